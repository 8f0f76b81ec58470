"""Proposals: the decision they ask for, apart from summary, form and reasons."""

from __future__ import annotations

from ingest.body.proposals import proposed_parts
from tests.ingest.gold_structure import letter_of
from tests.ingest.made_forms import LATE
from tests.ingest.made_papers import DECIDING, body_of, noted, outline

REASONS = """\
Finanzielle Auswirkungen
Gesamtkosten: 100.000 Euro

Erläuterungen
Es gibt zwei Abschnitte.
1. Der erste Abschnitt kostet 40.000 Euro.
2. Der zweite Abschnitt kostet 60.000 Euro.
"""
DECISION = """\
Beschluss:

Antrag an den Gemeinderat
Der Gemeinderat beschließt nach Vorberatung im Ausschuss:
1. Der Bau der Schule wird genehmigt.
2. Die Verwaltung wird beauftragt, die Aufträge zu vergeben.
"""


def parts(text: str) -> list[tuple[str, str | None, str]]:
    body = body_of(text, DECIDING)
    return noted(body.rows, proposed_parts(body))


def test_points_stand_in_the_section_of_the_decision_alone() -> None:
    found = parts(f"{REASONS}\n{DECISION}")
    assert found[-3:] == [
        ("preamble", None, "Der Gemeinderat beschließt nach Vorberatung im Ausschuss:"),
        ("resolution_point", "1", "1. Der Bau der Schule wird genehmigt."),
        ("resolution_point", "2", "2. Die Verwaltung wird beauftragt, die Aufträge zu vergeben."),
    ]
    assert {kind for kind, _, _ in found[:-3]} == {"paragraph"}


def test_decision_in_one_sentence() -> None:
    text = f"{REASONS}\nBeschlussvorschlag\n\nDer Gemeinderat genehmigt den Bau der Schule."
    assert parts(text)[-2:] == [
        ("paragraph", None, "Beschlussvorschlag"),
        ("resolution_point", None, "Der Gemeinderat genehmigt den Bau der Schule."),
    ]


def test_decision_once_in_short_and_once_at_the_end() -> None:
    text = f"Beschlussantrag\n\n1. Der Bau wird genehmigt.\n\n2. Es wird vergeben.\n\n{REASONS}\n{DECISION}"
    numbers = [number for kind, number, _ in parts(text) if kind == "resolution_point"]
    assert numbers == ["1", "2", "1", "2"]


def test_every_line_stands_in_one_part() -> None:
    body = body_of(f"{REASONS}\n{DECISION}", DECIDING)
    found = proposed_parts(body)
    assert [part.first for part in found] == [0, *(part.end for part in found[:-1])]
    assert found[-1].end == len(body.rows)


def test_proposal_without_a_headed_decision_stays_plain() -> None:
    assert parts(REASONS) == []
    assert outline(letter_of(f"{LATE}\n{REASONS}")) == []


def test_whole_proposal() -> None:
    letter = letter_of(f"{LATE}\n{REASONS}\n{DECISION}")
    assert outline(letter) == ["resolution_point 1", "resolution_point 2"]
