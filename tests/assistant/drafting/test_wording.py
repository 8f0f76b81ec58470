"""Answers of a draft worded by a language model: verified sentences alone, marked, each with its Fundstellen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from assistant.drafting.draft import GENERATED_MARK
from assistant.drafting.wording import MOST_S, is_worded, worded
from assistant.language_model.fluent import Fluent, FluentSentence, Outcome
from assistant.model import Answer, Principal, Status, Turn
from assistant.verification.verdict import Badge, Flaw
from ingest.model import Tier
from tests.ui.drafts.made_drafts import FIGURE, draft
from tests.ui.made_fluent import WRITTEN
from ui.visitor import STAFF


class Words:
    """Stands for a desk's language model: says of each question what it was told to say."""

    def __init__(self, **said: Fluent) -> None:
        self.said = said
        self.asked: list[tuple[Answer, str, Sequence[Turn], Principal]] = []

    def __call__(
        self, answer: Answer, question: str, history: Sequence[Turn], principal: Principal
    ) -> Iterator[Fluent]:
        self.asked.append((answer, question, history, principal))
        yield replace(WRITTEN, sentences=(), done=False)
        version = self.said.get("opens" if "öffnet" in question else "guests")
        if version:
            yield version


def version(*sentences: FluentSentence, outcome: Outcome = Outcome.WRITTEN) -> Fluent:
    return replace(WRITTEN, sentences=sentences, outcome=outcome, removed=(Flaw.DATE,))


BOTH = FluentSentence("Genannt werden Mai und Juni.", (1, 2), Badge.FULL, 0.9)
COUNTED = FluentSentence("Gezählt wurden 11.805 Gäste.", (1,), Badge.FULL, 0.9)


def test_verified_sentences_enter_behind_their_mark_with_the_drafts_own_markers() -> None:
    made = worded(draft(), Words(opens=version(BOTH)), STAFF)
    mark, sentence = made.answers[0].sentences
    assert (mark.text, mark.marker) == (GENERATED_MARK, None)
    assert (sentence.text, sentence.marker, sentence.further) == (BOTH.text, 1, (2,))
    assert is_worded(made.answers[0]) and made.generated_by == "muster-7b"
    assert made.answers[0].fluent and made.answers[0].fluent.removed == (Flaw.DATE,)


def test_a_figure_stays_a_mark_with_its_day_and_office() -> None:
    made = worded(draft(), Words(guests=version(COUNTED)), STAFF)
    sentence = made.answers[1].sentences[1]
    assert sentence.marker == 3 and "11.805 Gäste" not in sentence.text
    assert [(one.value, one.office) for one in sentence.figures] == [("11.805", FIGURE.office)]


def test_it_is_asked_for_what_the_answer_quotes_and_no_more_closed_than_the_letter() -> None:
    words = Words()
    worded(draft(), words, STAFF)
    (answer, question, history, principal), _ = words.asked
    assert (answer.status, [one.marker for one in answer.citations]) == (Status.ANSWERED, [1, 2])
    assert [one.markers for one in answer.sentences] == [(1,), (2,)]
    assert (question, tuple(history)) == ("Wann öffnet das Freibad?", ())
    assert principal.tiers == {Tier.OEFFENTLICH}
    closed = Words()
    worded(draft(Tier.NICHTOEFFENTLICH), closed, STAFF)
    assert closed.asked[0][3].tiers == set(Tier) - {Tier.GESPERRT}


def test_an_open_question_is_not_asked() -> None:
    words = Words()
    made = worded(draft(), words, STAFF)
    assert len(words.asked) == 2 and made.answers[2] == draft().answers[2]


@pytest.mark.parametrize(
    "said",
    [
        version(outcome=Outcome.WITHDRAWN),
        version(outcome=Outcome.FAILED),
        version(BOTH, outcome=Outcome.TOO_SLOW),
        version(FluentSentence("Aus einer weiteren Stelle.", (3,), Badge.FULL, 0.9)),
        version(FluentSentence("Ohne Stelle.", (), Badge.FULL, 0.9)),
    ],
)
def test_where_nothing_stands_the_words_of_the_letters_stay(said: Fluent) -> None:
    made = worded(draft(), Words(opens=said), STAFF)
    assert made.answers[0].sentences == draft().answers[0].sentences and made.generated_by == ""
    assert made.answers[0].fluent and made.answers[0].fluent.outcome is said.outcome


def test_after_a_minute_no_further_answer_is_begun() -> None:
    moments = iter([0.0, 1.0, MOST_S + 1, MOST_S + 2])
    words = Words(opens=version(BOTH))
    made = worded(draft(), words, STAFF, clock=lambda: next(moments))
    assert len(words.asked) == 1 and made.answers[1].fluent is None
