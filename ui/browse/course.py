"""The course of a Vorgang as a picture: one row a point, time to the right, one sign a kind of station, gaps dashed.

Only attributes place things, for the page's policy allows no inline style; colours come from ``browse.css``. Everything
in the picture stands below it as text, too.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.gaps import is_asked_about, is_reported, unheard
from ingest.links.links import LinkKind
from ingest.model import BlockKind, LetterKind
from ingest.vorgang import Item, Station, Vorgang
from ui.browse.vorgang_texts import VorgangTexts
from ui.markup import Html, escaped, joined, tag

#: A picture says more than text from this many dated stations on this many days.
STATIONS, DAYS = 3, 2
#: Lengths in units of the picture: width of the names and of the words behind the rows, least distance of two days,
#: width of a date, height of a row, of a line of dates.
NAMES, WORDS, STEP, DATE, ROW, LINE = 104, 176, 36, 84, 34, 18
#: Width of the time axis; more where the days need it.
AXIS = 560
_SIGN = 6.5


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where days stand: in proportion to time, but never so near that two signs touch."""

    days: tuple[datetime.date, ...]
    places: tuple[float, ...]

    @property
    def end(self) -> float:
        return self.places[-1]

    def at(self, day: datetime.date) -> float:
        """Where a day stands, also one between two known ones."""
        if day <= self.days[0]:
            return self.places[0]
        for number in range(1, len(self.days)):
            left, right = self.days[number - 1], self.days[number]
            if day <= right:
                share = (day - left) / (right - left)
                return self.places[number - 1] + share * (self.places[number] - self.places[number - 1])
        return self.end


def course(found: Vorgang, texts: VorgangTexts) -> Html | None:
    """The picture of a Vorgang.

    Args:
        found: The Vorgang, as far as it may be seen.
        texts: The page's language.

    Returns:
        An ``svg`` element; None where a picture would say no more than the text.
    """
    stations = [*found.letters, *(station for item in found.items for station in item.stations)]
    dated = [station.letter.date for station in stations if station.letter.date]
    if len(dated) < STATIONS or len(set(dated)) < DAYS or not found.items:
        return None
    scale = _scale(sorted(set(dated)))
    undated = any(_place(station, scale) is None for station in stations)
    right = scale.end + (STEP + DATE / 2 if undated else STEP / 2)
    labels, lines = _dates(scale, texts)
    top = lines * LINE + 8
    height = top + (len(found.items) + 1) * ROW
    told = [tuple(_gaps(item, any(map(is_asked_about, found.items)), texts)) for item in found.items]
    width = right + (WORDS if any(told) else DATE / 2)
    if undated:
        labels = joined(labels, _text(scale.end + STEP, LINE - 4, texts.no_day, "tag"))
    rows = [_row(top + ROW / 2, texts.row_letters, found.letters, scale, right, ())]
    for number, (item, gaps) in enumerate(zip(found.items, told, strict=True), 1):
        name = texts.short_item(item.kind, item.number)
        rows.append(_row(top + ROW / 2 + number * ROW, name, item.stations, scale, right, gaps))
    about = texts.picture_about.format(reference=found.reference, items=len(found.items), days=len(scale.days))
    return tag(
        "svg",
        tag("title", escaped(texts.picture)),
        tag("desc", escaped(about)),
        *(_line(place, top, place, height, "tagstrich") for place in scale.places),
        labels,
        *rows,
        viewBox=f"0 0 {width:g} {height:g}",
        width=f"{width:g}",
        height=f"{height:g}",
        role="img",
        aria_label=f"{texts.picture}. {about}",
        class_="verlauf",
    )


def legend(found: Vorgang, texts: VorgangTexts) -> Html:
    """What the signs of the picture stand for: those that occur in it, in the order of a Vorgang."""
    stations = [*found.letters, *(station for item in found.items for station in item.stations)]
    names: dict[str, dict[str, None]] = {}
    for station in stations:
        names.setdefault(_sign_of(station), {})[_name(station, texts)] = None
    known = [sign for sign in _SIGNS if sign in names]
    rows = [tag("li", _key(_sign(sign, 8, 8, "")), escaped(" / ".join(names[sign]))) for sign in known]
    if any(_between(station) for station in stations):
        rows.append(tag("li", _key(_sign("bericht", 8, 8, " ungewiss")), escaped(texts.unread_date)))
    return tag("ul", *rows, class_="zeichen")


def _scale(days: Sequence[datetime.date]) -> _Scale:
    width = max(AXIS, STEP * (len(days) - 1))
    left, last = NAMES + STEP / 2, NAMES + STEP / 2 + width
    span = (days[-1] - days[0]).days or 1
    places: list[float] = []
    for day in days:
        place = left + width * (day - days[0]).days / span
        places.append(max(place, places[-1] + STEP) if places else place)
    for number in range(len(places)):  # what was pushed too far goes back, the last day first
        places[-1 - number] = min(places[-1 - number], last - number * STEP)
    return _Scale(tuple(days), tuple(places))


def _dates(scale: _Scale, texts: VorgangTexts) -> tuple[Html, int]:
    """The dates above the rows, on as many lines as they need, three at most; and how many those are.

    A date that finds no room is left out: it stands in the list of letters.
    """
    ends: list[float] = []
    shown: list[Html] = []
    for day, place in zip(scale.days, scale.places, strict=True):
        line = next((number for number, end in enumerate(ends) if place - DATE / 2 >= end), len(ends))
        if line >= 3:
            continue
        ends[line:] = [place + DATE / 2, *ends[line + 1 :]]
        shown.append(_text(place, line * LINE + LINE - 4, f"{day:%d.%m.%Y}", "tag"))
    return joined(*shown), len(ends)


def _row(
    middle: float, name: str, stations: Sequence[Station], scale: _Scale, right: float, gaps: tuple[str, ...]
) -> Html:
    """A row: its name, a line along its stations, dashed where nothing follows, its signs, and what is not found."""
    by_place: dict[float, list[Station]] = {}
    for station in stations:
        place = _place(station, scale)
        by_place.setdefault(scale.end + STEP if place is None else place, []).append(station)
    bounds = dict.fromkeys(bounds for station in stations if (bounds := _between(station)))
    parts = [_text(0, middle + 4, name, "name")]
    parts += [_line(scale.at(after), middle, scale.at(before), middle, "spanne") for after, before in bounds]
    if len(by_place) > 1:
        parts.append(_line(min(by_place), middle, max(by_place), middle, "faden"))
    if gaps:
        parts.append(_line(max(by_place, default=NAMES), middle, right, middle, "luecke"))
        parts.append(_text(right + 6, middle + 4, "; ".join(gaps), "offen"))
    for place, here in by_place.items():
        for side, station in enumerate(here):  # side by side where they are of one day
            x = place + (side - (len(here) - 1) / 2) * 2.4 * _SIGN
            parts.append(_sign(_sign_of(station), x, middle, "" if station.letter.date else " ungewiss"))
    return tag("g", *parts)


def _gaps(item: Item, enquired: bool, texts: VorgangTexts) -> Iterator[str]:
    """What is not found about a point, in a few words: the first thing that is missing."""
    if not is_reported(item):
        yield texts.no_reply_short if item.kind is BlockKind.QUESTION else texts.no_report_short
    elif enquired and item.kind is BlockKind.RESOLUTION_POINT and not is_asked_about(item):
        yield texts.no_enquiry_short
    elif unheard(item):
        yield texts.no_answer_short


def _between(station: Station) -> tuple[datetime.date, datetime.date] | None:
    """The days between which a letter of unknown date was written, where both are known."""
    if station.letter.date or not (station.after and station.before):
        return None
    return station.after, station.before


def _place(station: Station, scale: _Scale) -> float | None:
    """Where a station stands; None where nothing is known of its day."""
    if station.letter.date:
        return scale.at(station.letter.date)
    bounds = _between(station)
    if bounds:
        return (scale.at(bounds[0]) + scale.at(bounds[1])) / 2
    if station.after:
        return scale.at(station.after) + STEP / 2
    return scale.at(station.before) - STEP / 2 if station.before else None


def _sign_of(station: Station) -> str:
    return _BY_LINK.get(station.kind) or _BY_LETTER.get(station.letter.kind, "andere")


_BY_LINK: Mapping[LinkKind, str] = {
    LinkKind.SAME_PAPER: "vorlage",
    LinkKind.RECORDS: "niederschrift",
    LinkKind.CONTROLS: "bericht",
    LinkKind.ASKS_ABOUT: "nachfrage",
    LinkKind.ANSWERS: "antwort",
}
_BY_LETTER: Mapping[LetterKind, str] = {
    LetterKind.ENQUIRY: "nachfrage",
    LetterKind.ANSWER_LETTER: "antwort",
    LetterKind.STATEMENT: "antwort",
    LetterKind.RESOLUTION_CONTROL: "bericht",
    LetterKind.MINUTES: "niederschrift",
}
_SIGNS = ("vorlage", "niederschrift", "bericht", "nachfrage", "antwort", "andere")


def _name(station: Station, texts: VorgangTexts) -> str:
    if station.kind in texts.says:
        return texts.says[station.kind]
    of_sign = {sign: link for link, sign in _BY_LINK.items()}
    link = of_sign.get(_sign_of(station), LinkKind.SAME_PAPER)
    return texts.says[link] if link in texts.says else texts.general.kinds[station.letter.kind]


def _sign(kind: str, x: float, y: float, more: str) -> Html:
    """A sign: each kind has a shape of its own, so that no one needs its colour."""
    class_, r = f"zeichen {kind}{more}", _SIGN
    if kind == "bericht":
        return tag("circle", cx=f"{x:g}", cy=f"{y:g}", r=f"{r:g}", class_=class_)
    shapes = {
        "vorlage": _path((x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)),
        "niederschrift": _path((x, y - r), (x + r, y + r), (x - r, y + r)),
        "nachfrage": _path((x, y - r * 1.25), (x + r * 1.25, y), (x, y + r * 1.25), (x - r * 1.25, y)),
        "antwort": _path((x - r, y - r), (x + r, y), (x - r, y + r)),
        "andere": _path((x - r, y - 3), (x + r, y - 3), (x + r, y + 3), (x - r, y + 3)),
    }
    return tag("path", d=shapes[kind], class_=class_)


def _path(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _key(sign: Html) -> Html:
    return tag("svg", sign, viewBox="0 0 17 17", width="17", height="17", aria_hidden="true", class_="verlauf")


def _text(x: float, y: float, words: str, class_: str) -> Html:
    return tag("text", escaped(words), x=f"{x:g}", y=f"{y:g}", class_=class_)


def _line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Html:
    return tag("line", x1=f"{x1:g}", y1=f"{y1:g}", x2=f"{x2:g}", y2=f"{y2:g}", class_=class_)
