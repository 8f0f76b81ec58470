"""Letters of one paper are read together, and only when what they are read by has changed."""

from __future__ import annotations

from ingest import structure
from ingest.corrections import Correction, Field, block_change
from ingest.model import Paper, Source
from ingest.read import read
from ingest.segment import segment
from ingest.structure import ToRead, basis, by_this_reader, structured
from tests.ingest.test_pipeline_versions import ENQUIRY, REPLY
from tests.letters import ANSWER

PAPER = Paper("p", "2023/0007")


def source(name: str, text: str) -> Source:
    return Source(name * 16, name, text)


def test_an_answer_knows_what_the_file_beside_it_asks() -> None:
    enquiry, reply = ToRead(source("a", ENQUIRY), PAPER), ToRead(source("b", REPLY), PAPER)
    (alone,) = structured([reply])
    _, beside = structured([enquiry, reply])
    assert not any(passage.asked for passage in alone.passages)
    assert any("Freibad" in (passage.asked or "") for passage in beside.passages)


def test_corrections_come_before_passages() -> None:
    letter = segment(read(ANSWER).source)
    position = next(n for n, block in enumerate(letter.blocks, 1) if block.number == "1")
    change = block_change(letter, position, Field.BLOCK_NUMBER, "9")
    correction = Correction(1, letter.source.document_id, change, "Muster", "2026-01-01")
    (found,) = structured([ToRead(letter.source, None, [correction])])
    assert found.open == () and any(passage.number == "9" for passage in found.passages)


def test_a_basis_changes_with_all_it_names_and_with_nothing_else() -> None:
    first = basis(PAPER, ["a", "b"], [1])
    assert first == basis(PAPER, ["b", "a", "b"], [1]) and by_this_reader(first)
    others = [basis(PAPER, ["a"], [1]), basis(Paper("p"), ["a", "b"], [1]), basis(PAPER, ["a", "b"], [])]
    assert len({first, *others}) == 4
    assert basis(None, ["a", "b"], []) == basis(None, ["c"], []), "without a paper nothing is read together"


def test_an_older_reader_is_told_by_its_number() -> None:
    assert not by_this_reader("") and not by_this_reader(f"{structure.READER - 1}:abc")
