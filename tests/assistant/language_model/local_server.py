"""A real server on loopback that answers as a test says, byte for byte, and remembers what it was asked."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from ingest.settings import LanguageModelSettings

#: What a test does with a connection on which a request has arrived.
Answer = Callable[[socket.socket], None]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
DONE = b"data: [DONE]\n\n"


@dataclass
class Request:
    """What arrived: the first line, the headers (names in lower case), the body as JSON."""

    line: str
    headers: dict[str, str]
    body: Any


@dataclass
class Server:
    """Where it listens, and what it was asked so far."""

    port: int
    asked: list[Request] = field(default_factory=list)

    def settings(self, **changed: Any) -> LanguageModelSettings:
        values = {"base_url": f"http://127.0.0.1:{self.port}/v1", "model": "probe", **changed}
        return LanguageModelSettings(**values)


def event(content: Any = None, finish: str | None = None) -> bytes:
    """An event of a stream of chat completions."""
    delta = {} if content is None else {"content": content}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "probe"}
    return raw_event({**chunk, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})


def raw_event(data: Any) -> bytes:
    return b"data: " + json.dumps(data).encode() + b"\n\n"


def says(*pieces: str, finish: str = "stop") -> Answer:
    """A server that behaves."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(HEAD + b"".join(map(event, pieces)) + event(None, finish) + DONE)

    return answer


def sends(*parts: bytes) -> Answer:
    def answer(connection: socket.socket) -> None:
        for part in parts:
            connection.sendall(part)

    return answer


@contextmanager
def serving(answer: Answer, reads: bool = True) -> Iterator[Server]:
    """A server that gives this answer to everyone, each in a thread; it reads the request first, unless told not to."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = Server(listening.getsockname()[1])
    connections: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def serve(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            if reads:
                server.asked.append(_read(connection))
            answer(connection)

    def accept() -> None:
        with suppress(OSError):
            while True:
                connection, _ = listening.accept()
                connections.append(connection)
                threads.append(threading.Thread(target=serve, args=(connection,), daemon=True))
                threads[-1].start()

    accepting = threading.Thread(target=accept, daemon=True)
    accepting.start()
    try:
        yield server
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        for connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in (accepting, *threads):
            thread.join(5)


def _read(connection: socket.socket) -> Request:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(65536)
    head, _, body = data.partition(b"\r\n\r\n")
    line, *rows = head.decode().split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (row.partition(":") for row in rows)}
    while len(body) < int(headers.get("content-length", "0")):
        body += connection.recv(65536)
    return Request(line, headers, json.loads(body) if body else None)
