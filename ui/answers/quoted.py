"""What an answer quotes, compared with its letters: what was mended, who may see it, how its Fundstelle reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.desk import Desk
from assistant.model import Answer, Citation, Notice, NoticeKind, Principal
from assistant.standing import place, standing
from ingest.model import Letter, Paragraph, Role, Source, Spans, Tier
from ingest.text.display import display
from ingest.text.mended import Reading, plain, printed_whole, reading


@dataclass(frozen=True, slots=True)
class Quoted:
    """A cited place.

    Attributes:
        citation: The citation.
        reading: What it reads; None where that cannot be compared with the wording.
        tier: Who may see its letter.
        reserved: What the letter reserves for all it says, as printed and as it reads; "" without.
    """

    citation: Citation
    reading: Reading | None
    tier: Tier
    reserved: tuple[str, str] = ("", "")

    @property
    def readable(self) -> str:
        """The passage on one line, mended words in square brackets; the wording where that cannot be told."""
        return plain(self.reading) if self.reading else self.citation.quote

    @property
    def mended(self) -> bool:
        """Whether :attr:`readable` holds mended words."""
        return bool(self.reading and self.reading.mends)

    @property
    def torn(self) -> bool:
        """Whether it holds names that were left as printed."""
        return bool(self.reading and self.reading.doubtful)

    @property
    def source(self) -> str:
        """The Fundstelle without words of the passage, for where these stand beside it."""
        return place(self.citation, self.tier)

    @property
    def standing(self) -> str:
        """The Fundstelle that stands alone; its first words as they read."""
        return standing(self.citation, self.tier, self.readable)

    @property
    def standing_verbatim(self) -> str:
        """The same with its first words as they are printed."""
        return standing(self.citation, self.tier, self.citation.quote)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one speaker says in one letter: who, and the places, in the order of the answer."""

    who: str
    places: tuple[Quoted, ...]


def quoted(citations: Sequence[Citation], desk: Desk, principal: Principal) -> tuple[Quoted, ...]:
    """Compare citations with their letters; those of letters that somebody may not see are left out."""
    return tuple(found for one in citations if (found := _compared(one, desk, principal)))


def statements(answer: Answer, places: Sequence[Quoted]) -> tuple[Statement, ...]:
    """What an answer says, in its order; one speaker's places that follow each other stand together."""
    by_marker = {one.citation.marker: one for one in places}
    found: list[Statement] = []
    for marker, who in _speakers(answer).items():
        if marker not in by_marker:
            continue
        if found and found[-1].who == who:
            found[-1] = Statement(who, (*found[-1].places, by_marker[marker]))
        else:
            found.append(Statement(who, (by_marker[marker],)))
    return tuple(found)


def first_said(places: Sequence[Quoted]) -> list[tuple[Quoted, str, str]]:
    """Places with what each answers and what its letter reserves; "" where the place before or the letter said so."""
    rows: list[tuple[Quoted, str, str]] = []
    reserved: set[str] = set()
    asked_before = ""
    for one in places:
        citation = one.citation
        asked, reservation = citation.asked or "", citation.reservation or ""
        rows.append(
            (one, asked if asked != asked_before else "", "" if citation.document_id in reserved else reservation)
        )
        asked_before = asked
        reserved.add(citation.document_id)
    return rows


def remark(notice: Notice, places: Sequence[Quoted], verbatim: bool) -> str:
    """A notice; a reservation that it quotes as printed, or with what was mended marked."""
    text = notice.text
    for one in places:
        shown, (printed, read) = one.citation.reservation, one.reserved
        if notice.kind is NoticeKind.RESERVATION and shown and printed and read:
            text = text.replace(shown, printed if verbatim else read)
    return text


def _compared(citation: Citation, desk: Desk, principal: Principal) -> Quoted | None:
    letter = desk.letter(citation.document_id, principal)
    tier = desk.tier(citation.document_id, principal)
    if letter is None or tier is None:
        return None
    spans = tuple(span for paragraph in _reserving(letter) for span in paragraph.spans)
    reserved, found = _read(letter.source, spans), _read(letter.source, citation.spans)
    as_read = plain(reserved) if reserved else ""
    return Quoted(citation, found, tier, (letter.source.verbatim(spans), as_read))


def _read(source: Source, spans: Spans) -> Reading | None:
    return reading(source.verbatim(spans), display(source, spans), printed_whole(source.text))


def _reserving(letter: Letter) -> list[Paragraph]:
    return [
        paragraph for block in letter.blocks for paragraph in block.paragraphs if paragraph.role is Role.RESERVATION
    ]


def _speakers(answer: Answer) -> dict[int, str]:
    """Who says what is cited, by marker, in the order of the answer; two speakers of one passage are both named."""
    names: dict[int, dict[str, None]] = {}
    for sentence in answer.sentences:
        for marker in sentence.markers:
            names.setdefault(marker, {})[sentence.attribution] = None
    return {marker: "; ".join(who) for marker, who in names.items()}
