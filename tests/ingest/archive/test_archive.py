"""The archive keeps what it is given, shows it to nobody else, and survives what happens to it."""

from __future__ import annotations

import datetime
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ingest.archive.archive import Archive
from ingest.errors import ArchiveUnusable, BadInput
from ingest.model import MarkState, Tier
from tests.ingest.made_letters import ALL, CLOSED, PUBLIC, ROOT, holds, made


def put(archive: Archive, *paragraphs: str, tier: Tier = Tier.OEFFENTLICH, **head: object) -> str:
    letter, passages, content = made(*(paragraphs or ("Ein Absatz.",)), **head)  # type: ignore[arg-type]
    archive.store(letter, passages, content, "/eingang/brief.txt", tier)
    return letter.source.document_id


def test_everything_comes_back_as_it_was(tmp_path: Path) -> None:
    letter, passages, content = made("Erster mit NUL \0 darin.", "Zweiter, ä ß 🙂.", further=("P1/21", "SR/1/2022"))
    key = letter.source.document_id
    with Archive(tmp_path / "a") as archive:
        archive.store(letter, passages, content, "https://example.org/1", Tier.OEFFENTLICH)
    with Archive(tmp_path / "a") as archive:
        for _ in range(2):  # from the file, then from memory
            assert archive.letter(key, PUBLIC) == letter
            assert archive.passages([passage.key for passage in passages], PUBLIC) == passages
        assert archive.passages_of(key, PUBLIC) == list(archive.all_passages(Tier.OEFFENTLICH)) == passages
        assert archive.content(key, PUBLIC) == content
        (summary,) = archive.summaries(PUBLIC)
        assert (summary.document_id, summary.file, summary.reference) == (key, "brief", "AF1/22")
        assert summary.further_references == ("P1/21", "SR/1/2022")
        assert (summary.date, summary.mark_state) == (datetime.date(2022, 9, 14), MarkState.UNTICKED)
        assert (summary.tier, summary.passages) == (Tier.OEFFENTLICH, 2)


def test_passages_come_in_the_order_of_keys_and_unknown_ones_are_left_out(archive: Archive) -> None:
    key = put(archive, "Eins.", "Zwei.", "Drei.")
    wanted = [f"{key}/3/1", "nichts", f"{key}/1/1", f"{key}/3/1", "\ud800", ""]
    assert [passage.text for passage in archive.passages(wanted, PUBLIC)] == ["Drei.", "Eins.", "Drei."]


def test_no_read_shows_another_tier(archive: Archive) -> None:
    key = put(archive, tier=Tier.NICHTOEFFENTLICH)
    for tiers in (PUBLIC, frozenset[Tier]()):
        for _ in range(2):
            assert archive.letter(key, tiers) is None
            assert archive.content(key, tiers) is None
            assert archive.passages([f"{key}/1/1"], tiers) == []
            assert not archive.passages_of(key, tiers)
            assert not archive.summaries(tiers)
            assert not archive.related(key, tiers)
        assert archive.letter(key, CLOSED) is not None
        assert archive.passages([f"{key}/1/1"], ALL)
    assert list(archive.all_passages(Tier.OEFFENTLICH)) == []


def test_a_decision_works_at_once_and_is_kept(archive: Archive) -> None:
    key = put(archive)
    assert archive.letter(key, PUBLIC)
    assert archive.passages([f"{key}/1/1"], PUBLIC)
    archive.decide_tier(key, Tier.NICHTOEFFENTLICH, "Frau Beispiel", "Irrtum")
    assert archive.letter(key, PUBLIC) is None
    assert archive.passages([f"{key}/1/1"], PUBLIC) == []
    assert archive.tier_of(key) is Tier.NICHTOEFFENTLICH
    archive.remove(key)
    first, second = archive.decisions(key)
    assert (first.tier, second.tier, second.who, second.why) == (
        Tier.OEFFENTLICH,
        Tier.NICHTOEFFENTLICH,
        "Frau Beispiel",
        "Irrtum",
    )
    assert datetime.datetime.fromisoformat(second.when).utcoffset() == datetime.timedelta(0)


def test_storing_again_repeats_no_decision_without_a_reason(archive: Archive) -> None:
    letter, passages, content = made("Ein Absatz.")
    for why in ("", "", "freigegeben"):
        archive.store(letter, passages, content, "", Tier.OEFFENTLICH, who="A", why=why)
    assert [decision.why for decision in archive.decisions(letter.source.document_id)] == ["", "freigegeben"]


@pytest.mark.parametrize(("who", "why"), [("", "weil"), ("ich", " ")])
def test_a_decision_names_who_and_why(archive: Archive, who: str, why: str) -> None:
    with pytest.raises(BadInput, match="wer einstuft und warum"):
        archive.decide_tier(put(archive), Tier.NICHTOEFFENTLICH, who, why)


def test_a_decision_about_nothing(archive: Archive) -> None:
    with pytest.raises(BadInput, match="Kennung"):
        archive.decide_tier("\ud800", Tier.OEFFENTLICH, "ich", "weil")


def test_storing_replaces_all_of_a_letter(archive: Archive) -> None:
    letter, passages, content = made("Eins.", "Zwei.", further=("P1/21",))
    key = letter.source.document_id
    archive.store(letter, passages, content, "", Tier.OEFFENTLICH)
    before = archive.states(Tier.OEFFENTLICH)
    archive.store(letter, passages[:1], content, "", Tier.NICHTOEFFENTLICH)
    assert archive.passages_of(key, ALL) == passages[:1]
    assert archive.summaries(PUBLIC) == []
    assert archive.states(Tier.OEFFENTLICH) == {}
    assert archive.states(Tier.NICHTOEFFENTLICH)[key] != before[key]


def test_a_failed_store_changes_nothing(archive: Archive) -> None:
    letter, passages, content = made("Ein Absatz.")
    archive.store(letter, passages, content, "", Tier.OEFFENTLICH)
    generation = archive.generation
    broken, others, _ = made("Ein \ud800 Absatz.")
    with pytest.raises(BadInput, match="Surrogat"):
        archive.store(broken, others, b"", "", Tier.OEFFENTLICH)
    with pytest.raises(ValueError, match="must be its own"):
        archive.store(letter, [*passages, *passages], content, "", Tier.OEFFENTLICH)
    assert archive.generation == generation
    assert [summary.passages for summary in archive.summaries(ALL)] == [1]


def test_a_letter_without_passages_references_or_date(archive: Archive) -> None:
    letter, _, _ = made(reference=None, date=None)
    archive.store(letter, [], b"", "\ud800", Tier.OEFFENTLICH)
    assert archive.related(letter.source.document_id, PUBLIC) == [letter.source.document_id]
    assert archive.content(letter.source.document_id, PUBLIC) == b""


def test_related_letters_hang_together_by_papers_not_by_sessions(archive: Archive) -> None:
    session = "SR/034/2022"
    answer = put(archive, file="antwort", reference="AF2531/22", further=("P0091/21", session))
    control = put(archive, file="kontrolle", reference="P 0091/21", date=datetime.date(2022, 6, 23))
    third = put(archive, file="nachfrage", reference="AF9/23", further=("AF2531/22",), date=None)
    other = put(archive, file="anderes", reference="V1/22", further=(session,))
    assert archive.related(control, PUBLIC) == archive.related(third, PUBLIC) == [control, answer, third]
    assert archive.related(other, PUBLIC) == [other]
    assert archive.related("nichts", PUBLIC) == []


def test_a_hidden_letter_links_nothing(archive: Archive) -> None:
    first = put(archive, file="a", reference="A1/22")
    hidden = put(archive, file="b", reference="B1/22", further=("A1/22", "C1/22"), tier=Tier.NICHTOEFFENTLICH)
    last = put(archive, file="c", reference="C1/22")
    assert archive.related(first, PUBLIC) == [first]
    assert set(archive.related(first, ALL)) == {first, hidden, last}


def test_summaries_by_date_then_file(archive: Archive) -> None:
    for file, date in (("b", None), ("c", datetime.date(2023, 1, 1)), ("a", None), ("d", datetime.date(2022, 1, 1))):
        put(archive, file=file, date=date)
    assert [summary.file for summary in archive.summaries(PUBLIC)] == ["d", "c", "a", "b"]


def test_generation_grows_with_every_change_and_outlives_the_process(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive:
        assert archive.generation == 0
        key = put(archive)
        archive.decide_tier(key, Tier.NICHTOEFFENTLICH, "ich", "weil")
        assert archive.remove(key)
        assert not archive.remove(key)
        assert archive.generation == 4
    with Archive(tmp_path / "a") as archive:
        assert archive.generation == 4


def test_removal_erases_from_the_files(tmp_path: Path) -> None:
    canary = "Kanarienvogel und Zeisig"
    with Archive(tmp_path / "a") as archive:
        kept = put(archive, "Ein anderer Absatz.", file="bleibt")
        key = put(archive, *[f"{canary} {number}." for number in range(200)])
        assert holds(tmp_path, canary.encode())
        assert archive.remove(key)
        assert holds(tmp_path, canary.encode()) == []
        assert archive.letter(kept, PUBLIC)


def test_a_slow_reader_keeps_no_letter_visible(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader has read the public letter when the decision falls; what it read must not stay in the cache."""
    key = put(archive)
    has_read, go_on = threading.Event(), threading.Event()
    original = archive.cache.put

    def slow_put(*arguments: object) -> None:
        has_read.set()
        go_on.wait(5)
        original(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(archive.cache, "put", slow_put)
    reader = threading.Thread(target=archive.letter, args=(key, PUBLIC))
    reader.start()
    has_read.wait(5)
    archive.decide_tier(key, Tier.NICHTOEFFENTLICH, "ich", "weil")
    go_on.set()
    reader.join()
    assert archive.letter(key, PUBLIC) is None


def test_threads_read_while_one_writes(archive: Archive) -> None:
    keys = [put(archive, file=str(number)) for number in range(5)]
    faults: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(30):
                assert len(archive.passages([f"{key}/1/1" for key in keys], PUBLIC)) == 5
                assert len(archive.summaries(PUBLIC)) >= 5
        except (AssertionError, ArchiveUnusable) as fault:
            faults.append(fault)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(20):
        put(archive, file=f"neu{number}")
    for reader in readers:
        reader.join()
    assert faults == []


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from ingest.archive.archive import Archive
from ingest.model import Tier
from tests.ingest.made_letters import made
archive = Archive(Path(sys.argv[1]))
for number in range(5):
    letter, passages, content = made("Absatz.", file=str(number))
    archive.store(letter, passages, content, "", Tier.OEFFENTLICH)
os._exit(9)
"""
    subprocess.run([sys.executable, "-c", script, str(tmp_path / "a")], check=False, timeout=60, cwd=ROOT)
    with Archive(tmp_path / "a") as archive:
        assert len(archive.summaries(PUBLIC)) == archive.generation == 5


def test_twenty_passages_take_less_than_two_milliseconds(archive: Archive) -> None:
    key = put(archive, *[f"Absatz {number} " + "mit vielen Wörtern " * 30 for number in range(100)])
    wanted = [f"{key}/{number}/1" for number in range(1, 21)]

    def seconds(forget: bool) -> float:
        if forget:
            archive.cache.forget()
        began = time.perf_counter()
        assert len(archive.passages(wanted, PUBLIC)) == 20
        return time.perf_counter() - began

    assert min(seconds(forget=True) for _ in range(20)) < 0.002
    assert min(seconds(forget=False) for _ in range(20)) < 0.0002


def test_what_is_more_closed_than_was_known_is_not_opened(archive: Archive) -> None:
    key = put(archive, tier=Tier.GESPERRT)
    with pytest.raises(BadInput, match="inzwischen"):
        archive.decide_tier(key, Tier.OEFFENTLICH, "ich", "weil", seen={key: Tier.INTERN})
    assert archive.tier_of(key) is Tier.GESPERRT
    archive.decide_tier(key, Tier.INTERN, "ich", "weil", seen={key: Tier.GESPERRT})
    archive.decide_tier(key, Tier.GESPERRT, "ich", "weil", seen={key: Tier.OEFFENTLICH})
    assert archive.tier_of(key) is Tier.GESPERRT, "closing waits for nothing"
