"""What a question asks for: its language, its parts, the kind of answer wanted, whose words, the places it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking import ASKS_WORDING, DONE, HEAD, LISTS_QUESTIONS, PARTS, SIGNATURE, VOICES, WANTED, Voice, Wanted
from assistant.terms import Term, terms, with_umlauts
from assistant.vocabulary import words_of
from ingest.model import Role
from ingest.text.references import references
from ingest.text.words import tagged


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a question asks: "Was kostet X und wer bezahlt es?" has two."""

    text: str
    wanted: Wanted
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood as far as its wording goes.

    Attributes:
        text: The question, complete in itself (a follow-up is resolved before).
        language: "de" or "en".
        parts: What is asked, at least one.
        terms: Content words of the whole question.
        voice: Whose words are wanted.
        role: The line of a letterhead that is asked for, None otherwise.
        done: True if it asks what was done, paid or reached, which a resolution cannot answer.
        points, questions: Numbers of resolution points and of enquiry questions named.
        references: References of papers named.
        lists_questions: True if it asks which points or questions there are.
        asks_wording: True if it asks what the enquirer asked.
        months: Numbers of the months it names ("der Juni-Bericht"), which may say which letter is meant.
    """

    text: str
    language: str
    parts: tuple[Part, ...]
    terms: tuple[Term, ...]
    voice: Voice
    role: Role | None
    done: bool
    points: tuple[str, ...]
    questions: tuple[str, ...]
    references: tuple[str, ...]
    lists_questions: bool
    asks_wording: bool
    months: tuple[int, ...]


#: Small words that only one of the two languages has ("was", "in", "an", "die" are both).
_ENGLISH = words_of(
    """the what which who whom whose when where why how is are were does did do has have had of to by for with about say
    said city council mayor office question please tell me any there and than from at it its they their"""
)
_GERMAN = words_of(
    """der das und ist wie wer wo wann warum zu zum zur hat den dem von im für mit welche welcher wird wurde ein eine
    nicht"""
)
_ENGLISH_AUXILIARIES = words_of("is are were does did do has have had can will")
_GERMAN_AUXILIARIES = words_of("werden wird wurde wurden war waren will wollen weiß")
_GERMAN_ORDINALS = ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt")
_ENGLISH_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
#: Ordinals without their endings → numbers.
ORDINALS = {word: str(number) for row in (_GERMAN_ORDINALS, _ENGLISH_ORDINALS) for number, word in enumerate(row, 1)}
_NUMBER_WORDS = ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_NUMBERS = r"(\d{1,2}[a-z]?(?:\s*(?:,|und|and|&|/|bis|-)\s*\d{1,2}[a-z]?)*)"
_POINT = re.compile(
    r"\b(?:(?:beschluss)?pun[ck]?k?te?n?|point|item|resolution point)s?"
    rf"\s*(?:nr\.?|nummer|no\.?)?\s*{_NUMBERS}\b",
    re.I,
)
_QUESTION = re.compile(rf"\b(?:(?:an)?fragen?|question)s?\s*(?:nr\.?|nummer|no\.?)?\s*{_NUMBERS}\b", re.I)
_ORDINAL = re.compile(
    rf"\b({'|'.join(ORDINALS)})(?:e|en|er|es|em)?\s+(beschlusspunkt|punkt|frage|point|question)",
    re.I,
)
_MONTHS = (
    *("januar|january", "februar|february", "märz|march", "april", "mai|may", "juni|june"),
    *("juli|july", "august", "september", "oktober|october", "november", "dezember|december"),
)


def understand(text: str) -> Question:
    """Read a question.

    Args:
        text: The question, complete in itself.

    Returns:
        The question, understood; whatever the wording does not show stays at its widest value.
    """
    text = with_umlauts(text)
    pieces = [piece.strip() for piece in PARTS.split(text) if piece.strip()] or [text]
    role = next((role for role, pattern in HEAD.items() if pattern.search(text)), None)
    points, questions = _numbers(text, _POINT, "punkt|point"), _numbers(text, _QUESTION, "frage|question")
    return Question(
        text=text,
        language=_language(text),
        parts=tuple(Part(piece, wanted(piece), terms(piece)) for piece in pieces),
        terms=terms(text),
        voice=_voice(text, role),
        role=role,
        done=bool(DONE.search(text)),
        points=points,
        questions=questions,
        references=tuple(references(text)),
        lists_questions=bool(LISTS_QUESTIONS.search(text)),
        asks_wording=bool(ASKS_WORDING.search(text)),
        months=tuple(number for number, name in enumerate(_MONTHS, 1) if re.search(rf"\b(?:{name})\b", text, re.I)),
    )


def wanted(text: str) -> Wanted:
    """The kind of answer that a part of a question wants."""
    if WANTED[Wanted.CONTACT].search(text):  # opening hours are no date
        return Wanted.CONTACT
    found = [(match.start(), kind) for kind, pattern in WANTED.items() if (match := pattern.search(text))]
    if found:
        return min(found, key=lambda one: one[0])[1]
    words = tagged(text)
    first = words[0][0].casefold() if words else ""
    finite = bool(words) and words[0][2].endswith("(FIN)") and not first.startswith("w")
    begins_with_verb = finite or first in _ENGLISH_AUXILIARIES or first in _GERMAN_AUXILIARIES
    return Wanted.YES_NO if begins_with_verb else Wanted.OTHER


def _language(text: str) -> str:
    """ "en" if most of the small words are English, else "de"."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]
    english = sum(word in _ENGLISH for word in words)
    german = sum(word in _GERMAN for word in words)
    return "en" if english > german and english >= 2 else "de"


def _numbers(text: str, pattern: re.Pattern[str], nouns: str) -> tuple[str, ...]:
    """Numbers that stand behind (or as an ordinal before) a noun such as "Punkt"."""
    for number, word in enumerate(_NUMBER_WORDS, 1):
        text = re.sub(rf"(?<=[Pp]unkt |[Ff]rage ){word}\b", str(number), text)
    found = [number for match in pattern.finditer(text) for number in re.findall(r"\d{1,2}[a-z]?", match[1])]
    found += [ORDINALS[m[1].casefold()] for m in _ORDINAL.finditer(text) if re.search(nouns, m[2], re.I)]
    return tuple(dict.fromkeys(found))


def _voice(text: str, role: Role | None) -> Voice:
    """Whose words are asked for."""
    if SIGNATURE.search(text):
        return Voice.SIGNATURE
    if role:
        return Voice.LETTERHEAD
    for voice, pattern in VOICES.items():
        if pattern.search(text):
            return voice
    return Voice.ANY
