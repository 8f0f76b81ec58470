"""The wire ends with the deadline, leads to checked addresses only, and carries no more than is needed."""

from __future__ import annotations

import datetime
import gzip
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from assistant.language_model.deadline import Deadline
from assistant.language_model.wire import MOST_BYTES, MOST_EVENT_BYTES, WIRE_FAULTS, wired
from tests.assistant.language_model.local_server import DONE, HEAD, Answer, event, says, sends, serving


def read(port: int, seconds: float = 5.0, host: str = "127.0.0.1", deadline: Deadline | None = None) -> bytes:
    deadline = deadline or Deadline(seconds)
    with wired(["127.0.0.1"], deadline, True) as client, client.stream("POST", f"http://{host}:{port}/v1") as answer:
        return b"".join(answer.iter_bytes())


def drips(before: bytes, drop: bytes) -> Answer:
    """Sends a little every 50 ms, for ever."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(before)
        while True:
            connection.sendall(drop)
            time.sleep(0.05)

    return answer


def silence(before: bytes) -> Answer:
    def answer(connection: socket.socket) -> None:
        connection.sendall(before)
        while connection.recv(65536):
            pass

    return answer


def test_what_arrives() -> None:
    with serving(says("Guten ", "Tag.")) as server:
        assert read(server.port).endswith(DONE)


@pytest.mark.parametrize(
    "answer",
    [
        silence(b""),
        silence(HEAD),
        silence(b"HTTP/1.1 200"),
        drips(b"HTTP/1.1 200 OK\r\nX-Long: ", b"a"),
        drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        drips(HEAD, b":"),
        drips(HEAD, b"\n"),
        drips(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    ],
    ids=["silent", "head only", "half a line", "slow head", "endless hints", "slow body", "blank lines", "chunks"],
)
def test_the_deadline_holds_whatever_the_server_does(answer: Answer) -> None:
    started = time.monotonic()
    with serving(answer) as server, pytest.raises(WIRE_FAULTS):
        read(server.port, 0.5)
    assert time.monotonic() - started < 1.5


def test_whoever_stops_waiting_ends_it_at_once() -> None:
    deadline, started = Deadline(60), time.monotonic()
    threading.Timer(0.2, deadline.stop).start()
    with serving(silence(HEAD)) as server, pytest.raises(WIRE_FAULTS):
        read(server.port, deadline=deadline)
    assert time.monotonic() - started < 1.5


def test_a_host_that_takes_no_connection_costs_a_moment() -> None:
    with serving(says("x")) as server:
        port = server.port
    with pytest.raises(WIRE_FAULTS):
        read(port, 2)


def test_the_connection_goes_to_the_checked_address_whatever_the_name_says(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says("Ja.")) as server:
        assert read(server.port, host="evil.example").endswith(DONE), "the name is not resolved again"
    assert server.asked[0].headers["host"] == f"evil.example:{server.port}"


def test_redirects_lead_nowhere() -> None:
    with serving(says("geheim")) as other:
        head = f"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{other.port}/\r\nContent-Length: 0\r\n\r\n".encode()
        with serving(sends(head)) as server:
            assert read(server.port) == b""
    assert other.asked == []


def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says("proxy")) as proxy, serving(says("Ja.")) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        assert event("Ja.") in read(server.port)
    assert proxy.asked == []


@pytest.fixture
def packed() -> Iterator[bytes]:
    yield gzip.compress(b"\0" * 50_000_000)


def test_packed_answers_are_refused(packed: bytes) -> None:
    head = HEAD.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
    with serving(sends(head, packed)) as server, pytest.raises(httpx.RemoteProtocolError):
        read(server.port)
    assert server.asked[0].headers["accept-encoding"] == "identity"


def test_more_than_anyone_writes_is_not_read() -> None:
    many = (b"data: {}\n\n",) * (MOST_BYTES // 10 + 1)
    with serving(sends(HEAD, b"".join(many))) as server, pytest.raises(httpx.RemoteProtocolError, match="too long"):
        read(server.port)
    one = b"data: " + b"a\n" * MOST_EVENT_BYTES
    with serving(sends(HEAD, one)) as server, pytest.raises(httpx.RemoteProtocolError, match="too long"):
        read(server.port)


@pytest.mark.parametrize("line", [b"\n", b"\r\n"])
def test_events_in_pieces_of_any_size_are_counted_each_by_itself(line: bytes) -> None:
    text = (b"data: " + b"x" * 3_000 + line + line) * 20
    for size in (1, 7, 1_000, 50_000):
        body = text[:9_018] if size == 1 else text
        parts = [body[at : at + size] for at in range(0, len(body), size)]

        def answer(connection: socket.socket, parts: list[bytes] = parts) -> None:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for part in (HEAD, *parts):
                connection.sendall(part)

        with serving(answer) as server:
            assert read(server.port, 20) == body


def test_no_header_leaves_that_is_not_needed() -> None:
    headers = {"Authorization": "Bearer sk-secret", "OpenAI-Organization": "org", "X-Stainless-OS": "Linux"}
    for with_key in (True, False):
        with serving(says("Ja.")) as server, wired(["127.0.0.1"], Deadline(5), with_key) as client:
            client.post(f"http://127.0.0.1:{server.port}/v1", json={"a": 1}, headers=headers).read()
        sent = set(server.asked[0].headers)
        assert sent - {"authorization"} == {"host", "content-type", "content-length", "accept", "accept-encoding"}
        assert ("authorization" in sent) is with_key


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate for llm.example.org, signed by themselves, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "llm.example.org")])
    today = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("llm.example.org")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(private + made.public_bytes(Encoding.PEM))
    return path


def encrypted(certificate: Path) -> Answer:
    """A server behind TLS; it has to see the handshake before any request, so nothing is read for it."""

    def answer(connection: socket.socket) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        with suppress(OSError), context.wrap_socket(connection, server_side=True) as line:
            line.recv(65536)
            line.sendall(HEAD + event("Ja.") + DONE)

    return answer


@pytest.mark.parametrize(
    ("host", "trusted", "answers"),
    [("llm.example.org", True, True), ("evil.example", True, False), ("llm.example.org", False, False)],
)
def test_a_certificate_has_to_be_trusted_and_to_name_the_host(
    certificate: Path, monkeypatch: pytest.MonkeyPatch, host: str, trusted: bool, answers: bool
) -> None:
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))  # the system's authorities, with that of the house
    with serving(encrypted(certificate), reads=False) as server, wired(["127.0.0.1"], Deadline(5), True) as client:
        if answers:
            assert event("Ja.") in client.post(f"https://{host}:{server.port}/v1").content
        else:
            with pytest.raises(WIRE_FAULTS, match="certificate"):
                client.post(f"https://{host}:{server.port}/v1")


def test_a_handshake_that_goes_nowhere_ends_with_the_deadline() -> None:
    started = time.monotonic()
    with serving(silence(b""), reads=False) as server, pytest.raises(WIRE_FAULTS):
        wired(["127.0.0.1"], Deadline(0.5), True).post(f"https://llm.example.org:{server.port}/v1")
    assert time.monotonic() - started < 1.5
