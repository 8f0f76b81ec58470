"""The fluent version of an answer on paper and in the clipboard: always marked, never among the verbatim excerpts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.language_model.fluent import Fluent, FluentSentence
from ui.answers.quoted import Quoted
from ui.answers.texts import AnswerTexts
from ui.fluent.box import GENERATED
from ui.fluent.texts import FluentTexts, texts
from ui.fluent.words import pieces, remark, shown, summary, told
from ui.markup import Html, escaped, joined, tag

#: The form of the copied text, as addresses name it.
FLUENT = "ki-fassung"


def copied_fluent(question: str, fluent: Fluent, places: Sequence[Quoted], words: AnswerTexts) -> str:
    """The version alone, with its mark and its Fundstellen.

    Args:
        question: What was asked.
        fluent: The version.
        places: The places that its shown sentences rest on.
        words: The page's language.
    """
    rows = [f"[{place.citation.marker}] {place.standing}" for place in places]
    blocks = [f"{words.question}: {question}", "\n".join(told(fluent, texts(words.language)))]
    if rows:
        blocks.append("\n".join([f"{words.places}:", *rows]))
    return "\n\n".join(blocks) + "\n"


def printed(fluent: Fluent, language: str, words: AnswerTexts) -> Html:
    """The version on the print view; only what became of it where none is shown.

    Args:
        fluent: The version.
        language: "de" or "en": that of the answer, which it is written in.
        words: The page's language.
    """
    said, sentences = texts(words.language), shown(fluent)
    sign = tag("span", escaped(said.sign), class_="ki-zeichen")
    heading = tag("h2", sign, escaped(" "), escaped(said.heading if sentences else said.none), class_="ki-titel")
    rows = [heading]
    if sentences:
        rows.append(tag("p", *(_sentence(one, said) for one in sentences), class_="ki-saetze", lang=language))
    if beside := remark(fluent, said):
        rows.append(tag("p", escaped(beside), class_="ki-dazu"))
    rows.append(tag("ul", *(tag("li", escaped(row)) for row in summary(fluent, said)), class_="ki-stand"))
    return tag("section", *rows, class_="ki ganz" if sentences else "ki ganz leer", **(GENERATED if sentences else {}))


def headed(state: str, fluent: Fluent | None, words: AnswerTexts) -> str:
    """The heading above the excerpts: what became of the question, and what stands below where a version is above."""
    return state if fluent is None else f"{state} · {texts(words.language).excerpts}"


def contents(fluent: Fluent | None, words: AnswerTexts) -> dict[str, Any] | None:
    """The version as plain data for the PDF's template; None without one."""
    if fluent is None:
        return None
    said, sentences = texts(words.language), shown(fluent)
    return {
        "heading": f"{said.sign} · {said.heading}" if sentences else said.none,
        "sentences": [
            {
                "pieces": [{"text": text, "verbatim": verbatim} for text, verbatim in pieces(one)],
                "tail": f"{_markers(one)} ({said.badges[one.badge]})",
            }
            for one in sentences
        ],
        "verbatim": said.verbatim,
        "remarks": [row for row in (remark(fluent, said), *summary(fluent, said)) if row],
    }


def small_print(fluent: Fluent | None, words: AnswerTexts) -> str:
    """What this paper is: excerpts alone, or also what a language model worded."""
    return texts(words.language).small_print if shown(fluent) else words.excerpts


def _sentence(sentence: FluentSentence, said: FluentTexts) -> Html:
    rows = [_piece(text, verbatim, said) for text, verbatim in pieces(sentence)]
    badge = tag("span", escaped(f"({said.badges[sentence.badge]})"), class_="leise")
    marker = tag("span", escaped(_markers(sentence)), class_="nummer")
    return tag("span", *rows, escaped(" "), marker, escaped(" "), badge, escaped(" "), class_="satz")


def _piece(text: str, verbatim: bool, said: FluentTexts) -> Html:
    if not verbatim:
        return escaped(text)
    return joined(
        tag("span", escaped(text), class_="woertlich"),
        escaped(" "),
        tag("span", escaped(f"({said.verbatim})"), class_="leise"),
    )


def _markers(sentence: FluentSentence) -> str:
    return "".join(f"[{marker}]" for marker in sentence.markers)
