"""How long things take and how large they are: ``python -m tests.bench [--full] [--out FILE]``, or ``make bench``.

On the two sample letters, with everything as it is in use. Each figure is that of the best of several rounds: what else
runs on a machine only ever adds time. Still, nothing else should run; the report says what the load was. It is a
measurement, not a test: no test asserts a time.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.error import URLError

import numpy as np

from assistant.desk import Desk
from assistant.model import PUBLIC, Turn
from eval import provenance
from eval.gold import GoldItem, read_gold
from ingest.embedded_model import FP32_SUBFOLDER, build
from ingest.embedding import Embedder, load
from ingest.index.context import embedded_texts
from ingest.settings import SHIPPED_MODEL, Settings
from tests.assistant.language_model.small_model import served, speed, weights
from tests.corpus import ROOT, SAMPLES
from tests.letters import CLEARANCES

GOLD = ROOT / "eval" / "data" / "dresden-dev.jsonl"
ROUNDS, STARTS = 5, 3
#: Seconds after which a start has failed.
PATIENCE_S = 120
Work = Callable[[], object]
#: A machine on which less than this runs (one-minute load average) counts as quiet.
QUIET = 0.5
#: Sizes the peer may choose from: padding to the longest text makes larger ones slower.
BATCHES = (1, 4, 8)
PACKAGES = ("torch", "ctranslate2", "sentence-transformers", "chromadb", "tantivy", "gradio", "numpy")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report.

    Attributes:
        what: What was measured.
        value: In the unit.
        unit: "ms", "s", "/s", "MB" or "" for a number or a cosine.
        limit: Most it may be, where that was promised.
    """

    what: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        return "met" if self.value <= self.limit else "MISSED"


@dataclass(frozen=True, slots=True)
class Texts:
    """What is embedded: the samples' passages with their context, and the gold questions."""

    passages: list[str]
    questions: list[str]


def ask(desk: Desk, items: Sequence[GoldItem], embedder: Embedder) -> list[Figure]:
    """Questions within one process, after warm-up; beside them the part that the embedding takes."""
    desk.ask("Was wurde zu Punkt 1 beschlossen, und wann wurde es umgesetzt?")
    chats = [(item.question, [Turn(turn.role, turn.content) for turn in item.history]) for item in items]
    rounds = [[milliseconds(partial(desk.ask, *chat, PUBLIC)) for chat in chats] for _ in range(ROUNDS)]
    best = min(rounds, key=lambda times: quantile(times, 0.5))
    embedding = _query_times(embedder.embed_question, [item.question for item in items])
    return [
        Figure(f"ask, {len(items)} questions, p50", quantile(best, 0.5), "ms", 60),
        Figure("ask, p95", quantile(best, 0.95), "ms", 150),
        Figure("ask, first round (each question for the first time), p50", quantile(rounds[0], 0.5), "ms"),
        Figure("ask, first round, p95", quantile(rounds[0], 0.95), "ms"),
        Figure("of it: embedding of the question, p50", quantile(embedding, 0.5), "ms"),
    ]


def embedding(name: str, ways: Sequence[Work], one: Callable[[str], object], texts: Texts) -> list[Figure]:
    """Throughput of passages, of the fastest of several ways, and time of a question of one model."""
    seconds = min(milliseconds(way) for way in ways for _ in range(ROUNDS)) / 1000
    times = _query_times(one, texts.questions)
    return [
        Figure(f"{name}: passages", len(texts.passages) / seconds, "/s"),
        Figure(f"{name}: question, p50", quantile(times, 0.5), "ms"),
        Figure(f"{name}: question, p95", quantile(times, 0.95), "ms"),
    ]


def peer(folder: Path, texts: Texts) -> list[Figure]:
    """The fp32 model as sentence-transformers runs it, passages at the batch size that suits it best."""
    model = load(folder)
    model.encode_query("Bereit?")
    ways = [partial(model.encode_document, texts.passages, batch_size=size) for size in BATCHES]
    return embedding("fp32 (peer)", ways, model.encode_query, texts)


def parity(int8: Path, fp32: Path) -> list[Figure]:
    """How near the int8 vectors of the samples' paragraphs and sentences are to those of fp32."""
    from ingest.model_parity import measure

    found = measure(int8, fp32, SAMPLES)
    return [
        Figure(f"parity, {found.texts} texts as passages, mean cosine", found.passages_mean, ""),
        Figure("parity, least cosine", found.passages_least, ""),
    ]


def starts(environment: dict[str, str]) -> list[Figure]:
    """The service in a process of its own, until its page and until its first answer; once before to warm the disk."""
    found = [start(environment) for _ in range(1 + STARTS)][1:]
    return [
        Figure("start to the page's first 200, warm disk", min(page for page, _ in found), "s", 5),
        Figure("start to the first answer (fundstelle ask), warm disk", min(answer for _, answer in found), "s", 10),
    ]


def start(environment: dict[str, str]) -> tuple[float, float]:
    """Start once: seconds until the page answers, and until a question is answered."""
    program, port = str(Path(sys.executable).with_name("fundstelle")), free_port()
    nowhere = subprocess.DEVNULL
    began = time.perf_counter()
    service = subprocess.Popen([program, "serve", "--port", str(port)], env=environment, stdout=nowhere, stderr=nowhere)
    try:
        _wait_for_page(f"http://127.0.0.1:{port}/", service)
        page = time.perf_counter() - began
        question = [program, "ask", "Was sagt die Verwaltung zu Punkt 5?"]
        subprocess.run(question, env=environment, check=True, timeout=PATIENCE_S, stdout=nowhere)
        return page, time.perf_counter() - began
    finally:
        service.terminate()
        service.wait(PATIENCE_S)


def sizes(data_dir: Path, model_dir: Path, passages: int, sentences: int) -> list[Figure]:
    """What the samples and the model take on disk."""
    indexes = {path.name: path for path in sorted((data_dir / "indexes").iterdir()) if path.is_dir()}
    return [
        Figure("passages", passages, ""),
        Figure("sentences", sentences, ""),
        Figure("archive", sum(megabytes(path) for path in data_dir.glob("archive.sqlite3*")), "MB"),
        *(Figure(f"indexes, {name}", megabytes(path), "MB") for name, path in indexes.items()),
        Figure("model folder", megabytes(model_dir) - megabytes(model_dir / FP32_SUBFOLDER), "MB"),
    ]


def small_language_model(text: str) -> list[Figure]:
    """How fast the small language model of the tests reads and writes; nothing where it is not installed."""
    if weights() is None:
        return []
    with served() as base_url:
        found = [speed(base_url, text) for _ in range(ROUNDS)]
    return [
        Figure("SmolLM2-135M-Instruct, one thread: reads tokens", max(read for read, _ in found), "/s"),
        Figure("writes tokens", max(written for _, written in found), "/s"),
    ]


def milliseconds(work: Work) -> float:
    """How long something takes once."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def quantile(times: Sequence[float], share: float) -> float:
    """A quantile, interpolated linearly."""
    return float(np.quantile(times, share))


def megabytes(path: Path) -> float:
    """Size of a file or of all files in a folder, in 10⁶ bytes."""
    files = [path] if path.is_file() else [inner for inner in path.rglob("*") if inner.is_file()]
    return sum(file.stat().st_size for file in files) / 1e6


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def table(title: str, figures: Sequence[Figure]) -> str:
    """Figures as a Markdown table."""
    rows = [f"## {title}", "", "| what | value | limit | |", "| --- | ---: | ---: | --- |"]
    for one in figures:
        value = f"{one.value:.0f}" if one.unit == "" and one.value > 1 else f"{one.value:.4g} {one.unit}".strip()
        limit = "" if one.limit is None else f"≤ {one.limit:g} {one.unit}"
        rows.append(f"| {one.what} | {value} | {limit} | {one.verdict} |")
    return "\n".join(rows)


def report(conditions: dict[str, str], sections: dict[str, list[Figure]]) -> str:
    """All of it as Markdown."""
    told = "\n".join(f"- {name}: {value}" for name, value in conditions.items())
    head = f"# Benchmark\n\nBest of {ROUNDS} rounds ({STARTS} for starts), on the two sample letters.\n\n{told}"
    return "\n\n".join([head, *(table(title, figures) for title, figures in sections.items())]) + "\n"


def _query_times(embed: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    """Milliseconds a question, of the round with the best median."""
    rounds = [[milliseconds(partial(embed, text)) for text in questions] for _ in range(ROUNDS)]
    return min(rounds, key=lambda times: quantile(times, 0.5))


def _wait_for_page(address: str, service: subprocess.Popen[bytes]) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and service.poll() is None:
        try:
            with direct.open(address, timeout=PATIENCE_S) as response:
                if response.status == 200:
                    return
        except (URLError, ConnectionError):
            time.sleep(0.02)
    raise SystemExit(f"the page did not come up within {PATIENCE_S} s")


def _conditions() -> dict[str, str]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return {
        "date": provenance.now(),
        "commit": provenance.commit() or "unknown",
        "cores": str(cores),
        "Python": platform.python_version(),
        "packages": ", ".join(f"{name} {version(name)}" for name in PACKAGES),
    }


def load_told() -> str:
    """How busy the machine is, and whether that is little enough to measure."""
    one_minute = os.getloadavg()[0]
    judged = "quiet" if one_minute < QUIET else "NOT QUIET: something else is running, so times are too long"
    return f"{one_minute:.2f} ({judged})"


@contextmanager
def _desk(data_dir: Path, model_dir: Path) -> Iterator[Desk]:
    with Desk.open(Settings(data_dir, model_dir)) as desk:
        desk.ingest([SAMPLES], clearances=CLEARANCES)
        yield desk


def _measure(data_dir: Path, model_dir: Path, full: bool) -> dict[str, list[Figure]]:
    items = read_gold(GOLD)
    int8 = Embedder(model_dir)
    with _desk(data_dir, model_dir) as desk:
        sections = {"Questions, in one process": ask(desk, items, int8)}
        letters = [letter for entry in desk.letters(PUBLIC) if (letter := desk.letter(entry.document_id, PUBLIC))]
        held = [(letter, one) for letter in letters for one in desk.passages(letter.source.document_id, PUBLIC)]
    embedded = [text.text for letter, one in held for text in embedded_texts(letter, one)]
    texts = Texts(embedded, [item.question for item in items])
    sections["Embedding"] = embedding(
        "int8", [partial(int8.embed_passages, texts.passages)], int8.embed_question, texts
    )
    if full:
        untrained = build(ROOT / ".cache" / "model")
        fp32 = build(untrained, fp32=True)
        sections["Embedding"] += [*peer(fp32, texts), *parity(untrained, fp32)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FUNDSTELLE_")}
    environment |= {"FUNDSTELLE_DATA": str(data_dir), "FUNDSTELLE_MODEL": str(model_dir)}
    sections["Start"] = starts(environment)
    sections["Language model of the tests"] = small_language_model(" ".join(texts.passages[:10]))
    sections["Sizes"] = sizes(data_dir, model_dir, len(held), sum(len(one.sentences) for _, one in held))
    return sections


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table and the JSON; with ``--out`` write both (JSON, and Markdown beside it)."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--full", action="store_true", help="compare with the fp32 model too (builds it: 470 MB)")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write JSON here, and Markdown beside it")
    options = parser.parse_args(arguments)
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    conditions = _conditions() | {"load before": load_told()}
    model_dir = Path(os.environ.get("FUNDSTELLE_MODEL") or SHIPPED_MODEL)
    with tempfile.TemporaryDirectory(dir=cache, prefix="bench-") as folder:
        sections = _measure(Path(folder), model_dir, options.full)
    figures = {title: [asdict(one) | {"verdict": one.verdict} for one in many] for title, many in sections.items()}
    document = json.dumps({"conditions": conditions, "figures": figures}, ensure_ascii=False, indent=1)
    markdown = report(conditions, sections)
    print(markdown)
    print(document)
    if options.out:
        options.out.write_text(document + "\n", encoding="utf-8")
        options.out.with_suffix(".md").write_text(markdown, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
