"""What else answers beside the likeliest window: other letters when asked across them, and what is nearly as likely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asking import Voice
from assistant.cite import is_report
from assistant.context import Context
from assistant.question import Part, Question
from assistant.reader import Reading
from assistant.terms import Term
from assistant.verify import ink
from assistant.window import Window, grow

#: A question that goes across letters.
_ACROSS = re.compile(
    r"jeweils|im\s+vergleich|unterschied|\berst\b.*\bdann\b|später|nachfrage|\bbeide[nr]?\b|"
    r"zwei\s+(?:schreiben|briefe)|vergleich|veränder|entwickelt|geändert|first.*later|compare|respectively|versus",
    re.I,
)
#: A further passage is cited if it is this likely the right one, and this likely against the first.
CHANCE, SHARE = 0.05, 0.1
#: It need not be likelier than not that it answers: the question has its answer, and this stands beside it.
BESIDE = 0.3
#: Most windows for one part of a question.
MOST = 3


def goes_across(question: Question) -> bool:
    """Whether a question compares letters or times."""
    return bool(_ACROSS.search(question.text))


def one_each(readings: Sequence[Reading]) -> list[Reading]:
    """The best reading of every passage, best first."""
    best: dict[str, Reading] = {}
    for reading in readings:
        best.setdefault(reading.placed.passage.key, reading)
    return list(best.values())


def further(
    context: Context, part: Part, readings: Sequence[Reading], first: Window, rest: Sequence[Term]
) -> list[Window]:
    """Further windows that answer a part of a question.

    Args:
        context: The question.
        part: The part.
        readings: Its readings, best first.
        first: The window that answers it best.
        rest: Terms of the other parts.

    Returns:
        At most two, none of the same words as another: the same line of a head that goes on elsewhere; the reports of
        other letters or years when asked across them; else what is nearly as likely as the first.
    """
    if not context.recipe.further:
        return []
    passage, question = first.placed.passage, context.question
    if question.voice is Voice.LETTERHEAD:
        across = goes_across(question)
        lines = {
            r.placed.passage.key: r
            for r in readings
            if r.placed.passage.role is passage.role and (across or r.placed.passage.document_id == passage.document_id)
        }
        return [grow(r, ()) for key, r in lines.items() if key != passage.key and passage.role is not None]
    likely = _across(question, readings, first) if goes_across(question) else _likely(readings, first)
    windows, said = [], [ink(first.text)]
    for reading in likely:
        window = grow(reading, readings)
        words = ink(window.text)
        if any(words in other or other in words for other in said):
            continue
        if len(said) < MOST and context.judged(part, window, rest, least=BESIDE).answers:
            windows.append(window)
            said.append(words)
    return windows


def _likely(readings: Sequence[Reading], first: Window) -> Iterator[Reading]:
    """Passages that are nearly as likely as the first."""
    for reading in one_each(readings):
        if reading.placed.passage.key == first.placed.passage.key:
            continue
        if reading.chance < max(CHANCE, SHARE * first.chance):
            return
        yield reading


def _across(question: Question, readings: Sequence[Reading], first: Window) -> Iterator[Reading]:
    """The best passage of every other letter, or of every other year where the question names several."""
    years = {int(term.word) for term in question.terms if re.fullmatch(r"(?:19|20)\d\d", term.word)}
    by_year = len(years) > 1
    seen = {_group(first, by_year)}
    for reading in one_each(readings):
        group = _group(reading, by_year)
        if group in seen or not is_report(first) or not is_report(reading) or (by_year and group not in years):
            continue
        seen.add(group)
        yield reading


def _group(one: Window | Reading, by_year: bool) -> str | int | None:
    letter = one.placed.letter
    if by_year:
        return letter.date.year if letter.date else None
    return letter.document_id
