"""The sentences of the command line, in German; what an answer shows stands in :mod:`ui.page_texts`, for the page, too.

A text with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

import re

DESCRIPTION = "Beantwortet Fragen zu Ratsunterlagen; jeder Satz der Antwort trägt seine Fundstelle."
EPILOG = (
    "Das Datenverzeichnis nennt FUNDSTELLE_DATA (sonst ~/.local/share/fundstelle), Einstellungen stehen dort in "
    "fundstelle.toml. Rückgabewerte: 0 in Ordnung (auch: nicht gefunden), 1 Störung, 2 falscher Aufruf, "
    "3 unbrauchbare Eingabe."
)

#: What each command does, for the list of commands and its own help.
COMMANDS = {
    "ingest": "Schreiben aufnehmen: Dateien oder Ordner mit .txt-Dateien",
    "ask": "eine Frage beantworten, mit Fundstellen",
    "structure": "den Aufbau eines Schreibens zeigen, ohne es aufzunehmen",
    "serve": "die Seite im Browser bereitstellen, bis Strg+C",
    "doctor": "zeigen, was installiert und aufgenommen ist und was fehlt",
    "reindex": "alle Indexe aus dem Archiv neu aufbauen",
}
#: What each argument is for, by command and name.
ARGUMENTS = {
    "paths": "Dateien oder Ordner",
    "cleared_by": "alle diese Schreiben zur Veröffentlichung freigeben; Name und Grund werden festgehalten",
    "clearances": "Datei mit Freigaben einzelner Schreiben (siehe samples/README.md)",
    "plain": "auch Schreiben ohne nummerierte Punkte aufnehmen, als einfachen Fließtext",
    "question": "die Frage, in Anführungszeichen; „-“ liest sie von der Standardeingabe",
    "history": 'bisheriger Verlauf als JSON: [{"role": "user", "content": "…"}, …]',
    "lang": "Sprache des Rahmens um die deutschen Zitate (sonst die der Frage)",
    "file": "das Schreiben",
    "host": "Adresse, unter der die Seite erreichbar ist (sonst aus fundstelle.toml oder 127.0.0.1)",
    "port": "Anschluss der Seite (sonst aus fundstelle.toml oder 7860; 0: ein freier)",
    "json": "das Ergebnis als JSON ausgeben (Schlüssel: docs/interfaces.md)",
    "help": "diese Hilfe zeigen",
    "version": "die Version zeigen",
}

#: The name of an outcome in front of its line, by :class:`ingest.pipeline.Outcome`.
OUTCOMES = {
    "taken_in": "aufgenommen",
    "renewed": "neu gelesen",
    "cleared": "freigegeben",
    "withdrawn": "zurückgezogen",
    "unchanged": "unverändert",
    "unsupported": "übergangen",
    "refused": "abgelehnt",
}
WITHHELD = "zurückgehalten"
ONE_PARAGRAPH, MANY_PARAGRAPHS = "1 Absatz", "{count} Absätze"
PUBLIC, NOT_PUBLIC = "öffentlich", "nichtöffentlich"
HOW_TO_CLEAR = 'Freigeben: fundstelle ingest {path} --cleared-by "Name, Grund"'  # {path}
UNSUPPORTED = "{path}: {counts}; gelesen werden bisher .txt-Dateien"  # {path} {counts}
REINDEXED = "Indexe neu aufgebaut: {letters} Schreiben."  # {letters}

SERVING = "Fundstelle läuft auf {address} (beenden mit Strg+C)."  # {address}
STOPPED = "Abgebrochen; was fertig war, ist erhalten."

MARKS = {
    "ticked": "vertraulich: angekreuzt",
    "unticked": "vertraulich: nicht angekreuzt",
    "unreadable": "Vertraulichkeitsvermerk nicht eindeutig lesbar",
    "absent": "kein Vertraulichkeitsvermerk",
}
HEAD = {
    "kind": "Art",
    "reference": "Zeichen",
    "further_references": "weitere Zeichen",
    "date": "Datum",
    "office": "Absender",
    "file_number": "Geschäftszeichen",
    "addressees": "Empfänger",
    "subject": "Betreff",
    "mark": "Vermerk",
}

DOCTOR = {
    "version": "Fundstelle",
    "data_dir": "Datenverzeichnis",
    "owner": "Dienst",
    "model": "Modell",
    "letters": "Schreiben",
    "problems": "Es fehlt:",
    "fine": "Alles da.",
    "packages": "Pakete",
    "model_missing": "fehlt ({dir})",  # {dir}
    "model_ready": "{package} im Ordner {dir}, Kennung {fingerprint}",  # {package} {dir} {fingerprint}
    "unknown": "unbekannt",
    "tier": "{letters} {tier}, davon {indexed} im Index",  # {letters} {tier} {indexed}
}
OWNERS = {
    "none": "läuft nicht",
    "running": "läuft (Prozess {pid})",  # {pid}
    "serving": "läuft (Prozess {pid}) auf {serving}",  # {pid} {serving}
    "unresponsive": "läuft, antwortet aber nicht",
}

#: argparse's own sentences, as patterns and what stands in their place; it offers no translation of its own.
_USAGE = (
    (r"the following arguments are required: (.*)", r"es fehlt: \1"),
    (r"unrecognized arguments: (.*)", r"unbekannt ist: \1"),
    (r"argument (\S+): invalid choice: ('.*?') \(choose from (.*)\)", r"\1: \2 gibt es nicht, möglich sind \3"),
    (r"argument (\S+): invalid int value: (.*)", r"\1: \2 ist keine ganze Zahl"),
    (r"argument (\S+): expected one argument", r"\1: es fehlt der Wert"),
    (r"argument (\S+): expected at least one argument", r"\1: es fehlt der Wert"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


def usage_fault(message: str, program: str) -> str:
    """What is wrong with a command line, as one sentence.

    Args:
        message: argparse's sentence.
        program: The command as typed ("fundstelle ask").
    """
    for pattern, german in _USAGE:
        if match := re.fullmatch(pattern, message, re.S):
            message = match.expand(german)
            break
    return f"Der Aufruf passt nicht ({message}): „{program} --help“ zeigt, was möglich ist."
