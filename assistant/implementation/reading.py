"""What one letter says became of a point: its sentences weighed, the plainest kept as the place that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.implementation.asked import (
    ABOUT_THE_LETTER,
    ASIDE_FROM_IT,
    CONTINUES,
    NOT_TOLD,
    QUESTION,
    TOLD_LATER,
    WANTS_REPORT,
)
from assistant.implementation.phrases import NOT_RESPONSIBLE, SETTLED, TASK, TO_DECLINE
from assistant.implementation.state import Progress
from assistant.implementation.verdicts import AS_SETTLED, speaks_of
from assistant.implementation.wording import office_meant, votes
from ingest.model import BlockKind, Passage, Role, Sentence, Spans, Speaker
from ingest.text.words import lemma, zipf

#: What a sentence about the very thing of the point weighs more, at most; what the first and the last do.
ABOUT, FIRST, EDGE = 1.0, 0.7, 0.4
#: Two states whose weights are nearer than this stand beside each other; below LEAST a sentence decides nothing.
NEAR, LEAST = 1.0, 2.0
#: By how much "not yet" must outweigh what is in hand to stand alone.
OUTWEIGHED = 0.5
#: Weight from which a sentence promises a report.
PROMISED = 4.0
#: Words of a point that a sentence must take up to tell what the point wants to be told.
TOLD = 2
#: Sentences of an answer so short that one which says that nothing can be told speaks for all of it.
BRIEF = 3
#: What it takes from a "not possible" that it is said of something else, in the middle of an answer.
BESIDE = 1.5
#: Weight from which a sentence is a plain verdict on the task.
PLAIN = 5.0
#: Weight from which a sentence recommends what to do with the motion.
RECOMMENDED = 6.0
#: First letters of a sentence that stand in the point, too, where it repeats the point and answers nothing.
REPEATED = 40
#: Least letters of a sentence that stands in the point as a whole.
WHOLLY = 20
#: Characters of a paragraph in which a form shows itself.
FORM_HEAD = 200
#: Least share of a point's words that a joint answer must take up to count for the point.
TAKEN_UP = 0.12
#: Least share of a point's words that a refusal in a summary must take up to count for the point.
SUMMED_UP = 0.25
#: Zipf value from which a word says nothing of a matter ("werden", "Stadt"), and the shortest that may.
COMMON, SHORTEST = 5.6, 4
#: Letters by which two forms of a word, or a word and a compound with it, are told to be of one matter.
STEM = 5

#: Where a letter says who writes to whom, and who signs: never what became of anything.
HEAD_AND_FOOT = frozenset({BlockKind.LETTERHEAD, BlockKind.SIGNATURE})
#: The same, where a reader left it in an answer.
SIGNED = re.compile(
    r"^\W*(?:Mit\s+(?:freundlichen|besten)\s+Gr[üu]|Hochachtungsvoll|(?:gez|i\.\s?[AV])\.\s|unterzeichnet\s+von|"
    r"Verantwortlich:|Dienststelle:|Vorlage\s+Nr|Gedruckt\s+auf)",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+")
#: The form on costs, wherever a reader left it in an answer.
_FORM = re.compile(
    r"Finanzielle\s+Auswirkung|Gesamtkosten\s+der\s+Maßnahme|Haushaltsmittel\s+(?:stehen|sind\s+dauerhaft|\()|"
    r"Kontierungsobjekt|Anhörung\s+Ortschaftsrat|"
    r"Abstimmung\s+mit\s+städtischen|☐|☒|Korridorthema|ISEK\s+Karlsruhe\s+2020\s+-|"
    r"Finanzierung\s+durch\s+städtischen|Umschichtungen\s+innerhalb|-Relevanz|IQ-relevant"
)
_SENDS = re.compile(
    r"^\W*(?:(?:Zu|Zum|Ad)\s+(?:Punkt\s+)?\w{1,3}[.:)]*\s*)?(?:siehe|s\.|vgl\.|vergleiche)\s|"
    r"^(?:Es|Hier\w*|Auf|Insoweit|Dies\w*|Im\s+Übrigen|Bezüglich|Hinsichtlich|Wir)\b[^.]*\b(?:verwiesen|verweis(?:t|"
    r"en))\b|"
    r"^\W*(?:Die\s+)?(?:Erläuterung|Beantwortung|Antwort|Stellungnahme)\b[^.]*\berfolg(?:t|te)\b[^.]*\b(?:unter|bei|"
    r"in|mit)\s+"
    r"(?:Punkt|Ziffer|Frage|Nr\.)",
    re.I,
)
_ENDS = re.compile(r"[.!?:;)\]\"”“»«'’]\s*$")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a letter that tell what became of a point.

    Attributes:
        progress: What they say.
        passage: The passage they stand in.
        sentence: The sentence, in display form.
        spans: Where it stands.
        holds_for: For which office or level "nicht zuständig" holds; None elsewhere.
        weight: How plainly they say so, 0 to 8 (:attr:`assistant.implementation.wording.Vote.rank` and how near they
            are to the point).
    """

    progress: Progress
    passage: Passage
    sentence: str
    spans: Spans
    holds_for: str | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of the letter around an answer.

    Attributes:
        subject: What its paper is about; these words tell no point from another.
        joint: Whether it answers several points: then only what takes up this one counts, and plain verdicts.
        whole: Whether it is a letter without an answer to this point: then only plain verdicts on the task count.
        breaks_off: Whether it ends in the middle of a sentence, and the next page is not there.
        goes_on: Whether the letter announces another report: then nothing is done but what it plainly calls so.
        number: The point's number: what names other points is not said of this one; None where it has none.
    """

    subject: str = ""
    joint: bool = False
    whole: bool = False
    breaks_off: bool = False
    goes_on: bool = False
    number: str | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with what it says, and how much that weighs."""

    passage: Passage
    sentence: Sentence
    progress: Progress
    rank: int
    weight: float
    share: float


def read(wording: str, passages: Sequence[Passage], answer: Answer) -> Words | None:
    """What an answer says became of a point.

    Args:
        wording: The point.
        passages: The answer, in reading order.
        answer: What is known of the letter around it.

    Returns:
        The state and the words that say so; None where the answer has no words of its own.
    """
    own = [
        (passage, sentence)
        for passage, sentence in _own(wording, passages, answer.breaks_off)
        if not _decides(sentence.text) or speaks_of(sentence.text, answer.number)
    ]
    if not own:
        return None
    asked = _matter(wording) - (_matter(answer.subject) if answer.joint else frozenset())
    said = list(_said(asked, own))
    if answer.joint or answer.whole:
        verdict = any(one.weight >= PLAIN for one in said)
        said = [one for one in said if _counts(one, answer, taken_up=not answer.whole and not verdict)]
    if WANTS_REPORT.search(wording):
        said = [one for one in said if _of_telling(one)]
    elif QUESTION.search(wording):
        said = [one for one in said if one.weight >= PLAIN]
    progress = _progress(said, lasts=answer.goes_on or bool(CONTINUES.search(wording)))
    if progress is None:
        return None if answer.whole else _undecided(own, asked, answer, told=bool(WANTS_REPORT.search(wording)))
    best = max(said, key=lambda one: (one.progress is progress, one.weight))
    holds_for = None
    if progress is Progress.NOT_RESPONSIBLE:
        before = [sentence.text for _, sentence in own[: own.index((best.passage, best.sentence)) + 1]]
        holds_for = office_meant(before)
    return Words(progress, best.passage, best.sentence.text, best.sentence.spans, holds_for, best.weight)


def preferred(own: Words, verdict: Words | None, wording: str) -> Words:
    """What counts: what is said of a point itself, or what the letter recommends for the motion as a whole.

    A refusal of the motion goes before what is only told of the point; not before a plain word on the point itself, and
    not where the point wanted to be told something, and is.

    Args:
        own: What is said of the point.
        verdict: What the letter says of the motion as a whole; None where it says nothing.
        wording: The point.
    """
    if verdict is None or verdict.progress is not Progress.DECLINED:
        return own
    told = (own.progress is Progress.DONE and WANTS_REPORT.search(wording)) or QUESTION.search(wording)
    plain = own.progress in (Progress.DONE, Progress.NOT_RESPONSIBLE) and own.weight >= PLAIN
    if verdict.weight < RECOMMENDED and own.weight >= verdict.weight:
        return own
    return own if told or plain or own.progress is Progress.DECLINED else verdict


def only_refers(wording: str, passages: Sequence[Passage]) -> bool:
    """Whether an answer only sends its reader elsewhere ("Siehe Antwort zu 2.")."""
    own = _own(wording, passages, cut=False)
    return bool(own) and all(_SENDS.search(sentence.text) for _, sentence in own)


def ends_openly(passages: Sequence[Passage]) -> bool:
    """Whether an answer ends in the middle of a sentence."""
    return bool(passages) and not _ENDS.search(passages[-1].text)


def _own(wording: str, passages: Sequence[Passage], cut: bool) -> list[tuple[Passage, Sentence]]:
    """The sentences that the office says itself: no form, nobody else's words, no repetition, none that is cut off."""
    asked = _letters(wording)
    ends = next((n for n, one in enumerate(passages) if n and ASIDE_FROM_IT.search(one.text)), len(passages))
    own = [
        (passage, sentence)
        for passage in passages[:ends]
        if passage.kind not in HEAD_AND_FOOT
        and passage.role is not Role.FORM
        and not _FORM.search(passage.text[:FORM_HEAD])
        for sentence in passage.sentences
        if _WORD.search(sentence.text) and sentence.speaker is not Speaker.THIRD_PARTY
        if not ABOUT_THE_LETTER.search(sentence.text) and not SIGNED.search(sentence.text)
        if not _repeats(_letters(sentence.text), asked)
    ]
    return own[:-1] if cut and len(own) > 1 else own


def _repeats(said: str, asked: str) -> bool:
    """Whether a sentence only says the point again: all of it, or its first and its last words, stand there."""
    if len(said) >= WHOLLY and said in asked:
        return True
    return len(said) >= REPEATED and said[:REPEATED] in asked and said[-REPEATED // 2 :] in asked


def _letters(text: str) -> str:
    """The letters of a text, in small."""
    return "".join(_WORD.findall(text)).casefold()


def _said(asked: frozenset[str], own: Sequence[tuple[Passage, Sentence]]) -> Iterator[_Said]:
    """What each sentence says, with its weight."""
    for place, (passage, sentence) in enumerate(own):
        share = len(_matter(sentence.text) & asked) / min(len(asked), 8) if asked else 0.0
        edge = FIRST if place == 0 else EDGE if place == len(own) - 1 else 0.0
        for vote in votes(sentence.text):
            beside = BESIDE if vote.progress is Progress.DECLINED and vote.rank < PLAIN and not (share or edge) else 0.0
            weight = vote.rank + ABOUT * min(share, 1.0) + edge - beside
            yield _Said(passage, sentence, vote.progress, vote.rank, weight, share)


def _decides(text: str) -> bool:
    """Whether a sentence says what is to become of a motion or of points of it, or that they are others' affair."""
    return any(one.search(text) for one in (AS_SETTLED, TO_DECLINE, SETTLED, NOT_RESPONSIBLE))


def _counts(one: _Said, answer: Answer, *, taken_up: bool) -> bool:
    """Whether a sentence of a joint answer, or of a letter as a whole, is one on this point.

    A plain verdict is; of the letter as a whole a refusal only where it is one of the motion, or takes the point up.
    """
    if answer.whole and one.progress is Progress.DECLINED and one.weight < RECOMMENDED:
        of_motion = one.weight >= PLAIN and re.search(TASK, one.sentence.text, re.I)
        return bool(of_motion) or (one.share >= SUMMED_UP and one.weight >= PROMISED)
    return one.weight >= PLAIN or (taken_up and one.share >= TAKEN_UP)


def _of_telling(one: _Said) -> bool:
    """Whether a sentence says what becomes of a wish to be told: refused with the motion, not known, told later."""
    text = one.sentence.text
    if one.progress in (Progress.DECLINED, Progress.NOT_RESPONSIBLE):
        return one.weight >= RECOMMENDED or bool(NOT_TOLD.search(text))
    if one.progress is Progress.NOT_DONE:
        return bool(NOT_TOLD.search(text))
    if one.progress is Progress.ONGOING:
        return one.rank >= PROMISED or bool(TOLD_LATER.search(text))
    return one.weight >= PLAIN


def _progress(said: Sequence[_Said], *, lasts: bool) -> Progress | None:
    """What all sentences together say; what is done in part, or not yet done but in hand, is under way."""
    weights: dict[Progress, float] = {}
    for one in said:
        weights[one.progress] = max(weights.get(one.progress, 0.0), one.weight)
    if not weights or max(weights.values()) < LEAST:
        return None
    best = max(weights, key=lambda key: weights[key])
    near = {key for key, weight in weights.items() if weight >= weights[best] - NEAR}
    if best is Progress.DONE and lasts and weights[best] < PLAIN:
        return Progress.ONGOING
    if best is Progress.NOT_DONE and weights.get(Progress.ONGOING, 0.0) < weights[best] - OUTWEIGHED:
        return best
    if best in _OPEN and Progress.ONGOING in near:
        return Progress.ONGOING
    if {Progress.DONE, Progress.NOT_DONE} <= near:
        return Progress.ONGOING
    return best


_OPEN = frozenset({Progress.DONE, Progress.NOT_DONE, Progress.ONGOING})


def _undecided(own: Sequence[tuple[Passage, Sentence]], asked: frozenset[str], answer: Answer, *, told: bool) -> Words:
    """Something is said, and no measure is named: who only wanted to be told has what was asked for, if it is told.

    A joint answer that passes the point over says nothing of it.
    """
    shares = [len(_matter(sentence.text) & asked) for _, sentence in own]
    silent = next((one for one in own if NOT_TOLD.search(one[1].text)), None)
    if told and silent and len(own) <= BRIEF:
        return Words(Progress.DECLINED, silent[0], silent[1].text, silent[1].spans)
    if told and (max(shares) >= TOLD or not answer.joint):
        passage, sentence = own[shares.index(max(shares))]
        return Words(Progress.DONE, passage, sentence.text, sentence.spans)
    passage, sentence = own[0]
    progress = Progress.REPORTED if not answer.joint or _touches(asked, own) else Progress.UNCLEAR
    return Words(progress, passage, sentence.text, sentence.spans)


def _touches(asked: frozenset[str], own: Sequence[tuple[Passage, Sentence]]) -> bool:
    return any(len(_matter(sentence.text) & asked) >= TAKEN_UP * min(len(asked), 8) for _, sentence in own)


def _matter(text: str) -> frozenset[str]:
    """The beginnings of the words of a text that tell what it is about."""
    words = (word for word in _WORD.findall(text) if len(word) >= SHORTEST and zipf(word) < COMMON)
    return frozenset(lemma(word).casefold()[:STEM] for word in words)


def general(passages: Iterable[Passage]) -> list[Passage]:
    """What a letter says as a whole: its introduction and what stands under no number."""
    return [one for one in passages if one.kind in (BlockKind.INTRO, BlockKind.PARAGRAPH)]
