from __future__ import annotations

from pathlib import Path

import pytest

from ingest.embedded_model import place
from ingest.errors import BadInput
from ingest.model_folder import write_fp32_folder, write_int8_folder
from ingest.model_manifest import check, describe, write_manifest
from tests.training.made import pair, tiny_network
from training import adapt as adapting
from training.adapt import LEAST_MATTERS, LEAST_PAIRS, Adapted, adapt, better, enough, matters
from training.measure import Gain
from training.pair import Pair
from training.settings import Settings

QUICK = Settings(epochs=1, batch=4)
UP, EVEN, DOWN = Gain(0.1, 0.02, 0.2), Gain(0.0, -0.1, 0.1), Gain(-0.1, -0.2, -0.02)


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A model in use: a tiny network."""
    folder = tmp_path / "model"
    folder.mkdir()
    write_int8_folder(tiny_network(tmp_path), folder)
    write_manifest(folder, describe(folder, "tiny", ""))
    return folder


def pairs(number: int, of_a_matter: int = 3) -> list[Pair]:
    """Pairs whose questions share no word."""
    return [
        pair(f"{each // of_a_matter}", f"Frage {'abcdefghij'[each % 10] * (1 + each // 10)}") for each in range(number)
    ]


def test_letters_of_one_vorgang_or_one_title_are_one_matter() -> None:
    found = matters(
        [
            ("a", ("a", "b"), "Umbau der Schule (AF1/22)"),
            ("b", ("a", "b"), "Antwort"),
            ("c", ("c",), "Umbau der Schule"),
            ("d", ("d",), None),
            ("e", ("e",), None),
        ]
    )
    assert found == {"a": "a", "b": "a", "c": "a", "d": "d", "e": "e"}


def test_a_title_of_many_names_no_matter() -> None:
    letters = [(str(number), (str(number),), "Mündliche Anfrage") for number in range(9)]
    assert len(set(matters(letters[:8]).values())) == 1
    assert len(set(matters(letters).values())) == 9


@pytest.mark.parametrize("number", [LEAST_PAIRS - 1, LEAST_PAIRS])
def test_a_small_archive_is_told_what_it_lacks(number: int) -> None:
    few = pairs(number, of_a_matter=4)
    with pytest.raises(BadInput, match=f"zu klein: gefunden wurden {number} aus 75") as raised:
        enough(few)
    assert str(LEAST_PAIRS) in str(raised.value) and str(LEAST_MATTERS) in str(raised.value)
    assert raised.value.exit_code == 3
    enough(pairs(LEAST_PAIRS))


def test_better_is_beyond_doubt() -> None:
    assert better({1: UP, 5: EVEN})
    assert not better({1: EVEN, 5: UP}) and not better({1: DOWN, 5: UP}) and not better({1: UP, 5: DOWN})


def adapted(model: Path, out: Path, told: list[str]) -> Adapted:
    """Two steps over a small archive."""
    return adapt(
        pairs(8, 2), model, out, minutes=0, settings=QUICK, progress=lambda done, total, what: told.append(what)
    )


def test_only_a_better_model_is_kept(model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapting, "enough", lambda pairs: None)
    told: list[str] = []
    before, out = check(model, full=True), tmp_path / "own"
    for wanted in (False, True):
        monkeypatch.setattr(adapting, "better", lambda gains, wanted=wanted: wanted)
        found = adapted(model, out, told)
        assert found.kept == out.exists() == wanted
    assert found.steps == 2 and set(found.gains) == {1, 5}
    assert not {each.paper for each in found.parted.training} & {each.paper for each in found.parted.test}
    assert check(out, full=True).package.endswith("trained: training.json")
    assert check(model, full=True) == before
    assert {path.name for path in tmp_path.iterdir()} == {"model", "own", "tiny.bin"}
    assert {"vorher messen", "nachher messen"} < set(told)
    assert sum("noch 1 min" in what for what in told) == 4


def test_a_folder_that_cannot_be_made_is_refused_at_once(model: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "brief.txt").touch()
    for out, message in ((model, "--out"), (tmp_path / "other", "andere Dateien")):
        with pytest.raises(BadInput, match=message):
            adapt(pairs(LEAST_PAIRS), model, out)


def test_a_model_of_another_kind_is_refused(tmp_path: Path) -> None:
    place(tmp_path / "model", lambda folder: write_fp32_folder(tiny_network(tmp_path), folder))
    with pytest.raises(BadInput, match="Modellordner"):
        adapt(pairs(LEAST_PAIRS), tmp_path / "model", tmp_path / "own")


@pytest.mark.full
def test_the_real_model_is_adapted(untrained_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapting, "enough", lambda pairs: None)
    found = adapted(untrained_dir, tmp_path / "own", [])
    assert found.steps == 2 and found.before.titled.queries == found.after.titled.queries == 2
    assert found.kept == (tmp_path / "own").exists()
