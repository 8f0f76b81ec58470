"""Letters and passages as rows of the archive, and back: JSON through pydantic, which checks types on the way in."""

from __future__ import annotations

import datetime
import hashlib
import json
import zlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from ingest.archive.tables import iso
from ingest.errors import ArchiveUnusable, BadInput
from ingest.labels import title
from ingest.links.links import Link, links
from ingest.model import Letter, PageBox, Paper, Passage, Source, Tier
from ingest.text.references import folded

Row = dict[str, Any]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class LetterRows:
    """One letter as rows, a field a table."""

    document: Row
    source: Row
    passages: list[Row]
    links: list[Row]


def rows_of(letter: Letter, passages: Sequence[Passage], content: bytes, paper: Paper | None = None) -> LetterRows:
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
        of_paper = {"paper": paper.id, "paper_data": paper_adapter().dump_json(paper).decode()} if paper else {}
    except (PydanticSerializationError, UnicodeEncodeError) as fault:
        if "surrogates not allowed" not in str(fault):
            raise
        raise BadInput(
            "Erwartet wird Text aus gültigen Unicode-Zeichen",
            f"in {plain(source.file)} steht ein halbes Zeichen (Surrogat)",
            "bitte speichern Sie die Datei als UTF-8 und prüfen Sie ihren Namen",
        ) from fault
    document = (
        key
        | {
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
            "title": title(letter),
            "paper": None,
            "paper_data": None,
        }
        | of_paper
    )
    return LetterRows(
        document,
        key | {"content": content, "text": source.text},
        [
            key | {"key": passage.key, "position": position, "passage": dumped.decode()}
            for position, (passage, dumped) in enumerate(zip(passages, texts, strict=True))
        ],
        link_rows(letter, passages),
    )


def letter_of(structure: str, text: str) -> Letter:
    """The letter of a stored structure and its text."""
    letter = load(letters(), structure)
    return replace(letter, source=replace(letter.source, text=text))


def source_of(structure: str, text: str) -> Source:
    """The source of a stored structure and its text; needs nothing of the structure but the source."""
    return replace(load(_source_adapter(), json.dumps(json.loads(structure)["source"])), text=text)


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
def _source_adapter() -> TypeAdapter[Source]:
    return TypeAdapter(Source)


@cache
def passage_adapter() -> TypeAdapter[Passage]:
    """The codec of passages, made on first use."""
    return TypeAdapter(Passage)


@cache
def paper_adapter() -> TypeAdapter[Paper]:
    """The codec of papers, made on first use."""
    return TypeAdapter(Paper)


@cache
def link_adapter() -> TypeAdapter[Link]:
    """The codec of links, made on first use."""
    return TypeAdapter(Link)


def link_rows(letter: Letter, passages: Sequence[Passage]) -> list[Row]:
    """What a letter points at, as rows; ``paper`` is the reference in the form in which alike ones are equal."""
    return [
        {
            "document_id": letter.source.document_id,
            "position": position,
            "kind": link.kind.value,
            "paper": folded(plain(link.reference)) if link.reference else None,
            "reference": link.reference,
            "link": link_adapter().dump_json(link).decode(),
        }
        for position, link in enumerate(links(letter, passages))
    ]


def packed(boxes: Sequence[PageBox]) -> bytes:
    """Boxes as compressed JSON: a page of print has some 500 words, and its boxes come to 15 KB."""
    return zlib.compress(json.dumps([astuple(box) for box in boxes], separators=(",", ":")).encode())


def unpacked(stored: bytes) -> tuple[PageBox, ...]:
    """The boxes that were packed."""
    return tuple(PageBox(*values) for values in json.loads(zlib.decompress(stored)))


def decision_row(document_id: str, tier: Tier, who: str, why: str) -> Row:
    """A decision about a tier, dated now."""
    return {"document_id": document_id, "tier": tier.value, "who": plain(who), "decided_at": now(), "why": plain(why)}


def now() -> str:
    """This second in UTC, as the archive writes it (ISO 8601)."""
    return iso(datetime.datetime.now(datetime.UTC))


def plain(text: str) -> str:
    """The text with question marks for lone surrogates (from broken file names or arguments): fit to be stored."""
    return text.encode("utf-8", "replace").decode()
