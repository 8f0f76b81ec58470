"""Training cases made by hand: one letter of three paragraphs, and questions whose similarities we choose."""

from __future__ import annotations

import datetime
import hashlib

from assistant.address import Placed
from assistant.context import Context
from assistant.found import Found
from assistant.question import understand
from assistant.terms import wording
from eval.sources import Sources
from eval.training_cases import Case
from ingest.archive.archive import LetterSummary
from ingest.model import BlockKind, LetterKind, MarkState, Passage, Sentence, Source, Span, Speaker, Tier
from tests.eval.made import OTHER, QUOTE

THIRD = "Für die Sanierung der Brücken im Süden fehlen der Stadt bislang sowohl die Planer als auch das nötige Geld."
TEXT = "\n\n".join((QUOTE, OTHER, THIRD))
SOURCE = Source(hashlib.sha256(TEXT.encode()).hexdigest(), "AF1-22", TEXT)
SOURCES = Sources({SOURCE.file: SOURCE}, (), "0" * 64)
_ID = "0123456789abcdef"
_LETTER = LetterSummary(
    _ID,
    SOURCE.file,
    LetterKind.ANSWER_LETTER,
    "AF1/22",
    (),
    datetime.date(2022, 9, 14),
    None,
    None,
    Tier.OEFFENTLICH,
    MarkState.ABSENT,
    3,
    "AF1/22 vom 14.09.2022",
)


def placed(number: int, text: str) -> Placed:
    """A paragraph of one sentence: the answer to question 1 of the letter."""
    start = TEXT.index(text)
    spans = (Span(start, start + len(text), 1),)
    sentence = Sentence(text, spans, Speaker.OFFICE)
    key, label = f"{_ID}/{number}/1", f"AF1/22, Antwort zu Frage {number}"
    passage = Passage(key, _ID, label, BlockKind.ANSWER, str(number), (), Speaker.OFFICE, text, spans, (sentence,))
    return Placed(passage, _LETTER)


PLACED = tuple(placed(number, text) for number, text in enumerate((QUOTE, OTHER, THIRD), 1))


def case(question: str, similarities: tuple[float, float, float], *answers: str, partial: bool = False) -> Case:
    """A question whose cosine similarities to the three paragraphs are given, and the paragraphs that answer it.

    A `partial` one answers only one part of the question.
    """
    keys = [one.passage.key for one in PLACED]
    passages = dict(zip(keys, similarities, strict=True))
    sentences = {(key, 0): similarity for key, similarity in passages.items()}
    found = Found(PLACED, passages, sentences)
    context = Context(understand(question), (), (), (), found, lambda _: wording(""))
    right = frozenset((one.passage.key, 0) for one in PLACED if one.passage.text in answers)
    return Case(context, bool(answers), right, partial)


def cases() -> list[Case]:
    """Three questions that the letter answers, similarity pointing the right way, and three about something else."""
    return [
        case("Welche Plätze in den Kursen fördert die Stadt?", (0.91, 0.82, 0.80), QUOTE),
        case("Was geschieht mit den Radwegen im Norden?", (0.81, 0.90, 0.83), OTHER),
        case("Was steht der Sanierung der Brücken entgegen?", (0.82, 0.80, 0.92), THIRD),
        case("Welches Rezept ergibt Apfelkuchen?", (0.79, 0.78, 0.79)),
        case("Welche Mannschaft gewinnt das Pokalspiel?", (0.80, 0.79, 0.78)),
        case("Welches Wetter bringt das Wochenende?", (0.78, 0.80, 0.79)),
    ]
