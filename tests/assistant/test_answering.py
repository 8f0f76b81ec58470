"""Questions to real letters, with model and indexes as they are: cited, searched, drafted, and kept who saw what."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from assistant.answering import Answering
from assistant.audit.event import Detail, Event, EventKind
from assistant.audit.log import Audit
from assistant.audit.views import Views
from assistant.desk import Desk
from assistant.drafting.draft import Reservation
from assistant.model import PUBLIC, Principal, Status, Turn
from ingest.model import Tier

COUNCILLOR = Principal("müller", frozenset({"ratsmitglied"}), frozenset(set(Tier) - {Tier.GESPERRT}))


def test_every_sentence_of_an_answer_is_cited_verbatim(sample_desk: Desk) -> None:
    answer = sample_desk.ask("Was sagt die Verwaltung zu Punkt 5?")
    assert answer.status is Status.ANSWERED
    markers = {citation.marker for citation in answer.citations}
    assert all(sentence.markers and set(sentence.markers) <= markers for sentence in answer.sentences)
    for citation in answer.citations:
        letter = sample_desk.letter(citation.document_id, PUBLIC)
        assert letter is not None and citation.quote == letter.source.verbatim(citation.spans)
        assert sample_desk.passage(citation.passage_key, PUBLIC) in sample_desk.passages(citation.document_id, PUBLIC)


def test_a_follow_up_leans_on_the_history(sample_desk: Desk) -> None:
    history = [Turn("user", "Was sagt die Verwaltung zu Punkt 5?"), Turn("assistant", "…")]
    numbers = {citation.number for citation in sample_desk.ask("Und zu Punkt 6?", history).citations}
    assert numbers and numbers <= {"6", "4"}, "point 6, and question 4, which is about it"


def test_the_frame_follows_the_wish_for_a_language(sample_desk: Desk) -> None:
    assert sample_desk.ask("Was sagt die Verwaltung zu Punkt 5?").language == "de"
    assert sample_desk.ask("Was sagt die Verwaltung zu Punkt 5?", language="en").language == "en"


def test_no_word_of_a_question_is_logged(sample_desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        sample_desk.ask("Was weiß das Sozialamt über Zwetschgenkuchen?")
    assert "zwetschgen" not in caplog.text.casefold()


def test_without_a_language_model_nothing_is_worded(sample_desk: Desk) -> None:
    assert not sample_desk.writes
    assert (
        list(sample_desk.fluent(sample_desk.ask("Was sagt die Verwaltung zu Punkt 5?"), "Punkt 5?", (), PUBLIC)) == []
    )


def test_whatever_is_quoted_is_kept_first(sample_desk: Desk, tmp_path: Path) -> None:
    """As if every letter were not public: each way of asking keeps whose words it shows."""
    audit = Audit(tmp_path / "audit")
    views = Views(audit, lambda _: Tier.NICHTOEFFENTLICH)
    desk = Answering(sample_desk._archive, sample_desk._machinery, sample_desk._fluency, views)
    question = "Was sagt die Verwaltung zu Punkt 5?"

    def kept() -> set[Event]:
        return {one.event for one in audit.entries()}

    answer = desk.ask(question, principal=COUNCILLOR)
    seen = {
        Event(EventKind.SEEN, "müller", audit.pseudonym(one.document_id), Detail.QUOTED) for one in answer.citations
    }
    assert desk.ready and seen and kept() == seen
    assert desk.search("Mission Lifeline", COUNCILLOR) and kept() >= seen
    draft = desk.draft(desk.enquiry(f"1. {question}", "anfrage.txt"), COUNCILLOR, Tier.INTERN, Reservation.CHECK)
    assert len(draft.answers) == 1
    before = kept()
    desk.ask(question)
    desk.search("Mission Lifeline", PUBLIC)
    assert kept() == before, "of the public nothing is kept"
