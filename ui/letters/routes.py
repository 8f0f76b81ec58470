"""The addresses of letters and of places in them; what is hidden and what is not there answer alike."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from assistant.originals import Original
from ingest.formats.detect import Format
from ui import page_texts, shell
from ui.doors import Anyone
from ui.letter_page import article
from ui.letters import report_routes, sheet, texts
from ui.letters.finding import find, page_view
from ui.letters.sheet import Shown
from ui.markup import Html
from ui.site import Site
from ui.visitor import Visitor

_STYLES, _SCRIPTS = ("letter.css",), ("panel.js",)
#: Characters of a file's name that is proposed.
_MOST_NAME = 120


@dataclass(frozen=True, slots=True)
class _Wish:
    """How a letter is to be shown: as a part of a page, as the image of a page (0: the one with the place)."""

    part: bool
    original: bool
    page: int


def add(web: FastAPI, site: Site) -> None:
    """Add the pages of letters to the web application."""
    _add_pages(web, site)
    _add_files(web, site)
    report_routes.add(web, site)


def _add_pages(web: FastAPI, site: Site) -> None:
    @web.get("/brief/{document_id}")
    def letter(
        visitor: Anyone,
        document_id: str,
        stelle: str = "",
        zeichen: str = "",
        teil: str = "",
        ansicht: str = "",
        seite: str = "",
        sprache: str = "",
    ) -> Response:
        """A letter to read; places of addresses as earlier versions made them are understood."""
        seen = _speaking(visitor, sprache)
        return _answer(site, seen, find(site, seen, document_id, zeichen, stelle), _wish(teil, ansicht, seite))

    @web.get("/stelle/{document_id}/{ranges}")
    def place(
        visitor: Anyone,
        document_id: str,
        ranges: str,
        teil: str = "",
        ansicht: str = "",
        seite: str = "",
        sprache: str = "",
    ) -> Response:
        """A place of a letter by its permanent address."""
        seen = _speaking(visitor, sprache)
        return _answer(site, seen, find(site, seen, document_id, ranges or "?"), _wish(teil, ansicht, seite))


def _add_files(web: FastAPI, site: Site) -> None:
    @web.get("/brief/{document_id}/text")
    def source_text(visitor: Anyone, document_id: str) -> Response:
        """A letter's text as it was read, every place of which an address counts."""
        found = site.desk.letter(document_id, visitor.principal)
        if found is None:
            return shell.sentence(visitor, 404)
        return PlainTextResponse(found.source.text, headers=shell.UNCACHED)

    @web.get("/brief/{document_id}/original")
    def original(visitor: Anyone, document_id: str) -> Response:
        """A letter's file as it was taken in."""
        found = site.desk.original(document_id, visitor.principal)
        return shell.not_there(visitor) if found is None else _file(found)

    @web.get("/brief/{document_id}/seite/{number}.png")
    def image(visitor: Anyone, document_id: str, number: str) -> Response:
        """The image of a page of a PDF."""
        page = int(number) if re.fullmatch(r"[0-9]{1,5}", number) else 0
        found = site.desk.page_image(document_id, page, visitor.principal)
        if found is None:
            return shell.sentence(visitor, 404)
        return Response(found, media_type="image/png", headers=shell.UNCACHED)


def _speaking(visitor: Visitor, language: str) -> Visitor:
    """The visitor, shown a page in another language where its address says so."""
    return replace(visitor, language=language) if language in ("de", "en") else visitor


def _wish(part: str, view: str, page: str) -> _Wish:
    return _Wish(bool(part), view == "original", int(page) if re.fullmatch(r"[0-9]{1,5}", page) else 0)


def _answer(site: Site, visitor: Visitor, shown: Shown | None, wish: _Wish) -> Response:
    frame, own = page_texts.texts(visitor.language), texts.texts(visitor.language)
    if shown is None:
        if not wish.part:
            return shell.not_there(visitor)
        return HTMLResponse(sheet.missing(frame), status_code=404, headers=shell.UNCACHED)
    number, view = _view(site, visitor, shown, wish)
    if wish.part:
        return HTMLResponse(sheet.panel(shown, view, number, frame, own), headers=shell.UNCACHED)
    here = shown.page_path(number) if number else shown.path
    return shell.page(
        sheet.title_of(shown), sheet.page(shown, view, number, frame, own), visitor, here, _STYLES, _SCRIPTS
    )


def _view(site: Site, visitor: Visitor, shown: Shown, wish: _Wish) -> tuple[int, Html]:
    """The letter as text (0), or a page of it as an image, with the page's number."""
    if wish.original and shown.pages:
        return page_view(site.desk, visitor, shown, wish.page)
    return 0, article(shown.letter, shown.place, page_texts.texts(visitor.language))


def _file(found: Original) -> Response:
    """A file to look at or to save. Only a PDF is shown: any other would be a page of ours, with what stands in it."""
    kind, how = "application/octet-stream", "attachment"
    if found.format is Format.PDF:
        kind, how = "application/pdf", "inline"
    named = f"{how}; filename=\"{_plain(found.name)}\"; filename*=UTF-8''{_encoded(found.name)}"
    return Response(found.content, media_type=kind, headers=shell.UNCACHED | {"Content-Disposition": named})


def _plain(name: str) -> str:
    """A file's name in letters that every browser knows."""
    stem, _, ending = name.rpartition(".")
    return f"{re.sub(r'[^A-Za-z0-9_-]+', '_', stem)[:_MOST_NAME] or 'Original'}.{ending}"


def _encoded(name: str) -> str:
    """A file's name as RFC 8187 writes it; what ends a name, turns it around or hides in it becomes a stroke."""
    stem, _, ending = name.rpartition(".")
    kept = "".join(sign if sign.isprintable() and sign not in '/\\:*?"<>|%' else "_" for sign in stem)
    return f"{quote(kept[:_MOST_NAME] or 'Original', safe='', errors='replace')}.{quote(ending, safe='')}"
