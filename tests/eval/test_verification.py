"""A report against its repetition: what counts as a difference, and how it is named."""

from __future__ import annotations

from typing import Any

from eval.verification import manifest_differences, result_differences

ANSWER = {"id": "x.1", "answer": "Ja.", "citations": [{"quote": "Ja."}], "confidence": 0.9, "latency_ms": 3.0}


def document(**changes: Any) -> dict[str, Any]:
    made = {
        "manifest": {"commit": "a", "weights": {"one.json": "1"}, "date": "heute"},
        "n": 1,
        "figures": {"answered": {"value": 1.0}},
        "latency_ms": {"p50": {"value": 3.0}},
        "predictions": [ANSWER],
    }
    return {**made, **changes}


def places(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    return [".".join(difference.path) for difference in result_differences(before, now)]


def test_latency_and_manifest_are_no_result() -> None:
    now = document(latency_ms={}, manifest={}, predictions=[{**ANSWER, "latency_ms": 9.0}])
    assert result_differences(document(), now) == []


def test_every_part_of_an_answer_counts_and_comes_before_figures() -> None:
    now = document(
        figures={"answered": {"value": 0.5}},
        predictions=[{**ANSWER, "confidence": 0.91, "citations": [{"quote": "Nein."}]}],
    )
    assert places(document(), now) == [
        "predictions.x.1.citations.1.quote",
        "predictions.x.1.confidence",
        "figures.answered.value",
    ]
    first = result_differences(document(), now)[0]
    assert str(first) == "predictions.x.1.citations.1.quote: im Bericht Ja., jetzt Nein."


def test_what_is_missing_or_more_is_a_difference() -> None:
    assert places(document(), document(predictions=[])) == ["predictions.x.1"]
    more = document(predictions=[{**ANSWER, "citations": []}])
    (difference,) = result_differences(document(), more)
    assert (difference.before, difference.now) == ("1 Einträge", "0 Einträge")


def test_the_manifest_is_compared_but_for_the_date() -> None:
    now = {"commit": "b", "weights": {"one.json": "2"}, "date": "morgen"}
    found = manifest_differences(document()["manifest"], now)
    assert [difference.path for difference in found] == [("commit",), ("weights", "one.json")]
