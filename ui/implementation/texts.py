"""What the pages of the state of implementation say, in German and English; what comes from the letters stays German.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.model import BlockKind
from ui import progress
from ui.browse import vorgang_texts
from ui.browse.texts import BrowseTexts
from ui.browse.vorgang_texts import VorgangTexts
from ui.progress import ProgressTexts


@dataclass(frozen=True, slots=True)
class ImplementationTexts:
    """The texts of one language; ``language`` is its code, ``{here}`` is :meth:`BrowseTexts.looked_through`."""

    language: str
    title: str
    intro: str
    points: str
    gaps: str
    views: str
    state: str
    every_state: str
    counted: str  # {count}
    one_point: str
    overdue_counted: str  # {count}
    overdue_first: str
    shares: str
    share: str  # {name} {count} {percent}
    no_point: str  # {here}
    nothing_yet: str  # {here}
    table: str
    column_point: str
    column_state: str
    column_next: str
    nothing_announced: str
    history: str  # {count}
    report: str
    reply: str
    as_csv: str
    as_xlsx: str
    downloads: str
    note: str

    gaps_title: str
    gaps_intro: str
    kinds: Mapping[str, str]  # by the value of the address
    no_gap: Mapping[str, str]  # {here}
    leads_to: str
    leads_nowhere: str
    asked: Mapping[BlockKind, str]
    further_at: str

    @property
    def progress(self) -> ProgressTexts:
        """The words for states."""
        return progress.texts(self.language)

    @property
    def vorgang(self) -> VorgangTexts:
        """The texts of the page of a Vorgang."""
        return vorgang_texts.texts(self.language)

    @property
    def lists(self) -> BrowseTexts:
        """The texts of search and lists."""
        return self.vorgang.lists

    def points_counted(self, count: int) -> str:
        """A number of points in words ("1 Beschlusspunkt")."""
        return self.one_point if count == 1 else self.counted.format(count=count)

    def item(self, number: str | None) -> str:
        """What a point is called ("Punkt 2a")."""
        return self.vorgang.short_item(BlockKind.RESOLUTION_POINT, number)


#: The kinds of gaps as they stand in an address, in the order of the page.
QUESTIONS, POINTS, REFERRING = "fragen", "punkte", "verweise"

GERMAN = ImplementationTexts(
    language="de",
    title="Umsetzung der Beschlüsse",
    intro="Was zu den Punkten von Beschlüssen und Anträgen berichtet wurde. Ein Stand ist die Aussage der genannten "
    "Stelle zu ihrem Datum; der Verweis öffnet den Satz im Schreiben. Was nicht eindeutig gesagt ist, "
    "steht hier als „unklar“.",
    points="Stand der Punkte",
    gaps="Lücken",
    views="Ansichten",
    state="Stand",
    every_state="jeder Stand",
    counted="{count} Punkte",
    one_point="1 Punkt",
    overdue_counted="{count} davon mit überfälligem Bericht",
    overdue_first="überfällige zuerst, dann die neuesten",
    shares="Anteile",
    share="{name}: {count} ({percent} %)",
    no_point="{here} passt kein Punkt zu dieser Auswahl.",
    nothing_yet="{here} ist noch zu keinem Punkt ein Bericht einsehbar.",
    table="Punkte mit ihrem Stand",
    column_point="Punkt",
    column_state="Stand",
    column_next="Nächster Bericht, Nachfragen",
    nothing_announced="keiner angekündigt",
    history="Verlauf ({count} Aussagen)",
    report="Bericht",
    reply="Antwort auf eine Nachfrage",
    as_csv="CSV",
    as_xlsx="Excel (XLSX)",
    downloads="Diese Auswahl als Tabelle:",
    note="„Überfällig“ heißt: Der angekündigte Tag ist vorbei, und in den hier einsehbaren Unterlagen kam danach "
    "kein Bericht, obwohl sie neuere Schreiben enthalten.",
    gaps_title="Lücken",
    gaps_intro="Was in den hier einsehbaren Unterlagen nicht gefunden wurde. Das sagt nichts darüber, ob es anderswo "
    "vorliegt.",
    kinds={
        QUESTIONS: "Fragen ohne Antwort",
        POINTS: "Punkte ohne Bericht",
        REFERRING: "Antworten, die nur verweisen",
    },
    no_gap={
        QUESTIONS: "{here} wurde zu jeder Frage eine Antwort gefunden.",
        POINTS: "{here} wurde zu jedem Punkt ein Bericht gefunden.",
        REFERRING: "{here} verweist keine Antwort nur auf eine andere Stelle.",
    },
    leads_to="Der Verweis führt zu:",
    leads_nowhere="Wohin der Verweis führt, ist hier nicht einsehbar.",
    asked={BlockKind.QUESTION: "Gefragt war:", BlockKind.RESOLUTION_POINT: "Beschlossen war:"},
    further_at="Wortlaut",
)

ENGLISH = ImplementationTexts(
    language="en",
    title="Implementation of resolutions",
    intro="What was reported on the points of resolutions and motions. A state is what the named office said "
    "on its date; the link opens the sentence in the letter. What is not said plainly stands here as “unclear”.",
    points="State of the points",
    gaps="Gaps",
    views="Views",
    state="State",
    every_state="any state",
    counted="{count} points",
    one_point="1 point",
    overdue_counted="{count} of them with an overdue report",
    overdue_first="overdue ones first, then the latest",
    shares="Shares",
    share="{name}: {count} ({percent} %)",
    no_point="{here} no point fits this choice.",
    nothing_yet="{here} no report on any point can be seen yet.",
    table="Points of resolutions with their state",
    column_point="Point",
    column_state="State",
    column_next="Next report, enquiries",
    nothing_announced="none announced",
    history="History ({count} statements)",
    report="Report",
    reply="Answer to an enquiry",
    as_csv="CSV",
    as_xlsx="Excel (XLSX)",
    downloads="This choice as a table:",
    note="“Overdue” means: the announced day is over, and in the documents that can be seen here no report came after "
    "it, although they hold later letters.",
    gaps_title="Gaps",
    gaps_intro="What was not found in the documents that can be seen here. This does not say whether it exists "
    "elsewhere.",
    kinds={
        QUESTIONS: "Questions without an answer",
        POINTS: "Points without a report",
        REFERRING: "Answers that only refer",
    },
    no_gap={
        QUESTIONS: "{here} an answer was found to every question.",
        POINTS: "{here} a report was found on every point.",
        REFERRING: "{here} no answer only refers to another place.",
    },
    leads_to="The reference leads to:",
    leads_nowhere="Where the reference leads cannot be seen here.",
    asked={BlockKind.QUESTION: "Asked was:", BlockKind.RESOLUTION_POINT: "Resolved was:"},
    further_at="Wording",
)


def texts(language: str) -> ImplementationTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN
