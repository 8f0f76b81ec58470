"""The bar below an answer: copy, print, judge, remember. Buttons and links alone; forms open in the page's dialog."""

from __future__ import annotations

from assistant.model import Answer
from ui.answers.copying import READING, VERBATIM
from ui.answers.fluent import FLUENT
from ui.answers.texts import AnswerTexts
from ui.fluent.texts import texts as fluent_texts
from ui.markup import Html, escaped, joined, tag


def bar(answer: Answer, aid: str, texts: AnswerTexts, fluent: bool = False) -> Html:
    """The bar of an answer, as the page's script puts it in the place of the link to the print view.

    Args:
        answer: The answer; one without citations has no single places to copy.
        aid: Its id on the shelf.
        texts: The page's language. What the script says stands in the bar's ``data-`` attributes.
        fluent: Whether a language model words it; the button for that shows as soon as there is something to copy.
    """
    address, version = f"/antwort/{aid}", fluent_texts(texts.language)
    copies = (
        tag("span", escaped(texts.copy), class_="wozu"),
        _copying(address, VERBATIM, texts.verbatim, texts.copied_verbatim),
        _copying(address, READING, texts.reading, texts.copied_reading),
        _copying(address, FLUENT, version.copy, version.copied, more=" fassung") if fluent else Html(""),
    )
    saves = (
        tag("a", escaped(texts.print), href=address, target="_blank", rel="noopener", class_="taste"),
        tag("a", escaped(texts.pdf), href=f"{address}.pdf", download=True, class_="taste"),
        _button(texts.remember, "merken", href="/gemerkt/frage?teil=1", said=texts.remembered, value=aid),
    )
    judges = (
        tag("span", escaped(texts.judge), class_="wozu"),
        _button(texts.helpful, "urteil", href=f"{address}/rueckmeldung?urteil=right"),
        _button(texts.not_helpful, "urteil", href=f"{address}/rueckmeldung"),
    )
    return tag(
        "div",
        *(tag("div", *group, class_="gruppe") for group in (copies, saves, judges)),
        _places(answer, address, texts),
        class_="leiste-antwort",
        role="group",
        aria_label=texts.bar,
        lang=texts.language,
        data_failed=texts.failed,
        data_by_hand=texts.copy_by_hand,
        data_no_text=texts.copy_failed,
        data_close=texts.close,
        data_copied=texts.copied.format(what="##"),
    )


def _places(answer: Answer, address: str, texts: AnswerTexts) -> Html:
    """The places one by one; "" where there are none, or one that the whole answer consists of."""
    places = answer.citations or answer.near
    if not places:
        return Html("")
    rows = []
    for number, citation in enumerate(places, 1):
        marker = citation.marker if answer.citations else number
        rows.append(
            tag(
                "li",
                _copying(f"{address}", VERBATIM, texts.verbatim_place.format(marker=marker), place=number),
                _copying(f"{address}", READING, texts.reading_place.format(marker=marker), place=number),
            )
        )
    return tag("details", tag("summary", escaped(texts.copy_place)), tag("ul", *rows), class_="einzeln")


def _copying(address: str, form: str, caption: str, said: str = "", place: int = 0, more: str = "") -> Html:
    """A button that copies; the script fetches its text from the address."""
    query = f"?fassung={form}" + (f"&stelle={place}" if place else "")
    return _button(caption, "kopieren" + more, href=f"{address}/text{query}", said=said or caption)


def _button(caption: str, does: str, href: str, said: str = "", value: str = "") -> Html:
    """A button that the script knows by its class."""
    return tag(
        "button",
        joined(escaped(caption)),
        type="button",
        class_=f"taste {does}",
        data_href=href,
        data_said=said or None,
        data_value=value or None,
    )
