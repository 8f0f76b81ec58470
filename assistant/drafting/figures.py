"""Figures of earlier letters: they held on their day, so a draft shows each as a mark with its day and its office.

A figure is a number that counts or measures. What names something is none: a date or year, a law's paragraph, a
reference, a place in a letter, a house number, a line, a telephone number.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.drafting.draft import FigureToUpdate
from ingest.text.references import places

_MONTHS = (
    *("januar", "februar", "märz", "april", "mai", "juni", "juli", "august"),
    *("september", "oktober", "november", "dezember"),
)
_MONTH = r"(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
_NUMBER = r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_WORD = (
    r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|zwanzig|"
    r"dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|(?:ein|zwei|drei|vier|fünf)?hundert|(?:ein|zwei|drei)?tausend)"
)
_UNIT = (
    r"(?:(?:\s*(?:Mio\.?|Mrd\.?|Millionen|Milliarden|Tausend|Tsd\.?))?\s*(?:Euro|EUR|€|Cent)(?!\w)|"
    r"\s*(?:Mio\.?|Mrd\.?|Millionen|Milliarden|Tsd\.?)(?!\w)|\s*(?:%|Prozent|v\.\s?H\.)|"
    r"\s*(?:km/h|[kMG]?Wh?p?|[kcm]?m[²³23]?|ha|kg|t|l|°C|dB\(A\))(?![\w/]))"
)
_FIGURE = re.compile(
    rf"(?<![\w/.,§-])(?P<value>(?:(?:EUR|€)\s*)?(?:{_NUMBER})(?:\s*(?:bis|-|–)\s*(?:{_NUMBER}))?{_UNIT}?"
    rf"(?:,-+|,–)?|\b{_WORD}\b(?:{_UNIT})?)(?![\w/])",
)
#: Numbers that name something; the number itself may stand anywhere in the match.
_NAMES = re.compile(
    rf"\d{{1,2}}\.\s?(?:\d{{1,2}}\.(?:\s?\d{{2,4}})?|{_MONTH}(?:\s+\d{{4}})?)|"  # dates
    rf"{_MONTH}\s+\d{{4}}|(?!(?:19|20)00\s[A-ZÄÖÜ])\b(?:19|20)\d{{2}}(?:\s?[/–-]\s?(?:(?:19|20)\d{{2}}|\d{{2}}))?(?![\d.,]*\d|\s*(?:Euro|EUR|€|%|Prozent))|"
    r"\b(?:Tel\.?|Telefon|Fax)[\s:]*[\d /()-]*\d|"
    r"(?:§+|\bArt(?:\.|ikel))\s*\d+\w?(?:\s*(?:,|und|bis|f+\.|i\.\s?V\.\s?m\.|§+|Abs(?:\.|atz)|Satz|S\.|Nr\.|Nummer|"
    r"Buchst(?:\.|abe))\s*(?:\d+\w?\b|\w\)?)?)*|"
    r"\b(?:Abs(?:\.|atz)|Satz|Nr\.|Nummer|Ziffer|Punkte?n?|Beschlusspunkte?n?|Fragen?|TOP|Anlagen?|Tabellen?|Abb(?:\.|ildung)|"
    r"Seiten?|S\.|Kapitel|Stufe|Phase|Klassen?|Klassenstufen?|Linien?|Buslinie|Los|Variante|Bauabschnitt|Haus|Gebäude|"
    r"Zimmer|Raum|Halle|Gleis|Tor|DIN|EN|ISO|SGB|Az\.|PLZ|Dez\.|Kita|Grundschule|"
    r"Oberschule|Bundesstraße|Autobahn|Kategorie|Gruppe|Teil|Band|Version|Mittelschule)\s*:?\s*\d+[\w.]*(?:\s*(?:,|und|bis|-|–|/)\s*\d+\w?)*|"
    r"\b\d{1,2}\.\s(?=(?!Mio|Mrd|Tsd)[A-ZÄÖÜ])(?:[A-ZÄÖÜ]\w+)|"  # ordinals: "3. Bauabschnitt"
    rf"\b(?:unter|über|ab|von|bis(?:\s+unter)?)\s+(?:\d{{1,2}}|{_WORD})(?:\s*(?:bis(?:\s+unter)?|und|-|–)\s*(?:\d{{1,2}}|{_WORD}))?"
    r"\s*-?[Jj]ahren?\b|"  # ages name a group: "Kinder unter drei Jahren"
    r"\w*(?:[Ss]traße|[Ss]tr\.|[Pp]latz|[Aa]llee|[Ww]eg|[Rr]ing|[Uu]fer|[Gg]asse|[Dd]amm)\s\d+\w?(?:\s*(?:,|und|bis|-|–|/)\s*\d+\w?\b)*|"
    r"\b\d{1,2}(?:[:.]\d{2})?\s*(?:bis|-|–)?\s*(?:\d{1,2}(?:[:.]\d{2})?)?\s*Uhr\b|\b\d{5}\s+[A-ZÄÖÜ]|"
    r"\b(?!EUR)[A-Z]{1,3}\s\d+\b|https?://\S+|www\.\S+|\S+@\S+|\b0?\d{3,5}[/-]\d{3,}\b|\b0\d{2,5}\s\d[\d ]{2,}|"
    r"\b0\.\s?[agu]\.|"  # "o. g." as a scanner reads it
    r"^\s*\d{1,2}[.)]\s"
)
_DAY = re.compile(
    rf"(?:Stand|Stichtag|[Pp]er|[Zz]um|[Aa]m|bis\s+zum)\W{{0,3}}(?:vom\s+|zum\s+|am\s+)?"
    rf"(?P<day>\d{{1,2}})\.\s?(?:(?P<number>\d{{1,2}})\.\s?|(?P<month>{_MONTH})\s+)(?P<year>\d{{4}})"
)
_STATES_DAY = re.compile(r"\bStand\b|Stichtag", re.I)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands in a text: start and end, code points, and the figure."""

    start: int
    end: int
    value: str


def figures(text: str) -> list[Place]:
    """The figures of a sentence in reading order: digits and number words from "zwei" on, with their units.

    Args:
        text: A sentence in display form.
    """
    taken = [match.span() for match in _NAMES.finditer(text)]
    taken += [(start, end) for start, end, _ in places(text)]
    return [
        Place(found.start("value"), found.end("value"), found["value"])
        for found in _FIGURE.finditer(text)
        if not any(start < found.end("value") and found.start("value") < end for start, end in taken)
    ]


def marked(text: str, letter_date: datetime.date | None, office: str | None) -> tuple[str, tuple[FigureToUpdate, ...]]:
    """A sentence with a mark in the place of each figure.

    Args:
        text: The sentence in display form.
        letter_date: Date of its letter, which its figures hold for unless it says another day.
        office: Whom to ask.

    Returns:
        The sentence, and its figures in the order of their marks; nothing else of it is changed.
    """
    as_of = day_stated(text) or letter_date
    found: list[FigureToUpdate] = []
    pieces: list[str] = []
    end = 0
    for place in figures(text):
        figure = FigureToUpdate(place.value, as_of, office)
        pieces += [text[end : place.start], figure.mark]
        found.append(figure)
        end = place.end
    return "".join([*pieces, text[end:]]), tuple(found)


def restored(text: str, figures_in_it: tuple[FigureToUpdate, ...]) -> str:
    """A marked sentence as its letter prints it: the way back, by which code checks that a draft is verbatim."""
    for figure in figures_in_it:
        text = text.replace(figure.mark, figure.value, 1)
    return text


def day_stated(text: str) -> datetime.date | None:
    """The day for which a sentence says its figures hold ("Stand 31.12.2021", "zum Stichtag 1. März 2022").

    None where it states none, or several: then nobody knows which figure is of which day.
    """
    days = set(_days(text))
    return days.pop() if len(days) == 1 else None


def _days(text: str) -> Iterator[datetime.date]:
    stating = _STATES_DAY.search(text)
    for found in _DAY.finditer(text):
        if stating or found[0].lower().startswith(("zum", "per")):
            month = int(found["number"]) if found["number"] else _MONTHS.index(found["month"].lower()) + 1
            try:
                yield datetime.date(int(found["year"]), month, int(found["day"]))
            except ValueError:  # a misread day
                continue
