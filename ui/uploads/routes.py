"""The addresses of uploads; for anybody but staff none of them is there, and nothing that they send is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from ingest.errors import BadInput, FundstelleError
from ui import shell
from ui.doors import Staff
from ui.site import Site
from ui.uploads import upload_page
from ui.uploads.jobs import Decision, Job, Jobs, Standing
from ui.uploads.receiving import emptied, received
from ui.uploads.texts import texts
from ui.visitor import Visitor

_STYLES, _SCRIPTS = ("staff.css",), ("upload.js",)
#: Seconds after which a page without a script looks again.
_AGAIN_S = 3
#: Of the address of a page whose script looks for itself, so that the browser does not do so, too.
_QUIET = "ruhig"


def add(web: FastAPI, site: Site) -> None:
    """Add the pages on which staff takes letters in.

    Args:
        web: Where they go.
        site: What they stand on.
    """
    jobs = Jobs(site.desk.ingest, site.desk.settings.data_dir / "incoming")
    site.desk.data_protection.erasing.places["uploads"] = jobs.forget

    @web.get("/aufnahme")
    def form(visitor: Staff) -> Response:
        return _form(visitor, jobs)

    @web.post("/aufnahme")
    async def send(request: Request, visitor: Staff) -> Response:
        # The body is read here and not by a parameter: who sends it is known before.
        told = "application/json" in request.headers.get("accept", "")
        fields: dict[str, str] = {}
        try:
            job = await _sent(request, visitor, jobs, fields)
        except FundstelleError as fault:
            if told:
                return JSONResponse({"fault": str(fault)}, shell.status_of(fault), shell.UNCACHED)
            return await run_in_threadpool(_form, visitor, jobs, fields, fault)
        except ClientDisconnect:
            return Response(status_code=400)
        address = f"/aufnahme/{job.id}"
        if told:
            return JSONResponse({"address": f"{address}?{_QUIET}=1"}, headers=shell.UNCACHED)
        return RedirectResponse(address, 303, shell.UNCACHED)

    @web.get("/aufnahme/{job_id}")
    def upload(visitor: Staff, job_id: str, ruhig: str = "") -> Response:
        words = texts(visitor.language)
        job = jobs.get(job_id)
        if job is None:
            return shell.page(words.gone_title, upload_page.gone(words), visitor, "/aufnahme", _STYLES, status=404)
        standing = _seen(job.standing, visitor)
        others = upload_page.namesakes(standing.rows, site.desk.letters(visitor.principal)) if standing.rows else {}
        body = upload_page.progress(job.id, standing, jobs.ahead(job), words, others)
        here = f"/aufnahme/{job_id}" + (f"?{_QUIET}=1" if ruhig else "")
        answer = shell.page(upload_page.title(standing.phase, words), body, visitor, here, _STYLES, _SCRIPTS)
        if not standing.ended and not ruhig:
            answer.headers["Refresh"] = str(_AGAIN_S)
        return answer

    def _seen(standing: Standing, visitor: Visitor) -> Standing:
        """How far an upload is, without the letters that somebody put out of this visitor's sight since."""
        named = (row.report.document_id for row in standing.rows)
        gone = {key for key in named if key and site.desk.tier(key, visitor.principal) is None}
        return replace(standing, rows=tuple(row for row in standing.rows if row.report.document_id not in gone))

    @web.get("/aufnahme/{job_id}/stand")
    def standing(visitor: Staff, job_id: str) -> Response:
        job = jobs.get(job_id)
        return JSONResponse(_data(job, jobs, visitor), headers=shell.UNCACHED) if job else _unknown()


def _form(
    visitor: Visitor, jobs: Jobs, fields: Mapping[str, str] | None = None, fault: FundstelleError | None = None
) -> Response:
    words = texts(visitor.language)
    body = upload_page.form(words, jobs.all(), fields, str(fault or ""))
    status = shell.status_of(fault) if fault else 200
    return shell.page(words.title, body, visitor, "/aufnahme", _STYLES, _SCRIPTS, status)


async def _sent(request: Request, visitor: Visitor, jobs: Jobs, fields: dict[str, str]) -> Job:
    """Read an upload and have it taken in; ``fields`` gets what was filled in as soon as it is read."""
    jobs.expect_room()
    upload = await received(request, jobs.folder())
    fields |= upload.fields
    try:
        return jobs.submit(upload, replace(decision(fields), account=visitor.principal.name))
    except FundstelleError:
        await run_in_threadpool(emptied, upload.folder)
        raise


def decision(fields: Mapping[str, str]) -> Decision:
    """Who may see the letters, as it was filled in; without a choice their marks decide.

    Args:
        fields: The form's fields.

    Raises:
        BadInput: Letters are to be cleared or withheld without name or reason, or the choice is none.
    """
    chosen = fields.get("sicht", upload_page.BY_MARK)
    if chosen == upload_page.BY_MARK:
        return Decision()
    if chosen not in (upload_page.CLEAR, upload_page.WITHHOLD):
        raise BadInput(
            "Erwartet wird eine Angabe, wer die Schreiben sehen darf",
            "gefunden wurde eine unbekannte",
            "bitte laden Sie die Seite neu",
        )
    given = [" ".join(fields.get(key, "").split()) for key in ("name", "grund")]
    if not all(any(character.isalnum() for character in text) for text in given):
        raise BadInput(
            "Erwartet werden Ihr Name und ein Grund, wenn Schreiben freigegeben oder zurückgehalten werden",
            "gefunden wurde ein leeres Feld",
            "bitte füllen Sie beide aus und wählen Sie die Dateien noch einmal",
        )
    who = ", ".join(given)
    return Decision(cleared_by=who) if chosen == upload_page.CLEAR else Decision(withheld_by=who)


def _data(job: Job, jobs: Jobs, visitor: Visitor) -> dict[str, object]:
    """How far an upload is, for the script of its page (docs/interfaces.md)."""
    words = texts(visitor.language)
    standing = job.standing
    return {
        "phase": standing.phase,
        "done": standing.done,
        "total": standing.total,
        "rows": len(standing.rows),
        "line": upload_page.line(standing, jobs.ahead(job), words),
        "name": upload_page.at_hand(standing, words),
        "ended": standing.ended,
    }


def _unknown() -> Response:
    return JSONResponse({"ended": True, "phase": None}, 404, shell.UNCACHED)
