"""Asked with weights of the other parts, over the two sample letters: one is learned from, the other asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant import judge, reader
from eval.corpus_archive import desk_over, find_corpus
from eval.cross_validation import ALL, SHOWN, Archive, CrossValidation, SetFigures, cross_validate, estimate
from eval.folds import Folds
from eval.gold import GoldItem, read_gold
from eval.train import fit_all
from eval.training_cases import Case, Sets, collect
from ingest.errors import BadInput
from ingest.settings import Settings
from tests.corpus import ROOT

DATA = ROOT / "eval" / "data"
PARTS = 2


def written(path: Path, items: list[GoldItem]) -> Path:
    path.write_text("".join(item.model_dump_json(exclude_none=True) + "\n" for item in items), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Settings:
    return Settings(tmp_path_factory.mktemp("crossed"), model_dir)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Questions about one letter each, of both letters, and a few that neither answers."""
    items = [item for item in read_gold(DATA / "dresden-dev.jsonl") if not item.history]
    of = [{gold.paper for gold in item.gold} for item in items]
    first, second = sorted({paper for papers in of for paper in papers})
    on = [[item for item, papers in zip(items, of, strict=True) if papers == {paper}] for paper in (first, second)]
    few = [*on[0][:8], *on[1][:8], *[item for item in items if not item.answerable][:6]]
    folder = tmp_path_factory.mktemp("gold")
    off = [item for item in read_gold(DATA / "off-topic-dev.jsonl") if not item.history][:6]
    sets = Sets.named([written(folder / "few-dev.jsonl", few)], [written(folder / "other-dev.jsonl", off)])
    return Archive(find_corpus(None), sets)


@pytest.fixture(scope="module")
def cases(archive: Archive, home: Settings) -> list[Case]:
    with desk_over(archive.corpus, home) as desk:
        return collect(desk, archive.corpus.sources, archive.sets)


@pytest.fixture(scope="module")
def crossed(archive: Archive, cases: list[Case], home: Settings) -> CrossValidation:
    return cross_validate(cases, [archive], home, PARTS)


def test_every_question_is_asked_once_with_weights_of_others(crossed: CrossValidation) -> None:
    few, other = crossed.sets
    assert (few.corpus, few.name, few.off_topic) == ("samples", "few-dev", False)
    assert (other.name, other.off_topic) == ("other-dev", True)
    for values in (few.outside, few.inside):
        assert {name: len(row) for name, row in values.items()} == {
            **dict.fromkeys(SHOWN, 16),
            "not_found": 6,
        }
    assert {name: len(row) for name, row in other.outside.items()} == {**dict.fromkeys(SHOWN, 0), "not_found": 6}
    assert sum(few.inside["first_right"]) >= sum(few.outside["first_right"]) > 0


def test_the_weights_that_ship_have_no_part_in_it(
    archive: Archive,
    cases: list[Case],
    crossed: CrossValidation,
    home: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nor are they written."""
    before = [path.read_bytes() for path in (reader.WEIGHTS, judge.WEIGHTS)]
    monkeypatch.setattr(reader, "load_weights", lambda: {"passage": {"is_letterhead": 50.0}, "sentence": {}})
    monkeypatch.setattr(judge, "_parameters", lambda: {"weights": {}, "threshold": 2.0})
    assert cross_validate(cases, [archive], home, PARTS) == crossed
    assert [path.read_bytes() for path in (reader.WEIGHTS, judge.WEIGHTS)] == before


def test_it_is_told_beside_the_figures_on_the_questions_learned_from(crossed: CrossValidation) -> None:
    told = crossed.as_markdown()
    assert told.startswith("# Kreuzvalidierung in 2 Teilen\n")
    assert f"{len(crossed.folds.of)} Fragen in {crossed.folds.groups} Gruppen ohne gemeinsame Vorlage" in told
    rows = [line.split(" | ") for line in told.splitlines() if "erste Fundstelle richtig" in line]
    assert [row[1] for row in rows] == ["few-dev", ALL]
    right = int(sum(crossed.sets[0].outside["first_right"]))
    assert all(row[4] == f"{right}/16" and "bis" in row[5] and row[-1] == "nicht zertifizierbar |" for row in rows)
    assert "other-dev (zu anderem) | unbeantwortbar und verweigert" in told


def test_all_sets_leave_out_what_is_off_the_topic() -> None:
    values = {"first_right": [1.0], "recall_at_3": [0.5], "answered": [1.0], "not_found": [1.0]}
    none: dict[str, list[float]] = {name: [] for name in SHOWN}
    off = {**none, "not_found": [0.0]}
    sets = [SetFigures("a", "x-dev", False, values, values), SetFigures("a", "y-dev", True, off, off)]
    told = CrossValidation(Folds({"1": 0, "2": 1}, 2, 2, 1), sets).as_markdown()
    (row,) = [line for line in told.splitlines() if ALL in line and "verweigert" in line]
    assert "1/1" in row


def test_shares_have_wilsons_interval_and_means_a_bootstrap() -> None:
    assert (estimate([1.0, 0.0]).k, estimate([1.0, 0.0]).interval) == (1, "wilson")
    assert (estimate([1.0, 0.5]).k, estimate([1.0, 0.5]).interval) == (None, "bootstrap")


def test_parts_that_leave_nothing_to_learn_from_are_told(archive: Archive, cases: list[Case], home: Settings) -> None:
    """All questions that have an answer are about one paper: without their part there is none."""
    path, corpus = archive.sets.gold[0], archive.corpus
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    paper = items[0]["gold"][0]["paper"]
    kept = [item for item in items if not item["gold"] or item["gold"][0]["paper"] == paper]
    one = path.with_name("one-dev.jsonl")
    one.write_text("".join(json.dumps(item) + "\n" for item in kept), encoding="utf-8")
    fewer = [case for case in cases if case.ident in {item["id"] for item in kept}]
    with pytest.raises(BadInput, match="Erwartet werden auch ohne einen der Teile genügend Fragen"):
        cross_validate(fewer, [Archive(corpus, Sets.named([one]))], home, PARTS)


def test_it_is_fitted_as_the_product_is(cases: list[Case]) -> None:
    fitted = fit_all(cases, ())
    assert fitted.learned.reader == fitted.reader.weights
    assert (fitted.learned.judge, fitted.learned.threshold) == (fitted.judge.weights, fitted.judge.threshold)
