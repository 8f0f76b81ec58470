"""What a manifest says, and what changes it."""

from __future__ import annotations

import json
from pathlib import Path

from eval import provenance
from eval.manifest import index_fingerprint, surroundings, within_checkout
from tests.corpus import ROOT


def checkout(folder: Path) -> Path:
    """A made program: one module, one file of weights, a lock file."""
    for name in ("ingest", "assistant", "eval"):
        (folder / name).mkdir(parents=True)
    (folder / "assistant" / "ask.py").write_text("", encoding="utf-8")
    (folder / "assistant" / "judge_weights.json").write_text("{}", encoding="utf-8")
    (folder / "constraints.txt").write_text("a==1\n", encoding="utf-8")
    return folder


def test_this_checkout() -> None:
    told = surroundings()
    assert told["weights"]["assistant/reader_weights.json"] == provenance.digest(
        ROOT / "assistant" / "reader_weights.json"
    )
    assert told["lock_sha256"] == provenance.digest(ROOT / "constraints.txt")
    assert told["cpus"] >= 1 and told["cpu"] and told["python"].startswith("3.")
    assert told["packages"]["numpy"]
    assert (told["seed"], told["resamples"]) == (20220623, 2000)


def test_code_weights_and_lock_show_in_it(tmp_path: Path) -> None:
    folder = checkout(tmp_path)
    before = surroundings(folder)
    assert before == surroundings(folder)
    assert before["commit"] is None and before["dirty"] is None
    (folder / "assistant" / "ask.py").write_text("pass\n", encoding="utf-8")
    assert {key for key, told in surroundings(folder).items() if told != before[key]} == {"code_sha256"}
    (folder / "assistant" / "deep").mkdir()
    (folder / "assistant" / "deep" / "calibration.json").write_text("{}", encoding="utf-8")
    (folder / "constraints.txt").unlink()
    after = surroundings(folder)
    assert set(after["weights"]) == {"assistant/judge_weights.json", "assistant/deep/calibration.json"}
    assert after["lock_sha256"] is None


def test_no_folder_of_the_machine_is_named(tmp_path: Path) -> None:
    assert within_checkout(ROOT / "eval" / "data" / "dresden-dev.jsonl") == "eval/data/dresden-dev.jsonl"
    assert within_checkout(tmp_path / "gold.jsonl") is None
    assert str(ROOT) not in json.dumps(surroundings())


def test_the_index_is_known_by_what_it_holds(tmp_path: Path) -> None:
    def write(tier: str, documents: dict[str, str]) -> str:
        (tmp_path / tier).mkdir(exist_ok=True)
        (tmp_path / tier / "manifest.json").write_text(json.dumps({"format": 1, "documents": documents}))
        return index_fingerprint(tmp_path)

    empty = index_fingerprint(tmp_path)
    one = write("oeffentlich", {"a": "1", "b": "2"})
    assert one != empty
    assert write("oeffentlich", {"b": "2", "a": "1"}) == one
    assert write("oeffentlich", {"a": "1", "b": "3"}) != one
