"""What bears on a question: only the administration's own words, the likeliest first, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from assistant.address import Placed
from assistant.drafting.statements import MOST, Searching, statements
from ingest.model import BlockKind, Role, Speaker
from tests.assistant.made import OTHERS, context, placed, summary

pytestmark = pytest.mark.usefixtures("plain_judge")
QUESTION, SUBJECT = "Wann öffnet das Freibad im Norden wieder?", "Freibad im Norden"
NEAR = 0.7


def report(text: str, ident: str = "a", **kinds: Any) -> Placed:
    """A passage near to the question, in a letter of its own."""
    made = placed(text, letter=summary(ident, reference=f"AF00{ord(ident[0])}/22"))
    return Placed(replace(made.passage, **kinds), made.letter)


def over(*candidates: Placed) -> Searching:
    """A search that finds these and others."""
    near = {one.passage.key: NEAR for one in candidates}
    return lambda question, subject: context(question, *candidates, *OTHERS, near=near)


def said(*candidates: Placed, question: str = QUESTION) -> list[str]:
    return [window.text for window in statements(question, SUBJECT, over(*candidates))]


def test_each_letter_that_speaks_to_the_question() -> None:
    first, second = "Das Freibad im Norden öffnet im Juni wieder.", "Das Freibad öffnet wieder am 3. Mai 2023."
    assert set(said(report(first), report(second, "b"))) == {first, second}


def test_the_same_words_once() -> None:
    text = "Das Freibad im Norden öffnet im Juni wieder."
    assert said(report(text), report(text, "b")) == [text]


def test_what_is_about_something_else_is_left_out() -> None:
    assert said() == []


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
    assert said(report("Das Freibad im Norden öffnet am 3. Juni 2023 wieder.", **kinds)) == []


@pytest.mark.parametrize("text", ["Siehe Antwort zu Frage 2.", "Hierzu wird auf die Antwort zu 1 verwiesen."])
def test_a_reference_elsewhere_says_nothing(text: str) -> None:
    assert said(report(text)) == []


def test_a_number_of_the_enquiry_is_no_place_in_another_letter() -> None:
    text = "Das Freibad im Norden öffnet am 3. Juni 2023 wieder."
    found = said(report(text, number="7"), question="Zu Frage 3: Wann öffnet das Freibad im Norden wieder?")
    assert found == [text]


def test_a_question_that_asks_for_a_line_of_a_head_asks_the_administration() -> None:
    text = "Die Anfrage zum Freibad im Norden wurde am 3. Juni 2023 beantwortet."
    assert said(report(text), question="Wann wurde die Anfrage zum Freibad im Norden beantwortet?") == [text]


def test_no_more_than_can_be_read() -> None:
    def texts() -> Iterator[Placed]:
        for n in range(MOST + 4):
            yield report(f"Das Freibad im Norden öffnet am {n + 1}. Juni 2023 wieder.", chr(ord("a") + n))

    assert len(said(*texts())) == MOST
