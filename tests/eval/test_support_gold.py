"""The reader of labelled sentences, and what must hold for the sets that ship."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from eval.sources import Sources
from eval.support_gold import CHECKABLE, PARAPHRASED, faults, read_gold_sentences
from ingest.corpus import documents
from ingest.errors import BadInput
from ingest.model import BlockKind, Speaker
from tests import corpus
from tests.eval.support_made import DATA, TEXT, gold_passage, gold_row, gold_sentence, tampered

DEVELOPMENT = DATA / "verify-dev.jsonl"
#: Letters whose papers both sets may use, for they ship with the project.
SHIPPED = frozenset(path.stem for path in corpus.SAMPLES.glob("*.txt"))


def line(**changes: Any) -> str:
    return json.dumps(gold_row(**changes), ensure_ascii=False)


def test_rows_come_in_order_with_their_evidence(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    two = [gold_passage(), gold_passage(file="2", speaker="enquirer")]
    path.write_text(f"{line(id='b')}\n\n{line(id='a', passages=two, **{'class': 'summary'})}\n", encoding="utf-8")
    first, second = read_gold_sentences(path)
    assert (first.id, second.id, second.kind) == ("b", "a", "summary")
    assert list(second.evidence) == [1, 2] and second.evidence[2].speaker is Speaker.ENQUIRER
    one = first.evidence[1]
    assert (one.marker, one.text, one.kind, one.office) == (1, TEXT, BlockKind.ANSWER, "Grünflächenamt")
    assert (one.date, one.paper, one.asked) == (datetime.date(2022, 6, 23), "AF1/22", None)


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("{", "kein gültiges JSON"),
        (line(id="a", **{"class": "number"}), "nur bei truth false"),
        (line(id="a", truth=False, remark="so", **{"class": "summary"}), "nur bei truth true"),
        (line(id="a", truth=False), "remark fehlt"),
        (line(id="a", passages=[]), "passages"),
        (line(id="a", passages=[gold_passage(speaker="Amt")]), "speaker"),
        (line(id="a", language="fr"), "language"),
        (line(id="a", **{"class": "lie"}), "class"),
        (line(id="a", note=""), "note"),
        (line(sentence="Anders."), "die id „v-1“ steht schon in Zeile 1"),
    ],
)
def test_broken_lines_are_named(tmp_path: Path, broken: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{line()}\n{broken}\n", encoding="utf-8")
    with pytest.raises(BadInput, match="Zeile 2") as error:
        read_gold_sentences(path)
    assert told in str(error.value)


def test_an_empty_file_is_no_gold(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(BadInput, match="gefunden wurde nichts"):
        read_gold_sentences(path)


def test_what_is_wrong_is_checkable_or_not() -> None:
    assert tampered("hedge").is_checkable and not tampered("paraphrase").is_checkable
    assert not gold_sentence(**{"class": "hedge"}).is_checkable


def test_a_passage_has_to_stand_in_its_file() -> None:
    torn = f"Kopf\n{TEXT[:40]}\n\n{TEXT[40:]}\nFuß"
    other = gold_sentence(id="b", passages=[gold_passage(), gold_passage(text=f"{TEXT} {TEXT[::-1]}")])
    lost = gold_sentence(id="c", passages=[gold_passage(file="9")])
    found = list(faults([gold_sentence(), other, lost], {"1": torn}))
    assert found == ["b: passage 2: does not stand in 1", "c: passage 1: no text 9"]
    assert list(faults([gold_sentence(), gold_sentence(id="b")], {"1": TEXT})) == [
        "b: the same sentence and passages as v-1"
    ]


def test_the_development_set_is_large_and_of_every_class() -> None:
    rows = read_gold_sentences(DEVELOPMENT)
    wrong: Counter[str] = Counter(row.kind for row in rows if not row.truth)
    assert len(rows) >= 300 and 0.4 <= sum(row.truth for row in rows) / len(rows) <= 0.6
    assert wrong[PARAPHRASED] >= 60 and all(wrong[kind] >= 10 for kind in CHECKABLE)
    assert sum(row.language == "en" for row in rows) / len(rows) >= 0.07


def test_no_letter_is_in_both_sets() -> None:
    held_out = DATA / "verify-test.jsonl"
    if not held_out.exists():
        pytest.skip("the held-out set is not here")
    files = [
        {one.file for row in read_gold_sentences(path) for one in row.passages} for path in (DEVELOPMENT, held_out)
    ]
    assert not (files[0] & files[1]) - SHIPPED


def test_every_passage_stands_in_its_letter() -> None:
    folders = [corpus.dresden(), corpus.karlsruhe(), corpus.SAMPLES]
    rows = read_gold_sentences(DEVELOPMENT)
    named = {passage.file for row in rows for passage in row.passages}
    paths = [path for folder in folders for path in documents(folder) if path.stem in named]
    texts = {stem: source.text for stem, source in Sources.read(paths).by_file.items()}
    assert list(faults(rows, texts)) == []
