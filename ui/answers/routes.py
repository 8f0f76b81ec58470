"""The addresses of answers: everything here is its holder's own; another's is as if it were not there."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from assistant.feedback import record
from ui import page_texts, shell
from ui.answers import pdf
from ui.answers.bar import bar
from ui.answers.copying import FORMS, copied, copied_place
from ui.answers.feedback_form import already_body, form_body, thanks_body
from ui.answers.fluent import FLUENT, copied_fluent
from ui.answers.print_page import print_body
from ui.answers.quoted import Quoted, quoted
from ui.answers.sheet import contents
from ui.answers.texts import texts
from ui.doors import Anyone, posted
from ui.fluent.words import cited, further, shown
from ui.markup import Html
from ui.shelf import Shelved
from ui.site import Site
from ui.visitor import Visitor

_STYLES = ("answers.css", "fluent.css", "print.css")
#: Characters of a question that stand in a title, and in a file's name.
_TITLE_CHARS = 80


def add(web: FastAPI, site: Site) -> None:
    """Add the pages of answers to the web application."""

    def find(aid: str, visitor: Visitor) -> Shelved | None:
        return site.shelf.get(aid, visitor, site.desk)

    _add_files(web, site, find)
    _add_page(web, site, find)
    _add_feedback(web, site, find)


_Find = Callable[[str, Visitor], Shelved | None]


def _add_files(web: FastAPI, site: Site, find: _Find) -> None:
    """PDF and text; the PDF goes before the page, whose address would take its name for an id."""

    @web.get("/antwort/{aid}.pdf")
    def as_pdf(visitor: Anyone, aid: str) -> Response:
        """The answer as PDF."""
        shelved = find(aid, visitor)
        if shelved is None:
            return shell.not_there(visitor)
        words, frame = texts(visitor.language), page_texts.texts(visitor.language)
        made = pdf.pdf(contents(shelved, _all_places(shelved, site, visitor), site, words, frame), shelved.asked_at)
        name = f"fundstelle-{shelved.asked_at:%Y-%m-%d-%H%M}.pdf"
        headers = {**shell.UNCACHED, "Content-Disposition": f'attachment; filename="{name}"'}
        return Response(made, media_type="application/pdf", headers=headers)

    @web.get("/antwort/{aid}/text")
    def as_text(visitor: Anyone, aid: str, fassung: str = FORMS[0], stelle: int = 0) -> Response:
        """The answer, or one of its places, as text."""
        shelved = find(aid, visitor)
        if shelved and fassung == FLUENT:
            return _fluent_text(shelved, site, visitor)
        places = _places(shelved, site, visitor) if shelved else ()
        if shelved is None or fassung not in FORMS or not 0 <= stelle <= len(places):
            return shell.sentence(visitor, 404)
        words, frame = texts(visitor.language), page_texts.texts(visitor.language)
        if stelle:
            text = copied_place(places[stelle - 1], fassung, words)
        else:
            text = copied(shelved.exchange.question, shelved.answer, places, fassung, words, frame)
        return _text(text)


def _add_page(web: FastAPI, site: Site, find: _Find) -> None:
    @web.get("/antwort/{aid}")
    def page(visitor: Anyone, aid: str) -> Response:
        """The print view."""
        shelved = find(aid, visitor)
        if shelved is None:
            return shell.not_there(visitor)
        words, frame = texts(visitor.language), page_texts.texts(visitor.language)
        title = words.title.format(question=shelved.exchange.question[:_TITLE_CHARS])
        body = print_body(shelved, aid, _all_places(shelved, site, visitor), words, frame)
        return shell.page(title, body, visitor, f"/antwort/{aid}", _STYLES, ("print.js",))

    @web.get("/antwort/{aid}/leiste")
    def fragment(visitor: Anyone, aid: str) -> Response:
        """The bar, for the page's script."""
        shelved = find(aid, visitor)
        if shelved is None:
            return shell.sentence(visitor, 404)
        return _fragment(bar(shelved.answer, aid, texts(visitor.language), shelved.exchange.fluent is not None))


def _add_feedback(web: FastAPI, site: Site, find: _Find) -> None:
    @web.get("/antwort/{aid}/rueckmeldung")
    def form(visitor: Anyone, aid: str, urteil: str = "", teil: str = "") -> Response:
        """The form; it stores nothing."""
        shelved = find(aid, visitor)
        if shelved is None:
            return shell.sentence(visitor, 404) if teil else shell.not_there(visitor)
        words = texts(visitor.language)
        if shelved.judged:
            return _shown(already_body(aid, words), visitor, aid, teil)
        return _shown(form_body(shelved, aid, urteil, _today(), words), visitor, aid, teil)

    @web.post("/antwort/{aid}/rueckmeldung")
    async def send(request: Request, visitor: Anyone, aid: str, teil: str = "") -> Response:
        """Store a feedback: the verdict and its reason from the form, all else from the shelf."""
        shelved = await run_in_threadpool(find, aid, visitor)
        if shelved is None:
            return shell.sentence(visitor, 404) if teil else shell.not_there(visitor)
        fields, words = await posted(request), texts(visitor.language)
        if shelved.judged:
            return _shown(already_body(aid, words), visitor, aid, teil)
        await run_in_threadpool(site.desk.feedback.add, _record(shelved, fields))
        site.shelf.judged(aid)
        return _shown(thanks_body(aid, words), visitor, aid, teil)


def _record(shelved: Shelved, fields: dict[str, str]) -> dict[str, Any]:
    """The record of a feedback; a browser ends the lines of a text with both signs (HTML, 4.10.21.4)."""
    before = shelved.before if fields.get("davor") == "ja" else ()
    reason = fields.get("grund", "").replace("\r\n", "\n")
    return record(shelved.exchange.question, shelved.answer, fields.get("urteil", ""), reason, _today(), before)


def _places(shelved: Shelved, site: Site, visitor: Visitor) -> tuple[Quoted, ...]:
    """What an answer quotes: its citations, or the nearest places where nothing answers."""
    answer = shelved.answer
    return quoted(answer.citations or answer.near, site.desk, visitor.principal)


def _all_places(shelved: Shelved, site: Site, visitor: Visitor) -> tuple[Quoted, ...]:
    """The same, and what only the fluent version rests on."""
    more = further(shelved.exchange.fluent, shelved.answer)
    return (*_places(shelved, site, visitor), *quoted(more, site.desk, visitor.principal))


def _fluent_text(shelved: Shelved, site: Site, visitor: Visitor) -> Response:
    """The fluent version as text; as if it were not there where none of its sentences is shown."""
    fluent = shelved.exchange.fluent
    if fluent is None or not shown(fluent):
        return shell.sentence(visitor, 404)
    places = quoted(cited(fluent), site.desk, visitor.principal)
    return _text(copied_fluent(shelved.exchange.question, fluent, places, texts(visitor.language)))


def _text(text: str) -> Response:
    """A text as it can be sent: a lone surrogate cannot."""
    return PlainTextResponse(text.encode("utf-8", "replace").decode("utf-8"), headers=shell.UNCACHED)


def _shown(body: Html, visitor: Visitor, aid: str, part: str) -> Response:
    """A form as a page, or as the contents of the page's dialog."""
    if part:
        return _fragment(body)
    words = texts(visitor.language)
    return shell.page(words.feedback, body, visitor, f"/antwort/{aid}/rueckmeldung", _STYLES)


def _fragment(body: Html) -> HTMLResponse:
    return HTMLResponse(body, headers=shell.UNCACHED)


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()
