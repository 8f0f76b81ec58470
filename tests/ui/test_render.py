"""A conversation as HTML: everything said is there, in the right language, and nothing of it is markup."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.filters import Filter
from assistant.model import Answer, AnswerSentence, Notice, NoticeKind
from ingest.errors import BadInput
from ingest.model import Tier
from tests.ui.made_answers import ANSWERED, NEAR, NOT_FOUND, QUOTE, SENTENCE
from tests.ui.made_fluent import WRITTEN
from tests.ui.payloads import PAYLOADS
from tests.ui.test_markup import read
from ui.conversation import Exchange, Stage
from ui.fluent.words import begun
from ui.page_texts import ENGLISH, GERMAN
from ui.render import SHOWN_QUESTION_CHARS, conversation_html, exchange_html, verbatim_html

ADDRESS = "/stelle/0123456789abcdef/100-115_120-132"
#: Elements that a conversation consists of; a payload would bring others.
KNOWN = {"div", "h2", "h3", "h4", "article", "p", "span", "a", "strong", "ol", "li", "blockquote", "time"}
KNOWN |= {"details", "summary", "section", "ul"}


def shown(answer: Answer, stage: Stage = Stage.DONE, count: int = 99) -> str:
    return exchange_html(Exchange("Wann?", stage, answer, count), 3, GERMAN)


def test_no_conversation_is_nothing() -> None:
    assert conversation_html((), GERMAN) == ""


def test_an_answer_shows_who_says_what_and_where_it_stands() -> None:
    page = read(shown(ANSWERED))
    assert page.text.count("Der Oberbürgermeister, Schreiben vom 14.09.2022") == 1, "once above what follows each other"
    assert "Das Freibad öffnet im Mai. Fundstelle 1" in page.text
    assert "Es hat zwei Becken. Fundstelle 1" in page.text
    assert "Worte der Verwaltung" in page.text and "14.09.2022" in page.text
    assert "Ohne Anerkennung einer Rechtspflicht." in page.text
    assert "Hinweis: Die Verwaltung antwortet unter Vorbehalt." in page.text
    assert "Durchsucht: 2 Schreiben, Stand 14.09.2022" in page.text
    assert [dict(attributes)["href"] for name, attributes in page.tags if name == "a"] == [ADDRESS] * 3


def test_what_is_not_public_says_so_in_the_answer() -> None:
    closed = replace(QUOTE, tier=Tier.NICHTOEFFENTLICH)
    page = read(shown(replace(ANSWERED, citations=(closed,))))
    assert "nichtöffentlich" in page.text and "nichtöffentlich" not in read(shown(ANSWERED)).text
    assert "nichtöffentlich" in read(shown(replace(NEAR, near=(closed,)))).text


def test_another_speaker_gets_a_line_of_his_own() -> None:
    other = AnswerSentence("Die Anfrage", "Wann?", (1,))
    page = read(shown(replace(ANSWERED, sentences=(SENTENCE, other, SENTENCE))))
    assert page.text.count("Der Oberbürgermeister, Schreiben vom") == 2


def test_what_the_letters_say_is_marked_as_german() -> None:
    page = read(exchange_html(Exchange("When?", Stage.DONE, ANSWERED, 2), 1, ENGLISH))
    german = [dict(attributes).get("class") for _, attributes in page.tags if dict(attributes).get("lang") == "de"]
    assert {"saetze", "stelle", None} <= set(german), "sentences, labels, quotes"
    assert "Words of the administration" in page.text and "14 September 2022" in page.text


def test_sentences_come_one_after_the_other_and_the_rest_at_the_end() -> None:
    telling = shown(ANSWERED, Stage.TELLING, 1)
    assert "Das Freibad" in telling and "Es hat zwei" not in telling
    assert "Hinweis" not in telling and "Durchsucht" not in telling and "fertig" not in telling
    assert "fertig" in shown(ANSWERED)


def test_a_stopped_answer_says_so() -> None:
    assert "Das Freibad" in shown(ANSWERED, Stage.STOPPED, 1)
    assert GERMAN.stopped in shown(ANSWERED, Stage.STOPPED, 1)
    assert GERMAN.stopped in exchange_html(Exchange("Wann?", Stage.STOPPED), 1, GERMAN)
    assert GERMAN.searching in exchange_html(Exchange("Wann?"), 1, GERMAN)
    assert GERMAN.starting in exchange_html(Exchange("Wann?", cold=True), 1, GERMAN)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (ANSWERED, GERMAN.answer),
        (replace(ANSWERED, partial=True), GERMAN.partly),
        (NEAR, GERMAN.near),
        (NOT_FOUND, GERMAN.not_found),
    ],
)
def test_every_state_is_named_in_words(answer: Answer, state: str) -> None:
    page = shown(answer)
    assert f'class="lage">{state}' in page
    assert f"antwort {answer.status} fertig" in [dict(attributes).get("class") for _, attributes in read(page).tags]


def test_a_marker_stays_with_the_last_word() -> None:
    assert re.search(r'<span class="ende">Mai\.<a [^>]*class="marke"', shown(ANSWERED))
    endless = replace(SENTENCE, text="Ein " + "x" * 99)
    assert '<span class="ende"><a' in shown(replace(ANSWERED, sentences=(endless,))), "it must be able to break"


def test_near_places_are_no_citations() -> None:
    page = read(shown(NEAR))
    assert GERMAN.nearest in page.text and GERMAN.places not in page.text
    assert "marke" not in [dict(attributes).get("class") for _, attributes in page.tags]


def test_a_fault_is_neither_an_answer_nor_not_found() -> None:
    fault = exchange_html(Exchange("Wann?", Stage.DONE, fault="Erwartet wird A"), 1, GERMAN)
    assert "stoerung" in fault and GERMAN.fault in fault and "Erwartet wird A" in fault
    assert GERMAN.not_found not in fault
    assert GERMAN.general_fault in exchange_html(Exchange("Wann?", Stage.DONE, fault=""), 1, GERMAN)


def test_a_refused_question_is_no_fault_of_the_house() -> None:
    words = str(BadInput("Erwartet wird A", "gefunden wurde B", "bitte C"))
    page = exchange_html(Exchange("?", Stage.DONE, fault=words, refused=True), 1, GERMAN)
    assert GERMAN.refused in page and f">{GERMAN.fault}<" not in page


def test_too_many_questions_are_a_state_of_their_own() -> None:
    page = exchange_html(Exchange("Wann?", Stage.DONE, fault="", busy=True), 1, GERMAN)
    assert GERMAN.busy in page and GERMAN.busy_detail in page and "voll" in page
    assert not any(other in page for other in (GERMAN.not_found, GERMAN.general_fault, GERMAN.refused))


def test_a_finished_answer_leads_to_its_own_page() -> None:
    aid = "x" * 22
    page = read(exchange_html(Exchange("Wann?", Stage.DONE, ANSWERED, 2, answer_id=aid), 1, GERMAN))
    assert ("a", [("class", "mehr"), ("href", f"/antwort/{aid}")]) in page.tags
    assert "mehr" not in shown(ANSWERED, Stage.TELLING, 1)


def test_an_answer_says_what_the_search_was_narrowed_to() -> None:
    scope = replace(ANSWERED.scope, within=Filter(office="Sozialamt"))
    german = exchange_html(Exchange("Wann?", Stage.DONE, replace(ANSWERED, scope=scope), 2), 1, GERMAN)
    assert "eingegrenzt auf Amt „Sozialamt“" in read(german).text


def test_an_unproven_premise_stands_before_what_is_said() -> None:
    notices = (Notice(NoticeKind.PREMISE_UNPROVEN, "Nicht belegt."), *ANSWERED.notices)
    answer = replace(ANSWERED, notices=notices)
    telling = read(exchange_html(Exchange("Warum?", Stage.TELLING, answer, 1), 1, GERMAN)).text
    done = read(exchange_html(Exchange("Warum?", Stage.DONE, answer, 2), 1, GERMAN)).text
    assert "Nicht belegt." in telling and "Vorbehalt." not in telling
    assert done.index("Nicht belegt.") < done.index("öffnet") < done.index("unter Vorbehalt.")
    assert done.count("Nicht belegt.") == 1


def test_a_long_question_is_shown_shortened() -> None:
    page = read(exchange_html(Exchange("x" * 100_000), 1, GERMAN))
    assert page.text.count("x") == SHOWN_QUESTION_CHARS


def test_a_quote_keeps_every_letter_and_marks_line_ends() -> None:
    quote = verbatim_html("öff \n\n net im Mai.\nEnde ")
    assert read(quote).text == "öff\nnet im Mai.\nEnde"
    assert quote.count('class="zeile"') == 2


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_said_becomes_markup(payload: str) -> None:
    citation = replace(QUOTE, label=payload, quote=payload, display=payload, asked=payload, reservation=payload)
    sentence = AnswerSentence(payload, payload, (1,))
    notice = Notice(NoticeKind.PARTLY_OPEN, payload)
    answer = replace(
        ANSWERED, lead=payload, sentences=(sentence,), citations=(citation,), near=(citation,), notices=(notice,)
    )
    page = conversation_html(
        (Exchange(payload, Stage.DONE, answer, 1), Exchange(payload, Stage.DONE, fault=payload)), GERMAN
    )
    assert {name for name, _ in read(page).tags} <= KNOWN
    assert not [key for _, values in read(page).tags for key, _ in values if key.startswith("on") or key == "style"]
    assert "\n" not in page, "a blank line would end what Markdown leaves alone"
    assert page.startswith("<div ")


def test_a_fluent_version_stands_above_the_excerpts_and_adds_its_places() -> None:
    page = read(exchange_html(Exchange("Wann?", Stage.DONE, ANSWERED, 2, fluent=WRITTEN), 3, GERMAN))
    order = ["Von einem Sprachmodell", "Wörtliche Auszüge", "Das Freibad öffnet im Mai. Fund", "AF2/22 vom 01.10.2022"]
    assert [page.text.index(words) for words in order] == sorted(page.text.index(words) for words in order)
    assert "AF3/22" not in page.text, "what no sentence rests on"


def test_while_it_is_written_the_answer_is_whole() -> None:
    writing = exchange_html(Exchange("Wann?", Stage.WRITING, ANSWERED, 2, fluent=begun()), 1, GERMAN)
    assert "fertig" in writing and "ki schreibt" in writing and "Durchsucht" in writing
    telling = exchange_html(Exchange("Wann?", Stage.TELLING, ANSWERED, 1, fluent=begun()), 1, GERMAN)
    assert "ki schreibt" in telling and "fertig" not in telling
    assert "Wörtliche Auszüge" not in shown(ANSWERED), "without a language model nothing is said of one"


def test_who_is_not_signed_in_any_more_is_told_so_and_where_to_sign_in() -> None:
    page = exchange_html(Exchange("Wann?", Stage.DONE, ANSWERED, 2, ended=True), 2, GERMAN)
    assert GERMAN.ended in page and 'href="/anmelden"' in page and 'id="beendet-2"' in page
    assert page.index("frage-2") < page.index("beendet-2") < page.index("antwort-2")
    assert "beendet" not in shown(ANSWERED)
