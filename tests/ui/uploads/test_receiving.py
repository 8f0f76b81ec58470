"""The body of an upload: what is kept under which name, what is refused, and that nothing stays behind."""

from __future__ import annotations

import errno
import hashlib
import shutil
import stat
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from ingest.errors import BadInput, FundstelleError
from tests.ui.payloads import PAYLOADS
from tests.ui.uploads.made_uploads import left_over
from ui.uploads import receiving
from ui.uploads.receiving import Upload, emptied, received, safe_name, unwritable

Files = Sequence[tuple[str, tuple[str, bytes]]]


def sent(
    folder: Path, files: Files = (), fields: Mapping[str, str] | None = None, body: bytes | None = None, kind: str = ""
) -> Upload:
    """What becomes of a request that really went over HTTP; its fault, if there is one, is raised here."""
    found: list[Upload | FundstelleError] = []

    async def take(request: Request) -> Response:
        try:
            found.append(await received(request, folder))
        except FundstelleError as fault:
            found.append(fault)
        return JSONResponse({})

    client = TestClient(Starlette(routes=[Route("/", take, methods=["POST"])]))
    if body is None:
        client.post("/", files=list(files), data=dict(fields or {}))
    else:
        client.post("/", content=body, headers={"content-type": kind})
    (upload,) = found
    if isinstance(upload, FundstelleError):
        raise upload
    return upload


def file(name: str, content: bytes = b"Brief") -> tuple[str, tuple[str, bytes]]:
    return "dateien", (name, content)


def test_files_and_fields_are_kept_as_they_were_sent(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    upload = sent(tmp_path / "neu" / "hier", [file("Übersicht.pdf", content), file("b.txt")], {"sicht": "vermerk"})
    first, second = upload.files
    assert (first.name, first.size, first.sha256) == ("Übersicht.pdf", 2_560_000, hashlib.sha256(content).hexdigest())
    assert first.path and first.path.read_bytes() == content and second.name == "b.txt"
    assert upload.fields == {"sicht": "vermerk"} and upload.folder == tmp_path / "neu" / "hier"
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(upload.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_hostile_name_is_shown_and_leads_nowhere(payload: str, tmp_path: Path) -> None:
    name = safe_name(payload)
    assert name not in ("", ".", "..") and not set(name) & set("/\\!\0\n") and name.isprintable()
    assert len(name.encode()) <= 120
    (tmp_path / name).write_text("x")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Antwort AF2531-22.pdf", "Antwort AF2531-22.pdf"),
        ("C:\\Users\\x\\Übersicht.PDF", "Übersicht.PDF"),
        ("../../etc/passwd", "passwd"),
        ("bündel!antwort.txt", "bündel_antwort.txt"),
        ("U\u0308bersicht.txt", "Übersicht.txt"),
        ("...", "datei"),
        ("", "datei"),
        ("/", "datei"),
        (".htaccess", "htaccess"),
        ("  viel   Luft .txt ", "viel Luft.txt"),
        ("a\r\nSet-Cookie: x.txt", "a__Set-Cookie: x.txt"),
        ("gnp.\u202etxt.exe", "gnp._txt.exe"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("ß" * 300 + ".docx", "ß" * 57 + ".docx"),
        ("ende." + "y" * 300, "ende." + "y" * 115),
    ],
)
def test_names_stay_readable(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_a_browsers_quotation_mark_is_one_again(tmp_path: Path) -> None:
    head = b'--x\r\nContent-Disposition: form-data; name="dateien"; filename="Bad %22Nord%22.txt"\r\n\r\n'
    body = head + b"Brief\r\n--x--\r\n"
    upload = sent(tmp_path / "a", body=body, kind="multipart/form-data; boundary=x")
    assert upload.files[0].name == 'Bad "Nord".txt'


def test_a_form_without_a_file_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    empty = b'--x\r\nContent-Disposition: form-data; name="dateien"; filename=""\r\n\r\n\r\n--x--\r\n'
    with pytest.raises(BadInput, match="mindestens eine Datei"):
        sent(tmp_path / "a", body=empty, kind="multipart/form-data; boundary=x")
    assert list(tmp_path.iterdir()) == []


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert receiving.MOST_FILES == 200
    with pytest.raises(BadInput, match="höchstens 200 Dateien"):
        sent(tmp_path / "a", [file(f"{number}.txt") for number in range(201)])
    assert len(sent(tmp_path / "b", [file(f"{number}.txt") for number in range(200)]).files) == 200


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"sicht=vermerk", "application/x-www-form-urlencoded"),
        (b"--x\r\nunsinn", "multipart/form-data; boundary=x"),
        (b"--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--\r\n", "multipart/form-data; boundary=x"),
        (b"", "multipart/form-data"),
        (b"{}", "application/json"),
    ],
)
def test_what_is_no_form_with_files_is_refused(tmp_path: Path, body: bytes, kind: str) -> None:
    with pytest.raises(BadInput):
        sent(tmp_path / "a", body=body, kind=kind)
    assert list(tmp_path.iterdir()) == []


def test_a_field_of_many_bytes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Formular dieser Seite"):
        sent(tmp_path / "a", [file("a.txt")], {"grund": "x" * 20_000})


def test_a_file_that_is_too_large_is_named_and_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiving, "MOST_FILE_BYTES", 10)
    upload = sent(tmp_path / "a", [file("groß.zip", b"x" * 11), file("klein.txt", b"x" * 10)])
    assert [(one.name, one.path is None, one.size) for one in upload.files] == [
        ("groß.zip", True, 11),
        ("klein.txt", False, 10),
    ]


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte; who may not mount one gets one that says that it is full."""
    folder = tmp_path / "voll"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no right to mount a small file system; test_a_disk_that_fails_is_named holds the sentence")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_named_and_nothing_stays(full_disk: Path) -> None:
    with pytest.raises(FundstelleError, match="Datenträger ist voll") as fault:
        sent(full_disk / "a", [file("erste.pdf", bytes(800_000)), file("zweite.pdf", bytes(800_000))])
    assert not isinstance(fault.value, BadInput), "a fault, and none of the sender's"
    assert left_over(full_disk) == []


def test_a_disk_that_fails_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(file: UploadFile, path: Path) -> None:
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(receiving, "_copied", full)
    with pytest.raises(FundstelleError, match="Datenträger ist voll"):
        sent(tmp_path / "a", [file("a.txt")])
    assert list(tmp_path.iterdir()) == []
    assert str(unwritable(OSError(errno.EACCES, "x"))).count("Zugriff") == 1


def test_a_folder_is_removed_with_all_in_it(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    emptied(tmp_path / "a")
    emptied(tmp_path / "a")
    assert list(tmp_path.iterdir()) == []
