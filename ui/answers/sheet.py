"""What the PDF of an answer says, as plain data for its template."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from assistant.model import BEFORE_SENTENCES
from ui.answers import fluent
from ui.answers.copying import marks_of, searched
from ui.answers.quoted import Quoted, Statement, first_said, remark, statements
from ui.answers.texts import AnswerTexts
from ui.letter_page import letter_address
from ui.page_texts import PageTexts
from ui.render import state_of
from ui.shelf import Shelved
from ui.site import Site


def contents(
    shelved: Shelved, places: Sequence[Quoted], site: Site, texts: AnswerTexts, frame: PageTexts
) -> dict[str, Any]:
    """The contents of the PDF.

    Args:
        shelved: Question and answer.
        places: What it and its fluent version quote, or the nearest places where nothing answers.
        site: Knows the public address, for the links to the letters.
        texts: The page's language.
        frame: Likewise.

    Returns:
        Texts, and lists of them, by the names that ``answer.typ`` knows.
    """
    answer, question = shelved.answer, " ".join(shelved.exchange.question.split())
    before = [one for one in answer.notices if one.kind in BEFORE_SENTENCES]
    after = [one for one in answer.notices if one.kind not in BEFORE_SENTENCES]
    small_print = [marks_of(places, texts, answer), texts.strokes if places else ""]
    made_of = fluent.small_print(shelved.exchange.fluent, texts)
    small_print += ["" if answer.lead else searched(answer, frame), made_of if places else ""]
    return {
        "language": texts.language,
        "answer_language": answer.language,
        "title": texts.title.format(question=question),
        "question": question,
        "asked": texts.asked(shelved.asked_at),
        "state": fluent.headed(state_of(answer, frame), shelved.exchange.fluent, texts),
        "fluent": fluent.contents(shelved.exchange.fluent, texts),
        "lead": answer.lead,
        "notice": texts.notice,
        "notices_before": [remark(one, places, verbatim=False) for one in before],
        "notices_after": [remark(one, places, verbatim=False) for one in after],
        "statements": [_statement(one) for one in statements(answer, places)],
        "places_heading": texts.places if answer.citations else texts.nearest,
        "places": [_place(*row, bool(answer.citations), site) for row in first_said(places)],
        "answers_to": texts.answers_to,
        "reservation": texts.reservation,
        "small_print": [words for words in small_print if words],
        "footer": f"Fundstelle · {texts.asked(shelved.asked_at)}",
    }


def _statement(said: Statement) -> dict[str, Any]:
    passages = [{"text": place.readable, "marker": str(place.citation.marker)} for place in said.places]
    return {"who": said.who, "passages": passages}


def _place(place: Quoted, asked: str, reservation: str, cited: bool, site: Site) -> dict[str, str]:
    citation = place.citation
    address = site.absolute(letter_address(citation.document_id, citation.passage_key, citation.spans))
    return {
        "marker": str(citation.marker) if cited else "",
        "source": place.source,
        "address": address if site.address else "",
        "asked": asked,
        "words": re.sub(r"[ \t]*(?:\r?\n\s*)+", " | ", citation.quote.strip()),
        "reservation": reservation,
    }
