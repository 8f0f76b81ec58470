"""Which files of a folder are documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.corpus import documents, listing, oparl_folder
from ingest.errors import BadInput
from tests import corpus


def fill(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text", encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return [str(path.relative_to(folder)) for path in documents(folder)]


def test_a_folder_gives_its_letters_and_those_of_its_subfolders_sorted(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.TXT", "sub/deep/c.pdf", "sub/d.docx", ".git/e.txt", "f.zip", "g.html")
    (tmp_path / "sub" / "circle").symlink_to(tmp_path)
    assert names(tmp_path) == ["a.TXT", "b.txt", "f.zip", "g.html", "sub/d.docx", "sub/deep/c.pdf"]


def test_oparl_folders_are_found_in_a_folder(tmp_path: Path) -> None:
    fill(tmp_path, "stadt/papers/1.json", "stadt/files/1.txt", "stadt/notes.txt", "brief.txt", "sub/files/x.txt")
    assert names(tmp_path) == ["brief.txt", "stadt/files/1.txt", "sub/files/x.txt"]
    assert listing(tmp_path).oparl == (tmp_path / "stadt",)
    assert oparl_folder(tmp_path / "stadt/files/sub/2.txt") == tmp_path / "stadt"
    assert oparl_folder(tmp_path / "brief.txt") is None


def test_oparl_folder_gives_only_what_lies_under_files(tmp_path: Path) -> None:
    fill(tmp_path, "papers/1.json", "files/2.txt", "files/2.json", "gold.jsonl", "notes.txt", "structure.json")
    assert names(tmp_path) == ["files/2.txt"]
    assert listing(tmp_path).unsupported == {}


def test_readme_and_gold_are_no_documents(tmp_path: Path) -> None:
    fill(tmp_path, "brief.txt", "README.txt", "README.md", "gold.jsonl", ".versteckt.txt", "clearance.toml")
    assert names(tmp_path) == ["brief.txt"]


def test_unsupported_formats_are_counted(tmp_path: Path) -> None:
    fill(tmp_path, "files/1.txt", "files/2.doc", "files/3.DOC", "files/4.xls")
    assert listing(tmp_path).unsupported == {".doc": 2, ".xls": 1}


@pytest.mark.parametrize("given", ["nichts", "brief.txt", "leer"])
def test_a_folder_without_letters_is_bad_input(tmp_path: Path, given: str) -> None:
    fill(tmp_path, "brief.txt", "leer/README.md")
    with pytest.raises(BadInput) as caught:
        documents(tmp_path / given)
    assert caught.value.exit_code == 3
    assert "Erwartet wird ein Ordner" in str(caught.value)


def test_the_samples_are_two_letters() -> None:
    assert [path.stem for path in documents(corpus.SAMPLES)] == [
        "AF2531-22_Antwort_2022-09-14",
        "P0091-21_Beschlusskontrolle_2022-06-23",
    ]


def test_the_karlsruhe_folder_gives_its_texts() -> None:
    folder = corpus.karlsruhe()
    found = listing(folder)
    assert len(found.documents) == len(list((folder / "files").glob("*.txt")))
    assert found.unsupported == {}
