"""The pages of an upload: what they say in each state, and that nothing of a file's name becomes markup."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.ingest_report import IngestReport, Outcome
from ingest.model import MarkState, Tier
from tests.ui.made_answers import entry, samples
from tests.ui.payloads import PAYLOADS
from ui.uploads import upload_page
from ui.uploads.jobs import Decision, Job, Row, Standing
from ui.uploads.receiving import Upload
from ui.uploads.texts import ENGLISH, GERMAN

TAKEN = IngestReport(
    "/x/a.txt", Outcome.TAKEN_IN, "0123456789abcdef", "AF1/22 vom 14.09.2022", Tier.OEFFENTLICH, MarkState.UNTICKED, 2
)
WITHHELD = replace(TAKEN, tier=Tier.NICHTOEFFENTLICH, message="Der Briefkopf trägt keinen Vertraulichkeitsvermerk.")
REFUSED = IngestReport("/x/b.pdf", Outcome.REFUSED, message="Erwartet wird ein Brief, gefunden wurde ein Bild: …")
ROWS = (Row("a.txt", TAKEN), Row("2022/c.txt", WITHHELD, "bündel.zip"), Row("b.pdf", REFUSED))
ID = "Jq0_-x"
WHEN = datetime.datetime(2026, 11, 3, 9, 5).astimezone()


def job(standing: Standing) -> Job:
    return Job(Upload(Path("/nowhere"), (), {}), Decision(), standing, begun_at=WHEN, id=ID)


def test_the_form_works_without_a_script_and_says_what_goes() -> None:
    page = upload_page.form(GERMAN, [])
    assert 'method="post" action="/aufnahme" enctype="multipart/form-data"' in page
    assert re.search(r'<input type="file" id="dateien" name="dateien" multiple required accept="[^"]*pdf', page)
    assert "Höchstens 200 Dateien" in page and "100 MB je Datei" in page and "120 MB zusammen" in page
    assert re.search(r'value="vermerk" id="sicht-vermerk" checked', page), "without a word nothing is published"
    assert page.count(" checked") == 1 and GERMAN.recent not in page and "<h1>" in page


def test_what_was_filled_in_stays_when_it_was_refused() -> None:
    fields = {"sicht": "freigeben", "name": 'Erika "E." Muster', "grund": ""}
    page = upload_page.form(GERMAN, [], fields, "Erwartet werden Name und Grund.")
    assert re.search(r'value="freigeben" id="sicht-freigeben" checked', page) and page.count(" checked") == 1
    assert 'value="Erika &quot;E.&quot; Muster"' in page
    assert 'role="alert" id="fehler" class="fehler" lang="de">Erwartet werden Name und Grund.' in page


def test_the_last_uploads_are_listed() -> None:
    jobs = [job(Standing("running", 0, 3)), job(Standing("done", 1, 1))]
    page = upload_page.form(GERMAN, jobs)
    assert 'href="/aufnahme/Jq0&#95;-x"' in page and "03.11.2026, 09:05 Uhr, 3 Dateien" in page
    assert "Aufnahme läuft" in page and "Aufnahme fertig" in page


@pytest.mark.parametrize(
    ("standing", "ahead", "said"),
    [
        (Standing("waiting", 0, 3), 0, "Beginnt gleich."),
        (Standing("waiting", 0, 3), 2, "was davor gesendet wurde (2)"),
        (Standing("running", 1, 3), 0, "Datei 2 von 3"),
        (Standing("running", 3, 3), 0, "Datei 3 von 3"),
        (Standing("done", 3, 3), 0, "3 Dateien bearbeitet."),
        (Standing("failed", 0, 3), 0, "Eine Störung hat die Aufnahme beendet."),
    ],
)
def test_how_far_it_is_stands_in_one_sentence(standing: Standing, ahead: int, said: str) -> None:
    page = upload_page.progress(ID, standing, ahead, GERMAN, {})
    assert said in upload_page.line(standing, ahead, GERMAN) and said in page
    assert ("/stand" in page) == ("<progress" in page) == (not standing.ended)
    assert upload_page.title(standing.phase, GERMAN) in page


def test_the_bar_says_how_far_only_where_that_is_known() -> None:
    assert 'max="3" value="1"' in upload_page.progress(ID, Standing("running", 1, 3), 0, GERMAN, {})
    assert "value=" not in upload_page.progress(ID, Standing("running", 0, 1), 0, GERMAN, {})
    page = upload_page.progress(ID, Standing("running", 0, 1, "bündel.zip!a.txt"), 0, GERMAN, {})
    assert "Gerade gelesen: bündel.zip&#33;a.txt" in page


def test_the_result_has_a_row_a_file_and_what_needs_a_look_comes_first() -> None:
    page = upload_page.progress(ID, Standing("done", 3, 3, rows=ROWS), 0, GERMAN, {})
    assert re.findall(r'class="datei">([^<]+)<', page) == ["b.pdf", "2022/c.txt", "a.txt"]
    assert "aus bündel.zip" in page and 'href="/brief/0123456789abcdef"' in page
    assert "gefunden wurde ein Bild" in page and "AF1/22 vom 14.09.2022" in page and "2 Absätze" in page
    assert "<strong>2</strong> aufgenommen" in page and "<strong>1</strong> abgelehnt" in page
    assert "1 Schreiben zurückgehalten" in page and "trägt keinen Vertraulichkeitsvermerk" in page


def test_a_fault_is_named_with_what_it_left_out() -> None:
    fault = "Erwartet wird ein beschreibbares Archiv, der Datenträger ist voll: bitte …"
    failed = Standing("failed", 1, 2, rows=ROWS[:1], fault=fault, left=("b.pdf",))
    page = upload_page.progress(ID, failed, 0, ENGLISH, {})
    assert f'lang="de">{fault}' in page and "Not taken in, or not certainly" in page and "<li>b.pdf</li>" in page
    ours = upload_page.progress(ID, Standing("failed", 0, 1), 0, ENGLISH, {})
    assert ENGLISH.general_fault in ours


def test_of_very_many_rows_the_rest_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upload_page, "MOST_ROWS", 1)
    page = upload_page.progress(ID, Standing("done", 3, 3, rows=ROWS), 0, GERMAN, {})
    assert page.count("<tr>") == 2 and "Nicht einzeln gezeigt: 2 Schreiben." in page


def test_another_letter_of_the_same_reference_and_date_is_pointed_out() -> None:
    ours, other = entry(samples()[0]), replace(entry(samples()[0]), document_id="f" * 16)
    row = Row("a.txt", replace(TAKEN, document_id=ours.document_id))
    assert upload_page.namesakes([row], [ours, other, entry(samples()[1])]) == {ours.document_id: "f" * 16}
    assert upload_page.namesakes([row], [ours, replace(other, date=datetime.date(2000, 1, 1))]) == {}
    unchanged = Row("a.txt", replace(row.report, outcome=Outcome.UNCHANGED))
    assert upload_page.namesakes([unchanged], [ours, other]) == {}
    nameless = [replace(one, reference=None) for one in (ours, other)]
    assert upload_page.namesakes([row], nameless) == {}
    page = upload_page.progress(ID, Standing("done", 1, 1, rows=(row,)), 0, GERMAN, {ours.document_id: "f" * 16})
    assert GERMAN.namesake in page and f'href="/brief/{"f" * 16}"' in page


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_nothing_of_a_file_becomes_markup(payload: str) -> None:
    clean = upload_page.progress(ID, standing("x"), 0, GERMAN, {})
    page = upload_page.progress(ID, standing(payload), 0, GERMAN, {})
    assert re.findall(r"<[^>]+>", page) == re.findall(r"<[^>]+>", clean)
    form = upload_page.form(GERMAN, [], {"name": payload, "grund": payload, "sicht": payload}, payload)
    assert form.count("<") == upload_page.form(GERMAN, [], {"sicht": "x"}, "x").count("<")


def standing(text: str) -> Standing:
    refused = Row(text, replace(REFUSED, message=text, path=text), text)
    taken = Row(text, replace(WITHHELD, title=text, message=text, remarks=(text,)))
    return Standing("failed", 1, 3, text, (refused, taken), text, (text,))


def test_an_upload_that_is_forgotten_says_what_stays() -> None:
    assert GERMAN.gone in upload_page.gone(GERMAN) and 'href="/aufnahme"' in upload_page.gone(GERMAN)
