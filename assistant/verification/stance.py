"""Signs that a sentence denies, commits or hedges otherwise than the clauses that it takes up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.verification.aligned import Aligned
from assistant.verification.clauses import Clause, clauses, content, is_governed, overlap, sentences
from assistant.verification.commitment import Rung, done_verbs, is_of_speech, is_past, rung, stem
from assistant.verification.hedges import Hedge, hedges, keeps, must_keep
from assistant.verification.negation import denials, denies, lacks, turned_prefixes

_CERTAIN = re.compile(
    r"\b(?:definitiv|garantiert|zweifellos|zweifelsfrei|sicher|mit\s+Sicherheit|genau|exakt|zwingend|unstreitig|"
    r"bewiesen|"
    r"certainly|definitely|exactly|precisely|undoubtedly|guaranteed|proven)\b",
    re.I,
)


#: What opens a clause on what is not said to be so ("erst wenn das Verfahren abgeschlossen ist").
_NOT_YET = re.compile(r"\W*(?:erst\s+|nur\s+)?(?:wenn|sobald|falls|sofern|once|when|if)\b", re.I)
#: From this score on a clause takes up what it is held against without doubt.
_FITS = 0.5


#: From this share of the words of a clause on another one says the same, of so many words at least.
_SAME, _WORDS = 0.85, 3


def is_surer(sentence: str, whole: Sequence[Clause]) -> bool:
    """Whether every clause of some passages that has all words of a clause of a sentence says it is only likely.

    Args:
        sentence: A sentence of an answer.
        whole: The sentences of its passages.
    """
    if keeps(sentence, Hedge.LIKELY):
        return False
    theirs = [part.text for one in whole for part in clauses(one.text)]
    for clause in clauses(sentence):
        words = content(clause.text)
        having = [part for part in theirs if len(words) >= _WORDS and overlap(words, part) >= _SAME]
        if having and all(Hedge.LIKELY in must_keep(part) for part in having):
            return True
    return False


def signs(pairs: Sequence[Aligned], sentence: str, passages: str) -> dict[str, float]:
    """The signs by name, 0 where there is none; of several clauses the strongest.

    Args:
        pairs: Its clauses with what they take up.
        sentence: The whole of it.
        passages: The passages.
    """
    flat = not (is_of_speech(sentence) or hedges(sentence)) and (rung(sentence) or Rung.DONE) >= Rung.DECIDED
    found = {
        "denied": 0.0,
        "denied_nowhere": 0.0,
        "undenied": 0.0,
        "undenied_nearest": 0.0,
        "undenied_sentence": 0.0,
        "turned_prefix": 0.0,
        "to_done": 0.0,
        "to_done_nearest": 0.0,
        "raised": 0.0,
        "raised_nearest": 0.0,
        "raised_present": 0.0,
        "not_past": 0.0,
        "to_done_verb": 0.0,
        "raised_all": 0.0,
        "raised_examined": 0.0,
        "certain": float(any(word.casefold() not in passages.casefold() for word in _CERTAIN.findall(sentence))),
        **{f"lost_{hedge.name.lower()}": 0.0 for hedge in Hedge},
        **{f"lost_{hedge.name.lower()}_nearest": 0.0 for hedge in (Hedge.VIEW, Hedge.LIKELY, Hedge.CONDITION)},
    }
    for pair in pairs:
        if pair.clauses and len(pair.words) >= 2:
            for name, value in _of_clause(pair, sentence, passages).items():
                found[name] = max(found[name], value)
            if flat and pair.score > _FITS:
                lowest = [rung(whole.text) for _, whole in pair.clauses]
                if all(one is not None and one <= Rung.PLANNED for one in lowest):
                    found["raised_all"] = 1.0
                if lowest[0] is Rung.EXAMINED:
                    found["raised_examined"] = 1.0
    return found


def _of_clause(pair: Aligned, sentence: str, passages: str) -> dict[str, float]:
    nearest = pair.clauses[:1]
    found = {
        "denied": float(_denied(pair)),
        "denied_nowhere": float(_denied(pair) and not denials(passages) and not lacks(passages)),
        "undenied": float(_undenied(pair.clause, pair.clauses, sentence)),
        "undenied_nearest": float(_undenied(pair.clause, nearest, sentence)),
        "undenied_sentence": float(denies(nearest[0][1].text) and not denials(sentence) and not lacks(sentence)),
        "turned_prefix": float(turned_prefixes(pair.clause.text, " ".join(whole.text for _, whole in pair.clauses))),
        **_raised(pair.clause, pair.clauses, sentence, ""),
        **_raised(pair.clause, nearest, sentence, "_nearest"),
        "to_done_verb": _verb_not_done(pair, passages),
        "not_past": float(_is_done_without_past(pair, sentence)),
    }
    theirs = [must_keep(_with_governing(part, whole.text)) for part, whole in pair.clauses]
    for hedge in Hedge:
        if keeps(sentence, hedge):
            continue
        found[f"lost_{hedge.name.lower()}"] = float(all(hedge in one for one in theirs))
        if hedge in (Hedge.VIEW, Hedge.LIKELY, Hedge.CONDITION):
            found[f"lost_{hedge.name.lower()}_nearest"] = float(hedge in theirs[0])
    return found


def _denied(pair: Aligned) -> bool:
    """Whether a clause denies what nothing denies that it takes up."""
    if not denies(pair.clause.text):
        return False
    return not any(denials(whole.text) or lacks(whole.text) for _, whole in pair.clauses)


def _undenied(clause: Clause, theirs: Sequence[tuple[Clause, Clause]], sentence: str) -> bool:
    """Whether a clause says what all clauses deny that it takes up."""
    if denials(sentence) or lacks(sentence):
        return False
    return all(denies(part.text) for part, _ in theirs)


def _raised(clause: Clause, theirs: Sequence[tuple[Clause, Clause]], sentence: str, name: str) -> dict[str, float]:
    """How many rungs a clause stands above every clause that it takes up; apart what is said to be done, and what is
    said in the plain present, which tells most often how things are and only sometimes what is under way."""
    if is_of_speech(sentence) or _NOT_YET.match(clause.text):
        return {}
    mine = rung(_with_governing(clause, sentence))
    rungs = [_rung_of(part, whole) for part, whole in theirs]
    highest = max(Rung.UNDERWAY if one is None else one for one in rungs)
    if mine is None:
        up = float(highest <= Rung.PLANNED and rung(sentence) is None)
        return {} if name else {"raised_present": up}
    up = float(max(0, mine - highest))
    if mine is Rung.DONE:
        return {f"to_done{name}": float(up > 1)}
    return {f"raised{name}": up}


def _is_done_without_past(pair: Aligned, sentence: str) -> bool:
    done = rung(_with_governing(pair.clause, sentence)) is Rung.DONE and not _NOT_YET.match(pair.clause.text)
    return done and not any(is_past(whole.text) for _, whole in pair.clauses)


def _verb_not_done(pair: Aligned, passages: str) -> float:
    """Whether the passages have the verb of what is said to be done, but nowhere as done."""
    for wanted in done_verbs(pair.clause.text):
        having = [
            clause.text
            for sentence in sentences(passages)
            for clause in clauses(sentence.text)
            if len(wanted) > 3
            and any(stem(word) == wanted for word in re.findall(r"[a-zäöüß]{4,}", clause.text.casefold()))
        ]
        if having and not any(rung(one) in (Rung.DONE, Rung.DECIDED, None) and is_past(one) for one in having):
            return 1.0
    return 0.0


def _rung_of(part: Clause, whole: Clause) -> Rung | None:
    own = rung(part.text)
    return rung(whole.text) if own is None or is_governed(part.text) else own


def _with_governing(clause: Clause, sentence: str) -> str:
    return sentence if is_governed(clause.text) else clause.text
