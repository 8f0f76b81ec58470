"""The table of roles: closed by default, and each role sees what it is there for, no more."""

from __future__ import annotations

import pytest

from assistant.model import PUBLIC
from assistant.roles import SEES, Role, principal_of
from ingest.model import Tier


def test_every_role_stands_in_the_table() -> None:
    assert set(SEES) == set(Role)
    assert all(PUBLIC.tiers <= tiers for tiers in SEES.values())


def test_without_a_role_one_sees_what_the_public_sees() -> None:
    assert principal_of("mueller", ()).tiers == PUBLIC.tiers and principal_of("mueller", ()).roles == frozenset()


def test_whoever_looks_after_accounts_sees_no_more_than_the_public() -> None:
    assert SEES[Role.ADMINISTRATION] == PUBLIC.tiers


@pytest.mark.parametrize("role", [Role.COUNCILLOR, Role.STAFF])
def test_what_is_locked_for_a_person_is_for_data_protection_alone(role: Role) -> None:
    locked = {tier for tier in Tier if tier.value == "gesperrt"}
    assert SEES[role] == frozenset(Tier) - locked and SEES[Role.DATA_PROTECTION] == frozenset(Tier)


def test_several_roles_add_up() -> None:
    both = principal_of("mueller", [Role.ADMINISTRATION, Role.COUNCILLOR])
    assert both.tiers == SEES[Role.COUNCILLOR] and both.roles == {"administration", "ratsmitglied"}
    assert both.name == "mueller"
