"""What the pages of misreadings and corrections say, in German and English.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.corrections import Field
from ingest.model import BlockKind


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """The texts of one language; named after where they stand."""

    language: str
    back: str
    original: str
    whole_letter: str

    misread_title: str
    misread_intro: str
    read_as: str
    in_original: str
    what_is_right: str
    what_is_right_detail: str
    what_is_stored: str
    send: str
    thanks: str
    thanks_detail: str

    reports_title: str
    reports_intro: str
    no_reports: str
    reported: str  # {number} {date}
    no_note: str
    note: str
    gone: str
    settle: str
    settled: str  # {who} {date}
    open_reports: str  # {count}
    settled_reports: str

    correct_title: str
    correct_intro: str
    superseded: str
    made: str
    undone_now: str
    before: str
    after: str
    nothing: str
    begins_with: str  # {words}
    head: str
    blocks: str
    blocks_intro: str
    block: str  # {position} {name}
    change: str
    choose_block: str  # {position} {name}
    kind: str
    number: str
    number_detail: str
    begin: str
    begin_detail: str
    split: str
    split_detail: str
    join: str
    addressees_detail: str
    date_detail: str
    your_name: str
    your_name_detail: str
    save: str
    history: str
    no_history: str
    at: str  # {words}
    by: str  # {who} {when}
    undo: str
    undo_number: str  # {number}
    undone: str
    open_place: str
    when_format: str
    fields: Mapping[Field, str]
    block_kinds: Mapping[BlockKind, str]


GERMAN = ReportTexts(
    language="de",
    back="Zurück zum Schreiben",
    original="Original ansehen",
    whole_letter="das ganze Schreiben",
    misread_title="Falsch gelesen?",
    misread_intro="Die Schreiben werden von einem Programm gelesen; dabei kann es sich irren. Ihre Meldung geht an die "
    "Verwaltung. Sie sieht das Original an und berichtigt, was falsch ist.",
    read_as="So wurde die Stelle gelesen",
    in_original="So steht sie im Original",
    what_is_right="Was ist falsch, wie muss es heißen?",
    what_is_right_detail="Freiwillig, höchstens 2000 Zeichen.",
    what_is_stored="Gespeichert werden: welches Schreiben, welche Stelle mit ihrem Wortlaut, Ihr Text und der Tag. Wer "
    "Sie sind, wird nicht gespeichert.",
    send="Meldung senden",
    thanks="Danke, die Meldung ist gespeichert.",
    thanks_detail="Die Verwaltung sieht sie an. Eine Antwort darauf gibt es nicht, denn wer Sie sind, ist nicht "
    "gespeichert.",
    reports_title="Meldungen: falsch gelesen",
    reports_intro="Was Leserinnen und Leser als falsch gelesen gemeldet haben. Vergleichen Sie mit dem Original und "
    "berichtigen Sie, was falsch ist; danach ist die Meldung erledigt.",
    no_reports="Es liegt keine Meldung vor.",
    reported="Meldung {number} vom {date}",
    no_note="ohne Bemerkung",
    note="Bemerkung:",
    gone="Das Schreiben ist nicht mehr im Archiv.",
    settle="Erledigt",
    settled="erledigt von {who} am {date}",
    open_reports="Offen: {count}",
    settled_reports="Erledigt",
    correct_title="Berichtigen",
    correct_intro="Der Text des Schreibens bleibt, wie er ist. Berichtigt wird, wie das Programm ihn verstanden hat. "
    "Jede Berichtigung wird mit Ihrem Namen verzeichnet und lässt sich zurücknehmen.",
    superseded="Dieses Schreiben ist durch eine neue Fassung ersetzt; berichtigt werden kann nur die neue.",
    made="Berichtigt",
    undone_now="Die Berichtigung ist zurückgenommen.",
    before="Vorher",
    after="Nachher",
    nothing="nichts",
    begins_with="beginnt mit „{words}“",
    head="Briefkopf",
    blocks="Abschnitte",
    blocks_intro="So ist der Text gegliedert. Ändern Sie Art, Nummer oder Grenzen eines Abschnitts.",
    block="Abschnitt {position}: {name}",
    change="Ändern",
    choose_block="Abschnitt {position}, {name}, ändern",
    kind="Art",
    number="Nummer",
    number_detail="Wie gedruckt, ohne Punkt und Klammer; leer für keine.",
    begin="Beginnt mit den Wörtern",
    begin_detail="Nur wenn er anderswo beginnt: die ersten Wörter, so viele, dass sie im Text nur einmal stehen.",
    split="Darin beginnt ein neuer Abschnitt mit den Wörtern",
    split_detail="Nur wenn zwei Abschnitte zusammengeraten sind.",
    join="Gehört zum Abschnitt davor",
    addressees_detail="Eine Zeile je Zeile der Anschrift.",
    date_detail="Zum Beispiel 14.09.2022; leer, wenn keines zu lesen ist.",
    your_name="Ihr Name",
    your_name_detail="Wird mit der Berichtigung verzeichnet.",
    save="Berichtigung speichern",
    history="Bisherige Berichtigungen",
    no_history="An diesem Schreiben wurde nichts berichtigt.",
    at="bei „{words}“",
    by="{who}, {when}",
    undo="Zurücknehmen",
    undo_number="Berichtigung {number} zurücknehmen",
    undone="zurückgenommen",
    open_place="offen: die Stelle steht so nicht mehr im Schreiben",
    when_format="%d.%m.%Y, %H:%M Uhr",
    fields={
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
        Field.SPLIT: "Neuer Abschnitt",
        Field.JOIN: "Mit dem Abschnitt davor verbunden",
    },
    block_kinds={
        BlockKind.LETTERHEAD: "Briefkopf",
        BlockKind.INTRO: "Einleitung",
        BlockKind.PREAMBLE: "Vorspann",
        BlockKind.RESOLUTION_POINT: "Punkt",
        BlockKind.QUESTION: "Frage",
        BlockKind.ANSWER: "Antwort",
        BlockKind.SIGNATURE: "Unterschrift",
        BlockKind.PARAGRAPH: "Absatz",
    },
)

ENGLISH = ReportTexts(
    language="en",
    back="Back to the letter",
    original="See the original",
    whole_letter="the whole letter",
    misread_title="Misread?",
    misread_intro="The letters are read by a program, which can be wrong. Your report goes to the administration. It "
    "looks at the original and puts right what is wrong.",
    read_as="This is how the passage was read",
    in_original="This is how it stands in the original",
    what_is_right="What is wrong, what should it say?",
    what_is_right_detail="Optional, 2000 characters at most.",
    what_is_stored="What is stored: which letter, which passage with its wording, your text and the day. Who you are "
    "is not stored.",
    send="Send the report",
    thanks="Thank you, the report is stored.",
    thanks_detail="The administration will look at it. There will be no reply, for who you are is not stored.",
    reports_title="Reports: misread",
    reports_intro="What readers reported as misread. Compare with the original and put right what is wrong; then the "
    "report is settled.",
    no_reports="There are no reports.",
    reported="Report {number} of {date}",
    no_note="without a remark",
    note="Remark:",
    gone="The letter is no longer in the archive.",
    settle="Settled",
    settled="settled by {who} on {date}",
    open_reports="Open: {count}",
    settled_reports="Settled",
    correct_title="Put right",
    correct_intro="The text of the letter stays as it is. What is put right is how the program understood it. Every "
    "correction is recorded with your name and can be undone.",
    superseded="This letter was replaced by a new version; only the new one can be put right.",
    made="Put right",
    undone_now="The correction was undone.",
    before="Before",
    after="After",
    nothing="nothing",
    begins_with="begins with “{words}”",
    head="Letterhead",
    blocks="Sections",
    blocks_intro="This is how the text is divided. Change the kind, number or borders of a section.",
    block="Section {position}: {name}",
    change="Change",
    choose_block="Change section {position}, {name}",
    kind="Kind",
    number="Number",
    number_detail="As printed, without dot or bracket; empty for none.",
    begin="Begins with the words",
    begin_detail="Only if it begins elsewhere: its first words, so many that they stand in the text only once.",
    split="A new section begins in it with the words",
    split_detail="Only if two sections ran together.",
    join="Belongs to the section before",
    addressees_detail="One line for each line of the address.",
    date_detail="For example 14.09.2022; empty if none can be read.",
    your_name="Your name",
    your_name_detail="It is recorded with the correction.",
    save="Save the correction",
    history="Corrections so far",
    no_history="Nothing was put right in this letter.",
    at="at “{words}”",
    by="{who}, {when}",
    undo="Undo",
    undo_number="Undo correction {number}",
    undone="undone",
    open_place="open: the place is no longer in the letter as it was",
    when_format="%d %B %Y, %H:%M",
    fields={
        Field.KIND: "Kind",
        Field.REFERENCE: "Reference",
        Field.DATE: "Date",
        Field.OFFICE: "From",
        Field.SUBJECT: "Subject",
        Field.ADDRESSEES: "To",
        Field.FRACTION: "Group",
        Field.BLOCK_KIND: "Kind of section",
        Field.BLOCK_NUMBER: "Number of section",
        Field.BORDER: "Beginning of section",
        Field.SPLIT: "New section",
        Field.JOIN: "Joined to the section before",
    },
    block_kinds={
        BlockKind.LETTERHEAD: "Letterhead",
        BlockKind.INTRO: "Introduction",
        BlockKind.PREAMBLE: "Preamble",
        BlockKind.RESOLUTION_POINT: "Point",
        BlockKind.QUESTION: "Question",
        BlockKind.ANSWER: "Answer",
        BlockKind.SIGNATURE: "Signature",
        BlockKind.PARAGRAPH: "Paragraph",
    },
)


def texts(language: str) -> ReportTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN
