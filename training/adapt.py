"""The model in use, adapted to one archive's letters: ``fundstelle train``. It is kept only if it finds more of them.

The archive's answers give pairs (:mod:`training.mining`). Of its matters 15 in 100 are drawn, measured on before and
after, and never trained on. A matter is a Vorgang with all letters that bear a title of its letters: nothing of what is
measured was seen under another reference. The new model has to be better beyond doubt: what cannot be told from chance
is not worth embedding an archive anew.
"""

from __future__ import annotations

import math
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.archive.links import connected
from ingest.embedded_model import place, refuse_foreign
from ingest.errors import BadInput
from ingest.model_manifest import check
from ingest.text.grams import words
from training.export import export, restore
from training.fine_tune import fine_tune
from training.letters import Progress
from training.measure import Gain, Measured, gain, measure
from training.pair import Pair, without_brackets
from training.rows import batches
from training.settings import Settings
from training.split import Split, drawn, split

MINUTES = 30
"""Budget of the steps, where nobody names another."""

LEAST_PAIRS, LEAST_MATTERS = 300, 100
"""What an archive must hold: of fewer, the test would be under 45 questions and tell nothing from chance."""

TEST_SHARE = 0.15

#: The model has been trained already, so half the rate; half the batch, so that 5 GB of memory are enough.
SETTINGS = Settings(epochs=3, learning_rate=4e-5, batch=48)

MOST_OF_A_TITLE = 8
"""Vorgänge that one title may tie together: what more of them bear ("Mündliche Anfrage") names no matter."""

DEPTHS = (1, 5)


@dataclass(frozen=True, slots=True)
class Adapted:
    """What became of it.

    Attributes:
        parted: Pairs of the training and of the test.
        steps: Steps that were made in the time.
        before, after: Figures of the model in use and of the adapted one on the test.
        gains: Difference of recall at 1 and 5, paragraphs behind their title as the index has them.
        kept: Whether it is better and lies in its folder.
    """

    parted: Split
    steps: int
    before: Measured
    after: Measured
    gains: dict[int, Gain]
    kept: bool


def matters(letters: Iterable[tuple[str, Sequence[str], str | None]]) -> dict[str, str]:
    """The matter of each letter of an archive: what a split must not part.

    Args:
        letters: Of each letter its id, the ids of its Vorgang (itself included) and its subject.

    Returns:
        For each id that of the first letter of its matter.
    """
    listed = list(letters)
    vorgang = {document_id: min([document_id, *own]) for document_id, own, _ in listed}
    title = {document_id: " ".join(words(without_brackets(subject or ""))) for document_id, _, subject in listed}
    bearing = Counter(name for name, _ in {(title[key], vorgang[key]) for key in title})
    ties = [(key, f"vorgang {vorgang[key]}") for key in title]
    ties += [(key, f"title {name}") for key, name in title.items() if name and bearing[name] <= MOST_OF_A_TITLE]
    return {key: group[0] for key, group in connected(title, ties).items()}


def adapt(
    pairs: Sequence[Pair],
    model: Path,
    out: Path,
    *,
    minutes: float = MINUTES,
    progress: Progress | None = None,
    settings: Settings = SETTINGS,
) -> Adapted:
    """Train the model in use on an archive's pairs, measure it, and keep it if it is better.

    Args:
        pairs: Of :func:`training.mining.mined`; their paper is the matter.
        model: The model in use; it is not touched.
        out: The folder to make; absent, empty, or an earlier model folder.
        minutes: Budget of the steps; both measurements come on top.
        progress: Called while measuring and after each step, with the minutes left.
        settings: The settings.

    Raises:
        BadInput: If the archive is too small, the model in use is of another kind than ours, or ``out`` holds something
            else or is the model in use.
        ModelMissing: If the model in use is not whole.
    """
    enough(pairs)
    if out.absolute() == model.absolute():
        expected = f"Erwartet wird ein anderer Ordner als der des Modells in Gebrauch ({model})"
        raise BadInput(expected, "gefunden wurde derselbe", "bitte mit --out einen anderen angeben")
    check(model)
    refuse_foreign(out)  # before half an hour of work
    report = progress or (lambda done, total, what: None)
    parted = split(pairs, drawn((pair.paper for pair in pairs), TEST_SHARE, settings.seed))
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as scratch:
        base, tuned, new = (Path(scratch) / name for name in ("base", "tuned", "model"))
        restore(model, base)
        begun = time.monotonic()
        before = measure(model, parted.test, _named(report, "vorher messen"))
        measuring = time.monotonic() - begun
        told = _with_minutes(report, minutes * 60, measuring)
        training = fine_tune(base, batches(parted.training, settings), settings, tuned, told, minutes=minutes)
        export(tuned, new)
        after = measure(new, parted.test, _named(report, "nachher messen"))
        gains = {depth: gain(before.titled, after.titled, depth) for depth in DEPTHS}
        kept = better(gains)
        if kept:
            place(out, lambda folder: _copy(new, folder))
    return Adapted(parted, len(training.losses), before, after, gains, kept)


def enough(pairs: Sequence[Pair]) -> None:
    """Refuse an archive that holds too little.

    Raises:
        BadInput: With what was found and what is needed.
    """
    own = len({pair.paper for pair in pairs})
    if len(pairs) < LEAST_PAIRS or own < LEAST_MATTERS:
        raise BadInput(
            f"Erwartet werden mindestens {LEAST_PAIRS} beantwortete Fragen aus {LEAST_MATTERS} Vorgängen in den "
            "öffentlichen Schreiben",
            f"das Archiv ist zu klein: gefunden wurden {len(pairs)} aus {own}",
            "bitte nehmen Sie mehr Antworten und Stellungnahmen auf oder geben Sie zurückgehaltene frei; bis dahin "
            "bleibt das Suchmodell, wie es ist",
        )


def better(gains: dict[int, Gain]) -> bool:
    """Whether more questions find their answer first, beyond doubt (the 95 % interval), and not fewer among five."""
    return gains[1].low > 0 and gains[5].value >= 0


def _named(report: Progress, what: str) -> Progress:
    return lambda done, total, _: report(done, total, what)


def _with_minutes(report: Progress, budget: float, after: float) -> Progress:
    """A progress that also says how long it will take: the steps that are left, in their budget, and what follows."""
    begun = time.monotonic()

    def show(done: int, total: int, what: str) -> None:
        passed = time.monotonic() - begun
        left = min(passed / done * (total - done), max(0.0, budget - passed)) + after
        report(done, total, f"{what}, noch {max(1, math.ceil(left / 60))} min")

    return show


def _copy(model: Path, folder: Path) -> None:
    shutil.copytree(model, folder, dirs_exist_ok=True)
