"""What of a version is shown, and how it reads as plain text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.language_model.fluent import Fluent, FluentSentence, Outcome
from assistant.verification.verdict import Badge
from ingest.errors import BadInput
from tests.ui.made_answers import ANSWERED
from tests.ui.made_fluent import (
    BEGUN,
    FAILED,
    FURTHER,
    HALFWAY,
    NOT_ALLOWED,
    QUOTED,
    TOO_SLOW,
    WIDER,
    WITHDRAWN,
    WRITTEN,
)
from ui.fluent.texts import ENGLISH, GERMAN
from ui.fluent.words import begun, cited, further, pieces, remark, shown, summary, told, trimmed, wanted, whole


def test_a_withdrawn_version_shows_nothing_of_itself() -> None:
    assert shown(WITHDRAWN) == () and cited(WITHDRAWN) == () and further(WITHDRAWN, ANSWERED) == ()
    assert len(shown(WRITTEN)) == 2 and shown(None) == ()


def test_citations_are_those_of_shown_sentences() -> None:
    assert cited(WRITTEN) == (WIDER, FURTHER) and further(WRITTEN, ANSWERED) == (FURTHER,)
    assert trimmed(WRITTEN).citations == (WIDER, FURTHER)
    assert further(None, ANSWERED) == ()


@pytest.mark.parametrize(
    ("fluent", "running", "said"),
    [
        (begun(), True, GERMAN.writing),
        (HALFWAY, True, GERMAN.writing),
        (BEGUN, False, GERMAN.stopped_empty),
        (HALFWAY, False, GERMAN.stopped),
        (WRITTEN, False, ""),
        (replace(WRITTEN, sentences=()), False, GERMAN.outcomes[Outcome.WRITTEN]),
        (WITHDRAWN, False, GERMAN.outcomes[Outcome.WITHDRAWN]),
        (FAILED, False, GERMAN.outcomes[Outcome.FAILED]),
        (TOO_SLOW, False, GERMAN.cut[Outcome.TOO_SLOW]),
        (NOT_ALLOWED, False, GERMAN.outcomes[Outcome.NOT_ALLOWED]),
    ],
)
def test_every_outcome_has_its_line(fluent: Fluent, running: bool, said: str) -> None:
    assert remark(fluent, GERMAN, running) == said


def test_what_is_verbatim_is_told_apart() -> None:
    assert list(pieces(QUOTED)) == [("Sie schreibt: „", False), ("Es hat zwei Becken.", True), ("“", False)]
    assert list(pieces(FluentSentence("Alles.", (1,), Badge.FULL, 1.0, ((0, 6),)))) == [("Alles.", True)]


@pytest.mark.promise(26)
def test_a_version_reads_as_marked_text() -> None:
    assert told(WRITTEN, GERMAN) == [
        "Von einem Sprachmodell formuliert, Satz für Satz geprüft (Modell: muster-7b):",
        "Im Mai soll das Bad öffnen, so die Verwaltung. [1] (belegt)",
        "Sie schreibt: „Es hat zwei Becken.“ [1][2] (teilweise belegt, „…“ wörtlich)",
        "3 Sätze entfernt: Zahl steht nicht in der Fundstelle (2×); Aussage steht nicht in der Fundstelle",
    ]
    assert told(None, GERMAN) == []


def test_a_withdrawn_version_says_that_there_is_none_and_why() -> None:
    heading, said, removed = told(WITHDRAWN, ENGLISH)
    assert heading.startswith(ENGLISH.none) and said.startswith("Withdrawn") and removed.startswith("3 sentences")


def test_the_summary_counts_what_is_carried() -> None:
    assert summary(WRITTEN, GERMAN)[0] == "belegt: 1 Satz · teilweise belegt: 1 Satz · Modell: muster-7b"
    assert summary(begun(), GERMAN) == ()


def test_a_version_is_wanted_as_said_or_where_one_can_be_had() -> None:
    assert [wanted(None, True), wanted(None, False), wanted(False, True), wanted(True, True)] == [
        True,
        False,
        False,
        True,
    ]
    with pytest.raises(BadInput, match="language_model"):
        wanted(True, False)


def test_a_whole_version_is_its_last_state_without_what_nobody_cites() -> None:
    assert whole(iter([BEGUN, HALFWAY, WRITTEN, BEGUN])) == trimmed(WRITTEN)
    assert whole(iter([])) is None
