"""Nobody is shown a paragraph of a letter that they may not see: thousands of questions, everything that answers."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest

from assistant.model import PUBLIC, Answer, Principal
from assistant.roles import Role, principal_of
from ingest.model import Tier
from tests.scoreboard.counting import Promised
from tests.scoreboard.secrecy.furnishing import Furnished
from tests.scoreboard.secrecy.letters import leaked
from tests.scoreboard.secrecy.questions import Asked, questions
from tests.scoreboard.secrecy.surfaces import SURFACES, addresses, exports

COUNCIL, KEEPER, PROTECTION = (
    principal_of(role.value, {role}) for role in (Role.COUNCILLOR, Role.ADMINISTRATION, Role.DATA_PROTECTION)
)
#: What each of a hundred questions is put to; most of them to what takes words.
_TURNS = ("answer",) * 25 + ("search",) * 25 + ("browse",) * 8 + ("vorgaenge",) * 12 + ("vorgang",) * 12
_ROUND = _TURNS + ("points",) * 6 + ("lists",) * 3 + ("single",) * 6 + ("draft",) * 1 + ("errors",) * 2


class _Listener(logging.Handler):
    """Holds that no log tells a secret, at any level, of any library."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Look at a line of the log."""
        if leaked(logging.Formatter().format(record), ()):
            self.told.append(f"{record.name}:{record.lineno}")


@contextmanager
def listening() -> Iterator[list[str]]:
    """Where secrets are logged while this lasts."""
    root, listener = logging.getLogger(), _Listener()
    level = root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    try:
        yield listener.told
    finally:
        root.setLevel(level)
        root.removeHandler(listener)


def put(house: Furnished, who: Principal, number: int, promised: Promised, seed: int) -> None:
    """Put questions to everything that answers, and count each as a case."""
    chance, ids = Random(seed), sorted(house.ids)
    order = list(_ROUND)
    with listening() as told:
        for place, asked in enumerate(questions(house.hidden, number, seed)):
            if place % len(order) == 0:
                chance.shuffle(order)
            name = order[place % len(order)]
            shown = repr(SURFACES[name](house, who, asked, chance.sample(ids, 2)))
            found = leaked(shown, who.tiers) | {key for key in _hidden_ids(house, who) if key in shown}
            promised.case(not found and not told, f"{name} shows {found} for „{asked.words[:80]}“; logs: {told[:3]}")


def _hidden_ids(house: Furnished, who: Principal) -> Iterator[str]:
    return (key for key, tier in house.ids.items() if tier not in who.tiers)


@pytest.mark.long
@pytest.mark.promise(1)
def test_the_public_is_shown_no_hidden_paragraph(house: Furnished, promised: Promised) -> None:
    put(house, PUBLIC, promised.size(3_000, 10_000), promised, seed=1)


@pytest.mark.promise(1)
@pytest.mark.parametrize("who", [COUNCIL, KEEPER], ids=["ratsmitglied", "administration"])
def test_no_role_is_shown_what_it_may_not_see(house: Furnished, promised: Promised, who: Principal) -> None:
    put(house, who, promised.size(200, 3_000), promised, seed=2)


@pytest.mark.promise(1)
def test_no_page_and_no_export_shows_one(house: Furnished, promised: Promised) -> None:
    client, chance, ids = house.browser(), Random(3), sorted(house.ids)
    with listening() as told:
        for place, asked in enumerate(questions(house.hidden, promised.size(40, 400), seed=3)):
            pages = addresses(asked, chance.sample(ids, 1))
            for address in pages if place < 2 else chance.sample(pages, 5):
                answer = client.get(address)
                shown = answer.text + repr(sorted(answer.headers.items()))
                found = leaked(shown.replace(asked.words, ""), PUBLIC.tiers)
                promised.case(not found and not told, f"{address} shows {found}; logs: {told[:3]}")
            if place % 4 == 0:
                given = house.desk.ask(asked.words, asked.history, within=asked.within)
                for where, sent in exports(house, client, asked, given).items():
                    promised.case(not leaked(sent, PUBLIC.tiers), f"{where} of „{asked.words[:80]}“")


@pytest.mark.full
@pytest.mark.promise(1)
def test_the_same_with_the_model_that_ships(real_house: Furnished, promised: Promised) -> None:
    put(real_house, PUBLIC, 1_000, promised, seed=4)


def test_whoever_may_see_it_is_shown_every_secret(house: Furnished) -> None:
    """The control: what is hidden can be found, so that not finding it says something."""
    seen = ""
    for letter in house.hidden:
        for handle in letter.handles:
            answer = house.desk.ask(f"Was betrifft {handle}?", principal=PROTECTION)
            assert isinstance(answer, Answer)
            seen += repr((answer, house.desk.search(handle, PROTECTION)))
    seen += repr(house.desk.letters(PROTECTION))
    every = {one for letter in house.hidden for one in letter.secrets if one in letter.text}
    missing = {one for one in every if one not in seen and one not in repr(house.desk.search(one, PROTECTION))}
    assert len(missing) < len(every) / 100, sorted(missing)
    assert leaked(seen, ()) == {"xaqi", "xaqn", "xaqg"} and leaked(seen, set(Tier)) == set()


def test_questions_hold_no_secret(house: Furnished) -> None:
    made: list[Asked] = list(questions(house.hidden, 3_000))
    assert not leaked(repr([(one.words, one.history, one.within) for one in made]), ())
    assert len({one.words for one in made}) > 2_000
