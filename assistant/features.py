"""What speaks for a passage as the answer to a part of a question, as numbers; :mod:`assistant.reader` weighs them.

Three kinds: how near it is in meaning and in words (absolutely, against the best candidate and against the best of its
letter, for the right letter is found sooner than the right paragraph in it), what kind of text by whom it is, and
whether it shows what is asked for.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.address import Placed
from assistant.asking import Voice, Wanted
from assistant.found import Found
from assistant.kinds_of_answer import STRICT, shows
from assistant.question import Part, Question
from assistant.terms import Term, Wording, coverage, covers, distinguishing, wording
from ingest.index.context import purpose
from ingest.model import BlockKind, LetterKind, Passage, Speaker

Features = dict[str, float]

#: One step of cosine similarity; the weights follow it, so that no model needs another.
COSINE_STEP = 0.03
#: Word scores are shares of the highest; one step of them.
WORD_STEP = 0.1
#: Features that also count against the best candidate, and against the best one of the same letter.
_AGAINST_ALL = ("passage_similarity", "sentence_similarity", "coverage", "passage_coverage", "sentence_coverage")
_AGAINST_LETTER = (*_AGAINST_ALL, "asked_coverage", "word_score")
#: A passage far from every year of a question counts as this many years off.
_MOST_YEARS = 3
#: What counts otherwise in a large archive, and log10 of the number of passages in a middling one.
_CROWDED = (
    *("passage_similarity", "sentence_similarity", "mean_similarity", "word_score", "rank", "coverage"),
    *("passage_coverage", "sentence_coverage", "context_coverage", "earlier_coverage", "kind_shown", "voice"),
)
_MIDDLING = 3.0
#: A letter counts as at most this many years older than another.
_OLD = 5.0
_SHORT = 60
_VOICES = {
    Voice.RESOLUTION: frozenset({BlockKind.RESOLUTION_POINT, BlockKind.PREAMBLE}),
    Voice.REPORT: frozenset({BlockKind.ANSWER, BlockKind.INTRO}),
    Voice.ENQUIRY: frozenset({BlockKind.QUESTION, BlockKind.PREAMBLE}),
    Voice.SIGNATURE: frozenset({BlockKind.SIGNATURE}),
    Voice.LETTERHEAD: frozenset({BlockKind.LETTERHEAD}),
}
_SPEAKERS = {Voice.RESOLUTION: Speaker.COUNCIL, Voice.ENQUIRY: Speaker.ENQUIRER, Voice.QUOTED: Speaker.THIRD_PARTY}


@dataclass(frozen=True, slots=True)
class Asked:
    """A part of a question as its candidates are compared with it.

    Attributes:
        question: The whole question.
        part: The part.
        own: Its terms, weighted by how well they tell the candidates apart.
        leans_on: Terms of the rest of the question and of the question it follows up.
    """

    question: Question
    part: Part
    own: tuple[Term, ...]
    leans_on: tuple[Term, ...]

    @classmethod
    def over(cls, question: Question, part: Part, leans_on: Sequence[Term], placed: Sequence[Placed]) -> Asked:
        """A part, with its terms weighted over the candidates."""
        texts = [wording(f"{one.passage.text} {one.passage.asked or ''}") for one in placed]
        own = distinguishing(part.terms, texts)
        return cls(question, part, own, tuple(leans_on))

    @property
    def years(self) -> list[int]:
        """The years it names."""
        return [int(t.word) for t in self.question.terms if re.fullmatch(r"(?:19|20)\d\d", t.word)]


def passage_features(asked: Asked, found: Found, placed: Sequence[Placed]) -> list[Features]:
    """The features of every candidate.

    Args:
        asked: The part of the question.
        found: The similarities.
        placed: The candidates.

    Returns:
        One row a candidate, all with the same names in the same order.
    """
    order = {one.passage.key: rank for rank, one in enumerate(found.placed)}
    rows = [
        _nearness(one, found, order) | _words(asked, one) | _kinds(one) | _fit(asked, found, one) | _shape(one.passage)
        for one in placed
    ]
    _add_age(rows, placed)
    _add_crowd(rows, found)
    letters, blocks = [one.passage.document_id for one in placed], [_block(one.passage) for one in placed]
    for name in _AGAINST_ALL:
        _add_against(rows, name, "all", [""] * len(rows))
    for name in _AGAINST_LETTER:
        _add_against(rows, name, "letter", letters)
    for name in ("passage_similarity", "word_score"):
        for groups, of in ((letters, "letter"), (blocks, "block")):
            for row, best in zip(rows, _best_of(rows, name, groups), strict=True):
                row[f"{of}_{name}"] = best
    return rows


def sentence_features(asked: Asked, found: Found, one: Placed) -> list[Features]:
    """The features of every sentence of a passage, in order."""
    passage, rows = one.passage, []
    for index, sentence in enumerate(passage.sentences):
        covered = coverage(wording(sentence.text), asked.own)
        shown = kind_shown(sentence.text, asked.part.wanted)
        rows.append(
            {
                "similarity": found.sentence_similarity.get((passage.key, index), 0.0) / COSINE_STEP,
                "coverage": covered,
                "voice": voice_fits(asked.question.voice, passage.kind, passage.speaker, sentence.speaker),
                "kind_shown": shown,
                "covers_and_shows": covered * (shown > 0),
                "colon": float(sentence.text.rstrip().endswith(":")),
                "question": float(sentence.text.rstrip().endswith("?")),
                "short": float(len(sentence.text) < _SHORT),
                "digits": float(any(character.isdigit() for character in sentence.text)),
                "first": float(index == 0),
            }
        )
    return rows


def _nearness(one: Placed, found: Found, order: dict[str, int]) -> Features:
    """How near a passage and its sentences are in meaning and in words."""
    passage = one.passage
    sentences = [found.sentence_similarity.get((passage.key, n), 0.0) for n in range(len(passage.sentences))]
    return {
        "passage_similarity": found.passage_similarity.get(passage.key, 0.0) / COSINE_STEP,
        "sentence_similarity": max(sentences) / COSINE_STEP,
        "mean_similarity": sum(sentences) / len(sentences) / COSINE_STEP,
        "word_score": found.word_score.get(passage.key, min(found.word_score.values(), default=0.0)) / WORD_STEP,
        "rank": math.log1p(order[passage.key]),
    }


def _words(asked: Asked, one: Placed) -> Features:
    """How far a passage and what stands around it cover the words of the question."""
    passage, own = one.passage, asked.own
    subject, question, text = one.letter.subject or "", passage.asked or "", wording(passage.text)
    around = wording(f"{passage.label} {subject} {question} {purpose(passage)}")
    leans = asked.leans_on
    return {
        "coverage": coverage(wording(f"{passage.text} {passage.label} {subject} {question}"), own),
        "passage_coverage": coverage(text, own),
        "context_coverage": coverage(around, own),
        "subject_coverage": coverage(wording(subject), own),
        "asked_coverage": coverage(wording(question), own) if question else 0.0,
        "earlier_coverage": (coverage(text, leans) + coverage(around, leans)) / 2 if leans else 0.0,
        "sentence_coverage": max(coverage(wording(sentence.text), own) for sentence in passage.sentences),
        "names": names_known(asked.part.terms, text, around),
    }


def _kinds(one: Placed) -> Features:
    """What kind of text by whom in what kind of letter it is."""
    passage = one.passage
    return (
        {f"is_{kind.value}": float(passage.kind is kind) for kind in BlockKind}
        | {f"in_{kind.value}": float(one.letter.kind is kind) for kind in LetterKind}
        | {f"by_{speaker.value}": float(passage.speaker is speaker) for speaker in Speaker}
    )


def _fit(asked: Asked, found: Found, one: Placed) -> Features:
    """Whether it is the paper, time, voice, line and kind of answer that the question asks for."""
    question, passage, letter, years = asked.question, one.passage, one.letter, asked.years
    wanted = asked.part.wanted
    off = min(abs(letter.date.year - year) for year in years) if years and letter.date else 1
    shown = max(kind_shown(sentence.text, wanted) for sentence in passage.sentences)
    digits = any(character.isdigit() for character in passage.text)
    return {
        "other_paper": float(bool(question.references) and letter.reference not in question.references),
        "earlier_paper": float(letter.reference in found.earlier_papers),
        "other_month": float(bool(question.months) and bool(letter.date) and letter.date.month not in question.months),  # type: ignore[union-attr]
        "years_off": float(min(_MOST_YEARS, off)) if years else 0.0,
        "year_named": float(any(str(year) in passage.text for year in years)),
        "role": _role_fits(question, passage),
        "voice": max(
            voice_fits(question.voice, passage.kind, passage.speaker, sentence.speaker)
            for sentence in passage.sentences
        ),
        "kind_shown": shown,
        "digits": float(digits),
        "figure_asked": float(digits and wanted in STRICT),
        "reason_shown": shown if wanted is Wanted.REASON else 0.0,
    }


def _shape(passage: Passage) -> Features:
    """What it looks like: a heading, a question, a table, a late paragraph of a long answer."""
    text = passage.text.rstrip()
    return {
        "sentences": math.log(len(passage.sentences)),
        "length": math.log(len(text) or 1),
        "short": float(len(text) < _SHORT),
        "colon": float(text.endswith(":")),
        "question": float(text.endswith("?")),
        "letters": sum(map(str.isalpha, text)) / (len(text) or 1),
        "place_in_block": math.log1p(int(passage.key.rsplit("/", 1)[-1])),
    }


def _add_age(rows: Sequence[Features], placed: Sequence[Placed]) -> None:
    """Add how many years each letter is older than the newest candidate: of a series the latest is asked for."""
    newest = max((one.letter.date for one in placed if one.letter.date), default=None)
    for row, one in zip(rows, placed, strict=True):
        days = (newest - one.letter.date).days if newest and one.letter.date else 0
        row["age"] = min(_OLD, days / 365)


def _add_crowd(rows: Sequence[Features], found: Found) -> None:
    """Add what counts otherwise where much is searched: in a crowd something near is found by chance more often."""
    crowd = math.log10(1 + found.searched) - _MIDDLING
    for row in rows:
        row.update({f"{name}_in_crowd": crowd * row[name] for name in _CROWDED})


def _block(passage: Passage) -> str:
    return passage.key.rsplit("/", 1)[0]


def _best_of(rows: Sequence[Features], name: str, groups: Sequence[str]) -> list[float]:
    """For each row the best value in its group."""
    best: defaultdict[str, float] = defaultdict(lambda: -math.inf)
    for row, group in zip(rows, groups, strict=True):
        best[group] = max(best[group], row[name])
    return [best[group] for group in groups]


def _add_against(rows: Sequence[Features], name: str, of: str, groups: Sequence[str]) -> None:
    """Add how far each row is behind the best in its group: 0 for the best, else negative."""
    for row, best in zip(rows, _best_of(rows, name, groups), strict=True):
        row[f"{name}_against_{of}"] = row[name] - best


def names_known(terms: Iterable[Term], *texts: Wording) -> float:
    """Share of the names and years of a question that a passage or its surroundings hold; 1 without any."""
    names = [term for term in terms if term.is_name]
    if not names:
        return 1.0
    return sum(any(covers(text, name) for text in texts) for name in names) / len(names)


def voice_fits(voice: Voice, kind: BlockKind, speaker: Speaker, sentence_speaker: Speaker) -> float:
    """1 if a sentence holds the words that were asked for, -1 if another's, 0 if nobody's in particular were."""
    if voice is Voice.ANY:
        return 0.0
    if voice is Voice.QUOTED:
        return 1.0 if sentence_speaker is Speaker.THIRD_PARTY else -1.0
    right_speaker = speaker is _SPEAKERS.get(voice, speaker)
    return 1.0 if kind in _VOICES[voice] and right_speaker else -1.0


def _role_fits(question: Question, passage: Passage) -> float:
    """1 for the line of a letterhead that was asked for, -1 for another line, 0 otherwise."""
    if question.role is None or passage.kind is not BlockKind.LETTERHEAD:
        return 0.0
    return 1.0 if passage.role is question.role else -1.0


def kind_shown(text: str, wanted: Wanted) -> float:
    """1 if a sentence shows the kind of answer wanted, -1 if it lacks one that it must show, 0 otherwise."""
    if wanted not in STRICT and wanted is not Wanted.REASON:
        return 0.0
    if shows(text, wanted):
        return 1.0
    return -1.0 if wanted in STRICT else 0.0
