"""The letter and the place that an address means, for whoever asks; and the image of the page it stands on."""

from __future__ import annotations

from dataclasses import replace

from assistant.classifying import CLASSIFIERS
from assistant.desk import Desk
from assistant.originals import line_boxes
from ingest.errors import BadInput
from ui.letter_page import Place
from ui.letters import texts
from ui.letters.original import notes, page_figure, page_steps, size_of
from ui.letters.place import read_place, same_place, words_at
from ui.letters.sheet import Shown
from ui.markup import Html, escaped, tag
from ui.site import Site
from ui.visitor import Visitor


def find(site: Site, visitor: Visitor, document_id: str, stretches: str = "", passage: str = "") -> Shown | None:
    """A letter with what of it is cited.

    Args:
        site: The site.
        visitor: Who asks.
        document_id: The letter.
        stretches: Which stretches of its text are cited ("2042-2060_2063-2100").
        passage: Which passage is, by its number ("4/2"); counts where there are no stretches.

    Returns:
        The letter; None if there is none that this visitor may see.
    """
    letter = site.desk.letter(document_id, visitor.principal)
    tier = site.desk.tier(document_id, visitor.principal)
    if letter is None or tier is None:
        return None
    known = site.desk.passages(document_id, visitor.principal)
    place = _with_newer(site.desk, visitor, document_id, read_place(letter, known, stretches, passage))
    cited = next((one for one in known if one.key == f"{document_id}/{place.passage}"), None)
    pages = site.desk.pages(document_id, visitor.principal)
    shown = Shown(letter, tier, place, "", cited, pages, visitor.is_staff, visitor.has_any(CLASSIFIERS))
    return replace(shown, address=site.absolute(shown.path))


def page_view(desk: Desk, visitor: Visitor, shown: Shown, number: int, detail: bool = False) -> tuple[int, Html]:
    """A page of the original as an image, what is cited framed.

    Args:
        desk: Makes the image.
        visitor: Who asks.
        shown: The letter, which has pages.
        number: Which page (1-based); one that there is not for the first that holds what is cited.
        detail: Whether to show only what stands around the place, without the ways to the other pages.

    Returns:
        The page's number and the view; a sentence in place of the image where it cannot be made.
    """
    words = texts.texts(visitor.language)
    document_id, cited = shown.letter.source.document_id, shown.place.cited
    lines = line_boxes(desk.boxes(document_id, visitor.principal), cited)
    if not 1 <= number <= shown.pages:
        number = lines[0].page if lines else 1
    addresses = [shown.page_path(one) for one in range(1, shown.pages + 1)] if not detail else []
    try:
        image = desk.page_image(document_id, number, visitor.principal)
    except BadInput:
        image = None
    if image is None:
        figure = tag("p", escaped(words.no_image), class_="lesefassung")
    else:
        address = f"/brief/{document_id}/seite/{number}.png"
        said = words_at(shown.letter, cited)
        figure = page_figure(address, number, size_of(image), lines, said, words, detail)
    told = notes(number, lines, bool(cited), words)
    return number, tag("div", page_steps(addresses, number, words), told, figure, class_="original")


def _with_newer(desk: Desk, visitor: Visitor, document_id: str, place: Place) -> Place:
    """The place, with the version that took the letter's place and where the same words stand there."""
    newer = desk.superseded_by(document_id, visitor.principal)
    if newer is None:
        return place
    old, new = desk.letter(document_id, visitor.principal), desk.letter(newer, visitor.principal)
    there = same_place(old, place.cited, new) if old and new and place.cited else ()
    return replace(place, newer=newer, there=there)
