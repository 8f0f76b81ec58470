"""Reports of misreadings by anyone, corrections by staff: forms that need no script, each answered with a way back."""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from assistant.audit.event import Detail
from ingest.errors import BadInput
from ingest.labels import title
from ui import page_texts, shell
from ui.doors import Anyone, Staff, posted
from ui.letters import correction_page, misreading_page, report_texts, sheet
from ui.letters.finding import find, page_view
from ui.letters.misreading_page import Reported
from ui.letters.place import words_at
from ui.letters.sheet import Shown
from ui.markup import Html
from ui.site import Site
from ui.visitor import Visitor

_STYLES = ("letter.css",)
#: Bytes of a form of these pages.
_MOST_BYTES = 40_000


async def _form(request: Request) -> dict[str, str]:
    return await posted(request, _MOST_BYTES)


#: The fields of the form that was sent; read after the door, so nobody's body is read who has no business here.
Form = Annotated[dict[str, str], Depends(_form)]


def add(web: FastAPI, site: Site) -> None:
    """Add the pages of misreadings and corrections to the web application."""
    _add_misreadings(web, site)
    _add_reports(web, site)
    _add_corrections(web, site)


def _add_misreadings(web: FastAPI, site: Site) -> None:
    @web.get("/brief/{document_id}/falsch-gelesen")
    def report(visitor: Anyone, document_id: str, zeichen: str = "", gesendet: str = "") -> Response:
        """The form; staff is led to where it can put the letter right itself."""
        shown = _found(site, visitor, document_id, zeichen)
        if visitor.is_staff:
            return _to(document_id, "berichtigen", f"zeichen={_stretches(shown)}" if shown.place.cited else "")
        words = report_texts.texts(visitor.language)
        if gesendet:
            return _page(words.thanks, misreading_page.thanks_body(shown, words), visitor, shown, "falsch-gelesen")
        original = page_view(site.desk, visitor, shown, 0, detail=True)[1] if shown.pages else Html("")
        made = misreading_page.form_body(shown, original, words)
        return _page(words.misread_title, made, visitor, shown, "falsch-gelesen")

    @web.post("/brief/{document_id}/falsch-gelesen")
    def send(visitor: Anyone, document_id: str, form: Form) -> Response:
        """Store a report; the words of the place are taken from the letter, never from the form."""
        shown = _found(site, visitor, document_id, form.get("zeichen", ""))
        start, end = _bounds(shown)
        words = words_at(shown.letter, shown.place.cited)
        today = datetime.datetime.now().astimezone().date()
        site.desk.misreadings.add(document_id, start, end, words, form.get("bemerkung", ""), today)
        at = f"zeichen={_stretches(shown)}&" if shown.place.cited else ""
        return _to(document_id, "falsch-gelesen", f"{at}gesendet=1")


def _add_reports(web: FastAPI, site: Site) -> None:
    @web.get("/meldungen")
    def reports(visitor: Staff) -> Response:
        """All reports, open ones first; of a letter that is not theirs to see, that there is one."""
        found = []
        for one in site.desk.misreadings.all():
            letter = site.desk.letter(one.document_id, visitor.principal)
            found.append(Reported(one, title(letter) if letter else None))
        quoted = [one.report.document_id for one in found if one.report.words or one.report.note]
        site.desk.views.note(visitor.principal, quoted, Detail.QUOTED)
        frame, words = page_texts.texts(visitor.language), report_texts.texts(visitor.language)
        made = misreading_page.list_body(found, frame, words)
        return shell.page(words.reports_title, made, visitor, "/meldungen", _STYLES)

    @web.post("/meldungen/{number}/erledigt")
    def settle(visitor: Staff, number: int, form: Form) -> Response:
        """Note that somebody has looked at a report."""
        today = datetime.datetime.now().astimezone().date()
        site.desk.misreadings.settle(number, form.get("von", ""), today)
        return RedirectResponse("/meldungen", status_code=303, headers=shell.UNCACHED)


def _add_corrections(web: FastAPI, site: Site) -> None:
    @web.get("/brief/{document_id}/berichtigen")
    def corrections(
        visitor: Staff, document_id: str, abschnitt: str = "", zeichen: str = "", gemacht: str = ""
    ) -> Response:
        """The letter's head and sections, each with its form, and what was put right before."""
        shown = _found(site, visitor, document_id, zeichen)
        found = site.desk.corrections(document_id, visitor.principal)
        if found is None:
            raise HTTPException(404)
        frame, words = page_texts.texts(visitor.language), report_texts.texts(visitor.language)
        chosen = int(abschnitt) if abschnitt.isdecimal() and len(abschnitt) < 7 else _block_of(shown)
        made = correction_page.body(found, chosen, gemacht, shown.place.newer, frame, words)
        return _page(words.correct_title, made, visitor, shown, "berichtigen")

    @web.post("/brief/{document_id}/berichtigen")
    def correct(visitor: Staff, document_id: str, form: Form) -> Response:
        """Put the letter right, or undo that."""
        shown = _found(site, visitor, document_id)
        who, undo = form.get("von", ""), form.get("zuruecknehmen", "")
        if not who.strip():  # the command's own message speaks of its options
            raise BadInput("Erwartet wird, wer berichtigt", "der Name fehlt", "bitte nennen Sie ihn")
        if undo:
            number = int(undo) if undo.isdecimal() and len(undo) < 10 else 0
            site.desk.correct(document_id, (), who, [number], visitor.principal.name)
            return _to(document_id, "berichtigen", "gemacht=zurueck")
        wanted = correction_page.wanted_of(shown.letter, form)
        done = site.desk.correct(document_id, wanted, who, account=visitor.principal.name)
        return _to(document_id, "berichtigen", f"gemacht={'-'.join(map(str, done.made))}")


def _found(site: Site, visitor: Visitor, document_id: str, stretches: str = "") -> Shown:
    """The letter; the page of what is not there, if there is none that this visitor may see."""
    shown = find(site, visitor, document_id, stretches)
    if shown is None:
        raise HTTPException(404)
    return shown


def _page(heading: str, body: Html, visitor: Visitor, shown: Shown, path: str) -> Response:
    at = f"?zeichen={_stretches(shown)}" if shown.place.cited else ""
    here = f"/brief/{shown.letter.source.document_id}/{path}{at}"
    return shell.page(f"{heading} · {sheet.title_of(shown)}", body, visitor, here, _STYLES)


def _to(document_id: str, path: str, query: str = "") -> Response:
    address = f"/brief/{document_id}/{path}" + (f"?{query}" if query else "")
    return RedirectResponse(address, status_code=303, headers=shell.UNCACHED)


def _stretches(shown: Shown) -> str:
    return "_".join(f"{start}-{end}" for start, end in shown.place.cited)


def _bounds(shown: Shown) -> tuple[int, int]:
    """From where to where the place reaches; both 0 for the letter as a whole."""
    cited = shown.place.cited
    return (min(start for start, _ in cited), max(end for _, end in cited)) if cited else (0, 0)


def _block_of(shown: Shown) -> int:
    """Number of the section (from 1) that the place stands in; 0 without a place."""
    start, _ = _bounds(shown)
    for position, block in enumerate(shown.letter.blocks, 1):
        spans = (span for paragraph in block.paragraphs for span in paragraph.spans)
        if shown.place.cited and any(span.start <= start < span.end for span in spans):
            return position
    return 0
