"""What tests of pages share: a house with letters, taken in once, and who comes to its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.desk import Desk
from ingest.settings import Settings
from tests.ui.houses import House, house_over, taken_in


@pytest.fixture(scope="session")
def letters(model_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A data directory with the letters of :class:`tests.ui.houses.House`; copy it, do not open it."""
    return taken_in(tmp_path_factory.mktemp("letters"), model_dir)


@pytest.fixture(scope="session")
def house(letters: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The house, with a real desk, for every test that changes no letter."""
    with Desk.open(_copied(letters, tmp_path_factory.mktemp("house"))) as desk:
        yield house_over(desk, letters.data_dir.parent)


@pytest.fixture
def fresh_house(letters: Settings, tmp_path: Path) -> Iterator[House]:
    """A house of its own, for a test that takes letters in, corrects or withdraws them."""
    with Desk.open(_copied(letters, tmp_path / "fresh")) as desk:
        yield house_over(desk, letters.data_dir.parent)


@pytest.fixture
def visiting(house: House) -> TestClient:
    """Someone of the public with a browser of their own."""
    return house.client()


@pytest.fixture
def staff_visiting(house: House) -> TestClient:
    """Someone of the staff, at the machine itself."""
    return house.client(staff=True)


def _copied(letters: Settings, folder: Path) -> Settings:
    shutil.copytree(letters.data_dir, folder / "data", ignore=shutil.ignore_patterns("lock*", "*.sock"))
    return replace(letters, data_dir=folder / "data")
