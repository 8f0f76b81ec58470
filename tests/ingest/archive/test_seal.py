"""What SQLite does not notice is noticed: flipped bits, files cut to nothing, logs that end too soon, older copies."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ingest.archive.archive import Archive
from ingest.archive.seal import SUFFIX, Seal, Sealed, damaged_letter
from ingest.errors import ArchiveUnusable
from ingest.model import Tier
from tests.corpus import ROOT
from tests.ingest.made_letters import PUBLIC, made

NUMBERS = range(4)


def filled(path: Path) -> None:
    with Archive(path) as archive:
        for number in NUMBERS:
            letter, passages, content = made(f"Absatz {number}.", file=str(number))
            archive.store(letter, passages, content, "", Tier.OEFFENTLICH)


def killed(path: Path) -> None:
    """Fill an archive in a process that is killed; its log stays behind."""
    script = (
        "import os, sys; from pathlib import Path; from ingest.archive.archive import Archive;"
        "from ingest.model import Tier; from tests.ingest.made_letters import made\n"
        "from ingest.archive.archive import Provenance\n"
        "archive = Archive(Path(sys.argv[1]))\n"
        f"for number in {list(NUMBERS)}:\n"
        "    letter, passages, content = made(f'Absatz {number}.', file=str(number))\n"
        "    archive.store(letter, passages, content, '', Tier.OEFFENTLICH, provenance=Provenance(basis='1'))\n"
        "os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False, timeout=120, cwd=ROOT)
    assert path.with_name(f"{path.name}-wal").stat().st_size


def test_what_was_written_is_read(tmp_path: Path) -> None:
    seal = Seal(tmp_path / "a")
    assert seal.read() is None
    (tmp_path / "a").write_bytes(b"Brief")
    seal.open(7)
    assert seal.read() == Sealed(7) and seal.fits(Sealed(7))
    seal.close(8)
    held = seal.read()
    assert held is not None and held.generation == 8 and len(held.digest) == 64 and seal.fits(held)
    seal.open(9)
    assert seal.read() == Sealed(9), "nothing of the longer one is left"
    assert os.stat(tmp_path / f"a{SUFFIX}").st_mode & 0o777 == 0o600
    (tmp_path / "a").write_bytes(b"brief")
    assert not seal.fits(held) and seal.fits(Sealed(9))
    (tmp_path / "a").write_bytes(b"")
    assert not seal.fits(Sealed(9))
    (tmp_path / "a").unlink()
    assert not seal.fits(Sealed(9))


def test_every_changed_byte_of_a_seal_is_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"Brief")
    seal = Seal(tmp_path / "a")
    seal.close(8)
    held, path = seal.read(), tmp_path / f"a{SUFFIX}"
    content = path.read_bytes()
    for place in range(len(content.rstrip())):
        path.write_bytes(content[:place] + bytes([content[place] ^ 2]) + content[place + 1 :])
        assert seal.read() in (None, held), "what is left of it is whole, or it is none"


@pytest.mark.parametrize("damage", ["flipped", "cut", "emptied", "gone", "older"])
def test_a_file_that_is_another_one_is_refused(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "a"
    Archive(path).close()
    shutil.copy(path, tmp_path / "older")
    filled(path)
    content = bytearray(path.read_bytes())
    if damage == "flipped":
        content[content.index(b"Absatz 2")] ^= 1
    path.write_bytes(content[:-4096] if damage == "cut" else b"" if damage == "emptied" else content)
    if damage == "gone":
        path.unlink()
    if damage == "older":
        shutil.copy(tmp_path / "older", path)
    with pytest.raises(ArchiveUnusable, match=r"beschädigt oder von außen verändert.*fundstelle restore"):
        Archive(path)


def test_a_log_that_lost_something_is_refused(tmp_path: Path) -> None:
    killed(tmp_path / "a")
    with_log = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    chance, log = random.Random(1), bytearray(with_log["a-wal"])
    refused = 0
    for _ in range(20):
        for name, content in with_log.items():
            (tmp_path / name).write_bytes(content)
        place = chance.randrange(len(log))
        (tmp_path / "a-wal").write_bytes(log[:place] + bytes([log[place] ^ 1]) + log[place + 1 :])
        try:
            with Archive(tmp_path / "a") as archive:
                assert len(archive.summaries(PUBLIC)) == len(NUMBERS)
        except ArchiveUnusable as fault:
            refused += "bestätigte Änderungen" in str(fault) or "beschädigt" in str(fault)
    assert refused > 10


def test_a_killed_one_that_is_whole_opens(tmp_path: Path) -> None:
    killed(tmp_path / "a")
    with Archive(tmp_path / "a") as archive:
        assert len(archive.summaries(PUBLIC)) == len(NUMBERS) == archive.generation
        with archive.reading() as connection:
            assert damaged_letter(connection) is None


def test_after_a_kill_letters_are_compared_with_their_digests(tmp_path: Path) -> None:
    path = tmp_path / "a"
    killed(path)
    Archive(path).close()
    (tmp_path / f"a{SUFFIX}").unlink()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Absatz 2.", b"Absatz 7."))
    with pytest.raises(ArchiveUnusable, match=r"beschädigt \(Schreiben [0-9a-f]{16}\)"):
        Archive(path)


def test_two_that_have_it_open_seal_nothing_too_early(tmp_path: Path) -> None:
    first = Archive(tmp_path / "a")
    filled(tmp_path / "a")
    held = Seal(tmp_path / "a").read()
    assert held is not None and not held.digest
    first.close()
    Archive(tmp_path / "a").close()
