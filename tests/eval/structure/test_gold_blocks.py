from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.structure.gold_blocks import GoldBlock, read_structure
from ingest.errors import BadInput
from ingest.model import BlockKind, LetterKind
from tests.corpus import dresden

TEXT = "Kopf\n\n1. Wie\n  viele?\n\f-2-\nZwölf.\n2. Wer? Das Amt.\n"


def entry(*blocks: tuple[str, str | None, str, str]) -> dict[str, Any]:
    told = [dict(zip(("kind", "number", "starts_with", "ends_with"), block, strict=True)) for block in blocks]
    return {"kind": "answer_letter", "reference": "AF1/22", "date": None, "blocks": told}


def written(folder: Path, content: object) -> Path:
    (folder / "structure.json").write_text(json.dumps(content), encoding="utf-8")
    return folder


def test_snippets_become_offsets(tmp_path: Path) -> None:
    question = ("question", "1", "1. Wie viele?", "1. Wie viele?")
    answer = ("answer", "1", "Zwölf.", "Zwölf.")
    folder = written(tmp_path, {"a.txt": entry(question, answer, ("question", "2", "2. Wer?", "2. Wer?"))})
    (letter,) = read_structure(folder, {"a.txt": TEXT})
    assert (letter.kind, letter.reference, letter.date) == (LetterKind.ANSWER_LETTER, "AF1/22", None)
    assert letter.blocks[0] == GoldBlock(BlockKind.QUESTION, "1", 6, 21)
    assert [TEXT[block.start : block.end] for block in letter.blocks] == ["1. Wie\n  viele?", "Zwölf.", "2. Wer?"]


@pytest.mark.parametrize(
    "content",
    [
        {"a.txt": entry(("question", "1", "3. Wann?", "3. Wann?"))},
        {"a.txt": entry(("question", "1", "2. Wer?", "2. Wer?"), ("answer", "1", "Zwölf.", "Zwölf."))},
        {"a.txt": entry(("query", "1", "Zwölf.", "Zwölf."))},
        {"b.txt": entry()},
        ["a.txt"],
    ],
    ids=["not in the text", "not in order", "unknown kind", "unknown text", "no entries"],
)
def test_a_wrong_structure_is_refused(tmp_path: Path, content: object) -> None:
    with pytest.raises(BadInput):
        read_structure(written(tmp_path, content), {"a.txt": TEXT})


def test_without_structure_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"structure\.json"):
        read_structure(tmp_path, {})


def test_the_development_corpus_is_found_whole() -> None:
    folder = dresden()
    texts = {path.name: path.read_bytes().decode() for path in (folder / "files").glob("*.txt")}
    letters = read_structure(folder, texts)
    assert (len(letters), sum(len(letter.blocks) for letter in letters)) == (41, 335)
    for letter in letters:
        places = [(block.start, block.end) for block in letter.blocks]
        assert places == sorted(places)
