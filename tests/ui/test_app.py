"""The wiring: what a question changes on the page, who is said to ask it, and what is kept of it."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import gradio as gr
import pytest

from assistant.filters import Filter
from assistant.model import PUBLIC, Principal
from assistant.personal.holder import holder_of, new_token
from assistant.personal.store import Personal
from ingest.errors import IndexUnusable
from ingest.model import LetterKind
from tests.ui.desk_double import DeskDouble
from tests.ui.houses import House
from tests.ui.made_answers import NOT_FOUND
from ui import app
from ui.conversation import Exchange, Exchanges, Stage
from ui.narrowing import Narrowed
from ui.page_texts import ENGLISH, GERMAN
from ui.site import Site
from ui.visitor import STAFF, STRANGER, Visitor, Visitors
from ui.writing import Writing

REQUEST = gr.Request()
#: As :class:`ui.narrowing.Narrowed` has them: nothing restricted.
BLANK: tuple[Any, ...] = ("", "", [], "", "", "", [])


class Known(Visitors):
    """Visitors of whom it is known who they are."""

    def __init__(self, visitor: Visitor) -> None:
        super().__init__()
        self.visitor = visitor

    def of(self, connection: object) -> Visitor:
        return self.visitor


def laid_out(desk: Any, visitor: Visitor = STRANGER, site: Site | None = None) -> Any:
    """The page with its components."""
    desk = desk.as_desk() if isinstance(desk, DeskDouble) else desk
    page = app._Page(replace(site or Site.over(desk), visitors=Known(visitor)))
    with gr.Blocks(analytics_enabled=False):
        page.lay_out()
    return page


def asked(
    page: Any,
    question: str,
    earlier: Exchanges = (),
    language: str = "de",
    kept_as: str = "",
    searched: object = None,
    fields: tuple[Any, ...] = BLANK,
    request: gr.Request = REQUEST,
    writing: Writing | None = None,
    without: bool = False,
) -> list[dict[Any, Any]]:
    """All updates after a question."""
    return list(page._ask(question, language, earlier, kept_as, searched, writing, without, request, *fields))


def merged(steps: list[dict[Any, Any]]) -> dict[Any, Any]:
    """What the page holds after all updates."""
    return {key: value for step in steps for key, value in step.items()}


def test_a_question_is_asked_for_the_servers_principal_with_its_history() -> None:
    desk, someone = DeskDouble(), Principal("x", frozenset({"staff"}), PUBLIC.tiers)
    page = laid_out(desk, Visitor(someone, None, "de"))
    told = merged(asked(page, "Wann?"))
    asked(page, "Und warum?", told[page.exchanges])
    assert [(question, len(history)) for question, history, _ in desk.asked] == [("Wann?", 0), ("Und warum?", 2)]
    assert {principal.name for _, _, principal in desk.asked} == {"x"}


def test_a_question_is_told_step_by_step() -> None:
    page = laid_out(DeskDouble())
    first, *_, last = asked(page, "Wann?")
    assert GERMAN.searching in first[page.log] and "Das Freibad öffnet" in last[page.log]
    assert first[page.box] == "" and page.box not in last, "what is typed meanwhile stays"


def test_what_frames_the_conversation_is_sent_again_only_when_it_has_changed() -> None:
    desk = DeskDouble(letters=[])
    page = laid_out(desk)
    framed = page._load(REQUEST)
    assert "Noch ist kein Schreiben" in framed[page.head]
    assert page.head not in merged(asked(page, "Wann?", searched=framed[page.searched]))
    desk.all_letters, desk.generation = DeskDouble().all_letters, 2
    told = merged(asked(page, "Wann?", searched=framed[page.searched]))
    assert "2 Schreiben" in told[page.head] and "P0091/21" in told[page.letters]


def test_a_finished_answer_leads_to_its_own_page() -> None:
    told = merged(asked(page := laid_out(DeskDouble()), "Wann?"))
    aid = told[page.exchanges][-1].answer_id
    assert len(aid) == 22 and f"/antwort/{aid}" in told[page.log].replace("&#95;", "_")


def test_what_may_be_asked_next_stands_on_buttons() -> None:
    page = laid_out(DeskDouble())
    first, *_, last = asked(page, "Wann?")
    assert [button["visible"] for button in (first[one] for one in page.follow_ups)] == [False] * 3
    after = page._suggest("de", last[page.exchanges], REQUEST, *BLANK)
    assert after[page.follow_ups[0]] == {"value": "Und wann im Herbst?", "visible": True, "__type__": "update"}
    assert GERMAN.follow_ups in after[page.follow_ups_title]
    assert after[page.offered] == ("Und wann im Herbst?",)
    again = merged(asked(page, "Und wann im Herbst?", last[page.exchanges]))
    assert again[page.follow_ups[0]]["visible"] is False and again[page.follow_ups_title] == ""
    assert page._suggest("de", again[page.exchanges], REQUEST, *BLANK)[page.offered] == (), "it was asked already"


def test_nothing_is_offered_once_the_next_question_is_asked() -> None:
    page = laid_out(DeskDouble())
    told = merged(asked(page, "Wann?"))
    steps = page._ask("Und warum?", "de", told[page.exchanges], "", None, None, False, REQUEST, *BLANK)
    next(steps)
    assert page._suggest("de", told[page.exchanges], REQUEST, *BLANK) == {page.offered: ()}
    assert "Das Freibad öffnet" in merged(list(steps))[page.log]


def test_an_answer_stands_though_nothing_can_be_suggested() -> None:
    desk = DeskDouble()
    desk.follow_ups = IndexUnusable("Erwartet wird A", "gefunden wurde B", "bitte C")
    page = laid_out(desk)
    told = merged(asked(page, "Wann?"))
    assert "Das Freibad öffnet" in told[page.log]
    assert page._suggest("de", told[page.exchanges], REQUEST, *BLANK)[page.follow_ups_title] == ""


def test_a_fault_is_shown_as_one_and_offers_nothing() -> None:
    page = laid_out(DeskDouble(answer=IndexUnusable("Erwartet wird A", "gefunden wurde B", "bitte C")))
    told = merged(asked(page, "Wann?"))
    assert "stoerung" in told[page.log] and "bitte C" in told[page.log] and "/antwort/" not in told[page.log]
    assert GERMAN.not_found not in told[page.log] and told[page.follow_ups_title] == ""


def test_what_is_not_found_is_no_fault() -> None:
    told = merged(asked(page := laid_out(DeskDouble(answer=NOT_FOUND)), "Wann?"))
    assert GERMAN.not_found in told[page.log] and "stoerung" not in told[page.log]


def test_a_filter_reaches_the_desk_and_is_named() -> None:
    desk = DeskDouble()
    page = laid_out(desk)
    told = merged(asked(page, "Wann?", fields=("", "", ["Anfrage"], "", "", "", [])))
    assert desk.within == Filter(kinds=frozenset({LetterKind.ENQUIRY}))
    assert told[page._narrowing.fold]["label"] == "Suche eingegrenzt: Anfrage"


def test_a_filter_that_cannot_be_applied_is_said_where_the_answer_would_stand() -> None:
    told = merged(asked(page := laid_out(DeskDouble()), "Wann?", fields=("morgen", *BLANK[1:])))
    assert GERMAN.refused in told[page.log] and "„morgen“" in told[page.log]


def test_staff_may_ask_of_one_tier_alone() -> None:
    desk = DeskDouble()
    asked(laid_out(desk, Visitor(STAFF, None, "de")), "Wann?", fields=(*BLANK[:6], ["nichtöffentlich"]))
    assert desk.asked[0][2].tiers == {"nichtoeffentlich"}


def test_too_many_at_once_are_told_so_and_nothing_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "RUNNING_QUESTIONS", 1)
    desk = DeskDouble()
    page = laid_out(desk)
    running = page._ask("Wann?", "de", (), "", None, None, False, gr.Request(session_hash="mine"), *BLANK)
    next(running)
    (told,) = asked(page, "Und ich?", request=gr.Request(session_hash="other"))
    assert GERMAN.busy in told[page.log] and GERMAN.not_found not in told[page.log]
    list(running)
    assert GERMAN.answer in merged(asked(page, "Und jetzt?"))[page.log]


def test_only_so_many_questions_are_searched_at_a_time() -> None:
    page = laid_out(DeskDouble())
    for _ in range(app.CONCURRENT_QUESTIONS):
        assert page._searching.acquire(timeout=1)
    waiting = threading.Thread(target=page._answer, args=(STRANGER, Narrowed(), "Wann?", ()))
    waiting.start()
    waiting.join(0.1)
    assert waiting.is_alive()
    page._searching.release()
    waiting.join(5)
    assert not waiting.is_alive()


def test_stop_ends_the_question_of_its_own_session_alone() -> None:
    page = laid_out(DeskDouble())
    mine, other = gr.Request(session_hash="mine"), gr.Request(session_hash="other")
    steps = page._ask("Wann?", "de", (), "", None, None, False, mine, *BLANK)
    next(steps)
    next(steps)
    page._stop(None, other)
    page._stop(None, mine)
    left = merged(list(steps))
    assert left[page.exchanges][-1].stage is Stage.STOPPED and GERMAN.stopped in left[page.log]
    assert "/antwort/" not in left[page.log]
    assert page._running == {}, "nothing of a session stays"


def test_an_archive_that_cannot_be_read_says_so_in_the_head() -> None:
    desk = DeskDouble()
    desk.fault = IndexUnusable("Erwartet wird A", "gefunden wurde B", "bitte C")
    page = laid_out(desk)
    framed = page._load(REQUEST)
    assert "bitte C" in framed[page.head] and framed[page.letters] == ""


def test_the_page_begins_in_its_visitors_language() -> None:
    page = laid_out(DeskDouble(), replace(STRANGER, language="en"))
    framed = page._load(REQUEST)
    assert framed[page.language] == "en" and framed[page.box]["label"] == ENGLISH.question
    assert framed[page.exchanges] == () and framed[page.log] == ""


def test_a_new_conversation_begins_with_examples_and_without_filter() -> None:
    page = laid_out(DeskDouble())
    begun = page._begin_anew("de", None, REQUEST)
    assert begun[page.exchanges] == () and begun[page.log] == "" and begun[page.kept_as] == ""
    assert begun[page.examples[0]]["value"].startswith("Was ")
    assert begun[page._narrowing.office] == ""


def test_the_switch_translates_the_frame_and_keeps_the_conversation() -> None:
    page = laid_out(DeskDouble())
    told = merged(asked(page, "Wann?"))
    switched = page._switch(("Und warum?",), "de", told[page.exchanges], "", None, None, False, REQUEST, *BLANK)
    assert switched[page.language] == "en" and ENGLISH.places in switched[page.log]
    assert "Das Freibad öffnet im " in switched[page.log]
    assert switched[page.box]["label"] == ENGLISH.question and ENGLISH.label in switched[page.head]
    assert ENGLISH.follow_ups in switched[page.follow_ups_title]


@pytest.mark.promise(6)
def test_what_was_closed_meanwhile_is_not_told_again() -> None:
    desk = DeskDouble()
    page = laid_out(desk)
    talk = merged(asked(page, "Wann öffnet das Freibad?"))[page.exchanges]
    desk.closed = {talk[-1].answer.citations[0].document_id}
    step = merged(asked(page, "Und warum?", talk))
    assert len(desk.asked[-1][1]) == 0, "nor does a follow-up lean on it"
    assert "Wann öffnet das Freibad?" not in step[page.log]
    switched = page._switch((), "de", talk, "", None, None, False, REQUEST, *BLANK)
    assert switched[page.exchanges] == () and "Das Freibad öffnet im " not in switched[page.log]


def test_no_handler_is_public_and_nothing_is_evaluated() -> None:
    blocks = app.build(Site.over(DeskDouble().as_desk()))
    config = blocks.get_config_file()
    assert len(config["dependencies"]) > 9
    assert all(event["api_visibility"] == "private" and not event["js"] for event in config["dependencies"])
    assert "html" not in {component["type"] for component in config["components"]}
    assert all(c["props"]["sanitize_html"] for c in config["components"] if c["type"] == "markdown")


# What is kept: over a real desk.


def test_a_conversation_is_kept_for_its_holder_and_goes_on(house: House) -> None:
    visitor = Visitor(PUBLIC, holder_of(new_token()), "de")
    history = house.desk.personal.history
    page = laid_out(house.desk, visitor, house.site)
    told = merged(asked(page, "Was sagt die Verwaltung zu Punkt 5?"))
    again = merged(asked(page, "Und zu Punkt 6?", told[page.exchanges], kept_as=told[page.kept_as]))
    assert visitor.holder
    (entry,) = history.conversations(visitor.holder)
    assert (entry.exchanges, entry.id) == (2, again[page.kept_as])
    house.site.resuming.note(visitor.holder, again[page.exchanges], entry.id)
    resumed = page._load(REQUEST)
    assert "Und zu Punkt 6?" in resumed[page.log] and resumed[page.kept_as] == entry.id
    assert resumed[page.exchanges][-1].answer_id != again[page.exchanges][-1].answer_id
    assert page._load(REQUEST)[page.log] == "", "a reload begins anew"


def test_nothing_is_kept_without_a_holder_or_with_the_history_switched_off(house: House) -> None:
    page = laid_out(house.desk, site=house.site)
    assert page.kept_as not in merged(asked(page, "Was sagt die Verwaltung zu Punkt 5?"))
    assert "30 Tage" in page._load(REQUEST)[page.local]
    holder = holder_of(new_token())
    house.desk.personal.history.switch(holder, False)
    page = laid_out(house.desk, Visitor(PUBLIC, holder, "de"), house.site)
    assert GERMAN.not_kept in page._load(REQUEST)[page.local]
    assert merged(asked(page, "Was sagt die Verwaltung zu Punkt 5?"))[page.kept_as] == ""
    assert house.desk.personal.history.conversations(holder) == []


def test_a_history_that_cannot_be_read_keeps_nothing_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "personal.sqlite3").write_text("kein Verlauf", encoding="utf-8")
    desk = DeskDouble()
    desk.personal = Personal(tmp_path / "personal.sqlite3", 30)
    page = laid_out(desk, Visitor(PUBLIC, holder_of(new_token()), "de"))
    assert GERMAN.not_kept in page._load(REQUEST)[page.local]
    assert GERMAN.answer in merged(asked(page, "Wann?"))[page.log]


def test_a_fault_is_not_kept(house: House) -> None:
    visitor = Visitor(PUBLIC, holder_of(new_token()), "de")
    asked(laid_out(house.desk, visitor, house.site), "?")
    assert visitor.holder and house.desk.personal.history.conversations(visitor.holder) == []


def test_an_answer_of_the_real_desk_can_be_taken_from_the_shelf_by_its_holder_alone(house: House) -> None:
    visitor = Visitor(PUBLIC, holder_of(new_token()), "de")
    page = laid_out(house.desk, visitor, house.site)
    exchange: Exchange = merged(asked(page, "Was sagt die Verwaltung zu Punkt 5?"))[page.exchanges][-1]
    shelved = house.site.shelf.get(exchange.answer_id, visitor, house.desk)
    assert shelved and shelved.answer == exchange.answer and shelved.before == ()
    stranger = Visitor(PUBLIC, holder_of(new_token()), "de")
    assert house.site.shelf.get(exchange.answer_id, stranger, house.desk) is None


def test_a_conversation_is_not_gone_on_with_by_somebody_else() -> None:
    """Who signed in or out in another window: the open page holds what the one before was told."""
    desk = DeskDouble()
    before, now = laid_out(desk, Visitor(STAFF, None, "de")), laid_out(desk)
    framed = before._load(REQUEST)
    told = merged(asked(before, "Wie hoch ist der Kaufpreis?", searched=framed[before.searched]))
    talk = told[before.exchanges]
    for searched, turns in ((framed[before.searched], 0), (now._load(REQUEST)[now.searched], 2)):
        step = merged(asked(now, "Und?", talk, kept_as="kept", searched=searched))
        assert len(desk.asked[-1][1]) == turns and ("Kaufpreis" in step[now.log]) == bool(turns)
        switched = now._switch((), "de", talk, "kept", searched, REQUEST, *BLANK)
        assert ("Kaufpreis" in switched[now.log]) == bool(turns)


def test_who_was_signed_in_is_told_that_they_are_not_any_more() -> None:
    before, public = laid_out(DeskDouble(), Visitor(STAFF, None, "de")), laid_out(DeskDouble())
    now = laid_out(DeskDouble(), replace(STRANGER, may_sign_in=True))
    for page, searched, said in (
        (now, before._load(REQUEST)[before.searched], True),
        (now, now._load(REQUEST)[now.searched], False),
        (public, before._load(REQUEST)[before.searched], False),  # there is nothing to sign in with
    ):
        step = merged(asked(page, "Wann öffnet das Freibad?", searched=searched))
        assert (GERMAN.ended in step[page.log]) == said
