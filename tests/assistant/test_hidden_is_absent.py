"""What somebody may not see is, in all that they are shown, as if it had never been taken in: gaps, states, latest
statements, overdue reports, counts, suggestions.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.classifying import ON_THE_MACHINE
from assistant.desk import Desk
from assistant.model import PUBLIC, Principal
from assistant.roles import SEES, Role, principal_of
from ingest.model import Tier
from ingest.settings import Settings
from tests.assistant.test_classifying import COUNCIL, PROTECTION, surfaces
from tests.letters import ANSWER, CLEARANCES, CONTROL

#: What names the moment or the place of an ingest, and so differs between any two of them.
_OWN = {"arrived", "single"}


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[tuple[Desk, Desk]]:
    """A desk that holds the report and, withheld, the later answer about it; and one that holds the report alone."""
    folder = tmp_path_factory.mktemp("desks")
    with (
        Desk.open(Settings(folder / "both", model_dir)) as both,
        Desk.open(Settings(folder / "one", model_dir)) as one,
    ):
        both.ingest([ANSWER], withheld_by="Test, noch nicht")
        for desk in (both, one):
            desk.ingest([CONTROL], clearances=CLEARANCES)
        yield both, one


def shown(desk: Desk, who: Principal) -> dict[str, str]:
    return {name: repr(seen) for name, seen in surfaces(desk, who, []).items() if name not in _OWN}


@pytest.mark.parametrize("tier", [Tier.INTERN, Tier.NICHTOEFFENTLICH, Tier.GESPERRT])
def test_a_hidden_letter_is_an_absent_one(desks: tuple[Desk, Desk], tier: Tier) -> None:
    both, one = desks
    (hidden,) = (entry.document_id for entry in both.letters(PROTECTION) if entry.tier is not Tier.OEFFENTLICH)
    both.classify(hidden, tier, "Test", "Grund", ON_THE_MACHINE)
    for who in (PUBLIC, principal_of("pflege", {Role.ADMINISTRATION}), COUNCIL, PROTECTION):
        if tier in who.tiers:
            assert hidden in shown(both, who)["vorgang"] != shown(one, who)["vorgang"]
            assert both.scope(who).letters == 2 == len(both.letters(who))
        else:
            assert shown(both, who) == shown(one, who)


def test_each_role_sees_its_own_tiers() -> None:
    council = {Tier.OEFFENTLICH, Tier.INTERN, Tier.NICHTOEFFENTLICH}
    assert SEES[Role.COUNCILLOR] == SEES[Role.STAFF] == council and SEES[Role.DATA_PROTECTION] == set(Tier)
    assert SEES[Role.ADMINISTRATION] == PUBLIC.tiers == {Tier.OEFFENTLICH}
    assert principal_of("x", {Role.ADMINISTRATION, Role.COUNCILLOR}).tiers == council
