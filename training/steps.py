"""The steps of the shipped model's training over one working folder; each reads what the one before left there.

============== ============================================================================================
``untrained``  the model as the package has it, with its ``fp32`` folder: what training begins with
``*.jsonl``    pairs: ``training.jsonl``, ``test.jsonl``; ``counts.json`` how many of each, and what was removed
``trimmed``    the fp32 folder with the trimmed vocabulary
``tuned``      the fp32 folder after training, with ``training.json``
``model``      the int8 folder that runs
``figures.json``  before and after, on the test, and how fast the package's own engine was meanwhile
============== ============================================================================================
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ingest import embedded_model, model_parity
from ingest.errors import BadInput
from ingest.model_manifest import Manifest
from training import asked, engine, export, fine_tune, letters, measure, mining, pair, rows, split, vocabulary
from training.fine_tune import cores
from training.letters import Progress
from training.pair import Pair
from training.record import Training
from training.settings import Settings

TRAINING, TEST, COUNTS, FIGURES = "training.jsonl", "test.jsonl", "counts.json", "figures.json"
UNTRAINED, TRIMMED, TUNED, MODEL = "untrained", "trimmed", "tuned", "model"
PARITY_TEXTS = 1000
DEPTHS = (1, 5, 10)


def mine(texts: Path, leave_out: Path | None, out: Path, progress: Progress) -> dict[str, Any]:
    """Letters to pairs and to the trimmed model that training begins with.

    Args:
        texts: OParl folder of the texts.
        leave_out: OParl folder of papers that are not read.
        out: The working folder.
        progress: Called while letters are read.

    Returns:
        What ``counts.json`` holds.

    Raises:
        BadInput: If ``texts`` holds no paper.
    """
    read = letters.letters_of(texts, leave_out, progress)
    training_letters = [letter for letter in read if not letters.reserved(letter.paper)]
    written = asked.asked(training_letters, asked.questions())
    parted = split.split([*mining.mined(read), *written.pairs], letters.reserved)
    pair.write_pairs(parted.training, out / TRAINING)
    pair.write_pairs(parted.test, out / TEST)
    base = embedded_model.build(out / UNTRAINED)
    fp32 = embedded_model.build(base, fp32=True)
    told = [said.text for letter in training_letters for said in letter.paragraphs]
    pieces = vocabulary.trim(fp32, [*told, *(letter.subject for letter in training_letters)], out / TRIMMED)
    counts = {
        "letters": len(read),
        "papers": len({letter.paper for letter in read}),
        "training": _counted(parted.training),
        "test": _counted(parted.test),
        "written_questions_without_passage": len(written.lost),
        "removed_for_a_question_of_the_test": parted.same_questions,
        "removed_texts_like_an_answer_of_the_test": parted.same_answers,
        "pieces": pieces,
    }
    _write(out / COUNTS, counts)
    return counts


def _counted(pairs: list[Pair]) -> dict[str, int]:
    by_origin = Counter(str(each.origin) for each in pairs)
    return {"pairs": len(pairs), "papers": len({each.paper for each in pairs}), **dict(sorted(by_origin.items()))}


def tune(out: Path, settings: Settings, progress: Progress, base: Path | None = None) -> Training:
    """Train on the pairs of ``mine``.

    Args:
        out: The working folder.
        settings: The settings.
        progress: Called after each step.
        base: An fp32 folder to begin with; without it the trimmed one.
    """
    drawn = rows.batches(_pairs(out / TRAINING), settings)
    return fine_tune.fine_tune(base or out / TRIMMED, drawn, settings, out / TUNED, progress)


def write_model(out: Path) -> Manifest:
    """The trained model as the folder that runs."""
    return export.export(out / TUNED, out / MODEL)


def compare(out: Path, progress: Progress) -> dict[str, Any]:
    """Untuned and tuned model on the test, and how near int8 is to fp32.

    Returns:
        What ``figures.json`` holds: ``before`` and ``after`` (:class:`training.measure.Measured`), ``gain`` of recall
        by kind of unit and depth, ``parity``, ``engine`` (:class:`training.engine.Speed`; None where it is absent) and
        the number of ``cores`` that all of it had.
    """
    test = _pairs(out / TEST)
    before, after = (measure.measure(out / name, test, progress) for name in (UNTRAINED, MODEL))
    alone, _ = measure.units_of(test, titled=False)
    peer = engine.timed(alone, [each.question for each in test])
    gains = {kind: _gains(getattr(before, kind), getattr(after, kind)) for kind in ("alone", "titled")}
    texts, _ = measure.units_of(test, titled=True)
    parity = model_parity.compare(out / MODEL, out / TUNED, texts[:PARITY_TEXTS])
    found = {
        "before": before.plain(),
        "after": after.plain(),
        "gain": gains,
        "parity": asdict(parity),
        "engine": peer.plain() if peer else None,
        "cores": cores(),
    }
    _write(out / FIGURES, found)
    return found


def _gains(before: measure.Figures, after: measure.Figures) -> dict[str, dict[str, float]]:
    return {f"recall_{depth}": asdict(measure.gain(before, after, depth)) for depth in DEPTHS}


def _pairs(path: Path) -> list[Pair]:
    if not path.is_file():
        remedy = "bitte zuerst „python -m training mine“ ausführen"
        raise BadInput(f"Erwartet wird die Datei {path}", "sie fehlt", remedy)
    return pair.read_pairs(path)


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
