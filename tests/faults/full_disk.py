"""A disk that fills up: run as ``unshare -rm python -m tests.faults.full_disk FOLDER MOUNTED KILOBYTES``.

A small file system is mounted for this process alone, the data directory lies on it, and letters are taken in until
there is no more room. Then the disk gets larger. What happened is printed as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.desk import Desk
from ingest.errors import FundstelleError, IndexUnusable
from ingest.settings import SHIPPED_MODEL, Settings
from tests.faults.town import CLEARED_BY, is_found, letter, patched, question, words

_MOST_LETTERS = 60


def lived(letters: Path, data: Path) -> dict[str, Any]:
    """Take letters in until the disk is full, and ask about one that was taken in before."""
    acknowledged, said, wrong, served = [], "", [], 0
    with Desk.open(Settings(data, SHIPPED_MODEL)) as desk:
        for number in range(_MOST_LETTERS):
            try:
                (report,) = desk.ingest([letter(letters, number)], CLEARED_BY)
            except FundstelleError as fault:
                said = str(fault)
                break
            if report.document_id:
                acknowledged.append(number)
        for number in acknowledged[:3]:
            try:
                answer = desk.ask(question(number))
            except FundstelleError:
                continue
            if words(number) in answer.text:
                served += 1
            elif answer.citations:
                wrong.append(answer.text)
        try:
            desk.close()
        except FundstelleError as fault:
            said = said or str(fault)
    return {"acknowledged": acknowledged, "said": said, "wrong": wrong, "served": served}


def healed(data: Path, acknowledged: list[int]) -> list[int]:
    """What was acknowledged and cannot be found although there is room again."""
    with Desk.open(Settings(data, SHIPPED_MODEL)) as desk:
        try:
            desk._machinery.load()
        except IndexUnusable:
            desk.reindex()  # as the service does at its start
        return [number for number in acknowledged if not is_found(desk, number)]


def main() -> None:
    """Fill the disk, make it larger, look again."""
    letters, mounted, sizes = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
    patched(pytest.MonkeyPatch())
    for size in sizes:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(mounted)], check=True)
        found: dict[str, Any] = {"size": int(size), "acknowledged": [], "said": "", "wrong": [], "served": 0}
        try:
            found |= lived(letters, mounted / "data")
        except FundstelleError as fault:
            found["said"] = str(fault)
        subprocess.run(["mount", "-o", "remount,size=200m", str(mounted)], check=True)
        try:
            found["lost"] = healed(mounted / "data", found["acknowledged"])
        except FundstelleError as fault:
            found["lost"] = [str(fault)]
        os.write(1, (json.dumps(found) + "\n").encode())
        subprocess.run(["umount", "-l", str(mounted)], check=True)


if __name__ == "__main__":
    main()
