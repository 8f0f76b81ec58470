"""A reading has a process of its own: what it does to itself ends with it, in a sentence."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from ingest.errors import BadInput
from ingest.formats.sandbox import Limits, run, scratch
from tests.ingest.formats.made_documents import written_pdf, zipped

LETTER = zipped({"brief.txt": b"Ein Brief"})


def processes_in(folder: Path) -> list[str]:
    """Processes that work in a folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cwd"):
        try:
            found += [str(entry)] if os.readlink(entry).startswith(str(folder)) else []
        except OSError:
            continue  # another user's, or gone by now
    return found


def test_task_gives_plain_data_and_files() -> None:
    with scratch(LETTER) as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert run("members", "a.zip", folder) == {"members": [{"name": "brief.txt", "file": "000001"}]}
        assert (folder / "000001").read_bytes() == b"Ein Brief"
    assert not folder.exists()


def test_refusal_of_a_task_is_raised_here() -> None:
    with scratch(b"PK kein Archiv") as folder, pytest.raises(BadInput, match=r"a\.zip.*beschädigt.*bitte"):
        run("members", "a.zip", folder)


@pytest.mark.promise(21)
def test_task_that_takes_too_long_is_ended() -> None:
    started = time.monotonic()
    with scratch(LETTER) as folder:
        os.mkfifo(folder / "pipe")  # opening it waits for a writer that never comes
        with pytest.raises(BadInput, match=r"a\.zip.*nie fertig"):
            run("members", "a.zip", folder, Limits(seconds=1), file="pipe")
        assert processes_in(folder) == []
    assert time.monotonic() - started < 10


@pytest.mark.promise(21)
def test_task_that_takes_too_much_memory_is_ended() -> None:
    content = written_pdf(
        ["<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [] /Count 0>>", "(" + "x" * 90_000_000 + ")"]
    )
    with scratch(content) as folder, pytest.raises(BadInput, match=r"a\.pdf.*(Arbeitsspeicher|abgebrochen)"):
        run("pdf", "a.pdf", folder, Limits(memory=150_000_000))


@pytest.mark.promise(21)
def test_task_that_writes_too_much_is_ended() -> None:
    with scratch(zipped({"a.txt": b"x" * 9_000_000})) as folder, pytest.raises(BadInput):
        run("members", "a.zip", folder, Limits(written=1_000_000))


@pytest.mark.promise(21)
def test_task_that_breaks_down_is_told_by_its_kind() -> None:
    with scratch(LETTER) as folder, pytest.raises(BadInput, match=r"abgebrochen \(KeyError\)"):
        run("unbekannt", "a.zip", folder)


def test_process_sees_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KENNWORT", "geheim")
    given: dict[str, str] = {}

    def refuse(*_: object, env: dict[str, str], **__: object) -> None:
        given.update(env)
        raise OSError

    monkeypatch.setattr("ingest.formats.sandbox.subprocess.Popen", refuse)
    with scratch(LETTER) as folder, pytest.raises(OSError):
        run("members", "a.zip", folder)
    assert "PATH" in given and "KENNWORT" not in given
