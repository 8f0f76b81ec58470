"""Each expectation, met and unmet."""

from __future__ import annotations

from typing import Any

import pytest

from eval.expectations import unmet
from eval.gold import Expectations
from eval.prediction import Prediction
from tests.eval.made import cited, notice, prediction, refused

CONTROL = cited(file="P1-21", part="resolution", speaker="council")
LATER = cited(file="AF1-22")


def told(expected: dict[str, Any], given: Prediction) -> list[str]:
    return unmet(Expectations.model_validate(expected), given)


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        ({}, refused()),
        ({"speaker": "council"}, prediction(CONTROL, LATER)),
        ({"not_part": "resolution"}, prediction(LATER)),
        ({"partial": True}, prediction(LATER, partial=True)),
        ({"partial": False}, prediction(LATER)),
        ({"notice": "no_measure"}, prediction(LATER, notices=[notice("reservation"), notice("no_measure")])),
        ({"status": "near|not_found"}, refused(near=[LATER])),
        ({"status": "answered"}, prediction(LATER)),
        ({"text_has": ["1.762", "Absage|Zuschuss"]}, prediction(LATER)),
        ({"order": ["P1-21", "AF1-22"]}, prediction(CONTROL, LATER, CONTROL)),
        ({"premise": True}, prediction(LATER, notices=[notice("premise_unproven")])),
        ({"premise": True}, refused(notices=[notice("premise_unproven")])),
        ({"premise": False}, prediction(LATER, notices=[notice("reservation")])),
    ],
)
def test_met(expected: dict[str, Any], given: Prediction) -> None:
    assert told(expected, given) == []


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        ({"speaker": "office"}, prediction(CONTROL, LATER)),
        ({"speaker": "office"}, refused()),
        ({"not_part": "resolution"}, prediction(LATER, CONTROL)),
        ({"not_part": "resolution"}, refused()),
        ({"partial": True}, prediction(LATER)),
        ({"partial": False}, refused()),
        ({"notice": "no_measure"}, prediction(LATER)),
        ({"status": "near|not_found"}, prediction(LATER)),
        ({"status": "answered"}, refused()),
        ({"text_has": ["1.762", "Absage"]}, prediction(LATER)),
        ({"text_has": ["nicht gefunden"]}, refused()),
        ({"order": ["P1-21", "AF1-22"]}, prediction(LATER, CONTROL)),
        ({"order": ["P1-21", "AF1-22"]}, prediction(CONTROL)),
        ({"premise": True}, prediction(LATER)),
        ({"premise": False}, prediction(LATER, notices=[notice("premise_unproven")])),
    ],
)
def test_unmet(expected: dict[str, Any], given: Prediction) -> None:
    assert told(expected, given) == list(expected)
