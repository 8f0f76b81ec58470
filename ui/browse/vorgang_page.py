"""A Vorgang on one page: what was decided, point by point what was said about it, and what is not found here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.browsing import matter
from assistant.gaps import Announced, Gaps, is_asked_about, is_reported, unanswered, unasked, unheard
from assistant.implementation.state import PointStatus
from assistant.model import Scope
from ingest.links.links import Link, LinkKind, block_of
from ingest.model import BlockKind, LetterKind
from ingest.vorgang import Item, Station, Vorgang
from ui.browse.course import course, legend
from ui.browse.gap_list import gap_list
from ui.browse.listing import facts, letter_link
from ui.browse.quotes import excerpt, place_link, quotation
from ui.browse.vorgang_texts import VorgangTexts
from ui.browse.wanted import Wanted, asking_address, vorgang_address
from ui.markup import Html, escaped, tag
from ui.progress import point_anchor, state_line
from ui.progress import texts as progress_texts


@dataclass(slots=True)
class _Page:
    """What the parts of a page share, and which places it has quoted so far: each is quoted once."""

    found: Vorgang
    gaps: Gaps
    scope: Scope
    texts: VorgangTexts
    tiers: bool
    states: Mapping[str, PointStatus] = field(default_factory=dict)
    quoted: dict[str, str] = field(default_factory=dict)

    @property
    def here(self) -> str:
        return self.texts.lists.looked_through(self.scope)


def vorgang_body(
    found: Vorgang,
    gaps: Gaps,
    scope: Scope,
    texts: VorgangTexts,
    tiers: bool = False,
    points: Sequence[PointStatus] = (),
) -> Html:
    """The contents of the page.

    Args:
        found: The Vorgang, as far as it may be seen.
        gaps: What its letters speak of and do not hold.
        scope: What was looked through.
        texts: The page's language.
        tiers: Whether each letter says who may see it.
        points: What became of its resolution points.
    """
    states = {point.passages[0].key: point for point in reversed(points) if point.passages}
    page = _Page(found, gaps, scope, texts, tiers, states)
    parts = [_head(page), _picture(page), _letters(page), *_items(page)]
    parts += [gap_list(found, gaps, page.here, texts), _mentions(page)]
    parts.append(tag("p", escaped(texts.reading), class_="leise"))
    return tag("article", *parts, class_="vorgang")


def nothing_body(reference: str, scope: Scope, texts: VorgangTexts) -> Html:
    """The contents of the page of a paper of which nothing may be seen: the same whether it is hidden or not there."""
    said = texts.nothing_of.format(here=texts.lists.looked_through(scope), reference=reference)
    ways = [tag("a", escaped(texts.lists.vorgaenge), href="/vorgaenge", class_="knopf ruhig")]
    heading = tag("h1", escaped(f"{texts.lists.vorgang} {reference}"))
    return tag("article", heading, tag("p", escaped(said)), tag("p", *ways), class_="vorgang leer")


def title_of(found: Vorgang) -> str:
    """What the browser's tab says."""
    return f"{found.reference}: {matter(found.subject, found.reference)}" if found.subject else found.reference


def _head(page: _Page) -> Html:
    found, texts = page.found, page.texts
    eyebrow = tag("p", escaped(f"{texts.lists.vorgang} {found.reference}"), class_="art")
    subject = matter(found.subject, found.reference) if found.subject else found.reference
    rows = [eyebrow, tag("h1", escaped(subject), lang="de" if found.subject else None)]
    counted = " · ".join(_overview(page))
    rows.append(tag("p", escaped(counted), class_="ueberblick"))
    if not found.itself and found.letters:
        rows.append(tag("p", escaped(texts.not_itself.format(reference=found.reference)), class_="hinweis"))
    follow = tag(
        "form",
        tag("input", type="hidden", name="reference", value=found.reference),
        tag("button", escaped(texts.follow), class_="ruhig"),
        action="/gemerkt/vorgang",
        method="post",
    )
    ask = tag("a", escaped(texts.ask), href=asking_address(vorgang=found.reference), class_="knopf")
    within = Wanted(vorgang=found.reference).address("/suche")
    search = tag("a", escaped(texts.search_in), href=within, class_="knopf ruhig")
    rows.append(tag("div", ask, follow, search, class_="taten"))
    return tag("header", *rows)


def _overview(page: _Page) -> Iterator[str]:
    """The Vorgang in figures."""
    found, texts = page.found, page.texts
    yield texts.general.letters_counted(len(found.letters))
    points = [item for item in found.items if item.kind is BlockKind.RESOLUTION_POINT]
    questions = [item for item in found.items if item.kind is BlockKind.QUESTION]
    for items, one, many in (
        (points, texts.one_point, texts.points_counted),
        (questions, texts.one_question, texts.questions_counted),
    ):
        if items:
            reported = sum(map(is_reported, items))
            yield (one if len(items) == 1 else many).format(count=len(items), reported=reported)
    asked = sum(map(is_asked_about, points))
    if asked:
        yield texts.enquired.format(count=asked)


def _picture(page: _Page) -> Html:
    drawn = course(page.found, page.texts)
    if drawn is None:
        return Html("")
    heading = tag("h2", escaped(page.texts.picture), id="verlauf")
    scrolled = tag("div", drawn, class_="rollbild", tabindex="0", role="region", aria_label=page.texts.picture)
    return tag("section", heading, scrolled, legend(page.found, page.texts), class_="bild")


def _letters(page: _Page) -> Html:
    """The letters, one below the other, each with what it announces."""
    if not page.found.letters:
        return Html("")
    rows = []
    for station in page.found.letters:
        letter = station.letter
        kind = tag("span", escaped(page.texts.general.kinds[letter.kind]), class_="was")
        link = letter_link(letter.document_id, letter.title)
        told = [
            tag("p", escaped(_announced(one, page.texts)), class_="leise")
            for one in page.gaps.announced
            if one.letter == letter
        ]
        by = facts((letter.office, letter.fraction), letter.tier if page.tiers else None, page.texts.lists)
        rows.append(tag("li", _when(station, page.texts), tag("div", kind, link, by, *told, class_="inhalt")))
    heading = tag("h2", escaped(page.texts.letters), id="schreiben")
    return tag("section", heading, tag("ol", *rows, class_="zeitleiste"))


def _announced(announced: Announced, texts: VorgangTexts) -> str:
    """Which letter another one announces for when, and which followed."""
    kind, day = texts.general.kinds[announced.kind], texts.general.date(announced.date)
    said = texts.announced.format(kind=kind, date=day)
    return f"{said}; {texts.came.format(letter=announced.came.title)}" if announced.came else said


def _items(page: _Page) -> Iterator[Html]:
    """The points or questions, with ways to each where there are many."""
    found, texts = page.found, page.texts
    if not found.items:
        return
    if len(found.items) > 1:
        ways = [
            tag("li", tag("a", escaped(texts.short_item(item.kind, item.number)), href=f"#{_id(number)}"))
            for number, item in enumerate(found.items, 1)
        ]
        yield tag("nav", tag("ul", *ways), class_="sprungziele", aria_label=texts.jump)
    enquired = any(is_asked_about(item) for item in found.items)
    for number, item in enumerate(found.items, 1):
        yield _item(page, number, item, enquired)
    if not enquired and unasked(found) and any(is_reported(item) for item in found.items):
        said = texts.no_enquiry_at_all.format(here=page.here)
        yield tag("p", escaped(said), class_="luecke")


def _item(page: _Page, number: int, item: Item, enquired: bool) -> Html:
    """A point: its words, what was said about it in the order of time, and what is not found."""
    texts = page.texts
    name = texts.item(item.kind, item.number)
    rows = [tag("h2", escaped(name), id=_id(number)), _state(page, item)]
    rows.append(quotation(item.wording, texts.rest, "gegenstand"))
    source = page.found.letters and item.wording[0].document_id != _own_letter(page.found)
    caption = escaped(f"{texts.quoted_from if source else texts.wording}: ")
    rows.append(tag("p", caption, place_link(item.wording), class_="quelle"))
    stations = [_station(page, station, name) for station in item.stations]
    if stations:
        rows.append(tag("ol", *stations, class_="stationen"))
    here = page.here
    missing = []
    if item in unanswered(page.found):
        pattern = texts.no_reply if item.kind is BlockKind.QUESTION else texts.no_report
        missing.append(pattern.format(here=here, item=texts.short_item(item.kind, item.number)))
    if enquired and item in unasked(page.found):
        missing.append(texts.no_enquiry.format(here=here, item=texts.short_item(item.kind, item.number)))
    rows += [tag("p", escaped(said), class_="luecke") for said in missing]
    return tag("section", *rows, class_="punkt", aria_labelledby=_id(number))


def _state(page: _Page, item: Item) -> Html:
    """What became of a point, according to its latest report; whoever is sent to a point by its number lands here."""
    point = page.states.get(item.wording[0].key)
    if point is None:
        return Html("")
    first = next(other for other in page.found.items if other.number == item.number)
    anchor = point_anchor(item.number) if first is item else ""
    return state_line(point, progress_texts(page.texts.language), anchor)


def _own_letter(found: Vorgang) -> str:
    """The id of the paper itself; "" where it is not here."""
    own = (one.letter.document_id for one in found.letters if one.kind is LinkKind.SAME_PAPER)
    return next(own, "")


def _station(page: _Page, station: Station, item: str) -> Html:
    """One thing that was said about a point: when, what it is, by whom, the words, and the way to their place."""
    texts, letter = page.texts, station.letter
    asks = station.kind is LinkKind.ASKS_ABOUT
    quoted_only = asks and letter.kind is not LetterKind.ENQUIRY
    what = tag("span", escaped(texts.says.get(station.kind, "")), class_="was")
    who = letter.fraction if asks else letter.office
    by = facts((who,), letter.tier if page.tiers else None, texts.lists)
    rows = [what, by]
    if quoted_only:
        rows.append(tag("p", escaped(texts.quoted_only), class_="leise"))
    rows += _words(page, station, item)
    rows += [_referral(texts, one.link, one.targets) for one in station.referrals]
    if station in _unheard(page):
        rows.append(tag("p", escaped(texts.no_answer.format(here=page.here)), class_="luecke"))
    when = _when(station, texts, at_latest=quoted_only)
    return tag("li", when, tag("div", *rows, class_="inhalt"), class_=f"station {station.kind}")


def _unheard(page: _Page) -> tuple[Station, ...]:
    return tuple(station for item in page.found.items for station in unheard(item))


def _words(page: _Page, station: Station, item: str) -> Iterator[Html]:
    """The words of a station and the way to their place; words that stand above are named, not quoted again."""
    if not station.passages:
        return
    key = block_of(station.passages[0].key)
    if station.kind is not LinkKind.RECORDS:
        if key in page.quoted:
            said = tag("a", escaped(page.texts.above.format(item=page.quoted[key])), href=f"#{_anchor(key)}")
            yield tag("p", said, escaped(" · "), place_link(station.passages), class_="quelle")
            return
        page.quoted[key] = item
        yield tag("div", quotation(station.passages, page.texts.rest), id=_anchor(key))
    yield tag("p", place_link(station.passages), class_="quelle")


def _when(station: Station, texts: VorgangTexts, at_latest: bool = False) -> Html:
    """The day of a station, or between which days its letter says that it was written."""
    day = station.letter.date
    if day:
        said = texts.general.date(day)
        shown = texts.at_latest.format(date=said) if at_latest else said
        return tag("p", tag("time", escaped(shown), datetime=day.isoformat()), class_="wann")
    rows = [tag("span", escaped(texts.unread_date))]
    if bounds := _bounds(station, texts):
        rows.append(tag("span", escaped(bounds), class_="leise"))
    return tag("p", *rows, class_="wann unbekannt")


def _bounds(station: Station, texts: VorgangTexts) -> str:
    """Between which days a letter of unknown date was written, in words."""
    after = texts.general.date(station.after) if station.after else ""
    before = texts.general.date(station.before) if station.before else ""
    if after and before:
        return texts.both.format(after=after, before=before)
    if after:
        return texts.after.format(date=after)
    return texts.before.format(date=before) if before else ""


def _referral(texts: VorgangTexts, link: Link, targets: Sequence[str]) -> Html:
    """Where words send their reader, and whether that can be read here."""
    if targets:
        said = escaped(texts.refers.format(targets="; ".join(targets)))
        if link.reference:
            said = tag("a", said, href=vorgang_address(link.reference))
        return tag("p", said, class_="verweis")
    return tag("p", escaped(texts.refers_away.format(to=_pointed_at(texts, link))), class_="verweis")


def _pointed_at(texts: VorgangTexts, link: Link) -> str:
    """What words point at ("Beschlusskontrolle A0093/15 03.11.2016, Frage 3")."""
    kind = texts.general.kinds[link.letter] if link.letter else ""
    day = texts.general.date(link.date) if link.date else ""
    name = " ".join(part for part in (kind, link.reference or "", day) if part)
    item = BlockKind.QUESTION if link.item is BlockKind.ANSWER else link.item
    place = texts.item(item, link.number) if item and item in texts.items and link.number else ""
    return ", ".join(part for part in (name, place) if part)


def _mentions(page: _Page) -> Html:
    """Places in letters of other Vorgänge that name the paper."""
    if not page.found.mentions:
        return Html("")
    rows = []
    for station in page.found.mentions:
        first = station.passages[0]
        at = first.text.find(page.found.reference)
        places = [(at, at + len(page.found.reference))] if at >= 0 else []
        words = tag("blockquote", tag("p", excerpt(first.text, places)), lang="de", class_=f"worte von-{first.speaker}")
        inside = tag(
            "div", words, tag("p", place_link(station.passages, first.label), class_="quelle"), class_="inhalt"
        )
        rows.append(tag("li", _when(station, page.texts), inside))
    heading = tag("h2", escaped(page.texts.mentions), id="erwaehnt")
    return tag("section", heading, tag("ol", *rows, class_="zeitleiste"))


def _id(number: int) -> str:
    return f"punkt-{number}"


def _anchor(block: str) -> str:
    return f"stelle-{block.replace('/', '-')}"
