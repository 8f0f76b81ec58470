"""A report made by hand: four questions, of which one is right, one wrong, one left out and one a failure."""

from __future__ import annotations

from eval.manifest import Manifest
from eval.report import Report
from eval.run import Run, evaluate
from eval.sources import Sources
from ingest.model import Source
from tests.eval.made import OTHER, QUOTE, cited, gold_item, gold_passage, prediction

#: What must not get out of its place, in HTML, Markdown or XML.
NASTY = "<script>alert(1)</script> | [x](http://evil.example) \x00"

SOURCES = Sources({"AF1-22": Source("0" * 16, "AF1-22", QUOTE)}, (), "fingerprint")

MANIFEST = Manifest(
    system="fundstelle",
    gold="gold.jsonl",
    gold_path=None,
    gold_sha256="g",
    corpus="samples",
    corpus_path="samples",
    corpus_sha256="fingerprint",
    letters=1,
    unreadable=("2 .pdf",),
    version="0.1.0",
    commit=None,
    dirty=None,
    code_sha256="c",
    weights={"assistant/reader_weights.json": "w"},
    model="m1",
    index="i1",
    lock_sha256=None,
    packages={"numpy": "2.0"},
    settings={"system": "fundstelle", "figures_only": False},
    seed=1,
    resamples=2,
    cpu="Made CPU",
    cpus=2,
    python="3.11.7",
    platform="Linux x86_64",
    date="2026-11-23T00:00:00+00:00",
    details={"letters_searched": "1"},
)


def made_report(figures_only: bool = False, confidence: float | None = 0.9) -> Report:
    """The report, with an answer whose words try to become markup."""
    items = [
        gold_item(id="a", expects={"partial": True}),
        gold_item(id="b", question=NASTY),
        gold_item(id="c", gold=[gold_passage(file="AF9-22")]),
        gold_item(id="d", wording="everyday"),
    ]
    answers = {
        "a": prediction(cited(), ident="a", confidence=confidence),
        "b": prediction(cited(OTHER + NASTY), ident="b", confidence=0.5, latency_ms=40.0),
    }
    return Report(evaluate(items, Run(answers, {"d": "Ein Fehler"}), SOURCES), MANIFEST, figures_only)
