"""The head of a letter: what it says is read, what it does not say stays empty."""

from __future__ import annotations

import datetime
import json

import pytest

from ingest.body.layout import lines
from ingest.head.letterhead import fraction, read_letterhead, split_head
from ingest.model import Disagreement, Letterhead, LetterKind, MarkState, Paper
from ingest.oparl import papers_of
from ingest.read import read
from ingest.segment import segment
from tests.corpus import dresden
from tests.ingest import made_forms
from tests.ingest.gold_structure import BOTH, gold, letter_of, sample, source_of

HEAD = """\
{mark}

Landeshauptstadt Dresden
Amt für Beispiele
GZ: (GB 6) 66.41

SPD-Fraktion im Stadtrat
Frau Beispiel

Datum: {date}

{subject}

Sehr geehrte Frau Beispiel,

zu {opening} antworte ich:
"""


def head(
    mark: str = "□ vertraulich",
    date: str = "14. SEP. 2022",
    subject: str = "Wege im Wald\nAF0815/22",
    opening: str = "Ihrer Anfrage",
) -> Letterhead:
    return letter_of(HEAD.format(mark=mark, date=date, subject=subject, opening=opening)).head


@pytest.mark.parametrize("name", BOTH)
def test_sample_has_the_head_that_its_gold_structure_says(name: str) -> None:
    letter, wanted = sample(name), gold(name)["head"]
    found = letter.head
    assert found.kind == wanted["kind"]
    assert found.reference == wanted["reference"]
    assert list(found.further_references) == wanted["further_references"]
    assert found.date == datetime.date.fromisoformat(wanted["date"])
    assert found.date_raw == wanted["date_raw"]
    assert found.office == wanted["office"]
    assert found.file_number == wanted["file_number"]
    assert list(found.addressees) == wanted["addressees"]
    assert found.subject is not None
    assert found.subject.replace("**", "") == wanted["subject"]
    assert found.mark.state == wanted["mark"]["state"]
    assert letter.source.verbatim(found.mark.spans) == wanted["mark"]["text"]


def test_unreadable_stamp_is_kept_as_printed() -> None:
    found = head(date="2 a JAK. 2öto")
    assert (found.date, found.date_raw) == (None, "2 a JAK. 2öto")


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        *[
            ("☒ vertraulich", "ticked"),
            ("☑ vertraulich", "ticked"),
            ("X vertraulich", "ticked"),
            ("x  Vertraulich", "ticked"),
        ],
        *[("☑ streng vertraulich", "ticked"), ("■ vertraulich.", "ticked"), ("✗vertraulich", "ticked")],
        *[("□ vertraulich", "unticked"), ("☐ vertraulich", "unticked"), ("□vertraulich:", "unticked")],
        *[("vertraulich", "unreadable"), ("Vertraulich", "unreadable"), ("o vertraulich", "unreadable")],
        *[("° vertraulich", "unreadable"), ("□☒ vertraulich", "unreadable"), ("( vertraulich", "unreadable")],
        *[("□ vertraulich\n☒ vertraulich", "unreadable"), ("□ vertraulich\n□ vertraulich", "unreadable")],
        *[("Hausmitteilung", "absent"), ("□ Vertrauliches", "absent"), ("öffentlich", "absent")],
    ],
)
def test_confidentiality_mark(mark: str, state: str) -> None:
    found = head(mark).mark
    assert found.state == state
    assert bool(found.spans) == (found.state is not MarkState.ABSENT)


def test_word_vertraulich_in_the_text_is_no_mark() -> None:
    text = HEAD.format(mark="", date="14. SEP. 2022", subject="Wald", opening="Ihrer Anfrage") + "\n☒ vertraulich\n"
    assert letter_of(text).head.mark.state is MarkState.ABSENT


@pytest.mark.parametrize(
    ("subject", "opening", "kind"),
    [
        ("Wege im Wald\nAF0815/22", "Ihren Zeilen", LetterKind.ANSWER_LETTER),
        ("Wege im Wald\nmAF0316/12", "Ihren Zeilen", LetterKind.ANSWER_LETTER),
        ("Wege im Wald", "Ihrer Anfrage vom 3. Mai", LetterKind.ANSWER_LETTER),
        ("Beschlusskontrolle zu A0093/15", "oben genanntem Beschluss", LetterKind.RESOLUTION_CONTROL),
        ("Beschlusskontrolle zu A0093/15\nAF0815/22", "Ihrer Anfrage", LetterKind.ANSWER_LETTER),
        ("Stellungnahme zum Vorschlag", "dem Vorschlag", LetterKind.STATEMENT),
        ("Niederschrift über die Sitzung", "der Sitzung", LetterKind.MINUTES),
        ("Wege im Wald", "diesem Thema", LetterKind.OTHER),
    ],
)
def test_kind(subject: str, opening: str, kind: LetterKind) -> None:
    assert head(subject=subject, opening=opening).kind is kind


def test_own_reference_goes_before_those_of_the_subject() -> None:
    found = head(subject="Beschlusskontrolle zu P0091/21 (SR/034/2022)\nAF0815/22")
    assert (found.reference, found.further_references) == ("AF0815/22", ("P0091/21", "SR/034/2022"))


def test_fields_of_a_made_up_head() -> None:
    found = head()
    assert found.office == "Amt für Beispiele"
    assert found.file_number == "(GB 6) 66.41"
    assert found.addressees == ("SPD-Fraktion im Stadtrat", "Frau Beispiel")
    assert found.subject == "Wege im Wald"


def test_letter_without_salutation_has_an_empty_head() -> None:
    found = letter_of("Datum: 14. SEP. 2022\n\nEin Text ohne Anrede.").head
    assert found == Letterhead()
    assert split_head(lines(source_of("Ein Text"))) == 0


def agreed(text: str, paper: Paper) -> Letterhead:
    source = source_of(text)
    printed = lines(source)
    size = split_head(printed)
    opening = " ".join(line.text for line in printed[size : size + 6])
    return read_letterhead(source, printed[:size], opening, paper)[0]


PAPER = Paper(
    "1", "2020/0665", "Breitbandausbau im Stadtgebiet", "Anfrage", datetime.date(2020, 5, 29), "Stellungnahme"
)


def test_council_information_system_wins_and_disagreement_is_recorded() -> None:
    found = agreed(made_forms.TABLE, PAPER)
    assert (found.reference, found.further_references) == ("2020/0665", ("2020/0656",))
    assert Disagreement("reference", "2020/0665", "2020/0656") in found.disagreements
    assert found.subject == "Breitbandausbau im Stadtgebiet"


def test_date_of_the_paper_is_none_of_the_letter() -> None:
    assert agreed(made_forms.TABLE, PAPER).date == datetime.date(2020, 6, 30)
    assert agreed(made_forms.TABLE.replace("30.06.2020", "offen"), PAPER).date is None


def test_title_of_a_document_goes_before_the_name_of_its_file() -> None:
    found = agreed(made_forms.TABLE, PAPER)
    assert found.kind is LetterKind.ENQUIRY
    assert Disagreement("kind", "answer_letter", "enquiry") in found.disagreements


def test_name_of_the_file_tells_the_kind_where_the_print_does_not() -> None:
    assert agreed("Ein Text ohne Kopf.", PAPER).kind is LetterKind.ANSWER_LETTER


def test_agreement_is_no_disagreement() -> None:
    paper = Paper("1", "2013/0121", "Bonusprogramm energetische Sanierung im Altbaubereich", "Anfrage")
    assert agreed(made_forms.COLUMNS, paper).disagreements == ()


def test_misread_reference_is_mended_and_kept_as_printed() -> None:
    found = head(subject="Beschlusskontrolle zu V-PI00004/19 (SBR Pi/004/2020)", opening="dem Beschluss")
    assert found.reference == "V-Pi00004/19"
    assert found.further_references == ("SBR Pi/004/2020", "V-PI00004/19")


def test_year_that_contradicts_the_letter_is_not_read() -> None:
    assert head(date="1 9. FEB. 2029", subject="Wege\nA0097/15", opening="dem Beschluss von 2015").date is None
    assert head(date="1 9. FEB. 2016", subject="Wege\nA0097/15", opening="dem Beschluss von 2015").date is not None


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("SPD-Fraktion", "SPD-Fraktion"),
        ("Fraktion Bündnis 90/Die Grünen", "Fraktion Bündnis 90/Die Grünen"),
        ("BürgerBündnis / Freie Bürger Fraktion", "BürgerBündnis / Freie Bürger Fraktion"),
        ("An die CDU-Fraktion im Stadtrat", "CDU-Fraktion"),
        ("Fraktionen sowie Mitglieder", None),
        ("Herrn Stadtrat", None),
    ],
)
def test_fraction_of_an_address(line: str, group: str | None) -> None:
    assert fraction([line]) == group


@pytest.mark.parametrize("with_papers", [True, False])
def test_heads_of_the_dresden_letters(with_papers: bool) -> None:
    """Kinds and dates of all, references of all whose text or paper names it; nothing invented."""
    folder = dresden()
    papers = papers_of(folder) if with_papers else {}
    gold = json.loads((folder / "structure.json").read_text(encoding="utf-8"))
    wrong = []
    for name, entry in gold.items():
        path = folder / "files" / name
        found = segment(read(path).source, papers.get(path)).head
        date = found.date.isoformat() if found.date else None
        wanted = (entry["kind"], entry["date"], entry["reference"])
        wrong += [(name, wanted)] if (found.kind, date, found.reference) != wanted else []
    # Without its paper one letter does not name its reference, and one names the other of its two resolutions first.
    assert len(wrong) == (0 if with_papers else 2), wrong
