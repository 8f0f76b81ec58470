"""What is fitted on: never a test set, right by the figures' own rule, complete when the archive is closed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.context import Context
from assistant.model import Principal, Turn
from assistant.terms import Wording, wording
from eval.training_cases import Sets, collect, questions
from ingest.errors import BadInput
from ingest.model import Tier
from tests.eval.made import OTHER, QUOTE, gold_item, gold_passage, unanswerable
from tests.eval.made_cases import PLACED, SOURCES, case

TURN = {"role": "user", "content": "Was fördert die Stadt?"}


class AskedDesk:
    """Remembers what it was asked for, and answers with a question over the made letter."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[Turn], Principal]] = []
        self.is_open = True

    def context(self, question: str, history: Sequence[Turn], principal: Principal) -> Context:
        self.asked.append((question, list(history), principal))
        return replace(case(question, (0.8, 0.8, 0.8)).context, head_of=self._head)

    def _head(self, document_id: str) -> Wording:
        assert self.is_open
        return wording("Stadt Beispiel")


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
    origin = Sets.named([Path("/test/dev.jsonl")], weight=2.0).origin
    assert origin == {"gold": ["dev.jsonl"], "off_topic": [], "weight": 2.0}


def test_off_topic_questions_have_no_answer_and_no_history(tmp_path: Path) -> None:
    follow_up = gold_item(id="x-002", question="Und wie viele?", type="followup", history=[TURN])
    gold = written(tmp_path / "gold.jsonl", gold_item(), follow_up)
    desk: Any = AskedDesk()
    cases = collect(desk, SOURCES, Sets.named([gold], [gold]))
    assert [one.answerable for one in cases] == [True, True, False]
    assert [len(history) for _, history, _ in desk.asked] == [0, 1, 0]
    assert cases[1].context.question.text == "Und wie viele?"
    assert {tiers for _, _, principal in desk.asked for tiers in principal.tiers} == set(Tier)


def test_questions_off_the_topic_are_unanswerable_and_stay_tied_to_their_paper(tmp_path: Path) -> None:
    asked = gold_item(expects={"partial": True})
    on = written(tmp_path / "on.jsonl", asked, gold_item(id="x-002", gold=[gold_passage(file="AF2-22")]))
    off = written(tmp_path / "off.jsonl", asked, unanswerable(id="x-003", related_paper="AF3/22"))
    (first, own), (second, other) = questions(Sets.named([on], [off]), SOURCES)
    assert (first, own) == (on, [asked])
    assert (second, [item.answerable for item in other]) == (off, [False, False])
    assert [item.related_paper for item in other] == ["AF1/22", "AF3/22"]
    assert not other[0].gold and other[0].expects is None


def test_questions_about_other_letters_are_left_out(tmp_path: Path) -> None:
    gold = written(tmp_path / "gold.jsonl", gold_item(gold=[gold_passage(file="AF2-22")]), gold_item(id="x-002"))
    desk: Any = AskedDesk()
    assert len(collect(desk, SOURCES, Sets.named([gold]))) == 1


def test_right_are_the_sentences_whose_citation_would_be_right(tmp_path: Path) -> None:
    both = gold_item(gold=[gold_passage(QUOTE), gold_passage(OTHER)])
    gold = written(tmp_path / "gold.jsonl", both, gold_item(id="x-002", gold=[gold_passage(OTHER)]))
    desk: Any = AskedDesk()
    keys = [one.passage.key for one in PLACED]
    two, one = collect(desk, SOURCES, Sets.named([gold]))
    assert two.right == {(keys[0], 0), (keys[1], 0)}
    assert one.right == {(keys[1], 0)}


def test_a_question_without_an_answer_has_no_right_sentence(tmp_path: Path) -> None:
    desk: Any = AskedDesk()
    (one,) = collect(desk, SOURCES, Sets.named([written(tmp_path / "gold.jsonl", unanswerable())]))
    assert (one.answerable, one.right) == (False, frozenset())


def test_a_case_knows_its_question_and_what_it_counts(tmp_path: Path) -> None:
    gold, desk = written(tmp_path / "gold.jsonl", gold_item()), AskedDesk()
    asked: Any = desk
    (one,) = collect(asked, SOURCES, Sets.named([gold], weight=3.0))
    assert (one.ident, one.weight, one.partial) == ("x-001", 3.0, False)


def test_half_answered_is_what_the_gold_says_and_the_corpus_can_answer(tmp_path: Path) -> None:
    half = written(tmp_path / "gold.jsonl", gold_item(expects={"partial": True}))
    desk: Any = AskedDesk()
    on, off = collect(desk, SOURCES, Sets.named([half], [half]))
    assert (on.answerable, on.partial) == (True, True)
    assert (off.answerable, off.partial) == (False, False)


def test_heads_are_known_when_the_archive_is_closed(tmp_path: Path) -> None:
    gold, desk = written(tmp_path / "gold.jsonl", gold_item()), AskedDesk()
    asked: Any = desk
    (one,) = collect(asked, SOURCES, Sets.named([gold]))
    desk.is_open = False
    assert one.context.head_of(PLACED[0].passage.document_id) == wording("Stadt Beispiel")


def test_a_reading_of_a_right_sentence_is_right() -> None:
    one = case("Was geschieht mit den Radwegen im Norden?", (0.81, 0.90, 0.83), OTHER)
    (part,) = one.context.question.parts
    readings = one.context.readings(part, one.context.candidates)
    assert {reading.placed.passage.number: one.is_right(reading) for reading in readings} == {
        "1": False,
        "2": True,
        "3": False,
    }


def test_the_rest_are_the_terms_of_the_other_parts() -> None:
    one = case("Was kosten die Kurse und wann beginnen die Radwege?", (0.8, 0.8, 0.8))
    first, second = one.context.question.parts
    assert [term.word for term in one.rest(second)] == [term.word for term in first.terms]
