"""People with accounts, and pages that know them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.audit.event import Event, EventKind
from assistant.audit.log import Audit
from assistant.roles import Role
from ingest.settings import Settings
from tests.ui.desk_double import DeskDouble
from tests.ui.houses import ADDRESS, FROM_A_PAGE, HERE
from ui import fault_pages
from ui.accounts import routes
from ui.accounts.routes import accounts_of
from ui.accounts.store import Accounts
from ui.doors import Administration, Anyone, DataProtection, SignedInOnly, Staff
from ui.site import Site

PASSWORD = "vier Wörter ohne Bezug"
#: A person of each role, by their names.
PEOPLE: dict[str, frozenset[Role]] = {
    "rat": frozenset({Role.COUNCILLOR}),
    "amt": frozenset({Role.STAFF}),
    "schutz": frozenset({Role.DATA_PROTECTION}),
    "pflege": frozenset({Role.ADMINISTRATION}),
    "gast": frozenset(),
}


class Recorded:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.events: list[tuple[EventKind, str, str]] = []

    def __call__(self, event: Event) -> None:
        self.events.append((event.kind, event.who, event.what))


def furnish(accounts: Accounts, people: Iterable[str] = PEOPLE) -> None:
    """Add accounts of :data:`PEOPLE`; all have the same password."""
    for name in people:
        accounts.add(name, PEOPLE[name], PASSWORD)


@dataclass(frozen=True)
class Doorway:
    """Pages with one route behind each door, and the pages of accounts; without letters."""

    web: FastAPI
    site: Site
    audit: Audit

    @property
    def events(self) -> list[tuple[EventKind, str, str]]:
        """What the audit has kept, oldest first."""
        return [(one.event.kind, one.event.who, one.event.what) for one in self.audit.entries()]

    @property
    def accounts(self) -> Accounts:
        found: Accounts = self.web.state.accounts
        return found

    def browser(self, peer: tuple[str, int] = HERE, address: str = ADDRESS) -> TestClient:
        """A browser that nobody has used."""
        return TestClient(self.web, base_url=address, headers=FROM_A_PAGE, client=peer, follow_redirects=False)

    def signed_in(self, name: str, password: str = PASSWORD) -> TestClient:
        """The browser of somebody who has signed in."""
        return signed_in(self.browser(), name, password)


def signed_in(browser: TestClient, name: str, password: str = PASSWORD) -> TestClient:
    """A browser after its user has signed in."""
    answer = browser.post("/anmelden", data={"name": name, "passwort": password}, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return browser


def desk_over(folder: Path, settings: Settings | None = None) -> DeskDouble:
    """A desk with an audit over a data directory of its own."""
    desk = DeskDouble()
    desk.settings = replace(settings or desk.settings, data_dir=folder)
    desk.audit = Audit(folder / "audit", desk.settings.audit)
    return desk


def doorway(folder: Path, people: Iterable[str] = (), settings: Settings | None = None) -> Doorway:
    """The pages over a data directory of their own."""
    desk = desk_over(folder, settings)
    if people:
        accounts = accounts_of(desk.settings, Recorded())
        furnish(accounts, people)
        accounts.close()
    web, site = FastAPI(), Site.over(desk.as_desk(), ADDRESS)
    web.state.site = site

    @web.get("/offen")
    def everyone(visitor: Anyone) -> str:
        return visitor.principal.name

    @web.get("/nur-angemeldet")
    def known(visitor: SignedInOnly) -> str:
        return visitor.principal.name

    @web.get("/nur-verwaltung")
    def officer(visitor: Staff) -> str:
        return visitor.principal.name

    @web.get("/nur-datenschutz")
    def protector(visitor: DataProtection) -> str:
        return visitor.principal.name

    @web.get("/nur-betreuung")
    def keeper(visitor: Administration) -> str:
        return visitor.principal.name

    routes.add(web, site)
    fault_pages.add(web, site)
    return Doorway(web, site, desk.audit)
