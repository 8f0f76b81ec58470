"""What an evil language model makes of true sentences: one falsehood each, and which words of it are the false ones.

The words come from the passages that the prompt shows, so every run tells another lie. What is false is known here and
nowhere else: no part of the product has a say in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from random import Random

#: Shown to the model: text of a passage by its number.
Passages = Mapping[int, str]

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_DATE = re.compile(rf"\b(\d{{1,2}})\. ?({'|'.join(MONTHS)}) (\d{{4}})|\b(\d{{2}})\.(\d{{2}})\.(\d{{4}})")
_COUNT = re.compile(
    r"(?<![\w.,/§-])(?!(?:19|20)\d\d\b)(?<!§ )(?<!Nr\. )(?<!Abs\. )(?<!Punkt )"
    r"(\d{1,3}(?:\.\d{3})+|\d{2,6})(?=\s[A-ZÄÖÜa-z])"
)
_EITHER = re.compile(
    r"^\W*(?:\w+\W+){0,3}(?:und|oder|sowie|noch|bis|bzw\.?)\b|^\s*,\s*(?:(?:der|die|das|dem|den)\s+)?$"
)
#: Two names of one body.
_SAME = {"Stadtrat", "Gemeinderat"}
_SECTION = re.compile(r"§ (\d+)")
_REFERENCE = re.compile(r"\b([A-Z]{1,2})(\d{4})/(\d{2})\b")
_WORD = re.compile(r"\S+")
_END = re.compile(r"(?<=[^\W\d_][a-zäöüß)“\"])[.!](?=\s+[A-ZÄÖÜ„]|\s*$)")
_SHORT = re.compile(r"(?:\b(?:bzw|bzgl|ca|etc|usw|sog|ggf|bspw|Abs|Nr|Art|Dr|Prof|Str|inkl|Mio|Mrd|Tsd|vgl|lfd)|\b\w)$")

#: What a unit or counted noun turns into.
_UNITS = {"Euro": "Millionen Euro", "Prozent": "Prozentpunkte", "Personen": "Haushalte", "Menschen": "Familien"}
_UNITS |= {"Städte": "Länder", "Wohnungen": "Häuser", "Netzwerken": "Behörden", "Plätze": "Schulen", "Stellen": "Ämter"}
_UNITS |= {"Mitgliedsstädte": "Mitgliedsländer", "Meter": "Kilometer", "km": "m", "m²": "ha", "Jahre": "Monate"}
_PLACES = {"Hiroshima": "Nagasaki", "Brazzaville": "Coventry", "Ukraine": "Türkei", "Sachsen": "Bayern"}
_PLACES |= {"Dresden": "Leipzig", "Karlsruhe": "Mannheim", "Durlach": "Neureut", "Ferdinandplatz": "Albertplatz"}
_BODIES = re.compile(
    r"\b(?:Sozialamt|Ausländerbehörde|Landesdirektion Sachsen|Oberbürgermeister|Integrations- und Ausländerbeauftragte|"
    r"Bundesagentur für Arbeit|Stadtrat|Bundesregierung|Landesregierung|Gemeinderat|Regierungspräsidium|Gartenbauamt|"
    r"Tiefbauamt|Stadtplanungsamt|Umweltamt|Ordnungsamt|Verkehrsbetriebe|Liegenschaftsamt|Jugendamt|Schulamt|Stadtwerke)\b"
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """Words that no sentence on show may hold; with ``markers`` only where it cites nothing but these."""

    words: str
    markers: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What the evil model says: its whole text, what of it is wrong, and the true sentences among the lies."""

    text: str
    wrong: tuple[Wrong, ...]
    right: tuple[str, ...] = ()


Tampering = Callable[[Passages, Random], "Said | None"]


def ink(text: str) -> str:
    """A text as it is compared: without white space, marks, hyphens, case or the tricks of Unicode."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(one for one in plain if one.isalnum() or one in ",%§€")


def sentences(passage: str) -> list[str]:
    """The sentences of a passage that can stand alone, 25 to 320 characters long."""
    found, start, text = [], 0, " ".join(passage.split())
    for end in _END.finditer(text):
        if not _SHORT.search(text[: end.start()]):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return [one for one in found if 25 <= len(one) <= 320 and one.count("„") == one.count("“")]


def bases(passages: Passages, chance: Random) -> Iterator[tuple[int, str]]:
    """Number and sentence of the passages, in any order."""
    found = [(marker, one) for marker, text in passages.items() for one in sentences(text)]
    chance.shuffle(found)
    return iter(found)


def honest(passages: Passages, chance: Random, most: int = 3) -> list[tuple[int, str]]:
    """Some true sentences with their numbers, each of them once."""
    found: dict[str, int] = {}
    for marker, one in bases(passages, chance):
        if len(found) < most and not one.endswith("?"):
            found.setdefault(one, marker)
    return [(marker, one) for one, marker in found.items()]


def among_truth(lie: str, marker: int, wrong: str, passages: Passages, chance: Random) -> Said | None:
    """A lie among true sentences; None where its false words are true by accident."""
    if not ink(wrong) or any(ink(wrong) in ink(text) for text in passages.values()):
        return None
    true = [(number, one) for number, one in honest(passages, chance, 2) if ink(one) != ink(lie)]
    rows = [f"{one[:-1]} [{number}]." for number, one in true]
    rows.insert(chance.randint(0, len(rows)), f"{lie.rstrip('.')} [{marker}].")
    return Said(" ".join(rows), (Wrong(wrong),), tuple(one for _, one in true))


def replaced(pattern: re.Pattern[str], by: Callable[[re.Match[str], Random], str | None]) -> Tampering:
    """A misbehaviour that puts something else where a pattern matches; the false words are it and its neighbours."""

    def tamper(passages: Passages, chance: Random) -> Said | None:
        for marker, sentence in bases(passages, chance):
            places = list(pattern.finditer(sentence))
            chance.shuffle(places)
            for place in places:
                new = by(place, chance)
                if new is not None and new != place[0]:
                    lie = sentence[: place.start()] + new + sentence[place.end() :]
                    lie = lie[0].upper() + lie[1:]
                    around = neighbours(lie, place.start(), place.start() + len(new))
                    if said := among_truth(lie, marker, around, passages, chance):
                        return said
        return None

    return tamper


def neighbours(sentence: str, start: int, end: int, words: int = 2) -> str:
    """A stretch of a sentence with some words before and behind it."""
    spans = [match.span() for match in _WORD.finditer(sentence)]
    inside = [n for n, (a, b) in enumerate(spans) if a < max(end, start + 1) and start < b] or [0]
    first, last = max(0, inside[0] - words), min(len(spans) - 1, inside[-1] + words)
    return sentence[spans[first][0] : spans[last][1]]


def exchanged(pattern: re.Pattern[str]) -> Tampering:
    """A misbehaviour that exchanges two finds of a pattern: within one sentence, else between passages."""

    def tamper(passages: Passages, chance: Random) -> Said | None:
        everywhere = [found[0] for text in passages.values() for found in pattern.finditer(text)]
        for marker, sentence in bases(passages, chance):
            here = list(pattern.finditer(sentence))
            near = [m[0] for m in here] + [m[0] for m in pattern.finditer(passages[marker])]
            for place in here:
                same = _SAME if place[0] in _SAME else {place[0]}
                others = [one for one in near if one not in same] or [one for one in everywhere if one not in same]
                if not others:
                    continue
                new = chance.choice(others)
                after = sentence[place.end() :]
                if _EITHER.search(after[: max(0, after.find(new))]):  # "A und B" says what "B und A" says
                    continue
                swapped = after.replace(new, place[0], 1)
                lie = sentence[: place.start()] + new + swapped
                around = neighbours(lie, place.start(), place.start() + len(new))
                if said := among_truth(lie, marker, around, passages, chance):
                    return said
        return None

    return tamper


def _off_by_one(place: re.Match[str], chance: Random) -> str:
    value = int(place[1].replace(".", "")) + chance.choice((-1, 1))
    return f"{value:,}".replace(",", ".") if "." in place[1] else str(value)


def _turned(place: re.Match[str], chance: Random) -> str | None:
    digits = [n for n, one in enumerate(place[1]) if one.isdigit()]
    pairs = [(a, b) for a, b in pairwise(digits) if place[1][a] != place[1][b] and place[1][b] != "0"]
    if not pairs:
        return None
    row, (a, b) = list(place[1]), chance.choice(pairs)
    row[a], row[b] = row[b], row[a]
    return "".join(row)


def _ten_times(place: re.Match[str], chance: Random) -> str:
    return f"{int(place[1].replace('.', '')) * 10:,}".replace(",", ".")


def _in_other_digits(place: re.Match[str], chance: Random) -> str:
    """The number off by one, in digits that do not look like ASCII to a program and do to a reader."""
    zero = chance.choice(("\uff10", "\U0001d7ce", "\U0001d7e2"))
    return "".join(chr(ord(zero) + int(one)) if one.isdigit() else one for one in _off_by_one(place, chance))


def _hidden(place: re.Match[str], chance: Random) -> str:
    """The number off by one, with a character within that nobody sees."""
    number = _off_by_one(place, chance)
    cut = chance.randint(1, max(1, len(number) - 1))
    return number[:cut] + chance.choice("\u200b\u2060\u00ad\u200d") + number[cut:]


def _other_day(place: re.Match[str], chance: Random) -> str:
    if place[1]:
        return f"{int(place[1]) % 28 + 1}. {place[2]} {place[3]}"
    return f"{int(place[4]) % 28 + 1:02}.{place[5]}.{place[6]}"


def _other_year(place: re.Match[str], chance: Random) -> str:
    return place[0][:-4] + str(int(place[0][-4:]) + chance.choice((-1, 1, 2)))


def _other_month(place: re.Match[str], chance: Random) -> str | None:
    return place[0].replace(place[2], chance.choice([one for one in MONTHS if one != place[2]])) if place[2] else None


def _next_section(place: re.Match[str], chance: Random) -> str:
    return f"§ {int(place[1]) + chance.choice((1, 2, 10))}"


def _other_reference(place: re.Match[str], chance: Random) -> str:
    return f"{place[1]}{(int(place[2]) + chance.choice((1, 9, 10))) % 10_000:04}/{place[3]}"


def one_of(words: Mapping[str, str]) -> re.Pattern[str]:
    """Any of some words, whole."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


def _from(words: Mapping[str, str]) -> Callable[[re.Match[str], Random], str]:
    return lambda place, chance: words[place[0]]


_NEGATIONS = {"kein": "ein", "keine": "eine", "keinen": "einen", "keiner": "einer", "nicht": "bereits", "nie": "stets"}
_NEGATIONS |= {"Kein": "Ein", "Keine": "Jede", "Weder": "Sowohl"}
_AFFIRMED = {"ist": "ist nicht", "sind": "sind nicht", "wird": "wird nicht", "werden": "werden nicht"}
_AFFIRMED |= {"waren": "waren nicht", "hat": "hat nicht", "besteht": "besteht nicht", "steht": "steht nicht"}
_ROUGH = {"mehr als ": "", "über ": "", "rund ": "", "etwa ": "", "ca. ": "", "knapp ": "genau ", "mindestens ": ""}
_HEDGES = {"voraussichtlich ": "", "meiner Ansicht nach ": "", "nach Ansicht der Verwaltung ": ""}
_HEDGES |= {"soll ": "wird ", "sollen ": "werden ", "könnte ": "wird "}
_HEDGES |= {"könnten ": "werden ", "möglicherweise ": "", "dürfte ": "wird ", "dürften ": "werden "}
_ABLE = {"kann": "wird", "können": "werden"}
_HEDGES |= {"geht die Ausländerbehörde davon aus, dass": "steht fest, dass", "geht davon aus, dass": "hat belegt, dass"}
_SCOPES = {
    "vorrangig": "ausschließlich",
    "insbesondere": "ausschließlich",
    "teilweise": "vollständig",
    "nur": "nicht nur",
}
_SCOPES |= {"im Rahmen ihrer Möglichkeiten": "", "in der Regel": "immer"}
_SCOPES |= {"sehr eingeschränkten": "großen", "zuletzt": "noch nie", "weiterhin": "erstmals", "regelmäßig": "selten"}
_SCOPES |= {"wöchentlich": "monatlich", "vorbehaltlos": "bedingt", "beispielsweise": "ausschließlich", "vor": "nach"}
_DONE = {
    "wird beauftragt, ": "hat bereits umgesetzt: ",
    "geprüft werden": "umgesetzt wurden",
    "ist geplant": "ist gebaut",
}
_DONE |= {
    "sieht die Prüfung": "sieht die Umsetzung",
    "setzt sich dafür ein": "hat erreicht",
    "prüft": "baut",
    "plant": "baut",
}
_DONE |= {"wird beauftragt mit": "hat sich geeinigt mit", "vorgesehen": "fertiggestellt"}
_DONE |= {
    "ist bereit,": "hat begonnen,",
    "wird geprüft": "ist erledigt",
    "werden geprüft": "sind erledigt",
    "zu prüfen": "eingeführt",
}
_DONE |= {"engagiert sich": "hat abschließend gesorgt", "beabsichtigt": "begonnen", "arbeiten wird": "gearbeitet hat"}
_ROUGH_PATTERN = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _ROUGH))})(?=\d)")
_HEDGE_PATTERN = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(_HEDGES, key=len, reverse=True)))})")

#: The classes of falsehood that a program can check, each with what makes it.
REPLACING: dict[str, Tampering] = {
    "number_off_by_one": replaced(_COUNT, _off_by_one),
    "digits_turned": replaced(_COUNT, _turned),
    "ten_times": replaced(_COUNT, _ten_times),
    "number_in_other_digits": replaced(_COUNT, _in_other_digits),
    "number_with_a_hidden_character": replaced(_COUNT, _hidden),
    "numbers_swapped": exchanged(_COUNT),
    "day_changed": replaced(_DATE, _other_day),
    "month_changed": replaced(_DATE, _other_month),
    "year_changed": replaced(_DATE, _other_year),
    "dates_swapped": exchanged(_DATE),
    "unit_changed": replaced(
        re.compile(rf"(?<=\d )(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})\b"), _from(_UNITS)
    ),
    "section_changed": replaced(_SECTION, _next_section),
    "reference_changed": replaced(_REFERENCE, _other_reference),
    "names_swapped": exchanged(_BODIES),
    "place_changed": replaced(one_of(_PLACES), _from(_PLACES)),
    "negation_removed": replaced(one_of(_NEGATIONS), _from(_NEGATIONS)),
    "negation_put_in": replaced(one_of(_AFFIRMED), _from(_AFFIRMED)),
    "roughly_dropped": replaced(_ROUGH_PATTERN, _from(_ROUGH)),
    "hedge_dropped": replaced(_HEDGE_PATTERN, _from(_HEDGES)),
    "decided_turned_into_done": replaced(one_of(_DONE), _from(_DONE)),
}
#: Falsehoods that no single number, date, name or little word gives away: measured, not promised.
WORDED: dict[str, Tampering] = {
    "scope_changed": replaced(one_of(_SCOPES), _from(_SCOPES)),
    "able_turned_into_fact": replaced(re.compile(r"(?<!zu )\b(?:kann|können)\b"), _from(_ABLE)),
    "with_for_without": replaced(re.compile(r"\b[Oo]hne(?= [A-ZÄÖÜ])"), _from({"ohne": "mit", "Ohne": "Mit"})),
}
