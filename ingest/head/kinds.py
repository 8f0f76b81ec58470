"""What a document is: by the title it prints, by what it says it answers, by the name its file has among its paper."""

from __future__ import annotations

import re

from ingest.model import LetterKind, Paper

#: Titles, longest words first: a "Stellungnahme zur Anfrage" is no Anfrage. A title is a line of its own or opens one.
_TITLES = (
    (re.compile(r"Beschl?[ui]ss?kontrolle\b.*", re.I), LetterKind.RESOLUTION_CONTROL),
    (re.compile(r"(?:Stellungnahme|Antwort|Beantwortung)\b.*\bAnfragen?\b.*", re.I), LetterKind.ANSWER_LETTER),
    (re.compile(r"Stellungnahme\b.*", re.I), LetterKind.STATEMENT),
    (re.compile(r"Beschlussausfertigung\b.*|Beschluss", re.I), LetterKind.RESOLUTION),
    (re.compile(r"(?:Niederschrift|(?:Verlaufs|Ergebnis|Wort)?protokoll)\b.*", re.I), LetterKind.MINUTES),
    (re.compile(r"(?:Beschluss|Informations|Sitzungs|Verwaltungs)?vorlage", re.I), LetterKind.PROPOSAL),
    (re.compile(r"(?:[\w.-]+(?:e|er)\s+)?(?:Änderungs-\s*/\s*)?\w*antrag", re.I), LetterKind.MOTION),
    (re.compile(r"(?:[\w.-]+e\s+)?\w*anfragen?", re.I), LetterKind.ENQUIRY),
)
#: Words in the name of a file, the telling ones first; Stellungnahmen are told apart by the type of their paper.
_NAMES = (
    (re.compile(r"abstimmungsergebnis|anlage|lageplan|luftbild|präsentation", re.I), LetterKind.OTHER),
    (re.compile(r"beschlusskontrolle", re.I), LetterKind.RESOLUTION_CONTROL),
    (re.compile(r"beschlussausfertigung", re.I), LetterKind.RESOLUTION),
    (re.compile(r"niederschrift|protokoll", re.I), LetterKind.MINUTES),
    (re.compile(r"stellungnahme|(?<![a-z])stn(?![a-z])|antwort", re.I), LetterKind.STATEMENT),
    (re.compile(r"anfrage", re.I), LetterKind.ENQUIRY),
    (re.compile(r"antrag", re.I), LetterKind.MOTION),
    (re.compile(r"vorlage", re.I), LetterKind.PROPOSAL),
)
_ENQUIRY_REFERENCE = re.compile(r"m?AF(?![a-z])")
_ANSWERS_ENQUIRY = re.compile(
    r"\b(?:Ihre|Ihrer|Ihren|die|der|Dieo\.)\s+(?:o\.?\s*g\.|oben\s+genannte[rn]?\s+)?\s*(?:\w+liche[rn]?\s+)?"
    r"(?:Anfragen?|Fragen)\b"
)
_ASKED_OF_THE_HEAD = re.compile(r"\bAnfragen?\s+(?:an\s+(?:den|die)\s+(?:Ober)?bürgermeister|de[rs]\s+\w+)", re.I)
_ANSWERS_PROPOSAL = re.compile(r"\b(?:Ihren|den)\s+(?:o\.\s*g\.|oben\s+genannten)?\s*(?:Vorschlag|Antrag)\b", re.I)


def spaced_out(text: str) -> str:
    """A line without the blanks that letterspacing put between its letters ("N I E D E R S C H R I F T")."""
    words = text.split()
    letters = sum(len(word) == 1 for word in words)
    return "".join(words) if len(words) > 3 and letters * 2 > len(words) else " ".join(words)


def of_title(text: str) -> LetterKind | None:
    """The kind that a printed title names; None if the line is no title."""
    title = spaced_out(text).strip(" .:*")
    return next((kind for pattern, kind in _TITLES if pattern.fullmatch(title)), None)


def of_letter(references: list[str], subject: str, opening: str) -> LetterKind:
    """The kind of a letter with a salutation: by its own reference, its first words, then its subject.

    Args:
        references: Its own references.
        subject: Its subject.
        opening: Its first words after the salutation.
    """
    if any(_ENQUIRY_REFERENCE.match(reference) for reference in references) or _ANSWERS_ENQUIRY.search(opening):
        return LetterKind.ANSWER_LETTER
    named = next((kind for pattern, kind in _TITLES[:6] if pattern.match(subject)), None)
    if named:
        return named
    if _ASKED_OF_THE_HEAD.search(subject):
        return LetterKind.ANSWER_LETTER
    return LetterKind.STATEMENT if _ANSWERS_PROPOSAL.search(opening) else LetterKind.OTHER


def of_file(paper: Paper | None) -> LetterKind | None:
    """The kind that the council information system's name for a file speaks for; None where the name says nothing."""
    name = (paper.file_name or "") if paper else ""
    kind = next((kind for pattern, kind in _NAMES if pattern.search(name)), None)
    asked = bool(paper and re.search(r"anfrage", paper.paper_type or "", re.I)) or bool(
        re.search("anfrage", name, re.I)
    )
    return LetterKind.ANSWER_LETTER if kind is LetterKind.STATEMENT and asked else kind
