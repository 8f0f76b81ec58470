from __future__ import annotations

from assistant.verification.facts import facts


def test_a_stretch_is_of_one_kind() -> None:
    found = facts("Am 3. März 2022 nannte V0091/21 nach § 28 Abs. 6 rund 500 Plätze.")
    assert len(found.moments) == len(found.sections) == len(found.named) == len(found.quantities) == 1
    assert len(found.places) == 4
