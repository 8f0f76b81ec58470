"""``python -m eval``: ask gold questions, write the answers or the figures; fit the assistant's weights.

Exit codes: 0 done, 1 a fault (also: the system failed on a question), 2 usage, 3 bad input.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from eval import provenance
from eval.baselines.degenerate import DEGENERATE
from eval.corpus_archive import Corpus, desk_over, find_corpus
from eval.gold import read_gold
from eval.prediction import read_predictions, write_predictions
from eval.provenance import Provenance
from eval.report import Report
from eval.run import Run, ask_all, evaluate
from eval.structure.command import add_options, structure
from eval.system import DeskSystem, System
from ingest.errors import FundstelleError
from ingest.model import Letter
from ingest.segment import segment
from ingest.settings import Settings

#: Where the product reads the weights that ``train`` writes.
_WEIGHTS = Path(__file__).resolve().parent.parent / "assistant"
_SYSTEMS = ["fundstelle", "naive", *DEGENERATE]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Words behind ``python -m eval``; by default those of the process.

    Returns:
        The exit code.
    """
    options = _parser().parse_args(arguments)
    try:
        command: int = options.command(options)
        return command
    except FundstelleError as fault:
        print(fault, file=sys.stderr)
        return fault.exit_code
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description="Gold questions to figures.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="ask every question; print and write the table")
    run.add_argument("--out", type=Path, default=Path("reports"), metavar="DIR", help="folder for the table (reports)")
    run.add_argument("--predictions", type=Path, metavar="FILE", help="score this file instead of asking")
    run.add_argument("--figures-only", action="store_true", help="no question in the report: for a held-out set")
    run.set_defaults(command=_run)
    predict = commands.add_parser("predict", help="ask every question; write one JSON a line")
    predict.add_argument("--out", type=Path, required=True, metavar="FILE", help="file to write")
    predict.set_defaults(command=_predict)
    train = commands.add_parser("train", help="fit reader and judge on development sets; write their weights")
    train.add_argument("gold", type=Path, nargs="+", metavar="GOLD.jsonl", help="sets about the corpus; no test set")
    train.add_argument("--off-topic", type=Path, nargs="+", default=[], metavar="GOLD.jsonl", help="about other things")
    train.add_argument("--out", type=Path, default=_WEIGHTS, metavar="DIR", help="folder for the weights (assistant)")
    train.set_defaults(command=_train)
    structured = commands.add_parser("structure", help="blocks, heads, pairs and noise against labels made by reading")
    add_options(structured)
    structured.set_defaults(command=lambda options: structure(options, print))
    for command in (run, predict, train):
        command.add_argument("--corpus", type=Path, metavar="DIR", help="folder of letters or OParl folder (samples)")
        command.add_argument("--data", type=Path, metavar="DIR", help="data directory (FUNDSTELLE_DATA)")
    for command in (run, predict):
        command.add_argument("gold", type=Path, metavar="GOLD.jsonl", help="gold questions (eval/data/README.md)")
        command.add_argument("--system", choices=_SYSTEMS, default=_SYSTEMS[0], help="what is asked (fundstelle)")
    return parser


def _run(options: argparse.Namespace) -> int:
    begun = provenance.now()
    items = read_gold(options.gold)
    corpus = find_corpus(options.corpus)
    if options.predictions:
        name, details = options.predictions.stem, {"predictions": provenance.digest(options.predictions)}
        run = Run(read_predictions(options.predictions), {})
    else:
        with _system(options, corpus) as system:
            run, name, details = ask_all(system, items), system.name, system.facts()
    evaluation = evaluate(items, run, corpus.sources)
    origin = Provenance(
        system=name,
        gold=options.gold.name,
        gold_sha256=provenance.digest(options.gold),
        corpus=corpus.folder.name,
        corpus_sha256=corpus.sources.fingerprint,
        letters=len(corpus.sources.by_file),
        unreadable=corpus.unreadable,
        commit=provenance.commit(),
        date=begun,
        details=details,
    )
    report = Report(evaluation, origin, options.figures_only)
    print(report.as_markdown())
    for path in report.write(options.out):
        print(path, file=sys.stderr)
    return 1 if evaluation.failures else 0


def _predict(options: argparse.Namespace) -> int:
    items = read_gold(options.gold)
    with _system(options, find_corpus(options.corpus)) as system:
        run = ask_all(system, items)
    write_predictions(options.out, [run.predictions[item.id] for item in items if item.id in run.predictions])
    for ident, message in run.failures.items():
        print(f"{ident}: {message}", file=sys.stderr)
    return 1 if run.failures else 0


def _train(options: argparse.Namespace) -> int:
    from eval.train import train
    from eval.training_cases import Sets

    sets = Sets.named(options.gold, options.off_topic)
    corpus = find_corpus(options.corpus)
    with desk_over(corpus, Settings.load(options.data)) as desk:
        trained = train(desk, corpus.sources, sets)
    print(trained)
    for path in trained.write(options.out):
        print(path, file=sys.stderr)
    return 0


@contextmanager
def _system(options: argparse.Namespace, corpus: Corpus) -> Iterator[System]:
    """The system by its name; what only one of them needs is imported for that one."""
    if options.system in DEGENERATE:
        yield DEGENERATE[options.system](_letters(corpus))
    elif options.system == "naive":
        from eval.baselines.naive import FixedChunks
        from ingest.embedding import Embedder

        yield FixedChunks(_letters(corpus), Embedder(Settings.load(options.data).model_dir))
    else:
        with desk_over(corpus, Settings.load(options.data)) as desk:
            yield DeskSystem(desk)


def _letters(corpus: Corpus) -> list[Letter]:
    return [segment(source) for source in corpus.sources.by_file.values()]


if __name__ == "__main__":
    sys.exit(main())
