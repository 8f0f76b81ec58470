"""Which windows answer a question, and what has to be said beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.address import Placed, addressed, says_something
from assistant.cite import by_time, is_report
from assistant.evidence import DOCUMENTS, Verdict, judge
from assistant.model import NoticeKind
from assistant.asking import Voice, Wanted
from assistant.question import Part, Question
from assistant.reader import Reading, read
from assistant.search import Found
from assistant.terms import Term, Wording, terms, wording
from assistant.window import Window, grow, joined, whole
from ingest.model import BlockKind, LetterKind, Role, Speaker

#: A question for names or a full list, which an attachment may hold.
_ASKS_DETAIL = re.compile(
    r"\bgenau\b|wie\s+heißen|welche\w*\s.*\b(?:namentlich|einzeln)|im\s+einzelnen|\bliste\b|aufzähl|"
    r"namen\s+der|exactly|list of|names of",
    re.I,
)
_ATTACHMENT = re.compile(r"\b(?:Anlage\w*|Anhang|beigefügt\w*|beiliegend\w*)\b")
_ACROSS = re.compile(
    r"jeweils|im\s+vergleich|unterschied|\berst\b.*\bdann\b|später|nachfrage|\bbeide[nr]?\b|"
    r"zwei\s+(?:schreiben|briefe)|vergleiche|first.*later|compare|respectively",
    re.I,
)
#: A second window answers too only if it is this close behind the first.
CLOSE = 0.5
#: A later paragraph takes up its question if one sentence covers this share of the question's words.
TAKES_UP = 0.15


@dataclass(frozen=True, slots=True)
class Choice:
    """What is cited for a question.

    Attributes:
        windows: What answers, in the order it is said; empty if nothing does.
        near: What comes nearest, best first.
        open_parts: Parts of the question that stay open though others are answered.
        notices: Kinds of notices with their values.
        confidence: 0 to 1.
    """

    windows: tuple[Window, ...]
    near: tuple[Window, ...] = ()
    open_parts: tuple[Part, ...] = ()
    notices: tuple[tuple[NoticeKind, tuple[str, ...]], ...] = field(default=())
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Context:
    """A question with all it is answered from.

    Attributes:
        question: The question.
        leans_on: Terms of the question it follows up.
        points, questions: Numbers of the places it names, or the earlier question did.
        found: Candidates.
        head_of: The words of a letter's head, by document id.
    """

    question: Question
    leans_on: tuple[Term, ...]
    points: tuple[str, ...]
    questions: tuple[str, ...]
    found: Found
    head_of: Callable[[str], Wording]

    @property
    def candidates(self) -> list[Placed]:
        """The passages the question can mean."""
        return addressed(self.question, self.points, self.questions, self.found.placed)

    def readings(self, part: Part, placed: Sequence[Placed], leans_on: Sequence[Term] = ()) -> list[Reading]:
        """The sentences of some passages, scored for a part."""
        found = self.found
        return read(
            self.question,
            part,
            (*self.leans_on, *leans_on),
            placed,
            found.passage_similarity,
            found.sentence_similarity,
        )

    def judged(self, part: Part, window: Window, leans_on: Sequence[Term] = ()) -> Verdict:
        """Whether a window answers a part."""
        head = self.head_of(window.placed.passage.document_id)
        return judge(self.question, part, (*self.leans_on, *leans_on), window, head, self.found.nearness)


def choose(context: Context) -> Choice:
    """Choose what answers a question."""
    question = context.question
    if not (question.terms or context.leans_on or context.points or context.questions):
        return Choice(())  # "Hallo"
    if question.lists_questions:
        listed = _questions_of_best_letter(context)
        if listed:
            return Choice(tuple(listed), confidence=0.9)
    if (
        (context.points or context.questions)
        and question.voice in (Voice.REPORT, Voice.ANY)
        and _asks_only_for_place(context)
    ):
        windows = [*_what_stands_there(context), *_reports(context)]
        if windows:
            return Choice(tuple(windows), notices=tuple(_beside(context, windows)), confidence=0.9)
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
    return Choice(tuple(windows), (), tuple(open_parts), tuple(_beside(context, windows)), min(confidences))


def _answering(
    context: Context, part: Part, readings: Sequence[Reading], rest: Sequence[Term]
) -> tuple[list[Window], Verdict]:
    """The windows that answer a part: the best that does, and others close behind where several are asked for."""
    verdict = Verdict(False, 0.0)
    if not readings:
        return [], verdict
    if _ASKS_DETAIL.search(part.text):
        attachment = next((r for r in readings[:12] if _ATTACHMENT.search(r.text)), None)
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
    question = context.question
    if question.done:
        part = question.parts[0]
        others = [
            one
            for one in context.found.placed
            if one.passage.speaker is not Speaker.OFFICE and says_something(one.passage)
        ]
        others = [one for one in others if one.passage.kind is not BlockKind.QUESTION]
        readings = context.readings(part, others)
        for reading in _one_each(readings)[:4]:
            window = grow(reading, ())
            if reading.placed.passage.speaker is Speaker.ENQUIRER and context.judged(part, window).answers:
                return Choice((window,), notices=((NoticeKind.ONLY_ENQUIRER, ()),), confidence=confidence)
        resolved = [grow(r, ()) for r in _one_each(readings)[:1] if r.placed.passage.speaker is Speaker.COUNCIL]
        labels = [window.placed.passage.label for window in resolved]
        notices = tuple((NoticeKind.ONLY_RESOLUTION, (label,)) for label in labels)
        return Choice((), tuple([*resolved, *near][:4]), notices=notices, confidence=confidence)
    return Choice((), tuple(near[:4]), confidence=confidence)


def _asks_only_for_place(context: Context) -> bool:
    """Whether a question asks what is said at a place, and nothing more particular."""
    if context.question.done:
        return context.question.parts[0].wanted not in (Wanted.MONEY, Wanted.COUNT, Wanted.DATE, Wanted.SHARE)
    if any(part.wanted not in (Wanted.OTHER, Wanted.YES_NO) for part in context.question.parts):
        return False
    return context.question.voice is Voice.REPORT or not _particular(context.question)


def _particular(question: Question) -> list[Term]:
    """The terms of a question that say more than where and who: not "Punkt", "Stadt", "Auskunft"."""
    nouns = [term for term in _beyond_place(question) if term.tag.startswith(("NN", "NE", "FM")) and not term.is_name]
    return [term for term in nouns if term.word.casefold() not in ("stadt", "verwaltung", "auskunft")]


def _what_stands_there(context: Context) -> list[Window]:
    """The point or question itself, where nothing but the place is asked for ("Was steht in Punkt 7?")."""
    if context.question.voice is not Voice.ANY or any(
        not term.word.isdigit() for term in _beyond_place(context.question)
    ):
        return []
    kind = BlockKind.RESOLUTION_POINT if context.points else BlockKind.QUESTION
    letters = _letters_meant(context, context.candidates)
    standing = [one for one in context.found.placed if one.passage.kind is kind and one.passage.document_id in letters]
    named = {*context.points, *context.questions}
    return [whole(one) for one in standing if one.passage.number in named]


def _beyond_place(question: Question) -> list[Term]:
    """The terms of a question other than words for places and documents."""
    return [term for term in question.terms if not term.forms & DOCUMENTS]


def _reports(context: Context) -> list[Window]:
    """What the administration says at a place, letter by letter in the order of time."""
    part = context.question.parts[0]
    answers = [one for one in context.candidates if one.passage.kind is BlockKind.ANSWER]
    blocks: dict[str, list[Placed]] = {}
    for one in answers:
        blocks.setdefault(one.passage.key.rsplit("/", 1)[0], []).append(one)
    letters = _letters_meant(context, answers)
    windows = []
    for members in blocks.values():
        if members[0].passage.document_id not in letters:
            continue
        members.sort(key=lambda one: int(one.passage.key.rsplit("/", 1)[1]))
        windows += _report_of_block(context, part, members)
    return joined(by_time(windows))


def _report_of_block(context: Context, part: Part, members: Sequence[Placed]) -> list[Window]:
    """The report of one block: all of it if short, else how it begins and what takes up the words of its question."""
    first = members[0]
    if len(members) == 1:
        return [whole(first)]
    begins = grow(context.readings(part, [first])[0], ())
    begins = Window(first, 0, 0, 0.0, 0) if begins.first > 0 else begins
    asked = Part(first.passage.asked or "", Wanted.OTHER, terms(first.passage.asked or ""))
    rest = context.readings(asked, members[1:])
    if not rest or rest[0].features["sentence_coverage"] < TAKES_UP:
        return [begins]
    return [begins, grow(rest[0], ())]


def _letters_meant(context: Context, answers: Sequence[Placed]) -> set[str]:
    """The letters of the Vorgang that the best candidate belongs to: a point has the same number in many others."""
    order = {one.passage.key: n for n, one in enumerate(context.found.placed)}
    if not answers:
        return set()
    best = min(answers, key=lambda one: order[one.passage.key])
    mine = {best.letter.reference, *best.letter.further_references}
    return {
        one.passage.document_id
        for one in answers
        if mine & {one.letter.reference, *one.letter.further_references} - {None}
    }


def _later(context: Context, windows: Sequence[Window]) -> list[Window]:
    """What was said later about the point that an answer is about, where the question names the point."""
    if not context.points or not windows or not is_report(windows[0]) or context.questions:
        return []
    said = {w.placed.passage.document_id for w in windows}
    return [w for w in _reports(context) if w.placed.passage.document_id not in said]


def _questions_of_best_letter(context: Context) -> list[Window]:
    """Every question of the enquiry that fits best, each by its first sentence."""
    asked = [one for one in context.found.placed if one.passage.kind is BlockKind.QUESTION]
    if not asked:
        return []
    best = asked[0].passage.document_id
    mine = sorted(
        (one for one in asked if one.passage.document_id == best), key=lambda one: int(one.passage.key.split("/")[1])
    )
    return [Window(one, 0, 0, 0.0, 0) for one in mine]


def _beside(context: Context, windows: Sequence[Window]) -> list[tuple[NoticeKind, tuple[str, ...]]]:
    """What has to be said beside an answer."""
    found: list[tuple[NoticeKind, tuple[str, ...]]] = []
    for window in windows:
        attached = next((s.text for s in window.placed.passage.sentences if _ATTACHMENT.search(s.text)), None)
        if attached and (_ATTACHMENT.search(window.text) or _ASKS_DETAIL.search(context.question.text)):
            found.append((NoticeKind.ATTACHMENT_MISSING, (window.placed.passage.label,)))
    if context.question.done and windows and not any(_names_measure(window.text) for window in windows):
        found.append((NoticeKind.NO_MEASURE, ()))
    speakers = {window.placed.passage.speaker for window in windows}
    asks_administration = re.search(r"verwaltung|stadt\b|administration|city", context.question.text, re.I)
    if speakers == {Speaker.ENQUIRER} and context.question.voice is not Voice.ENQUIRY and asks_administration:
        found.append((NoticeKind.ONLY_ENQUIRER, ()))
    return found


def _names_measure(text: str) -> bool:
    """Whether a report names something done: a number, a date, a perfect or passive ("ist eingerichtet", "wurden initiiert")."""
    from ingest.words import tagged

    tags = tagged(text)
    participle = any(tag == "VV(PP)" for _, _, tag in tags)
    auxiliary = any(tag.startswith("VA") for _, _, tag in tags)
    return bool(re.search(r"\d", text)) or (participle and auxiliary)


def _one_each(readings: Sequence[Reading]) -> list[Reading]:
    """The best reading of every passage, best first."""
    best: dict[str, Reading] = {}
    for reading in readings:
        best.setdefault(reading.placed.passage.key, reading)
    return list(best.values())


def head_words(placed: Sequence[Placed]) -> Mapping[str, Wording]:
    """The words of letterheads, by document id."""
    texts: dict[str, list[str]] = {}
    for one in placed:
        if one.passage.kind is BlockKind.LETTERHEAD and one.passage.role is not Role.MARK:
            texts.setdefault(one.passage.document_id, []).append(one.passage.text)
    return {document_id: wording(" ".join(parts)) for document_id, parts in texts.items()}


__all__ = ["Choice", "Context", "LetterKind", "choose", "head_words"]
