"""Suggestions come from the visible letters, are understood when they are asked, and are answered."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.desk import Desk
from assistant.filters import Filter
from assistant.model import PUBLIC as EVERYONE
from assistant.model import Answer, Citation, Scope, Status, Turn
from assistant.question import understand
from assistant.suggestions import LONGEST_OWN, MOST, suggestions
from eval.gold import read_gold
from ingest.archive.archive import Archive
from ingest.model import BlockKind, Letter, LetterKind, Tier
from ingest.settings import Settings
from tests.assistant.test_later import cited
from tests.corpus import ROOT, dresden
from tests.ingest.made_letters import ALL, PUBLIC
from tests.ingest.made_vorgang import (
    ANSWER,
    ENQUIRY_ANSWERED,
    FIRST,
    HEAD,
    LAST,
    POINT,
    QUESTION,
    RESOLUTION,
    SERIES,
    UNDATED,
    Made,
    letter,
    put,
)

GOLD = ROOT / "eval" / "data" / "dresden-dev.jsonl"
#: Share of the suggestions that must be answered when they are asked.
ANSWERED = 0.90
POINT_2B = "Was sagt die Verwaltung zu Punkt 2b von A0093/15?"


@pytest.fixture
def archive(archive: Archive) -> Archive:
    put(archive, SERIES)
    return archive


def answered(*citations: Citation) -> Answer:
    """An answer that cites some places."""
    scope = Scope(5, None)
    return Answer(Status.ANSWERED, "de", False, "", (), citations, (), (), scope, 0.9, 1.0)


def near(*citations: Citation) -> Answer:
    return replace(answered(), status=Status.NEAR, near=citations)


def enquiry(*blocks: Made, reference: str = "AF0011/19") -> Letter:
    """An answer to an enquiry."""
    return letter(LetterKind.ANSWER_LETTER, reference, Made(HEAD, None, f"{reference}"), *blocks, date="2019-01-15")


def own(archive: Archive, asked: str) -> str:
    """What is suggested where an enquiry's question comes near."""
    one = enquiry(Made(QUESTION, "4", asked), Made(ANSWER, "4", "Im Oktober."))
    put(archive, [one])
    (said,) = suggestions(near(replace(cited(one, 3, "4"), asked=asked)), archive, PUBLIC, "de")
    return said


def test_the_later_word_and_the_next_point_are_suggested(archive: Archive) -> None:
    said = suggestions(answered(cited(FIRST, 5, "2a")), archive, PUBLIC, "de")
    assert said == (
        "Was sagt die Verwaltung zu Punkt 2 von A0093/15?",
        POINT_2B,
        "Wann kommt das Konzept? (AF0007/18, Frage 1)",
    )


def test_what_a_point_without_its_answer_was_answered_comes_first(archive: Archive) -> None:
    said = suggestions(answered(cited(FIRST, 2, "1", BlockKind.RESOLUTION_POINT)), archive, PUBLIC, "de")
    assert said[0] == "Was sagt die Verwaltung zu Punkt 1 von A0093/15?"
    of_the_resolution = answered(cited(RESOLUTION, 2, "1", BlockKind.RESOLUTION_POINT))
    assert suggestions(of_the_resolution, archive, PUBLIC, "de") == said[:1], "its report stands in another letter"


def test_after_the_last_question_the_first_one_is_next(archive: Archive) -> None:
    said = suggestions(answered(cited(ENQUIRY_ANSWERED, 5, "2")), archive, PUBLIC, "de")
    assert said == ("Wann kommt das Konzept? (AF0007/18, Frage 1)",)


def test_a_near_place_is_asked_about_in_the_words_of_its_enquiry(archive: Archive) -> None:
    place = replace(cited(ENQUIRY_ANSWERED, 5, "2"), asked="2. Wie geht es weiter?")
    assert (
        suggestions(near(place), archive, PUBLIC, "de")[0] == "Was antwortet die Verwaltung auf Frage 2 in AF0007/18?"
    )
    place = replace(place, asked="2. Wie geht es mit dem Konzept weiter?")
    assert (
        suggestions(near(place), archive, PUBLIC, "de")[0] == "Wie geht es mit dem Konzept weiter? (AF0007/18, Frage 2)"
    )


def test_english_suggestions_name_the_place(archive: Archive) -> None:
    said = suggestions(answered(cited(FIRST, 5, "2a")), archive, PUBLIC, "en")
    assert said[0] == "What does the administration say on point 2 of A0093/15?"
    assert said[2] == "What does the administration answer to question 1 in AF0007/18?"


def test_what_was_asked_is_not_suggested_again(archive: Archive) -> None:
    before = suggestions(answered(cited(FIRST, 5, "2a")), archive, PUBLIC, "de")
    asked = ["Und zu Punkt 2b?", before[2].upper()]
    assert suggestions(answered(cited(FIRST, 5, "2a")), archive, PUBLIC, "de", asked) == before[:1]


def test_a_hidden_letter_is_not_hinted_at(tmp_path: Path) -> None:
    with Archive(tmp_path / "hidden.sqlite3") as opened, Archive(tmp_path / "absent.sqlite3") as without:
        put(without, [FIRST])
        put(opened, [FIRST])
        put(opened, [LAST, UNDATED, ENQUIRY_ANSWERED], Tier.NICHTOEFFENTLICH)
        answer = answered(cited(FIRST, 5, "2a"))
        assert suggestions(answer, opened, PUBLIC, "de") == suggestions(answer, without, PUBLIC, "de") == (POINT_2B,)
        assert len(suggestions(answer, opened, ALL, "de")) == MOST


def test_what_the_filter_leaves_out_is_not_suggested(archive: Archive) -> None:
    answer = answered(cited(FIRST, 5, "2a"))
    within = Filter(kinds=frozenset({LetterKind.ANSWER_LETTER}))
    said = suggestions(replace(answer, scope=Scope(1, None, within)), archive, PUBLIC, "de")
    assert said == ()
    within = Filter(kinds=frozenset({LetterKind.RESOLUTION_CONTROL}))
    assert "AF0007/18" not in str(suggestions(replace(answer, scope=Scope(3, None, within)), archive, PUBLIC, "de"))


def test_nothing_cited_suggests_nothing(archive: Archive) -> None:
    assert suggestions(replace(answered(), status=Status.NOT_FOUND), archive, PUBLIC, "de") == ()
    assert suggestions(answered(cited(FIRST, 8, None)), archive, PUBLIC, "de") == (
        "Was sagt die Verwaltung zu Punkt 1 von A0093/15?",
    )


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("3. „Zu Punkt 5 (Freibäder): Wann öffnet das Freibad im Norden?“", "Wann öffnet das Freibad im Norden?"),
        ("Das Bad ist zu. Welche Bäder sind offen?", "Welche Bäder sind offen?"),
        (
            "Mit welchen lokalen Netzwerken und Vereinen arbeitet die Landeshauptstadt derzeit zusammen, um Kinder an "
            "das Schwimmen heranzuführen, und wie sieht diese Zusammenarbeit konkret aus?",
            "Mit welchen lokalen Netzwerken und Vereinen arbeitet die Landeshauptstadt derzeit zusammen?",
        ),
    ],
)
def test_own_words_are_shortened_at_a_clause(archive: Archive, asked: str, said: str) -> None:
    assert own(archive, asked) == f"{said} (AF0011/19, Frage 4)"


@pytest.mark.parametrize(
    "asked",
    [
        "Warum?",
        "Das Freibad im Norden und seine Öffnung",
        "Inwiefern fühlt sich der Oberbürgermeister(Mayor)zur Umsetzung verpflichtet?",
        "Wie wird „das Freibad im Norden“ genutzt?",
        "Wurdedem Veranstalter des Festes im Norden abgesagt?",
        f"Welche Bäder {'sehr ' * LONGEST_OWN}sind offen?",
    ],
)
def test_words_that_do_not_stand_alone_give_way_to_their_place(archive: Archive, asked: str) -> None:
    assert own(archive, asked) == "Was antwortet die Verwaltung auf Frage 4 in AF0011/19?"


def test_a_place_that_no_question_can_name_is_not_suggested(archive: Archive) -> None:
    nameless = letter(
        LetterKind.ANSWER_LETTER, None, Made(HEAD, None, "x"), Made(QUESTION, "1", "?"), Made(ANSWER, "1", "Ja.")
    )
    parts = letter(
        LetterKind.ANSWER_LETTER,
        "AF0012/19",
        Made(HEAD, None, "y"),
        Made(POINT, "1", "1. ein Bad", "I"),
        Made(ANSWER, "1", "Ja.", "I"),
    )
    put(archive, [nameless, parts])
    assert suggestions(answered(cited(nameless, 2, "1", BlockKind.QUESTION)), archive, PUBLIC, "de") == ()
    assert suggestions(answered(cited(parts, 2, "1", BlockKind.QUESTION)), archive, PUBLIC, "de") == ()


def test_every_suggestion_is_read_as_the_place_it_stands_for(archive: Archive) -> None:
    for said in suggestions(answered(cited(FIRST, 5, "2a"), cited(ENQUIRY_ANSWERED, 5, "2")), archive, PUBLIC, "de"):
        read = understand(said)
        assert len(read.references) == 1 and len(read.points + read.questions) == 1


def test_the_desk_suggests_from_what_its_principal_sees(sample_desk: Desk) -> None:
    answer = sample_desk.ask("Was hat das Sozialamt zu Punkt 1 berichtet?")
    said = sample_desk.suggestions(answer, EVERYONE, "de", ["Was hat das Sozialamt zu Punkt 1 berichtet?"])
    assert "Was sagt die Verwaltung zu Punkt 2 von P0091/21?" in said
    assert sample_desk.suggestions(answer, replace(EVERYONE, tiers=frozenset()), "de") == ()


def share_answered(desk: Desk) -> tuple[int, int]:
    """How many suggestions after the development questions are answered when they are asked, and how many there are."""
    good = made = 0
    for item in read_gold(GOLD):
        before = [Turn(turn.role, turn.content) for turn in item.history]
        answer = desk.ask(item.question, before)
        asked = [turn.content for turn in before if turn.role == "user"] + [item.question]
        for said in desk.suggestions(answer, EVERYONE, "de", asked):
            history = [*before, Turn("user", item.question), Turn("assistant", answer.text)]
            made += 1
            good += desk.ask(said, history).status is Status.ANSWERED
    return good, made


@pytest.mark.full
def test_suggestions_are_answered(sample_desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    good, made = share_answered(sample_desk)
    with capsys.disabled():
        sys.stdout.write(f"\nsuggestions over the samples: {good} of {made} answered\n")
    assert made > 100 and good >= ANSWERED * made


@pytest.mark.full
def test_suggestions_are_answered_among_many_letters(
    model_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Desk.open(Settings(tmp_path / "data", model_dir)) as desk:
        desk.ingest([dresden()], cleared_by="Test, für alle")
        good, made = share_answered(desk)
    with capsys.disabled():
        sys.stdout.write(f"\nsuggestions over the development corpus: {good} of {made} answered\n")
    assert made > 100 and good >= ANSWERED * made
