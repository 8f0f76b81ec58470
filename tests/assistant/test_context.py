"""A question with all it is answered from."""

from __future__ import annotations

from dataclasses import replace

from assistant.context import Choice, Context
from assistant.question import understand
from assistant.terms import Term
from assistant.window import whole
from ingest.model import BlockKind, Speaker
from tests.assistant.made import context, placed

COSTS = placed("Die Sanierung der Becken kostet 480.000 Euro.", place="1/1")
ASKED = placed("Was kostet die Sanierung?", kind=BlockKind.QUESTION, speaker=Speaker.ENQUIRER, place="2/1")


def test_candidates_are_what_the_question_can_mean() -> None:
    assert context("Was kostet die Sanierung?", COSTS, ASKED).candidates == [COSTS]


def test_readings_lean_on_the_earlier_question_and_the_other_parts() -> None:
    """Beside equals that passage is likelier which holds the words that a question without words leans on."""
    roof = placed("Die Erneuerung der Dächer kostet 480.000 Euro.", place="3/1")
    alone = context("Wie viel?", COSTS, roof)
    part, words = alone.question.parts[0], understand("Sanierung der Becken").terms

    def chance(asked: Context, *leans_on: Term) -> float:
        readings = asked.readings(part, [COSTS, roof], leans_on)
        return next(one.chance for one in readings if one.placed is COSTS)

    assert chance(replace(alone, leans_on=words)) == chance(alone, *words) > chance(alone)


def test_window_is_judged_with_the_head_of_its_letter() -> None:
    def confidence(head: str) -> float:
        asked = context("Was kostet die Sanierung in Hamburg?", COSTS, head=head)
        return asked.judged(asked.question.parts[0], whole(COSTS)).confidence

    assert confidence("Stadt Hamburg") > confidence("Stadt Beispiel")


def test_choice_of_nothing_is_empty() -> None:
    assert Choice(()) == Choice((), (), (), (), 0.0)
