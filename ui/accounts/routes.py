"""The addresses of signing in and out, of one's own account, and of the house's own sign-on."""

from __future__ import annotations

import datetime
import math
from dataclasses import replace

from fastapi import FastAPI, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from assistant.model import PUBLIC
from ingest.errors import BadInput
from ingest.settings import Settings
from ui import shell
from ui.accounts.identity import Identities
from ui.accounts.login_page import (
    ACCOUNT,
    HOUSE,
    HOUSE_BACK,
    PASSWORD,
    SIGN_IN,
    SIGN_OUT,
    account_body,
    sign_in_body,
    told_body,
    unprotected_body,
)
from ui.accounts.passwords import MOST_CHARS
from ui.accounts.proxy import Proxy
from ui.accounts.sessions import Lifetime, cookie_line, cookie_name, ended_cookie_line
from ui.accounts.store import FILE, Accounts, Attempt, Records
from ui.accounts.texts import AccountTexts, texts
from ui.cookies import cookie, set_cookie
from ui.doors import Anyone, SignedInOnly, own_path, posted
from ui.site import Site
from ui.visitor import Visitor, sits_here

#: The cookie that holds a sign-in with the house until the browser is back; "Lax", for it comes back from elsewhere.
_UNDERWAY, _UNDERWAY_S = "fundstelle-haus", 600
#: Bytes of a form with passwords.
_MOST_BYTES = 10_000
_CHANGED = "geaendert"
_STYLES = ("accounts.css",)


def accounts_of(settings: Settings, record: Records) -> Accounts:
    """The accounts of a data directory.

    Args:
        settings: Where it is, and how long sessions last.
        record: Keeps the audit.
    """
    idle = datetime.timedelta(minutes=settings.accounts.idle_minutes)
    longest = datetime.timedelta(hours=settings.accounts.longest_hours)
    return Accounts(settings.data_dir / FILE, Lifetime(idle, longest), record)


def add(web: FastAPI, site: Site) -> None:
    """Add the pages of signing in, and have the site's visitors known by their accounts.

    Args:
        web: Where they go; its state holds the accounts (``accounts``) afterwards.
        site: What they stand on.

    Raises:
        BadInput: The settings of the sign-on cannot be used.
    """
    pages = _Pages(site)
    web.state.accounts = pages.accounts
    _add_passwords(web, pages)
    _add_account(web, pages)
    _add_house(web, pages)


class _Pages:
    """What the pages share."""

    def __init__(self, site: Site) -> None:
        settings = site.desk.settings
        self.accounts = accounts_of(settings, site.desk.audit.record)
        self.proxy = Proxy(settings.proxy)
        self.secure = site.visitors.secure
        self.house = None
        if settings.oidc.issuer:
            from ui.accounts.oidc import HouseSignOn  # late: where it is not used, nothing that could call out is there

            self.house = HouseSignOn(settings.oidc, site.absolute(HOUSE_BACK))
        site.visitors.identities = Identities(self.accounts, self.proxy, self.secure, self.house is not None)

    def expect_use(self, visitor: Visitor) -> AccountTexts:
        """The words of these pages; as if they were not there where nobody can sign in.

        Raises:
            HTTPException: 404.
        """
        if not visitor.may_sign_in:
            raise HTTPException(404)
        return texts(visitor.language)

    def is_private(self, request: Request) -> bool:
        """Whether a password may travel with a request: encrypted, or not beyond this machine."""
        return self.secure or sits_here(request)

    def form(
        self, request: Request, visitor: Visitor, back: str, fault: str = "", status: int = 200, typed: str = ""
    ) -> Response:
        """The form for name and password."""
        words, house = texts(visitor.language), self.house is not None
        if not self.is_private(request):
            body, status = unprotected_body(words), 400
        else:
            body = sign_in_body(words, back, house, self.accounts.are_there, fault, typed)
        return shell.page(words.sign_in, body, visitor, SIGN_IN, _STYLES, status=status)

    def signed_in(self, request: Request, token: str, answer: Response) -> Response:
        """An answer that begins a session; the browser's old one ends."""
        self.sign_out(request)
        answer.headers.append("set-cookie", cookie_line(token, self.secure))
        return answer

    def sign_out(self, request: Request) -> None:
        if old := cookie(request.scope, cookie_name(self.secure)):
            self.accounts.sign_out(old)


def _add_passwords(web: FastAPI, pages: _Pages) -> None:
    @web.get(SIGN_IN)
    def form(request: Request, visitor: Anyone, zurueck: str = "/") -> Response:
        """The form; whoever is signed in already finds their account."""
        pages.expect_use(visitor)
        if visitor.signed_in is not None:
            return RedirectResponse(ACCOUNT, 303, shell.UNCACHED)
        return pages.form(request, visitor, own_path(zurueck))

    @web.post(SIGN_IN)
    async def sign_in(request: Request, visitor: Anyone) -> Response:
        """Sign in with name and password."""
        words = pages.expect_use(visitor)
        if not pages.is_private(request) or not pages.accounts.are_there:
            return pages.form(request, visitor, "/")
        fields = await posted(request, _MOST_BYTES)
        back, name, password = (fields.get(key, "") for key in ("zurueck", "name", "passwort"))
        address = pages.proxy.address(request)
        attempt = await run_in_threadpool(pages.accounts.sign_in, name, password, address)
        if attempt.token is None:
            status = 429 if attempt.wait_s else 403
            form = pages.form(request, visitor, own_path(back), _said(attempt, words), status, name[:MOST_CHARS])
            return _waiting(attempt, form)
        answer = RedirectResponse(own_path(back), 303, shell.UNCACHED)
        return await run_in_threadpool(pages.signed_in, request, attempt.token, answer)

    @web.post(SIGN_OUT)
    def sign_out(request: Request, visitor: Anyone) -> Response:
        """Sign out; what the browser keeps of the pages goes, too."""
        pages.sign_out(request)
        words, stranger = texts(visitor.language), _gone(visitor)
        body = told_body(words, words.signed_out_title, words.signed_out, "/")
        answer = shell.page(words.signed_out_title, body, stranger, "/")
        answer.headers.append("set-cookie", ended_cookie_line(pages.secure))
        answer.headers["Clear-Site-Data"] = '"cache"'
        return answer


def _add_account(web: FastAPI, pages: _Pages) -> None:
    def shown(visitor: Visitor, fault: str = "", told: str = "", status: int = 200) -> Response:
        words, who = texts(visitor.language), visitor.signed_in
        if who is None:
            raise HTTPException(404)
        kept = pages.accounts.named(who.name) if who.by_session else None
        body = account_body(words, who, kept is not None and kept.password is not None, fault, told)
        return shell.page(words.account, body, visitor, ACCOUNT, _STYLES, status=status)

    @web.get(ACCOUNT)
    def account(visitor: SignedInOnly, getan: str = "") -> Response:
        """One's own account."""
        return shown(visitor, told=texts(visitor.language).changed if getan == _CHANGED else "")

    @web.post(PASSWORD)
    async def change(request: Request, visitor: SignedInOnly) -> Response:
        """Change one's own password."""
        words, who = texts(visitor.language), visitor.signed_in
        kept = pages.accounts.named(who.name) if who and who.by_session else None
        if kept is None or kept.password is None or not pages.is_private(request):
            raise HTTPException(404)
        fields = await posted(request, _MOST_BYTES)
        old, new, again = (fields.get(key, "") for key in ("alt", "neu", "nochmal"))
        if new != again:
            return shown(visitor, words.different, status=400)
        address = pages.proxy.address(request)
        try:
            attempt = await run_in_threadpool(pages.accounts.change_password, kept, old, new, address)
        except BadInput as fault:
            return shown(visitor, str(fault), status=400)
        if attempt.token is None:
            fault_said = _said(attempt, words) if attempt.wait_s else words.old_wrong
            return _waiting(attempt, shown(visitor, fault_said, status=429 if attempt.wait_s else 403))
        answer = RedirectResponse(f"{ACCOUNT}?getan={_CHANGED}", 303, shell.UNCACHED)
        answer.headers.append("set-cookie", cookie_line(attempt.token, pages.secure))
        return answer


def _add_house(web: FastAPI, pages: _Pages) -> None:
    name = f"__Host-{_UNDERWAY}" if pages.secure else _UNDERWAY

    @web.get(HOUSE)
    def begin(request: Request, visitor: Anyone) -> Response:
        """Send the browser to the house's sign-on."""
        if pages.house is None:
            raise HTTPException(404)
        if not pages.is_private(request):
            return pages.form(request, visitor, "/")
        begun = pages.house.begin()
        answer = RedirectResponse(begun.address, 303, shell.UNCACHED)
        line = set_cookie(name, begun.secret, pages.secure, kept_s=_UNDERWAY_S, site="Lax")
        answer.headers.append("set-cookie", line)
        return answer

    @web.get(HOUSE_BACK)
    def finish(request: Request, visitor: Anyone) -> Response:
        """The browser is back. The way on is a page, not a redirect: a strict cookie comes with what begins here."""
        if pages.house is None:
            raise HTTPException(404)
        words = texts(visitor.language)
        known = pages.house.finish(cookie(request.scope, name) or "", dict(request.query_params))
        token = pages.accounts.brought(known.subject, known.name, known.roles)
        if token is None:
            body = told_body(words, words.sign_in, words.house_refused, "/")
            answer: Response = shell.page(words.sign_in, body, visitor, SIGN_IN, status=403)
        else:
            answer = shell.page(words.done, told_body(words, words.done, "", "/"), visitor, SIGN_IN)
            answer.headers["Refresh"] = "0; url=/"
            answer = pages.signed_in(request, token, answer)
        answer.headers.append("set-cookie", set_cookie(name, "", pages.secure, kept_s=0, site="Lax"))
        return answer


def _gone(visitor: Visitor) -> Visitor:
    """A visitor as they are after signing out."""
    return replace(visitor, principal=PUBLIC, holder=None, signed_in=None)


def _said(attempt: Attempt, words: AccountTexts) -> str:
    return words.wait.format(seconds=math.ceil(attempt.wait_s)) if attempt.wait_s else words.wrong


def _waiting(attempt: Attempt, answer: Response) -> Response:
    if attempt.wait_s:
        answer.headers["Retry-After"] = str(math.ceil(attempt.wait_s))
    return answer
