"""Which kind of answer a question wants: its first interrogative decides, or the noun that it asks for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.asking import Wanted
from assistant.kind_wanted import KEYWORD, NOUNS, TOPIC, WANTED, begins_with_verb, noun_kind, wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Was kostet das Freibad?", Wanted.MONEY),
        ("HOW MUCH DOES IT COST?", Wanted.MONEY),
        ("Wie viel spart die Stadt im Jahr?", Wanted.MONEY),
        ("Wie hoch ist die Miete dort?", Wanted.MONEY),
        ("Was legt die Stadt bei Lastenrädern drauf?", Wanted.MONEY),
        ("Mit welchem Budget?", Wanted.MONEY),
        ("Wie viele Becken gibt es?", Wanted.COUNT),
        ("Wie hoch darf der Turm werden?", Wanted.COUNT),
        ("Um wie viel ist es gestiegen?", Wanted.SHARE),
        ("Wie hoch ist der Anteil der Kinder?", Wanted.SHARE),
        ("Wie breit muss der Weg bleiben?", Wanted.MEASURE),
        ("Wie hart ist das Wasser?", Wanted.MEASURE),
        ("Wie lange wird gebaut?", Wanted.DURATION),
        ("Nach wie vielen Stunden wird gelöscht?", Wanted.DURATION),
        ("Wann öffnet es?", Wanted.DATE),
        ("Aus welchem Jahr stammt es?", Wanted.DATE),
        ("Bis wann?", Wanted.DATE),
        ("Wer leitet das Amt?", Wanted.PERSON),
        ("Welches Amt ist zuständig?", Wanted.WHO),
        ("Welche Baufirma kriegt den Auftrag?", Wanted.WHO),
        ("Wo liegt es?", Wanted.PLACE),
        ("An welchen Orten gibt es Ratten?", Wanted.PLACE),
        ("Warum ist es zu?", Wanted.REASON),
        ("Wie lautet die Telefonnummer?", Wanted.CONTACT),
        ("Ab wann ist die Telefonnummer besetzt?", Wanted.CONTACT),
        ("Hat das Amt geantwortet?", Wanted.YES_NO),
        ("Zahlen die Bürger dafür?", Wanted.YES_NO),
        ("Did the city pay?", Wanted.YES_NO),
        ("Wie geht es weiter?", Wanted.OTHER),
    ],
)
def test_interrogative_tells_the_kind(text: str, kind: Wanted) -> None:
    assert wanted(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wie weit liegt die Auslastung unter dem Ziel?", Wanted.SHARE),
        ("Wie weit lagen die Einnahmen darunter?", Wanted.SHARE),
        ("Wie stark überschreitet der Messwert die Grenze?", Wanted.SHARE),
        ("Wie sehr weicht das Ergebnis vom Plan ab?", Wanted.SHARE),
        ("How far above the average are we?", Wanted.SHARE),
        ("Wie weit liegen die Haltestellen auseinander?", Wanted.MEASURE),
        ("Wie weit ist die nächste Schule entfernt?", Wanted.MEASURE),
        ("How far is the stop from the school?", Wanted.MEASURE),
        ("Wie weit ist die Planung?", Wanted.OTHER),
        ("Wie weit ist die Verhandlung über den Kauf?", Wanted.OTHER),
        ("Wie stark ist das Amt besetzt?", Wanted.OTHER),
        ("How far is the planning?", Wanted.OTHER),
    ],
)
def test_a_distance_and_a_difference_are_figures_and_how_far_something_is_done_is_none(text: str, kind: Wanted) -> None:
    assert wanted(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What is the library fee for adults?", Wanted.MONEY),
        ("What was the average monthly rent?", Wanted.MONEY),
        ("What are the parking charges downtown?", Wanted.MONEY),
        ("What is the city's budget?", Wanted.MONEY),
        ("How high is the bus fare?", Wanted.MONEY),
        ("How large was the total grant?", Wanted.MONEY),
        ("What is the fee deadline?", Wanted.DATE),
        ("What was the main reason for the delay?", Wanted.REASON),
        ("Was war der höchste Zuschuss?", Wanted.MONEY),
        ("Was sind die häufigsten Ursachen?", Wanted.REASON),
        ("Wie lautet die neue Adresse?", Wanted.PLACE),
    ],
)
def test_the_noun_behind_adjectives_and_at_the_end_of_a_compound_is_what_is_asked_for(text: str, kind: Wanted) -> None:
    assert wanted(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "What is the city doing about rents?",
        "What is the funding used for?",
        "What is the tax office planning?",
        "What was the property tax rate called?",
        "What is the plan for lower fees?",
        "Was sind die Folgen der Kosten?",
        "Was ist der Inhalt der neuen Gebührensatzung?",
    ],
)
def test_a_noun_that_only_says_what_it_is_about_is_not_asked_for(text: str) -> None:
    assert wanted(text) is Wanted.OTHER


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Wann und wie viele?", Wanted.DATE),
        ("Wie viele und wann?", Wanted.COUNT),
        ("Wer zahlt die Kosten?", Wanted.WHO),
        ("Warum sind die Kosten so hoch?", Wanted.REASON),
        ("Wie will man herausfinden, wie viele es sind?", Wanted.OTHER),
        ("Weiß die Stadt, wie viele es sind?", Wanted.YES_NO),
        ("Können Sie sagen, wie viele es sind?", Wanted.COUNT),
        ("Muss die Stadt die Kosten tragen?", Wanted.YES_NO),
        ("Was unternimmt die Stadt gegen hohe Kosten?", Wanted.OTHER),
        ("Was kostet das?", Wanted.MONEY),
        ("Was the pool closed?", Wanted.YES_NO),
    ],
)
def test_what_comes_first_decides(text: str, kind: Wanted) -> None:
    assert wanted(text) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Freibad im Norden", Wanted.OTHER),
        ("Freibad Sanierung Kosten", Wanted.MONEY),
        ("Anzahl Bienenvölker", Wanted.COUNT),
        ("Anteil der Kinder?", Wanted.SHARE),
        ("Kaiserstraße Auftragnehmer", Wanted.WHO),
        ("Höhe des Preisgelds?", Wanted.MONEY),
    ],
)
def test_keywords_want_what_their_noun_names(text: str, kind: Wanted) -> None:
    assert wanted(text) is kind


def test_nouns_name_their_kinds() -> None:
    assert noun_kind("Termin und Kosten") is Wanted.DATE
    assert noun_kind("das Freibad") is None
    assert set(NOUNS) | set(WANTED) <= set(Wanted)
    assert KEYWORD.search("Kosten") and not KEYWORD.search("Hauptstraße")


@pytest.mark.parametrize(
    ("text", "verb"),
    [("Gibt es das?", True), ("Rathaus: gibt es das?", True), ("Kosten der Halle", False), ("Wer gibt es?", False)],
)
def test_verb_in_front_is_seen_behind_a_topic(text: str, verb: bool) -> None:
    assert begins_with_verb(text) is verb


def test_topic_ends_at_colon_or_dash() -> None:
    found = TOPIC.match("Halle - wann wird gebaut?")
    assert found and found[0] == "Halle - "


@settings(deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_a_kind(text: str) -> None:
    assert wanted(text) in Wanted
