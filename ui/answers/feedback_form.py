"""The form of a feedback: it shows exactly what will be stored, and stores nothing by itself."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from assistant.feedback import MOST_REASON, questions, verdicts
from assistant.model import Citation, Status
from ui.answers.texts import AnswerTexts
from ui.markup import Html, escaped, joined, tag
from ui.render import verbatim_html
from ui.shelf import Shelved


def form_body(shelved: Shelved, aid: str, chosen: str, day: datetime.date, texts: AnswerTexts) -> Html:
    """The form.

    Args:
        shelved: What is judged; the server stores it from the shelf, not from the form.
        aid: Its id.
        chosen: The verdict that is chosen beforehand; any other word chooses none.
        day: The day that will be stored.
        texts: The page's language.
    """
    address = f"/antwort/{aid}/rueckmeldung"
    buttons = (
        tag("button", escaped(texts.send), class_="knopf senden"),
        tag("a", escaped(texts.cancel), href=f"/antwort/{aid}", class_="knopf ruhig schliessen"),
    )
    form = tag(
        "form",
        _verdicts(shelved, chosen, texts),
        _reason(texts),
        _stored(shelved, day, texts),
        _earlier(shelved, texts),
        tag("p", escaped(texts.not_stored), class_="hinweis"),
        tag("div", *buttons, class_="felder"),
        action=address,
        method="post",
        class_="rueckmeldung",
    )
    heading = tag("h1", escaped(texts.feedback), id="rueckmeldung-titel", tabindex="-1")
    return joined(heading, tag("p", escaped(texts.feedback_intro)), form)


def thanks_body(aid: str, texts: AnswerTexts) -> Html:
    """What follows a feedback that is stored."""
    return _said(aid, texts.thanks, texts.thanks_detail, texts)


def already_body(aid: str, texts: AnswerTexts) -> Html:
    """What a second one on the same answer is met with."""
    return _said(aid, texts.already, texts.thanks_detail, texts)


def _said(aid: str, heading: str, detail: str, texts: AnswerTexts) -> Html:
    way = tag("a", escaped(texts.back), href=f"/antwort/{aid}", class_="schliessen")
    title = tag("h1", escaped(heading), id="rueckmeldung-titel", tabindex="-1")
    return tag("section", title, tag("p", escaped(detail)), tag("p", way), class_="rueckmeldung")


def _verdicts(shelved: Shelved, chosen: str, texts: AnswerTexts) -> Html:
    """The verdicts that fit what was answered; the one that was pressed is chosen."""
    status = shelved.answer.status
    captions = texts.verdicts if status is Status.ANSWERED else texts.verdicts_unanswered
    rows = [
        tag(
            "label",
            tag("input", type="radio", name="urteil", value=verdict, required=True, checked=verdict == chosen),
            tag("span", escaped(captions[verdict])),
        )
        for verdict in verdicts(status)
    ]
    return tag("fieldset", tag("legend", escaped(texts.verdict)), *rows, class_="urteile")


def _reason(texts: AnswerTexts) -> Html:
    field = tag(
        "textarea",
        name="grund",
        id="rueckmeldung-grund",
        rows="3",
        maxlength=str(MOST_REASON),
        aria_describedby="rueckmeldung-grund-dazu",
    )
    detail = tag("p", escaped(texts.reason_detail), id="rueckmeldung-grund-dazu", class_="leise")
    return tag("div", tag("label", escaped(texts.reason), for_="rueckmeldung-grund"), field, detail, class_="grund")


def _stored(shelved: Shelved, day: datetime.date, texts: AnswerTexts) -> Html:
    """All that the record will hold of question and answer."""
    answer = shelved.answer
    rows = [
        _row(texts.stored_question, tag("p", escaped(shelved.exchange.question))),
        _row(texts.stored_answer, *(tag("p", escaped(row)) for row in answer.text.splitlines())),
    ]
    if answer.citations:
        rows.append(_row(texts.stored_places, _places(answer.citations)))
    rest = texts.stored_rest.format(language=texts.languages[answer.language], date=texts.date(day))
    stored = tag("dl", *rows)
    heading = tag("h2", escaped(texts.stored), id="rueckmeldung-gespeichert")
    return tag(
        "section",
        heading,
        stored,
        tag("p", escaped(rest)),
        class_="gespeichertes",
        tabindex="0",  # it scrolls
        aria_labelledby="rueckmeldung-gespeichert",
    )


def _row(caption: str, *contents: Html) -> Html:
    return joined(tag("dt", escaped(caption)), tag("dd", *contents, lang="de"))


def _places(citations: Sequence[Citation]) -> Html:
    rows = (tag("li", tag("p", escaped(one.label)), tag("blockquote", verbatim_html(one.quote))) for one in citations)
    return tag("ol", *rows)


def _earlier(shelved: Shelved, texts: AnswerTexts) -> Html:
    """The questions before, which are stored only where that is ticked."""
    before = questions(shelved.before)
    if not before:
        return Html("")
    caption = texts.one_earlier if len(before) == 1 else texts.earlier.format(count=len(before))
    box = tag("label", tag("input", type="checkbox", name="davor", value="ja"), tag("span", escaped(caption)))
    return tag("div", box, tag("ul", *(tag("li", escaped(one)) for one in before)), class_="davor")
