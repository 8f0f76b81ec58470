"""What one sentence says: done, under way, not yet, refused, somebody else's; more plainly or less."""

from __future__ import annotations

import pytest

from assistant.implementation.state import Progress
from assistant.implementation.wording import office_meant, votes

DONE, ONGOING, NOT_DONE = Progress.DONE, Progress.ONGOING, Progress.NOT_DONE
DECLINED, ELSEWHERE, REPORTED = Progress.DECLINED, Progress.NOT_RESPONSIBLE, Progress.REPORTED


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Der Beschlusspunkt ist vollumfänglich erfüllt.", DONE),
        ("Die Fördersumme wurde am 2. Mai überwiesen.", DONE),
        ("Bei Bedarf wurden und werden Container gestellt.", DONE),
        ("Die Stellen sind seit März besetzt.", DONE),
        ("In den Häusern werden beide Formen angeboten.", DONE),
        ("Das Konzept befindet sich in der verwaltungsinternen Abstimmung.", ONGOING),
        ("Derzeit wird der Bestand geprüft.", ONGOING),
        ("Die Vorlage ist für die Sitzung im Oktober avisiert.", ONGOING),
        ("Die Verwaltung wird den Bürgerverein im Herbst informieren.", ONGOING),
        ("Die Stadtverwaltung folgt dem Antrag und bereitet den Beirat vor.", ONGOING),
        ("Das Sozialamt arbeitet mit allen Trägern eng zusammen.", ONGOING),
        ("Der Zeitplan kann erst nach der Entscheidung des Gerichts erstellt werden.", NOT_DONE),
        ("Die Stellen sind noch nicht besetzt.", NOT_DONE),
        ("Unter der Voraussetzung, dass Gelder bereitstehen, unterstützt das Amt bei der Suche.", NOT_DONE),
        ("Die Verwaltung empfiehlt, den Antrag abzulehnen.", DECLINED),
        ("Der Bedarf einer Aufwertung wird nicht gesehen.", DECLINED),
        ("Eine Untersuchung nach Stadtteilen ist nicht umsetzbar.", DECLINED),
        ("Die Stadt wird keine weiteren Stellen einrichten.", DECLINED),
        ("Aktuell wird kein Bedarf für ein Leitprojekt gesehen.", DECLINED),
        ("Die Einrichtung ist derzeit aus finanziellen Gründen nicht umsetzbar.", DECLINED),
        ("Für einen solchen Bericht fehlen die Datengrundlagen.", DECLINED),
        ("Es besteht weder Bedarf noch ist die Maßnahme sinnvoll.", DECLINED),
        ("Insofern wäre der Antrag abzulehnen.", DECLINED),
        ("Ob eine Erweiterung möglich ist, muss im Detail geprüft werden.", ONGOING),
        ("Im Herbst wird die Verwaltung das Thema weiter vertiefen.", ONGOING),
        ("Einer Verlängerung wird befürwortet.", ONGOING),
        ("Das Amt bietet bereits regelmäßig Führungen an.", DONE),
        ("Zu diesen Ziffern fehlt die Zuständigkeit.", ELSEWHERE),
        ("Ein weiter gehendes Engagement liegt nicht auf der Ebene dieses Amtes.", ELSEWHERE),
        ("Die Zuständigkeit für die Beschulung liegt bei den Schulen.", ELSEWHERE),
        ("Die Stadt hat darauf keinen Einfluss.", ELSEWHERE),
        ("Die Stadt setzt sich im Rahmen ihrer Möglichkeiten dafür ein.", REPORTED),
    ],
)
def test_what_a_sentence_says(sentence: str, says: Progress) -> None:
    assert votes(sentence)[0].progress is says


@pytest.mark.parametrize(
    "sentence",
    [
        "Hierzu wird auf die Vorlage vom 3. Mai verwiesen.",
        "Eine Ausweitung würde rund 50.000 Euro kosten.",
        "Klimaanlagen sind nicht ausgeschlossen.",
        "Wie viele es werden, kann nicht beantwortet werden.",
        "Seit 1985 ist die Stadt Mitglied.",
        "Die Verwaltung bittet, den Antrag als erledigt zu betrachten.",
        "Ein Fachamt des Bundes führt dazu aus: Das hilft dem Klima.",
    ],
)
def test_what_decides_nothing(sentence: str) -> None:
    assert votes(sentence) == ()


def test_final_information_alone_proves_nothing() -> None:
    assert votes("Abschließende Information kann zu oben genanntem Beschluss gegeben werden:") == () or all(
        vote.rank < 3 for vote in votes("Abschließende Information kann zu oben genanntem Beschluss gegeben werden:")
    )


def test_how_plainly_it_is_said() -> None:
    task, thing = "Die Verwaltung lehnt den Antrag ab.", "Der Umbau ist nicht möglich."
    assert votes(task)[0].rank > votes(thing)[0].rank
    assert votes(f"Insofern ist {thing[4:]}")[0].rank > votes(thing)[0].rank, "a summary speaks for all of it"
    part = "Bezüglich der Dächer hat die Stadt keinen Einfluss."
    assert votes(part)[0].rank < votes("Die Stadt hat keinen Einfluss.")[0].rank, "only a part is somebody else's"


def test_brackets_and_relative_clauses_refuse_nothing() -> None:
    assert all(vote.progress is not DECLINED for vote in votes("Es wurden Bügel (hier nicht möglich) aufgestellt."))
    assert all(vote.progress is not DECLINED for vote in votes("Ein Schild, das nicht entwendet werden kann, ist da."))
    text = "Plätze, die es gibt, aber aus Mangel nicht belegt werden können, sollen wieder in Betrieb gehen."
    assert votes(text)[0].progress is ONGOING
    assert all(
        vote.progress is not DECLINED for vote in votes("Der Schwerpunkt soll auf nicht-investiven Dingen liegen.")
    )
    cannot = "Wenige Menschen können das Angebot nicht annehmen."
    assert votes(cannot)[0].rank < votes("Das Angebot kann nicht eingerichtet werden.")[0].rank


@pytest.mark.parametrize(
    ("sentences", "office"),
    [
        (["Das Sozialamt koordiniert; mehr liegt nicht auf der Ebene dieses Amtes."], "Sozialamt"),
        (["Das Sozialamt hilft.", "Mehr liegt nicht auf der Ebene dieses Amtes."], "Sozialamt"),
        (["Das Sozialamt hilft.", "Die Stadt hat darauf keinen Einfluss."], "Stadt"),
        (["Darüber entscheidet der Bund."], None),
    ],
)
def test_for_whom_it_holds(sentences: list[str], office: str | None) -> None:
    assert office_meant(sentences) == office
