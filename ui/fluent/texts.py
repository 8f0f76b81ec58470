"""What is said about the version that a language model wrote, in German and English.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.language_model.fluent import Outcome
from assistant.verification.verdict import Badge, Flaw


@dataclass(frozen=True, slots=True)
class FluentTexts:
    """The texts of one language; ``language`` is its code, the rest is named after where it stands."""

    language: str

    sign: str
    heading: str
    none: str
    excerpts: str
    writing: str
    stopped: str
    stopped_empty: str
    outcomes: Mapping[Outcome, str]
    cut: Mapping[Outcome, str]
    badges: Mapping[Badge, str]
    one_sentence: str
    many_sentences: str  # {count}
    one_removed: str  # {why}
    many_removed: str  # {count} {why}
    verbatim: str
    underlined: str
    underlined_means: str
    by: str  # {model}
    flaws: Mapping[Flaw, str]
    without: str
    without_detail: str
    copy: str
    copied: str
    as_text: str
    label: str
    label_detail: str
    local: str
    small_print: str

    def counted(self, badges: Sequence[Badge]) -> str:
        """How many sentences are carried, and how far ("belegt: 2 Sätze · teilweise belegt: 1 Satz")."""
        found = Counter(badges)
        return " · ".join(f"{self.badges[one]}: {self._sentences(found[one])}" for one in Badge if found[one])

    def removed(self, flaws: Sequence[Flaw]) -> str:
        """How many sentences were removed and why, never their words; "" where none was."""
        if not flaws:
            return ""
        found = Counter(flaws)
        why = "; ".join(
            f"{self.flaws[flaw]} ({count}×)" if count > 1 and len(found) > 1 else self.flaws[flaw]
            for flaw, count in found.most_common()
        )
        if len(flaws) == 1:
            return self.one_removed.format(why=why)
        return self.many_removed.format(count=len(flaws), why=why)

    def _sentences(self, count: int) -> str:
        return self.one_sentence if count == 1 else self.many_sentences.format(count=count)


GERMAN = FluentTexts(
    language="de",
    sign="KI",
    heading="Von einem Sprachmodell formuliert, Satz für Satz geprüft",
    none="Keine Fassung eines Sprachmodells",
    excerpts="Wörtliche Auszüge",
    writing="Ein Sprachmodell formuliert aus diesen Fundstellen. Gezeigt wird nur, was die Prüfung besteht …",
    stopped="Angehalten. Gezeigt ist, was bis dahin geprüft war.",
    stopped_empty="Angehalten, bevor ein Satz geprüft war.",
    outcomes={
        Outcome.WRITTEN: "Kein Satz hat die Prüfung bestanden. Es gelten die wörtlichen Auszüge.",
        Outcome.WITHDRAWN: "Zurückgezogen, weil die meisten Sätze so nicht in den Fundstellen stehen. Es gelten die "
        "wörtlichen Auszüge.",
        Outcome.FAILED: "Das Sprachmodell hat nicht geantwortet. Es gelten die wörtlichen Auszüge.",
        Outcome.TOO_SLOW: "Das Sprachmodell war nach der vorgesehenen Zeit nicht fertig. Es gelten die wörtlichen "
        "Auszüge.",
        Outcome.NOT_ALLOWED: "Diese Fundstellen dürfen nach den Regeln des Hauses nicht an das Sprachmodell gehen. Es "
        "gelten die wörtlichen Auszüge.",
    },
    cut={
        Outcome.FAILED: "Das Sprachmodell ist mitten im Text ausgefallen. Gezeigt ist, was bis dahin geprüft war.",
        Outcome.TOO_SLOW: "Das Sprachmodell war nach der vorgesehenen Zeit nicht fertig. Gezeigt ist, was bis dahin "
        "geprüft war.",
    },
    badges={Badge.FULL: "belegt", Badge.PART: "teilweise belegt"},
    one_sentence="1 Satz",
    many_sentences="{count} Sätze",
    one_removed="1 Satz entfernt: {why}",
    many_removed="{count} Sätze entfernt: {why}",
    verbatim="wörtlich",
    underlined="gepunktet unterstrichen",
    underlined_means="wörtlich aus dem Schreiben",
    by="Modell: {model}",
    flaws={flaw: flaw.value for flaw in Flaw},
    without="Ohne Sprachmodell",
    without_detail="Nur wörtliche Auszüge, auch bei den nächsten Besuchen in diesem Browser",
    copy="KI-Fassung",
    copied="KI-Fassung mit Fundstellen",
    as_text="KI-Fassung als Text",
    label="Wörtliche Auszüge; was eine KI formuliert, ist gekennzeichnet",
    label_detail="Eine Antwort besteht aus Sätzen der Schreiben selbst. Darüber kann eine Fassung stehen, die ein "
    "Sprachmodell aus diesen Stellen formuliert. Jeder ihrer Sätze wird vorher mit seinen Fundstellen verglichen; was "
    "dort nicht steht, wird nicht gezeigt. Verbindlich ist der Wortlaut.",
    local="Fragen und Fundstellen gehen außer an dieses Programm nur an das Sprachmodell, das Ihr Haus eingerichtet "
    "hat.",
    small_print="Was ein Sprachmodell formuliert hat, steht allein im Abschnitt „Von einem Sprachmodell formuliert“; "
    "alles andere sind wörtlich belegte Auszüge.",
)

ENGLISH = FluentTexts(
    language="en",
    sign="AI",
    heading="Worded by a language model, checked sentence by sentence",
    none="No version by a language model",
    excerpts="Verbatim excerpts",
    writing="A language model words these sources. Only what passes the check is shown …",
    stopped="Stopped. What had been checked by then is shown.",
    stopped_empty="Stopped before a sentence was checked.",
    outcomes={
        Outcome.WRITTEN: "No sentence passed the check. The verbatim excerpts hold.",
        Outcome.WITHDRAWN: "Withdrawn, because the sources do not say most of its sentences. The verbatim excerpts "
        "hold.",
        Outcome.FAILED: "The language model did not answer. The verbatim excerpts hold.",
        Outcome.TOO_SLOW: "The language model was not ready within its time. The verbatim excerpts hold.",
        Outcome.NOT_ALLOWED: "By the rules of the house these sources must not go to the language model. The verbatim "
        "excerpts hold.",
    },
    cut={
        Outcome.FAILED: "The language model failed midway. What had been checked by then is shown.",
        Outcome.TOO_SLOW: "The language model was not ready within its time. What had been checked by then is shown.",
    },
    badges={Badge.FULL: "supported", Badge.PART: "supported in part"},
    one_sentence="1 sentence",
    many_sentences="{count} sentences",
    one_removed="1 sentence removed: {why}",
    many_removed="{count} sentences removed: {why}",
    verbatim="verbatim",
    underlined="with dotted line",
    underlined_means="verbatim from the letter",
    by="Model: {model}",
    flaws={
        Flaw.NO_CITATION: "no source given",
        Flaw.UNKNOWN_CITATION: "there is no such source",
        Flaw.QUOTE: "the quotation is not verbatim",
        Flaw.NUMBER: "the number is not in the source",
        Flaw.UNIT: "the number belongs to something else",
        Flaw.DATE: "the date is not in the source",
        Flaw.SECTION: "the legal section is not in the source",
        Flaw.REFERENCE: "the reference is not in the source",
        Flaw.NAME: "the name is not in the source",
        Flaw.DERIVED: "a calculated figure",
        Flaw.NEGATION: "the negation differs",
        Flaw.COMMITMENT: "more binding than the source",
        Flaw.HEDGE: "more certain than the source",
        Flaw.SPEAKER: "another speaker than in the source",
        Flaw.CONTENT: "the statement is not in the source",
        Flaw.MARKUP: "a link, an image or markup",
        Flaw.INSTRUCTION: "no statement on the matter",
    },
    without="Without language model",
    without_detail="Verbatim excerpts alone, also when you come back with this browser",
    copy="AI version",
    copied="AI version with sources",
    as_text="AI version as text",
    label="Verbatim excerpts; what an AI words is marked",
    label_detail="An answer consists of sentences of the letters themselves, in German. Above it a version may stand "
    "that a language model words from these places. Each of its sentences is compared with its sources first; what "
    "these do not say is not shown. What binds is the wording of the letters.",
    local="Besides this program, questions and sources go only to the language model that your house has set up.",
    small_print="What a language model worded stands in the section “Worded by a language model” alone; everything "
    "else are verbatim excerpts with their source.",
)


def texts(language: str) -> FluentTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN
