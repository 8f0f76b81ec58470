"""The links between an archive's letters: what points where, for those who may see both ends.

A link is seen by whoever may see the letter it stands in; what it leads to is looked for among the letters that the
same person may see, so a hidden letter and one that is not there look alike.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Select, select

from ingest.archive.file import ArchiveFile
from ingest.archive.lists import CURRENT, LetterSummary, Tiers, summaries, within
from ingest.archive.rows import link_adapter, load, plain
from ingest.archive.tables import DOCUMENTS, LINKS
from ingest.links.links import TYING, Link, LinkKind, covers
from ingest.model import LetterKind
from ingest.text.references import folded, is_session, same_paper


class Links:
    """The links of an archive.

    Args:
        file: The archive's file.
    """

    def __init__(self, file: ArchiveFile) -> None:
        self._file = file

    def of(self, document_id: str, tiers: Tiers) -> list[Link]:
        """What a letter points at, in the order of :mod:`ingest.links.links`; empty if it is not in these tiers."""
        chosen = LINKS.c.document_id == plain(document_id)
        query = select(LINKS.c.link).join(DOCUMENTS).where(chosen, within(tiers)).order_by(*_ORDER)
        return self._read(("links of", document_id, tiers), query)

    def to(self, reference: str, tiers: Tiers, number: str | None = None) -> list[Link]:
        """What points at a paper or session.

        Args:
            reference: The paper, also as a scan misreads it.
            tiers: What may be seen.
            number: Only what is about this point or question.

        Returns:
            The links of the letters in these tiers, by date of the letter (those without one last).
        """
        paper = folded(plain(reference))
        query = select(LINKS.c.link).join(DOCUMENTS).where(LINKS.c.paper == paper, *_seen(tiers))
        order = (DOCUMENTS.c.date.nulls_last(), DOCUMENTS.c.file, *_ORDER)
        found = self._read(("links to", paper, tiers), query.order_by(*order))
        return [
            link
            for link in found
            if same_paper(link.reference or "", reference) and (number is None or covers(link.number, number))
        ]

    def to_letter(self, document_id: str, tiers: Tiers) -> list[Link]:
        """What in other letters leads to a letter; empty if it is not in these tiers."""
        letter = next((one for one in self._letters(tiers) if one.document_id == document_id), None)
        links = [link for name in _papers(letter) for link in self.to(name, tiers)] if letter else []
        return [link for link in links if any(one.document_id == document_id for one in self.targets(link, tiers))]

    def targets(self, link: Link, tiers: Tiers) -> list[LetterSummary]:
        """The letters that a link leads to, by date (those without one last); empty where none may be seen.

        A link that names no kind of letter and no date leads to all others of the paper. What was announced is the next
        letter after the one that announces it, on whatever day it came.
        """
        if link.reference is None:
            return []
        here = link.source.partition("/")[0]
        paper: Mapping[str, tuple[LetterSummary, ...]]
        paper = self._file.derived(("letters by paper", tiers), lambda: _by_paper(self._letters(tiers)))
        letters = [
            one
            for one in paper.get(folded(link.reference), ())
            if one.document_id != here
            and any(same_paper(name, link.reference) for name in _papers(one))
            and link.letter in (None, one.kind)
        ]
        if link.kind is LinkKind.ANNOUNCES:
            told = next((one.date for one in self._letters(tiers) if one.document_id == here), None)
            return [one for one in letters if told and one.date and one.date > told][:1]
        return [one for one in letters if link.date in (None, one.date)]

    def groups(self, tiers: Tiers) -> dict[str, tuple[str, ...]]:
        """For each letter in these tiers those of its Vorgang, itself included, by date (those without one last).

        Letters belong together if they go under one paper, or each shares one with a third that may be seen; sessions
        and mentions do not tie.
        """
        tying = LINKS.c.kind.in_([kind.value for kind in TYING])
        query = select(LINKS.c.document_id, LINKS.c.reference).distinct().join(DOCUMENTS).where(tying, *_seen(tiers))
        ties = [(row.document_id, row.reference) for row in self._file.rows(query) if row.reference]
        return connected([one.document_id for one in self._letters(tiers)], _one_name(ties))

    def _read(self, key: Hashable, query: Select[Any]) -> list[Link]:
        """The links of a query, kept until the next change."""
        found: tuple[Link, ...]
        found = self._file.derived(key, lambda: tuple(load(link_adapter(), row.link) for row in self._file.rows(query)))
        return list(found)

    def _letters(self, tiers: Tiers) -> Sequence[LetterSummary]:
        found: tuple[LetterSummary, ...]
        found = self._file.derived(("summaries", tiers), lambda: tuple(summaries(self._file, tiers)))
        return found


_ORDER = (LINKS.c.document_id, LINKS.c.position)


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


def _seen(tiers: Tiers) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return within(tiers), CURRENT


def _papers(letter: LetterSummary) -> tuple[str, ...]:
    """The papers that a letter is one of: its own, and every resolution that a Beschlusskontrolle reports on."""
    own = (letter.reference,) if letter.reference else ()
    if letter.kind is not LetterKind.RESOLUTION_CONTROL:
        return own
    return own + tuple(name for name in letter.further_references if not is_session(name))


def _by_paper(letters: Iterable[LetterSummary]) -> dict[str, tuple[LetterSummary, ...]]:
    found: dict[str, dict[str, LetterSummary]] = {}
    for letter in letters:
        for name in _papers(letter):
            found.setdefault(folded(name), {})[letter.document_id] = letter
    return {name: tuple(members.values()) for name, members in found.items()}


def _one_name(ties: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Ties with one name for one paper, however a scan read it; papers that only look alike keep their own."""
    readings: dict[str, set[str]] = {}
    for _, name in ties:
        readings.setdefault(folded(name), set()).add(name)
    clash = {key for key, names in readings.items() if not all(same_paper(*pair) for pair in combinations(names, 2))}
    for document_id, name in ties:
        yield document_id, name if folded(name) in clash else folded(name)
