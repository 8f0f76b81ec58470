"""What the bar of an answer, its print view, its PDF and its feedback form say, in German and English.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AnswerTexts:
    """The texts of one language; ``language`` is its code, the rest is named after where it stands."""

    language: str

    bar: str
    copy: str
    verbatim: str
    reading: str
    copy_place: str
    verbatim_place: str  # {marker}
    reading_place: str  # {marker}
    copied: str  # {what}
    copied_verbatim: str
    copied_reading: str
    copy_by_hand: str
    copy_failed: str
    print: str
    pdf: str
    helpful: str
    not_helpful: str
    remember: str
    remembered: str
    failed: str
    close: str

    question: str
    notice: str
    places: str
    nearest: str
    place: str  # {marker}
    asked_on: str  # {date} {time}
    answers_to: str
    reservation: str
    mended: str
    torn: str
    unchanged: str
    strokes: str
    excerpts: str
    title: str  # {question}
    open_place: str
    judge: str
    print_now: str
    text_verbatim: str
    text_reading: str
    feedback_way: str

    feedback: str
    feedback_intro: str
    verdict: str
    verdicts: Mapping[str, str]
    verdicts_unanswered: Mapping[str, str]
    reason: str
    reason_detail: str
    stored: str
    stored_question: str
    stored_answer: str
    stored_places: str
    stored_rest: str  # {date} {language}
    languages: Mapping[str, str]
    earlier: str  # {count}
    one_earlier: str
    not_stored: str
    send: str
    cancel: str
    thanks: str
    thanks_detail: str
    already: str
    back: str

    date_format: str

    def date(self, date: datetime.date) -> str:
        """A date as this language writes it."""
        return date.strftime(self.date_format)

    def marks(self, mended: bool, torn: bool) -> str:
        """What the marks of a reading version mean; "" where it has none."""
        said = [words for words, there in ((self.mended, mended), (self.torn, torn)) if there]
        return " ".join([*said, self.unchanged]) if said else ""

    def asked(self, moment: datetime.datetime) -> str:
        """When a question was asked."""
        return self.asked_on.format(date=self.date(moment), time=f"{moment:%H:%M}")


GERMAN = AnswerTexts(
    language="de",
    bar="Mit dieser Antwort",
    copy="Kopieren",
    verbatim="Wörtlich",
    reading="Lesefassung",
    copy_place="Einzelne Fundstelle kopieren",
    verbatim_place="Fundstelle {marker} wörtlich",
    reading_place="Fundstelle {marker} als Lesefassung",
    copied="Kopiert: {what}",
    copied_verbatim="Wortlaut mit Fundstellen",
    copied_reading="Lesefassung mit Fundstellen",
    copy_by_hand="Ihr Browser lässt diese Seite nicht in die Zwischenablage schreiben. Der Text ist markiert: bitte "
    "kopieren Sie ihn mit Strg+C (auf dem Mac mit Cmd+C).",
    copy_failed="Der Text konnte nicht geholt werden. Bitte versuchen Sie es noch einmal.",
    print="Druckansicht",
    pdf="PDF",
    helpful="Hilfreich",
    not_helpful="Nicht hilfreich",
    remember="Frage merken",
    remembered="Die Frage ist gemerkt. Sie steht unter „Gemerkt“.",
    failed="Das hat nicht geklappt. Bitte versuchen Sie es noch einmal.",
    close="Schließen",
    question="Frage",
    notice="Hinweis",
    places="Fundstellen",
    nearest="Am nächsten kommen diese Stellen; sie beantworten die Frage nicht",
    place="Fundstelle {marker}",
    asked_on="Gefragt am {date} um {time} Uhr",
    answers_to="Antwortet auf",
    reservation="Unter Vorbehalt",
    mended="In eckigen Klammern steht ein Wort, das im Schreiben durch ein Zeilenende getrennt ist.",
    torn="Ein Strich | steht für ein Zeilenende in einem Namen, der nicht sicher zu lesen ist.",
    unchanged="Buchstaben und Ziffern sind unverändert.",
    strokes="Wortlaut der Schreiben, Zeichen für Zeichen; ein Strich steht für ein Zeilenende im Original.",
    excerpts="Wörtlich belegte Auszüge, keine KI-Formulierung.",
    title="Antwort: {question}",
    open_place="Stelle im Schreiben öffnen",
    judge="War das hilfreich?",
    print_now="Drucken",
    text_verbatim="Wörtlich als Text",
    text_reading="Lesefassung als Text",
    feedback_way="Rückmeldung geben",
    feedback="Rückmeldung zu dieser Antwort",
    feedback_intro="Damit prüft und verbessert die Verwaltung diesen Dienst. Gespeichert wird erst, wenn Sie auf "
    "„Senden“ drücken, und nur, was hier steht.",
    verdict="Ihr Urteil",
    verdicts={
        "right": "Antwort und Fundstellen sind richtig",
        "incomplete": "Richtig, aber es fehlt etwas",
        "wrong": "Das beantwortet etwas anderes, oder die Fundstelle ist falsch",
        "should_refuse": "Das steht gar nicht in den Unterlagen",
    },
    verdicts_unanswered={
        "right": "Richtig: Dazu steht nichts in den Unterlagen",
        "should_answer": "Doch, dazu steht etwas in den Unterlagen",
    },
    reason="Warum? (freiwillig)",
    reason_detail="Bitte nennen Sie hier keine Personen.",
    stored="Das wird gespeichert",
    stored_question="Ihre Frage",
    stored_answer="Die Antwort",
    stored_places="Ihre Fundstellen, mit Wortlaut",
    stored_rest="Dazu Ihr Urteil, Ihre Begründung, die Sprache ({language}) und der Tag ({date}).",
    languages={"de": "Deutsch", "en": "Englisch"},
    earlier="Auch meine {count} Fragen davor speichern",
    one_earlier="Auch meine Frage davor speichern",
    not_stored="Wer Sie sind, wird nicht gespeichert. Ihre Frage wird so gespeichert, wie sie hier steht: Wenn sie "
    "etwas Vertrauliches enthält, senden Sie bitte nichts.",
    send="Senden",
    cancel="Nicht senden",
    thanks="Danke, Ihre Rückmeldung ist gespeichert.",
    thanks_detail="Sie lässt sich niemandem zuordnen; deshalb kann sie auch nicht mehr zurückgenommen werden.",
    already="Zu dieser Antwort ist schon eine Rückmeldung gespeichert.",
    back="Zurück zur Antwort",
    date_format="%d.%m.%Y",
)

ENGLISH = AnswerTexts(
    language="en",
    bar="With this answer",
    copy="Copy",
    verbatim="Verbatim",
    reading="Reading version",
    copy_place="Copy a single source",
    verbatim_place="Source {marker} verbatim",
    reading_place="Source {marker} as reading version",
    copied="Copied: {what}",
    copied_verbatim="wording with sources",
    copied_reading="reading version with sources",
    copy_by_hand="Your browser does not let this page write to the clipboard. The text is selected: please copy it "
    "with Ctrl+C (on a Mac with Cmd+C).",
    copy_failed="The text could not be fetched. Please try again.",
    print="Print view",
    pdf="PDF",
    helpful="Helpful",
    not_helpful="Not helpful",
    remember="Remember question",
    remembered="The question is remembered. You find it under “Remembered”.",
    failed="That did not work. Please try again.",
    close="Close",
    question="Question",
    notice="Note",
    places="Sources",
    nearest="These passages come nearest; they do not answer the question",
    place="Source {marker}",
    asked_on="Asked on {date} at {time}",
    answers_to="In answer to",
    reservation="Under reservation",
    mended="Square brackets hold a word that the letter parts at the end of a line.",
    torn="A stroke | stands for the end of a line within a name that cannot be read with certainty.",
    unchanged="Letters and digits are unchanged.",
    strokes="Wording of the letters, character by character; a stroke stands for the end of a line in the original.",
    excerpts="Verbatim excerpts with their source, not worded by AI.",
    title="Answer: {question}",
    open_place="Open the passage in its letter",
    judge="Was this helpful?",
    print_now="Print",
    text_verbatim="Verbatim as text",
    text_reading="Reading version as text",
    feedback_way="Give feedback",
    feedback="Feedback on this answer",
    feedback_intro="The administration uses it to check and improve this service. It is stored only when you press "
    "“Send”, and only what stands here.",
    verdict="Your verdict",
    verdicts={
        "right": "Answer and sources are right",
        "incomplete": "Right, but something is missing",
        "wrong": "This answers something else, or the source is wrong",
        "should_refuse": "The documents do not say this at all",
    },
    verdicts_unanswered={
        "right": "Right: the documents do not say",
        "should_answer": "The documents do say something on this",
    },
    reason="Why? (optional)",
    reason_detail="Please name no persons here.",
    stored="This is stored",
    stored_question="Your question",
    stored_answer="The answer",
    stored_places="Its sources, with their wording",
    stored_rest="Also your verdict, your reason, the language ({language}) and the day ({date}).",
    languages={"de": "German", "en": "English"},
    earlier="Also store my {count} questions before it",
    one_earlier="Also store my question before it",
    not_stored="Who you are is not stored. Your question is stored as it stands here: if it holds anything "
    "confidential, please send nothing.",
    send="Send",
    cancel="Do not send",
    thanks="Thank you, your feedback is stored.",
    thanks_detail="Nobody can tell whose it is; so it cannot be taken back either.",
    already="Feedback on this answer is stored already.",
    back="Back to the answer",
    date_format="%d %B %Y",
)


def texts(language: str) -> AnswerTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN
