"""The doors of the pages: who comes in, and what they may bring. Every route has one of them."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, HTTPException, Request

from ingest.errors import BadInput
from ui.visitor import Visitor, Visitors

#: Fields of a form; the pages' own have a few.
_MOST_FIELDS = 100
_FORM = "application/x-www-form-urlencoded"


def anyone(request: Request) -> Visitor:
    """Whoever asks: a dependency of routes that are open to all."""
    visitors: Visitors = request.app.state.site.visitors
    return visitors.of(request)


def staff(request: Request) -> Visitor:
    """Staff: a dependency of routes that are not there for anybody else; nothing of the request is read before.

    Raises:
        HTTPException: 404, as for a page that does not exist.
    """
    visitor = anyone(request)
    if not visitor.is_staff:
        raise HTTPException(404)
    return visitor


#: For the parameters of routes: ``def letter(visitor: Anyone, …)``.
Anyone = Annotated[Visitor, Depends(anyone)]
Staff = Annotated[Visitor, Depends(staff)]


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
