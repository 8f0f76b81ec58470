"""What a follow-up means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.history import Resolved, resolve
from assistant.model import Turn


def asked(*questions: str, answer: str = "…") -> list[Turn]:
    return [turn for question in questions for turn in (Turn("user", question), Turn("assistant", answer))]


def test_first_question_stands_alone() -> None:
    assert resolve("Und zu Punkt 6?", []) == Resolved("Und zu Punkt 6?")


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
    assert resolve(question, asked(before)) == Resolved(meant)


def test_question_is_not_taken_for_a_point() -> None:
    resolved = resolve("Und zu Frage 3?", asked("Was sagt die Verwaltung zu Punkt 5?"))
    assert "Frage 3" in resolved.question and "Punkt 5" not in resolved.question
    assert resolved.leans_on == ""


def test_follow_up_leans_on_the_question_before() -> None:
    before = "Wann öffnet das Freibad im Norden?"
    assert resolve("Und was kostet das?", asked(before)) == Resolved("Und was kostet das?", before)


def test_follow_up_of_a_follow_up_leans_on_both() -> None:
    leans_on = resolve("Und wer bezahlt das?", asked("Wann öffnet das Freibad im Norden?", "Was kostet das?")).leans_on
    assert "Freibad" in leans_on and "kostet" in leans_on


def test_numbers_chain() -> None:
    history = asked("Was sagt die Verwaltung zu Punkt 2?", "Und zu Punkt 3?")
    assert resolve("Und zu Punkt 5?", history).question == "Was sagt die Verwaltung zu Punkt 5?"


def test_question_that_says_what_it_is_about_leans_on_nothing() -> None:
    question = "Welche Vereine fördert das Sozialamt?"
    assert resolve(question, asked("Wann öffnet das Freibad?")) == Resolved(question)


def test_answers_are_not_leant_on() -> None:
    history = [Turn("assistant", "Das Freibad öffnet."), Turn("user", "  ")]
    assert resolve("Und wann?", history) == Resolved("Und wann?")


def test_papers_that_the_last_answer_names_go_with_the_follow_up() -> None:
    history = asked("Welche Verleiher gibt es?", answer="Laut Stellungnahme 2020/0820 sind es vier. [1]")
    assert resolve("Wie viele dürfen die pro Firma aufstellen?", history).references == ("2020/0820",)


def test_papers_outlast_an_answer_that_names_none() -> None:
    history = [
        *asked("Welche Verleiher gibt es?", answer="Laut AF0007/23 vier."),
        *asked("Und wo parken die?", answer="Überall."),
    ]
    assert resolve("Und seit wann?", history).references == ("AF0007/23",)


def test_new_topic_takes_no_papers() -> None:
    history = asked("Welche Verleiher gibt es?", answer="Laut AF0007/23 vier.")
    assert resolve("Welche Vereine fördert das Sozialamt?", history) == Resolved(
        "Welche Vereine fördert das Sozialamt?"
    )


def test_question_that_names_a_paper_itself_leans_on_nothing() -> None:
    question = "Und was steht in AF0008/23?"
    assert resolve(question, asked("Was steht in AF0007/23?")) == Resolved(question)


@settings(deadline=None)
@given(st.text(max_size=60), st.lists(st.text(max_size=60), max_size=4))
def test_any_history_is_resolved(question: str, before: list[str]) -> None:
    resolved = resolve(question, asked(*before))
    assert isinstance(resolved.question, str) and isinstance(resolved.leans_on, str)
