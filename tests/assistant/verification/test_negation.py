from __future__ import annotations

import pytest

from assistant.verification.negation import denials, denies, lacks, lacks_plainly, turned_prefixes


@pytest.mark.parametrize(
    ("clause", "denied"),
    [
        ("Das ist nicht möglich.", True),
        ("Es gibt keine Mittel.", True),
        ("Nein, es wurde keine Änderung vorgenommen.", True),
        ("Nein.", True),
        ("Nicht nur die Stadt zahlt.", False),
        ("Das ist kein Grund, es nicht zu tun.", False),
        ("It has not been decided.", True),
        ("no later than May", False),
    ],
)
def test_denies(clause: str, denied: bool) -> None:
    assert denies(clause) is denied
    assert bool(denials(clause)) or not denied


def test_words_that_deny_by_themselves() -> None:
    assert lacks("Der Antrag wird abgelehnt.") and not lacks("Der Antrag wird geprüft.")
    assert turned_prefixes("bleiben unberücksichtigt", "werden berücksichtigt")


def test_each_part_of_a_clause_denies_for_itself() -> None:
    assert denies("keine neuen Brunnen geplant und daher auch nicht im Haushalt vorgesehen")
    assert not denies("es ist nicht ausgeschlossen, dass nicht gebaut wird") or denies("dass nicht gebaut wird")
    assert not denies("ob sie reichen oder nicht")
    assert lacks_plainly("kaum beschildert") and not lacks_plainly("ohne Weiteres möglich")
