"""Paragraphs become citable passages: keys, labels, sentences with their places and speakers, what was asked."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings

from ingest.errors import BadInput
from ingest.model import BlockKind, Letter, Passage, Speaker
from ingest.passages import passages
from ingest.read import read
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
from tests.ingest.made_papers import LETTER, answer, control_letter, enquiry, paper

#: The label of a point or question without its white space ("1.", "„2)", "Zu1.", "1.+2.", "II.", "a)"), or none.
NUMBER_IN_FRONT = re.compile(
    r"(?:(?:zu|frage)*[\"„“‚']?(?:\d{1,2}(?:[.)]*(?:[+,/&–-]|und|u\.|bis)?\d{1,2})*|[IVX]{1,4}|[A-Z])[.):]*)?", re.I
)


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
        assert NUMBER_IN_FRONT.fullmatch(whole.removesuffix(said))
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
    source = read(SAMPLES / f"{ANSWER}.txt").source
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
        letter = segment(read(path).source)
        assert_sound(letter, passages(letter))


def test_answer_knows_what_another_file_asked() -> None:
    letters = paper(
        enquiry(), answer("Zu Frage 1:\nVierzig Prozent.\n\nZu den Fragen 2 und 3:\nDurlach. Die Stadtwerke.")
    )
    found = [p for p in passages(letters[1], letters[0]) if p.kind is BlockKind.ANSWER]
    assert found[0].asked == "Wie viele Haushalte im Stadtgebiet sind heute an das Glasfasernetz angeschlossen?"
    assert found[-1].asked == "Welche Stadtteile folgen im nächsten Jahr und was kostet das? Wer trägt die Kosten?"
    assert {p.asked for p in passages(letters[1])} == {None}


def test_what_was_asked_keeps_its_words() -> None:
    """Only a number in front goes: "1990." further on in an unnumbered question is none."""
    letters = paper(answer("Was wurde seit 1990. erreicht, z. B. im Wald?\n\nEs wurde viel erreicht."))
    assert passages(letters[0])[-1].asked == "Was wurde seit 1990. erreicht, z. B. im Wald?"


@pytest.mark.parametrize("number", ["1.+2.", "1. und 2.", "1-2."])
def test_joint_number_in_front_is_no_part_of_a_question(number: str) -> None:
    letter = paper(answer(f"{number} Wie viele Wege gibt es und wo?\n\nFünf.\n\n3. Wer zahlt?\n\nAlle."))[0]
    found = [p for p in passages(letter) if p.number == "1-2"]
    assert found[0].sentences[0].text == found[1].asked == "Wie viele Wege gibt es und wo?"


def test_passage_has_the_group_of_its_block() -> None:
    text = (
        "A0772/13\n\n1. „Es gilt.\n\n2. Es bleibt.“\n\nA0116/15\n\n1. „Es wird.\n\n2. Es kommt.“\n\nDas ist geschehen."
    )
    letter = control_letter(text, "A0772/13 (Sitzungsnummer: SR/065/2014)\nund A0116/15 (Sitzungsnummer: SR/019/2015)")
    points = [p.group for p in passages(letter) if p.kind is BlockKind.RESOLUTION_POINT]
    assert points == ["A0772/13", "A0772/13", "A0116/15", "A0116/15"]
