"""Drafts against gold, with drafts made by hand; the assistant's own are measured in the tests of the command."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from assistant.drafting.draft import DraftSentence
from eval.corpus_archive import Corpus
from eval.draft_measure import figures, held_out, judged
from tests.eval.draft_made import ASKED, EARLIER, OPEN, QUOTE, answer, draft, gold_enquiry, statement, town

MARKED = QUOTE.replace("11.805", "[aktualisieren: zuletzt 11.805, Stand 03.04.2022]")


@pytest.fixture
def letters(tmp_path: Path) -> Corpus:
    return town(tmp_path / "town")


def test_a_bearing_citation_counts_and_so_does_what_is_rightly_left_open(letters: Corpus) -> None:
    said = answer(ASKED, statement(), sentences=(DraftSentence(MARKED, 1),))
    found = figures([judged(gold_enquiry(), draft(said, answer(OPEN)), letters)])
    assert {name: (one.k, one.n) for name, one in found.items()} == {
        "bearing": (1, 1),
        "bearing_whole": (1, 1),
        "bearing_part": (None, 0),
        "bearing_shown": (1, 1),
        "bearing_statements": (1, 1),
        "bearing_of_all": (1, 1),
        "left_open": (1, 1),
        "recognised": (2, 2),
        "quotes_verbatim": (1, 1),
        "cited": (1, 1),
    }


def test_what_does_not_bear_is_a_miss_and_an_answer_to_what_nothing_answers_is_not_open(letters: Corpus) -> None:
    other = statement("Mehr ist dazu nicht zu sagen.", 2)
    said = answer(OPEN, other, sentences=(DraftSentence(other.citation.quote, 2),))
    found = figures([judged(gold_enquiry(), draft(answer(ASKED, other), said), letters)])
    assert (found["bearing"].k, found["bearing_statements"].k, found["left_open"].k) == (0, 0, 0)


def test_an_internal_statement_counts_as_found_and_not_as_open(letters: Corpus) -> None:
    found = judged(gold_enquiry(), draft(answer(ASKED, internal=(statement(),)), answer(OPEN)), letters)
    assert figures([found])["bearing"].k == 1
    closed = judged(gold_enquiry(), draft(answer(ASKED), answer(OPEN, internal=(statement(),))), letters)
    assert figures([closed])["left_open"].k == 0


def test_what_stands_beside_is_shown_and_no_answer(letters: Corpus) -> None:
    made = draft(replace(answer(ASKED), beside=(statement(),)), replace(answer(OPEN), beside=(statement(),)))
    one = judged(gold_enquiry(), made, letters)
    found = figures([one])
    assert (found["bearing"].k, found["bearing_shown"].k, found["left_open"].k) == (0, 1, 1)
    assert one.quotes == (True,)


def test_a_question_that_the_draft_does_not_know_counts_nothing(letters: Corpus) -> None:
    found = judged(gold_enquiry(), draft(answer("Wann öffnet das Hallenbad wieder?", statement())), letters)
    assert [one.answer for one in found.questions] == [None, None]
    assert figures([found])["recognised"].k == 0 and figures([found])["bearing"].k == 0


@pytest.mark.parametrize(
    ("sentence", "carried"),
    [
        (DraftSentence(QUOTE, 1), True),
        (DraftSentence(QUOTE, None), False),
        (DraftSentence(QUOTE, 7), False),
        (DraftSentence(QUOTE.replace("alle", "keine"), 1), False),
        (DraftSentence("[Vorbehalt prüfen: „ohne Gewähr“]", 1), True),
    ],
)
def test_a_sentence_is_carried_by_its_citation_alone(sentence: DraftSentence, carried: bool, letters: Corpus) -> None:
    found = judged(gold_enquiry(), draft(answer(ASKED, statement(), sentences=(sentence,))), letters)
    assert found.sentences == (carried,)
    begun = judged(gold_enquiry(), draft(answer(ASKED, statement()), opening=(sentence,)), letters)
    assert begun.sentences == (carried,)


def test_a_quote_that_does_not_stand_there_is_found(letters: Corpus) -> None:
    wrong = statement(quote=QUOTE, spans=statement("Mehr ist dazu").citation.spans)
    elsewhere = statement(marker=2, file="AF9999-99")
    found = judged(gold_enquiry(), draft(answer(ASKED, wrong, elsewhere, statement(marker=3))), letters)
    assert found.quotes == (False, False, True)


def test_the_archive_is_searched_as_it_stood_before_the_reply(tmp_path: Path) -> None:
    for name in ("papers", "files"):
        (tmp_path / name).mkdir()
    (tmp_path / "files" / "9.txt").write_text("ohne Datum im Kopf", encoding="utf-8")
    paper = {"id": "p/1", "reference": "AF0009/23", "date": "2023-06-01", "auxiliaryFile": [{"id": "f/9"}]}
    (tmp_path / "papers" / "1.json").write_text(json.dumps(paper), encoding="utf-8")

    def entry(file: str, date: datetime.date | None) -> Any:
        return cast(Any, SimpleNamespace(document_id=f"id-{file}", file=file, date=date))

    day = datetime.date(2023, 4, 30)
    entries = [
        entry(EARLIER, datetime.date(2022, 4, 3)),
        entry("same-day", day),
        entry("later", day + datetime.timedelta(1)),
        entry("undated", None),
        entry("9", None),
        entry("AF0002-23", datetime.date(2023, 4, 1)),
    ]
    assert held_out(gold_enquiry(), entries, tmp_path) == {"id-later", "id-9", "id-AF0002-23"}
