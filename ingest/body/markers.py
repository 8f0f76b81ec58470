"""What may number an item: the label at the head of a line ("1.", "„2.", "B)", "Frage 3:", "Zu 1 und 2:", "2. a)").

A label alone proves nothing: a line may begin with an ordinal, a date, a row of a table or an inner list. Which of the
labels number the questions or points of a letter is decided over the whole letter, in :mod:`ingest.body.sequence`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.body.layout import Line

_QUOTE = r"[\"„“‚'»,]{0,2}"
_ARABIC = r"\d{1,2}(?:\.\d{1,2}){0,2}(?!\d)"
_ONE = rf"(?:[A-Z]\.?{_ARABIC}|{_ARABIC}|[IVX]{{1,4}}\b|[A-Z]\b)(?:\s?[a-h](?![a-zäöüß]))?"
_JOIN = r"\s*[.)]*\s*(?:\+|,|/|&|-|–|und|u\.|bis|sowie)\s*"
_END = r"(?=\s|$|[\"„“A-ZÄÖÜ(])"
#: A bare label: a number and its sign.
_BARE = re.compile(
    rf"(?P<quote>{_QUOTE})\s*(?:(?P<arabic>{_ARABIC})|(?P<roman>[IVX]{{1,4}})|(?P<upper>[A-Z])|(?P<lower>[a-h]))"
    rf"\s?(?P<sign>\.\)|[.):]|,(?=\s?[A-ZÄÖÜ]))\)?{_END}(?!\s*\d{{1,2}}\.\s?\d{{4}})"
)
#: Decimal numbers need no sign ("1.1 Wie …").
_DECIMAL = re.compile(rf"(?P<quote>{_QUOTE})\s*(?P<arabic>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})(?P<sign>)\s+(?=[A-ZÄÖÜ])")
#: A lettered point of a number on one label ("2.b)", "4 a.").
_LETTERED = re.compile(rf"(?P<quote>{_QUOTE})\s*(?P<arabic>\d{{1,2}})\.?(?P<sub>[a-h])\s?(?P<sign>\.\)|[.):]){_END}")
#: A number without a sign ("1 Ist der Verwaltung …"); it needs more evidence than others.
_SIGNLESS = re.compile(r"(?P<quote>)(?P<arabic>\d{1,2})(?P<sign>)\s+(?=[A-ZÄÖÜ][a-zäöüß]+\s+\w)")
#: Several numbers in front of one text ("1.+2.", "3. und 4.", "1-3.").
_JOINT = re.compile(
    rf"(?P<quote>{_QUOTE})\s*(?P<numbers>\d{{1,2}}(?:{_JOIN}\d{{1,2}}(?!\d))+)\s*(?P<sign>\.\)|[.):]){_END}"
)
#: A label in words; what it is a label of, and whether it answers.
_WORDED = re.compile(
    rf"(?P<quote>{_QUOTE})\s*(?:(?P<answers>(?:(?:Ergänzende\s+)?Antwort(?:en)?\s*)?(?:zu|auf|ad)\b|Antwort(?:en)?)\s*:?\s*(?:den\s+|der\s+|die\s+|dem\s+)?"
    rf"(?:(?:Fragen?|Ziffern?|Ziff\.|(?:Antrags|Beschluss)?[Pp]unkt(?:en|e)?|Nrn?\.|Nummern?|Spiegelstrich)\s*)?"
    rf"|(?:Fragen?|Ziffer|Punkt)\s*(?:Nr\.\s*)?)(?P<numbers>{_ONE}(?:{_JOIN}{_ONE})*)(?P<sign>\s*(?:\.\)|[.):])+|\s*[-–](?=\s)|\s*$)",
    re.I,
)
#: Words that stand for a number: the question asked afterwards in a session.
_FOLLOW_UP = re.compile(r"(?P<quote>)(?P<name>(?:Nach|Zusatz)frage)\s*:")
_ORDINAL_GOES_ON = re.compile(
    r"\s*(?:[A-ZÄÖÜ][A-Za-zäöü]{2,8}\.?\s+\d{4}|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober"
    r"|November|Dezember|Lesung|Quartal|Halbjahr|Bauabschnitt|Sitzung|Klasse|Obergeschoss|OG|Bürgermeister)\b"
)


class Role(StrEnum):
    """What a label says about its text."""

    NUMBERS = "numbers"
    ASKS = "asks"
    ANSWERS = "answers"


Path = tuple[str | int, ...]
_ROMAN = ("", *"I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Marker:
    """A label at the head of a line.

    Attributes:
        line: Index of its line.
        style: What it counts with: "1" arabic, "A", "a" letters, "I" Roman, "" words.
        paths: Its numbers as paths: ((2,),) for "2.", ((1, 1),) for "1.1", ((2, "a"),) for "2. a)", ((1,), (2,)) for
            "1. und 2.".
        role: What its words say.
        sign: What closes it, one of ".", ")", ":" or "".
        quoted: Whether a quotation opens in front of the number or right behind it.
        behind: Offset in the line's text behind the label.
    """

    line: int
    style: str
    paths: tuple[Path, ...]
    role: Role
    sign: str
    quoted: bool
    behind: int

    @property
    def number(self) -> str:
        """The number as it is written in labels: "2", "2a", "1.1", "II", "1-2", "1, 3"."""
        first = self.paths[0][0]
        if self.style == "I" and isinstance(first, int):
            return _ROMAN[first]
        return joint([written(path) for path in self.paths])


def markers(rows: Sequence[Line]) -> list[Marker]:
    """All labels at the heads of lines, in order; a line may have several readings ("I." is Roman or a letter)."""
    return [marker for n, row in enumerate(rows) for marker in _of_line(n, row.text)]


def _of_line(n: int, text: str) -> Iterator[Marker]:
    if match := _FOLLOW_UP.match(text):
        yield Marker(n, "", ((match["name"],),), Role.ASKS, ":", False, match.end())
    elif (match := _WORDED.match(text)) and (paths := _paths(match["numbers"])):
        role = Role.ANSWERS if match["answers"] else Role.ASKS
        style = "I" if re.fullmatch(r"[IVX]+", match["numbers"]) else _style(paths[0])
        paths = ((_roman(match["numbers"]),),) if style == "I" else paths
        yield Marker(n, style, paths, role, match["sign"].strip()[-1:], _opens(match, text), match.end())
    elif match := _JOINT.match(text):
        yield Marker(
            n, "1", _paths(match["numbers"]), Role.NUMBERS, match["sign"][-1], _opens(match, text), match.end()
        )
    elif match := _LETTERED.match(text):
        path = (int(match["arabic"]), match["sub"])
        yield Marker(n, "1", (path,), Role.NUMBERS, match["sign"][-1], _opens(match, text), match.end())
    elif match := _BARE.match(text) or _DECIMAL.match(text) or _SIGNLESS.match(text):
        ordinal = match["arabic"] and _ORDINAL_GOES_ON.match(text, match.end())
        yield from () if ordinal else _bare(n, text, match)


def _bare(n: int, text: str, match: re.Match[str]) -> Iterator[Marker]:
    groups = match.groupdict()
    behind, quoted = match.end(), _opens(match, text)
    sign = match["sign"][-1:].replace(",", ".")
    sub = re.match(r"\s*[\"„“]?\s*([a-h])\s?[.)]+(?=\s|$)", text[behind:])
    if groups["arabic"]:
        path: Path = tuple(int(part) for part in match["arabic"].split("."))
        yield Marker(
            n, "1", (path,), Role.NUMBERS, sign, quoted or bool(sub and re.match(r"\s*[\"„“]", text[behind:])), behind
        )
        return
    letter = groups.get("upper") or groups.get("lower")
    if letter:
        yield Marker(n, "A" if letter.isupper() else "a", ((letter,),), Role.NUMBERS, sign, quoted, behind)
        return
    roman = match["roman"]
    if value := _roman(roman):
        yield Marker(n, "I", ((value,),), Role.NUMBERS, sign, quoted, behind)
    if len(roman) == 1:
        yield Marker(n, "A", ((roman,),), Role.NUMBERS, sign, quoted, behind)


def _opens(match: re.Match[str], text: str) -> bool:
    return bool(match["quote"]) or bool(re.match(r"\s*(?:[a-h]\)\s*)?[\"„“]", text[match.end() :]))


def _style(path: Path) -> str:
    head = path[0]
    if isinstance(head, int):
        return "1"
    return "A" if str(head).isupper() else "a"


def _paths(numbers: str) -> tuple[Path, ...]:
    """The paths of a list of numbers; "3-5" and "3 bis 5" are ranges."""
    found: list[Path] = []
    pieces = re.findall(rf"({_ONE})({_JOIN})?", numbers, re.I)
    ranged = False
    for number, join in pieces:
        path = _path(number)
        if not path:
            return ()
        if ranged and found and isinstance(path[0], int) and isinstance(found[-1][0], int) and len(path) == 1:
            found += [(value,) for value in range(found[-1][0] + 1, min(path[0], found[-1][0] + 30))]
        found.append(path)
        ranged = bool(re.search(r"-|–|bis", join or ""))
    return tuple(dict.fromkeys(found))


def _path(number: str) -> Path:
    """One number as a path: "2b" → (2, "b"), "1.1" → (1, 1), "B3" → ("B", 3), "II" → ("II",)."""
    match = re.fullmatch(r"([A-Z]?)\.?(\d{1,2}(?:\.\d{1,2})*)?\s?([a-h]?)", number.strip())
    if match:
        head: list[str | int] = [match[1]] if match[1] else []
        head += [int(part) for part in match[2].split(".")] if match[2] else []
        return (*head, match[3]) if match[3] else tuple(head)
    value = _roman(number.strip())
    return (number.strip(),) if value else ()


def _roman(text: str) -> int:
    """The value of a Roman number up to 20; 0 if it is none."""
    values = {"I": 1, "V": 5, "X": 10}
    total = 0
    for here, following in zip(text, [*text[1:], ""], strict=True):
        value = values.get(here, 0)
        total += -value if following and values.get(following, 0) > value else value
    return total if 0 < total < len(_ROMAN) else 0


def written(path: Path) -> str:
    """A path as people write it: (2, "a") → "2a", (1, 1) → "1.1"."""
    text = ""
    for part in path:
        text += f".{part}" if isinstance(part, int) and text and text[-1].isdigit() else str(part)
    return text


def joint(numbers: Sequence[str]) -> str:
    """Several numbers as one: neighbours as a range ("3-5"), others as a list ("1, 3")."""
    if len(numbers) == 1:
        return numbers[0]
    if all(number.isdigit() for number in numbers):
        values = [int(number) for number in numbers]
        if values == list(range(values[0], values[0] + len(values))):
            return f"{values[0]}-{values[-1]}"
    return ", ".join(numbers)


def each_number(number: str) -> list[str]:
    """The numbers that one stands for: "3-5" → 3, 4, 5; "1, 3" → 1, 3; "2a" → 2a.

    Args:
        number: As in :attr:`ingest.model.Block.number`.
    """
    found: list[str] = []
    for part in number.split(", "):
        ends = part.split("-")
        if len(ends) == 2 and all(end.isdigit() for end in ends):
            found += [str(value) for value in range(int(ends[0]), int(ends[1]) + 1)]
        else:
            found.append(part)
    return found
