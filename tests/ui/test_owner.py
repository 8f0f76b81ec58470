"""The owner's side of the socket: commands of others run here, and nothing they do ends it."""

from __future__ import annotations

import json
import logging
import os
import socket
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from ingest.data_directory import socket_of
from ingest.errors import FundstelleError
from tests.ui.owners import Gate, owner
from ui.client import NoOwner, call, greeting
from ui.owner import PeerGone
from ui.protocol import LONGEST


def talk(data_dir: Path, sent: bytes) -> list[dict[str, Any]]:
    """The events that come back for raw bytes."""
    with socket.socket(socket.AF_UNIX) as connection, connection.makefile("rb") as events:
        connection.settimeout(15)
        connection.connect(str(socket_of(data_dir)))
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        return [json.loads(line) for line in events]


def test_the_socket_is_for_its_user_alone_and_gone_at_the_end(tmp_path: Path) -> None:
    with owner(tmp_path):
        assert stat.S_IMODE(os.stat(socket_of(tmp_path)).st_mode) == 0o600
    assert not socket_of(tmp_path).exists()


def test_it_greets_tells_steps_and_ends_with_the_result(tmp_path: Path) -> None:
    with owner(tmp_path):
        events = talk(tmp_path, b'{"command": "steps", "arguments": {"number": 2}}\n')
    hello = events[0]
    assert (hello["event"], hello["protocol"], hello["pid"], hello["serving"]) == ("hello", 1, os.getpid(), None)
    assert events[1:] == [
        {"event": "progress", "done": 0, "total": 2, "what": "Schritt 0"},
        {"event": "progress", "done": 1, "total": 2, "what": "Schritt 1"},
        {"event": "result", "result": {"steps": 2}},
    ]


@pytest.mark.parametrize(
    "sent",
    [
        b"kein JSON\n",
        b'{"command": "unbekannt", "arguments": {}}\n',
        b'{"command": "steps"}\n',
        b'{"command": "steps", "arguments": [1]}\n',
        b'{"command": "steps", "arguments": {"zahl": 1}}\n',
        b'{"command": "steps", "arguments": {"number": "viele"}}\n',
        b"x" * 100_000 + b"\n",
    ],
)
def test_a_request_that_makes_no_sense_is_one_error_and_no_end(tmp_path: Path, sent: bytes) -> None:
    with owner(tmp_path):
        assert [event["event"] for event in talk(tmp_path, sent)] == ["hello", "error"]
        assert greeting(tmp_path).pid == os.getpid()


def test_who_sends_nothing_is_only_greeted(tmp_path: Path) -> None:
    with owner(tmp_path):
        assert [event["event"] for event in talk(tmp_path, b"")] == ["hello"]
    assert LONGEST > 1_000_000


def test_a_fault_of_the_program_tells_where_and_never_what(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    where = pytest.raises(FundstelleError, match=r"RuntimeError, owners\.py, Zeile")
    with owner(tmp_path), caplog.at_level(logging.DEBUG), where as fault:
        call(tmp_path, "break_down", {"secret": "Was weiß das Amt?"}, lambda *_: None)
    assert "Amt" not in str(fault.value) + caplog.text


def test_it_takes_the_place_of_one_that_died(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(socket_of(tmp_path)))
    with pytest.raises(NoOwner):
        greeting(tmp_path)
    with owner(tmp_path):
        assert greeting(tmp_path).pid == os.getpid()


def test_a_directory_that_takes_no_socket_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(FundstelleError, match="Socket"), owner(tmp_path / "nowhere"):
        pass


def test_commands_run_side_by_side(tmp_path: Path) -> None:
    gate = Gate()
    with owner(tmp_path, wait=gate):
        thread = threading.Thread(target=call, args=(tmp_path, "wait", {}, lambda *_: None))
        thread.start()
        assert gate.entered.wait(10)
        assert call(tmp_path, "steps", {"number": 1}, lambda *_: None) == {"steps": 1}
        gate.open.set()
        thread.join()


def test_a_command_that_takes_long_shows_signs_of_life(tmp_path: Path) -> None:
    gate = Gate()
    with owner(tmp_path, wait=gate), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(15)
        connection.connect(str(socket_of(tmp_path)))
        with connection.makefile("rb") as events:
            connection.sendall(b'{"command": "wait", "arguments": {}}\n')
            assert [json.loads(events.readline())["event"] for _ in range(2)] == ["hello", "alive"]
            gate.open.set()
            assert [json.loads(line)["event"] for line in events][-1] == "result"


def test_work_ends_when_nobody_listens_any_more(tmp_path: Path) -> None:
    gate = Gate()
    with owner(tmp_path, wait=gate):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(socket_of(tmp_path)))
            connection.sendall(b'{"command": "wait", "arguments": {}}\n')
            assert gate.entered.wait(10)
        gate.open.set()
        assert gate.left.wait(10)
    assert isinstance(gate.fault, PeerGone)


def test_leaving_waits_for_the_commands_of_others(tmp_path: Path) -> None:
    gate, results = Gate(), []
    with owner(tmp_path, wait=gate):
        thread = threading.Thread(target=lambda: results.append(call(tmp_path, "wait", {}, lambda *_: None)))
        thread.start()
        assert gate.entered.wait(10)
        threading.Timer(0.2, gate.open.set).start()
    thread.join()
    assert results == [{"waited": True}]


def test_a_service_that_stops_gives_them_a_moment_only(tmp_path: Path) -> None:
    gate, results = Gate(), []
    with owner(tmp_path, grace_s=0.1, wait=gate):
        thread = threading.Thread(target=lambda: results.append(call(tmp_path, "wait", {}, lambda *_: None)))
        thread.start()
        assert gate.entered.wait(10)
    assert results == [] and not socket_of(tmp_path).exists()
    gate.open.set()
    thread.join()
