from __future__ import annotations

from assistant.verification.aligned import aligned
from tests.assistant.verification.made_evidence import shown


def test_a_clause_takes_up_the_clause_it_is_about() -> None:
    (pair,) = aligned("Am Standort Heidenauer Straße werden Plätze benötigt.", shown())
    assert "Heidenauer" in pair.clauses[0][0].text
    assert pair.score > 0.5


def test_what_is_about_something_else_takes_up_nothing() -> None:
    (pair,) = aligned("Der Zoo erwirbt zwei Giraffen.", shown())
    assert pair.clauses == ()
