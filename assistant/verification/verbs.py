"""The verbs of a sentence, and what the clauses of its passages that have them say of them.

Which clause of a letter a paraphrase takes up is a guess; that the letter has one and the same verb only where it
denies it ("wurden nicht in Rechnung gestellt"), or only as something to be examined, is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assistant.verification.clauses import Clause, clauses, content, overlap
from assistant.verification.commitment import Rung, is_of_speech, rung, stem
from assistant.verification.hedges import hedges
from assistant.verification.negation import denials, denies, lacks, lacks_plainly, parts

#: Forms of a verb, by their endings; not what stands before its noun as an adjective ("der langen Laufzeit").
_VERB = re.compile(
    r"(?<![\w-])(?!(?:wer|wur|hab|hatt|könn|konn|soll|müss|muss|dürf|woll|sei|war|geb|gib|steh|lieg|mach|komm|geh)"
    r"(?:d?en|t|ten|te|de)\b|nicht|sondern|gegen|neben|zwischen|bereits|insgesamt|zumeist|jetzt|selbst|zuletzt)"
    r"[a-zäöüß]{5,}(?:t|et|te|n)(?![\w-])(?!(?<=n)\s+[A-ZÄÖÜ])"
)
_WORD = re.compile(r"[A-Za-zäöüßÄÖÜ]{4,}")
#: A "nicht" that a scan glued to the word behind it.
_GLUED = re.compile(r"\bnicht(?=[a-zäöü]{5})(?!\w*öffentlich)")
#: What is due is not done: it stands for "ist zu" and "soll".
_DUE = re.compile(r"\b(?:muss|müssen|musste\w*|verlangt|verpflichtet|must|have\s+to|has\s+to|required)\b", re.I)
#: What opens a clause of a sentence that has a rung of its own.
_REASON = re.compile(r"^\s*(?:da|weil|denn|nachdem|because|since|as|after)\b", re.I)
_NOT_COMING = re.compile(
    r"\b(?:wurden?|worden|hat|haben|hatten?|habe|seien?|war|waren|bereits|ist|sind|bisher|bislang|zu|nach|vor|"
    r"[a-zäöü]{3,}ten?)\b"
)
#: From this share of the words that carry meaning on one clause has the words of another, of so many at least.
_COVERED, _WORDS = 0.85, 3
#: From this share on a sentence speaks of what a clause speaks of, so that its verb is held against the clause.
_ABOUT_IT = 0.4
#: Letters of a stem that are too few to tell a verb by.
_SHORT = 3
#: How signs are called, and that there is none of them.
NONE = {"verb_denied": 0.0, "verb_affirmed": 0.0, "verb_examined": 0.0, "verb_planned": 0.0}


def signs(sentence: str, whole: Sequence[Clause], least: float = 0.0) -> dict[str, float]:
    """Signs that a sentence says of a verb what its passages nowhere say of it, 0 or 1 each.

    Args:
        sentence: A sentence of an answer.
        whole: The sentences of its passages.
        least: The weighted share of the words of a clause that a sentence with its verb has to have, 0 to 1.
    """
    found = dict(NONE)
    theirs = [(part.text, one.text) for one in whole for part in clauses(one.text)]
    denied = bool(denials(sentence) or lacks(sentence))
    own = rung(sentence)
    flat = (own is None or own >= Rung.DECIDED) and not (
        hedges(sentence) or is_of_speech(sentence) or _DUE.search(sentence)
    )
    for clause in clauses(sentence):
        for verb in _verbs(clause.text):
            having = [(part, text) for part, text in theirs if verb in _stems(part)]
            if least and not any(overlap(content(clause.text), text) >= least for _, text in having):
                continue
            if not having:
                continue
            if not denied and all(_denies(verb, part) for part, _ in having):
                found["verb_denied"] = 1.0
            if denies(clause.text) and not any(denials(text) or lacks(text) for _, text in having):
                found["verb_affirmed"] = 1.0
            rungs = [_rung(part, text) for part, text in having]
            if flat and all(one is not None and one <= Rung.PLANNED for one in rungs):
                found["verb_planned"] = 1.0
                found["verb_examined"] = max(
                    found["verb_examined"], float(all(one is not None and one <= Rung.EXAMINED for one in rungs))
                )
    return found


def _rung(part: str, text: str) -> Rung | None:
    """The rung of a clause, or of the sentence that it is of."""
    return rung(part) if _REASON.search(part) else rung(text)


def is_turned(sentence: str, whole: Sequence[Clause]) -> bool:
    """Whether a sentence says what its passages deny, of a verb or in the words of a clause, or the other way round."""
    found = signs(sentence, whole, _ABOUT_IT)
    return found["verb_denied"] + found["verb_affirmed"] > 0 or _is_covered(sentence, whole)


def _is_covered(sentence: str, whole: Sequence[Clause]) -> bool:
    """Whether a clause that denies has all its words from, or in, one that does not, in whatever order they stand."""
    theirs = [part.text for one in whole for part in clauses(one.text)]
    if not (denials(sentence) or lacks(sentence)):
        return any(denies(part) and _has(sentence, part) for part in theirs)
    for clause in clauses(sentence):
        if denies(clause.text):
            having = [one.text for one in whole if _has(one.text, clause.text)]
            if having and not any(denials(text) or lacks(text) for text in having):
                return True
    return False


def _has(text: str, clause: str) -> bool:
    """Whether a text has the words of a clause."""
    words = content(clause)
    return len(words) >= _WORDS and overlap(words, text) >= _COVERED


@lru_cache(maxsize=5_000)
def _verbs(clause: str) -> frozenset[str]:
    return frozenset(base for word in _VERB.findall(clause) if len(base := stem(word)) > _SHORT)


@lru_cache(maxsize=5_000)
def _stems(clause: str) -> frozenset[str]:
    """The stems of everything in a clause that may be a form of a verb, or its noun."""
    return frozenset(stem(word.casefold()) for word in _WORD.findall(_GLUED.sub("nicht ", clause)))


def _denies(verb: str, clause: str) -> bool:
    """Whether the part of a clause that has a verb denies it."""
    having = [part for part in parts(_GLUED.sub("nicht ", clause)) if verb in _stems(part)]
    return bool(having) and all(denies(part) or (lacks_plainly(part) and not denials(part)) for part in having)
