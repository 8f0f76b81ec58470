"""Whether a window answers, or only comes near."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evidence import Evidence, Nearness, Verdict, judge, probability, threshold, weigh
from assistant.question import understand
from assistant.terms import wording
from assistant.window import Window, whole
from ingest.model import BlockKind, Role, Speaker
from tests.assistant.made import placed

NEAR = Nearness(0.90, 0.90, 0.05)
FAR = Nearness(0.70, 0.70, 0.0)
HEAD = wording("Stadt Beispiel Amt für Bäder")
COSTS = whole(placed("Die Sanierung der Becken kostet 480.000 Euro."))


def judged(text: str, window: Window, nearness: Nearness = NEAR, leans_on: str = "") -> Verdict:
    question = understand(text)
    earlier = understand(leans_on).terms if leans_on else ()
    return judge(question, question.parts[0], earlier, window, HEAD, nearness)


def weighed(text: str, window: Window) -> Evidence:
    question = understand(text)
    return weigh(question, question.parts[0], (), window, HEAD, NEAR)


def test_sentence_that_says_it_answers() -> None:
    verdict = judged("Was kostet die Sanierung der Becken?", COSTS)
    assert verdict.answers and threshold() <= verdict.confidence <= 1


def test_name_that_the_letter_does_not_know_is_missing() -> None:
    assert judged("Was kostet die Sanierung der Becken in Hamburg 1987?", COSTS).missing == "name"


def test_name_in_the_head_is_known() -> None:
    assert weighed("Was kostet die Sanierung in Beispiel?", COSTS).names_known


def test_kind_that_is_not_shown_is_missing() -> None:
    assert judged("Wann ist die Sanierung der Becken fertig?", COSTS).missing == "kind"


def test_figure_of_something_else_is_no_answer() -> None:
    window = whole(placed("Die Sanierung ist teuer.", "Der Eintritt kostet 5 Euro."))
    assert judged("Was kostet die Beckenheizung?", window).missing == "kind"


def test_figure_counts_with_the_sentence_before() -> None:
    assert weighed(
        "Wie viele Becken sind offen?", whole(placed("Es gibt zwölf Becken.", "Davon sind 4 offen."))
    ).kind_shown


def test_other_things_counted_are_no_count() -> None:
    window = whole(placed("Die Petition liegt seit 3 Wochen vor."))
    assert not weighed("Wie viele Unterschriften hat die Petition?", window).kind_shown


def test_decided_is_not_done() -> None:
    assert not weighed("Wurde das Geld ausgezahlt?", whole(placed("Das Geld wird bereitgestellt."))).said_done
    assert weighed("Wurde das Geld ausgezahlt?", whole(placed("Das Geld wurde überwiesen."))).said_done


def test_place_that_is_named_answers_if_the_kind_is_shown() -> None:
    assert judged("Was sagt Punkt 1?", COSTS, FAR).confidence >= 0.8
    assert judged("Wann ist Punkt 1 fertig?", COSTS).missing == "kind"


@pytest.mark.parametrize(("text", "asked"), [("Wie lautet der Betreff?", True), ("Wer ist der Absender?", False)])
def test_line_of_the_head_that_was_asked_for_answers(text: str, asked: bool) -> None:
    subject = whole(placed("Freibad", kind=BlockKind.LETTERHEAD, role=Role.SUBJECT))
    assert weighed(text, subject).addressed is asked


def test_signature_that_was_asked_for_answers() -> None:
    signed = whole(placed("Max Beispiel", kind=BlockKind.SIGNATURE, speaker=Speaker.OFFICE))
    assert judged("Wer hat den Brief unterschrieben?", signed).answers


def test_far_question_is_less_likely_answered() -> None:
    text = "Welche Farbe hat die Straßenbahn?"
    assert judged(text, COSTS, FAR).confidence < judged(text, COSTS).confidence
    assert not judged(text, COSTS, FAR).answers


def test_question_without_words_of_its_own_is_judged_by_the_one_before() -> None:
    with_words = judged("Und das?", COSTS, leans_on="Was kostet die Sanierung der Becken?")
    without = judged("Und das?", COSTS, leans_on="Welche Linien fährt die Straßenbahn?")
    assert with_words.confidence > without.confidence


FEATURE = st.floats(-20, 20)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["constant", "said", "around", "passage", "unknown"]), FEATURE))
def test_probability_is_a_share(features: dict[str, float]) -> None:
    assert 0.0 <= probability(features) <= 1.0
    assert not math.isnan(probability(features))
