"""What every page stands on: the desk, who visits, the answers of running conversations, the public address."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from assistant.desk import Desk
from ui.expiring import Expire
from ui.resuming import Resuming
from ui.shelf import Shelf
from ui.visitor import Visitors


@dataclass(frozen=True, slots=True)
class Site:
    """The pages' common ground.

    Attributes:
        desk: Answers questions and knows the letters.
        visitors: Tells who visits.
        shelf: Answers of running conversations.
        address: The public address ("https://fundstelle.example.org"), without a slash at its end.
        resuming: Kept conversations that the start page is to go on with.
        expiring: What deletes what the pages have kept in memory long enough.
    """

    desk: Desk
    visitors: Visitors
    shelf: Shelf
    address: str
    resuming: Resuming = field(default_factory=Resuming)
    expiring: list[Expire] = field(default_factory=list)

    @classmethod
    def over(cls, desk: Desk, address: str = "", as_staff: bool = False) -> Site:
        """A site over a desk, with nothing on its shelf.

        Args:
            desk: The desk.
            address: Where the page listens; the configured public address goes before it.
            as_staff: Whether whoever sits at this machine is staff.
        """
        public = desk.settings.public_url or address
        shelf = Shelf()
        return cls(desk, Visitors(as_staff, public.startswith("https:")), shelf, public, expiring=[shelf.expire])

    @property
    def host(self) -> str:
        """Name and port of the public address, as a browser writes them; "" without one."""
        return urlsplit(self.address).netloc.lower()

    def absolute(self, path: str) -> str:
        """The address of a page (a path that begins with "/") as it can stand in a document or mail."""
        return self.address + path
