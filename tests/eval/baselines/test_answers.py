"""What the baselines share."""

from __future__ import annotations

from eval.baselines.answers import CITED, citing, query_of
from tests.eval.made import OTHER, cited, gold_item


def test_a_question_stands_behind_its_history() -> None:
    turns = [{"role": "user", "content": "Gibt es Kurse?"}, {"role": "assistant", "content": "Ja."}]
    assert query_of(gold_item(question="Wie viele?", history=turns)) == "Gibt es Kurse? Ja. Wie viele?"


def test_what_was_found_is_the_answer() -> None:
    found = citing(gold_item(), [cited(), cited(OTHER)], 7.0)
    assert found.status == "answered" and len(found.citations) == 2 <= CITED
    assert found.answer.splitlines()[1] == OTHER
    assert found.latency_ms == 7.0


def test_nothing_found_is_no_answer() -> None:
    assert citing(gold_item(), [], 7.0).status == "not_found"
