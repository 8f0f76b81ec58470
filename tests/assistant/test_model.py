"""An answer's plain text and the types that travel with it."""

from __future__ import annotations

import pytest

from assistant.model import PUBLIC, Answer, AnswerSentence, NoticeKind, Scope, Status
from ingest.model import Tier


def answer(lead: str = "", *sentences: AnswerSentence) -> Answer:
    status = Status.ANSWERED if sentences else Status.NOT_FOUND
    return Answer(status, "de", False, lead, sentences, (), (), (), Scope(2, None), 0.5, 1.0)


def test_text_puts_who_says_it_before_every_sentence_and_markers_behind() -> None:
    said = [AnswerSentence("Das Amt", "Es öffnet.", (1,)), AnswerSentence("Der Rat", "Es soll öffnen.", (2, 3))]
    assert answer("", *said).text == "Das Amt: Es öffnet. [1]\nDer Rat: Es soll öffnen. [2][3]"


def test_text_of_an_unanswered_question_is_its_lead() -> None:
    assert answer("Nicht gefunden.").text == "Nicht gefunden."


def test_public_sees_the_public_tier_only() -> None:
    assert PUBLIC.tiers == {Tier.OEFFENTLICH}


@pytest.mark.parametrize("kind", NoticeKind)
def test_notice_kinds_are_stable_names(kind: NoticeKind) -> None:
    """They are written to JSON: a client may know them by name."""
    assert kind.value == kind.name.lower()
