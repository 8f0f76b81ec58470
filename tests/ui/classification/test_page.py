"""The page of a classification: what holds, how that came, the form."""

from __future__ import annotations

import pytest

from assistant.classifying import Classification
from ingest.archive.archive import TierDecision
from ingest.clearance import SINGLY
from ingest.model import Tier
from tests.ui.payloads import PAYLOADS
from ui.classification import page
from ui.classification.texts import ENGLISH, GERMAN

KEY = "0123456789abcdef"


def found(*decisions: tuple[Tier, str, str]) -> Classification:
    made = tuple(TierDecision(KEY, tier, who, "2024-02-03T10:00:00+00:00", why) for tier, who, why in decisions)
    return Classification(KEY, "AF0007/23 vom 03.04.2023", made[-1].tier, made)


def test_it_shows_what_holds_and_the_latest_decision_first() -> None:
    given = found(
        (Tier.NICHTOEFFENTLICH, "fundstelle", "Kein Vermerk."),
        (Tier.INTERN, f"{SINGLY}amt: Erika Muster", "vor der Sitzung"),
    )
    html = str(page.body(given, False, GERMAN))
    assert "<strong>intern (vor der Sitzung)</strong>" in html and GERMAN.done not in html
    assert html.index("von amt: Erika Muster") < html.index("Kein Vermerk.") and "03.02.2024" in html
    assert html.count('type="radio"') == len(Tier) and 'name="stand" value="2"' in html
    assert html.count("checked") == 1 and 'action="/brief/0123456789abcdef/einstufung"' in html
    assert ENGLISH.done in str(page.body(given, True, ENGLISH))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_names_and_reasons_are_text(payload: str) -> None:
    html = str(page.body(found((Tier.INTERN, payload, payload)), False, GERMAN))
    plain = str(page.body(found((Tier.INTERN, "x", "x")), False, GERMAN))
    assert html.count("<") == plain.count("<")


def test_who_locked_it_is_told_so() -> None:
    left = str(page.out_of_sight(GERMAN))
    assert GERMAN.out_of_sight in left and 'href="/suche"' in left
