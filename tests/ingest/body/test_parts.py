"""Items are parted into what is asked and what is answered; items without an answer of their own share the next."""

from __future__ import annotations

from ingest.body.body import Body, Shape
from ingest.body.parts import numbered_parts
from ingest.body.repeats import Enquiry
from tests.ingest.made_papers import ANSWERING, ASKING, DECIDING, MOVING, REPORTING, UNKNOWN, body_of, noted


def parts(text: str, shape: Shape = ANSWERING, *, opened: bool = False) -> list[tuple[str, str | None, str]]:
    body = body_of(text, shape)
    return noted(body.rows, numbered_parts(body, opened))


def outline(text: str, shape: Shape = ANSWERING, *, opened: bool = False) -> list[str]:
    """ "q1" for question 1, "p2" for point 2, "a1-2" for an answer, "t" for plain text."""
    letters = {"question": "q", "resolution_point": "p", "answer": "a", "paragraph": "t"}
    return [f"{letters[kind]}{number or ''}" for kind, number, _ in parts(text, shape, opened=opened)]


def test_quoted_questions_and_their_answers() -> None:
    text = "1. „Wie viele Wege gibt es?“\n\nFünf.\n\nSie sind alt.\n\n2. „Wer zahlt?“\n\nAlle."
    assert parts(text) == [
        ("question", "1", "1. „Wie viele Wege gibt es?“"),
        ("answer", "1", "Fünf. Sie sind alt."),
        ("question", "2", "2. „Wer zahlt?“"),
        ("answer", "2", "Alle."),
    ]


def test_joint_answer_has_a_range() -> None:
    text = "1. Wie viel Boden?\n\n2. Wie viel Wald?“\n\nDas ist nicht bekannt.\n\n3. „Wer zahlt?“\n\nAlle."
    assert outline(text, opened=True) == ["q1", "q2", "a1-2", "q3", "a3"]


def test_one_report_on_all_points_has_no_number() -> None:
    text = "1. Der Rat beschließt den Bau der Wege.\n\n2. Es gibt keine Zusage für die Folgejahre.“\n\nEs ist gebaut."
    assert outline(text, REPORTING, opened=True) == ["p1", "p2", "a"]


def test_pooled_answers_keep_their_own_numbers() -> None:
    asked = "1. Wie viele Wege gibt es?\n\n2. Wie viele Bänke gibt es?\n\n3. Wer zahlt?\n\n"
    assert outline(f"{asked}Zu 1.:\nFünf.\n\nZu 2. und 3.:\nKeine.") == ["q1", "q2", "q3", "a1", "a2-3"]
    assert outline(f"{asked}Zu 3.:\nAlle.\n\nZu 1.:\nFünf.\n\nZu 2.:\nKeine.") == ["q1", "q2", "q3", "a3", "a1", "a2"]


def test_answer_to_all_questions_names_them() -> None:
    text = "1. Wie viele Wege gibt es?\n\n2. Wer zahlt?\n\nAntwort zu allen Fragen:\n\nDas ist nicht bekannt."
    assert outline(text) == ["q1", "q2", "a1-2"]


def test_joint_number_in_front_of_one_question() -> None:
    text = "1.+2. Wie viele Wege gibt es und wo?\n\nFünf.\n\n3. Wer zahlt?\n\nAlle."
    assert outline(text) == ["q1-2", "a1-2", "q3", "a3"]


def test_sub_points_with_answers_of_their_own() -> None:
    text = "1. „Wie viele Wege?“\n\nFünf.\n\n2. „a) Wie viele Bänke?“\n\nKeine.\n\n„b) Wann?“\n\nBald."
    assert outline(text) == ["q1", "a1", "q2a", "a2a", "q2b", "a2b"]


def test_sub_points_with_one_answer_stay_one_item() -> None:
    text = "1. „Wie viele Wege?“\n\nFünf.\n\n2. „Wie viele Bänke\na) gibt es?\nb) kommen?“\n\nEs gibt keine."
    assert outline(text) == ["q1", "a1", "q2", "a2"]


def test_stem_above_sub_questions_keeps_the_number() -> None:
    text = "1. Wie viele Bänke gibt es?\n\na) im Wald?\n\nFünf.\n\nb) im Park?\n\nSechs.\n\n2. Wer zahlt?\n\nAlle."
    assert outline(text) == ["q1", "q1a", "a1a", "q1b", "a1b", "q2", "a2"]


def test_groups_of_questions_with_answers() -> None:
    text = "I. Wege\n\n1. Wie viele gibt es?\n\nFünf.\n\n2. Wer zahlt?\n\nAlle.\n\n"
    text += "II. Bänke\n\n1. Wie viele gibt es?\n\nKeine.\n\n2. Wer zahlt?\n\nNiemand."
    assert outline(text) == ["qI", *("qI.1", "aI.1", "qI.2", "aI.2"), "qII", *("qII.1", "aII.1", "qII.2", "aII.2")]


def test_own_list_of_an_answer_stays_in_it() -> None:
    text = (
        "„Der Stadtrat beschließt:\n"
        "1. Die Verwaltung wird beauftragt, die Freigabe von folgenden Einbahnstraßen zu prüfen:\n"
        "a. Osterbergstraße\nb. Döbelner Straße\n"
        "2. Die Verwaltung wird beauftragt, eine Planung für folgende Netzlücken vorzulegen:\n"
        "a. Verbindung zur Elsässer Straße\nb. Striesener Straße im Bereich Fetscherplatz“\n\n"
        "1. Allgemeines\n\nDie Freigabe von Einbahnstraßen ermöglicht die Verwaltungsvorschrift.\n\n"
        "2. Ergebnis der Prüfung\n\nAlle Straßen wurden geprüft."
    )
    assert outline(text, REPORTING, opened=True) == ["p1", "p2", "a"]


def test_two_resolutions_and_one_report() -> None:
    text = "1. „Es gilt.\n\n2. Es bleibt.“\nA0116/15\n\n1. „Es wird.\n\n2. Es kommt.“\n\nBeides ist geschehen."
    text = f"A0772/13\n\n{text}"
    assert outline(text, REPORTING) == ["pA0772/13.1", "pA0772/13.2", "t", "pA0116/15.1", "pA0116/15.2", "a"]


def test_reasons_behind_the_questions_are_plain_text() -> None:
    text = "1. Wie viele Wege gibt es?\n\n2. Wer zahlt?\n\nDer Wald ist groß und die Wege sind schlecht."
    assert outline(text, ASKING) == ["q1", "q2", "t"]


def test_reasons_behind_a_motion_are_plain_text_with_and_without_a_heading() -> None:
    points = "1. Die Stadt baut die Wege.\n\n2. Die Stadt berichtet jährlich."
    assert outline(f"{points}\n\nBegründung:\nDie Wege sind alt.", MOVING) == ["p1", "p2", "t"]
    assert outline(f"{points}\n\nDie Wege sind alt und die Bänke fehlen.", MOVING) == ["p1", "p2", "t"]


def test_lettered_points_of_a_resolution_without_words_above_them() -> None:
    text = "1. Der Bau wird genehmigt.\n\n2.\na) Der Plan wird vorgelegt.\n\nb) Die Kosten werden genannt."
    assert outline(text, DECIDING) == ["p1", "p2a", "p2b"]


def test_lettered_list_under_words_stays_one_point() -> None:
    text = "1. Der Bau wird genehmigt.\n\n2. Geprüft werden:\na) die Waldstraße\nb) die Parkstraße"
    assert outline(text, DECIDING) == ["p1", "p2"]


def test_document_of_unknown_kind_that_only_asks_is_an_enquiry() -> None:
    text = "1. Wie viele Wege gibt es?\n\n2. Wie viele Bänke gibt es?\n\n3. Wer zahlt das?\n\nWir danken."
    assert outline(text, UNKNOWN) == ["q1", "q2", "q3", "t"]


def test_nothing_surely_numbered() -> None:
    assert parts("Im Wald gibt es Wege.\n\nSie sind alt.") == []
    assert numbered_parts(Body.of([], ANSWERING, Enquiry()), False) == []
