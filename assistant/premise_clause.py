"""What a question takes for granted, as a clause: "Warum weigert sich der OB?" → "dass sich der OB weigert".

A German question has its finite verb in the second place, a clause has it at the end (Duden, Die Grammatik: Verbzweit-
and Verbletztsatz). Only what can be turned safely is turned; everything else is left to the neutral words.
"""

from __future__ import annotations

import re

from ingest.text.words import tagged

_OPENING = re.compile(
    r"^\W*(?:und\s+|aber\s+)?(?:(?P<who>wer)|(?P<many>wie\s*viele)|warum|weshalb|wieso|weswegen|aus\s+welchem\s+grund|"
    r"(?:seit|ab|bis)\s+wann|wann)\s+(?P<rest>.+?)\W*$",
    re.I | re.S,
)
_HOW_COMES = re.compile(
    r"^\W*(?:wie\s+kommt\s+es|wie\s+konnte\s+es\s+(?:passieren|geschehen|dazu\s+kommen)|woran\s+liegt\s+es)\s*,?\s*"
    r"(?P<clause>dass\b[^,?!.]+)\W*$",
    re.I,
)
#: Words that colour a question and say nothing.
_PARTICLES = re.compile(r"\b(?:denn|eigentlich|überhaupt|bloß|bitte)\s+", re.I)
#: Whoever asks is not who answers.
_FIRST_PERSON = re.compile(r"\b(?:ich|mir|mich|mein\w*|wir|uns|unser\w*|du|dir|dich|dein\w*|hier)\b", re.I)
_PREFIXES = frozenset(
    [
        "ab",
        "an",
        "auf",
        "aus",
        "bei",
        "dar",
        "ein",
        "fest",
        "fort",
        "frei",
        "her",
        "hin",
        "los",
        "mit",
        "nach",
        "nieder",
        "um",
        "vor",
        "weg",
        "weiter",
        "wieder",
        "zu",
        "zurück",
        "zusammen",
        "dicht",
        "still",
        "bereit",
        "fern",
        "statt",
        "teil",
        "hinaus",
        "heraus",
        "herunter",
    ]
)
#: Verbs that take no prefix: "ist zu" is no verb "zusein".
_AUXILIARY = re.compile(
    r"(?:bin|ist|sind|war|waren|wird|werden|wurden?|ha(?:t|ben|tten?)|bleibt?|bleiben|kann|können|konnten?|will|wollen|"
    r"wollten?|soll|sollen|sollten?|muss|müssen|mussten?|darf|dürfen|durften?|lässt|lassen|ließ)$",
    re.I,
)
#: What follows a comma and stays as it is: a clause with its verb at the end, an infinitive with "zu".
_TAIL = re.compile(r"^(?:dass|ob|weil|obwohl|wenn|als|um|damit|bevor|nachdem)\b|\bzu\s+\w+n\b|\w+zu\w+n\b", re.I)
#: What begins a second clause inside of the first; the latter only before its subject ("bis sie …", not "bis Mai").
_SECOND = frozenset({"und", "oder", "als", "wie", "sondern", "aber"})
_DEPENDENT = re.compile(
    r"\b(?:bis|weil|dass|ob|wenn|obwohl|wo|als|wie)\s+(?:er|sie|es|man|der|die|das|ein|eine)\b", re.I
)


def clause(question: str) -> str | None:
    """The clause that a German question takes for granted.

    Args:
        question: The question, one sentence.

    Returns:
        The clause from "dass" on, without a stop ("dass sich der OB weigert, Geflüchtete aufzunehmen"); None where the
        wording cannot be turned safely.
    """
    question = " ".join(_PARTICLES.sub("", question).split())
    if _FIRST_PERSON.search(question) or len(re.findall(r"[?!;:]", question.rstrip(" ?!."))) > 0:
        return None
    comes = _HOW_COMES.match(question)
    if comes:
        return comes["clause"].strip()
    opening = _OPENING.match(question)
    if not opening:
        return None
    main, comma, tail = opening["rest"].partition(",")
    if (comma and not _TAIL.search(tail.strip())) or tail.count(",") > 0:
        return None
    turned = _counted(main) if opening["many"] else _turned(main.split())
    if turned is None:
        return None
    subject = "jemand " if opening["who"] else ""
    return f"dass {subject}{turned}{f', {tail.strip()}' if comma else ''}"


def _counted(main: str) -> str | None:
    """A clause about those that are counted: "Leute sind … worden" → "Leute … worden sind"."""
    words = main.split()
    verb = next((place for place, word in enumerate(words[:4]) if _AUXILIARY.match(word)), 0)
    rest = _turned(words[verb:]) if verb else None
    return f"{' '.join(words[:verb])} {rest}" if rest else None


def _turned(words: list[str]) -> str | None:
    """Words that begin with the finite verb, with that verb at their end; its prefix is joined to it."""
    if len(words) < 2 or not words[0].isalpha() or not words[0].islower() or not _is_finite(words[0]):
        return None
    verb, *rest = words
    if _has_second_clause(rest):
        return None
    last = rest[-1]
    if last in _PREFIXES and not _AUXILIARY.match(verb):
        rest, verb = rest[:-1], last + verb
    elif last in _PREFIXES and last != "zu":  # "und den Radweg nicht gleich mit": the verb before is left out
        return None
    if not rest or (rest[0] == "es" and len(rest) < 2):
        return None
    return " ".join([*rest, verb])


def _is_finite(word: str) -> bool:
    """Whether a word can be the finite verb of a question; what is not in the lexicon ("gibts") is left alone."""
    tag = tagged(f"Warum {word} die Stadt das?")[1][2]
    return bool(_AUXILIARY.match(word)) or tag in ("VV(FIN)", "VA(FIN)", "VM(FIN)")


def _has_second_clause(words: list[str]) -> bool:
    """Whether a second finite verb follows a conjunction: then nobody can say where the first clause ends."""
    if _DEPENDENT.search(" ".join(words)):
        return True
    row = [(word.casefold(), tag) for word, _, tag in tagged(" ".join(words))]
    begun = next((place for place, (word, _) in enumerate(row) if word in _SECOND), len(row))
    return any(tag.endswith("(FIN)") for _, tag in row[begun:])
