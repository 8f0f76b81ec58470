"""What the pages of drafts say, in German and English; the letter that they make is German.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.drafting.draft import Reservation
from ingest.model import Tier


@dataclass(frozen=True, slots=True)
class DraftTexts:
    """The texts of one language; ``language`` is its code, the rest is named after where it stands."""

    language: str

    title: str
    intro: str
    tier: str
    tiers: Mapping[Tier, str]
    tier_details: Mapping[Tier, str]
    reservation: str
    reservations: Mapping[Reservation, str]
    reservation_details: Mapping[Reservation, str]
    enquiry: str
    file: str
    file_detail: str
    typed: str
    typed_detail: str
    wording: str
    wording_choice: str
    wording_detail: str
    worded: str
    make: str
    recent: str
    recent_row: str  # {reference} {time}
    unnamed: str

    draft_title: str  # {reference}
    summary: str  # {questions} {open}
    one_question: str
    many_questions: str  # {count}
    nothing_open: str
    one_open: str
    many_open: str  # {count}
    grading: str  # {tier} {highest}
    searched: str  # {letters}
    letterhead: str
    fields: Mapping[str, str]
    reserved_heading: str
    reserved_field: str
    question: str  # {number}
    answer: str  # {number}
    answer_detail: str
    sources: str
    no_source: str
    source: str  # {marker}
    open_place: str
    newest_first: str
    reserved: str
    figures: str
    figure: str  # {value} {date}
    ask: str  # {office}
    no_office: str
    contradictions: str
    decide: str
    beside: str  # {count}
    beside_detail: str
    internal: str
    internal_detail: str
    is_open: str
    save: str
    saved: str
    as_docx: str
    as_markdown: str
    export_detail: str
    another: str
    gone: str
    gone_title: str
    until: str  # {date}
    undated: str
    date_format: str


GERMAN = DraftTexts(
    language="de",
    title="Antwort entwerfen",
    intro="Zu jeder Frage einer Anfrage wird gesucht, was das Haus schon gesagt hat. Daraus entsteht ein Entwurf, "
    "jeder Satz mit Fundstelle. Die Anfrage wird nur gelesen, nicht aufgenommen.",
    tier="1. Wer darf das Schreiben lesen?",
    tiers={
        Tier.OEFFENTLICH: "öffentlich",
        Tier.INTERN: "intern (vor der Sitzung)",
        Tier.NICHTOEFFENTLICH: "nichtöffentlich",
        Tier.GESPERRT: "gesperrt",
    },
    tier_details={
        Tier.OEFFENTLICH: "Nur öffentliche Schreiben werden übernommen. Was sonst dazu gesagt ist, sehen Sie hier; "
        "es verlässt diese Seite aber nicht.",
        Tier.INTERN: "Auch interne Schreiben werden übernommen, nichtöffentliche nicht. Jede Datei trägt den Vermerk.",
        Tier.NICHTOEFFENTLICH: "Auch nichtöffentliche Schreiben werden übernommen. Jede Datei trägt dann den Vermerk.",
    },
    reservation="2. Vorbehalte früherer Schreiben",
    reservations={
        Reservation.TAKE: "übernehmen",
        Reservation.LEAVE: "weglassen",
        Reservation.CHECK: "zur Prüfung vormerken",
    },
    reservation_details={
        Reservation.TAKE: "Der Vorbehalt steht im Entwurf, mit Fundstelle.",
        Reservation.LEAVE: "Der Entwurf enthält keinen Vorbehalt.",
        Reservation.CHECK: "Im Entwurf steht eine Marke; Sie entscheiden im Einzelfall.",
    },
    enquiry="3. Anfrage",
    file="Datei (PDF, DOCX, HTML oder Text)",
    file_detail="Bis 100 MB. Ist eine Datei gewählt, gilt sie und nicht der Text darunter.",
    typed="Oder Text der Anfrage",
    typed_detail="Am besten jede Frage in einer Zeile mit Nummer: „1. Wann …?“",
    wording="4. Sprachmodell",
    wording_choice="Antworten vom Sprachmodell formulieren lassen",
    wording_detail="Nur Sätze, die an ihren Fundstellen geprüft sind, kommen in den Entwurf, gekennzeichnet als "
    "KI-formuliert. Das dauert je Frage einige Sekunden. Wo kein Satz besteht, bleibt der Wortlaut.",
    worded="Vom Sprachmodell formuliert, Satz für Satz an den Fundstellen geprüft. Bitte lesen Sie gegen.",
    make="Entwurf erstellen",
    recent="Entwürfe der letzten Stunden",
    recent_row="{reference}, {time} Uhr",
    unnamed="Anfrage ohne Zeichen",
    draft_title="Entwurf zu {reference}",
    summary="{questions}, {open}.",
    one_question="1 Frage",
    many_questions="{count} Fragen",
    nothing_open="keine offen",
    one_open="1 offen",
    many_open="{count} offen",
    grading="Ebene des Schreibens: {tier}. Höchste Ebene der Quellen: {highest}.",
    searched="Durchsucht: {letters}",
    letterhead="Briefkopf und Rahmen",
    fields={
        "office": "Stelle",
        "sign": "Geschäftszeichen",
        "date": "Datum",
        "addressee": "Empfänger",
        "subject": "Betreff",
        "reference": "Zeichen der Anfrage",
        "salutation": "Anrede",
        "opening": "Einleitung",
        "closing": "Schluss",
        "signature": "Unterschrift",
    },
    reserved_heading="Vorbehalt",
    reserved_field="Vor allen Antworten; leer lassen heißt weglassen",
    question="Frage {number}",
    answer="Antwort zu Frage {number}",
    answer_detail="Eine Zahl in Klammern wie [1] wird zur Fußnote mit der Fundstelle. Eine leere Zeile trennt Absätze.",
    sources="Frühere Aussagen",
    no_source="Kein einsehbares Schreiben beantwortet diese Frage.",
    source="Fundstelle {marker}",
    open_place="Stelle im Schreiben öffnen",
    newest_first="Neueste zuerst",
    reserved="Unter Vorbehalt",
    figures="Zu aktualisieren",
    figure="zuletzt {value}, {date}",
    ask="erfragen bei: {office}",
    no_office="keine Stelle genannt",
    contradictions="Frühere Aussagen stimmen nicht überein",
    decide="Bitte entscheiden Sie, welche noch gilt.",
    beside="Vielleicht einschlägig – nicht übernommen ({count})",
    beside_detail="Nicht Teil des Entwurfs und keiner Datei; was passt, übernehmen Sie bitte von Hand.",
    internal="Nur hier zu sehen",
    internal_detail="Aus nichtöffentlichen Schreiben; nicht Teil des Entwurfs und keiner Datei.",
    is_open="offen",
    save="Zwischenspeichern",
    saved="Gespeichert. Der Entwurf bleibt hier zwölf Stunden, längstens bis zum Neustart des Dienstes.",
    as_docx="Als Word-Datei",
    as_markdown="Als Markdown",
    export_detail="Jede Datei nennt oben die Ebene des Schreibens und seiner Quellen.",
    another="Andere Anfrage beantworten",
    gone="Entwürfe bleiben zwölf Stunden und längstens bis zum Neustart des Dienstes. Auch wenn ein Schreiben, aus dem "
    "ein Entwurf schöpft, nicht mehr einsehbar ist, ist er weg. Bitte erstellen Sie ihn neu.",
    gone_title="Dieser Entwurf ist nicht mehr da",
    until="Stand {date}",
    undated="Stand unbekannt",
    date_format="%d.%m.%Y",
)

ENGLISH = DraftTexts(
    language="en",
    title="Draft an answer",
    intro="For each question of an enquiry, what the house has said before is searched. It becomes a draft, every "
    "sentence with its source. The enquiry is only read, not taken in. The letter is in German.",
    tier="1. Who may read the letter?",
    tiers={
        Tier.OEFFENTLICH: "public",
        Tier.INTERN: "internal (before the sitting)",
        Tier.NICHTOEFFENTLICH: "not public",
        Tier.GESPERRT: "locked",
    },
    tier_details={
        Tier.OEFFENTLICH: "Only public letters enter. What letters that are not public say is shown here, and never "
        "leaves this page.",
        Tier.INTERN: "Internal letters enter, too, and none that is not public. Every file then bears the mark.",
        Tier.NICHTOEFFENTLICH: "Letters that are not public enter, too. Every file then bears the mark.",
    },
    reservation="2. Reservations of earlier letters",
    reservations={
        Reservation.TAKE: "take over",
        Reservation.LEAVE: "leave out",
        Reservation.CHECK: "mark to be checked",
    },
    reservation_details={
        Reservation.TAKE: "The reservation stands in the draft, with its source.",
        Reservation.LEAVE: "The draft holds no reservation.",
        Reservation.CHECK: "The draft holds a mark; you decide in each case.",
    },
    enquiry="3. Enquiry",
    file="File (PDF, DOCX, HTML or text)",
    file_detail="Up to 100 MB. If a file is chosen, it counts and not the text below.",
    typed="Or text of the enquiry",
    typed_detail="Best one question a line, with its number: “1. Wann …?”",
    wording="4. Language model",
    wording_choice="Have the answers worded by the language model",
    wording_detail="Only sentences that were checked against their sources enter, marked as worded by AI. This takes "
    "some seconds a question. Where no sentence stands, the wording of the letters stays.",
    worded="Worded by the language model, checked sentence by sentence against the sources. Please read it critically.",
    make="Make a draft",
    recent="Drafts of the last hours",
    recent_row="{reference}, {time}",
    unnamed="Enquiry without a reference",
    draft_title="Draft on {reference}",
    summary="{questions}, {open}.",
    one_question="1 question",
    many_questions="{count} questions",
    nothing_open="none open",
    one_open="1 open",
    many_open="{count} open",
    grading="Tier of the letter: {tier}. Highest tier of its sources: {highest}.",
    searched="Searched: {letters}",
    letterhead="Letterhead and frame",
    fields={
        "office": "Office",
        "sign": "File's sign",
        "date": "Date",
        "addressee": "Addressee",
        "subject": "Subject",
        "reference": "Reference of the enquiry",
        "salutation": "Salutation",
        "opening": "Opening",
        "closing": "Closing",
        "signature": "Signature",
    },
    reserved_heading="Reservation",
    reserved_field="Before all answers; left empty, it is left out",
    question="Question {number}",
    answer="Answer to question {number}",
    answer_detail="A number in brackets such as [1] becomes a footnote with its source. An empty line parts two.",
    sources="Earlier statements",
    no_source="No letter that you may see answers this question.",
    source="Source {marker}",
    open_place="Open the passage in its letter",
    newest_first="Newest first",
    reserved="Under reservation",
    figures="To be updated",
    figure="last {value}, {date}",
    ask="ask: {office}",
    no_office="no office named",
    contradictions="Earlier statements do not agree",
    decide="Please decide which one still holds.",
    beside="Possibly relevant – not taken over ({count})",
    beside_detail="No part of the draft, nor of any file; please take over by hand what fits.",
    internal="To be seen here only",
    internal_detail="From letters that are not public; no part of the draft, nor of any file.",
    is_open="open",
    save="Save for now",
    saved="Saved. The draft stays here for twelve hours, at most until the service restarts.",
    as_docx="As Word file",
    as_markdown="As Markdown",
    export_detail="Every file names the tier of the letter and of its sources at its top.",
    another="Answer another enquiry",
    gone="Drafts stay for twelve hours, at most until the service restarts. A draft is also gone when a letter that it "
    "draws on can no longer be seen. Please make it anew.",
    gone_title="This draft is no longer here",
    until="as of {date}",
    undated="date unknown",
    date_format="%d %B %Y",
)


def texts(language: str) -> DraftTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN
