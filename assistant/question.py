"""What a question asks for: its language, its parts, the kind of answer wanted, whose words, and the places it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.terms import Term, terms, with_umlauts
from ingest.model import Role
from ingest.references import references
from ingest.words import tagged


class Wanted(StrEnum):
    """The kind of answer a part of a question wants."""

    MONEY = "money"
    COUNT = "count"
    SHARE = "share"
    DATE = "date"
    PERSON = "person"
    WHO = "who"
    PLACE = "place"
    CONTACT = "contact"
    REASON = "reason"
    YES_NO = "yes_no"
    OTHER = "other"


class Voice(StrEnum):
    """Whose words a question asks for."""

    RESOLUTION = "resolution"
    REPORT = "report"
    ENQUIRY = "enquiry"
    SIGNATURE = "signature"
    LETTERHEAD = "letterhead"
    QUOTED = "quoted"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a question asks: "Was kostet X und wer bezahlt es?" has two."""

    text: str
    wanted: Wanted
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question, understood as far as its wording goes.

    Attributes:
        text: The question, complete in itself (a follow-up is resolved before).
        language: "de" or "en".
        parts: What is asked, at least one.
        terms: Content words of the whole question.
        voice: Whose words are wanted.
        role: The line of a letterhead that is asked for, None otherwise.
        done: True if it asks what was done, paid or reached, which a resolution cannot answer.
        points, questions: Numbers of resolution points and of enquiry questions named.
        references: References of papers named.
        lists_questions: True if it asks which points or questions there are.
        asks_wording: True if it asks what the enquirer asked.
        months: Numbers of the months it names ("der Juni-Bericht"), which may say which letter is meant.
    """

    text: str
    language: str
    parts: tuple[Part, ...]
    terms: tuple[Term, ...]
    voice: Voice
    role: Role | None
    done: bool
    points: tuple[str, ...]
    questions: tuple[str, ...]
    references: tuple[str, ...]
    lists_questions: bool
    asks_wording: bool
    months: tuple[int, ...]


#: Small words that only one of the two languages has ("was", "in", "an", "die" are both).
_ENGLISH = frozenset(
    """the what which who whom whose when where why how is are were does did do has have had of to by for with about say said city
    council mayor office question please tell me any there and than from at it its they their""".split()
)
_GERMAN = frozenset(
    "der das und ist wie wer wo wann warum zu zum zur hat den dem von im für mit welche welcher wird wurde ein eine nicht".split()
)
_ENGLISH_AUXILIARIES = frozenset("is are were does did do has have had can will".split())
_GERMAN_AUXILIARIES = frozenset("werden wird wurde wurden war waren will wollen weiß".split())
ORDINALS = {"erst": "1", "zweit": "2", "dritt": "3", "viert": "4", "fünft": "5", "sechst": "6", "siebt": "7", "acht": "8"}
ORDINALS |= {"neunt": "9", "zehnt": "10", "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5"}
ORDINALS |= {"sixth": "6", "seventh": "7", "letzt": ""}
_NUMBER_WORDS = ("eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
_NUMBERS = r"(\d{1,2}[a-z]?(?:\s*(?:,|und|and|&|/|bis|-)\s*\d{1,2}[a-z]?)*)"
_POINT = re.compile(rf"\b(?:(?:beschluss)?pun[ck]?k?te?n?|point|item|resolution point)s?\s*(?:nr\.?|nummer|no\.?)?\s*{_NUMBERS}\b", re.I)
_QUESTION = re.compile(rf"\b(?:(?:an)?fragen?|question)s?\s*(?:nr\.?|nummer|no\.?)?\s*{_NUMBERS}\b", re.I)
_ORDINAL = re.compile(
    r"\b(" + "|".join(k for k in ORDINALS if ORDINALS[k]) + r")(?:e|en|er|es|em)?\s+(beschlusspunkt|punkt|frage|point|question)", re.I
)

_WANTED = (
    (Wanted.CONTACT, r"telefon|rufnummer|\bgeöffnet\b|e-?mail-?adresse|mailadresse|öffnungszeit|phone|email address|opening hours|homepage|webs(?:ei|i)te"),
    (Wanted.MONEY, r"\bkoste[nt]|wie\s+teuer|wie\s+hoch\s+(?:ist|sind|war|waren|fällt)|wie\s*viel\s+(?:geld|euro|€)|\bkosten\b|gehalt|verdien|budget|finanzmittel|how much (?:money|does|did|is|was)|\bcosts?\b|salary|wieviel\s+(?:zahl|bezahl)"),
    (Wanted.SHARE, r"prozent|\banteil|um\s+wie\s*viel|percent|share of"),
    (Wanted.COUNT, r"wie\s*viel(?:e[nr]?)?\b|\banzahl|\bhow many|number of|\bwie\s+oft|wie\s+lange|how often|how long|\bzahl\s+der"),
    (Wanted.DATE, r"\bwann\b|welche[sm]\s+(?:datum|jahr|tag)|seit\s+wann|stichtag|für\s+welchen\s+zeitraum|welchem\s+zeitraum|\bwhen\b|what (?:date|year)|which (?:date|year|day)|zu\s+welche[mr]\s+(?:zeitpunkt|stand)"),
    (Wanted.PERSON, r"\bwer\s+(?:leitet|führt|heißt|vertritt|(?:ist|war)\s+(?:der|die|das)\s+\S+|hat\s+.*unterschrieben|unterschrieb|unterzeichnete)|wie\s+heißt\s+d(?:er|ie)|who\s+(?:is|leads|heads|signed|runs)|name\s+of\s+the\s+(?:head|person)"),
    (Wanted.WHO, r"\bwe[rmn]\b|\bwessen\b|\bwelche[srmn]?\s+(?:\S+\s+)?(?:amt|ämter|behörden?|fraktion|geschäftsbereich|stelle|ministerium)|\bwho(?:m|se)?\b|which (?:\S+ )?(?:office|ministry|authority|department)"),
    (Wanted.PLACE, r"\bwo\b|\bwoher\b|\bwohin\b|welche[rmn]?\s+(?:ort|adresse|straße)|\bwhere\b|what address"),
    (Wanted.REASON, r"\bwarum\b|\bweshalb\b|\bwieso\b|aus\s+welchem\s+grund|wovon\s+hängt|\bwhy\b|begründ"),
)  # fmt: skip
_PATTERNS = tuple((wanted, re.compile(pattern, re.I)) for wanted, pattern in _WANTED)

_DONE = re.compile(
    r"\b(?:getan|umgesetzt|umsetzung|geflossen|ausgezahlt|ausgegeben|ausgereicht|gezahlt|bezahlt\s+worden|passiert|unternommen|erreicht|erledigt|"
    r"verwirklicht|realisiert|geworden\s+aus|geschafft|abgearbeitet|gemeldet|eingehalten|done|implemented|paid\s+out|achieved|carried\s+out)\b|konkret.*\b(?:macht|tut)\b",
    re.I,
)
_SIGNATURE = re.compile(r"(?:brief|schreiben|beschlusskontrolle|antwort|anfrage|das|es)\b.*(?:unterschr|unterzeichn)|wessen\s+unterschrift|unterschrift\s+(?:unter|trägt)|\bsigned\b.*(?:letter|reply|it|report|beschlusskontrolle)|zur\s+kenntnis\s+genommen|kenntnisnahme|took\s+note|(?:am\s+ende|unten)\s+(?:der|des|auf)\b|at\s+the\s+(?:bottom|end)\s+of|steh(?:t|en)\s+unter\s+(?:der|dem)|(?:funktion|amt|position)\s+hat\s+(?:frau|herr)", re.I)
_HEAD = (
    (Role.FILE_NUMBER, r"geschäftszeichen|\bGZ\b|aktenzeichen|file number"),
    (Role.MARK, r"\bvertraulich|confidential"),
    (Role.ADDRESSEE, r"an\s+wen\b|adressat|empfänger|gerichtet|addressed to|wer\s+(?:hat|stellte).*\banfrage|welche[rs]?\s+(?:fraktion|stadtr[aä]t\w*|mitglied).*\banfrage|who\s+(?:asked|submitted|made).*(?:enquiry|inquiry|question)|von\s+wem\s+(?:stammt|kommt|ist|wurde)\s+(?:die|diese)\s+anfrage|(?:wer\s+(?:ist|war)|wie\s+heißt)\s+(?:der|die)\s+(?:frage|anfrage)steller|(?:partei|fraktion)\b.*(?:frage|anfrage)steller|(?:frage|anfrage)steller\b.*(?:partei|fraktion)"),
    (Role.SUBJECT, r"\bbetreff|subject of|subject line|sitzungsnummer|nummer\s+der\s+\w*sitzung|number of the session|session number|e-?petition\s+(?:heißt|lautet)"),
    (Role.DATE, r"(?:datum|date)\b.*(?:beschlusskontrolle|brief|schreiben|antwort|letter|reply)|(?:von\s+wann|welche[sm]\s+(?:datum|tag)|wann)\s+(?:ist|stammt|datiert|trägt|wurde|kam|hat)\b.*\b(?:beschlusskontrolle|brief|schreiben|antwort(?:schreiben)?|anfrage\s+beantwortet|geantwortet)\b|when\s+(?:was|is|did).*(?:letter|reply|answer)\b|dated\b"),
    (Role.OFFICE, r"welche[rs]?\s+(?:geschäftsbereich|amt|stelle|behörde)\s+(?:hat|schrieb|verfasste|antwortete|schickte).*(?:informiert|geschrieben|verfasst|beantwortet|geantwortet|geschickt|schreiben|brief|beschlusskontrolle)|\babsender|wer\s+(?:hat|schrieb)\s+(?:den|die|das)?.*(?:brief|schreiben|beschlusskontrolle|antwort)\s*(?:verfasst|geschrieben)|which\s+offices?\b.*(?:sent|wrote|answered|issued|signed)|\bsender\b|von\s+wem\s+(?:stammt|ist|kommt|kam)\s+.*(?:schreiben|brief|antwort|beschlusskontrolle|bericht)|who\s+(?:wrote|sent|answered)\b"),
)  # fmt: skip
_HEAD_PATTERNS = tuple((role, re.compile(pattern, re.I)) for role, pattern in _HEAD)
_VOICES = (
    (Voice.ENQUIRY, r"fragesteller|anfragende[nr]?\b|einleitung(?:stext)?\s+der\s+anfrage|councillor's\s+view|wortlaut|\bfragt(?:e)?\b|\bkritik|kritisier|bemängel|beanstand|wollte\b.*\bwissen|\bgefragt|nachgefragt|erfragt|vermisst|laut\s+anfrage|in\s+der\s+anfrage\s+(?:steht|behaupt)|(?:die|der)\s+anfrage\s+(?:an|zu|kritis|behaupt|zufolge)|enquirer|inquirer|criticis|\bask(?:ed|s)?\b|(?:fraktion|herr|frau|stadtrat)\s+\S+\s+(?:wissen|meint|behauptet)"),
    (Voice.QUOTED, r"laut\s+(?:leitfaden|richtlinie|gesetz|urteil|gericht|ministerium|vorschrift)|nach\s+dem\s+(?:leitfaden|urteil|gesetz)|according to the (?:guideline|court|law)"),
    (Voice.RESOLUTION, r"(?:stadtrat|\brat|punkt).*(?:beschlossen|beschließt)|(?:beschlossen|beschließt).*(?:stadtrat|\brat\b|punkt)|beschluss\s+(?:verlangt|fordert|sagt|lautet)|verlangt|fordert|\bsoll(?:te)?\s+(?:der|die|das)\b.*\b(?:laut|nach)\b.*(?:stadtrat|beschluss)|laut\s+(?:stadtrat|rat|beschluss|präambel)|präambel|vorspann|\bbeauftragt\b|aufgetragen|\bsoll(?:en|te)?\s+(?:der|die)\s+(?:ob|oberbürgermeister|stadt|verwaltung)|auftrag\b|(?:der|dem)\s+(?:stadt)?rat\b|(?:stadt)?rat\s+(?:will|bekennt|erklärt|freigegeben|bewilligt)|freigegeben|bekennt\s+sich|council\s+(?:resolution|decide|decided|resolve|want)|resolution\b|instructed"),
    (Voice.REPORT, r"geantwortet|\bantwort\w*|stellung|berichtet|verwaltung|sozialamt\s+(?:sagt|dazu)|gemeldet|äußert|geäußert|mitgeteilt|laut\s+(?:stadt|amt|ob|oberbürgermeister)|according to the (?:city|office)|reported|answered|replied|city\s+(?:say|said)"),
)  # fmt: skip
_VOICE_PATTERNS = tuple((voice, re.compile(pattern, re.I)) for voice, pattern in _VOICES)
_MONTHS = (
    "januar|january", "februar|february", "märz|march", "april", "mai|may", "juni|june", "juli|july", "august", "september",
    "oktober|october", "november", "dezember|december",
)  # fmt: skip
_ASKS_WORDING = re.compile(
    r"\bfragt(?:e|en)?\b|\bgefragt|nachgefragt|erfragt|\bwissen\b|wortlaut|\blautet\b|\bask(?:ed|s)?\b|want(?:ed)?\s+to\s+know|frage\s+\d+\s+(?:genau|zitier)", re.I
)
_LISTS_QUESTIONS = re.compile(
    r"(?:welche[nr]?|which|what)\s+(?:beschluss)?(?:punkt|point|frage|question)\w*\b(?!.*\b\d).*(?:gefragt|nachgefragt|gestellt|asked|anfrage|enquiry|betrifft|beziehen|bezieht)|"
    r"(?:welche|what)\s+(?:\S+\s+)?(?:fragen|questions)\s+(?:wurden|hat|haben|stellt|were|did|enthält)",
    re.I,
)
#: Words that begin another part of a question after "und"; a part needs its own interrogative.
_PART = re.compile(
    r"(?:,\s*|\s+)(?:und|sowie|and)\s+(?=(?:(?:zu|von|an|mit|in|auf|für|seit|bis|by|to|for|since|in)\s+)?(?:we[rmn]|was|wann|wo|wohin|warum|wie|wieso|welche[rsmn]?|wessen|wozu|woher|womit|who|what|when|where|why|how|which)\b)",
    re.I,
)


def understand(text: str) -> Question:
    """Read a question.

    Args:
        text: The question, complete in itself.

    Returns:
        The question, understood; whatever the wording does not show stays at its widest value.
    """
    text = with_umlauts(text)
    pieces = [piece.strip() for piece in _PART.split(text) if piece.strip()] or [text]
    role = next((role for role, pattern in _HEAD_PATTERNS if pattern.search(text)), None)
    points, questions = _numbers(text, _POINT, "punkt|point"), _numbers(text, _QUESTION, "frage|question")
    return Question(
        text=text,
        language=_language(text),
        parts=tuple(Part(piece, wanted(piece), terms(piece)) for piece in pieces),
        terms=terms(text),
        voice=_voice(text, role, points, questions),
        role=role,
        done=bool(_DONE.search(text)),
        points=points,
        questions=questions,
        references=tuple(references(text)),
        lists_questions=bool(_LISTS_QUESTIONS.search(text)),
        asks_wording=bool(_ASKS_WORDING.search(text)),
        months=tuple(number for number, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name}\b", text, re.I)),
    )


def wanted(text: str) -> Wanted:
    """The kind of answer that a part of a question wants."""
    if _PATTERNS[0][1].search(text):  # opening hours are no date
        return Wanted.CONTACT
    found = [(match.start(), n, kind) for n, (kind, pattern) in enumerate(_PATTERNS) if (match := pattern.search(text))]
    if found:
        return min(found)[2]
    words = tagged(text)
    first = words[0][0].casefold() if words else ""
    if first in _ENGLISH_AUXILIARIES or (words and words[0][2].endswith("(FIN)") and not first.startswith("w") or first in _GERMAN_AUXILIARIES):
        return Wanted.YES_NO
    return Wanted.OTHER


def _language(text: str) -> str:
    """ "en" if most of the small words are English, else "de"."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]
    english = sum(word in _ENGLISH for word in words)
    german = sum(word in _GERMAN for word in words)
    return "en" if english > german and english >= 2 else "de"


def _numbers(text: str, pattern: re.Pattern[str], nouns: str) -> tuple[str, ...]:
    """Numbers that stand behind (or as an ordinal before) a noun such as "Punkt"."""
    for number, word in enumerate(_NUMBER_WORDS, 1):
        text = re.sub(rf"(?<=[Pp]unkt |[Ff]rage ){word}\b", str(number), text)
    found = [number for match in pattern.finditer(text) for number in re.findall(r"\d{1,2}[a-z]?", match[1])]
    found += [ORDINALS[m[1].casefold()] for m in _ORDINAL.finditer(text) if re.search(nouns, m[2], re.I)]
    return tuple(dict.fromkeys(found))


def _voice(text: str, role: Role | None, points: tuple[str, ...], questions: tuple[str, ...]) -> Voice:
    """Whose words are asked for."""
    if _SIGNATURE.search(text):
        return Voice.SIGNATURE
    if role:
        return Voice.LETTERHEAD
    for voice, pattern in _VOICE_PATTERNS:
        if pattern.search(text):
            return voice
    return Voice.ANY
