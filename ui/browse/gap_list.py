"""What a Vorgang lacks in what may be seen, as a list: announced letters, attachments, pages, papers."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.gaps import Gaps, Lacking
from ingest.model import MissingKind
from ingest.vorgang import Vorgang
from ui.browse.listing import letter_link
from ui.browse.vorgang_texts import VorgangTexts
from ui.browse.wanted import vorgang_address
from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag


def gap_list(found: Vorgang, gaps: Gaps, here: str, texts: VorgangTexts) -> Html:
    """The section that says what is missing; one sentence where nothing was noticed.

    Args:
        found: The Vorgang.
        gaps: What its letters speak of.
        here: What was looked through, in words.
        texts: The page's language.
    """
    heading = tag("h2", escaped(texts.lacking), id="fehlt")
    rows = [tag("li", one) for one in _rows(found, gaps, here, texts)]
    if not rows:
        return tag("section", heading, tag("p", escaped(texts.nothing_lacking.format(here=here)), class_="leise"))
    return tag("section", heading, tag("ul", *rows, class_="fehlt"))


def _rows(found: Vorgang, gaps: Gaps, here: str, texts: VorgangTexts) -> Iterator[Html]:
    for announced in gaps.announced:
        if announced.came is None:
            said = texts.announced_gap.format(
                kind=texts.general.kinds[announced.kind], date=texts.general.date(announced.date), here=here
            )
            address = letter_address(announced.letter.document_id, "", announced.spans)
            source = tag("a", escaped(announced.letter.title), href=address, lang="de")
            yield joined(escaped(f"{said} "), source)
    for lacking in gaps.lacking:
        yield _lacking(lacking, texts)
    if found.absent:
        names = [tag("a", escaped(name), href=vorgang_address(name)) for name in found.absent]
        listed = joined(*(joined(escaped(", ") if number else Html(""), one) for number, one in enumerate(names)))
        yield joined(escaped(f"{texts.absent} "), listed)


def _lacking(lacking: Lacking, texts: VorgangTexts) -> Html:
    """An attachment or a page, with the way to the words that speak of it."""
    letter, what = lacking.letter, lacking.what
    pattern = texts.attachment if what.kind is MissingKind.ATTACHMENT else texts.missing_page
    said = escaped(f"{pattern.format(name=what.name)} · ")
    if not what.spans:
        return joined(said, letter_link(letter.document_id, letter.title))
    return joined(
        said, tag("a", escaped(letter.title), href=letter_address(letter.document_id, "", what.spans), lang="de")
    )
