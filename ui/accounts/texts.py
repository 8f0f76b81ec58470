"""What the pages of signing in say, in German and English."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.roles import Role


@dataclass(frozen=True, slots=True)
class AccountTexts:
    """The texts of one language; a text with braces is a pattern, its placeholders are named beside it."""

    language: str
    sign_in: str
    name: str
    password: str
    send: str
    house: str
    house_hint: str
    wrong: str
    wait: str  # {seconds}
    unprotected: str
    own_history: str
    account: str
    account_name: str
    account_roles: str
    no_roles: str
    sign_out: str
    signed_out: str
    by_house: str
    change: str
    old: str
    new: str
    again: str
    rules: str  # {least}
    different: str
    old_wrong: str
    changed: str
    change_send: str
    done: str
    go_on: str
    house_refused: str
    roles: dict[Role, str]


GERMAN = AccountTexts(
    language="de",
    sign_in="Anmelden",
    name="Name",
    password="Passwort",
    send="Anmelden",
    house="Mit der Anmeldung des Hauses",
    house_hint="oder mit Name und Passwort:",
    wrong="Name und Passwort passen nicht zusammen, oder das Konto ist gesperrt. Bitte versuchen Sie es noch einmal.",
    wait="Nach mehreren vergeblichen Versuchen ist eine Pause nötig. Bitte versuchen Sie es in {seconds} Sekunden "
    "noch einmal.",
    unprotected="Diese Verbindung ist nicht verschlüsselt; ein Passwort könnte unterwegs mitgelesen werden. Bitte "
    "öffnen Sie die Seite unter ihrer https-Adresse.",
    own_history="Verlauf und Gemerktes gehören zu diesem Browser und zu dem Konto, das darin angemeldet ist: "
    "Abgemeldet oder unter einem anderen Namen sieht man sie nicht.",
    account="Ihr Konto",
    account_name="Name",
    account_roles="Rollen",
    no_roles="keine; Sie sehen, was öffentlich ist",
    sign_out="Abmelden",
    signed_out="Sie sind abgemeldet. An einem geteilten Rechner schließen Sie bitte auch den Browser.",
    by_house="Angemeldet hat Sie das Haus; dort melden Sie sich auch ab.",
    change="Passwort ändern",
    old="Bisheriges Passwort",
    new="Neues Passwort",
    again="Neues Passwort noch einmal",
    rules="Mindestens {least} Zeichen; etwa vier Wörter, die nichts miteinander zu tun haben. Danach sind Sie überall "
    "sonst abgemeldet.",
    different="Die beiden neuen Passwörter sind verschieden. Bitte tippen Sie sie noch einmal.",
    old_wrong="Das bisherige Passwort stimmt nicht. Bitte versuchen Sie es noch einmal.",
    changed="Das Passwort ist geändert, alle anderen Anmeldungen sind beendet.",
    change_send="Ändern",
    done="Sie sind angemeldet",
    go_on="Weiter",
    house_refused="Die Anmeldung des Hauses hat Sie erkannt, das Konto hier ist aber gesperrt. Bitte wenden Sie sich "
    "an die Stelle, die Fundstelle betreut.",
    roles={
        Role.COUNCILLOR: "Ratsmitglied",
        Role.STAFF: "Verwaltung",
        Role.DATA_PROTECTION: "Datenschutz",
        Role.ADMINISTRATION: "Betreuung",
    },
)
ENGLISH = AccountTexts(
    language="en",
    sign_in="Sign in",
    name="Name",
    password="Password",
    send="Sign in",
    house="With the house's sign-on",
    house_hint="or with name and password:",
    wrong="Name and password do not fit, or the account is disabled. Please try again.",
    wait="After several attempts in vain a pause is needed. Please try again in {seconds} seconds.",
    unprotected="This connection is not encrypted; a password could be read on its way. Please open the page at its "
    "https address.",
    own_history="History and remembered things belong to this browser and to the account that is signed in there: "
    "signed out, or under another name, nobody sees them.",
    account="Your account",
    account_name="Name",
    account_roles="Roles",
    no_roles="none; you see what is public",
    sign_out="Sign out",
    signed_out="You are signed out. At a shared machine please close the browser, too.",
    by_house="The house has signed you in; you sign out there, too.",
    change="Change password",
    old="Password until now",
    new="New password",
    again="New password again",
    rules="At least {least} characters; for instance four words that have nothing to do with each other. You are "
    "signed out everywhere else then.",
    different="The two new passwords differ. Please type them again.",
    old_wrong="The password until now is not right. Please try again.",
    changed="The password is changed, all other sessions have ended.",
    change_send="Change",
    done="You are signed in",
    go_on="Continue",
    house_refused="The house's sign-on knows you, but the account here is disabled. Please turn to whoever looks after "
    "Fundstelle.",
    roles={
        Role.COUNCILLOR: "Councillor",
        Role.STAFF: "Administration",
        Role.DATA_PROTECTION: "Data protection",
        Role.ADMINISTRATION: "System administration",
    },
)


def texts(language: str) -> AccountTexts:
    """The texts of a language; what is not English is German."""
    return ENGLISH if language == ENGLISH.language else GERMAN
