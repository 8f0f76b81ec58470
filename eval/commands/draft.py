"""``python -m eval draft``: answers to real enquiries drafted as of the day before the reply, and held against gold."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from eval import provenance
from eval.commands.options import add_data
from eval.corpus_archive import Corpus, desk_over, find_corpus
from eval.draft_gold import GoldEnquiry, faults, read_draft_gold
from eval.draft_measure import JudgedDraft, drafted, judged
from eval.draft_report import DraftReport
from eval.draft_training import Weighed, collected, cross_validated, fit_bearing, write
from eval.manifest import Manifest, index_fingerprint, surroundings, within_checkout
from ingest.errors import BadInput
from ingest.settings import Settings


def add_options(command: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval draft``."""
    command.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="Anfragen mit Goldstellen")
    command.add_argument(
        "--corpus", type=Path, required=True, metavar="ORDNER", help="darin ein Ordner je Korpus, den das Gold nennt"
    )
    add_data(command)
    command.add_argument("--check", action="store_true", help="nur prüfen, ob Fragen und Zitate in den Texten stehen")
    then = command.add_mutually_exclusive_group()
    then.add_argument(
        "--fit", type=Path, metavar="ORDNER", help="Gewichte lernen, was zu einer Frage gehört, und dort schreiben"
    )
    then.add_argument(
        "--cross-validate", action="store_true", help="jede Anfrage mit Gewichten messen, die ohne sie gelernt sind"
    )
    command.add_argument("--out", type=Path, default=Path("reports"), metavar="ORDNER", help="für Berichte (reports)")


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Returns:
        0; with ``--check`` 3 where a label does not stand where it says.

    Raises:
        FundstelleError: Gold, corpus, archive or folder cannot be used.
    """
    items = read_draft_gold(options.gold)
    groups = {name: [item for item in items if item.corpus == name] for name in dict.fromkeys(i.corpus for i in items)}
    corpora = {name: find_corpus(options.corpus / name) for name in groups}
    found = [f"{item.id}: {fault}" for item in items for fault in faults(item, corpora[item.corpus].sources.by_file)]
    if options.check or found:
        questions = sum(len(item.questions) for item in items)
        told = f"Geprüft: {len(items)} Anfragen, {questions} Fragen; Fehler: {len(found)}."
        sys.stdout.write("\n".join([*found, told]) + "\n")
        return BadInput.exit_code if found else 0
    rows = _collected(options, groups, corpora) if options.fit or options.cross_validate else []
    if options.fit:
        sys.stderr.write(f"{write(fit_bearing(rows), rows, options.gold.name, options.fit)}\n")
        return 0
    drafts: list[JudgedDraft] = []
    manifests: list[Manifest] = []
    for name, group in groups.items():
        done, manifest = _measured(options, group, corpora[name], rows)
        drafts += done
        manifests.append(manifest)
    report = DraftReport(options.gold.name, tuple(drafts), tuple(manifests))
    sys.stdout.write(report.as_markdown())
    for path in report.write(options.out):
        sys.stderr.write(f"{path}\n")
    return 0


def _collected(
    options: argparse.Namespace, groups: dict[str, list[GoldEnquiry]], corpora: dict[str, Corpus]
) -> list[Weighed]:
    """The candidates of all enquiries."""
    rows: list[Weighed] = []
    for name, group in groups.items():
        with desk_over(corpora[name], Settings.load(options.data)) as desk:
            rows += collected(desk, tqdm(group, desc=f"Stellen {name}", unit=""), corpora[name])
    return rows


def _measured(
    options: argparse.Namespace, items: list[GoldEnquiry], corpus: Corpus, rows: list[Weighed]
) -> tuple[list[JudgedDraft], Manifest]:
    """Draft and judge the enquiries of one corpus; with rows, each by weights fitted on those of the others."""
    begun = provenance.now()
    with desk_over(corpus, Settings.load(options.data)) as desk:
        told = tqdm(items, desc=f"Entwürfe {corpus.folder.name}", unit="")
        shipped = (judged(item, drafted(desk, item, corpus), corpus) for item in told)
        drafts = list(cross_validated(desk, told, corpus, rows) if rows else shipped)
        model, index = str(desk.doctor()["model"].get("fingerprint")), index_fingerprint(desk.directory.indexes)
    manifest = Manifest(
        system="fundstelle",
        gold=options.gold.name,
        gold_path=within_checkout(options.gold),
        gold_sha256=provenance.digest(options.gold),
        corpus=corpus.folder.name,
        corpus_path=within_checkout(corpus.folder),
        corpus_sha256=corpus.sources.fingerprint,
        letters=len(corpus.sources.by_file),
        unreadable=corpus.unreadable,
        model=model,
        index=index,
        settings={
            "system": "fundstelle",
            "tier": "nichtoeffentlich",
            "reservation": "übernehmen",
            "weights": "cross-validated" if rows else "shipped",
        },
        date=begun,
        details={},
        **surroundings(),
    )
    return drafts, manifest
