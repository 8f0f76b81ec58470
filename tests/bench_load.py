"""How quickly many users are answered over a large archive: ``python -m tests.bench_load [--paragraphs 20000]``.

Users ask at once through the page's own protocol, as :mod:`tests.bench_page` does, over letters that are made up: each
of some forty questions with its answer. Taking them in is most of the time; ``--keep DIR`` leaves the data directory
there, and finds it again. It is a measurement, not a test; the report says what else the machine had to do.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from pathlib import Path
from random import Random

import httpx

from assistant.desk import Desk
from assistant.model import PUBLIC
from eval import provenance
from ingest.settings import SHIPPED_MODEL, Settings
from tests.bench import Figure, load_told, quantile, table
from tests.corpus import ROOT
from tests.page_protocol import PageClient
from tests.ui.browser.serving import environment_of, served

#: Users who ask at once, with the milliseconds in which 95 of 100 shall read the first words.
USERS = {5: 1_000.0, 20: 2_500.0}
#: Questions of a letter; each is a paragraph, and its answer another.
QUESTIONS = 40
#: Questions between two looks at the memory of the service, and how much more it may hold then, MB.
ASKED, MORE_MB = 1_000, 50.0
_THINGS = ("Brücke", "Turnhalle", "Kita", "Schule", "Straße", "Wiese", "Treppe", "Halle", "Quelle", "Anlage")
_DONE = ("saniert", "gebaut", "geprüft", "beleuchtet", "vermessen", "gesperrt", "geplant", "gereinigt")
_HEAD = """\
□ vertraulich

Landeshauptstadt Beispiel
Amt für Bauten

GZ:

(A) 12.3

Datum:

{date}

{subject}
AF{number:04}/23

Sehr geehrte Frau Muster,

zu Ihrer Anfrage teile ich Ihnen mit:

"""
_END = "Mit freundlichen Grüßen\n\nMax Beispiel\nAmtsleiter\n"


def question(letter: int, number: int) -> str:
    """The question of a number (1 to :data:`QUESTIONS`) in a letter."""
    chance = Random(1_000 * letter + number)
    return f"Wann wird die {chance.choice(_THINGS)} am Weg {letter}-{chance.randint(1, 999)} {chance.choice(_DONE)}?"


def letter_text(letter: int) -> str:
    """The text of a letter."""
    rows = []
    for number in range(1, QUESTIONS + 1):
        asked, chance = question(letter, number), Random(letter + number)
        thing = asked.removeprefix("Wann wird ").removesuffix("?").rpartition(" ")[0]
        done = asked.removesuffix("?").rpartition(" ")[2]
        day = f"{chance.randint(1, 28)}. Mai {chance.randint(2024, 2031)}"
        cost = f"Die Kosten betragen {chance.randint(20, 900)}.000 Euro."
        rows.append(f"{number}. {asked}\n\n{thing[0].upper()}{thing[1:]} wird am {day} {done}. {cost}\n")
    head = _HEAD.format(date=f"{1 + letter % 28:02}.03.2023", subject=f"Bauten, Teil {letter}", number=letter)
    return "\n".join([head, *rows, _END])


@contextmanager
def archive(paragraphs: int, keep: Path | None) -> Iterator[tuple[Path, int]]:
    """A data directory with so many paragraphs at least, and how many letters they are in."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache", prefix="bench-load-") as folder:
        data, incoming = keep or Path(folder) / "data", Path(folder) / "letters"
        incoming.mkdir()
        with Desk.open(Settings(data, SHIPPED_MODEL)) as desk:
            letters = len(desk.letters(PUBLIC))
            held = sum(len(desk.passages(one.document_id, PUBLIC)) for one in desk.letters(PUBLIC))
            while held < paragraphs:
                path = incoming / f"AF{letters:04}-23.txt"
                path.write_text(letter_text(letters), encoding="utf-8")
                (report,) = desk.ingest([path], cleared_by="tests.bench_load, eine Messung")
                held, letters = held + report.passages, letters + 1
        yield data, letters


def crowd(address: str, letters: int, users: int, rounds: int) -> list[Figure]:
    """Rounds of questions, each asked by all users at the same moment, no question twice."""
    chance, first, last, errors = Random(users), list[float](), list[float](), 0
    together = threading.Barrier(users)

    def ask(client: PageClient, words: str) -> tuple[float, float]:
        together.wait()
        told = client.ask(words)
        return told.first_ms, told.last_ms

    with ExitStack() as open_clients, ThreadPoolExecutor(users) as pool:
        clients = [open_clients.enter_context(PageClient(address)) for _ in range(users)]
        clients[0].ask(question(0, 1))
        for _ in range(rounds):
            waiting = [
                pool.submit(ask, client, question(chance.randrange(letters), chance.randint(1, QUESTIONS)))
                for client in clients
            ]
            for one in waiting:
                try:
                    told = one.result()
                except (httpx.HTTPError, ValueError):
                    errors += 1
                    continue
                first.append(told[0])
                last.append(told[1])
    return [
        Figure(f"{users} users at once, first words, p50", quantile(first, 0.5), "ms"),
        Figure(f"{users} users at once, first words, p95", quantile(first, 0.95), "ms", USERS.get(users)),
        Figure(f"{users} users at once, whole answer, p95", quantile(last, 0.95), "ms"),
        Figure(f"{users} users at once, questions without an answer", errors, "", 0),
    ]


def resident_mb(address: str) -> float:
    """Memory of the process that listens at an address, MB (Linux; 0 where nobody can tell)."""
    port = f":{int(address.rpartition(':')[2]):04X} "
    nodes = {row.split()[9] for row in Path("/proc/net/tcp").read_text().splitlines()[1:] if port in f"{row} "}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            held = {os.readlink(one) for one in (process / "fd").iterdir()}
            if process.name != str(os.getpid()) and held & {f"socket:[{node}]" for node in nodes}:
                status = (process / "status").read_text()
                return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024
        except (OSError, IndexError):  # it ended, or is somebody else's
            continue
    return 0.0


def measure(options: argparse.Namespace) -> dict[str, list[Figure]]:
    """All figures, by section."""
    started = time.monotonic()
    with archive(options.paragraphs, options.keep) as (data, letters):
        taking = [Figure("taking the letters in", time.monotonic() - started, "s")]
        with served(environment_of(data)) as address:
            found = {f"{users} users": crowd(address, letters, users, options.rounds) for users in options.users}
            before = resident_mb(address)
            crowd(address, letters, 5, options.asked // 5)
            grown = resident_mb(address) - before
    more = Figure(f"more memory after {options.asked} questions", grown, "MB", MORE_MB)
    return {"Archive": taking, **found, "Memory": [Figure("memory before", before, "MB"), more]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the report, write it as JSON and, beside it, as Markdown."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench_load", description=__doc__.partition("\n")[0])
    parser.add_argument("--paragraphs", type=int, default=20_000, help="how many the archive holds at least")
    parser.add_argument("--users", type=int, nargs="+", default=list(USERS), help="how many ask at once")
    parser.add_argument("--rounds", type=int, default=20, help="questions of each user")
    parser.add_argument("--asked", type=int, default=ASKED, help="questions between two looks at the memory")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="the data directory, made there where it is not yet")
    parser.add_argument("--out", type=Path, metavar="FILE", help="JSON; Markdown is written beside it")
    options = parser.parse_args(arguments)
    told = {
        "date": provenance.now(),
        "commit": provenance.commit() or "unknown",
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "Python": platform.python_version(),
        "paragraphs": str(options.paragraphs),
        "load before": load_told(),
    }
    try:
        sections = measure(options)
    except subprocess.SubprocessError as fault:
        sys.stderr.write(f"{fault}\n")
        return 1
    lines = "\n".join(f"- {name}: {value}" for name, value in told.items())
    parts = ["# Many users over a large archive", lines, *(table(title, many) for title, many in sections.items())]
    markdown = "\n\n".join(parts) + "\n"
    sys.stdout.write(markdown)
    if options.out:
        figures = {title: [asdict(one) | {"verdict": one.verdict} for one in many] for title, many in sections.items()}
        document = {"conditions": told, "figures": figures}
        options.out.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        options.out.with_suffix(".md").write_text(markdown, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
