"""What is embedded and indexed for a passage: its structure before its words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.embedding import clean
from ingest.index.context import (
    ASKED_CHARACTERS,
    OWN_CHARACTERS,
    SURROUNDING_CHARACTERS,
    embedded_texts,
    indexed_text,
    purpose,
    surroundings,
)
from ingest.model import Letter, Passage, Role, Sentence
from ingest.text.repair import repaired
from tests.ingest.gold_structure import ANSWER, BOTH, CONTROL, sample, sample_passages


def test_subject_and_question_stand_before_the_words_of_an_answer() -> None:
    passage = sample_passages(ANSWER)["10/2"]
    (embedded,) = embedded_texts(sample(ANSWER), passage)
    text = embedded.text
    order = [
        "Dresden soll sicherer Hafen werden!",
        "Zu Punt 5(Zusammenarbeit mit dem Freistaat Sachsen",
        passage.text,
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    assert text.endswith(repaired(passage.text, sample(ANSWER).source.text))


def test_label_is_indexed_by_words_and_not_embedded() -> None:
    """It means the same for all passages of a kind: by meaning it tells nothing, by words it is a key."""
    passage = sample_passages(ANSWER)["10/2"]
    assert "Antwort zu Frage 3 (zu Beschlusspunkt 5)" in passage.label
    assert indexed_text(sample(ANSWER), passage).startswith(passage.label)
    assert all(passage.label not in text.text for text in embedded_texts(sample(ANSWER), passage))


def test_remark_in_brackets_is_no_part_of_the_subject() -> None:
    text = surroundings(sample(CONTROL), sample_passages(CONTROL)["5/1"])
    assert "sicherer Hafen" in text
    assert "Sitzungsnummer" not in text


@pytest.mark.parametrize("name", BOTH)
def test_question_takes_no_more_than_its_share(name: str) -> None:
    for passage in sample_passages(name).values():
        text = surroundings(sample(name), passage)
        assert len(text) < len(sample(name).head.subject or "") + ASKED_CHARACTERS + 150
        if passage.asked and len(passage.asked) > ASKED_CHARACTERS:
            assert passage.asked[:ASKED_CHARACTERS] in text
            assert passage.asked[: ASKED_CHARACTERS + 1] not in text


def sentences_of(letter: Letter, passage: Passage) -> list[str]:
    """The words of each sentence, as they stand in the texts that are embedded."""
    words: list[list[str]] = [[] for _ in passage.sentences]
    for text in embedded_texts(letter, passage):
        for (start, end), number in zip(text.parts, text.sentences, strict=True):
            words[number].append(text.text[start:end])
    return [" ".join(pieces) for pieces in words]


def of_sentences(*texts: str) -> Passage:
    passage = sample_passages(ANSWER)["10/2"]
    said = tuple(Sentence(text, (), passage.speaker) for text in texts)
    return replace(passage, sentences=said, text=" ".join(texts), asked=None)


def test_sentences_are_embedded_together() -> None:
    passage = sample_passages(CONTROL)["11/1"]
    (embedded,) = embedded_texts(sample(CONTROL), passage)
    words = [embedded.text[start:end] for start, end in embedded.parts]
    assert words[2].startswith("Zum Stand 23. Mai 2022")
    assert words[3].startswith("Davon waren 4.016")
    assert embedded.text.endswith(f"{surroundings(sample(CONTROL), passage)} {' '.join(words)}")


@pytest.mark.parametrize("name", BOTH)
def test_every_sentence_is_in_a_text(name: str) -> None:
    for passage in sample_passages(name).values():
        letter = sample(name)
        assert sentences_of(letter, passage) == [repaired(one.text, letter.source.text) for one in passage.sentences]


def test_a_long_passage_is_embedded_in_several_texts_each_with_its_surroundings() -> None:
    said = [f"Im Jahr {year} wurden {'viele ' * 60}Kurse gefördert." for year in range(2000, 2012)]
    passage, letter = of_sentences(*said), sample(ANSWER)
    texts = embedded_texts(letter, passage)
    assert [text.sentences for text in texts] == [(0, 1, 2), (3, 4, 5), (6, 7, 8), (9, 10, 11)]
    around = surroundings(letter, passage)
    assert all(text.text.startswith(f"{around} Im Jahr") for text in texts)
    assert all(len(text.text) - len(around) <= OWN_CHARACTERS + 1 for text in texts)
    assert sentences_of(letter, passage) == said


def test_a_sentence_too_long_for_one_text_is_cut_between_words() -> None:
    table = " ".join(f"Stadtteil {number}" for number in range(300))
    passage, letter = of_sentences("Es folgt eine Tabelle.", table, "Soweit die Tabelle."), sample(ANSWER)
    assert [text.sentences for text in embedded_texts(letter, passage)] == [(0,), (1,), (1,), (1, 2)]
    assert sentences_of(letter, passage) == ["Es folgt eine Tabelle.", table, "Soweit die Tabelle."]


def test_long_surroundings_leave_room_for_the_words() -> None:
    passage, letter = of_sentences("Das ist die Antwort."), sample(ANSWER)
    wordy = replace(letter, head=replace(letter.head, subject="Sehr lang " * 500))
    (text,) = embedded_texts(wordy, passage)
    assert text.parts == ((SURROUNDING_CHARACTERS + 1, len(text.text)),)


@pytest.mark.parametrize("odd", ["", " ", "\0", "\ud83d", "u\u0308ber", "§ …", "\u0308", "a\tb\nc"])
def test_odd_sentences_stand_in_clean_texts(odd: str) -> None:
    passage = of_sentences(odd, "Und nun?")
    (text,) = embedded_texts(sample(ANSWER), passage)
    assert clean(text.text) == text.text
    assert text.sentences == (0, 1)
    assert sentences_of(sample(ANSWER), passage)[1] == "Und nun?"


def test_a_passage_without_sentences_is_its_surroundings() -> None:
    passage = of_sentences()
    (text,) = embedded_texts(sample(ANSWER), passage)
    assert (text.text, text.parts) == (surroundings(sample(ANSWER), passage), ())


def test_misread_word_is_embedded_as_meant_and_found_by_either_form() -> None:
    letter = sample(ANSWER)
    passage = next(p for p in sample_passages(ANSWER).values() if "obiiegt" in p.text)
    embedded = " ".join(text.text for text in embedded_texts(letter, passage))
    assert "obiiegt" not in embedded
    assert "obliegt" in embedded
    assert {"obiiegt", "obliegt"} <= set(indexed_text(letter, passage).split())
    assert any("obliegt" in text for text in sentences_of(letter, passage))
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
    assert purpose(passage) in embedded_texts(sample(ANSWER), passage)[0].text


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
