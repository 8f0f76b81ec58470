from __future__ import annotations

from ingest.model import BlockKind, LetterKind
from tests.training.made import sample_letter
from training.letters import LetterText, Said
from training.mining import legible, mined
from training.pair import Origin

LONG = "Die Verwaltung hat im vergangenen Jahr alle Spielplätze geprüft und drei von ihnen erneuert."


def letter(*said: tuple[str, str], kind: LetterKind = LetterKind.ANSWER_LETTER, paper: str = "1") -> LetterText:
    paragraphs = [Said(BlockKind.ANSWER, asked, text, at) for at, (asked, text) in enumerate(said)]
    return LetterText(paper, f"{paper}0", kind, "Spielplätze im Westen", tuple(paragraphs))


def test_a_sample_letter_gives_its_questions_with_its_answers() -> None:
    pairs = mined([sample_letter()])
    assert len(pairs) > 2
    for pair in pairs:
        assert pair.paper == "2531" and pair.origin is Origin.MINED and pair.answers
        assert not pair.question[0].isdigit()
        assert all(legible(answer.text) for answer in pair.answers)


def test_what_answers_a_question_belongs_to_it_alone() -> None:
    first, second = mined(
        [letter(("1. Wie viele Plätze wurden erneuert?", LONG), ("Wann ist der nächste Platz dran?", "B" + LONG))]
    )
    assert (first.question, second.question) == (
        "Wie viele Plätze wurden erneuert?",
        "Wann ist der nächste Platz dran?",
    )
    assert [answer.text for pair in (first, second) for answer in pair.answers] == [LONG, "B" + LONG]
    assert first.answers[0].asked == ""


def test_a_question_counts_once_in_a_paper() -> None:
    asked = "Wie viele Plätze wurden erneuert?"
    assert len(mined([letter((asked, LONG)), letter((asked.lower() + " ", LONG))])) == 1
    assert len(mined([letter((asked, LONG)), letter((asked, LONG), paper="2")])) == 2


def test_what_teaches_nothing_is_left_out() -> None:
    asked = "Wie viele Plätze wurden erneuert?"
    assert mined([letter(("Warum denn das?", LONG)), letter((asked, "Drei."))]) == []
    assert mined([letter((asked, "12.345,67 € 2021 12.345,67 € 2022 " * 4))]) == []
    assert mined([letter((asked, LONG), kind=LetterKind.OTHER)]) == []
    assert not legible(LONG * 20) and legible(LONG)
