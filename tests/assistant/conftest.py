"""The two sample letters, as they really are, for tests that change nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant import judge
from assistant.desk import Desk
from ingest.archive.archive import Archive
from ingest.embedding import Embedder
from ingest.index.entries import entry_maker, fingerprint
from ingest.index.indexes import Indexes
from ingest.model import Tier
from ingest.passages import passages
from ingest.read import read
from ingest.segment import segment
from ingest.settings import Settings
from tests.corpus import SAMPLES
from tests.letters import ANSWER, CLEARANCES, CONTROL


@dataclass(frozen=True)
class Stock:
    """What is searched: archive, indexes, embedder."""

    archive: Archive
    indexes: Indexes
    embedder: Embedder


@pytest.fixture(scope="session")
def sample_desk(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Desk]:
    """A desk over the two sample letters, cleared by their own records."""
    with Desk.open(Settings(tmp_path_factory.mktemp("desk") / "data", model_dir)) as desk:
        desk.ingest([SAMPLES], clearances=CLEARANCES)
        yield desk


@pytest.fixture(scope="session")
def stock(tmp_path_factory: pytest.TempPathFactory, embedder: Embedder) -> Iterator[Stock]:
    """The two sample letters in an archive and indexes: the control letter public, the answer letter not."""
    folder = tmp_path_factory.mktemp("stock")
    with Archive(folder / "archive.sqlite3") as archive, Indexes(folder / "indexes", fingerprint(embedder)) as indexes:
        for path, tier in ((CONTROL, Tier.OEFFENTLICH), (ANSWER, Tier.NICHTOEFFENTLICH)):
            reading = read(path)
            letter = segment(reading.source)
            archive.store(letter, passages(letter), reading.content, str(path), tier)
        indexes.catch_up(archive, entry_maker(embedder))
        yield Stock(archive, indexes, embedder)


@pytest.fixture
def plain_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    """A judge whose weights are made by hand, for tests of what is done with its verdicts.

    A window answers if it, or what stands around it, holds half of the question's words and shows the kind wanted, and
    if something found knows every name.
    """
    weights = {"constant": -10.0, "around": 20.0, "not_shown": -20.0, "names_nowhere": -20.0, "not_done": -20.0}
    monkeypatch.setattr(judge, "_parameters", lambda: {"weights": weights, "threshold": 0.5})
