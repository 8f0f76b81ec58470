"""What the audit is called, in German: purposes, events and details."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.audit.event import Detail, EventKind, Purpose

PURPOSES: Mapping[Purpose, str] = {
    Purpose.ACCESS: "Einsicht in Nichtöffentliches",
    Purpose.SECURITY: "Anmeldungen und Konten",
    Purpose.ACCOUNTABILITY: "Entscheidungen und Löschungen",
}

KINDS: Mapping[EventKind, str] = {
    EventKind.SEEN: "hat gesehen",
    EventKind.SIGNED_IN: "hat sich angemeldet",
    EventKind.SIGN_IN_REFUSED: "Anmeldung abgewiesen",
    EventKind.SIGNED_OUT: "hat sich abgemeldet",
    EventKind.ACCOUNT_ADDED: "hat ein Konto angelegt",
    EventKind.ROLES_CHANGED: "hat Rollen geändert",
    EventKind.ACCOUNT_DISABLED: "hat ein Konto gesperrt",
    EventKind.ACCOUNT_ENABLED: "hat ein Konto entsperrt",
    EventKind.PASSWORD_CHANGED: "hat ein Passwort gesetzt",
    EventKind.TAKEN_IN: "hat aufgenommen",
    EventKind.CLASSIFIED: "hat eingestuft",
    EventKind.CORRECTED: "hat berichtigt",
    EventKind.ERASED: "hat gelöscht",
    EventKind.PERSON_SEARCHED: "hat nach einer Person gesucht",
    EventKind.BACKED_UP: "hat gesichert",
    EventKind.RESTORED: "hat wiederhergestellt",
    EventKind.AUDIT_READ: "hat das Prüfprotokoll eingesehen",
    EventKind.AUDIT_RENEWED: "hat ein beschädigtes Prüfprotokoll neu begonnen",
}

DETAILS: Mapping[Detail, str] = {
    Detail.NONE: "",
    Detail.PAGE: "Seite des Schreibens",
    Detail.FILE: "Originaldatei",
    Detail.QUOTED: "im Wortlaut angeführt",
    Detail.PUBLIC: "öffentlich",
    Detail.INTERNAL: "intern",
    Detail.NOT_PUBLIC: "nichtöffentlich",
    Detail.LOCKED: "personenbezogen gesperrt",
    Detail.SHOWN: "angezeigt",
    Detail.EXPORTED: "ausgegeben",
    Detail.VERIFIED: "geprüft",
    Detail.REFUSED: "abgewiesen",
}
