"""Who a request is from: the account behind its session's cookie, else whom a trusted proxy names, else nobody."""

from __future__ import annotations

import logging

from starlette.requests import HTTPConnection

from ingest.errors import FundstelleError
from ui.accounts.proxy import Proxy
from ui.accounts.sessions import cookie_name
from ui.accounts.store import Accounts, is_taken
from ui.cookies import cookie
from ui.faults import without_content
from ui.visitor import SignedIn

_log = logging.getLogger(__name__)


class Identities:
    """Tells who is signed in.

    Args:
        accounts: The accounts.
        proxy: Web servers in front.
        secure: Whether cookies travel encrypted only.
        oidc: Whether the house has a sign-on of its own.
    """

    def __init__(self, accounts: Accounts, proxy: Proxy, secure: bool, oidc: bool = False) -> None:
        self._accounts, self._proxy, self._secure, self._oidc = accounts, proxy, secure, oidc

    @property
    def offers_sign_in(self) -> bool:
        """Whether there is anything to sign in with."""
        return self._oidc or self._accounts.are_there

    def of(self, connection: HTTPConnection) -> SignedIn | None:
        """Who is signed in at the other end of a connection; nobody while the accounts cannot be read."""
        token = cookie(connection.scope, cookie_name(self._secure))
        try:
            account = self._accounts.of(token) if token else None
            if account is not None:
                return SignedIn(account.name, account.roles, by_session=True)
            brought = self._proxy.named(connection)
            if brought is None or is_taken(brought.name):
                return None
            kept = self._accounts.named(brought.name)
            if kept is not None and kept.is_disabled:
                return None
            roles = brought.roles if brought.roles is not None else kept.roles if kept else frozenset()
            return SignedIn(kept.name if kept else brought.name.casefold(), roles, by_session=False)
        except FundstelleError as fault:
            _log.error("accounts cannot be read, nobody is signed in: %s", without_content(fault))
            return None
