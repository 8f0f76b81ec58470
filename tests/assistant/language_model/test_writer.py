"""What is shown of what a language model writes: only what the verifier lets pass, and what is said of the rest."""

from __future__ import annotations

import logging
import socket
import time

import pytest

from assistant.language_model.adapter import Adapter
from assistant.language_model.breaker import Breaker
from assistant.language_model.deadline import Deadline
from assistant.language_model.endpoint import Endpoint
from assistant.language_model.faults import HostNotAllowed, LanguageModelTooSlow, LanguageModelUnavailable
from assistant.language_model.fluent import Fluent, Outcome
from assistant.language_model.writer import Writer
from assistant.model import Turn
from assistant.verification.check import Verifier
from assistant.verification.verdict import Badge, Flaw
from ingest.embedding import Embedder
from ingest.model import Tier
from tests.assistant.language_model.local_server import HEAD, event, says, serving
from tests.assistant.language_model.made import BATHS, Scripted, material

TRUE = "Das Freibad Nord wird seit dem 3. April 2023 saniert [1]. "
ALSO_TRUE = "Das Dach der Schwimmhalle wurde im Jahr 2021 erneuert [2]. "
WRONG_NUMBER = "Die Kosten betragen 4,3 Millionen Euro [1]. "
UNCITED = "Die Kosten betragen 4,2 Millionen Euro. "


@pytest.fixture(scope="module")
def verifier(embedder: Embedder) -> Verifier:
    return Verifier(embedder)


def write(
    verifier: Verifier, *script: str | Exception, breaker: Breaker | None = None, seconds: float = 10
) -> list[Fluent]:
    writer = Writer(Scripted(*script), verifier, "probe", 500, breaker)
    return list(writer.write("Was wird saniert?", material(), "de", (), Deadline(seconds)))


def test_what_stands_is_shown_as_it_comes(verifier: Verifier) -> None:
    states = write(verifier, TRUE, ALSO_TRUE)
    assert [len(one.sentences) for one in states] == [0, 1, 2]
    assert [one.done for one in states] == [False, False, True]
    last = states[-1]
    assert (last.outcome, last.removed, last.model) == (Outcome.WRITTEN, (), "probe")
    assert [one.text for one in last.sentences] == [TRUE.replace(" [1]. ", "."), ALSO_TRUE.replace(" [2]. ", ".")]
    assert [one.markers for one in last.sentences] == [(1,), (2,)]
    assert all(one.badge in Badge and 0 <= one.support <= 1 for one in last.sentences)


def test_what_does_not_stand_is_counted_and_never_shown(verifier: Verifier) -> None:
    states = write(verifier, TRUE, WRONG_NUMBER, ALSO_TRUE)
    last = states[-1]
    assert last.outcome is Outcome.WRITTEN and last.removed == (Flaw.NUMBER,) and len(last.sentences) == 2
    assert not any("4,3" in repr(one) for one in states)


def test_where_most_falls_the_whole_is_withdrawn(verifier: Verifier) -> None:
    last = write(verifier, TRUE, WRONG_NUMBER, UNCITED)[-1]
    assert (last.outcome, last.sentences, last.done) == (Outcome.WITHDRAWN, (), True)
    assert set(last.removed) == {Flaw.NUMBER, Flaw.NO_CITATION}
    half = write(verifier, TRUE, WRONG_NUMBER)[-1]
    assert half.outcome is Outcome.WRITTEN and len(half.sentences) == 1


@pytest.mark.parametrize("nothing", [(), ("",), ("   \n",), ("[1][2]",)])
def test_a_model_that_says_nothing_has_failed(verifier: Verifier, nothing: tuple[str, ...]) -> None:
    last = write(verifier, *nothing)[-1]
    assert (last.outcome, last.sentences, last.removed, last.done) == (Outcome.FAILED, (), (), True)


def test_a_model_that_breaks_off_keeps_what_was_checked(verifier: Verifier) -> None:
    fault = LanguageModelUnavailable("127.0.0.1", "seine Antwort bricht ab")
    last = write(verifier, TRUE, "Das Dach der Schwimmhalle wurde im Jahr 2021", fault)[-1]
    assert (last.outcome, len(last.sentences), last.done) == (Outcome.FAILED, 1, True)
    last = write(verifier, fault)[-1]
    assert (last.outcome, last.sentences) == (Outcome.FAILED, ())


def test_a_slow_model_keeps_what_was_checked(verifier: Verifier) -> None:
    last = write(verifier, TRUE, "Das Dach der Schwimmhalle wurde", LanguageModelTooSlow("127.0.0.1"))[-1]
    assert (last.outcome, len(last.sentences), last.done) == (Outcome.TOO_SLOW, 1, True)


def test_what_may_not_be_sent(verifier: Verifier) -> None:
    breaker = Breaker(faults=1)
    fault = HostNotAllowed("llm.example.org", "er ist nicht zugelassen", "bitte tragen Sie ihn ein")
    last = write(verifier, fault, breaker=breaker)[-1]
    assert (last.outcome, last.sentences, last.done) == (Outcome.NOT_ALLOWED, (), True)
    assert breaker.allows(), "the service is not to blame"


def test_a_service_that_keeps_failing_is_not_asked(verifier: Verifier) -> None:
    fault = LanguageModelUnavailable("127.0.0.1", "er ist nicht erreichbar")
    scripted = Scripted(fault)
    writer = Writer(scripted, verifier, "probe", 500, Breaker(faults=3, pause_s=60))
    for _ in range(5):
        last = list(writer.write("Was?", material(), "de", (), Deadline(5)))[-1]
        assert (last.outcome, last.done) == (Outcome.FAILED, True)
    assert len(scripted.prompts) == 3


def test_the_tier_of_the_passages_and_what_was_asked_before_reach_the_adapter(verifier: Verifier) -> None:
    scripted = Scripted(TRUE)
    writer = Writer(scripted, verifier, "probe", 500)
    closed = material(BATHS, tier=Tier.NICHTOEFFENTLICH)
    list(writer.write("Und jetzt?", closed, "en", (Turn("user", "Was war?"),), Deadline(5)))
    assert scripted.tiers == [Tier.NICHTOEFFENTLICH]
    assert "Was war?" in scripted.prompts[0].user and "English" in scripted.prompts[0].system


def test_no_log_says_what_was_asked_or_written(verifier: Verifier, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    write(verifier, TRUE, WRONG_NUMBER, LanguageModelUnavailable("127.0.0.1", "er bricht ab"))
    assert "er bricht ab" in caplog.text and "Freibad" not in caplog.text and "saniert" not in caplog.text


def _real(verifier: Verifier, port: int) -> Writer:
    from ingest.settings import LanguageModelSettings

    endpoint = Endpoint(LanguageModelSettings(f"http://127.0.0.1:{port}/v1", "probe"))
    return Writer(Adapter(endpoint), verifier, "probe", 500)


def test_over_the_wire(verifier: Verifier) -> None:
    with serving(says(*TRUE, *WRONG_NUMBER, *ALSO_TRUE)) as server:
        last = list(_real(verifier, server.port).write("Was?", material(), "de", (), Deadline(20)))[-1]
    assert (last.outcome, len(last.sentences), last.removed) == (Outcome.WRITTEN, 2, (Flaw.NUMBER,))


def test_a_server_that_goes_on_for_ever_is_left_when_there_is_enough(verifier: Verifier) -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(HEAD)
        while True:
            connection.sendall(event(TRUE))

    started = time.monotonic()
    with serving(endless) as server:
        last = list(_real(verifier, server.port).write("Was?", material(), "de", (), Deadline(20)))[-1]
    assert (last.outcome, len(last.sentences)) == (Outcome.WRITTEN, 1)
    assert time.monotonic() - started < 10


def test_while_nothing_comes_there_is_a_state_each_second_and_then_an_end(verifier: Verifier) -> None:
    def silent(connection: socket.socket) -> None:
        connection.sendall(HEAD + event(TRUE + "Und dann kommt noch viel mehr davon, das"))
        connection.recv(1)

    with serving(silent) as server:
        writer = _real(verifier, server.port)
        writer_states = list(writer.write("Was?", material(), "de", (), Deadline(3)))
    assert len(writer_states) >= 4
    assert (writer_states[-1].outcome, len(writer_states[-1].sentences)) == (Outcome.TOO_SLOW, 1)


def test_whoever_waits_no_more_ends_the_request(verifier: Verifier) -> None:
    closed: list[float] = []

    def silent(connection: socket.socket) -> None:
        connection.sendall(HEAD)
        connection.recv(1)
        closed.append(time.monotonic())

    deadline = Deadline(60)
    with serving(silent) as server:
        coming = _real(verifier, server.port).write("Was?", material(), "de", (), deadline)
        assert [next(coming).done for _ in range(2)] == [False, False]
        left = time.monotonic()
        coming.close()  # type: ignore[attr-defined]
        end = time.monotonic() + 3
        while not closed and time.monotonic() < end:
            time.sleep(0.02)
    assert closed and closed[0] - left < 1
