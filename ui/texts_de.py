"""The sentences of the command line, in German; what an answer shows stands in :mod:`ui.page_texts`, for the page, too.

A text with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

from assistant import texts
from ingest.corrections import Field
from ingest.model import BlockKind, Tier

DESCRIPTION = "Beantwortet Fragen zu Ratsunterlagen; jeder Satz der Antwort trägt seine Fundstelle."
EPILOG = (
    "Das Datenverzeichnis nennt FUNDSTELLE_DATA (sonst ~/.local/share/fundstelle), Einstellungen stehen dort in "
    "fundstelle.toml. Rückgabewerte: 0 in Ordnung (auch: nicht gefunden), 1 Störung, 2 falscher Aufruf, "
    "3 unbrauchbare Eingabe."
)

#: What each command does, for the list of commands and its own help.
COMMANDS = {
    "ingest": "Schreiben aufnehmen: Dateien, Ordner und ZIP-Archive (Text, PDF, DOCX, HTML)",
    "ask": "eine Frage beantworten, mit Fundstellen",
    "vorgang": "zu einer Vorlage zeigen, was zu jedem Punkt wann gesagt wurde",
    "status": "zeigen, was aus Beschlusspunkten wurde, laut wem und als Stand von wann",
    "draft": "die Antwort auf eine Anfrage aus früheren Schreiben entwerfen, mit Fundstellen (DOCX, Markdown)",
    "correct": "berichtigen, wie ein Schreiben gelesen wurde; die Datei selbst bleibt, wie sie ist",
    "classify": "zeigen oder ändern, wer ein Schreiben sehen darf; gilt sofort, mit Name und Grund",
    "structure": "den Aufbau eines Schreibens zeigen, ohne es aufzunehmen",
    "serve": "die Seite im Browser bereitstellen, bis Strg+C",
    "doctor": "zeigen, was installiert und aufgenommen ist und was fehlt",
    "reindex": "alle Indexe aus dem Archiv neu aufbauen",
    "users": "Konten: anzeigen, anlegen, Rollen geben, sperren, Passwort setzen",
    "audit": "Prüfprotokoll: prüfen, zeigen, ausgeben; wer hat was getan und Nichtöffentliches gesehen",
    "forget": "ein Schreiben oder alle einer Vorlage endgültig löschen, mit Bescheinigung (Art. 17 DSGVO)",
    "person": "alle Stellen zeigen, die eine Person nennen (Art. 15 DSGVO); wird protokolliert",
    "backup": "alles sichern, auch während der Dienst läuft: Schreiben, Konten, Protokoll, Einstellungen",
    "restore": "eine Sicherung in ein leeres Datenverzeichnis zurückspielen und die Indexe neu bauen",
    "train": "das Suchmodell an das eigene Archiv anpassen; umgestellt wird dabei nichts",
}
#: What can be done with the audit.
AUDIT_ACTIONS = ("verify", "show", "export", "renew")
#: What can be done to accounts.
USER_ACTIONS = ("list", "add", "role", "disable", "enable", "password")
#: What each argument is for, by its name, or by command and name where it means something of its own there.
ARGUMENTS = {
    "paths": "Dateien, Ordner oder ZIP-Archive",
    "cleared_by": "alle diese Schreiben zur Veröffentlichung freigeben; Name und Grund werden festgehalten",
    "clearances": "Datei mit Freigaben einzelner Schreiben (siehe samples/README.md)",
    "trotz_loeschung": "auch aufnehmen, was schon einmal endgültig gelöscht wurde",
    "what": "Zeichen der Vorlage (alle ihre Schreiben), Pfad, Dateiname oder Kennung (alle Fassungen der Datei)",
    "grund": "ohne, zweck, widerruf, widerspruch, unrechtmaessig, rechtspflicht oder aufbewahrung",
    "yes": "nicht nachfragen",
    "receipts": "die Bescheinigungen zeigen",
    "again": "nach dem Einspielen einer Sicherung noch einmal löschen, was diese Bescheinigungen nennen "
    "(aus --receipts --json)",
    "person name": "Vor- und Nachname, etwa „Eva Muster“",
    "person out": "Datei (Markdown) für die Auskunft",
    "question": "die Frage, in Anführungszeichen; „-“ liest sie von der Standardeingabe",
    "history": 'bisheriger Verlauf als JSON: [{"role": "user", "content": "…"}, …]',
    "language_model": "die Antwort auch von dem eingerichteten Sprachmodell formulieren lassen oder nicht (sonst: wenn "
    "eines eingerichtet ist); jeder Satz wird an seinen Fundstellen geprüft und ist als KI gekennzeichnet",
    "draft language_model": "die Absätze von dem eingerichteten Sprachmodell formulieren lassen (sonst nicht); nur "
    "geprüfte Sätze kommen in den Entwurf, als KI gekennzeichnet",
    "lang": "Sprache des Rahmens um die deutschen Zitate (sonst die der Frage)",
    "file": "das Schreiben",
    "reference": "Zeichen der Vorlage oder Anfrage, etwa A0093/15",
    "status reference": "Zeichen der Vorlage, deren Punkte gezeigt werden (sonst alle)",
    "overdue": "nur Punkte, deren angekündigter Bericht überfällig ist",
    "enquiry": "die Anfrage (PDF, DOCX, HTML oder Text); sie wird gelesen, aber nicht aufgenommen",
    "draft out": "Datei für den Entwurf, auf .docx oder .md (sonst Markdown auf die Standardausgabe)",
    "tier": "wer das Schreiben lesen darf: oeffentlich (sonst), intern oder nichtoeffentlich; nur "
    "Quellen dieser Ebene oder einer offeneren werden übernommen",
    "reservation": "Vorbehalte früherer Schreiben: übernehmen, weglassen oder prüfen (so, wenn nichts angegeben ist)",
    "letter": "das aufgenommene Schreiben: Zeichen (AF2531/22), Pfad, Dateiname oder Kennung",
    "classify tier": "oeffentlich, intern, nichtoeffentlich oder gesperrt; ohne Angabe wird nur gezeigt, was gilt",
    "classify von": "wer einstuft; wird mit Zeitpunkt festgehalten",
    "classify grund": "warum; wird festgehalten",
    "von": "wer berichtigt; wird mit Zeitpunkt festgehalten",
    "art": "Art des Schreibens oder, mit --block, des Abschnitts (antwort, frage, punkt, absatz …)",
    "zeichen": 'Zeichen des Schreibens; "" löscht, so auch bei den folgenden',
    "datum": "Datum des Schreibens (TT.MM.JJJJ)",
    "amt": "Absender",
    "betreff": "Betreff",
    "empfaenger": "Empfänger, mehrere Zeilen durch Semikolon getrennt",
    "fraktion": "Fraktion, die fragt oder beantragt",
    "ask von": "nur Schreiben ab diesem Tag (TT.MM.JJJJ, JJJJ-MM-TT) oder Jahr; ohne Datum keine",
    "ask bis": "nur Schreiben bis zu diesem Tag oder Jahr",
    "ask art": "nur diese Art: beschlusskontrolle, antwort, beschluss, stellungnahme, niederschrift, anfrage, "
    "antrag, vorlage, schreiben; auch mehrfach oder mit Komma",
    "ask amt": "nur Schreiben, deren Absender diese Wörter enthält",
    "ask fraktion": "nur Schreiben, deren Fraktion diese Wörter enthält",
    "ask vorlage": "nur Schreiben mit diesem Zeichen im Kopf, etwa P0091/21",
    "ask vorgang": "nur Schreiben, die zum Vorgang dieses Zeichens gehören",
    "block": "Nummer des Abschnitts, um den es geht (ohne weitere Angaben zeigt der Befehl alle)",
    "nummer": "Nummer des Punktes oder der Frage, zu der der Abschnitt gehört",
    "grenze": "wo der Abschnitt beginnt: Stelle als Zahl oder die ersten Wörter in Anführungszeichen",
    "teilen": "hier beginnt ein neuer Abschnitt: Stelle als Zahl oder die ersten Wörter",
    "verbinden": "den Abschnitt mit dem davor verbinden",
    "liste": "nur die Berichtigungen zeigen",
    "rueckgaengig": "eine Berichtigung zurücknehmen",
    "host": "Adresse, unter der die Seite erreichbar ist (sonst aus fundstelle.toml oder 127.0.0.1)",
    "port": "Anschluss der Seite (sonst aus fundstelle.toml oder 7860; 0: ein freier)",
    "as": "staff: wer an diesem Rechner sitzt, sieht jedes Schreiben und darf, was Verwaltung und Datenschutz dürfen",
    "audit action": "verify, show, export oder renew (nur nach einer Beschädigung: beiseitelegen, neu beginnen)",
    "audit von": "erster Tag (TT.MM.JJJJ)",
    "audit bis": "letzter Tag (TT.MM.JJJJ)",
    "wer": "nur Einträge dieses Kontos",
    "was": "nur Einträge zu dieser Kennung oder diesem Konto",
    "ereignis": "nur Einträge dieser Art, etwa seen oder erased (siehe docs/glossary.md)",
    "person": "nur Suchen nach dieser Person; ihr Name selbst steht nicht im Protokoll",
    "stand": "für verify: ein früher notierter Stand (access:123:…); auch mehrfach",
    "audit out": "neue Datei für export (sonst Standardausgabe), ein JSON-Objekt je Zeile",
    "target": "Ordner für die Sicherung, neu oder leer, außerhalb des Datenverzeichnisses",
    "ohne_persoenliches": "ohne Verläufe, Gemerktes und Rückmeldungen",
    "source": "der Ordner der Sicherung; zurückgespielt wird in das Verzeichnis, das FUNDSTELLE_DATA nennt",
    "minutes": "wie lange trainiert werden darf, in Minuten (sonst 30); das Messen davor und danach kommt dazu",
    "out": "Ordner für das angepasste Modell (sonst model-own im Datenverzeichnis)",
    "action": "list, add, role, disable, enable oder password; Passwörter werden abgefragt, nicht mitgegeben",
    "name": "Name des Kontos",
    "role": "ratsmitglied, verwaltung, datenschutz oder administration; auch mehrfach oder mit Komma",
    "extern": "ohne Passwort: ein Webserver davor meldet an (siehe docs/betrieb.md)",
    "json": "das Ergebnis als JSON ausgeben (Schlüssel: docs/interfaces.md)",
    "version": "die Version zeigen",
}

#: The name of an outcome in front of its line, by :class:`ingest.pipeline.Outcome`.
OUTCOMES = {
    "taken_in": "aufgenommen",
    "changed": "geändert",
    "renewed": "neu gelesen",
    "cleared": "freigegeben",
    "withdrawn": "zurückgezogen",
    "unchanged": "unverändert",
    "unsupported": "übergangen",
    "refused": "abgelehnt",
}
WITHHELD = "zurückgehalten"
ONE_PARAGRAPH, MANY_PARAGRAPHS = "1 Absatz", "{count} Absätze"
TIERS = {
    Tier.OEFFENTLICH: "öffentlich",
    Tier.INTERN: "intern",
    Tier.NICHTOEFFENTLICH: "nichtöffentlich",
    Tier.GESPERRT: "gesperrt",
}
HOW_TO_CLEAR = 'Freigeben: fundstelle ingest {path} --cleared-by "Name, Grund"'  # {path}
UNSUPPORTED = "{path}: {counts}; gelesen werden Text, PDF, DOCX, HTML und ZIP"  # {path} {counts}
REINDEXED = "Indexe neu aufgebaut: {letters} Schreiben."  # {letters}

#: The table at the end of an ingest.
SUMMARY = "Zusammenfassung"
SUMMARY_ROWS = {"read": "gelesen", "taken_in": "neu"}
UNTIL_CLEARED = "bis zur Freigabe nicht öffentlich sichtbar"
NOT_READABLE = "diese Formate werden nicht gelesen: "
MORE = "{count} weitere Gründe"  # {count}
ALL_LINES = "Jede Datei einzeln: fundstelle ingest … --json"

CORRECTIONS, NO_CORRECTIONS = "Berichtigungen:", "Keine Berichtigungen."
BLOCKS = "Abschnitte (Nummer, Art, Stelle im Text, Anfang):"
UNDONE, OPEN = "zurückgenommen", "offen: die Stelle steht so nicht mehr im Schreiben"
AT_BLOCK = " (Stelle {start})"  # {start}
NOTHING = "nichts"
FIELDS = {
    Field.KIND: "Art",
    Field.REFERENCE: "Zeichen",
    Field.DATE: "Datum",
    Field.OFFICE: "Absender",
    Field.SUBJECT: "Betreff",
    Field.ADDRESSEES: "Empfänger",
    Field.FRACTION: "Fraktion",
    Field.BLOCK_KIND: "Art des Abschnitts",
    Field.BLOCK_NUMBER: "Nummer des Abschnitts",
    Field.BORDER: "Beginn des Abschnitts",
    Field.SPLIT: "neuer Abschnitt",
    Field.JOIN: "mit dem Abschnitt davor verbunden",
}
#: The words by which `--art` knows kinds; the values themselves are understood, too.
LETTER_KINDS = {kind: german for kind, (german, _) in texts.LETTER_KINDS.items()}
BLOCK_KINDS = {
    BlockKind.LETTERHEAD: "Briefkopf",
    BlockKind.INTRO: "Einleitung",
    BlockKind.PREAMBLE: "Vorspann",
    BlockKind.RESOLUTION_POINT: "Punkt",
    BlockKind.QUESTION: "Frage",
    BlockKind.ANSWER: "Antwort",
    BlockKind.SIGNATURE: "Unterschrift",
    BlockKind.PARAGRAPH: "Absatz",
}

SERVING = "Fundstelle läuft auf {address} (beenden mit Strg+C)."  # {address}
SERVING_STAFF = (
    "Fundstelle läuft auf {address} (beenden mit Strg+C). Wer an diesem Rechner die Seite öffnet, sieht jedes "
    "Schreiben und darf, was Verwaltung und Datenschutz dürfen: aufnehmen, berichtigen, einstufen, löschen."
)  # {address}
STOPPED = "Abgebrochen; was fertig war, ist erhalten."

#: What `train` prints, line by line.
TRAIN = {
    "trained": "{letters} öffentliche Schreiben; {pairs} Fragen aus {matters} Vorgängen gelernt, {steps} Schritte.",
    "tested": "Gemessen an {pairs} anderen Fragen aus {matters} Vorgängen; was dort fast wörtlich steht, blieb aus dem "
    "Training: {questions} Fragen, {answers} Absätze.",
    "recall_1": "der richtige Absatz zuerst",
    "recall_5": "unter den ersten fünf",
    "change": "{value} Punkte ({low} bis {high})",  # {value} {low} {high}
    "kept": "Das angepasste Modell liegt in {folder}. Noch gilt das bisherige. So stellen Sie um:",  # {folder}
    "dropped": "Nicht nachweisbar besser: Es wurde nichts behalten, das Modell in Gebrauch bleibt.",
}
TRAIN_HEADS = ("", "vorher", "nachher", "Unterschied (95 %)")
TRAIN_SWITCH = (
    "1. den Dienst anhalten",
    "2. FUNDSTELLE_MODEL={folder} setzen (oder model_dir in fundstelle.toml)",  # {folder}
    "3. fundstelle reindex: rechnet alle Schreiben neu ein, ein bis zwei Sekunden je Schreiben auf zwei Kernen",
    "4. den Dienst starten",
)

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

VORGANG = {
    "heading": "Vorgang",
    "course": "Schreiben in der Reihenfolge der Zeit",
    "mentions": "Erwähnt in anderen Schreiben",
    "resolution_point": "Punkt {number}",  # {number}
    "question": "Frage {number}",  # {number}
    "unnumbered": "ohne Nummer",
    "no_statement": "└─ in den hier einsehbaren Unterlagen keine Aussage dazu gefunden",
    "not_itself": "{reference} selbst liegt hier nicht vor; der Wortlaut steht in den Schreiben dazu.",  # {reference}
    "quoted": "  (wie zitiert in: {label})",  # {label}
    "above": "(steht weiter oben)",
    "undated": "Datum nicht lesbar",
    "after": "nach dem {date}",  # {date}
    "before": "vor dem {date}",  # {date}
    "refers": "→ verweist auf: {targets}",  # {targets}
    "refers_away": "→ verweist auf: {to} (liegt hier nicht vor)",  # {to}
    "absent": "Genannt, aber hier nicht einsehbar: {names}",  # {names}
    "here": "{letters} Schreiben{until}",  # {letters} {until}
    "until": ", Stand {date}",  # {date}
    "searched": "Durchsucht: die hier einsehbaren Unterlagen ({here}).",  # {here}
    "nothing": "In den hier einsehbaren Unterlagen ({here}) steht nichts zu {reference}.",  # {here} {reference}
}
#: What a station does, by :class:`ingest.links.links.LinkKind`.
VORGANG_SAYS = {
    "controls": "Bericht",
    "answers": "Antwort",
    "asks_about": "Nachfrage",
    "records": "Niederschrift",
    "mentions": "Erwähnung",
    "refers": "Verweis",
    "follows": "Verweis",
}

#: What `status` prints.
STATUS = {
    "points": "{count} Punkte",  # {count}
    "one_point": "1 Punkt",
    "late": ", {count} davon mit überfälligem Bericht (zuerst)",  # {count}
    "wording": "Wortlaut",
    "before": "davor",
    "reply": "auf Nachfrage",
    "nothing": "In den hier einsehbaren Unterlagen ({here}) steht dazu kein Punkt mit Bericht.",  # {here}
    "nothing_overdue": "In den hier einsehbaren Unterlagen ({here}) ist dazu kein Bericht überfällig.",  # {here}
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
    "language_model": "Sprachmodell",
    "no_language_model": "keines, Antworten sind wörtliche Auszüge",
    "reachable": "{model} auf {host}, erreichbar",  # {model} {host}
    "unreachable": "{model} auf {host}, nicht erreichbar",  # {model} {host}
    "unknown": "unbekannt",
    "tier": "{letters} {tier}, davon {indexed} im Index",  # {letters} {tier} {indexed}
}
OWNERS = {
    "none": "läuft nicht",
    "running": "läuft (Prozess {pid})",  # {pid}
    "serving": "läuft (Prozess {pid}) auf {serving}",  # {pid} {serving}
    "unresponsive": "läuft, antwortet aber nicht",
}
#: What whoever asked with a language model waits for.
WORDING = "Ein Sprachmodell formuliert, jeder Satz wird geprüft"
