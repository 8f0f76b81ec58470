"""A letter is understood by none that is more closed than itself, whatever becomes of who may see them."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from ingest.archive.archive import Archive
from ingest.clearance import SINGLY, Decision
from ingest.model import Tier
from ingest.pipeline import Orders, Outcome, ingest_files, paper_read_again
from ingest.structure import seen_with
from tests.ingest.made_letters import ALL
from tests.ingest.test_pipeline import RecordingIndexer
from tests.ingest.test_pipeline_versions import ENQUIRY, REPLY, paper

OPEN, SHUT = Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "eingang").mkdir()
    return paper(tmp_path / "eingang", _1=ENQUIRY, _2=REPLY)


def orders(tier: Tier) -> Orders:
    return Orders(Decision(tier, "Test", f"gehört nach {tier.value}"))


def take(archive: Archive, path: Path, tier: Tier) -> str:
    (report,) = ingest_files([path], archive, RecordingIndexer(archive), orders(tier))
    assert report.document_id and report.tier is tier
    return report.document_id


def asked(archive: Archive, document_id: str) -> bool:
    """Whether an answer says what the enquiry asks."""
    return any("Freibad" in (one.asked or "") for one in archive.passages_of(document_id, ALL))


@pytest.mark.parametrize("first", ["1", "2"])
@pytest.mark.parametrize(("enquiry", "reply", "told"), [(OPEN, OPEN, True), (SHUT, OPEN, False), (OPEN, SHUT, True)])
def test_an_open_answer_says_nothing_of_a_closed_enquiry(
    archive: Archive, folder: Path, first: str, enquiry: Tier, reply: Tier, told: bool
) -> None:
    tiers = {"1": enquiry, "2": reply}
    names = [first, *(tiers.keys() - {first})]
    ids = {name: take(archive, folder / "files" / f"{name}.txt", tiers[name]) for name in names}
    assert asked(archive, ids["2"]) is told
    generation = archive.generation
    again = ingest_files([folder], archive, RecordingIndexer(archive))
    assert {report.outcome for report in again} == {Outcome.UNCHANGED}
    assert archive.generation == generation, "and nothing is read again for it"


@pytest.mark.parametrize("path", list(permutations(Tier, 2)), ids=lambda pair: "-".join(pair))
def test_whoever_closes_the_enquiry_has_the_answer_read_without_it(
    archive: Archive, folder: Path, path: tuple[Tier, Tier]
) -> None:
    reports = ingest_files([folder], archive, RecordingIndexer(archive), orders(OPEN))
    enquiry, reply = (str(one.document_id) for one in reports)
    for tier in path:
        archive.decide_tier(enquiry, tier, f"{SINGLY}Test", "Grund")
        changed = paper_read_again(enquiry, archive)
        assert asked(archive, reply) is (tier is OPEN)
        assert set(changed) <= {reply} and archive.tier_of(enquiry) is tier
    archive.decide_tier(enquiry, OPEN, f"{SINGLY}Test", "Grund")
    assert paper_read_again(enquiry, archive) == ([reply] if path[-1] is not OPEN else [])


def test_a_run_that_moves_one_reads_the_other_again(archive: Archive, folder: Path) -> None:
    ingest_files([folder], archive, RecordingIndexer(archive), orders(OPEN))
    indexer = RecordingIndexer(archive)
    ingest_files([folder / "files" / "1.txt"], archive, indexer, orders(SHUT))
    (reply,) = (one.document_id for one in archive.summaries(frozenset({OPEN})))
    assert not asked(archive, reply) and reply in indexer.calls


def test_a_replaced_answer_says_nothing_of_it_either(archive: Archive, folder: Path) -> None:
    """It stays readable under its own address for whoever cited it."""
    reports = ingest_files([folder], archive, RecordingIndexer(archive), orders(OPEN))
    enquiry, old = (str(one.document_id) for one in reports)
    paper(folder, _2=REPLY.replace("im Juni", "im Juli"))
    new = take(archive, folder / "files" / "2.txt", OPEN)
    assert asked(archive, old) and asked(archive, new) and archive.versions.successor(old, ALL) == new
    archive.decide_tier(enquiry, SHUT, f"{SINGLY}Test", "Grund")
    assert set(paper_read_again(enquiry, archive)) == {old, new}
    assert not asked(archive, old) and not asked(archive, new)
    again = ingest_files([folder], archive, RecordingIndexer(archive))
    assert {report.outcome for report in again} == {Outcome.UNCHANGED}
    assert paper_read_again(enquiry, archive) == [] == paper_read_again(old, archive)


def test_who_is_seen_with_whom() -> None:
    tiers = {"a": OPEN, "b": SHUT, "c": OPEN, "d": Tier.GESPERRT}
    assert [seen_with(key, tiers) for key in "abcd"] == [{"a", "c"}, {"a", "b", "c"}, {"a", "c"}, set("abcd")]
