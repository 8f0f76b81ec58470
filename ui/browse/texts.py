"""What search and lists say, in German and English; what comes from the letters stays German.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.model import Scope
from ui import page_texts
from ui.page_texts import PageTexts


@dataclass(frozen=True, slots=True)
class BrowseTexts:
    """The texts of one language; ``language`` is its code."""

    language: str
    here: str  # {letters}: what was looked through
    of_them: str  # {count}: how many of them were chosen

    # Search and lists.
    search: str
    words: str
    find: str
    narrow: str
    narrowed: str  # {count}
    period: str
    since: str
    until: str
    period_hint: str
    years: str
    kind: str
    office: str
    fraction: str
    tier: str
    every_office: str
    every_fraction: str
    every_tier: str
    vorgang: str
    apply: str
    chosen: str
    without: str  # {what}
    reset: str
    latest_first: str
    found_passages: str  # {passages} {letters}
    one_passage: str
    many_passages: str  # {count}
    most_passages: str
    no_letter: str  # {here}
    no_passage: str
    no_words: str  # {here} {words}
    nothing_near: str
    nothing_yet: str
    undated: str  # {count}
    undated_one: str
    near: str
    near_detail: str
    more_here: str  # {count}
    as_question: str
    vorgaenge_found: str
    no_date: str
    page: str  # {page} {pages}
    previous: str
    next: str
    pages: str

    # List of Vorgänge.
    vorgaenge: str
    vorgaenge_intro: str
    vorgaenge_words: str
    only_open: str
    only_overdue: str
    counted_vorgaenge: str  # {count}
    one_vorgang: str
    no_vorgang: str  # {here}
    open_points: str  # {count}
    open_point: str
    further: str  # {names}

    @property
    def general(self) -> PageTexts:
        """The texts that all pages share: kinds, speakers, tiers, dates."""
        return page_texts.texts(self.language)

    def looked_through(self, scope: Scope, of_them: int | None = None) -> str:
        """What was looked through ("In den hier einsehbaren Unterlagen (2 Schreiben, Stand 14.09.2022)").

        Args:
            scope: All that may be seen.
            of_them: How many letters of it were chosen; None where all were.
        """
        until = f", {self.until_day(scope.latest)}" if scope.latest else ""
        chosen = "" if of_them is None else self.of_them.format(count=of_them)
        return self.here.format(letters=f"{self.general.letters_counted(scope.letters)}{until}{chosen}")

    def until_day(self, day: datetime.date) -> str:
        """As of which day ("Stand 14.09.2022")."""
        return f"{'as of' if self.language == 'en' else 'Stand'} {self.general.date(day)}"


GERMAN = BrowseTexts(
    language="de",
    here="In den hier einsehbaren Unterlagen ({letters})",
    of_them="; {count} nach dieser Auswahl",
    search="Suche",
    words="Wörter, Namen oder Zeichen",
    find="Suchen",
    narrow="Eingrenzen",
    narrowed="Eingrenzen ({count} gewählt)",
    period="Zeitraum",
    since="von",
    until="bis",
    period_hint="Tag oder Jahr, etwa 14.09.2022 oder 2022",
    years="Jahre",
    kind="Art",
    office="Amt",
    fraction="Fraktion",
    tier="Ebene",
    every_office="alle Ämter",
    every_fraction="alle Fraktionen",
    every_tier="alle Ebenen",
    vorgang="Vorgang",
    apply="Anwenden",
    chosen="Gewählt:",
    without="{what} entfernen",
    reset="Auswahl aufheben",
    latest_first="die neuesten zuerst",
    found_passages="{passages} in {letters}",
    one_passage="1 Stelle",
    many_passages="{count} Stellen",
    most_passages="Gezeigt werden die 50 besten; mehr Wörter oder eine Eingrenzung führen näher heran.",
    no_letter="{here} passt kein Schreiben zu dieser Auswahl.",
    no_passage="Keine Stelle gefunden",
    no_words="{here} stehen diese Wörter nicht: „{words}“.",
    nothing_near="Auch dem Sinn nach kommt keine Stelle nahe.",
    nothing_yet="Noch ist hier kein Schreiben einsehbar.",
    undated="{count} Schreiben ohne lesbares Datum sind bei einem Zeitraum nicht dabei.",
    undated_one="1 Schreiben ohne lesbares Datum ist bei einem Zeitraum nicht dabei.",
    near="Dem Sinn nach nah",
    near_detail="Diese Stellen enthalten keines der Wörter.",
    more_here="{count} weitere in diesem Schreiben",
    as_question="Als Frage stellen",
    vorgaenge_found="Vorgänge dazu",
    no_date="ohne lesbares Datum",
    page="Seite {page} von {pages}",
    previous="Vorige Seite",
    next="Nächste Seite",
    pages="Seiten der Liste",
    vorgaenge="Vorgänge",
    vorgaenge_intro="Ein Vorgang ist eine Vorlage oder Anfrage mit allem, was dazu geschrieben wurde.",
    vorgaenge_words="Wörter im Betreff, oder das Zeichen",
    only_open="nur mit Punkten, zu denen hier nichts gefunden wurde",
    only_overdue="nur überfällige Berichte",
    counted_vorgaenge="{count} Vorgänge",
    one_vorgang="1 Vorgang",
    no_vorgang="{here} passt kein Vorgang zu dieser Auswahl.",
    open_points="zu {count} Punkten keine Aussage gefunden",
    open_point="zu 1 Punkt keine Aussage gefunden",
    further="auch {names}",
)

ENGLISH = BrowseTexts(
    language="en",
    here="In the documents that can be seen here ({letters})",
    of_them="; {count} in this choice",
    search="Search",
    words="Words, names or references",
    find="Search",
    narrow="Restrict",
    narrowed="Restrict ({count} chosen)",
    period="Period",
    since="from",
    until="to",
    period_hint="Day or year, such as 14.09.2022 or 2022",
    years="Years",
    kind="Kind",
    office="Office",
    fraction="Group in the council",
    tier="Tier",
    every_office="all offices",
    every_fraction="all groups",
    every_tier="all tiers",
    vorgang="Matter",
    apply="Apply",
    chosen="Chosen:",
    without="remove {what}",
    reset="Clear the choice",
    latest_first="the latest first",
    found_passages="{passages} in {letters}",
    one_passage="1 passage",
    many_passages="{count} passages",
    most_passages="The best 50 are shown; more words or a restriction lead nearer.",
    no_letter="{here} no letter fits this choice.",
    no_passage="No passage found",
    no_words="{here} these words do not stand: “{words}”.",
    nothing_near="No passage is near in meaning either.",
    nothing_yet="No letter can be seen here yet.",
    undated="{count} letters without a readable date are left out of every period.",
    undated_one="1 letter without a readable date is left out of every period.",
    near="Near in meaning",
    near_detail="These passages hold none of the words.",
    more_here="{count} more in this letter",
    as_question="Ask this as a question",
    vorgaenge_found="Matters",
    no_date="without a readable date",
    page="Page {page} of {pages}",
    previous="Previous page",
    next="Next page",
    pages="Pages of the list",
    vorgaenge="Matters",
    vorgaenge_intro="A matter (Vorgang) is a proposal or enquiry with all that was written about it.",
    vorgaenge_words="Words of the subject, or the reference",
    only_open="only those with points on which nothing was found here",
    only_overdue="only overdue reports",
    counted_vorgaenge="{count} matters",
    one_vorgang="1 matter",
    no_vorgang="{here} no matter fits this choice.",
    open_points="on {count} points no statement found",
    open_point="on 1 point no statement found",
    further="also {names}",
)


def texts(language: str) -> BrowseTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN
