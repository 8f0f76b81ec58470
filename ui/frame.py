"""What frames the conversation: the page's head, the letters that are searched, and the place where a letter opens."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.model import Tier
from ui.fluent import texts as fluent_texts
from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts
from ui.shell import account_html, entries, role_html
from ui.visitor import STRANGER, Visitor

if TYPE_CHECKING:
    from assistant.letters import LetterEntry

#: Letters shown in the list; of more, the latest.
LISTED_LETTERS = 40


def head_html(
    letters: Sequence[LetterEntry], texts: PageTexts, visitor: Visitor = STRANGER, fault: str = "", writes: bool = False
) -> Html:
    """Name, one sentence, ways to the other pages, what an answer is made of, what is searched.

    Args:
        letters: The letters that are searched.
        texts: The page's language.
        visitor: Who looks, with the language of the page.
        fault: Why it is not known what is searched; "" where it is.
        writes: Whether a language model words versions of answers.
    """
    latest = max((letter.date for letter in letters if letter.date), default=None)
    said = fluent_texts.texts(texts.language) if writes else texts
    label, detail = tag("summary", escaped(said.label)), tag("p", escaped(said.label_detail))
    made_of = tag("details", label, detail, class_="siegel")
    scope = tag("p", escaped(fault or texts.searched(len(letters), latest)), class_="umfang")
    name = tag("h1", escaped("Fundstelle"), lang="de")
    claim = tag("p", escaped(texts.claim), class_="zweck")
    about = tag("div", made_of, scope, class_="was")
    account = account_html(visitor)
    parts = (tag("div", name, claim, class_="name"), about, role_html(visitor), account, _ways(visitor))
    return tag("header", *parts, class_="kopf", lang=texts.language)


def _ways(visitor: Visitor) -> Html:
    """The ways to the other pages; what screen readers are told of them the page's script adds."""
    rows = [tag("li", tag("a", escaped(caption), href=address)) for address, caption in entries(visitor)]
    return tag("nav", tag("ul", *rows), class_="wege")


def letters_html(letters: Sequence[LetterEntry], texts: PageTexts) -> Html:
    """The letters that are searched, the latest first; each opens with a click."""
    if not letters:
        return Html("")
    rows = [_letter(letter, texts) for letter in latest_first(letters)[:LISTED_LETTERS]]
    heading = tag("h2", escaped(texts.letters))
    intro = tag("p", escaped(texts.letters_intro), class_="vorspann")
    left = len(letters) - LISTED_LETTERS
    link = tag("a", escaped(texts.more_letters.format(count=left)), href="/suche", class_="weitere")
    more = tag("p", link, class_="vorspann") if left > 0 else Html("")
    return tag("section", heading, intro, tag("ul", *rows), more, class_="schreiben", lang=texts.language)


def latest_first(letters: Sequence[LetterEntry]) -> list[LetterEntry]:
    """The letters by date, the latest first; those without a date last."""
    return sorted(letters, key=lambda letter: letter.date or datetime.date.min, reverse=True)


def examples_title_html(any_examples: bool, texts: PageTexts) -> Html:
    """What stands above the example questions; nothing where there are none."""
    return tag("h2", escaped(texts.examples), lang=texts.language) if any_examples else Html("")


def follow_ups_title_html(any_questions: bool, texts: PageTexts) -> Html:
    """What stands above the questions to go on with; nothing where there are none."""
    return tag("h2", escaped(texts.follow_ups), lang=texts.language) if any_questions else Html("")


def panel_html(texts: PageTexts) -> Html:
    """Where a letter opens; the page's script fills it."""
    return tag("section", class_="leer", id="brief", hidden=True, lang=texts.language)


def local_html(texts: PageTexts, days: int, writes: bool = False) -> Html:
    """That nothing leaves the house, or what a language model is sent; and what is kept of a conversation.

    Args:
        texts: The page's language.
        days: Days that a conversation stays in its holder's history; 0 where it is not kept.
        writes: Whether a language model words versions of answers.
    """
    local = fluent_texts.texts(texts.language).local if writes else texts.local
    kept = tag("a", escaped(texts.kept.format(days=days) if days else texts.not_kept), href="/verlauf")
    return tag("p", escaped(local + " "), kept, class_="vor-ort", lang=texts.language)


def _letter(letter: LetterEntry, texts: PageTexts) -> Html:
    words = [tag("span", escaped(texts.kinds[letter.kind]), class_="art"), _german("name", letter.title)]
    words += [_german(name, text) for name, text in (("betreff", letter.subject), ("von", letter.office)) if text]
    if letter.tier is not Tier.OEFFENTLICH:
        words.append(tag("span", escaped(texts.tiers[letter.tier]), class_=f"ebene {letter.tier}"))
    return tag("li", tag("a", joined(*words), href=letter_address(letter.document_id)))


def _german(class_: str, text: str) -> Html:
    return tag("span", escaped(text), class_=class_, lang="de")
