"""A paragraph of a letter: cited sentences marked, page breaks where they fall."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Letter, Passage
from ingest.passages import passages
from tests.letters import ANSWER, CONTROL
from tests.ui.made_answers import letter, passage_with, samples
from tests.ui.test_markup import read
from ui.letter_text import paragraph_html, touches
from ui.page_texts import GERMAN

ALL = [(one, passage) for one in samples() for passage in passages(one)]


def marked(html: str) -> list[str]:
    return [read(found).text for found in re.findall(r"<mark.*?</mark>", html)]


def test_without_a_citation_the_text_stands_alone() -> None:
    for one, passage in ALL:
        shown = read(paragraph_html(one.source, passage, (), GERMAN, True))
        assert re.sub(r"Seite \d+", "", shown.text) == passage.text


@pytest.mark.parametrize(("one", "passage"), ALL, ids=lambda part: getattr(part, "key", None))
def test_each_sentence_of_the_samples_can_be_marked_alone(one: Letter, passage: Passage) -> None:
    for sentence in passage.sentences:
        cited = tuple((span.start, span.end) for span in sentence.spans)
        html = paragraph_html(one.source, passage, cited, GERMAN, True)
        assert "".join(marked(html)) == sentence.text
        assert html.count('id="stelle"') == 1


def test_neighbouring_sentences_share_one_mark() -> None:
    passage = passage_with(letter(CONTROL), "4.016")
    cited = tuple((span.start, span.end) for sentence in passage.sentences[1:3] for span in sentence.spans)
    [text] = marked(paragraph_html(letter(CONTROL).source, passage, cited, GERMAN, True))
    assert text == " ".join(sentence.text for sentence in passage.sentences[1:3])


def test_a_page_break_stands_inside_its_sentence() -> None:
    one = letter(ANSWER)
    passage = passage_with(one, "vollziehbar ousreisepflichtig")
    text = read(paragraph_html(one.source, passage, (), GERMAN, True)).text
    assert "die ausländische Person Seite 4auf die Möglichkeit" in text


def test_a_page_break_does_not_end_a_mark() -> None:
    one = letter(ANSWER)
    passage = passage_with(one, "vollziehbar ousreisepflichtig")
    cited = ((passage.spans[0].start, passage.spans[-1].end),)
    first, second = marked(paragraph_html(one.source, passage, cited, GERMAN, True))
    assert first + second == passage.text


def test_a_paragraph_whose_sentences_read_differently_is_marked_whole() -> None:
    one = letter(CONTROL)
    passage = passage_with(one, "4.016")
    odd = replace(passage, sentences=(replace(passage.sentences[0], text="etwas anderes"),))
    start = passage.spans[0].start
    [text] = marked(paragraph_html(one.source, odd, ((start, start + 1),), GERMAN, True))
    assert text == passage.text


def test_only_the_first_mark_is_where_the_page_scrolls_to() -> None:
    one = letter(CONTROL)
    passage = passage_with(one, "4.016")
    cited = ((passage.spans[0].start, passage.spans[0].end),)
    assert "id=" not in paragraph_html(one.source, passage, cited, GERMAN, False)


@given(st.lists(st.tuples(st.integers(0, 13_000), st.integers(0, 13_000)), max_size=5))
def test_marks_never_change_the_text(cited: list[tuple[int, int]]) -> None:
    one = letter(ANSWER)
    for passage in passages(one)[-12:]:
        shown = read(paragraph_html(one.source, passage, tuple(cited), GERMAN, True))
        assert re.sub(r"Seite \d+", "", shown.text) == passage.text


def test_touches_needs_an_overlap() -> None:
    spans = passage_with(letter(CONTROL), "4.016").spans
    start, end = spans[0].start, spans[0].end
    assert touches(spans, ((start, start + 1),)) and touches(spans, ((end - 1, end + 5),))
    assert not touches(spans, ((end, end + 5),)) and not touches(spans, ((0, start),)) and not touches(spans, ())
