"""A question with all it is answered from."""

from __future__ import annotations

from dataclasses import replace

from assistant.context import Choice
from assistant.question import understand
from assistant.window import whole
from ingest.model import BlockKind, Speaker
from tests.assistant.made import context, placed

COSTS = placed("Die Sanierung der Becken kostet 480.000 Euro.", place="1/1")
ASKED = placed("Was kostet die Sanierung?", kind=BlockKind.QUESTION, speaker=Speaker.ENQUIRER, place="2/1")


def test_candidates_are_what_the_question_can_mean() -> None:
    assert context("Was kostet die Sanierung?", COSTS, ASKED).candidates == [COSTS]


def test_readings_lean_on_the_earlier_question_and_the_other_parts() -> None:
    earlier = replace(context("Wie viel?", COSTS), leans_on=understand("Sanierung der Becken").terms)
    alone = context("Wie viel?", COSTS)
    part = alone.question.parts[0]
    assert earlier.readings(part, [COSTS])[0].features["earlier_coverage"] > 0
    assert alone.readings(part, [COSTS])[0].features["earlier_coverage"] == 0
    rest = understand("Becken").terms
    assert alone.readings(part, [COSTS], rest)[0].features["earlier_coverage"] > 0


def test_window_is_judged_with_the_head_of_its_letter() -> None:
    for head, known in (("Stadt Hamburg", True), ("Stadt Beispiel", False)):
        asked = context("Was kostet die Sanierung in Hamburg?", COSTS, head=head)
        verdict = asked.judged(asked.question.parts[0], whole(COSTS))
        assert (verdict.missing != "name") is known


def test_choice_of_nothing_is_empty() -> None:
    assert Choice(()) == Choice((), (), (), (), 0.0)
