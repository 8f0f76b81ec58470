"""The store as a whole: nothing of it is readable without the key, nothing is lost, what is deleted is gone."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.model import Turn
from assistant.personal.holder import holder_of
from assistant.personal.store import FILE, FORGOTTEN_DAYS, Personal
from tests.assistant.personal.kept import DAY, NOON, ONE, OTHER, QUESTION, Clock, everything, opened, past
from tests.corpus import ROOT
from tests.ui.made_answers import QUOTE

TOKEN = "B" * 42 + "A"
#: Words of the question, the answer, its label and attribution, the references: none may stand in the file.
SECRET = [
    "Schwimmparadies",
    "Kunterbunt",
    "Freibad",
    "Becken",
    "AF1/22",
    "Oberbürgermeister",
    "P0091",
    "Frage 1",
    "Rechtspflicht",
]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Personal:
    return opened(tmp_path, clock)


def readable(folder: Path) -> list[str]:
    """The words that stand in any file of a folder, in UTF-8 or UTF-16."""
    content = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file()).lower()
    codes = ("utf-8", "utf-16-le", "utf-16-be")
    return [word for word in SECRET if any(word.lower().encode(code) in content for code in codes)]


def fill(store: Personal) -> str:
    cid = store.history.add(ONE, None, past())
    store.remembered.add_question(
        ONE, QUESTION, "de", (Turn("user", "Das Freibad?"), Turn("assistant", "Zwei Becken."))
    )
    store.remembered.follow(ONE, "P0091/21")
    assert cid
    return cid


def test_no_word_stands_in_any_file_before_and_after_deletion(store: Personal, tmp_path: Path) -> None:
    cid = fill(store)
    assert readable(tmp_path) == []
    assert (tmp_path / f"{FILE}-wal").stat().st_size, "the log was searched, too"
    store.history.delete(ONE, cid)
    for number in (1, 2):
        store.remembered.remove(ONE, number)
    assert readable(tmp_path) == []
    store.close()
    assert readable(tmp_path) == []


def test_neither_key_nor_token_stands_in_any_file(store: Personal, tmp_path: Path) -> None:
    holder = holder_of(TOKEN)
    store.history.add(holder, None, past())
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert holder.id.encode() in content
    assert holder.key not in content and holder.key.hex().encode() not in content and TOKEN.encode() not in content


def test_what_is_deleted_is_gone_from_the_file(store: Personal, tmp_path: Path) -> None:
    """Even sealed: the bytes of a deleted row stand neither in the file nor in its log."""
    cid = fill(store)
    with sqlite3.connect(tmp_path / FILE) as connection:
        sealed = [
            row[0] for row in connection.execute("SELECT sealed FROM exchanges UNION SELECT sealed FROM remembered")
        ]
    store.history.delete(ONE, cid)
    for number in (1, 2):
        store.remembered.remove(ONE, number)
    content = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(sealed) == 3
    assert not any(row[start : start + 16] in content for row in sealed for start in range(0, len(row) - 16, 16))
    assert cid.encode() not in content and QUOTE.document_id.encode() not in content


def test_the_key_alone_opens_it(store: Personal) -> None:
    cid = fill(store)
    found = store.history.conversation(ONE, cid, everything)
    assert found is not None and found[0].question == QUESTION


def test_expired_is_gone_from_the_file_as_well(store: Personal, clock: Clock, tmp_path: Path) -> None:
    cid = fill(store)
    assert store.expire(NOON + 30 * DAY) == 0
    assert store.expire(NOON + 31 * DAY) == 1
    assert cid.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert len(store.remembered.questions(ONE)) == len(store.remembered.vorgaenge(ONE)) == 1


def test_a_holder_unseen_for_400_days_is_forgotten_with_all_they_kept(store: Personal, clock: Clock) -> None:
    fill(store)
    clock.moment = NOON + DAY
    store.remembered.follow(OTHER, "P0091/21")
    assert store.expire(NOON + FORGOTTEN_DAYS * DAY) == 1, "the conversation alone"
    assert store.expire(NOON + (FORGOTTEN_DAYS + 1) * DAY) == 1, "the first holder"
    assert store.remembered.questions(ONE) == store.remembered.vorgaenge(ONE) == []
    assert len(store.remembered.vorgaenge(OTHER)) == 1


def test_nothing_to_expire_makes_no_file(store: Personal, tmp_path: Path) -> None:
    assert store.expire(NOON) == store.forget_document("a") == 0
    assert list(tmp_path.iterdir()) == []


_WRITER = """
import sys, threading
from pathlib import Path
from assistant.personal.holder import holder_of
from tests.assistant.personal.kept import Clock, opened, past

store = opened(Path(sys.argv[1]), Clock())
holder, telling = holder_of(sys.argv[2]), threading.Lock()

def write(name):
    conversation = None
    for number in range(100_000):
        conversation = store.history.add(holder, conversation, past(f"{name}-{number}"))
        with telling:
            print(conversation, f"{name}-{number}", flush=True)

for name in "ab":
    threading.Thread(target=write, args=(name,)).start()
"""


def test_two_threads_killed_between_their_writes_leave_a_whole_file(tmp_path: Path, clock: Clock) -> None:
    command = [sys.executable, "-c", _WRITER, str(tmp_path), TOKEN]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as run:
        assert run.stdout is not None
        told = [run.stdout.readline()]
        time.sleep(0.5)
        run.send_signal(signal.SIGKILL)
        told += run.stdout.readlines()
    acknowledged: dict[str, list[str]] = {}
    for line in told:
        if line.endswith("\n"):
            conversation, question = line.split()
            acknowledged.setdefault(conversation, []).append(question)
    assert len(acknowledged) == 2 and min(map(len, acknowledged.values())) > 3
    with sqlite3.connect(tmp_path / FILE) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    store = opened(tmp_path, clock)
    for conversation, questions in acknowledged.items():
        found = store.history.conversation(holder_of(TOKEN), conversation, everything)
        assert found is not None and [one.question for one in found][: len(questions)] == questions
        assert all(one.missing == "" for one in found) and len(found) - len(questions) <= 1
