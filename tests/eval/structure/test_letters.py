from __future__ import annotations

from pathlib import Path

import pytest

from eval.structure.letters import origin, segmented, sources, text_files
from eval.structure.papers import Papers
from ingest.errors import BadInput
from tests.eval.structure.made import TEXT, write_corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "stadt", {"1": TEXT, "2": "Ein Wort.", "3": " \n\f"})


def test_texts_without_a_word_are_left_out(corpus: Path) -> None:
    paths = text_files(corpus)
    assert [path.stem for path in paths] == ["1", "2", "3"]
    texts = sources(paths)
    assert [path.stem for path in texts] == ["1", "2"] and texts[paths[0]].text == TEXT


def test_structure_is_found_with_and_without_papers(corpus: Path) -> None:
    texts = sources(text_files(corpus))
    for papers in (Papers.of(corpus), None):
        letters = segmented(texts, papers)
        assert [letter.source for letter in letters.values()] == list(texts.values())


def test_a_folder_without_texts(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"files/\*\.txt"):
        text_files(tmp_path)


def test_origin_changes_with_the_texts(corpus: Path) -> None:
    texts = list(sources(text_files(corpus)).values())
    one, other = origin([corpus], None, texts), origin([corpus], corpus / "files" / "1.txt", texts[:1])
    assert (one.system, one.gold, one.corpus, one.letters) == ("structure", "none", "stadt", 2)
    assert (other.gold, other.letters) == ("1.txt", 1)
    assert one.corpus_sha256 == origin([corpus], None, reversed(texts)).corpus_sha256 != other.corpus_sha256
