"""From a question to its answer, with archive, indexes and model as they really are."""

from __future__ import annotations

import pytest

from assistant import answer as answering
from assistant.answer import Answerer
from assistant.model import PUBLIC, AnswerSentence, Citation, NoticeKind, Principal, Status, Turn
from ingest.model import LetterKind, Tier
from tests.assistant.conftest import Stock

EVERYBODY = Principal("test", frozenset(), frozenset(Tier))
POINT = "Was sagt die Verwaltung zu Punkt 5?"


@pytest.fixture
def answerer(stock: Stock) -> Answerer:
    return Answerer(stock.archive, stock.indexes, stock.embedder)


def test_answer_says_how_long_it_took_and_what_was_searched(answerer: Answerer) -> None:
    answer = answerer.answer(POINT, (), EVERYBODY)
    assert answer.latency_ms > 0 and answer.scope.letters == 2
    assert answerer.answer(POINT, (), PUBLIC).scope.letters == 1


def test_white_space_in_a_question_means_nothing(answerer: Answerer) -> None:
    typed, plain = (
        answerer.answer(text, (), EVERYBODY) for text in ("Was sagt die\n\tVerwaltung  zu Punkt 5? ", POINT)
    )
    assert typed.text == plain.text


def test_nothing_is_answered_outside_the_tiers(answerer: Answerer) -> None:
    assert {c.letter for c in answerer.answer(POINT, (), PUBLIC).citations} == {LetterKind.RESOLUTION_CONTROL}
    assert {c.tier for c in answerer.answer(POINT, (), PUBLIC).citations} == {Tier.OEFFENTLICH}
    nobody = answerer.answer(POINT, (), Principal("nobody", frozenset(), frozenset()))
    assert (nobody.status, nobody.citations, nobody.near, nobody.scope.letters) == (Status.NOT_FOUND, (), (), 0)


def test_every_place_says_who_may_see_it(answerer: Answerer) -> None:
    found = {c.letter: c.tier for c in answerer.answer(POINT, (), EVERYBODY).citations}
    assert found[LetterKind.ANSWER_LETTER] is Tier.NICHTOEFFENTLICH


def test_follow_up_takes_over_place_and_paper(answerer: Answerer) -> None:
    history = [Turn("user", "Was steht in AF2531/22 zu Frage 3?")]
    context = answerer.context("Und was wurde davon umgesetzt?", history, EVERYBODY)
    assert (context.questions, context.question.references) == (("3",), ("AF2531/22",))
    assert context.leans_on


def test_follow_up_that_names_a_point_leaves_the_question_behind(answerer: Answerer) -> None:
    context = answerer.context("Und zu Punkt 2?", [Turn("user", "Was wird auf Frage 3 geantwortet?")], EVERYBODY)
    assert (context.points, context.questions) == (("2",), ())


def test_frame_is_in_the_language_that_is_wished(answerer: Answerer) -> None:
    assert answerer.answer(POINT, (), EVERYBODY, "en").sentences[0].attribution.endswith("letter of 23.06.2022")


def test_unanswered_question_has_a_lead_and_no_citation(answerer: Answerer) -> None:
    answer = answerer.answer("Welche Farbe hat die Straßenbahn?", (), EVERYBODY)
    assert answer.status in (Status.NEAR, Status.NOT_FOUND)
    assert answer.citations == () and answer.lead.startswith("In den hier einsehbaren Unterlagen (2 Schreiben")


def test_near_places_are_numbered_and_at_most_three(answerer: Answerer) -> None:
    near = answerer.answer("Sind die 100.000 Euro geflossen?", (), EVERYBODY).near
    assert [citation.marker for citation in near] == list(range(1, len(near) + 1)) and 0 < len(near) <= 3


def test_what_is_not_carried_is_removed_and_the_reader_is_told(
    answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = answering.cite

    def forged(*given: object) -> tuple[list[AnswerSentence], list[Citation]]:
        sentences, citations = honest(*given)  # type: ignore[arg-type]
        false = AnswerSentence(sentences[0].attribution, "Alles ist längst erledigt.", sentences[0].markers)
        return [false, *sentences[1:]], citations

    monkeypatch.setattr(answering, "cite", forged)
    answer = answerer.answer(POINT, (), EVERYBODY)
    assert "erledigt" not in answer.text and answer.sentences
    assert NoticeKind.REMOVED in {notice.kind for notice in answer.notices}


def test_answer_of_which_nothing_stands_is_none(answerer: Answerer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "verified", lambda *_: ([], []))
    answer = answerer.answer(POINT, (), EVERYBODY)
    assert answer.status is Status.NOT_FOUND and answer.lead and not answer.partial
    assert {notice.kind for notice in answer.notices} == {NoticeKind.REMOVED}


def test_question_of_an_enquiry_leans_on_its_subject_and_searches_what_it_is_given(answerer: Answerer) -> None:
    question, subject = "Was wurde zu Punkt 5 getan?", "Beschlusskontrolle zu P0091/21"
    context = answerer.about(question, subject, EVERYBODY)
    assert context.question.references == ("P0091/21",) and context.leans_on
    only = frozenset({context.found.placed[0].letter.document_id})
    assert {one.letter.document_id for one in answerer.about(question, subject, EVERYBODY, only).found.placed} == only
    assert answerer.about(question, subject, EVERYBODY, frozenset()).found.placed == ()
