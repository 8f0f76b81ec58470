from __future__ import annotations

import pytest

from assistant.verification.speakers import changed, is_unattributed, sources
from ingest.model import Speaker
from tests.assistant.verification.made_evidence import shown


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Die Verwaltung teilt mit, dass es reicht.", Speaker.OFFICE),
        ("Nach Angaben der Fraktion fehlen Plätze.", Speaker.ENQUIRER),
        ("Der Stadtrat beschloss den Bau.", Speaker.COUNCIL),
        ("According to the administration, it is enough.", Speaker.OFFICE),
    ],
)
def test_sources(sentence: str, role: Speaker) -> None:
    assert role in {source.role for source in sources(sentence)}


def test_another_speaker() -> None:
    asked = shown("Es fehlen Plätze.", speaker=Speaker.ENQUIRER)
    assert changed("Die Verwaltung erklärt, dass Plätze fehlen.", asked)
    assert not changed("Die Fraktion erklärt, dass Plätze fehlen.", asked)
    assert is_unattributed("Es fehlen Plätze.", asked)
    assert not is_unattributed("Laut Anfrage fehlen Plätze.", asked)


@pytest.mark.parametrize(
    "head",
    [
        "Die Bundesregierung sagt zu: ",
        "Das Verwaltungsgericht stellte fest: ",
        "Der Bürgerverein teilt mit: ",
        "Der Stadtrat hat beschlossen: ",
        "Die anfragende Fraktion erklärt: ",
        "Nach Einschätzung der Feuerwehr gilt: ",
    ],
)
def test_somebody_put_before_the_words_of_an_office(head: str) -> None:
    said = "Es gibt in den Stadtteilen große Unterschiede bei den Plätzen."
    assert changed(head + said, shown(said))
    assert not changed(f"Die Verwaltung erklärt: {said}", shown(said))


def test_a_stranger_who_is_named_in_the_letter_is_none() -> None:
    there = shown("Nach Auskunft der Feuerwehr war der Weg gesperrt. Die Bundesregierung hat einen Prozess gestartet.")
    assert not changed("Nach Einschätzung der Feuerwehr war der Weg gesperrt.", there)
    assert not changed("Die Bundesregierung hat einen Prozess gestartet.", there)
    assert changed("Die Stadt hat einen Prozess gestartet.", shown("Die Bundesregierung habe einen Prozess gestartet."))


def test_what_an_enquirer_wants_of_an_office_is_not_said_by_it() -> None:
    asked = shown("3. Die Stadtverwaltung bindet die Kammer in den Stab ein.", speaker=Speaker.ENQUIRER)
    assert changed("Die Stadtverwaltung kündigt an, die Kammer einzubinden.", asked)


def test_one_body_for_another() -> None:
    there = shown("So beauftragte der Aufsichtsrat die Rheinhäfen. Im Ausschuss wurde berichtet.")
    assert changed("Der Gemeinderat beauftragte die Rheinhäfen.", there)


def test_an_office_is_named_in_full_or_in_short() -> None:
    assert not changed("Nach Auskunft des Dezernats 3 werden 1.205 Personen zugewiesen.", shown())


def test_whoever_has_the_floor_says_it() -> None:
    text = "Stadtrat Høyem (FDP): Die Antwort der Verwaltung verstehe ich."
    minutes = shown(text, speaker=Speaker.RECORD)
    assert changed("Die Verwaltung räumt ein, dass die Antwort zu verstehen ist.", minutes)
    assert not changed("Stadtrat Høyem (FDP) erklärt, dass er die Antwort versteht.", minutes)
