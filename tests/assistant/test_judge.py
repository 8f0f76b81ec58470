"""Whether a window answers, or only comes near: what the trained judge has to hold."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant import judge as judging
from assistant.address import Placed
from assistant.evidence import evidence
from assistant.judge import AT_PLACE, Verdict, _of_a_year_asked, is_addressed, judge, probability, threshold
from assistant.question import understand
from assistant.terms import terms, wording
from assistant.window import Window, grow
from ingest.model import BlockKind, Role, Speaker
from tests.assistant.made import OTHERS, found, placed, reading

HEAD = wording("Stadt Beispiel Amt für Bäder")
COSTS = placed("Die Sanierung der Becken kostet 480.000 Euro.", place="1/1")
NEAR, FAR = 0.75, 0.15


def likely(one: Placed, chance: float = 0.8) -> Window:
    return grow(reading(one, chance=chance), ())


def judged(text: str, one: Placed, near: float = NEAR, leans_on: str = "", chance: float = 0.8) -> Verdict:
    question, brought = understand(text), found(one, *OTHERS, near={one.passage.key: near})
    return judge(question, question.parts[0], terms(leans_on), likely(one, chance), HEAD, brought)


def test_sentence_that_says_it_answers() -> None:
    verdict = judged("Was kostet die Sanierung der Becken?", COSTS)
    assert verdict.answers and threshold() <= verdict.confidence <= 1


def test_name_that_nothing_found_knows_makes_an_answer_less_likely() -> None:
    known = judged("Was kostet die Sanierung der Becken?", COSTS)
    for name in ("in Hamburg", "im Jahr 1987", "laut BAMF"):
        assert judged(f"Was kostet die Sanierung der Becken {name}?", COSTS).confidence < known.confidence


def test_figure_of_another_year_is_no_answer() -> None:
    text = "Was kostete die Sanierung der Becken im Jahr {}?"
    dated = placed("Im Jahr 2013/14 kostete die Sanierung der Becken 480.000 Euro.", place="1/1")
    assert dated.letter.date is not None
    assert not judged(text.format(1987), dated).answers
    for year in (2013, 2014, dated.letter.date.year):
        assert judged(text.format(year), dated).confidence > 0.5 * judged(text.format(1987), dated).confidence
        assert _of_a_year_asked(understand(text.format(year)).parts[0], likely(dated))


def test_kind_that_is_not_shown_makes_an_answer_less_likely() -> None:
    silent = placed("Die Sanierung der Becken kostet viel.", place="1/1")
    verdict, shown = (judged("Was kostet die Sanierung der Becken?", one, FAR) for one in (silent, COSTS))
    assert verdict.confidence < shown.confidence
    assert not verdict.answers


def test_figure_of_something_else_makes_an_answer_less_likely() -> None:
    own = judged("Was kostet die Beckenheizung?", placed("Die Beckenheizung kostet 5 Euro."))
    assert judged("Was kostet die Beckenheizung?", placed("Der Eintritt kostet 5 Euro.")).confidence < own.confidence


def test_less_likely_window_is_less_likely_an_answer() -> None:
    text = "Was kostet die Sanierung der Becken?"
    assert judged(text, COSTS, chance=0.05).confidence < judged(text, COSTS, chance=0.9).confidence


def test_far_question_is_not_answered() -> None:
    text = "Welche Farbe hat die Straßenbahn?"
    far = judged(text, COSTS, FAR)
    assert far.confidence < judged(text, COSTS).confidence
    assert not far.answers


def test_question_without_words_of_its_own_is_judged_by_the_one_before() -> None:
    with_words = judged("Und das?", COSTS, leans_on="Was kostet die Sanierung der Becken?")
    without = judged("Und das?", COSTS, leans_on="Welche Linien fährt die Straßenbahn?")
    assert with_words.confidence > without.confidence


def test_threshold_separates() -> None:
    """What is answered is at least as likely as it says, what is not is less."""
    asked = ("Was kostet die Sanierung der Becken?", "Welche Farbe hat die Straßenbahn?", "Wer baut in Hamburg?")
    verdicts = [judged(text, COSTS, near) for text in asked for near in (0.1, 0.3, 0.5, 0.7, 0.9)]
    assert {verdict.answers for verdict in verdicts} == {True, False}
    assert all(verdict.answers is (verdict.confidence >= threshold()) for verdict in verdicts)


def test_what_does_not_say_that_it_was_done_has_to_be_likelier_than_not(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Wurde die Sanierung der Becken schon umgesetzt?"
    for chance, answers in ((0.45, False), (0.55, True)):
        monkeypatch.setattr(judging, "probability", lambda *_, chance=chance: chance)
        assert judged(text, COSTS).answers is answers
        assert judged(text, COSTS).confidence == chance


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Was kostet die Sanierung der Becken und wann ist sie fertig?", [False, True]),
        ("Was kostet die Sanierung der Becken?", [False]),
    ],
)
def test_part_of_several_whose_kind_is_not_shown_is_lacked(text: str, lacks: list[bool]) -> None:
    question, brought = understand(text), found(COSTS, *OTHERS, near={COSTS.passage.key: NEAR})
    verdicts = [judge(question, part, (), likely(COSTS), HEAD, brought) for part in question.parts]
    assert [verdict.lacks for verdict in verdicts] == lacks


def test_place_that_is_named_only_has_to_show_the_kind() -> None:
    assert judged("Was sagt Punkt 1?", COSTS, FAR).confidence >= AT_PLACE
    assert not judged("Wann ist Punkt 1 fertig?", COSTS).answers
    assert not judged("Was sagt Punkt 1 zu Hamburg?", COSTS).answers


@pytest.mark.parametrize(("text", "named"), [("Wie lautet der Betreff?", True), ("Wer ist der Absender?", False)])
def test_line_of_the_head_that_was_asked_for_is_named(text: str, named: bool) -> None:
    subject = placed("Freibad", kind=BlockKind.LETTERHEAD, role=Role.SUBJECT)
    assert is_addressed(understand(text), likely(subject)) is named


def test_signature_that_was_asked_for_answers() -> None:
    signed = placed("gezeichnet", kind=BlockKind.SIGNATURE, speaker=Speaker.OFFICE)
    assert judged("Wer hat den Brief unterschrieben?", signed, FAR).answers


def test_every_number_that_is_measured_is_weighed() -> None:
    question = understand("Was kostet es?")
    row = evidence(question, question.parts[0], (), likely(COSTS), HEAD, found(COSTS))
    document = json.loads(judging.WEIGHTS.read_text("utf-8"))
    assert document["weights"].keys() == row.keys()
    assert 0 < threshold() == document["threshold"] < 1
    assert all(one["gold"] and one["weight"] > 0 for one in document["trained_on"])


FEATURE = st.floats(-20, 20)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["constant", "said", "around", "passage", "unknown"]), FEATURE))
def test_probability_is_a_share(features: dict[str, float]) -> None:
    assert 0.0 <= probability(features) <= 1.0
    assert not math.isnan(probability(features))


def test_number_without_a_weight_does_not_count() -> None:
    assert probability({"unknown": 1e9}) == 0.5
