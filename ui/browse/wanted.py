"""What a search or a list is restricted to, as it stands in the address: every filter is kept there."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from assistant.filters import Filter
from assistant.model import Principal
from ingest.errors import BadInput
from ingest.model import LetterKind, Tier
from ui import texts_de as de
from ui.option_values import FIRST, LAST, letter_kind, period_end

#: How kinds of letters are called in an address.
KIND_NAMES = {kind: words.lower() for kind, words in de.LETTER_KINDS.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed and chosen, as it stands in the address; the fields are named as there.

    Attributes:
        q: Words.
        von, bis: The ends of a period: a day or a year.
        art: Kinds of letters, by their German names.
        amt, fraktion: An office, a fraction: words of its name.
        ebene: The one tier that is wanted.
        vorgang: Reference of the one Vorgang that is wanted.
        offen: Whether only Vorgänge with open points are wanted.
        seite: Number of the page, 1-based.
        stand: The one state of implementation that is wanted, by its German name.
        ueberfaellig: Whether only points are wanted whose next report is overdue.
    """

    q: str = ""
    von: str = ""
    bis: str = ""
    art: tuple[str, ...] = ()
    amt: str = ""
    fraktion: str = ""
    ebene: str = ""
    vorgang: str = ""
    offen: bool = False
    seite: int = 1
    stand: str = ""
    ueberfaellig: bool = False

    def address(self, path: str, **other: Any) -> str:
        """The address of a page with all of this, some fields replaced; a change leads to the first page again."""
        wanted = replace(self, **{"seite": 1, **other})
        pairs = [(name, value) for name in _NAMES for value in _values(wanted, name)]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    @property
    def restricts(self) -> int:
        """How many filters are set, words and page aside."""
        names = (self.amt, self.fraktion, self.ebene, self.vorgang, self.stand)
        return sum(map(bool, (self.von or self.bis, *names, self.offen, self.ueberfaellig))) + len(self.art)

    @property
    def kinds(self) -> frozenset[LetterKind]:
        """The kinds of letters.

        Raises:
            BadInput: One is none.
        """
        return frozenset(LetterKind(letter_kind(name)) for name in self.art)

    def filter(self) -> Filter | None:
        """The filter of the desk; None where nothing restricts it.

        Raises:
            BadInput: A kind, a day or a year is none.
        """
        since, until = period_end(self.von or None, FIRST), period_end(self.bis or None, LAST)
        names = (self.amt or None, self.fraktion or None, None, self.vorgang or None)
        found = Filter(_day(since), _day(until), self.kinds, *names)
        return None if found.is_empty else found

    def narrowed(self, principal: Principal) -> Principal:
        """Who looks, restricted to the wanted tier; it is never more than they may see.

        Raises:
            BadInput: There is no such tier.
        """
        if not self.ebene:
            return principal
        if self.ebene not in list(Tier):
            raise BadInput(
                "Erwartet wird die Ebene „oeffentlich“ oder „nichtoeffentlich“",
                f"gefunden wurde „{self.ebene[:40]}“",
                "bitte wählen Sie eine davon.",
            )
        return replace(principal, tiers=principal.tiers & {Tier(self.ebene)})


_NAMES = ("q", "vorgang", "von", "bis", "art", "amt", "fraktion", "ebene", "offen", "stand", "ueberfaellig", "seite")


def vorgang_address(reference: str) -> str:
    """The address of a Vorgang's page."""
    return f"/vorgang/{quote(reference)}"


def asking_address(**hash_values: str) -> str:
    """The address of the conversation with a box filled in; behind the #, so that it reaches no server."""
    return f"/#{urlencode(hash_values, quote_via=quote)}"


def _values(wanted: Wanted, name: str) -> list[str]:
    value = getattr(wanted, name)
    if isinstance(value, tuple):
        return [str(one) for one in value]
    if isinstance(value, bool):
        return ["1"] if value else []
    if name == "seite":
        return [str(value)] if value > 1 else []
    return [value] if value else []


def _day(iso: str | None) -> datetime.date | None:
    return None if iso is None else datetime.date.fromisoformat(iso)
