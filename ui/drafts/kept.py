"""Drafts that somebody works on: in memory only, each its maker's alone, there while all its letters may be seen."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from assistant.audit.event import Detail
from assistant.audit.views import words_of_draft
from ui.drafts.sheet import Edited, Head, begun
from ui.keeping import Keeping, local_now

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.drafting.draft import Draft
    from assistant.model import Principal
    from ui.visitor import Visitor

#: Drafts that are kept.
MOST = 100
#: Characters of one field that are taken; an answer is a few pages long.
MOST_CHARS = 50_000


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft with what its maker has made of it, and when it was begun."""

    draft: Draft
    edited: Edited
    begun_at: datetime.datetime


class Drafts:
    """Drafts by id; any thread may use it.

    Args:
        now: The clock, for tests.
    """

    def __init__(self, now: Callable[[], datetime.datetime] = local_now) -> None:
        self._keeping: Keeping[Kept] = Keeping(MOST, now)
        self.expire = self._keeping.expire

    def put(self, draft: Draft, visitor: Visitor) -> str:
        """Keep a new draft.

        Returns:
            Its id: 22 URL-safe random characters.
        """
        return self._keeping.put(lambda now: Kept(draft, begun(draft), now), visitor.holder)

    def get(self, did: str, visitor: Visitor, desk: Desk) -> Kept | None:
        """A draft for its maker; None if there is none of this id, it is another's, or one of its letters is hidden."""
        kept = self._keeping.get(did, visitor.holder)
        if kept is None or not is_visible(kept.draft, visitor.principal, desk):
            return None
        desk.views.note(visitor.principal, words_of_draft(kept.draft), Detail.QUOTED)
        return kept

    def edit(self, did: str, sent: Mapping[str, str]) -> None:
        """Note what a form says of a draft: the letterhead's fields by name, "vorbehalt", "antwort-1" …

        Args:
            did: Its id, as :meth:`get` let it pass; if it is gone meanwhile, nothing is noted.
            sent: The form's fields; those that are missing stay as they are.
        """
        self._keeping.change(did, lambda kept: replace(kept, edited=edited(kept.edited, sent)))

    def of(self, visitor: Visitor, desk: Desk) -> list[tuple[str, Kept]]:
        """A visitor's own drafts with their ids, the latest first."""
        own = self._keeping.of(visitor.holder)
        return [(did, kept) for did, kept in own if is_visible(kept.draft, visitor.principal, desk)]

    def forget(self, document_id: str) -> int:
        """Drop every draft that names a letter, with what was made of it; returns their number."""
        return self._keeping.drop(lambda kept: document_id in words_of_draft(kept.draft))


def edited(before: Edited, sent: Mapping[str, str]) -> Edited:
    """A draft with what a form says; arguments as for :meth:`Drafts.edit`."""
    lines = {field.name: _cut(sent[field.name]) for field in fields(Head) if field.name in sent}
    texts = (_cut(sent.get(f"antwort-{number}", text)) for number, text in enumerate(before.texts, 1))
    return Edited(replace(before.head, **lines), tuple(texts), _cut(sent.get("vorbehalt", before.reservation)))


def is_visible(draft: Draft, principal: Principal, desk: Desk) -> bool:
    """Whether somebody may see every letter that a draft names, now, and those that entered may go out with it."""
    tiers = {document_id: desk.tier(document_id, principal) for document_id in words_of_draft(draft)}
    said = (one for answer in draft.answers for one in (*answer.statements, *answer.beside))
    entered = {one.citation.document_id for one in (*said, *draft.reservations)}
    return all(
        tier is not None and (document_id not in entered or tier.closedness <= draft.tier.closedness)
        for document_id, tier in tiers.items()
    )


def _cut(text: str) -> str:
    """A field as it is kept; a browser ends the lines of a text with both signs (HTML, 4.10.21.4)."""
    return text.replace("\r\n", "\n")[:MOST_CHARS]
