"""The addresses of answers over a real desk: whose they are, what they send, and when something is stored."""

from __future__ import annotations

import pytest

from assistant.model import Turn
from eval.feedback_record import read_records
from ingest.model import Tier
from tests.ui.answers.shelved import QUESTION, asked, stranger
from tests.ui.houses import House
from tests.ui.made_answers import NOT_FOUND
from tests.ui.payloads import PAYLOADS

PATHS = ["", ".pdf", "/leiste", "/text", "/rueckmeldung", "/rueckmeldung?teil=1"]
BEFORE = (Turn("user", "Wann öffnet das Freibad?"), Turn("assistant", "Im Mai."))


@pytest.mark.parametrize("path", PATHS)
def test_an_answer_is_its_holders_alone(house: House, path: str) -> None:
    mine = asked(house)
    assert mine.client.get(mine.address + path).status_code == 200
    for other in (stranger(house), house.client()):
        assert other.get(mine.address + path).status_code == 404
        assert QUESTION not in other.get(mine.address + path).text


@pytest.mark.parametrize("path", PATHS)
def test_another_answer_and_none_are_the_same(house: House, path: str) -> None:
    mine, other = asked(house), stranger(house)
    theirs, nothing = other.get(mine.address + path), other.get(f"/antwort/{'x' * 22}{path}")
    assert theirs.content == nothing.content and theirs.status_code == nothing.status_code == 404


def test_nobody_but_the_holder_can_judge(house: House) -> None:
    mine = asked(house)
    sent = stranger(house).post(f"{mine.address}/rueckmeldung", data={"urteil": "right"})
    assert sent.status_code == 404


@pytest.mark.parametrize("path", PATHS)
def test_a_withdrawn_letter_hides_the_answer_at_once(fresh_house: House, path: str) -> None:
    mine = asked(fresh_house)
    assert mine.client.get(mine.address + path).status_code == 200
    fresh_house.desk._archive.decide_tier(fresh_house.answer, Tier.NICHTOEFFENTLICH, "Test", "zurückgezogen")
    assert mine.client.get(mine.address + path).status_code == 404


def test_nothing_is_stored_before_sending(fresh_house: House) -> None:
    mine = asked(fresh_house, before=BEFORE)
    for path in (*PATHS, "/rueckmeldung?urteil=right", "/rueckmeldung?urteil=right&grund=x&teil=1"):
        mine.client.get(mine.address + path)
    refused = mine.client.post(f"{mine.address}/rueckmeldung", data={"urteil": "should_answer", "grund": "x"})
    assert refused.status_code == 400 and "Urteil" in refused.text
    assert not (fresh_house.desk.directory.path / "feedback.jsonl").exists()


@pytest.mark.parametrize("part", ["", "?teil=1"])
@pytest.mark.parametrize("earlier", ["", "ja"])
def test_what_is_sent_is_stored_once_and_read_by_the_evaluation(fresh_house: House, part: str, earlier: str) -> None:
    mine = asked(fresh_house, before=BEFORE)
    fields = {"urteil": "incomplete", "grund": "Punkt 6\r\nfehlt", "davor": earlier}
    hostile = fields | {"question": "anderes", "answer": "anderes", "citations": "anderes"}
    sent = mine.client.post(f"{mine.address}/rueckmeldung{part}", data=hostile)
    assert sent.status_code == 200 and "gespeichert" in sent.text
    again = mine.client.post(f"{mine.address}/rueckmeldung{part}", data=fields)
    assert "schon eine Rückmeldung" in again.text
    assert "schon eine Rückmeldung" in mine.client.get(f"{mine.address}/rueckmeldung{part}").text
    (record,) = read_records(fresh_house.desk.directory.path / "feedback.jsonl")
    assert (record.question, record.verdict, record.reason) == (QUESTION, "incomplete", "Punkt 6\nfehlt")
    assert record.answer == mine.answer.text and len(record.citations) == len(mine.answer.citations)
    assert [turn.content for turn in record.history] == (["Wann öffnet das Freibad?"] if earlier else [])


def test_a_foreign_page_cannot_send(house: House) -> None:
    mine = asked(house)
    foreign = {"sec-fetch-site": "cross-site", "origin": "https://evil.example"}
    sent = mine.client.post(f"{mine.address}/rueckmeldung", data={"urteil": "right"}, headers=foreign)
    assert sent.status_code == 403


@pytest.mark.parametrize("form", ["woertlich", "lesefassung"])
def test_text_is_plain_and_not_kept(house: House, form: str) -> None:
    mine = asked(house)
    text = mine.client.get(f"{mine.address}/text?fassung={form}")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    assert text.headers["cache-control"] == "no-store" and text.headers["x-content-type-options"] == "nosniff"
    one = mine.client.get(f"{mine.address}/text?fassung={form}&stelle=1").text
    assert one.startswith("„Das Sozialamt") and "Beschlusskontrolle zu P0091/21 vom 23.06.2022" in one


@pytest.mark.parametrize("query", ["?fassung=anders", "?stelle=4", "?stelle=-1"])
def test_a_text_that_is_not_there_is_not_there(house: House, query: str) -> None:
    mine = asked(house)
    assert mine.client.get(f"{mine.address}/text{query}").status_code == 404


def test_the_bar_is_a_fragment_in_the_visitors_language(house: House) -> None:
    mine = asked(house)
    assert mine.client.get(f"{mine.address}/leiste").text.startswith('<div class="leiste-antwort"')
    mine.client.cookies.set("sprache", "en")
    assert ">Helpful<" in mine.client.get(f"{mine.address}/leiste").text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_question_does_no_harm_anywhere(house: House, payload: str) -> None:
    mine = asked(house, payload, NOT_FOUND)
    for path in ("", "/leiste", "/rueckmeldung?teil=1"):
        shown = mine.client.get(mine.address + path)
        assert shown.status_code == 200
        body = shown.text.partition("<body")[2] or shown.text
        assert not any(sign in body for sign in ("<img", "<script", "<svg", "<iframe", "<style", "<meta", "<base"))
    assert mine.client.get(f"{mine.address}/text").status_code == 200


def test_staff_sees_that_a_place_is_not_public(house: House) -> None:
    from ui.visitor import STAFF

    question = "Was antwortet die Verwaltung auf Frage 1 in AF0009/23?"
    answer = house.desk.ask(question, principal=STAFF)
    mine = asked(house, question, answer, staff=True)
    assert "(nichtöffentlich)" in mine.client.get(mine.address).text
    assert "(nichtöffentlich)" in mine.client.get(f"{mine.address}/text").text


def test_a_fluent_version_reaches_every_output_with_its_mark(house: House) -> None:
    mine = asked(house, fluent=True)
    page = mine.client.get(mine.address).text
    assert (
        'data-ai-generated="true"' in page and "Antwort · Wörtliche Auszüge" in page and "KI-Fassung als Text" in page
    )
    assert "keine KI-Formulierung" not in page
    text = mine.client.get(f"{mine.address}/text?fassung=ki-fassung").text
    assert "Von einem Sprachmodell formuliert" in text and "Dort steht: „" in text and "Fundstellen:" in text
    for form in ("woertlich", "lesefassung"):
        assert "Sprachmodell" not in mine.client.get(f"{mine.address}/text?fassung={form}").text
    assert "KI-Fassung" in mine.client.get(f"{mine.address}/leiste").text
    assert b"AlgorithmicMedia" in mine.client.get(f"{mine.address}.pdf").content


def test_without_one_there_is_no_such_text(house: House) -> None:
    mine = asked(house)
    assert mine.client.get(f"{mine.address}/text?fassung=ki-fassung").status_code == 404
    assert "KI" not in mine.client.get(mine.address).text.replace("keine KI-Formulierung", "")
