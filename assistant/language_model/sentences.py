"""What a language model writes, to whole sentences with the markers they cite, as soon as each is whole.

What is a sentence, and no more: words of the model to itself ("<think>"), marks of lists and emphasis are left out,
repetitions too; a stream that never ends is not read on. Whether a sentence may be shown is not decided here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from ingest.text.sentences import split_sentences

#: Most sentences, most characters of one, and most characters of all that is read.
MOST_SENTENCES, LONGEST, MOST_CHARACTERS = 12, 900, 8_000
#: How often the same sentence may come before nothing new is expected.
_REPEATS = 3
#: Characters after a full stop without which nobody knows whether it ends a sentence ("am 3. März").
_LOOK_AHEAD = 20
_MARKERS = re.compile(r"\s*\[\s*(\d{1,3}(?:\s*(?:[,;]|und|and|&)\s*\d{1,3})*)\s*\]")
_OPEN_MARKER = re.compile(r"\s*\[[\d\s,;]*$")
_THINKING = re.compile(r"\s*<(think|thinking|reasoning)>")
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_LIST_MARK = re.compile(rf"[ \t]*(?:[-*•–]\s+|(\d{{1,2}})[.)]\s+(?=[A-ZÄÖÜ„\"])(?!{_MONTHS}))")
_ENDS = re.compile(r"(?<!\d)[.!?…][\"“”»«')\]]*$")


@dataclass(frozen=True, slots=True)
class Written:
    """One sentence that a model wrote: its text without markers, and the markers it cites, each once, in order."""

    text: str
    markers: tuple[int, ...]


class Sentences:
    """Takes a stream in pieces and gives sentences.

    Attributes:
        full: Whether nothing more is read: too much came, or always the same.
    """

    def __init__(self) -> None:
        self.full = False
        self._buffer, self._read = "", 0
        self._seen: dict[str, int] = {}
        self._count = self._listed = 0

    def feed(self, piece: str) -> list[Written]:
        """Take a piece of the stream; the sentences that are whole by it."""
        if self.full:
            return []
        piece = piece[: MOST_CHARACTERS - self._read]
        self._read += len(piece)
        self._buffer = _without_thoughts(self._buffer + piece)
        thinks = _THINKING.match(self._buffer) or "<think>".startswith(self._buffer.strip()[:7])
        found = [] if thinks else self._whole()
        self.full = self.full or self._read >= MOST_CHARACTERS
        return found

    def close(self) -> list[Written]:
        """The stream is over; what was left, if it is a sentence: with its end or with the markers behind it."""
        rest, self._buffer = _without_thoughts(self._buffer), ""
        if self.full or _THINKING.match(rest) or not rest.strip():
            return []
        found = []
        for line in rest.splitlines():
            found += [one for row in _rows(line) if _is_whole(row) for one in self._told(row)]
        return found

    def _whole(self) -> list[Written]:
        """Everything but the last, unfinished sentence, which stays in the buffer."""
        found: list[Written] = []
        *lines, rest = self._buffer.split("\n")
        for line in lines:
            found += [one for row in _rows(line) for one in self._told(row)]
        rows = _rows(rest)
        while len(rows) > 1 and len("".join(rows[1:]).strip()) >= _LOOK_AHEAD and not _OPEN_MARKER.fullmatch(rows[1]):
            found += self._told(rows.pop(0))
        self._buffer = "".join(rows)
        if len(self._buffer) > LONGEST:  # nobody writes such a sentence; what it cites is not known
            found += self._told(self._buffer)
            self._buffer, self.full = "", True
        return found

    def _told(self, row: str) -> list[Written]:
        """A row as a sentence; none where it says nothing, or the same again."""
        if self.full:
            return []
        if (mark := _LIST_MARK.match(row)) and (mark[1] is None or int(mark[1]) == self._listed + 1):
            self._listed += mark[1] is not None
            row = row[mark.end() :]
        numbers = [int(number) for group in _MARKERS.findall(row) for number in re.findall(r"\d+", group)]
        text = " ".join(_MARKERS.sub("", row).replace("**", "").split())
        if not re.search(r"\w", text):
            return []
        key = text.casefold()
        self._seen[key] = self._seen.get(key, 0) + 1
        if self._seen[key] > 1:
            self.full = self._seen[key] > _REPEATS
            return []
        self._count += 1
        self.full = self._count >= MOST_SENTENCES
        return [Written(text, tuple(dict.fromkeys(numbers)))]


def _rows(line: str) -> list[str]:
    """A line cut behind each sentence and the markers that follow it; together they are the line."""
    covered = _MARKERS.sub(lambda match: "\u2060" * len(match[0]), line)  # so that "[1]." and ". [1]" end sentences
    bare = covered.replace("\u2060", "")
    places = [at for at, character in enumerate(covered) if character != "\u2060"] + [len(line)]
    starts = [places[start] for start, _ in split_sentences(bare)]
    cuts = []
    for start in starts[1:]:
        leading = [m for m in _MARKERS.finditer(line) if m.end() <= start and not line[m.end() : start].strip()]
        at = leading[-1].end() if leading else start
        cuts.append(at)
    edges = [0, *cuts, len(line)]
    return [line[left:right] for left, right in pairwise(edges) if left < right]


def _is_whole(row: str) -> bool:
    """Whether a last row is a sentence and not what was left of one: an end, or markers and nothing behind them."""
    markers = list(_MARKERS.finditer(row))
    if markers and re.fullmatch(r"[\s.!?…\"“”»«')]*", row[markers[-1].end() :]):
        return True
    return bool(_ENDS.search(row.strip()))


def _without_thoughts(text: str) -> str:
    """A text without what a reasoning model says to itself at its beginning, as soon as that has ended."""
    if thinking := _THINKING.match(text):
        _, end, behind = text.partition(f"</{thinking[1]}>")
        return behind.lstrip() if end else text
    return text
