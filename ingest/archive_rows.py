"""Letters and passages as rows of the archive, and back: JSON through pydantic, which checks types on the way in."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from ingest.errors import ArchiveUnusable, BadInput
from ingest.model import Letter, Passage, Tier
from ingest.references import is_session

Row = dict[str, Any]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class LetterRows:
    """One letter as rows, a field a table."""

    document: Row
    source: Row
    passages: list[Row]
    references: list[Row]


def rows_of(letter: Letter, passages: Sequence[Passage], content: bytes) -> LetterRows:
    """A letter as rows, without what only the caller knows (tier, origin).

    Raises:
        BadInput: A text holds a lone surrogate, which no file and no database can hold.
    """
    source, head = letter.source, letter.head
    key = {"document_id": source.document_id}
    try:
        structure = letters().dump_json(replace(letter, source=replace(source, text="")))
        texts = [passage_adapter().dump_json(passage) for passage in passages]
        text = source.text.encode()
    except (PydanticSerializationError, UnicodeEncodeError) as fault:
        raise BadInput(
            "Erwartet wird Text aus gültigen Unicode-Zeichen",
            f"in {plain(source.file)} steht ein halbes Zeichen (Surrogat)",
            "bitte speichern Sie die Datei als UTF-8 und prüfen Sie ihren Namen",
        ) from fault
    document = key | {
        "file": source.file,
        "kind": head.kind.value,
        "reference": head.reference,
        "further_references": json.dumps(head.further_references),
        "date": head.date.isoformat() if head.date else None,
        "office": head.office,
        "subject": head.subject,
        "mark_state": head.mark.state.value,
        "digest": hashlib.sha256(b"\0".join([structure, text, *texts])).hexdigest()[:32],
        "letter": structure.decode(),
    }
    ties = dict.fromkeys(
        "".join(reference.split()).upper()
        for reference in (head.reference, *head.further_references)
        if reference and not is_session(reference)
    )
    return LetterRows(
        document,
        key | {"content": content, "text": source.text},
        [
            key | {"key": passage.key, "position": position, "passage": dumped.decode()}
            for position, (passage, dumped) in enumerate(zip(passages, texts, strict=True))
        ],
        [key | {"reference": tie} for tie in ties],
    )


def letter_of(structure: str, text: str) -> Letter:
    """The letter of a stored structure and its text."""
    letter = load(letters(), structure)
    return replace(letter, source=replace(letter.source, text=text))


def load(adapter: TypeAdapter[_T], stored: str) -> _T:
    """What stored JSON stands for.

    Raises:
        ArchiveUnusable: It does not fit the types.
    """
    try:
        return adapter.validate_json(stored)
    except ValidationError as fault:
        raise ArchiveUnusable(
            "Erwartet wird ein lesbares Archiv",
            f"ein Eintrag passt nicht zu dieser Version ({fault.error_count()} Abweichungen)",
            "bitte nehmen Sie das Schreiben neu auf oder verwenden Sie die Version, die es geschrieben hat",
        ) from fault


@cache
def letters() -> TypeAdapter[Letter]:
    """The codec of letters, made on first use."""
    return TypeAdapter(Letter)


@cache
def passage_adapter() -> TypeAdapter[Passage]:
    """The codec of passages, made on first use."""
    return TypeAdapter(Passage)


def decision_row(document_id: str, tier: Tier, who: str, why: str) -> Row:
    """A decision about a tier, dated now."""
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    return {"document_id": document_id, "tier": tier.value, "who": plain(who), "decided_at": now, "why": plain(why)}


def plain(text: str) -> str:
    """The text with question marks for lone surrogates (from broken file names or arguments): fit to be stored."""
    return text.encode("utf-8", "replace").decode()


def connected(document_ids: Iterable[str], ties: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Which documents hang together by shared references, directly or through others.

    Args:
        document_ids: All documents, in the order in which groups shall list them.
        ties: Pairs of document and reference.

    Returns:
        For each document its group, itself included.
    """
    roots: dict[str, str] = {}

    def root(node: str) -> str:
        while (parent := roots.setdefault(node, node)) != node:
            roots[node] = node = roots[parent]
        return node

    for document_id, reference in ties:
        roots[root(document_id)] = root(f"#{reference}")
    groups: dict[str, list[str]] = {}
    members = list(document_ids)
    for document_id in members:
        groups.setdefault(root(document_id), []).append(document_id)
    return {document_id: tuple(groups[root(document_id)]) for document_id in members}
