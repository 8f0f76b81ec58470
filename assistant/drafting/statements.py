"""What earlier letters of the house say to a question of an enquiry: found, judged and cited as any answer is.

A draft wants more than the one best place: all that bears on the question (:mod:`assistant.drafting.bearing`). Only
the administration's own words count; what enquirers wrote, a council resolved or minutes record is no statement of the
house.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from assistant.address import Placed
from assistant.asking import Voice
from assistant.context import Context
from assistant.drafting.bearing import LEAST, bearing
from assistant.further import one_each
from assistant.judge import is_addressed
from assistant.question import Part
from assistant.verify import ink
from assistant.window import Window, grow, joined
from ingest.model import BlockKind, Speaker
from ingest.text.references import same_paper

#: Makes the context of a question: its text, and what its enquiry is about.
Searching = Callable[[str, str], Context]

#: How many passages are looked at for each part of a question: the likeliest for the reader, and the nearest.
LOOKED_AT, NEAREST = 12, 8
#: Most statements for one question.
MOST = 5
#: Longest question as it is searched for, in characters.
LONGEST = 1_500
_NO_STATEMENT = frozenset(
    {BlockKind.LETTERHEAD, BlockKind.SIGNATURE, BlockKind.INTRO, BlockKind.QUESTION, BlockKind.PREAMBLE}
)
#: A passage that only sends its reader elsewhere ("Siehe Antwort zu 2.").
_ONLY_REFERS = re.compile(
    r"\W*(?:(?:hierzu|dazu)\s+)?(?:s\.|siehe|vgl\.|vergleiche|(?:es\s+)?wird\s+auf|(?:hier|hierzu|dazu)?\s*verweis\w*)"
    r"[^.]{0,60}(?:antwort|frage|punkt|ziffer|oben|verwiesen|nr)[^.]{0,40}\W*",
    re.I,
)


def statements(question: str, subject: str, search: Searching) -> list[Window]:
    """The windows of earlier letters that answer a question of an enquiry.

    Args:
        question: The question.
        subject: What the enquiry is about, "" where that is unknown.
        search: Finds candidates.

    Returns:
        At most :data:`MOST`, the likeliest first, none of the same words as another.
    """
    context = _of_enquiry(search(question[:LONGEST], subject))
    candidates = [one for one in context.candidates if _is_statement(one)]
    best: dict[str, tuple[float, Window]] = {}
    for part in context.question.parts:
        for chance, window in _bearing(context, part, subject, candidates):
            key = window.placed.passage.key
            if key not in best or best[key][0] < chance:
                best[key] = (chance, window)
    ranked = sorted(best.values(), key=lambda one: -one[0])
    return _distinct(joined([window for _, window in ranked]))[:MOST]


def _of_enquiry(context: Context) -> Context:
    """A question as one that an enquiry asks of the administration.

    Words by which a councillor at the desk asks for a line of the head ("Wann wurde die Anfrage …?") or whose words are
    wanted mean nothing in an enquiry. "Frage 2" is the enquiry's own; "Punkt 3" is one of a resolution only where the
    question or the subject names that and something of it was found.
    """
    asked = context.question
    there = {reference for one in context.found.placed for reference in _references(one)}
    named = any(same_paper(name, other) for name in asked.references for other in there)
    points = context.points if named else ()
    question = replace(
        asked,
        voice=Voice.ANY,
        role=None,
        lists_questions=False,
        asks_wording=False,
        points=points,
        questions=(),
        done=False,
    )
    return replace(context, question=question, points=points, questions=())


def _references(one: Placed) -> Iterable[str]:
    return (name for name in (one.letter.reference, *one.letter.further_references) if name)


def _is_statement(one: Placed) -> bool:
    """Whether a passage holds the administration's own words on a matter."""
    passage = one.passage
    return (
        passage.kind not in _NO_STATEMENT
        and passage.role is None
        and passage.speaker is Speaker.OFFICE
        and not _ONLY_REFERS.fullmatch(passage.text)
    )


def _bearing(
    context: Context, part: Part, subject: str, candidates: Sequence[Placed]
) -> Iterable[tuple[float, Window]]:
    """The windows that bear on a part, with how likely they do."""
    rest = [term for other in context.question.parts if other is not part for term in other.terms]
    readings = context.readings(part, candidates, rest)
    near = context.found.passage_similarity
    likeliest = one_each(readings)
    nearest = sorted(likeliest, key=lambda one: -near.get(one.placed.passage.key, 0.0))
    looked_at = {one.placed.passage.key: one for one in (*likeliest[:LOOKED_AT], *nearest[:NEAREST])}
    for reading in looked_at.values():
        window = grow(reading, readings)
        verdict = context.judged(part, window, rest)
        chance = bearing(context, part, window, subject, verdict.confidence)
        if chance >= LEAST or is_addressed(context.question, window):
            yield max(chance, verdict.confidence * is_addressed(context.question, window)), window


def _distinct(windows: Sequence[Window]) -> list[Window]:
    """Windows without those whose words another one holds."""
    kept: list[Window] = []
    said: list[str] = []
    for window in windows:
        words = ink(window.text)
        if not any(words in other or other in words for other in said):
            kept.append(window)
            said.append(words)
    return kept
