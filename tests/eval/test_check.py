"""Gold against its texts: what is right passes, every kind of fault is named with its line."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from eval.check import Texts, add_options, faults, numbered, run
from eval.corpus_archive import find_corpus
from eval.gold import GoldItem
from ingest.errors import BadInput
from tests import corpus
from tests.eval.made import OTHER, QUOTE, gold_item, gold_passage, unanswerable

DATA = corpus.ROOT / "eval" / "data"
#: Gold about letters that the project does not ship.
ELSEWHERE = sorted(
    path
    for city in ("karlsruhe", "dresden")
    for path in DATA.glob(f"{city}-*.jsonl")
    if "-structure-" not in path.stem and path.stem not in ("dresden-dev", "dresden-dev-2", "dresden-test")
)


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """An OParl folder of two papers, the first of two files."""
    folder = tmp_path / "corpus"
    for name in ("files", "papers"):
        (folder / name).mkdir(parents=True)
    (folder / "files" / "AF1-22.txt").write_text(QUOTE.replace("Plätze in", "Plätze\nin"), encoding="utf-8")
    (folder / "files" / "AF2-22.txt").write_text(OTHER, encoding="utf-8")
    (folder / "files" / "AF3-22.txt").write_text(f"{OTHER}\n\n{QUOTE}", encoding="utf-8")
    for reference, files in {"AF1/22": ["AF1-22", "AF3-22"], "AF2/22": ["AF2-22"]}.items():
        paper = {"id": reference, "reference": reference, "auxiliaryFile": files}
        (folder / "papers" / f"{files[0]}.json").write_text(json.dumps(paper), encoding="utf-8")
    return folder


@pytest.fixture
def texts(letters: Path) -> Texts:
    return Texts(find_corpus(letters))


@pytest.fixture
def checked(letters: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """Writes gold files and checks them: exit code and what was printed."""

    def call(*sets: list[dict[str, Any]]) -> tuple[int, str]:
        paths = []
        for number, items in enumerate(sets):
            path = tmp_path / f"gold{number}.jsonl"
            path.write_text("\n\n".join(json.dumps(item) for item in items) + "\n", encoding="utf-8")
            paths.append(str(path))
        parser = argparse.ArgumentParser()
        add_options(parser)
        code = run(parser.parse_args([*paths, "--corpus", str(letters)]))
        return code, capsys.readouterr().out

    return call


def plain(item: GoldItem) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude_defaults=True)


RIGHT = [
    gold_item(),
    gold_item(gold=[gold_passage(also_in=["AF3-22"])]),
    gold_item(
        gold=[gold_passage(), gold_passage(OTHER, paper="AF2/22", file="AF2-22")], facts=["1762", "Radwege|Wege"]
    ),
    unanswerable(absent=[{"any": ["schwimmbad|freibad"]}, {"any": ["radweg"], "paper": "AF2/22", "within": 5}][:1]),
    unanswerable(absent=[{"any": ["kursen"], "paper": "AF2/22"}]),
]
WRONG = [
    (gold_item(gold=[gold_passage("Die Stadt fördert 1.763 Plätze.")]), ["nicht wörtlich in AF1-22", "„1.762“"]),
    (gold_item(gold=[gold_passage(file="AF9-22")]), ["gehört nicht zur Vorlage AF1/22", "AF9-22 ist nicht im Korpus"]),
    (gold_item(gold=[gold_passage(also_in=["AF2-22"])]), ["nicht wörtlich in AF2-22"]),
    (gold_item(gold=[gold_passage(paper="AF2/22")]), ["AF1-22 gehört nicht zur Vorlage AF2/22"]),
    (gold_item(facts=["1.762", "Radwege"]), ["die Tatsache „Radwege“ steht in keinem der Zitate"]),
    (gold_item(gold=[gold_passage(locator={"kind": "point"})]), ["nennt keine Nummer"]),
    (gold_item(type="comparison"), ["verlangt Stellen aus zwei Vorlagen"]),
    (unanswerable(absent=[{"any": ["freibad"]}, {"any": ["radweg"]}]), ["prüfung 2 hält nicht: AF2-22 hat „das amt"]),
    (unanswerable(absent=[{"any": ["kursen"], "paper": "AF1/22"}]), ["prüfung 1 hält nicht: AF1-22"]),
    (unanswerable(absent=[{"any": ["kursen"], "paper": "AF9/22"}]), ["die Vorlage AF9/22 ist nicht im Korpus"]),
    (unanswerable(absent=[{"any": ["kurs||"]}]), ["eine leere"]),
]


@pytest.mark.parametrize("item", RIGHT, ids=lambda item: item.type)
def test_a_right_item_has_no_fault(texts: Texts, item: GoldItem) -> None:
    assert list(faults(item, texts)) == []


@pytest.mark.parametrize(("item", "expected"), WRONG)
def test_a_wrong_item_says_what_is_wrong(texts: Texts, item: GoldItem, expected: list[str]) -> None:
    found = list(faults(item, texts))
    assert len(found) == len(expected)
    assert all(words in fault for words, fault in zip(expected, found, strict=True)), found


def test_a_folder_of_letters_knows_its_papers_by_their_heads() -> None:
    texts = Texts(find_corpus(corpus.SAMPLES))
    assert texts.papers["P0091/21"] >= {"P0091-21_Beschlusskontrolle_2022-06-23"}


@pytest.mark.parametrize("name", ["dresden-dev-2.jsonl", "dresden-test.jsonl", "off-topic-dev.jsonl"])
def test_shipped_gold_has_no_fault(name: str) -> None:
    texts = Texts(find_corpus(corpus.SAMPLES))
    assert [(item.id, fault) for _, item in numbered(DATA / name) for fault in faults(item, texts)] == []


@pytest.mark.parametrize("path", ELSEWHERE, ids=lambda path: path.stem)
def test_shipped_gold_about_other_letters_has_no_fault(path: Path) -> None:
    """Its texts are not shipped; words of a held-out set are not shown."""
    texts = _about(corpus.karlsruhe() if path.stem.startswith("karlsruhe") else corpus.dresden())
    assert [item.id for _, item in numbered(path) if any(faults(item, texts))] == []


@cache
def _about(folder: Path) -> Texts:
    return Texts(find_corpus(folder))


def test_right_gold_is_exit_code_zero(checked: Callable[..., tuple[int, str]]) -> None:
    code, out = checked([plain(gold_item(id="a")), plain(unanswerable(id="b"))])
    assert code == 0
    assert out == (
        "Geprüft: 2 Fragen, 1 Zitate, 1 Tatsachen, 0 Abwesenheitsprüfungen; "
        "nicht beantwortbar und ohne Abwesenheitsprüfung: 1; Fehler: 0.\n"
    )


def test_faults_name_file_and_line(checked: Callable[..., tuple[int, str]]) -> None:
    code, out = checked([plain(gold_item(id="a")), plain(gold_item(id="b", facts=["7"]))], [plain(gold_item(id="a"))])
    assert code == 3
    first, second, summary = out.splitlines()
    assert first == "gold0.jsonl, Zeile 3 (b): die Tatsache „7“ steht in keinem der Zitate"
    assert second == "gold1.jsonl, Zeile 1 (a): die id steht auch in gold0.jsonl, Zeile 1"
    assert summary.endswith("Fehler: 2.")


def test_a_line_that_is_no_question_is_named(checked: Callable[..., tuple[int, str]]) -> None:
    with pytest.raises(BadInput, match="Zeile 3"):
        checked([plain(gold_item()), {"id": "b", "frage": "?"}])


def test_open_candidates_are_work_and_no_fault(checked: Callable[..., tuple[int, str]]) -> None:
    report = {"verdict": "wrong", "reason": "", "date": "2026-11-23"}
    one = {
        "id": "fb-0000000001",
        "status": "open",
        "item": {"question": "Wie viele?"},
        "cited": [],
        "reports": [report],
    }
    code, out = checked([one])
    assert code == 0
    assert out.startswith("gold0.jsonl, Zeile 1 (fb-0000000001): noch zu ergänzen: answerable, type, gold, oder absent")
    assert "noch zu ergänzen: 1; Fehler: 0." in out


def test_complete_candidates_are_checked_like_gold(checked: Callable[..., tuple[int, str]]) -> None:
    report = {"verdict": "right", "reason": "", "date": "2026-11-23"}
    one = {"id": "fb-0000000001", "status": "complete", "item": plain(gold_item()), "cited": [], "reports": [report]}
    assert checked([one])[0] == 0
    unfinished = {**one, "item": {"question": "Wie viele?"}}
    wrong = {**one, "id": "fb-0000000002", "item": plain(gold_item(facts=["7"]))}
    code, out = checked([unfinished, wrong, {**one, "id": "fb-0000000003", "status": "rejected"}])
    assert code == 3
    assert "Zeile 1 (fb-0000000001): das Feld „answerable“ fehlt" in out
    assert "Zeile 3 (fb-0000000002): die Tatsache „7“" in out and "Geprüft: 1 Fragen" in out
