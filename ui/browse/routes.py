"""The addresses of search, list of Vorgänge and Vorgang; each shows what its visitor may see, and nothing else."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import Response

from assistant.audit.event import Detail
from assistant.audit.views import words_of_points, words_of_vorgang
from assistant.model import Principal
from assistant.word_search import words_of
from ingest.errors import BadInput
from ingest.model import Tier
from ui import shell
from ui.browse import texts as list_texts
from ui.browse import vorgang_texts
from ui.browse.search_page import MOST, Found, Hits, search_body
from ui.browse.vorgaenge_page import vorgaenge_body
from ui.browse.vorgang_page import nothing_body, title_of, vorgang_body
from ui.browse.wanted import Wanted
from ui.doors import Anyone
from ui.site import Site
from ui.visitor import Visitor

_STYLES = ("browse.css", "implementation.css")
#: How many Vorgänge stand above the passages of a search.
_VORGAENGE = 3
#: Longest reference that is looked for, in characters.
_LONGEST = 80


def add(web: FastAPI, site: Site) -> None:
    """Add these pages to the web application."""

    @web.get("/suche")
    def search(
        request: Request,
        visitor: Anyone,
        q: str = "",
        von: str = "",
        bis: str = "",
        art: Annotated[tuple[str, ...], Query()] = (),
        amt: str = "",
        fraktion: str = "",
        ebene: str = "",
        vorgang: str = "",
        seite: str = "",
    ) -> Response:
        """Letters by filters, or passages by words."""
        wanted = Wanted(q.strip(), von.strip(), bis.strip(), art, amt, fraktion, ebene, vorgang, seite=_number(seite))
        words = list_texts.texts(visitor.language)
        found = _searched(site, visitor, wanted)
        body = search_body(found, wanted, words)
        return shell.page(words.search, body, visitor, _here(request), _STYLES, status=400 if found.fault else 200)

    @web.get("/vorgaenge")
    def vorgaenge(
        request: Request, visitor: Anyone, q: str = "", von: str = "", bis: str = "", offen: str = "", seite: str = ""
    ) -> Response:
        """The list of Vorgänge."""
        wanted = Wanted(q.strip(), von.strip(), bis.strip(), offen=bool(offen), seite=_number(seite))
        words, fault = list_texts.texts(visitor.language), ""
        try:
            listing = site.desk.vorgaenge(
                visitor.principal, wanted.filter(), wanted.seite, words=wanted.q, only_open=wanted.offen
            )
        except BadInput as found:
            listing, fault = None, str(found)
        body = vorgaenge_body(listing, wanted, words, fault)
        return shell.page(words.vorgaenge, body, visitor, _here(request), _STYLES, status=400 if fault else 200)

    @web.get("/vorgang/{reference:path}")
    def vorgang(request: Request, visitor: Anyone, reference: str) -> Response:
        """One Vorgang; one that is hidden and one that is not there answer alike."""
        words = vorgang_texts.texts(visitor.language)
        found, scope = site.desk.vorgang(reference[:_LONGEST], visitor.principal)
        if found is None:
            body = nothing_body(reference[:_LONGEST], scope, words)
            return shell.page(words.lists.vorgang, body, visitor, _here(request), _STYLES, status=404)
        gaps = site.desk.gaps(found, visitor.principal)
        points = site.desk.implementation(visitor.principal, datetime.date.today(), reference=found.reference)
        site.desk.views.note(visitor.principal, [*words_of_vorgang(found), *words_of_points(points)], Detail.QUOTED)
        body = vorgang_body(found, gaps, scope, words, len(visitor.principal.tiers) > 1, points)
        return shell.page(title_of(found), body, visitor, _here(request), _STYLES)


def _searched(site: Site, visitor: Visitor, wanted: Wanted) -> Found:
    """What a search finds; bad input is said on the page, where it can be put right."""
    try:
        principal = wanted.narrowed(visitor.principal)
        within = wanted.filter()
        listing = site.desk.browse(principal, within, wanted.seite)
        hits = _hits(site, principal, wanted) if wanted.q else None
        return Found(listing, hits, _tiers(site, visitor, wanted))
    except BadInput as fault:
        return Found(None, fault=str(fault))


def _hits(site: Site, principal: Principal, wanted: Wanted) -> Hits:
    """The passages that words find, the letters they stand in, and the Vorgänge that they name."""
    within = wanted.filter()
    passages = site.desk.search(wanted.q, principal, within, MOST)
    ids = dict.fromkeys(one.passage.document_id for one in passages)
    letters = {key: entry for key in ids if (entry := site.desk.entry(key, principal))}
    held = tuple(one for one in passages if one.passage.document_id in letters)
    vorgaenge = site.desk.vorgaenge(principal, within, words=wanted.q).entries[:_VORGAENGE]
    return Hits(words_of(wanted.q), held, letters, vorgaenge)


def _tiers(site: Site, visitor: Visitor, wanted: Wanted) -> tuple[tuple[Tier, int], ...]:
    """How many letters each tier would leave; nothing for whoever sees one tier only."""
    if len(visitor.principal.tiers) < 2:
        return ()
    within = wanted.filter()
    found = []
    for tier in sorted(visitor.principal.tiers, key=lambda tier: tier.closedness):
        alone = replace(visitor.principal, tiers=frozenset({tier}))
        found.append((tier, site.desk.browse(alone, within).total))
    return tuple(found)


def _number(text: str) -> int:
    """The number of a page; 1 for what is none."""
    return int(text) if re.fullmatch(r"[1-9][0-9]{0,5}", text) else 1


def _here(request: Request) -> str:
    """The address of this page, as it was asked for."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
