"""Which passages a question can mean at all: a point or question it names, whose words it asks for, a line of the head.

These are exact keys, not similarities: "Punkt 5" is not question 5, and what was done is not read from a resolution.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asking import Voice, Wanted
from assistant.question import Question
from ingest.archive.archive import LetterSummary
from ingest.body.markers import each_number
from ingest.model import BlockKind, LetterKind, Passage, Role

#: Kinds whose numbers are those of resolution points, and of questions.
_WITH_POINTS = frozenset({LetterKind.RESOLUTION_CONTROL, LetterKind.STATEMENT, LetterKind.RESOLUTION})
_WITH_QUESTIONS = frozenset({LetterKind.ANSWER_LETTER, LetterKind.ENQUIRY})
_NAMES_CONTROL = re.compile(r"beschlusskontrolle|kontrollschreiben|control letter", re.I)
_NAMES_ANSWER = re.compile(r"\bantwort(?:schreiben)?\b|\banfrage|\breply|\benquiry|\binquiry", re.I)


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage with the letter it stands in."""

    passage: Passage
    letter: LetterSummary

    @property
    def points(self) -> frozenset[str]:
        """Numbers of the resolution points it is about: its own, or those that its question names."""
        own = self.letter.kind in _WITH_POINTS and self.passage.number
        return frozenset({*self.passage.refers_to, *(each_number(own) if own else [])})

    @property
    def questions(self) -> frozenset[str]:
        """Numbers of the enquiry's questions it belongs to; several for a joint answer."""
        own = self.letter.kind in _WITH_QUESTIONS and self.passage.number
        return frozenset(each_number(own)) if own else frozenset()


def addressed(
    question: Question, points: Sequence[str], questions: Sequence[str], placed: Sequence[Placed]
) -> list[Placed]:
    """The passages a question can mean.

    Args:
        question: The question.
        points, questions: Numbers of points and questions it names, those of the question it follows up included.
        placed: Candidates.

    Returns:
        Those that fit everything the question names, no heading or greeting. None where the letters count such places
        and the named one is not among them: "Frage 9" of four is not answered from elsewhere.
    """
    telling = [one for one in placed if says_something(one.passage)]
    fitting = at_place(telling, points, questions)
    if not fitting and not _counts_places(telling, bool(points), bool(questions)):
        fitting = telling
    speaking = [one for one in fitting if _fits_voice(question, bool(points or questions), one)]
    return _of_letter(question, speaking or [one for one in fitting if one.passage.kind is not BlockKind.QUESTION])


def at_place(placed: Sequence[Placed], points: Sequence[str], questions: Sequence[str]) -> list[Placed]:
    """The passages that are about a point, or belong to a question, of these numbers; all where none is named."""
    return [one for one in placed if _fits_place(one, points, questions)]


def _counts_places(placed: Sequence[Placed], points: bool, questions: bool) -> bool:
    """Whether the letters at hand have the kinds of places that were named, whatever their numbers."""
    has_points = not points or any(one.points for one in placed)
    return has_points and (not questions or any(one.questions for one in placed))


def says_something(passage: Passage) -> bool:
    """Whether a passage says anything that could answer: not a heading, a greeting or a scanner's guess at a logo."""
    text = passage.text
    if passage.kind is BlockKind.LETTERHEAD:
        return passage.role is not None
    if passage.role is Role.FORM:
        return False
    if passage.kind is BlockKind.SIGNATURE:
        return not re.search(r"Gr[üu]ßen$|^Mit freundl", text)
    greeting = text.startswith("Sehr geehrte") and len(text) < 90
    return not greeting and not (text.endswith(":") and len(text.split()) < 4) and len(re.findall(r"\w{3,}", text)) > 1


def _fits_place(one: Placed, points: Sequence[str], questions: Sequence[str]) -> bool:
    """Whether a passage is about a point, or belongs to a question, that was named."""
    if questions and one.questions.isdisjoint(questions):
        return False
    return not points or bool(one.points & set(points))


def _fits_voice(question: Question, place: bool, one: Placed) -> bool:
    """Whether a passage holds the words that a question asks for."""
    passage, voice = one.passage, question.voice
    if passage.kind is BlockKind.QUESTION:
        return question.lists_questions or (voice is Voice.ENQUIRY and question.asks_wording)
    if passage.kind is BlockKind.LETTERHEAD and voice is Voice.LETTERHEAD:
        return passage.role is question.role
    if passage.kind is BlockKind.LETTERHEAD or (passage.kind is BlockKind.SIGNATURE and voice is not Voice.SIGNATURE):
        return question.parts[0].wanted in (Wanted.WHO, Wanted.PERSON, Wanted.DATE)
    if question.done and passage.kind is not BlockKind.ANSWER:  # reports only, never the resolution or the enquiry
        return False
    if not place:
        return True
    if voice is Voice.RESOLUTION:
        return passage.kind is BlockKind.RESOLUTION_POINT
    if voice is Voice.REPORT:
        return passage.kind is BlockKind.ANSWER
    return True


def _of_letter(question: Question, placed: list[Placed]) -> list[Placed]:
    """Without the heads and signatures of other letters than the one named by reference or by kind, if one is."""
    wanted = LetterKind.OTHER
    if _NAMES_CONTROL.search(question.text):
        wanted = LetterKind.RESOLUTION_CONTROL
    elif _NAMES_ANSWER.search(question.text):
        wanted = LetterKind.ANSWER_LETTER

    def fits(one: Placed) -> bool:
        if one.passage.kind not in (BlockKind.LETTERHEAD, BlockKind.SIGNATURE):
            return True
        if one.letter.reference in question.references:
            return True
        return wanted is LetterKind.OTHER or one.letter.kind is wanted

    return [one for one in placed if fits(one)]
