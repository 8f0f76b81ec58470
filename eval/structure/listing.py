"""Misses and extras for the person who looks for their cause: what was labelled beside what was found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.structure.blocks import FoundBlock, Matched, nearest
from eval.structure.collapsed import edges
from eval.structure.gold_blocks import GoldBlock


def difference(file: str, text: str, matched: Matched, found: Sequence[FoundBlock]) -> Iterator[str]:
    """Lines on one letter: every missed block with the nearest found one, then the extras that were not named yet.

    Args:
        file: Name of the letter's file.
        text: Its source text.
        matched: Its blocks, compared.
        found: All blocks found in it.
    """
    if not matched.missed and not matched.extra:
        return
    yield f"== {file}: {len(matched.hits)} hits, {len(matched.missed)} missed, {len(matched.extra)} extra"
    named = []
    for gold in matched.missed:
        yield f"  missed {_told(text, gold, None)}"
        close = nearest(gold, found)
        if close is None or min(gold.end, close.end) <= max(gold.start, close.start):
            yield "    nothing found there"
            continue
        named.append(close)
        use = "" if close in matched.extra else "  (right for another label)"
        yield f"    found {_told(text, close, close.group)}{use}"
        yield f"    off: {_why(gold, close)}"
    for extra in matched.extra:
        if extra not in named:
            yield f"  extra  {_told(text, extra, extra.group)}"


def _told(text: str, block: GoldBlock | FoundBlock, group: str | None) -> str:
    first, last = edges(text[block.start : block.end])
    number = f"{group} / {block.number}" if group else str(block.number)
    return f"{block.kind.value} {number} [{block.start}:{block.end}] {first} … {last}"


def _why(gold: GoldBlock, found: FoundBlock) -> str:
    """In what the two differ."""
    told = [] if gold.kind is found.kind else [f"kind {found.kind.value} for {gold.kind.value}"]
    if gold.start != found.start:
        told.append(f"start {found.start - gold.start:+d}")
    if gold.end != found.end:
        told.append(f"end {found.end - gold.end:+d}")
    return ", ".join(told) or f"number {found.group or ''} {found.number} for {gold.number}"
