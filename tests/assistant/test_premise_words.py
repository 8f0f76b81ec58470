"""The words of charges: each class finds its own question and letter, and no everyday question."""

from __future__ import annotations

import pytest

from assistant.premise_words import COUNTED, PREDICATES, Predicate

#: For each predicate a question, and a sentence of a letter that shows it.
CASES = {
    "refusal": ("Warum weigert sich die Stadt?", "Die Stadt verweigert die Auskunft."),
    "rejection": ("Why did they reject it?", "Der Antrag wurde mit Mehrheit abgelehnt."),
    "ban": ("Warum verbietet die Stadt das Grillen?", "Das Grillen ist untersagt."),
    "permission": ("Seit wann ist das erlaubt?", "Die Baugenehmigung wurde erteilt."),
    "closure": ("Warum macht das Bad zu?", "Das Bad ist geschlossen."),
    "end": ("Warum stellt die Stadt den Bus ein?", "Die Linie wurde zum Mai aufgehoben."),
    "demolition": ("Warum reißt man das Haus ab?", "Der Abbruch erfolgte im Mai."),
    "sale": ("Why was the land sold?", "Das Grundstück wurde veräußert."),
    "neglect": ("Warum vernachlässigt man den Park?", "Der Park hat Mängel."),
    "concealment": ("Warum verschweigt der OB das?", "Die Vorlage ist vertraulich."),
    "failure": ("Warum fiel der Strom aus?", "Es gab eine Störung."),
    "delay": ("Warum verzögert sich der Bau?", "Der Bau wurde verschoben."),
    "dismissal": ("Warum wurde sie entlassen?", "Ihr wurde gekündigt, eine Kündigung liegt vor."),
    "exit": ("Why did the city leave the network?", "Die Stadt hat die Mitgliedschaft beendet."),
    "prevention": ("Warum blockiert die Stadt das?", "Dem wurde ein Riegel vorgeschoben, es wurde unterbunden."),
    "harm": ("Wie viele wurden verletzt?", "Es gab zwei Unfälle."),
    "expulsion": ("Wen schiebt die Stadt ab?", "Es gab eine Rückführung."),
    "increase": ("Warum steigt die Gebühr?", "Die Gebühr wurde angehoben."),
    "decrease": ("Warum sinkt die Zahl?", "Die Zahl ging zurück, ein Rückgang."),
    "compulsion": ("Warum zwingt man sie?", "Dazu sind sie verpflichtet."),
    "disfavour": ("Warum benachteiligt man sie?", "Ortsansässige haben Vorrang."),
    "waste": ("Warum verschwendet die Stadt Geld?", "Das war eine unnötige Ausgabe."),
    "destruction": ("Warum wurden Akten vernichtet?", "Die Löschung erfolgte im Mai."),
    "complaint": ("Seit wann beschweren sich Anwohner?", "Es gab Protest."),
    "toleration": ("Warum duldet die Stadt das?", "Das wird hingenommen."),
}
EVERYDAY = (
    "Wie viele Personen hat das Sozialamt untergebracht?",
    "Was sagt die Verwaltung zu Punkt 5?",
    "Wann findet die Sitzung statt?",
    "Warum arbeitet die Stadt mit Vereinen zusammen?",
)


@pytest.mark.parametrize("predicate", PREDICATES, ids=lambda one: one.name)
def test_predicate_knows_questions_and_letters(predicate: Predicate) -> None:
    question, letter = CASES[predicate.name]
    assert predicate.asked.search(question)
    assert predicate.shown.search(letter)
    assert not any(predicate.asked.search(text) for text in EVERYDAY)


def test_names_are_distinct_and_counted_ones_exist() -> None:
    names = [one.name for one in PREDICATES]
    assert len(names) == len(set(names)) and set(names) >= COUNTED
