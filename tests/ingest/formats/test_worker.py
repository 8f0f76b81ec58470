"""The process that reads one file holds itself to its limits and leaves an answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.corpus import ROOT
from tests.ingest.formats.made_documents import zipped

ORDER = {"arguments": {}, "seconds": 7.5, "memory": 900_000_000, "written": 5_000_000}


def worked(folder: Path, code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_limits_hold_and_cannot_be_raised(tmp_path: Path) -> None:
    code = (
        "import resource as r; from ingest.formats.worker import limit; limit(7.5, 900_000_000, 5_000_000);"
        "print([r.getrlimit(n) for n in (r.RLIMIT_CPU, r.RLIMIT_AS, r.RLIMIT_FSIZE, r.RLIMIT_CORE)])"
    )
    expected = [(8, 9), (900_000_000, 900_000_000), (5_000_000, 5_000_000), (0, 0)]
    assert worked(tmp_path, code).strip() == str(expected)


def test_answer_is_left_as_json(tmp_path: Path) -> None:
    (tmp_path / "input").write_bytes(zipped({"Grüße.txt": b"Brief"}))
    worked(tmp_path, f"from ingest.formats.worker import main; main('members', 'a.zip', {json.dumps(ORDER)!r})")
    answer = json.loads((tmp_path / "result.json").read_text("utf-8"))
    assert answer == {"members": [{"name": "Grüße.txt", "file": "000001"}]}


def test_refusal_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "input").write_bytes(b"PK")
    worked(tmp_path, f"from ingest.formats.worker import main; main('members', 'a.zip', {json.dumps(ORDER)!r})")
    expected, found, remedy = json.loads((tmp_path / "result.json").read_text("utf-8"))["refused"]
    assert "a.zip" in expected and "beschädigt" in found and remedy.startswith("bitte")
