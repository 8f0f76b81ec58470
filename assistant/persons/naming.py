"""All passages of an archive that name a person, in all versions of all letters, and what was recorded beside them.

Looked through are the whole text of every letter (letterheads, signatures and what no paragraph holds included), the
paragraphs as they are read (where a name is torn by a page's end), file names, decisions about tiers, corrections, and
reports of readers. What people asked and keep is sealed for them alone and cannot be looked through by anybody.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.persons.pattern import Mention, NamePattern, Writing, folded_words
from ingest.archive.archive import Archive, Tiers
from ingest.model import Passage, Source, Tier

#: Characters around a mention outside of any paragraph.
_AROUND = 80


class Record(StrEnum):
    """What is recorded beside a letter and can name a person."""

    FILE = "file"
    DECISION = "decision"
    CORRECTION = "correction"
    MISREADING = "misreading"


@dataclass(frozen=True, slots=True)
class Named:
    """A mention in a letter.

    Attributes:
        writing: How the name stands there.
        start, end: Where, in code points of the source; the whole passage's where only the passage shows the name.
        passage_key: The passage; None outside of all passages.
        label: What a councillor would write of it; "" outside of all passages.
        words: The passage, or what stands around the mention.
    """

    writing: Writing
    start: int
    end: int
    passage_key: str | None
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class NamingLetter:
    """A letter that names the person, or beside which they are named.

    Attributes:
        document_id, title, tier, date: Those of the letter; an older version's date is not known.
        is_older: Whether a newer version took its place.
        named: The mentions, in the order of the text.
        records: What names them beside the letter: kind and words.
    """

    document_id: str
    title: str
    tier: Tier
    date: datetime.date | None
    is_older: bool
    named: tuple[Named, ...]
    records: tuple[tuple[Record, str], ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """All that names a person.

    Attributes:
        name: The name that was looked for.
        letters: The letters, by date (those without one last), then title.
        looked: Number of letters looked through, older versions included.
    """

    name: str
    letters: tuple[NamingLetter, ...]
    looked: int

    @property
    def count(self) -> int:
        """Number of mentions."""
        return sum(len(one.named) + len(one.records) for one in self.letters)


def naming(archive: Archive, name: str, tiers: Tiers, notes: Iterable[tuple[str, str]] = ()) -> Naming:
    """Find all that names a person.

    Args:
        archive: The archive.
        name: The person; see :class:`assistant.persons.pattern.NamePattern`.
        tiers: What may be seen.
        notes: Reports of readers: a document's id and their words.

    Raises:
        BadInput: The name is none.
    """
    NamePattern(name)
    now = {one.document_id: one.date for one in archive.summaries(tiers)}
    keys = [*now, *dict.fromkeys(older for key in now for older in archive.versions.predecessors(key))]
    keys = [key for key in keys if archive.tier_of(key) in tiers]
    words = {word for key in keys for word in folded_words(archive.source(key).text)}
    pattern = NamePattern(name, words)
    told: dict[str, list[str]] = {}
    for document_id, note in notes:
        told.setdefault(document_id, []).append(note)
    found = []
    for key in keys:
        named = tuple(_named(archive, key, tiers, pattern))
        records = tuple(_records(archive, key, told.get(key, ()), pattern))
        held = archive.versions.held(key)
        if held and (named or records):
            older = held.superseded_by is not None
            found.append(NamingLetter(key, held.title, held.tier, now.get(key), older, named, records))
    found.sort(key=lambda one: (one.date or datetime.date.max, one.title, one.document_id))
    return Naming(pattern.name, tuple(found), len(keys))


def _named(archive: Archive, document_id: str, tiers: Tiers, pattern: NamePattern) -> Iterator[Named]:
    """The mentions in a letter, each once."""
    source, passages = archive.source(document_id), archive.passages_of(document_id, tiers)
    mentions = list(pattern.mentions(source.text))
    seen = set()
    found: list[Named] = []
    for mention in mentions:
        passage = _passage_at(passages, mention)
        seen.add(passage.key if passage else None)
        found.append(_placed(source, mention, passage))
    for passage in passages:
        if passage.key not in seen and (torn := next(pattern.mentions(passage.text), None)):
            writing = Writing.TORN if torn.writing is Writing.EXACT else torn.writing
            place = Mention(writing, passage.spans[0].start, passage.spans[-1].end)
            found.append(_placed(source, place, passage))
    yield from sorted(found, key=lambda one: one.start)


def _passage_at(passages: Sequence[Passage], mention: Mention) -> Passage | None:
    for passage in passages:
        if any(span.start < mention.end and mention.start < span.end for span in passage.spans):
            return passage
    return None


def _placed(source: Source, mention: Mention, passage: Passage | None) -> Named:
    if passage:
        return Named(mention.writing, mention.start, mention.end, passage.key, passage.label, passage.text)
    around = source.text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
    return Named(mention.writing, mention.start, mention.end, None, "", " ".join(around.split()))


def _records(
    archive: Archive, document_id: str, notes: Iterable[str], pattern: NamePattern
) -> Iterator[tuple[Record, str]]:
    """What names the person beside a letter."""
    held = archive.versions.held(document_id)
    rows = [(Record.FILE, held.file if held else "")]
    rows += [(Record.FILE, origin) for origin in archive.versions.origins(document_id)]
    rows += [(Record.DECISION, f"{one.who}: {one.why}") for one in archive.decisions(document_id)]
    for one in archive.corrections.of(document_id):
        if one.document_id == document_id:
            changed = one.change
            rows.append((Record.CORRECTION, f"{one.who}: {changed.old or ''} -> {changed.new or ''} ({changed.text})"))
    rows += [(Record.MISREADING, note) for note in notes]
    yield from ((kind, words) for kind, words in dict.fromkeys(rows) if _names(pattern, words, kind))


def _names(pattern: NamePattern, words: str, kind: Record) -> bool:
    plain = words.replace("_", " ").replace("-", " ") if kind is Record.FILE else words
    return any(True for _ in pattern.mentions(plain))
