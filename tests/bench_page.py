"""How fast and how heavy the page is: ``python -m tests.bench_page [--users 5] [--letters DIR] [--out FILE]``.

Users ask at the same moment, each through the page's own protocol, and one more in a real browser; measured is the time
from Enter to the first words of the answer. Beside it stands what one question's embedding takes alone, the smallest
part of it. Then pages are loaded without a cache: how much comes over the wire, and when they can be used. It is a
measurement, not a test; the report says what else the machine had to do.
"""

from __future__ import annotations

import argparse
import contextlib
import html
import json
import os
import platform
import re
import shutil
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, expect

from eval import provenance
from eval.gold import read_gold
from ingest.embedding import Embedder
from ingest.settings import SHIPPED_MODEL
from tests.bench import Figure, load_told, milliseconds, quantile, table
from tests.corpus import ROOT, SAMPLES
from tests.letters import CLEARANCES
from tests.page_protocol import PageClient
from tests.ui.browser.serving import command, environment_of, served
from tests.ui.browser.watching import DESKTOP, FIRST_ANSWER_MS, at_start, chromium_started

GOLD = ROOT / "eval" / "data" / "dresden-dev.jsonl"
REPORT = ROOT / "docs" / "reports" / "page.json"
ROUNDS, LOADS = 20, 5
#: Milliseconds from Enter to the first words that were promised, with five users on two cores.
PROMISED_MS = 1000
_CITED = re.compile(r"/stelle/([0-9a-f]{16})/([\d_-]+)")
_VORGANG = re.compile(r'href="(/vorgang/[^"]+)"')
#: Promises in the page the milliseconds from Enter until the first words of the answer stand there, painted.
_STOPWATCH = """() => {
  let began = 0;
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') began = performance.now();
  }, { capture: true });
  window.stopwatch = new Promise((tell) => {
    new MutationObserver((_, observer) => {
      if (!document.getElementById('antwort-1')) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => tell(performance.now() - began)));
    }).observe(document.body, { childList: true, subtree: true });
  });
}"""


def users(browser: Browser, address: str, questions: Sequence[str], number: int) -> dict[str, list[Figure]]:
    """Questions asked at once, round after round.

    Args:
        browser: For the user who has one.
        address: Where the page is.
        questions: What is asked, in turn.
        number: How many users ask beside the browser.
    """
    asked = iter(questions * (1 + (number + 1) * (ROUNDS + 1) // len(questions)))
    first, last, seen = [], [], []
    with contextlib.ExitStack() as open_clients, ThreadPoolExecutor(number) as crowd:
        clients = [open_clients.enter_context(PageClient(address)) for _ in range(number)]
        alone = [clients[0].ask(next(asked)).first_ms for _ in range(ROUNDS)]
        for _ in range(ROUNDS):
            page = _ready_to_ask(browser, address, next(asked))
            together = threading.Barrier(number + 1)
            answers = [crowd.submit(_at_once, together, client, next(asked)) for client in clients]
            together.wait()
            page.keyboard.press("Enter")
            seen.append(float(page.evaluate("stopwatch")))
            for told in (answer.result() for answer in answers):
                first.append(told.first_ms)
                last.append(told.last_ms)
            page.close()
    return {
        f"Enter to the first words, {number} users at once and a browser": [
            *_spread("protocol, first words", first, PROMISED_MS),
            *_spread("browser, first words painted", seen, PROMISED_MS),
            *_spread("protocol, whole answer (sentences come one by one on purpose)", last),
        ],
        "Enter to the first words, one user": _spread("protocol, first words", alone, PROMISED_MS),
    }


def _at_once(together: threading.Barrier, client: PageClient, question: str) -> Any:
    together.wait()
    return client.ask(question)


def _ready_to_ask(browser: Browser, address: str, question: str) -> Page:
    """A page with a question typed in; Enter asks it."""
    page = at_start(browser.new_page(viewport=DESKTOP), address)  # type: ignore[arg-type]
    page.evaluate(_STOPWATCH)
    page.get_by_label("Ihre Frage").fill(question)
    page.get_by_label("Ihre Frage").focus()
    return page


def _spread(what: str, times: Sequence[float], limit: float | None = None) -> list[Figure]:
    """Median, 95th percentile and the longest of some times."""
    return [
        Figure(f"{what}, p50", quantile(times, 0.5), "ms", limit),
        Figure(f"{what}, p95", quantile(times, 0.95), "ms", limit),
        Figure(f"{what}, longest", max(times), "ms", limit),
    ]


def pages(browser: Browser, address: str, paths: dict[str, str]) -> dict[str, list[Figure]]:
    """What each page weighs on the wire by kind, and when it can be used; without any cache, median of some loads."""
    return {f"Page `{name}`": page_figures(browser, address + path, path == "/") for name, path in paths.items()}


def page_figures(browser: Browser, address: str, is_chat: bool) -> list[Figure]:
    """One page: kilobytes by kind, milliseconds until it can be used."""
    times, weights = [], Counter[str]()
    for _ in range(LOADS):
        page = browser.new_context(viewport=DESKTOP).new_page()  # type: ignore[arg-type]
        weights = _weighed(page)
        answer = page.goto(address)
        if answer is None or not answer.ok:
            raise SystemExit(f"{address} is no page")
        if is_chat:
            expect(page.locator("#beispiele button").first).to_be_visible(timeout=FIRST_ANSWER_MS)
            expect(page.locator("#frage textarea")).to_be_editable()
            times.append(float(page.evaluate("performance.now()")))
        else:
            page.wait_for_load_state("load")
            times.append(float(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")))
        page.wait_for_timeout(300)  # what comes late is weighed, too
        page.context.close()
    usable = "can be asked, with its examples" if is_chat else "loaded"
    kinds = [Figure(f"on the wire: {kind}", size / 1000, "kB") for kind, size in sorted(weights.items())]
    return [
        Figure(f"navigation to {usable}, median", median(times), "ms"),
        Figure("on the wire", weights.total() / 1000, "kB"),
        *kinds,
    ]


def _weighed(page: Page) -> Counter[str]:
    """Bytes that come over the wire by kind, counted while the page loads."""
    sizes, kinds = Counter[str](), dict[str, str]()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))

    def finished(event: dict[str, Any]) -> None:
        sizes[kinds.get(event["requestId"], "Other").lower()] += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", finished)
    return sizes


def embedding(questions: Sequence[str]) -> list[Figure]:
    """What the embedding of one question takes, alone in a process."""
    embedder = Embedder(Path(os.environ.get("FUNDSTELLE_MODEL") or SHIPPED_MODEL))
    embedder.embed_question("Bereit?")
    times = [milliseconds(lambda text=text: embedder.embed_question(text)) for text in questions]  # type: ignore[misc]
    return _spread("one question embedded", times)


def addresses(client: PageClient, questions: Sequence[str]) -> dict[str, str]:
    """Paths of the pages that are loaded: the place that an answer leads to, the latest Vorgang, and the lists."""
    for question in questions:
        if cited := _CITED.search(client.ask(question).sent):
            break
    else:
        raise SystemExit("no question has an answer: ask others with --questions")
    latest = _VORGANG.search(client.page("/vorgaenge"))
    if not latest:
        raise SystemExit("there is no Vorgang to open")
    return {
        "/": "/",
        "/suche": "/suche",
        "/suche?q=…": f"/suche?{urlencode({'q': question})}",
        "/vorgaenge": "/vorgaenge",
        "/vorgang/…": html.unescape(latest[1]),
        "/brief/…": f"/brief/{cited[1]}",
        "/stelle/…": cited[0],
    }


@contextlib.contextmanager
def _data(letters: Path | None, data: Path | None) -> Iterator[dict[str, str]]:
    """The environment of a data directory of its own, with the letters taken in."""
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix="bench-page-") as folder:
        environment = environment_of(Path(folder) / "data")
        if data:
            shutil.copytree(data, Path(folder) / "data", ignore=shutil.ignore_patterns("*.sock", "owner*"))
        elif letters:
            command(environment, "ingest", str(letters), "--cleared-by", "tests.bench_page, eine Messung")
        else:
            command(environment, "ingest", str(SAMPLES), "--clearances", str(CLEARANCES))
        yield environment


def measure(options: argparse.Namespace) -> dict[str, list[Figure]]:
    """All figures, by section."""
    questions = [item.question for item in read_gold(options.questions) if not item.history]
    with _data(options.letters, options.data) as environment, chromium_started() as browser:
        sections = {"Embedding": embedding(questions)}
        with served(environment, *(["--as", "staff"] if options.staff else [])) as address:
            with PageClient(address) as client:
                paths = addresses(client, questions)
            sections |= users(browser, address, questions, options.users)
            sections |= pages(browser, address, paths)
    return sections


def conditions(options: argparse.Namespace) -> dict[str, str]:
    """Under which all this was measured."""
    return {
        "date": provenance.now(),
        "commit": provenance.commit() or "unknown",
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "Python": platform.python_version(),
        "packages": f"gradio {version('gradio')}, playwright {version('playwright')}",
        "letters": (options.data or options.letters or SAMPLES).name,
        "questions": options.questions.name,
        "rounds": f"{ROUNDS} of {options.users} questions at once and one in the browser; {LOADS} loads a page",
        "load before": load_told(),
    }


def report(told: dict[str, str], sections: dict[str, list[Figure]]) -> str:
    """All of it as Markdown."""
    head = "# The page: first words, weight, time until it can be used"
    how = "Made by `python -m tests.bench_page`; the browser, the service and the users share the machine."
    lines = "\n".join(f"- {name}: {value}" for name, value in told.items())
    return "\n\n".join([head, how, lines, *(table(title, figures) for title, figures in sections.items())]) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the report, write it as JSON and, beside it, as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_page", description=__doc__.partition("\n")[0])
    parser.add_argument("--users", type=int, default=5, help="how many ask at once, beside the browser")
    parser.add_argument("--letters", type=Path, metavar="DIR", help="take these letters in instead of the samples")
    parser.add_argument("--data", type=Path, metavar="DIR", help="measure on a copy of this data directory")
    parser.add_argument("--staff", action="store_true", help="ask as staff, who sees letters that are not public, too")
    parser.add_argument("--questions", type=Path, metavar="FILE", default=GOLD, help="gold questions that are asked")
    parser.add_argument("--out", type=Path, metavar="FILE", default=REPORT, help="JSON; Markdown is written beside it")
    options = parser.parse_args(arguments)
    told = conditions(options)
    sections = measure(options)
    figures = {title: [asdict(one) | {"verdict": one.verdict} for one in many] for title, many in sections.items()}
    document = json.dumps({"conditions": told, "figures": figures}, ensure_ascii=False, indent=1)
    markdown = report(told, sections)
    sys.stdout.write(markdown)
    options.out.write_text(document + "\n", encoding="utf-8")
    options.out.with_suffix(".md").write_text(markdown, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
