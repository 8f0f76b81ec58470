"""What speaks for a window as an answer, as numbers."""

from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.address import Placed
from assistant.evidence import asked_for_head, core_of, evidence, surroundings
from assistant.found import Found
from assistant.question import understand
from assistant.terms import terms, wording
from assistant.window import Window, whole
from ingest.model import BlockKind, Role, Speaker
from tests.assistant.made import OTHERS, found, placed, summary

HEAD = wording("Stadt Beispiel Amt für Bäder")
COSTS = placed("Die Sanierung der Becken kostet 480.000 Euro.", place="1/1")


def measured(
    text: str, one: Placed | Window, *others: Placed, leans_on: str = "", brought: Found | None = None
) -> dict[str, float]:
    """What speaks for a window, or a whole passage, as the answer to the first part of a question."""
    question, window = understand(text), one if isinstance(one, Window) else whole(one)
    brought = brought or found(window.placed, *others)
    return evidence(question, question.parts[0], terms(leans_on), window, HEAD, brought)


def test_every_window_has_the_same_numbers() -> None:
    asked = [("Was kostet es?", ""), ("Und wann?", "Ist das Bad zu?"), ("Who pays for the pool in 2021?", "")]
    rows = [measured(text, COSTS, *OTHERS, leans_on=before) for text, before in asked]
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert all(math.isfinite(value) for row in rows for value in row.values())


def test_words_of_the_question_are_looked_for_in_the_window_and_around_it() -> None:
    row = measured("Was kostet die Sanierung der Becken?", COSTS)
    assert row["said"] == row["around"] == 1.0
    assert (row["missing"], row["nowhere"], row["heaviest_missing"]) == (0.0, 0.0, 0.0)
    answer = placed("Das kostet 5 Euro.", asked="Was kostet die Sanierung der Becken?")
    row = measured("Was kostet die Sanierung der Becken?", answer)
    assert row["said"] < 0.5 < 0.9 < row["around"]


def test_word_that_another_candidate_holds_is_missing_but_not_nowhere() -> None:
    other = placed("Die Rutsche ist neu.", letter=summary("e"))
    alone, beside = measured("Was kostet die Rutsche?", COSTS), measured("Was kostet die Rutsche?", COSTS, other)
    assert alone["nowhere"] > beside["nowhere"] == 0.0
    assert alone["missing"] == beside["missing"] == 1.0


@pytest.mark.parametrize(
    ("text", "missing", "nowhere"),
    [
        ("Was kostet die Sanierung?", 0.0, 0.0),
        ("Was kostet die Sanierung in Hamburg?", 1.0, 1.0),
        ("Was kostet die Sanierung in Beispiel?", 0.0, 0.0),  # stands in the head
        ("Was kostete die Sanierung 2023?", 0.0, 0.0),  # the letter's year
        ("Was kostete die Sanierung in Hamburg 1987?", 2.0, 2.0),
        ("Was kostete die Sanierung laut BAMF?", 1.0, 0.0),  # another candidate holds it
    ],
)
def test_names_that_the_letter_or_everything_found_does_not_know(text: str, missing: float, nowhere: float) -> None:
    other = placed("Das BAMF fördert Kurse.", letter=summary("e"))
    row = measured(text, COSTS, other)
    assert (row["names_missing"], row["names_nowhere"]) == (missing, nowhere)


@pytest.mark.parametrize(
    ("text", "sentences", "missed"),
    [
        ("Was kostet die Sanierung der Becken?", ["Die Sanierung der Becken kostet 5 Euro."], 0.0),
        ("Wann ist die Sanierung der Becken fertig?", ["Die Sanierung der Becken dauert."], 1.0),
        ("Was ist mit der Sanierung der Becken?", ["Die Sanierung der Becken dauert."], 0.0),
    ],
)
def test_kind_that_must_be_shown_is_missed(text: str, sentences: list[str], missed: float) -> None:
    assert measured(text, placed(*sentences))["not_shown"] == missed


def test_figure_beside_the_words_of_the_question_is_tied_to_it() -> None:
    tied = measured("Was kostet die Beckenheizung?", placed("Die Beckenheizung kostet 5 Euro."))
    loose = measured("Was kostet die Beckenheizung?", placed("Die Sanierung ist teuer.", "Der Eintritt kostet 5 Euro."))
    assert tied["tied"] > loose["tied"]
    assert (tied["not_shown"], loose["not_shown"]) == (0.0, 0.0)


def test_figure_counts_with_the_sentence_before() -> None:
    row = measured("Wie viele Becken sind offen?", placed("Es gibt zwölf Becken.", "Davon sind 4 offen."))
    assert (row["tied"], row["other_counted"]) == (1.0, 0.0)


def test_other_things_counted_are_told() -> None:
    asked = "Wie viele Unterschriften hat die Petition?"
    assert measured(asked, placed("Die Petition liegt seit 3 Wochen vor."))["other_counted"] == 1.0
    assert measured(asked, placed("Die Petition hat 3 Unterschriften."))["other_counted"] == 0.0


def test_number_has_to_stand_with_what_is_counted() -> None:
    asked = "Wie viele Becken sind offen?"
    assert measured(asked, placed("Zwei Becken sind offen."))["number_elsewhere"] == 0.0
    assert measured(asked, placed("Seit Montag, dem 3. Mai, ist die Lage der Becken klar."))["number_elsewhere"] == 1.0


@pytest.mark.parametrize(
    ("text", "answer", "feature", "missing"),
    [
        ("Welche Firma saniert die Becken?", "Die Becken saniert die Aqua Bau GmbH.", "name_missing", 0.0),
        ("Welche Firma saniert die Becken?", "Die Becken werden saniert.", "name_missing", 1.0),
        ("Wer saniert die Becken in Dresden?", "Die Becken werden in Dresden saniert.", "who_missing", 1.0),
        ("Was kosten die Becken?", "Die Becken werden saniert.", "name_missing", 0.0),
        ("Was kosten die Becken?", "Die Becken werden saniert.", "who_missing", 0.0),
    ],
)
def test_name_that_is_asked_for_has_to_be_a_new_one(text: str, answer: str, feature: str, missing: float) -> None:
    assert measured(text, placed(answer))[feature] == missing


def test_people_are_counted_under_many_names() -> None:
    assert measured("Wie viele Menschen kamen?", placed("Es kamen 30 Gäste."))["other_counted"] == 0.0


def test_decided_is_not_done() -> None:
    assert measured("Wurde das Geld ausgezahlt?", placed("Das Geld wird bereitgestellt."))["not_done"] == 1.0
    assert measured("Wurde das Geld ausgezahlt?", placed("Das Geld wurde überwiesen."))["not_done"] == 0.0
    assert measured("Was kostet das Geld?", placed("Das Geld wird bereitgestellt."))["not_done"] == 0.0


def test_reason_is_told_where_one_is_asked_for() -> None:
    why = placed("Das Bad ist zu, weil es regnet.")
    assert measured("Warum ist das Bad zu?", why)["reason_shown"] == 1.0
    assert measured("Wo ist das Bad?", why)["reason_shown"] == 0.0


def test_nearer_window_is_nearer_in_numbers() -> None:
    far = measured("Was kostet es?", COSTS, brought=found(COSTS, *OTHERS, near={COSTS.passage.key: 0.80}))
    near = measured("Was kostet es?", COSTS, brought=found(COSTS, *OTHERS, near={COSTS.passage.key: 0.90}))
    for name in ("passage", "sentence", "lift", "own_passage", "own_sentence"):
        assert near[name] > far[name], name


def test_window_is_as_near_as_its_nearest_sentence_and_no_other() -> None:
    one = placed("Das Bad ist zu.", "Es regnet.")
    brought = Found((one,), {one.passage.key: 0.84}, {(one.passage.key, 0): 0.80, (one.passage.key, 1): 0.90})
    first, both = Window(one, 0, 0, 0.0, 0), Window(one, 0, 1, 0.0, 0)
    rows = [measured("Ist das Bad zu?", window, brought=brought) for window in (first, both)]
    assert rows[0]["own_sentence"] < rows[1]["own_sentence"]
    assert rows[0]["letter_lift"] < 0 < rows[1]["letter_lift"]


def test_chance_of_the_window_is_evidence() -> None:
    row = measured("Was kostet es?", Window(COSTS, 0, 0, 0.0, 0, chance=0.4, letter_chance=0.7))
    assert (row["chance"], row["letter_chance"]) == (0.4, 0.7)


def test_what_surrounds_a_window() -> None:
    one = placed("Im Mai.", asked="Wann öffnet das Bad?", letter=summary(date=datetime.date(2021, 5, 1)))
    assert all(word in surroundings(whole(one)) for word in ("Im Mai.", "Wann öffnet das Bad?", "2021", "Freibad"))
    undated = placed("Im Mai.", letter=summary(date=None, subject="Bad"))
    assert "None" not in surroundings(whole(undated))


@pytest.mark.parametrize(("text", "asked"), [("Wie lautet der Betreff?", True), ("Wer ist der Absender?", False)])
def test_line_of_the_head_is_asked_for_by_its_role(text: str, asked: bool) -> None:
    subject = placed("Freibad", kind=BlockKind.LETTERHEAD, role=Role.SUBJECT)
    assert asked_for_head(understand(text), subject.passage) is asked


def test_signature_is_asked_for() -> None:
    signed = placed("Max Beispiel", kind=BlockKind.SIGNATURE, speaker=Speaker.OFFICE)
    question = understand("Wer hat den Brief unterschrieben?")
    assert asked_for_head(question, signed.passage)
    assert not asked_for_head(question, COSTS.passage)


def test_core_holds_no_names_and_no_words_for_documents() -> None:
    assert [term.word for term in core_of(terms("Was steht im Brief von 2021 zur Beckenheizung?"), ())] == [
        "Beckenheizung"
    ]


def test_question_without_words_of_its_own_leans_on_the_one_before() -> None:
    before = terms("Was kostet die Beckenheizung?")
    assert "Beckenheizung" in [term.word for term in core_of((), before)]
    assert "Beckenheizung" not in [term.word for term in core_of(terms("Und die Wasserrutsche?"), before)]


LETTERS = st.text("abcdefgäöüßABC 0123456789.,?", min_size=1, max_size=60)


@settings(deadline=None, max_examples=50)
@given(LETTERS, LETTERS, LETTERS)
def test_shares_are_shares_whatever_is_asked(question: str, text: str, before: str) -> None:
    row = measured(question, placed(text), leans_on=before)
    shares = ("said", "around", "nowhere", "heaviest_nowhere", "heaviest_missing", "detail", "tied", "not_shown")
    assert all(-1e-9 <= row[name] <= 1 + 1e-9 for name in shares)
    assert all(math.isfinite(value) for value in row.values())
