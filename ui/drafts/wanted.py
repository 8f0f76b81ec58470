"""What is wanted of a draft, as people type or choose it: the outgoing letter's tier, what becomes of reservations.

Both are asked for before anything is searched; the public tier and the mark to be checked are the careful choices.
"""

from __future__ import annotations

from assistant.drafting.draft import Reservation
from ingest.errors import BadInput
from ingest.model import Tier

#: What is chosen where nobody chose.
TIER, RESERVATION = Tier.OEFFENTLICH, Reservation.CHECK
#: What a letter that goes out may be; what is locked goes to nobody.
OUTGOING = (Tier.OEFFENTLICH, Tier.INTERN, Tier.NICHTOEFFENTLICH)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def tier_of(text: str) -> Tier:
    """The tier of a word ("öffentlich", "oeffentlich").

    Raises:
        BadInput: It is none.
    """
    found = {tier.value: tier for tier in OUTGOING}.get(_spelt(text))
    if found is None:
        raise _unknown("die Ebene des Schreibens", [tier.value for tier in OUTGOING], text)
    return found


def reservation_of(text: str) -> Reservation:
    """What becomes of reservations, by a word ("prüfen", "pruefen").

    Raises:
        BadInput: It is none.
    """
    found = {_spelt(one.value): one for one in Reservation}.get(_spelt(text))
    if found is None:
        raise _unknown("der Umgang mit Vorbehalten", [one.value for one in Reservation], text)
    return found


def _spelt(text: str) -> str:
    return text.strip().lower().translate(_UMLAUTS)


def _unknown(what: str, words: list[str], text: str) -> BadInput:
    said = ", ".join(f"„{word}“" for word in words)
    return BadInput(f"Erwartet wird {what}: {said}", f"gefunden wurde „{text[:40]}“", "bitte wählen Sie eines davon")
