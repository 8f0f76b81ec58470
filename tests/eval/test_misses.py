"""Misses: what was expected and what was given, in words a reader can check."""

from __future__ import annotations

from typing import Any

import pytest

from eval.gold import GoldPassage
from eval.misses import Fundstelle, label_of, misses
from eval.run import Run, evaluate
from eval.sources import Sources
from ingest.model import Source
from tests.eval.made import OTHER, QUOTE, cited, gold_item, gold_passage, prediction, refused, unanswerable

SOURCES = Sources({"AF1-22": Source("0" * 16, "AF1-22", f"{QUOTE}\n{OTHER}")}, (), "f")


@pytest.mark.parametrize(
    ("locator", "label"),
    [
        ({"kind": "question", "number": "3", "part": "answer"}, "AF1/22, Antwort zu Frage 3"),
        ({"kind": "question", "number": "3", "part": "question"}, "AF1/22, Frage 3"),
        ({"kind": "point", "number": "2", "part": "resolution"}, "AF1/22, Beschlusspunkt 2"),
        ({"kind": "point", "number": "2", "part": "answer"}, "AF1/22, Antwort zu Punkt 2"),
        ({"kind": "question", "number": "1+2"}, "AF1/22, Frage 1+2"),
        ({"kind": "paragraph"}, "AF1/22, Absatz"),
        ({"kind": "letterhead", "part": "letterhead"}, "AF1/22, Briefkopf"),
    ],
)
def test_a_gold_passage_is_called_what_a_councillor_would(locator: dict[str, Any], label: str) -> None:
    assert label_of(GoldPassage.model_validate(gold_passage(locator=locator))) == label


def test_a_miss_holds_question_expected_and_given() -> None:
    items = [
        gold_item(id="right"),
        gold_item(id="wrong"),
        gold_item(id="silent", expects={"speaker": "office", "partial": True}),
        gold_item(id="broken"),
        unanswerable(id="answered"),
    ]
    answers = {
        "right": prediction(cited(), ident="right"),
        "wrong": prediction(cited(OTHER), ident="wrong"),
        "silent": refused("silent", near=[cited(OTHER)]),
        "answered": prediction(cited(OTHER), ident="answered"),
    }
    found = {miss.id: miss for miss in misses(evaluate(items, Run(answers, {"broken": "kaputt"}), SOURCES))}
    assert list(found) == ["wrong", "silent", "broken", "answered"]
    wrong = found["wrong"]
    assert wrong.question == items[1].question and wrong.type == "number"
    assert wrong.wanted == (Fundstelle("AF1/22, Antwort zu Frage 3", "AF1-22", QUOTE),)
    assert wrong.given == (Fundstelle(cited().label, "AF1-22", OTHER),)
    assert "first_right" in wrong.short
    assert found["silent"].short[-2:] == ("expects speaker", "expects partial")
    assert found["silent"].outcome == "not_found" and found["silent"].near[0].quote == OTHER
    assert found["broken"].outcome == "failure"
    assert found["answered"].wanted == () and found["answered"].short == ("not_found",)


def test_what_is_an_error_is_a_miss_where_it_happened() -> None:
    compound = gold_item(type="compound", expects={"partial": True})
    whole, half = prediction(cited()), prediction(cited(), partial=True)
    (miss,) = misses(evaluate([compound], Run({"x-001": whole}, {}), SOURCES))
    assert "wholly_answered_wrongly" in miss.short
    assert misses(evaluate([compound], Run({"x-001": half}, {}), SOURCES)) == []
