"""What else answers beside the likeliest window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.address import Placed
from assistant.context import Context
from assistant.further import MOST, further, goes_across, one_each
from assistant.question import understand
from assistant.reader import Reading
from assistant.window import grow
from ingest.model import BlockKind, Role, Speaker
from tests.assistant.made import APRIL, JUNE, OTHERS, context, placed, reading, summary

pytestmark = pytest.mark.usefixtures("plain_judge")

MAYBE = 0.3


def in_year(year: int, text: str, ident: str | None = None) -> Placed:
    """A report of a year, in a letter of its own."""
    letter = summary(ident or f"y{year}", reference=f"V0001/{year % 100}", date=APRIL.replace(year=year))
    return placed(text, letter=letter, place="1/1")


def over(question: str, *candidates: Placed) -> Context:
    """A question that is near to its candidates, among passages about something else."""
    return context(question, *candidates, *OTHERS, near={one.passage.key: 0.89 for one in candidates})


def also(asked: Context, *readings: Reading) -> list[str]:
    """What is cited beside the first reading."""
    part = asked.question.parts[0]
    return [window.text for window in further(asked, part, readings, grow(readings[0], ()), ())]


@pytest.mark.parametrize(
    ("text", "across"),
    [
        ("Wie hat sich die Zahl der Becken entwickelt?", True),
        ("Was sagen beide Schreiben zum Freibad?", True),
        ("What did they say first and what later?", True),
        ("Was kostet das Freibad?", False),
    ],
)
def test_comparing_goes_across_letters(text: str, across: bool) -> None:
    assert goes_across(understand(text)) is across


def test_of_every_passage_the_best_reading_counts() -> None:
    one, other = placed("Das Bad ist zu.", "Es regnet.", place="1/1"), placed("Die Halle ist auf.", place="2/1")
    readings = [reading(one, 1, 3.0), reading(other, 0, 2.0), reading(one, 0, 1.0)]
    assert one_each(readings) == readings[:2]
    assert one_each([]) == []


def test_what_is_nearly_as_likely_is_cited_too_and_nothing_else() -> None:
    first = in_year(2021, "Das Freibad im Norden öffnet im Juni.")
    second = in_year(2022, "Das Freibad im Norden schließt im September.")
    asked = over("Was ist mit dem Freibad im Norden?", first, second)
    assert also(asked, reading(first, chance=0.5), reading(second, chance=MAYBE)) == [second.passage.text]
    assert also(asked, reading(first, chance=0.9), reading(second, chance=0.02)) == []


def test_same_words_are_not_cited_twice() -> None:
    said = "Das Freibad im Norden öffnet im Juni."
    first, again, longer = in_year(2021, said), in_year(2022, said), in_year(2023, f"{said} Es ist beheizt.")
    spaced = in_year(2024, "Das Freibad im  Norden öffnet im Juni.")
    asked = over("Was ist mit dem Freibad im Norden?", first, again, longer, spaced)
    rest = [reading(one, chance=MAYBE) for one in (again, longer, spaced)]
    assert also(asked, reading(first, chance=MAYBE), *rest) == []


def test_what_is_likely_and_does_not_answer_is_not_cited() -> None:
    first = in_year(2021, "Das Freibad im Norden kostet 5 Euro.")
    beside = OTHERS[0]
    asked = context("Was kostet das Freibad im Norden?", first, *OTHERS, near={first.passage.key: 0.86})
    assert not asked.judged(asked.question.parts[0], grow(reading(beside), ())).answers
    assert also(asked, reading(first, chance=0.4), reading(beside, chance=0.4)) == []


def test_at_most_three_windows_a_part() -> None:
    many = [in_year(2010 + n, f"Das Freibad im Norden hat {n} Becken.") for n in range(2, 9)]
    asked = over("Was ist mit dem Freibad im Norden?", *many)
    cited = also(asked, *[reading(one, chance=1 / len(many)) for one in many])
    assert len(cited) == MOST - 1


def test_comparing_letters_cites_each_once_however_unlikely() -> None:
    first = in_year(2021, "Das Freibad im Norden öffnet im Juni.")
    same = replace(first, passage=replace(first.passage, key=f"{first.passage.document_id}/2/1"))
    second = in_year(2022, "Das Freibad im Norden öffnet im Juli.")
    asked = over("Was sagen beide Schreiben jeweils zum Freibad im Norden?", first, same, second)
    readings = [reading(first, chance=0.9), reading(same, chance=0.05), reading(second, chance=0.01)]
    assert also(asked, *readings) == [second.passage.text]


def test_comparing_years_cites_each_named_year_once() -> None:
    first = in_year(2021, "Das Freibad im Norden hatte 2021 elf Becken.")
    second = in_year(2022, "Das Freibad im Norden hatte 2022 zwölf Becken.")
    again = in_year(2022, "Das Freibad im Norden wurde 2022 gestrichen.", "z")
    unnamed = in_year(2019, "Das Freibad im Norden hatte 2019 neun Becken.")
    asked = over("Wie hat sich das Freibad im Norden von 2021 bis 2022 entwickelt?", first, second, again, unnamed)
    readings = [reading(one, chance=0.25) for one in (first, unnamed, second, again)]
    assert also(asked, *readings) == [second.passage.text]


def test_resolution_is_not_put_beside_a_report() -> None:
    report = in_year(2021, "Das Freibad im Norden öffnet im Juni.")
    decided = placed("Das Freibad im Norden öffnet früher.", kind=BlockKind.RESOLUTION_POINT, speaker=Speaker.COUNCIL,
                     letter=summary("v", date=JUNE))  # fmt: skip
    asked = over("Was sagen beide Schreiben jeweils zum Freibad im Norden?", report, decided)
    assert also(asked, reading(report, chance=0.5), reading(decided, chance=0.4)) == []


def test_line_of_the_head_goes_on_in_its_own_letter_only() -> None:
    def line(text: str, ident: str, place: str, role: Role = Role.OFFICE) -> Placed:
        return placed(text, kind=BlockKind.LETTERHEAD, role=role, letter=summary(ident), place=place)

    first, more = line("Amt für Bäder", "d", "1/1"), line("Abteilung Technik", "d", "1/2")
    date, foreign = line("3. April 2023", "d", "1/3", Role.DATE), line("Amt für Kultur", "e", "1/1")
    lines = [first, more, date, foreign]
    readings = [reading(one, chance=0.25) for one in lines]
    assert also(context("Wer ist der Absender?", *lines), *readings) == [more.passage.text]
    across = context("Wer ist jeweils der Absender?", *lines)
    assert also(across, *readings) == [more.passage.text, foreign.passage.text]
