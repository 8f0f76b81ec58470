"""``serve`` owns the data directory while the page is open, and says who does if it cannot."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import ui
from ingest.data_directory import DataDirectory, socket_of
from ingest.errors import DirectoryInUse
from ingest.settings import Settings
from tests.ui.owners import owner
from ui.client import call, greeting
from ui.serve import serve


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "data", tmp_path / "model")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., None]], None]:
    """Puts a function in the place of the page's server."""

    def stand_in(run: Callable[..., None]) -> None:
        server = ModuleType("ui.server")
        server.run = run  # type: ignore[attr-defined]
        for name, module in {"server": server, "app": ModuleType("ui.app")}.items():
            monkeypatch.setitem(sys.modules, f"ui.{name}", module)
            monkeypatch.setattr(ui, name, module, raising=False)
        monkeypatch.setattr("assistant.desk.Desk.warm_up", lambda desk: None)

    return stand_in


def test_the_page_and_the_socket_are_open_together(settings: Settings, page: Any) -> None:
    told: list[str] = []

    def run(desk: Any, used: Settings, started: Callable[[str], None], as_staff: bool) -> None:
        assert used is settings and not as_staff
        assert greeting(settings.data_dir).serving is None
        started("http://127.0.0.1:7861")
        assert greeting(settings.data_dir).serving == "http://127.0.0.1:7861"
        assert call(settings.data_dir, "doctor", {}, lambda *_: None)["archive"] == "open"

    page(run)
    serve(settings, told.append)
    assert told == ["http://127.0.0.1:7861"]
    assert not socket_of(settings.data_dir).exists()
    DataDirectory.claim(settings.data_dir).release()


def test_a_page_that_ends_with_a_fault_gives_the_directory_back(settings: Settings, page: Any) -> None:
    def run(desk: Any, used: Settings, started: Callable[[str], None], as_staff: bool) -> None:
        raise KeyboardInterrupt

    page(run)
    with pytest.raises(KeyboardInterrupt):
        serve(settings, print)
    DataDirectory.claim(settings.data_dir).release()


def test_a_second_service_names_the_first(settings: Settings) -> None:
    with DataDirectory.claim(settings.data_dir), owner(settings.data_dir) as first:
        first.serving = "http://127.0.0.1:7861"
        began = time.monotonic()
        with pytest.raises(DirectoryInUse, match=r"läuft bereits auf \S+:7861 \(Prozess \d+\)"):
            serve(settings, print)
        assert time.monotonic() - began < 1, "it does not end by itself, so nothing is waited for"


def test_an_owner_that_is_no_service_is_named_as_such(settings: Settings) -> None:
    with (
        DataDirectory.claim(settings.data_dir),
        pytest.raises(DirectoryInUse, match="einem anderen Fundstelle-Prozess"),
    ):
        serve(settings, print)


def test_a_command_that_owns_the_directory_for_a_moment_is_waited_for(settings: Settings, page: Any) -> None:
    page(lambda desk, used, started, as_staff: None)
    directory = DataDirectory.claim(settings.data_dir)
    threading.Timer(0.3, directory.release).start()
    serve(settings, print)


def test_the_role_reaches_the_pages(settings: Settings, page: Any) -> None:
    roles: list[bool] = []
    page(lambda desk, used, started, as_staff: roles.append(as_staff))
    serve(settings, print, as_staff=True)
    assert roles == [True]
