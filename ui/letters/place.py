"""Which place of a letter an address names, and where the same words stand in another version. Pure functions.

An address counts code points of the source text, which stays the same when a letter is read anew or corrected; numbers
of blocks do not. They serve addresses of earlier versions alone (docs/decisions/0015).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from ingest.model import Letter, Passage, Spans
from ui.letter_page import Place
from ui.letter_text import Ranges

_STRETCH = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")
_MOST_STRETCHES = 50
#: Fewer letters than this are no passage that could be recognised elsewhere.
_FEWEST_LETTERS = 8
_HYPHENS = "-\N{SOFT HYPHEN}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"


def read_place(letter: Letter, passages: Sequence[Passage], stretches: str, passage: str = "") -> Place:
    """The place that an address names; what does not look like one is left out, the letter itself still opens.

    Args:
        letter: The letter.
        passages: Its passages.
        stretches: Stretches of the source text ("2042-2060_2063-2100"), whatever parts them.
        passage: Numbers of block and paragraph ("4/2"), which count where no stretch is given.
    """
    size = len(letter.source.text)
    pairs = [(int(start), int(end)) for start, end in _STRETCH.findall(stretches)[:_MOST_STRETCHES]]
    cited = tuple((start, min(end, size)) for start, end in pairs if start < min(end, size))
    found = _touched(passages, cited) if cited else _named(letter, passages, passage)
    number = found.key.removeprefix(f"{letter.source.document_id}/") if found else ""
    return Place(number, cited if found else (), lost=bool(stretches or passage) and found is None)


def words_at(letter: Letter, cited: Ranges) -> str:
    """What the source says at some stretches, letter by letter, joined by a blank."""
    return " ".join(letter.source.text[start:end] for start, end in cited)


def same_place(letter: Letter, cited: Ranges, newer: Letter) -> Ranges:
    """Where the cited words stand in another version of the letter.

    White space, hyphens and where pages break do not count: the new version may be set anew.

    Args:
        letter: The version that is cited.
        cited: What is cited in it.
        newer: The other version.

    Returns:
        The stretches there; none unless all that is cited stands there exactly once.
    """
    old, new = _stream(letter), _stream(newer)
    here, there = _letters(letter, old), _letters(newer, new)
    chosen = [position for position, at in enumerate(old) if any(start <= at < end for start, end in cited)]
    found: list[int] = []
    for _, run in groupby(enumerate(chosen), lambda pair: pair[1] - pair[0]):
        positions = [position for _, position in run]
        words = here[positions[0] : positions[-1] + 1]
        at = there.find(words)
        if len(words) < _FEWEST_LETTERS or at < 0 or there.find(words, at + 1) >= 0:
            return ()
        found += new[at : at + len(words)]
    return _stretches(newer.source.text, found)


def _touched(passages: Sequence[Passage], cited: Ranges) -> Passage | None:
    """The passage that holds most of what is cited; the first of several, None if none holds any."""
    best = max(passages, key=lambda passage: _common(passage.spans, cited), default=None)
    return best if best and _common(best.spans, cited) else None


def _named(letter: Letter, passages: Sequence[Passage], number: str) -> Passage | None:
    key = f"{letter.source.document_id}/{number}"
    return next((passage for passage in passages if passage.key == key), None) if number else None


def _common(spans: Spans, cited: Ranges) -> int:
    """How many code points are in both."""
    return sum(max(0, min(span.end, end) - max(span.start, start)) for span in spans for start, end in cited)


def _stream(letter: Letter) -> list[int]:
    """The offsets of all signs of a letter's blocks in reading order, without white space and hyphens."""
    text = letter.source.text
    spans = (span for block in letter.blocks for paragraph in block.paragraphs for span in paragraph.spans)
    return [at for span in spans for at in range(span.start, span.end) if _counts(text[at])]


def _letters(letter: Letter, stream: list[int]) -> str:
    return "".join(letter.source.text[at] for at in stream)


def _stretches(text: str, offsets: list[int]) -> Ranges:
    """Offsets as stretches; what parts two of them and does not count belongs to both."""
    found: list[tuple[int, int]] = []
    for at in offsets:
        if found and found[-1][1] <= at and not any(map(_counts, text[found[-1][1] : at])):
            found[-1] = (found[-1][0], at + 1)
        else:
            found.append((at, at + 1))
    return tuple(found)


def _counts(sign: str) -> bool:
    return not sign.isspace() and sign not in _HYPHENS
