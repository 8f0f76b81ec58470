"""The regression gate: the project's own, with the real assistant, and one that nothing can pass."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from eval.gate import GATE, Held, add_options, read_gate, run
from ingest.errors import BadInput
from tests import corpus

GOLD = corpus.ROOT / "eval" / "data" / "dresden-dev.jsonl"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Path:
    """A data directory whose settings name the tests' model."""
    folder = tmp_path_factory.mktemp("gate")
    (folder / "fundstelle.toml").write_text(f"model_dir = {json.dumps(str(model_dir))}\n", encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FUNDSTELLE_MODEL", raising=False)
    monkeypatch.delenv("FUNDSTELLE_CONFIG", raising=False)


def gate(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_options(parser)
    return run(parser.parse_args(words))


def test_nothing_fell_below_the_gate(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The gate that CI keeps; a line with ✗ says which figure fell, and how far."""
    code = gate("--data", str(data))
    told = capsys.readouterr().out
    assert code == 0, told
    assert told.count("✓") == sum(len(gated.least) for gated in read_gate(GATE))


def test_a_gate_that_is_too_high_closes(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text("".join(GOLD.read_text(encoding="utf-8").splitlines(keepends=True)[-3:]), encoding="utf-8")
    path = tmp_path / "gate.toml"
    least = "not_found = 0.0\nfalse_refusal = 0.0\nquotes_verbatim = 1.0"
    path.write_text(f"[[set]]\ngold = {json.dumps(str(few))}\n[set.least]\n{least}\n", encoding="utf-8")
    assert gate(str(path), "--data", str(data)) == 1
    first, second, *_, last = capsys.readouterr().out.splitlines()
    assert first.startswith("✓ few not_found: mindestens 0.000, gefunden ")
    assert second == "✗ few false_refusal: mindestens 0.000, gefunden nicht gemessen", "only unanswerable questions"
    assert last.startswith("Zu niedrig")


@pytest.mark.parametrize(("found", "passes"), [(0.8, True), (0.7996, True), (0.79, False), (0.0, False), (None, False)])
def test_a_figure_passes_from_its_least_value_on(found: float | None, passes: bool) -> None:
    assert Held("dresden-dev", "facts", 0.8, found).passes == passes


def test_the_projects_own_gate_asks_for_something() -> None:
    for gated in read_gate(GATE):
        assert {"first_right", "not_found", "quotes_verbatim"} <= gated.least.keys()
        assert min(gated.least.values()) > 0.5


def test_letters_that_are_missing_are_no_excuse(data: Path, tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("Ein anderer Brief.", encoding="utf-8")
    path = tmp_path / "gate.toml"
    names = f"gold = {json.dumps(str(GOLD))}\ncorpus = {json.dumps(str(tmp_path / 'letters'))}"
    path.write_text(f"[[set]]\n{names}\n[set.least]\nfacts = 0.0\n", encoding="utf-8")
    with pytest.raises(BadInput, match="es fehlen die zu 87 Fragen"):
        gate(str(path), "--data", str(data))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[set]\n", "kein gültiges TOML"),
        ("", "das Feld „set“ fehlt"),
        ("set = []", "das Feld „set“ ist leer"),
        ('[[set]]\ngold = "g"\n[set.least]\n', "least"),
        ('[[set]]\ngold = "g"\n[set.least]\nfirst = 0.8\n', "es gibt keine Zahl first"),
        ('[[set]]\ngold = "g"\n[set.least]\nfacts = 80\n', "ein Wert von 0 bis 1 für facts"),
        ('[[set]]\ngold = "g"\nleasts = 1\n[set.least]\nfacts = 0.8\n', "„set.0.leasts“ gibt es nicht"),
    ],
)
def test_a_broken_gate_is_bad_input(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "gate.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        read_gate(path)
    assert told in str(caught.value)


def test_an_absent_gate_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="gefunden wurde nichts"):
        read_gate(tmp_path / "absent.toml")
