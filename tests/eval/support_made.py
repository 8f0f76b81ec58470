"""Labelled sentences and verdicts on them, made by hand, so that expected figures can be worked out on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.verification.verdict import Badge, Evidence, Flaw, Verdict
from eval.support_gold import GoldSentence
from tests import corpus

DATA = corpus.ROOT / "eval" / "data"
TEXT = "Die Verwaltung prüft bis 30. Juni 2023, wo im Stadtpark zwölf weitere Bänke stehen können."
SAID = "Bis Ende Juni 2023 wird geprüft, wo im Stadtpark Bänke stehen können."


def gold_passage(**changes: Any) -> dict[str, Any]:
    """A passage of an answer as plain data; changes replace fields."""
    fields: dict[str, Any] = {
        "file": "1",
        "text": TEXT,
        "kind": "answer",
        "speaker": "office",
        "office": "Grünflächenamt",
        "date": "2022-06-23",
        "paper": "AF1/22",
        "label": "AF1/22, Antwort zu Frage 1",
        "asked": None,
    }
    return {**fields, **changes}


def gold_row(**changes: Any) -> dict[str, Any]:
    """A faithful sentence beside its passage as plain data; changes replace fields."""
    fields: dict[str, Any] = {
        "id": "v-1",
        "passages": [gold_passage()],
        "sentence": SAID,
        "language": "de",
        "truth": True,
        "class": "paraphrase",
        "remark": None,
    }
    return {**fields, **changes}


def gold_sentence(**changes: Any) -> GoldSentence:
    """The same, as it is read."""
    return GoldSentence.model_validate(gold_row(**changes))


def tampered(kind: str = "number", **changes: Any) -> GoldSentence:
    """A sentence that its passage does not carry."""
    said = {"id": f"v-{kind}", "truth": False, "class": kind, "remark": "steht nicht da", "sentence": f"Nicht: {kind}."}
    return gold_sentence(**{**said, **changes})


class Removing:
    """A verifier that removes the sentences it is told to, and shows all others as fully supported.

    Args:
        removed: The sentences to remove.
    """

    def __init__(self, *removed: str) -> None:
        self._removed = removed
        self.asked: list[tuple[str, tuple[int, ...], tuple[int, ...]]] = []

    def check(self, sentence: str, markers: Sequence[int], evidence: Mapping[int, Evidence]) -> Verdict:
        """Remove the sentence, or show it."""
        self.asked.append((sentence, tuple(markers), tuple(evidence)))
        if sentence in self._removed:
            return Verdict(frozenset({Flaw.CONTENT}), 0.25, None, ())
        return Verdict(frozenset(), 1.0, Badge.FULL, ())
