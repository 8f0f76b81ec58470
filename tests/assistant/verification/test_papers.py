from __future__ import annotations

import pytest

from assistant.verification.papers import named


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("laut V0091/21", {"v0091/21"}),
        ("die Vorlage 2016/0479", {"2016/0479"}),
        ("Fragen 3 und 4", {"question 3", "question 4"}),
        ("Beschlusspunkt 2", {"point 2"}),
        ("an der A 8", {"a8"}),
        ("Pflanzsaison 2008/09", set()),
        ("Vorlage 2024/1047/1", {"2024/1047/1"}),
    ],
)
def test_references(text: str, keys: set[str]) -> None:
    assert {one.key.replace(" ", "") for one in named(text)} == {key.replace(" ", "") for key in keys}


def test_a_motorway_has_one_form() -> None:
    assert named("BAB 5")[0].key == named("A 5")[0].key
