from __future__ import annotations

import pytest

from assistant.verification.aligned import aligned
from assistant.verification.clauses import sentences
from assistant.verification.stance import is_surer, signs
from tests.assistant.verification.made_evidence import shown


@pytest.mark.parametrize(
    ("sentence", "text", "sign"),
    [
        ("Eine Ausnahme ist vom Gesetz vorgesehen.", "Eine Ausnahme ist vom Gesetz nicht vorgesehen.", "undenied"),
        ("Die Karte ist kein Bestandteil der Satzung.", "Die Karte ist Bestandteil der Satzung.", "denied"),
        ("Die Büroflächen wurden errichtet.", "Die Stadt beabsichtigt, Büroflächen zu errichten.", "to_done"),
        ("Die Brücke wird saniert.", "Die Sanierung der Brücke soll geprüft werden.", "raised"),
        ("Der Umbau der Schule beginnt im Mai.", "Der Umbau der Schule beginnt voraussichtlich im Mai.", "lost_likely"),
        ("Der Eschenbestand ist garantiert stabil.", "Der Eschenbestand ist stabil.", "certain"),
    ],
)
def test_signs(sentence: str, text: str, sign: str) -> None:
    assert signs(aligned(sentence, shown(text)), sentence, text)[sign] > 0


@pytest.mark.parametrize(
    "sentence", ["Eine Ausnahme ist vom Gesetz nicht vorgesehen.", "Das Gesetz sieht keine Ausnahme vor."]
)
def test_no_sign_where_the_same_is_said(sentence: str) -> None:
    text = "Eine Ausnahme ist vom Gesetz nicht vorgesehen."
    found = signs(aligned(sentence, shown(text)), sentence, text)
    assert found["denied"] == found["undenied"] == found["to_done"] == 0


def test_what_is_only_likely_is_not_said_flatly() -> None:
    passage = sentences("Das Konzept wird dem Gemeinderat voraussichtlich Anfang 2020 vorgelegt.")
    assert is_surer("Das Konzept wird dem Gemeinderat Anfang 2020 vorgelegt.", passage)
    assert not is_surer("Das Konzept wird dem Gemeinderat wohl Anfang 2020 vorgelegt.", passage)
