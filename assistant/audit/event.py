"""What the audit keeps: events out of closed lists and ids, so that no sentence of a letter or a question fits in.

What is kept, what for and how long: docs/decisions/0035 and docs/datenschutz.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

#: Who did it where no account did: whoever may run commands on the machine, and somebody who is not signed in.
SYSTEM = "system"
STRANGER = "public"
#: Names of accounts, ids of documents, numbers of receipts: one word each, so never a sentence.
_WORD = re.compile(r"[\w.@/\\+:|~-]{0,200}")


class Purpose(StrEnum):
    """What an event is kept for; each purpose has a chain of its own, because each is kept for another time."""

    ACCESS = "access"
    SECURITY = "security"
    ACCOUNTABILITY = "accountability"


class EventKind(StrEnum):
    """What happened."""

    SEEN = "seen"

    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    ACCOUNT_ADDED = "account_added"
    ROLES_CHANGED = "roles_changed"
    ACCOUNT_DISABLED = "account_disabled"
    ACCOUNT_ENABLED = "account_enabled"
    PASSWORD_CHANGED = "password_changed"

    TAKEN_IN = "taken_in"
    CLASSIFIED = "classified"
    CORRECTED = "corrected"
    ERASED = "erased"
    PERSON_SEARCHED = "person_searched"
    BACKED_UP = "backed_up"
    RESTORED = "restored"
    AUDIT_READ = "audit_read"
    AUDIT_RENEWED = "audit_renewed"


class Detail(StrEnum):
    """More about an event; which of them may stand beside which kind is in :data:`DETAILS`."""

    NONE = "none"
    PAGE = "page"
    FILE = "file"
    QUOTED = "quoted"
    PUBLIC = "oeffentlich"
    INTERNAL = "intern"
    NOT_PUBLIC = "nichtoeffentlich"
    LOCKED = "gesperrt"
    SHOWN = "shown"
    EXPORTED = "exported"
    VERIFIED = "verified"
    REFUSED = "refused"


#: Kinds that happen to a letter: of its id the audit keeps a pseudonym, so that an erased letter is named nowhere.
OF_LETTERS = frozenset({EventKind.SEEN, EventKind.TAKEN_IN, EventKind.CLASSIFIED, EventKind.CORRECTED})

_TIERS = frozenset({Detail.PUBLIC, Detail.INTERNAL, Detail.NOT_PUBLIC, Detail.LOCKED})
_NONE = frozenset({Detail.NONE})

#: What may stand beside a kind; a kind that is not here stands alone.
DETAILS: Mapping[EventKind, frozenset[Detail]] = {
    EventKind.SEEN: frozenset({Detail.PAGE, Detail.FILE, Detail.QUOTED}),
    EventKind.TAKEN_IN: _TIERS,
    EventKind.CLASSIFIED: _TIERS,
    EventKind.ERASED: frozenset({Detail.NONE, Detail.REFUSED}),
    EventKind.PERSON_SEARCHED: frozenset({Detail.SHOWN, Detail.EXPORTED}),
    EventKind.AUDIT_READ: frozenset({Detail.SHOWN, Detail.EXPORTED, Detail.VERIFIED}),
}

_SECURITY = frozenset(kind for kind in EventKind if kind.value.startswith(("sign", "account", "roles", "password")))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is kept in the audit.

    Attributes:
        kind: What happened.
        who: Name of the account that did it, :data:`SYSTEM` or :data:`STRANGER`.
        what: What it happened to: a document's id, an account's name, a receipt's number, a pseudonym
            (:meth:`assistant.audit.log.Audit.pseudonym`); "" where there is nothing to name. Never words of a letter
            or a question, never a person's name.
        detail: More about it, as :data:`DETAILS` allows.

    Raises:
        ValueError: A name is more than one word, or the detail none of this kind.
    """

    kind: EventKind
    who: str
    what: str = ""
    detail: Detail = Detail.NONE

    def __post_init__(self) -> None:
        if not self.who or not all(_WORD.fullmatch(name) for name in (self.who, self.what)):
            raise ValueError("who and what are one word each")
        if Detail(self.detail) not in DETAILS.get(self.kind, _NONE):
            raise ValueError(f"{self.kind.value} has no such detail")

    @property
    def purpose(self) -> Purpose:
        """What it is kept for."""
        if self.kind is EventKind.SEEN:
            return Purpose.ACCESS
        return Purpose.SECURITY if self.kind in _SECURITY else Purpose.ACCOUNTABILITY
