"""The search: words, and what could be chosen instead, in one form that needs no script; letters or passages below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.browsing import Facet, Listing, VorgangEntry
from assistant.letters import LetterEntry
from assistant.model import RankedPassage
from assistant.word_search import Words, places
from ingest.model import LetterKind, Tier
from ui.browse.listing import chosen, letter_row, pager, select, text_field, told
from ui.browse.quotes import excerpt, of_block, place_link
from ui.browse.texts import BrowseTexts
from ui.browse.vorgaenge_page import vorgang_row
from ui.browse.wanted import KIND_NAMES, Wanted, asking_address
from ui.markup import Html, escaped, joined, tag

PATH = "/suche"
#: How many passages of one letter stand there at once; the others can be opened.
SHOWN = 2
#: How many years can be chosen by one click.
_YEARS = 12


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search for words found.

    Attributes:
        words: What was looked for.
        passages: The passages, best first; score 0 for those that are only near in meaning.
        letters: The letters they stand in, by id.
        vorgaenge: Vorgänge that the words name.
    """

    words: Words
    passages: Sequence[RankedPassage] = ()
    letters: dict[str, LetterEntry] = field(default_factory=dict)
    vorgaenge: Sequence[VorgangEntry] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search shows.

    Attributes:
        listing: The letters that fit, and what could be chosen.
        hits: What the words found; None without words.
        tiers: Number of letters in each tier; empty for whoever sees one only.
        fault: Why nothing was searched; "" where it was.
    """

    listing: Listing | None
    hits: Hits | None = None
    tiers: tuple[tuple[Tier, int], ...] = ()
    fault: str = ""


def search_body(found: Found, wanted: Wanted, texts: BrowseTexts) -> Html:
    """The contents of the page.

    Args:
        found: What was found.
        wanted: What was looked for, to stand in the form again.
        texts: The page's language.
    """
    heading = tag("h1", escaped(texts.search))
    said = tag("p", escaped(found.fault), lang="de", class_="hinweis", role="alert") if found.fault else Html("")
    form = tag(
        "form", _words(wanted, texts), _narrowing(found, wanted, texts), action=PATH, method="get", role="search"
    )
    if found.listing is None:
        return tag("div", heading, said, form, class_="suche")
    rows = list(_hits(found.listing, found.hits, wanted, texts) if found.hits else _list(found, wanted, texts))
    results = tag("section", *rows, class_="treffer", aria_labelledby="gefunden")
    return tag("div", heading, said, form, results, class_="suche")


def _words(wanted: Wanted, texts: BrowseTexts) -> Html:
    kept = tag("input", type="hidden", name="vorgang", value=wanted.vorgang) if wanted.vorgang else Html("")
    words = text_field("q", texts.words, wanted.q, kind="search")
    return tag("div", words, kept, tag("button", escaped(texts.find)), class_="worte-suchen")


def _narrowing(found: Found, wanted: Wanted, texts: BrowseTexts) -> Html:
    """The filters; closed on a phone until somebody wants them."""
    count = wanted.restricts
    caption = texts.narrowed.format(count=count) if count else texts.narrow
    listing = found.listing
    hint = tag("p", escaped(texts.period_hint), class_="leise", id="hinweis-zeit")
    ends = tag(
        "div",
        text_field("von", texts.since, wanted.von, "zeit"),
        text_field("bis", texts.until, wanted.bis, "zeit"),
        class_="zeitraum",
    )
    period = tag("fieldset", tag("legend", escaped(texts.period)), ends, hint, _years(listing, wanted, texts))
    rows = [period, _kinds(listing, wanted, texts)]
    offices, fractions = (listing.offices, listing.fractions) if listing else ((), ())
    rows.append(select("amt", texts.office, texts.every_office, _options(offices), wanted.amt))
    rows.append(select("fraktion", texts.fraction, texts.every_fraction, _options(fractions), wanted.fraktion))
    if found.tiers:
        options = [(str(tier), f"{texts.general.tiers[tier]} ({count})") for tier, count in found.tiers]
        rows.append(select("ebene", texts.tier, texts.every_tier, options, wanted.ebene))
    rows.append(tag("button", escaped(texts.apply), class_="ruhig"))
    return tag("details", tag("summary", escaped(caption)), *rows, class_="eingrenzen", open=bool(found.fault))


def _options(facets: Sequence[Facet]) -> list[tuple[str, str]]:
    return [(one.value, f"{one.value} ({one.letters})") for one in facets]


def _years(listing: Listing | None, wanted: Wanted, texts: BrowseTexts) -> Html:
    """Years that one click chooses."""
    if listing is None or not listing.years:
        return Html("")
    rows = [
        tag("li", tag("a", escaped(one.value), tag("span", escaped(f" ({one.letters})")), href=address))
        for one in listing.years[:_YEARS]
        for address in (wanted.address(PATH, von=one.value, bis=one.value),)
    ]
    return tag("ul", *rows, class_="jahre", aria_label=texts.years)


def _kinds(listing: Listing | None, wanted: Wanted, texts: BrowseTexts) -> Html:
    """The kinds of letters, each with how many it would show."""
    counts = {LetterKind(one.value): one.letters for one in listing.kinds} if listing else {}
    ticked = {name.casefold() for name in wanted.art}
    rows = []
    for kind, name in KIND_NAMES.items():
        is_ticked = name in ticked or kind.value in ticked
        if not counts.get(kind) and not is_ticked:
            continue
        box = tag("input", type="checkbox", name="art", value=name, checked=is_ticked)
        words = escaped(f"{texts.general.kinds[kind]} ({counts.get(kind, 0)})")
        rows.append(tag("li", tag("label", box, words)))
    return tag("fieldset", tag("legend", escaped(texts.kind)), tag("ul", *rows)) if rows else Html("")


def _list(found: Found, wanted: Wanted, texts: BrowseTexts) -> Iterator[Html]:
    """The letters that fit, page by page."""
    listing = found.listing
    assert listing is not None
    if not listing.total:
        yield from _nothing(listing, wanted, texts)
        return
    counted = escaped(texts.general.letters_counted(listing.total))
    yield tag("h2", counted, tag("span", escaped(f", {texts.latest_first}"), class_="leise"), id="gefunden")
    yield chosen(wanted, PATH, texts)
    yield _left_out(listing, texts)
    rows = (letter_row(entry, texts, bool(found.tiers)) for entry in listing.entries)
    yield tag("ol", *rows, class_="liste")
    yield pager(wanted, PATH, listing.page, listing.total, texts)


def _nothing(listing: Listing, wanted: Wanted, texts: BrowseTexts) -> Iterator[Html]:
    yield tag("h2", escaped(texts.general.letters_counted(0)), id="gefunden")
    yield chosen(wanted, PATH, texts)
    here = texts.looked_through(listing.scope)
    yield told("nichts", [texts.no_letter.format(here=here) if wanted.restricts else texts.nothing_yet])
    yield _left_out(listing, texts)


def _left_out(listing: Listing, texts: BrowseTexts) -> Html:
    """How many letters a period leaves out because they have no date."""
    count = listing.scope.undated
    if not count:
        return Html("")
    return told("leise", [texts.undated_one if count == 1 else texts.undated.format(count=count)])


def _hits(listing: Listing, hits: Hits, wanted: Wanted, texts: BrowseTexts) -> Iterator[Html]:
    """The passages that were found, letter by letter, the best first."""
    held = [one for one in hits.passages if one.score]
    near = [one for one in hits.passages if not one.score]
    letters = len({one.passage.document_id for one in held})
    passages = texts.one_passage if len(held) == 1 else texts.many_passages.format(count=len(held))
    counted = texts.found_passages.format(passages=passages, letters=texts.general.letters_counted(letters))
    yield tag("h2", escaped(counted if held else texts.no_passage), id="gefunden")
    yield chosen(wanted, PATH, texts)
    ask = tag("a", escaped(texts.as_question), href=asking_address(frage=wanted.q), class_="knopf ruhig")
    yield tag("p", ask, class_="taten")
    if hits.vorgaenge:
        rows = (vorgang_row(one, texts) for one in hits.vorgaenge)
        yield tag("section", tag("h2", escaped(texts.vorgaenge_found)), tag("ul", *rows, class_="liste knapp"))
    if not held:
        said = _not_said(listing, wanted, texts)
        yield told("nichts", [said if near else f"{said} {texts.nothing_near}"])
    yield _left_out(listing, texts)
    yield _grouped(held, hits, texts)
    if len(held) >= MOST:
        yield told("leise", [texts.most_passages])
    if near:
        heading = joined(tag("h2", escaped(texts.near)), told("leise", [texts.near_detail]))
        yield tag("section", heading, _grouped(near, hits, texts), class_="nahe")


def _not_said(listing: Listing, wanted: Wanted, texts: BrowseTexts) -> str:
    words = wanted.q if len(wanted.q) <= 80 else wanted.q[:80] + " …"
    here = texts.looked_through(listing.scope, listing.total if wanted.restricts else None)
    return texts.no_words.format(here=here, words=words)


#: The most passages that are shown.
MOST = 50


def _grouped(found: Sequence[RankedPassage], hits: Hits, texts: BrowseTexts) -> Html:
    groups: dict[str, list[RankedPassage]] = {}
    for one in found:
        groups.setdefault(one.passage.document_id, []).append(one)
    tiers = len({entry.tier for entry in hits.letters.values()}) > 1
    rows = []
    for document_id, group in groups.items():
        shown = [_passage(one, hits.words) for one in group]
        parts = [tag("ul", *shown[:SHOWN], class_="stellen")]
        if len(shown) > SHOWN:
            more = tag("summary", escaped(texts.more_here.format(count=len(shown) - SHOWN)))
            parts.append(tag("details", more, tag("ul", *shown[SHOWN:], class_="stellen")))
        rows.append(letter_row(hits.letters[document_id], texts, tiers, *parts))
    return tag("ol", *rows, class_="liste") if rows else Html("")


def _passage(one: RankedPassage, words: Words) -> Html:
    """A passage: its words around what was looked for, marked, and the way to its place."""
    passage = one.passage
    shown = excerpt(passage.text, places(passage.text, words))
    quote = tag("blockquote", tag("p", shown), lang="de", class_=f"worte von-{passage.speaker}")
    return tag("li", quote, tag("p", place_link([passage], of_block(passage.label)), class_="quelle"))
