"""One owner at a time, whatever becomes of it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.data_directory import FORMAT, DataDirectory, socket_of
from ingest.errors import ArchiveUnusable, DirectoryInUse
from tests.ingest.made_letters import ROOT

OWNER = """
import sys, time
from pathlib import Path
from ingest.data_directory import DataDirectory
DataDirectory.claim(Path(sys.argv[1]))
sys.stdout.write("mine\\n"); sys.stdout.flush()
time.sleep(60)
"""


def test_new_directory_is_the_users_alone(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b"
    with DataDirectory.claim(path) as owned:
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
        assert (owned.archive, owned.indexes) == (path / "archive.sqlite3", path / "indexes")
        assert owned.socket == socket_of(path) == path / "owner.sock"


def test_mode_of_a_directory_that_is_there_stays(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with DataDirectory.claim(tmp_path):
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_released_directory_can_be_claimed_again(tmp_path: Path) -> None:
    owned = DataDirectory.claim(tmp_path)
    with pytest.raises(DirectoryInUse):
        DataDirectory.claim(tmp_path)
    owned.release()
    owned.release()
    DataDirectory.claim(tmp_path).release()


def test_second_process_is_refused_at_once_and_a_killed_owner_leaves_no_lock(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OWNER, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "mine\n"
        began = time.monotonic()
        with pytest.raises(DirectoryInUse, match="gehört gerade einem anderen"):
            DataDirectory.claim(tmp_path)
        assert time.monotonic() - began < 0.5
        os.kill(owner.pid, signal.SIGKILL)
        owner.wait()
    DataDirectory.claim(tmp_path).release()


@pytest.mark.parametrize("written", [str(FORMAT + 1), "neu", "", "-1"])
def test_directory_of_another_version_is_refused_and_stays_free(tmp_path: Path, written: str) -> None:
    (tmp_path / "format").write_text(written, encoding="utf-8")
    for _ in range(2):
        with pytest.raises(ArchiveUnusable, match=f"Version {FORMAT} oder älter"):
            DataDirectory.claim(tmp_path)


def test_format_is_written_once(tmp_path: Path) -> None:
    DataDirectory.claim(tmp_path).release()
    assert (tmp_path / "format").read_text(encoding="ascii") == f"{FORMAT}\n"
    DataDirectory.claim(tmp_path).release()


def test_path_that_cannot_be_a_directory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ArchiveUnusable, match="beschreibbares Datenverzeichnis"):
        DataDirectory.claim(tmp_path / "file")
