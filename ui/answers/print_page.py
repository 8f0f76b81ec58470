"""An answer on a sheet: the page that is printed, and where every button of the bar works without a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.model import BEFORE_SENTENCES, Notice
from ui.answers.copying import READING, VERBATIM, marks_of, searched
from ui.answers.fluent import FLUENT, headed, printed, small_print
from ui.answers.quoted import Quoted, Statement, first_said, remark, statements
from ui.answers.texts import AnswerTexts
from ui.fluent.texts import texts as fluent_texts
from ui.fluent.words import shown
from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts
from ui.render import state_of, verbatim_html
from ui.shelf import Shelved


def print_body(shelved: Shelved, aid: str, places: Sequence[Quoted], texts: AnswerTexts, frame: PageTexts) -> Html:
    """The contents of the print view.

    Args:
        shelved: Question and answer.
        aid: The answer's id on the shelf.
        places: What it and its fluent version quote, or the nearest places where nothing answers.
        texts: The page's language.
        frame: Likewise.
    """
    answer, fluent = shelved.answer, shelved.exchange.fluent
    rows = [
        tag("h1", escaped(shelved.exchange.question)),
        tag("p", escaped(texts.asked(shelved.asked_at)), class_="leise"),
        _ways(aid, bool(shown(fluent)), texts),
        printed(fluent, answer.language, texts) if fluent else Html(""),
        tag("h2", escaped(headed(state_of(answer, frame), fluent, texts))),
    ]
    if answer.lead:
        rows.append(tag("p", escaped(answer.lead), lang=answer.language))
    rows += [_notice(one, places, answer.language, texts) for one in answer.notices if one.kind in BEFORE_SENTENCES]
    rows += [_statement(one, answer.language) for one in statements(answer, places)]
    rows += [_notice(one, places, answer.language, texts) for one in answer.notices if one.kind not in BEFORE_SENTENCES]
    rows += _places(places, bool(answer.citations), texts)
    rows.append(tag("div", *_small_print(shelved, places, texts, frame), class_="kleingedrucktes"))
    return tag("article", *rows, class_="antwortblatt")


def _ways(aid: str, fluent: bool, texts: AnswerTexts) -> Html:
    """What can be done with the answer; printing needs the browser's own menu without a script."""
    address = f"/antwort/{aid}"
    remembering = tag(
        "form",
        tag("input", type="hidden", name="aid", value=aid),
        tag("button", escaped(texts.remember), class_="ruhig"),
        action="/gemerkt/frage",
        method="post",
    )
    version = _way(f"{address}/text?fassung={FLUENT}", fluent_texts(texts.language).as_text) if fluent else Html("")
    return tag(
        "div",
        tag("button", escaped(texts.print_now), type="button", class_="drucken", hidden=True),
        _way(f"{address}.pdf", texts.pdf),
        _way(f"{address}/text?fassung={VERBATIM}", texts.text_verbatim),
        _way(f"{address}/text?fassung={READING}", texts.text_reading),
        version,
        _way(f"{address}/rueckmeldung", texts.feedback_way),
        remembering,
        class_="wege-antwort",
    )


def _way(address: str, caption: str) -> Html:
    return tag("a", escaped(caption), href=address, class_="knopf ruhig")


def _statement(said: Statement, language: str) -> Html:
    who = tag("p", escaped(said.who), class_="wer", lang=language)
    return tag("div", who, *(_passage(place) for place in said.places), class_="aussage")


def _passage(place: Quoted) -> Html:
    """A passage as it reads, mended words marked, and the number of its Fundstelle."""
    marker = tag("span", escaped(f"[{place.citation.marker}]"), class_="nummer")
    return tag("p", reading_html(place), escaped(" "), marker, class_="saetze", lang="de")


def reading_html(place: Quoted) -> Html:
    """A passage as it reads: mended words in square brackets, a stroke where a name is torn."""
    if place.reading is None:
        return verbatim_html(place.citation.quote)
    pieces = []
    for piece, mended in place.reading.pieces():
        words = escaped(piece.replace("\n", "|"))
        pieces.append(tag("ins", escaped("["), words, escaped("]"), class_="gefuegt") if mended else words)
    return joined(*pieces)


def _notice(notice: Notice, places: Sequence[Quoted], language: str, texts: AnswerTexts) -> Html:
    words = tag("span", escaped(remark(notice, places, verbatim=False)), lang=language)
    return tag("p", tag("strong", escaped(f"{texts.notice}: ")), words, class_="hinweis")


def _places(places: Sequence[Quoted], cited: bool, texts: AnswerTexts) -> list[Html]:
    if not places:
        return []
    rows = (_place(one, asked, reservation, cited, texts) for one, asked, reservation in first_said(places))
    return [tag("h2", escaped(texts.places if cited else texts.nearest)), tag("ol", *rows, class_="belege")]


def _place(place: Quoted, asked: str, reservation: str, cited: bool, texts: AnswerTexts) -> Html:
    """A Fundstelle: what finds it without this program, and its words letter by letter."""
    citation = place.citation
    number = tag("span", escaped(f"[{citation.marker}]"), class_="nummer") if cited else Html("")
    address = letter_address(citation.document_id, citation.passage_key, citation.spans)
    link = tag("a", escaped(place.source), href=address, lang="de")
    rows = [tag("p", number, escaped(" "), link, class_="beleg")]
    if asked:
        rows.append(_named(texts.answers_to, asked))
    rows.append(tag("blockquote", verbatim_html(citation.quote), lang="de"))
    if reservation:
        rows.append(_named(texts.reservation, reservation))
    return tag("li", *rows)


def _named(caption: str, words: str) -> Html:
    return tag("p", escaped(f"{caption}: "), tag("span", escaped(words), lang="de"), class_="leise")


def _small_print(shelved: Shelved, places: Sequence[Quoted], texts: AnswerTexts, frame: PageTexts) -> Iterator[Html]:
    """What the signs mean, what was searched, what this is."""
    answer = shelved.answer
    said = [marks_of(places, texts, answer)]
    said += [texts.strokes, small_print(shelved.exchange.fluent, texts)] if places else []
    if not answer.lead:  # it names the scope itself
        said.append(searched(answer, frame))
    for words in filter(None, said):
        yield tag("p", escaped(words), class_="leise")
