"""What becomes of an exchange when it is kept and comes back, and which conversation goes on."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.desk import Desk
from assistant.model import PUBLIC
from assistant.personal.history import WITHDRAWN, Past
from assistant.personal.holder import holder_of, new_token
from assistant.personal.store import FILE
from ingest.errors import ArchiveUnusable
from tests.assistant.personal.kept import Clock, opened
from tests.ui.desk_double import DeskDouble
from tests.ui.made_answers import ANSWERED
from tests.ui.made_fluent import WRITTEN
from ui.conversation import Exchange, Stage
from ui.fluent.words import begun, trimmed
from ui.resuming import WAIT_S, Resumed, Resuming, exchange_of, keep, keep_fluent, past_of, still_seen

ONE, OTHER = holder_of(new_token()), holder_of(new_token())
NOON = datetime.datetime(2026, 3, 2, 12, tzinfo=datetime.UTC)
DONE = Exchange("Wann öffnet das Freibad?", Stage.DONE, ANSWERED, 2)
STOPPED = replace(DONE, stage=Stage.STOPPED, shown=1)


@pytest.mark.parametrize("exchange", [DONE, STOPPED, replace(DONE, fluent=trimmed(WRITTEN))])
def test_an_exchange_comes_back_as_it_was(exchange: Exchange) -> None:
    past = past_of(exchange, NOON)
    assert past is not None and past.asked_at == NOON
    assert exchange_of(past) == exchange


def test_what_belongs_to_the_running_page_is_not_kept() -> None:
    past = past_of(replace(DONE, answer_id="abc", cold=True))
    assert past is not None and exchange_of(past) == DONE
    assert datetime.datetime.now(datetime.UTC) - past.asked_at < datetime.timedelta(minutes=1)


@pytest.mark.parametrize(
    "exchange",
    [Exchange("Frage?"), Exchange("Frage?", Stage.DONE, fault="Störung"), Exchange("Frage?", Stage.STOPPED)],
)
def test_what_has_no_answer_is_not_kept(exchange: Exchange) -> None:
    assert past_of(exchange) is None


def kept_in(folder: Path) -> Desk:
    """A desk of which nothing is needed but what people keep."""
    desk = object.__new__(Desk)
    desk.personal = opened(folder, Clock())
    return desk


def test_keeping_goes_on_with_the_conversation(tmp_path: Path) -> None:
    desk = kept_in(tmp_path)
    history = desk.personal.history
    history.days = 30_000  # the exchange is of now, the clock of those tests is not
    cid = keep(desk, ONE, "", DONE)
    assert len(cid) == 22 and keep(desk, ONE, cid, STOPPED) == cid
    assert keep(desk, ONE, cid, Exchange("Frage?")) == cid
    assert [one.exchanges for one in history.conversations(ONE)] == [2]
    history.switch(ONE, False)
    assert keep(desk, ONE, cid, DONE) == ""


def test_a_history_that_cannot_be_written_spoils_no_answer(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / FILE).mkdir()
    assert keep(kept_in(tmp_path), ONE, "abc", DONE) == "abc"
    assert len(caplog.messages) == 1 and DONE.question not in caplog.text


def test_what_cannot_be_shown_does_not_come_back() -> None:
    assert exchange_of(Past("Frage?", NOON, None, 0, False, WITHDRAWN)) is None


def test_a_note_is_taken_once_by_its_holder() -> None:
    resuming = Resuming()
    resuming.note(ONE, (DONE,), "abc")
    assert resuming.take(OTHER) is None and resuming.take(None) is None
    assert resuming.take(ONE) == Resumed("abc", (DONE,))
    assert resuming.take(ONE) is None


def test_the_latest_note_counts_for_a_minute() -> None:
    now = 0.0
    resuming = Resuming(lambda: now)
    resuming.note(ONE, (DONE,), "erstes")
    resuming.note(ONE, (), "zweites")
    resuming.note(OTHER, (DONE,), "anderes")
    now = WAIT_S
    assert resuming.take(ONE) == Resumed("zweites", ())
    now = WAIT_S + 0.1
    assert resuming.take(OTHER) is None


def test_a_fluent_version_joins_what_is_kept(tmp_path: Path) -> None:
    desk = kept_in(tmp_path)
    desk.personal.history.days = 30_000
    writing = replace(DONE, stage=Stage.WRITING, fluent=begun())
    cid = keep(desk, ONE, "", writing)
    keep_fluent(desk, ONE, cid, replace(DONE, fluent=trimmed(WRITTEN)))
    keep_fluent(desk, OTHER, cid, replace(DONE, fluent=begun()))
    keep_fluent(desk, ONE, cid, Exchange("Frage?"))
    (past,) = desk.personal.history.conversation(ONE, cid, lambda _: True) or []
    assert past.fluent == trimmed(WRITTEN) and past.answer == DONE.answer


def test_a_history_that_cannot_take_it_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    desk = kept_in(tmp_path)
    (tmp_path / FILE).write_text("kein Verlauf", encoding="utf-8")
    keep_fluent(desk, ONE, "x" * 22, replace(DONE, fluent=begun()))
    assert "Verlauf" in caplog.text or "Erwartet" in caplog.text


def test_nothing_is_shown_again_while_the_archive_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = DeskDouble()
    assert still_seen(desk.as_desk(), PUBLIC, (DONE, STOPPED)) == (DONE, STOPPED)
    assert still_seen(desk.as_desk(), PUBLIC, ()) == ()

    def broken(*_: object) -> None:
        raise ArchiveUnusable("Erwartet wird ein Archiv", "es ist keines da", "bitte spielen Sie eine Sicherung ein")

    monkeypatch.setattr(desk, "tier", broken)
    assert still_seen(desk.as_desk(), PUBLIC, (DONE,)) == ()
