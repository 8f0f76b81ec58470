"""Every sentence of the pages on which staff takes letters in; what is said of a single file stays German.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.ingest_report import Outcome
from ingest.model import Tier


@dataclass(frozen=True, slots=True)
class UploadTexts:
    """The texts of one language; ``language`` is its code, the rest is named after where it stands."""

    language: str
    title: str
    intro: str
    files: str
    drop: str
    choose: str
    formats: str  # {files} {file} {bytes}
    no_folders: str
    chosen: str
    remove: str  # {name}
    remove_short: str
    who: str
    by_mark: str
    by_mark_detail: str
    clear: str
    clear_detail: str
    withhold: str
    withhold_detail: str
    your_name: str
    your_reason: str
    recorded: str
    send: str
    what_happens: str
    happens: tuple[str, ...]
    recent: str
    recent_row: str  # {time} {files}
    files_counted: tuple[str, str]  # one; {count}
    letters_counted: tuple[str, str]  # one; {count}

    sending: str
    sent: str  # {sent} {total}
    arriving: str
    cancel: str
    cancelled: str
    too_many: str  # {files}
    too_much: str  # {bytes}
    too_large: str  # {name} {file}
    folder: str  # {name}
    nothing: str
    broken_off: str
    not_staff: str
    unclear: str

    waiting_title: str
    running_title: str
    done_title: str
    failed_title: str
    waiting: str
    waiting_behind: str  # {count}
    running: str  # {number} {total}
    at_hand: str  # {name}
    keep_open: str
    done: str  # {files}
    failed: str
    general_fault: str
    left: str
    left_remedy: str
    withheld: str  # {letters}
    how_to_clear: str
    more: str
    gone_title: str
    gone: str

    results: str
    file: str
    outcome: str
    letter: str
    tier: str
    in_archive: str  # {name}
    passages: tuple[str, str]  # one; {count}
    namesake: str
    namesake_link: str
    results_order: str
    not_shown: str  # {letters}
    outcomes: Mapping[Outcome, str]
    tiers: Mapping[Tier, str]

    def counted(self, words: tuple[str, str], count: int) -> str:
        """A number of things in words ("1 Datei", "1.234 Dateien")."""
        return words[0] if count == 1 else words[1].format(count=self.number(count))

    def number(self, count: int) -> str:
        """A number as this language groups it."""
        return f"{count:,}" if self.language == "en" else f"{count:,}".replace(",", ".")

    def size(self, count: int) -> str:
        """A number of bytes as people read it ("2,1 MB", "100 MB"); powers of ten."""
        shown = f"{count / 1e6:.1f} MB" if count < 9_950_000 else f"{count / 1e6:.0f} MB"
        return shown if self.language == "en" else shown.replace(".", ",")


GERMAN = UploadTexts(
    language="de",
    title="Schreiben aufnehmen",
    intro="Was hier aufgenommen wird, finden Ratsmitglieder in Suche und Antworten, sobald es öffentlich ist.",
    files="Dateien",
    drop="Dateien hierher ziehen oder auswählen",
    choose="Dateien auswählen",
    formats="PDF, DOCX, HTML, Text oder ZIP-Archive davon. Höchstens {files} Dateien auf einmal, {file} je Datei und "
    "{bytes} zusammen.",
    no_folders="Einen ganzen Ordner packen Sie vorher in ein ZIP-Archiv.",
    chosen="Ausgewählt",
    remove="{name} nicht aufnehmen",
    remove_short="Entfernen",
    who="Wer darf die Schreiben sehen?",
    by_mark="Der Vermerk im Briefkopf entscheidet",
    by_mark_detail="Ist das Kästchen „vertraulich“ da und leer, wird das Schreiben öffentlich. Ist es angekreuzt, "
    "nicht lesbar oder fehlt es, bleibt das Schreiben zurückgehalten, bis jemand es freigibt.",
    clear="Alle freigeben",
    clear_detail="Alle diese Schreiben werden öffentlich, auch solche mit angekreuztem Kästchen.",
    withhold="Alle zurückhalten",
    withhold_detail="Keines dieser Schreiben wird öffentlich; was davon schon öffentlich ist, wird zurückgezogen.",
    your_name="Ihr Name",
    your_reason="Grund",
    recorded="Name, Grund und Zeitpunkt werden mit den Schreiben festgehalten und lassen sich nicht mehr ändern.",
    send="Aufnehmen",
    what_happens="Was beim Aufnehmen geschieht",
    happens=(
        "Jede Datei wird für sich gelesen; eine beschädigte hält die anderen nicht auf.",
        "Was unverändert schon da ist, wird am Inhalt erkannt, auch unter anderem Namen, und nicht neu gelesen.",
        "Ein geändertes Schreiben kommt als eigenes Schreiben hinzu. Das frühere bleibt sichtbar, bis Sie es "
        "zurückhalten; die Liste weist Sie darauf hin.",
        "Die gesendeten Dateien werden danach gelöscht; das Original liegt im Archiv.",
    ),
    recent="Letzte Aufnahmen",
    recent_row="{time} Uhr, {files}",
    files_counted=("1 Datei", "{count} Dateien"),
    letters_counted=("1 Schreiben", "{count} Schreiben"),
    sending="Dateien werden gesendet",
    sent="{sent} von {total} gesendet",
    arriving="Alles gesendet, die Dateien werden übernommen …",
    cancel="Abbrechen",
    cancelled="Abgebrochen. Es wurde nichts aufgenommen.",
    too_many="Ausgewählt sind mehr als {files} Dateien. Bitte nehmen Sie sie in mehreren Schritten oder als ZIP-Archiv "
    "auf.",
    too_much="Die Dateien sind zusammen größer als {bytes}. Bitte nehmen Sie sie in mehreren Schritten auf.",
    too_large="„{name}“ ist größer als {file} und wurde nicht ausgewählt. Bitte teilen Sie die Datei.",
    folder="„{name}“ ist ein Ordner. Bitte packen Sie ihn in ein ZIP-Archiv.",
    nothing="Bitte wählen Sie zuerst Dateien aus.",
    broken_off="Die Verbindung ist abgebrochen. Bitte senden Sie die Dateien noch einmal; was schon aufgenommen ist, "
    "wird erkannt.",
    not_staff="Diese Seite ist für Sie nicht mehr zugänglich. Es wurde nichts aufgenommen.",
    unclear="Der Dienst hat die Dateien nicht angenommen. Bitte laden Sie die Seite neu und senden Sie sie noch "
    "einmal.",
    waiting_title="Aufnahme wartet",
    running_title="Aufnahme läuft",
    done_title="Aufnahme fertig",
    failed_title="Aufnahme abgebrochen",
    waiting="Beginnt gleich.",
    waiting_behind="Beginnt, sobald fertig ist, was davor gesendet wurde ({count}).",
    running="Datei {number} von {total}",
    at_hand="Gerade gelesen: {name}",
    keep_open="Sie können diese Seite schließen; die Aufnahme läuft weiter. Unter „Letzte Aufnahmen“ finden Sie sie "
    "wieder.",
    done="{files} bearbeitet.",
    failed="Eine Störung hat die Aufnahme beendet. Was bis dahin aufgenommen ist, bleibt erhalten.",
    general_fault="Der Dienst hat einen Fehler gemacht; Einzelheiten stehen in seinem Protokoll.",
    left="Nicht oder nicht sicher aufgenommen",
    left_remedy="Bitte nehmen Sie diese Dateien noch einmal auf, wenn die Störung behoben ist; was schon da ist, wird "
    "erkannt.",
    withheld="{letters} zurückgehalten: für Ratsmitglieder nicht sichtbar, bis jemand sie freigibt.",
    how_to_clear="Zum Freigeben nehmen Sie dieselben Dateien noch einmal auf und wählen „Alle freigeben“.",
    more="Weitere Dateien aufnehmen",
    gone_title="Diese Aufnahme ist nicht mehr bekannt",
    gone="Der Dienst wurde seither neu gestartet, oder sie liegt lange zurück. Was aufgenommen wurde, ist erhalten; im "
    "Zweifel nehmen Sie die Dateien noch einmal auf: Was schon da ist, wird erkannt.",
    results="Ergebnis je Datei",
    file="Datei",
    outcome="Ergebnis",
    letter="Schreiben",
    tier="Wer es sieht",
    in_archive="aus {name}",
    passages=("1 Absatz", "{count} Absätze"),
    namesake="Ein anderes Schreiben mit gleichem Zeichen und Datum ist schon da; beide bleiben.",
    namesake_link="Das andere ansehen",
    results_order="Was Sie ansehen sollten, steht zuerst.",
    not_shown="Nicht einzeln gezeigt: {letters}. Die Zählung oben enthält sie.",
    outcomes={
        Outcome.TAKEN_IN: "aufgenommen",
        Outcome.CHANGED: "neue Fassung",
        Outcome.RENEWED: "neu gelesen",
        Outcome.CLEARED: "freigegeben",
        Outcome.WITHDRAWN: "zurückgezogen",
        Outcome.UNCHANGED: "unverändert",
        Outcome.REFUSED: "abgelehnt",
        Outcome.UNSUPPORTED: "übergangen",
    },
    tiers={
        Tier.OEFFENTLICH: "öffentlich",
        Tier.INTERN: "intern",
        Tier.NICHTOEFFENTLICH: "zurückgehalten",
        Tier.GESPERRT: "gesperrt",
    },
)

ENGLISH = UploadTexts(
    language="en",
    title="Take letters in",
    intro="What is taken in here is found by councillors in search and answers as soon as it is public.",
    files="Files",
    drop="Drop files here or choose them",
    choose="Choose files",
    formats="PDF, DOCX, HTML, text, or ZIP archives of these. At most {files} files at once, {file} a file and {bytes} "
    "together.",
    no_folders="Pack a whole folder into a ZIP archive first.",
    chosen="Chosen",
    remove="Do not take in {name}",
    remove_short="Remove",
    who="Who may see the letters?",
    by_mark="The mark in the letterhead decides",
    by_mark_detail="Where the box “vertraulich” is there and empty, the letter becomes public. Where it is ticked, "
    "unreadable or absent, the letter is withheld until somebody clears it.",
    clear="Clear all of them",
    clear_detail="All of these letters become public, even those with a ticked box.",
    withhold="Withhold all of them",
    withhold_detail="None of these letters becomes public; those that are public already are withdrawn.",
    your_name="Your name",
    your_reason="Reason",
    recorded="Name, reason and time are recorded with the letters and cannot be altered any more.",
    send="Take in",
    what_happens="What happens when letters are taken in",
    happens=(
        "Each file is read by itself; a damaged one does not stop the others.",
        "What is there unchanged is known by its content, under another name, too, and is not read again.",
        "A changed letter is added as a letter of its own. The earlier one stays visible until you withhold it; the "
        "list points it out.",
        "The files that were sent are deleted afterwards; the original is in the archive.",
    ),
    recent="Latest uploads",
    recent_row="{time}, {files}",
    files_counted=("1 file", "{count} files"),
    letters_counted=("1 letter", "{count} letters"),
    sending="Files are being sent",
    sent="{sent} of {total} sent",
    arriving="All sent, the files are being received …",
    cancel="Cancel",
    cancelled="Cancelled. Nothing was taken in.",
    too_many="More than {files} files are chosen. Please take them in in several steps or as a ZIP archive.",
    too_much="The files are larger than {bytes} together. Please take them in in several steps.",
    too_large="“{name}” is larger than {file} and was not chosen. Please divide the file.",
    folder="“{name}” is a folder. Please pack it into a ZIP archive.",
    nothing="Please choose files first.",
    broken_off="The connection broke off. Please send the files again; what is taken in already is recognised.",
    not_staff="This page is no longer open to you. Nothing was taken in.",
    unclear="The service did not accept the files. Please reload the page and send them again.",
    waiting_title="Upload is waiting",
    running_title="Upload is running",
    done_title="Upload finished",
    failed_title="Upload broke off",
    waiting="Begins in a moment.",
    waiting_behind="Begins as soon as what was sent before is through ({count}).",
    running="File {number} of {total}",
    at_hand="Being read: {name}",
    keep_open="You can close this page; the letters are taken in all the same. You find it again under “Latest "
    "uploads”.",
    done="{files} dealt with.",
    failed="A fault ended the upload. What was taken in before stays.",
    general_fault="The service made an error; its log holds the details.",
    left="Not taken in, or not certainly",
    left_remedy="Please take these files in again when the fault is mended; what is there already is recognised.",
    withheld="{letters} withheld: not visible to councillors until somebody clears them.",
    how_to_clear="To clear them, take the same files in once more and choose “Clear all of them”.",
    more="Take in more files",
    gone_title="This upload is no longer known",
    gone="The service was restarted since, or it was long ago. What was taken in is kept; if in doubt take the files "
    "in again: what is there already is recognised.",
    results="Result for each file",
    file="File",
    outcome="Result",
    letter="Letter",
    tier="Who sees it",
    in_archive="from {name}",
    passages=("1 paragraph", "{count} paragraphs"),
    namesake="Another letter with the same reference and date is there already; both stay.",
    namesake_link="Look at the other",
    results_order="What you should look at comes first.",
    not_shown="Not shown one by one: {letters}. The counts above include them.",
    outcomes={
        Outcome.TAKEN_IN: "taken in",
        Outcome.CHANGED: "new version",
        Outcome.RENEWED: "read anew",
        Outcome.CLEARED: "cleared",
        Outcome.WITHDRAWN: "withdrawn",
        Outcome.UNCHANGED: "unchanged",
        Outcome.REFUSED: "refused",
        Outcome.UNSUPPORTED: "skipped",
    },
    tiers={
        Tier.OEFFENTLICH: "public",
        Tier.INTERN: "internal",
        Tier.NICHTOEFFENTLICH: "withheld",
        Tier.GESPERRT: "locked",
    },
)


def texts(language: str) -> UploadTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN
