"""The points of resolutions with their states: what is overdue first, each state with the words that say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.browsing import PAGE, matter
from assistant.implementation.state import PointStatus, Report
from assistant.model import Scope
from ui.browse.listing import chosen, letter_link, pager, select, text_field, told
from ui.browse.quotes import excerpt, of_block
from ui.browse.wanted import Wanted, vorgang_address
from ui.implementation.bar import bar
from ui.implementation.selection import STATES, Selection
from ui.implementation.texts import ImplementationTexts
from ui.implementation.views import CSV, PATH, XLSX, views
from ui.markup import Html, escaped, joined, tag
from ui.progress import badge, evidence_address, next_report, point_anchor, said

#: Characters of a point's wording, and of a sentence, that a row shows.
_WORDING, _SENTENCE = 200, 420


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows.

    Attributes:
        selection: The points that fit; None where a fault says why there are none.
        scope: What was looked through.
        fault: What cannot be understood in the choice; "" where all can.
    """

    selection: Selection | None
    scope: Scope = field(default_factory=lambda: Scope(0, None))
    fault: str = ""


def table_body(shown: Shown, wanted: Wanted, texts: ImplementationTexts) -> Html:
    """The contents of the page.

    Args:
        shown: The points.
        wanted: What was chosen, to stand in the form again.
        texts: The page's language.
    """
    rows = [tag("h1", escaped(texts.title)), tag("p", escaped(texts.intro), class_="vorspann")]
    rows.append(views(PATH, wanted, texts))
    if shown.fault:
        rows.append(tag("p", escaped(shown.fault), lang="de", class_="hinweis", role="alert"))
    rows.append(_form(shown.selection or Selection(), wanted, texts))
    if shown.selection is not None:
        rows.append(tag("section", *_found(shown.selection, shown.scope, wanted, texts), aria_labelledby="gefunden"))
    return tag("div", *rows, class_="umsetzungen")


def on_page(selection: Selection, wanted: Wanted) -> tuple[int, tuple[PointStatus, ...]]:
    """The number of the page that is wanted, the last one if there are fewer, and the points that it shows."""
    page = min(wanted.seite, max(1, -(-len(selection.points) // PAGE)))
    return page, selection.points[(page - 1) * PAGE : page * PAGE]


def _form(selection: Selection, wanted: Wanted, texts: ImplementationTexts) -> Html:
    """What can be chosen; it needs no script."""
    lists = texts.lists
    states = [(name, _counted(texts.progress.state(state), selection, name)) for name, state in STATES.items()]
    offices = [(name, f"{name} ({count})") for name, count in selection.offices]
    fields = tag(
        "div",
        select("stand", texts.state, texts.every_state, states, wanted.stand),
        select("amt", lists.office, lists.every_office, offices, wanted.amt),
        text_field("von", f"{lists.period} {lists.since}", wanted.von, "zeit"),
        text_field("bis", lists.until, wanted.bis, "zeit"),
        text_field("vorgang", lists.vorgang, wanted.vorgang),
        class_="felder",
    )
    hint = tag("p", escaped(lists.period_hint), class_="leise", id="hinweis-zeit")
    box = tag("input", type="checkbox", name="ueberfaellig", value="1", checked=wanted.ueberfaellig)
    overdue = tag("p", tag("label", box, escaped(lists.only_overdue)))
    caption = lists.narrowed.format(count=wanted.restricts) if wanted.restricts else lists.narrow
    inside = (tag("summary", escaped(caption)), fields, hint, overdue, tag("button", escaped(lists.apply)))
    return tag("form", tag("details", *inside, class_="eingrenzen"), action=PATH, method="get", role="search")


def _counted(words: str, selection: Selection, name: str) -> str:
    return f"{words} ({(selection.states or {}).get(STATES[name], 0)})"


def _found(selection: Selection, scope: Scope, wanted: Wanted, texts: ImplementationTexts) -> Iterator[Html]:
    points = selection.points
    order = tag("span", escaped(f", {texts.overdue_first}"), class_="leise") if len(points) > 1 else Html("")
    yield tag("h2", escaped(texts.points_counted(len(points))), order, id="gefunden")
    if selection.overdue:
        yield tag("p", escaped(texts.overdue_counted.format(count=selection.overdue)), class_="ueberfaellig")
    yield chosen(wanted, PATH, texts.lists)
    if selection.states:
        yield bar(selection.states, wanted, PATH, texts)
    if not points:
        here = texts.lists.looked_through(scope)
        pattern = texts.no_point if wanted.restricts else texts.nothing_yet
        yield told("nichts", [pattern.format(here=here)])
        return
    yield _downloads(wanted, texts)
    page, rows = on_page(selection, wanted)
    yield _table(rows, texts)
    yield pager(wanted, PATH, page, len(points), texts.lists)
    if selection.overdue:
        yield told("leise erklaerung", [texts.note])


def _downloads(wanted: Wanted, texts: ImplementationTexts) -> Html:
    links = [
        tag("a", escaped(words), href=wanted.address(path), download=True)
        for words, path in ((texts.as_csv, CSV), (texts.as_xlsx, XLSX))
    ]
    return tag("p", escaped(f"{texts.downloads} "), joined(links[0], escaped(" · "), links[1]), class_="als-tabelle")


def _table(points: tuple[PointStatus, ...], texts: ImplementationTexts) -> Html:
    columns = (texts.column_point, texts.column_state, texts.column_next)
    head = tag("thead", tag("tr", *(tag("th", escaped(name), scope="col") for name in columns)))
    body = tag("tbody", *(_row(point, texts) for point in points))
    return tag("table", tag("caption", escaped(texts.table), class_="vh"), head, body, class_="tabelle punkte")


def _row(point: PointStatus, texts: ImplementationTexts) -> Html:
    return tag(
        "tr",
        tag("th", *_what(point, texts), scope="row"),
        tag("td", *_state(point, texts), data_spalte=texts.column_state),
        tag("td", *_further(point, texts), data_spalte=texts.column_next),
        class_="spaet" if point.overdue else None,
    )


def _what(point: PointStatus, texts: ImplementationTexts) -> Iterator[Html]:
    """The point: where it is from, what its paper is about, how it begins."""
    name = f"{point.reference}, {texts.item(point.number)}"
    anchor = point_anchor(point.number) if point.current else ""
    address = vorgang_address(point.reference) + (f"#{anchor}" if anchor else "")
    yield tag("a", escaped(name), href=address, class_="punkt-name")
    if point.subject:
        yield tag("p", escaped(matter(point.subject, point.reference)), lang="de", class_="betreff")
    yield tag("p", excerpt(point.wording, (), _WORDING), lang="de", class_="wortlaut")


def _state(point: PointStatus, texts: ImplementationTexts) -> Iterator[Html]:
    """The state, who says so as of when, in which words; and what was said before."""
    words, current = texts.progress, point.current
    if current is None:
        yield tag("p", badge(None, words), class_="umsetzung")
        return
    yield tag("p", badge(current.progress, words), escaped(" "), said(current, words), class_="umsetzung")
    yield _sentence(current)
    if current.refers:
        titles = words.refers.format(titles="; ".join(current.refers))
        yield tag("p", escaped(titles), class_="leise")
    history = in_order(point)
    if len(history) > 1:
        rows = (_then(point, report, texts) for report in reversed(history))
        summary = tag("summary", escaped(texts.history.format(count=len(history))))
        yield tag("details", summary, tag("ol", *rows), class_="verlauf-der-aussagen")


def in_order(point: PointStatus) -> list[Report]:
    """All that was said about a point, the earliest first: its reports, each answer to an enquiry before later ones."""
    found = list(point.reports)
    for reply in point.replies:
        later = (n for n, one in enumerate(found) if reply.date and one.date and one.date > reply.date)
        found.insert(next(later, len(found)), reply)
    return found


def _sentence(report: Report) -> Html:
    """The words that say so, and the way to their place."""
    quote = tag("p", excerpt(report.sentence, (), _SENTENCE))
    link = tag("a", escaped(of_block(report.passage.label)), href=evidence_address(report), lang="de", class_="stelle")
    source = tag("p", link, class_="quelle")
    return joined(tag("blockquote", quote, lang="de", class_=f"worte von-{report.passage.speaker}"), source)


def _then(point: PointStatus, report: Report, texts: ImplementationTexts) -> Html:
    """A state of the history."""
    words = texts.progress
    kind = texts.reply if report in point.replies else texts.report
    line = tag("p", badge(report.progress, words), escaped(" "), said(report, words), escaped(f" · {kind}"))
    return tag("li", line, _sentence(report))


def _further(point: PointStatus, texts: ImplementationTexts) -> Iterator[Html]:
    """When the next report is to come, and which enquiries there are."""
    announced = next_report(point, texts.progress)
    yield tag("p", announced or tag("span", escaped(texts.nothing_announced), class_="leise"))
    if point.enquiries:
        links = [letter_link(one.document_id, one.title) for one in point.enquiries]
        listed = joined(*(joined(escaped("; " if number else ": "), one) for number, one in enumerate(links)))
        yield tag("p", tag("strong", escaped(texts.progress.enquired)), listed, class_="nachfrage")
