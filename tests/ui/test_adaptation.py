"""The command ``train``: from an archive's letters to the table, and what it refuses."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from ingest.errors import BadInput
from ingest.settings import Settings
from tests.letters import written
from tests.training.made import pair
from training import adapt as adapting
from training.adapt import Adapted
from training.measure import Figures, Gain, Measured
from training.pair import Pair
from training.split import Split
from ui import adaptation
from ui.adaptation import FOLDER, adapted
from ui.client import owned

FIGURES = Figures(20, 30, 0.41, 0.7, 0.8, 0.5, ())
MEASURED = Measured(FIGURES, FIGURES, 90.0, 8.0, 41.0)


def silent(done: int, total: int, what: str) -> None:
    assert 0 <= done <= max(total, 0) and what


def result(kept: bool) -> Adapted:
    gains = {1: Gain(0.11, 0.04, 0.19), 5: Gain(0.0, -0.02, 0.02)}
    return Adapted(Split([pair("1")] * 3, [pair("2")], 2, 5), 7, MEASURED, MEASURED, gains, kept)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An archive with one public letter; no model is needed to read it."""
    settings = Settings(tmp_path / "data", tmp_path / "model")
    with owned(settings) as desk:
        desk.directory.indexes.mkdir()
    return settings


@pytest.mark.parametrize("kept", [True, False])
def test_the_table_says_what_became_of_it(settings: Settings, monkeypatch: pytest.MonkeyPatch, kept: bool) -> None:

    def trained(pairs: list[Pair], model: Path, out: Path, **others: object) -> Adapted:
        with owned(settings):  # the directory is free while a model is trained
            return result(kept)

    monkeypatch.setattr(adapting, "adapt", trained)
    told = adapted(settings, 30, None, silent)
    assert "3 Fragen aus 1 Vorgängen gelernt, 7 Schritte" in told and "2 Fragen, 5 Absätze" in told
    assert "der richtige Absatz zuerst      41 %     41 %   +11 Punkte (+4 bis +19)" in told
    assert ("fundstelle reindex" in told) == (f"FUNDSTELLE_MODEL={settings.data_dir / FOLDER} " in told) == kept
    assert ("nichts behalten" in told) == (not kept)


def test_what_is_trained_on_are_the_public_letters(
    tmp_path: Path, model_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path / "data", model_dir)
    answer = "Die Sanierung der Becken dauert bis zum Herbst, danach öffnet das Freibad wieder für alle Gäste."
    public = written(tmp_path, first=answer)
    withheld = written(tmp_path, "zweiter.txt", mark="☒ vertraulich", reference="AF0008/23", first=answer)
    with owned(settings) as desk:
        desk.ingest([public, withheld])
    seen: list[Pair] = []
    monkeypatch.setattr(adapting, "adapt", lambda pairs, *others, **options: seen.extend(pairs) or result(True))
    assert adapted(settings, 30, tmp_path / "own", silent).startswith("1 öffentliche Schreiben;")
    assert json.loads(json.dumps([asdict(one)["question"] for one in seen])) == [
        "Wann öffnet das Freibad im Norden wieder?"
    ]
    assert answer == seen[0].answers[0].text


def test_a_small_archive_and_a_wrong_budget_are_refused(settings: Settings) -> None:
    with pytest.raises(BadInput, match="zu klein: gefunden wurden 0 aus 0"):
        adapted(settings, 30, None, silent)
    for minutes in (0, adaptation.MOST_MINUTES + 1):
        with pytest.raises(BadInput, match="--minutes"):
            adapted(settings, minutes, None, silent)
    with owned(settings):  # given back
        assert not (settings.data_dir / FOLDER).exists()
