"""The original file of a letter, and its pages as images with the place of a citation on them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.archive.archive import Archive, Tiers
from ingest.formats.detect import Format, detect
from ingest.formats.extract import page_image
from ingest.model import PageBox

#: Pixels an inch: small print can be read, and a page weighs some 100 KB.
DPI = 110
#: Images that are kept; those shown last.
KEPT = 64
#: Images that are made at a time: each is a process of its own.
AT_ONCE = 2

#: How the name of an original ends, by what it is.
ENDINGS = {Format.PDF: ".pdf", Format.DOCX: ".docx", Format.HTML: ".html", Format.TEXT: ".txt"}


@dataclass(frozen=True, slots=True)
class Original:
    """A letter's file as it was taken in.

    Attributes:
        content: Its bytes.
        format: What it is.
        name: A name to save it under, as its file was called; it comes from outside.
    """

    content: bytes
    format: Format
    name: str


@dataclass(frozen=True, slots=True)
class LineBox:
    """A printed line of a page, or a part of it.

    Attributes:
        page: The page (1-based).
        left, top, right, bottom: Its edges as fractions (0 to 1) of the page's width and height, from the top left.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float


def original(archive: Archive, document_id: str, tiers: Tiers) -> Original | None:
    """The original file of a letter; None if there is none in these tiers."""
    letter, content = archive.letter(document_id, tiers), archive.content(document_id, tiers)
    if letter is None or content is None:
        return None
    found = detect(content)
    return Original(content, found, letter.source.file + ENDINGS.get(found, ""))


def page_count(archive: Archive, document_id: str, tiers: Tiers) -> int:
    """Number of a letter's pages that can be shown as images: those of a PDF; 0 where it has none.

    Only a PDF's words have places; other formats may show where a page begins, and have no picture of it.
    """
    letter = archive.letter(document_id, tiers)
    if letter is None or not letter.source.page_starts:
        return 0
    has_places = archive.derived(("has places", document_id), lambda: bool(archive.boxes(document_id, tiers)))
    return len(letter.source.page_starts) if has_places else 0


def line_boxes(boxes: Iterable[PageBox], cited: Iterable[tuple[int, int]]) -> list[LineBox]:
    """Where cited stretches of a source stand on its pages: one box a printed line, in reading order.

    Args:
        boxes: Where the source's words stand, in reading order; those of a line share its upper and lower edge.
        cited: First code point and one past the last of each stretch.
    """
    stretches = list(cited)
    lines: list[LineBox] = []
    for box in boxes:
        if not any(box.start < end and start < box.end for start, end in stretches):
            continue
        last = lines[-1] if lines else None
        if last and (last.page, last.top, last.bottom) == (box.page, box.top, box.bottom):
            lines[-1] = LineBox(box.page, min(last.left, box.left), box.top, max(last.right, box.right), box.bottom)
        else:
            lines.append(LineBox(box.page, box.left, box.top, box.right, box.bottom))
    return lines


class PageImages:
    """Images of pages, made when somebody asks for one; the latest are kept. Any thread may use it.

    Args:
        archive: The archive.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._kept: OrderedDict[tuple[str, int, int], bytes] = OrderedDict()
        self._keeping = threading.Lock()
        self._making = threading.BoundedSemaphore(AT_ONCE)

    def image(self, document_id: str, page: int, tiers: Tiers, dpi: int = DPI) -> bytes | None:
        """The image of a page as PNG.

        Args:
            document_id: The letter.
            page: Number of the page (1-based).
            tiers: What may be seen now; an image that was made for somebody else is shown to nobody who may not.
            dpi: Pixels an inch.

        Returns:
            The image; None if there is no such letter in these tiers, it is no PDF, or it has no such page.

        Raises:
            BadInput: The page cannot be shown.
        """
        letter = self._archive.letter(document_id, tiers)
        if letter is None or not 1 <= page <= len(letter.source.page_starts):
            return None
        key = (document_id, page, dpi)
        if (known := self._known(key)) is not None:
            return known
        with self._making:
            if (known := self._known(key)) is not None:  # somebody else was waiting for it, too
                return known
            found = original(self._archive, document_id, tiers)
            if found is None or found.format is not Format.PDF:
                return None
            made = page_image(found.content, page, dpi, found.name)
        with self._keeping:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def forget(self, document_id: str) -> int:
        """Forget the images of a letter; returns their number."""
        with self._keeping:
            gone = [key for key in self._kept if key[0] == document_id]
            for key in gone:
                del self._kept[key]
        return len(gone)

    def _known(self, key: tuple[str, int, int]) -> bytes | None:
        with self._keeping:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)
