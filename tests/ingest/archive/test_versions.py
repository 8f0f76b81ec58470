"""Which document stands for a file, and which it replaced; the whole way is in test_pipeline_versions."""

from __future__ import annotations

from ingest.archive.archive import Archive, Provenance
from ingest.archive.versions import Succession
from ingest.model import MarkState, PageBox, Paper, Tier
from tests.ingest.made_letters import ALL, CLOSED, PUBLIC, made

PAPER = Paper("https://example.org/papers/1", "2023/0007", "Freibad")
BOX = PageBox(0, 4, 1, 0.1, 0.2, 0.30000000000000004, 0.4)


def put(archive: Archive, text: str, origin: str, provenance: Provenance) -> str:
    letter, passages, content = made(text)
    archive.store(letter, passages, content, origin, Tier.OEFFENTLICH, "Muster", "so", provenance)
    return letter.source.document_id


def test_what_is_known_of_a_document(archive: Archive) -> None:
    key = put(archive, "Eins.", "/a.txt", Provenance(PAPER, "2:abc", (BOX,)))
    held = archive.versions.held(key)
    assert held is not None
    assert (held.document_id, held.file, held.tier, held.mark) == (key, "brief", Tier.OEFFENTLICH, MarkState.UNTICKED)
    assert (held.paper, held.basis, held.superseded_by) == (PAPER, "2:abc", None)
    assert (held.decided_by, held.why, held.passages) == ("Muster", "so", 1)
    assert archive.versions.of_paper(PAPER.id) == [key] and archive.versions.of_paper("x") == []
    assert archive.versions.at("/a.txt") == [key] and archive.versions.origins(key) == ["/a.txt"]
    assert archive.boxes(key, PUBLIC) == (BOX,) and archive.boxes(key, CLOSED) == ()
    assert archive.versions.held("nichts") is None and archive.versions.origins("\ud800") == []


def test_a_replaced_version_is_in_no_list_and_no_paper(archive: Archive) -> None:
    old = put(archive, "Eins.", "/a.txt", Provenance(PAPER))
    new = put(archive, "Zwei.", "/a.txt", Provenance(PAPER, succession=Succession((old,))))
    assert archive.versions.of_paper(PAPER.id) == [new] == list(archive.states(Tier.OEFFENTLICH))
    assert archive.state_of(old) is None and archive.state_of(new) is not None
    assert [passage.document_id for passage in archive.all_passages(Tier.OEFFENTLICH)] == [new]
    assert archive.versions.at("/a.txt") == [new] and archive.versions.origins(old) == []
    assert archive.versions.successor(old, ALL) == new and archive.versions.predecessors(new) == [old]


def test_settling_moves_and_revives(archive: Archive) -> None:
    old = put(archive, "Eins.", "/a.txt", Provenance())
    new = put(archive, "Zwei.", "/a.txt", Provenance(succession=Succession((old,))))
    archive.versions.settle(old, "/a.txt", Succession((new,), ()), "2:neu")
    assert archive.versions.successor(new, ALL) == old
    held = archive.versions.held(old)
    assert held is not None and held.basis == "2:neu"
    archive.versions.settle(old, "/b.txt", Succession(left=("/a.txt",)))
    assert archive.versions.origins(old) == ["/b.txt"]


def test_an_erased_version_leaves_no_dead_end(archive: Archive) -> None:
    old = put(archive, "Eins.", "/a.txt", Provenance())
    new = put(archive, "Zwei.", "/a.txt", Provenance(succession=Succession((old,))))
    archive.remove(new)
    assert archive.versions.successor(old, ALL) is None and archive.versions.at("/a.txt") == []
    assert archive.state_of(old) is None, "what was replaced does not come back by itself"


def test_restructuring_leaves_bytes_tier_and_place(archive: Archive) -> None:
    letter, passages, content = made("Eins.", "Zwei.")
    key = letter.source.document_id
    archive.store(letter, passages, content, "/a.txt", Tier.OEFFENTLICH, provenance=Provenance(None, "2:a", (BOX,)))
    assert not archive.restructure(letter, passages, None, "2:b")
    assert archive.restructure(letter, passages[:1], PAPER, "2:c")
    held = archive.versions.held(key)
    assert held is not None and (held.basis, held.paper, held.tier) == ("2:c", PAPER, Tier.OEFFENTLICH)
    assert archive.passages_of(key, PUBLIC) == passages[:1]
    assert archive.content(key, PUBLIC) == content and archive.boxes(key, PUBLIC) == (BOX,)
    assert archive.source(key) == letter.source
