"""What of earlier letters is looked at for a question of an enquiry, before anything is chosen.

Only the administration's own words count; what enquirers wrote, a council resolved or minutes record is no statement of
the house.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.address import Placed
from assistant.asking import Voice
from assistant.context import Context
from assistant.evidence import evidence
from assistant.further import one_each
from assistant.judge import is_addressed
from assistant.question import Part
from assistant.verification.orders import speaks_to_a_machine
from assistant.window import Window, grow
from ingest.model import BlockKind, Speaker
from ingest.text.references import same_paper

#: Makes the context of a question: its text, and what its enquiry is about.
Searching = Callable[[str, str], Context]

#: How many passages are looked at for each part of a question: the likeliest for the reader, and the nearest.
LOOKED_AT, NEAREST = 12, 8
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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A window that may bear on a question.

    Attributes:
        window: The window.
        evidence: What speaks for it as an answer to the part it was found for (:func:`assistant.evidence.evidence`).
        addressed: How sure the judge is of it where the question names its place, 0 to 1; 0 where it names none.
    """

    window: Window
    evidence: Mapping[str, float]
    addressed: float

    @property
    def key(self) -> str:
        """That of its passage."""
        return self.window.placed.passage.key


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at for a question.

    Attributes:
        question: As it was searched for.
        candidates: The windows, those of each part in turn; a passage may be there for several parts.
        near: Cosine similarity of all passages found to the question with its enquiry's subject, by key.
    """

    question: str
    candidates: tuple[Candidate, ...]
    near: Mapping[str, float]


def looked_at(question: str, subject: str, search: Searching) -> Looked:
    """What may answer a question of an enquiry.

    Args:
        question: The question.
        subject: What the enquiry is about, "" where that is unknown.
        search: Finds candidates.
    """
    context = _of_enquiry(search(question[:LONGEST], subject))
    placed = [one for one in context.candidates if _is_statement(one)]
    found = (one for part in context.question.parts for one in _candidates(context, part, placed))
    return Looked(question, tuple(found), context.found.passage_similarity)


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
    """Whether a passage holds the administration's own words on a matter, and speaks to people."""
    passage = one.passage
    return (
        passage.kind not in _NO_STATEMENT
        and passage.role is None
        and passage.speaker is Speaker.OFFICE
        and not _ONLY_REFERS.fullmatch(passage.text)
        and not speaks_to_a_machine(passage.text)
    )


def _candidates(context: Context, part: Part, placed: Sequence[Placed]) -> Iterable[Candidate]:
    """The windows of a part: around the likeliest sentences for the reader, and of the nearest passages."""
    rest = [term for other in context.question.parts if other is not part for term in other.terms]
    readings = context.readings(part, placed, rest)
    near = context.found.passage_similarity
    likeliest = one_each(readings)
    nearest = sorted(likeliest, key=lambda one: -near.get(one.placed.passage.key, 0.0))
    looked = {one.placed.passage.key: one for one in (*likeliest[:LOOKED_AT], *nearest[:NEAREST])}
    for reading in looked.values():
        window = grow(reading, readings)
        head = context.head_of(window.placed.passage.document_id)
        speaks = evidence(context.question, part, (*context.leans_on, *rest), window, head, context.among)
        named = is_addressed(context.question, window)
        yield Candidate(window, speaks, context.judged(part, window, rest).confidence if named else 0.0)
