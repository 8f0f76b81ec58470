"""What a server says becomes text or a fault of ours, within the deadline, and nothing else of it gets through."""

from __future__ import annotations

import logging
import random
import threading
import time
from typing import Any

import pytest

from assistant.language_model.adapter import Adapter
from assistant.language_model.deadline import Deadline
from assistant.language_model.endpoint import Endpoint
from assistant.language_model.faults import HostNotAllowed, LanguageModelTooSlow, LanguageModelUnavailable
from assistant.language_model.prompt import Prompt
from ingest.model import Tier
from ingest.settings import LanguageModelSettings
from tests.assistant.language_model.local_server import (
    DONE,
    HEAD,
    Answer,
    Server,
    event,
    raw_event,
    says,
    sends,
    serving,
)

PROMPT = Prompt("Regeln mit Geheimwort Rohrdommel", "Frage mit Geheimwort Zaunkönig")


def ask(server: Server, seconds: float = 10.0, **settings: Any) -> str:
    adapter = Adapter(Endpoint(server.settings(**settings)))
    return "".join(adapter.stream(PROMPT, Tier.NICHTOEFFENTLICH, Deadline(seconds), 77))


def test_what_is_asked_and_what_is_answered() -> None:
    with serving(says("Das Bad ", "wird ", "saniert [1].")) as server:
        assert ask(server) == "Das Bad wird saniert [1]."
    (request,) = server.asked
    assert request.line == "POST /v1/chat/completions HTTP/1.1"
    assert request.body["messages"] == [
        {"role": "system", "content": PROMPT.system},
        {"role": "user", "content": PROMPT.user},
    ]
    assert (request.body["model"], request.body["max_tokens"], request.body["temperature"]) == ("probe", 77, 0.0)
    assert request.body["stream"] is True and "tools" not in request.body
    assert "authorization" not in request.headers


def test_only_what_the_settings_name_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client looks into the environment for much; none of it leaves."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-of-somebody")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "project-of-somebody")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Secret: of-somebody")
    monkeypatch.setenv("OPENAI_BASE_URL", "https://evil.example/v1")
    monkeypatch.setenv("OPENAI_API_BASE", "https://evil.example/v1")
    monkeypatch.setenv("PROBE_KEY", "sk-ours")
    with serving(says("Ja.")) as server:
        assert ask(server) == "Ja."
        assert ask(server, api_key_env="PROBE_KEY") == "Ja."
    assert "somebody" not in repr(server.asked)
    assert server.asked[1].headers["authorization"] == "Bearer sk-ours"


def test_a_host_that_may_not_see_them_is_sent_nothing() -> None:
    adapter = Adapter(Endpoint(LanguageModelSettings("https://192.0.2.7/v1", "probe")))
    with pytest.raises(HostNotAllowed):
        next(adapter.stream(PROMPT, Tier.OEFFENTLICH, Deadline(5), 50))


STATUS = b"HTTP/1.1 %d Whatever\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}"


@pytest.mark.parametrize("status", [302, 400, 401, 404, 408, 409, 429, 500, 503])
def test_an_error_is_named_and_nothing_is_tried_again(status: int) -> None:
    with serving(sends(STATUS % status)) as server, pytest.raises(LanguageModelUnavailable, match=str(status)):
        ask(server)
    assert len(server.asked) == 1


def _chunk(**choice: Any) -> bytes:
    return raw_event({"id": "1", "object": "chat.completion.chunk", "choices": [choice]})


BAD: dict[str, Answer] = {
    "nothing": sends(HEAD),
    "only the end": sends(HEAD, DONE),
    "no end": sends(HEAD, event("Das Bad wird ")),
    "cut off": sends(HEAD.replace(b"Connection: close", b"Content-Length: 9999"), event("Das Bad wird ")),
    "no http": sends(b"\x00\xff\xfe garbage \r\n\r\n"),
    "no json": sends(HEAD, b"data: {not json\n\n"),
    "a page": sends(HEAD.replace(b"event-stream", b"html"), b"<html><body>Anmelden</body></html>"),
    "plain json": sends(HEAD, b'{"choices": [{"message": {"content": "Ja."}}]}'),
    "deep": sends(HEAD, b"data: " + b"[" * 15_000 + b"\n\n"),
    "an error event": sends(HEAD, raw_event({"error": {"message": "out of memory"}})),
    "content is no text": sends(HEAD, _chunk(index=0, delta={"content": {"a": 1}})),
    "content is a number": sends(HEAD, _chunk(index=0, delta={"content": 7})),
    "choices are none": sends(HEAD, raw_event({"choices": None})),
    "choices are text": sends(HEAD, raw_event({"choices": "abc"})),
    "delta is a list": sends(HEAD, _chunk(index=0, delta=[1, 2])),
    "role is unknown": sends(HEAD, _chunk(index=0, delta={"role": "emperor", "content": "Ja."})),
    "tool calls": sends(HEAD, _chunk(index=0, delta={"tool_calls": [{"index": 0, "function": {"name": "rm"}}]})),
    "a list": sends(HEAD, raw_event([1, 2])),
    "null": sends(HEAD, raw_event(None)),
}


@pytest.mark.parametrize("answer", BAD.values(), ids=BAD.keys())
def test_whatever_is_no_answer_is_a_fault_of_ours(answer: Answer) -> None:
    with serving(answer) as server, pytest.raises(LanguageModelUnavailable) as found:
        ask(server)
    assert "Rohrdommel" not in str(found.value) and "out of memory" not in str(found.value)
    assert len(server.asked) == 1


def test_any_json_is_text_or_a_fault_of_ours() -> None:
    """Random values at every place of an event: 150 of them, from a fixed seed."""
    chance = random.Random(8)
    values: list[Any] = [None, True, -1, 1e99, "", "x", "\ud83d", [], {}, [None], {"content": "x"}, [[]], {"a": {}}]

    def broken() -> bytes:
        delta: dict[str, Any] = {"content": "Ja. ", "role": "assistant", "tool_calls": None, "function_call": None}
        choice: dict[str, Any] = {"index": 0, "delta": delta, "finish_reason": "stop", "logprobs": None}
        chunk: dict[str, Any] = {"id": "1", "choices": [choice], "usage": None, "model": "m", "created": 1}
        for place in chance.sample([delta, choice, chunk], 2):
            place[chance.choice(list(place))] = chance.choice(values)
        return raw_event(chunk)

    events = [broken() for _ in range(150)]
    turns = iter(events)
    lock = threading.Lock()

    def answer(connection: Any) -> None:
        with lock:
            one = next(turns)
        connection.sendall(HEAD + one + DONE)

    with serving(answer) as server:
        for _ in events:
            try:
                ask(server).encode()  # half a surrogate pair would break whoever shows it
            except LanguageModelUnavailable:
                continue


def test_bytes_that_are_no_text_become_signs_that_nobody_mistakes_for_text() -> None:
    broken = event("Das B").replace(b"Das B", b"Das \xff\xfe\xc3B")
    with serving(sends(HEAD, broken, event(None, "stop"), DONE)) as server:
        try:
            assert "\ufffd" in ask(server)
        except LanguageModelUnavailable as fault:
            assert "lässt sich nicht lesen" in str(fault)


def test_what_a_model_thinks_apart_from_its_answer_is_not_its_answer() -> None:
    thought = _chunk(index=0, delta={"reasoning_content": "Der Nutzer will …"})
    with serving(sends(HEAD, thought, event("Ja."), event(None, "stop"), DONE)) as server:
        assert ask(server) == "Ja."


def test_a_stream_that_never_ends_is_too_slow() -> None:
    def answer(connection: Any) -> None:
        connection.sendall(HEAD)
        while True:
            connection.sendall(event("und "))
            time.sleep(0.02)

    started = time.monotonic()
    with serving(answer) as server, pytest.raises(LanguageModelTooSlow):
        ask(server, 0.7)
    assert time.monotonic() - started < 2


def test_no_log_holds_what_was_asked_or_answered(caplog: pytest.LogCaptureFixture) -> None:
    for name in ("openai", "httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.DEBUG)  # as OPENAI_LOG=debug does
    caplog.set_level(logging.DEBUG)
    with serving(says("Eine Antwort mit Geheimwort Wiedehopf.")) as server:
        ask(server)
    with serving(sends(STATUS % 500)) as server, pytest.raises(LanguageModelUnavailable):
        ask(server)
    assert not any(word in caplog.text for word in ("Rohrdommel", "Zaunkönig", "Wiedehopf", "Bearer"))


def test_warming_up_asks_nobody() -> None:
    with serving(says("Ja.")) as server:
        Adapter(Endpoint(server.settings())).warm_up()
    assert server.asked == []
