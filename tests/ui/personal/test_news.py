"""What is new about what was remembered, over real letters."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.model import PUBLIC
from assistant.personal.holder import Holder, holder_of, new_token
from assistant.personal.remembered import FollowedVorgang, SavedQuestion
from ingest.errors import IndexUnusable
from tests.letters import written
from tests.ui.houses import CLEARED_BY, House
from ui.personal.news import FAILED, STARTING, Lookout
from ui.visitor import STAFF, Visitor

HOLDER: Holder = holder_of(new_token())
PUBLIC_VISITOR, STAFF_VISITOR = Visitor(PUBLIC, HOLDER, "de"), Visitor(STAFF, HOLDER, "de")
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
BATH = FollowedVorgang(1, "AF0007/23", LONG_AGO)
QUESTION = SavedQuestion(2, "Wann öffnet das Freibad im Norden wieder?", (), None, "de", LONG_AGO)


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def soon() -> datetime.datetime:
    """Behind everything that was decided so far: decisions are dated to the second."""
    return now() + datetime.timedelta(seconds=1)


def words(novelties: object) -> list[str]:
    return [one.words for one in novelties]  # type: ignore[attr-defined]


def test_what_came_in_since_the_last_visit_is_new(house: House) -> None:
    lookout = Lookout(house.desk)
    found = lookout.of_vorgang(BATH, PUBLIC_VISITOR, LONG_AGO)
    assert found.is_seen and found.subject
    (new,) = found.novelties
    assert new.address == f"/brief/{house.bath}" and "AF0007/23" in new.words
    assert lookout.of_vorgang(BATH, PUBLIC_VISITOR, soon()).novelties == ()


def test_what_was_there_before_it_was_followed_is_not_new(house: House) -> None:
    followed = replace(BATH, made_at=soon())
    assert Lookout(house.desk).of_vorgang(followed, PUBLIC_VISITOR, LONG_AGO).novelties == ()
    assert Lookout(house.desk).of_vorgang(followed, PUBLIC_VISITOR, None).novelties == ()


def test_a_hidden_letter_is_news_to_staff_alone(house: House) -> None:
    hidden, absent = replace(BATH, reference="AF0009/23"), replace(BATH, reference="AF9999/99")
    lookout = Lookout(house.desk)
    seen, nothing = (lookout.of_vorgang(one, PUBLIC_VISITOR, LONG_AGO) for one in (hidden, absent))
    assert not seen.is_seen and seen == replace(nothing, followed=hidden)
    assert lookout.of_vorgang(hidden, STAFF_VISITOR, LONG_AGO).novelties


def test_a_saved_question_is_asked_again_only_if_letters_came_in(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    house.desk.ask(QUESTION.question)
    asked: list[str] = []
    ask = house.desk.ask
    monkeypatch.setattr(type(house.desk), "ask", lambda _, *args, **named: asked.append(args[0]) or ask(*args, **named))
    lookout = Lookout(house.desk)
    assert lookout.of_question(QUESTION, PUBLIC_VISITOR, HOLDER, soon()).novelties == () and asked == []
    for _ in range(2):
        found = lookout.of_question(QUESTION, PUBLIC_VISITOR, HOLDER, LONG_AGO)
        assert found.novelties and f"/stelle/{house.bath}/" in found.novelties[0].address
    assert asked == [QUESTION.question], "a page loaded again asks nothing again"


def test_new_is_what_answers_and_came_in(fresh_house: House, tmp_path: Path) -> None:
    desk, lookout, visit = fresh_house.desk, Lookout(fresh_house.desk), soon()
    desk.ask(QUESTION.question)
    while now() < visit:
        pass
    later = written(tmp_path, "AF0010-24.txt", reference="AF0010/24", date="03.05.2024")
    (report,) = desk.ingest([later], CLEARED_BY)
    (new,) = lookout.of_vorgang(replace(BATH, reference="AF0010/24"), PUBLIC_VISITOR, visit).novelties
    assert new.address == f"/brief/{report.document_id}"
    found = lookout.of_question(QUESTION, PUBLIC_VISITOR, HOLDER, visit).novelties
    assert all(f"/{report.document_id}/" in one.address for one in found), "the older letter is not new"
    visit = soon()
    while now() < visit:
        pass
    desk.ingest([later], None)
    assert lookout.of_vorgang(replace(BATH, reference="AF0010/24"), PUBLIC_VISITOR, visit).novelties == ()


def test_a_search_that_is_not_there_yet_or_fails_is_said(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IndexUnusable("Erwartet wird ein Index", "keiner", "bitte")

    monkeypatch.setattr(type(house.desk), "ready", property(lambda _: False))
    lookout = Lookout(house.desk)
    assert lookout.of_question(QUESTION, PUBLIC_VISITOR, HOLDER, LONG_AGO).unchecked == STARTING
    monkeypatch.setattr(type(house.desk), "ready", property(lambda _: True))
    monkeypatch.setattr(type(house.desk), "ask", fail)
    assert lookout.of_question(QUESTION, PUBLIC_VISITOR, HOLDER, LONG_AGO).unchecked == FAILED
