"""A conversation as HTML; what the letters say is marked as German, everything else is in the page's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant import texts as frame_texts
from assistant.model import BEFORE_SENTENCES, Answer, AnswerSentence, Citation, Notice, Status
from ingest.model import Tier
from ui.conversation import Exchange, Exchanges, Stage
from ui.fluent.box import box, excerpts_heading
from ui.fluent.words import further
from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag, unseen
from ui.page_texts import PageTexts

#: Characters of a question that are shown; it is asked in full.
SHOWN_QUESTION_CHARS = 600
#: Characters of a last word that keeps its markers on its line; a longer one could be wider than a phone.
LONGEST_UNBROKEN_CHARS = 24


def conversation_html(exchanges: Exchanges, texts: PageTexts) -> Html:
    """All exchanges of a conversation, in order; "" without any."""
    if not exchanges:
        return Html("")
    rows = (exchange_html(exchange, number, texts) for number, exchange in enumerate(exchanges, 1))
    return tag("div", *rows, class_="verlauf", lang=texts.language)


def exchange_html(exchange: Exchange, number: int, texts: PageTexts) -> Html:
    """A question and, below it, what became of it.

    Args:
        exchange: The exchange.
        number: Its number in the conversation, 1-based; part of the element's ids.
        texts: The page's language.
    """
    asked = exchange.question
    if len(asked) > SHOWN_QUESTION_CHARS:
        asked = asked[:SHOWN_QUESTION_CHARS] + " …"
    heading = tag("h2", unseen(texts.asked_by_user + " "), escaped(asked), class_="frage", id=f"frage-{number}")
    ended = _ended(number, texts) if exchange.ended else Html("")
    return joined(heading, ended, _outcome(exchange, number, texts))


def _ended(number: int, texts: PageTexts) -> Html:
    """That somebody is not signed in any more, so that nobody takes a public answer for all there is."""
    way = tag("a", escaped(texts.sign_in_again), href="/anmelden")
    rows = (tag("p", escaped(texts.ended)), tag("p", way))
    return tag("div", *rows, class_="hinweis beendet", id=f"beendet-{number}")


def _outcome(exchange: Exchange, number: int, texts: PageTexts) -> Html:
    if exchange.busy:
        return _article(number, "stoerung voll", texts.busy, (tag("p", escaped(texts.busy_detail)),))
    if exchange.fault is not None:
        words = exchange.fault or texts.general_fault
        heading = texts.refused if exchange.refused else texts.fault
        return _article(number, "stoerung", heading, (tag("p", escaped(words), lang="de" if exchange.fault else None),))
    if exchange.answer is None:
        if exchange.stage is Stage.STOPPED:
            return tag("p", escaped(texts.stopped), class_="zustand halt")
        return tag("p", escaped(texts.starting if exchange.cold else texts.searching), class_="zustand sucht")
    finished = exchange.stage is not Stage.TELLING
    parts = list(_parts(exchange, exchange.answer, number, texts))
    if exchange.stage is Stage.STOPPED:
        parts.append(tag("p", escaped(texts.stopped), class_="zustand halt"))
    if exchange.answer_id:  # the page's script puts a bar of buttons in its place
        link = tag("a", escaped(texts.more), class_="mehr", href=f"/antwort/{exchange.answer_id}")
        parts.append(tag("p", link, class_="werkzeug"))
    return _article(number, exchange.answer.status, state_of(exchange.answer, texts), tuple(parts), finished)


def _article(number: int, kind: str, state: str, parts: tuple[Html, ...], finished: bool = True) -> Html:
    """An answer in its frame; "fertig" tells the page's script that nothing more will come."""
    heading = tag("h3", escaped(state), class_="lage")
    class_ = f"antwort {kind}" + (" fertig" if finished else "")
    return tag("article", heading, *parts, class_=class_, id=f"antwort-{number}")


def state_of(answer: Answer, texts: PageTexts) -> str:
    """What became of a question, as the heading of its answer."""
    if answer.status is Status.NEAR:
        return texts.near
    if answer.status is Status.NOT_FOUND:
        return texts.not_found
    return texts.partly if answer.partial else texts.answer


def _parts(exchange: Exchange, answer: Answer, number: int, texts: PageTexts) -> Iterator[Html]:
    """What an answer consists of; most notices and the places follow when the last sentence is there."""
    if exchange.fluent is not None:
        running = exchange.stage in (Stage.TELLING, Stage.WRITING)
        yield box(exchange.fluent, number, running, answer.language, texts)
        yield excerpts_heading(texts)
    if answer.lead:
        yield tag("p", escaped(answer.lead), class_="leitsatz", lang=answer.language)
    first = [notice for notice in answer.notices if notice.kind in BEFORE_SENTENCES]
    for notice in first:
        yield _notice(notice, answer.language, texts)
    by_marker = {citation.marker: citation for citation in answer.citations}
    yield from _statements(answer.sentences[: exchange.shown], by_marker, answer.language, texts)
    if exchange.stage is Stage.TELLING:
        return
    for notice in answer.notices:
        if notice not in first:
            yield _notice(notice, answer.language, texts)
    if places := (*answer.citations, *further(exchange.fluent, answer)):
        yield _places(places, tag("h4", escaped(texts.places)), texts, numbered=True)
    if answer.near:
        yield _places(answer.near, tag("p", escaped(texts.nearest), class_="naechste"), texts, numbered=False)
    if not answer.lead:  # it names the scope itself
        within = frame_texts.restriction(answer.scope, texts.language)
        searched = texts.searched(answer.scope.letters, answer.scope.latest, within)
        yield tag("p", escaped(searched), class_="umfang")


def _statements(
    sentences: tuple[AnswerSentence, ...], by_marker: dict[int, Citation], language: str, texts: PageTexts
) -> Iterator[Html]:
    """The sentences; who says them stands once above those that follow each other."""
    position = 0
    while position < len(sentences):
        attribution, said = sentences[position].attribution, []
        while position < len(sentences) and sentences[position].attribution == attribution:
            said.append(_sentence(sentences[position], by_marker, texts))
            position += 1
        who = tag("p", escaped(attribution), class_="wer", lang=language)
        yield tag("div", who, tag("p", *said, lang="de", class_="saetze"), class_="aussage")


def _sentence(sentence: AnswerSentence, by_marker: dict[int, Citation], texts: PageTexts) -> Html:
    """A sentence with its markers; they never stand at the beginning of a line, apart from its last word."""
    markers = (_marker(by_marker[marker], texts) for marker in sentence.markers if marker in by_marker)
    before, blank, last = sentence.text.rpartition(" ")
    if len(last) > LONGEST_UNBROKEN_CHARS:
        before, blank, last = sentence.text, "", ""
    end = tag("span", escaped(last), *markers, class_="ende")
    return tag("span", escaped(before + blank), end, escaped(" "), class_="satz")


def _marker(citation: Citation, texts: PageTexts) -> Html:
    """The numbered link behind a sentence."""
    words = joined(unseen(f" {texts.place} "), escaped(str(citation.marker)))
    return tag("a", words, href=_address(citation), class_="marke", title=citation.label)


def _notice(notice: Notice, language: str, texts: PageTexts) -> Html:
    words = joined(tag("strong", escaped(texts.notice)), escaped(" "), tag("span", escaped(notice.text), lang=language))
    return tag("p", words, class_=f"hinweis {notice.kind}", role="note")


def _places(citations: tuple[Citation, ...], heading: Html, texts: PageTexts, numbered: bool) -> Html:
    rows = (_place(citation, texts, numbered) for citation in citations)
    return tag("div", heading, tag("ol", *rows), class_="fundstellen")


def _place(citation: Citation, texts: PageTexts, numbered: bool) -> Html:
    """One place: label (opens it), whose words, of which date, the words themselves, the letter's reservation."""
    number = tag("span", escaped(str(citation.marker)), class_="nummer") if numbered else Html("")
    link = tag("a", escaped(citation.label), href=_address(citation), class_="stelle", lang="de")
    facts = [tag("span", escaped(texts.speakers[citation.speaker]), class_=f"sprecher {citation.speaker}")]
    if citation.date:
        facts.append(tag("time", escaped(texts.date(citation.date)), datetime=citation.date.isoformat()))
    if citation.tier is not Tier.OEFFENTLICH:  # nobody passes on unawares what is not public
        facts.append(tag("span", escaped(texts.tiers[citation.tier]), class_=f"ebene {citation.tier}"))
    rows = [
        tag("p", number, link, class_="beschriftung"),
        tag("p", joined(*facts), class_="angaben"),
        tag("blockquote", verbatim_html(citation.quote), lang="de", title=texts.verbatim),
    ]
    if citation.reservation:
        summary = tag("summary", escaped(texts.under_reservation))
        rows.append(tag("details", summary, tag("p", escaped(citation.reservation), lang="de"), class_="vorbehalt"))
    return tag("li", *rows)


def verbatim_html(quote: str) -> Html:
    """A quote letter by letter; where the source breaks a line stands a stroke, as in a printed edition."""
    line_end = tag("span", escaped("\n"), class_="zeile")
    pieces: list[Html] = []
    for line in re.split(r"[ \t]*(?:\r?\n\s*)+", quote.strip()):
        pieces += [escaped(line), line_end]
    return joined(*pieces[:-1])


def _address(citation: Citation) -> str:
    return letter_address(citation.document_id, citation.passage_key, citation.spans)
