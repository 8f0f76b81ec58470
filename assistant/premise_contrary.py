"""What letters say against a claim that charges nobody with a deed: too large, left undone, still to come.

General municipal German, as in :mod:`assistant.premise_words`; patterns are searched in large and small letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.premise_words import any_of


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A word that makes a claim larger ("immer noch", "nur", "jeder"): only what a letter says against it counts.

    Attributes:
        name: Its name, for tests and messages.
        asked: How questions say it.
        kept: How letters agree; then nothing is said against it.
        contrary: How letters say the opposite.
    """

    name: str
    asked: re.Pattern[str]
    kept: re.Pattern[str]
    contrary: re.Pattern[str]


QUALIFIERS: tuple[Qualifier, ...] = (
    Qualifier(
        "still",
        any_of(
            r"\bimmer\s+noch\b|\bnoch\s+immer\b|\bweiterhin\b|\bnach\s+wie\s+vor\b|\bbleib(?:t|en)\b|\bstill\b|\bremains?\b"
        ),
        any_of(
            r"\bnoch\b|weiterhin|nach\s+wie\s+vor|bleib|derzeit|aktuell|gegenwärtig\s+(?:gesperrt|geschlossen)|dauert|bis\s+auf"
        ),
        any_of(
            r"\bwieder\s+(?:\w+\s+)?(?:frei|geöffnet|offen|in\s+betrieb|nutzbar|zugänglich|eröffnet|aufgenommen)",
            r"(?:inzwischen|zwischenzeitlich|mittlerweile|bereits)\b[^.]*\b(?:ge\w+t|\w+en|ab\w+)\b",
        ),
    ),
    Qualifier(
        "for good",
        any_of(
            r"\bfür\s+immer\b|\bendgültig\b|\bdauerhaft\b|\bkomplett\b|\bganz\b|\bfor\s+good\b|\bpermanently\b|\bforever\b"
        ),
        any_of(r"endgültig|dauerhaft|unbefristet|auf\s+dauer|vollständig"),
        any_of(r"vorübergehend|befristet|zeitweise|zeitweilig|vorläufig|temporär|übergangsweise|nur\s+teil"),
    ),
    Qualifier(
        "only",
        any_of(r"\bnur\b|\bausschließlich\b|\blediglich\b|\bonly\b"),
        any_of(r"\bnur\b|ausschließlich|lediglich|allein|beschränk|begrenz|einzig|höchstens|maximal|nicht|kein|erst"),
        any_of(r"\b(?:alle[nmr]?|sämtliche[nmr]?|jede[nmrs]?|jederzeit|ganzjährig|uneingeschränkt|unabhängig)\b"),
    ),
    Qualifier(
        "all",
        any_of(
            r"\bjede[mnrs]?\b|\balle[nmr]?\b|\bsämtliche\w*|\bimmer\b(?!\s+(?:noch|wieder|mehr))|\bgenerell\b|\bevery\b|\balways\b"
        ),
        any_of(r"\balle[nmr]?\b|\bjede[nmrs]?\b|sämtliche|flächendeckend|grundsätzlich|generell"),
        any_of(
            r"\bnur\s+(?:in|bei|für|wenn|dann|noch|auf|unter|soweit|sofern|teilweise)\b|ausnahmsweise|\b(?:im|in)\s+einzelf",
            r"vereinzelt|zweifelsf|keine\s+generell|nicht\s+(?:generell|grundsätzlich|alle|jede)",
        ),
    ),
)

#: What somebody is said not to have got or done: how questions say it, and how letters say that they did.
DONE_AFTER_ALL: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        any_of(
            r"\b(?:zurück)?(?:bekomm|krieg|erh[aä]l|ge?krieg)\w*|\breaktion\b|\b(?:ge)?antwort\w*|\berstatte\w*|\bausgezahlt",
            r"\b(?:get|got|receiv\w*|repl\w+|refund\w*)\b",
        ),
        any_of(
            r"\berhalten\b|\berhielt|erstattet|ausgezahlt|überwiesen|zugestellt|beantwortet|geantwortet|zugesandt|gewährt"
        ),
    ),
    (
        any_of(
            r"\b(?:ge)?förder\w*|\bfinanzier\w*|\b(?:be)zahl\w*|\bbewillig\w*|\bunterstütz\w*|\bfund(?:ed|s)?\b|\bpaid\b"
        ),
        any_of(
            r"\bgefördert|bewillig|\bgewährt|finanziert|bezuschusst|unterstützt|\bzustimmung\b|zugestimmt|ausgereicht"
        ),
    ),
    (
        any_of(
            r"\b(?:informier|gesagt|sagt\b|mitge?teilt|aufge?klärt|unterricht|beteilig|gefragt|veröffentlich)\w*|\b(?:told|informed)\b"
        ),
        any_of(
            r"informiert|unterrichtet|mitgeteilt|bekannt\s*ge(?:geben|macht)|veröffentlicht|beteiligt|einbezogen|angeschrieben"
        ),
    ),
    (
        any_of(
            r"\b(?:gebaut|saniert|repariert|gemacht|erneuert|eingerichtet|umgesetzt|geprüft|kontrolliert|gereinigt)\b|\b(?:built|repaired|fixed|done)\b"
        ),
        any_of(
            r"\b(?:wurden?|ist|sind|worden)\b[^.]*\b(?:gebaut|errichtet|saniert|repariert|erneuert|eingerichtet|umgesetzt|geprüft|"
            r"kontrolliert|gereinigt|abgeschlossen|fertiggestellt|erledigt|behoben)\b"
        ),
    ),
)

#: What a question says is coming, and how letters say that it is not.
COMING = any_of(
    r"\bwann\b.*\b(?:wird|werden|kommt|kommen|geht|gehen|beginn(?:t|en)|start(?:et|en)|(?:er)?öffne[tn])\b",
    r"\bwhen\b.*\b(?:will|is|are|does|do)\b",
)
NOT_COMING = any_of(
    r"\bnicht\s+(?:erforderlich|vorgesehen|geplant|beabsichtigt|weiter\s*verfolgt|umgesetzt|realisier\w+|notwendig)\b",
    r"\bkeine?[nrms]?\b[^.,;]*\b(?:geplant|vorgesehen|beabsichtigt)\b",
    r"\bkeine?\s+(?:\w+\s+){0,2}(?:planung\w*|pläne|absicht|bedarf|notwendigkeit)\b|\bnicht\s+(?:\w+\s+){0,2}durchgeführt\b",
)
#: A date is not on its way in where the letter itself only lacks the date.
DATE_OPEN = any_of(r"\b(?:noch|derzeit|aktuell|bislang|bisher)\b|termin|zeitpunkt|absehbar|datum|zeitplan")
