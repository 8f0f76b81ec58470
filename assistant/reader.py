"""Which sentences answer: every sentence of the candidate passages is scored by a few features with trained weights.

The features are few and plain because the trained set is small; ``python -m eval train`` fits the weights on the
dev sets and writes them to ``reader_weights.json``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.address import Placed
from assistant.asking import Voice, Wanted
from assistant.kinds_of_answer import STRICT, shows
from assistant.question import Part, Question
from assistant.terms import Term, coverage, covers, distinguishing, wording
from ingest.index.context import purpose
from ingest.model import BlockKind, Passage, Speaker

WEIGHTS = Path(__file__).with_name("reader_weights.json")
#: One step of cosine similarity: e5 puts everything between .7 and .9, its spread within a question is about this.
COSINE_STEP = 0.03
_VOICES: Mapping[Voice, frozenset[BlockKind]] = {
    Voice.RESOLUTION: frozenset({BlockKind.RESOLUTION_POINT, BlockKind.PREAMBLE}),
    Voice.REPORT: frozenset({BlockKind.ANSWER, BlockKind.INTRO}),
    Voice.ENQUIRY: frozenset({BlockKind.QUESTION, BlockKind.PREAMBLE}),
    Voice.SIGNATURE: frozenset({BlockKind.SIGNATURE}),
    Voice.LETTERHEAD: frozenset({BlockKind.LETTERHEAD}),
}
_SPEAKERS = {Voice.RESOLUTION: Speaker.COUNCIL, Voice.ENQUIRY: Speaker.ENQUIRER, Voice.QUOTED: Speaker.THIRD_PARTY}


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with its features for one part of a question.

    Attributes:
        placed: The passage it stands in.
        index: Its place in the passage, from 0.
        features: By name; see :func:`read`.
        score: Weighted sum of the features, comparable within one question part only.
    """

    placed: Placed
    index: int
    features: Mapping[str, float]
    score: float

    @property
    def text(self) -> str:
        """The sentence in display form."""
        return self.placed.passage.sentences[self.index].text


def read(
    question: Question,
    part: Part,
    leans_on: Sequence[Term],
    placed: Sequence[Placed],
    passage_similarity: Mapping[str, float],
    sentence_similarity: Mapping[tuple[str, int], float],
) -> list[Reading]:
    """Score the sentences of the candidate passages.

    Args:
        question: The whole question.
        part: The part to be answered.
        leans_on: Terms of the rest of the question and of the question it follows up.
        placed: Candidate passages.
        passage_similarity: Cosine similarity of each passage, by key.
        sentence_similarity: Cosine similarity of each sentence (with the one before), by key and place.

    Returns:
        The sentences, best first; ties in reading order.
    """
    weights = load_weights()
    readings = []
    own = distinguishing(part.terms, [wording(f"{one.passage.text} {one.passage.asked or ''}") for one in placed])
    for one in placed:
        passage = one.passage
        around = wording(f"{passage.label} {one.letter.subject or ''} {passage.asked or ''} {purpose(passage)}")
        whole = wording(passage.text)
        shared = {
            "passage_similarity": passage_similarity.get(passage.key, 0.0) / COSINE_STEP,
            "passage_coverage": coverage(whole, own),
            "context_coverage": coverage(around, own),
            "earlier_coverage": (coverage(whole, leans_on) + coverage(around, leans_on)) / 2 if leans_on else 0.0,
            "names": _names_known(part.terms, whole, around),
            "other_paper": float(bool(question.references) and one.letter.reference not in question.references),
            "other_month": float(_other_month(question, one)),
            "is_resolution": float(passage.kind is BlockKind.RESOLUTION_POINT),
            "is_question": float(passage.kind is BlockKind.QUESTION),
            "is_intro": float(passage.kind is BlockKind.INTRO),
            "is_preamble": float(passage.kind is BlockKind.PREAMBLE),
            "is_letterhead": float(passage.kind is BlockKind.LETTERHEAD),
            "is_signature": float(passage.kind is BlockKind.SIGNATURE),
            "role": _role_fits(question, passage),
        }
        for index, sentence in enumerate(passage.sentences):
            features = shared | {
                "sentence_similarity": sentence_similarity.get((passage.key, index), 0.0) / COSINE_STEP,
                "sentence_coverage": coverage(wording(sentence.text), own),
                "voice": _voice_fits(question.voice, passage.kind, passage.speaker, sentence.speaker),
                "kind_shown": _kind_shown(sentence.text, part.wanted),
            }
            readings.append(Reading(one, index, features, weighted(features, weights)))
    return sorted(readings, key=lambda reading: -reading.score)


def weighted(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The score of a sentence: weighted sum of its features; one without a weight does not count."""
    return sum(weights.get(name, 0.0) * value for name, value in features.items())


@lru_cache(maxsize=1)
def load_weights() -> Mapping[str, float]:
    """The trained weights, by feature."""
    return dict(json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"])


def _names_known(terms: Sequence[Term], *texts: object) -> float:
    """Share of the names and years of a question that a passage or its surroundings hold; 1 without any."""
    names = [term for term in terms if term.is_name]
    if not names:
        return 1.0
    return sum(any(covers(text, name) for text in texts) for name in names) / len(names)  # type: ignore[arg-type]


def _voice_fits(voice: Voice, kind: BlockKind, speaker: Speaker, sentence_speaker: Speaker) -> float:
    """1 if a sentence holds the words that were asked for, -1 if another's, 0 if nobody's in particular were."""
    if voice is Voice.ANY:
        return 0.0
    if voice is Voice.QUOTED:
        return 1.0 if sentence_speaker is Speaker.THIRD_PARTY else -1.0
    right_speaker = speaker is _SPEAKERS.get(voice, speaker)
    return 1.0 if kind in _VOICES[voice] and right_speaker else -1.0


def _other_month(question: Question, one: Placed) -> bool:
    """Whether a question names the month of another letter among those it may mean ("der Juni-Bericht")."""
    date = one.letter.date
    return bool(question.months) and date is not None and date.month not in question.months


def _role_fits(question: Question, passage: Passage) -> float:
    """1 for the line of a letterhead that was asked for, -1 for another line, 0 otherwise."""
    if question.role is None or passage.kind is not BlockKind.LETTERHEAD:
        return 0.0
    return 1.0 if passage.role is question.role else -1.0


def _kind_shown(text: str, wanted: Wanted) -> float:
    """1 if a sentence shows the kind of answer wanted, -1 if it lacks one that it must show, 0 otherwise."""
    if wanted not in STRICT and wanted is not Wanted.REASON:
        return 0.0
    if shows(text, wanted):
        return 1.0
    return -1.0 if wanted in STRICT else 0.0
