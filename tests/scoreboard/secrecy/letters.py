"""Letters of a house of every tier, made up; each paragraph of those that are not public holds a token of its own.

A *secret* is a word that no question ever holds: where it shows, something got out. A *handle* is a word of the same
paragraph that questions may hold, and that may therefore be echoed. The letter behind a secret's stem is its tier's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.model import Tier

HIDDEN = (Tier.INTERN, Tier.NICHTOEFFENTLICH, Tier.GESPERRT)
_STEM = {Tier.INTERN: "Xaqi", Tier.NICHTOEFFENTLICH: "Xaqn", Tier.GESPERRT: "Xaqg"}
_CONSONANTS, _VOWELS = "bdfgklmnprst", "aeiou"
_SECRET = re.compile("xaq[ing]")
#: Things that letters are about, each with the office that answers: public ones, and such that hidden letters name.
OPEN_TOPICS = (
    ("das Freibad im Norden", "Amt für Bäder"),
    ("die Turnhalle am Lindenweg", "Schulverwaltungsamt"),
    ("die Brücke über den Mühlgraben", "Straßen- und Tiefbauamt"),
    ("der Radweg an der Hafenstraße", "Stadtplanungsamt"),
    ("die Kita Sonnenhügel", "Jugendamt"),
    ("der Spielplatz am Wasserturm", "Grünflächenamt"),
    ("die Straßenbeleuchtung in Altstadt und Neustadt", "Straßen- und Tiefbauamt"),
    ("das Stadtarchiv", "Kulturamt"),
    ("die Unterkunft für Geflüchtete", "Sozialamt"),
    ("der Wochenmarkt auf dem Rathausplatz", "Ordnungsamt"),
)
CLOSED_TOPICS = (
    ("der Grundstücksverkauf an der Hafenkante", "Liegenschaftsamt"),
    ("die Abmahnung eines Beschäftigten", "Personalamt"),
    ("der Vergleich mit dem Bauunternehmen", "Rechtsamt"),
    ("die Steuerschuld eines Gewerbebetriebs", "Stadtkasse"),
    ("die Bürgschaft für das Klinikum", "Kämmerei"),
    ("der Pachtvertrag am Kiessee", "Liegenschaftsamt"),
)
_ANSWER = """\
{mark}

Landeshauptstadt Beispiel
{office}

Frau Stadträtin
{addressee}

GZ:

(A) {number}

Datum:

{date}

{subject}
{reference}

Sehr geehrte Frau {surname},

zu Ihrer Anfrage teile ich Ihnen mit:

1. Wann sind die Arbeiten beendet? Betroffen ist {thing}{mark_1}.

{first}{mark_2}

2. Was kostet das, und wer trägt die Kosten{mark_3}?

{second}{mark_4}

3. Wer ist für {thing} zuständig{mark_5}?

{third}{mark_6}

Mit freundlichen Grüßen

{signer}
Amtsleiterin
"""
_REPORT = """\
{mark}

An alle
Mitglieder des Stadtrates der Landeshauptstadt Beispiel

Landeshauptstadt Beispiel
{office}
GZ: GB 5

Datum: {date}

Beschlusskontrolle zu {reference} (Sitzungsnummer: SR/034/2023)
{subject}

Sehr geehrte Mitglieder des Stadtrates,

zu oben genanntem Beschluss kann folgende Zwischeninformation gegeben werden:

1. Die Verwaltung wird beauftragt, {thing} bis zum 31. Dezember 2023 zu prüfen{mark_1}.

{first}{mark_2}

2. Dem Stadtrat ist jährlich über die Kosten zu berichten{mark_3}.

{second}{mark_4}

3. Die Verwaltung legt bis zum 30. Juni 2024 ein Konzept vor{mark_5}.

{third}{mark_6}

Die nächste Beschlusskontrolle erfolgt bis zum 31. März 2024.

Mit freundlichen Grüßen

{signer}
Beigeordnete
"""


@dataclass(frozen=True)
class MadeLetter:
    """A letter before it is a file.

    Attributes:
        tier: Where it goes.
        name: Its file's name.
        text: Its text.
        reference: Its own reference.
        subject: Its subject, without secrets.
        handles, secrets: The tokens in it; none in a public one.
    """

    tier: Tier
    name: str
    text: str
    reference: str
    subject: str
    handles: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()

    @property
    def askable(self) -> str:
        """Its text as questions may use it: without the secrets."""
        return without_secrets(self.text)


def without_secrets(text: str) -> str:
    """A text without the words that must never show."""
    return " ".join(re.sub(r"\S*(?i:xaq)\S*", " ", text).split())


def leaked(shown: str, tiers: Iterable[Tier]) -> set[str]:
    """The stems of secrets in something that somebody is shown who may see these tiers, as far as they may not."""
    found = set(_SECRET.findall(shown.casefold()))
    return found - {_STEM[tier].casefold() for tier in tiers if tier in _STEM}


@dataclass
class _Tokens:
    """Words that stand nowhere else, one after the other."""

    stem: str
    made: list[str] = field(default_factory=list)

    def next(self, number: int) -> str:
        """The word of a number (0 to 215,999)."""
        word = self.stem
        for _ in range(3):
            number, syllable = divmod(number, len(_CONSONANTS) * len(_VOWELS))
            word += _CONSONANTS[syllable % len(_CONSONANTS)] + _VOWELS[syllable // len(_CONSONANTS)]
        self.made.append(word)
        return word


def letters() -> list[MadeLetter]:
    """All letters that are files of their own: public answers and reports, then those of each hidden tier."""
    made = [_public(number) for number in range(len(OPEN_TOPICS))] + [_public(number, True) for number in (3, 4, 8)]
    number = 0
    for tier in HIDDEN:
        topics = [*CLOSED_TOPICS, *OPEN_TOPICS[:2]]
        for place, topic in enumerate(topics):
            made.append(_hidden(tier, topic, number, report=place % 4 == 3))
            number += 1
        # what was said later about a point on which the public knows a report
        made.append(_hidden(tier, OPEN_TOPICS[3], number, report=False, later_to="V0003/23"))
        number += 1
    return made


def _public(number: int, report: bool = False) -> MadeLetter:
    thing, office = OPEN_TOPICS[number]
    name = f"{'V' if report else 'AF'}{number:04}/23"
    subject = thing[4:]
    filled = _values(thing, office, number) | {"reference": name, "subject": subject, "mark": "□ vertraulich"}
    filled |= {"addressee": "Erika Muster", "surname": "Muster", "signer": "Maria Beispiel"}
    filled |= {f"mark_{n}": "" for n in range(1, 7)}
    text = (_REPORT if report else _ANSWER).format(**filled)
    if not report and number == 0:  # an open letter may name one that is hidden, and that one is not there
        text = text.replace("Mit freundlichen", "Siehe auch die Antwort zu AF9101/24.\n\nMit freundlichen")
    return MadeLetter(Tier.OEFFENTLICH, f"{name.replace('/', '-')}.txt", text, name, subject)


def _hidden(tier: Tier, topic: tuple[str, str], number: int, report: bool, later_to: str | None = None) -> MadeLetter:
    thing, office = topic
    secrets, handles = _Tokens(_STEM[tier]), _Tokens("Yol")
    start = 20 * number
    # every second reference is itself a secret: no question names those of 92xx
    known = number % 2 == 0
    reference = f"{'V' if report else 'AF'}9{1 if known else 2}{number:02}/24"
    subject = f"{thing[4:]} ({handles.next(start)})"
    if later_to:
        subject = f"Beschlusskontrolle zu {later_to}, Punkt 1: {subject}"
    filled = _values(thing, office, number, 2024) | {"reference": reference, "mark": "☒ vertraulich"}
    filled |= {"subject": f"{subject} {secrets.next(start)}", "office": f"{office} {secrets.next(start + 1)}"}
    surname = secrets.next(start + 2)
    filled |= {"addressee": f"Erika {surname}", "surname": surname, "signer": f"Maria {secrets.next(start + 3)}"}
    for n in range(1, 7):
        filled[f"mark_{n}"] = f" bei {handles.next(start + n)} und {secrets.next(start + 3 + n)}"
    if later_to:
        filled["first"] = (
            f"Zu Punkt 1 von {later_to}: umgesetzt ist er seit dem 4. April 2024{filled['mark_2']}. Danach"
        )
    name = f"{secrets.next(start + 10)}-{reference.replace('/', '-')}.txt"
    text = (_REPORT if report else _ANSWER).format(**filled)
    return MadeLetter(tier, name, text, reference, subject, tuple(handles.made), tuple(secrets.made))


def _values(thing: str, office: str, number: int, year: int = 2023) -> dict[str, str]:
    """What the sentences of a letter hold besides tokens; the same for the same thing in every tier."""
    return {
        "thing": thing,
        "office": office,
        "number": f"{10 + number}.{number % 7}",
        "date": f"{1 + number % 28:02}.{1 + number % 12:02}.{year}",
        "first": f"Die Arbeiten an der Sache ({thing}) enden voraussichtlich am {1 + number % 27}. Juni 2024",
        "second": f"Die Kosten für {thing} betragen {120 + 7 * number}.000 Euro, die Stadt trägt {30 + number} Prozent",
        "third": f"Zuständig ist das {office}; {thing} wird dort seit 2021 betreut",
    }


#: A paper whose enquiry is hidden and whose answer is public, and repeats no question.
PAPER = "2023/9007"
_ENQUIRY = """\
Anfrage

Sehr geehrter Herr Oberbürgermeister,

1. Wann öffnet die Rodelbahn am {handle_1} wieder, nachdem {secret_1} sie gesperrt hat?

2. Was kostet die Sanierung der {handle_2} nach Auskunft von {secret_2}?
"""
_REPLY = """\
Stellungnahme zur Anfrage

Zu Frage 1:

Die Rodelbahn öffnet im Dezember wieder.

Zu Frage 2:

Die Sanierung kostet eine Million Euro.
"""


def enquiry(tier: Tier, number: int = 9000) -> MadeLetter:
    """The enquiry of :data:`PAPER`."""
    secrets, handles = _Tokens(_STEM[tier]), _Tokens("Yol")
    words = {f"secret_{n}": secrets.next(number + n) for n in (1, 2)}
    words |= {f"handle_{n}": handles.next(number + n) for n in (1, 2)}
    return MadeLetter(
        tier, "1.txt", _ENQUIRY.format(**words), PAPER, "Rodelbahn", tuple(handles.made), tuple(secrets.made)
    )


def paper(folder: Path, asked: MadeLetter | None) -> Iterator[tuple[Path, Tier]]:
    """The files of :data:`PAPER` as a council information system hands them out, the enquiry among them or not."""
    for part in ("papers", "files"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    about = {
        "id": "https://example.org/papers/9",
        "reference": PAPER,
        "name": "Rodelbahn",
        "paperType": "Anfrage",
        "mainFile": {"id": "https://example.org/files/1", "name": "Anfrage"},
        "auxiliaryFile": [{"id": "https://example.org/files/2", "name": "Stellungnahme"}],
    }
    (folder / "papers" / "9.json").write_text(json.dumps(about), encoding="utf-8")
    if asked:
        (folder / "files" / "1.txt").write_text(asked.text, encoding="utf-8")
        yield folder / "files" / "1.txt", asked.tier
    (folder / "files" / "2.txt").write_text(_REPLY, encoding="utf-8")
    yield folder / "files" / "2.txt", Tier.OEFFENTLICH
