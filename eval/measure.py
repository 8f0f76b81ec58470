"""One measurement from beginning to end: gold and corpus read, the system asked, its answers judged and reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval import provenance
from eval.baselines.registry import SYSTEMS
from eval.corpus_archive import Corpus, find_corpus
from eval.gold import GoldItem, read_gold
from eval.manifest import Manifest, surroundings, within_checkout
from eval.report import Report
from eval.run import Run, ask_all, evaluate
from ingest.settings import Settings

#: What is measured where no system is named.
OURS = "fundstelle"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be measured.

    Attributes:
        gold: The file of gold questions.
        corpus: Folder of letters or OParl folder; None for the samples.
        system: Name of the system, one of ``SYSTEMS``.
        data: Data directory; None for the user's.
        figures_only: No question and no answer in the report: for a held-out set.
    """

    gold: Path
    corpus: Path | None = None
    system: str = OURS
    data: Path | None = None
    figures_only: bool = False


def measured(order: Order) -> Report:
    """Ask a system every question, and report.

    Raises:
        BadInput: Gold or corpus cannot be used.
        FundstelleError: The system cannot be opened; that it fails on a question is part of the report.
    """
    begun = provenance.now()
    items, corpus = read_gold(order.gold), find_corpus(order.corpus)
    with SYSTEMS[order.system](corpus, Settings.load(order.data)) as system:
        run, name, facts = ask_all(system, items), system.name, system.facts()
    settings: dict[str, str | bool | None] = {"system": order.system, "figures_only": order.figures_only}
    return _report(order, corpus, items, run, _Origin(name, facts, settings, begun))


def scored(order: Order, run: Run, name: str, facts: Mapping[str, str]) -> Report:
    """Report on answers that are there; nobody is asked, and the order's system does not count.

    Args:
        order: What is to be measured.
        run: The answers.
        name: Name of the system in the report.
        facts: Where the answers come from.

    Raises:
        BadInput: Gold or corpus cannot be used.
    """
    items, corpus = read_gold(order.gold), find_corpus(order.corpus)
    settings = {"system": None, "figures_only": order.figures_only}
    return _report(order, corpus, items, run, _Origin(name, facts, settings, provenance.now()))


@dataclass(frozen=True, slots=True)
class _Origin:
    """Whose answers: the system's name, what it tells of itself, the options of the run, and when it began."""

    name: str
    facts: Mapping[str, str]
    settings: Mapping[str, str | bool | None]
    begun: str


def _report(order: Order, corpus: Corpus, items: Sequence[GoldItem], run: Run, origin: _Origin) -> Report:
    details = dict(origin.facts)
    manifest = Manifest(
        system=origin.name,
        gold=order.gold.name,
        gold_path=within_checkout(order.gold),
        gold_sha256=provenance.digest(order.gold),
        corpus=corpus.folder.name,
        corpus_path=within_checkout(corpus.folder),
        corpus_sha256=corpus.sources.fingerprint,
        letters=len(corpus.sources.by_file),
        unreadable=corpus.unreadable,
        model=details.pop("model", None),
        index=details.pop("index", None),
        settings=origin.settings,
        date=origin.begun,
        details=details,
        **surroundings(),
    )
    return Report(evaluate(items, run, corpus.sources), manifest, order.figures_only)
