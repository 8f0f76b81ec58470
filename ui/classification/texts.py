"""The words of the page on which letters are classified, in German and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.model import Tier


@dataclass(frozen=True, slots=True)
class ClassificationTexts:
    """The texts of one language; named after where they stand."""

    language: str
    title: str
    holds_now: str
    tiers: Mapping[Tier, str]
    sees: Mapping[Tier, str]
    history: str
    decided: str  # {when} {tier}
    by: str  # {who}
    by_rule: str
    change: str
    change_detail: str
    tier: str
    your_name: str
    reason: str
    reason_detail: str
    save: str
    done: str
    out_of_sight: str
    onward: str
    back: str
    when_format: str


GERMAN = ClassificationTexts(
    language="de",
    title="Einstufung",
    holds_now="Es gilt:",
    tiers={
        Tier.OEFFENTLICH: "öffentlich",
        Tier.INTERN: "intern (vor der Sitzung)",
        Tier.NICHTOEFFENTLICH: "nichtöffentlich",
        Tier.GESPERRT: "personenbezogen gesperrt",
    },
    sees={
        Tier.OEFFENTLICH: "Alle sehen das Schreiben, auch ohne Anmeldung.",
        Tier.INTERN: "Rat und Verwaltung sehen es, die Öffentlichkeit noch nicht.",
        Tier.NICHTOEFFENTLICH: "Rat und Verwaltung sehen es, die Öffentlichkeit nicht.",
        Tier.GESPERRT: "Nur der Datenschutz sieht es, Rat und Verwaltung nicht; nur er kann es wieder öffnen.",
    },
    history="Bisherige Entscheidungen",
    decided="{when}: {tier}",
    by="von {who}",
    by_rule="beim Aufnehmen, von Fundstelle selbst",
    change="Anders einstufen",
    change_detail=(
        "Das gilt sofort: für Antworten, Verläufe, Listen und Zahlen. Schließen Sie das Schreiben, gilt das auch für "
        "ältere Fassungen der Datei; öffnen Sie es, gilt das nur für diese. Was einmal öffentlich war, kann schon "
        "kopiert sein. Wird die Datei noch einmal aufgenommen, bleibt es bei Ihrer Entscheidung."
    ),
    tier="Wer soll es sehen?",
    your_name="Ihr Name",
    reason="Grund",
    reason_detail="Bitte ohne Angaben aus dem Schreiben; der Grund bleibt in dieser Liste stehen.",
    save="Einstufen",
    done="Gespeichert. Die Einstufung gilt ab jetzt.",
    out_of_sight="Das Schreiben ist gesperrt. Nur der Datenschutz sieht es noch, auch Sie nicht mehr.",
    onward="Zur Suche",
    back="Zurück zum Schreiben",
    when_format="%d.%m.%Y, %H:%M Uhr",
)

ENGLISH = ClassificationTexts(
    language="en",
    title="Classification",
    holds_now="In force:",
    tiers={
        Tier.OEFFENTLICH: "public",
        Tier.INTERN: "internal (before the sitting)",
        Tier.NICHTOEFFENTLICH: "not public",
        Tier.GESPERRT: "locked for the sake of a person",
    },
    sees={
        Tier.OEFFENTLICH: "Everybody sees the letter, also without signing in.",
        Tier.INTERN: "Council and administration see it, the public not yet.",
        Tier.NICHTOEFFENTLICH: "Council and administration see it, the public does not.",
        Tier.GESPERRT: "Only data protection sees it, not council or administration; nobody else can open it again.",
    },
    history="Decisions so far",
    decided="{when}: {tier}",
    by="by {who}",
    by_rule="while it was taken in, by Fundstelle itself",
    change="Classify otherwise",
    change_detail=(
        "In force at once: for answers, histories, lists and counts. If you close the letter, older versions of the "
        "file are closed, too; if you open it, this one alone is. What was public once may have been copied. If the "
        "file is taken in again, your decision stays."
    ),
    tier="Who is to see it?",
    your_name="Your name",
    reason="Reason",
    reason_detail="Nothing out of the letter, please: the reason stays in this list.",
    save="Classify",
    done="Saved. The classification is in force.",
    out_of_sight="The letter is locked. Only data protection sees it now; you do not any more.",
    onward="To the search",
    back="Back to the letter",
    when_format="%d %b %Y, %H:%M",
)


def texts(language: str) -> ClassificationTexts:
    """The texts of a language, "de" or "en"."""
    return ENGLISH if language == "en" else GERMAN
