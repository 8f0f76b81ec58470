"""The doors of the pages: who comes in, and what they may bring. Every route has one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, HTTPException, Request
from fastapi.routing import APIRoute

from assistant.audit.event import Detail
from assistant.classifying import CLASSIFIERS
from assistant.roles import Role
from ingest.errors import BadInput
from ui.visitor import Visitor, Visitors

#: Fields of a form; the pages' own have a few.
_MOST_FIELDS = 100
_FORM = "application/x-www-form-urlencoded"


def anyone(request: Request) -> Visitor:
    """Whoever asks: a dependency of routes that are open to all.

    Whoever opens a letter that is not public is kept in the audit before they see it, as by every door.
    """
    return _let_in(request, _visitor(request))


def staff(request: Request) -> Visitor:
    """Staff: a dependency of routes that are not there for anybody else; nothing of the request is read before.

    Raises:
        HTTPException: 404, as for a page that does not exist.
    """
    return _only(request, Role.STAFF)


def data_protection(request: Request) -> Visitor:
    """Data protection, as :func:`staff`."""
    return _only(request, Role.DATA_PROTECTION)


def administration(request: Request) -> Visitor:
    """Who looks after accounts, audit and backups, as :func:`staff`."""
    return _only(request, Role.ADMINISTRATION)


def classifier(request: Request) -> Visitor:
    """Staff or data protection, as :func:`staff`: who may say who may see a letter."""
    return _only(request, *CLASSIFIERS)


def signed_in(request: Request) -> Visitor:
    """Whoever has an account, as :func:`staff`."""
    visitor = _visitor(request)
    if visitor.signed_in is None:
        raise HTTPException(404)
    return _let_in(request, visitor)


#: Every door there is.
DOORS: frozenset[Callable[[Request], Visitor]] = frozenset(
    {anyone, signed_in, staff, classifier, data_protection, administration}
)

#: For the parameters of routes: ``def letter(visitor: Anyone, …)``.
Anyone = Annotated[Visitor, Depends(anyone)]
SignedInOnly = Annotated[Visitor, Depends(signed_in)]
Staff = Annotated[Visitor, Depends(staff)]
Classifier = Annotated[Visitor, Depends(classifier)]
DataProtection = Annotated[Visitor, Depends(data_protection)]
Administration = Annotated[Visitor, Depends(administration)]


def expect_doors(routes: Iterable[APIRoute]) -> None:
    """Hold that every route has exactly one door: what nobody thought of is closed, and the service does not start.

    Raises:
        ValueError: One has none, or more than one.
    """
    for route in routes:
        if len(DOORS & {one.call for one in route.dependant.dependencies}) != 1:
            raise ValueError(f"{route.path} needs exactly one door of ui/doors.py")


def _only(request: Request, *roles: Role) -> Visitor:
    visitor = _visitor(request)
    if not visitor.has_any(roles):
        raise HTTPException(404)
    return _let_in(request, visitor)


def _visitor(request: Request) -> Visitor:
    visitors: Visitors = request.app.state.site.visitors
    return visitors.of(request)


def _let_in(request: Request, visitor: Visitor) -> Visitor:
    if request.method != "POST" and (document_id := request.path_params.get("document_id")):
        way = Detail.FILE if request.url.path.endswith("/original") else Detail.PAGE
        request.app.state.site.desk.views.note(visitor.principal, [document_id], way)
    return visitor


async def posted(request: Request, most_bytes: int = 100_000) -> dict[str, str]:
    """The fields of a form that was sent.

    Args:
        request: The request; its body is read here.
        most_bytes: Bytes of the whole form.

    Returns:
        The fields by name; of several with one name, the last.

    Raises:
        BadInput: It is no form of this kind, too long, or no text.
    """
    expected = "Erwartet wird ein Formular dieser Seite"
    remedy = "bitte laden Sie die Seite neu und senden Sie es noch einmal"
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        raise BadInput(expected, "gefunden wurde etwas anderes", remedy)
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > most_bytes:
            found = f"gefunden wurden mehr als {most_bytes // 1000} Kilobyte"
            raise BadInput(expected, found, "bitte kürzen Sie Ihre Eingaben")
    try:
        fields = parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError as fault:  # too many fields, or bytes that are no text
        raise BadInput(expected, "gefunden wurden Zeichen, die kein Text sind", remedy) from fault
    return dict(fields)


def own_path(wanted: str) -> str:
    """A path of this page to go back to; what could lead to another host leads to the start page.

    Browsers read ``//host`` and ``/\\host`` as another host, and leave out line breaks and tabs (URL Standard, 4.4).
    """
    return wanted if re.fullmatch(r"/(?![/\\])[^\x00-\x20\x7f\\]*", wanted) else "/"
