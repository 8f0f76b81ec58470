"""The box with the fluent version above an answer's verbatim excerpts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.language_model.fluent import Fluent, FluentSentence
from assistant.model import Citation
from assistant.verification.verdict import Badge
from ui.fluent.texts import FluentTexts, texts
from ui.fluent.words import pieces, remark, shown, summary
from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag, unseen
from ui.page_texts import PageTexts

#: What says to machines that a piece of the page is generated: the term of the IPTC's vocabulary of digital sources.
GENERATED = {"data_ai_generated": "true", "data_digital_source_type": "trainedAlgorithmicMedia"}


def box(fluent: Fluent, number: int, running: bool, language: str, frame: PageTexts) -> Html:
    """The version as it is so far.

    Args:
        fluent: The version.
        number: That of its exchange; part of the element's id.
        running: Whether it is still being written.
        language: "de" or "en": that of the answer, which it is written in.
        frame: The page's language.
    """
    words, sentences = texts(frame.language), shown(fluent)
    state = "schreibt" if running else "ganz" if sentences else "ganz leer"
    rows: list[Html] = [_heading(words, bool(sentences) or running)]
    if sentences:
        by_marker = {citation.marker: citation for citation in fluent.citations}
        said = (_sentence(sentence, by_marker, words, frame) for sentence in sentences)
        rows.append(tag("p", *said, class_="ki-saetze", lang=language))
    rows += list(_foot(fluent, running, words))
    marks = GENERATED if sentences else {}
    return tag("section", *rows, class_=f"ki {state}", id=f"fassung-{number}", **marks)


def excerpts_heading(frame: PageTexts) -> Html:
    """What stands above the verbatim excerpts where a version stands above them."""
    return tag("h4", escaped(texts(frame.language).excerpts), class_="auszuege")


def _heading(words: FluentTexts, any_text: bool) -> Html:
    sign = tag("span", escaped(words.sign), class_="ki-zeichen")
    return tag("h4", sign, escaped(" "), escaped(words.heading if any_text else words.none), class_="ki-titel")


def _sentence(
    sentence: FluentSentence, by_marker: Mapping[int, Citation], words: FluentTexts, frame: PageTexts
) -> Html:
    """A sentence with its markers and its badge; no marker stands at the beginning of a line."""
    markers = (_marker(by_marker[marker], frame) for marker in sentence.markers if marker in by_marker)
    *before, (last, verbatim) = pieces(sentence)
    begun, blank, end = last.rpartition(" ") if not verbatim and len(last) > 1 else ("", "", last)
    rows = [_piece(text, is_verbatim, words) for text, is_verbatim in before]
    rows.append(escaped(begun + blank))
    badge = _badge(sentence.badge, words)
    kept, loose = (badge, Html("")) if sentence.badge is Badge.FULL else (Html(""), joined(escaped(" "), badge))
    tail = tag("span", _piece(end, verbatim, words), *markers, kept, class_="ende")
    return tag("span", *rows, tail, loose, escaped(" "), class_="satz")


def _piece(text: str, verbatim: bool, words: FluentTexts) -> Html:
    """A piece of a sentence; what is verbatim is set like the letters' own words, and named so."""
    if not verbatim:
        return escaped(text)
    return tag("span", escaped(text), unseen(f" ({words.verbatim})"), class_="woertlich", title=words.verbatim)


def _marker(citation: Citation, frame: PageTexts) -> Html:
    number = joined(unseen(f" {frame.place} "), escaped(str(citation.marker)))
    address = letter_address(citation.document_id, citation.passage_key, citation.spans)
    return tag("a", number, href=address, class_="marke", title=citation.label)


def _badge(badge: Badge, words: FluentTexts) -> Html:
    """How far a sentence is carried: a sign where it is in full, words where it is in part."""
    name = words.badges[badge]
    if badge is Badge.FULL:
        return tag("span", unseen(f" {name}"), class_="beleg voll", title=name)
    return tag("span", escaped(name), class_="beleg teil")


def _foot(fluent: Fluent, running: bool, words: FluentTexts) -> Iterator[Html]:
    """What has to be said, then what the check made of it; while it runs, one line that stays where it is."""
    if said := remark(fluent, words, running):
        yield tag("p", escaped(said), class_="ki-dazu laeuft" if running else "ki-dazu")
    if running:
        return
    counted = bool(shown(fluent))
    rows = [
        tag("li", escaped(row), class_="gezaehlt" if counted and position == 0 else None)
        for position, row in enumerate(summary(fluent, words))
    ]
    if any(sentence.verbatim for sentence in shown(fluent)):
        sample = tag("span", escaped(words.underlined), class_="woertlich")
        rows.insert(1, tag("li", sample, escaped(f": {words.underlined_means}")))
    if rows:
        yield tag("ul", *rows, class_="ki-stand")
