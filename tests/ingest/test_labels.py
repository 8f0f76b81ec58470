"""What people call a place: titles of letters, labels of blocks and paragraphs, one for each place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import BadInput
from ingest.labels import is_reservation, label, title
from ingest.model import Block, BlockKind, Letter, Letterhead, LetterKind, Paragraph, Source, Span, Speaker
from ingest.oparl import papers_of
from ingest.pairing import enquiry_for
from ingest.passages import passages
from ingest.read import read
from ingest.segment import segment_paper
from tests import corpus
from tests.ingest.gold_structure import ANSWER, BOTH, CONTROL, letter_of, sample, sample_passages
from tests.ingest.made_papers import LETTER, answer, answer_letter, enquiry, paper

#: Their paragraphs are named by what they are for ("Briefkopf (Empfänger)"), and several are for the same.
OUTSIDE = (BlockKind.LETTERHEAD, BlockKind.SIGNATURE)


def place(kind: LetterKind, block: BlockKind, number: str | None = None, group: str | None = None) -> str:
    """The label of a block of one paragraph, behind the letter's title "A1"."""
    speaker = Speaker.ENQUIRER if block is BlockKind.PREAMBLE else Speaker.OFFICE
    made = Block(block, number, speaker, (Paragraph("Wort", (Span(0, 4),)),), (), group)
    letter = Letter(Source("0" * 16, "A1", "Wort"), Letterhead(kind=kind), (made,))
    return label(letter, made).removeprefix("A1").removeprefix(", ")


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
    ("kind", "reference", "name"),
    [
        (LetterKind.ANSWER_LETTER, "AF2531/22", "AF2531/22"),
        (LetterKind.ANSWER_LETTER, "2019/0554", "Antwort auf 2019/0554"),
        (LetterKind.RESOLUTION_CONTROL, "P0091/21", "Beschlusskontrolle zu P0091/21"),
        (LetterKind.RESOLUTION, "A0093/15", "Beschluss zu A0093/15"),
        (LetterKind.STATEMENT, "2019/0554", "Stellungnahme zu 2019/0554"),
        (LetterKind.MINUTES, "SBR Pi/004/2020", "Niederschrift SBR Pi/004/2020"),
        (LetterKind.ENQUIRY, "2019/0554", "Anfrage 2019/0554"),
        (LetterKind.MOTION, "2019/0554", "Antrag 2019/0554"),
        (LetterKind.PROPOSAL, "2019/0554", "Vorlage 2019/0554"),
        (LetterKind.OTHER, "2019/0554", "2019/0554"),
        (LetterKind.MOTION, None, "Brief"),
    ],
)
def test_title_of_each_kind(kind: LetterKind, reference: str | None, name: str) -> None:
    assert title(Letter(Source("0" * 16, "Brief", "Wort"), Letterhead(kind=kind, reference=reference), ())) == name


@pytest.mark.parametrize(
    ("number", "group", "name"),
    [
        ("3", None, "Frage 3"),
        ("1-2", None, "Fragen 1 und 2"),
        ("3-12", None, "Fragen 3 bis 12"),
        ("1, 3", None, "Fragen 1 und 3"),
        ("2a", None, "Frage 2a"),
        ("a", None, "Frage a"),
        ("B", None, "Frage B"),
        ("II", None, "Frage II"),
        ("1.1", None, "Frage 1.1"),
        ("1", "A", "Teil A, Frage 1"),
        ("Nachfrage", None, "Nachfrage"),
        (None, None, "Frage"),
    ],
)
def test_label_of_a_question(number: str | None, group: str | None, name: str) -> None:
    assert place(LetterKind.ANSWER_LETTER, BlockKind.QUESTION, number, group) == name


@pytest.mark.parametrize(
    ("number", "group", "name"),
    [
        ("3", None, "Antwort zu Frage 3"),
        ("1-2", None, "Antwort zu den Fragen 1 und 2"),
        ("3-12", None, "Antwort zu den Fragen 3 bis 12"),
        ("1, 2a", None, "Antwort zu den Fragen 1 und 2a"),
        ("II", None, "Antwort zu Frage II"),
        ("1", "A", "Teil A, Antwort zu Frage 1"),
        (None, None, "Antwort"),
    ],
)
def test_label_of_an_answer(number: str | None, group: str | None, name: str) -> None:
    assert place(LetterKind.ANSWER_LETTER, BlockKind.ANSWER, number, group) == name


@pytest.mark.parametrize(
    ("kind", "block", "number", "group", "name"),
    [
        (LetterKind.RESOLUTION_CONTROL, BlockKind.RESOLUTION_POINT, "2a", None, "Beschlusspunkt 2a"),
        (LetterKind.RESOLUTION_CONTROL, BlockKind.ANSWER, "2a", None, "Beschlusspunkt 2a, Antwort"),
        (LetterKind.RESOLUTION_CONTROL, BlockKind.ANSWER, "1-2", None, "Beschlusspunkte 1 und 2, Antwort"),
        (LetterKind.RESOLUTION_CONTROL, BlockKind.ANSWER, None, None, "Antwort"),
        (
            *(LetterKind.RESOLUTION_CONTROL, BlockKind.RESOLUTION_POINT, "1", "A0772/13"),
            "zu A0772/13, Beschlusspunkt 1",
        ),
        (LetterKind.MINUTES, BlockKind.RESOLUTION_POINT, "2", "4.1", "TOP 4.1, Beschlusspunkt 2"),
        (LetterKind.MINUTES, BlockKind.RESOLUTION_POINT, None, "4.3", "TOP 4.3, Beschluss"),
        (LetterKind.MINUTES, BlockKind.PARAGRAPH, None, "4.3", "TOP 4.3"),
        (LetterKind.MOTION, BlockKind.RESOLUTION_POINT, "1", None, "Antragspunkt 1"),
        (LetterKind.RESOLUTION, BlockKind.RESOLUTION_POINT, None, None, "Beschluss"),
        (LetterKind.STATEMENT, BlockKind.ANSWER, None, None, "Stellungnahme"),
        (LetterKind.ENQUIRY, BlockKind.PREAMBLE, None, None, "Einleitung der Anfrage"),
        (LetterKind.OTHER, BlockKind.SIGNATURE, None, None, "Unterschrift"),
        (LetterKind.OTHER, BlockKind.PARAGRAPH, None, None, ""),
    ],
)
def test_label_of_other_blocks(
    kind: LetterKind, block: BlockKind, number: str | None, group: str | None, name: str
) -> None:
    assert place(kind, block, number, group) == name


def test_questions_without_numbers_are_counted() -> None:
    letters = paper(enquiry(), answer("Wie viel kostet es?\n\nEs kostet viel.\n\nWer zahlt das?\n\nDas zahlen alle."))
    found = [p.label.partition("2020, ")[2] for p in passages(letters[1]) if p.kind not in OUTSIDE]
    assert found == ["Frage, Absatz 1", "Antwort, Absatz 1", "Frage, Absatz 2", "Antwort, Absatz 2"]


def test_whole_letter_in_labels() -> None:
    letter = answer_letter("1. Wie viele Wege gibt es?\n\n2. Wie viele Bänke gibt es?\n\nDas wird nicht gezählt.")
    assert [p.label.partition("2020, ")[2] for p in passages(letter) if p.kind not in OUTSIDE] == [
        *("Einleitung, Absatz 1", "Einleitung, Absatz 2", "Frage 1", "Frage 2"),
        "Antwort zu den Fragen 1 und 2, Absatz 1",
    ]


@pytest.mark.full
@pytest.mark.parametrize("folder", [corpus.dresden, corpus.karlsruhe], ids=["dresden", "karlsruhe"])
def test_every_paragraph_of_the_development_corpus_has_a_label_of_its_own(folder: Callable[[], Path]) -> None:
    known = papers_of(folder())
    papers = defaultdict(list)
    for path in sorted((folder() / "files").glob("*.txt")):
        try:
            source = read(path).source
        except BadInput:
            continue
        which = known.get(path)
        papers[which.id if which else path.name].append((source, which))
    for sources in papers.values():
        letters = segment_paper(sources)
        for letter in letters:
            found = [p.label for p in passages(letter, enquiry_for(letter, letters)) if p.kind not in OUTSIDE]
            assert len(set(found)) == len(found), letter.source.file
