"""The three forms of a report: complete, escaped, and silent about a held-out set."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval.metrics import FIGURES
from eval.provenance import Provenance
from eval.report import Report
from eval.run import Run, evaluate
from eval.sources import Sources
from ingest.errors import BadInput
from ingest.model import Source
from tests.eval.made import OTHER, QUOTE, cited, gold_item, gold_passage, prediction

NASTY = "<script>alert(1)</script> | [x](http://evil.example)"


def report(figures_only: bool = False) -> Report:
    items = [
        gold_item(id="a", expects={"partial": True}),
        gold_item(id="b", question=NASTY),
        gold_item(id="c", gold=[gold_passage(file="AF9-22")]),
        gold_item(id="d"),
    ]
    answers = {"a": prediction(cited(), ident="a"), "b": prediction(cited(OTHER + NASTY), ident="b")}
    sources = Sources({"AF1-22": Source("0" * 16, "AF1-22", QUOTE)}, (), "fingerprint")
    origin = Provenance(
        system="fundstelle",
        gold="gold.jsonl",
        gold_sha256="g",
        corpus="samples",
        corpus_sha256=sources.fingerprint,
        letters=1,
        unreadable=("2 .pdf",),
        commit=None,
        date="2026-11-23T00:00:00+00:00",
        details={"model": "m1"},
    )
    return Report(evaluate(items, Run(answers, {"d": "Ein Fehler"}), sources), origin, figures_only)


class Text(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_json_tells_everything() -> None:
    told = json.loads(report().as_json())
    assert list(told) == [
        "provenance",
        "n",
        "figures",
        "latency_ms",
        "by_type",
        "excluded",
        "failures",
        "misses",
    ]
    assert set(told["figures"]) == set(FIGURES)
    assert told["n"] == 3
    assert told["figures"]["first_right"]["value"] == pytest.approx(1 / 3)
    assert set(told["figures"]["first_right"]) == {"value", "low", "high", "n"}
    assert told["excluded"] == {"c": ["AF9-22"]}
    assert told["failures"] == {"d": "Ein Fehler"}
    assert told["provenance"]["corpus_sha256"] == "fingerprint"
    misses = {miss["id"]: miss for miss in told["misses"]}
    assert misses["a"]["short"] == ["expects partial"]
    assert misses["d"]["given"] == "failure"


def test_markdown_shows_figures_counts_and_origin() -> None:
    text = report().as_markdown()
    assert "3 questions scored, 1 excluded" in text and "1 failures" in text
    assert "| first_right | 0.333 | 0.000 to " in text
    assert "| not_found | – | – | 0 |" in text
    assert "| commit | unknown |" in text and "| model | m1 |" in text and "| unreadable | 2 .pdf |" in text


def test_nothing_from_a_question_becomes_markup() -> None:
    page = Text()
    page.feed(report().as_html())
    assert "script" not in page.tags and "a" not in page.tags and NASTY in page.text
    line = next(line for line in report().as_markdown().splitlines() if line.startswith("| b |"))
    assert "<script>" not in line and "\\|" in line and "\\[x]" in line


def test_the_page_needs_nothing_but_itself() -> None:
    html = report().as_html()
    assert html.startswith("<!doctype html>") and '<html lang="en">' in html
    page = Text()
    page.feed(html)
    assert not {"script", "link", "img", "iframe"} & set(page.tags)


def test_a_held_out_set_shows_no_question() -> None:
    for text in (report(True).as_json(), report(True).as_markdown(), report(True).as_html()):
        assert "alert(1)" not in text and QUOTE[:20] not in text
        assert "first_right" in text


def test_three_files_are_written(tmp_path: Path) -> None:
    written = report().write(tmp_path / "reports")
    assert [path.name for path in written] == [f"gold-fundstelle.{suffix}" for suffix in ("json", "md", "html")]
    assert all(path.stat().st_size for path in written)
    (tmp_path / "file").touch()
    with pytest.raises(BadInput):
        report().write(tmp_path / "file")
