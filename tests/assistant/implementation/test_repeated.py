"""Points that only their words show, and what stands below them."""

from __future__ import annotations

from assistant.implementation.repeated import begins, repeated, unmarked_points
from tests.assistant.implementation.made_points import passage

BENCHES = "1. Die Stadt stellt auf allen Plätzen Bänke auf."
SIGNS = "2. Die Stadt stellt an allen Eingängen Schilder auf."


def test_a_paragraph_that_begins_with_a_point() -> None:
    assert begins("Zu 1: Die Stadt stellt auf allen Plätzen Bänke auf.", BENCHES)
    assert begins(f"Antrag {BENCHES}", BENCHES) and not begins(SIGNS, BENCHES)
    assert not begins("1. Bänke", "1. Bänke"), "too short to tell"


def test_what_stands_below_a_repeated_point() -> None:
    paragraphs = [passage(text, n) for n, text in enumerate(["Kurz gesagt.", BENCHES, "Ja.", SIGNS, "Nein.", "Nie."])]
    assert repeated([BENCHES, SIGNS], paragraphs) == [tuple(paragraphs[1:3]), tuple(paragraphs[3:])]
    assert repeated(["3. Die Stadt pflanzt an jeder Straße Bäume."], paragraphs) == [()]


def test_points_that_follow_each_other_share_their_answer() -> None:
    paragraphs = [passage(text, n) for n, text in enumerate([BENCHES, SIGNS, "Beides ist geplant."])]
    first, second = repeated([BENCHES, SIGNS], paragraphs)
    assert first == tuple(paragraphs) and second == tuple(paragraphs[1:])


def test_numbered_paragraphs_of_a_motion_that_its_statement_repeats_are_its_points() -> None:
    motion = [passage(text, n) for n, text in enumerate([f"Antrag {BENCHES}", SIGNS, "3. Begründung und mehr davon"])]
    said = [passage(text, n) for n, text in enumerate([BENCHES, "Ja.", SIGNS, "Nein."])]
    assert unmarked_points(motion, said) == [("1", motion[0]), ("2", motion[1])]
    assert unmarked_points(motion, said[1:2]) == []
