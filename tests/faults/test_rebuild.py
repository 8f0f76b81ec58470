"""Promise 17: indexes that are built anew from the archive find what the first ones found, in the same order."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from assistant.desk import Desk
from tests.corpus import dresden
from tests.faults.town import CLEARED_BY, EVERYONE, desk_over, letter, place, question
from tests.scoreboard.counting import Promised

_TEN = 10


def found(desk: Desk, asked: str) -> list[str]:
    """The keys of the ten best passages."""
    return [hit.passage.key for hit in desk.search(asked, EVERYONE, most=_TEN)]


def compared(desk: Desk, asked: list[str], promised: Promised) -> None:
    """Ask, build anew, ask again."""
    before = [found(desk, one) for one in asked]
    began = time.monotonic()
    letters = desk.reindex()
    seconds = time.monotonic() - began
    for one, first in zip(asked, before, strict=True):
        again = found(desk, one)
        promised.case(again == first and bool(first), f"„{one}“: {first} became {again}")
    passages = sum(len(desk.passages(entry.document_id, EVERYONE)) for entry in desk.letters(EVERYONE))
    promised.note(f"{letters} letters, {passages} paragraphs built anew in {seconds:.0f} s")


@pytest.mark.promise(17)
def test_the_first_ten_are_the_same(tmp_path: Path, promised: Promised, quick_model: Path) -> None:
    chance, letters = random.Random(17), promised.size(24, 120)
    (tmp_path / "letters").mkdir()
    for number in range(letters):
        letter(tmp_path / "letters", number)
    order = sorted((tmp_path / "letters").iterdir(), key=lambda _: chance.random())
    with desk_over(tmp_path / "data", quick_model) as desk:
        for start in range(0, letters, 5):  # a few at a time, in another order than they are built anew
            desk.ingest(order[start : start + 5], CLEARED_BY)
        asked = [question(number) for number in range(letters)]
        asked += [f"Sanierung {place(number % letters)} Kosten {number}" for number in range(letters, 60)]
        compared(desk, asked, promised)
        changed = chance.sample(range(letters), 6)
        for number in changed:
            desk.ingest([letter(tmp_path / "letters", number, version=3)], CLEARED_BY)
        before = [found(desk, one) for one in asked]
        desk.reindex()
        again = [found(desk, one) for one in asked]
        # Until then the words of what was replaced still count for how rare a word is (tests/scoreboard/promises.toml).
        for one, former, now in zip(asked, before, again, strict=True):
            promised.case(former[:1] == now[:1], f"„{one}“ after changes: {former} became {now}")
        other = sum(former != now for former, now in zip(before, again, strict=True))
        promised.note(f"after {len(changed)} letters were replaced, {other} of {len(asked)} lists differ at their end")


@pytest.mark.full
@pytest.mark.promise(17)
def test_so_they_are_with_the_model_that_ships(tmp_path: Path, promised: Promised, model_dir: Path) -> None:
    corpus = dresden()
    with desk_over(tmp_path / "data", model_dir) as desk:
        desk.ingest([corpus], CLEARED_BY)
        entries = desk.letters(EVERYONE)
        asked = list(
            dict.fromkeys(f"Was sagt die Verwaltung zu {entry.subject}?" for entry in entries if entry.subject)
        )
        asked += list(
            dict.fromkeys(
                passage.asked
                for entry in entries
                for passage in desk.passages(entry.document_id, EVERYONE)
                if passage.asked and len(passage.asked) < 400
            )
        )
        compared(desk, asked[:500], promised)
