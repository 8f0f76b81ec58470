"""What a letter speaks of and its file does not hold: pages without text, attachments.

An attachment counts as missing unless a page of the file, or the file itself, begins with its name. "Anlage" is also a
plant, a park or an annex of a law: only a number, a word that sends the reader there, or a heading of its own makes it
an attachment.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.model import Block, Missing, MissingKind, Source, Span
from ingest.read import on_pages

_NAME = r"(?:Anlagen?|Anhang|Anhänge|Beilagen?)"
_NUMBER = r"(?:\d{1,2}[a-z]?|[IVX]{1,4}|[A-Z])(?![\w/]|\.\d)"
#: An annex of a law or plan is none of the letter ("Anlage 1 zu § 3", "Anlage 2 der Verordnung").
_LAW = r"[A-ZÄÖÜ]\w*(?:gesetz|verordnung|VO|G|ordnung|satzung|richtlinie)(?:e?s)?\b"
_OF_LAW = rf"(?!\s*(?:zu[rm]?\s+§|zu\s+Art|(?:zu[rm]?|der|des)\s+{_LAW}))"
#: "Anlage 1", "Anlagen 1 und 2", "Anlage A", "Anhang 3b".
_NUMBERED = re.compile(
    rf"(?<![\w-])({_NAME})\s+({_NUMBER}(?:\s*(?:,|und|u\.|bis|-|–)\s*\d{{1,2}}[a-z]?(?![\w/]|\.\d))*){_OF_LAW}"
)
_ATTACHED = r"(?:auch\s+|(?:in\s+)?(?:der\s+|die\s+)?(?:(?:beigefügt|beiliegend|nachfolgend)en?\s+)?)?"
#: "siehe Anlage", "als Anlage beigefügt", "die beigefügte Tabelle", "(Anlage Bild 1)".
_SENT_TO = re.compile(
    rf"(?:siehe|s\.|vgl\.|als|laut|gemäß|entsprechend|\()\s*{_ATTACHED}"
    rf"(?<![\w-]){_NAME}(?!\w|\s*(?:\d|von|des|der|für|zu\b|zur|und\s+\w+n\b)){_OF_LAW}"
    rf"|\b(?:siehe|vgl\.)\s+(?:[\w-]+\s+){{1,5}}{_NAME}(?!\w|\s*\d)"
    rf"|\b(?:beigefügt|beiliegend)e[nrms]?\s+[A-ZÄÖÜ][\wäöüß-]+"
    rf"|\b(?:ist|sind|liegt|liegen|wird|werden)\s+(?:\w+\s+){{0,3}}(?:als\s+{_NAME}\s+)?(?:beigefügt|bei(?=[.,;]))",
    re.I,
)
#: A line of its own behind the letter: "Anlagen", "Anlage: Lageplan".
_LISTED = re.compile(rf"^[ \t]*({_NAME})[ \t]*(?::.*|-.*)?$", re.M)
_PAGE_OF = re.compile(
    r"(?:^|(?<=\f))[ \t]*(?:Seite[ \t]+(\d{1,3})[ \t]+von[ \t]+(\d{1,3})|--[ \t]*(\d{1,3}) of (\d{1,3})[ \t]*--)"
    r"[ \t\r]*$",
    re.M,
)
_FRACTION = re.compile(r"(?:^|(?<=\f))[ \t]*(\d{1,3})/(\d{1,3})[ \t\r]*$", re.M)
#: A heading of an attachment stands among the first lines of its page.
_HEADING_WITHIN = 3


def find_missing(source: Source, blocks: Sequence[Block]) -> tuple[Missing, ...]:
    """What is missing from a letter's file.

    Args:
        source: The letter's source.
        blocks: Its blocks; what stands in none of them mentions nothing.

    Returns:
        Pages without text or not in the file, in order; then attachments, each once with all places that mention it, in
        the order of their first mention. Attachments without a number are one ("Anlage").
    """
    return (*_pages(source.text), *_attachments(source, blocks))


def _pages(text: str) -> Iterator[Missing]:
    """Pages without a letter or digit between form feeds, and those that the page marks count beyond what is there."""
    pages = text.split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()  # a form feed ends its page
    blank = [n for n, page in enumerate(pages, 1) if not any(map(str.isalnum, page))] if len(pages) > 1 else []
    printed, total = _counted(text)
    if len(pages) > 1 and total <= len(pages):
        lost = blank
    else:
        lost = [*blank, *(n for n in range(1, total + 1) if n not in blank and n > max(printed, default=0))]
    for number in lost:
        yield Missing(MissingKind.PAGE, f"Seite {number}")


def _counted(text: str) -> tuple[set[int], int]:
    """The page numbers that marks print, and how many pages they say there are; nothing where they contradict."""
    marks = [(int(m[1] or m[3]), int(m[2] or m[4])) for m in _PAGE_OF.finditer(text)]
    if not marks:
        marks = [(int(m[1]), int(m[2])) for m in _FRACTION.finditer(text)]
        numbers = [number for number, _ in marks]
        if len(marks) < 2 or numbers != sorted(set(numbers)):
            return set(), 0
    totals = Counter(total for _, total in marks)
    if len(totals) != 1 or any(number > total for number, total in marks):
        return set(), 0
    return {number for number, _ in marks}, next(iter(totals))


def _attachments(source: Source, blocks: Sequence[Block]) -> Iterator[Missing]:
    """Attachments that blocks mention and no page holds."""
    within = sorted(span for block in blocks for paragraph in block.paragraphs for span in paragraph.spans)
    begins = [span.start for span in within]
    held = _held(source)
    found: dict[str, list[Span]] = {}
    for start, end, name in sorted(_mentions(source.text)):
        around = bisect_right(begins, start) - 1
        if around >= 0 and start < within[around].end:
            found.setdefault(name, []).extend(on_pages(source, start, end))
    for name, spans in found.items():
        if name not in held:
            yield Missing(MissingKind.ATTACHMENT, name, tuple(spans))


def _mentions(text: str) -> Iterator[tuple[int, int, str]]:
    """Places that mention an attachment, with its name."""
    numbered = list(_NUMBERED.finditer(text))
    for match in numbered:
        for number in _numbers(match[2]):
            yield match.start(), match.end(), f"{_singular(match[1])} {number}"
    starts = [match.start() for match in numbered]
    listed = [] if numbered else list(_LISTED.finditer(text))  # a heading above "Anlage 1", "Anlage 2"
    last = -1
    for match in sorted((*_SENT_TO.finditer(text), *listed), key=re.Match.start):
        nearest = bisect_left(starts, match.end()) - 1
        counted = nearest >= 0 and match.start() < numbered[nearest].end() + 2  # "Anlage 1 beigefügte Satzung" is one
        if not counted and match.start() >= last:
            last = match.end()
            yield match.start(), match.end(), "Anlage"


def mentions_attachment(text: str) -> bool:
    """Whether a text, as printed or in display form, sends its reader to an attachment."""
    return next(_mentions(text), None) is not None


def _numbers(text: str) -> list[str]:
    """The numbers of "1", "1 und 2", "1 bis 3", "2a"."""
    if match := re.fullmatch(r"(\d{1,2})\s*(?:bis|-|–)\s*(\d{1,2})", text):
        return [str(number) for number in range(int(match[1]), int(match[2]) + 1)]
    return re.findall(r"\d{1,2}[a-z]?|[A-Z]+", text)


def _singular(name: str) -> str:
    return {"anlagen": "Anlage", "anhänge": "Anhang", "beilagen": "Beilage"}.get(name.casefold(), name.capitalize())


def _held(source: Source) -> set[str]:
    """Names of attachments that a page of the file begins with, or the file itself."""
    found = set()
    starts = source.page_starts or (0,)
    for n, start in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(source.text)
        first = [line.strip() for line in source.text[start:end].splitlines() if line.strip()]
        first = first[: _HEADING_WITHIN if n else 1]  # of the file itself only its first line
        for line in first:
            if match := re.match(rf"({_NAME})\s*(\d{{1,2}}[a-z]?|[A-Z]{{1,4}}\b)?(?=$|\s|:|-)", line):
                found.add(f"{_singular(match[1])} {match[2]}" if match[2] else "Anlage")
    return found
