"""What holds for every text: no crash, a partition of the source, little noise; with its time and its memory."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from eval.tables import Table
from ingest.errors import BadInput
from ingest.model import Letter, NoiseKind, Paper, Source
from ingest.read import read
from ingest.segment import segment_paper
from ingest.text.noise import COST_FORM


@dataclass(frozen=True, slots=True)
class TextFacts:
    """One text.

    Attributes:
        file: Name of its file.
        readable: False for a text without a single word, which is refused.
        fault: How it fails to be a partition; None where it is one.
        letters: Its letters, those of finance forms left out.
        noise: Letters of its noise by kind, those of finance forms left out.
        form: Letters of noise inside finance forms.
        peak: Greatest memory of the process so far, bytes.
    """

    file: str
    readable: bool
    fault: str | None = None
    letters: int = 0
    noise: Mapping[NoiseKind, int] = field(default_factory=dict)
    form: int = 0
    peak: int = 0

    @property
    def share(self) -> float:
        """Noise ÷ letters; 0 without letters."""
        return sum(self.noise.values()) / self.letters if self.letters else 0.0


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over all texts.

    Attributes:
        processes: Number of processes.
        seconds: From the start of the first process to the last text.
        cpu: Seconds of computing, all processes together; less than ``seconds`` on a busy machine.
        texts: What was found, paper by paper.
        crashes: File and fault of every text whose paper ended in an exception other than a refusal.
    """

    processes: int
    seconds: float
    cpu: float
    texts: tuple[TextFacts, ...]
    crashes: tuple[tuple[str, str], ...]

    @property
    def peak(self) -> int:
        """Greatest memory of any one process, bytes."""
        return max((text.peak for text in self.texts), default=0)


def run_over(groups: Sequence[Sequence[tuple[Path, Paper | None]]], processes: int) -> Pass:
    """Find the structure of texts in processes of their own, which know nothing but the reader and the parser.

    Args:
        groups: The texts of each paper, with what it says of them.
        processes: How many processes share them.
    """
    begun, cpu = time.perf_counter(), _cpu()
    found: list[TextFacts] = []
    crashes: list[tuple[str, str]] = []
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        for group, future in [(group, pool.submit(facts_of, group)) for group in groups]:
            fault = future.exception()
            if fault is None:
                found += future.result()
            else:
                crashes += [(path.name, f"{type(fault).__name__}: {fault}") for path, _ in group]
    return Pass(processes, time.perf_counter() - begun, _cpu() - cpu, tuple(found), tuple(crashes))


def facts_of(group: Sequence[tuple[Path, Paper | None]]) -> list[TextFacts]:
    """Read and segment the texts of one paper and look at each."""
    facts: list[TextFacts] = []
    readable: list[tuple[Path, Source, Paper | None]] = []
    for path, paper in group:
        try:
            readable.append((path, read(path).source, paper))
        except BadInput:
            facts.append(TextFacts(path.name, readable=False))
    letters = segment_paper([(source, paper) for _, source, paper in readable])
    facts += [_facts(path.name, letter) for (path, _, _), letter in zip(readable, letters, strict=True)]
    return facts


def _facts(name: str, letter: Letter) -> TextFacts:
    noise, form = noise_letters(letter)
    text = letter.source.text
    return TextFacts(
        file=name,
        readable=True,
        fault=next(partition_faults(letter), None),
        letters=_letters(text) - sum(_letters(match[0]) for match in COST_FORM.finditer(text)),
        noise=noise,
        form=form,
        peak=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    )


def partition_faults(letter: Letter) -> Iterator[str]:
    """Where blocks and noise fail to hold each character of the source exactly once."""
    spans = [("block", span) for block in letter.blocks for paragraph in block.paragraphs for span in paragraph.spans]
    spans += [("noise", noise.span) for noise in letter.noise]
    place = 0
    for name, span in sorted(spans, key=lambda one: (one[1].start, one[1].end)):
        if span.start != place:
            yield f"{'nothing' if span.start > place else 'two'} at {min(place, span.start)}, before a {name}"
        place = max(place, span.end)
    if place != len(letter.source.text):
        yield f"spans end at {place} of {len(letter.source.text)}"


def noise_letters(letter: Letter) -> tuple[dict[NoiseKind, int], int]:
    """Letters of a text's noise: by kind outside finance forms, and all inside them."""
    text = letter.source.text
    forms = [match.span() for match in COST_FORM.finditer(text)]
    counts: Counter[NoiseKind] = Counter()
    inside = 0
    for noise in letter.noise:
        count = _letters(letter.source.at(noise.span))
        form = sum(
            _letters(text[max(start, noise.span.start) : min(end, noise.span.end)])
            for start, end in forms
            if start < noise.span.end and noise.span.start < end
        )
        counts[noise.kind] += count - form
        inside += form
    return dict(counts), inside


def noise_tables(passes: Sequence[Pass], shown: int = 20) -> list[Table]:
    """The tables of the report: what holds, shares of noise, speed and memory, and the noisiest texts.

    Args:
        passes: Passes over the same texts; the first one's findings are shown.
        shown: How many texts the last table names.
    """
    first = passes[0]
    readable = [text for text in first.texts if text.readable]
    broken = [text for text in readable if text.fault]
    crashed = dict(crash for one in passes for crash in one.crashes)
    holds = [
        ["texts", str(len(first.texts) + len(first.crashes)), ""],
        ["without a single word (refused)", str(len(first.texts) - len(readable)), ""],
        ["crashes", str(len(crashed)), "; ".join(f"{file}: {crashed[file]}" for file in sorted(crashed)[:5])],
        ["no partition", str(len(broken)), "; ".join(f"{text.file}: {text.fault}" for text in broken[:5])],
    ]
    letters = sum(text.letters for text in readable)
    shares = []
    for kind in NoiseKind:
        count = sum(text.noise.get(kind, 0) for text in readable)
        most = max((text.noise.get(kind, 0) / text.letters for text in readable if text.letters), default=0.0)
        shares.append([kind.value, str(count), _percent(count / letters if letters else 0.0), _percent(most)])
    every = sum(sum(text.noise.values()) for text in readable)
    worst = sorted(readable, key=lambda text: -text.share)
    most = worst[0].share if worst else 0.0
    shares.append(["all", str(every), _percent(every / letters if letters else 0.0), _percent(most)])
    shares.append(["inside finance forms", str(sum(text.form for text in readable)), "apart", "apart"])
    speed = []
    for one in passes:
        times = [f"{one.seconds:.1f}", f"{one.cpu:.1f}"]
        speed.append([str(one.processes), *times, f"{one.peak / 2**20:.0f}", str(len(one.crashes))])
    named = [
        [text.file, str(text.letters), _percent(text.share), ", ".join(f"{k.value} {n}" for k, n in text.noise.items())]
        for text in worst[:shown]
        if text.share
    ]
    return [
        ("What holds", ["what", "texts", "which"], holds),
        ("Noise", ["kind", "letters", "share of all letters", "greatest share of one text"], shares),
        (
            "Speed and memory",
            ["processes", "seconds", "CPU seconds", "peak memory of a process (MiB)", "crashes"],
            speed,
        ),
        ("Noisiest texts", ["file", "letters", "share", "letters of noise"], named),
    ]


def _cpu() -> float:
    """Seconds of computing of all child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _percent(share: float) -> str:
    return f"{100 * share:.2f} %"
