"""What can be read of an archive: lists, letters, pages, Vorgänge, what became of points.

Nothing here changes anything or needs the model, and each reader sees the letters of their tiers alone: any other is as
if it were not there.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from assistant.browsing import Listing, VorgangListing, browse, vorgaenge
from assistant.classifying import Classification, classification
from assistant.correcting import CorrectedLetter, corrections_of
from assistant.filters import Filter, checked_filter
from assistant.gap_survey import GapSurvey, gap_survey
from assistant.gaps import Gaps, gaps
from assistant.implementation.points import implementation
from assistant.implementation.state import PointStatus
from assistant.letters import LetterEntry, letter_entries, letter_entry, scope_of
from assistant.limits import checked_question
from assistant.model import PUBLIC, Answer, Principal, Scope
from assistant.originals import Original, PageImages, original, page_count
from assistant.suggestions import suggestions
from ingest.archive.archive import Archive
from ingest.archive.arrivals import arrived_since
from ingest.model import Letter, PageBox, Passage, Tier
from ingest.vorgang import Vorgang, vorgang


class ReadingRoom:
    """An archive, open for reading; any thread may use it.

    Args:
        archive: The archive.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._images = PageImages(archive)

    @property
    def generation(self) -> int:
        """Grows with every change of the archive, so that a page knows when to show its letters anew."""
        return self._archive.generation

    def letters(self, principal: Principal) -> list[LetterEntry]:
        """The letters this principal may see, by date (those without one last), then file."""
        return letter_entries(self._archive, principal.tiers)

    def browse(self, principal: Principal, within: Filter | None = None, page: int = 1) -> Listing:
        """A page of the letters that fit a filter; see :func:`assistant.browsing.browse`."""
        return browse(self._archive, principal.tiers, checked_filter(within), page)

    def vorgaenge(
        self,
        principal: Principal,
        within: Filter | None = None,
        page: int = 1,
        *,
        words: str = "",
        only_open: bool = False,
    ) -> VorgangListing:
        """A page of the Vorgänge of which a letter fits a filter; see :func:`assistant.browsing.vorgaenge`."""
        asked, only = checked_question(words) if words else "", checked_filter(within)
        return vorgaenge(self._archive, principal.tiers, only, page, words=asked, only_open=only_open)

    def entry(self, document_id: str, principal: Principal) -> LetterEntry | None:
        """What a list shows of a letter; None if there is none that this principal may see."""
        seen = (one for one in self._archive.summaries(principal.tiers) if one.document_id == document_id)
        return next((letter_entry(self._archive, one, principal.tiers) for one in seen), None)

    def letter(self, document_id: str, principal: Principal) -> Letter | None:
        """A letter with its text and structure, also one that was replaced since (see :meth:`superseded_by`).

        None if there is none that this principal may see.
        """
        return self._archive.letter(document_id, principal.tiers)

    def superseded_by(self, document_id: str, principal: Principal) -> str | None:
        """The newer version of a letter's file; None if there is none that this principal may see."""
        return self._archive.versions.successor(document_id, principal.tiers)

    def boxes(self, document_id: str, principal: Principal) -> tuple[PageBox, ...]:
        """Where a letter's text stands on its pages; empty where its format has none, or it may not be seen."""
        return self._archive.boxes(document_id, principal.tiers)

    def original(self, document_id: str, principal: Principal) -> Original | None:
        """The original file of a letter; None if there is none that this principal may see."""
        return original(self._archive, document_id, principal.tiers)

    def pages(self, document_id: str, principal: Principal) -> int:
        """Number of a letter's pages that can be shown as images; 0 where it has none, or it may not be seen."""
        return page_count(self._archive, document_id, principal.tiers)

    def page_image(self, document_id: str, page: int, principal: Principal) -> bytes | None:
        """The image of a page (1-based) of a PDF; see :meth:`assistant.originals.PageImages.image`."""
        return self._images.image(document_id, page, principal.tiers)

    def tier(self, document_id: str, principal: Principal) -> Tier | None:
        """Who may see a letter; None if there is none that this principal may see."""
        found = self._archive.tier_of(document_id)
        return found if found in principal.tiers else None

    def passages(self, document_id: str, principal: Principal) -> list[Passage]:
        """The passages of a letter in reading order; empty if there is none that this principal may see."""
        return self._archive.passages_of(document_id, principal.tiers)

    def passage(self, key: str, principal: Principal) -> Passage | None:
        """The passage of a key; None if there is none that this principal may see."""
        return next(iter(self._archive.passages([key], principal.tiers)), None)

    def vorgang(self, reference: str, principal: Principal = PUBLIC) -> tuple[Vorgang | None, Scope]:
        """All that this principal may see of a paper, and what was searched; see :func:`ingest.vorgang.vorgang`."""
        return vorgang(self._archive, reference, principal.tiers), scope_of(self._archive, principal.tiers)

    def gaps(self, found: Vorgang, principal: Principal) -> Gaps:
        """What the letters of a Vorgang speak of and this principal cannot see; see :func:`assistant.gaps.gaps`."""
        return gaps(self._archive, found, principal.tiers)

    def scope(self, principal: Principal) -> Scope:
        """What this principal may see: how many letters, and the date of the latest."""
        return scope_of(self._archive, principal.tiers)

    def gap_survey(self, principal: Principal, reference: str | None = None) -> GapSurvey:
        """The gaps of all Vorgänge or of one; see :func:`assistant.gap_survey.gap_survey`."""
        return gap_survey(self._archive, principal.tiers, reference)

    def implementation(
        self, principal: Principal, today: datetime.date, within: Filter | None = None, reference: str | None = None
    ) -> tuple[PointStatus, ...]:
        """What became of resolution points; see :func:`assistant.implementation.points.implementation`."""
        return implementation(self._archive, principal.tiers, today, checked_filter(within), reference)

    def arrived_since(self, moment: datetime.datetime, principal: Principal) -> dict[str, datetime.datetime]:
        """What this principal may see since a moment; see :func:`ingest.archive.arrivals.arrived_since`."""
        return arrived_since(self._archive, moment, principal.tiers)

    def suggestions(
        self, answer: Answer, principal: Principal, language: str, asked: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """Questions that may follow an answer; see :func:`assistant.suggestions.suggestions`."""
        return suggestions(answer, self._archive, principal.tiers, language, asked)

    def corrections(self, document_id: str, principal: Principal) -> CorrectedLetter | None:
        """A letter with what was corrected in it; None if there is none that this principal may see."""
        return corrections_of(self._archive, document_id, principal.tiers)

    def classification(self, name: str, principal: Principal) -> Classification:
        """Who may see a letter, and who decided so; see :func:`assistant.classifying.classification`."""
        return classification(self._archive, name, principal)
