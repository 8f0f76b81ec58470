"""What a follow-up means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.history import resolve
from assistant.model import Turn


def asked(*questions: str) -> list[Turn]:
    return [turn for question in questions for turn in (Turn("user", question), Turn("assistant", "…"))]


def test_first_question_stands_alone() -> None:
    assert resolve("Und zu Punkt 6?", []) == ("Und zu Punkt 6?", "")


@pytest.mark.parametrize(
    ("before", "question", "meant"),
    [
        ("Was sagt die Verwaltung zu Punkt 5?", "Und zu Punkt 6?", "Was sagt die Verwaltung zu Punkt 6?"),
        ("Was sagt die Verwaltung zu Punkt 5?", "Und zum sechsten?", "Was sagt die Verwaltung zu Punkt 6?"),
        ("What is said on point 2?", "And the third?", "What is said on point 3?"),
        ("Was steht in Frage 2?", "Frage 3?", "Was steht in Frage 3?"),
    ],
)
def test_number_alone_is_put_into_the_question_before(before: str, question: str, meant: str) -> None:
    assert resolve(question, asked(before)) == (meant, "")


def test_question_is_not_taken_for_a_point() -> None:
    text, leans_on = resolve("Und zu Frage 3?", asked("Was sagt die Verwaltung zu Punkt 5?"))
    assert "Frage 3" in text and "Punkt 5" not in text
    assert leans_on == ""


def test_follow_up_leans_on_the_question_before() -> None:
    before = "Wann öffnet das Freibad im Norden?"
    assert resolve("Und was kostet das?", asked(before)) == ("Und was kostet das?", before)


def test_follow_up_of_a_follow_up_leans_on_both() -> None:
    _, leans_on = resolve("Und wer bezahlt das?", asked("Wann öffnet das Freibad im Norden?", "Was kostet das?"))
    assert "Freibad" in leans_on and "kostet" in leans_on


def test_numbers_chain() -> None:
    history = asked("Was sagt die Verwaltung zu Punkt 2?", "Und zu Punkt 3?")
    assert resolve("Und zu Punkt 5?", history)[0] == "Was sagt die Verwaltung zu Punkt 5?"


def test_question_that_says_what_it_is_about_leans_on_nothing() -> None:
    question = "Welche Vereine fördert das Sozialamt?"
    assert resolve(question, asked("Wann öffnet das Freibad?")) == (question, "")


def test_answers_are_not_leant_on() -> None:
    history = [Turn("assistant", "Das Freibad öffnet."), Turn("user", "  ")]
    assert resolve("Und wann?", history) == ("Und wann?", "")


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=4))
def test_any_history_is_resolved(question: str, before: list[str]) -> None:
    text, leans_on = resolve(question, asked(*before))
    assert isinstance(text, str) and isinstance(leans_on, str)
