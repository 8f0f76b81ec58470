"""Promise 16: a full disk is said in one sentence, nothing acknowledged is lost, no answer is wrong, and it heals."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import ROOT
from tests.scoreboard.counting import Promised


@pytest.mark.promise(16)
def test_a_full_disk(tmp_path: Path, promised: Promised) -> None:
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("a small file system can be mounted by nobody here")
    runs = promised.size(6, 20)
    sizes = [str(1400 + 3000 * number // runs) for number in range(runs)]
    for name in ("letters", "mounted"):
        (tmp_path / name).mkdir()
    command = ["unshare", "-rm", sys.executable, "-m", "tests.faults.full_disk"]
    ran = subprocess.run(
        [*command, str(tmp_path / "letters"), str(tmp_path / "mounted"), *sizes],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=1200,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-3000:]
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(found) == runs
    for one in found:
        sentence = "Erwartet" in one["said"] and "bitte" in one["said"] and "voll" in one["said"]
        promised.case(sentence and not one["wrong"] and not one["lost"], f"{one}")
    taken = sum(len(one["acknowledged"]) for one in found)
    asked, served = sum(len(one["acknowledged"][:3]) for one in found), sum(one["served"] for one in found)
    promised.note(f"{taken} letters acknowledged before {runs} disks were full; {served} of {asked} answered meanwhile")
