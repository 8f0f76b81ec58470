"""The line that ``predict`` writes: its keys, its way to a file and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.prediction import read_predictions, write_predictions
from ingest.errors import BadInput
from tests.eval.made import cited, notice, prediction, refused


def test_a_line_has_exactly_the_agreed_keys(tmp_path: Path) -> None:
    spans = [{"page": 2, "start": 5, "end": 9}]
    write_predictions(tmp_path / "out.jsonl", [prediction(cited(spans=spans), notices=[notice("partly_open")])])
    line = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    assert list(line) == [
        "id",
        "status",
        "partial",
        "answer",
        "citations",
        "near",
        "notices",
        "confidence",
        "latency_ms",
    ]
    citation = line["citations"][0]
    assert list(citation) == ["paper", "file", "label", "kind", "number", "part", "speaker", "quote", "spans"]
    assert citation["spans"] == spans
    assert line["notices"] == [{"kind": "partly_open", "text": "Hinweis"}]


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    given = [prediction(cited("Zeile\nmit „Ümläuten“ \u2028"), ident="a"), refused("b", near=[cited()])]
    write_predictions(tmp_path / "new" / "out.jsonl", given)
    assert list(read_predictions(tmp_path / "new" / "out.jsonl").values()) == given


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    write_predictions(path, [refused()])
    path.write_text(path.read_text(encoding="utf-8") + '{"id": "b"}\n', encoding="utf-8")
    with pytest.raises(BadInput, match="Zeile 2"):
        read_predictions(path)


def test_the_fingerprint_changes_with_everything_but_the_latency() -> None:
    given = prediction(cited(), confidence=0.5)
    assert given.fingerprint == prediction(cited(), confidence=0.5, latency_ms=99.0).fingerprint
    others = [
        prediction(cited(), confidence=0.6),
        prediction(cited(number="4"), confidence=0.5),
        prediction(cited(), confidence=0.5, partial=True),
        prediction(cited(), confidence=0.5, notices=[notice("partly_open")]),
        prediction(cited(), confidence=0.5, near=[cited()]),
    ]
    assert len({given.fingerprint, *(other.fingerprint for other in others)}) == 6


def test_what_cannot_be_read_or_written_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_predictions(tmp_path / "absent.jsonl")
    with pytest.raises(BadInput):
        write_predictions(tmp_path, [])
