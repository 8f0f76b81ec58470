"""What is asked, decided and answered without numbers: only what the letter shows."""

from __future__ import annotations

from ingest.body.body import Shape
from ingest.body.unnumbered import unnumbered_parts
from tests.ingest.made_papers import ANSWERING, ASKING, DECIDING, REPORTING, UNKNOWN, noted, rows_of

SALUTATION = "Sehr geehrte Damen und Herren,"


def parts(text: str, shape: Shape = ANSWERING) -> list[tuple[str, str | None, str]]:
    rows = rows_of(text)
    return noted(rows, unnumbered_parts(rows, shape))


def test_quoted_question_behind_a_quoted_lead_in() -> None:
    text = (
        f"{SALUTATION}\n\nIhre Anfrage beantworte ich wie folgt:\n\n"
        "„Auf dem Parkdeck sind fünf Feuerlöscher angezeigt. In Wahrheit fehlen sie aber.\n\n"
        "Werden Sie sicherstellen, dass die Nutzer des Parkdecks geschützt sind.“\n\nSie sind wieder montiert."
    )
    assert parts(text) == [
        ("preamble", None, "„Auf dem Parkdeck sind fünf Feuerlöscher angezeigt. In Wahrheit fehlen sie aber."),
        ("question", None, "Werden Sie sicherstellen, dass die Nutzer des Parkdecks geschützt sind.“"),
        ("answer", None, "Sie sind wieder montiert."),
    ]


def test_quoted_question_without_a_lead_in() -> None:
    text = f"{SALUTATION}\n\n„Wann wird die neue Brücke über den Bach gebaut?“\n\nSie wird im Jahr 2022 gebaut."
    assert [kind for kind, _, _ in parts(text)] == ["question", "answer"]


def test_questions_as_paragraphs_each_with_its_answer() -> None:
    text = "Wie viele Wege gibt es?\n\nEs gibt fünf Wege.\n\nSie sind alt.\n\nWer zahlt?\n\nDas zahlen alle."
    assert parts(text) == [
        ("question", None, "Wie viele Wege gibt es?"),
        ("answer", None, "Es gibt fünf Wege. Sie sind alt."),
        ("question", None, "Wer zahlt?"),
        ("answer", None, "Das zahlen alle."),
    ]


def test_request_that_is_quoted_with_its_own_salutation() -> None:
    text = (
        "Sehr geehrte Mitglieder,\n\nIhre Anfrage beantworte ich wie folgt:\n\nSehr geehrter Herr Oberbürgermeister,\n"
        "der Beirat bittet Sie, über den von der Stadt erworbenen Schulstandort zu berichten.\n\n"
        "Das Grundstück wurde für eine Schule angekauft.\n\nEs ist zu klein."
    )
    assert [(kind, said[:20]) for kind, _, said in parts(text)] == [
        ("question", "Sehr geehrter Herr O"),
        ("answer", "Das Grundstück wurde"),
    ]


def test_quoted_decision_and_the_report_on_it() -> None:
    text = (
        f"{SALUTATION}\n\nfolgende Information kann gegeben werden:\n„Der Stadtrat beschließt:\n\n"
        "Die Verwaltung wird beauftragt, die Wege zu bauen.\n\nDer Ausschuss wird gebeten, sie zu prüfen.“\n\n"
        "Die Wege sind gebaut."
    )
    assert parts(text, REPORTING) == [
        ("preamble", None, "„Der Stadtrat beschließt:"),
        ("resolution_point", None, "Die Verwaltung wird beauftragt, die Wege zu bauen."),
        ("resolution_point", None, "Der Ausschuss wird gebeten, sie zu prüfen.“"),
        ("answer", None, "Die Wege sind gebaut."),
    ]


def test_decision_that_is_not_quoted_and_the_report_on_it() -> None:
    text = (
        f"{SALUTATION}\n\nzu unten genanntem Beschluss kann folgende Information gegeben werden:\n\n"
        "Der Beirat beschließt die Zuwendung zum Projekt in Höhe von 3.500 Euro.\n\nDas Geld ist ausgezahlt."
    )
    assert [kind for kind, _, _ in parts(text, REPORTING)] == ["resolution_point", "answer"]


def test_statement_on_a_whole() -> None:
    text = f"{SALUTATION}\n\ndie Verwaltung stimmt dem zu.\n\nEs ist gut."
    assert parts(text, REPORTING) == [("answer", None, "die Verwaltung stimmt dem zu. Es ist gut.")]


def test_resolution_without_numbers() -> None:
    text = "Beschluss:\n\nDer Stadtrat begrüßt die Pläne.\n\nEr dankt der Verwaltung."
    assert parts(text, DECIDING) == [
        ("preamble", None, "Beschluss:"),
        ("resolution_point", None, "Der Stadtrat begrüßt die Pläne. Er dankt der Verwaltung."),
    ]


def test_what_shows_nothing_stays_unparted() -> None:
    plain = "Im Wald gibt es Wege.\n\nSie sind alt."
    for shape in (ANSWERING, ASKING, DECIDING, REPORTING, UNKNOWN):
        assert parts(plain, shape) == []
    assert unnumbered_parts([], ANSWERING) == []


def test_questions_that_nothing_answers_are_no_pairs() -> None:
    assert parts("Im Wald gibt es Wege.\n\nWie viele Wege gibt es?") == []


def test_quotation_in_a_document_of_an_unknown_kind_asks_nothing() -> None:
    assert parts("Ein Zitat:\n\n„Die Wege im Wald sind alt.“\n\nDas sagt der Förster.", UNKNOWN) == []
