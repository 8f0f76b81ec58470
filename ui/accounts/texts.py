"""What the pages of signing in say, in German and English."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.roles import Role


@dataclass(frozen=True, slots=True)
class AccountTexts:
    """The texts of one language; a text with braces is a pattern, its placeholders are named beside it."""

    language: str
    sign_in: str
    sign_in_gain: str
    forgotten: str
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
    account_may: str
    recorded: str
    no_roles: str
    sign_out: str
    signed_out_title: str
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
    may: dict[Role, str]


GERMAN = AccountTexts(
    language="de",
    sign_in="Anmelden",
    sign_in_gain="Öffentliche Schreiben sehen Sie auch ohne Anmeldung. Mit einem Konto sehen Sie dazu, was Ihre Rolle "
    "sehen darf, etwa nichtöffentliche Schreiben.",
    forgotten="Passwort vergessen oder noch kein Konto? Bitte wenden Sie sich an die Stelle, die Fundstelle bei Ihnen "
    "betreut; sie richtet beides ein.",
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
    account_roles="Rolle",
    account_may="Das heißt",
    recorded="Im Prüfprotokoll stehen Ihre An- und Abmeldungen, was Sie aufnehmen, einstufen, berichtigen oder "
    "löschen, und welche nichtöffentlichen Schreiben Sie öffnen oder in Antworten sehen; nie, was Sie fragen, und nie, "
    "welche öffentlichen Schreiben Sie lesen.",
    no_roles="Keine. Sie sehen, was öffentlich ist.",
    sign_out="Abmelden",
    signed_out_title="Sie sind abgemeldet",
    signed_out="An einem geteilten Rechner schließen Sie bitte auch den Browser.",
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
    change_send="Passwort ändern",
    done="Sie sind angemeldet",
    go_on="Weiter",
    house_refused="Die Anmeldung des Hauses hat Sie erkannt, das Konto hier ist aber gesperrt. Bitte wenden Sie sich "
    "an die Stelle, die Fundstelle betreut.",
    roles={
        Role.COUNCILLOR: "Ratsmitglied",
        Role.STAFF: "Verwaltung",
        Role.DATA_PROTECTION: "Datenschutz",
        Role.ADMINISTRATION: "Administration",
    },
    may={
        Role.COUNCILLOR: "Sie sehen öffentliche, interne (vor der Sitzung) und nichtöffentliche Schreiben: in "
        "Antworten, in der Suche und in Vorgängen.",
        Role.STAFF: "Sie sehen öffentliche, interne und nichtöffentliche Schreiben, nehmen Schreiben auf, berichtigen "
        "sie, legen fest, wer sie sehen darf, und entwerfen Antworten.",
        Role.DATA_PROTECTION: "Sie sehen alle Schreiben, auch gesperrte, legen fest, wer sie sehen darf, finden "
        "Stellen, die eine Person nennen, und löschen Schreiben endgültig.",
        Role.ADMINISTRATION: "Sie betreuen Konten, Sicherungen und das Prüfprotokoll, am Rechner mit den Befehlen von "
        "Fundstelle. Hier lesen Sie, was öffentlich ist.",
    },
)
ENGLISH = AccountTexts(
    language="en",
    sign_in="Sign in",
    sign_in_gain="Public letters are there without signing in. With an account you also see what your role may see, "
    "such as letters that are not public.",
    forgotten="Password forgotten, or no account yet? Please turn to whoever looks after Fundstelle in your house; "
    "they set up both.",
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
    account_roles="Role",
    account_may="This means",
    recorded="The audit holds when you sign in and out, what you take in, classify, put right or erase, and which "
    "letters that are not public you open or see in answers; never what you ask, and never which public letters you "
    "read.",
    no_roles="None. You see what is public.",
    sign_out="Sign out",
    signed_out_title="You are signed out",
    signed_out="At a shared machine please close the browser, too.",
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
    change_send="Change password",
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
    may={
        Role.COUNCILLOR: "You see letters that are public, internal (before the sitting) and not public: in answers, "
        "in the search and in matters.",
        Role.STAFF: "You see letters that are public, internal and not public, take letters in, put them right, decide "
        "who may see them, and draft answers.",
        Role.DATA_PROTECTION: "You see all letters, locked ones too, decide who may see them, find passages that name "
        "a person, and erase letters for good.",
        Role.ADMINISTRATION: "You look after accounts, backups and the audit, at the machine with Fundstelle's "
        "commands. Here you read what is public.",
    },
)


def texts(language: str) -> AccountTexts:
    """The texts of a language; what is not English is German."""
    return ENGLISH if language == ENGLISH.language else GERMAN
