"""What holders remember, and when they last looked."""

from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

import pytest

from assistant.filters import Filter
from assistant.model import Turn
from assistant.personal.remembered import MOST_QUESTIONS, MOST_VORGAENGE, FollowedVorgang, SavedQuestion
from assistant.personal.store import FILE, Personal
from ingest.errors import BadInput
from ingest.model import LetterKind
from tests.assistant.personal.kept import DAY, NOON, ONE, OTHER, QUESTION, Clock, opened

MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Personal:
    return opened(tmp_path, clock)


def test_questions_come_back_with_all_they_were_asked_with(store: Personal) -> None:
    before = (Turn("user", "Was ist mit dem Freibad?"), Turn("assistant", "Laut AF0007/23 hat es zwei Becken."))
    within = Filter(until=NOON.date(), kinds=frozenset({LetterKind.ENQUIRY}), vorgang="P1/22")
    store.remembered.add_question(ONE, QUESTION, "de", before, within)
    store.remembered.add_question(ONE, " Was  sonst? ", "en")
    assert store.remembered.questions(ONE) == [
        SavedQuestion(2, "Was sonst?", (), None, "en", NOON),
        SavedQuestion(1, QUESTION, (before[0], Turn("assistant", "AF0007/23")), within, "de", NOON),
    ], "of an answer no word is kept: the letter that it quotes may be erased"
    assert store.remembered.vorgaenge(ONE) == [] and store.remembered.questions(OTHER) == []


def test_vorgaenge_come_back_latest_first(store: Personal, clock: Clock) -> None:
    store.remembered.follow(ONE, "P0091/21")
    clock.moment += DAY
    store.remembered.follow(ONE, "AF2531/22")
    later, earlier = store.remembered.vorgaenge(ONE)
    assert later == FollowedVorgang(2, "AF2531/22", NOON + DAY)
    assert earlier == FollowedVorgang(1, "P0091/21", NOON)


def test_the_same_is_remembered_once_and_keeps_its_date(store: Personal, clock: Clock) -> None:
    for _ in range(2):
        store.remembered.follow(ONE, "P0091/21")
        store.remembered.add_question(ONE, QUESTION, "de")
        clock.moment += DAY
    store.remembered.follow(ONE, " p0091/21")
    store.remembered.add_question(ONE, QUESTION, "de", within=Filter(office="Sozialamt"))
    assert [one.made_at for one in store.remembered.vorgaenge(ONE)] == [NOON]
    assert [one.made_at for one in store.remembered.questions(ONE)] == [NOON + 2 * DAY, NOON]


def test_only_what_is_ones_own_is_removed(store: Personal) -> None:
    store.remembered.follow(ONE, "P0091/21")
    (followed,) = store.remembered.vorgaenge(ONE)
    assert not store.remembered.remove(OTHER, followed.number)
    assert store.remembered.remove(ONE, followed.number)
    assert not store.remembered.remove(ONE, followed.number)
    assert store.remembered.vorgaenge(ONE) == []


@pytest.mark.parametrize("text", ["", "  \n", "x" * 2_001])
def test_what_is_empty_or_too_long_is_refused(store: Personal, tmp_path: Path, text: str) -> None:
    with pytest.raises(BadInput):
        store.remembered.add_question(ONE, text, "de")
    with pytest.raises(BadInput):
        store.remembered.follow(ONE, text)
    assert list(tmp_path.iterdir()) == []


def test_there_is_an_end_to_it(store: Personal) -> None:
    for number in range(MOST_VORGAENGE):
        store.remembered.follow(ONE, f"P{number}/22")
    with pytest.raises(BadInput, match="50 Vorgänge"):
        store.remembered.follow(ONE, "P99/22")
    store.remembered.follow(ONE, "P0/22")
    store.remembered.follow(OTHER, "P99/22")
    for number in range(MOST_QUESTIONS):
        store.remembered.add_question(ONE, f"Frage {number}?", "de")
    with pytest.raises(BadInput, match="höchstens 20 gemerkte Fragen"):
        store.remembered.add_question(ONE, QUESTION, "de")


def test_a_row_of_another_version_is_left_out(store: Personal, tmp_path: Path) -> None:
    store.remembered.follow(ONE, "P0091/21")
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE remembered SET sealed = x'00'")
    assert store.remembered.vorgaenge(ONE) == []


def test_a_visit_ends_when_nothing_was_looked_at_for_half_an_hour(store: Personal) -> None:
    store.remembered.follow(ONE, "P0091/21")
    visit = store.remembered.visit
    assert visit(ONE, NOON) is None
    assert visit(ONE, NOON + 20 * MINUTE) is None
    assert visit(ONE, NOON + 45 * MINUTE) is None, "25 minutes after the page was looked at last"
    assert visit(ONE, NOON + DAY) == NOON + 45 * MINUTE
    assert visit(ONE, NOON + DAY + MINUTE) == NOON + 45 * MINUTE, "a reload shows the same news"
    assert visit(ONE, NOON + 2 * DAY) == NOON + DAY + MINUTE


def test_whoever_keeps_nothing_leaves_no_trace(store: Personal, tmp_path: Path) -> None:
    assert store.remembered.visit(ONE, NOON) is None
    assert not store.remembered.remove(ONE, 1)
    assert list(tmp_path.iterdir()) == []
    store.remembered.follow(OTHER, "P0091/21")
    assert store.remembered.visit(ONE, NOON) is None
    with sqlite3.connect(tmp_path / FILE) as connection:
        assert connection.execute("SELECT holder FROM holders").fetchall() == [(OTHER.id,)]
