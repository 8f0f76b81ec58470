from __future__ import annotations

import pytest

from assistant.verification.edits import flaws, repeated
from assistant.verification.verdict import Flaw

PASSAGE = (
    "Der Umbau der Schule soll im nächsten Jahr beginnen, sofern der Haushalt das erlaubt. Im Plangebiet ist nicht mit "
    "Altlasten zu rechnen, Auswirkungen auf die Nachbarn sind nicht zu erwarten. Das Amt plant derzeit den Ausbau "
    "des Weges. Die Stadt engagiert sich seit Jahren mit vielen anderen für die Abrüstung. Eine Verlegung der Leitung "
    "kann geprüft werden. Nach Ansicht der Verwaltung reichen die Stellplätze am Rathaus aus. Ohne Förderung ist der "
    "Bau des Hauses möglich."
)


@pytest.mark.parametrize(
    ("sentence", "flaw"),
    [
        ("Der Umbau der Schule wird im nächsten Jahr beginnen, sofern der Haushalt das erlaubt.", Flaw.COMMITMENT),
        ("Der Umbau der Schule soll im nächsten Jahr nicht beginnen.", Flaw.NEGATION),
        (
            "Im Plangebiet ist bereits mit Altlasten zu rechnen, Auswirkungen auf die Nachbarn sind nicht zu erwarten.",
            Flaw.NEGATION,
        ),
        ("Das Amt baut derzeit den Ausbau des Weges.", Flaw.COMMITMENT),
        ("Die Stadt hat abschließend gesorgt seit Jahren mit vielen anderen für die Abrüstung.", Flaw.COMMITMENT),
        ("Eine Verlegung der Leitung kann umgesetzt wurden.", Flaw.COMMITMENT),
        ("Auswirkungen auf die Nachbarn sind nicht zu erwarten.", None),
        ("Reichen die Stellplätze am Rathaus aus.", Flaw.HEDGE),
        ("Mit Förderung ist der Bau des Hauses möglich.", Flaw.NEGATION),
    ],
)
def test_one_word_turns_a_sentence(sentence: str, flaw: Flaw | None) -> None:
    found = set(flaws(sentence, (PASSAGE,)))
    assert found == set() if flaw is None else flaw in found


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Umbau der Schule soll im nächsten Jahr beginnen.",
        "Der Beginn des Umbaus der Schule ist im nächsten Jahr geplant, sofern der Haushalt das erlaubt.",
        "Auswirkungen auf die Nachbarn sind nicht zu erwarten.",
        "Geplant ist derzeit vom Amt der Ausbau des Weges.",
        "Die Stellplätze am Rathaus reichen nach Auffassung der Verwaltung aus.",
        "Ob eine Verlegung der Leitung möglich ist, kann geprüft werden.",
        "Der Bau des Hauses ist ohne Förderung möglich.",
    ],
)
def test_other_words_for_the_same_do_not(sentence: str) -> None:
    assert list(flaws(sentence, (PASSAGE,))) == []


def test_every_sentence_of_a_passage_repeats_itself() -> None:
    for sentence in PASSAGE.split(". "):
        found = repeated(sentence, (PASSAGE,))
        assert found is not None and found.edits == () and found.share == 1.0


def test_another_matter_repeats_nothing() -> None:
    assert repeated("Die Straßenbahn fährt künftig bis in die Nacht hinein.", (PASSAGE,)) is None
    assert repeated("Der Umbau", (PASSAGE,)) is None


def test_a_clause_left_out_whole_is_no_difference() -> None:
    passage = "Der Antrag wurde, weil die Mittel nicht reichten, in den Ausschuss für Umwelt verwiesen."
    assert list(flaws("Der Antrag wurde in den Ausschuss für Umwelt verwiesen.", (passage,))) == []
