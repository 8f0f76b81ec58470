"""A conversation step by step: searching, sentence after sentence, done; faults look like faults."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence

import pytest

from assistant.model import Answer, Turn
from ingest.errors import BadInput, IndexUnusable
from tests.ui.made_answers import ANSWERED, NOT_FOUND
from ui.conversation import KEPT_EXCHANGES, Exchange, Stage, converse, settled, turned_away, turns
from ui.fluent.words import begun

DONE = Exchange("Wann?", Stage.DONE, ANSWERED, 2)


def ask(question: str, history: Sequence[Turn]) -> Answer:
    return ANSWERED


def test_a_question_is_searched_told_and_done() -> None:
    steps = [step[-1] for step in converse(ask, " Wann? ", (), threading.Event(), pause_s=0)]
    assert [(step.question, step.stage, step.shown) for step in steps] == [
        ("Wann?", Stage.SEARCHING, 0),
        ("Wann?", Stage.TELLING, 1),
        ("Wann?", Stage.DONE, 2),
    ]
    assert steps[0].answer is None and steps[-1].answer is ANSWERED


def test_an_answer_without_sentences_is_done_at_once() -> None:
    steps = [
        step[-1].stage
        for step in converse(lambda question, history: NOT_FOUND, "Wann?", (), threading.Event(), pause_s=0)
    ]
    assert steps == [Stage.SEARCHING, Stage.DONE]


def test_a_blank_question_changes_nothing() -> None:
    assert list(converse(ask, " \n", (DONE,), threading.Event(), pause_s=0)) == [(DONE,)]


def test_a_follow_up_is_asked_with_its_history() -> None:
    heard: list[list[Turn]] = []

    def listen(question: str, history: Sequence[Turn]) -> Answer:
        heard.append(list(history))
        return ANSWERED

    list(
        converse(
            listen, "Und warum?", (DONE, Exchange("Kaputt?", Stage.DONE, fault="Störung")), threading.Event(), pause_s=0
        )
    )
    assert heard == [[Turn("user", "Wann?"), Turn("assistant", ANSWERED.text), Turn("user", "Kaputt?")]]


def test_a_long_conversation_keeps_its_latest_exchanges() -> None:
    *_, last = converse(ask, "neu", (DONE,) * 100, threading.Event(), pause_s=0)
    assert len(last) == KEPT_EXCHANGES and last[-1].question == "neu"


@pytest.mark.parametrize(("kind", "refused"), [(BadInput, True), (IndexUnusable, False)])
def test_a_fault_is_told_in_its_own_sentence(kind: type[BadInput] | type[IndexUnusable], refused: bool) -> None:
    def fail(question: str, history: Sequence[Turn]) -> Answer:
        raise kind("Erwartet wird A", "gefunden wurde B", "bitte C")

    *_, last = converse(fail, "Wann?", (), threading.Event(), pause_s=0)
    assert (last[-1].stage, last[-1].answer) == (Stage.DONE, None)
    assert (last[-1].fault, last[-1].refused) == ("Erwartet wird A, gefunden wurde B: bitte C", refused)


def test_an_unexpected_fault_is_logged_without_the_question(caplog: pytest.LogCaptureFixture) -> None:
    def fail(question: str, history: Sequence[Turn]) -> Answer:
        raise ValueError(f"cannot answer {question}")

    with caplog.at_level(logging.ERROR):
        *_, last = converse(fail, "Geheimes?", (), threading.Event(), pause_s=0)
    assert last[-1].fault == ""
    assert "ValueError" in caplog.text and "test_conversation.py" in caplog.text
    assert "Geheimes" not in caplog.text


def test_a_search_that_is_stopped_ends_without_an_answer() -> None:
    stop, released = threading.Event(), threading.Event()

    def search(question: str, history: Sequence[Turn]) -> Answer:
        released.wait(10)
        return ANSWERED

    steps = converse(search, "Wann?", (DONE,), stop)
    assert next(steps)[-1].stage is Stage.SEARCHING
    stop.set()
    assert next(steps) == (DONE, Exchange("Wann?", Stage.STOPPED))
    assert list(steps) == []
    released.set()


def test_an_answer_that_is_stopped_keeps_what_is_shown() -> None:
    stop = threading.Event()
    steps = converse(ask, "Wann?", (), stop, pause_s=10)
    assert [next(steps)[-1].shown, next(steps)[-1].shown] == [0, 1]
    stop.set()
    assert [step[-1] for step in steps] == [Exchange("Wann?", Stage.STOPPED, ANSWERED, 1)]


def test_turns_have_no_answer_where_none_came() -> None:
    assert turns((Exchange("Wann?", Stage.STOPPED),)) == [Turn("user", "Wann?")]


def test_a_question_that_is_turned_away_is_neither_answered_nor_searched() -> None:
    (before, away) = turned_away(" Wann? ", (DONE,))
    assert before == DONE and away == Exchange("Wann?", Stage.DONE, fault="", busy=True)
    assert turns((away,)) == [Turn("user", "Wann?")]
    assert turned_away(" ", (DONE,)) == (DONE,)
    assert len(turned_away("neu", (DONE,) * 100)) == KEPT_EXCHANGES


def test_a_fluent_version_begins_when_the_answer_is_whole() -> None:
    steps = [step[-1] for step in converse(ask, "Wann?", (), threading.Event(), pause_s=0, fluent=True)]
    assert [step.stage for step in steps] == [Stage.SEARCHING, Stage.TELLING, Stage.WRITING]
    assert [step.fluent for step in steps] == [None, begun(), begun()], "its room is there from the first sentence on"
    assert steps[-1].is_whole and not steps[-2].is_whole


def test_none_begins_for_what_is_not_answered_or_was_stopped() -> None:
    *_, last = converse(lambda *_: NOT_FOUND, "Wann?", (), threading.Event(), pause_s=0, fluent=True)
    assert (last[-1].stage, last[-1].fluent) == (Stage.DONE, None)
    stop = threading.Event()
    steps = converse(ask, "Wann?", (), stop, pause_s=10, fluent=True)
    assert [next(steps)[-1].shown, next(steps)[-1].shown] == [0, 1]
    stop.set()
    assert [(step[-1].stage, step[-1].fluent) for step in steps] == [(Stage.STOPPED, None)]


def test_the_next_question_settles_what_was_being_written() -> None:
    writing = Exchange("Wann?", Stage.WRITING, ANSWERED, 2, fluent=begun())
    assert settled((writing,)) == (Exchange("Wann?", Stage.DONE, ANSWERED, 2, fluent=begun()),)
    first, *_ = converse(ask, "Und wo?", (writing,), threading.Event(), pause_s=0)
    assert first[0].stage is Stage.DONE and turned_away("Und?", (writing,))[0].stage is Stage.DONE
