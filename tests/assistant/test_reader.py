"""Passages are compared with each other, then the sentences of each."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import reader
from assistant.address import Placed
from assistant.features import Asked, passage_features, sentence_features
from assistant.question import understand
from assistant.reader import Reading, chances, load_weights, read, weighted
from assistant.terms import terms
from ingest.model import BlockKind, Speaker
from tests.assistant.made import OTHERS, found, placed, summary

OPENS = placed("Das Freibad öffnet im Mai.", "Die Halle bleibt zu.", place="1/1")
COSTS = placed("Die Sanierung der Becken kostet 480.000 Euro.", place="2/1")
DECIDED = placed("Das Freibad wird saniert.", kind=BlockKind.RESOLUTION_POINT, speaker=Speaker.COUNCIL, place="3/1")


def scored(text: str, *candidates: Placed, leans_on: str = "") -> list[Reading]:
    question, brought = understand(text), found(*candidates)
    return read(question, question.parts[0], terms(leans_on), brought.placed, brought)


def test_every_sentence_is_scored_best_first() -> None:
    readings = scored("Was kostet die Sanierung der Becken?", OPENS, COSTS, DECIDED)
    assert len(readings) == 4
    assert [one.score for one in readings] == sorted((one.score for one in readings), reverse=True)
    assert readings[0].text == "Die Sanierung der Becken kostet 480.000 Euro."


def test_nothing_is_read_where_there_is_nothing() -> None:
    assert scored("Was kostet es?") == []


@pytest.mark.parametrize(
    ("text", "shown", "silent"),
    [
        ("Was kostet die Sanierung?", "Die Sanierung kostet 5 Euro.", "Die Sanierung kostet viel."),
        ("Wann öffnet das Freibad?", "Das Freibad öffnet am 2. Mai 2024.", "Das Freibad öffnet am frühen Morgen."),
    ],
)
def test_passage_that_shows_what_is_wanted_is_preferred(text: str, shown: str, silent: str) -> None:
    """All else is alike: the same nearness, and each stands in front once."""
    one, other = placed(shown, place="1/1"), placed(silent, letter=summary("e"), place="1/1")
    assert scored(text, one, other, *OTHERS)[0].text == shown
    assert scored(text, other, one, *OTHERS)[0].text == shown


def test_sentence_that_shows_what_is_wanted_is_preferred_in_its_passage() -> None:
    sentences = ("Die Sanierung der Becken ist teuer.", "Die Sanierung der Becken kostet 5 Euro.")
    for order in (sentences, sentences[::-1]):
        assert scored("Was kostet die Sanierung der Becken?", placed(*order))[0].text == sentences[1]


def test_nearer_passage_is_preferred() -> None:
    question = understand("Was ist mit dem Freibad?")
    one, other = placed("Das Freibad ist zu.", place="1/1"), placed("Das Freibad ist auf.", place="2/1")
    for near, far in ((one, other), (other, one)):
        brought = found(one, other, near={near.passage.key: 0.9, far.passage.key: 0.8})
        assert read(question, question.parts[0], (), brought.placed, brought)[0].placed is near


def test_score_is_that_of_the_passage_less_how_far_the_sentence_is_behind() -> None:
    readings = [one for one in scored("Was kostet die Halle?", OPENS, COSTS) if one.placed is OPENS]
    question, brought = understand("Was kostet die Halle?"), found(OPENS, COSTS)
    asked = Asked.over(question, question.parts[0], (), brought.placed)
    passage = weighted(passage_features(asked, brought, brought.placed)[0], load_weights()["passage"])
    own = [weighted(row, load_weights()["sentence"]) for row in sentence_features(asked, brought, OPENS)]
    assert [one.score for one in readings] == pytest.approx([passage, passage - abs(own[0] - own[1])])


def test_chance_is_shared_by_the_sentences_of_a_passage_and_summed_over_its_letter() -> None:
    other = placed("Der Eintritt kostet 3 Euro.", letter=summary("e"))
    readings = scored("Was kostet die Sanierung?", OPENS, COSTS, other)
    chance = {one.placed.passage.key: one.chance for one in readings}
    letter = {one.placed.passage.document_id: one.letter_chance for one in readings}
    assert sum(chance.values()) == pytest.approx(1.0)
    assert letter == pytest.approx(
        {"d": chance[OPENS.passage.key] + chance[COSTS.passage.key], "e": chance[other.passage.key]}
    )
    assert max(readings, key=lambda one: one.chance).placed is readings[0].placed


def test_other_weights_may_be_tried() -> None:
    question, brought = understand("Was kostet es?"), found(COSTS, DECIDED)
    weights = {"passage": {"is_resolution_point": 5.0}, "sentence": {"first": 1.0}}
    best = read(question, question.parts[0], (), brought.placed, brought, weights)[0]
    assert (best.placed, best.score) == (DECIDED, 5.0)


def test_every_feature_that_is_measured_is_weighed() -> None:
    question, brought = understand("Was kostet es?"), found(COSTS)
    asked = Asked.over(question, question.parts[0], (), brought.placed)
    assert load_weights()["passage"].keys() == passage_features(asked, brought, brought.placed)[0].keys()
    assert load_weights()["sentence"].keys() == sentence_features(asked, brought, COSTS)[0].keys()


def test_weights_name_their_origin() -> None:
    document = json.loads(reader.WEIGHTS.read_text("utf-8"))
    assert all(one["gold"] and one["weight"] > 0 for one in document["trained_on"])


SCORES = st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=80)


@given(SCORES)
def test_chances_add_up_to_one_and_follow_the_scores(scores: list[float]) -> None:
    odds = chances(scores)
    assert math.fsum(odds) == pytest.approx(1.0)
    assert all(0 <= odd <= 1 for odd in odds)
    by_score = [odd for _, odd in sorted(zip(scores, odds, strict=True))]
    assert by_score == sorted(by_score)


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=20), st.integers(-1000, 1000))
def test_chances_depend_on_differences_only(scores: list[int], more: int) -> None:
    assert chances([score + more for score in scores]) == pytest.approx(chances(scores))
