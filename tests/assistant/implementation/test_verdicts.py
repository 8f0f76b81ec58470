"""What a statement recommends for a motion, and for which of its points."""

from __future__ import annotations

import pytest

from assistant.implementation.verdicts import AS_SETTLED, REFUSES_MOTION, named_points, sends_to, speaks_of


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Die Verwaltung empfiehlt, Ziffer 1 und Ziffer 2 des Antrags abzulehnen.", {"1", "2"}),
        ("Zu den Ziffern 1, 2 und 4 gilt der Antrag als erledigt.", {"1", "2", "4"}),
        ("Die Verwaltung empfiehlt, die Anträge 1 bis 3 abzulehnen.", {"1", "2", "3"}),
        ("Ziffer 2a: Die Verwaltung empfiehlt Ablehnung.", {"2a"}),
        ("Der Antrag unter Ziffer 4 ist erledigt.", {"4"}),
        ("Aus den unter Ziffer 1 genannten Gründen ist das nicht sinnvoll.", set()),
        ("Wie unter Punkt 1 bereits dargestellt, wird geprüft.", set()),
        ("Siehe Ziffer 1.", set()),
        ("Der Antrag 2023/0039 wird abgelehnt.", set()),
        ("Der Plan nennt unter Punkt 1.1.5 Anlagen.", set()),
        ("Die Verwaltung empfiehlt, den Antrag abzulehnen.", set()),
    ],
)
def test_the_points_a_sentence_is_about(sentence: str, numbers: set[str]) -> None:
    assert named_points(sentence) == numbers


def test_what_names_other_points_is_not_of_this_one() -> None:
    sentence = "Zu den Ziffern 3 und 5 fehlt die Zuständigkeit."
    assert speaks_of(sentence, "3") and speaks_of(sentence, "5") and not speaks_of(sentence, "4")
    assert speaks_of("Ziffer 2 ist abzulehnen.", "2a"), "a point holds for its parts"
    assert speaks_of(sentence, None) and speaks_of("Der Antrag ist abzulehnen.", "4")


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Verwaltung bittet, den Antrag als erledigt zu betrachten.",
        "Der Antrag wird zunächst für erledigt betrachtet.",
        "Vor diesem Hintergrund hat sich der Antrag erledigt.",
    ],
)
def test_to_count_as_settled_is_not_to_be_done(sentence: str) -> None:
    assert AS_SETTLED.search(sentence)
    assert not AS_SETTLED.search("Der Auftrag ist damit erledigt.")


def test_the_refusal_of_a_motion() -> None:
    assert REFUSES_MOTION.search("Es wird daher empfohlen, den Antrag abzulehnen.")
    assert not REFUSES_MOTION.search("Diesen Eingriff lehnt die Verwaltung ab.")


def test_where_words_send_their_reader() -> None:
    assert sends_to("Siehe Stellungnahme der Verwaltung zu Antragsziffer 2.") == ("2",)
    assert sends_to("s. Antwort zu 1 und zu Punkt 3a") == ("1", "3a")
    assert sends_to("Siehe oben.") == ()
