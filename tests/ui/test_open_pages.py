"""The server holds so many open pages, for so long, and nothing of a letter that was erased."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from starlette.routing import Mount

from tests.ui.houses import House
from ui import open_pages
from ui.conversation import Exchange, Stage
from ui.keeping import KEPT
from ui.open_pages import OpenPages
from ui.page_texts import GERMAN
from ui.render import conversation_html


@pytest.fixture
def blocks(house: House) -> Any:
    """The start page as it is served, with no page open."""
    start: Any = next(route.app for route in house.web.routes if isinstance(route, Mount) and not route.path)
    found = start.get_blocks()
    found.state_holder.session_data.clear()
    return found


def shown(blocks: Any, page: str, house: House, question: str) -> None:
    """Have a page show an answer, as Gradio keeps what a handler returns."""
    answer = house.desk.ask(question)
    told = (Exchange(question, Stage.DONE, answer, len(answer.sentences)),)
    state = next(number for number, one in blocks.blocks.items() if one.stateful)
    log = next(number for number, one in blocks.blocks.items() if getattr(one, "elem_id", "") == "gespraech")
    blocks.state_holder[page][state] = told
    blocks.state_holder[page]._update_value_in_config(log, conversation_html(told, GERMAN))


def test_of_too_many_the_one_used_least_lately_goes(blocks: Any) -> None:
    held = blocks.state_holder
    assert held.capacity == open_pages.MOST
    for number in range(open_pages.MOST):
        held[str(number)]
    held["0"]
    held["one more"]
    assert len(held.session_data) == len(held.time_last_used) == open_pages.MOST
    assert "0" in held and "1" not in held


def test_a_page_that_nobody_uses_is_forgotten(blocks: Any) -> None:
    held, pages = blocks.state_holder, OpenPages(blocks)
    held["left"], held["used"]
    later = datetime.datetime.now(datetime.UTC) + KEPT
    held.time_last_used["used"] += datetime.timedelta(minutes=5)
    assert pages.expire(later - datetime.timedelta(minutes=1)) == 0
    assert pages.expire(later + datetime.timedelta(minutes=1)) == 1
    assert "left" not in held and "left" not in held.time_last_used and "used" in held


def test_a_page_that_shows_an_erased_letter_is_forgotten(blocks: Any, house: House) -> None:
    shown(blocks, "a", house, "Wann öffnet das Freibad im Norden wieder?")
    shown(blocks, "b", house, "Was sagt die Verwaltung zu Punkt 5?")
    blocks.state_holder["nothing asked"]
    pages = OpenPages(blocks)
    assert pages.forget(house.bath) == 1 and "a" not in blocks.state_holder
    assert "b" in blocks.state_holder and "nothing asked" in blocks.state_holder
    assert pages.forget(house.bath) == 0
