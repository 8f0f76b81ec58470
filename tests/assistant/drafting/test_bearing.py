"""Whether a passage bears on a question: by the judge, by nearness, by the subject of the enquiry."""

from __future__ import annotations

import pytest

from assistant.drafting.bearing import LEAST, bearing
from assistant.window import whole
from tests.assistant.made import context, placed, summary

QUESTION = "Wann öffnet das Freibad wieder?"
NEAR, FAR = 0.6, 0.4


def chance(subject: str = "Freibad im Norden", near: float = NEAR, confidence: float = 0.9) -> float:
    """How likely the report on the swimming pool bears on the question."""
    report = placed("Das Freibad im Norden öffnet am 1. Juni wieder.", letter=summary())
    asked = context(QUESTION, report, near={report.passage.key: near})
    return bearing(asked, asked.question.parts[0], whole(report), subject, confidence)


def test_what_is_near_and_of_the_subject_bears() -> None:
    assert chance() > 0.8


def test_each_of_the_three_counts() -> None:
    assert chance() > chance(confidence=0.2)
    assert chance() > chance(near=FAR)
    assert chance() > chance(subject="Ausbau der Straßenbahn")


def test_what_is_about_something_else_does_not() -> None:
    assert chance(subject="Ausbau der Straßenbahn", near=FAR, confidence=0.5) < LEAST


def test_without_a_subject_the_question_says_what_it_is_about() -> None:
    assert chance(subject="") == pytest.approx(chance(subject=QUESTION))
