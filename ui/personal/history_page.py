"""The history as pages: the list of conversations, one of them, and what is asked before anything is deleted."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from assistant.personal.history import WITHDRAWN, Entry, Past
from ui import page_texts
from ui.conversation import Exchange
from ui.markup import Html, escaped, joined, tag, unseen
from ui.personal.texts import PersonalTexts
from ui.render import SHOWN_QUESTION_CHARS, exchange_html

#: Conversations on one page of the list.
PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """What the list shows.

    Attributes:
        entries: All conversations, the latest first.
        days: Days that the house keeps them; 0 for none.
        is_on: Whether new ones are kept.
        page: Which page of the list, from 1.
        done: What was just done, a key of ``PersonalTexts.done``; "" for nothing.
    """

    entries: Sequence[Entry]
    days: int
    is_on: bool
    page: int = 1
    done: str = ""


def history_body(listed: Listed, texts: PersonalTexts) -> Html:
    """The list of conversations, who can read it, and what can be done with all of them."""
    intro = texts.history_intro.format(days=texts.days_counted(listed.days)) if listed.days else texts.house_is_off
    parts = [tag("h1", escaped(texts.history)), told(listed.done, texts), tag("p", escaped(intro), class_="vorspann")]
    if listed.days and not listed.is_on and listed.done != "aus":
        parts.append(tag("p", escaped(texts.is_off), class_="hinweis"))
    if listed.days or listed.entries:
        parts += [_days(listed, texts), _who_reads(texts), _settings(listed, texts)]
    return tag("div", *parts, class_="persoenlich")


def told(done: str, texts: PersonalTexts) -> Html:
    """What was just done; read out, for it is why the page came."""
    if done not in texts.done:
        return Html("")
    return tag("p", escaped(texts.done[done]), class_="hinweis getan", role="status")


def conversation_body(
    entry: Entry, shown: Sequence[tuple[Past, Exchange | None]], days: int, texts: PersonalTexts
) -> Html:
    """One conversation.

    Args:
        entry: Its entry in the list.
        shown: What was asked, each with the exchange that is shown; None where its answer cannot be shown any more.
        days: Days that it is kept after its last question.
        texts: The language.
    """
    until = texts.kept_until.format(date=texts.date(entry.changed_at + datetime.timedelta(days=days)))
    facts = f"{texts.questions_counted(entry.exchanges)}, {until}"
    go_on = tag("form", tag("button", escaped(texts.go_on)), action=f"/verlauf/{entry.id}/fortsetzen", method="post")
    delete = tag("a", escaped(texts.delete), href=f"/verlauf/{entry.id}/loeschen", class_="knopf ruhig")
    rows = (_exchange(past, exchange, number, texts) for number, (past, exchange) in enumerate(shown, 1))
    return tag(
        "div",
        tag("p", tag("a", escaped(texts.back_to_history), href="/verlauf"), class_="zurueck"),
        tag("h1", escaped(texts.conversation.format(moment=texts.moment(shown[0][0].asked_at)))),
        tag("p", escaped(facts), class_="vorspann"),
        tag("div", tag("div", *rows, class_="verlauf"), id="gespraech"),
        tag("div", go_on if any(exchange for _, exchange in shown) else Html(""), delete, class_="felder"),
        class_="persoenlich gespraech",
    )


def confirm_body(action: str, heading: str, said: Sequence[Html], back: str, texts: PersonalTexts) -> Html:
    """What is asked before something is deleted.

    Args:
        action: Address that deletes it.
        heading: The question.
        said: What will be deleted, paragraphs.
        back: Address to go back to.
        texts: The language.
    """
    delete = tag("form", tag("button", escaped(texts.delete_for_good), class_="gefahr"), action=action, method="post")
    cancel = tag("a", escaped(texts.cancel), href=back, class_="knopf ruhig")
    warning = tag("p", tag("strong", escaped(texts.no_way_back)))
    ways = tag("div", cancel, delete, class_="felder")
    return tag("section", tag("h1", escaped(heading)), *said, warning, ways, class_="meldung persoenlich")


def confirm_one_body(entry: Entry, texts: PersonalTexts) -> Html:
    """The question before one conversation is deleted."""
    counted = texts.confirm_one_detail.format(questions=texts.questions_counted(entry.exchanges))
    said = (tag("p", escaped(counted)), tag("blockquote", escaped(entry.title or texts.untitled)))
    return confirm_body(f"/verlauf/{entry.id}/loeschen", texts.confirm_one, said, f"/verlauf/{entry.id}", texts)


def confirm_all_body(count: int, texts: PersonalTexts) -> Html:
    """The question before all conversations are deleted."""
    counted = texts.confirm_all_detail.format(conversations=texts.conversations_counted(count))
    return confirm_body("/verlauf/loeschen", texts.confirm_all, (tag("p", escaped(counted)),), "/verlauf", texts)


def _days(listed: Listed, texts: PersonalTexts) -> Html:
    """The conversations of a page, day by day."""
    if not listed.entries:
        return tag("p", escaped(texts.no_conversation), class_="leer karte") if listed.is_on else Html("")
    first = (listed.page - 1) * PER_PAGE
    rows = []
    for day, entries in groupby(listed.entries[first : first + PER_PAGE], lambda entry: texts.date(entry.changed_at)):
        items = (_entry(entry, listed.days, texts) for entry in entries)
        rows += [tag("h2", escaped(day)), tag("ul", *items, class_="liste")]
    ways = [
        tag("a", escaped(caption), href=f"/verlauf?seite={page}")
        for caption, page, there in (
            (texts.newer, listed.page - 1, listed.page > 1),
            (texts.older, listed.page + 1, len(listed.entries) > first + PER_PAGE),
        )
        if there
    ]
    pages = tag("nav", *ways, class_="seiten", aria_label=texts.history) if ways else Html("")
    return joined(*rows, pages)


def _entry(entry: Entry, days: int, texts: PersonalTexts) -> Html:
    title = entry.title or texts.untitled
    until = texts.kept_until.format(date=texts.date(entry.changed_at + datetime.timedelta(days=days)))
    facts = (
        texts.at.format(time=texts.time(entry.changed_at)),
        texts.questions_counted(entry.exchanges),
        until,
    )
    delete = tag(
        "a",
        escaped(texts.delete),
        href=f"/verlauf/{entry.id}/loeschen",
        class_="tun",
        aria_label=texts.delete_what.format(title=title),
    )
    return tag(
        "li",
        tag("a", escaped(title), href=f"/verlauf/{entry.id}", class_="titel"),
        tag("p", escaped(" · ".join(facts)), class_="leise"),
        delete,
    )


def _exchange(past: Past, exchange: Exchange | None, number: int, texts: PersonalTexts) -> Html:
    """An exchange as the conversation shows it, or its question and why there is no answer any more."""
    if exchange is not None:
        return exchange_html(exchange, number, page_texts.texts(texts.language))
    asked = past.question[:SHOWN_QUESTION_CHARS] or texts.lost_question
    heading = tag("h2", unseen(f"{texts.asked_by_user} "), escaped(asked), class_="frage", id=f"frage-{number}")
    words = texts.withdrawn if past.missing == WITHDRAWN else texts.unreadable
    again = tag("a", escaped(texts.ask_again), href=asked_again(past.question)) if past.question else Html("")
    return joined(heading, tag("p", escaped(words), escaped(" "), again, class_="zustand fehlt"))


def asked_again(question: str, vorgang: str | None = None) -> str:
    """The address of the start page with a question in its box: behind the #, which no server sees and no log holds.

    Args:
        question: The question.
        vorgang: The Vorgang that it is restricted to; None for none.
    """
    fields = {"frage": question} | ({"vorgang": vorgang} if vorgang else {})
    return "/#" + "&".join(
        f"{name}={quote(value.encode('utf-8', 'replace'), safe='')}" for name, value in fields.items()
    )


def _who_reads(texts: PersonalTexts) -> Html:
    detail = tag("details", tag("summary", escaped(texts.in_detail)), *_paragraphs(texts.who_reads_detail))
    short = _paragraphs((texts.who_reads_short, texts.who_reads_lost))
    return tag(
        "section", tag("h2", escaped(texts.who_reads)), tag("div", *short, detail, class_="karte"), class_="wer-liest"
    )


def _paragraphs(words: Sequence[str]) -> list[Html]:
    return [tag("p", escaped(one)) for one in words]


def _settings(listed: Listed, texts: PersonalTexts) -> Html:
    """Switch on and off, take with you, delete all."""
    rows = []
    if listed.days:
        rows.append(_switch(listed, texts))
    ways = tag(
        "span",
        tag("a", escaped(texts.export_json), href="/verlauf/export.json", class_="knopf ruhig", download=True),
        tag("a", escaped(texts.export_text), href="/verlauf/export.txt", class_="knopf ruhig", download=True),
        class_="felder",
    )
    rows.append(tag("li", tag("h3", escaped(texts.export)), tag("p", escaped(texts.export_detail)), ways))
    if listed.entries:
        delete = tag("a", escaped(texts.delete_all), href="/verlauf/loeschen", class_="knopf ruhig weg")
        rows.append(tag("li", tag("h3", escaped(texts.deleting)), tag("p", escaped(texts.delete_all_detail)), delete))
    return tag("section", tag("h2", escaped(texts.settings)), tag("ul", *rows, class_="liste verwalten"))


def _switch(listed: Listed, texts: PersonalTexts) -> Html:
    caption, words, value = texts.switch_off, texts.switch_off_detail, "aus"
    if not listed.is_on:
        words = texts.switch_on_detail.format(days=texts.days_counted(listed.days))
        caption, value = texts.switch_on, "an"
    button = tag("button", escaped(caption), class_="ruhig", name="verlauf", value=value)
    form = tag("form", button, action="/verlauf/schalten", method="post")
    return tag("li", tag("h3", escaped(texts.keeping)), tag("p", escaped(words)), form)
