"""Every sentence that the page shows, in German and English; what comes from the letters stays German.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.model import LetterKind, Speaker, Tier


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The texts of one language; ``language`` is its code, the rest is named after where it stands."""

    language: str
    switch: str  # names the other language, in that language
    claim: str
    label: str
    label_detail: str
    scope: str  # {letters} {latest}
    scope_undated: str  # {letters}
    restricted: str  # {within}
    one_letter: str
    many_letters: str  # {count}
    nothing_to_search: str
    local: str
    kept: str  # {days}
    not_kept: str
    needs_script: str

    question: str
    placeholder: str
    ask: str
    stop: str
    new: str
    follow_ups: str
    more: str
    narrow: str
    narrowed: str  # {within}
    since: str
    until: str
    day_hint: str
    letter_kinds: str
    office: str
    fraction: str
    vorgang: str
    vorgang_hint: str
    tier: str
    examples: str
    example_point: str  # {number} {reference}
    example_question: str  # {number} {reference}
    example_name: str  # {name}
    example_amount: str  # {amount}
    asked_by_user: str
    searching: str
    starting: str
    stopped: str

    answer: str
    partly: str
    near: str
    not_found: str
    nearest: str
    fault: str
    refused: str
    general_fault: str
    busy: str
    busy_detail: str
    notice: str
    places: str
    place: str
    verbatim: str
    under_reservation: str

    letters: str
    letters_intro: str
    more_letters: str  # {count}
    back_to_letters: str
    back_to_answer: str
    previous: str
    next: str
    position: str  # {number} {count}
    answers_to: str
    reading_version: str
    source_text: str
    own_page: str
    page: str  # {number}
    letter_missing: str
    superseded: str
    newer_version: str
    start_page: str
    head: Mapping[str, str]

    kinds: Mapping[LetterKind, str]
    speakers: Mapping[Speaker, str]
    tiers: Mapping[Tier, str]
    ended: str
    sign_in_again: str
    date_format: str

    def letters_counted(self, count: int) -> str:
        """A number of letters in words ("1 Schreiben")."""
        return self.one_letter if count == 1 else self.many_letters.format(count=count)

    def searched(self, count: int, latest: datetime.date | None, within: str = "") -> str:
        """What was searched ("Durchsucht: 2 öffentliche Schreiben, Stand 14.09.2022").

        Args:
            count: Number of letters.
            latest: Date of the latest; None where none has one.
            within: What they were restricted to, in words; "" where they were not.
        """
        if not count and not within:
            return self.nothing_to_search
        counted = self.letters_counted(count) + (self.restricted.format(within=within) if within else "")
        if latest is None:
            return self.scope_undated.format(letters=counted)
        return self.scope.format(letters=counted, latest=self.date(latest))

    def date(self, date: datetime.date) -> str:
        """A date as this language writes it."""
        return date.strftime(self.date_format)


GERMAN = PageTexts(
    language="de",
    switch="English",
    claim="Fragen an die Unterlagen des Rates. Jeder Satz der Antwort zeigt, wo er steht.",
    label="Wörtlich belegte Auszüge, keine KI-Formulierung",
    label_detail="Eine Antwort besteht aus Sätzen der Schreiben selbst. Ein Suchverfahren wählt sie aus; kein "
    "Sprachmodell formuliert oder ergänzt etwas.",
    scope="Durchsucht: {letters}, Stand {latest}",
    scope_undated="Durchsucht: {letters}",
    restricted=", eingegrenzt auf {within}",
    one_letter="1 Schreiben",
    many_letters="{count} Schreiben",
    nothing_to_search="Noch ist kein Schreiben eingelesen. Das geht mit: fundstelle ingest DATEI",
    local="Fragen und Unterlagen bleiben im Haus; kein fremder Dienst ist beteiligt.",
    kept="Ihre Gespräche stehen {days} Tage in Ihrem Verlauf, lesbar nur in diesem Browser.",
    not_kept="Ihre Gespräche werden nicht aufbewahrt.",
    needs_script="Diese Seite braucht JavaScript; es kommt vom selben Rechner wie die Seite.",
    question="Ihre Frage",
    placeholder="Was möchten Sie wissen?",
    ask="Fragen",
    stop="Anhalten",
    new="Neues Gespräch",
    follow_ups="Dazu steht auch etwas in den Unterlagen",
    more="Drucken, kopieren, Rückmeldung",
    narrow="Suche eingrenzen",
    narrowed="Suche eingegrenzt: {within}",
    since="Von",
    until="Bis",
    day_hint="2022 oder 14.09.2022",
    letter_kinds="Art der Schreiben",
    office="Amt",
    fraction="Fraktion",
    vorgang="Vorgang",
    vorgang_hint="zum Beispiel P0091/21",
    tier="Ebene",
    examples="Zum Einstieg",
    example_point="Was sagt die Verwaltung zu Punkt {number} von {reference}?",
    example_question="Was antwortet die Verwaltung auf Frage {number} in {reference}?",
    example_name="Was steht in den Schreiben zu „{name}“?",
    example_amount="Was ist aus den {amount} geworden?",
    asked_by_user="Frage:",
    searching="Suche in den Unterlagen …",
    starting="Die Suche startet gerade, das dauert einige Sekunden …",
    stopped="Angehalten.",
    answer="Antwort",
    partly="Teilweise beantwortet",
    near="Nicht beantwortet, Ähnliches gefunden",
    not_found="In den Unterlagen nicht gefunden",
    nearest="Am nächsten kommen diese Stellen; sie beantworten die Frage nicht:",
    fault="Störung",
    refused="Frage nicht angenommen",
    general_fault="Die Frage konnte wegen eines Fehlers nicht bearbeitet werden. Über den Inhalt der Unterlagen sagt "
    "das nichts. Bitte versuchen Sie es noch einmal.",
    busy="Gerade stellen sehr viele eine Frage",
    busy_detail="Ihre Frage wurde nicht gesucht; über den Inhalt der Unterlagen sagt das nichts. Bitte stellen Sie sie "
    "in einer Minute noch einmal.",
    notice="Hinweis:",
    places="Fundstellen",
    place="Fundstelle",
    verbatim="Wortlaut; ein Strich steht für ein Zeilenende im Original",
    under_reservation="Unter Vorbehalt",
    letters="Durchsuchte Schreiben",
    letters_intro="Ein Klick öffnet das ganze Schreiben.",
    more_letters="und {count} weitere",
    back_to_letters="Alle Schreiben",
    back_to_answer="Zur Antwort",
    previous="Vorige",
    next="Nächste",
    position="Fundstelle {number} von {count}",
    answers_to="Antwortet auf:",
    reading_version="Lesefassung: Getrennte Wörter und Zeilen sind zusammengefügt, Buchstaben und Ziffern unverändert.",
    source_text="Quelltext",
    own_page="Eigene Seite",
    page="Seite {number}",
    superseded="Dies ist eine frühere Fassung.",
    newer_version="Zur neuen Fassung",
    letter_missing="Dieses Schreiben ist in den hier einsehbaren Unterlagen nicht vorhanden.",
    start_page="Zur Startseite",
    head={
        "date": "Datum",
        "office": "Absender",
        "file_number": "Geschäftszeichen",
        "addressees": "Empfänger",
        "subject": "Betreff",
        "references": "Bezug",
    },
    kinds={
        LetterKind.RESOLUTION_CONTROL: "Beschlusskontrolle",
        LetterKind.ANSWER_LETTER: "Antwort auf eine Anfrage",
        LetterKind.RESOLUTION: "Beschluss",
        LetterKind.STATEMENT: "Stellungnahme",
        LetterKind.MINUTES: "Niederschrift",
        LetterKind.ENQUIRY: "Anfrage",
        LetterKind.MOTION: "Antrag",
        LetterKind.PROPOSAL: "Vorlage",
        LetterKind.OTHER: "Schreiben",
    },
    speakers={
        Speaker.COUNCIL: "Beschluss des Rates",
        Speaker.ENQUIRER: "Worte der Anfrage",
        Speaker.OFFICE: "Worte der Verwaltung",
        Speaker.THIRD_PARTY: "Zitat eines Dritten",
        Speaker.RECORD: "Worte der Niederschrift",
    },
    tiers={
        Tier.OEFFENTLICH: "öffentlich",
        Tier.INTERN: "intern",
        Tier.NICHTOEFFENTLICH: "nichtöffentlich",
        Tier.GESPERRT: "gesperrt",
    },
    ended="Sie sind nicht mehr angemeldet: Die Anmeldung ist abgelaufen oder wurde beendet. Diese Antwort kommt nur "
    "aus öffentlichen Schreiben; das Gespräch davor steht in Ihrem Verlauf, sobald Sie wieder angemeldet sind.",
    sign_in_again="Wieder anmelden",
    date_format="%d.%m.%Y",
)

ENGLISH = PageTexts(
    language="en",
    switch="Deutsch",
    claim="Questions to the council's documents. Every sentence of an answer shows where it stands.",
    label="Verbatim excerpts with their source, not worded by AI",
    label_detail="An answer consists of sentences of the letters themselves, in German. A search selects them; no "
    "language model words or adds anything.",
    scope="Searched: {letters}, as of {latest}",
    scope_undated="Searched: {letters}",
    restricted=", restricted to {within}",
    one_letter="1 letter",
    many_letters="{count} letters",
    nothing_to_search="No letter has been read in yet. To do so: fundstelle ingest FILE",
    local="Questions and documents stay in the house; no foreign service is involved.",
    kept="Your conversations stay in your history for {days} days, readable in this browser only.",
    not_kept="Your conversations are not kept.",
    needs_script="This page needs JavaScript; it comes from the same computer as the page.",
    question="Your question",
    placeholder="What would you like to know?",
    ask="Ask",
    stop="Stop",
    new="New conversation",
    follow_ups="The documents also say something on",
    more="Print, copy, feedback",
    narrow="Narrow the search",
    narrowed="Search narrowed: {within}",
    since="From",
    until="Until",
    day_hint="2022 or 14.09.2022",
    letter_kinds="Kind of letters",
    office="Office",
    fraction="Group in the council",
    vorgang="Matter",
    vorgang_hint="for example P0091/21",
    tier="Tier",
    examples="To begin with",
    example_point="What does the administration say on point {number} of {reference}?",
    example_question="What does the administration answer to question {number} in {reference}?",
    example_name="What do the letters say about “{name}”?",
    example_amount="What became of the {amount}?",
    asked_by_user="Question:",
    searching="Searching the documents …",
    starting="The search is starting up, this takes a few seconds …",
    stopped="Stopped.",
    answer="Answer",
    partly="Answered in part",
    near="Not answered, something similar found",
    not_found="Not found in the documents",
    nearest="These passages come nearest; they do not answer the question:",
    fault="Fault",
    refused="Question not accepted",
    general_fault="The question could not be processed because of a fault. This says nothing about what the documents "
    "hold. Please try again.",
    busy="Very many are asking just now",
    busy_detail="Your question was not searched; this says nothing about what the documents hold. Please ask it again "
    "in a minute.",
    notice="Note:",
    places="Sources",
    place="Source",
    verbatim="Wording; a stroke stands for the end of a line in the original",
    under_reservation="Under reservation",
    letters="Letters searched",
    letters_intro="A click opens the whole letter.",
    more_letters="and {count} more",
    back_to_letters="All letters",
    back_to_answer="To the answer",
    previous="Previous",
    next="Next",
    position="Source {number} of {count}",
    answers_to="In answer to:",
    reading_version="Reading version: torn words and lines are joined, letters and digits are unchanged.",
    source_text="Source text",
    own_page="Page of its own",
    page="Page {number}",
    superseded="This is an earlier version.",
    newer_version="To the new version",
    letter_missing="This letter is not among the documents that can be seen here.",
    start_page="To the start page",
    head={
        "date": "Date",
        "office": "From",
        "file_number": "File number",
        "addressees": "To",
        "subject": "Subject",
        "references": "Refers to",
    },
    kinds={
        LetterKind.RESOLUTION_CONTROL: "Report on a resolution",
        LetterKind.ANSWER_LETTER: "Answer to an enquiry",
        LetterKind.RESOLUTION: "Resolution",
        LetterKind.STATEMENT: "Statement",
        LetterKind.MINUTES: "Minutes",
        LetterKind.ENQUIRY: "Enquiry",
        LetterKind.MOTION: "Motion",
        LetterKind.PROPOSAL: "Proposal",
        LetterKind.OTHER: "Letter",
    },
    speakers={
        Speaker.COUNCIL: "Resolution of the council",
        Speaker.ENQUIRER: "Words of the enquiry",
        Speaker.OFFICE: "Words of the administration",
        Speaker.THIRD_PARTY: "Quotation of a third party",
        Speaker.RECORD: "Words of the minutes",
    },
    tiers={
        Tier.OEFFENTLICH: "public",
        Tier.INTERN: "internal",
        Tier.NICHTOEFFENTLICH: "not public",
        Tier.GESPERRT: "locked",
    },
    ended="You are not signed in any more: it has run out or was ended. This answer comes from public letters alone; "
    "the talk before it is in your history as soon as you are signed in again.",
    sign_in_again="Sign in again",
    date_format="%d %B %Y",
)


def texts(language: str) -> PageTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN


def other(language: str) -> str:
    """The code of the language that the switch leads to."""
    return "de" if language == "en" else "en"
