from __future__ import annotations

import pytest

from assistant.verification.clauses import sentences
from assistant.verification.verbs import is_turned, signs

PASSAGE = sentences(
    "Für die Jahre 2012 bis 2014 wurden Polizeikosten nicht in Rechnung gestellt. Keine dieser Voraussetzungen liegt "
    "in der Eckenerstraße vor. Derzeit sind keine Brunnen geplant und daher auch nicht im Haushalt vorgesehen. Das Amt "
    "wird prüfen, ob eine Pflanzung von Bäumen am Markt vereinbar ist. Die Satzung hat sich bewährt."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Einsätze der Polizei wurden der Stadt in Rechnung gestellt.",
        "In der Eckenerstraße liegt diese Voraussetzung vor.",
        "Für Brunnen ist Geld im Haushalt vorgesehen.",
        "Die Satzung hat sich nicht bewährt.",
    ],
)
def test_the_verb_is_denied_there_and_not_here_or_the_other_way_round(sentence: str) -> None:
    assert is_turned(sentence, PASSAGE)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kosten der Polizei wurden der Stadt nicht in Rechnung gestellt.",
        "Im Haushalt sind Brunnen nicht vorgesehen.",
        "Die Satzung hat sich bewährt.",
        "Ohne Rechnung wurde gestellt, was die Polizei leistete.",
    ],
)
def test_what_is_said_alike_is_not_turned(sentence: str) -> None:
    assert not is_turned(sentence, PASSAGE)


def test_a_verb_that_is_only_examined() -> None:
    found = signs("Das Amt pflanzt am Markt Bäume.", PASSAGE)
    assert found["verb_examined"] == found["verb_planned"] == 1.0
    assert not any(signs("Das Amt prüft, ob am Markt Bäume gepflanzt werden.", PASSAGE).values())
