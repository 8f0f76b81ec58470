"""Which windows answer a question, and what has to be said beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.address import at_place, says_something
from assistant.asking import Voice
from assistant.cite import by_time, is_report
from assistant.context import Choice, Context
from assistant.evidence import Verdict
from assistant.model import NoticeKind
from assistant.notices import asks_detail, beside, names_attachment
from assistant.place import asks_only_for_place, questions_of_best_letter, reports, what_stands_there
from assistant.question import Part
from assistant.reader import Reading
from assistant.terms import Term
from assistant.window import Window, grow, joined
from ingest.model import BlockKind, Passage, Speaker

#: A question that goes across letters.
_ACROSS = re.compile(
    r"jeweils|im\s+vergleich|unterschied|\berst\b.*\bdann\b|später|nachfrage|\bbeide[nr]?\b|"
    r"zwei\s+(?:schreiben|briefe)|vergleiche|first.*later|compare|respectively",
    re.I,
)
#: A second window answers too only if it is this close behind the first.
CLOSE = 0.5


def choose(context: Context) -> Choice:
    """Choose what answers a question."""
    question = context.question
    if not (question.terms or context.leans_on or context.points or context.questions):
        return Choice(())  # "Hallo"
    if question.lists_questions:
        listed = questions_of_best_letter(context)
        if listed:
            return Choice(tuple(listed), confidence=0.9)
    names_place = bool(context.points or context.questions)
    if names_place and question.voice in (Voice.REPORT, Voice.ANY) and asks_only_for_place(context):
        windows = [*what_stands_there(context), *reports(context)]
        if windows:
            return Choice(tuple(windows), notices=tuple(beside(context, windows)), confidence=0.9)
    return _by_parts(context)


def _by_parts(context: Context) -> Choice:
    """Answer each part of a question on its own; half is not whole."""
    question, candidates = context.question, context.candidates
    windows: list[Window] = []
    near: list[Window] = []
    open_parts: list[Part] = []
    confidences: list[float] = []
    for part in question.parts:
        rest = [term for other in question.parts if other is not part for term in other.terms]
        readings = context.readings(part, candidates, rest)
        answering, verdict = _answering(context, part, readings, rest)
        if answering:
            windows += answering
        else:
            open_parts.append(part)
        near += [grow(reading, readings) for reading in _one_each(readings)[:3]]
        confidences.append(verdict.confidence)
    if not windows:
        return _not_answered(context, near, max(confidences, default=0.0))
    windows = joined(windows)
    if len({w.placed.passage.document_id for w in windows}) > 1:
        windows = by_time(windows) if _ACROSS.search(question.text) or context.points else windows
    windows += [w for w in _later(context, windows) if w not in windows]
    return Choice(tuple(windows), (), tuple(open_parts), tuple(beside(context, windows)), min(confidences))


def _answering(
    context: Context, part: Part, readings: Sequence[Reading], rest: Sequence[Term]
) -> tuple[list[Window], Verdict]:
    """The windows that answer a part: the best that does, and others close behind where several are asked for."""
    verdict = Verdict(False, 0.0)
    if not readings:
        return [], verdict
    if asks_detail(part.text):
        attachment = next((r for r in readings[:12] if names_attachment(r.text)), None)
        if attachment and context.judged(part, grow(attachment, readings), rest).answers:
            return [grow(attachment, ())], Verdict(True, 0.7)
    for reading in _one_each(readings)[:3]:
        if reading.score < readings[0].score - 2 * CLOSE and verdict.missing != "kind":
            break
        window = grow(reading, readings)
        verdict = context.judged(part, window, rest)
        if verdict.answers:
            return [window, *_also(context, part, readings, window, rest)], verdict
    return [], verdict


def _also(
    context: Context, part: Part, readings: Sequence[Reading], first: Window, rest: Sequence[Term]
) -> list[Window]:
    """Further windows: the same line of a head that goes on elsewhere, or the other letters when asked across them."""
    passage = first.placed.passage
    if context.question.voice is Voice.LETTERHEAD:
        across = bool(_ACROSS.search(context.question.text))
        lines = {
            r.placed.passage.key: r
            for r in readings
            if r.placed.passage.role is passage.role and (across or r.placed.passage.document_id == passage.document_id)
        }
        return [grow(r, ()) for key, r in lines.items() if key != passage.key and passage.role is not None]
    if not _ACROSS.search(context.question.text):
        return _as_good(context, part, readings, first, rest)
    others: list[Window] = []
    seen = {passage.document_id}
    for reading in _one_each(readings):
        if reading.placed.passage.document_id in seen or not is_report(first):
            continue
        seen.add(reading.placed.passage.document_id)
        window = grow(reading, readings)
        if reading.placed.passage.kind is BlockKind.ANSWER and context.judged(part, window, rest).answers:
            others.append(window)
    return others


def _as_good(
    context: Context, part: Part, readings: Sequence[Reading], first: Window, rest: Sequence[Term]
) -> list[Window]:
    """One more passage that answers as well, where two say it."""
    for reading in _one_each(readings)[:3]:
        if reading.score < first.score - CLOSE:
            break
        if reading.placed.passage.key != first.placed.passage.key:
            window = grow(reading, readings)
            return [window] if context.judged(part, window, rest).answers else []
    return []


def _not_answered(context: Context, near: Sequence[Window], confidence: float) -> Choice:
    """Nothing answers; what was done may still stand in the enquirer's words, or only in a resolution."""
    if not context.question.done:
        return Choice((), tuple(near[:4]), confidence=confidence)
    part = context.question.parts[0]
    there = at_place(context.found.placed, context.points, context.questions)
    others = [one for one in there if says_something(one.passage) and _is_anothers(one.passage)]
    readings = _one_each(context.readings(part, others))
    for reading in readings[:4]:
        window = grow(reading, ())
        if reading.placed.passage.speaker is Speaker.ENQUIRER and context.judged(part, window).answers:
            return Choice((window,), notices=((NoticeKind.ONLY_ENQUIRER, ()),), confidence=confidence)
    resolved = [grow(reading, ()) for reading in readings[:1] if reading.placed.passage.speaker is Speaker.COUNCIL]
    notices = tuple((NoticeKind.ONLY_RESOLUTION, (window.placed.passage.label,)) for window in resolved)
    return Choice((), tuple([*resolved, *near][:4]), notices=notices, confidence=confidence)


def _is_anothers(passage: Passage) -> bool:
    """Whether a passage holds what another than the administration states."""
    return passage.speaker is not Speaker.OFFICE and passage.kind is not BlockKind.QUESTION


def _later(context: Context, windows: Sequence[Window]) -> list[Window]:
    """What was said later about the point that an answer is about, where the question names the point."""
    if not context.points or not windows or not is_report(windows[0]) or context.questions:
        return []
    said = {w.placed.passage.document_id for w in windows}
    last = by_time(windows)[-1]
    others = [w for w in reports(context) if w.placed.passage.document_id not in said]
    return [w for w in others if by_time([last, w]) == [last, w]]


def _one_each(readings: Sequence[Reading]) -> list[Reading]:
    """The best reading of every passage, best first."""
    best: dict[str, Reading] = {}
    for reading in readings:
        best.setdefault(reading.placed.passage.key, reading)
    return list(best.values())
