"""The one table of roles: which tiers each of them may see. What a person may see is what all their roles may.

Two roles are about work, not about letters: whoever looks after accounts sees no letter that the public does not see,
and only data protection sees what is locked for the sake of a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from assistant.model import PUBLIC, Principal
from ingest.model import Tier


class Role(StrEnum):
    """What somebody is in the house; the values stand in settings, accounts and the audit."""

    COUNCILLOR = "ratsmitglied"
    STAFF = "verwaltung"
    DATA_PROTECTION = "datenschutz"
    ADMINISTRATION = "administration"


def _tiers(*names: str) -> frozenset[Tier]:
    """The tiers of some names, as far as there are such tiers."""
    return frozenset(tier for tier in Tier if tier.value in names)


_PUBLIC = PUBLIC.tiers
_OFFICIAL = _PUBLIC | _tiers("intern", "nichtoeffentlich")

#: What each role may see.
SEES: Mapping[Role, frozenset[Tier]] = {
    Role.COUNCILLOR: _OFFICIAL,
    Role.STAFF: _OFFICIAL,
    Role.DATA_PROTECTION: frozenset(Tier),
    Role.ADMINISTRATION: _PUBLIC,
}


def principal_of(name: str, roles: Iterable[Role]) -> Principal:
    """Somebody with roles.

    Args:
        name: Name of their account, as the audit writes it.
        roles: Their roles; without one they see what the public sees.
    """
    held = frozenset(roles)
    return Principal(name, frozenset(role.value for role in held), _PUBLIC.union(*(SEES[role] for role in held)))
