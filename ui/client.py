"""The command's side of the socket: run where the data directory's owner is, or become the owner.

An owner answers a greeting within two seconds, however busy it is; one that does not hangs (stopped, or its machine is
out of memory), and the command says so instead of waiting.
"""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from ingest.data_directory import socket_of
from ingest.errors import DirectoryInUse, FundstelleError, OwnerUnresponsive
from ingest.settings import Settings
from ui.protocol import PROTOCOL, Event, address, error_of, line, read

if TYPE_CHECKING:
    from assistant.desk import Desk

#: Seconds an owner has to greet.
GREETING_S = 2.0
#: Seconds of silence after which a running command counts as hanging; the owner gives a sign of life every second.
SILENCE_S = 20.0
#: Seconds between two looks for an owner that is just starting or ending.
_PAUSE_S = 0.05

Progress = Callable[[int, int, str], None]
Result = dict[str, Any]


class NoOwner(Exception):
    """Nobody listens on the socket of a data directory."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """Who owns a data directory: process id, version, and the address of the page it serves (None without one)."""

    pid: int
    version: str
    serving: str | None


def greeting(data_dir: Path) -> Greeting:
    """Ask who owns a data directory.

    Raises:
        NoOwner: Nobody does.
        OwnerUnresponsive: Someone does and does not answer.
    """
    with _connected(data_dir) as (_, _, hello):
        return hello


@contextmanager
def performed(settings: Settings, command: str, arguments: dict[str, Any], progress: Progress) -> Iterator[Result]:
    """The result of a command that is run by the owner of the data directory, or as its owner.

    As the owner, this process stays for what others have it run meanwhile: show the result inside the block.

    Args:
        settings: Where the data are.
        command: Name of a command (:data:`ui.commands.COMMANDS`).
        arguments: Its arguments, as they can stand in JSON.
        progress: Told of its steps.

    Raises:
        OwnerUnresponsive: The owner does not answer.
        DirectoryInUse: Another process owns the directory and offers no socket.
        FundstelleError: What went wrong in the command itself.
    """
    deadline = time.monotonic() + GREETING_S
    with ExitStack() as stack:
        while True:
            with suppress(NoOwner):
                result = call(settings.data_dir, command, arguments, progress)
                break
            try:
                desk = stack.enter_context(owned(settings))
            except DirectoryInUse:  # an owner that is just starting or ending: look again
                if time.monotonic() > deadline:
                    raise
                time.sleep(_PAUSE_S)
            else:
                from ui.commands import COMMANDS

                result = COMMANDS[command](desk, progress, **arguments)
                break
        yield result


@contextmanager
def owned(settings: Settings) -> Iterator[Desk]:
    """Own a data directory for the time of a block, with its socket open for others; at the end their commands finish.

    Raises:
        DirectoryInUse: Another process owns it.
    """
    from assistant.desk import Desk  # late: only an owner needs archive, indexes and model
    from ui.owner import Owner

    with Desk.open(settings) as desk, Owner(desk):
        yield desk


def call(data_dir: Path, command: str, arguments: dict[str, Any], progress: Progress) -> Result:
    """Have the owner of a data directory run a command; arguments as for :func:`performed`.

    Raises:
        NoOwner: Nobody owns it.
        OwnerUnresponsive: The owner does not answer.
        FundstelleError: What went wrong in the command itself.
    """
    with _connected(data_dir) as (connection, events, _):
        connection.settimeout(SILENCE_S)
        try:
            connection.sendall(line({"command": command, "arguments": arguments}))
            while event := _next(events):
                if event.get("event") == "progress":
                    progress(event["done"], event["total"], event["what"])
                elif event.get("event") == "result":
                    return dict(event["result"])
                elif event.get("event") == "error":
                    raise error_of(event)
        except TimeoutError as fault:
            raise _unresponsive(connection, SILENCE_S) from fault
        except (OSError, ValueError) as fault:
            raise _cut_off() from fault
    raise _cut_off()


@contextmanager
def _connected(data_dir: Path) -> Iterator[tuple[socket.socket, BinaryIO, Greeting]]:
    """A connection to the owner, after its greeting: the socket to write to, and the stream of its events."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection, connection.makefile("rb") as events:
        connection.settimeout(GREETING_S)
        try:
            with address(socket_of(data_dir)) as name:
                connection.connect(name)
            first = _next(events)
        except (TimeoutError, BlockingIOError) as fault:  # blocking: so many wait already that no more may queue
            raise _unresponsive(connection, GREETING_S) from fault
        except (FileNotFoundError, NotADirectoryError, ConnectionError) as fault:
            raise NoOwner from fault
        if first is None:  # it closed before it could greet
            raise NoOwner
        yield connection, events, _read_greeting(first)


def _next(events: BinaryIO) -> Event | None:
    """The next event; None where the other side has closed."""
    received = events.readline()
    return read(received) if received else None


def _read_greeting(event: Event) -> Greeting:
    if event.get("event") != "hello" or event.get("protocol") != PROTOCOL:
        raise OwnerUnresponsive(
            "Erwartet wird ein laufender Fundstelle-Dienst dieser Version",
            f"gefunden wurde Version {str(event.get('version'))[:20]}",
            "bitte beenden Sie ihn und starten Sie ihn neu",
        )
    return Greeting(int(event["pid"]), str(event["version"]), event.get("serving"))


def _unresponsive(connection: socket.socket, seconds: float) -> OwnerUnresponsive:
    pid = _peer(connection)
    who = f"Prozess {pid}" if pid else "der Prozess, dem das Datenverzeichnis gehört,"
    return OwnerUnresponsive(
        f"Erwartet wird innerhalb von {seconds:.0f} Sekunden eine Antwort des laufenden Fundstelle-Dienstes",
        f"{who} schweigt",
        "bitte versuchen Sie es gleich noch einmal oder beenden Sie ihn und starten ihn neu",
    )


def _peer(connection: socket.socket) -> int | None:
    """Process id of the owner, from the system; None where the system does not tell."""
    if not hasattr(socket, "SO_PEERCRED"):
        return None
    try:
        credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    except OSError:
        return None
    return int(struct.unpack("3i", credentials)[0]) or None


def _cut_off() -> FundstelleError:
    return FundstelleError(
        "Erwartet wird das Ergebnis des Befehls",
        "die Verbindung zum ausführenden Prozess brach ab",
        "bitte wiederholen Sie den Befehl; was fertig war, ist erhalten",
    )
