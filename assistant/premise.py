"""What a question takes for granted, and whether the papers show it: nobody is to be confirmed in a false belief.

"Warum weigert sich der OB, …?" says in passing that he refuses. If no cited passage shows a refusal, the answer has to
say so before it says anything else (:func:`unproven`). Only charged claims are looked at, those that somebody may be
blamed for; what is asked in an ordinary way takes for granted what everybody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.premise_clause import clause
from assistant.premise_contrary import COMING, DATE_OPEN, DONE_AFTER_ALL, NOT_COMING, QUALIFIERS, Qualifier
from assistant.premise_words import COUNTED, PREDICATES, Predicate
from assistant.terms import Term, coverage, covers, terms, wording
from ingest.model import BlockKind, Passage, Speaker

#: Questions that take their predicate for granted; "Wurde es verboten?" does not.
_FRAME = re.compile(
    r"\b(?:warum|weshalb|wieso|weswegen|seit\s+wann|wann)\b|^\W*wer\b|\baus\s+welche[mn]\s+gr(?:und|ünden)\b|"
    r"\b(?:wie\s+kommt|wie\s+konnte|woran\s+liegt)\s+es\b|\b(?:why|how\s+come|since\s+when|when)\b|^\W*who\b",
    re.I,
)
_COUNT = re.compile(r"^\W*(?:wie\s*viele?[nr]?|wie\s+oft|wie\s+hoch|how\s+(?:much|many|often))\b", re.I)
_ENGLISH = re.compile(r"\b(?:why|how|when|who)\b", re.I)
#: Those that ask for the reason: they may take more for granted than a charged predicate.
_REASON = re.compile(
    r"\b(?:warum|weshalb|wieso|weswegen|why)\b|how\s+come|aus\s+welche[mn]\s+gr|(?:kommt|konnte|liegt)\s+es\b", re.I
)
_NEGATED = re.compile(
    r"\b(?:nicht|nie|niemals|nirgends|nichts|nix|niemand\w*|weder|keine?[nmrs]?|keinerlei|never|not|no|nobody|nothing)\b|"
    r"n['’]t\b",
    re.I,
)
#: Negations in a letter; "nicht nur" and "oder nicht" deny nothing, "nicht auszuschließen" says that it may be.
_DENIES = re.compile(
    r"(?<!oder )\b(?:nicht(?!\s+(?:nur|auszuschließen|ausgeschlossen|zuletzt)\b)|nie|niemals|nichts|weder|"
    r"keine?[nmrs]?(?!\s+zweifel)|keinerlei)\b|(?<!nicht )\bausgeschlossen\b",
    re.I,
)
#: What denies a sentence as a whole, wherever it stands in it.
_DENIES_ALL = re.compile(
    r"besteh(?:t|en)\s+nicht\b|gibt\s+es\s+nicht\b|trifft\s+(?:so\s+)?nicht\s+zu|nicht\s+zutreffend|unzutreffend|"
    r"nicht\s+der\s+fall|(?:nichts|nicht)\s+bekannt|keine\s+rede|\bist\s+falsch\b|nicht\s+richtig",
    re.I,
)
#: "keine Beschwerden", "keinerlei legale Plätze": what is denied stands close behind.
_NONE_OF = re.compile(r"\b(?:keine?[nmrs]?|keinerlei)\s+((?:[^\W\d]+[\s/]+){0,2}[A-ZÄÖÜ][\w-]+)")
#: "wurde nie gebaut", "wird nicht durchgeführt": what is denied is the word behind.
_NOT_DONE = re.compile(r"\b(?:nicht|nie|niemals)\s+((?:[^\W\d]+\s+){0,1}\w+(?:t|en))\b")
_CLAUSES = re.compile(r"[,;:()–]|\b(?:und|sondern|aber|jedoch|weil|da|so\s?dass|wonach)\b")
#: A vote's count is no word of the letter ("Ja 16 Nein 0").
_VOTES = re.compile(r"\b(?:ja|nein|enthaltung(?:en)?)\W{0,3}\d+", re.I)
#: Bodies that reject by a vote, which the minutes name; an office rejects by saying that it is not possible.
_BODY = re.compile(
    r"\b(?:(?:stadt|gemeinde|ortschafts|orts|bezirks|kreis|\w*bei)?(?:rat|räte)|\w*ausschuss|council|committee)\b", re.I
)
_MAY = re.compile(
    r"\b(?:kann|können|könnte\w*|darf|dürfen|durfte\w*|will|wollen|soll\w*|muss|müssen|can|may|must)\b", re.I
)
_MONTH = re.compile(r"\b([A-ZÄ]\w+)\s+((?:19|20)\d\d)\b")
_NOT_BEFORE = re.compile(r"\berst\s+(?:seit|ab|im|am|zum)\b", re.I)
#: Share of a claim's words that a sentence must hold to show it though it is not cited.
AROUND = 0.5


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question takes for granted.

    Attributes:
        question: The question it was read from.
        clause: The claim as a German clause from "dass" on; None where the wording cannot be turned safely.
        terms: What the claim is about: the content words without those that say what happened.
        predicates: The charged predicates it states, one of which has to be shown.
        qualifiers: The words that make it larger, none of which may be contradicted.
        negated: Whether it says that something did not happen.
        coming: Whether it says that something is on its way.
        of_body: Whether it tells of a council or committee, whose word is a vote.
        english: Whether it is English: then its words seldom stand in a German letter.
        counted: Whether the question counts: then silence is no answer, only a denial is.
    """

    question: str
    clause: str | None
    terms: tuple[Term, ...]
    predicates: tuple[Predicate, ...]
    qualifiers: tuple[Qualifier, ...]
    negated: bool
    coming: bool
    of_body: bool
    english: bool
    counted: bool


def claim_of(question: str) -> Claim | None:
    """The claim that a question takes for granted.

    Args:
        question: One question, German or English.

    Returns:
        The claim; None where the wording takes nothing for granted, as in "Wurde es verboten?".
    """
    frame, count = _FRAME.search(question), _COUNT.search(question)
    opening = count or frame
    if opening is None:
        return None
    stated = _stated(question[opening.end() :])
    negated = bool(_NEGATED.search(stated))
    predicates = () if negated else tuple(one for one in PREDICATES if one.asked.search(stated))
    if count:
        predicates = tuple(one for one in predicates if one.name in COUNTED)
        if not predicates:
            return None
    widened = bool(_REASON.search(question)) and not negated
    qualifiers = tuple(one for one in QUALIFIERS if one.asked.search(stated)) if widened else ()
    said = [*(one.asked for one in predicates), *(one.asked for one in qualifiers)]
    about = tuple(term for term in terms(question) if not any(pattern.search(term.word) for pattern in said))
    coming = not negated and bool(COMING.search(question))
    of_body, english = bool(_BODY.search(stated)), bool(_ENGLISH.search(opening[0]))
    return Claim(
        question, clause(question), about, predicates, qualifiers, negated, coming, of_body, english, bool(count)
    )


def _stated(rest: str) -> str:
    """The clause of a question that is taken for granted: what it depends on ("…, X zu verbieten") is not."""
    main, comma, tail = rest.lstrip(" ,").partition(",")
    return tail if comma and main.strip().casefold() in ("", "es", "passieren", "es passieren") else main


def unproven(claim: Claim, cited: Sequence[Passage], around: Sequence[Passage] = ()) -> bool:
    """Whether the papers do not show what a question takes for granted.

    A charged predicate has to be shown by a sentence that does not deny it; anything else that a question takes for
    granted has to be denied before it counts as unproven. The enquirers' own words, letterheads and what a passage
    answers show nothing.

    Args:
        claim: The claim.
        cited: The passages that are cited for the question.
        around: Other passages: what they show clearly is shown, though it is not cited.
    """
    own = [sentences for passage in cited if (sentences := _sentences(passage))]
    if claim.negated:
        return _done_after_all(claim, own)
    if any(_contradicted(one, own) for one in claim.qualifiers) or (claim.coming and _not_coming(own)):
        return True
    if not claim.predicates:
        return _denied(claim, own)
    others = [sentences for passage in around if (sentences := _sentences(passage))]
    return not any(_shown(one, claim, own, others) for one in claim.predicates)


def _sentences(passage: Passage) -> list[str]:
    """The sentences of a passage that may show something, without the counts of votes: none that asks."""
    if passage.kind in (BlockKind.LETTERHEAD, BlockKind.SIGNATURE):
        return []
    said = [one.text for one in passage.sentences if one.speaker is not Speaker.ENQUIRER]
    return [_VOTES.sub(" ", text) for text in said if not text.rstrip(' "“”').endswith("?")]


def _shown(predicate: Predicate, claim: Claim, cited: Iterable[Sequence[str]], around: Iterable[Sequence[str]]) -> bool:
    """Whether a predicate is shown: what affirms it is at least as much about the matter as what denies it."""
    affirmed, denied = -1.0, -1.0
    willing = negations = False
    for sentences in cited:
        is_about = _is_about(claim, " ".join(sentences))
        for sentence in sentences:
            willing |= bool(predicate.contrary and any(_affirmations(predicate.contrary, sentence)))
            negations |= bool(_DENIES.search(sentence))
            about = coverage(wording(sentence), claim.terms)
            for holds in _affirmations(predicate.shown, sentence):
                if holds and not _is_too_early(claim, sentence):
                    affirmed = max(affirmed, about if is_about else -1.0)
                else:
                    denied = max(denied, about)
    for sentence in (one for sentences in around for one in sentences):
        about = coverage(wording(sentence), claim.terms)
        if about < AROUND:
            continue
        negations |= bool(_DENIES.search(sentence))
        if any(_affirmations(predicate.shown, sentence)) and not _is_too_early(claim, sentence):
            affirmed = max(affirmed, about)
    if max(affirmed, denied) >= 0:
        return affirmed >= denied
    if claim.counted:
        return True
    return predicate.by_negation and negations and not willing and not claim.of_body


def _is_about(claim: Claim, text: str) -> bool:
    """Whether a text holds a content word of the claim; of an English one that is not asked."""
    prepared = wording(text)
    return claim.english or not claim.terms or any(covers(prepared, term) for term in claim.terms)


def _affirmations(pattern: re.Pattern[str], sentence: str) -> Iterator[bool]:
    """For each place of a sentence that holds a pattern, whether it is affirmed there."""
    cuts = [0, *(match.start() for match in _CLAUSES.finditer(sentence)), len(sentence)]
    whole = bool(_DENIES_ALL.search(sentence))
    for match in pattern.finditer(sentence):
        begin = max(cut for cut in cuts if cut <= match.start())
        end = min(cut for cut in cuts if cut >= match.end())
        beside = f"{sentence[begin : match.start()]} {sentence[match.end() : end]}"
        yield not whole and not _DENIES.search(beside)


def _is_too_early(claim: Claim, sentence: str) -> bool:
    """Whether a sentence says that it was not before another month than the claim names."""
    claimed, told = _MONTH.findall(claim.question), _MONTH.findall(sentence)
    return bool(claimed and told and _NOT_BEFORE.search(sentence)) and not set(claimed) & set(told)


def _contradicted(qualifier: Qualifier, cited: Iterable[Sequence[str]]) -> bool:
    """Whether what is cited says the opposite of a qualifier and nowhere agrees with it."""
    text = " ".join(sentence for sentences in cited for sentence in sentences)
    return bool(qualifier.contrary.search(text)) and not qualifier.kept.search(qualifier.contrary.sub(" ", text))


def _done_after_all(claim: Claim, cited: Iterable[Sequence[str]]) -> bool:
    """Whether what is cited says that what is missed was done: a sentence about it affirms it, and none denies it."""
    affirmed = False
    for sentence in (one for sentences in cited for one in sentences):
        about = coverage(wording(sentence), claim.terms)
        for asked, shown in DONE_AFTER_ALL:
            if about > 0 and asked.search(claim.question):
                holds = list(_affirmations(shown, sentence))
                if holds and not all(holds):
                    return False
                affirmed |= bool(holds)
        affirmed |= about >= AROUND and _does(claim, sentence)
    return affirmed


def _does(claim: Claim, sentence: str) -> bool:
    """Whether a sentence holds a verb of the claim and denies nothing; who can do a thing may still not decide it."""
    if _MAY.search(claim.question):
        return False
    prepared = wording(sentence)
    verbs = [term for term in claim.terms if term.tag.startswith("VV")]
    return any(covers(prepared, verb) for verb in verbs) and not _DENIES.search(sentence)


def _denied(claim: Claim, cited: Iterable[Sequence[str]]) -> bool:
    """Whether what is cited denies a noun or a verb of the claim ("keine Beschwerden") and affirms it nowhere."""
    words = [term for term in claim.terms if term.tag.startswith(("NN", "VV")) and not term.is_name]
    sentences = [one for sentences in cited for one in sentences]
    for term in words:
        pattern = _NOT_DONE if term.tag.startswith("VV") else _NONE_OF
        denials = [match for one in sentences for match in pattern.finditer(one) if covers(wording(match[1]), term)]
        if denials:
            rest = " ".join(pattern.sub(" ", one) for one in sentences)
            if not covers(wording(rest), term):
                return True
    return False


def _not_coming(cited: Iterable[Sequence[str]]) -> bool:
    """Whether what is cited says that a thing will not come, rather than that its date is open."""
    sentences = [sentence for passage in cited for sentence in passage]
    return any(NOT_COMING.search(one) and not DATE_OPEN.search(one) for one in sentences)
