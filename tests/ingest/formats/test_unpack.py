"""A ZIP archive is unpacked under limits, and no name in it becomes a path."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import BadInput
from ingest.formats import unpack as unpacking
from ingest.formats.unpack import unpack
from tests.ingest.formats.made_documents import zipped


def unpacked(content: bytes, tmp_path: Path) -> dict[str, bytes | str]:
    """What becomes of each member: its bytes, or why it is refused."""
    file, folder = tmp_path / "a.zip", tmp_path / "folder"
    file.write_bytes(content)
    folder.mkdir()
    found = unpack(file, "a.zip", folder)
    assert all(path.name.isdigit() for path in folder.iterdir())
    return {one["name"]: _content(one, folder) for one in found}


def _content(member: dict[str, Any], folder: Path) -> bytes | str:
    return str(member["refusal"]) if "refusal" in member else (folder / member["file"]).read_bytes()


def test_members_keep_order_and_names(tmp_path: Path) -> None:
    members = {"2022/Grüße.txt": b"a", "2022/": b"", "b\\c.txt": b"b", "Leer.txt": b""}
    expected = {"2022/Grüße.txt": b"a", "b/c.txt": b"b", "Leer.txt": b""}
    assert unpacked(zipped(members), tmp_path) == expected


def test_what_systems_add_is_left_out(tmp_path: Path) -> None:
    added = {"__MACOSX/._a.txt": b"", ".DS_Store": b"", "x/Thumbs.db": b"", "desktop.ini": b""}
    assert unpacked(zipped(added | {"a.txt": b"a"}), tmp_path) == {"a.txt": b"a"}


def test_names_without_a_mark_of_their_encoding_are_read(tmp_path: Path) -> None:
    content = bytearray(zipped({"Grüße.txt": b"a"}))
    for place in (6, content.rfind(b"PK\1\2") + 8):  # the flags of the member, here and in the directory
        struct.pack_into("<H", content, place, 0)
    assert unpacked(bytes(content), tmp_path) == {"Grüße.txt": b"a"}


@pytest.mark.parametrize(
    "name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "\\\\host\\a.txt"]
)
def test_name_that_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    found = unpacked(zipped({name: b"x", "gut.txt": b"gut"}), tmp_path)
    assert found.pop("gut.txt") == b"gut"
    assert all("hinausführt" in str(refusal) for refusal in found.values()) and len(found) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"a.zip", "folder"}


def test_link_is_refused(tmp_path: Path) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert "Verweis" in str(unpacked(written.getvalue(), tmp_path)["a.txt"])


def test_encrypted_and_damaged_members_are_refused_and_the_others_read(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.txt": b"a" * 100, "b.txt": b"Brief " * 20, "c.txt": b"c"}))
    directory = content.index(b"PK\1\2")
    content[6] |= 1
    content[directory + 8] |= 1
    content[content.index(b"b.txt") + 8] ^= 0xFF
    found = unpacked(bytes(content), tmp_path)
    assert "verschlüsselte" in str(found["a.txt"])
    assert "nicht auspacken" in str(found["b.txt"])
    assert found["c.txt"] == b"c"


def test_second_member_of_a_name_is_refused(tmp_path: Path) -> None:
    written = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(written, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("a.txt", b"eins")
        archive.writestr("a.txt", b"zwei")
    file = tmp_path / "a.zip"
    file.write_bytes(written.getvalue())
    first, second = unpack(file, "a.zip", tmp_path)
    assert "file" in first and "gleichen Namens" in second["refusal"]


def test_archive_in_an_archive_is_unpacked_and_no_deeper(tmp_path: Path) -> None:
    inner = zipped({"a.txt": b"a"})
    found = unpacked(zipped({"b.zip": inner, "c.zip": zipped({"b.zip": inner}), "d.zip": inner[:-9]}), tmp_path)
    assert found["b.zip/a.txt"] == b"a"
    assert "verschachtelt" in str(found["c.zip/b.zip"])
    assert "beschädigt" in str(found["d.zip"])


def test_archive_that_bursts_is_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.zip.*200-Fache"):
        unpacked(zipped({"gut.txt": b"gut", "null.txt": b"\0" * 60_000_000}), tmp_path)


@pytest.mark.parametrize(("limit", "found"), [("MAX_TOTAL", "ausgepackt mehr"), ("MAX_MEMBERS", "mehr als 1 Dateien")])
def test_limits_count_over_all_members(limit: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, limit, 1)
    inner = zipped({"b.txt": b"b"})
    with pytest.raises(BadInput, match=found):
        unpacked(zipped({"a.txt": b"a", "b.zip": inner}), tmp_path)


def test_large_member_is_refused_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "MAX_MEMBER", 10)
    found = unpacked(zipped({"a.txt": b"a" * 11, "b.txt": b"b"}), tmp_path)
    assert "größere" in str(found["a.txt"]) and found["b.txt"] == b"b"


@pytest.mark.parametrize("content", [b"PK", b"PK\3\4" + b"\0" * 200, zipped({"a.txt": b"a"})[:-20]])
def test_what_is_no_whole_archive_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"a\.zip.*abgeschnitten"):
        unpacked(content, tmp_path)
