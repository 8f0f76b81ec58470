"""A page of the original as an image, what is cited framed line by line; positions are attributes, not styles."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from assistant.originals import LineBox
from ui.letters.texts import LetterTexts
from ui.markup import Html, escaped, joined, tag

#: Fractions of a page's width and height by which a frame stands off what it frames.
_OFF_X, _OFF_Y = 0.006, 0.003
#: Fraction of a page's height that a detail shows above and below what is framed.
_AROUND = 0.07
#: Characters of what is framed that the image's description says.
_DESCRIBED = 300
_PNG = b"\x89PNG\r\n\x1a\n"


def size_of(image: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels, from its head (PNG specification, 11.2.2 IHDR).

    Raises:
        ValueError: It is no PNG.
    """
    if not image.startswith(_PNG) or image[12:16] != b"IHDR":
        raise ValueError("not a PNG")
    width, height = struct.unpack(">II", image[16:24])
    return width, height


def page_figure(
    address: str,
    number: int,
    size: tuple[int, int],
    lines: Sequence[LineBox],
    words: str,
    texts: LetterTexts,
    detail: bool = False,
) -> Html:
    """The image of a page with frames over what is cited.

    Args:
        address: Where the image is.
        number: Number of the page (1-based).
        size: Width and height of the image in pixels.
        lines: What to frame; lines of other pages are left out.
        words: What is framed, for those who cannot see it.
        texts: The language.
        detail: Whether to show only what is framed and what stands around it.
    """
    width, height = size
    here = [line for line in lines if line.page == number]
    framed = [_frame(line, width, height) for line in here]
    top, bottom = 0.0, 1.0
    if detail and here:
        top = max(0.0, min(line.top for line in here) - _AROUND)
        bottom = min(1.0, max(line.bottom for line in here) + _AROUND)
    described = texts.image.format(number=number)
    if framed:
        described = texts.image_cited.format(number=number, words=" ".join(words.split())[:_DESCRIBED])
    drawing = tag(
        "svg",
        tag("image", href=address, width=str(width), height=str(height)),
        *framed,
        viewBox=f"0 {top * height:.0f} {width} {(bottom - top) * height:.0f}",
        role="img",
        aria_label=described,
    )
    region = texts.image_region.format(number=number)
    return tag("div", drawing, class_="seitenbild", tabindex="0", role="region", aria_label=region)


def page_steps(addresses: Sequence[str], number: int, texts: LetterTexts) -> Html:
    """The ways to the pages before and behind; "" where there is one page.

    Args:
        addresses: Address of each page's view.
        number: Number of the page that is shown (1-based).
        texts: The language.
    """
    if len(addresses) < 2:
        return Html("")
    before = addresses[number - 2] if number > 1 else ""
    behind = addresses[number] if number < len(addresses) else ""
    steps = (
        _step(before, texts.previous_page, "davor"),
        tag("span", escaped(texts.page_of.format(number=number, count=len(addresses))), class_="stand"),
        _step(behind, texts.next_page, "danach"),
    )
    return tag("div", *steps, class_="leiste seitenwahl")


def notes(number: int, lines: Sequence[LineBox], cited: bool, texts: LetterTexts) -> Html:
    """What a reader should know about the image: that the place is on several pages, or not known."""
    pages = sorted({line.page for line in lines})
    rows = []
    if cited and not pages:
        rows.append(texts.no_box)
    elif cited:
        stands = texts.stands_on if len(pages) == 1 else texts.goes_on
        rows += [texts.image_note] if number in pages else []
        rows += [stands.format(pages=_listed(pages, texts))] if pages != [number] else []
    return joined(*(tag("p", escaped(row), class_="lesefassung") for row in rows))


def _listed(pages: Sequence[int], texts: LetterTexts) -> str:
    last = f" {'and' if texts.language == 'en' else 'und'} "
    return last.join(filter(None, (", ".join(map(str, pages[:-1])), str(pages[-1]))))


def _step(address: str, caption: str, which: str) -> Html:
    """A link to another page; where there is none its words stand there, so that nothing moves."""
    if not address:
        return tag("span", escaped(caption), class_="aus")
    return tag("a", escaped(caption), href=address, class_="ansicht", data_ansicht=which)


def _frame(line: LineBox, width: int, height: int) -> Html:
    left, top = max(0.0, line.left - _OFF_X) * width, max(0.0, line.top - _OFF_Y) * height
    right, bottom = min(1.0, line.right + _OFF_X) * width, min(1.0, line.bottom + _OFF_Y) * height
    return tag(
        "rect",
        class_="treffer",
        x=f"{left:.1f}",
        y=f"{top:.1f}",
        width=f"{right - left:.1f}",
        height=f"{bottom - top:.1f}",
        rx="3",
    )
