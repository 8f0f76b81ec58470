"""The address of a letter's classification; for whoever may not classify, or not see the letter, it is not there."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from assistant.classifying import Classification
from ingest.errors import BadInput
from ingest.model import Tier
from ui import shell
from ui.classification import page
from ui.classification.texts import texts
from ui.doors import Classifier, posted
from ui.markup import Html
from ui.site import Site
from ui.visitor import Visitor

_STYLES = ("letter.css",)


async def _form(request: Request) -> dict[str, str]:
    return await posted(request)


#: The fields of the form that was sent; read after the door, so nobody's body is read who has no business here.
Form = Annotated[dict[str, str], Depends(_form)]


def add(web: FastAPI, site: Site) -> None:
    """Add the page of classifications to the web application.

    Args:
        web: Where it goes.
        site: What it stands on.
    """

    @web.get("/brief/{document_id}/einstufung")
    def show(visitor: Classifier, document_id: str, gemacht: str = "") -> Response:
        """What holds, how that came, and the form."""
        found = _found(site, visitor, document_id)
        return _page(page.body(found, bool(gemacht), texts(visitor.language)), visitor, document_id)

    @web.post("/brief/{document_id}/einstufung")
    def classify(visitor: Classifier, document_id: str, form: Form) -> Response:
        """Change it; whoever locked the letter is told so and does not see it any more."""
        before = _found(site, visitor, document_id)
        tier = _tier(form.get("ebene", ""))
        if tier.closedness < before.tier.closedness and form.get("stand") != str(len(before.decisions)):
            raise BadInput(
                "Erwartet wird die Einstufung, die zuletzt gezeigt wurde",
                "inzwischen hat jemand anders eingestuft",
                "bitte laden Sie die Seite neu und sehen Sie es sich noch einmal an",
            )
        who, why = form.get("von", "")[: page.MOST_NAME], form.get("grund", "")[: page.MOST_REASON]
        done = site.desk.classify(document_id, tier, who, why, visitor.principal)
        if done.tier not in visitor.principal.tiers:
            return _page(page.out_of_sight(texts(visitor.language)), visitor, document_id)
        return RedirectResponse(f"/brief/{document_id}/einstufung?gemacht=1", 303, shell.UNCACHED)


def _found(site: Site, visitor: Visitor, document_id: str) -> Classification:
    """The letter's classification; the page of what is not there, if this visitor may not see the letter."""
    if site.desk.tier(document_id, visitor.principal) is None:
        raise HTTPException(404)
    return site.desk.classification(document_id, visitor.principal)


def _tier(chosen: str) -> Tier:
    try:
        return Tier(chosen)
    except ValueError as fault:
        raise BadInput(
            "Erwartet wird eine der Stufen dieser Seite", "gefunden wurde keine", "bitte wählen Sie eine davon"
        ) from fault


def _page(body: Html, visitor: Visitor, document_id: str) -> Response:
    here = f"/brief/{document_id}/einstufung"
    return shell.page(texts(visitor.language).title, body, visitor, here, _STYLES)
