"""Every sentence that the assistant itself says, German and English; everything else is quoted.

Sentences are plain: who says it, since when it holds, what is open. None of them states a fact about the city.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.filters import Filter
from assistant.model import NoticeKind, Scope
from ingest.model import BlockKind, LetterKind, Speaker

_NOTICES: dict[NoticeKind, tuple[str, str]] = {
    NoticeKind.PARTLY_OPEN: (
        "Offen bleibt: „{}“ Dazu steht in den hier einsehbaren Unterlagen nichts.",
        "Left open: “{}” The documents available here do not say.",
    ),
    NoticeKind.ATTACHMENT_MISSING: (
        "Die Antwort verweist auf eine Anlage, die hier nicht vorliegt ({}).",
        "The answer refers to an attachment that is not available here ({}).",
    ),
    NoticeKind.PAGE_MISSING: (
        "Das Schreiben bricht hier ab ({}): Ohne lesbaren Text oder nicht vorhanden: {}.",
        "The letter breaks off here ({}): without readable text or not there: {}.",
    ),
    NoticeKind.ONLY_ENQUIRER: (
        "Das sagen nur die Anfragenden; eine eigene Aussage der Verwaltung dazu wurde nicht gefunden.",
        "Only the enquirers say so; no statement of the administration itself was found.",
    ),
    NoticeKind.ONLY_RESOLUTION: (
        "Gefunden wurde nur, was der Stadtrat beschlossen hat ({}). Ob es geschehen ist, steht dort nicht.",
        "Only what the council resolved was found ({}). It does not say whether it was done.",
    ),
    NoticeKind.NO_MEASURE: (
        "Die Antwort der Verwaltung nennt keine einzelne Maßnahme.",
        "The administration's answer names no single measure.",
    ),
    NoticeKind.LATER_STATEMENT: (
        "Zu diesem Punkt gibt es eine spätere Aussage: {}.",
        "There is a later statement on this point: {}.",
    ),
    NoticeKind.RESERVATION: (
        "{} antwortet unter einem Vorbehalt: „{}“",
        "{} answers under a reservation: “{}”",
    ),
    NoticeKind.REMOVED: (
        "Ein Satz wurde entfernt, weil die angegebene Stelle ihn nicht trägt.",
        "A sentence was removed because the place it cites does not carry it.",
    ),
    NoticeKind.PREMISE_UNPROVEN: (  # the claim in German, and what an English frame says of it
        "Die Unterlagen belegen nicht, {0}. Sie sagen dazu:",
        "The documents do not show {1}. What they say:",
    ),
    NoticeKind.FILTER_EMPTY: (
        "Keines der hier einsehbaren Schreiben passt zur Eingrenzung ({}). Bitte fassen Sie sie weiter.",
        "None of the letters available here fits the restriction ({}). Please widen it.",
    ),
}
#: What kinds of letters are called, German and English.
LETTER_KINDS: dict[LetterKind, tuple[str, str]] = {
    LetterKind.RESOLUTION_CONTROL: ("Beschlusskontrolle", "report on a resolution"),
    LetterKind.ANSWER_LETTER: ("Antwort", "answer"),
    LetterKind.RESOLUTION: ("Beschluss", "resolution"),
    LetterKind.STATEMENT: ("Stellungnahme", "statement"),
    LetterKind.MINUTES: ("Niederschrift", "minutes"),
    LetterKind.ENQUIRY: ("Anfrage", "enquiry"),
    LetterKind.MOTION: ("Antrag", "motion"),
    LetterKind.PROPOSAL: ("Vorlage", "proposal"),
    LetterKind.OTHER: ("Schreiben", "letter"),
}


def notice(kind: NoticeKind, language: str, *values: str) -> str:
    """The text of a notice."""
    return _NOTICES[kind][language == "en"].format(*values)


def absence(scope: Scope, language: str) -> str:
    """That nothing was found: relative to what was searched, the same whether something is hidden or absent."""
    if scope.within and not scope.letters:
        return "Nothing was searched." if language == "en" else "Es wurde nichts durchsucht."
    if language == "en":
        until = f", as of {scope.latest:%d.%m.%Y}" if scope.latest else ""
        letters = "1 letter" if scope.letters == 1 else f"{scope.letters} letters"
        within = f", restricted to {restriction(scope, language)}" if scope.within else ""
        return f"No answer to this was found in the documents available here ({letters}{within}{until})."
    until = f", Stand {scope.latest:%d.%m.%Y}" if scope.latest else ""
    within = f", eingegrenzt auf {restriction(scope, language)}" if scope.within else ""
    where = f"{scope.letters} Schreiben{within}{until}"
    return f"In den hier einsehbaren Unterlagen ({where}) wurde dazu keine Antwort gefunden."


def restriction(scope: Scope, language: str) -> str:
    """What a question was restricted to, and how many letters that left out for want of a date; "" without a filter."""
    if scope.within is None:
        return ""
    named = ", ".join(_restrictions(scope.within, language == "en"))
    if not scope.undated:
        return named
    left_out = "without a known date not searched" if language == "en" else "ohne erkanntes Datum nicht durchsucht"
    return f"{named}; {scope.undated} {left_out}"


def _restrictions(within: Filter, english: bool) -> Iterator[str]:
    if within.kinds:
        names = [names[english] for kind, names in LETTER_KINDS.items() if kind in within.kinds]
        yield (" or " if english else " oder ").join(names)
    if within.has_period:
        since = f" {'from' if english else 'ab'} {within.since:%d.%m.%Y}" if within.since else ""
        until = f" {'until' if english else 'bis'} {within.until:%d.%m.%Y}" if within.until else ""
        yield f"{'time' if english else 'Zeit'}{since}{until}"
    words = ("office", "fraction", "paper", "Vorgang") if english else ("Amt", "Fraktion", "Vorlage", "Vorgang")
    for word, value in zip(words, (within.office, within.fraction, within.paper, within.vorgang), strict=True):
        if value:
            yield f"{word} {f'“{value}”' if english else f'„{value}“'}"


#: Kinds of letters that council or enquirers wrote themselves.
_OWN_WORDS = frozenset({LetterKind.ENQUIRY, LetterKind.MOTION, LetterKind.RESOLUTION})


def attribution(
    speaker: Speaker,
    kind: BlockKind,
    letter: LetterKind,
    office: str | None,
    paper: str | None,
    date: str,
    language: str,
) -> str:
    """Who says a sentence, and in which letter of which date."""
    english = language == "en"
    who = office or ("The administration" if english else "Die Verwaltung")
    by = (f", letter of {date}" if english else f", Schreiben vom {date}") if date else ""
    quoted = (f", quoted in the letter of {date}" if english else f", zitiert im Schreiben vom {date}") if date else ""
    if letter in _OWN_WORDS:  # nobody quotes them: the letter is theirs
        quoted = by
    if kind is BlockKind.LETTERHEAD:
        return ("Letterhead" if english else "Briefkopf") + by
    if kind is BlockKind.SIGNATURE:
        return ("Signature" if english else "Unterschrift") + by
    if speaker is Speaker.COUNCIL:
        return (
            f"City council, resolution {paper or ''}" if english else f"Stadtrat, Beschluss {paper or ''}"
        ).rstrip() + quoted
    if speaker is Speaker.ENQUIRER:
        return ("The enquirers" if english else "Die Anfragenden") + quoted
    if speaker is Speaker.RECORD:
        of = (f" of {date}" if english else f" vom {date}") if date else ""
        return ("The minutes" if english else "Die Niederschrift") + of
    if speaker is Speaker.THIRD_PARTY:
        return (f"A source quoted by: {who}" if english else f"Eine fremde Quelle, zitiert von: {who}") + by
    return who + by
