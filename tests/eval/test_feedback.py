"""``python -m eval feedback``: records to candidates, complete candidates to gold, and nothing lost on the way."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.feedback import add_options, run
from eval.gold import read_gold
from ingest.errors import BadInput
from tests.eval.made import QUOTE, feedback, gold_item

Call = Callable[..., tuple[int, str]]


@pytest.fixture
def call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs the command over a corpus of one letter: exit code and what was printed."""
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "AF1-22.txt").write_text(QUOTE, encoding="utf-8")

    def called(*words: str) -> tuple[int, str]:
        parser = argparse.ArgumentParser()
        add_options(parser)
        common = ["--candidates", str(tmp_path / "c.jsonl"), "--corpus", str(tmp_path / "letters")]
        return run(parser.parse_args([*words, *common])), capsys.readouterr().out

    return called


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    lines = [feedback(), feedback(question="Was kostet das?", verdict="wrong", reason="Falsches Jahr")]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return path


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def complete(path: Path, **changes: Any) -> None:
    """What a person does: finishes the first candidate."""
    first, *others = lines_of(path)
    first = {**first, "status": "complete", "item": {**first["item"], "type": "number", "facts": ["1.762"], **changes}}
    path.write_text("\n".join(json.dumps(line) for line in (first, *others)), encoding="utf-8")


def test_records_become_candidates(call: Call, records: Path, tmp_path: Path) -> None:
    code, out = call(str(records))
    assert (code, out) == (0, "Rückmeldungen: 2; neue Kandidaten: 2; Kandidaten jetzt: 2 offen\n")
    assert [line["status"] for line in lines_of(tmp_path / "c.jsonl")] == ["open", "open"]
    before = (tmp_path / "c.jsonl").read_bytes()
    assert "neue Kandidaten: 0" in call(str(records))[1]
    assert (tmp_path / "c.jsonl").read_bytes() == before


def test_a_complete_candidate_becomes_gold(call: Call, records: Path, tmp_path: Path) -> None:
    call(str(records))
    complete(tmp_path / "c.jsonl")
    gold = tmp_path / "gold.jsonl"
    kept = gold_item(question="Etwas anderes?").model_dump_json(exclude_none=True)
    gold.write_text(kept + "\n", encoding="utf-8")
    code, out = call("--accept", str(gold))
    assert code == 0 and "Kandidaten jetzt: 1 offen, 1 angenommen" in out
    assert gold.read_text(encoding="utf-8").startswith(kept + "\n")
    _, accepted = read_gold(gold)
    assert accepted.id.startswith("fb-") and accepted.gold[0].quote == QUOTE and accepted.note is None
    call(str(records), "--accept", str(gold))
    assert len(read_gold(gold)) == 2, "accepted once, not again"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"facts": ["9.999"]}, "Zeile 1 (fb-"),
        ({"type": None}, "das Feld „type“"),
        ({"question": "Wie viele Plaetze fördert  die Stadt"}, "die Frage steht schon in gold.jsonl, Zeile 1"),
    ],
)
def test_a_faulty_one_is_not_accepted(
    call: Call, records: Path, tmp_path: Path, changes: dict[str, Any], told: str
) -> None:
    call(str(records))
    complete(tmp_path / "c.jsonl", **changes)
    gold = tmp_path / "gold.jsonl"
    question = "Etwas anderes?" if "question" not in changes else gold_item().question
    gold.write_text(gold_item(question=question).model_dump_json(exclude_none=True) + "\n", encoding="utf-8")
    before = gold.read_bytes(), (tmp_path / "c.jsonl").read_bytes()
    code, out = call("--accept", str(gold))
    assert code == 3 and told in out
    assert (gold.read_bytes(), (tmp_path / "c.jsonl").read_bytes()) == before


def test_a_held_out_set_takes_none(call: Call, records: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="zurückgehalten"):
        call(str(records), "--accept", str(tmp_path / "dresden-test.jsonl"))


def test_a_broken_record_changes_nothing(call: Call, records: Path, tmp_path: Path) -> None:
    records.write_text("{}\n", encoding="utf-8")
    with pytest.raises(BadInput, match="Zeile 1"):
        call(str(records))
    assert not (tmp_path / "c.jsonl").exists()


def test_nothing_to_do_is_said(call: Call) -> None:
    assert call() == (0, "Rückmeldungen: 0; neue Kandidaten: 0; Kandidaten jetzt: keine\n")
