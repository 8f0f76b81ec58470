"""A Fundstelle that stands alone: whoever has the papers finds the place by it, without this program."""

from __future__ import annotations

import re

from assistant.model import Citation
from ingest.model import LetterKind, Tier
from ingest.text.mended import plain, reading

#: Words of the passage that are named.
FIRST_WORDS = 9
#: Characters of them; a table may run its cells together.
FIRST_CHARS = 100
_NAMED = {
    LetterKind.RESOLUTION_CONTROL: "Beschlusskontrolle zu {}",
    LetterKind.ANSWER_LETTER: "Antwort auf Anfrage {}",
    LetterKind.RESOLUTION: "Beschluss zu {}",
    LetterKind.STATEMENT: "Stellungnahme zu {}",
    LetterKind.MINUTES: "Niederschrift {}",
    LetterKind.ENQUIRY: "Anfrage {}",
    LetterKind.MOTION: "Antrag {}",
    LetterKind.PROPOSAL: "Vorlage {}",
    LetterKind.OTHER: "Schreiben {}",
}
_UNNAMED = {
    LetterKind.RESOLUTION_CONTROL: "Beschlusskontrolle",
    LetterKind.ANSWER_LETTER: "Antwort auf eine Anfrage",
    LetterKind.RESOLUTION: "Beschluss",
    LetterKind.STATEMENT: "Stellungnahme",
    LetterKind.MINUTES: "Niederschrift",
    LetterKind.ENQUIRY: "Anfrage",
    LetterKind.MOTION: "Antrag",
    LetterKind.PROPOSAL: "Vorlage",
    LetterKind.OTHER: "Schreiben",
}
#: What a letter that is not public is called.
_CLOSED = {Tier.INTERN: "intern", Tier.NICHTOEFFENTLICH: "nichtöffentlich", Tier.GESPERRT: "gesperrt"}


def standing(citation: Citation, tier: Tier = Tier.OEFFENTLICH, words: str | None = None) -> str:
    """A Fundstelle in words: kind, reference, date, office, point or question, first words.

    Args:
        citation: The citation.
        tier: Who may see its letter; one that is not public is called so.
        words: The passage in words; None for its reading version, mended words in square brackets.

    Returns:
        One line, German; what is not known is left out ("Antwort auf Anfrage AF2531/22 vom 14.09.2022, Der
        Oberbürgermeister, zu Frage 3 (zu Beschlusspunkt 5), Abs. 1: „Die zuständige Abteilungsleitung …“").
    """
    begun = first_words(words if words is not None else readable(citation))
    return f"{place(citation, tier)}: „{begun}“"


def place(citation: Citation, tier: Tier = Tier.OEFFENTLICH) -> str:
    """The same without the passage's words."""
    parts = [_letter(citation, tier), citation.office or "", _within(citation)]
    return " ".join(", ".join(part for part in parts if part).split())


def readable(citation: Citation) -> str:
    """The cited passage on one line: mended words in square brackets, or as printed where that cannot be told."""
    found = reading(citation.quote, citation.display, frozenset())
    return plain(found) if found else citation.quote


def first_words(text: str) -> str:
    """The beginning of a text, some words long."""
    words = text.split()
    begun = " ".join(words[:FIRST_WORDS])
    if len(begun) > FIRST_CHARS:
        return f"{begun[:FIRST_CHARS].rstrip()} …"
    return begun if len(words) <= FIRST_WORDS else f"{begun} …"


def _letter(citation: Citation, tier: Tier) -> str:
    """The letter: kind, reference or file, date, and that it is not public."""
    name = f"{_UNNAMED[citation.letter]} (Datei „{citation.file}“)"
    if citation.paper:
        name = _NAMED[citation.letter].format(citation.paper)
    if citation.date:
        name += f" vom {citation.date:%d.%m.%Y}"
    return name if tier is Tier.OEFFENTLICH else f"{name} ({_CLOSED[tier]})"


def _within(citation: Citation) -> str:
    """Where in the letter, as its label says it behind the letter's title."""
    label, name = citation.label, citation.paper or citation.file
    position = label.find(name)
    behind = label[position + len(name) :] if position >= 0 else ""
    if citation.date:
        behind = behind.removeprefix(f" vom {citation.date:%d.%m.%Y}")
    within = behind.lstrip(", ")
    if citation.letter is LetterKind.ANSWER_LETTER:
        within = re.sub(r"^Antwort zu ", "zu ", within)
    return re.sub(r"\bAbsatz (?=\d+$)", "Abs. ", within)
