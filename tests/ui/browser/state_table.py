"""The table of states: what a state is, and how one is noted (:mod:`tests.ui.browser.states` has them all)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.ui.browser.furnished import Furnished

#: Brings a new page to a state; whoever calls it lets the house go afterwards.
Reach = Callable[[Page, Furnished], None]


@dataclass(frozen=True, slots=True)
class State:
    """A state of a page.

    Attributes:
        name: What its pictures are called.
        reach: Brings a new page there.
        status: HTTP status that its address is answered with.
    """

    name: str
    reach: Reach
    status: int = 200

    def expects(self, complaint: str) -> bool:
        """Whether a line of the console is part of the state: a browser notes a page that is answered with 404."""
        return self.status != 200 and f"status of {self.status}" in complaint


STATES: list[State] = []


def state(name: str, status: int = 200) -> Callable[[Reach], Reach]:
    """Puts a function into the table."""

    def noted(reach: Reach) -> Reach:
        STATES.append(State(name, reach, status))
        return reach

    return noted
