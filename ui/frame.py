"""What frames the conversation: the page's head, the letters that are searched, and the place where a letter opens."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts

if TYPE_CHECKING:
    from assistant.letters import LetterEntry

#: Letters shown in the list; of more, the latest.
LISTED_LETTERS = 40


def head_html(letters: Sequence[LetterEntry], texts: PageTexts, fault: str = "") -> Html:
    """Name, one sentence, what an answer is made of, what is searched (or why that is not known)."""
    latest = max((letter.date for letter in letters if letter.date), default=None)
    label, detail = tag("summary", escaped(texts.label)), tag("p", escaped(texts.label_detail))
    made_of = tag("details", label, detail, class_="siegel")
    scope = tag("p", escaped(fault or texts.searched(len(letters), latest)), class_="umfang")
    name = tag("h1", escaped("Fundstelle"), lang="de")
    claim = tag("p", escaped(texts.claim), class_="zweck")
    return tag("header", tag("div", name, claim), tag("div", made_of, scope), class_="kopf", lang=texts.language)


def letters_html(letters: Sequence[LetterEntry], texts: PageTexts) -> Html:
    """The letters that are searched, the latest first; each opens with a click."""
    if not letters:
        return Html("")
    rows = [_letter(letter, texts) for letter in latest_first(letters)[:LISTED_LETTERS]]
    heading = tag("h2", escaped(texts.letters))
    intro = tag("p", escaped(texts.letters_intro), class_="vorspann")
    left = len(letters) - LISTED_LETTERS
    more = tag("p", escaped(texts.more_letters.format(count=left)), class_="vorspann") if left > 0 else Html("")
    return tag("section", heading, intro, tag("ul", *rows), more, class_="schreiben", lang=texts.language)


def latest_first(letters: Sequence[LetterEntry]) -> list[LetterEntry]:
    """The letters by date, the latest first; those without a date last."""
    return sorted(letters, key=lambda letter: letter.date or datetime.date.min, reverse=True)


def examples_title_html(any_examples: bool, texts: PageTexts) -> Html:
    """What stands above the example questions; nothing where there are none."""
    return tag("h2", escaped(texts.examples), lang=texts.language) if any_examples else Html("")


def panel_html(texts: PageTexts) -> Html:
    """Where a letter opens; the page's script fills it."""
    return tag("section", class_="leer", id="brief", hidden=True, lang=texts.language)


def local_html(texts: PageTexts) -> Html:
    """That nothing leaves the house."""
    return tag("p", escaped(texts.local), class_="vor-ort", lang=texts.language)


def _letter(letter: LetterEntry, texts: PageTexts) -> Html:
    words = [tag("span", escaped(texts.kinds[letter.kind]), class_="art"), _german("name", letter.title)]
    words += [_german(name, text) for name, text in (("betreff", letter.subject), ("von", letter.office)) if text]
    return tag("li", tag("a", joined(*words), href=letter_address(letter.document_id)))


def _german(class_: str, text: str) -> Html:
    return tag("span", escaped(text), class_=class_, lang="de")
