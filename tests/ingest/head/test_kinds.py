"""What a document is."""

from __future__ import annotations

import pytest

from ingest.head.kinds import of_file, of_letter, of_title, spaced_out
from ingest.model import LetterKind, Paper


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        *[("STELLUNGNAHME zur Anfrage", LetterKind.ANSWER_LETTER), ("Stellungnahme zum Antrag", LetterKind.STATEMENT)],
        *[("Stellungnahme zur interfraktionellen Anfrage", LetterKind.ANSWER_LETTER), ("ANFRAGE", LetterKind.ENQUIRY)],
        *[("Interfraktioneller Antrag", LetterKind.MOTION), ("Änderungs-/Ergänzungsantrag", LetterKind.MOTION)],
        *[("BESCHLUSSVORLAGE", LetterKind.PROPOSAL), ("Informationsvorlage", LetterKind.PROPOSAL)],
        *[("N I E D E R S C H R I F T", LetterKind.MINUTES), ("BESCHLUSSAUSFERTIGUNG", LetterKind.RESOLUTION)],
        *[("Beschlusskontrolle zu A0093/15", LetterKind.RESOLUTION_CONTROL), ("Anfrage zu den Kosten", None)],
        *[("Antragstellung für neue Schulen", None), ("", None)],
    ],
)
def test_kind_of_a_title(title: str, kind: LetterKind | None) -> None:
    assert of_title(title) is kind


@pytest.mark.parametrize(
    ("name", "paper_type", "kind"),
    [
        ("Antwort_Anfrage_SBR Pieschen_AF-Pi00023-23", "Anfrage/-n", LetterKind.ANSWER_LETTER),
        ("Stellungnahme TOP 36", "Anfrage", LetterKind.ANSWER_LETTER),
        ("StN FW Fahrradkonzept", "Antrag", LetterKind.STATEMENT),
        ("Beschlusskontrolle_SBR Pl_V-Pl0013/19_2019_09_10", "Vorlage", LetterKind.RESOLUTION_CONTROL),
        ("Protokoll GR TOP 19", "Anfrage", LetterKind.MINUTES),
        ("Anlage 3 STN TOP 15", "Anfrage", LetterKind.OTHER),
        ("GRÜNE-Folgekosten", "Anfrage", None),
    ],
)
def test_kind_of_a_file(name: str, paper_type: str, kind: LetterKind | None) -> None:
    assert of_file(Paper("1", paper_type=paper_type, file_name=name)) is kind


def test_file_without_a_paper_has_no_kind() -> None:
    assert of_file(None) is None


@pytest.mark.parametrize(
    ("references", "subject", "opening", "kind"),
    [
        (["mAF0316/12"], "Trichter", "", LetterKind.ANSWER_LETTER),
        ([], "Hinweise und Anfragen an den Oberbürgermeister", "Sehr geehrte Damen", LetterKind.ANSWER_LETTER),
        ([], "50 neue Bügel", "Ihren oben genannten Vorschlag beantworte ich", LetterKind.STATEMENT),
        (["A0093/15"], "Vormundschaft", "Sehr geehrte Damen und Herren", LetterKind.OTHER),
    ],
)
def test_kind_of_a_letter(references: list[str], subject: str, opening: str, kind: LetterKind) -> None:
    assert of_letter(references, subject, opening) is kind


def test_letterspacing_is_taken_out_and_words_stay() -> None:
    assert spaced_out("N I E D E R S C H R I F T") == "NIEDERSCHRIFT"
    assert spaced_out("Zu  der  Vorlage") == "Zu der Vorlage"
