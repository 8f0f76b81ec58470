"""What is looked at for a question: only the administration's own words on a matter, each with what speaks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from assistant.address import Placed
from assistant.drafting.candidates import LOOKED_AT, NEAREST, Looked, looked_at
from ingest.model import BlockKind, Role, Speaker
from tests.assistant.made import OTHERS, context, placed, summary

pytestmark = pytest.mark.usefixtures("plain_judge")
QUESTION, SUBJECT = "Wann öffnet das Freibad im Norden wieder?", "Freibad im Norden"
TEXT = "Das Freibad im Norden öffnet am 3. Juni 2023 wieder."
NEAR = 0.7


def report(text: str = TEXT, ident: str = "a", **kinds: Any) -> Placed:
    """A passage near to the question, in a letter of its own."""
    made = placed(text, letter=summary(ident, reference=f"AF00{ord(ident[0])}/22"))
    return Placed(replace(made.passage, **kinds), made.letter)


def look(*placed_there: Placed, question: str = QUESTION) -> Looked:
    """What is looked at where these and others are found."""
    near = {one.passage.key: NEAR for one in placed_there}
    return looked_at(question, SUBJECT, lambda asked, _: context(asked, *placed_there, *OTHERS, near=near))


def texts(*placed_there: Placed, question: str = QUESTION) -> list[str]:
    return [one.window.text for one in look(*placed_there, question=question).candidates]


def test_each_window_with_what_speaks_for_it() -> None:
    found = look(report())
    first = max(found.candidates, key=lambda one: one.evidence["said"])
    assert first.window.text == TEXT and first.addressed == 0.0
    assert found.question == QUESTION and found.near[first.key] == NEAR
    assert len(found.candidates) <= LOOKED_AT + NEAREST


@pytest.mark.parametrize(
    "kinds",
    [
        {"speaker": Speaker.ENQUIRER},
        {"speaker": Speaker.COUNCIL},
        {"kind": BlockKind.QUESTION},
        {"kind": BlockKind.INTRO},
        {"role": Role.RESERVATION},
    ],
)
def test_only_what_the_administration_says_on_a_matter(kinds: dict[str, Any]) -> None:
    assert TEXT not in texts(report(**kinds))


@pytest.mark.parametrize("text", ["Siehe Antwort zu Frage 2.", "Hierzu wird auf die Antwort zu 1 verwiesen."])
def test_a_reference_elsewhere_says_nothing(text: str) -> None:
    assert text not in texts(report(text))


def test_a_number_of_the_enquiry_is_no_place_in_another_letter() -> None:
    found = look(report(number="7"), question="Zu Frage 3: Wann öffnet das Freibad im Norden wieder?")
    assert TEXT in [one.window.text for one in found.candidates]
    assert not any(one.addressed for one in found.candidates)


def test_a_question_that_asks_for_a_line_of_a_head_asks_the_administration() -> None:
    text = "Die Anfrage zum Freibad im Norden wurde am 3. Juni 2023 beantwortet."
    assert text in texts(report(text), question="Wann wurde die Anfrage zum Freibad im Norden beantwortet?")
