"""What a language model is shown: whole paragraphs that may be seen, under the markers of the extract."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.desk import Desk
from assistant.language_model.passages import FURTHER, MOST, Material, material
from assistant.model import PUBLIC, Answer, Principal
from assistant.verify import stands
from ingest.archive.archive import Archive
from ingest.model import Tier
from tests.assistant.conftest import Stock

ALL = Principal("test", frozenset(), frozenset(Tier))
QUESTION = "Wie wird der Punkt 5 umgesetzt?"


@pytest.fixture(scope="module")
def archive(sample_desk: Desk) -> Archive:
    return sample_desk._archive


@pytest.fixture(scope="module")
def answer(sample_desk: Desk) -> Answer:
    found = sample_desk.ask(QUESTION, (), ALL)
    assert found.citations
    return found


def shown(desk: Desk, answer: Answer, with_context: bool = True, principal: Principal = ALL) -> Material:
    context = desk.context(QUESTION, (), principal) if with_context else None
    found = material(answer, desk._archive, principal.tiers, context)
    assert found is not None
    return found


def test_the_extract_keeps_its_markers_and_gets_whole_paragraphs(sample_desk: Desk, answer: Answer) -> None:
    found = shown(sample_desk, answer, with_context=False)
    assert [one.marker for one in found.citations] == [one.marker for one in answer.citations] == list(found.evidence)
    for before, after in zip(answer.citations, found.citations, strict=True):
        passage = sample_desk.passage(after.passage_key, ALL)
        assert passage is not None
        assert after.passage_key == before.passage_key and before.display in after.display
        assert after.display == found.evidence[after.marker].text == passage.text


def test_each_is_a_citation_like_any_other(sample_desk: Desk, answer: Answer) -> None:
    for one in shown(sample_desk, answer).citations:
        letter = sample_desk.letter(one.document_id, ALL)
        assert letter is not None and stands(one, letter.source)


def test_what_was_nearly_chosen_comes_behind(sample_desk: Desk, answer: Answer) -> None:
    alone, more = shown(sample_desk, answer, with_context=False), shown(sample_desk, answer)
    assert more.citations[: len(alone.citations)] == alone.citations
    further = more.citations[len(alone.citations) :]
    assert 1 <= len(further) <= FURTHER
    assert [one.marker for one in further] == list(range(len(alone.citations) + 1, len(more.citations) + 1))
    assert len({one.passage_key for one in more.citations}) == len(more.citations)
    assert sum(len(one.text) for one in more.evidence.values()) <= MOST


def test_a_paragraph_is_shown_once_under_its_first_marker(sample_desk: Desk, answer: Answer) -> None:
    first = answer.citations[0]
    twice = replace(answer, citations=(first, replace(first, marker=2)))
    assert list(shown(sample_desk, twice, with_context=False).evidence) == [1]


def test_of_a_long_paragraph_what_stands_around_the_citation(
    sample_desk: Desk, answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.language_model.passages.LONGEST", 1)
    for before, after in zip(answer.citations, shown(sample_desk, answer, False).citations, strict=True):
        assert after.display == before.display and after.spans == before.spans


def test_the_tier_is_that_of_the_most_closed(stock: Stock) -> None:
    """Of the two letters in stock the answer letter is not public."""
    from assistant.answer import Answerer

    asked = Answerer(stock.archive, stock.indexes, stock.embedder).answer(
        "Was sagt die Verwaltung zu Punkt 5?", (), ALL
    )
    tiers = {stock.archive.tier_of(one.document_id) for one in asked.citations}
    assert tiers == {Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH}
    everything = material(asked, stock.archive, ALL.tiers, None)
    assert everything is not None and everything.tier is Tier.NICHTOEFFENTLICH
    public = material(asked, stock.archive, PUBLIC.tiers, None)
    assert public is not None and public.tier is Tier.OEFFENTLICH
    assert {stock.archive.tier_of(one.document_id) for one in public.citations} == {Tier.OEFFENTLICH}


def test_whoever_may_see_nothing_gets_nothing_shown(archive: Archive, answer: Answer) -> None:
    assert material(answer, archive, frozenset(), None) is None
    assert material(replace(answer, citations=()), archive, ALL.tiers, None) is None
