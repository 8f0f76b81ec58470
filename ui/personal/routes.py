"""The addresses of what a visitor keeps: everything here is the holder's own; another's is as if it were not there."""

from __future__ import annotations

import datetime
import re
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from assistant.audit.event import Detail
from assistant.audit.views import quoted_in
from assistant.model import Citation, Turn
from assistant.personal.history import Entry, Past
from assistant.personal.holder import Holder
from ingest.errors import BadInput
from ui import shell
from ui.conversation import Exchange, Exchanges, Stage, turns
from ui.doors import Anyone, posted
from ui.personal.export import Belongings, as_json, as_text
from ui.personal.history_page import (
    PER_PAGE,
    Listed,
    confirm_all_body,
    confirm_one_body,
    conversation_body,
    history_body,
)
from ui.personal.news import Lookout
from ui.personal.remembered_page import remembered_body
from ui.personal.texts import texts
from ui.resuming import exchange_of
from ui.site import Site
from ui.visitor import Visitor

_STYLES = ("personal.css",)
_CONVERSATION_STYLES = ("page.css", "letter.css", "answers.css", "fluent.css", "personal.css")
#: Kept answers whose place on the shelf is known; the shelf itself holds no more.
_MOST_LAID = 2_000


def add(web: FastAPI, site: Site) -> None:
    """Add the pages of the history and of remembered things to the web application."""
    _add_history(web, site)
    _add_changes(web, site)
    _add_conversations(web, site)
    _add_remembered(web, site)


def _add_history(web: FastAPI, site: Site) -> None:
    history = site.desk.personal.history

    @web.get("/verlauf")
    def listed(visitor: Anyone, seite: str = "", getan: str = "") -> Response:
        """The list of conversations."""
        words, holder = texts(visitor.language), visitor.holder
        entries = history.conversations(holder) if holder else []
        last = max(1, -(-len(entries) // PER_PAGE))
        page = min(int(seite), last) if re.fullmatch(r"[1-9][0-9]{0,5}", seite) else 1
        is_on = history.is_on(holder) if holder else history.days > 0
        body = history_body(Listed(entries, history.days, is_on, page, getan), words)
        return shell.page(words.history, body, visitor, "/verlauf", _STYLES)

    @web.get("/verlauf/export.json")
    def data(visitor: Anyone) -> Response:
        """All that the visitor keeps, as data."""
        now = datetime.datetime.now(datetime.UTC)
        return _file(as_json(_belongings(site, visitor), now), "json", "application/json", now)

    @web.get("/verlauf/export.txt")
    def text(visitor: Anyone) -> Response:
        """All that the visitor keeps, as a text."""
        now = datetime.datetime.now(datetime.UTC)
        return _file(as_text(_belongings(site, visitor), now, texts(visitor.language)), "txt", "text/plain", now)

    @web.get("/verlauf/loeschen")
    def confirm(visitor: Anyone) -> Response:
        """The question before the whole history is deleted."""
        words, entries = texts(visitor.language), history.conversations(visitor.holder) if visitor.holder else []
        if not entries:
            return _back("/verlauf")
        return shell.page(
            words.confirm_all, confirm_all_body(len(entries), words), visitor, "/verlauf/loeschen", _STYLES
        )


def _add_changes(web: FastAPI, site: Site) -> None:
    history = site.desk.personal.history

    @web.post("/verlauf/loeschen")
    def delete_all(visitor: Anyone) -> Response:
        """Delete the whole history."""
        if visitor.holder:
            history.delete(visitor.holder, None)
        return _back("/verlauf", "alle-geloescht")

    @web.post("/verlauf/schalten")
    async def switch(request: Request, visitor: Anyone) -> Response:
        """Switch the history on or off."""
        on = (await posted(request)).get("verlauf") == "an"
        await run_in_threadpool(history.switch, _known(visitor), on)
        return _back("/verlauf", "an" if on else "aus")


def _add_conversations(web: FastAPI, site: Site) -> None:
    history = site.desk.personal.history
    shelving = _Shelving(site)

    @web.get("/verlauf/{cid}")
    def conversation(visitor: Anyone, cid: str) -> Response:
        """One conversation."""
        found = _conversation(site, visitor, cid)
        if found is None:
            return shell.not_there(visitor)
        entry, exchanges = found
        _note(site, visitor, exchanges)
        words = texts(visitor.language)
        body = conversation_body(entry, shelving.shown(visitor, cid, exchanges), history.days, words)
        return shell.page(
            entry.title or words.untitled, body, visitor, f"/verlauf/{cid}", _CONVERSATION_STYLES, ("kept.js",)
        )

    @web.get("/verlauf/{cid}/loeschen")
    def confirm(visitor: Anyone, cid: str) -> Response:
        """The question before a conversation is deleted."""
        found = _conversation(site, visitor, cid)
        if found is None:
            return shell.not_there(visitor)
        words = texts(visitor.language)
        body = confirm_one_body(found[0], words)
        return shell.page(words.confirm_one, body, visitor, f"/verlauf/{cid}/loeschen", _STYLES)

    @web.post("/verlauf/{cid}/loeschen")
    def delete(visitor: Anyone, cid: str) -> Response:
        """Delete a conversation."""
        if not visitor.holder or not history.delete(visitor.holder, cid):
            return shell.not_there(visitor)
        return _back("/verlauf", "geloescht")

    @web.post("/verlauf/{cid}/fortsetzen")
    def go_on(visitor: Anyone, cid: str) -> Response:
        """Go on with a conversation on the start page; answers that cannot be shown any more stay behind."""
        found = _conversation(site, visitor, cid)
        if found is None or visitor.holder is None:
            return shell.not_there(visitor)
        _note(site, visitor, found[1])
        exchanges = (exchange_of(past) for past in found[1])
        site.resuming.note(visitor.holder, tuple(exchange for exchange in exchanges if exchange), cid)
        return _back("/")


def _add_remembered(web: FastAPI, site: Site) -> None:
    remembered, lookout = site.desk.personal.remembered, Lookout(site.desk)

    @web.get("/gemerkt")
    def listed(visitor: Anyone, getan: str = "") -> Response:
        """What the visitor remembered, and what is new about it."""
        words, holder = texts(visitor.language), visitor.holder
        if holder is None:
            return shell.page(words.remembered, remembered_body((), (), None, "", words), visitor, "/gemerkt", _STYLES)
        last = remembered.visit(holder, datetime.datetime.now(datetime.UTC))
        vorgaenge = [lookout.of_vorgang(one, visitor, last) for one in remembered.vorgaenge(holder)]
        questions = [lookout.of_question(one, visitor, holder, last) for one in remembered.questions(holder)]
        body = remembered_body(vorgaenge, questions, last, getan, words)
        return shell.page(words.remembered, body, visitor, "/gemerkt", _STYLES)

    @web.post("/gemerkt/frage")
    async def question(request: Request, visitor: Anyone) -> Response:
        """Remember the question of an answer on the shelf."""
        fields, holder = await posted(request), _known(visitor)
        shelved = await run_in_threadpool(site.shelf.get, fields.get("aid", ""), visitor, site.desk)
        if shelved is None:
            raise HTTPException(404)
        asked, answer = shelved.exchange.question, shelved.answer
        await run_in_threadpool(
            remembered.add_question, holder, asked, answer.language, shelved.before, answer.scope.within
        )
        return _done(request, visitor, "frage")

    @web.post("/gemerkt/vorgang")
    async def follow(request: Request, visitor: Anyone) -> Response:
        """Follow a Vorgang."""
        fields, holder = await posted(request), _known(visitor)
        await run_in_threadpool(remembered.follow, holder, fields.get("reference", ""))
        return _done(request, visitor, "vorgang")

    @web.post("/gemerkt/{number}/loeschen")
    def remove(visitor: Anyone, number: str) -> Response:
        """Remove something remembered."""
        known = re.fullmatch(r"[0-9]{1,15}", number)
        if not known or not visitor.holder or not remembered.remove(visitor.holder, int(number)):
            return shell.not_there(visitor)
        return _back("/gemerkt", "entfernt")


class _Shelving:
    """Lays kept answers on the shelf again, so that they can be copied and printed; once, not with every look."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._laid: OrderedDict[tuple[str, int], str] = OrderedDict()
        self._changing = threading.Lock()

    def shown(
        self, visitor: Visitor, conversation: str, exchanges: Sequence[Past]
    ) -> list[tuple[Past, Exchange | None]]:
        """Each exchange as the page shows it; None where its answer cannot be shown any more."""
        shown: list[tuple[Past, Exchange | None]] = []
        before: Exchanges = ()
        for position, past in enumerate(exchanges):
            exchange = exchange_of(past)
            if exchange and exchange.stage is Stage.DONE:
                aid = self._id((conversation, position), visitor, exchange, turns(before))
                exchange = replace(exchange, answer_id=aid)
            if exchange:
                before = (*before, exchange)
            shown.append((past, exchange))
        return shown

    def _id(self, place: tuple[str, int], visitor: Visitor, exchange: Exchange, before: Sequence[Turn]) -> str:
        """The id of an answer on the shelf, where it may lie already."""
        with self._changing:
            aid = self._laid.get(place, "")
        lies = self._site.shelf.get(aid, visitor, self._site.desk) if aid else None
        if lies and lies.exchange.answer == exchange.answer:
            return aid
        aid = self._site.shelf.put(visitor.holder, exchange, before)
        with self._changing:
            self._laid[place] = aid
            while len(self._laid) > _MOST_LAID:
                self._laid.popitem(last=False)
        return aid


def _conversation(site: Site, visitor: Visitor, cid: str) -> tuple[Entry, list[Past]] | None:
    """A conversation of the visitor, as they may see it now."""
    if visitor.holder is None:
        return None
    history = site.desk.personal.history
    exchanges = history.conversation(visitor.holder, cid, lambda document_id: _sees(site, visitor, document_id))
    entry = next((one for one in history.conversations(visitor.holder) if one.id == cid), None)
    return (entry, [_as_of_now(site, visitor, past) for past in exchanges]) if entry and exchanges else None


def _as_of_now(site: Site, visitor: Visitor, past: Past) -> Past:
    """An exchange whose Fundstellen say who may see their letters now; when it was asked that may have been others."""

    def tiered(citations: Sequence[Citation]) -> tuple[Citation, ...]:
        now = ((one, site.desk.tier(one.document_id, visitor.principal)) for one in citations)
        return tuple(replace(one, tier=tier or one.tier) for one, tier in now)

    if past.answer is None:
        return past
    answer = replace(past.answer, citations=tiered(past.answer.citations), near=tiered(past.answer.near))
    fluent = replace(past.fluent, citations=tiered(past.fluent.citations)) if past.fluent else None
    return replace(past, answer=answer, fluent=fluent)


def _note(site: Site, visitor: Visitor, exchanges: Sequence[Past]) -> None:
    """Keep whose words the visitor is about to see again, where they are not public."""
    quoted = (document_id for past in exchanges for document_id in quoted_in(past.answer, past.fluent))
    site.desk.views.note(visitor.principal, quoted, Detail.QUOTED)


def _sees(site: Site, visitor: Visitor, document_id: str) -> bool:
    return site.desk.letter(document_id, visitor.principal) is not None


def _belongings(site: Site, visitor: Visitor) -> Belongings:
    """All that a visitor keeps, as they may see it now."""
    holder, personal = visitor.holder, site.desk.personal
    if holder is None:
        return Belongings((), (), ())
    conversations = []
    for entry in personal.history.conversations(holder):
        exchanges = personal.history.conversation(holder, entry.id, lambda key: _sees(site, visitor, key))
        if exchanges:
            _note(site, visitor, exchanges)
            conversations.append((entry, exchanges))
    return Belongings(conversations, personal.remembered.questions(holder), personal.remembered.vorgaenge(holder))


def _known(visitor: Visitor) -> Holder:
    """The holder that something is kept for.

    Raises:
        BadInput: The browser sent no cookie.
    """
    if visitor.holder is not None:
        return visitor.holder
    raise BadInput(
        "Erwartet wird ein Browser, der ein Cookie behält: Nur mit ihm lässt sich etwas für Sie allein aufbewahren",
        "gefunden wurde keines",
        "bitte lassen Sie Cookies für diese Seite zu und versuchen Sie es noch einmal",
    )


def _back(path: str, done: str = "") -> Response:
    address = f"{path}?{urlencode({'getan': done})}" if done else path
    return RedirectResponse(address, status_code=303, headers=shell.UNCACHED)


def _done(request: Request, visitor: Visitor, done: str) -> Response:
    """What follows something remembered: the page, or for a script one sentence."""
    if "teil" in request.query_params:
        return PlainTextResponse(texts(visitor.language).done[done], headers=shell.UNCACHED)
    return _back("/gemerkt", done)


def _file(content: str, ending: str, kind: str, now: datetime.datetime) -> Response:
    """A file to save; never shown under our address."""
    name = f"fundstelle-verlauf-{now.astimezone():%Y-%m-%d}.{ending}"
    headers = shell.UNCACHED | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content.encode("utf-8", "replace"), media_type=f"{kind}; charset=utf-8", headers=headers)
