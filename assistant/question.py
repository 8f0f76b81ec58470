"""What a question asks for: its language, its parts, the kind of answer wanted, whose words, the places it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking import ASKS_WORDING, DONE, HEAD, LISTS_QUESTIONS, SIGNATURE, VOICES, Voice, Wanted
from assistant.kind_wanted import wanted
from assistant.parts import split
from assistant.terms import Term, terms, with_umlauts
from assistant.vocabulary import words_of
from ingest.model import Role
from ingest.text.references import labelled_references, references


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
#: A paper that is named by year and number alone, as cities do that put no letters before it.
_NUMBERED = re.compile(r"(?<![\w/])((?:19|20)\d{2})/(\d{4})((?:/\d{1,2})?)(?![\w/])")
#: Years that a period spans at most: "2026/2027" is a double budget, no paper.
YEARS = 5
_WITHOUT_NOUN = re.compile(
    r"(?:(?:mit|zu|in|auf|für|von|bei|an|aus)\s+)?welche[nrsm]?\s+(?:i[nm]|für|bei|nach|vo[nm]|davon|\d{4})\b", re.I
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
    role = next((role for role, pattern in HEAD.items() if pattern.search(text)), None)
    points, questions = _numbers(text, _POINT, "punkt|point"), _numbers(text, _QUESTION, "frage|question")
    return Question(
        text=text,
        language=_language(text),
        parts=_parts(text),
        terms=terms(text),
        voice=_voice(text, role),
        role=role,
        done=bool(DONE.search(text)),
        points=points,
        questions=questions,
        references=papers_named(text),
        lists_questions=bool(LISTS_QUESTIONS.search(text)),
        asks_wording=bool(ASKS_WORDING.search(text)),
        months=tuple(number for number, name in enumerate(_MONTHS, 1) if re.search(rf"\b(?:{name})\b", text, re.I)),
    )


def papers_named(text: str) -> tuple[str, ...]:
    """The references of papers that a question or an answer names, each once ("AF2531/22", "2020/0820")."""
    numbered = [
        f"{year}/{number}{supplement}"
        for year, number, supplement in _NUMBERED.findall(text)
        if supplement or not 0 < int(number) - int(year) <= YEARS
    ]
    return tuple(dict.fromkeys([*references(text), *labelled_references(text), *numbered]))


def _parts(text: str) -> tuple[Part, ...]:
    """The parts of a question; one that leaves out its noun wants what the one before wants ("… und welche 2016?")."""
    parts: list[Part] = []
    for piece in split(text):
        kind = parts[-1].wanted if parts and _WITHOUT_NOUN.match(piece) else wanted(piece)
        parts.append(Part(piece, kind, terms(piece)))
    return tuple(parts)


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
