"""Options that commands share."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from eval.baselines.registry import SYSTEMS
from eval.commands.options import add_place, add_question


def parsed(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_question(parser)
    add_place(parser)
    return parser.parse_args(words)


def test_ours_is_asked_about_the_samples_unless_told_otherwise() -> None:
    options = parsed("gold.jsonl")
    assert (options.gold, options.system, options.corpus, options.data) == (
        Path("gold.jsonl"),
        "fundstelle",
        None,
        None,
    )
    assert parsed("gold.jsonl", "--corpus", "letters").corpus == Path("letters")


@pytest.mark.parametrize("name", SYSTEMS)
def test_every_system_can_be_named(name: str) -> None:
    assert parsed("gold.jsonl", "--system", name).system == name
