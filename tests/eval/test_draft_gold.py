"""Gold for drafts: its format, and the file that ships held against the texts it is about."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.corpus_archive import find_corpus
from eval.draft_gold import faults, read_draft_gold
from ingest.errors import BadInput
from tests import corpus
from tests.eval.draft_made import EARLIER, QUOTE, TYPED, gold_enquiry, gold_line, town, write_gold

SHIPPED = corpus.ROOT / "eval" / "data" / "drafts.jsonl"


def test_an_enquiry_is_read(tmp_path: Path) -> None:
    (item,) = read_draft_gold(write_gold(tmp_path / "gold.jsonl", gold_line()))
    answered, unanswered = item.questions
    assert answered.gold[0].passage.files == {EARLIER} and answered.gold[0].passage.quote == QUOTE
    assert unanswered.extent == "none" and item.text == TYPED


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"file": "AF0002-23"}, "entweder file oder text"),
        ({"left_out": [EARLIER]}, "zurückgehalten und doch Goldstelle"),
        ({"left_out": []}, "„left_out“ ist leer"),
        ({"questions": [{"text": "Was?", "extent": "part"}]}, "widersprechen sich"),
        ({"until": "gestern"}, "muss ein Tag sein"),
        ({"answer": "Ja"}, "gibt es nicht"),
    ],
)
def test_what_is_wrong_is_told(changes: dict[str, Any], told: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=told):
        read_draft_gold(write_gold(tmp_path / "gold.jsonl", gold_line(**changes)))


def test_an_id_stands_once_and_a_file_is_not_empty(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="steht schon in Zeile 1"):
        read_draft_gold(write_gold(tmp_path / "twice.jsonl", gold_line(), gold_line()))
    with pytest.raises(BadInput, match="gefunden wurde nichts"):
        read_draft_gold(write_gold(tmp_path / "empty.jsonl"))


def test_labels_are_held_against_their_texts(tmp_path: Path) -> None:
    sources = town(tmp_path / "town").sources.by_file
    assert list(faults(gold_enquiry(), sources)) == []
    wrong = gold_enquiry(text="Freibad. Wer war das?", left_out=["AF0003-23"])
    found = list(faults(wrong, sources))
    assert found[0] == "die Datei AF0003-23 ist nicht im Korpus"
    assert [fault.split(":")[0] for fault in found[1:]] == ["die Frage steht nicht in der Anfrage"] * 2
    moved = {name: source for name, source in sources.items() if name != EARLIER}
    assert [fault.split(":")[0] for fault in faults(gold_enquiry(), moved)] == [
        f"das Zitat steht nicht wörtlich in {EARLIER}"
    ]


def test_the_gold_that_ships_has_twenty_enquiries() -> None:
    items = read_draft_gold(SHIPPED)
    assert len(items) == 20 and {item.corpus for item in items} == {"dresden", "karlsruhe"}
    questions = [question for item in items for question in item.questions]
    assert sum(bool(question.gold) for question in questions) >= 30


@pytest.mark.parametrize("name", ["dresden", "karlsruhe"])
def test_the_gold_that_ships_stands_in_its_texts(name: str) -> None:
    sources = find_corpus({"dresden": corpus.dresden, "karlsruhe": corpus.karlsruhe}[name]()).sources.by_file
    items = [item for item in read_draft_gold(SHIPPED) if item.corpus == name]
    assert [fault for item in items for fault in faults(item, sources)] == []
