"""The reader of labelled states of implementation, and what must hold for the sets that ship."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.implementation.state import Progress
from eval.sources import Sources
from eval.status_gold import HELD_OUT, faults, read_gold_statuses
from ingest.errors import BadInput
from tests import corpus
from tests.eval.status_made import DATA, POINT, WORDS, gold_status, shipped_rows

SECOND_READER = DATA / "status-karlsruhe-second-reader.jsonl"
SHIPPED = [path for path in sorted(DATA.glob("status-*.jsonl")) if path != SECOND_READER]


def line(**changes: Any) -> str:
    return json.dumps({**json.loads(gold_status().model_dump_json()), **changes}, ensure_ascii=False)


def test_rows_come_in_order(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{line(id='b')}\n\n{line(id='a', also=['in Umsetzung'])}\n", encoding="utf-8")
    rows = read_gold_statuses(path)
    assert [row.id for row in rows] == ["b", "a"] and [row.is_clear for row in rows] == [True, False]


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("{", "kein gültiges JSON"),
        (line(id="a", state="erledigt"), "state"),
        (line(id="a", state=None), "state"),
        (line(id="a", evidence=[]), "evidence fehlt"),
        (line(id="a", holds_for="Sozialamt"), "holds_for gehört zu"),
        (line(id="a", state="nicht zuständig"), "holds_for gehört zu"),
        (line(id="a", also=["umgesetzt"]), "also nennt"),
        (line(id="a", also=["unklar", "unklar"]), "also nennt"),
        (line(id="a", date="23.06.2022"), "date"),
        (line(id="a", note=""), "note"),
        (line(), "steht schon in Zeile 1"),
    ],
)
def test_broken_lines_are_named(tmp_path: Path, broken: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"{line()}\n{broken}\n", encoding="utf-8")
    with pytest.raises(BadInput, match="Zeile 2") as error:
        read_gold_statuses(path)
    assert told in str(error.value)


def test_an_empty_file_is_no_gold(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(BadInput, match="gefunden wurde nichts"):
        read_gold_statuses(path)


def test_words_are_looked_for_in_their_letters() -> None:
    torn = f"1. {POINT}\n" + WORDS.replace("zwölf weitere", "zwölf wei-\ntere")
    assert list(faults([gold_status()], {"1": torn})) == []
    assert list(faults([gold_status()], {})) == ["s-1: no text 1"]
    found = list(faults([gold_status(), gold_status(id="s-2")], {"1": POINT}))
    assert found == [
        "s-1: evidence 1 does not stand in 1",
        "s-2: labels the same point as s-1",
        "s-2: evidence 1 does not stand in 1",
    ]
    assert list(faults([gold_status()], {"1": WORDS})) == ["s-1: the point does not stand in 1"]


def test_words_may_stand_in_a_letter_that_is_referred_to() -> None:
    row = gold_status(refers=["2"])
    assert list(faults([row], {"1": POINT, "2": WORDS})) == []
    other = gold_status(state="nicht zuständig", holds_for="Gartenamt")
    assert list(faults([other], {"1": POINT + WORDS})) == ["s-1: holds_for does not stand in 1"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_sets_can_be_read(path: Path) -> None:
    rows = read_gold_statuses(path)
    assert len({row.id[:3] for row in rows}) == 1
    assert len({row.state for row in rows}) >= 5


def test_the_sets_are_as_their_readme_says() -> None:
    counts = {path.stem: len(read_gold_statuses(path)) for path in SHIPPED}
    development = {"status-dresden": 36, "status-karlsruhe-dev": 45, "status-karlsruhe-dev-2": 162}
    assert counts == {**development, "status-karlsruhe-test": 33}
    letters = {path.stem: len({row.file for row in read_gold_statuses(path)}) for path in SHIPPED}
    development = {"status-dresden": 10, "status-karlsruhe-dev": 13, "status-karlsruhe-dev-2": 54}
    assert letters == {**development, "status-karlsruhe-test": 12}


def test_the_held_out_set_is_about_other_papers() -> None:
    held_out = {row.reference for path in SHIPPED if path.stem.endswith(HELD_OUT) for row in read_gold_statuses(path)}
    rest = {row.reference for path in SHIPPED if not path.stem.endswith(HELD_OUT) for row in read_gold_statuses(path)}
    assert held_out and not held_out & rest


def test_two_readers_agree_as_the_readme_says() -> None:
    first = {row.id: row.state for path in SHIPPED for row in read_gold_statuses(path)}
    second = read_gold_statuses(SECOND_READER)
    assert (sum(first[row.id] is row.state for row in second), len(second)) == (62, 66)


def test_labels_of_the_shipped_letter_stand_in_it() -> None:
    rows = shipped_rows()
    letters = Sources.read([corpus.SAMPLES / f"{rows[0].file}.txt"])
    assert list(faults(rows, {file: source.text for file, source in letters.by_file.items()})) == []
    assert [row.number for row in rows] == list("1234567")
    assert rows[1].state is Progress.NOT_RESPONSIBLE and rows[1].holds_for == "Sozialamt"


@pytest.mark.parametrize("city", ["dresden", "karlsruhe"])
def test_labels_stand_in_the_letters_of_the_corpus(city: str) -> None:
    folder = {"dresden": corpus.dresden, "karlsruhe": corpus.karlsruhe}[city]()
    path = DATA / {"dresden": "status-dresden.jsonl", "karlsruhe": "status-karlsruhe-dev.jsonl"}[city]
    rows = read_gold_statuses(path)
    letters = Sources.read([folder / "files" / f"{file}.txt" for file in {row.file for row in rows}])
    assert list(faults(rows, {file: source.text for file, source in letters.by_file.items()})) == []
