"""The product as its users have it: the command line in processes of its own, letters, model and indexes as they are.

One service runs for the whole file; commands beside it run there. The tests are a story, in order.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ingest.read import read
from tests.corpus import ROOT, SAMPLES
from tests.letters import ANSWER, CLEARANCES, CONTROL, NO_POINTS, written
from tests.ui.interfaces import hold

#: Seconds a command may take: on a busy machine libraries alone can take half a minute to load.
PATIENCE_S = 180
QUESTION = "Was sagt die Verwaltung zu Punkt 5?"


@dataclass(frozen=True)
class Home:
    """A user's machine: a data directory, and the command line over it."""

    environment: Mapping[str, str]
    folder: Path

    def run(self, *words: str, sent: bytes = b"") -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        command = [sys.executable, "-m", "ui.cli", *words]
        ran = subprocess.run(
            command,
            cwd=ROOT,
            env=dict(self.environment),
            input=sent,
            capture_output=True,
            timeout=PATIENCE_S,
            check=False,
        )
        out, err = ran.stdout.decode(), ran.stderr.decode()
        assert "Traceback" not in err
        return subprocess.CompletedProcess(command, ran.returncode, out, err)

    def json(self, *words: str) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.run(*words, "--json").stdout)

    def serve(self) -> tuple[subprocess.Popen[str], str]:
        """Start the service; returns it and the page's address."""
        process = subprocess.Popen(
            [sys.executable, "-m", "ui.cli", "serve", "--port", "0"],
            cwd=ROOT, env=dict(self.environment), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert process.stdout is not None
        return process, process.stdout.readline().split()[3]


def one_sentence(ran: subprocess.CompletedProcess[str], code: int) -> str:
    """The one sentence of a command that failed as it should."""
    assert (ran.returncode, ran.stdout) == (code, "")
    assert ran.stderr.count("\n") == 1 and "Erwartet" in ran.stderr and "bitte" in ran.stderr
    return ran.stderr


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Home:
    """A machine on which the two samples are taken in, and some files that are none were offered."""
    folder = tmp_path_factory.mktemp("home")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FUNDSTELLE_")}
    environment |= {"FUNDSTELLE_DATA": str(folder / "data"), "FUNDSTELLE_MODEL": str(model_dir), "COLUMNS": "100"}
    return Home(environment, folder)


@pytest.fixture(scope="module")
def service(home: Home) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The service, running until the end of the file."""
    process, address = home.serve()
    with process:
        yield process, address
        if process.poll() is None:
            process.send_signal(signal.SIGCONT)
            process.terminate()


def test_letters_are_taken_in_and_bad_files_do_not_stop_them(home: Home) -> None:
    bad = home.folder / "bad"
    bad.mkdir()
    for name, content in {
        "leer.txt": b"",
        "binaer.txt": b"\x89PNG\r\n\0\0",
        "null.txt": b"Ein Brief\0",
        "rundschreiben.txt": NO_POINTS.encode(),
    }.items():
        (bad / name).write_bytes(content)
    ran = home.run("ingest", str(bad), str(SAMPLES), "--clearances", str(CLEARANCES))
    assert ran.returncode == 3
    told = ran.stdout.splitlines()
    assert told[0].startswith("aufgenommen: rundschreiben vom 01.02.2023 (") and "zurückgehalten" in told[0]
    assert told[1:3] == [
        "aufgenommen: AF2531/22 vom 14.09.2022 (38 Absätze, öffentlich)",
        "aufgenommen: Beschlusskontrolle zu P0091/21 vom 23.06.2022 (30 Absätze, öffentlich)",
    ]
    assert told[3] == "Zusammenfassung"
    refusals = ran.stderr.splitlines()
    assert len(refusals) == 3
    assert all("Erwartet wird" in line and "gefunden wurde" in line and "bitte" in line for line in refusals)


def test_the_service_opens_the_page(home: Home, service: tuple[subprocess.Popen[str], str]) -> None:
    with urllib.request.urlopen(service[1], timeout=PATIENCE_S) as page:
        assert page.status == 200 and b"Fundstelle" in page.read()


def test_an_answer_carries_its_fundstelle_verbatim(home: Home, service: object) -> None:
    result = home.json("ask", QUESTION)
    hold("ask", result)
    assert result["status"] == "answered"
    sources = {source.document_id: source for source in (read(path).source for path in (ANSWER, CONTROL))}
    markers = {citation["marker"] for citation in result["citations"]}
    assert all(set(sentence["markers"]) <= markers for sentence in result["sentences"])
    for citation in result["citations"]:
        text = sources[citation["document_id"]].text
        assert citation["quote"] == " ".join(text[span["start"] : span["end"]] for span in citation["spans"])


def test_an_answer_is_readable_in_a_terminal(home: Home, service: object) -> None:
    ran = home.run("ask", QUESTION)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "\nFundstellen\n[1] " in ran.stdout and ran.stdout.endswith("Durchsucht: 2 Schreiben, Stand 14.09.2022\n")


def test_nothing_found_is_no_fault_and_names_what_was_searched(home: Home, service: object) -> None:
    ran = home.run("ask", "Wie hoch ist der Eiffelturm in Paris?")
    assert ran.returncode == 0
    assert "In den hier einsehbaren Unterlagen (2 Schreiben, Stand 14.09.2022)" in " ".join(ran.stdout.split())


def test_a_follow_up_and_english(home: Home, service: object) -> None:
    history = home.folder / "verlauf.json"
    history.write_text(json.dumps([{"role": "user", "content": QUESTION}]), encoding="utf-8")
    result = home.json("ask", "Und zu Punkt 6?", "--history", str(history), "--lang", "en")
    hold("ask", result)
    assert result["language"] == "en" and {citation["number"] for citation in result["citations"]} <= {"6", "4"}


@pytest.mark.parametrize(
    ("words", "sent", "found"),
    [
        (["ask", ""], b"", "nichts"),
        (["ask", "x" * 100_000], b"", "100.000"),
        (["ask", "-"], b"Was\0kostet das?", "Steuerzeichen"),
        (["ask", "-"], b"Was kostet das \xff?", "unlesbare"),
        (["ask", "Und?", "--history", str(ANSWER)], b"", "etwas anderes"),
        (["structure", "nicht-da.txt"], b"", "nichts unter diesem Namen"),
        (["ingest", "x.txt", "--clearances", str(ANSWER)], b"", "TOML"),
        (["ingest", "x.txt", "--cleared-by", ""], b"", "leerer Text"),
    ],
)
def test_bad_input_is_one_sentence(home: Home, service: object, words: list[str], sent: bytes, found: str) -> None:
    assert found in one_sentence(home.run(*words, sent=sent), 3)


def test_a_new_letter_is_withheld_then_cleared_while_the_service_runs(
    home: Home, service: tuple[subprocess.Popen[str], str]
) -> None:
    path = written(home.folder, mark="vertraulich")
    ran = home.run("ingest", str(path))
    assert ran.returncode == 0 and "zurückgehalten bis zur Freigabe" in ran.stdout and "--cleared-by" in ran.stdout
    question = "Wann öffnet das Freibad im Norden wieder?"
    assert home.json("ask", question)["scope"]["letters"] == 2

    assert home.run("ingest", str(path), "--cleared-by", "Muster, Probe").stdout.startswith("freigegeben: AF0007/23")
    answered = home.json("ask", question)
    assert answered["scope"]["letters"] == 3 and "1. Juni 2024" in answered["text"]
    document = answered["citations"][0]["document_id"]
    with urllib.request.urlopen(f"{service[1]}/brief/{document}", timeout=PATIENCE_S) as page:
        assert "Freibad" in page.read().decode()
    assert home.run("ingest", str(path)).stdout.startswith("unverändert: AF0007/23")


def test_a_letter_is_corrected_and_changed_while_the_service_runs(
    home: Home, service: tuple[subprocess.Popen[str], str]
) -> None:
    path = home.folder / "brief.txt"
    question = "Wann öffnet das Freibad im Norden wieder?"
    old = home.json("ask", question)["citations"][0]
    hold("ingest", home.json("ingest", str(path)))
    corrected = home.json("correct", "AF0007/23", "--datum", "05.04.2023", "--von", "Anna Beispiel")
    hold("correct", corrected)
    assert corrected["made"] == [1] and "05.04.2023" in home.json("ask", question)["citations"][0]["label"]
    assert "05.04.2023" in home.run("correct", str(path), "--liste").stdout
    home.run("correct", str(path), "--rueckgaengig", "1", "--von", "Anna Beispiel")

    text = path.read_text(encoding="utf-8").replace("□ vertraulich", "vertraulich")
    path.write_text(text.replace("am 1. Juni 2024", "am 1. Juli 2024"), encoding="utf-8")
    assert home.run("ingest", str(path), "--cleared-by", "Muster, Probe").stdout.startswith("geändert: AF0007/23")
    new = home.json("ask", question)
    assert "1. Juli 2024" in new["text"] and "1. Juni 2024" not in new["text"] and new["scope"]["letters"] == 3
    with urllib.request.urlopen(f"{service[1]}/brief/{old['document_id']}", timeout=PATIENCE_S) as page:
        assert "1. Juni 2024" in page.read().decode(), "what was cited still opens"


def test_doctor_and_reindex_work_while_the_service_runs(home: Home, service: tuple[subprocess.Popen[str], str]) -> None:
    assert home.run("reindex").stdout == "Indexe neu aufgebaut: 4 Schreiben.\n"
    report = home.json("doctor")
    hold("doctor", report)
    assert report["owner"] == {"state": "running", "pid": service[0].pid, "serving": service[1]}
    assert report["tiers"]["oeffentlich"] == {"letters": 3, "indexed": 3, "missing": 0}
    assert home.json("ask", QUESTION)["status"] == "answered"


def test_a_second_service_names_the_first(home: Home, service: tuple[subprocess.Popen[str], str]) -> None:
    assert service[1] in one_sentence(home.run("serve"), 1)


def test_a_service_that_hangs_is_one_sentence_within_seconds(
    home: Home, service: tuple[subprocess.Popen[str], str]
) -> None:
    service[0].send_signal(signal.SIGSTOP)
    try:
        started = time.monotonic()
        assert f"Prozess {service[0].pid} schweigt" in one_sentence(home.run("ask", QUESTION), 1)
        assert time.monotonic() - started < 30
        report = home.json("doctor")
        hold("doctor", report)
        assert report["owner"]["state"] == "unresponsive"
    finally:
        service[0].send_signal(signal.SIGCONT)
    assert home.json("ask", QUESTION)["status"] == "answered"


def test_a_service_ends_in_order_when_it_is_told_to(home: Home, service: tuple[subprocess.Popen[str], str]) -> None:
    service[0].terminate()
    assert service[0].wait(PATIENCE_S) == 0
    data = home.folder / "data"
    assert not (data / "owner.sock").exists()
    assert json.loads((data / "indexes" / "oeffentlich" / "seal.json").read_text())["state"] == "closed"


def test_without_a_service_a_command_does_it_itself(home: Home) -> None:
    assert home.json("ask", QUESTION)["scope"]["letters"] == 3


def test_a_service_that_died_leaves_nothing_lost_and_nothing_locked(home: Home) -> None:
    process, _ = home.serve()
    with process:
        process.kill()
    assert (home.folder / "data" / "owner.sock").exists()
    assert home.json("ask", QUESTION)["scope"]["letters"] == 3
    assert not (home.folder / "data" / "owner.sock").exists()


def test_a_missing_model_and_an_index_of_another_version_are_one_sentence_each(home: Home) -> None:
    gone = Home({**home.environment, "FUNDSTELLE_MODEL": str(home.folder / "nowhere")}, home.folder)
    assert "ingest.embedded_model" in one_sentence(gone.run("ask", QUESTION), 1)
    manifest = home.folder / "data" / "indexes" / "oeffentlich" / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"format": ', '"format": 9'))
    assert "fundstelle reindex" in one_sentence(home.run("ask", QUESTION), 1)
    assert home.run("reindex").stdout == "Indexe neu aufgebaut: 4 Schreiben.\n"
    assert home.json("ask", QUESTION)["status"] == "answered"
