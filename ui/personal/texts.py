"""What the pages of the history and of remembered things say, in German and English.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonalTexts:
    """The texts of one language; ``language`` is its code, the rest is named after where it stands."""

    language: str
    one_day: str
    many_days: str  # {count}
    one_question: str
    many_questions: str  # {count}
    one_conversation: str
    many_conversations: str  # {count}
    done: Mapping[str, str]

    history: str
    history_intro: str  # {days}
    who_reads: str
    who_reads_short: str
    who_reads_lost: str
    in_detail: str
    who_reads_detail: tuple[str, ...]
    no_conversation: str
    house_is_off: str
    is_off: str
    kept_until: str  # {date}
    at: str  # {time}
    untitled: str
    older: str
    newer: str
    settings: str
    keeping: str
    deleting: str
    switch_off: str
    switch_on: str
    switch_off_detail: str
    switch_on_detail: str  # {days}
    export: str
    export_detail: str
    export_json: str
    export_text: str
    delete_all: str
    delete_all_detail: str

    conversation: str  # {moment}
    back_to_history: str
    go_on: str
    delete: str
    delete_what: str  # {title}
    asked_by_user: str
    withdrawn: str
    unreadable: str
    lost_question: str

    confirm_one: str
    confirm_all: str
    confirm_one_detail: str  # {questions}
    confirm_all_detail: str  # {conversations}
    no_way_back: str
    delete_for_good: str
    cancel: str

    remembered: str
    remembered_intro: str
    news: str
    news_since: str  # {moment}
    no_news: str  # {moment}
    no_news_yet: str
    arrived: str  # {date}
    not_ready: str
    not_checked: str
    vorgaenge: str
    no_vorgaenge: str
    follow: str
    follow_label: str
    nothing_seen: str
    since: str  # {date}
    questions: str
    no_questions: str
    ask_again: str
    ask_again_what: str  # {what}
    leans_on: str  # {question}
    restricted: str  # {within}
    remove: str
    remove_what: str  # {what}
    remembered_kept: str

    export_title: str
    exported: str  # {moment}
    answer_missing: str
    sources: str

    date_format: str
    moment_format: str
    time_format: str

    def days_counted(self, count: int) -> str:
        """A number of days in words."""
        return self.one_day if count == 1 else self.many_days.format(count=count)

    def questions_counted(self, count: int) -> str:
        """A number of questions in words."""
        return self.one_question if count == 1 else self.many_questions.format(count=count)

    def conversations_counted(self, count: int) -> str:
        """A number of conversations in words."""
        return self.one_conversation if count == 1 else self.many_conversations.format(count=count)

    def date(self, moment: datetime.datetime) -> str:
        """The day of a moment, in the zone of the house."""
        return moment.astimezone().strftime(self.date_format)

    def moment(self, moment: datetime.datetime) -> str:
        """A moment, in the zone of the house."""
        return moment.astimezone().strftime(self.moment_format)

    def time(self, moment: datetime.datetime) -> str:
        """The time of a moment, in the zone of the house."""
        return moment.astimezone().strftime(self.time_format)


GERMAN = PersonalTexts(
    language="de",
    one_day="1 Tag",
    many_days="{count} Tage",
    one_question="1 Frage",
    many_questions="{count} Fragen",
    one_conversation="1 Gespräch",
    many_conversations="{count} Gespräche",
    done={
        "geloescht": "Das Gespräch ist gelöscht.",
        "alle-geloescht": "Ihr Verlauf ist gelöscht.",
        "aus": "Der Verlauf ist ausgeschaltet. Was Sie ab jetzt fragen, wird nicht aufbewahrt.",
        "an": "Der Verlauf ist eingeschaltet.",
        "frage": "Die Frage ist gemerkt.",
        "vorgang": "Sie folgen dem Vorgang.",
        "entfernt": "Entfernt.",
    },
    history="Verlauf",
    history_intro="Ihre früheren Gespräche, nur mit diesem Browser lesbar. Jedes wird {days} nach seiner letzten Frage "
    "gelöscht.",
    who_reads="Wer das lesen kann",
    who_reads_short="Nur Sie, mit diesem Browser. Fragen und Antworten liegen verschlüsselt im Haus; den Schlüssel "
    "dazu hat allein ein Cookie Ihres Browsers. Eine Ansicht für Verwaltung oder Fraktionen gibt es nicht, und "
    "auch in einer Kopie der Datei oder einer Sicherung kann sie niemand lesen.",
    who_reads_lost="Ist der Cookie weg, ist der Verlauf verloren: wenn Sie Cookies löschen, Browser oder Gerät "
    "wechseln oder ein privates Fenster schließen. Niemand kann ihn dann wiederherstellen.",
    in_detail="Genauer",
    who_reads_detail=(
        "Wer an Ihrem Gerät diesen Browser öffnet, liest mit. An einem gemeinsam genutzten Gerät schalten Sie den "
        "Verlauf besser aus.",
        "Unverschlüsselt gespeichert ist nur, was zum Löschen und zum Zurückziehen gebraucht wird: an welchem Tag "
        "Sie zuletzt etwas aufbewahrt haben, wann ein Gespräch zuletzt weiterging, wann Sie Gemerktes zuletzt "
        "angesehen haben und auf welche Schreiben sich eine Antwort stützt. Ihr Name ist nirgends gespeichert.",
        "Ihr Browser schickt den Schlüssel bei jedem Besuch mit. Wer den Server selbst verändert, könnte ihn dabei "
        "abfangen; gespeichert wird er dort nicht.",
        "Kann ein Schreiben später nicht mehr eingesehen werden, zeigt der Verlauf auch die Antworten nicht mehr, "
        "die sich darauf stützen.",
    ),
    no_conversation="Noch ist kein Gespräch aufbewahrt. Was Sie auf der Startseite fragen, steht danach hier.",
    house_is_off="In diesem Haus wird kein Verlauf aufbewahrt. Ein Gespräch endet, wenn Sie die Seite schließen.",
    is_off="Der Verlauf ist ausgeschaltet: Was Sie fragen, wird nicht aufbewahrt.",
    kept_until="aufbewahrt bis {date}",
    at="{time} Uhr",
    untitled="Gespräch aus einer früheren Version",
    older="Ältere Gespräche",
    newer="Neuere Gespräche",
    settings="Verlauf verwalten",
    keeping="Aufbewahren",
    deleting="Löschen",
    switch_off="Verlauf ausschalten",
    switch_on="Verlauf einschalten",
    switch_off_detail="Ist der Verlauf ausgeschaltet, werden neue Gespräche nicht aufbewahrt. Was hier schon "
    "steht, bleibt bis zu seinem Ablauf, oder bis Sie es löschen.",
    switch_on_detail="Ist der Verlauf eingeschaltet, werden neue Gespräche aufbewahrt, nur für Sie lesbar: {days}.",
    export="Mitnehmen",
    export_detail="Alle Gespräche und alles Gemerkte in einer Datei. Sie ist nicht mehr verschlüsselt.",
    export_json="Als Daten (JSON)",
    export_text="Als Text",
    delete_all="Alle Gespräche löschen …",
    delete_all_detail="Löscht den ganzen Verlauf sofort und endgültig. Was Sie sich gemerkt haben, bleibt.",
    conversation="Gespräch vom {moment}",
    back_to_history="Zum Verlauf",
    go_on="Weiterfragen",
    delete="Löschen …",
    delete_what="Gespräch löschen: {title}",
    asked_by_user="Frage:",
    withdrawn="Diese Antwort stützt sich auf ein Schreiben, das hier nicht mehr einsehbar ist. Sie können die "
    "Frage neu stellen.",
    unreadable="Diese Antwort stammt aus einer früheren Version und lässt sich nicht mehr anzeigen. Sie können die "
    "Frage neu stellen.",
    lost_question="(nicht mehr lesbar)",
    confirm_one="Dieses Gespräch löschen?",
    confirm_all="Alle Gespräche löschen?",
    confirm_one_detail="Das Gespräch hat {questions} und beginnt mit:",
    confirm_all_detail="Gelöscht wird Ihr ganzer Verlauf: {conversations}.",
    no_way_back="Das lässt sich nicht rückgängig machen.",
    delete_for_good="Endgültig löschen",
    cancel="Abbrechen",
    remembered="Gemerkt",
    remembered_intro="Fragen, die Sie wieder stellen wollen, und Vorgänge, denen Sie folgen. Hier steht, was dazu "
    "neu eingegangen ist.",
    news="Neu",
    news_since="Neu seit dem letzten Besuch am {moment}",
    no_news="Seit Ihrem letzten Besuch am {moment} ist in den hier einsehbaren Unterlagen nichts Neues dazu "
    "eingegangen.",
    no_news_yet="Ab jetzt steht hier, was neu dazu eingeht.",
    arrived="eingegangen am {date}",
    not_ready="Die Suche startet gerade. Ob es zu Ihren Fragen Neues gibt, steht hier, wenn Sie die Seite in "
    "einigen Sekunden neu laden.",
    not_checked="Diese Frage konnte wegen einer Störung nicht geprüft werden.",
    vorgaenge="Vorgänge, denen Sie folgen",
    no_vorgaenge="Sie folgen noch keinem Vorgang. Auf der Seite eines Vorgangs geht das mit „Folgen“, oder hier "
    "mit seiner Nummer.",
    follow="Folgen",
    follow_label="Nummer des Vorgangs, zum Beispiel AF0123/25",
    nothing_seen="in den hier einsehbaren Unterlagen noch nichts dazu",
    since="seit {date}",
    questions="Gemerkte Fragen",
    no_questions="Sie haben sich noch keine Frage gemerkt. Das geht unter jeder Antwort mit „Frage merken“.",
    ask_again="Neu stellen",
    ask_again_what="Neu stellen: {what}",
    leans_on="nach der Frage: {question}",
    restricted="eingegrenzt auf {within}",
    remove="Entfernen",
    remove_what="Entfernen: {what}",
    remembered_kept="Gemerktes ist wie der Verlauf nur mit diesem Browser lesbar. Es bleibt, bis Sie es entfernen, "
    "und wird gelöscht, wenn Sie 400 Tage lang nichts davon ansehen. Ist der Cookie weg, ist es verloren.",
    export_title="Fundstelle: Verlauf und Gemerktes",
    exported="Ausgegeben am {moment}",
    answer_missing="(keine Antwort mehr)",
    sources="Fundstellen",
    date_format="%d.%m.%Y",
    moment_format="%d.%m.%Y, %H:%M Uhr",
    time_format="%H:%M",
)

ENGLISH = PersonalTexts(
    language="en",
    one_day="1 day",
    many_days="{count} days",
    one_question="1 question",
    many_questions="{count} questions",
    one_conversation="1 conversation",
    many_conversations="{count} conversations",
    done={
        "geloescht": "The conversation is deleted.",
        "alle-geloescht": "Your history is deleted.",
        "aus": "The history is off. What you ask from now on is not kept.",
        "an": "The history is on.",
        "frage": "The question is remembered.",
        "vorgang": "You are following this matter.",
        "entfernt": "Removed.",
    },
    history="History",
    history_intro="Your earlier conversations, readable with this browser only. Each is deleted {days} after its "
    "last question.",
    who_reads="Who can read this",
    who_reads_short="Only you, with this browser. Questions and answers are stored in the house in encrypted form; "
    "a cookie of your browser alone has the key to them. There is no view for the administration or for political "
    "groups, nor can "
    "anybody read them in a copy of the file or in a backup.",
    who_reads_lost="If the cookie is gone, the history is lost: if you delete cookies, change browser or device, "
    "or close a private window. Nobody can restore it then.",
    in_detail="In detail",
    who_reads_detail=(
        "Whoever opens this browser on your device can read it. On a shared device it is better to switch the "
        "history off.",
        "The only things stored unencrypted are those needed for deleting and withdrawing: on which day you last "
        "kept something, when a conversation last went on, when you last looked at what you remembered, and which "
        "letters an answer rests on. Your name is not stored anywhere.",
        "Your browser sends the key along with every visit. Whoever alters the server itself could intercept it; "
        "it is not stored there.",
        "If a letter can no longer be seen later, the history no longer shows the answers that rest on it either.",
    ),
    no_conversation="No conversation is kept yet. What you ask on the start page will be found here.",
    house_is_off="No history is kept in this house. A conversation ends when you close the page.",
    is_off="The history is off: what you ask is not kept.",
    kept_until="kept until {date}",
    at="{time}",
    untitled="Conversation from an earlier version",
    older="Older conversations",
    newer="Newer conversations",
    settings="Manage the history",
    keeping="Keeping",
    deleting="Deleting",
    switch_off="Switch the history off",
    switch_on="Switch the history on",
    switch_off_detail="With the history off, new conversations are not kept. What is here already stays until it "
    "expires, or until you delete it.",
    switch_on_detail="With the history on, new conversations are kept, readable by you alone: {days}.",
    export="Take it with you",
    export_detail="All conversations and all that you remembered in one file. It is no longer encrypted.",
    export_json="As data (JSON)",
    export_text="As text",
    delete_all="Delete all conversations …",
    delete_all_detail="Deletes the whole history at once and for good. What you remembered stays.",
    conversation="Conversation of {moment}",
    back_to_history="To the history",
    go_on="Continue",
    delete="Delete …",
    delete_what="Delete conversation: {title}",
    asked_by_user="Question:",
    withdrawn="This answer rests on a letter that can no longer be seen here. You can ask the question again.",
    unreadable="This answer comes from an earlier version and can no longer be shown. You can ask the question again.",
    lost_question="(no longer readable)",
    confirm_one="Delete this conversation?",
    confirm_all="Delete all conversations?",
    confirm_one_detail="The conversation has {questions} and begins with:",
    confirm_all_detail="Your whole history will be deleted: {conversations}.",
    no_way_back="This cannot be undone.",
    delete_for_good="Delete for good",
    cancel="Cancel",
    remembered="Remembered",
    remembered_intro="Questions that you want to ask again, and matters that you follow. What has newly come in "
    "about them is shown here.",
    news="New",
    news_since="New since your last visit on {moment}",
    no_news="Since your last visit on {moment} nothing new about them has come in among the documents that can be "
    "seen here.",
    no_news_yet="From now on, what newly comes in about them is shown here.",
    arrived="came in on {date}",
    not_ready="The search is starting up. Whether there is anything new on your questions is shown here if you "
    "reload the page in a few seconds.",
    not_checked="This question could not be checked because of a fault.",
    vorgaenge="Matters that you follow",
    no_vorgaenge="You are not following any matter yet. On the page of a matter, choose “Follow”, or enter its "
    "number here.",
    follow="Follow",
    follow_label="Number of the matter, for example AF0123/25",
    nothing_seen="nothing on it yet among the documents that can be seen here",
    since="since {date}",
    questions="Remembered questions",
    no_questions="You have not remembered any question yet. Below every answer, choose “Remember question”.",
    ask_again="Ask again",
    ask_again_what="Ask again: {what}",
    leans_on="after the question: {question}",
    restricted="restricted to {within}",
    remove="Remove",
    remove_what="Remove: {what}",
    remembered_kept="Like the history, what you remember can only be read with this browser. It stays until you "
    "remove it, and is deleted if you do not look at it for 400 days. If the cookie is gone, it is lost.",
    export_title="Fundstelle: history and remembered things",
    exported="Written on {moment}",
    answer_missing="(no answer any more)",
    sources="Sources",
    date_format="%d %B %Y",
    moment_format="%d %B %Y, %H:%M",
    time_format="%H:%M",
)


def texts(language: str) -> PersonalTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN
