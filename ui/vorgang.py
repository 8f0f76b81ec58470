"""A Vorgang as plain data, and as a tree for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.model import Scope
from ingest.links.links import Link, LinkKind
from ingest.model import BlockKind, LetterKind, Passage
from ui import texts_de as de
from ui.page_texts import texts
from ui.terminal import WIDEST, printable

if TYPE_CHECKING:
    from ingest.vorgang import Item, Station, Vorgang

Data = Mapping[str, Any]

#: How much of a place a tree shows; the rest stands in the letter.
_SHOWN = 200
#: The number in front of a point or question, which its heading shows already.
_NUMBER = re.compile(r"^[\"„“‚'»]?\s*(?:\d{1,2}\s?[.)]+\s*)?[\"„“]?(?:[a-h]\s?[.)]+\s*)?")


def as_data(found: Vorgang | None, reference: str, scope: Scope) -> dict[str, Any]:
    """A Vorgang as plain data, dates as they are.

    Args:
        found: The Vorgang; None where nothing of it may be seen.
        reference: What was asked for.
        scope: What was searched.
    """
    return {
        "reference": found.reference if found else reference,
        "subject": found.subject if found else None,
        "itself": found is not None and found.itself,
        "letters": [_station(station) for station in found.letters] if found else [],
        "items": [_item(item) for item in found.items] if found else [],
        "mentions": [_station(station) for station in found.mentions] if found else [],
        "absent": found.absent if found else [],
        "scope": scope,
    }


def tree(result: Data, width: int) -> str:
    """A Vorgang as a tree: its letters, then point by point what was said.

    Args:
        result: The result of the command ``vorgang``.
        width: Columns of the terminal.
    """
    return "\n".join(printable(row).rstrip() for row in _tree(result, min(max(width, 60), WIDEST)))


def _tree(result: Data, width: int) -> Iterator[str]:
    scope = result["scope"]
    until = de.VORGANG["until"].format(date=_day(scope["latest"])) if scope["latest"] else ""
    here = de.VORGANG["here"].format(letters=scope["letters"], until=until)
    if not (result["letters"] or result["mentions"]):
        yield from textwrap.wrap(de.VORGANG["nothing"].format(here=here, reference=result["reference"]), width)
        return
    subject = f": {result['subject']}" if result["subject"] else ""
    yield from textwrap.wrap(f"{de.VORGANG['heading']} {result['reference']}{subject}", width)
    if not result["itself"]:
        yield from textwrap.wrap(de.VORGANG["not_itself"].format(reference=result["reference"]), width)
    shown: set[str] = set()
    if result["letters"]:
        yield from ("", de.VORGANG["course"], *_stations(result["letters"], width, shown))
    for item in result["items"]:
        yield ""
        yield from _item_rows(item, width, quoted=not result["itself"])
        yield from _stations(item["stations"], width, shown) if item["stations"] else [de.VORGANG["no_statement"]]
    if result["mentions"]:
        yield from ("", de.VORGANG["mentions"], *_stations(result["mentions"], width, shown, result["reference"]))
    if result["absent"]:
        yield ""
        yield from textwrap.wrap(de.VORGANG["absent"].format(names=", ".join(result["absent"])), width)
    yield ""
    yield from textwrap.wrap(de.VORGANG["searched"].format(here=here), width)


def _item_rows(item: Data, width: int, *, quoted: bool) -> Iterator[str]:
    """A point or question: its number and how it begins, and by which letter if only others quote it."""
    name = de.VORGANG[item["kind"]].format(number=item["number"] or de.VORGANG["unnumbered"])
    text = _NUMBER.sub("", " ".join(passage["text"] for passage in item["wording"]), count=1)
    yield from textwrap.wrap(f"{name}: {_shortened(text)}", width, subsequent_indent="  ")
    if quoted:
        yield de.VORGANG["quoted"].format(label=_of_block(item["wording"][0]["label"]))


def _stations(stations: Sequence[Data], width: int, shown: set[str], about: str = "") -> Iterator[str]:
    """Rows of a tree; ``shown`` holds the places that it has quoted before, ``about`` what a quotation must show."""
    for number, station in enumerate(stations, 1):
        first, rest = ("└─ ", "   ") if number == len(stations) else ("├─ ", "│  ")
        if station["passages"]:
            what = f"{de.VORGANG_SAYS[station['kind']]}: {station['label']}"
        else:
            what = f"{texts('de').kinds[LetterKind(station['letter'])]}: {station['title']}"
        by = f" ({station['office']})" if station["office"] and not station["passages"] else ""
        yield from textwrap.wrap(f"{_when(station)}  {what}{by}", width, initial_indent=first, subsequent_indent=rest)
        for line in (*_quoted(station, shown, about), *map(_referral, station["refers"])):
            yield from textwrap.wrap(line, width, initial_indent=f"{rest}  ", subsequent_indent=f"{rest}  ")


def _quoted(station: Data, shown: set[str], about: str) -> Iterator[str]:
    """How a place begins, or its words around what it shall show; one that stands above is not quoted again."""
    if not station["passages"] or station["kind"] == LinkKind.RECORDS:
        return
    key = station["passages"][0]["key"]
    if key in shown:
        yield de.VORGANG["above"]
        return
    shown.add(key)
    text = " ".join(passage["text"] for passage in station["passages"])
    place = text.find(about) if about else 0
    start = text.find(" ", place - _SHOWN // 2) + 1 if place > _SHOWN // 2 else 0
    yield f"„{'… ' if start else ''}{_shortened(text[start:])}“"


def _when(station: Data) -> str:
    if station["date"]:
        return _day(station["date"])
    bounds = [
        de.VORGANG[name].format(date=_day(station[name])) for name in ("after", "before") if station[name] is not None
    ]
    return f"{de.VORGANG['undated']}{' (' + ' und '.join(bounds) + ')' if bounds else ''}"


def _referral(referral: Data) -> str:
    if referral["targets"]:
        return de.VORGANG["refers"].format(targets="; ".join(referral["targets"]))
    return de.VORGANG["refers_away"].format(to=referral["to"])


def _shortened(text: str) -> str:
    return textwrap.shorten(text, _SHOWN, placeholder=" …")


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}.{month}.{year}"


def _item(item: Item) -> dict[str, Any]:
    return {
        "kind": item.kind,
        "number": item.number,
        "wording": [_passage(passage) for passage in item.wording],
        "stations": [_station(station) for station in item.stations],
    }


def _station(station: Station) -> dict[str, Any]:
    letter = station.letter
    label = _of_block(station.passages[0].label) if station.passages else letter.title
    return {
        "kind": station.kind,
        "document_id": letter.document_id,
        "title": letter.title,
        "label": label,
        "letter": letter.kind,
        "reference": letter.reference,
        "office": letter.office,
        "date": letter.date,
        "after": station.after,
        "before": station.before,
        "passages": [_passage(passage) for passage in station.passages],
        "refers": [{"to": _pointed_at(one.link), "targets": list(one.targets)} for one in station.referrals],
    }


def _pointed_at(link: Link) -> str:
    """What words point at, as a councillor would write it ("Beschlusskontrolle A0093/15 vom 03.11.2016")."""
    kind = texts("de").kinds[link.letter] if link.letter else None
    day = f"vom {link.date:%d.%m.%Y}" if link.date else None
    name = " ".join(part for part in (kind, link.reference, day) if part)
    item = BlockKind.QUESTION if link.item is BlockKind.ANSWER else link.item
    place = de.VORGANG[item.value].format(number=link.number) if item and link.number else None
    return ", ".join(part for part in (name, place) if part)


def _of_block(label: str) -> str:
    return re.sub(r", Absatz \d+$", "", label)


def _passage(passage: Passage) -> dict[str, Any]:
    return {
        "key": passage.key,
        "label": passage.label,
        "speaker": passage.speaker,
        "text": passage.text,
        "spans": passage.spans,
    }
