"""Promise 16: a second program on the same data is refused within two seconds, and nothing has changed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.corpus import ROOT
from tests.faults.town import CLEARED_BY, desk_over, is_found, letter
from tests.scoreboard.counting import Promised

_SECOND = """
import sys
from pathlib import Path
from ingest.data_directory import DataDirectory
from ingest.errors import DirectoryInUse
try:
    with DataDirectory.claim(Path(sys.argv[1])) as directory:
        directory.archive.write_bytes(b"")
except DirectoryInUse as fault:
    sys.exit(f"{fault}")
"""


@pytest.mark.promise(16)
def test_a_second_writer_is_refused(tmp_path: Path, promised: Promised, quick_model: Path) -> None:
    longest = 0.0
    with desk_over(tmp_path / "data", quick_model) as desk:
        desk.ingest([letter(tmp_path, 1)], CLEARED_BY)
        for _ in range(20):
            began = time.monotonic()
            ran = subprocess.run(
                [sys.executable, "-c", _SECOND, str(tmp_path / "data")],
                cwd=ROOT, capture_output=True, text=True, check=False, timeout=60, env=dict(os.environ),
            )  # fmt: skip
            took = time.monotonic() - began
            longest = max(longest, took)
            refused = ran.returncode == 1 and "es gehört gerade einem anderen Fundstelle-Prozess" in ran.stderr
            promised.case(refused and took < 2, f"{took:.1f} s: {ran.stderr[-200:]}")
        assert is_found(desk, 1)
    promised.note(f"a second program is refused after {longest:.1f} s at most, its start included")
