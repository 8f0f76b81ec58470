"""What is missing in all Vorgänge together, as far as somebody may see them."""

from __future__ import annotations

import pytest

from assistant.gap_survey import GapSurvey, gap_survey, only_refers
from ingest.archive.archive import Archive
from ingest.model import Letter, LetterKind, Tier
from tests.ingest.made_letters import ALL, PUBLIC
from tests.ingest.made_vorgang import ANSWER, HEAD, POINT, QUESTION, RESOLUTION, SERIES, Made, letter, put, read


def answers(
    *said: str, reference: str = "AF1/22", date: str | None = "2022-01-01", asked: str = "Wie steht es um Sache"
) -> Letter:
    """An answer letter with as many questions; "" leaves one without an answer."""
    blocks = [Made(HEAD, None, reference)]
    for number, text in enumerate(said, 1):
        blocks.append(Made(QUESTION, str(number), f"{number}. {asked} {number}?"))
        blocks += [Made(ANSWER, str(number), text)] if text else []
    return letter(LetterKind.ANSWER_LETTER, reference, *blocks, date=date)


def led_to(found: GapSurvey) -> list[list[str]]:
    return [[passage.text for target in one.targets for passage in target.passages] for one in found.referring]


def test_points_without_a_report_and_questions_without_an_answer(archive: Archive) -> None:
    put(archive, [*SERIES, answers("Gut.", "", date="2022-01-01"), answers("", reference="AF2/23", date="2023-01-01")])
    found = gap_survey(archive, PUBLIC)
    assert [(one.reference, one.item.number) for one in found.questions] == [("AF2/23", "1"), ("AF1/22", "2")]
    assert [(one.reference, one.item.number, one.subject) for one in found.points] == [
        ("A0093/15", "3", "Ein Beispiel")
    ]
    assert found.points[0].letter.document_id == RESOLUTION.source.document_id
    assert gap_survey(archive, PUBLIC, "AF1/22").questions == (found.questions[1],)


def test_answers_that_only_refer_lead_to_what_they_mean(archive: Archive) -> None:
    put(archive, SERIES)
    found = gap_survey(archive, PUBLIC)
    said = {one.station.passages[0].text: texts for one, texts in zip(found.referring, led_to(found), strict=True)}
    assert said == {
        "Siehe Antwort zu 1.": ["Im Oktober. Im Übrigen verweise ich auf meine Antwort zu Frage 3 (AF2013/13)."],
        "Siehe Beschlusskontrolle vom 3. November 2016. nächste Beschlusskontrolle: 31. August 2017": [
            "Das Konzept ist im Geschäftsgang."
        ],
    }, "the report leads to what the earlier one says on the same point"


def test_a_chain_is_followed_and_a_circle_ends(archive: Archive) -> None:
    put(archive, [answers("Im Mai.", "Siehe Antwort zu 1.", "Siehe Antwort zu Frage 2.")])
    assert led_to(gap_survey(archive, PUBLIC)) == [["Im Mai."], ["Im Mai."]]
    circle = answers("Siehe Antwort zu 2.", "Siehe Antwort zu 1.", reference="AF5/22")
    put(archive, [circle])
    assert led_to(gap_survey(archive, PUBLIC, "AF5/22")) == [["Siehe Antwort zu 1."], ["Siehe Antwort zu 2."]]


def test_what_it_leads_to_is_only_what_may_be_seen(archive: Archive) -> None:
    refers = letter(
        LetterKind.RESOLUTION_CONTROL, "A1/20", Made(HEAD, None, "Beschlusskontrolle zu A1/20"),
        Made(POINT, "1", "1. zu prüfen"), Made(ANSWER, "1", "Siehe Beschlusskontrolle vom 3. November 2020."),
        date="2021-01-01",
    )  # fmt: skip
    earlier = letter(
        LetterKind.RESOLUTION_CONTROL, "A1/20", Made(HEAD, None, "Beschlusskontrolle zu A1/20"),
        Made(POINT, "1", "1. zu prüfen"), Made(ANSWER, "1", "Es wurde geprüft."), date="2020-11-03",
    )  # fmt: skip
    put(archive, [refers])
    put(archive, [earlier], Tier.NICHTOEFFENTLICH)
    assert led_to(gap_survey(archive, PUBLIC)) == [[]]
    assert led_to(gap_survey(archive, ALL)) == [["Es wurde geprüft."]]


def test_nobody_waits_for_a_report_on_a_mere_proposal(archive: Archive) -> None:
    points = (Made(HEAD, None, "Vorlage"), Made(POINT, "1", "1. zuzustimmen"), Made(POINT, "2", "2. zu berichten"))
    put(archive, [letter(LetterKind.PROPOSAL, "V1/20", *points, date="2020-01-01")])
    assert gap_survey(archive, PUBLIC).points == ()
    report = (Made(HEAD, None, "Beschlusskontrolle zu V1/20"), points[1], Made(ANSWER, "1", "Es wurde zugestimmt."))
    put(archive, [letter(LetterKind.RESOLUTION_CONTROL, "V1/20", *report, date="2021-01-01")])
    assert [one.item.number for one in gap_survey(archive, PUBLIC).points] == ["2"], "it was decided: somebody reports"


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        ("Siehe Antwort zu 2.", True),
        ("siehe Frage 3", True),
        ("Siehe hierzu Antworten zu 1. und 2.", True),
        ("Es wird auf die Antwort zu Frage 5 verwiesen.", True),
        ("Siehe Ziff. 5", True),
        ("Ich verweise auf meine Beantwortung der Anfrage AF0007/18.", True),
        ("Keine Beantwortung möglich, siehe Ziffer 1.", False),
        ("Nein. Siehe Antwort zu 1.", False),
        ("Siehe Frage 2. Die Rundgänge finden statt.", False),
        ("12", False),
    ],
)
def test_only_a_formula_is_a_mere_reference(text: str, refers: bool) -> None:
    passages = [one for one in read(answers(text)) if one.kind is ANSWER]
    assert only_refers(passages) is refers
