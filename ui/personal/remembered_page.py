"""What a visitor remembered, as a page: what is new first, then the Vorgänge and questions themselves."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from urllib.parse import quote

from assistant import texts as frame_texts
from assistant.model import Scope
from assistant.personal.remembered import MOST_REFERENCE_CHARS
from ui.markup import Html, escaped, joined, tag
from ui.personal.history_page import asked_again, told
from ui.personal.news import FAILED, STARTING, Novelty, QuestionNews, VorgangNews
from ui.personal.texts import PersonalTexts


def remembered_body(
    vorgaenge: Sequence[VorgangNews],
    questions: Sequence[QuestionNews],
    last_visit: datetime.datetime | None,
    done: str,
    texts: PersonalTexts,
) -> Html:
    """The page of remembered things.

    Args:
        vorgaenge: The Vorgänge that are followed, with what is new.
        questions: The questions that are saved, with what is new.
        last_visit: When the visitor looked last; None for never.
        done: What was just done, a key of ``PersonalTexts.done``; "" for nothing.
        texts: The language.
    """
    parts = [
        tag("h1", escaped(texts.remembered)),
        told(done, texts),
        tag("p", escaped(texts.remembered_intro), class_="vorspann"),
    ]
    if vorgaenge or questions:
        parts.append(_news(vorgaenge, questions, last_visit, texts))
    return tag(
        "div",
        *parts,
        tag("section", tag("h2", escaped(texts.vorgaenge)), _vorgaenge(vorgaenge, texts), _follow(texts)),
        tag("section", tag("h2", escaped(texts.questions)), _questions(questions, texts)),
        tag("p", escaped(texts.remembered_kept), class_="leise aufbewahrt"),
        class_="persoenlich",
    )


def vorgang_address(reference: str) -> str:
    """The address of the page of a Vorgang."""
    return f"/vorgang/{quote(reference.encode('utf-8', 'replace'), safe='/')}"


def _news(
    vorgaenge: Sequence[VorgangNews],
    questions: Sequence[QuestionNews],
    last_visit: datetime.datetime | None,
    texts: PersonalTexts,
) -> Html:
    rows = [
        _new(tag("a", escaped(_named(one)), href=vorgang_address(one.followed.reference)), one.novelties, texts)
        for one in vorgaenge
        if one.novelties
    ]
    rows += [_new(escaped(one.saved.question), one.novelties, texts) for one in questions if one.novelties]
    starting = any(one.unchecked == STARTING for one in questions)
    more = tag("p", escaped(texts.not_ready), class_="hinweis") if starting else Html("")
    if rows:
        heading = texts.news_since.format(moment=texts.moment(last_visit)) if last_visit else texts.news
        return tag("section", tag("h2", escaped(heading)), tag("ul", *rows, class_="liste neues"), more)
    if starting:
        return more
    nothing = texts.no_news.format(moment=texts.moment(last_visit)) if last_visit else texts.no_news_yet
    return tag("p", escaped(nothing), class_="karte nichts-neues")


def _new(what: Html, novelties: Sequence[Novelty], texts: PersonalTexts) -> Html:
    items = (
        tag(
            "li",
            tag("a", escaped(one.words), href=one.address, lang="de"),
            tag("span", escaped(f" {texts.arrived.format(date=texts.date(one.arrived))}"), class_="leise"),
        )
        for one in novelties
    )
    return tag("li", tag("h3", what), tag("ul", *items))


def _named(one: VorgangNews) -> str:
    return f"{one.followed.reference}: {one.subject}" if one.subject else one.followed.reference


def _vorgaenge(vorgaenge: Sequence[VorgangNews], texts: PersonalTexts) -> Html:
    if not vorgaenge:
        return tag("p", escaped(texts.no_vorgaenge), class_="leer")
    rows = []
    for one in vorgaenge:
        reference = one.followed.reference
        subject = tag("span", escaped(one.subject), class_="betreff", lang="de") if one.subject else Html("")
        facts = texts.since.format(date=texts.date(one.followed.made_at))
        if not one.is_seen:
            facts = f"{facts} · {texts.nothing_seen}"
        rows.append(
            tag(
                "li",
                tag("a", escaped(reference), href=vorgang_address(reference), class_="titel"),
                subject,
                tag("p", escaped(facts), class_="leise"),
                tag("div", _remove(one.followed.number, reference, texts), class_="tun"),
            )
        )
    return tag("ul", *rows, class_="liste")


def _questions(questions: Sequence[QuestionNews], texts: PersonalTexts) -> Html:
    if not questions:
        return tag("p", escaped(texts.no_questions), class_="leer")
    return tag("ul", *(_question(one, texts) for one in questions), class_="liste")


def _question(one: QuestionNews, texts: PersonalTexts) -> Html:
    saved, facts = one.saved, [texts.since.format(date=texts.date(one.saved.made_at))]
    asked = [turn.content for turn in saved.before if turn.role == "user"]
    if asked:
        facts.append(texts.leans_on.format(question=asked[-1]))
    if saved.within and not saved.within.is_empty:
        facts.append(
            texts.restricted.format(within=frame_texts.restriction(Scope(0, None, saved.within), texts.language))
        )
    rows = [
        tag("strong", escaped(saved.question), class_="titel"),
        tag("p", escaped(" · ".join(facts)), class_="leise"),
    ]
    if one.unchecked == FAILED:
        rows.append(tag("p", escaped(texts.not_checked), class_="leise"))
    spoken = texts.ask_again_what.format(what=saved.question)
    again = tag("a", escaped(texts.ask_again), href=_again(one), class_="knopf ruhig", aria_label=spoken)
    ways = tag("div", again, _remove(saved.number, saved.question, texts), class_="tun")
    return tag("li", joined(*rows), ways)


def _again(one: QuestionNews) -> str:
    return asked_again(one.saved.question, one.saved.within.vorgang if one.saved.within else None)


def _remove(number: int, what: str, texts: PersonalTexts) -> Html:
    button = tag("button", escaped(texts.remove), class_="ruhig", aria_label=texts.remove_what.format(what=what))
    return tag("form", button, action=f"/gemerkt/{number}/loeschen", method="post")


def _follow(texts: PersonalTexts) -> Html:
    box = tag(
        "input", type="text", name="reference", id="folgen", required=True, maxlength=str(MOST_REFERENCE_CHARS),
        autocomplete="off",
    )  # fmt: skip
    label = tag("label", escaped(texts.follow_label), for_="folgen")
    button = tag("button", escaped(texts.follow), class_="ruhig")
    return tag("form", tag("div", label, box), button, action="/gemerkt/vorgang", method="post", class_="felder folgen")
