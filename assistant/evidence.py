"""Whether a window answers a part of a question, or only comes near it.

Similarity does not tell: the nearest passage to "Was kostet das Büro?" is the one about the office. So the answer must show
what was asked for: every name and year of the question, the kind of thing wanted, and the words that tie the two together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.kinds_of_answer import STRICT, shows
from assistant.question import Part, Question, Voice, Wanted
from assistant.terms import Term, Wording, coverage, covers, wording
from assistant.window import Window
from ingest.context import purpose
from ingest.grams import fold

#: Words lighter than this ("Menschen", "Jahr") tie nothing together.
LIGHT = 2.0
#: Share of its core that the sentence with the figure must hold.
TIED = 0.34
#: Words for the documents themselves say where to look, not what for.
DOCUMENT_WORDS = frozenset(
    fold(word)
    for word in "Präambel Beschlusskontrolle Anfrage Beschluss Beschlusspunkt Punkt Frage Brief Schreiben Antwort Unterlagen Dokument".split()
)
#: From this similarity of passage and question on, a paraphrase without one common word is believed.
PARAPHRASE = 0.86


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a window answers, how sure that is (0 to 1), and what is missing otherwise ("name", "kind", "tie")."""

    answers: bool
    confidence: float
    missing: str = ""


def judge(question: Question, part: Part, leans_on: Sequence[Term], window: Window, head: Wording, similarity: float) -> Verdict:
    """Judge a window.

    Args:
        question: The question.
        part: The part to be answered.
        leans_on: Terms of the rest of the question and of the question it follows up.
        window: The window.
        head: The words of its letter's head: who writes to whom, in which city.
        similarity: Cosine similarity of its passage and the question.
    """
    passage = window.placed.passage
    said = wording(window.text)
    around = wording(
        f"{passage.text} {passage.label} {window.placed.letter.subject or ''} {passage.asked or ''} {purpose(passage)}"
    )
    confidence = _confidence(coverage(said, part.terms), coverage(around, part.terms), similarity)
    if not all(any(covers(text, name) for text in (said, around, head)) for name in part.terms if name.is_name):
        return Verdict(False, confidence / 2, "name")
    if question.voice in (Voice.LETTERHEAD, Voice.SIGNATURE):
        return Verdict(True, max(confidence, 0.8))
    core = _core(part.terms, leans_on)
    if part.wanted in STRICT and not _shown_and_tied(part, core, window):
        return Verdict(False, confidence / 2, "kind")
    if question.points or question.questions or question.lists_questions or question.voice is Voice.ENQUIRY:
        return Verdict(True, max(confidence, 0.8))
    if question.done and part.wanted is Wanted.YES_NO and not _says_it_is_done(core, window):
        return Verdict(False, confidence / 2, "tie")
    tied = not core or similarity >= PARAPHRASE or any(covers(around, term) for term in core)
    return Verdict(tied, confidence if tied else confidence / 2, "" if tied else "tie")


def _core(own: Sequence[Term], leans_on: Sequence[Term]) -> list[Term]:
    """The terms that say what a question is about: no names (they are checked apart), no words for documents, heavy ones
    where there are any; where there are none, those it leans on count with the light ones."""
    plain = [term for term in own if not term.is_name and not term.forms & DOCUMENT_WORDS]
    heavy = [term for term in plain if term.weight >= LIGHT]
    return heavy or [*plain, *(term for term in leans_on if term.weight >= LIGHT and not term.forms & DOCUMENT_WORDS)]


def _shown_and_tied(part: Part, core: Sequence[Term], window: Window) -> bool:
    """Whether one sentence shows the kind of thing wanted together with a word of the question.

    The sentence before counts with it: "Davon …", "Das sind …".
    """
    before = ""
    for sentence in window.sentences:
        if shows(sentence.text, part.wanted):
            tied = wording(f"{before} {sentence.text}")
            if coverage(tied, core) >= TIED:
                return True
        before = sentence.text
    return False


def _says_it_is_done(core: Sequence[Term], window: Window) -> bool:
    """Whether one sentence holds what was done and that it was: a verb of the question and something else of it."""
    verbs = [term for term in core if term.tag.startswith(("VV", "ADJ"))]
    others = [term for term in core if term not in verbs]
    return any(
        any(covers(wording(sentence.text), verb) for verb in verbs)
        and (not others or any(covers(wording(sentence.text), other) for other in others))
        for sentence in window.sentences
    )


def _confidence(said: float, around: float, similarity: float) -> float:
    """A rough probability from coverage and similarity; weights fitted on the dev sets, see docs/decisions."""
    return 1 / (1 + math.exp(-(2.0 * said + 1.5 * around + 12.0 * (similarity - 0.84) - 0.5)))
