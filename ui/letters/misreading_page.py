"""Where readers say that a place was misread, and where staff sees what they said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.misreadings import MOST_NOTE, Misreading
from ingest.labels import title
from ui.letter_page import place_address
from ui.letters.place import words_at
from ui.letters.report_texts import ReportTexts
from ui.letters.sheet import Shown
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts
from ui.render import verbatim_html


@dataclass(frozen=True, slots=True)
class Reported:
    """A report with the letter it is about.

    Attributes:
        report: The report.
        letter: The letter's title; None where it is gone, or may not be seen.
    """

    report: Misreading
    letter: str | None


def form_body(shown: Shown, original: Html, texts: ReportTexts) -> Html:
    """The page on which a reader reports a misreading; nothing is stored before it is sent.

    Args:
        shown: The letter and the place.
        original: The image of the original's page; "" where there is none.
        texts: The language.
    """
    cited = shown.place.cited
    heading = tag("h1", escaped(texts.misread_title))
    passage = shown.passage
    label = passage.label if passage else title(shown.letter)
    rows = [
        heading,
        tag("p", escaped(texts.misread_intro)),
        tag("h2", escaped(texts.read_as)),
        tag("p", escaped(label if cited else f"{label}: {texts.whole_letter}"), lang="de", class_="beschriftung"),
    ]
    if cited:
        rows.append(tag("blockquote", verbatim_html(words_at(shown.letter, cited)), lang="de"))
    if original:
        rows += [tag("h2", escaped(texts.in_original)), original]
    return _sheet(joined(*rows, _form(shown, texts)), shown, texts)


def thanks_body(shown: Shown, texts: ReportTexts) -> Html:
    """What is shown when a report was stored."""
    said = tag("p", escaped(texts.thanks_detail))
    return _sheet(joined(tag("h1", escaped(texts.thanks)), said), shown, texts)


def list_body(reports: Sequence[Reported], frame: PageTexts, texts: ReportTexts) -> Html:
    """All reports, for staff: open ones with the ways to put the letter right, settled ones below."""
    waiting = [one for one in reports if one.report.settled_by is None]
    settled = [one for one in reports if one.report.settled_by is not None]
    rows = [tag("h1", escaped(texts.reports_title)), tag("p", escaped(texts.reports_intro))]
    if not reports:
        rows.append(tag("p", escaped(texts.no_reports), class_="leer"))
    if waiting:
        rows.append(tag("h2", escaped(texts.open_reports.format(count=len(waiting)))))
        rows.append(tag("ul", *(_row(one, frame, texts) for one in waiting), class_="meldungen"))
    if settled:
        rows.append(tag("h2", escaped(texts.settled_reports)))
        rows.append(tag("ul", *(_row(one, frame, texts) for one in settled), class_="meldungen erledigt"))
    return tag("div", *rows, class_="blatt")


def name_field(number: str, texts: ReportTexts) -> Html:
    """The field for the name of whoever answers for it, with a label of its own.

    Args:
        number: Makes the field's id its own on the page.
        texts: The language.
    """
    label = tag("label", escaped(texts.your_name), for_=f"name-{number}")
    field = tag("input", id=f"name-{number}", name="von", required=True, maxlength="100", autocomplete="name")
    return tag("p", label, field, class_="feld")


def _form(shown: Shown, texts: ReportTexts) -> Html:
    at = "_".join(f"{start}-{end}" for start, end in shown.place.cited)
    label = tag("label", escaped(texts.what_is_right), for_="bemerkung")
    detail = tag("small", escaped(texts.what_is_right_detail), id="bemerkung-dazu")
    box = tag(
        "textarea",
        id="bemerkung",
        name="bemerkung",
        rows="4",
        maxlength=str(MOST_NOTE),
        aria_describedby="bemerkung-dazu",
        lang="de",
    )
    return tag(
        "form",
        tag("input", type="hidden", name="zeichen", value=at),
        tag("p", label, detail, box, class_="feld"),
        tag("p", escaped(texts.what_is_stored), class_="gespeichert"),
        tag("p", tag("button", escaped(texts.send), class_="haupt")),
        method="post",
        action=f"/brief/{shown.letter.source.document_id}/falsch-gelesen",
    )


def _sheet(body: Html, shown: Shown, texts: ReportTexts) -> Html:
    back = tag("p", tag("a", escaped(texts.back), href=shown.path), class_="zurueck")
    return tag("div", body, back, class_="blatt")


def _row(one: Reported, frame: PageTexts, texts: ReportTexts) -> Html:
    report = one.report
    heading = texts.reported.format(number=report.number, date=frame.date(report.date))
    rows = [tag("h3", escaped(heading))]
    if one.letter is None:
        rows.append(tag("p", escaped(texts.gone)))
    else:
        place = ((report.start, report.end),) if report.end else ()
        rows.append(tag("p", tag("a", escaped(one.letter), href=place_address(report.document_id, place), lang="de")))
        if report.words:
            rows.append(tag("blockquote", verbatim_html(report.words), lang="de"))
        note = tag("span", escaped(report.note or texts.no_note))
        rows.append(tag("p", tag("strong", escaped(texts.note)), escaped(" "), note))
    if report.settled_by is None:
        rows.append(_actions(one, texts))
    elif report.settled:
        by = texts.settled.format(who=report.settled_by, date=frame.date(report.settled))
        rows.append(tag("p", escaped(by), class_="leise"))
    return tag("li", *rows)


def _actions(one: Reported, texts: ReportTexts) -> Html:
    report = one.report
    at = f"?zeichen={report.start}-{report.end}" if report.end else ""
    path = f"/brief/{report.document_id}/berichtigen{at}"
    mend = tag("p", tag("a", escaped(texts.correct_title), href=path, class_="knopf")) if one.letter else Html("")
    settle = tag(
        "form",
        name_field(str(report.number), texts),
        tag("button", escaped(texts.settle), class_="ruhig"),
        method="post",
        action=f"/meldungen/{report.number}/erledigt",
    )
    return tag("div", mend, settle, class_="taten")
