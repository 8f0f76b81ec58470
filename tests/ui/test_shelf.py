"""What lies on the shelf is its holder's, for as long as they may see every letter that it cites."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from assistant.audit.event import Detail, Purpose
from assistant.model import PUBLIC, Answer, Notice, NoticeKind, Turn
from assistant.personal.holder import Holder, holder_of, new_token
from ingest.model import Tier
from tests.ui.houses import House
from tests.ui.made_answers import ANSWERED, NOT_FOUND, QUOTE
from tests.ui.made_fluent import WRITTEN
from ui.conversation import Exchange
from ui.fluent.words import begun
from ui.keeping import KEPT
from ui.shelf import MOST, Shelf, Shelved
from ui.visitor import STAFF, Visitor

NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
ANNA, BERT = holder_of(new_token()), holder_of(new_token())


def visitor(holder: Holder | None = ANNA, staff: bool = False) -> Visitor:
    return Visitor(STAFF if staff else PUBLIC, holder, "de")


def exchange(answer: Answer = NOT_FOUND) -> Exchange:
    return Exchange("Was?", answer=answer)


def citing(document_id: str) -> Answer:
    return replace(ANSWERED, citations=(replace(QUOTE, document_id=document_id),))


def test_its_holder_finds_an_answer_again(house: House) -> None:
    shelf = Shelf(lambda: NOON)
    aid = shelf.put(ANNA, exchange(), [Turn("user", "Davor?")])
    assert shelf.get(aid, visitor(), house.desk) == Shelved(exchange(), (Turn("user", "Davor?"),), NOON)
    assert len(aid) == 22 and aid != shelf.put(ANNA, exchange(), ())


def test_nobody_else_does(house: House) -> None:
    shelf = Shelf()
    aid = shelf.put(ANNA, exchange(), ())
    for other in (visitor(BERT), visitor(None), visitor(BERT, staff=True)):
        assert shelf.get(aid, other, house.desk) is None
    assert shelf.get("x" * 22, visitor(), house.desk) is None


def test_what_was_asked_without_a_cookie_belongs_to_who_asks_for_it_first(house: House) -> None:
    shelf = Shelf()
    aid = shelf.put(None, exchange(), ())
    assert shelf.get(aid, visitor(None), house.desk), "a browser that keeps no cookies"
    assert shelf.get(aid, visitor(ANNA), house.desk), "the cookie came with the answer"
    assert shelf.get(aid, visitor(BERT), house.desk) is None and shelf.get(aid, visitor(None), house.desk) is None


def test_what_comes_later_takes_its_place(house: House) -> None:
    shelf = Shelf(lambda: NOON)
    aid = shelf.put(ANNA, exchange(), ())
    more = replace(exchange(), fluent=begun())
    shelf.complete(aid, more)
    shelf.complete("x" * 22, more)
    assert shelf.get(aid, visitor(), house.desk) == Shelved(more, (), NOON)


def test_a_letter_that_only_the_fluent_version_cites_hides_the_answer_too(fresh_house: House) -> None:
    shelf, desk = Shelf(), fresh_house.desk
    cited = replace(WRITTEN, citations=(replace(QUOTE, document_id=fresh_house.answer),))
    aid = shelf.put(ANNA, replace(exchange(), fluent=cited), ())
    assert shelf.get(aid, visitor(), desk)
    desk._archive.decide_tier(fresh_house.answer, Tier.NICHTOEFFENTLICH, "Test", "zurückgezogen")
    assert shelf.get(aid, visitor(), desk) is None


@pytest.mark.parametrize("part", ["citations", "near"])
def test_a_letter_that_may_no_longer_be_seen_hides_the_answer(fresh_house: House, part: str) -> None:
    shelf, desk = Shelf(), fresh_house.desk
    cited = citing(fresh_house.bath).citations
    answer = replace(NOT_FOUND, near=cited) if part == "near" else replace(NOT_FOUND, citations=cited)
    aid = shelf.put(ANNA, exchange(answer), ())
    assert shelf.get(aid, visitor(), desk)
    desk._archive.decide_tier(fresh_house.bath, Tier.NICHTOEFFENTLICH, "Test", "zurückgezogen")
    assert shelf.get(aid, visitor(), desk) is None
    assert shelf.get(aid, visitor(staff=True), desk), "staff sees both tiers"


def test_the_remark_on_later_statements_goes_when_the_archive_changes(fresh_house: House) -> None:
    later = Notice(NoticeKind.LATER_STATEMENT, "Später: AF9999/23 vom 01.01.2023.")
    answer = replace(citing(fresh_house.bath), notices=(*ANSWERED.notices, later))
    shelf, desk = Shelf(), fresh_house.desk
    aid = shelf.put(ANNA, exchange(answer), ())
    first = shelf.get(aid, visitor(), desk)
    assert first and later in first.answer.notices
    desk._archive.decide_tier(fresh_house.pdf, Tier.NICHTOEFFENTLICH, "Test", "zurückgezogen")
    again = shelf.get(aid, visitor(), desk)
    assert again and again.answer.notices == ANSWERED.notices


def test_answers_go_after_their_time_and_the_oldest_of_too_many(house: House) -> None:
    now = [NOON]
    shelf = Shelf(lambda: now[0])
    first = shelf.put(ANNA, exchange(), ())
    now[0] += KEPT
    assert shelf.get(first, visitor(), house.desk)
    now[0] += datetime.timedelta(seconds=1)
    assert shelf.get(first, visitor(), house.desk) is None
    aids = [shelf.put(ANNA, exchange(), ()) for _ in range(MOST + 1)]
    assert shelf.get(aids[0], visitor(), house.desk) is None and shelf.get(aids[1], visitor(), house.desk)


def test_it_is_known_whether_an_answer_was_judged(house: House) -> None:
    shelf = Shelf()
    aid = shelf.put(ANNA, exchange(), ())
    before = shelf.get(aid, visitor(), house.desk)
    shelf.judged(aid)
    shelf.judged("unknown")
    after = shelf.get(aid, visitor(), house.desk)
    assert before and not before.judged and after == replace(before, judged=True)


def test_an_exchange_without_an_answer_does_not_belong_here() -> None:
    with pytest.raises(ValueError, match="shelf"):
        _ = Shelved(Exchange("Was?", fault="x"), (), NOON).answer


def test_answers_that_cite_an_erased_letter_are_taken_down(house: House) -> None:
    shelf = Shelf()
    gone, kept = shelf.put(ANNA, exchange(citing("b" * 16)), ()), shelf.put(ANNA, exchange(), ())
    assert shelf.forget("b" * 16) == 1 and shelf.forget("b" * 16) == 0
    assert shelf.get(kept, visitor(), house.desk) and shelf.get(gone, visitor(), house.desk) is None


def test_one_that_only_the_fluent_version_cites_counts_too() -> None:
    shelf = Shelf()
    shelf.put(ANNA, replace(exchange(), fluent=replace(WRITTEN, citations=(replace(QUOTE, document_id="b" * 16),))), ())
    assert shelf.forget("b" * 16) == 1


def test_whose_words_are_shown_is_kept_those_of_the_fluent_version_too(fresh_house: House) -> None:
    shelf, desk = Shelf(), fresh_house.desk
    cited = replace(WRITTEN, citations=(replace(QUOTE, document_id=fresh_house.hidden),))
    aid = shelf.put(ANNA, replace(exchange(), fluent=cited), ())
    assert shelf.get(aid, visitor(), desk) is None and desk.audit.entries([Purpose.ACCESS]) == []
    assert shelf.get(aid, visitor(staff=True), desk)
    (kept,) = (one.event for one in desk.audit.entries([Purpose.ACCESS]))
    assert (kept.who, kept.what, kept.detail) == (
        STAFF.name,
        desk.audit.pseudonym(fresh_house.hidden),
        Detail.QUOTED,
    )
