from __future__ import annotations

import pytest

from assistant.verification.commitment import Rung, done_verbs, is_effort, is_of_speech, is_past, rung, stem


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Die Verwaltung könnte die Brücke bauen.", Rung.POSSIBLE),
        ("Die Verwaltung prüft den Bau.", Rung.EXAMINED),
        ("Der Bau soll geprüft werden.", Rung.EXAMINED),
        ("Die Brücke soll gebaut werden.", Rung.PLANNED),
        ("Ein Anteil ist vorzuhalten.", Rung.PLANNED),
        ("Das Büro wurde beauftragt.", Rung.DECIDED),
        ("Die Arbeiten laufen.", Rung.UNDERWAY),
        ("Die Brücke wurde gebaut.", Rung.DONE),
        ("Die Brücke ist fertiggestellt.", Rung.DONE),
        ("The bridge has been built.", Rung.DONE),
        ("The city plans a bridge.", Rung.PLANNED),
        ("Die Brücke liegt am Fluss.", None),
    ],
)
def test_rungs(clause: str, expected: Rung | None) -> None:
    assert rung(clause) is expected


def test_what_is_done() -> None:
    assert done_verbs("Die Anlage wurde errichtet.") == [stem("errichten")]
    assert done_verbs("Die Anlage soll errichtet werden.") == []
    assert is_past("Das wurde gebaut.") and not is_past("Dazu sind wir da")
    assert is_of_speech("Der Redner dankte den Ämtern.")


def test_effort_is_no_work() -> None:
    assert is_effort("setzt sich dafür ein, dass") and is_effort("ist bereit, mehr aufzunehmen")
    assert not is_effort("hat die Schule gebaut")
