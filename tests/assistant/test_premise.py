"""What a question takes for granted, and whether passages show it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.premise import claim_of, unproven
from ingest.model import BlockKind, Speaker
from tests.assistant.made import placed

CLOSED = "Warum wurde das Freibad im Norden geschlossen?"
REFUSES = "Warum weigert sich die Stadt, das Freibad zu heizen?"


def is_unproven(question: str, *sentences: str, **kinds: object) -> bool:
    claim = claim_of(question)
    return claim is not None and unproven(claim, [placed(*sentences, **kinds).passage])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (CLOSED, ["closure"]),
        (REFUSES, ["refusal"]),
        ("Seit wann ist das Grillen verboten?", ["ban"]),
        ("Wer hat den Markt verboten?", ["ban"]),
        ("Why did the council reject the plan?", ["rejection"]),
        ("Wie kommt es, dass die Stadt das Bad verkauft?", ["sale"]),
        ("Wie viele Leute wurden verletzt?", ["harm"]),
        ("Warum weigert sich die Stadt, das Grillen zu verbieten?", ["refusal"]),
        ("Warum wurde der gesperrte Weg gebaut?", []),
        ("Warum wurde das Bad nicht geschlossen?", []),
    ],
)
def test_claim_is_read_from_the_wording(question: str, names: list[str]) -> None:
    claim = claim_of(question)
    assert claim is not None and [one.name for one in claim.predicates] == names


@pytest.mark.parametrize(
    "question",
    [
        "Wurde das Bad geschlossen?",
        "Was kostet das Bad?",
        "Hat der Rat abgelehnt?",
        "Wie viele Anträge wurden abgelehnt?",
        "",
    ],
)
def test_open_question_takes_nothing_for_granted(question: str) -> None:
    assert claim_of(question) is None


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        (CLOSED, "Das Freibad im Norden wurde im Mai geschlossen, weil Geld fehlte.", False),
        (CLOSED, "Die Schließung war wegen eines Schadens nötig; das Freibad ruht.", False),
        (CLOSED, "Das Freibad im Norden wurde nie geschlossen.", True),
        (CLOSED, "Das Freibad im Norden ist täglich geöffnet.", True),
        (CLOSED, "Von einer Schließung des Freibads ist nichts bekannt.", True),
        (CLOSED, "Eine Absicht, das Freibad zu schließen, besteht nicht.", True),
        (CLOSED, "Es betraf Schließungen im Norden. Das Freibad im Norden war nie geschlossen.", True),
        (CLOSED, "Wird das Freibad im Norden geschlossen?", True),
        (REFUSES, "Eine Beheizung des Freibads ist technisch nicht möglich.", False),
        (REFUSES, "Die Stadt lehnt das ab.", False),
        (REFUSES, "Die Stadt ist gerne bereit, das Freibad zu heizen; ein Antrag ist nicht nötig.", True),
        (REFUSES, "Das Freibad wird seit Mai geheizt.", True),
        ("Warum hat der Stadtrat das Freibad abgelehnt?", "Zum Freibad gibt es keinen Antrag.", True),
        ("Warum hat der Stadtrat das Freibad abgelehnt?", "Zustimmung zum Freibad: Ja 16 Nein 0.", True),
        ("Warum wurde im April 2020 gesperrt?", "Erst seit Oktober 2020 wurde gesperrt.", True),
        ("Warum wurde im Oktober 2020 gesperrt?", "Erst seit Oktober 2020 wurde gesperrt.", False),
        ("Wie viele Leute wurden im Freibad verletzt?", "Im Freibad sind keine Unfälle bekannt.", True),
        ("Wie viele Leute wurden im Freibad verletzt?", "Im Freibad waren 300 Leute.", False),
        ("Why did the city ban the fair?", "Eine Genehmigung wurde nie beantragt.", True),
        ("Why did the city ban the fair?", "Das Fest wurde untersagt.", False),
    ],
)
def test_charge_has_to_be_shown(question: str, said: str, expected: bool) -> None:
    assert is_unproven(question, *said.replace(". ", ".\n").split("\n")) is expected


@pytest.mark.parametrize(
    ("question", "said", "expected"),
    [
        ("Warum ist der Weg immer noch gesperrt?", "Der Weg wurde gesperrt und im Mai wieder freigegeben.", True),
        ("Warum ist der Weg immer noch gesperrt?", "Der Weg ist noch gesperrt.", False),
        ("Warum schließt der Markt für immer?", "Der Markt schließt vorübergehend.", True),
        ("Warum gilt der Rabatt nur montags?", "Der Rabatt gilt an allen Tagen.", True),
        ("Warum gilt der Rabatt nur montags?", "Der Rabatt ist eine freiwillige Leistung.", False),
        ("Warum muss jeder zur Prüfung?", "Eine Prüfung gibt es nur in Zweifelsfällen.", True),
        ("Wann wird die Rutsche gebaut?", "Eine Rutsche ist nicht vorgesehen.", True),
        ("Wann wird die Rutsche gebaut?", "Ein Termin für die Rutsche ist noch nicht vorgesehen.", False),
        ("Warum hat der Verein keine Antwort bekommen?", "Der Verein hat am 3. Mai eine Antwort erhalten.", True),
        ("Warum hat der Verein kein Geld bekommen?", "Der Verein hat kein Geld erhalten.", False),
        ("Warum gibt es keine Rutsche?", "Dafür fehlt der Platz.", False),
        ("Warum darf man nicht rutschen?", "Rutschen darf man nur im Sommer.", False),
        ("Warum verbrennt die Stadt keinen Schlamm?", "Die Stadt verbrennt den Schlamm im Klärwerk.", True),
        ("Warum hat der Verein Preise gewonnen?", "Der Verein hat keine Preise erhalten.", True),
        ("Warum hat der Verein Preise gewonnen?", "Er erhielt Preise für Jugend, aber keine Preise für Sport.", False),
    ],
)
def test_what_is_not_charged_has_to_be_denied(question: str, said: str, expected: bool) -> None:
    assert is_unproven(question, said) is expected


def test_enquirers_and_letterheads_show_nothing() -> None:
    said = "Das Freibad im Norden wurde geschlossen."
    assert not is_unproven(CLOSED, said)
    assert is_unproven(CLOSED, said, speaker=Speaker.ENQUIRER)
    assert is_unproven(CLOSED, said, kind=BlockKind.LETTERHEAD)
    assert is_unproven(CLOSED, "Das ist bekannt.", asked=said)


def test_other_passages_show_only_what_they_say_clearly() -> None:
    claim = claim_of(CLOSED)
    assert claim is not None
    cited = [placed("Es fehlte an Geld.").passage]
    assert unproven(claim, cited)
    assert not unproven(claim, cited, [placed("Das Freibad im Norden ist geschlossen.").passage])
    assert unproven(claim, cited, [placed("Die Schule ist geschlossen.").passage])


ORDINARY = st.sampled_from(
    ["Was sagt das Amt zu", "Welche Vereine gibt es bei", "Wie viel kostet", "Wo steht", "Gibt es"]
)
THINGS = st.sampled_from(["Freibad", "Radweg", "Integrationskurse", "Schulhof", "Städtetag", "Haushalt 2024"])


@given(
    ORDINARY,
    THINGS,
    st.lists(st.sampled_from(["Es ist nicht geschlossen.", "Der Radweg ist offen.", "Nein."]), min_size=1),
)
def test_an_ordinary_question_never_lacks_proof(opening: str, thing: str, said: list[str]) -> None:
    assert not is_unproven(f"{opening} {thing}?", *said)


@given(THINGS, st.sampled_from(["geschlossen", "verkauft", "abgerissen", "abgelehnt", "verboten", "gekürzt"]))
def test_a_charge_that_a_letter_repeats_is_proven(thing: str, done: str) -> None:
    assert not is_unproven(f"Warum wurde {thing} {done}?", f"Im Mai wurde {thing} {done}.")
    assert is_unproven(f"Warum wurde {thing} {done}?", f"Es wurde {thing} nie {done}.")
