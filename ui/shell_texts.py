"""What the frame of every page says, in German and English."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShellTexts:
    """The texts of one language; ``language`` is its code."""

    language: str
    switch: str  # names the other language, in that language
    skip: str
    pages: str
    ask: str
    search: str
    vorgaenge: str
    implementation: str
    remembered: str
    history: str
    drafts: str
    uploads: str
    misreadings: str
    staff: str
    councillor: str
    data_protection: str
    staff_detail: str
    locked_detail: str
    sign_in: str
    signed_in: str  # {name}
    sign_out: str
    local: str
    not_there: str
    not_there_detail: str
    not_there_yet: str
    start_page: str
    fault: str
    refused: str
    general_fault: str
    foreign: str
    too_large: str


GERMAN = ShellTexts(
    language="de",
    switch="English",
    skip="Zum Inhalt",
    pages="Seiten",
    ask="Fragen",
    search="Suche",
    vorgaenge="Vorgänge",
    implementation="Umsetzung",
    remembered="Gemerkt",
    history="Verlauf",
    drafts="Entwurf",
    uploads="Aufnahme",
    misreadings="Meldungen",
    staff="Verwaltung",
    councillor="Ratsmitglied",
    data_protection="Datenschutz",
    staff_detail="Sie sehen auch nichtöffentliche Schreiben.",
    locked_detail="Sie sehen auch nichtöffentliche und gesperrte Schreiben.",
    sign_in="Anmelden",
    signed_in="Angemeldet: {name}",
    sign_out="Abmelden",
    local="Diese Seite lädt nichts von anderen Rechnern.",
    not_there="Diese Seite gibt es hier nicht",
    not_there_detail="Vielleicht ist die Adresse unvollständig, oder was dort stand, ist hier nicht einsehbar.",
    not_there_yet="Haben Sie ein Konto? Angemeldet sehen Sie, was Ihre Rolle sehen darf. Waren Sie angemeldet, ist die "
    "Anmeldung inzwischen abgelaufen oder beendet.",
    start_page="Zur Startseite",
    fault="Störung",
    refused="Das geht so nicht",
    general_fault="Die Seite konnte wegen eines Programmfehlers nicht erstellt werden. Das sagt nichts über die "
    "Unterlagen; bitte versuchen Sie es noch einmal.",
    foreign="Das wurde nicht von einer Seite dieses Dienstes gesendet und deshalb nicht angenommen. Bitte öffnen Sie "
    "die Startseite und versuchen Sie es dort noch einmal. Kommt die Meldung wieder, fehlt in der Einrichtung "
    "vermutlich die öffentliche Adresse (public_url).",
    too_large="Das ist zu groß. Gesendet werden können 2 MB, bei der Aufnahme von Schreiben 120 MB auf einmal; bitte "
    "teilen Sie es auf.",
)
ENGLISH = ShellTexts(
    language="en",
    switch="Deutsch",
    skip="Skip to content",
    pages="Pages",
    ask="Ask",
    search="Search",
    vorgaenge="Matters",
    implementation="Progress",
    remembered="Remembered",
    history="History",
    drafts="Draft",
    uploads="Upload",
    misreadings="Reports",
    staff="Administration",
    councillor="Councillor",
    data_protection="Data protection",
    staff_detail="You also see letters that are not public.",
    locked_detail="You also see letters that are not public, and locked ones.",
    sign_in="Sign in",
    signed_in="Signed in: {name}",
    sign_out="Sign out",
    local="This page loads nothing from other machines.",
    not_there="There is no such page here",
    not_there_detail="Perhaps the address is incomplete, or what stood there cannot be seen here.",
    not_there_yet="Do you have an account? Signed in, you see what your role may see. If you were signed in, that has "
    "run out or ended meanwhile.",
    start_page="To the start page",
    fault="Fault",
    refused="This cannot be done",
    general_fault="The page could not be made because of a fault in the program. This says nothing about the "
    "documents; please try again.",
    foreign="This was not sent by a page of this service and was therefore not accepted. Please open the start page "
    "and try again there. If this message returns, the public address (public_url) is probably missing in the set-up.",
    too_large="This is too large. 2 MB can be sent, and 120 MB at once where letters are taken in; please split it.",
)


def texts(language: str) -> ShellTexts:
    """The texts of a language; what is not English is German."""
    return ENGLISH if language == ENGLISH.language else GERMAN
