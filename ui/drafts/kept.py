"""Drafts that somebody works on: in memory only, each its maker's alone, there while all its letters may be seen."""

from __future__ import annotations

import datetime
import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from ui.drafts.sheet import Edited, Head, begun

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.drafting.draft import Draft
    from assistant.model import Principal
    from ui.visitor import Visitor

#: Drafts that are kept, and for how long.
MOST = 100
KEPT = datetime.timedelta(hours=12)
#: Random bytes of a draft's id: 22 characters, nobody guesses one.
_ID_BYTES = 16
#: Characters of one field that are taken; an answer is a few pages long.
MOST_CHARS = 50_000


def _now() -> datetime.datetime:
    return datetime.datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft with what its maker has made of it, and when it was begun."""

    draft: Draft
    edited: Edited
    begun_at: datetime.datetime


@dataclass(slots=True)
class _Entry:
    kept: Kept
    holder: str | None  # id; None until somebody with a cookie asks for it


class Drafts:
    """Drafts by id; any thread may use it.

    Args:
        now: The clock, for tests.
    """

    def __init__(self, now: Callable[[], datetime.datetime] = _now) -> None:
        self._now = now
        self._entries: OrderedDict[str, _Entry] = OrderedDict()  # oldest first
        self._changing = threading.Lock()

    def put(self, draft: Draft, visitor: Visitor) -> str:
        """Keep a new draft.

        Returns:
            Its id: 22 URL-safe random characters.
        """
        did = secrets.token_urlsafe(_ID_BYTES)
        with self._changing:
            self._entries[did] = _Entry(Kept(draft, begun(draft), self._now()), _holder(visitor))
            self._clear_away()
        return did

    def get(self, did: str, visitor: Visitor, desk: Desk) -> Kept | None:
        """A draft for its maker; None if there is none of this id, it is another's, or one of its letters is hidden."""
        with self._changing:
            self._clear_away()
            entry = self._entries.get(did)
            if entry is None or not _is_theirs(entry, visitor):
                return None
            kept = entry.kept
        return kept if is_visible(kept.draft, visitor.principal, desk) else None

    def edit(self, did: str, sent: Mapping[str, str]) -> None:
        """Note what a form says of a draft: the letterhead's fields by name, "vorbehalt", "antwort-1" …

        Args:
            did: Its id, as :meth:`get` let it pass; if it is gone meanwhile, nothing is noted.
            sent: The form's fields; those that are missing stay as they are.
        """
        with self._changing:
            if entry := self._entries.get(did):
                entry.kept = replace(entry.kept, edited=edited(entry.kept.edited, sent))

    def of(self, visitor: Visitor, desk: Desk) -> list[tuple[str, Kept]]:
        """A visitor's own drafts with their ids, the latest first."""
        with self._changing:
            self._clear_away()
            own = [(did, one.kept) for did, one in self._entries.items() if one.holder == _holder(visitor)]
        return [(did, one) for did, one in reversed(own) if is_visible(one.draft, visitor.principal, desk)]

    def forget(self, document_id: str) -> int:
        """Drop every draft that names a letter, with what was made of it; returns their number."""
        with self._changing:
            gone = [did for did, one in self._entries.items() if document_id in named(one.kept.draft)]
            for did in gone:
                del self._entries[did]
        return len(gone)

    def _clear_away(self) -> None:
        oldest = self._now() - KEPT
        while self._entries:
            first = next(iter(self._entries.values()))
            if len(self._entries) <= MOST and first.kept.begun_at >= oldest:
                return
            self._entries.popitem(last=False)


def edited(before: Edited, sent: Mapping[str, str]) -> Edited:
    """A draft with what a form says; arguments as for :meth:`Drafts.edit`."""
    lines = {field.name: _cut(sent[field.name]) for field in fields(Head) if field.name in sent}
    texts = (_cut(sent.get(f"antwort-{number}", text)) for number, text in enumerate(before.texts, 1))
    return Edited(replace(before.head, **lines), tuple(texts), _cut(sent.get("vorbehalt", before.reservation)))


def is_visible(draft: Draft, principal: Principal, desk: Desk) -> bool:
    """Whether somebody may see every letter that a draft names, now, and those that entered may go out with it."""
    tiers = {document_id: desk.tier(document_id, principal) for document_id in named(draft)}
    said = (one for answer in draft.answers for one in (*answer.statements, *answer.beside))
    entered = {one.citation.document_id for one in (*said, *draft.reservations)}
    return all(
        tier is not None and (document_id not in entered or tier.closedness <= draft.tier.closedness)
        for document_id, tier in tiers.items()
    )


def named(draft: Draft) -> set[str]:
    """The letters that a draft names."""
    said = [one for answer in draft.answers for one in (*answer.statements, *answer.beside, *answer.internal)]
    return {one.citation.document_id for one in (*said, *draft.reservations)}


def _cut(text: str) -> str:
    """A field as it is kept; a browser ends the lines of a text with both signs (HTML, 4.10.21.4)."""
    return text.replace("\r\n", "\n")[:MOST_CHARS]


def _holder(visitor: Visitor) -> str | None:
    return visitor.holder.id if visitor.holder else None


def _is_theirs(entry: _Entry, visitor: Visitor) -> bool:
    """Whether a draft is this visitor's; one that is nobody's yet becomes theirs."""
    if entry.holder is None:
        entry.holder = _holder(visitor)
    return entry.holder == _holder(visitor)
