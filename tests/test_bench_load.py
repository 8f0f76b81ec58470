"""What ``python -m tests.bench_load`` asks of which letters; what it measures is measured by running it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.model import BlockKind
from ingest.passages import passages
from ingest.read import read
from ingest.segment import segment
from tests.bench_load import QUESTIONS, letter_text, question, resident_mb


def test_a_letter_answers_each_of_its_questions(tmp_path: Path) -> None:
    path = tmp_path / "AF0003-23.txt"
    path.write_text(letter_text(3), encoding="utf-8")
    found = passages(segment(read(path).source))
    answers = [one for one in found if one.kind is BlockKind.ANSWER]
    assert len(answers) == QUESTIONS and all(one.asked for one in answers)
    assert [one.asked for one in answers] == [question(3, number) for number in range(1, QUESTIONS + 1)]


def test_questions_of_different_letters_differ() -> None:
    assert len({question(letter, number) for letter in range(5) for number in range(1, QUESTIONS + 1)}) > 195


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux tells")
def test_where_nobody_listens_no_memory_is_told() -> None:
    assert resident_mb("http://127.0.0.1:1") == 0.0 and os.getpid()
