"""What a language model makes of an answer, on the start page: beside it, and never in its way."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import gradio as gr
import pytest

from assistant.language_model.fluent import Fluent
from assistant.model import PUBLIC
from assistant.personal.holder import holder_of, new_token
from tests.ui.browser.worded import WordedDesk
from tests.ui.desk_double import DeskDouble
from tests.ui.houses import House
from tests.ui.made_answers import NOT_FOUND
from tests.ui.made_fluent import BEGUN, HALFWAY, WITHDRAWN, WRITTEN
from tests.ui.test_app import BLANK, REQUEST, asked, laid_out, merged
from ui.conversation import Stage
from ui.page_texts import GERMAN
from ui.visitor import Visitor


def with_words(*versions: Fluent) -> DeskDouble:
    """A desk with a language model."""
    desk = DeskDouble()
    desk.writes, desk.versions = True, versions
    return desk


def worded(page: Any, told: dict[Any, Any], request: gr.Request = REQUEST, kept_as: str = "") -> list[dict[Any, Any]]:
    """All updates of the fluent version that follows an answer."""
    return shown(page, list(page._write(told[page.exchanges], kept_as, told[page.writing], request)))


def shown(page: Any, steps: list[dict[Any, Any]]) -> list[dict[Any, Any]]:
    """The updates that change something; the last one never is none at all, or Gradio would empty the conversation."""
    assert steps
    return [step for step in steps if step != {page.log: gr.skip()}]


def test_a_version_is_written_after_the_answer_is_whole() -> None:
    desk = with_words(BEGUN, HALFWAY, WRITTEN)
    page = laid_out(desk)
    steps = asked(page, "Wann?")
    told = merged(steps)
    assert "schreibt" in steps[1][page.log], "its room is there with the first sentence"
    assert told[page.exchanges][-1].stage is Stage.WRITING and "fertig" in told[page.log]
    assert "/antwort/" in told[page.log] and desk.worded == [], "the next question need not wait for it"
    begun, halfway, done = worded(page, told)
    assert "Im Mai soll" not in begun[page.log] and "Im Mai soll" in halfway[page.log]
    assert "teilweise belegt" in done[page.log] and "AF2/22" in done[page.log]
    assert done[page.exchanges][-1].stage is Stage.DONE
    assert [(question, principal.tiers) for question, _, principal in desk.worded] == [("Wann?", PUBLIC.tiers)]
    assert worded(page, told) == [], "once"


def test_without_a_language_model_nothing_is_shown_of_one() -> None:
    page = laid_out(DeskDouble())
    told = merged(asked(page, "Wann?"))
    assert told[page.writing] is None and worded(page, told) == [] and "fassung" not in told[page.log]
    assert GERMAN.label in page._load(REQUEST)[page.head] and page.without.visible is False
    page = laid_out(with_words())
    assert "KI" in page._load(REQUEST)[page.head] and page.without.visible is True
    assert GERMAN.local not in page._load(REQUEST)[page.local]


def test_whoever_does_without_it_gets_the_excerpts_alone() -> None:
    desk = with_words(WRITTEN)
    page = laid_out(desk)
    told = merged(asked(page, "Wann?", without=True))
    assert told[page.exchanges][-1].stage is Stage.DONE and "fassung" not in told[page.log]
    assert worded(page, told) == [] and desk.worded == []


def test_what_is_not_answered_is_not_worded() -> None:
    desk = with_words(WRITTEN)
    desk.answer = NOT_FOUND
    page = laid_out(desk)
    told = merged(asked(page, "Wann?"))
    assert told[page.writing] is None and worded(page, told) == []


def test_stopping_keeps_what_was_checked_by_then() -> None:
    page = laid_out(with_words(HALFWAY, WRITTEN))
    told = merged(asked(page, "Wann?"))
    steps = page._write(told[page.exchanges], "", told[page.writing], REQUEST)
    assert "Im Mai soll" in next(steps)[page.log]
    page._stop(told[page.writing], REQUEST)
    (last,) = steps
    assert "Angehalten" in last[page.log] and "Im Mai soll" in last[page.log] and "Becken.“" not in last[page.log]
    assert last[page.exchanges][-1].stage is Stage.DONE and told[page.writing].ended.is_set()


def test_the_next_question_ends_the_version_before_it() -> None:
    page = laid_out(with_words(HALFWAY, WRITTEN))
    told = merged(asked(page, "Wann?"))
    steps = page._write(told[page.exchanges], "", told[page.writing], REQUEST)
    halfway = next(steps)
    threading.Timer(0.1, lambda: list(steps)).start()
    again = merged(asked(page, "Und wo?", halfway[page.exchanges], writing=told[page.writing]))
    assert told[page.writing].replaced and told[page.writing].ended.is_set()
    assert [one.stage for one in again[page.exchanges]] == [Stage.DONE, Stage.WRITING]
    assert "Angehalten" in again[page.log], "the earlier one stays as far as it came"


def test_a_new_conversation_ends_it_and_a_blank_question_does_not() -> None:
    page = laid_out(with_words(HALFWAY, WRITTEN))
    told = merged(asked(page, "Wann?"))
    asked(page, " ", told[page.exchanges], writing=told[page.writing])
    assert not told[page.writing].stop.is_set()
    assert page._begin_anew("de", told[page.writing], REQUEST)[page.writing] is None
    assert told[page.writing].replaced
    assert all(page.log not in step for step in worded(page, told)), "nothing of it is shown any more"


def test_the_switch_of_language_reaches_a_version_that_is_being_written() -> None:
    page = laid_out(with_words(HALFWAY, WRITTEN))
    told = merged(asked(page, "Wann?"))
    page._switch((), "de", told[page.exchanges], "", None, told[page.writing], False, REQUEST, *BLANK)
    assert "Worded by a language model" in worded(page, told)[-1][page.log]


@pytest.mark.promise(22)
@pytest.mark.parametrize("versions", [(WITHDRAWN,), (), ValueError("geheim")])
def test_a_version_that_fails_leaves_the_excerpts_with_one_line(versions: Any) -> None:
    desk = with_words()
    desk.versions = versions
    page = laid_out(desk)
    last = worded(page, merged(asked(page, "Wann?")))[-1]
    assert "Keine Fassung eines Sprachmodells" in last[page.log] and "Das Freibad öffnet" in last[page.log]
    assert "geheim" not in last[page.log]


def test_a_page_that_is_closed_meanwhile_ends_it() -> None:
    page = laid_out(with_words(HALFWAY, WRITTEN))
    told = merged(asked(page, "Wann?"))
    steps = page._write(told[page.exchanges], "", told[page.writing], REQUEST)
    next(steps)
    steps.close()
    assert told[page.writing].stop.is_set() and told[page.writing].ended.is_set()


def test_a_version_lies_on_the_shelf_and_in_the_history_of_its_holder(fresh_house: House) -> None:
    visitor, desk = Visitor(PUBLIC, holder_of(new_token()), "de"), fresh_house.desk
    page = laid_out(desk, visitor, replace(fresh_house.site, desk=WordedDesk(desk).as_desk()))
    told = merged(asked(page, "Was sagt die Verwaltung zu Punkt 5?"))
    assert visitor.holder
    (kept,) = desk.personal.history.conversation(visitor.holder, told[page.kept_as], lambda _: True) or []
    assert kept.answer and kept.fluent and kept.fluent.sentences == (), "the answer is kept at once"
    done = worded(page, told, kept_as=told[page.kept_as])[-1]
    (kept,) = desk.personal.history.conversation(visitor.holder, told[page.kept_as], lambda _: True) or []
    shown = done[page.exchanges][-1]
    assert kept.fluent == shown.fluent and len(shown.fluent.sentences) == 3
    shelved = fresh_house.site.shelf.get(shown.answer_id, visitor, desk)
    assert shelved and shelved.exchange.fluent == shown.fluent
