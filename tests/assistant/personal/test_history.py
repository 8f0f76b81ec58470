"""The history: whose it is, how long it is kept, and what of it may still be shown."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.filters import Filter
from assistant.model import Notice, NoticeKind
from assistant.personal.history import UNREADABLE, WITHDRAWN, Past
from assistant.personal.sealing import seal, unseal
from assistant.personal.store import FILE, Personal
from ingest.model import LetterKind
from tests.assistant.personal.kept import DAY, NOON, ONE, OTHER, QUESTION, Clock, citing, everything, opened, past
from tests.ui.made_answers import ANSWERED, NEAR, NOT_FOUND, SCOPE
from tests.ui.made_fluent import WRITTEN


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Personal:
    return opened(tmp_path, clock)


def added(store: Personal, *exchanges: Past, holder: object = ONE) -> str:
    conversation: str | None = None
    for exchange in exchanges:
        conversation = store.history.add(ONE if holder is ONE else OTHER, conversation, exchange)
    assert conversation
    return conversation


@pytest.mark.parametrize("answer", [ANSWERED, NEAR, NOT_FOUND])
def test_what_is_kept_comes_back_as_it_was(store: Personal, answer: object) -> None:
    within = Filter(since=NOON.date(), kinds=frozenset({LetterKind.ENQUIRY}), office="Sozialamt")
    told = replace(answer, scope=replace(SCOPE, within=within))  # type: ignore[type-var]
    exchange = past(answer=told)
    cid = added(store, exchange)
    assert store.history.conversation(ONE, cid, everything) == [exchange]


def test_a_conversation_goes_on_in_its_order(store: Personal) -> None:
    questions = [f"Frage {number}?" for number in range(12)]
    cid = added(store, *(past(question) for question in questions))
    found = store.history.conversation(ONE, cid, everything)
    assert found is not None and [one.question for one in found] == questions
    (entry,) = store.history.conversations(ONE)
    assert (entry.id, entry.title, entry.changed_at, entry.exchanges) == (cid, "Frage 0?", NOON, 12)


def test_the_latest_conversation_comes_first(store: Personal) -> None:
    first = added(store, past("Erste?"))
    second = added(store, past("Zweite?", at=NOON + DAY))
    assert [entry.id for entry in store.history.conversations(ONE)] == [second, first]
    store.history.add(ONE, first, past("Noch etwas?", at=NOON + 2 * DAY))
    assert [entry.id for entry in store.history.conversations(ONE)] == [first, second]


def test_another_holder_sees_continues_and_deletes_nothing(store: Personal) -> None:
    cid = added(store, past())
    history = store.history
    assert history.conversations(OTHER) == []
    assert history.conversation(OTHER, cid, everything) is None
    assert history.delete(OTHER, cid) == history.delete(OTHER, None) == 0
    theirs = history.add(OTHER, cid, past("Meine?"))
    assert theirs not in (None, cid), "it begins a conversation of its own"
    mine = history.conversation(ONE, cid, everything)
    assert mine is not None and [one.question for one in mine] == [QUESTION]


def test_a_row_that_was_moved_to_another_holder_does_not_open(store: Personal, tmp_path: Path) -> None:
    mine, theirs = added(store, past()), added(store, past("Meine?"), holder=OTHER)
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("UPDATE exchanges SET conversation = ? WHERE conversation = ?", (theirs, mine))
    found = store.history.conversation(OTHER, theirs, everything)
    assert found is not None
    assert sorted((one.question, one.missing) for one in found) == [("", UNREADABLE), ("Meine?", "")]


def test_expiry_is_thirty_days_after_the_last_question(store: Personal, clock: Clock) -> None:
    cid = added(store, past())
    clock.moment = NOON + 10 * DAY
    store.history.add(ONE, cid, past("Später?", at=clock.moment))
    for days, kept in ((39, True), (40, True), (41, False)):
        clock.moment = NOON + days * DAY
        assert bool(store.history.conversations(ONE)) is kept, "what is over is not shown, deleted or not"
        assert (store.history.conversation(ONE, cid, everything) is not None) is kept
        assert store.expire(clock.moment) == (0 if kept else 1)
    clock.moment = NOON
    assert store.history.conversations(ONE) == []


def test_a_house_that_keeps_no_history_writes_no_row(tmp_path: Path, clock: Clock) -> None:
    store = opened(tmp_path, clock, days=0)
    assert not store.history.is_on(ONE)
    assert store.history.add(ONE, None, past()) is None
    assert store.history.conversations(ONE) == []
    assert list(tmp_path.iterdir()) == []


def test_what_was_kept_is_deleted_when_the_house_switches_off(tmp_path: Path, store: Personal, clock: Clock) -> None:
    cid = added(store, past())
    store.close()
    off = opened(tmp_path, clock, days=0)
    assert off.history.conversations(ONE) == [] and off.history.conversation(ONE, cid, everything) is None
    assert off.expire(NOON) == 1
    off.close()
    assert opened(tmp_path, clock).history.conversations(ONE) == []


def test_a_holder_switches_off_and_on(store: Personal) -> None:
    cid = added(store, past())
    store.history.switch(ONE, False)
    assert not store.history.is_on(ONE) and store.history.is_on(OTHER)
    assert store.history.add(ONE, cid, past("Geheim?")) is None
    assert [entry.exchanges for entry in store.history.conversations(ONE)] == [1], "what was there stays"
    store.history.switch(ONE, True)
    assert store.history.add(ONE, cid, past("Wieder?")) == cid


def test_deleting_one_leaves_the_others(store: Personal) -> None:
    first, second = added(store, past()), added(store, past("Andere?"))
    assert store.history.delete(ONE, first) == 1
    assert store.history.delete(ONE, first) == 0
    assert [entry.id for entry in store.history.conversations(ONE)] == [second]
    assert store.history.delete(ONE, None) == 1
    assert store.history.conversations(ONE) == []
    assert store.history.add(ONE, second, past()) != second, "one that is gone meanwhile begins anew"


def test_an_answer_is_left_out_while_a_letter_of_it_is_hidden(store: Personal) -> None:
    cid = added(store, past(answer=citing("a" * 16)), past("Und das?", answer=replace(NEAR, citations=())))
    for seen, missing in (
        ({"a" * 16}, ["", WITHDRAWN]),
        (set(), [WITHDRAWN] * 2),
        ({"a" * 16, "0123456789abcdef"}, ["", ""]),
    ):
        found = store.history.conversation(ONE, cid, seen.__contains__)
        assert found is not None
        assert [one.missing for one in found] == missing
        assert all((one.answer is None) == bool(one.missing) for one in found)
        assert [one.question for one in found] == [QUESTION, "Und das?"]


def test_an_answer_of_another_version_keeps_its_question(store: Personal, tmp_path: Path) -> None:
    cid = added(store, past())
    kept = {"format": 1, "question": QUESTION, "asked_at": NOON.isoformat(), "shown": 1, "stopped": False}
    for change in ({"answer": {"status": "later"}}, {"format": 2, "answer": None}, {"answer": []}, {}):
        with sqlite3.connect(tmp_path / FILE) as connection:
            ((key,),) = connection.execute("SELECT id FROM exchanges").fetchall()
            sealed = seal(ONE, "exchanges", key, json.dumps(kept | change))
            connection.execute("UPDATE exchanges SET sealed = ?", (sealed,))
        assert store.history.conversation(ONE, cid, everything) == [Past(QUESTION, NOON, None, 0, False, UNREADABLE)]


def test_remarks_on_later_statements_are_not_kept(store: Personal) -> None:
    later = Notice(NoticeKind.LATER_STATEMENT, "Später dazu: …")
    cid = added(store, past(answer=replace(ANSWERED, notices=(later, *ANSWERED.notices))))
    assert store.history.conversation(ONE, cid, everything) == [past()]


def test_forgetting_a_document_needs_no_key(store: Personal) -> None:
    kept = added(store, past(answer=citing("a" * 16)))
    partly = added(store, past(answer=citing("b" * 16)), past("Sonst?", answer=NOT_FOUND))
    wholly = added(store, past(answer=citing("b" * 16)), holder=OTHER)
    assert store.forget_document("b" * 16) == 2
    assert {entry.id: entry.exchanges for entry in store.history.conversations(ONE)} == {kept: 1, partly: 1}
    assert store.history.conversation(OTHER, wholly, everything) is None
    assert store.forget_document("b" * 16) == 0


def test_lone_surrogates_do_no_harm(store: Personal) -> None:
    cid = added(store, past("Was \ud800 nun?"))
    found = store.history.conversation(ONE, cid, everything)
    assert found is not None and found[0].question == "Was ? nun?"


def test_what_cites_a_forgotten_document_is_not_kept_any_more(store: Personal) -> None:
    store.history.add(ONE, None, past())
    store.forget_document("b" * 16)
    assert store.history.add(ONE, None, past(answer=citing("b" * 16))) is None
    assert store.history.add(ONE, None, past(answer=citing("a" * 16)))
    store.rewrite()
    assert len(store.history.conversations(ONE)) == 2


def test_a_fluent_version_is_kept_as_it_is(store: Personal) -> None:
    exchange = replace(past(), fluent=WRITTEN)
    cid = added(store, exchange)
    assert store.history.conversation(ONE, cid, everything) == [exchange]


def test_what_comes_later_joins_the_latest_exchange_alone(store: Personal) -> None:
    cid = added(store, past("Erste?"), past("Zweite?"))
    store.history.complete(ONE, cid, replace(past("Zweite?", at=NOON + DAY), fluent=WRITTEN))
    store.history.complete(ONE, cid, replace(past("Erste?"), fluent=WRITTEN))
    store.history.complete(OTHER, cid, replace(past("Zweite?"), fluent=None))
    first, second = store.history.conversation(ONE, cid, everything) or []
    assert first.fluent is None and second.fluent == WRITTEN
    assert second.asked_at == NOON, "when it was asked stays"
    assert store.history.forget_document(WRITTEN.citations[1].document_id) == 1, "what it cites is known"


def test_a_version_that_cites_what_was_erased_meanwhile_is_not_kept(store: Personal) -> None:
    cid = added(store, past())
    assert store.forget_document(WRITTEN.citations[1].document_id) == 0, "the answer itself does not cite it"
    store.history.complete(ONE, cid, replace(past(), fluent=WRITTEN))
    assert store.history.conversation(ONE, cid, everything) == [past()]


def test_a_letter_that_only_the_version_cites_hides_the_exchange(store: Personal) -> None:
    cid = added(store, replace(past(), fluent=WRITTEN))
    hidden = WRITTEN.citations[1].document_id
    (found,) = store.history.conversation(ONE, cid, lambda one: one != hidden) or []
    assert (found.answer, found.fluent, found.missing) == (None, None, WITHDRAWN)


def test_an_exchange_from_before_there_were_versions_can_be_read(store: Personal, tmp_path: Path) -> None:
    exchange = past()
    cid = added(store, exchange)
    with sqlite3.connect(tmp_path / FILE) as connection:
        ((key, sealed),) = connection.execute("SELECT id, sealed FROM exchanges").fetchall()
        kept = json.loads(unseal(ONE, "exchanges", key, sealed) or "")
        del kept["fluent"]
        connection.execute("UPDATE exchanges SET sealed = ?", (seal(ONE, "exchanges", key, json.dumps(kept)),))
    assert store.history.conversation(ONE, cid, everything) == [exchange]
