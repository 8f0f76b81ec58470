"""A sentence that repeats one of its passages nearly word by word: what it puts in, leaves out, exchanges.

Where most of the words are the same, the rest is the whole difference: a "nicht" more or less, a "soll" that became a
"wird", a "plant" that became a "baut" turn the statement, whatever else the passage denies or plans elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.verification.clauses import sentences
from assistant.verification.commitment import Rung, is_effort, rung
from assistant.verification.hedges import Hedge, hedges, keeps, must_keep
from assistant.verification.negation import denials, denies, lacks, lacks_plainly
from assistant.verification.verdict import Flaw

#: From this share of its words on that stand in the same order in a passage a sentence repeats it.
REPEATED = 0.72
#: So many words may be others in any sentence that has more than as many of the passage.
OTHERS = 2
#: A sentence of fewer words repeats nothing.
WORDS = 4
#: What a second sentence has to bring in, as a share of the words, to be taken for repeated, too.
A_SECOND = 0.08
#: A stretch between commas of at least so many words that is left out is a clause of its own.
CLAUSE = 4
_TOKEN = re.compile(r"[^\W_]+(?:[-/][^\W_]+)*|[,;:.!?]")
_MARK = re.compile(r"[,;:.!?]$")
_STOP = re.compile(r"[.!?]$")


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference: what stands in the passage, what in the sentence; one of the two may be empty.

    Attributes:
        gone: The words of the passage.
        come: The words of the sentence.
        first: Whether it opens the sentence.
    """

    gone: str
    come: str
    first: bool

    @property
    def is_rewritten(self) -> bool:
        """Whether far fewer words stand for those of the passage, so that nothing is told by which of them are gone."""
        come = len(self.come.split())
        return come > 0 and len(self.gone.split()) > 2 * come + 1


@dataclass(frozen=True, slots=True)
class Repeat:
    """What a sentence repeats.

    Attributes:
        edits: The differences in order, clauses left out whole not among them.
        text: What it repeats, with the sentence before that.
        share: How many of its words stand in the same order there, 0 to 1.
    """

    edits: tuple[Edit, ...]
    text: str
    share: float

    @property
    def gone(self) -> str:
        """All words of the passage that are not in the sentence."""
        return "; ".join(one.gone for one in self.edits)

    @property
    def come(self) -> str:
        """All words of the sentence that are not in the passage."""
        return "; ".join(one.come for one in self.edits)


@lru_cache(maxsize=2_000)
def _tokens(text: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(text))


@lru_cache(maxsize=500)
def repeated(sentence: str, passages: tuple[str, ...]) -> Repeat | None:
    """What a sentence repeats nearly word by word.

    Args:
        sentence: A sentence of an answer.
        passages: The passages it cites.

    Returns:
        The repeat of one or two sentences of a passage that has most of its words; None where there is none.
    """
    mine = _tokens(sentence)
    low = [one.casefold() for one in mine]
    words = sum(not _MARK.match(one) for one in mine)
    if words < WORDS:
        return None
    best: Repeat | None = None
    for theirs, text, size in (one for passage in passages for one in _windows(low, passage)):
        matcher = SequenceMatcher(None, [one.casefold() for one in theirs], low, autojunk=False)
        same = sum(
            not _MARK.match(low[block.b + n]) for block in matcher.get_matching_blocks() for n in range(block.size)
        )
        share = same / words - A_SECOND * (size - 1)
        if (share >= REPEATED or words - same <= OTHERS < same) and (best is None or share > best.share):
            best = Repeat(tuple(_edits(theirs, mine, matcher)), text, share)
    return best


def _windows(low: Sequence[str], passage: str) -> Iterator[tuple[Sequence[str], str, int]]:
    """The sentences of a passage, and pairs of neighbours, that have enough of some words; with the sentence before."""
    wanted = Counter(low)
    own = sentences(passage)
    rows = [_tokens(one.text) for one in own]
    words = sum(count for one, count in wanted.items() if not _MARK.match(one))
    least = min(REPEATED * words, words - OTHERS)
    for n in range(len(rows)):
        for size in range(1, min(2, len(rows) - n) + 1):
            theirs = [token for row in rows[n : n + size] for token in row]
            if sum((Counter(one.casefold() for one in theirs) & wanted).values()) >= least:
                yield theirs, passage[own[max(0, n - 1)].start : own[n + size - 1].end], size


def _edits(theirs: Sequence[str], mine: Sequence[str], matcher: SequenceMatcher[str]) -> Iterator[Edit]:
    codes = [one for one in matcher.get_opcodes() if one[0] != "equal"]
    for _, a, b, c, d in codes:
        gone, come = theirs[a:b], mine[c:d]
        if a == 0:
            gone = _from_border(gone, _MARK if not come else _STOP)
        if b == len(theirs):
            gone = _to_border(gone)
        if not come and a > 0 and b < len(theirs) and _is_clause(theirs, a, b):
            continue
        if any(not _MARK.match(one) for one in (*gone, *come)):
            yield Edit(" ".join(gone), " ".join(come), c == 0)


def _from_border(gone: Sequence[str], border: re.Pattern[str]) -> Sequence[str]:
    """What of the words left out at the beginning belongs to what goes on behind the last border."""
    last = max((n for n, one in enumerate(gone) if border.match(one)), default=-1)
    return gone[last + 1 :]


def _to_border(gone: Sequence[str]) -> Sequence[str]:
    """What of the words left out at the end belongs to the clause before them."""
    return gone[: next((n for n, one in enumerate(gone) if _MARK.match(one)), len(gone))]


def _is_clause(theirs: Sequence[str], start: int, end: int) -> bool:
    """Whether a stretch left out in the middle is a clause of its own, between marks."""
    words = sum(not _MARK.match(one) for one in theirs[start:end])
    opens = _MARK.match(theirs[start]) or _MARK.match(theirs[start - 1])
    return words >= CLAUSE and bool(opens) and bool(_MARK.match(theirs[end - 1]) or _MARK.match(theirs[end]))


def flaws(sentence: str, passages: tuple[str, ...]) -> Iterator[Flaw]:
    """What the differences of a sentence to the passage that it repeats make of it.

    Args:
        sentence: A sentence of an answer.
        passages: The passages it cites; it is held against the one it repeats best.
    """
    found = repeated(sentence, passages)
    if found is None:
        return
    if _is_turned("; ".join(one.gone for one in found.edits if not one.is_rewritten), found.come):
        yield Flaw.NEGATION
    if _is_raised(found.gone, found.come):
        yield Flaw.COMMITMENT
    if any(_is_surer(one, found.come) for one in found.edits):
        yield Flaw.HEDGE


def _is_turned(gone: str, come: str) -> bool:
    """Whether a denial came or went with nothing for it."""
    lost = denies(gone) or (not denials(gone) and lacks_plainly(gone))
    won = denies(come) or (not denials(come) and lacks_plainly(come))
    if lost and won:
        return False
    if lost:
        return not (denials(come) or lacks(come))
    return won and not (denials(gone) or lacks(gone))


def _is_raised(gone: str, come: str) -> bool:
    """Whether words for a low rung went, and higher ones or none came for them."""
    old, new = rung(gone), rung(come)
    if old is None:
        return is_effort(gone) and not is_effort(come) and (new is not None and new >= Rung.UNDERWAY)
    if old >= Rung.UNDERWAY or is_effort(come):
        return False
    return new > old + (old is Rung.POSSIBLE) if new is not None else old <= Rung.PLANNED and not hedges(come)


def _is_surer(one: Edit, come: str) -> bool:
    """Whether a hedge went with nothing for it."""
    return any(
        not keeps(come, hedge)
        for hedge in must_keep(one.gone)
        if hedge in (Hedge.VIEW, Hedge.LIKELY, Hedge.CONDITION, Hedge.RULE, Hedge.PARTLY, Hedge.ONLY)
    )
