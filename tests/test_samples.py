"""The two sample letters are what their README and their clearance say, byte for byte."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from tests.corpus import SAMPLES, dresden

LETTERS = sorted(SAMPLES.glob("*.txt"))
CLEARANCES = tomllib.loads((SAMPLES / "clearance.toml").read_text(encoding="utf-8"))["clearance"]


def digest(name: str) -> str:
    return hashlib.sha256((SAMPLES / name).read_bytes()).hexdigest()


def test_samples_are_all_cleared() -> None:
    assert [letter.name for letter in LETTERS] == sorted(record["file"] for record in CLEARANCES)


@pytest.mark.parametrize("record", CLEARANCES, ids=lambda record: record["file"])
def test_clearance_names_the_bytes_that_are_there(record: dict[str, str]) -> None:
    assert record["sha256"] == digest(record["file"])


@pytest.mark.parametrize("record", CLEARANCES, ids=lambda record: record["file"])
def test_clearance_says_who_when_why(record: dict[str, str]) -> None:
    assert set(record) == {"file", "sha256", "tier", "cleared_by", "date", "reason"}
    assert all(record.values())


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_readme_names_each_letter_and_its_sum(letter: Path) -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert f"`{letter.name}`" in readme and f"`{digest(letter.name)}`" in readme


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_sample_equals_the_corpus_letter(letter: Path) -> None:
    assert letter.read_bytes() == (dresden() / "files" / letter.name).read_bytes()
