"""``python -m eval feedback``: what users said of answers to gold candidates, and finished candidates to gold."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from eval.candidates import Candidate, as_line, merged, read_candidates, write_lines
from eval.check import Texts, faults, numbered
from eval.corpus_archive import find_corpus
from eval.feedback_record import read_records
from eval.gold import GoldItem
from ingest.errors import BadInput
from ingest.text.grams import words

#: What the status of a candidate means, in German, in the order in which a candidate goes through them.
_STATES = {"open": "offen", "complete": "fertig", "accepted": "angenommen", "rejected": "verworfen"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval feedback``."""
    parser.add_argument(
        "records",
        type=Path,
        nargs="*",
        metavar="RÜCKMELDUNGEN.jsonl",
        help="Format: docs/interfaces.md",
    )
    parser.add_argument(
        "--candidates", type=Path, required=True, metavar="DATEI", help="Goldkandidaten; was darin steht, bleibt stehen"
    )
    parser.add_argument(
        "--accept", type=Path, metavar="GOLD.jsonl", help="hängt fertige Kandidaten an diese Goldfragen"
    )
    parser.add_argument("--corpus", type=Path, metavar="ORDNER", help="wogegen fertige geprüft werden (sonst: samples)")


def run(options: argparse.Namespace) -> int:
    """Read feedback into candidates, then accept those that are complete, where asked to.

    Args:
        options: As :func:`add_options` reads them.

    Returns:
        0, or 3 where a complete candidate has faults: then none is accepted.

    Raises:
        BadInput: A file cannot be read or written, or a line is broken; nothing was changed.
    """
    known = [one for _, one in read_candidates(options.candidates)] if options.candidates.exists() else []
    records = [record for path in options.records for record in read_records(path)]
    candidates = merged(known, records)
    if candidates != known:
        write_lines(options.candidates, map(as_line, candidates))
    if options.accept is not None and (found := _accept(options.candidates, options.accept, options.corpus)):
        sys.stdout.write("\n".join(found) + "\n")
        return BadInput.exit_code
    states = (
        Counter(one.status for _, one in read_candidates(options.candidates)) if options.candidates.exists() else {}
    )
    told = ", ".join(f"{states[status]} {german}" for status, german in _STATES.items() if status in states) or "keine"
    new = len(candidates) - len(known)
    sys.stdout.write(f"Rückmeldungen: {len(records)}; neue Kandidaten: {new}; Kandidaten jetzt: {told}\n")
    return 0


def _accept(candidates: Path, gold: Path, corpus: Path | None) -> list[str]:
    """Put complete candidates behind a gold file's items; returns what speaks against it, and then changes nothing."""
    if gold.stem.endswith("-test"):
        raise BadInput(
            "Erwartet wird hinter --accept ein Satz zum Entwickeln",
            f"{gold.name} ist zurückgehalten",
            "bitte nennen Sie eine andere Datei: Was ein Benutzer gemeldet hat, hat jemand gesehen",
        )
    lines = read_candidates(candidates) if candidates.exists() else []
    there = numbered(gold) if gold.exists() else []
    texts = Texts(find_corpus(corpus))
    due: list[GoldItem] = []
    found: list[str] = []
    for number, one in lines:
        if one.status != "complete":
            continue
        where, item = f"{candidates.name}, Zeile {number} ({one.id})", one.as_gold()
        if isinstance(item, str):
            found.append(f"{where}: {item}")
            continue
        due.append(item)
        found += [
            f"{where}: die Frage steht schon in {gold.name}, Zeile {line}"
            for line, other in there
            if _same(item, other)
        ]
        found += [f"{where}: {fault}" for fault in faults(item, texts)]
    if due and not found:
        before = gold.read_text(encoding="utf-8-sig").splitlines() if gold.exists() else []
        write_lines(gold, [*before, *map(_gold_line, due)])
        ids = {item.id for item in due}
        write_lines(candidates, (as_line(_accepted(one) if one.id in ids else one) for _, one in lines))
    return found


def _same(item: GoldItem, other: GoldItem) -> bool:
    """Whether two items ask the same in the same words after the same turns, or have one id."""
    if item.id == other.id:
        return True
    return words(item.question) == words(other.question) and item.history == other.history


def _accepted(one: Candidate) -> Candidate:
    return one.model_copy(update={"status": "accepted"})


def _gold_line(item: GoldItem) -> str:
    return json.dumps(item.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
