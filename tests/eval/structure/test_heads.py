from __future__ import annotations

import datetime

from eval.structure.gold_blocks import GoldLetter
from eval.structure.heads import FIELDS, compare_heads
from ingest.model import LetterKind
from tests.eval.structure.made import letter

DAY = datetime.date(2022, 9, 14)


def gold(file: str, date: str | None, reference: str | None = "AF1/22") -> GoldLetter:
    return GoldLetter(file, LetterKind.ANSWER_LETTER, reference, date, ())


def test_right_wrong_missed_and_invented() -> None:
    counts = compare_heads(
        [
            (gold("right", "2022-09-14"), letter("x", date=DAY)),
            (gold("wrong", "2022-09-15"), letter("x", date=DAY)),
            (gold("missed", "2022-09-14"), letter("x")),
            (gold("invented", None), letter("x", date=DAY)),
            (gold("unreadable", None), letter("x")),
        ]
    )
    date = counts["date"]
    assert (date.right, date.readable, date.rate) == (1, 3, 1 / 3)
    assert date.wrong == [("wrong", "2022-09-15", "2022-09-14")]
    assert (date.missed, date.invented) == (["missed"], [("invented", "2022-09-14")])


def test_kinds_and_references() -> None:
    pairs = [
        (gold("a", None, "AF 1/22"), letter("x", reference="AF1/22")),
        (gold("b", None, "AF2/22"), letter("x", reference="AF1/22", kind=LetterKind.OTHER)),
    ]
    counts = compare_heads(pairs)
    assert tuple(counts) == FIELDS
    assert counts["kind"].wrong == [("b", "answer_letter", "other")] and counts["kind"].right == 1
    assert counts["reference"].right == 1 and counts["reference"].wrong == [("b", "AF2/22", "AF1/22")]
    assert counts["date"].rate is None
