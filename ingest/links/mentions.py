"""Where a text points at papers, points, letters, its own answers: "Punkt 5 des Beschlusses V0210/14", "Siehe Frage 2".

What stands around a reference says what of the paper is meant: which letter of it, of which date, which point or
question, and whether the text only sends its reader there ("siehe", "wird verwiesen").
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from ingest.body.markers import each_number
from ingest.head.dates import parse_date
from ingest.model import BlockKind, LetterKind
from ingest.text.references import REFERENCE, mended, places


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that points elsewhere.

    Attributes:
        start, end: The words that point, in code points of the text.
        reference: The paper, as read; None where none is named ("Siehe Beschlusskontrolle vom 3. November 2016").
        letter: Which kind of letter of it; None where the text does not say.
        date: Of which date; None where the text does not say.
        item: Point, question or answer, where one is named.
        numbers: Its numbers.
        refers: Whether the text sends its reader there.
        planned: Whether the letter meant is only announced.
    """

    start: int
    end: int
    reference: str | None = None
    letter: LetterKind | None = None
    date: datetime.date | None = None
    item: BlockKind | None = None
    numbers: tuple[str, ...] = ()
    refers: bool = False
    planned: bool = False


#: Numbers as people list them: "3", "2 a", "1 und 2", "3 bis 5", "C".
_ONE = r"(?:\d{1,2}(?!\d)(?:\.\d{1,2})?(?:\s?[a-h](?![\w.]))?|[A-H](?![\w.]))"
_AND = r"\.?\s*(?:,|und|u\.|sowie|\+|bis)\s*(?:zu\s+)?(?:(?:Fragen?|Ziffer|Punkt)\s+)?"
_MANY = rf"{_ONE}(?:(?:{_AND}|[-–]){_ONE})*"
_DATE = r"\d{1,2}\.\s*(?:\d{1,2}\.|[A-Za-zä]{3,9})\s*(?:19|20)\d{2}"
_POINT = r"(?:Beschluss|Antrags)?[Pp]unkt(?:e|en|s)?"
_SENDS = re.compile(r"\b(?:siehe|s\.|vgl\.|vergleiche|verweis\w*|entnehmen)", re.I)
_SENDS_HERE = re.compile(r"\b(?:siehe|s\.|vgl\.)\s+(?:auch|hierzu|dazu|oben|bereits|hier|jeweils|unter)*\s*$", re.I)
_SENT = re.compile(r"\b(?:verwiesen|entnehmen)\b")
_ENDS = re.compile(r"(?<=\w\w\w[.?!])(?<!vgl\.)\s+(?=[A-ZÄÖÜ„])")
#: A number that no letters make a reference: the second part is no year ("2021/2022"), unless a word says what it is.
_YEARLY = re.compile(
    r"(?<![\w/.,-])(?P<named>(?:Vorlagen?|Antrag|Anfrage|Beschluss|Drucksache)(?:\s*-?\s*Nr\.?)?\s*:?\s*)?"
    r"(?P<number>(?:19|20)\d{2}/(?P<rest>\d{4})(?:/\d{1,2})?)(?![\w/])"
)
_LEAST_YEAR = 1900

_POINT_BEFORE = re.compile(
    rf"\b{_POINT}\s+(?P<numbers>{_MANY})\.?\s+(?:des|der|aus|zu|zum|im|in|von)\s+(?:\w+\s+){{0,2}}$"
)
_ANSWER_BEFORE = re.compile(
    rf"\b(?P<answer>Antwort(?:en)?\s+(?:zu[rm]?|auf)\s+(?:die\s+|den\s+|der\s+)?)?Fragen?\s+(?P<numbers>{_MANY})\.?\s*"
    rf"(?:\(|(?:der|des|in|aus|zu)\s+(?:\w+\s+){{0,2}})$"
)
_ITEM_BEHIND = re.compile(rf"(?:,\s|\s?\()(?:(?P<point>{_POINT})|(?P<question>Fragen?))\s+(?P<numbers>{_MANY})")
#: "„Dresden soll …" vom 23.06.2022", "des Jugendhilfeausschusses vom 23. April 2015".
_DATE_BEHIND = re.compile(
    rf"\s*(?:[(][^()]{{0,60}}[)]\s*)?(?:[„“”\"»«][^„“”\"»«\n]{{0,120}}[„“”\"»«]\s*|(?:(?:de[rs]|im|in)\s+)?[\w-]+\s+){{0,3}}"
    rf"vom\s+({_DATE})"
)
_LETTERS_BEFORE = (
    (re.compile(r"\bBeschlusskontrolle\s+(?:zu[mr]?|über)\s+(?:\w+\s+){0,2}$", re.I), LetterKind.RESOLUTION_CONTROL),
    (
        re.compile(r"\bAntwort\w*\s+(?:zu[rm]?|auf)\s*(?:\w+\s+){0,2}Anfrage\s+(?:Nr\.?\s*)?$", re.I),
        LetterKind.ANSWER_LETTER,
    ),
    (re.compile(r"\bAntwort\w*\s+(?:zu[rm]?|auf)\s+(?:die\s+)?Fragen?\b[^.]{0,20}$", re.I), LetterKind.ANSWER_LETTER),
    (re.compile(r"\b(?:Stadtrats|Gemeinderats)?[Bb]eschl[uü]ss(?:e|es|en)?\s+(?:Nr\.?\s*)?$"), LetterKind.RESOLUTION),
    (re.compile(r"\b(?:Niederschrift|Protokoll)\w*\s+$"), LetterKind.MINUTES),
)
_LETTER_BY_DATE = re.compile(rf"\bBeschlu(?:ss|ß)kontrolle\s+vom\s+(?P<date>{_DATE})", re.I)
_ANNOUNCED = re.compile(rf"\bn[äa]chste\s+Beschlu(?:ss|ß)kontrolle\s*:?\s*(?P<date>{_DATE})", re.I)
_OWN_PLACE = re.compile(
    rf"(?P<answer>(?:Antwort(?:en)?|Beantwortung|Stellungnahme|Ausführungen)\s*(?:zu[rmn]?|auf|der|unter|von)?\s*(?:den\s+|die\s+|der\s+)?)?"
    rf"(?P<item>Fragen?\s+|{_POINT}\s+|Ziff(?:ern?|\.)\s+|Nr\.\s+|Nummer\s+)?(?P<numbers>(?<!\w){_MANY})(?P<behind>\)?[.,;)]?)"
)
#: "Ziffer 4 der textlichen Festsetzungen" stands in another document, "Nr. 3 BauGB" in a law.
_ELSEWHERE = re.compile(r"\s+(?:de[rs]|im|in\s+de[rm]|Abs|[A-Z]{2,}|\w*[a-zäöü][A-Z]\w*)\b")


def mentions(text: str, around: str = "") -> list[Mention]:
    """The references to papers and sessions in a text, with what is said of them, in order.

    Args:
        text: The text.
        around: The whole letter, which helps to read what a scan has misread.
    """
    if "/" not in text:  # every reference has one; most paragraphs have none
        return []
    places = _places(text, around or text)
    ends = [0, *(end for _, end, _ in places)]
    starts = [*(start for start, _, _ in places), len(text)]
    return [_read(text, place, ends[n], starts[n + 1]) for n, place in enumerate(places)]


def letters_named(text: str) -> list[Mention]:
    """Letters of the same paper that a text names by their date, and the next one that it announces."""
    found = [
        Mention(match.start(), match.end(), letter=LetterKind.RESOLUTION_CONTROL, date=date, planned=planned)
        for pattern, planned in ((_LETTER_BY_DATE, False), (_ANNOUNCED, True))
        for match in pattern.finditer(text)
        if (date := parse_date(match["date"]))
    ]
    return [
        Mention(
            one.start, one.end, None, one.letter, one.date, refers=_sends(text, one.start, one.end), planned=one.planned
        )
        for one in sorted(found, key=lambda one: one.start)
    ]


def own_places(text: str) -> list[Mention]:
    """Other places of the same letter that a text sends its reader to ("Siehe Antwort zu 2.", "siehe Frage 1")."""
    return [
        Mention(
            match.start(), match.end("numbers"), item=BlockKind.ANSWER, numbers=_numbers(match["numbers"]), refers=True
        )
        for match in _OWN_PLACE.finditer(text)
        if (match["answer"] or match["item"])
        and _sends_near(text, match.start(), match.end(), bool(match["answer"]))
        and not REFERENCE.match(text[match.end() :].lstrip(" (")[:20])
        and (match["answer"] or not _ELSEWHERE.match(text, match.end("numbers")))
    ]


def _places(text: str, around: str) -> list[tuple[int, int, str]]:
    """Where references stand: start, end, and how each reads."""
    found = {(start, end): reading for start, end, reading in places(text)}
    for match in _YEARLY.finditer(text):
        if match["named"] or int(match["rest"]) < _LEAST_YEAR:
            found[match.start("number"), match.end("number")] = match["number"]
    for printed, reading in mended(text, around).items():
        for match in re.finditer(re.escape(printed), text):
            found[match.start(), match.end()] = reading
    return [(start, end, reading) for (start, end), reading in sorted(found.items())]


def _read(text: str, place: tuple[int, int, str], left: int, right: int) -> Mention:
    """A reference with what is said of it between its neighbours ``left`` and ``right``."""
    start, end, reading = place
    before, behind = text[max(left, start - 120) : start], text[end : min(right, end + 200)]
    item, numbers = _item(before, behind)
    dated = _DATE_BEHIND.match(behind)
    return Mention(
        start,
        end,
        reading,
        next((kind for pattern, kind in _LETTERS_BEFORE if pattern.search(before)), None),
        parse_date(dated[1]) if dated else None,
        item,
        numbers,
        _sends(text, start, end),
    )


def _item(before: str, behind: str) -> tuple[BlockKind | None, tuple[str, ...]]:
    if match := _POINT_BEFORE.search(before):
        return BlockKind.RESOLUTION_POINT, _numbers(match["numbers"])
    if match := _ANSWER_BEFORE.search(before):
        return (BlockKind.ANSWER if match["answer"] else BlockKind.QUESTION), _numbers(match["numbers"])
    if match := _ITEM_BEHIND.match(behind):
        return (BlockKind.RESOLUTION_POINT if match["point"] else BlockKind.QUESTION), _numbers(match["numbers"])
    return None, ()


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a list ("1 und 2", "3 bis 5", "2 a")."""
    ranges = re.sub(r"\s*(?:bis|–)\s*", "-", text)
    parts = re.findall(rf"{_ONE}(?:-{_ONE})?", ranges)
    return tuple(dict.fromkeys(number for part in parts for number in each_number(re.sub(r"\s", "", part))))


def _sends(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a place sends its reader there."""
    before, behind = _sentence(text, start, end)
    return bool(_SENDS.search(before) or _SENT.search(behind))


def _sends_near(text: str, start: int, end: int, answer: bool) -> bool:
    """Whether "siehe" stands close before an answer that is named, right before all else, or "verwiesen" behind."""
    before, behind = _sentence(text, start, end)
    return bool((_SENDS.search(before[-45:]) if answer else _SENDS_HERE.search(before)) or _SENT.search(behind[:25]))


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What a sentence says before and behind a place in it."""
    before = _ENDS.split(text[max(0, start - 200) : start])[-1]
    return before, _ENDS.split(text[end : end + 200])[0]
