"""Letters taken in and a question answered, the interpreter watching: nothing is unpickled, nobody is called.

Watched are audit events of Python (PEP 578). What a library does in C or Rust without Python raises none; against that
the whole suite runs in an empty network namespace (`.ci/offline`).
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.corpus import ROOT, SAMPLES
from tests.letters import CLEARANCES
from tests.scoreboard.counting import Promised
from tests.ui.browser.serving import PATIENCE_S, environment_of

#: Runs commands and tells each event with the files of the frames it came from.
WATCHED = """
import json, sys
found = []
def watch(event, args):
    if event in ("pickle.find_class", "socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request"):
        frame, files = sys._getframe(), []
        while frame is not None:
            files.append(frame.f_code.co_filename)
            frame = frame.f_back
        found.append([event, [repr(each) for each in args], files])
sys.addaudithook(watch)
from ui.cli import main
code = 0
for words in json.loads(sys.argv[1]):
    code = main(words) or code
print("FOUND " + json.dumps(found))
sys.exit(code)
"""
#: Its dictionary is a pickle inside the installed package, which the lock holds by hash; nothing comes from outside.
OF_A_PACKAGE = "/site-packages/HanTa/"

Event = tuple[str, list[str], list[str]]


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> list[Event]:
    """What was told during a run."""
    commands = [
        ["ingest", str(SAMPLES), "--clearances", str(CLEARANCES)],
        ["ask", "Wie viele Ukrainerinnen beraten im Büro der Stadt?"],
    ]
    words = [sys.executable, "-c", WATCHED, json.dumps(commands)]
    data = tmp_path_factory.mktemp("watched") / "data"
    environment = environment_of(data)
    done = subprocess.run(words, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S)
    assert done.returncode == 0, done.stderr
    assert "fünf Ukrainerinnen" in " ".join(done.stdout.split())
    return [(event, arguments, files) for event, arguments, files in json.loads(done.stdout.rpartition("FOUND ")[2])]


@pytest.mark.promise(25)
def test_nothing_is_unpickled(events: list[Event], promised: Promised) -> None:
    pickled = [each for each in events if each[0] == "pickle.find_class"]
    assert any(OF_A_PACKAGE in file for _, _, files in pickled for file in files), "the watch is awake"
    foreign = [each for each in pickled if not any(OF_A_PACKAGE in file for file in each[2])]
    promised.case(not foreign, f"{foreign[:2]}")


@pytest.mark.promise(14)
def test_nobody_is_called(events: list[Event], promised: Promised) -> None:
    """The data directory's own socket is a file, and has no host."""
    called = [each for each in events if each[0] != "pickle.find_class" and "/" not in " ".join(each[1])]
    promised.case(not called, f"{called[:2]}")
