"""What stands, and what is said, at a place that a question names: "Was sagt die Verwaltung zu Punkt 5?"."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.address import Placed
from assistant.asking import Voice, Wanted
from assistant.cite import by_time
from assistant.context import Context
from assistant.evidence import DOCUMENTS
from assistant.kinds_of_answer import STRICT
from assistant.question import Part, Question
from assistant.terms import Term, terms
from assistant.window import Window, grow, joined, whole
from ingest.model import BlockKind

#: A later paragraph takes up its question if one sentence covers this share of the question's words.
TAKES_UP = 0.15


def asks_only_for_place(context: Context) -> bool:
    """Whether a question asks what is said at a place, and nothing more particular."""
    if context.question.done:
        return context.question.parts[0].wanted not in STRICT
    if any(part.wanted not in (Wanted.OTHER, Wanted.YES_NO) for part in context.question.parts):
        return False
    return context.question.voice is Voice.REPORT or not _particular(context.question)


def _particular(question: Question) -> list[Term]:
    """The terms of a question that say more than where and who: not "Punkt", "Stadt", "Auskunft"."""
    nouns = [term for term in _beyond_place(question) if term.tag.startswith(("NN", "NE", "FM")) and not term.is_name]
    return [term for term in nouns if term.word.casefold() not in ("stadt", "verwaltung", "auskunft")]


def what_stands_there(context: Context) -> list[Window]:
    """The point or question itself, where nothing but the place is asked for ("Was steht in Punkt 7?")."""
    more = any(not term.word.isdigit() for term in _beyond_place(context.question))
    if more or context.question.done or context.question.voice is not Voice.ANY:
        return []
    kind = BlockKind.RESOLUTION_POINT if context.points else BlockKind.QUESTION
    letters = _letters_meant(context, context.candidates)
    standing = [one for one in context.found.placed if one.passage.kind is kind and one.passage.document_id in letters]
    named = {*context.points, *context.questions}
    return [whole(one) for one in standing if one.passage.number in named]


def _beyond_place(question: Question) -> list[Term]:
    """The terms of a question other than words for places and documents."""
    return [term for term in question.terms if not term.forms & DOCUMENTS]


def reports(context: Context) -> list[Window]:
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
    if not rest or rest[0].features["coverage"] < TAKES_UP:
        return [begins]
    return [begins, grow(rest[0], ())]


def _letters_meant(context: Context, answers: Sequence[Placed]) -> set[str]:
    """The letters of the Vorgang that the best candidate belongs to: a point has the same number in many others."""
    order = {one.passage.key: n for n, one in enumerate(context.found.placed)}
    if not answers:
        return set()
    best = min(answers, key=lambda one: order[one.passage.key])
    mine = {best.letter.reference, *best.letter.further_references}
    mine.discard(None)
    return {one.passage.document_id for one in answers if mine & {one.letter.reference, *one.letter.further_references}}


def questions_of_best_letter(context: Context) -> list[Window]:
    """Every question of the enquiry that fits best, each by its first sentence."""
    asked = [one for one in context.found.placed if one.passage.kind is BlockKind.QUESTION]
    if not asked:
        return []
    best = asked[0].passage.document_id
    mine = [one for one in asked if one.passage.document_id == best]
    mine.sort(key=lambda one: int(one.passage.key.split("/")[1]))
    return [Window(one, 0, 0, 0.0, 0) for one in mine]
