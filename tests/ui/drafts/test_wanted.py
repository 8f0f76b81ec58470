"""Tier and reservation as people type or choose them."""

from __future__ import annotations

import pytest

from assistant.drafting.draft import Reservation
from ingest.errors import BadInput
from ingest.model import Tier
from ui.drafts.wanted import OUTGOING, RESERVATION, TIER, reservation_of, tier_of


def test_words_with_and_without_umlauts() -> None:
    assert tier_of("öffentlich") is tier_of(" Oeffentlich") is Tier.OEFFENTLICH
    assert tier_of("nichtöffentlich") is Tier.NICHTOEFFENTLICH
    assert [reservation_of(one) for one in ("uebernehmen", "weglassen", "Prüfen")] == list(Reservation)


def test_the_careful_choice_holds_where_nobody_chose() -> None:
    assert (TIER, RESERVATION) == (Tier.OEFFENTLICH, Reservation.CHECK)


@pytest.mark.parametrize("read", [tier_of, reservation_of])
def test_another_word_is_refused(read: object) -> None:
    with pytest.raises(BadInput, match="gefunden wurde „geheim“"):
        read("geheim")  # type: ignore[operator]


def test_what_is_locked_goes_to_nobody() -> None:
    assert tier_of("intern") is Tier.INTERN and Tier.GESPERRT not in OUTGOING
    with pytest.raises(BadInput, match="gesperrt"):
        tier_of("gesperrt")
