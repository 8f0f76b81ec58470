"""Earlier statements that do not agree are set side by side, those of other matters or years are not."""

from __future__ import annotations

import datetime
from dataclasses import replace

from assistant.drafting.contradictions import contradictions
from tests.assistant.drafting.made_citations import citation

MAY, MARCH = datetime.date(2022, 5, 23), datetime.date(2023, 3, 1)


def test_the_same_figure_with_another_value_the_earlier_first() -> None:
    later = citation("In der Unterkunft Hechtstraße gibt es 140 Plätze.", "b", MARCH, 1)
    earlier = citation("Die Unterkunft Hechtstraße hat 120 Plätze.", "a", MAY, 2)
    (found,) = contradictions([later, earlier])
    assert (found.first, found.second) == (earlier, later)
    assert found.about == "Platz: 120 (23.05.2022) und 140 (01.03.2023)"


def test_the_same_value_is_none() -> None:
    pair = [citation(f"Die Unterkunft Hechtstraße hat {text}.", name) for text, name in (("120 Plätze", "a"),) * 2]
    assert contradictions(pair) == ()


def test_figures_of_two_years_or_of_two_matters_are_none() -> None:
    base = citation("Im Jahr 2021 kostete die Pflege der Bäume 300.000 Euro.", "a")
    assert contradictions([base, citation("Im Jahr 2022 kostete die Pflege der Bäume 400.000 Euro.", "b")]) == ()
    assert contradictions([base, citation("Die Sanierung der Schwimmhalle kostet 5 Mio. Euro.", "b")]) == ()


def test_one_denies_what_the_other_says() -> None:
    first = citation("Eine Erweiterung der Schwimmhalle ist nicht vorgesehen.", "a", MAY)
    second = citation("Eine Erweiterung der Schwimmhalle ist vorgesehen.", "b", None, 2)
    (found,) = contradictions([second, first])
    assert found.first == first and "verneint" in found.about and "ohne Datum" in found.about


def test_one_letter_does_not_contradict_itself() -> None:
    texts = ("Die Unterkunft Hechtstraße hat 120 Plätze.", "Die Unterkunft Hechtstraße hat 140 Plätze.")
    assert contradictions([citation(text, "a") for text in texts]) == ()


def test_two_answers_to_the_same_question_with_another_figure() -> None:
    asked = "Wie viele Haushalte in Dresden beziehen Wohngeld?"
    first = replace(citation("Aktuell sind es 11.805.", "a", MAY), asked=asked)
    second = replace(citation("Es handelt sich um 12.300.", "b", MARCH), asked=asked)
    (found,) = contradictions([first, second])
    assert found.about == f"„{asked}“: 11.805 (23.05.2022) und 12.300 (01.03.2023)"
    assert contradictions([first, replace(second, asked="Was kostet der Umbau der Schwimmhalle?")]) == ()


def test_what_was_announced_for_another_year() -> None:
    first = citation("Die Fertigstellung der Schwimmhalle ist für 2024 vorgesehen.", "a", MAY)
    second = citation("Die Schwimmhalle soll im Herbst 2026 fertiggestellt sein.", "b", MARCH, 2)
    (found,) = contradictions([second, first])
    assert found.about == "Fertigstellung: 2024 (23.05.2022) und 2026 (01.03.2023)"


def test_what_is_over_or_another_matter_or_the_other_end_was_not_announced_anew() -> None:
    first = citation("Die Fertigstellung der Schwimmhalle ist für 2024 vorgesehen.", "a", MAY)
    others = (
        "Die Schwimmhalle wurde 2019 fertiggestellt.",
        "Die Sanierung der Brücke soll 2026 fertiggestellt sein.",
        "Der Baubeginn an der Schwimmhalle ist für 2023 vorgesehen.",
        "Die Fertigstellung ist für 2026 geplant.",
    )
    assert [contradictions([first, citation(text, "b", MARCH, 2)]) for text in others] == [()] * 4
