"""A clock that jumps: a day forth or back, over the hour that comes twice, behind 2038. Nothing is lost by it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import time_machine

from assistant.audit.event import SYSTEM, Event, EventKind
from assistant.personal.history import Past
from assistant.personal.holder import holder_of, new_token
from tests.faults.town import CLEARED_BY, EVERYONE, desk_over, is_found, letter, question, reference, words
from tests.scoreboard.counting import Promised

_DAY = datetime.timedelta(days=1)
_NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
#: From what to what the clock jumps: hours of summer time are those of Germany, in UTC.
JUMPS = {
    "a day forth": (_NOON, _NOON + _DAY),
    "a day back": (_NOON, _NOON - _DAY),
    "the hour that comes twice": (
        datetime.datetime(2026, 10, 25, 0, 59, 59, tzinfo=datetime.UTC),
        datetime.datetime(2026, 10, 25, 1, 0, 1, tzinfo=datetime.UTC),
    ),
    "the hour that is left out": (
        datetime.datetime(2027, 3, 28, 0, 59, 59, tzinfo=datetime.UTC),
        datetime.datetime(2027, 3, 28, 1, 0, 1, tzinfo=datetime.UTC),
    ),
    "2038": (
        datetime.datetime(2038, 1, 19, 3, 14, 7, tzinfo=datetime.UTC),
        datetime.datetime(2038, 1, 19, 3, 14, 8, tzinfo=datetime.UTC),
    ),
    "behind 2038 and back": (datetime.datetime(2040, 2, 29, tzinfo=datetime.UTC), _NOON),
}


@pytest.mark.parametrize("jump", JUMPS)
@pytest.mark.promise(16)
def test_a_jump(jump: str, tmp_path: Path, quick_model: Path, promised: Promised) -> None:
    before, after = JUMPS[jump]
    holder = holder_of(new_token())
    with time_machine.travel(before, tick=True) as clock, desk_over(tmp_path / "data", quick_model) as desk:
        desk.ingest([letter(tmp_path, 1)], CLEARED_BY)
        (entry,) = desk.letters(EVERYONE)
        answer = desk.ask(question(1))
        kept = desk.personal.history.add(holder, None, Past(question(1), before, answer, 1))
        desk.audit.record(Event(EventKind.AUDIT_RENEWED, SYSTEM))
        clock.move_to(after)
        desk.ingest([letter(tmp_path, 1, version=1)], CLEARED_BY)
        desk.ingest([letter(tmp_path, 2)], CLEARED_BY)
        newest = next(one for one in desk.letters(EVERYONE) if one.reference == reference(1))
        found = [
            words(1, 1) in desk.ask(question(1)).text,
            is_found(desk, 1, version=1) and is_found(desk, 2),
            desk.superseded_by(entry.document_id, EVERYONE) == newest.document_id,
            all(one.is_whole for one in desk.audit.check()),
            bool(kept) and len(desk.personal.history.conversations(holder)) == 1,
            desk.personal.expire(after) == 0 or after - before > datetime.timedelta(days=30),
            desk.audit.expire(after) >= 0 and all(one.is_whole for one in desk.audit.check()),
        ]
        promised.case(all(found), f"{jump}: {found}")
