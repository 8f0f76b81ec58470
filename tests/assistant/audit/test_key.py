"""The house's key is made once, readable by its user alone, and stands in for names that are not written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.audit.key import FILE, house_key, pseudonym
from ingest.errors import ArchiveUnusable


def test_it_is_made_once(tmp_path: Path) -> None:
    key = house_key(tmp_path / "audit", may_make=True)
    assert len(key) == 32 and house_key(tmp_path / "audit", may_make=True) == key
    assert (tmp_path / "audit" / FILE).stat().st_mode & 0o777 == 0o600
    assert house_key(tmp_path / "other", may_make=True) != key


def test_a_missing_key_is_not_made_where_chains_are_sealed_with_it(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnusable, match="Schlüssel"):
        house_key(tmp_path / "audit", may_make=False)
    assert not (tmp_path / "audit").exists()


@pytest.mark.parametrize("content", [b"", b"0" * 64, b"x" * 64 + b"\n", b"0" * 63 + b"\n", b"A" * 64 + b"\n"])
def test_a_damaged_key_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(ArchiveUnusable, match="gefunden wurde etwas anderes"):
        house_key(tmp_path, may_make=True)
    assert (tmp_path / FILE).read_bytes() == content


def test_a_pseudonym_is_the_same_for_every_way_of_writing_a_name() -> None:
    key = bytes(range(32))
    names = ("Erika Muster", "  erika   MUSTER ", "Erika\tMuster", "Ｅrika Muster")
    assert len({pseudonym(key, name) for name in names}) == 1
    assert pseudonym(key, "Erika Master") != pseudonym(key, "Erika Muster") != pseudonym(bytes(32), "Erika Muster")
    assert "erika" not in pseudonym(key, "erika").lower() and len(pseudonym(key, "\udcff")) == 32
