"""What tests in a real browser share: the product as a user starts it, once for everyone and once for staff.

All of it ends with this folder's tests: while playwright runs, nothing else in this thread can run an event loop.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from ingest.settings import Settings
from tests.ui.browser.serving import environment_of, served
from tests.ui.browser.watching import DESKTOP, Watch, chromium_started

#: Opens an address in a browser that nobody has used: ``opened(address, viewport, scheme)``.
Opened = Callable[..., Page]


@pytest.fixture(scope="package")
def environment(letters: Settings, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of commands over the data directory that everyone's pages are served from."""
    return _environment(letters, tmp_path_factory.mktemp("everyone"))


@pytest.fixture(scope="package")
def address(environment: dict[str, str]) -> Iterator[str]:
    """Where the pages for everyone are, with the letters of :class:`tests.ui.houses.House`."""
    with served(environment) as found:
        yield found


@pytest.fixture(scope="package")
def staff_environment(letters: Settings, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """As ``environment``, for staff."""
    return _environment(letters, tmp_path_factory.mktemp("staff"))


@pytest.fixture(scope="package")
def staff_address(staff_environment: dict[str, str]) -> Iterator[str]:
    """Where the pages for staff are: ``serve --as staff``, over letters of their own."""
    with served(staff_environment, "--as", "staff") as found:
        yield found


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium; each page that is opened in it is somebody else's."""
    with chromium_started() as started:
        yield started


@pytest.fixture
def watch() -> Watch:
    """Watches every page of this test."""
    return Watch()


@pytest.fixture
def opened(browser: Browser, watch: Watch) -> Iterator[Opened]:
    """Opens pages, watched, and closes them at the end."""
    pages: list[Page] = []

    def open_(address: str, viewport: dict[str, int] = DESKTOP, scheme: str = "light") -> Page:
        page = watch.on(browser.new_page(viewport=viewport, color_scheme=scheme))  # type: ignore[arg-type]
        pages.append(page)
        page.goto(address)
        return page

    yield open_
    for page in pages:
        page.close()


def _environment(letters: Settings, folder: Path) -> dict[str, str]:
    shutil.copytree(letters.data_dir, folder / "data", ignore=shutil.ignore_patterns("lock*", "*.sock"))
    return environment_of(folder / "data", letters.model_dir)
