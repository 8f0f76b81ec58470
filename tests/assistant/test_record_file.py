"""Records are on the disk when they are added, whole or not at all, and readable by their user alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from assistant.record_file import RecordFile
from ingest.errors import ArchiveUnusable
from tests.corpus import ROOT


def test_what_is_added_is_read_in_order(tmp_path: Path) -> None:
    file = RecordFile(tmp_path / "r.jsonl")
    assert file.rows() == []
    for row in ({"a": "ä\n„“"}, {"b": 1, "c": None}):
        file.add(row)
    assert file.rows() == [{"a": "ä\n„“"}, {"b": 1, "c": None}]
    assert (tmp_path / "r.jsonl").read_text(encoding="utf-8").count("\n") == 2


def test_it_is_readable_by_its_user_alone(tmp_path: Path) -> None:
    RecordFile(tmp_path / "r.jsonl").add({})
    assert (tmp_path / "r.jsonl").stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_before_the_first_record(tmp_path: Path) -> None:
    RecordFile(tmp_path / "r.jsonl").rows()
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_left_unfinished_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"a": 1}\n{"b": "' + "x" * 100_000, encoding="utf-8")
    file = RecordFile(path)
    assert file.rows() == [{"a": 1}]
    file.add({"c": 2})
    assert path.read_text(encoding="utf-8") == '{"a": 1}\n{"c": 2}\n'


def test_a_first_line_that_was_never_finished_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"a', encoding="utf-8")
    RecordFile(path).add({"c": 2})
    assert RecordFile(path).rows() == [{"c": 2}]


def test_killed_while_writing_it_leaves_whole_lines(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    script = (
        "from pathlib import Path; from assistant.record_file import RecordFile\n"
        f"file = RecordFile(Path({str(path)!r}))\n"
        "while True: file.add({'text': 'wort ' * 5000})\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT)}) as writer:
        for _ in range(600):
            if path.exists() and path.stat().st_size > 200_000:
                break
            threading.Event().wait(0.05)
        writer.send_signal(signal.SIGKILL)
    RecordFile(path).add({"last": True})
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert rows[-1] == {"last": True} and all(len(row["text"]) == 25_000 for row in rows[:-1])


def test_threads_do_not_mix_their_lines(tmp_path: Path) -> None:
    file = RecordFile(tmp_path / "r.jsonl")

    def five(number: int) -> None:
        for _ in range(5):
            file.add({"n": number, "x": "y" * 2_000})

    threads = [threading.Thread(target=five, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(row["n"] for row in file.rows()) == sorted(list(range(8)) * 5)


def test_a_lone_surrogate_can_be_stored(tmp_path: Path) -> None:
    file = RecordFile(tmp_path / "r.jsonl")
    file.add({"a": "x\ud800y"})
    assert file.rows()[0]["a"].startswith("x") and "\ud800" not in file.rows()[0]["a"]


@pytest.mark.parametrize("content", [b"[1]\n", b"nein\n", b"\xff\xfe\n"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "r.jsonl").write_bytes(content)
    with pytest.raises(ArchiveUnusable, match="JSON-Objekt je Zeile"):
        RecordFile(tmp_path / "r.jsonl").rows()


def test_a_folder_in_its_place_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").mkdir()
    with pytest.raises(ArchiveUnusable, match="Ordner"):
        RecordFile(tmp_path / "r.jsonl").add({})
    with pytest.raises(ArchiveUnusable, match="Ordner"):
        RecordFile(tmp_path / "r.jsonl").rows()


def test_what_is_dropped_is_gone_from_the_file(tmp_path: Path) -> None:
    file = RecordFile(tmp_path / "r.jsonl")
    assert file.drop(lambda row: True) == 0 and list(tmp_path.iterdir()) == []
    for number in range(3):
        file.add({"n": number, "x": "Kanarienvogel" if number == 1 else "ä"})
    assert file.drop(lambda row: row["n"] == 1) == 1
    assert [row["n"] for row in file.rows()] == [0, 2]
    assert b"Kanarienvogel" not in (tmp_path / "r.jsonl").read_bytes()
    assert (tmp_path / "r.jsonl").stat().st_mode & 0o777 == 0o600
    file.add({"n": 3})
    assert file.drop(lambda row: False) == 0 and len(file.rows()) == 3
    assert file.drop(lambda row: True) == 3 and list(tmp_path.iterdir()) == []


def test_a_record_that_is_added_meanwhile_is_not_lost(tmp_path: Path) -> None:
    file = RecordFile(tmp_path / "r.jsonl")

    def twenty() -> None:
        for number in range(20):
            file.add({"n": number})

    adding = [threading.Thread(target=twenty) for _ in range(4)]
    for thread in adding:
        thread.start()
    gone = 0
    while any(thread.is_alive() for thread in adding):
        gone += file.drop(lambda row: row["n"] % 2 == 1)
    gone += file.drop(lambda row: row["n"] % 2 == 1)
    assert (gone, len(file.rows())) == (40, 40)


def test_a_file_that_cannot_be_written_anew_stays(tmp_path: Path) -> None:
    file = RecordFile(tmp_path / "r.jsonl")
    file.add({"n": 1})
    file.add({"n": 2})
    (tmp_path / "r.jsonl.new").mkdir()
    with pytest.raises(ArchiveUnusable, match="Ordner"):
        file.drop(lambda row: row["n"] == 1)
    assert len(file.rows()) == 2
