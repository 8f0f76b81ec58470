"""``python -m eval check``: whether gold says of its texts what stands in them, and of the rest that it stands nowhere.

Schema, ids, quotes, facts and absence, each fault with file and line. Of candidates that feedback left
(:mod:`eval.candidates`) it tells what a person still has to write; that is work to do and no fault.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from eval.absence import FoldedTexts
from eval.candidates import Candidate, is_candidates, read_candidates
from eval.corpus_archive import Corpus, find_corpus
from eval.facts import holds_fact
from eval.gold import GoldItem, read_gold
from eval.jsonl import read_rows
from eval.quotes import one_line
from ingest.errors import BadInput
from ingest.oparl import papers_of
from ingest.segment import segment

#: Characters of a quote that are shown.
_SHOWN = 60


@dataclass(frozen=True)
class Texts:
    """What gold is checked against.

    Attributes:
        corpus: The corpus.
    """

    corpus: Corpus
    _lines: dict[str, str] = field(default_factory=dict)

    def holds(self, file: str, quote: str) -> bool | None:
        """Whether a file holds a quote; None where there is no such file."""
        source = self.corpus.sources.by_file.get(file)
        if source is None:
            return None
        if file not in self._lines:
            self._lines[file] = one_line(source.text)
        return one_line(quote) in self._lines[file]

    @cached_property
    def folded(self) -> FoldedTexts:
        """All texts as absence is searched in them."""
        return FoldedTexts({file: source.text for file, source in self.corpus.sources.by_file.items()})

    @cached_property
    def papers(self) -> Mapping[str, frozenset[str]]:
        """Files by the reference of their paper: as the council information system says, else as their heads do."""
        found: dict[str, set[str]] = {}
        told = papers_of(self.corpus.folder)
        if told:
            for path, paper in told.items():
                found.setdefault(paper.reference or "", set()).add(path.stem)
        else:
            for file, source in self.corpus.sources.by_file.items():
                head = segment(source).head
                for reference in (head.reference, *head.further_references):
                    found.setdefault(reference or "", set()).add(file)
        return {reference: frozenset(files) for reference, files in found.items()}


def add_options(parser: argparse.ArgumentParser) -> None:
    """The words behind ``python -m eval check``."""
    parser.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl", help="Goldfragen oder Goldkandidaten")
    parser.add_argument("--corpus", type=Path, metavar="ORDNER", help="Schreiben oder OParl-Ordner (sonst: samples)")


def run(options: argparse.Namespace) -> int:
    """Check gold files; print every fault with its line, then what was checked.

    Args:
        options: As :func:`add_options` reads them.

    Returns:
        0, or 3 where something is wrong.

    Raises:
        BadInput: A file cannot be read, or one of its lines is no gold question; the message names the line.
    """
    sets = [(path, read_candidates(path) if is_candidates(path) else numbered(path)) for path in options.gold]
    texts = Texts(find_corpus(options.corpus))
    found = Findings()
    for path, lines in sets:
        for number, entry in lines:
            found.look_at(entry, path.name, number, texts)
    sys.stdout.write("\n".join([*found.faults, *found.work, found.summary()]) + "\n")
    return BadInput.exit_code if found.faults else 0


@dataclass
class Findings:
    """What a check found, as German lines.

    Attributes:
        faults: What is wrong, with file and line.
        work: What a person still has to write.
        items: The gold items that were checked.
    """

    faults: list[str] = field(default_factory=list)
    work: list[str] = field(default_factory=list)
    items: list[GoldItem] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)

    def look_at(self, entry: GoldItem | Candidate, file: str, number: int, texts: Texts) -> None:
        """Check one line of a file."""
        where = f"{file}, Zeile {number}"
        named = f"{where} ({entry.id})"
        if isinstance(entry, Candidate):
            if entry.missing:
                self.work.append(f"{named}: noch zu ergänzen: {', '.join(entry.missing)}")
            if entry.status != "complete":
                return
            finished = entry.as_gold()
            if isinstance(finished, str):
                self.faults.append(f"{named}: {finished}")
                return
            entry = finished
        if entry.id in self._seen:
            self.faults.append(f"{named}: die id steht auch in {self._seen[entry.id]}")
        self._seen.setdefault(entry.id, where)
        self.items.append(entry)
        self.faults += [f"{named}: {fault}" for fault in faults(entry, texts)]

    def summary(self) -> str:
        """What was checked, in one line."""
        counts = {
            "Fragen": len(self.items),
            "Zitate": sum(1 + len(gold.also_in) for item in self.items for gold in item.gold),
            "Tatsachen": sum(len(item.facts) for item in self.items),
            "Abwesenheitsprüfungen": sum(len(item.absent) for item in self.items),
        }
        parts = ["Geprüft: " + ", ".join(f"{count} {name}" for name, count in counts.items())]
        if bare := sum(not item.answerable and not item.absent for item in self.items):
            parts.append(f"nicht beantwortbar und ohne Abwesenheitsprüfung: {bare}")
        if self.work:
            parts.append(f"noch zu ergänzen: {len(self.work)}")
        return "; ".join([*parts, f"Fehler: {len(self.faults)}."])


def numbered(path: Path) -> list[tuple[int, GoldItem]]:
    """The items of a gold file with their lines, from 1.

    Raises:
        BadInput: As :func:`eval.gold.read_gold`.
    """
    read_gold(path)  # its faults
    return read_rows(path, GoldItem, "Goldfragen")[0]


def faults(item: GoldItem, texts: Texts) -> Iterator[str]:
    """Everything that is wrong with one item, a German clause each.

    Args:
        item: The item.
        texts: The corpus it was written about.
    """
    if item.type in ("multi-paper", "comparison") and len({gold.paper for gold in item.gold}) < 2:
        yield f"die Art „{item.type}“ verlangt Stellen aus zwei Vorlagen, gefunden wurde eine"
    for gold in item.gold:
        if gold.locator.kind in ("question", "point") and not gold.locator.number:
            yield f"der Ort in {gold.file} ist „{gold.locator.kind}“ und nennt keine Nummer"
        if gold.file not in texts.papers.get(gold.paper, {gold.file}):
            yield f"{gold.file} gehört nicht zur Vorlage {gold.paper}"
        for file in (gold.file, *gold.also_in):
            held = texts.holds(file, gold.quote)
            if held is None:
                yield f"die Datei {file} ist nicht im Korpus {texts.corpus.folder.name}"
            elif not held:
                yield f"das Zitat steht nicht wörtlich in {file}: „{gold.quote[:_SHOWN]}“"
    quotes = [one_line(gold.quote) for gold in item.gold]
    for fact in item.facts:
        if not any(holds_fact(quote, fact) for quote in quotes):
            yield f"die Tatsache „{fact}“ steht in keinem der Zitate"
    yield from _present(item, texts)


def _present(item: GoldItem, texts: Texts) -> Iterator[str]:
    """What is said to be absent and stands in the corpus."""
    for number, check in enumerate(item.absent, 1):
        files = None
        if check.paper is not None and (files := texts.papers.get(check.paper)) is None:
            yield f"Abwesenheitsprüfung {number}: die Vorlage {check.paper} ist nicht im Korpus"
            continue
        try:
            breach = texts.folded.breach(check, files)
        except BadInput as fault:
            yield f"Abwesenheitsprüfung {number}: {fault.found}"
            continue
        if breach is not None:
            yield f"Abwesenheitsprüfung {number} hält nicht: {breach.file} hat „{breach.words}“"
