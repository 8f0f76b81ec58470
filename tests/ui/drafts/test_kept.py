"""Drafts in memory: their maker's alone, while every letter may be seen, for some hours."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from assistant.audit.event import Detail
from assistant.audit.views import words_of_draft
from assistant.desk import Desk
from assistant.model import Principal
from assistant.personal.holder import Holder, holder_of, new_token
from ingest.model import Tier
from tests.ui.drafts.made_drafts import CLOSED, draft
from ui.drafts.kept import MOST, MOST_CHARS, Drafts, edited
from ui.drafts.sheet import begun
from ui.keeping import KEPT
from ui.visitor import STAFF, Visitor

ANNA, BERND = (holder_of(new_token()) for _ in range(2))
START = datetime.datetime(2026, 1, 1, 8, tzinfo=datetime.UTC)


class Tiers:
    """A desk that knows who may see a letter, and whose words were shown."""

    def __init__(self, hidden: frozenset[str] = frozenset()) -> None:
        self.hidden, self.views = hidden, self
        self.shown: list[str] = []

    def note(self, principal: Principal, document_ids: Iterable[str], way: Detail) -> None:
        assert principal is STAFF and way is Detail.QUOTED
        self.shown += document_ids

    def tier(self, document_id: str, principal: Principal) -> Tier | None:
        assert principal is STAFF
        return None if document_id in self.hidden else Tier.OEFFENTLICH


def desk(*hidden: str) -> Desk:
    return cast(Desk, Tiers(frozenset(hidden)))


def visitor(holder: Holder | None = ANNA) -> Visitor:
    return Visitor(STAFF, holder, "de")


def test_a_draft_is_its_makers_alone() -> None:
    drafts = Drafts()
    did = drafts.put(draft(), visitor())
    found = drafts.get(did, visitor(), desk())
    assert found and found.draft == draft() and found.edited == begun(draft()) and len(did) == 22
    assert drafts.get(did, visitor(BERND), desk()) is None and drafts.get(did, visitor(None), desk()) is None
    assert drafts.get("x" * 22, visitor(), desk()) is None
    assert [one for one, _ in drafts.of(visitor(), desk())] == [did] and drafts.of(visitor(BERND), desk()) == []


def test_one_made_before_the_cookie_belongs_to_who_comes_first() -> None:
    drafts = Drafts()
    did = drafts.put(draft(), visitor(None))
    assert drafts.get(did, visitor(ANNA), desk()) and drafts.get(did, visitor(BERND), desk()) is None


def test_it_is_gone_when_a_letter_beside_it_is_hidden() -> None:
    drafts, made = Drafts(), draft()
    first = replace(made.answers[0], beside=(replace(CLOSED, citation=replace(CLOSED.citation, document_id="beside")),))
    did = drafts.put(replace(made, answers=(first, *made.answers[1:])), visitor())
    assert drafts.get(did, visitor(), desk()) and drafts.get(did, visitor(), desk("beside")) is None


def test_it_is_gone_when_a_letter_it_names_is_hidden() -> None:
    drafts = Drafts()
    did = drafts.put(draft(), visitor())
    for hidden in (CLOSED.citation.document_id, "0123456789abcdef"):
        assert drafts.get(did, visitor(), desk(hidden)) is None and drafts.of(visitor(), desk(hidden)) == []
    assert drafts.get(did, visitor(), desk()) is not None


def test_what_is_edited_is_kept_and_the_rest_stays() -> None:
    drafts = Drafts()
    did = drafts.put(draft(), visitor())
    drafts.edit(did, {"office": "Sportamt", "antwort-2": "Neu.\r\n\r\nZwei.", "antwort-9": "x", "vorbehalt": "Ohne."})
    found = drafts.get(did, visitor(), desk())
    before = begun(draft())
    assert found and found.edited.head.office == "Sportamt" and found.edited.head.subject == before.head.subject
    assert found.edited.texts == (before.texts[0], "Neu.\n\nZwei.", before.texts[2])
    assert found.edited.reservation == "Ohne."
    drafts.edit("fort", {"office": "x"})
    assert len(edited(before, {"antwort-1": "x" * 99_999}).texts[0]) == MOST_CHARS


def test_whose_words_a_draft_shows_is_kept_whenever_it_is_opened() -> None:
    drafts, watched = Drafts(), Tiers()
    did = drafts.put(draft(), visitor())
    assert drafts.get(did, visitor(BERND), cast(Desk, watched)) is None and watched.shown == []
    assert drafts.get(did, visitor(), cast(Desk, watched)) and set(watched.shown) == set(words_of_draft(draft()))


def test_old_ones_and_too_many_are_dropped() -> None:
    times = iter([START, START + KEPT + datetime.timedelta(seconds=1)])
    drafts = Drafts(lambda: next(times))
    did = drafts.put(draft(), visitor())
    assert drafts.get(did, visitor(), desk()) is None
    many = Drafts()
    ids = [many.put(draft(), visitor()) for _ in range(MOST + 1)]
    assert many.get(ids[0], visitor(), desk()) is None and many.get(ids[1], visitor(), desk()) is not None
    assert [one for one, _ in many.of(visitor(), desk())] == ids[:0:-1]


def test_drafts_that_name_an_erased_letter_are_dropped() -> None:
    drafts = Drafts()
    did = drafts.put(draft(), visitor())
    assert drafts.forget("f" * 16) == 0 and drafts.get(did, visitor(), desk())
    assert drafts.forget(CLOSED.citation.document_id) == 1 and drafts.get(did, visitor(), desk()) is None


def test_it_is_gone_when_what_entered_may_not_go_out_any_more() -> None:
    """Its maker still sees the letter; the draft's own reader would not."""
    drafts = Drafts()
    did = drafts.put(draft(), visitor())
    assert draft().tier is Tier.OEFFENTLICH
    for tier in (Tier.INTERN, Tier.NICHTOEFFENTLICH):
        assert drafts.get(did, visitor(), cast(Desk, Closed("0123456789abcdef", tier))) is None
    aside = cast(Desk, Closed(CLOSED.citation.document_id, Tier.NICHTOEFFENTLICH))
    assert drafts.get(did, visitor(), aside) is not None, "what stands beside the letter only is no part of it"


class Closed(Tiers):
    """A desk at which one letter is closed, and its maker sees it."""

    def __init__(self, document_id: str, tier: Tier) -> None:
        super().__init__()
        self._closed, self._tier = document_id, tier

    def tier(self, document_id: str, principal: Principal) -> Tier | None:
        return self._tier if document_id == self._closed else super().tier(document_id, principal)
