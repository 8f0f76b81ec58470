"""From an answer to its fluent version, over real letters, a real server and the real check."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from assistant.desk import Desk
from assistant.language_model.fluency import Fluency
from assistant.language_model.fluent import Fluent, Outcome
from assistant.model import PUBLIC, Answer, Principal, Status, Turn
from ingest.model import Tier
from ingest.settings import LanguageModelSettings
from tests.assistant.language_model.local_server import DONE, HEAD, Server, event, says, serving

ALL = Principal("test", frozenset(), frozenset(Tier))
QUESTION = "Wie wird der Punkt 5 umgesetzt?"
Write = Callable[..., list[Fluent]]


def echoing(connection: socket.socket, server: list[Server]) -> None:
    """Repeats the first sentence of the first passage it is shown: an honest model."""
    told = server[0].asked[-1].body["messages"][1]["content"]
    number, text = re.findall(r'nummer="(\d+)".*?\ntext: ([^\n]*?[a-zß]{3}\.)(?: |\n)', told, re.S)[0]
    connection.sendall(HEAD + event(f"{text} [{number}]") + event(None, "stop") + DONE)


@pytest.fixture
def honest() -> Iterator[Server]:
    known: list[Server] = []
    with serving(lambda connection: echoing(connection, known)) as server:
        known.append(server)
        yield server


def fluency(desk: Desk, settings: LanguageModelSettings | None) -> Fluency:
    return Fluency(settings, desk._archive, desk._machinery)


@pytest.fixture(scope="module")
def answer(sample_desk: Desk) -> Answer:
    return sample_desk.ask(QUESTION)


def test_an_honest_model_is_shown(sample_desk: Desk, answer: Answer, honest: Server) -> None:
    *_, last = fluency(sample_desk, honest.settings()).write(answer, QUESTION, (), PUBLIC)
    assert (last.outcome, last.done, last.model) == (Outcome.WRITTEN, True, "probe")
    (sentence,) = last.sentences
    cited = {one.marker: one for one in last.citations}
    assert sentence.text in cited[sentence.markers[0]].display
    assert f"<frage>{QUESTION}</frage>" in honest.asked[0].body["messages"][1]["content"]
    assert honest.asked[0].body["max_tokens"] == 500


def test_without_a_language_model_nothing_comes(sample_desk: Desk, answer: Answer) -> None:
    none = fluency(sample_desk, None)
    assert not none.configured and list(none.write(answer, QUESTION, (), PUBLIC)) == []
    none.warm_up()
    none.close()


def test_what_is_not_answered_is_given_to_no_model(sample_desk: Desk, honest: Server) -> None:
    asked = "Wie hoch ist der Eiffelturm?"
    nothing = sample_desk.ask(asked)
    assert nothing.status is not Status.ANSWERED
    assert list(fluency(sample_desk, honest.settings()).write(nothing, asked, (), PUBLIC)) == []
    assert honest.asked == []


def test_letters_that_may_not_leave_do_not_leave(sample_desk: Desk, answer: Answer) -> None:
    """The address is one for documentation (RFC 5737): a packet to it would be lost, and none is sent."""
    elsewhere = LanguageModelSettings("https://192.0.2.7/v1", "probe")
    *_, last = fluency(sample_desk, elsewhere).write(answer, QUESTION, (), PUBLIC)
    assert (last.outcome, last.sentences, last.done) == (Outcome.NOT_ALLOWED, (), True)


def test_what_was_withheld_meanwhile_is_shown_to_no_model(sample_desk: Desk, answer: Answer, honest: Server) -> None:
    nobody = Principal("nobody", frozenset(), frozenset())
    *_, last = fluency(sample_desk, honest.settings()).write(answer, QUESTION, (), nobody)
    assert (last.outcome, last.citations, last.done) == (Outcome.NOT_ALLOWED, (), True)
    assert honest.asked == []


def test_earlier_questions_are_shown_only_to_a_model_that_may_see_all(
    sample_desk: Desk, answer: Answer, honest: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = (Turn("user", "Wer ist Frau Geheim?"), Turn("assistant", "Frau Geheim ist Beigeordnete."))
    fluent = fluency(sample_desk, honest.settings())
    list(fluent.write(answer, QUESTION, history, ALL))
    told = honest.asked[-1].body["messages"][1]["content"]
    assert "Wer ist Frau Geheim?" in told and "Beigeordnete" not in told

    def for_public_only(self: Any, tier: Tier, deadline: Any) -> bool:
        return tier is Tier.OEFFENTLICH

    monkeypatch.setattr("assistant.language_model.endpoint.Endpoint.allows", for_public_only)
    list(fluent.write(answer, QUESTION, history, ALL))
    assert "Geheim" not in repr(honest.asked[-1].body)
    list(fluent.write(answer, QUESTION, history, PUBLIC))
    assert "Geheim" in repr(honest.asked[-1].body), "the public knows nothing that this model may not see"


def test_a_dead_server_is_left_alone_after_three_questions(sample_desk: Desk, answer: Answer) -> None:
    with serving(says()) as server:
        fluent = fluency(sample_desk, server.settings())
        outcomes = [list(fluent.write(answer, QUESTION, (), PUBLIC))[-1].outcome for _ in range(5)]
    assert outcomes == [Outcome.FAILED] * 5 and len(server.asked) == 3


def test_closing_ends_what_is_being_written(sample_desk: Desk, answer: Answer) -> None:
    def silent(connection: socket.socket) -> None:
        connection.sendall(HEAD)
        connection.recv(1)

    with serving(silent) as server:
        fluent = fluency(sample_desk, server.settings(timeout_s=60))
        coming = fluent.write(answer, QUESTION, (), PUBLIC)
        next(coming)
        fluent.close()
        *_, last = coming
    assert last.done and last.sentences == ()


def test_english_answers_are_asked_for_in_english(sample_desk: Desk) -> None:
    with serving(says("Point 5 is carried out [9].")) as server:
        asked = sample_desk.ask(QUESTION, language="en")
        *_, last = fluency(sample_desk, server.settings()).write(asked, QUESTION, (), PUBLIC)
    assert server.asked[0].body["messages"][0]["content"].startswith("You word a short answer")
    assert last.outcome is Outcome.WITHDRAWN and last.sentences == ()
