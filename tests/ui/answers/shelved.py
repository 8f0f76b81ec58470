"""Answers on a house's shelf, and the browser of whoever asked for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi.testclient import TestClient

from assistant.model import Answer, Turn
from assistant.personal.holder import holder_of, new_token
from tests.ui.browser.worded import version
from tests.ui.houses import House
from ui.conversation import Exchange, Stage
from ui.cookies import HOLDER
from ui.fluent.words import trimmed

#: A question that the sample letters answer, with torn words in one of the places.
QUESTION = "Was sagt die Verwaltung zu Punkt 5 von P0091/21?"


@dataclass(frozen=True)
class Asked:
    """An answer on the shelf.

    Attributes:
        client: The browser of its holder.
        aid: Its id.
        answer: The answer.
    """

    client: TestClient
    aid: str
    answer: Answer

    @property
    def address(self) -> str:
        """Where it is."""
        return f"/antwort/{self.aid}"


def asked(
    house: House,
    question: str = QUESTION,
    answer: Answer | None = None,
    before: Sequence[Turn] = (),
    staff: bool = False,
    fluent: bool = False,
) -> Asked:
    """Ask a question and lay its answer on the shelf; ``answer`` is just laid there, ``fluent`` adds a version."""
    site = house.staff_site if staff else house.site
    token = new_token()
    found = answer or house.desk.ask(question)
    worded = trimmed(version(found)) if fluent else None
    exchange = Exchange(question, Stage.DONE, found, len(found.sentences), fluent=worded)
    client = house.client(staff)
    client.cookies.set(HOLDER, token)
    return Asked(client, site.shelf.put(holder_of(token), exchange, before), found)


def stranger(house: House) -> TestClient:
    """The browser of somebody else."""
    client = house.client()
    client.cookies.set(HOLDER, new_token())
    return client
