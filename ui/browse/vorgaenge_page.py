"""The list of Vorgänge, the latest first, each with its letters and what is open."""

from __future__ import annotations

from assistant.browsing import VorgangEntry, VorgangListing
from ui.browse.listing import chosen, pager, text_field, told
from ui.browse.texts import BrowseTexts
from ui.browse.wanted import Wanted, vorgang_address
from ui.markup import Html, escaped, tag

PATH = "/vorgaenge"


def vorgaenge_body(listing: VorgangListing | None, wanted: Wanted, texts: BrowseTexts, fault: str = "") -> Html:
    """The contents of the page.

    Args:
        listing: The Vorgänge; None where a fault says why there are none.
        wanted: What was looked for, to stand in the form again.
        texts: The page's language.
        fault: Why nothing was searched; "" where it was.
    """
    heading = tag("h1", escaped(texts.vorgaenge))
    intro = tag("p", escaped(texts.vorgaenge_intro), class_="vorspann")
    said = tag("p", escaped(fault), lang="de", class_="hinweis", role="alert") if fault else Html("")
    rows = [heading, intro, said, _form(wanted, texts)]
    if listing is not None:
        rows.append(_list(listing, wanted, texts))
    return tag("div", *rows, class_="vorgaenge")


def _form(wanted: Wanted, texts: BrowseTexts) -> Html:
    hint = tag("p", escaped(texts.period_hint), class_="leise", id="hinweis-zeit")
    fields = tag(
        "div",
        text_field("q", texts.vorgaenge_words, wanted.q, kind="search"),
        text_field("von", f"{texts.period} {texts.since}", wanted.von, "zeit"),
        text_field("bis", texts.until, wanted.bis, "zeit"),
        class_="felder",
    )
    box = tag("input", type="checkbox", name="offen", value="1", checked=wanted.offen)
    is_open = tag("p", tag("label", box, escaped(texts.only_open)))
    button = tag("button", escaped(texts.find))
    return tag("form", fields, hint, is_open, button, action=PATH, method="get", role="search")


def _list(listing: VorgangListing, wanted: Wanted, texts: BrowseTexts) -> Html:
    one_or_many = texts.one_vorgang if listing.total == 1 else texts.counted_vorgaenge
    counted = escaped(one_or_many.format(count=listing.total))
    order = tag("span", escaped(f", {texts.latest_first}"), class_="leise") if listing.total > 1 else Html("")
    rows = [tag("h2", counted, order, id="gefunden"), chosen(wanted, PATH, texts)]
    if listing.entries:
        shown = (vorgang_row(entry, texts) for entry in listing.entries)
        rows += [tag("ol", *shown, class_="liste"), pager(wanted, PATH, listing.page, listing.total, texts)]
    else:
        here = texts.looked_through(listing.scope)
        chose = wanted.restricts or wanted.q
        rows.append(told("nichts", [texts.no_vorgang.format(here=here) if chose else texts.nothing_yet]))
    return tag("section", *rows, class_="treffer", aria_labelledby="gefunden")


def vorgang_row(entry: VorgangEntry, texts: BrowseTexts) -> Html:
    """A Vorgang in a list: reference and subject open it; which letters of which time, and what is open."""
    general = texts.general
    subject = tag("span", escaped(entry.subject), lang="de") if entry.subject else Html("")
    link = tag("a", escaped(entry.reference), href=vorgang_address(entry.reference), class_="zeichen-des-vorgangs")
    days = [f"{general.date(day)}" for day in dict.fromkeys((entry.first, entry.last)) if day]
    counted = [general.letters_counted(entry.letters), " – ".join(days) or texts.no_date]
    counted += [", ".join(general.kinds[kind] for kind in entry.kinds)]
    rows = [
        tag("h3", link, escaped(" "), subject),
        tag("p", *(tag("span", escaped(one)) for one in counted), class_="angaben"),
    ]
    if entry.open_points:
        pattern = texts.open_point if entry.open_points == 1 else texts.open_points
        rows.append(tag("p", escaped(pattern.format(count=entry.open_points)), class_="offen"))
    if entry.further:
        names = ", ".join(entry.further[:6]) + (" …" if len(entry.further) > 6 else "")
        rows.append(tag("p", escaped(texts.further.format(names=names)), class_="leise"))
    return tag("li", *rows, class_="eintrag")
