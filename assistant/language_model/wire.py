"""The wire to the language model's server: to checked addresses only, until the deadline only, and no further.

The only file that knows httpx and httpcore. A timeout of theirs is one for each piece that arrives, so a server that
sends a byte now and then is never too slow; here every wait ends with the deadline, in the name's resolution, the
handshake, the head and the body alike. The environment is not asked for proxies, redirects lead nowhere, packed
answers are refused (a few kilobytes unpack to gigabytes), and no header leaves that is not needed.
"""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import httpcore
import httpx

from assistant.language_model.deadline import Deadline

#: What httpx and httpcore raise: whoever asks through this wire catches these.
WIRE_FAULTS: tuple[type[Exception], ...] = (
    httpx.HTTPError,
    httpx.StreamError,
    httpx.InvalidURL,
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)
TIMEOUTS: tuple[type[Exception], ...] = (httpx.TimeoutException, httpcore.TimeoutException)
#: Most bytes of an answer: 500 tokens, each an event of 300 bytes, are 150,000.
MOST_BYTES = 1_000_000
#: Most bytes of one event of the stream; longer ones cost the client's decoder time that no deadline bounds.
MOST_EVENT_BYTES = 16_384
#: Seconds a connection may take, and after which a wait looks whether anybody still waits for its end.
_CONNECT_S, _LOOK_S = 5.0, 0.25
_SENT = frozenset({b"host", b"content-type", b"content-length", b"accept", b"authorization"})
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


def wired(addresses: Sequence[str], deadline: Deadline, with_key: bool) -> httpx.Client:
    """A client for one request.

    Args:
        addresses: Where it connects, whatever its request names.
        deadline: When it ends.
        with_key: Whether the key is sent.
    """
    transport = _Wire(addresses, deadline, with_key)
    return httpx.Client(transport=transport, trust_env=False, follow_redirects=False, timeout=max(deadline.left, 0.01))


class _Line(httpcore.NetworkStream):
    """A connection of which every wait ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        while not self._deadline.over:
            try:
                return self._stream.read(max_bytes, min(_LOOK_S, max(self._deadline.left, 0.01)))
            except httpcore.ReadTimeout:
                continue
        raise httpcore.ReadTimeout("the deadline is over")

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if self._deadline.over:
            raise httpcore.WriteTimeout("the deadline is over")
        self._stream.write(buffer, self._deadline.left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = max(min(_CONNECT_S, self._deadline.left), 0.01)
        return _Line(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to given addresses, whatever host is asked for."""

    def __init__(self, addresses: Sequence[str], deadline: Deadline) -> None:
        self._addresses, self._deadline = addresses, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        fault: Exception = httpcore.ConnectTimeout("the deadline is over")
        for address in self._addresses:
            if self._deadline.over:
                break
            try:
                left = max(min(_CONNECT_S, self._deadline.left), 0.01)
                return _Line(httpcore.SyncBackend().connect_tcp(address, port, left), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as found:
                fault = found
        raise fault


class _Wire(httpx.BaseTransport):
    def __init__(self, addresses: Sequence[str], deadline: Deadline, with_key: bool) -> None:
        self._deadline = deadline
        self._kept = _SENT if with_key else _SENT - {b"authorization"}
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(),  # the system's authorities, so that of the house counts, too
            max_connections=1,
            network_backend=_Backend(addresses, deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        headers = [(name, value) for name, value in request.headers.raw if name.lower() in self._kept]
        url = request.url
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        content = request.read()
        try:
            answer = self._pool.handle_request(
                httpcore.Request(
                    request.method, target, headers=[*headers, (b"Accept-Encoding", b"identity")], content=content
                )
            )
        except TIMEOUTS as fault:
            raise httpx.ReadTimeout(str(fault)) from fault
        packed = [value for name, value in answer.headers if name.lower() == b"content-encoding"]
        if any(value.strip().lower() != b"identity" for value in packed):
            answer.close()
            raise httpx.RemoteProtocolError("the answer is packed")
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer, self._deadline))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body of an answer, counted."""

    def __init__(self, answer: httpcore.Response, deadline: Deadline) -> None:
        self._answer, self._deadline = answer, deadline

    def __iter__(self) -> Iterator[bytes]:
        total = begun = 0
        last = b""
        for part in self._answer.iter_stream():
            if self._deadline.over:
                raise httpx.ReadTimeout("the deadline is over")
            total += len(part)
            first, *events = _BLANK_LINE.split(last + part)
            lengths = [begun - len(last) + len(first), *(len(event) for event in events)]
            if total > MOST_BYTES or max(lengths) > MOST_EVENT_BYTES:
                raise httpx.RemoteProtocolError("the answer is too long")
            begun, last = lengths[-1], (events[-1] if events else last + part)[-3:]
            yield part

    def close(self) -> None:
        self._answer.close()
