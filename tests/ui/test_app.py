"""The wiring: what a question changes on the page, and who is said to ask it."""

from __future__ import annotations

from typing import Any

import gradio as gr

from assistant.model import PUBLIC, Principal
from ingest.errors import IndexUnusable
from tests.ui.desk_double import DeskDouble
from ui import app
from ui.conversation import Stage
from ui.page_texts import ENGLISH, GERMAN

REQUEST = gr.Request()


def laid_out(desk: DeskDouble, principal: Principal = PUBLIC) -> Any:
    """The page with its components."""
    page = app._Page(desk.as_desk(), lambda request: principal)
    with gr.Blocks(analytics_enabled=False):
        page.lay_out()
    return page


def test_a_question_is_asked_for_the_servers_principal_with_its_history() -> None:
    desk, someone = DeskDouble(), Principal("x", frozenset({"staff"}), PUBLIC.tiers)
    page = laid_out(desk, someone)
    *_, told = page._ask("Wann?", (), "de", REQUEST)
    list(page._ask("Und warum?", told[page.exchanges], "de", REQUEST))
    assert [(question, len(history)) for question, history, _ in desk.asked] == [("Wann?", 0), ("Und warum?", 2)]
    assert {principal.name for _, _, principal in desk.asked} == {"x"}


def test_a_question_is_told_step_by_step() -> None:
    page = laid_out(DeskDouble())
    first, *_, last = page._ask("Wann?", (), "de", REQUEST)
    assert GERMAN.searching in first[page.log] and "Das Freibad öffnet" in last[page.log]
    assert first[page.box] == "" and page.box not in last, "what is typed meanwhile stays"


def test_after_an_answer_the_page_knows_new_letters() -> None:
    desk = DeskDouble(letters=[])
    page = laid_out(desk)
    assert "Noch ist kein Schreiben" in page._frame("de", REQUEST)[page.head]
    desk.all_letters, desk.generation = DeskDouble().all_letters, 2
    searched, *_ = page._ask("Wann?", (), "de", REQUEST)
    assert "2 Schreiben" in searched[page.head] and "P0091/21" in searched[page.letters]


def test_a_fault_is_shown_as_one() -> None:
    page = laid_out(DeskDouble(answer=IndexUnusable("Erwartet wird A", "gefunden wurde B", "bitte C")))
    *_, last = page._ask("Wann?", (), "de", REQUEST)
    assert "stoerung" in last[page.log] and "bitte C" in last[page.log]


def test_stop_ends_the_question_of_its_own_session_alone() -> None:
    page = laid_out(DeskDouble())
    mine, other = gr.Request(session_hash="mine"), gr.Request(session_hash="other")
    steps = page._ask("Wann?", (), "de", mine)
    next(steps)
    next(steps)
    page._stop(other)
    page._stop(mine)
    [left] = steps
    assert left[page.exchanges][-1].stage is Stage.STOPPED and GERMAN.stopped in left[page.log]
    assert page._running == {}, "nothing of a session stays"


def test_an_archive_that_cannot_be_read_says_so_in_the_head() -> None:
    desk = DeskDouble()
    desk.fault = IndexUnusable("Erwartet wird A", "gefunden wurde B", "bitte C")
    page = laid_out(desk)
    framed = page._frame("de", REQUEST)
    assert "bitte C" in framed[page.head] and framed[page.letters] == ""


def test_a_new_conversation_begins_with_examples() -> None:
    page = laid_out(DeskDouble())
    begun = page._begin_anew("de", REQUEST)
    assert begun[page.exchanges] == () and begun[page.log] == ""
    assert begun[page.examples[0]]["value"].startswith("Was ")


def test_the_switch_translates_the_frame_and_keeps_the_conversation() -> None:
    page = laid_out(DeskDouble())
    *_, told = page._ask("Wann?", (), "de", REQUEST)
    switched = page._switch(told[page.exchanges], "de", REQUEST)
    assert switched[page.language] == "en" and ENGLISH.places in switched[page.log]
    assert "Das Freibad öffnet im " in switched[page.log]
    assert switched[page.box]["label"] == ENGLISH.question and ENGLISH.label in switched[page.head]


def test_no_handler_is_public_and_nothing_is_evaluated() -> None:
    blocks = app.build(DeskDouble().as_desk(), lambda request: PUBLIC)
    config = blocks.get_config_file()
    assert len(config["dependencies"]) > 9
    assert all(event["api_visibility"] == "private" and not event["js"] for event in config["dependencies"])
    assert "html" not in {component["type"] for component in config["components"]}
    assert all(c["props"]["sanitize_html"] for c in config["components"] if c["type"] == "markdown")
