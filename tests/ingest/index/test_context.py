"""What is embedded and indexed for a passage: its structure before its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.index.context import ASKED_CHARACTERS, indexed_text, passage_text, purpose, sentence_texts, surroundings
from ingest.model import Role
from ingest.text.repair import repaired
from tests.ingest.gold_structure import ANSWER, BOTH, CONTROL, sample, sample_passages


def test_label_subject_and_question_stand_before_the_words_of_an_answer() -> None:
    passage = sample_passages(ANSWER)["10/2"]
    text = passage_text(sample(ANSWER), passage)
    order = [
        "AF2531/22 vom 14.09.2022, Antwort zu Frage 3 (zu Beschlusspunkt 5), Absatz 2",
        "Dresden soll sicherer Hafen werden!",
        "Zu Punt 5(Zusammenarbeit mit dem Freistaat Sachsen",
        passage.text,
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert text.endswith(repaired(passage.text, sample(ANSWER).source.text))


def test_remark_in_brackets_is_no_part_of_the_subject() -> None:
    text = surroundings(sample(CONTROL), sample_passages(CONTROL)["5/1"])
    assert "sicherer Hafen" in text
    assert "Sitzungsnummer" not in text


@pytest.mark.parametrize("name", BOTH)
def test_question_takes_no_more_than_its_share(name: str) -> None:
    for passage in sample_passages(name).values():
        text = surroundings(sample(name), passage)
        assert len(text) < len(passage.label) + len(sample(name).head.subject or "") + ASKED_CHARACTERS + 150
        if passage.asked and len(passage.asked) > ASKED_CHARACTERS:
            assert passage.asked[:ASKED_CHARACTERS] in text
            assert passage.asked[: ASKED_CHARACTERS + 1] not in text


def test_sentence_is_embedded_with_the_one_before() -> None:
    passage = sample_passages(CONTROL)["11/1"]
    texts = sentence_texts(sample(CONTROL), passage)
    assert len(texts) == len(passage.sentences)
    assert texts[0] == passage.sentences[0].text
    assert texts[3] == f"{passage.sentences[2].text} {passage.sentences[3].text}"
    assert texts[3].startswith("Zum Stand 23. Mai 2022")
    assert "Davon waren 4.016" in texts[3]


@pytest.mark.parametrize("name", BOTH)
def test_one_text_for_each_sentence(name: str) -> None:
    for passage in sample_passages(name).values():
        texts = sentence_texts(sample(name), passage)
        printed = sample(name).source.text
        assert all(text.endswith(repaired(s.text, printed)) for text, s in zip(texts, passage.sentences, strict=True))


def test_misread_word_is_embedded_as_meant_and_found_by_either_form() -> None:
    letter = sample(ANSWER)
    passage = next(p for p in sample_passages(ANSWER).values() if "obiiegt" in p.text)
    assert "obiiegt" not in passage_text(letter, passage)
    assert "obliegt" in passage_text(letter, passage)
    assert {"obiiegt", "obliegt"} <= set(indexed_text(letter, passage).split())
    assert any("obliegt" in text for text in sentence_texts(letter, passage))
    assert "obiiegt" in passage.text


@pytest.mark.parametrize(
    ("key", "words"),
    [
        *[
            ("1/2", "vertraulich"),
            ("1/3", "Absender"),
            ("1/4", "Empfänger"),
            ("1/5", "Geschäftszeichen"),
            ("1/7", "Datum"),
        ],
        *[("1/8", "Betreff"), ("1/9", "Nummer der Anfrage"), ("3/1", "Vorbehalt"), ("13/3", "unterschrieben")],
    ],
)
def test_line_says_what_it_is_for(key: str, words: str) -> None:
    passage = sample_passages(ANSWER)[key]
    assert words in purpose(passage)
    assert purpose(passage).endswith(":")
    assert purpose(passage) in surroundings(sample(ANSWER), passage)
    assert purpose(passage) in sentence_texts(sample(ANSWER), passage)[0]


@pytest.mark.parametrize("key", ["1/1", "2/2", "4/1", "5/1", "6/1"])
def test_other_text_speaks_for_itself(key: str) -> None:
    assert purpose(sample_passages(ANSWER)[key]) == ""


def test_who_takes_note_has_not_signed() -> None:
    assert purpose(sample_passages(CONTROL)["18/3"]) == ""


def test_every_role_has_its_words() -> None:
    passage = next(iter(sample_passages(BOTH[0]).values()))
    found = {role: purpose(replace(passage, role=role)) for role in Role}
    assert all(found.values())
    assert len(set(found.values())) == len(Role)
