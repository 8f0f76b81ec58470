"""What speaks for a passage and its sentences, as numbers."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.address import Placed
from assistant.asking import Voice, Wanted
from assistant.features import (
    Asked,
    Features,
    _add_against,
    kind_shown,
    names_known,
    passage_features,
    sentence_features,
    voice_fits,
)
from assistant.found import Found
from assistant.question import understand
from assistant.terms import terms, wording
from ingest.model import BlockKind, Role, Speaker
from tests.assistant.made import APRIL, JUNE, OTHERS, found, placed, summary

OPENS = placed("Das Freibad öffnet im Mai.", "Die Halle bleibt zu.", place="1/1")
COSTS = placed("Die Sanierung der Becken kostet 480.000 Euro.", place="2/1")
DECIDED = placed("Das Freibad wird saniert.", kind=BlockKind.RESOLUTION_POINT, speaker=Speaker.COUNCIL, place="3/1")


def asking(text: str, *candidates: Placed, leans_on: str = "") -> Asked:
    question = understand(text)
    return Asked.over(question, question.parts[0], terms(leans_on), candidates)


def features(text: str, *candidates: Placed, leans_on: str = "", brought: Found | None = None) -> list[Features]:
    asked = asking(text, *candidates, leans_on=leans_on)
    return passage_features(asked, brought or found(*candidates), candidates)


def test_all_passages_have_the_same_finite_numbers() -> None:
    rows = features("Wer hat 2021 in AF0007/23 den Betreff geschrieben?", OPENS, COSTS, DECIDED, *OTHERS)
    assert {tuple(row) for row in rows} == {tuple(rows[0])}
    assert all(math.isfinite(value) for row in rows for value in row.values())


def test_all_sentences_have_the_same_numbers() -> None:
    rows = sentence_features(asking("Was kostet es?", OPENS), found(OPENS), OPENS)
    assert len(rows) == 2
    assert tuple(rows[0]) == tuple(rows[1])


def test_best_candidate_is_behind_nobody() -> None:
    near = {OPENS.passage.key: 0.30, COSTS.passage.key: 0.90}
    brought = found(OPENS, COSTS, DECIDED, near=near)
    rows = features("Was kostet die Sanierung der Becken?", OPENS, COSTS, DECIDED, brought=brought)
    against = [row["passage_similarity_against_all"] for row in rows]
    assert against[1] == 0 > against[2] > against[0]
    assert [row["sentence_coverage_against_all"] < 0 for row in rows] == [True, False, True]


def test_passages_are_compared_within_their_letter() -> None:
    other = placed("Die Heizung der Becken ist neu.", letter=summary("e"), place="1/1")
    near = {OPENS.passage.key: 0.80, COSTS.passage.key: 0.90, other.passage.key: 0.85}
    rows = features("Was ist mit der Heizung?", OPENS, COSTS, other, brought=found(OPENS, COSTS, other, near=near))
    assert [row["passage_similarity_against_letter"] for row in rows] == [
        rows[0]["passage_similarity_against_all"],
        0,
        0,
    ]
    best = [row["letter_passage_similarity"] for row in rows]
    assert best[0] == best[1] == rows[1]["passage_similarity"] > best[2]


def test_passages_of_one_block_know_its_best() -> None:
    first, second = placed("Das Freibad öffnet.", place="1/1"), placed("Die Halle schließt.", place="1/2")
    near = {first.passage.key: 0.9, COSTS.passage.key: 0.7}
    rows = features("Was öffnet?", first, second, COSTS, brought=found(first, second, COSTS, near=near))
    assert rows[1]["block_passage_similarity"] == rows[0]["passage_similarity"] > rows[2]["block_passage_similarity"]


def test_passage_that_shares_no_word_counts_as_the_lowest_found() -> None:
    brought = found(OPENS, COSTS, DECIDED, words={COSTS.passage.key: 1.0, DECIDED.passage.key: 0.2})
    scores = [row["word_score"] for row in features("Was kostet es?", OPENS, COSTS, DECIDED, brought=brought)]
    assert scores[0] == scores[2] < scores[1]


def test_later_places_of_the_ranking_count_as_later() -> None:
    ranks = [row["rank"] for row in features("Was kostet es?", OPENS, COSTS, DECIDED)]
    assert ranks == sorted(set(ranks))


@pytest.mark.parametrize(
    ("text", "candidate", "name", "value"),
    [
        ("Was steht in AF0009/23?", COSTS, "other_paper", 1.0),
        ("Was steht in AF0007/23?", COSTS, "other_paper", 0.0),
        ("Was steht im Bericht vom Juni?", COSTS, "other_month", 1.0),
        ("Was steht im Bericht vom April?", COSTS, "other_month", 0.0),
        ("Was kostete das Bad 2021?", COSTS, "years_off", 2.0),
        ("Was kostete das Bad 2021 und 2023?", COSTS, "years_off", 0.0),
        ("Was kostete das Bad 1950?", COSTS, "years_off", 3.0),
        ("Was kostete das Bad?", COSTS, "years_off", 0.0),
        ("Was kostete das Bad 2021?", placed("Im Jahr 2021 war es teuer."), "year_named", 1.0),
        ("Was kostete das Bad 2021?", COSTS, "year_named", 0.0),
        ("Was kostet das Bad?", COSTS, "kind_shown", 1.0),
        ("Was kostet das Bad?", OPENS, "kind_shown", -1.0),
        ("Warum ist das Bad zu?", placed("Es ist zu, weil es regnet."), "reason_shown", 1.0),
        ("Warum ist das Bad zu?", OPENS, "reason_shown", 0.0),
        ("Was hat der Stadtrat beschlossen?", DECIDED, "voice", 1.0),
        ("Was hat der Stadtrat beschlossen?", COSTS, "voice", -1.0),
        ("Was kostet das Bad?", COSTS, "is_answer", 1.0),
        ("Was kostet das Bad?", COSTS, "by_council", 0.0),
        ("Was kostet das Bad?", COSTS, "in_answer_letter", 1.0),
    ],
)
def test_fit_is_told(text: str, candidate: Placed, name: str, value: float) -> None:
    assert features(text, candidate)[0][name] == value


def test_letter_without_a_date_is_of_no_other_month() -> None:
    undated = placed("Das Bad ist auf.", letter=summary(date=None))
    (row,) = features("Was steht im Bericht vom Juni 2021?", undated)
    assert (row["other_month"], row["age"]) == (0.0, 0.0)


def test_line_of_the_head_that_is_asked_for_fits() -> None:
    subject = placed("Freibad", kind=BlockKind.LETTERHEAD, role=Role.SUBJECT, place="1/1")
    office = placed("Amt", kind=BlockKind.LETTERHEAD, role=Role.OFFICE, place="1/2")
    assert [row["role"] for row in features("Wie lautet der Betreff?", subject, office, COSTS)] == [1.0, -1.0, 0.0]


def test_older_letters_are_told_in_years() -> None:
    april = placed("Das Bad ist zu.", letter=summary("d", date=APRIL))
    june = placed("Das Bad ist auf.", letter=summary("e", date=JUNE))
    old = placed("Das Bad ist neu.", letter=summary("f", date=APRIL.replace(year=1990)))
    ages = [row["age"] for row in features("Was ist mit dem Bad?", april, june, old)]
    assert ages == [pytest.approx((JUNE - APRIL).days / 365), 0.0, 5.0]


def test_words_of_the_earlier_question_count() -> None:
    (without,) = features("Und wann?", OPENS)
    (with_words,) = features("Und wann?", OPENS, leans_on="Ist das Freibad zu?")
    assert with_words["earlier_coverage"] > without["earlier_coverage"] == 0.0


def test_paper_that_the_answer_before_named_is_told() -> None:
    brought = Found((COSTS,), {}, {}, earlier_papers=frozenset({"AF0007/23"}))
    assert features("Und wann?", COSTS, brought=brought)[0]["earlier_paper"] == 1.0
    assert features("Und wann?", COSTS)[0]["earlier_paper"] == 0.0


def test_question_an_answer_belongs_to_counts_as_its_context() -> None:
    answer = placed("Im Mai.", asked="Wann öffnet das Freibad?", place="1/1")
    rows = features("Wann öffnet das Freibad?", answer, placed("Im Juni.", place="2/1"))
    assert rows[0]["asked_coverage"] > 0.9 and rows[1]["asked_coverage"] == 0.0
    assert rows[0]["coverage"] > rows[0]["passage_coverage"]


def test_heading_and_question_look_like_what_they_are() -> None:
    rows = features("Was kostet es?", placed("Kosten:", place="1/1"), placed("Was kostet es?", place="2/1"), COSTS)
    assert [(row["colon"], row["question"]) for row in rows] == [(1.0, 0.0), (0.0, 1.0), (0.0, 0.0)]


def test_words_of_a_third_party_are_told_sentence_by_sentence() -> None:
    speakers = (Speaker.OFFICE, Speaker.THIRD_PARTY)
    quoting = placed("Die Richtlinie sagt:", "„Bäder sind zu heizen.“", speakers=speakers)
    rows = sentence_features(asking("Was gilt laut Richtlinie?", quoting), found(quoting), quoting)
    assert [row["voice"] for row in rows] == [-1.0, 1.0]


@pytest.mark.parametrize(
    ("voice", "kind", "speaker", "fits"),
    [
        (Voice.ANY, BlockKind.ANSWER, Speaker.OFFICE, 0.0),
        (Voice.REPORT, BlockKind.ANSWER, Speaker.OFFICE, 1.0),
        (Voice.REPORT, BlockKind.RESOLUTION_POINT, Speaker.COUNCIL, -1.0),
        (Voice.RESOLUTION, BlockKind.PREAMBLE, Speaker.COUNCIL, 1.0),
        (Voice.RESOLUTION, BlockKind.PREAMBLE, Speaker.ENQUIRER, -1.0),
        (Voice.ENQUIRY, BlockKind.PREAMBLE, Speaker.ENQUIRER, 1.0),
        (Voice.SIGNATURE, BlockKind.SIGNATURE, Speaker.OFFICE, 1.0),
        (Voice.LETTERHEAD, BlockKind.ANSWER, Speaker.OFFICE, -1.0),
    ],
)
def test_voice_fits_whose_words_are_asked_for(voice: Voice, kind: BlockKind, speaker: Speaker, fits: float) -> None:
    assert voice_fits(voice, kind, speaker, speaker) == fits


@pytest.mark.parametrize(
    ("text", "wanted", "shown"),
    [
        ("Das kostet 5 Euro.", Wanted.MONEY, 1.0),
        ("Das ist teuer.", Wanted.MONEY, -1.0),
        ("Es ist zu, weil es regnet.", Wanted.REASON, 1.0),
        ("Es ist zu.", Wanted.REASON, 0.0),
        ("Es ist zu.", Wanted.OTHER, 0.0),
    ],
)
def test_kind_that_must_be_shown_is_missed(text: str, wanted: Wanted, shown: float) -> None:
    assert kind_shown(text, wanted) == shown


def test_names_may_stand_in_any_of_the_texts() -> None:
    asked = terms("Was sagt das BAMF 2021?")
    assert names_known(asked, wording("Das BAMF"), wording("im Jahr 2021")) == 1.0
    assert names_known(asked, wording("Das BAMF")) == 0.5
    assert names_known(terms("Was kostet es?"), wording("")) == 1.0


ROWS = st.lists(st.tuples(st.floats(-1e6, 1e6), st.sampled_from("abc")), min_size=1, max_size=20)


@given(ROWS)
def test_in_every_group_somebody_is_best_and_nobody_better(pairs: list[tuple[float, str]]) -> None:
    rows: list[Features] = [{"x": value} for value, _ in pairs]
    groups = [group for _, group in pairs]
    _add_against(rows, "x", "all", groups)
    for group in set(groups):
        behind = [row["x_against_all"] for row, own in zip(rows, groups, strict=True) if own == group]
        assert max(behind) == 0
    assert [row["x"] for row in rows] == [value for value, _ in pairs]


@settings(deadline=None, max_examples=20)
@given(st.permutations([OPENS, COSTS, DECIDED, *OTHERS[:3]]))
def test_order_of_the_candidates_changes_nothing_but_their_order(shuffled: list[Placed]) -> None:
    everything = [OPENS, COSTS, DECIDED, *OTHERS[:3]]
    brought = found(*everything)
    plain = features("Was kostet es?", *everything, brought=brought)
    rows = features("Was kostet es?", *shuffled, brought=brought)
    assert [rows[shuffled.index(one)] for one in everything] == plain
