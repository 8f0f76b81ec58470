"""What the page of a Vorgang says, in German and English; what comes from the letters stays German.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.links.links import LinkKind
from ingest.model import BlockKind
from ui.browse import texts as lists
from ui.browse.texts import BrowseTexts
from ui.page_texts import PageTexts


@dataclass(frozen=True, slots=True)
class VorgangTexts:
    """The texts of one language; ``language`` is its code, ``{here}`` is :meth:`BrowseTexts.looked_through`."""

    language: str
    nothing_of: str  # {here} {reference}
    not_itself: str  # {reference}
    ask: str
    follow: str
    search_in: str
    points_counted: str  # {count} {reported}
    one_point: str  # {reported}
    questions_counted: str  # {count} {reported}
    one_question: str  # {reported}
    enquired: str  # {count}
    picture: str
    picture_about: str  # {reference} {items} {days}
    row_letters: str
    no_day: str
    letters: str
    items: Mapping[BlockKind, str]  # {number}
    short_items: Mapping[BlockKind, str]  # {number}
    unnumbered: str
    jump: str
    quoted_from: str
    wording: str
    rest: str
    says: Mapping[LinkKind, str]
    asked_by: str  # {who}
    at_latest: str  # {date}
    quoted_only: str
    above: str  # {item}
    refers: str  # {targets}
    refers_away: str  # {to}
    unread_date: str
    after: str  # {date}
    before: str  # {date}
    both: str  # {after} {before}
    no_report: str  # {here} {item}
    no_reply: str  # {here} {item}
    no_enquiry: str  # {here} {item}
    no_enquiry_at_all: str  # {here}
    no_answer: str  # {here}
    no_report_short: str
    no_reply_short: str
    no_enquiry_short: str
    no_answer_short: str
    lacking: str
    attachment: str  # {name}
    missing_page: str  # {name}
    announced: str  # {kind} {date}
    announced_gap: str  # {kind} {date} {here}
    came: str  # {letter}
    absent: str  # {names}
    nothing_lacking: str  # {here}
    mentions: str
    reading: str

    @property
    def lists(self) -> BrowseTexts:
        """The texts of search and lists."""
        return lists.texts(self.language)

    @property
    def general(self) -> PageTexts:
        """The texts that all pages share: kinds, speakers, tiers, dates."""
        return self.lists.general

    def item(self, kind: BlockKind, number: str | None) -> str:
        """What a point or question is called ("Beschlusspunkt 2a")."""
        return self.items[kind].format(number=number or self.unnumbered)

    def short_item(self, kind: BlockKind, number: str | None) -> str:
        """The same where there is little room ("Punkt 2a")."""
        return self.short_items[kind].format(number=number or self.unnumbered)


GERMAN = VorgangTexts(
    language="de",
    nothing_of="{here} steht nichts zu {reference}.",
    not_itself="{reference} selbst liegt hier nicht vor; der Wortlaut ist aus den Schreiben dazu zitiert.",
    ask="Zu diesem Vorgang fragen",
    follow="Folgen",
    search_in="In diesem Vorgang suchen",
    points_counted="{count} Beschlusspunkte, Berichte zu {reported} davon",
    one_point="1 Beschlusspunkt, Berichte dazu: {reported}",
    questions_counted="{count} Fragen, {reported} davon beantwortet",
    one_question="1 Frage, Antworten: {reported}",
    enquired="zu {count} eine spätere Nachfrage",
    picture="Ablauf auf einen Blick",
    picture_about="Ablauf von {reference}: {items} Zeilen, {days} Tage; alles steht auch als Text darunter.",
    row_letters="Schreiben",
    no_day="ohne Datum",
    letters="Schreiben in der Reihenfolge der Zeit",
    items={BlockKind.RESOLUTION_POINT: "Beschlusspunkt {number}", BlockKind.QUESTION: "Frage {number}"},
    short_items={BlockKind.RESOLUTION_POINT: "Punkt {number}", BlockKind.QUESTION: "Frage {number}"},
    unnumbered="ohne Nummer",
    jump="Gehe zu",
    quoted_from="zitiert nach",
    wording="Wortlaut",
    rest="Weiterlesen",
    says={
        LinkKind.CONTROLS: "Bericht",
        LinkKind.ANSWERS: "Antwort",
        LinkKind.ASKS_ABOUT: "Nachfrage",
        LinkKind.RECORDS: "Niederschrift",
        LinkKind.MENTIONS: "Erwähnung",
        LinkKind.REFERS: "Verweis",
        LinkKind.FOLLOWS: "Verweis",
    },
    asked_by="Nachfrage, {who}",
    at_latest="spätestens {date}",
    quoted_only="hier zitiert nach der Antwort; der Tag der Anfrage ist nicht bekannt",
    above="Derselbe Wortlaut wie bei {item}",
    refers="verweist auf {targets}",
    refers_away="verweist auf {to}; das liegt hier nicht vor",
    unread_date="Datum nicht lesbar",
    after="nach dem {date}",
    before="vor dem {date}",
    both="zwischen {after} und {before}",
    no_report="{here} kein Bericht zu {item} gefunden.",
    no_reply="{here} keine Antwort auf {item} gefunden.",
    no_enquiry="{here} keine Nachfrage zu {item} gefunden.",
    no_enquiry_at_all="{here} keine Nachfrage zu den Punkten dieses Beschlusses gefunden.",
    no_answer="{here} keine Antwort auf diese Nachfrage gefunden.",
    no_report_short="kein Bericht gefunden",
    no_reply_short="keine Antwort gefunden",
    no_enquiry_short="keine Nachfrage gefunden",
    no_answer_short="keine Antwort gefunden",
    lacking="Was hier fehlt",
    attachment="{name}: im Schreiben genannt, in der Datei nicht enthalten",
    missing_page="{name}: ohne lesbaren Text",
    announced="kündigt für den {date} an: {kind}",
    announced_gap="Angekündigt für den {date}: {kind}. {here} nicht gefunden.",
    came="gefolgt von {letter}",
    absent="Genannt, aber hier nicht einsehbar:",
    nothing_lacking="{here} keine fehlenden Anlagen, Seiten oder Schreiben bemerkt.",
    mentions="Erwähnt in anderen Schreiben",
    reading="Zitate in Lesefassung: Getrennte Wörter und Zeilen sind zusammengefügt, Buchstaben und Ziffern "
    "unverändert. Der Verweis unter jedem Zitat öffnet die Stelle im Schreiben.",
)

ENGLISH = VorgangTexts(
    language="en",
    nothing_of="{here} nothing is said on {reference}.",
    not_itself="{reference} itself is not here; its wording is quoted from the letters about it.",
    ask="Ask about this matter",
    follow="Follow",
    search_in="Search in this matter",
    points_counted="{count} points of the resolution, reports on {reported} of them",
    one_point="1 point of the resolution, reports on it: {reported}",
    questions_counted="{count} questions, {reported} of them answered",
    one_question="1 question, answers: {reported}",
    enquired="a later enquiry about {count}",
    picture="The course at a glance",
    picture_about="Course of {reference}: {items} rows, {days} days; all of it stands as text below, too.",
    row_letters="Letters",
    no_day="no date",
    letters="Letters in the order of time",
    items={BlockKind.RESOLUTION_POINT: "Point {number} of the resolution", BlockKind.QUESTION: "Question {number}"},
    short_items={BlockKind.RESOLUTION_POINT: "Point {number}", BlockKind.QUESTION: "Question {number}"},
    unnumbered="without a number",
    jump="Go to",
    quoted_from="quoted from",
    wording="Wording",
    rest="Read on",
    says={
        LinkKind.CONTROLS: "Report",
        LinkKind.ANSWERS: "Answer",
        LinkKind.ASKS_ABOUT: "Enquiry",
        LinkKind.RECORDS: "Minutes",
        LinkKind.MENTIONS: "Mention",
        LinkKind.REFERS: "Reference",
        LinkKind.FOLLOWS: "Reference",
    },
    asked_by="Enquiry, {who}",
    at_latest="{date} at the latest",
    quoted_only="quoted here from the answer; the day of the enquiry is not known",
    above="The same wording as under {item}",
    refers="refers to {targets}",
    refers_away="refers to {to}, which is not here",
    unread_date="date not readable",
    after="after {date}",
    before="before {date}",
    both="between {after} and {before}",
    no_report="{here} no report on {item} was found.",
    no_reply="{here} no answer to {item} was found.",
    no_enquiry="{here} no enquiry about {item} was found.",
    no_enquiry_at_all="{here} no enquiry about the points of this resolution was found.",
    no_answer="{here} no answer to this enquiry was found.",
    no_report_short="no report found",
    no_reply_short="no answer found",
    no_enquiry_short="no enquiry found",
    no_answer_short="no answer found",
    lacking="What is missing here",
    attachment="{name}: mentioned in the letter, not contained in the file",
    missing_page="{name}: without readable text",
    announced="announces for {date}: {kind}",
    announced_gap="Announced for {date}: {kind}. {here} it was not found.",
    came="followed by {letter}",
    absent="Named, but not to be seen here:",
    nothing_lacking="{here} no missing attachments, pages or letters were noticed.",
    mentions="Mentioned in other letters",
    reading="Quotations in a reading version: torn words and lines are joined, letters and digits are unchanged. The "
    "link below each quotation opens the place in the letter.",
)


def texts(language: str) -> VorgangTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN
