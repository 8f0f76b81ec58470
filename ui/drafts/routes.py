"""The addresses of drafts; for anybody but staff none of them is there, and nothing that they send is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from assistant.drafting.wording import worded
from ingest.errors import BadInput, FundstelleError
from ingest.model import Tier
from ui import page_texts, shell
from ui.doors import Staff, posted
from ui.drafts import docx_export, markdown
from ui.drafts.draft_page import draft_body, title
from ui.drafts.form_page import MOST_TYPED, form, gone
from ui.drafts.kept import Drafts, Kept
from ui.drafts.sheet import Sheet, sheet
from ui.drafts.texts import texts
from ui.drafts.wanted import RESERVATION, TIER, reservation_of, tier_of
from ui.site import Site
from ui.visitor import Visitor

_STYLES = ("drafts.css", "fluent.css")
#: Bytes of a form with a whole draft: some sixty answers of a few pages.
_MOST_BYTES = 2_000_000
#: Bytes of a character that was typed, at most.
_CHAR_BYTES = 4
#: What a text that was typed is called in messages.
_TYPED = "Eingabe.txt"


def add(web: FastAPI, site: Site) -> None:
    """Add the pages of drafts to the web application.

    Args:
        web: Where they go.
        site: What they stand on.
    """
    drafts = Drafts()
    site.expiring.append(drafts.expire)
    site.desk.data_protection.erasing.places["drafts"] = drafts.forget
    _add_form(web, site, drafts)
    _add_page(web, site, drafts)
    _add_files(web, site, drafts)


def _add_form(web: FastAPI, site: Site, drafts: Drafts) -> None:
    @web.get("/entwurf")
    def ask(visitor: Staff) -> Response:
        """The form."""
        return _form(visitor, site, drafts)

    @web.post("/entwurf")
    async def make(request: Request, visitor: Staff) -> Response:
        """Read an enquiry, draft its answer, keep the draft."""
        # The body is read here and not by a parameter: who sends it is known before.
        filled: dict[str, str] = {}
        try:
            content, name = await _sent(request, filled)
            did = await run_in_threadpool(_drafted, site, drafts, visitor, filled, content, name)
        except FundstelleError as fault:
            return await run_in_threadpool(_form, visitor, site, drafts, filled, fault)
        except ClientDisconnect:
            return Response(status_code=400)
        return RedirectResponse(f"/entwurf/{did}", 303, shell.UNCACHED)


def _add_page(web: FastAPI, site: Site, drafts: Drafts) -> None:
    @web.get("/entwurf/{did}")
    def draft(visitor: Staff, did: str, gespeichert: str = "") -> Response:
        """A draft, to be edited."""
        kept = drafts.get(did, visitor, site.desk)
        if kept is None:
            return _gone(visitor)
        words, frame = texts(visitor.language), page_texts.texts(visitor.language)
        body = draft_body(did, kept, words, frame, saved=bool(gespeichert))
        return shell.page(title(kept.draft, words), body, visitor, f"/entwurf/{did}", _STYLES)

    @web.post("/entwurf/{did}")
    async def save(request: Request, visitor: Staff, did: str) -> Response:
        """Note what was edited."""
        if await _noted(request, visitor, site, drafts, did) is None:
            return _gone(visitor)
        return RedirectResponse(f"/entwurf/{did}?gespeichert=1", 303, shell.UNCACHED)


def _add_files(web: FastAPI, site: Site, drafts: Drafts) -> None:
    @web.post("/entwurf/{did}/docx")
    async def as_docx(request: Request, visitor: Staff, did: str) -> Response:
        """Note what was edited, and send the letter as a Word file."""
        kept = await _noted(request, visitor, site, drafts, did)
        if kept is None:
            return _gone(visitor)
        settings = site.desk.settings
        template = docx_export.template_of(settings.data_dir, settings.answer_template)
        letter = sheet(kept.draft, kept.edited)
        made = await run_in_threadpool(docx_export.docx, letter, template)
        return Response(made, media_type=docx_export.MEDIA_TYPE, headers=_saved_as(letter, ".docx"))

    @web.post("/entwurf/{did}/markdown")
    async def as_markdown(request: Request, visitor: Staff, did: str) -> Response:
        """The same as Markdown."""
        kept = await _noted(request, visitor, site, drafts, did)
        if kept is None:
            return _gone(visitor)
        letter = sheet(kept.draft, kept.edited)
        return Response(markdown.markdown(letter), media_type=markdown.MEDIA_TYPE, headers=_saved_as(letter, ".md"))


def _form(
    visitor: Visitor,
    site: Site,
    drafts: Drafts,
    filled: Mapping[str, str] | None = None,
    fault: FundstelleError | None = None,
) -> Response:
    words = texts(visitor.language)
    body = form(words, drafts.of(visitor, site.desk), filled, str(fault or ""), site.desk.writes)
    return shell.page(words.title, body, visitor, "/entwurf", _STYLES, status=shell.status_of(fault) if fault else 200)


def _gone(visitor: Visitor) -> Response:
    words = texts(visitor.language)
    return shell.page(words.gone_title, gone(words), visitor, "/entwurf", _STYLES, status=404)


async def _sent(request: Request, filled: dict[str, str]) -> tuple[bytes | str, str]:
    """The enquiry that a form brings, a file before a text; ``filled`` gets its other fields as soon as they are read.

    Raises:
        BadInput: It is no such form, or brings neither file nor text.
    """
    try:
        async with request.form(max_files=1, max_fields=10, max_part_size=_CHAR_BYTES * MOST_TYPED) as sent:
            filled |= {name: value for name, value in sent.multi_items() if isinstance(value, str)}
            file = sent.get("datei")
            if isinstance(file, UploadFile) and (file.filename or file.size):
                return await file.read(), file.filename or "Anfrage"
    except HTTPException as fault:
        raise BadInput(
            "Erwartet wird das Formular dieser Seite mit einer Datei oder einem Text",
            "gefunden wurde etwas anderes oder nur ein Teil davon",
            "bitte öffnen Sie die Seite neu und senden Sie die Anfrage noch einmal",
        ) from fault
    if not filled.get("text", "").strip():
        raise BadInput(
            "Erwartet wird eine Anfrage als Datei oder als Text",
            "gefunden wurde keine",
            "bitte wählen Sie eine Datei oder geben Sie die Fragen ein",
        )
    return filled["text"].replace("\r\n", "\n"), _TYPED


def _drafted(
    site: Site, drafts: Drafts, visitor: Visitor, filled: Mapping[str, str], content: bytes | str, name: str
) -> str:
    """Draft an answer and keep it; returns its id. The tier is looked at before anything is read or searched."""
    tier = tier_of(filled.get("ebene", TIER.value))
    reservation = reservation_of(filled.get("vorbehalt", RESERVATION.value))
    enquiry = site.desk.enquiry(content, name)
    made = site.desk.draft(enquiry, visitor.principal, tier, reservation)
    if "ki" in filled and site.desk.writes:
        made = worded(made, site.desk.fluent, visitor.principal)
    return drafts.put(made, visitor)


async def _noted(request: Request, visitor: Visitor, site: Site, drafts: Drafts, did: str) -> Kept | None:
    """A draft as the form that was sent leaves it; None if it is not there, or not theirs."""
    if await run_in_threadpool(drafts.get, did, visitor, site.desk) is None:
        return None
    drafts.edit(did, await posted(request, _MOST_BYTES))
    return await run_in_threadpool(drafts.get, did, visitor, site.desk)


def _saved_as(letter: Sheet, suffix: str) -> dict[str, str]:
    """The headers of a file that is saved; its name tells its reference and that it is not public."""
    named = re.sub(r"[^\w.-]+", "-", letter.head.reference).strip("-.") or "Anfrage"
    closed = f"-{letter.mark.value}" if letter.mark is not Tier.OEFFENTLICH else ""
    name = quote(f"Entwurf-{named[:60]}{closed}{suffix}")
    return {**shell.UNCACHED, "Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
