"""A text in sentences and clauses, with the words they are compared by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.terms import Term, coverage, terms, wording
from ingest.text.sentences import split_sentences

#: Words only one of the two languages has.
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "been",
        "be",
        "by",
        "with",
        "for",
        "from",
        "this",
        "that",
        "these",
        "which",
        "who",
        "not",
        "no",
        "will",
        "would",
        "to",
        "at",
        "on",
        "as",
        "it",
        "its",
        "their",
        "they",
        "because",
        "there",
        "than",
        "or",
        "but",
        "an",
        "a",
        "into",
        "under",
        "after",
        "before",
        "between",
    ]
)
_GERMAN = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "und",
        "ist",
        "sind",
        "wird",
        "werden",
        "wurde",
        "wurden",
        "hat",
        "haben",
        "nicht",
        "kein",
        "keine",
        "für",
        "von",
        "vom",
        "zu",
        "zum",
        "zur",
        "mit",
        "auf",
        "im",
        "am",
        "bei",
        "nach",
        "aus",
        "über",
        "durch",
        "ein",
        "eine",
        "einen",
        "einer",
        "eines",
        "einem",
        "sich",
        "es",
        "sie",
        "er",
        "dass",
        "als",
        "auch",
        "oder",
    ]
)
_BORDER = re.compile(r"\s*(?:[;:]|,|\s[–-]\s)\s*|\s+(?=(?:und|sowie|aber|jedoch|sondern|and|but|while|whereas)\s)")
#: What looks like a verb that carries a clause; a stretch without one belongs to the clause beside it.
_VERB = re.compile(
    r"\b(?:ist|sind|sei|seien|war|waren|hat|habe|haben|hatten?|wird|werden|wurden?|kann|können|konnten?|könnten?|"
    r"soll|sollen|"
    r"muss|müssen|darf|dürfen|will|wollen|möchten?|gibt|is|are|was|were|has|have|had|will|would|can|could|may|"
    r"must|should|"
    r"(?!nicht|mit|seit|statt|samt|jetzt|selbst|fast|sonst|meist|zuletzt|insgesamt|gesamt|bereit|weit|acht|"
    r"ersten?|zweiten?|dritten?)"
    r"[a-zäöü]{2,}(?:t|te|ten|s|ed)|\w+zu\w{3,}en|zu\s+\w+en)\b"
)
#: What opens a clause that its main clause governs ("prüft, ob …", "geht davon aus, dass …").
_GOVERNED = re.compile(
    r"^(?:ob|dass|daß|wie|wann|wo|um|die|der|das|dem|den|deren|welche\w*|whether|that|how|"
    r"which|who|to)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a text: where it stands (code points), and its words."""

    start: int
    end: int
    text: str


def is_english(text: str) -> bool:
    """Whether a sentence is English: more of its small words are English than German."""
    german, english = function_words(text)
    return english > german


def function_words(text: str) -> tuple[int, int]:
    """How many of the small words of a text are German, and how many English."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return sum(word in _GERMAN for word in words), sum(word in _ENGLISH for word in words)


@lru_cache(maxsize=2_000)
def sentences(text: str) -> tuple[Clause, ...]:
    """The sentences of a passage."""
    return tuple(Clause(start, end, text[start:end]) for start, end in split_sentences(text))


@lru_cache(maxsize=5_000)
def clauses(text: str) -> tuple[Clause, ...]:
    """The clauses of a sentence, by its commas, conjunctions and verbs; together they hold all of its words."""
    borders = [match.end() for match in _BORDER.finditer(text) if not _inside_number(text, match)]
    found: list[tuple[int, int]] = []
    start = 0
    for end in dict.fromkeys([*borders, len(text)]):
        if _VERB.search(text, start, end):
            found.append((start, end))
            start = end
    if start < len(text):
        found[-1:] = [(found[-1][0] if found else 0, len(text))]
    return tuple(Clause(left, right, text[left:right]) for left, right in found)


def is_governed(clause: str) -> bool:
    """Whether a clause hangs on the one before it, so that what is said there of it holds for it, too."""
    return bool(_GOVERNED.match(clause.strip())) or bool(re.search(r"\bzu\s+\w+en\W*$|\b\w{2,}zu\w{3,}en\W*$", clause))


def _inside_number(text: str, match: re.Match[str]) -> bool:
    return match[0] == "," and text[match.start() - 1 : match.start()].isdigit() and text[match.end() :][:1].isdigit()


def overlap(wanted: tuple[Term, ...], text: str) -> float:
    """Weighted share of some words that a text has, 0 to 1; 0 if none is wanted."""
    return coverage(wording(text), wanted) if wanted else 0.0


@lru_cache(maxsize=5_000)
def content(text: str) -> tuple[Term, ...]:
    """The words of a clause that carry meaning, numbers left out: those are compared by value."""
    return tuple(term for term in terms(text) if not term.word[0].isdigit())
