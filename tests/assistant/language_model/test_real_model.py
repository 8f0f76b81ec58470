"""A real, weak language model, end to end: whatever it writes, nothing that is shown lacks a passage that says so."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.desk import Desk
from assistant.language_model.fluent import Fluent, FluentSentence, Outcome
from assistant.model import PUBLIC, Status
from ingest.settings import LanguageModelSettings, Settings
from tests.assistant.language_model import oracle
from tests.assistant.language_model.small_model import NAME, served, weights
from tests.corpus import SAMPLES
from tests.letters import CLEARANCES

QUESTIONS = (
    "Wie viele Menschen waren zum Stand 23. Mai 2022 im Kontext Flucht und Asyl erfasst?",
    "Was ist seit März 2022 am Ferdinandplatz eingerichtet?",
    "How many people were registered in the context of flight and asylum?",
)
#: Seconds and tokens that it is given: a busy machine reads a prompt of 1,500 tokens slowly.
PATIENCE, TOKENS = 60.0, 120
#: Share of a sentence's longer words that its passages have to hold.
LEAST = 0.6


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Desk]:
    """A desk over the two sample letters, with a language model that really runs."""
    if weights() is None:
        assert "CI" not in os.environ, "CI installs the small model"
        pytest.skip("the small language model is not installed: see CONTRIBUTING.md")
    folder = tmp_path_factory.mktemp("real")
    with served() as base_url:
        model = LanguageModelSettings(base_url, NAME, timeout_s=PATIENCE, max_tokens=TOKENS)
        settings = Settings(folder / "data", model_dir, language_model=model)
        with Desk.open(settings) as opened:
            opened.ingest([SAMPLES], clearances=CLEARANCES)
            yield opened


@pytest.fixture(scope="module", params=QUESTIONS)
def states(desk: Desk, request: pytest.FixtureRequest) -> list[Fluent]:
    """What was shown for a question, state by state; asked once for all tests."""
    answer = desk.ask(request.param)
    assert answer.status is Status.ANSWERED
    return list(desk.fluent(answer, request.param, (), PUBLIC))


def stands(sentence: FluentSentence, state: Fluent) -> bool:
    """Whether the cited passages hold the sentence's numbers, most of its words, and a negation where it has one.

    A check of its own, that shares nothing with the product's; for sentences in English numbers alone are compared.
    """
    cited = " ".join(oracle.around(one) for one in state.citations if one.marker in sentence.markers)
    if oracle.numbers(sentence.text) - oracle.numbers(cited):
        return False
    if re.search(r"\b(?:the|of|and|is|are)\b", sentence.text):
        return True
    words = {word[:5] for word in re.findall(r"\w{5,}", sentence.text.casefold())}
    known = sum(word in cited.casefold() for word in words)
    negation = re.compile(r"\b(?:nicht|kein\w*|nie|weder)\b", re.I)
    return known >= LEAST * len(words) and not (negation.search(sentence.text) and not negation.search(cited))


def test_nothing_unsupported_is_shown(states: list[Fluent]) -> None:
    assert states[-1].done and states[-1].model == NAME
    assert oracle.faults(states, None) == []
    assert [one.text for state in states for one in state.sentences if not stands(one, state)] == []


def test_it_really_writes(states: list[Fluent]) -> None:
    """Something was written that could be checked; how much of it stood is not promised."""
    last = states[-1]
    if last.outcome is Outcome.TOO_SLOW and not last.sentences and not last.removed:
        pytest.skip(f"the machine is too busy: nothing was written within {PATIENCE:.0f} s")
    assert last.outcome in (Outcome.WRITTEN, Outcome.WITHDRAWN, Outcome.TOO_SLOW)
    assert last.sentences or last.removed


def test_what_is_not_answered_is_not_worded(desk: Desk) -> None:
    question = "Welche Farbe hat der Mond über Kopenhagen?"
    answer = desk.ask(question)
    assert answer.status is not Status.ANSWERED and list(desk.fluent(answer, question, (), PUBLIC)) == []
