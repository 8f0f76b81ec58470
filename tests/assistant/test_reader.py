"""Every sentence is scored by plain features."""

from __future__ import annotations

import pytest

from assistant.question import understand
from assistant.reader import Reading, load_weights, read
from ingest.model import BlockKind, Role, Speaker
from tests.assistant.made import JUNE, found, placed, summary

OPENS = placed("Das Freibad öffnet im Mai.", "Die Halle bleibt zu.", place="1/1")
COSTS = placed("Die Sanierung der Becken kostet 480.000 Euro.", place="2/1")
DECIDED = placed("Das Freibad wird saniert.", kind=BlockKind.RESOLUTION_POINT, speaker=Speaker.COUNCIL, place="3/1")


def scored(text: str, *candidates: object, leans_on: str = "") -> list[Reading]:
    question, near = understand(text), found(*candidates)  # type: ignore[arg-type]
    earlier = understand(leans_on).terms if leans_on else ()
    part = question.parts[0]
    return read(question, part, earlier, near.placed, near.passage_similarity, near.sentence_similarity)


def test_every_sentence_is_scored_best_first() -> None:
    readings = scored("Was kostet die Sanierung der Becken?", OPENS, COSTS, DECIDED)
    assert len(readings) == 4
    assert [one.score for one in readings] == sorted((one.score for one in readings), reverse=True)
    assert readings[0].text == "Die Sanierung der Becken kostet 480.000 Euro."


def test_sentence_that_shows_what_is_wanted_beats_one_that_does_not() -> None:
    shown = placed("Die Sanierung kostet 5 Euro.", place="1/1")
    silent = placed("Die Sanierung kostet viel.", place="2/1")
    features = {one.text: one.features["kind_shown"] for one in scored("Was kostet die Sanierung?", shown, silent)}
    assert features == {"Die Sanierung kostet 5 Euro.": 1.0, "Die Sanierung kostet viel.": -1.0}


def test_every_feature_that_is_weighed_is_measured() -> None:
    assert load_weights().keys() == scored("Was kostet es?", COSTS)[0].features.keys()


def test_score_is_the_weighted_sum() -> None:
    (one,) = scored("Was kostet es?", COSTS)
    assert one.score == pytest.approx(sum(load_weights()[name] * value for name, value in one.features.items()))


@pytest.mark.parametrize(
    ("text", "candidate", "fits"),
    [
        ("Was hat der Stadtrat beschlossen?", DECIDED, 1.0),
        ("Was hat der Stadtrat beschlossen?", COSTS, -1.0),
        ("Was hat die Verwaltung geantwortet?", COSTS, 1.0),
        ("Was hat die Verwaltung geantwortet?", DECIDED, -1.0),
        ("Was kostet die Sanierung?", COSTS, 0.0),
    ],
)
def test_voice_fits_whose_words_are_asked_for(text: str, candidate: object, fits: float) -> None:
    assert scored(text, candidate)[0].features["voice"] == fits


def test_words_of_a_third_party_are_told_sentence_by_sentence() -> None:
    speakers = (Speaker.OFFICE, Speaker.THIRD_PARTY)
    quoting = placed("Die Richtlinie sagt:", "„Bäder sind zu heizen.“", speakers=speakers)
    voices = {one.index: one.features["voice"] for one in scored("Was gilt laut Richtlinie?", quoting)}
    assert voices == {0: -1.0, 1: 1.0}


def test_line_of_the_head_that_is_asked_for_fits() -> None:
    subject = placed("Freibad", kind=BlockKind.LETTERHEAD, role=Role.SUBJECT, place="1/1")
    office = placed("Amt", kind=BlockKind.LETTERHEAD, role=Role.OFFICE, place="1/2")
    roles = {one.text: one.features["role"] for one in scored("Wie lautet der Betreff?", subject, office)}
    assert roles == {"Freibad": 1.0, "Amt": -1.0}


def test_other_paper_and_other_month_are_told() -> None:
    june = placed("Das Freibad ist auf.", letter=summary("e", reference="AF0009/23", date=JUNE))
    (features,) = [one.features for one in scored("Was steht in AF0007/23 vom April?", june)]
    assert features["other_paper"] == features["other_month"] == 1.0
    (features,) = [one.features for one in scored("Was steht in AF0007/23 vom April?", COSTS)]
    assert features["other_paper"] == features["other_month"] == 0.0


def test_words_of_the_earlier_question_count() -> None:
    without = scored("Und wann?", OPENS)[0].features["earlier_coverage"]
    assert scored("Und wann?", OPENS, leans_on="Ist das Freibad zu?")[0].features["earlier_coverage"] > without == 0.0


def test_nothing_is_read_where_there_is_nothing() -> None:
    assert scored("Was kostet es?") == []
