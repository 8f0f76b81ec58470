"""Letters become blocks: the gold structure of the samples, and what holds for every letter."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings

from ingest.errors import BadInput
from ingest.model import Block, BlockKind, Letter, LetterKind, NoiseKind, Role, Speaker
from ingest.oparl import papers_of
from ingest.read import read
from ingest.segment import segment, segment_paper, speaker_of
from tests.corpus import SAMPLES, dresden
from tests.ingest.gold_structure import (
    ANSWER,
    BOTH,
    CONTROL,
    assert_partition,
    assert_readable,
    collapsed,
    gold,
    letter_of,
    mutated_samples,
    printed_noise,
    sample,
)
from tests.ingest.made_papers import answer, control_letter, enquiry, motion, paper

GREETING = "Sehr geehrte Frau Beispiel,"
CLOSING = "Mit freundlichen Grüßen\n\nDirk Hilbert\n"
#: An answer to an enquiry with two questions; a sentence stands on one line.
ENQUIRY = f"""\
AF0815/22

{GREETING}

Ihre Anfrage beantworte ich wie folgt:

„Im Wald gibt es Wege.

1. Wie viele Wege gibt es im Wald und wer hat sie dort eigentlich gebaut?“

Es gibt fünf Wege.

Sie sind alt.

2. „Wie viele Bänke gibt es?“

Es gibt keine Bänke.

{CLOSING}"""


def outline(letter: Letter) -> list[tuple[str, str | None]]:
    return [(block.kind.value, block.number) for block in letter.blocks if block.kind is not BlockKind.LETTERHEAD]


def of_kind(letter: Letter, kind: BlockKind) -> list[Block]:
    return [block for block in letter.blocks if block.kind is kind]


def texts(block: Block) -> list[str]:
    return [paragraph.text for paragraph in block.paragraphs]


@pytest.mark.parametrize("name", BOTH)
def test_sample_has_the_blocks_that_its_gold_structure_says(name: str) -> None:
    letter, wanted = sample(name), gold(name)["blocks"]
    assert [
        (block.kind, block.number, block.speaker, list(block.refers_to), len(block.paragraphs))
        for block in letter.blocks
    ] == [(b["kind"], b["number"], b["speaker"], b["refers_to"], len(b["paragraphs"])) for b in wanted]


@pytest.mark.parametrize("name", BOTH)
def test_sample_has_the_paragraphs_that_its_gold_structure_says(name: str) -> None:
    letter = sample(name)
    for block, wanted in zip(letter.blocks, gold(name)["blocks"], strict=True):
        for paragraph, want in zip(block.paragraphs, wanted["paragraphs"], strict=True):
            verbatim = collapsed(letter.source.verbatim(paragraph.spans))
            starts, ends = want["starts_with"], want["ends_with"]
            assert (verbatim[: len(starts)], verbatim[-len(ends) :]) == (starts, ends)
            assert paragraph.role == want["role"]
            assert [span.page for span in paragraph.spans if span.page] == want["pages"]


@pytest.mark.parametrize("name", BOTH)
def test_sample_has_the_noise_that_its_gold_structure_says(name: str) -> None:
    assert printed_noise(sample(name)) == gold(name)["noise"]


def test_noise_says_what_it_is() -> None:
    marks = [noise for noise in sample(ANSWER).noise if noise.kind is NoiseKind.PAGE_MARK]
    assert [sample(ANSWER).source.at(noise.span) for noise in marks] == ["-2-", "- 3-", "-4-"]
    assert {noise.kind for noise in sample(CONTROL).noise} == {NoiseKind.BLANK}


@pytest.mark.parametrize("name", BOTH)
def test_sample_is_partitioned(name: str) -> None:
    assert_partition(sample(name))
    assert_readable(sample(name))


def test_point_6_runs_on_behind_a_break() -> None:
    point = next(block for block in of_kind(sample(CONTROL), BlockKind.RESOLUTION_POINT) if block.number == "6")
    assert len(point.paragraphs) == 1
    assert "die Möglichkeit bekommen, hier zu arbeiten und entsprechende" in point.paragraphs[0].text


def test_page_mark_inside_a_sentence_is_no_part_of_it() -> None:
    paragraph = of_kind(sample(ANSWER), BlockKind.ANSWER)[3].paragraphs[1]
    assert "die ausländische Person auf die Möglichkeit und die Voraussetzungen" in paragraph.text
    assert [span.page for span in paragraph.spans] == [3, 4]
    assert "-4-" not in sample(ANSWER).source.verbatim(paragraph.spans)


@pytest.mark.parametrize("name", BOTH)
def test_line_ends_of_windows_change_no_structure(name: str) -> None:
    letter = sample(name)
    other = letter_of(letter.source.text.replace("\n", "\r\n"), f"{name}.txt")
    assert [[texts(block), block.kind] for block in other.blocks] == [[texts(b), b.kind] for b in letter.blocks]
    assert other.head.reference == letter.head.reference
    assert printed_noise(other) == printed_noise(letter)


def test_enquiry_in_outline() -> None:
    letter = letter_of(ENQUIRY)
    assert outline(letter) == [
        *[("intro", None), ("preamble", None), ("question", "1"), ("answer", "1"), ("question", "2"), ("answer", "2")],
        ("signature", None),
    ]
    assert [texts(block) for block in of_kind(letter, BlockKind.ANSWER)] == [
        ["Es gibt fünf Wege.", "Sie sind alt."],
        ["Es gibt keine Bänke."],
    ]


def test_speakers_of_an_enquiry_and_of_a_control() -> None:
    speakers = {block.kind: block.speaker for block in letter_of(ENQUIRY).blocks}
    assert speakers[BlockKind.PREAMBLE] is speakers[BlockKind.QUESTION] is Speaker.ENQUIRER
    assert speakers[BlockKind.ANSWER] is speakers[BlockKind.INTRO] is speakers[BlockKind.SIGNATURE] is Speaker.OFFICE
    control = control_letter("1. „Der Rat will, dass es im Wald mehr Bänke gibt.“\n\nDie Bänke sind gebaut.")
    assert [block.speaker for block in control.blocks if block.number] == [Speaker.COUNCIL, Speaker.OFFICE]


@pytest.mark.parametrize("number", ["1.", "1)", "„1.", '"1)', "1.\n\n", "**1."])
def test_number_in_its_forms(number: str) -> None:
    text = ENQUIRY.replace("1. Wie viele Wege", f"{number} Wie viele Wege")
    assert outline(letter_of(text))[2:4] == [("question", "1"), ("answer", "1")]


def test_number_inside_the_quotation_marks() -> None:
    text = ENQUIRY.replace("„Im Wald", "Im Wald").replace("1. Wie", "„1. Wie").replace("2. „Wie", "„2. Wie")
    letter = letter_of(text)
    assert [texts(block)[0][:9] for block in of_kind(letter, BlockKind.QUESTION)] == ["„1. Wie v", "„2. Wie v"]
    assert [len(block.paragraphs) for block in of_kind(letter, BlockKind.ANSWER)] == [2, 1]


def test_numbers_of_a_list_inside_an_answer_are_no_items() -> None:
    text = ENQUIRY.replace("Sie sind alt.", "1. Der erste Weg ist lang.\n\n3. Der dritte ist kurz.")
    letter = letter_of(text)
    assert [block.number for block in of_kind(letter, BlockKind.QUESTION)] == ["1", "2"]
    assert texts(of_kind(letter, BlockKind.ANSWER)[0])[1:] == ["1. Der erste Weg ist lang.", "3. Der dritte ist kurz."]


def test_quotation_over_two_paragraphs_belongs_to_the_question() -> None:
    text = ENQUIRY.replace("2. „Wie viele Bänke gibt es?“", "2. „Es fehlen Bänke.\n\nWie viele Bänke gibt es?“")
    question = of_kind(letter_of(text), BlockKind.QUESTION)[1]
    assert texts(question) == ["2. „Es fehlen Bänke.", "Wie viele Bänke gibt es?“"]


def test_question_knows_the_points_it_is_about_and_so_does_its_answer() -> None:
    letter = letter_of(ENQUIRY.replace("2. „Wie", "2. „Zu den Punkten 3 und 4: Wie"))
    assert [block.refers_to for block in letter.blocks if block.number] == [(), (), ("3", "4"), ("3", "4")]


def test_points_named_in_an_answer_make_no_reference() -> None:
    letter = letter_of(ENQUIRY.replace("Sie sind alt.", "Dies gilt auch zu Punkt 7 des Beschlusses."))
    assert not any(block.refers_to for block in letter.blocks)


def test_two_questions_with_one_answer() -> None:
    text = ENQUIRY.replace("Es gibt fünf Wege.\n\nSie sind alt.\n\n", "")
    assert outline(letter_of(text))[2:5] == [("question", "1"), ("question", "2"), ("answer", "1-2")]


@pytest.mark.parametrize(
    "reservation",
    [
        "Ich antworte ohne Anerkennung einer Rechtspflicht wie folgt:",
        "Ich antworte ohne jede Anerkennung\neiner Rechtspflicht und ohne Bindungswillen wie folgt:",
        "Die Zahlen gelten unter dem Vorbehalt des Haushalts.",
        "Diese Auskunft ist rechtlich unverbindlich.",
    ],
)
def test_reservation_is_a_block_of_its_own(reservation: str) -> None:
    letter = letter_of(ENQUIRY.replace("wie folgt:", f"wie folgt.\n\n{reservation}"))
    assert outline(letter)[:3] == [("intro", None), ("intro", None), ("preamble", None)]
    roles = [[paragraph.role for paragraph in block.paragraphs] for block in of_kind(letter, BlockKind.INTRO)]
    assert roles == [[None, None], [Role.RESERVATION]]


@pytest.mark.parametrize(
    "closing",
    ["Mit freundlichen Grüßen", "Mit freundlichem Gruß", "Hochachtungsvoll", "MLtfreundli\n\nlen Grüßen"],
)
def test_closing_words_begin_the_signature(closing: str) -> None:
    letter = letter_of(ENQUIRY.replace("Mit freundlichen Grüßen", closing))
    signature = of_kind(letter, BlockKind.SIGNATURE)
    assert len(signature) == 1
    assert texts(signature[0])[-1] == "Dirk Hilbert"


def test_letter_without_closing_words_has_no_signature() -> None:
    letter = letter_of(ENQUIRY.replace(CLOSING, ""))
    assert of_kind(letter, BlockKind.SIGNATURE) == []
    assert outline(letter)[-1] == ("answer", "2")


def test_caption_of_a_signature_stays_with_the_name_under_it() -> None:
    letter = letter_of(ENQUIRY + "\nKenntnisnahme:\n\nPetra Beispiel\n")
    assert texts(letter.blocks[-1]) == ["Mit freundlichen Grüßen", "Dirk Hilbert", "Kenntnisnahme: Petra Beispiel"]


def test_letter_without_numbered_points_stays_plain_paragraphs() -> None:
    letter = letter_of(f"{GREETING}\n\nheute scheint die Sonne.\n\nMorgen regnet es.\n\n{CLOSING}")
    assert outline(letter) == [*[("paragraph", None)] * 3, ("signature", None)]
    assert {block.speaker for block in letter.blocks} == {Speaker.OFFICE}


def test_text_without_any_form_is_one_paragraph() -> None:
    letter = letter_of("Wort")
    assert outline(letter) == [("paragraph", None)]
    assert_partition(letter)


def test_numbers_that_do_not_begin_with_1_are_no_items() -> None:
    assert not any(number for _, number in outline(letter_of(f"{GREETING}\n\n2. Zweitens.\n\n3. Drittens.\n\nEnde.")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated_samples())
def test_damaged_letter_is_still_partitioned(text: str) -> None:
    try:
        letter = letter_of(text)
    except BadInput:
        return
    assert_partition(letter)
    assert_readable(letter)


def test_segmenting_is_repeatable() -> None:
    source = read(SAMPLES / f"{ANSWER}.txt").source
    assert letter_of(source.text, f"{ANSWER}.txt") == sample(ANSWER)


def test_long_letter_takes_time_in_proportion() -> None:
    """Marks, lines and words are looked up once a letter, not once a paragraph (this took a minute)."""
    page = "Ein Satz steht hier auf der Seite und endet.\n\nNoch einer steht hier und endet auch.\n\n"
    letter = letter_of(f"{GREETING}\n\n" + "".join(f"{page * 20}\f-{number}-\n\n" for number in range(2, 200)))
    assert len(letter.blocks) > 3000
    assert sum(noise.kind is NoiseKind.PAGE_MARK for noise in letter.noise) == 198


@pytest.mark.parametrize("number", range(43))
def test_letters_of_the_development_corpus_are_partitioned(number: int) -> None:
    files = sorted((dresden() / "files").glob("*.txt"))
    assert len(files) == 43
    letter = segment(read(files[number]).source)
    assert_partition(letter)
    assert_readable(letter)


def test_kinds_and_numbers_of_the_development_letters() -> None:
    """Against the structure made by reading: a group stands in front of its number, one block in several is one."""
    labelled = json.loads((dresden() / "structure.json").read_text(encoding="utf-8"))
    known = papers_of(dresden())
    right = []
    for name, gold_letter in labelled.items():
        path = dresden() / "files" / name
        letter = segment(read(path).source, known.get(path))
        found = _labelled_blocks(letter)
        wanted = [(block["kind"], block["number"]) for block in gold_letter["blocks"]]
        if len(found) == len(wanted) and all(w[0] == f[0] and w[1] in f[1] for w, f in zip(wanted, found, strict=True)):
            right.append(name)
    assert len(labelled) == 41
    assert len(right) >= 38, sorted(set(labelled) - set(right))


def _labelled_blocks(letter: Letter) -> list[tuple[str, set[str | None]]]:
    """The blocks that labels know, each with the ways in which labels write its number."""
    found: list[tuple[str, set[str | None]]] = []
    for block in letter.blocks:
        ways: set[str | None] = {block.number}
        if block.group:
            ways = {f"{block.group}{sign}{block.number}" for sign in " /"} if block.number else {block.group}
        again = block.kind is BlockKind.INTRO and bool(found) and found[-1][0] == "intro"
        if block.kind not in (BlockKind.LETTERHEAD, BlockKind.PARAGRAPH) and not again:
            found.append((block.kind.value, ways))
    return found


def test_next_control_is_announced_by_a_paragraph() -> None:
    letter = control_letter(
        "1. „Die Wege werden geprüft.“\n\nSie wurden geprüft.\n\nnächste Beschlusskontrolle: 30. Juni 2021"
    )
    announced = [paragraph for block in letter.blocks for paragraph in block.paragraphs if paragraph.role]
    assert announced[-1].role is Role.NEXT_CONTROL
    assert announced[-1].text.endswith("30. Juni 2021")
    assert texts(of_kind(letter, BlockKind.ANSWER)[0]) == ["Sie wurden geprüft."]


def test_resolution_quoted_under_a_lead_in() -> None:
    letter = control_letter("„Der Oberbürgermeister wird beauftragt,\n\n1. die Wege zu prüfen.“\n\nSie sind geprüft.")
    assert outline(letter)[1:4] == [("preamble", None), ("resolution_point", "1"), ("answer", "1")]


def test_letters_of_one_paper_are_read_together() -> None:
    short = answer("1. Derzeit sind es 40 Prozent.\n\n2. Es folgt Durlach.\n\n3. Die Stadtwerke.")
    letters = paper(enquiry(), short)
    assert outline(letters[1]) == [("answer", "1"), ("answer", "2"), ("answer", "3")]
    assert [number for _, number in outline(paper(short)[0])] == [None, None, None]
    for letter in letters:
        assert_partition(letter)
        assert_readable(letter)


def test_letters_of_one_paper_keep_the_order_of_its_files() -> None:
    letters = paper(answer("Das ist nicht bekannt."), enquiry())
    assert [letter.head.kind for letter in letters] == [LetterKind.ANSWER_LETTER, LetterKind.ENQUIRY]
    assert segment_paper([]) == []


def test_points_of_a_motion_are_its_movers() -> None:
    letter = paper(motion())[0]
    assert [(b.kind, b.number, b.speaker) for b in letter.blocks if b.number] == [
        (BlockKind.RESOLUTION_POINT, "1", Speaker.ENQUIRER),
        (BlockKind.RESOLUTION_POINT, "2", Speaker.ENQUIRER),
    ]


@pytest.mark.parametrize(
    ("kind", "part", "speaker"),
    [
        (LetterKind.ENQUIRY, BlockKind.INTRO, Speaker.ENQUIRER),
        (LetterKind.MOTION, BlockKind.SIGNATURE, Speaker.ENQUIRER),
        (LetterKind.ANSWER_LETTER, BlockKind.QUESTION, Speaker.ENQUIRER),
        (LetterKind.ANSWER_LETTER, BlockKind.ANSWER, Speaker.OFFICE),
        (LetterKind.STATEMENT, BlockKind.RESOLUTION_POINT, Speaker.ENQUIRER),
        (LetterKind.RESOLUTION_CONTROL, BlockKind.RESOLUTION_POINT, Speaker.COUNCIL),
        (LetterKind.RESOLUTION, BlockKind.PREAMBLE, Speaker.COUNCIL),
        (LetterKind.PROPOSAL, BlockKind.RESOLUTION_POINT, Speaker.OFFICE),
        (LetterKind.MINUTES, BlockKind.RESOLUTION_POINT, Speaker.COUNCIL),
        (LetterKind.MINUTES, BlockKind.PARAGRAPH, Speaker.RECORD),
    ],
)
def test_words_are_never_put_into_another_mouth(kind: LetterKind, part: BlockKind, speaker: Speaker) -> None:
    assert speaker_of(kind, part) is speaker


def test_unknown_document_stays_plain_paragraphs() -> None:
    text = "Zum Radverkehr\n\nEs wird viel gefahren.\n\n1. Das Netz\n\nEs ist alt.\n\n2. Der Plan\n\nEs wird größer.\n"
    letter = letter_of(text, "Informationsblatt.txt")
    assert letter.head.kind is LetterKind.OTHER
    assert {kind for kind, _ in outline(letter)} == {"paragraph"}
    assert_partition(letter)
