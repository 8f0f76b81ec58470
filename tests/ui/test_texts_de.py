"""Nothing that the command line can say lacks its German words."""

from __future__ import annotations

import pytest

from ingest.model import MarkState
from ingest.pipeline import Outcome
from ui import texts_de
from ui.commands import COMMANDS


def test_every_outcome_mark_and_command_has_its_words() -> None:
    assert set(texts_de.OUTCOMES) == {outcome.value for outcome in Outcome}
    assert set(texts_de.MARKS) == {state.value for state in MarkState}
    assert set(COMMANDS) <= set(texts_de.COMMANDS)


@pytest.mark.parametrize(
    ("message", "german"),
    [
        ("the following arguments are required: PFAD", "es fehlt: PFAD"),
        ("unrecognized arguments: --laut", "unbekannt ist: --laut"),
        ("argument --lang: invalid choice: 'fr' (choose from 'de', 'en')", "--lang: 'fr' gibt es nicht, möglich sind"),
        ("argument --port: invalid int value: 'x'", "--port: 'x' ist keine ganze Zahl"),
        ("argument --lang: expected one argument", "--lang: es fehlt der Wert"),
        ("something new", "something new"),
    ],
)
def test_a_usage_fault_is_one_german_sentence(message: str, german: str) -> None:
    fault = texts_de.usage_fault(message, "fundstelle ask")
    assert german in fault and fault.endswith("„fundstelle ask --help“ zeigt, was möglich ist.")
