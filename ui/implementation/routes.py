"""The addresses of the state of implementation: each shows what its visitor may see, and nothing else."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from fastapi import FastAPI, Request
from fastapi.responses import Response

from assistant.audit.event import Detail
from assistant.audit.views import words_of_points
from assistant.implementation.state import PointStatus
from ingest.errors import BadInput
from ingest.model import Tier
from ui import shell
from ui.browse.wanted import Wanted
from ui.doors import Anyone
from ui.implementation import tables
from ui.implementation.gaps_page import gaps_body
from ui.implementation.selection import Selection, selected
from ui.implementation.table_page import Shown, on_page, table_body
from ui.implementation.texts import texts
from ui.implementation.views import CSV, GAPS, PATH, XLSX
from ui.site import Site
from ui.visitor import Visitor

_STYLES = ("browse.css", "implementation.css")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Longest reference that is looked for, in characters.
_LONGEST = 80


def add(web: FastAPI, site: Site) -> None:
    """Add these pages and tables to the web application."""

    @web.get(PATH)
    def points(request: Request, visitor: Anyone) -> Response:
        """The points with their states."""
        wanted, words = wanted_in(request), texts(visitor.language)
        scope = site.desk.scope(visitor.principal)
        try:
            found = _selected(site, visitor, wanted)
            _note(site, visitor, on_page(found, wanted)[1])
            shown = Shown(found, scope)
        except BadInput as fault:
            shown = Shown(None, scope, str(fault))
        body = table_body(shown, wanted, words)
        status = 400 if shown.fault else 200
        return shell.page(words.title, body, visitor, _here(request), _STYLES, status=status)

    @web.get(GAPS)
    def gaps(request: Request, visitor: Anyone) -> Response:
        """What was not found: answers, reports, the places that answers refer to."""
        words = texts(visitor.language)
        wanted = replace(wanted_in(request), art=tuple(request.query_params.getlist("art")))
        survey = site.desk.gap_survey(visitor.principal, wanted.vorgang or None)
        body = gaps_body(survey, site.desk.scope(visitor.principal), wanted, words)
        return shell.page(words.gaps_title, body, visitor, _here(request), _STYLES)

    @web.get(CSV)
    def as_csv(request: Request, visitor: Anyone) -> Response:
        """The points as CSV, all that fit the choice."""
        found = _selected(site, visitor, wanted_in(request)).points
        _note(site, visitor, found)
        return _file(tables.csv_of(found, site.absolute), found, "text/csv; charset=utf-8", "csv")

    @web.get(XLSX)
    def as_xlsx(request: Request, visitor: Anyone) -> Response:
        """The same as a workbook, with all statements on a second sheet."""
        found = _selected(site, visitor, wanted_in(request)).points
        _note(site, visitor, found)
        return _file(tables.xlsx_of(found, site.absolute), found, _XLSX, "xlsx")


def wanted_in(request: Request) -> Wanted:
    """What an address chooses; what it names besides is not read."""
    asked = request.query_params
    number = asked.get("seite", "")
    return Wanted(
        von=asked.get("von", "").strip(),
        bis=asked.get("bis", "").strip(),
        amt=asked.get("amt", "").strip(),
        vorgang=" ".join(asked.get("vorgang", "").split())[:_LONGEST],
        seite=int(number) if re.fullmatch(r"[1-9][0-9]{0,5}", number) else 1,
        stand=asked.get("stand", "").strip(),
        ueberfaellig=bool(asked.get("ueberfaellig")),
    )


def _selected(site: Site, visitor: Visitor, wanted: Wanted) -> Selection:
    """The points that fit a choice.

    Raises:
        BadInput: The choice cannot be understood.
    """
    found = site.desk.implementation(visitor.principal, datetime.date.today(), reference=wanted.vorgang or None)
    return selected(found, wanted)


def _note(site: Site, visitor: Visitor, points: Sequence[PointStatus]) -> None:
    """Keep whose words the visitor is about to see, where they are not public."""
    site.desk.views.note(visitor.principal, words_of_points(points), Detail.QUOTED)


def _file(made: bytes, points: tuple[PointStatus, ...], media_type: str, suffix: str) -> Response:
    """A table to be saved; its name says where it holds what is not public."""
    highest = tables.highest_tier(points)
    closed = f"-{highest.value}" if highest is not Tier.OEFFENTLICH else ""
    name = f"umsetzungsstand-{datetime.date.today():%Y-%m-%d}{closed}.{suffix}"
    headers = {**shell.UNCACHED, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(made, media_type=media_type, headers=headers)


def _here(request: Request) -> str:
    """The address of this page, as it was asked for."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
