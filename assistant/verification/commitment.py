"""How far a clause says something has come: thought of, examined, planned, decided, under way, done.

The ladder is that of council work (prüfen < planen < beauftragt < in Umsetzung < erfolgt). The lowest rung that a
clause names is its own: what "soll geprüft werden" is not even planned.
"""

from __future__ import annotations

import re
from enum import IntEnum

from assistant.implementation.phrases import IS_DONE


class Rung(IntEnum):
    """A rung of the ladder, the least binding first."""

    POSSIBLE = 0
    EXAMINED = 1
    PLANNED = 2
    DECIDED = 3
    UNDERWAY = 4
    DONE = 5


_WORDS = (
    (
        Rung.POSSIBLE,
        r"kann|können|könnten?|möglich|machbar|lässt\s+sich|lassen\s+sich|ließen?\s+sich|wäre[n]?|wünschenswert|"
        r"hofft?|hoffen|erhofft|anzustreben|zuversichtlich|can|may|denkbar|vorstellbar|in\s+(?:Betracht|Erwägung)|"
        r"in\s*frage|erwogen|erwäg\w*|Überlegung\w*|überlegt|"
        r"could|might|conceivable|under\s+consideration|consider(?:s|ed|ing)?\b(?!\s+(?:it|to\s+be|that))|"
        r"angeregt|reg(?:t|en|te|ten)\b.*\ban|vorgeschlagen|schlägt\b.*\bvor|Vorschlag|bittet|gebeten|fordert|gefordert|wünscht|möchte\w*|würden?",
    ),
    (
        Rung.EXAMINED,
        r"(?:über)?prüf(?:t|en|te|ten)|geprüft|überprüft|zu\s+prüfen|(?:in|zur)\s+Prüfung|Prüfauftrag\w*|"
        r"untersuch(?:t|en|te)\w*|"
        r"examin\w*|review\w*|investigat\w*|assess(?:es|ed|ing)?|study|studied|evaluat\w*|"
        r"abgestimmt|in\s+Abstimmung|verhandel\w*|beraten|diskutier\w*|discuss\w*|negotiat\w*",
    ),
    (
        Rung.PLANNED,
        r"plant|planen|geplante?\w*|in\s+Planung|planmäßig|beabsichtig\w*|Absicht|vorgesehen\w*|vorsieht|"
        r"sieht\b.*\bvor|vorzusehen|"
        r"soll(?:en|te|ten)?|angestrebt|strebt\b.*\ban|anzustreben|anvisiert|avisiert|angedacht|vorbereitet|"
        r"in\s+Vorbereitung|ziel\w*\s+ist|"
        r"empfiehlt|empfohlen|will|wollen|plan(?:s|ned|ning)?|intend\w*|envisag\w*|propos\w*|should|aim(?:s|"
        r"ed)?\s+to|is\s+to|are\s+to|"
        r"angekündigt|in\s+Aussicht|beantragt|prepar\w*|recommend\w*|wants?\s+to|scheduled",
    ),
    (
        Rung.DECIDED,
        r"beauftragt|beschlossen?|beschließt|genehmigt\w*|bewilligt\w*|ausgeschrieben|"
        r"vergeben|zugesagt|vereinbart|stimm(?:t|en|te)\b.*\bzu|zugestimmt|Zustimmung|commission\w*|decid\w*|"
        r"decision|resolv\w*|approv\w*|tender\w*|adopt\w*|agreed|instruct\w*",
    ),
    (
        Rung.UNDERWAY,
        r"derzeit|zurzeit|aktuell|gegenwärtig|läuft|laufend\w*|laufen|in\s+(?:der\s+)?(?:Umsetzung|Arbeit|"
        r"Bearbeitung|Bau|Erarbeitung)|"
        r"im\s+Bau|begonnen|begann\w*|gestartet|startet\w*|angelaufen|eingeleitet|currently|ongoing|under\s+way|"
        r"underway|"
        r"being|under\s+construction|has\s+begun|began|started|in\s+progress",
    ),
)
_RUNGS = tuple((rung, re.compile(rf"\b(?:{pattern})\b", re.I)) for rung, pattern in _WORDS)
_PARTICIPLE = r"\b(?:\w*ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer|über|unter|wider|miss|hinter)\w{3,}(?:t|en)|\w{3,}iert)\b"
_DONE = re.compile(
    rf"\b(?:wurden?|worden)\b|\b(?:hat|haben|konnten?)\b[^;]*(?:{_PARTICIPLE})(?!\s+werden)|"
    r"\b(?:erfolgte?n?|umgesetzt\w*|abgeschlossen\w*|fertiggestellt\w*|erledigt\w*|fand(?:en)?\b.*\bstatt|"
    r"vollzogen|realisiert\w*)\b|"
    r"\b(?:was|were|has\s+been|have\s+been|had|has|have|completed|implemented|finished|done|took\s+place)\b",
    re.I,
)
_COMING = re.compile(
    r"\b(?:wird|werden)\b|\b(?:will|shall|going\s+to)\b|\b(?:künftig|zukünftig|demnächst)\b|\b(?:is|are)\s+to\b", re.I
)
#: Participles of saying and thinking: that something was said is no work done.
_SAID = re.compile(
    r"\b(?:nach|an|hinter)?ge(?:fragt|nannt|äußert|sagt|lobt|dankt|fordert|wünscht|dacht|meint)\b|\b(?:betont|"
    r"erklärt|kritisiert|erwähnt|"
    r"hingewiesen|verwiesen|gebeten|bemängelt|abgesehen|ausgeschlossen|ausgeschieden|befristet|bedauert|begrüßt|"
    r"vorgeschlagen|angeregt|angekündigt|bezeichnet|beschrieben|dargestellt|asked|said|stated|"
    r"mentioned|explained|noted|pointed\s+out|criticised|thanked)\b",
    re.I,
)
_IS_TO = re.compile(r"\b(?:ist|sind)\b[^,;]*\b(?:zu\s+\w+|\w{2,}zu\w{3,})en\b|\bist\s+vorzuhalten\b", re.I)
#: What shows that something lies in the past.
_PAST = re.compile(
    rf"\b(?:wurden?|worden|war|waren|hatten?|hat|haben|erfolgte?n?|ging\w*|fand\w*|kam\w*|lag\w*|gab\w*|"
    rf"[a-zäöü]{{3,}}t(?:e|en))\b|{_PARTICIPLE}|"
    r"\b(?:was|were|had|has|have|\w{3,}ed)\b|\bbereits\b|\bschon\b"
)


def rung(clause: str) -> Rung | None:
    """The rung of a clause, None where it tells of no action but of how things are.

    Args:
        clause: A clause or a sentence.
    """
    for one, pattern in _RUNGS:
        if pattern.search(clause):
            return one
    if _IS_TO.search(clause):
        return Rung.PLANNED
    if (
        (_DONE.search(clause) or IS_DONE.search(clause))
        and not _SAID.search(clause)
        and not re.search(r"\bwerden\s*[.,;]?\s*$", clause)
    ):
        return Rung.DONE
    if _COMING.search(clause):
        return Rung.DECIDED
    return None


#: That somebody tries, wants or is ready: no rung of the work itself.
_EFFORT = re.compile(
    r"\b(?:engagier\w*|setz\w*\b.*\b(?:ein|sich|dafür)|sich\s+(?:\w+\s+)*ein(?:setz\w*|zusetzen)|bereit|bemüh\w*|"
    r"(?:be|an)?streb\w*|werben|wirbt|versuch\w*|Bestreben|appellier\w*|wirk\w*\b.*\bhin|hinwirken|hinzuwirken|"
    r"arbeite[tn]?\b.*\bdaran|Ziel|ready|willing|strives?|committed|advocat\w*|works?\s+towards?|tr(?:y|ies|ying)|"
    r"seeks?|endeavou?r\w*)\b",
    re.I,
)


def is_effort(text: str) -> bool:
    """Whether some words tell that somebody tries, wants or is ready, which is not yet done."""
    return bool(_EFFORT.search(text))


def is_past(clause: str) -> bool:
    """Whether anything in a clause may lie in the past: without that, nothing of it has been done."""
    return bool(_PAST.search(clause))


#: Sentences on what somebody says, asks or hopes: their own rung is not that of the matter.
_OF_SPEECH = re.compile(
    r"\b(?:Redner\w*|Fragesteller\w*|Anfragende\w*|Antragsteller\w*|Antrags?|Debatte|gefragt|fragt\w*|wissen|bat|"
    r"bittet|hofft|kritisier\w*|"
    r"bemängel\w*|dankte\w*|betonte\w*|Wunsch|speaker|applicants?|motion|asked?|hopes?)\b"
)


def is_of_speech(sentence: str) -> bool:
    """Whether a sentence tells what somebody said, asked for or hopes rather than what is done."""
    return bool(_OF_SPEECH.search(sentence))


_PERFECT = re.compile(r"(?<![\w-])(?P<word>[a-zäöüß]{5,}(?:t|en))(?=\W*$|[\s,;.]+(?:und|oder|sowie|worden)\b|\s*[,;.])")


def done_verbs(clause: str) -> list[str]:
    """The stems of the participles with which a clause says that something has been done ("errichtet": "richt")."""
    if rung(clause) is not Rung.DONE:
        return []
    return [stem(match["word"]) for match in _PERFECT.finditer(clause)]


def stem(verb: str) -> str:
    """What a participle, an infinitive and a noun of one verb share, roughly ("umgesetzt", "umzusetzen": "umsetz")."""
    base = re.sub(
        r"^((?:ab|an|auf|aus|be|bei|durch|ein|fertig|her|hin|mit|nach|um|vor|weg|zu|zurück|frei|"
        r"fest)?)(?:ge|zu)(?=[a-zäöü]{3})",
        r"\1",
        verb,
    )
    return re.sub(r"(?:iert|ieren|ung(?:en)?|e[tnrsm]?|t)$", "", base)[:7]
