"""What is fitted on: never a test set, all candidates in an order of their own, right by the figures' own rule."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.model import Principal, Turn
from eval.training_cases import Sets, collect
from ingest.errors import BadInput
from ingest.model import Tier
from tests.eval.made import OTHER, QUOTE, gold_item, gold_passage
from tests.eval.made_cases import SOURCES, case

TURN = {"role": "user", "content": "Was fördert die Stadt?"}


class AskedDesk:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[Turn], Principal]] = []

    def context(self, question: str, history: Sequence[Turn], principal: Principal) -> str:
        self.asked.append((question, list(history), principal))
        return f"context of {question}"


def written(path: Path, *items: Any) -> Path:
    lines = [json.dumps(item.model_dump(exclude_none=True), ensure_ascii=False) for item in items]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["dresden-test.jsonl", "Test.jsonl", "latest.jsonl"])
def test_a_test_set_is_refused_by_its_name(name: str) -> None:
    for sets in ([Path("dev.jsonl"), Path("x") / name], []), ([Path("dev.jsonl")], [Path(name)]):
        with pytest.raises(BadInput, match=f"{name} ist dem Namen nach zum Prüfen da") as caught:
            Sets.named(*sets)
        assert caught.value.exit_code == 3


def test_only_the_name_of_the_file_counts() -> None:
    assert Sets.named([Path("/test/dev.jsonl")]).origin == {"trained_on": ["dev.jsonl"], "off_topic": []}


def test_off_topic_questions_have_no_answer_and_no_history(tmp_path: Path) -> None:
    follow_up = gold_item(id="x-002", question="Und wie viele?", type="followup", history=[TURN])
    gold = written(tmp_path / "gold.jsonl", gold_item(), follow_up)
    desk: Any = AskedDesk()
    cases = collect(desk, SOURCES, Sets.named([gold], [gold]))
    assert [one.answerable for one in cases] == [True, True, False]
    assert [len(history) for _, history, _ in desk.asked] == [0, 1, 0]
    assert cases[1].context == "context of Und wie viele?"
    assert {tiers for _, _, principal in desk.asked for tiers in principal.tiers} == set(Tier)


def test_questions_about_other_letters_are_left_out(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", gold_item(gold=[gold_passage(file="AF2-22")]), gold_item(id="x-002"))
    desk: Any = AskedDesk()
    assert len(collect(desk, SOURCES, Sets.named([gold]))) == 1


def test_readings_stand_in_the_order_of_the_candidates() -> None:
    one = case("Was geschieht mit den Radwegen im Norden?", (0.81, 0.90, 0.83), OTHER)
    (part,) = one.context.question.parts
    assert [reading.placed.passage.number for reading in one.readings(part)] == ["1", "2", "3"]
    assert one.context.readings(part, one.context.candidates)[0].placed.passage.number == "2"


def test_right_are_the_sentences_of_the_gold() -> None:
    one = case("Was geschieht mit den Radwegen im Norden?", (0.81, 0.90, 0.83), OTHER, QUOTE)
    (part,) = one.context.question.parts
    assert [one.right(reading, SOURCES) for reading in one.readings(part)] == [True, True, False]


def test_the_rest_are_the_terms_of_the_other_parts() -> None:
    one = case("Was kosten die Kurse und wann beginnen die Radwege?", (0.8, 0.8, 0.8))
    first, second = one.context.question.parts
    assert [term.word for term in one.rest(second)] == [term.word for term in first.terms]
