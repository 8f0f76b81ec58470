"""Paragraphs become citable passages: keys, labels, sentences with their places and speakers, what was asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings

from ingest.errors import BadInput
from ingest.model import BlockKind, Letter, LetterKind, Passage, Speaker
from ingest.passages import is_reservation, label, passages, title
from ingest.read import read_source
from ingest.segment import segment
from tests.corpus import SAMPLES, dresden
from tests.ingest.gold_structure import (
    ANSWER,
    BOTH,
    CONTROL,
    collapsed,
    gold,
    ink,
    letter_of,
    letters_and_digits,
    mutated_samples,
    sample,
    sample_passages,
)

LETTER = """\
Datum: 14. SEP. 2022
Wege im Wald
AF0815/22

Sehr geehrte Frau Beispiel,

1. Wie viele Wege gibt es?

{answer}
"""


def answered(answer: str) -> list[Passage]:
    """The passages of a letter that gives an answer."""
    return [p for p in passages(letter_of(LETTER.format(answer=answer))) if p.kind is BlockKind.ANSWER]


def speakers(passage: Passage) -> list[str]:
    return [sentence.speaker.value for sentence in passage.sentences]


def assert_sound(letter: Letter, found: list[Passage]) -> None:
    """Keys are unique, and the sentences of a passage hold its ink in order, but for the number in front."""
    assert len({passage.key for passage in found}) == len(found)
    assert len(found) == sum(len(block.paragraphs) for block in letter.blocks)
    for passage in found:
        assert passage.key.startswith(f"{letter.source.document_id}/")
        assert passage.label
        assert passage.sentences
        spans = [span for sentence in passage.sentences for span in sentence.spans]
        assert spans == sorted(spans)
        whole, said = (ink(letter.source.verbatim(tuple(some))) for some in (passage.spans, spans))
        assert whole.endswith(said)
        assert re.fullmatch(r"[\"„“‚']?\d{1,2}[.)]|", whole.removesuffix(said))
        for sentence in passage.sentences:
            verbatim = letter.source.verbatim(sentence.spans)
            assert letters_and_digits(sentence.text) == letters_and_digits(verbatim)
            assert all(
                any(outer.start <= s.start and s.end <= outer.end for outer in passage.spans) for s in sentence.spans
            )
            assert all(
                s.page == next(o.page for o in passage.spans if o.start <= s.start < o.end) for s in sentence.spans
            )


@pytest.mark.parametrize("name", BOTH)
def test_passages_of_a_sample_are_sound(name: str) -> None:
    assert_sound(sample(name), list(sample_passages(name).values()))


@pytest.mark.parametrize("name", BOTH)
def test_keys_count_blocks_and_paragraphs_from_1(name: str) -> None:
    wanted = [
        f"{block}/{paragraph}"
        for block, found in enumerate(gold(name)["blocks"], 1)
        for paragraph, _ in enumerate(found["paragraphs"], 1)
    ]
    assert list(sample_passages(name)) == wanted


def test_keys_are_stable_and_follow_the_bytes_not_the_name() -> None:
    source, _ = read_source(SAMPLES / f"{ANSWER}.txt")
    renamed = letter_of(source.text, "umbenannt.txt")
    assert [p.key for p in passages(renamed)] == [p.key for p in sample_passages(ANSWER).values()]
    assert passages(renamed)[0].key == f"{source.document_id}/1/1" == "9cfef1030db95843/1/1"


@pytest.mark.parametrize("name", BOTH)
def test_labels_of_a_sample(name: str) -> None:
    found = sample_passages(name)
    assert {key: found[key].label for key in gold(name)["labels"]} == gold(name)["labels"]


@pytest.mark.parametrize("name", BOTH)
def test_number_of_sentences(name: str) -> None:
    wanted = [p.get("sentences", 1) for block in gold(name)["blocks"] for p in block["paragraphs"]]
    assert [len(passage.sentences) for passage in sample_passages(name).values()] == wanted


@pytest.mark.parametrize("name", BOTH)
def test_quoted_third_parties_of_a_sample(name: str) -> None:
    """Exactly the sentences of the gold structure hold a third party's words, the others their block's speaker's."""
    wanted = {(quoted["passage"], quoted["sentence"]): quoted for quoted in gold(name)["third_party"]}
    blocks = sample(name).blocks
    for key, passage in sample_passages(name).items():
        for number, sentence in enumerate(passage.sentences, 1):
            quoted = wanted.pop((key, number), None)
            own = blocks[int(key.partition("/")[0]) - 1].speaker
            assert sentence.speaker is (Speaker.THIRD_PARTY if quoted else own), sentence.text
            if quoted:
                verbatim = collapsed(sample(name).source.verbatim(sentence.spans))
                assert verbatim.startswith(quoted["starts_with"])
                assert verbatim.endswith(quoted["ends_with"])
    assert wanted == {}


def test_sentence_over_a_page_mark_has_a_span_on_each_page() -> None:
    sentence = sample_passages(ANSWER)["12/2"].sentences[0]
    assert [span.page for span in sentence.spans] == [3, 4]
    assert "die ausländische Person auf die Möglichkeit" in sentence.text


def test_number_in_front_is_no_part_of_the_first_sentence() -> None:
    assert sample_passages(CONTROL)["4/1"].text.startswith("1. Die Stadt Dresden steht")
    assert sample_passages(CONTROL)["4/1"].sentences[0].text.startswith("Die Stadt Dresden steht")
    assert sample_passages(ANSWER)["5/1"].sentences[0].text.startswith("Zu Punkt 1: Mit welchen")


def test_line_of_a_letterhead_is_one_sentence() -> None:
    assert [s.text for s in sample_passages(ANSWER)["1/7"].sentences] == ["Datum: 14. SEP. 2022"]
    assert len(sample_passages(CONTROL)["18/2"].sentences) == 1


def test_answer_knows_what_was_asked() -> None:
    asked = sample_passages(ANSWER)["10/4"].asked
    assert asked is not None
    assert asked.startswith("„Zu Punt 5(Zusammenarbeit mit dem Freistaat")
    assert asked.endswith('in der Umsetzung dieses Punktes integriert?"')
    point = sample_passages(CONTROL)["15/1"].asked
    assert point is not None
    assert point.startswith("Die Stadt Dresden engagiert sich weiterhin")
    assert point.endswith(
        "hier zu arbeiten und entsprechende Ausnahmegenehmigung und Ermessenspielräume zur zügigen "
        "Erlangung des Arbeitsmarktzuganges geprüft werden."
    )


@pytest.mark.parametrize("name", BOTH)
def test_only_answers_were_asked(name: str) -> None:
    for passage in sample_passages(name).values():
        assert (passage.asked is not None) == (passage.kind is BlockKind.ANSWER)


def test_title_of_a_letter() -> None:
    assert title(sample(CONTROL)) == "Beschlusskontrolle zu P0091/21 vom 23.06.2022"
    assert title(sample(ANSWER)) == "AF2531/22 vom 14.09.2022"
    assert title(letter_of("Sehr geehrte Frau Beispiel,\n\nguten Tag.", "Brief 7.txt")) == "Brief 7"
    undated = letter_of(LETTER.format(answer="Fünf.").replace("14. SEP. 2022", "1? SFP. 2O22"))
    assert undated.head.kind is LetterKind.ANSWER_LETTER
    assert title(undated) == "AF0815/22"


def test_label_of_a_whole_block() -> None:
    letter = sample(ANSWER)
    assert label(letter, letter.blocks[9]) == "AF2531/22 vom 14.09.2022, Antwort zu Frage 3 (zu Beschlusspunkt 5)"
    assert label(letter, letter.blocks[0]) == "AF2531/22 vom 14.09.2022, Briefkopf"


def test_label_of_a_question_about_two_points() -> None:
    text = LETTER.format(answer="Fünf.").replace("1. Wie", "1. Zu den Punkten 3 und 4: Wie")
    assert [p.label for p in passages(letter_of(text))][-2:] == [
        "AF0815/22 vom 14.09.2022, Frage 1 (zu Beschlusspunkt 3 und 4)",
        "AF0815/22 vom 14.09.2022, Antwort zu Frage 1 (zu Beschlusspunkt 3 und 4), Absatz 1",
    ]


def test_label_of_a_question_in_two_paragraphs_names_the_paragraph() -> None:
    text = LETTER.format(answer="Fünf.").replace("1. Wie", "1. „Es fehlen Wege.\n\nWie").replace("es?", "es?“")
    found = [p.label for p in passages(letter_of(text)) if p.kind is BlockKind.QUESTION]
    assert [text.rpartition(", ")[2] for text in found] == ["Absatz 1", "Absatz 2"]


def test_label_of_a_letter_without_points() -> None:
    letter = letter_of("Sehr geehrte Frau Beispiel,\n\nguten Tag.\n\nBis morgen.", "Brief.txt")
    assert [p.label for p in passages(letter)] == ["Brief, Absatz 1", "Brief, Absatz 2", "Brief, Absatz 3"]


def test_introduction_is_counted_through_behind_its_reservation() -> None:
    text = LETTER.format(answer="Fünf.").replace(
        "1. Wie", "Dies gilt ohne Anerkennung einer Rechtspflicht.\n\nGern.\n\n1. Wie"
    )
    assert [p.label.partition("2022, ")[2] for p in passages(letter_of(text)) if p.kind is BlockKind.INTRO] == [
        "Einleitung, Absatz 1",
        "Einleitung (Vorbehalt), Absatz 1",
        "Einleitung, Absatz 2",
    ]


@pytest.mark.parametrize("name", BOTH)
def test_every_paragraph_of_the_body_has_a_label_of_its_own(name: str) -> None:
    outside = (BlockKind.LETTERHEAD, BlockKind.SIGNATURE)
    labels = [passage.label for passage in sample_passages(name).values() if passage.kind not in outside]
    assert len(set(labels)) == len(labels)


def test_reservation_is_known() -> None:
    assert [is_reservation(block) for block in sample(ANSWER).blocks].index(True) == 2
    assert not any(is_reservation(block) for block in sample(CONTROL).blocks)


@pytest.mark.parametrize(
    ("answer", "said_by"),
    [
        ("Die Stadt hat fünf Wege.", ["office"]),
        ("Der „Aktionsplan Integration“ gilt.", ["office"]),
        ("Das Amt schreibt: „Die Wege im Wald sind alle offen und werden gepflegt.“", ["third_party"]),
        ('Das Amt schreibt: "Die Wege im Wald sind alle offen und werden gepflegt."', ["third_party"]),
        ("Das Amt schreibt: »Die Wege im Wald sind alle offen und werden gepflegt.«", ["third_party"]),
        (
            "So ist es. Das Amt schreibt:„Die Wege im Wald sind alle offen. Das gilt auch im Winter.“ So ist es gut.",
            ["office", "third_party", "third_party", "office"],
        ),
        (
            "Es gibt eine eigene Einschätzung der Verwaltung zu dieser Frage, in der sie den Bericht zitiert, "
            "„die Wege im Wald sind alle offen und gut“, und die sie teilt.",
            ["office"],
        ),
        (
            "Nach dem Urteil gilt es dort, „wenn es nach Ort und Zeit bestimmt ist.“ (SächsOVG, Urteil vom 7. Juli "
            "2015, 4 A12/14, Rn. 28). Hier gilt es nicht.",
            ["third_party", "office"],
        ),
        (
            "Die Stadt hält sich seit Jahren an den „Plan für die Pflege der Wege im Wald und Park“ (siehe die Anlage "
            "zu diesem Schreiben).",
            ["office"],
        ),
        ("Das Amt schreibt: „Die Wege sind alle offen und werden nie wieder zu gemacht.", ["office"]),
    ],
)
def test_speaker_of_a_sentence(answer: str, said_by: list[str]) -> None:
    assert speakers(answered(answer)[0]) == said_by


def test_quotation_in_a_question_stays_the_enquirers() -> None:
    text = LETTER.format(answer="Fünf.").replace(
        "1. Wie", "1. Im Bericht steht: „Es gibt im Wald sehr viele alte Wege.“ Wie"
    )
    question = next(p for p in passages(letter_of(text)) if p.kind is BlockKind.QUESTION)
    assert set(speakers(question)) == {"enquirer"}


def test_passage_has_the_speaker_of_most_of_its_words() -> None:
    quoted = "Das Amt schreibt: „Die Wege im Wald sind alle offen und werden das ganze Jahr gepflegt.“"
    mostly = answered(f"Gern. {quoted}")[0]
    assert (mostly.speaker, speakers(mostly)) == (Speaker.THIRD_PARTY, ["office", "third_party"])
    partly = answered(
        f"Die Stadt hat ihre eigene Sicht auf diese Wege, die hier folgt und die dort anders ist. {quoted}"
    )[0]
    assert (partly.speaker, speakers(partly)) == (Speaker.OFFICE, ["office", "third_party"])


def test_only_a_paragraph_that_is_mostly_quoted_is_a_third_partys() -> None:
    found = sample_passages(ANSWER)
    assert [key for key, passage in found.items() if passage.speaker is Speaker.THIRD_PARTY] == ["12/2"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated_samples())
def test_passages_of_a_damaged_letter_are_sound(text: str) -> None:
    try:
        letter = letter_of(text)
    except BadInput:
        return
    assert_sound(letter, passages(letter))


def test_passages_of_the_development_corpus_are_sound() -> None:
    for path in sorted((dresden() / "files").glob("*.txt")):
        letter = segment(read_source(path)[0])
        assert_sound(letter, passages(letter))
