"""Nothing is left of a letter that was erased: text, ids and vectors, in every file of the data directory."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.data_protection import ON_THE_MACHINE
from assistant.desk import Desk
from assistant.erasing.receipt import ErasureReason, Receipt, Remainder
from assistant.erasing.selection import selected
from assistant.personal.history import Past
from assistant.personal.holder import holder_of, new_token
from ingest.errors import ArchiveUnusable
from ingest.index.indexes import Indexes
from ingest.pipeline import Outcome
from ingest.settings import Settings
from tests.assistant.erasing.canaries import EVERYONE, OLDER, QUESTION, REFERENCE, WORDS, Planted, found_in, plant


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> tuple[Settings, Planted]:
    """A data directory with traces; copy it, do not open it."""
    folder = tmp_path_factory.mktemp("traces")
    settings = Settings(folder / "data", model_dir)
    with Desk.open(settings) as desk:
        planted = plant(desk, folder / "eingang")
    return settings, planted


@pytest.fixture
def settings(stock: tuple[Settings, Planted], tmp_path: Path) -> Settings:
    shutil.copytree(stock[0].data_dir, tmp_path / "data", ignore=shutil.ignore_patterns("lock*", "*.sock"))
    return replace(stock[0], data_dir=tmp_path / "data")


@pytest.fixture
def planted(stock: tuple[Settings, Planted]) -> Planted:
    return stock[1]


def erased(desk: Desk, planted: Planted, reason: ErasureReason = ErasureReason.UNLAWFUL) -> Receipt:
    return desk.data_protection.erase(sorted(planted.ids), ON_THE_MACHINE, reason)


def left(settings: Settings, planted: Planted) -> dict[str, list[str]]:
    """What is left, and where; but for ids in the audit, whose chain loses its entries when their time is over."""
    found = found_in(settings.data_dir, planted.needles)
    audit = {name: {path for path in paths if path.startswith("audit/")} for name, paths in found.items()}
    assert all(name.startswith("id ") for name, paths in audit.items() if paths)
    return {
        name: rest for name, paths in found.items() if (rest := [path for path in paths if path not in audit[name]])
    }


def test_the_traces_are_there_before(settings: Settings, planted: Planted) -> None:
    """Else the other tests would prove nothing."""
    found = left(settings, planted)
    assert set(found) >= {*WORDS, OLDER, *(f"id {key}" for key in planted.ids)}
    assert len([name for name in found if name.startswith("vector")]) > 5
    where = {path.split("/")[0] for paths in found.values() for path in paths}
    assert where >= {"archive.sqlite3", "indexes", "feedback.jsonl", "misreadings.jsonl", "personal.sqlite3"}


@pytest.mark.promise(18)
def test_nothing_is_left_while_the_desk_is_open_and_after(settings: Settings, planted: Planted) -> None:
    with Desk.open(settings) as desk:
        desk.ask(QUESTION)
        started = time.monotonic()
        receipt = erased(desk, planted)
        took = time.monotonic() - started
        assert left(settings, planted) == {}
        assert receipt.is_complete and receipt.rebuilt and took < 60
        assert not {one.document_id for one in desk.ask(QUESTION).citations} & planted.ids
        assert left(settings, planted) == {}
    assert left(settings, planted) == {}
    with Desk.open(settings) as desk:
        assert desk.ask("Was kostet die Sanierung der Becken im Norden?").citations
    assert left(settings, planted) == {}


@pytest.mark.promise(18)
def test_nothing_is_left_without_any_question_before(settings: Settings, planted: Planted) -> None:
    with Desk.open(settings) as desk:
        assert erased(desk, planted).is_complete
    assert left(settings, planted) == {}


def test_what_others_wrote_and_other_letters_stay(settings: Settings, planted: Planted) -> None:
    with Desk.open(settings) as desk:
        before = desk.scope(EVERYONE).letters
        texts = {one.document_id: desk.letter(one.document_id, EVERYONE) for one in desk.letters(EVERYONE)}
        erased(desk, planted)
        assert desk.scope(EVERYONE).letters == before - 1
        for key in texts.keys() - planted.ids:
            assert desk.letter(key, EVERYONE) == texts[key]
        assert len(desk.feedback.rows()) == 1
        assert desk.misreadings.all() == []
        assert desk.letter(planted.sibling, EVERYONE)
        assert desk.vorgang(REFERENCE, EVERYONE)[0]


def test_the_receipt_says_what_went_and_not_what_it_said(settings: Settings, planted: Planted) -> None:
    with Desk.open(settings) as desk:
        receipt = erased(desk, planted)
        assert desk.data_protection.receipts(ON_THE_MACHINE) == [receipt]
    assert (receipt.number, receipt.who, receipt.reason) == (1, "system", ErasureReason.UNLAWFUL)
    assert [one.reference for one in receipt.letters] == [REFERENCE, REFERENCE]
    assert receipt.counts["documents"] == 2 and receipt.counts["history"] == 3
    assert receipt.counts["misreadings"] == 2 and receipt.counts["feedback"] == 1 and receipt.counts["corrections"] == 1
    assert Remainder.BACKUPS in receipt.remainders and Remainder.ORIGINAL_FILES in receipt.remainders
    assert len(receipt.marks) == 2 and len(receipt.digest) == 64


def test_the_same_bytes_are_refused_and_come_in_when_forced(settings: Settings, planted: Planted) -> None:
    with Desk.open(settings) as desk:
        erased(desk, planted)
        reports = desk.ingest([planted.files], "Test, für alle")
        (refused,) = [one for one in reports if one.outcome is Outcome.REFUSED]
        assert "Bescheinigung 1" in refused.message and left(settings, planted) == {}
        reports = desk.ingest([planted.files], "Test, für alle", erased_too=True)
        assert {one.outcome for one in reports} == {Outcome.TAKEN_IN, Outcome.UNCHANGED} or len(reports) == 2
        (again,) = desk.data_protection.again(desk.data_protection.receipts(ON_THE_MACHINE)[0].marks, ON_THE_MACHINE)
        assert again.document_id in planted.ids
        assert desk.ingest([planted.files])[0].outcome is not Outcome.REFUSED, "what is there is not refused"


@pytest.mark.promise(18)
@pytest.mark.parametrize("place", ["machinery", "personal", "searched"])
def test_a_crash_on_the_way_is_made_good_at_the_next_start(
    settings: Settings, planted: Planted, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(BaseException):
        """The process ends here."""

    def crash(*_: object) -> None:
        raise Crash

    with Desk.open(settings) as desk, monkeypatch.context() as patched:
        erasing = desk.data_protection.erasing
        if place == "machinery":
            patched.setattr(erasing._machinery, "erase", crash)
        elif place == "personal":
            erasing.places["history"] = crash  # type: ignore[assignment]
        else:
            patched.setattr("assistant.erasing.erasing.searched", crash)
        with pytest.raises(Crash):
            erased(desk, planted)
        assert all(desk.letter(key, EVERYONE) is None for key in planted.ids), "hidden from the first moment on"
    with Desk.open(settings) as desk:
        (receipt,) = desk.data_protection.receipts(ON_THE_MACHINE)
        assert receipt.is_complete and receipt.reason is ErasureReason.UNLAWFUL
        assert left(settings, planted) == {}


@pytest.mark.promise(18)
def test_without_a_usable_model_the_indexes_are_thrown_away(
    settings: Settings, planted: Planted, tmp_path: Path
) -> None:
    with Desk.open(replace(settings, model_dir=tmp_path / "keines")) as desk:
        receipt = erased(desk, planted)
        assert receipt.is_complete and not receipt.rebuilt
        assert left(settings, planted) == {}
    with Desk.open(settings) as desk:
        assert desk.ask("Was kostet die Sanierung der Becken im Norden?").citations


def test_indexes_are_not_embedded_anew(settings: Settings, planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[int] = []
    with Desk.open(settings) as desk:
        desk.ask(QUESTION)
        embed = desk._machinery._model().embed_parts

        def counted(own: list[str], parts: list[list[tuple[int, int]]]) -> object:
            texts.append(len(own))
            return embed(own, parts)

        monkeypatch.setattr(desk._machinery._model(), "embed_parts", counted)
        erased(desk, planted)
    assert sum(texts) < 30, "the sibling alone, if anything: it was read with the letter that is gone"


def test_an_answer_on_its_way_is_not_kept(settings: Settings, planted: Planted) -> None:
    with Desk.open(settings) as desk:
        answer = desk.ask(QUESTION)
        past = Past(QUESTION, desk.personal.history._now(), answer, 1)
        erased(desk, planted)
        assert desk.personal.history.add(holder_of(new_token()), None, past) is None
    assert left(settings, planted) == {}


def test_a_trace_that_is_left_is_named(settings: Settings, planted: Planted) -> None:
    key = sorted(planted.ids)[0]
    (settings.data_dir / "notiz.txt").write_text(f"siehe {key}", encoding="utf-8")
    with Desk.open(settings) as desk:
        receipt = erased(desk, planted)
        assert not receipt.is_complete and receipt.searched.left == ("notiz.txt",)


def test_a_full_disk_says_so_and_the_next_start_goes_on(
    settings: Settings, planted: Planted, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise ArchiveUnusable("Erwartet wird Platz", "voll", "bitte schaffen Sie Platz")

    with Desk.open(settings) as desk, monkeypatch.context() as patched:
        patched.setattr(desk._archive, "empty_log", full)
        with pytest.raises(ArchiveUnusable, match="voll"):
            erased(desk, planted)
    with Desk.open(settings) as desk:
        assert len(desk.data_protection.receipts(ON_THE_MACHINE)) == 1
    assert left(settings, planted) == {}


@pytest.mark.promise(18)
def test_damaged_indexes_do_not_stop_it(settings: Settings, planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> int:
        raise ArchiveUnusable("Erwartet", "nicht", "bitte")

    monkeypatch.setattr(Indexes, "rebuild", broken)
    with Desk.open(settings) as desk:
        desk.ask(QUESTION)
        assert selected(desk._archive, REFERENCE)
        receipt = erased(desk, planted)
        assert receipt.is_complete and left(settings, planted) == {}
        assert desk.ask("Was kostet die Sanierung der Becken im Norden?").citations, "built anew by the next question"
