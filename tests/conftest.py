"""What many tests share: the models, shipped and untrained (kept in the checkout's cache), and an empty archive."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.archive.archive import Archive
from ingest.embedded_model import build
from ingest.embedding import Embedder
from ingest.settings import SHIPPED_MODEL

os.environ["HF_HUB_OFFLINE"] = "1"

pytest_plugins = ("tests.scoreboard.plugin",)

CACHE = Path(__file__).resolve().parent.parent / ".cache"


@pytest.fixture(scope="session")
def model_dir() -> Path:
    """The model folder: that of FUNDSTELLE_TEST_MODEL, else the one that ships."""
    return Path(os.environ.get("FUNDSTELLE_TEST_MODEL") or SHIPPED_MODEL)


@pytest.fixture(scope="session")
def untrained_dir() -> Path:
    """The folder of the model as its package has it, which training begins with; made if it is not there."""
    return build(CACHE / "model")


@pytest.fixture(scope="session")
def embedder(model_dir: Path) -> Iterator[Embedder]:
    """One embedder for all tests: loading library and model takes seconds."""
    yield Embedder(model_dir)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive of its own, empty."""
    with Archive(tmp_path / "archive.sqlite3") as opened:
        yield opened
