"""The owner's side of the socket: whoever owns a data directory runs the commands of all others.

Every process that owns one opens the socket, a long ``ingest`` as well as ``serve``, so that no command has to wait for
another to end. The socket's file has mode 0600 before anyone can connect; who may open it may read the archive anyway.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType

from assistant.desk import Desk
from ingest.errors import FundstelleError, system_says
from ui.commands import COMMANDS, Command
from ui.faults import unexpected
from ui.protocol import ALIVE_S, LONGEST, PROTOCOL, Event, address, error_event, line, read
from ui.version import version

#: Seconds a connection may take to send its request.
_REQUEST_S = 10.0


class Owner:
    """Runs the commands of other processes on a desk until it is left; a context manager.

    Args:
        desk: The desk; it stays open.
        commands: The commands by name.
        grace_s: Seconds that the commands of others get to end when the owner is left; None to wait for all of them,
            and to take on more until then.

    Attributes:
        serving: Address of the page that this process serves; None without one.
    """

    def __init__(self, desk: Desk, commands: Mapping[str, Command] = COMMANDS, grace_s: float | None = None) -> None:
        self.serving: str | None = None
        self._grace_s = grace_s
        self._desk, self._commands = desk, commands
        self._path = desk.directory.socket
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._threads: set[threading.Thread] = set()
        self._closing = threading.Event()

    def __enter__(self) -> Owner:
        """Open the socket.

        Raises:
            FundstelleError: It cannot be opened.
        """
        try:
            self._path.unlink(missing_ok=True)  # of an owner that died: the directory is ours, so nobody listens there
            with address(self._path) as name:
                self._listener.bind(name)
                os.chmod(name, 0o600)
            self._listener.listen(64)
        except OSError as fault:
            self._listener.close()
            raise FundstelleError(
                f"Erwartet wird ein Datenverzeichnis, in dem sich ein Socket anlegen lässt ({self._path})",
                system_says(fault),
                "bitte wählen Sie mit FUNDSTELLE_DATA ein Verzeichnis auf einem lokalen Datenträger",
            ) from fault
        threading.Thread(target=self._accept, name="owner", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the socket; see ``grace_s``."""
        while self._grace_s is None and fault is None and (running := self._running()):
            running[0].join()
        self._closing.set()
        self._path.unlink(missing_ok=True)
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        deadline = time.monotonic() + (self._grace_s or 0.0)
        for thread in self._running():
            thread.join(max(0.0, deadline - time.monotonic()))

    def _running(self) -> list[threading.Thread]:
        return list(self._threads)

    def _accept(self) -> None:
        while not self._closing.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                if not self._closing.is_set():
                    continue
                return
            thread = threading.Thread(target=self._serve, args=(connection,), name="command", daemon=True)
            self._threads.add(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            talk = _Talk(connection)
            try:
                hello = {"event": "hello", "protocol": PROTOCOL, "version": version(), "pid": os.getpid()}
                talk.send(hello | {"serving": self.serving})
                request = talk.request()
                if request is not None:
                    with talk.signs_of_life():
                        talk.send(self._run(request, talk))
            except (OSError, PeerGone):
                pass  # nobody listens any more: there is nobody to tell
            finally:
                self._threads.discard(threading.current_thread())

    def _run(self, request: Event, talk: _Talk) -> Event:
        """Run a command; whatever goes wrong becomes one sentence for the one who asked."""
        command = self._commands.get(str(request.get("command")))
        arguments = request.get("arguments")
        if command is None or not isinstance(arguments, dict):
            return error_event(
                FundstelleError(
                    "Erwartet wird ein bekannter Befehl",
                    f"gefunden wurde „{str(request.get('command'))[:40]}“",
                    "bitte beenden Sie den laufenden Dienst und starten Sie ihn in der neuen Version",
                )
            )
        try:
            return {"event": "result", "result": command(self._desk, talk.progress, **arguments)}
        except FundstelleError as fault:
            return error_event(fault)
        except PeerGone:
            raise
        except Exception as fault:
            return error_event(unexpected(fault))


class PeerGone(Exception):
    """The command that asked has ended; its work ends at the next step."""


class _Talk:
    """One connection: events out, one request in. Threads may send at the same time."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._sending = threading.Lock()
        self._gone = threading.Event()

    def send(self, event: Event) -> None:
        with self._sending:
            try:
                self._connection.sendall(line(event))
            except OSError as fault:
                self._gone.set()
                raise PeerGone from fault

    def request(self) -> Event | None:
        """The request; None if the other side only wanted to be greeted, or sends no request."""
        self._connection.settimeout(_REQUEST_S)
        with self._connection.makefile("rb") as stream:
            received = stream.readline(LONGEST)
        self._connection.settimeout(None)
        try:
            return read(received) if received else None
        except ValueError:
            return {"command": "?"}

    def progress(self, done: int, total: int, what: str) -> None:
        """Tell of a step; ends the work if nobody listens any more."""
        if self._gone.is_set():
            raise PeerGone
        self.send({"event": "progress", "done": done, "total": total, "what": what})

    def signs_of_life(self) -> _SignsOfLife:
        return _SignsOfLife(self)


class _SignsOfLife:
    """Sends ``alive`` while a command runs, so that silence means that the owner hangs."""

    def __init__(self, talk: _Talk) -> None:
        self._talk, self._ended = talk, threading.Event()
        self._thread = threading.Thread(target=self._send, name="alive", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _send(self) -> None:
        while not self._ended.wait(ALIVE_S):
            try:
                self._talk.send({"event": "alive"})
            except PeerGone:
                return
