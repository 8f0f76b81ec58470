"""What counts as verbatim, and what identifies a corpus."""

from __future__ import annotations

from pathlib import Path

from eval.sources import Sources
from tests.eval.made import cited

TEXT = "Die ausländische Person\n\n-4-\n\nauf die Möglichkeit hinweisen.\n"


def corpus(folder: Path, text: str = TEXT, name: str = "AF1-22.txt") -> Sources:
    (folder / name).write_text(text, encoding="utf-8")
    return Sources.read(folder.glob("*.txt"))


def test_a_quote_with_spans_is_their_slices(tmp_path: Path) -> None:
    spans = [{"page": 1, "start": 0, "end": 23}, {"page": 2, "start": 30, "end": 60}]
    quote = "Die ausländische Person auf die Möglichkeit hinweisen."
    sources = corpus(tmp_path)
    assert sources.holds(cited(quote, spans=spans))
    assert not sources.holds(cited(quote.upper(), spans=spans))
    assert not sources.holds(cited(quote, spans=spans[:1]))
    assert not sources.holds(cited(quote, spans=[{"page": 1, "start": 0, "end": 999}]))
    assert not sources.holds(cited(quote, spans=[{"page": 1, "start": 5, "end": 5}]))


def test_a_quote_without_spans_stands_in_the_text(tmp_path: Path) -> None:
    sources = corpus(tmp_path)
    assert sources.holds(cited("Person -4- auf die"))
    assert not sources.holds(cited("Person auf die"))
    assert not sources.holds(cited("Person", file="AF2-22"))


def test_files_without_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "scan.txt").write_bytes(b"")
    sources = corpus(tmp_path)
    assert sources.unreadable == ("scan.txt",)
    assert list(sources.by_file) == ["AF1-22"]


def test_the_fingerprint_shows_names_and_contents(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "abcd"]
    for folder in folders:
        folder.mkdir()
    same, again, other, renamed = (
        corpus(folders[0]),
        corpus(folders[1]),
        corpus(folders[2], TEXT + "x"),
        corpus(folders[3], name="AF2-22.txt"),
    )
    assert same.fingerprint == again.fingerprint
    assert len({same.fingerprint, other.fingerprint, renamed.fingerprint}) == 3
