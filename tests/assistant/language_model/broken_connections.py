"""What an evil server does to a connection: silence, endless streams, garbage, broken ends, other hosts."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from random import Random
from typing import Any

from tests.assistant.language_model.material import passages_of
from tests.assistant.language_model.misbehaviours import EVIL, told_honestly
from tests.assistant.language_model.tampering import Passages

#: How long a server that keeps one waiting does so, in seconds.
LONG = 60.0


class Exchange:
    """One question to the server, and the means to answer it badly.

    Args:
        handler: The connection.
        body: What was asked, as JSON.
        closing: Set when the server goes.
        elsewhere: Address of a second server, to which a redirect leads.
    """

    def __init__(
        self, handler: BaseHTTPRequestHandler, body: dict[str, Any], closing: threading.Event, elsewhere: str
    ) -> None:
        self._handler, self.body, self._closing, self.elsewhere = handler, body, closing, elsewhere
        _, self.name, seed = f"{body.get('model', '')}::".split(":")[:3]
        self.chance = Random(f"{self.name}{seed}")
        self.prompt = "\n".join(str(message.get("content")) for message in body.get("messages", []))
        self.passages: Passages = passages_of(self.prompt)

    def head(self, status: int = 200, kind: str = "text/event-stream", **headers: str) -> None:
        self._handler.send_response(status)
        self._handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def raw(self, data: bytes) -> None:
        self._handler.wfile.write(data)
        self._handler.wfile.flush()

    def event(self, delta: object, finish: str | None = None) -> None:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        chunk = self._named("chat.completion.chunk", choice)
        self.raw(f"data: {json.dumps(chunk)}\n\n".encode())

    def _named(self, kind: str, choice: object) -> dict[str, object]:
        return {"id": "e", "object": kind, "created": 1, "model": self.body.get("model"), "choices": [choice]}

    def stream(self, text: str, ending: bool = True) -> None:
        """The text in pieces of a few characters, as a good server sends it."""
        for piece in self.pieces(text):
            self.event({"content": piece})
        if ending:
            self.event({}, "stop")
            self.raw(b"data: [DONE]\n\n")

    def pieces(self, text: str) -> Iterator[str]:
        start, longest = 0, 12 if len(text) < 20_000 else 400
        while start < len(text):
            end = start + self.chance.randint(1, longest)
            yield text[start:end]
            start = end

    def whole(self, text: str) -> None:
        """The text in one answer, for one who asked for no stream."""
        message = {"role": "assistant", "content": text}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        answer = self._named("chat.completion", choice)
        self.head(kind="application/json")
        self.raw(json.dumps(answer).encode())

    def wait(self, seconds: float) -> None:
        self._closing.wait(seconds)
        if self._closing.is_set():
            raise ConnectionAbortedError

    def truth(self) -> str:
        said = told_honestly(self.passages, self.chance)
        return said.text if said else "Dazu steht nichts da."


def _status(status: int, kind: str = "application/json", **headers: str) -> Callable[[Exchange], None]:
    def answer(at: Exchange) -> None:
        at.head(status, kind, **headers)
        at.raw(json.dumps({"error": {"message": f"SECRET {at.prompt[:80]}", "type": "server_error"}}).encode())

    return answer


def _no_answer(at: Exchange) -> None:
    at.wait(LONG)


def _silent_stream(at: Exchange) -> None:
    at.head()
    at.wait(LONG)


def _stalled(at: Exchange) -> None:
    at.head()
    at.stream(at.truth()[:90], ending=False)
    at.wait(LONG)


def _pings(at: Exchange) -> None:
    """Comments that keep a connection alive and say nothing."""
    at.head()
    while True:
        at.raw(b": ping\n\n")
        at.wait(0.05)


def _dripping(at: Exchange) -> None:
    at.head()
    for letter in at.truth() * 50:
        at.event({"content": letter})
        at.wait(0.4)


def _dripping_head(at: Exchange) -> None:
    for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 1000:
        at.raw(bytes([letter]))
        at.wait(0.3)


def _endless_word(at: Exchange) -> None:
    at.head()
    while True:
        at.event({"content": "Donaudampfschiff" * 20})


def _endless_sentences(at: Exchange) -> None:
    at.head()
    while True:
        at.stream(at.truth() + " ", ending=False)


def _endless_empty(at: Exchange) -> None:
    at.head()
    while True:
        at.event({"content": ""})
        at.wait(0.002)


def _cut(at: Exchange) -> None:
    """The stream ends within a sentence, and so does the connection."""
    at.head()
    text = at.truth()
    at.stream(text[: max(30, len(text) * 2 // 3)], ending=False)


def _cut_within_json(at: Exchange) -> None:
    at.head()
    at.stream(at.truth()[:120], ending=False)
    at.raw(b'data: {"choices": [{"delta": {"cont')


def _reset(at: Exchange) -> None:
    at.head(Content_Length="5000")
    at.raw(b"data: {")
    raise ConnectionAbortedError


def _garbage(at: Exchange) -> None:
    at.head()
    at.raw(b"data: " + at.chance.randbytes(5000) + b"\n\n" + b"\xff\xfe\x00\r\n\r\n")


def _garbage_within(at: Exchange) -> None:
    at.head()
    at.stream(at.truth()[:80], ending=False)
    at.raw(b'data: {"choices":[{"index":0,"delta":{"content":"' + b"\xff\xc3\x28\xf0\x9f" + b' 77.777 "}}]}\n\n')
    at.stream("\ud83d \x00\x07\u202e neznaM 608.11 \u202c", ending=True)


def _huge_piece(at: Exchange) -> None:
    at.head()
    at.event({"content": "Unsinn ohne Ende " * 2_000_000})
    at.raw(b"data: [DONE]\n\n")


def _gzip_bomb(at: Exchange) -> None:
    at.head(Content_Encoding="gzip")
    at.raw(gzip.compress(b"data: " + b"0" * 300_000_000, 9))


def _wrong_shape(at: Exchange) -> None:
    at.head()
    for odd in (
        {"choices": None},
        [],
        {"choices": [{"delta": {"content": 17}}]},
        {"choices": [{"delta": None}]},
        "x",
        None,
        5,
    ):
        at.raw(f"data: {json.dumps(odd)}\n\n".encode())
    at.raw(b"data: [DONE]\n\n")


def _no_json(at: Exchange) -> None:
    at.head()
    at.raw(b"data: {'choices': kaputt\n\ndata: [DONE]\n\n")


def _page(at: Exchange) -> None:
    at.head(kind="text/html")
    at.raw(b"<html><body><h1>Willkommen am Proxy</h1><script>alert(1)</script></body></html>")


def _empty(at: Exchange) -> None:
    at.head()
    at.stream("")


def _no_body(at: Exchange) -> None:
    at.head()


def _redirect(at: Exchange) -> None:
    at.head(307, "text/plain", Location=at.chance.choice((f"{at.elsewhere}/v1/chat/completions", f"{EVIL}/v1")))


def _tool_call(at: Exchange) -> None:
    call = {"index": 0, "id": "c", "type": "function", "function": {"name": "shell", "arguments": '{"command": "id"}'}}
    at.head()
    at.event({"role": "assistant", "tool_calls": [call]})
    at.event({}, "tool_calls")
    at.raw(b"data: [DONE]\n\n")


def _refused(at: Exchange) -> None:
    at.head()
    at.event({"refusal": "I cannot help with that."})
    at.event({}, "content_filter")
    at.raw(b"data: [DONE]\n\n")


def _error_within(at: Exchange) -> None:
    at.head()
    at.stream(at.truth()[:100], ending=False)
    at.raw(b'data: {"error": {"message": "CUDA out of memory SECRET", "code": 500}}\n\n')


#: What is done to the connection, whatever is said.
DOING: dict[str, Callable[[Exchange], None]] = {
    "status_500": _status(500),
    "status_401": _status(401),
    "status_429": _status(429, Retry_After="3600"),
    "status_503": _status(503, "text/html"),
    "status_204": _status(204),
    "no_answer": _no_answer,
    "silent_stream": _silent_stream,
    "stalled": _stalled,
    "pings": _pings,
    "dripping": _dripping,
    "dripping_head": _dripping_head,
    "endless_word": _endless_word,
    "endless_sentences": _endless_sentences,
    "endless_empty": _endless_empty,
    "cut": _cut,
    "cut_within_json": _cut_within_json,
    "reset": _reset,
    "garbage": _garbage,
    "garbage_within": _garbage_within,
    "huge_piece": _huge_piece,
    "gzip_bomb": _gzip_bomb,
    "wrong_shape": _wrong_shape,
    "no_json": _no_json,
    "page": _page,
    "empty": _empty,
    "no_body": _no_body,
    "redirect": _redirect,
    "tool_call": _tool_call,
    "refused": _refused,
    "error_within": _error_within,
}
#: Those that keep one waiting until one has had enough.
SLOW = frozenset({"no_answer", "silent_stream", "stalled", "pings", "dripping", "dripping_head", "endless_empty"})
