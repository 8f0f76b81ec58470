"""The page of a draft: fields to edit, beside them what was said before; closed places here and nowhere else."""

from __future__ import annotations

import datetime
import html
import re
from dataclasses import replace

from assistant.drafting.draft import GENERATED_MARK, INTERNAL_MARK, Draft, DraftSentence
from ingest.model import Tier
from tests.ui.drafts.made_drafts import OPENING, SECRET, draft
from tests.ui.made_fluent import WITHDRAWN, WRITTEN
from tests.ui.payloads import PAYLOADS
from ui import page_texts
from ui.drafts.draft_page import draft_body, title
from ui.drafts.kept import Kept
from ui.drafts.sheet import begun
from ui.drafts.texts import ENGLISH, GERMAN
from ui.markup import Html, escaped

AT = datetime.datetime(2026, 1, 1, 8, tzinfo=datetime.UTC)


def shown(made: Draft, saved: bool = False, english: bool = False) -> Html:
    texts = ENGLISH if english else GERMAN
    return draft_body("abc", Kept(made, begun(made), AT), texts, page_texts.texts(texts.language), saved)


def section(page: str, number: int) -> str:
    """What stands about one question."""
    return page.split("<section aria-labelledby=")[number]


def test_a_draft_with_its_fields() -> None:
    page = shown(draft())
    assert title(draft(), GERMAN) == "Entwurf zu AF0099/24" and "3 Fragen, 1 offen." in page
    assert "Ebene des Schreibens: öffentlich. Höchste Ebene der Quellen: öffentlich." in page
    fields = re.findall(r'<(?:input|textarea)[^>]* name="([^"]+)"', page)
    assert fields == [
        "office", "sign", "date", "addressee", "subject", "reference", "salutation", "opening", "closing", "signature",
        "antwort-1", "antwort-2", "antwort-3",
    ]  # fmt: skip
    assert 'formaction="/entwurf/abc/docx"' in page and 'formaction="/entwurf/abc/markdown"' in page
    assert GERMAN.saved not in page and GERMAN.saved in shown(draft(), saved=True)
    assert "einstufung geschlossen" in shown(draft(Tier.NICHTOEFFENTLICH))


def test_earlier_statements_newest_first_and_contradictions_side_by_side() -> None:
    first = html.unescape(section(shown(draft()), 1))
    listed = first[first.index("<ol") :]
    assert listed.index("im Mai") < listed.index("im Juni") and "/stelle/0123456789abcdef/100-115_120-132" in listed
    beside = first[first.index("gegenueber") : first.index(GERMAN.decide)]
    assert beside.count("<blockquote") == 2 and beside.index("im Juni") < beside.index("im Mai")
    assert "Öffnung: Juni (03.03.2021) und Mai (14.09.2022)" in first
    assert first.count("Unter Vorbehalt") == 1, "once a letter"


def test_figures_name_their_day_and_whom_to_ask() -> None:
    second = section(shown(draft()), 2)
    assert "zuletzt 11.805, Stand 23.05.2022; erfragen bei: Sportamt" in second
    assert "last 11.805, as of 23 May 2022; ask: Sportamt" in section(shown(draft(), english=True), 2)


def test_places_of_a_closed_tier_are_shown_and_no_part_of_the_answer() -> None:
    third = section(shown(draft()), 3)
    assert str(escaped(INTERNAL_MARK)) in third and SECRET in third and "nichtöffentlich" in third
    field = re.search(r"<textarea[^>]*>([^<]*)</textarea>", third)
    assert field and field[1] == str(escaped("[keine Fundstelle – bitte ergänzen]"))


def test_what_may_bear_is_folded_away_and_no_part_of_the_answer() -> None:
    made = draft()
    last = replace(made.answers[2], internal=(), beside=(OPENING,))
    third = html.unescape(section(shown(replace(made, answers=(*made.answers[:2], last))), 3))
    folded = third[third.index("<details") : third.index("</details>")]
    assert "Vielleicht einschlägig – nicht übernommen (1)" in folded and "im Mai" in folded
    assert GERMAN.no_source in third and "[1]" not in folded
    field = re.search(r"<textarea[^>]*>([^<]*)</textarea>", third)
    assert field and field[1] == "[keine Fundstelle – bitte ergänzen]"


def test_a_question_that_nothing_answers_says_so() -> None:
    made = draft()
    last = replace(made.answers[2], internal=())
    assert GERMAN.no_source in section(shown(replace(made, answers=(*made.answers[:2], last))), 3)


def test_reservations_can_be_edited_where_there_are_any() -> None:
    said = replace(OPENING, citation=replace(OPENING.citation, marker=5))
    made = replace(draft(), opening=(DraftSentence("Ohne Rechtspflicht.", 5),), reservations=(said,))
    assert 'name="vorbehalt"' in shown(made) and 'name="vorbehalt"' not in shown(draft())


def test_foreign_words_stay_words() -> None:
    plain = set(re.findall(r"<(\w+)", shown(draft())))
    for payload in PAYLOADS:
        made = draft()
        question = replace(made.answers[0].question, text=payload)
        citation = replace(OPENING.citation, display=payload, quote=payload, paper=payload, office=payload)
        answer = replace(made.answers[0], question=question, statements=(replace(OPENING, citation=citation),))
        enquiry = replace(made.enquiry, subject=payload, asker=payload, reference=payload)
        made = replace(made, enquiry=enquiry, answers=(answer, *made.answers[1:]))
        assert set(re.findall(r"<(\w+)", shown(made))) <= plain, payload


def test_what_a_language_model_made_of_an_answer_is_said_beside_it() -> None:
    made = draft()
    words = (DraftSentence(GENERATED_MARK, None), DraftSentence("Genannt werden Mai und Juni.", 1))
    worded = replace(made.answers[0], sentences=words, fluent=WRITTEN)
    failed = replace(made.answers[1], fluent=WITHDRAWN)
    page = shown(replace(made, answers=(worded, failed, made.answers[2])))
    first, second, third = (section(page, number) for number in (1, 2, 3))
    assert "Vom Sprachmodell formuliert" in first and "3 Sätze entfernt" in first and "data-ai-generated" in first
    assert GENERATED_MARK in html.unescape(first)
    assert "Zurückgezogen" in second and "data-ai-generated" not in second and "ki-vermerk" not in third
