"""Who may see a letter, decided by a person about this one letter: the state with who, when and why, changed at once.

What is committed holds: every read looks a letter's tier up anew, so the next query after :func:`classify` returns
shows nothing that was closed, whether or not the indexes have followed. A run that takes letters in does not undo it
(:func:`ingest.clearance.stands`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.audit.event import SYSTEM, Detail, Event, EventKind
from assistant.correcting import find_letter
from assistant.model import Principal
from assistant.roles import Role, principal_of
from ingest.archive.archive import Archive, TierDecision, Tiers
from ingest.clearance import SINGLY, account
from ingest.errors import BadInput
from ingest.model import Tier
from ingest.pipeline import Indexer, paper_read_again

if TYPE_CHECKING:
    from assistant.audit.log import Audit

#: Who may classify letters; each of them those that they see.
CLASSIFIERS = (Role.STAFF, Role.DATA_PROTECTION)
#: Whoever may run commands over a data directory.
ON_THE_MACHINE = principal_of(SYSTEM, CLASSIFIERS)


@dataclass(frozen=True, slots=True)
class Classification:
    """Who may see a letter, and how that came.

    Attributes:
        document_id: The letter.
        title: What a councillor calls it.
        tier: Who may see it now.
        decisions: All decisions about it, first to last.
        also: Older versions of it that went with it in this call.
    """

    document_id: str
    title: str
    tier: Tier
    decisions: tuple[TierDecision, ...]
    also: tuple[str, ...] = ()


def classify(
    archive: Archive, indexer: Indexer, audit: Audit, name: str, tier: Tier, who: str, why: str, principal: Principal
) -> Classification:
    """Put a letter into a tier.

    Older versions of the letter that are more open go with it: they hold what was closed. A letter that is opened opens
    none of them, for who opens it has looked at this one. Letters of its paper are read again: what is open is
    understood by nothing that is closed (:mod:`ingest.structure`).

    Args:
        archive: The archive.
        indexer: The indexes.
        audit: Keeps that it was done.
        name: The letter: its id; for whoever sees everything also a path, the stem of its file or its reference.
        tier: The tier.
        who: Name of the person who decides.
        why: Their reason.
        principal: Their account.

    Returns:
        The letter as it is then; whoever closed it may not see it any more.

    Raises:
        BadInput: This account may not classify, sees no such letter, name or reason is missing, or somebody closed
            meanwhile what was to be opened; nothing is changed.
        FundstelleError: Audit or indexes cannot follow; a letter that was to be closed is closed all the same, and the
            next start mends the indexes.
    """
    if not {role.value for role in CLASSIFIERS} & principal.roles:
        raise BadInput(
            "Erwartet wird die Rolle Verwaltung oder Datenschutz",
            "dieses Konto hat sie nicht",
            "bitte wenden Sie sich an die Verwaltung",
        )
    if not all(any(character.isalnum() for character in text) for text in (who, why)):
        raise BadInput("Erwartet wird, wer einstuft und warum", "eines davon fehlt", "bitte nennen Sie beides")
    document_id = named(archive, name, principal.tiers)
    versions = [document_id, *archive.versions.predecessors(document_id)]
    before = {key: held for key in versions if (held := archive.tier_of(key))}
    older = [key for key, held in before.items() if key != document_id and held.closedness < tier.closedness]
    moved = [*older, *([document_id] if before.get(document_id) is not tier else [])]
    events = [Event(EventKind.CLASSIFIED, principal.name, key, Detail(tier.value)) for key in (document_id, *older)]
    opens = tier.closedness < max(before.values(), key=lambda held: held.closedness).closedness
    if opens:  # what cannot be found yet, or kept in the audit, is not opened; what is closed waits for nothing
        indexer.prepare()
        audit.record(*events)
    by = account() if principal.name == SYSTEM else principal.name
    archive.decide_tier(document_id, tier, f"{SINGLY}{by}: {who.strip()}", why.strip(), older, before)
    reread = paper_read_again(document_id, archive) if moved else []  # no open letter speaks of one that is closed now
    if not opens:
        audit.record(*events)
    if moved:
        indexer.update(list(dict.fromkeys([*moved, *reread])))
    return _now(archive, document_id, tuple(older))


def classification(archive: Archive, name: str, principal: Principal) -> Classification:
    """Who may see a letter, and how that came.

    Args:
        archive: The archive.
        name: As for :func:`classify`.
        principal: Who asks.

    Raises:
        BadInput: There is no such letter that they may see.
    """
    return _now(archive, named(archive, name, principal.tiers))


def named(archive: Archive, name: str, tiers: Tiers) -> str:
    """The document that is meant; one that may not be seen is as if not there.

    Raises:
        BadInput: There is none, or several.
    """
    sees_all = tiers == frozenset(Tier)  # for anybody else it would tell of letters that they do not see
    document_id = find_letter(archive, name) if sees_all and not archive.tier_of(name) else name
    if archive.tier_of(document_id) not in tiers:
        raise BadInput(
            "Erwartet wird ein aufgenommenes Schreiben (Pfad, Kennung, Dateiname oder Zeichen)",
            f"„{name}“ ist keines",
            "bitte prüfen Sie die Angabe oder nehmen Sie die Datei zuerst auf.",
        )
    return document_id


def people(who: str) -> str:
    """Who decided, without the sign that it was about one letter alone."""
    return who.removeprefix(SINGLY)


def _now(archive: Archive, document_id: str, also: Sequence[str] = ()) -> Classification:
    held = archive.versions.held(document_id)
    assert held is not None  # looked up a moment ago
    return Classification(document_id, held.title, held.tier, tuple(archive.decisions(document_id)), tuple(also))
