"""The addresses of data protection; for anybody else none of them is there, and nothing that they send is read.

What is looked for is sent and never stands in an address: addresses are kept by browsers and by servers on the way.
"""

from __future__ import annotations

import datetime
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from assistant.audit.event import Detail
from assistant.erasing.receipt import ErasureReason
from ingest.errors import BadInput
from ui import shell
from ui.data_protection import page
from ui.data_protection import texts as de
from ui.data_protection.told import naming_text
from ui.doors import DataProtection, posted
from ui.markup import Html
from ui.site import Site
from ui.visitor import Visitor

_STYLES = ("letter.css",)
_MOST_BYTES = 40_000
_ID = "kennung-"


async def _form(request: Request) -> dict[str, str]:
    return await posted(request, _MOST_BYTES)


#: The fields of the form that was sent; read after the door, so nobody's body is read who has no business here.
Form = Annotated[dict[str, str], Depends(_form)]


def add(web: FastAPI, site: Site) -> None:
    """Add the pages of data protection to the web application.

    Args:
        web: Where they go.
        site: What they stand on; its shelf forgets what is erased.
    """
    own = site.desk.data_protection
    own.erasing.places["shelf"] = site.shelf.forget

    @web.get("/datenschutz")
    def home(visitor: DataProtection) -> Response:
        """The forms and the receipts."""
        return _page(de.TITLE, page.home_body(own.receipts(visitor.principal)), visitor)

    @web.post("/datenschutz/person")
    def person(visitor: DataProtection, form: Form) -> Response:
        """What names a person, as a page or as a file."""
        name, as_file = form.get("name", ""), "datei" in form
        found = own.naming(name, visitor.principal, as_file)
        site.desk.views.note(visitor.principal, [one.document_id for one in found.letters], Detail.QUOTED)
        if not as_file:
            return _page(de.PERSON, page.naming_body(found), visitor)
        moment = datetime.datetime.now().astimezone().strftime("%d.%m.%Y, %H:%M Uhr")
        headers = {**shell.UNCACHED, "Content-Disposition": 'attachment; filename="Auskunft.md"'}
        return Response(naming_text(found, moment), media_type="text/markdown; charset=utf-8", headers=headers)

    @web.post("/datenschutz/loeschen")
    def erase(visitor: DataProtection, form: Form) -> Response:
        """What would be erased; with the ids that were shown there, erase it."""
        ids = [value for name, value in form.items() if name.startswith(_ID)]
        if not ids:
            name = form.get("was", "")
            return _page(de.WOULD_GO, page.condemned_body(name, own.condemned(name, visitor.principal)), visitor)
        receipt = own.erase(ids, visitor.principal, _reason(form.get("grund", "")))
        return RedirectResponse(f"{page.HOME}/bescheinigung/{receipt.number}", 303, shell.UNCACHED)

    @web.get("/datenschutz/bescheinigung/{number}")
    def receipt(visitor: DataProtection, number: int) -> Response:
        """A receipt."""
        for one in own.receipts(visitor.principal):
            if one.number == number:
                return _page(de.RECEIPT.format(number=number), page.receipt_body(one), visitor)
        raise HTTPException(404)


def _page(title: str, body: Html, visitor: Visitor) -> Response:
    return shell.page(title, body, visitor, page.HOME, _STYLES)


def _reason(chosen: str) -> ErasureReason:
    try:
        return ErasureReason(chosen)
    except ValueError as fault:
        raise BadInput(
            "Erwartet wird einer der Gründe dieser Seite", "gefunden wurde keiner", "bitte neu laden"
        ) from fault
