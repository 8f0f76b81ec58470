"""Which windows answer a question, and what has to be said beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.address import at_place, says_something
from assistant.asking import Voice
from assistant.cite import by_time, is_report
from assistant.context import Choice, Context
from assistant.further import MOST, further, goes_across, one_each
from assistant.judge import Verdict
from assistant.model import NoticeKind
from assistant.notices import asks_detail, beside, names_attachment
from assistant.place import asks_only_for_place, questions_of_best_letter, reports, what_stands_there
from assistant.question import Part, Question
from assistant.reader import Reading
from assistant.terms import Term
from assistant.window import Window, grow, joined
from ingest.model import BlockKind, Passage, Speaker

#: A passage may answer though others are likelier, if those lack the kind of thing that is asked for; as long as it is
#: this likely against the first.
LIKELY = 0.25
#: How many passages are looked at for an answer.
LOOKED_AT = 3


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


@dataclass(frozen=True, slots=True)
class _Answered:
    """A part of a question with what answers it, best first; empty if nothing does."""

    part: Part
    windows: tuple[Window, ...]
    verdict: Verdict


def _by_parts(context: Context) -> Choice:
    """Answer each part of a question on its own; half is not whole."""
    question, candidates = context.question, context.candidates
    answers: list[_Answered] = []
    near: list[Window] = []
    for part in question.parts:
        rest = [term for other in question.parts if other is not part for term in other.terms]
        readings = context.readings(part, candidates, rest)
        windows, verdict = _answering(context, part, readings, rest)
        answers.append(_Answered(part, tuple(windows), verdict))
        near += [grow(reading, readings) for reading in one_each(_worth_a_look(question, readings))[:3]]
    sure = [one for one in answers if one.windows and not one.verdict.lacks]
    answered = sure or [one for one in answers if one.windows]
    if not answered:
        return _not_answered(context, near, max((one.verdict.confidence for one in answers), default=0.0))
    windows = joined(_best_first(answered))
    if len({w.placed.passage.document_id for w in windows}) > 1:
        windows = by_time(windows) if goes_across(question) or context.points else windows
    windows += [w for w in _later(context, windows) if w not in windows]
    open_parts = tuple(one.part for one in answers if one not in answered)
    confidence = min(one.verdict.confidence for one in answered)
    return Choice(tuple(windows), (), open_parts, tuple(beside(context, windows)), confidence)


def _worth_a_look(question: Question, readings: Sequence[Reading]) -> list[Reading]:
    """Without heads and signatures, unless they are asked for: a bare date is near to no matter."""
    asks_for = {BlockKind.LETTERHEAD: Voice.LETTERHEAD, BlockKind.SIGNATURE: Voice.SIGNATURE}
    return [r for r in readings if asks_for.get(r.placed.passage.kind, question.voice) is question.voice]


def _best_first(answered: Sequence[_Answered]) -> list[Window]:
    """The best window of each part, then further ones as long as there are not too many."""
    best = [one.windows[0] for one in answered]
    others = [window for one in answered for window in one.windows[1:]]
    return [*best, *(others if len(answered) == 1 else others[: max(0, MOST - len(best))])]


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
    for reading in one_each(readings)[:LOOKED_AT]:
        if reading.chance < LIKELY * readings[0].chance:
            break
        window = grow(reading, readings)
        verdict = context.judged(part, window, rest)
        if verdict.answers:
            return [window, *further(context, part, readings, window, rest)], verdict
    return [], verdict


def _not_answered(context: Context, near: Sequence[Window], confidence: float) -> Choice:
    """Nothing answers; what was done may still stand in the enquirer's words, or only in a resolution."""
    if not context.question.done:
        return Choice((), tuple(near[:4]), confidence=confidence)
    part = context.question.parts[0]
    there = at_place(context.found.placed, context.points, context.questions)
    others = [one for one in there if says_something(one.passage) and _is_anothers(one.passage)]
    readings, among = one_each(context.readings(part, others)), context.found.among(others)
    for reading in readings[:4]:
        window = grow(reading, ())
        if reading.placed.passage.speaker is Speaker.ENQUIRER and context.judged(part, window, among=among).answers:
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
