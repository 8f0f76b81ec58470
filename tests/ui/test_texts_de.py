"""Nothing that the command line can say lacks its German words."""

from __future__ import annotations

from ingest.model import MarkState
from ingest.pipeline import Outcome
from ui import texts_de
from ui.commands import COMMANDS


def test_every_outcome_mark_and_command_has_its_words() -> None:
    assert set(texts_de.OUTCOMES) == {outcome.value for outcome in Outcome}
    assert set(texts_de.MARKS) == {state.value for state in MarkState}
    assert set(COMMANDS) <= set(texts_de.COMMANDS)
