"""Letters and Vorgänge to look through: what fits a filter, page by page, and what one could choose instead.

All of it is made from the letters that may be seen, counts and choices too: a hidden letter leaves no trace.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeVar

from assistant.filters import Filter, compared, holds
from assistant.gaps import unanswered
from assistant.kept import Kept
from assistant.letters import LetterEntry, allowed, letter_entry, scope_of
from assistant.model import Scope
from assistant.word_search import covered, words_of
from ingest.archive.archive import Archive, LetterSummary, Tiers
from ingest.model import LetterKind
from ingest.text.references import folded, is_session, same_paper
from ingest.vorgang import vorgang

#: How many letters or Vorgänge stand on one page.
PAGE = 25
#: How many offices and fractions can be chosen; those of the fewest letters are left to the address.
CHOICES = 60

#: What a letter's own form says before what it is about.
_FORM = re.compile(r"^Beschlusskontrolle zu\s+(\S+)\s*(?:\(Sitzungsnummer:[^)]*\))?[\s:,–-]*", re.IGNORECASE)
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that a filter may take, and how many letters it would leave, everything else chosen as it is."""

    value: str
    letters: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of letters.

    Attributes:
        entries: The letters of this page, the latest first, those without a date last.
        total: Number of letters that fit.
        page: Number of this page, 1-based.
        kinds, offices, fractions, years: What could be chosen, the most letters first (years: the latest first).
        scope: What was looked through: all that may be seen, with the letters that only the period leaves out.
    """

    entries: tuple[LetterEntry, ...]
    total: int
    page: int
    kinds: tuple[Facet, ...]
    offices: tuple[Facet, ...]
    fractions: tuple[Facet, ...]
    years: tuple[Facet, ...]
    scope: Scope


@dataclass(frozen=True, slots=True)
class VorgangEntry:
    """What a list of Vorgänge shows.

    Attributes:
        reference: The paper that most of its letters go under.
        further: Other papers that its letters go under.
        subject: What it is about; None where no letter says.
        letters: Number of its letters.
        first, last: Dates of its earliest and latest letter; None where none has one.
        kinds: The kinds of its letters, in the order of time.
        open_points: Number of its points or questions on which nobody reports or answers (:mod:`assistant.gaps`).
    """

    reference: str
    further: tuple[str, ...]
    subject: str | None
    letters: int
    first: datetime.date | None
    last: datetime.date | None
    kinds: tuple[LetterKind, ...]
    open_points: int = 0


@dataclass(frozen=True, slots=True)
class VorgangListing:
    """A page of Vorgänge, the latest first; fields as in :class:`Listing`."""

    entries: tuple[VorgangEntry, ...]
    total: int
    page: int
    scope: Scope


def browse(archive: Archive, tiers: Tiers, within: Filter | None, page: int = 1) -> Listing:
    """A page of the letters that fit a filter.

    Args:
        archive: The archive.
        tiers: What may be seen.
        within: Which letters are wanted; None for all.
        page: Number of the page, 1-based; one that is not there becomes the nearest that is.
    """
    wanted = within or Filter()
    let_pass = allowed(archive, tiers, Filter(vorgang=wanted.vorgang))
    letters = [one for one in archive.summaries(tiers) if let_pass is None or one.document_id in let_pass]
    fitting = [one for one in letters if wanted.passes(one)]
    shown, number = _page(_latest_first(fitting), page)
    rest = {name: [one for one in letters if _without(wanted, name).passes(one)] for name in _CHOSEN}
    return Listing(
        tuple(letter_entry(archive, one, tiers) for one in shown),
        len(fitting),
        number,
        _counted(one.kind.value for one in rest["kinds"]),
        _holding(archive, tiers, "office", rest["office"]),
        _holding(archive, tiers, "fraction", rest["fraction"]),
        tuple(
            sorted(_counted(str(one.date.year) for one in rest["period"] if one.date), key=lambda one: one.value)[::-1]
        ),
        _scope(archive, tiers, within),
    )


def vorgaenge(
    archive: Archive, tiers: Tiers, within: Filter | None, page: int = 1, *, words: str = "", only_open: bool = False
) -> VorgangListing:
    """A page of the Vorgänge of which a letter fits a filter, each a group as :mod:`ingest.archive.links` makes them.

    Args:
        archive: The archive.
        tiers: What may be seen.
        within: Which letters are wanted; None for all.
        page: Number of the page, 1-based; one that is not there becomes the nearest that is.
        words: What must stand in the subject or be one of the references; "" for nothing.
        only_open: Whether only those with open points are wanted. The first such call after a change of the archive
            looks at every Vorgang, 6 ms each.
    """
    let_pass = allowed(archive, tiers, within)
    fitting = [entry for entry, ids in _groups(archive, tiers) if let_pass is None or not let_pass.isdisjoint(ids)]
    if words:
        wanted = words_of(words)
        fitting = [one for one in fitting if covered(_named(one), wanted) == 1.0]
    if only_open:
        fitting = [one for one in fitting if _open_points(archive, tiers, one.reference)]
    shown, number = _page(fitting, page)
    entries = tuple(replace(one, open_points=_open_points(archive, tiers, one.reference)) for one in shown)
    return VorgangListing(entries, len(fitting), number, _scope(archive, tiers, within))


def _named(entry: VorgangEntry) -> str:
    return " ".join((entry.reference, *entry.further, entry.subject or ""))


def _scope(archive: Archive, tiers: Tiers, within: Filter | None) -> Scope:
    """All that may be seen, and how many letters of it a period leaves out because they have no date."""
    return replace(scope_of(archive, tiers), undated=scope_of(archive, tiers, within).undated)


def matter(subject: str, reference: str | None) -> str:
    """What a letter is about, without what its form prints before it ("Beschlusskontrolle zu A0093/15 (…)").

    Args:
        subject: The subject of its letterhead.
        reference: Its own reference; of another one the words say something.

    Returns:
        The subject itself where nothing else stands in it.
    """
    form = _FORM.match(subject)
    own = form is not None and reference is not None and same_paper(form[1], reference)
    return subject[form.end() :] or subject if form and own else subject


#: The fields of a filter that a facet replaces, by the name of the facet.
_CHOSEN: Mapping[str, Mapping[str, Any]] = {
    "kinds": {"kinds": frozenset()},
    "office": {"office": None},
    "fraction": {"fraction": None},
    "period": {"since": None, "until": None},
}


def _without(within: Filter, name: str) -> Filter:
    """A filter without its Vorgang (no letter knows it of itself) and without the field of one facet."""
    return replace(within, vorgang=None, **_CHOSEN[name])


def _counted(values: Iterable[str]) -> tuple[Facet, ...]:
    """How often each value occurs, the most frequent first."""
    found = Counter(values)
    return tuple(Facet(value, found[value]) for value in sorted(found, key=lambda one: (-found[one], one)))


def _holding(
    archive: Archive, tiers: Tiers, field: Literal["office", "fraction"], fitting: Sequence[LetterSummary]
) -> tuple[Facet, ...]:
    """For each name of an office or fraction the letters that a filter by it would leave, which holds longer ones, too.

    Which names hold which depends on all that may be seen, not on the filter, and is kept until the next change.
    """

    def made() -> dict[str, tuple[str, ...]]:
        names = Counter(name for one in archive.summaries(tiers) if (name := getattr(one, field)))
        forms = {name: compared(name) for name in names}
        spelt = {forms[name]: name for name, _ in reversed(names.most_common())}  # the most frequent of like spellings
        return {
            name: tuple(other for other in names if form in forms[other] and holds(other, name))
            for form, name in spelt.items()
            if form
        }

    held: dict[str, tuple[str, ...]] = archive.derived(("names that hold", field, tiers), made)
    counts = Counter(name for one in fitting if (name := getattr(one, field)))
    found = [Facet(name, sum(counts[other] for other in others)) for name, others in held.items()]
    chosen = sorted((one for one in found if one.letters), key=lambda one: (-one.letters, one.value))
    return tuple(chosen[:CHOICES])


def _latest_first(letters: Sequence[LetterSummary]) -> list[LetterSummary]:
    return sorted(letters, key=lambda one: one.date or datetime.date.min, reverse=True)


def _page(found: Sequence[_Row], page: int) -> tuple[Sequence[_Row], int]:
    """The rows of a page, and its number as far as there is one."""
    number = min(max(page, 1), max(1, -(-len(found) // PAGE)))
    return found[(number - 1) * PAGE : number * PAGE], number


def _groups(archive: Archive, tiers: Tiers) -> tuple[tuple[VorgangEntry, frozenset[str]], ...]:
    """All Vorgänge with the letters of each, the latest first; kept until the next change."""

    def made() -> tuple[tuple[VorgangEntry, frozenset[str]], ...]:
        letters = {one.document_id: one for one in archive.summaries(tiers)}
        groups = {tuple(archive.related(key, tiers)): None for key in letters}
        found = [
            (entry, frozenset(ids)) for ids in groups if (entry := _entry([letters[key] for key in ids])) is not None
        ]
        return tuple(sorted(found, key=lambda one: (one[0].last or datetime.date.min, one[0].reference), reverse=True))

    found: tuple[tuple[VorgangEntry, frozenset[str]], ...] = archive.derived(("vorgaenge", tiers), made)
    return found


def _entry(letters: Sequence[LetterSummary]) -> VorgangEntry | None:
    """What a list shows of the letters of one Vorgang; None if none goes under a paper."""
    named: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in letters:
        own = {folded(name): name for name in (one.reference, *one.further_references) if name and not is_session(name)}
        counts.update(own.keys())
        for key, name in own.items():
            named.setdefault(key, name)
    if not named:
        return None
    main = max(named, key=lambda key: counts[key])  # the first of those that are named alike often
    subjects = sorted((one for one in letters if one.subject), key=lambda one: folded(one.reference or "") != main)
    dates = [one.date for one in letters if one.date]
    return VorgangEntry(
        named[main],
        tuple(name for key, name in named.items() if key != main),
        matter(subjects[0].subject or "", subjects[0].reference) if subjects else None,
        len(letters),
        min(dates, default=None),
        max(dates, default=None),
        tuple(dict.fromkeys(one.kind for one in letters)),
    )


def _open_points(archive: Archive, tiers: Tiers, reference: str) -> int:
    """How many points or questions of a paper nobody reports on or answers."""

    def made() -> int:
        found = vorgang(archive, reference, tiers)
        return len(unanswered(found)) if found else 0

    return _OPEN.of(archive, (reference, tiers), made)


_OPEN: Kept[tuple[str, Tiers], int] = Kept()
