"""The page's protocol as it is spoken: settings are read from the page, a question goes in, its answer comes out."""

from __future__ import annotations

import pytest

from tests.page_protocol import question_of

CONFIG = """<script>window.gradio_config = {"components": [{"id": 3, "props": {"elem_id": "frage", "value": ""}},
{"id": 4, "props": {}}, {"id": 5, "props": {"value": ["a"]}}],
"dependencies": [{"id": 0, "targets": [[9, "click"]], "inputs": []},
{"id": 7, "targets": [[3, "submit"]], "inputs": [4, 3, 5]}]};</script>"""


def test_how_to_ask_stands_in_the_page() -> None:
    question = question_of(CONFIG)
    assert (question.function, question.box) == (7, 1)
    assert question.with_words("Wann?") == [None, "Wann?", ["a"]]


@pytest.mark.parametrize("page", ["<p>x</p>", CONFIG.replace("submit", "blur")])
def test_a_page_without_a_question_box_is_refused(page: str) -> None:
    with pytest.raises(ValueError):
        question_of(page)
