"""What the pages and commands of data protection say, in German: their users are the house's own staff.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

from assistant.erasing.receipt import ErasureReason, Remainder
from assistant.persons.naming import Record
from assistant.persons.pattern import Writing
from ingest.model import Tier

REASONS = {
    ErasureReason.UNSTATED: "ohne Angabe",
    ErasureReason.PURPOSE_GONE: "für den Zweck nicht mehr nötig (Art. 17 Abs. 1 Buchst. a DSGVO)",
    ErasureReason.CONSENT_WITHDRAWN: "Einwilligung widerrufen (Buchst. b)",
    ErasureReason.OBJECTION: "Widerspruch (Buchst. c)",
    ErasureReason.UNLAWFUL: "unrechtmäßig verarbeitet (Buchst. d)",
    ErasureReason.LEGAL_DUTY: "rechtliche Pflicht zur Löschung (Buchst. e)",
    ErasureReason.RETENTION: "eigene Aufbewahrungsfrist abgelaufen",
}
REMAINDERS = {
    Remainder.BACKUPS: "Sicherungen von vor der Löschung: Dort steht es, bis sie überschrieben oder gelöscht sind. "
    "Wird eine davon eingespielt, ist danach „fundstelle forget --again BESCHEINIGUNGEN“ nötig.",
    Remainder.OWN_MODEL: "Das an das eigene Archiv angepasste Suchmodell (model-own): Es hat auch aus diesem Schreiben "
    "gelernt. Es enthält keinen Text; wer sicher gehen will, löscht den Ordner und passt neu an.",
    Remainder.ORIGINAL_FILES: "Die Dateien, aus denen aufgenommen wurde, liegen noch dort, wo sie lagen.",
    Remainder.ON_PAPER: "Ausdrucke, heruntergeladene Dateien, kopierte Fundstellen und im Browser geöffnete Seiten.",
}
WRITINGS = {
    Writing.EXACT: "wörtlich",
    Writing.REVERSED: "Nachname zuerst",
    Writing.INFLECTED: "gebeugt",
    Writing.TORN: "getrennt",
    Writing.MISREAD: "vielleicht falsch gelesen",
    Writing.INITIALS: "mit Anfangsbuchstaben",
    Writing.SURNAME: "nur der Nachname",
}
RECORDS = {
    Record.FILE: "Name oder Ort der Datei",
    Record.DECISION: "Einstufung",
    Record.CORRECTION: "Berichtigung",
    Record.MISREADING: "Meldung",
}
COUNTS = {
    "documents": "Schreiben und Fassungen",
    "texts": "Originale mit Text",
    "passages": "Absätze (in allen Suchindexen)",
    "links": "Verweise",
    "places": "Fundorte von Dateien",
    "page_images": "Seitenbilder (Lage der Wörter)",
    "page_pictures": "Seitenbilder im Arbeitsspeicher",
    "corrections": "Berichtigungen",
    "decisions": "Einstufungen",
    "history": "Antworten in Verläufen",
    "feedback": "Rückmeldungen zu Antworten",
    "misreadings": "Meldungen falsch gelesener Stellen",
    "shelf": "Antworten laufender Gespräche",
    "pages": "Gespräche offener Seiten",
    "drafts": "Entwürfe",
    "uploads": "Berichte über Aufnahmen",
}
TIERS = {
    "oeffentlich": "öffentlich",
    "intern": "intern",
    "nichtoeffentlich": "nichtöffentlich",
    "gesperrt": "gesperrt",
}
TITLE = "Datenschutz"
INTRO = (
    "Hier werden Schreiben endgültig gelöscht (Art. 17 DSGVO) und alle Stellen gesucht, die eine Person nennen (Art. "
    "15). Das Prüfprotokoll hält fest, dass Sie suchen oder löschen, ohne den gesuchten Namen und ohne Wortlaut."
)
PERSON, PERSON_HINT, SEARCH = "Person suchen", "Vor- und Nachname, etwa „Eva Muster“ oder „Muster, Eva“", "Suchen"
ERASE, ERASE_HINT, SHOW = (
    "Schreiben löschen",
    "Zeichen der Vorlage, etwa „AF0007/23“ (alle ihre Schreiben), oder Kennung eines Schreibens (alle seine "
    "Fassungen). Gelöscht wird erst nach einer Rückfrage.",
    "Zeigen, was gelöscht würde",
)
NAME, WHAT, REASON = "Name der Person", "Vorlage oder Schreiben", "Grund"
NOTHING_NAMED = (
    "Kein Schreiben nennt diese Person; durchgesehen wurden {looked}, auch ältere Fassungen. Bitte prüfen Sie die "
    "Schreibweise, oder suchen Sie nur den Nachnamen."
)  # {looked}
PASSAGE, PASSAGES = "1 Stelle", "{count} Stellen"  # {count}
NAMED = "{passages} in {letters} von {looked} Schreiben. Ob dieselbe Person gemeint ist, entscheiden Sie."
OUTSIDE = "außerhalb der Absätze"
OLDER = "ältere Fassung"
AS_FILE = "Als Datei für die Auskunft"
AS_FILE_HINT = (
    "Die Datei enthält auch Stellen aus nichtöffentlichen und gesperrten Schreiben und Angaben über andere Personen. "
    "Bitte prüfen Sie vor dem Versand, was davon hinausgehen darf (Art. 15 Abs. 4)."
)
WOULD_GO = "Das würde gelöscht"
FOR_GOOD = (
    "Gelöscht werden Original und Text, alles, womit danach gesucht wird, Verweise, Berichtigungen, Einstufungen, "
    "Antworten in Verläufen aller Personen, Rückmeldungen, Meldungen und Entwürfe dazu. Das lässt sich nicht "
    "zurücknehmen."
)
DO_ERASE = "Endgültig löschen"
CHOOSE, CANCEL = "Bitte wählen", "Abbrechen, nichts löschen"
RECEIPTS, NO_RECEIPTS = "Bescheinigungen", "Noch wurde nichts gelöscht."
RECEIPT = "Bescheinigung {number}"  # {number}
COMPLETE = "Nachgesehen in {files} Dateien ({size}): keine Spur."  # {files} {size}
INCOMPLETE = "Spuren stehen noch in: {files}. Bitte lassen Sie „fundstelle doctor“ laufen und löschen Sie noch einmal."
LOGGED = "Das Prüfprotokoll nennt die Kennung (nicht den Inhalt), bis seine Frist abgelaufen ist."
LEFT_TO_PEOPLE = "Was bleibt und wer sich darum kümmern muss"
BACK = "Zurück zum Datenschutz"


def tier(value: Tier) -> str:
    """A tier as people call it."""
    return TIERS.get(value.value, value.value)
