"""The command's side of the socket: with an owner, without one, and with one that hangs."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.data_directory import DataDirectory, socket_of
from ingest.errors import BadInput, DirectoryInUse, FundstelleError, OwnerUnresponsive
from ingest.settings import Settings
from tests.ui.owners import owner
from ui import client
from ui.client import NoOwner, call, greeting, owned, performed


def silent(*_: object) -> None:
    pass


@pytest.fixture
def stopped(tmp_path: Path) -> Iterator[Path]:
    """A data directory whose owner takes connections and says nothing, as a stopped process does."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(socket_of(tmp_path)))
        listening.listen(1)
        yield tmp_path


def answering(data_dir: Path, *lines: bytes) -> threading.Thread:
    """An owner that sends fixed lines to one caller, then closes."""
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(str(socket_of(data_dir)))
    listening.listen()

    def serve() -> None:
        with listening, listening.accept()[0] as connection:
            connection.sendall(b"".join(lines))
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(1000):
                pass

    thread = threading.Thread(target=serve)
    thread.start()
    return thread


HELLO = b'{"event": "hello", "protocol": 1, "version": "1", "pid": 7, "serving": null}\n'


def test_steps_and_result_come_from_the_owner(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    with owner(tmp_path):
        assert call(tmp_path, "steps", {"number": 2}, lambda *step: told.append(step)) == {"steps": 2}
    assert told == [(0, 2, "Schritt 0"), (1, 2, "Schritt 1")]


def test_a_refusal_is_the_same_here_as_there(tmp_path: Path) -> None:
    with owner(tmp_path), pytest.raises(BadInput, match="Erwartet wird anderes, nichts: bitte ändern"):
        call(tmp_path, "refuse", {"why": "nichts"}, silent)


@pytest.mark.parametrize("place", ["", "missing", "file/below"])
def test_without_a_socket_there_is_no_owner(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NoOwner):
        greeting(tmp_path / place)


def test_an_owner_that_hangs_is_named_within_two_seconds(stopped: Path) -> None:
    started = time.monotonic()
    with pytest.raises(OwnerUnresponsive, match=r"2 Sekunden.*schweigt: bitte"):
        greeting(stopped)
    assert 1.5 < time.monotonic() - started < 4


def test_a_queue_of_others_before_an_owner_that_hangs_is_the_same(stopped: Path) -> None:
    waiting = []
    try:
        for _ in range(3):
            one = socket.socket(socket.AF_UNIX)
            waiting.append(one)
            one.setblocking(False)
            try:
                one.connect(str(socket_of(stopped)))
            except BlockingIOError:
                break
        with pytest.raises(OwnerUnresponsive):
            greeting(stopped)
    finally:
        for one in waiting:
            one.close()


def test_an_owner_that_falls_silent_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "SILENCE_S", 0.2)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(socket_of(tmp_path)))
        listening.listen()
        greeter = threading.Thread(target=lambda: kept.append(listening.accept()[0]) or kept[0].sendall(HELLO))
        kept: list[socket.socket] = []
        greeter.start()
        with pytest.raises(OwnerUnresponsive):
            call(tmp_path, "steps", {}, silent)
        greeter.join()
        kept[0].close()


@pytest.mark.parametrize("lines", [[HELLO], [HELLO, b"kein JSON\n"], [HELLO, b'{"event": "alive"}\n']])
def test_an_owner_that_breaks_off_is_a_fault(tmp_path: Path, lines: list[bytes]) -> None:
    thread = answering(tmp_path, *lines)
    with pytest.raises(FundstelleError, match="brach ab"):
        call(tmp_path, "steps", {}, silent)
    thread.join()


def test_an_owner_that_closes_before_it_greets_is_none(tmp_path: Path) -> None:
    thread = answering(tmp_path)
    with pytest.raises(NoOwner):
        greeting(tmp_path)
    thread.join()


@pytest.mark.parametrize("hello", [b'{"event": "hello", "protocol": 2, "version": "9"}\n', b'{"event": "alive"}\n'])
def test_an_owner_of_another_version_is_told_apart(tmp_path: Path, hello: bytes) -> None:
    thread = answering(tmp_path, hello)
    with pytest.raises(OwnerUnresponsive, match="starten Sie ihn neu"):
        greeting(tmp_path)
    thread.join()


def test_without_an_owner_the_command_becomes_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(tmp_path / "data", tmp_path / "model")
    seen: list[Any] = []

    def look(desk: Any, progress: Any, /) -> dict[str, Any]:
        seen.append(greeting(settings.data_dir).pid)
        return {"generation": desk.generation}

    monkeypatch.setattr("ui.commands.COMMANDS", {"look": look})
    with performed(settings, "look", {}, silent) as result:
        assert result == {"generation": 0}
        assert greeting(settings.data_dir).pid == seen[0]
    with pytest.raises(NoOwner):
        greeting(settings.data_dir)


def test_a_directory_that_is_free_in_a_moment_is_waited_for(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path / "model")
    directory = DataDirectory.claim(tmp_path)
    threading.Timer(0.3, directory.release).start()
    with performed(settings, "doctor", {}, silent) as result:
        assert result["data_dir"] == str(tmp_path)


def test_a_directory_that_stays_in_use_is_a_fault(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path / "model")
    with DataDirectory.claim(tmp_path), pytest.raises(DirectoryInUse), performed(settings, "doctor", {}, silent):
        pass


def test_owning_gives_the_directory_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path, tmp_path / "model")
    for _ in range(2):
        with owned(settings) as desk:
            assert desk.directory.socket.is_socket()
        assert not socket_of(tmp_path).exists()
