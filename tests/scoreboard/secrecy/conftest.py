"""The houses of these tests: made once, read by all of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scoreboard.secrecy.furnishing import Furnished, furnished


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """A house of letters of every tier, with the embedder of words."""
    with furnished(tmp_path_factory.mktemp("house")) as made:
        yield made


@pytest.fixture(scope="package")
def without(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """The same without the hidden letters."""
    with furnished(tmp_path_factory.mktemp("without"), with_hidden=False) as made:
        yield made


@pytest.fixture(scope="package")
def real_house(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Furnished]:
    """A house of letters of every tier, with the model that ships."""
    with furnished(tmp_path_factory.mktemp("real"), model=model_dir) as made:
        yield made
