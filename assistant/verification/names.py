"""Names in a sentence that its passages do not have: people, places, bodies, offices, abbreviations.

A name is what no dictionary knows, what the tagger takes for one, what stands behind a title, and what names an
office. Names are compared letter by letter, but for endings ("Dresdens", "Karlsruher").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.text.grams import fold
from ingest.text.words import is_compound, is_listed, most_frequent, tagged, zipf

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_TITLE = re.compile(
    r"(?:\b(?:Herrn?|Frau|Mrs?|Ms|Dr|Prof|Familie|Bürgermeister(?:s|in)?|Oberbürgermeister(?:s|in)?|"
    r"Stadtr[aä]t(?:s|in)?|Mayor|"
    r"Beigeordnete[rnm]?|Amtsleiter(?:s|in)?|Minister(?:s|in)?|Councillor|Ortsvorsteher(?:s|in)?|Fraktion|Firma|"
    r"Ortsteil|Stadtteil|"
    r"Stadtbezirk|district\s+of|Gemeinde|Landkreis)\.?\s+)$"
)
_NAMED_BEFORE = re.compile(r"\b(?P<name>[A-ZÄÖÜ][a-zäöüß]{2,}(?:er|ische[nrms]?))\s+(?P<noun>[A-ZÄÖÜ]\w{3,})")
_NAMED_BEHIND = re.compile(
    r"\b(?P<noun>Revier|Standort|Haltestelle|Bahnhof|Ortsteil|Stadtteil|Schule|Kita|"
    r"Haus)\s+(?P<name>[A-ZÄÖÜ]\w{3,})"
)
_STREET = re.compile(
    r"(?:str(?:aße|\.)?|platz|allee|weg|gasse|ring|ufer|damm|brücke|park|markt|berg|hof|"
    r"kirche)e?s?$",
    re.I,
)
_BODY = re.compile(
    r"^(?:Bund(?:es)?|Land(?:es)?|Freistaat\w*|Polizei|Kirchen?|Stadtwerken?|Landtag\w*|Bundestag\w*|"
    r"(?:Städte|Landkreis|Gemeinde)tag(?:e?s)?)$|"
    r"^Stadt(?:reinigung|entwässerung|planung)$|"
    r"\w{3}(?:amt(?:e?s|e)?|ämter[n]?|behörde[n]?|dezernat[se]?|ministeri(?:um|en|ums)|betriebe?[ns]?|"
    r"gericht[se]?|direktion|"
    r"präsidium|referat[se]?|ausschuss(?:es)?|beirat[se]?|(?:städte|landkreis)tag(?:e?s)?|stadt|polizei|feuerwehr|"
    r"verband(?:e?s)?|verein[s]?|stiftung|agentur|"
    r"universität|hochschule|klinikum|fraktion)$",
    re.I,
)
#: Capitalised words in a row, with no more than small words, hyphens and quotation marks between them.
_SIDE_BY_SIDE = re.compile(r"[A-ZÄÖÜ]\w*(?:(?:[\s„“\"&-]+|\s+(?:[a-zäöü]{2,4}\s+){1,2})[A-ZÄÖÜ]\w*)*")
#: What a compound shares its end with ("Personal- und Organisationsamt").
_TIED = re.compile(r"(?P<first>[A-ZÄÖÜ]\w+)-,?\s+(?:und|u\.|&)\s+$")
_GENITIVE = re.compile(r"(?<=\w{3})e?s$")
#: A body that is told by what it is for ("Ausschuss für Soziales und Wohnen").
_FOR = re.compile(
    r"\b\w*(?:[Aa]usschuss(?:es)?|[Aa]mt(?:e?s)?|[Mm]inisteriums?|[Bb]üros?|[Dd]ezernats?|[Bb]eirat(?:e?s)?|"
    r"[Ff]achbereichs?|[Rr]eferats?|[Aa]bteilung|[Aa]gentur|[Vv]erband(?:e?s)?|[Ii]nstituts?|[Gg]esellschaft)\s+für\s+"
    r"(?:die\s+|den\s+|das\s+)?(?P<purpose>[A-ZÄÖÜ]\w{3,})"
)
_OF_A_NAME = re.compile(r"isch(?:e[nmrs]?)?$")
#: Who decides or acts in a town besides, and in the state; common nouns, which a passage need not name.
_ORGAN = re.compile(
    r"(?:regierung|(?:stadt|gemeinde|ortschafts|bezirks|aufsichts)r[aä]t(?:e?s)?|bürgermeister(?:in|s)?|"
    r"beauftragte[nr]?|dezernent(?:in|en)?|verwaltung|werke[ns]?|ausschuss(?:es)?|kammern?|minister(?:in|s)?|"
    r"präsident(?:in|en)?)$",
    re.I,
)
#: German names of lands and what English calls them: general knowledge, none of it about a letter.
_EXONYMS = {
    "saxony": "sachsen",
    "germany": "deutschland",
    "german": "deutsch",
    "bavaria": "bayern",
    "thuringia": "thueringen",
    "hesse": "hessen",
    "europe": "europa",
    "european": "europaeische",
    "turkey": "tuerkei",
    "turkish": "tuerkisch",
    "syria": "syrien",
    "syrian": "syrisch",
    "greece": "griechenland",
    "greek": "griechisch",
    "italy": "italien",
    "france": "frankreich",
    "french": "franzoesisch",
    "russia": "russland",
    "russian": "russisch",
    "ukrainian": "ukrain",
    "poland": "polen",
    "czech": "tschech",
    "greens": "gruene",
    "green": "gruene",
    "left": "linke",
    "federal": "bund",
    "munich": "muenchen",
    "cologne": "koeln",
    "rhine": "rhein",
    "nuremberg": "nuernberg",
    "hanover": "hannover",
}
#: How frequent an English word is that may be capitalised without being a name, by rank.
_ENGLISH_WORDS = 12_000


@dataclass(frozen=True, slots=True)
class Name:
    """A name.

    Attributes:
        start, end: Where it stands, in code points.
        word: As printed.
        body: Whether it is a body rather than a person or place.
        tied: What "und" ties to it ("Sozial" of "Sozial- und Jugendbehörde"), "" without.
    """

    start: int
    end: int
    word: str
    body: bool
    tied: str


def names(sentence: str, english: bool = False, taken: Sequence[tuple[int, int]] = ()) -> list[Name]:
    """The names of a sentence, word by word, in reading order.

    Args:
        sentence: A sentence of an answer.
        english: Whether it is English: then common English words in capitals are none.
        taken: Stretches that are something else: dates, references, sections.
    """
    tags = {} if english else {word: tag for word, _, tag in tagged(sentence)}
    found = []
    for match in _WORD.finditer(sentence):
        word = match[0]
        if any(start <= match.start() < end for start, end in taken):
            continue
        if len(word) < 2 or not word[0].isupper() or word.casefold() in _SMALL:
            continue
        first = not re.search(r"[^\W_]", sentence[: match.start()])
        titled = _TITLE.search(sentence[max(0, match.start() - 40) : match.start()]) is not None
        is_name = _english_name(word, first) if english else _german_name(word, tags.get(word, ""), first)
        body = bool(_BODY.search(word))
        if (titled and not first) or is_name or body:
            tied = _TIED.search(sentence[max(0, match.start() - 40) : match.start()])
            found.append(Name(match.start(), match.end(), word, body, tied["first"] if tied else ""))
    return found


def is_body(word: str) -> bool:
    """Whether a word names a body, an office or who holds one."""
    return bool(_BODY.search(word) or _ORGAN.search(word))


def unknown(found: list[Name], text: str) -> Iterator[Name]:
    """The names among some that a text does not have; an office may be there by its short form ("GBA")."""
    known = _words(text)
    short = [word for word in _WORD.findall(text) if sum(letter.isupper() for letter in word) > 1 and len(word) < 6]
    for name in found:
        if name.body and any(_shortens(one, name.word, name.tied) for one in short):
            continue
        if not _known(fold(name.word), known) and not _abbreviates(name.word, text):
            yield name


def exchanged(sentence: str, text: str) -> bool:
    """Whether a name beside a noun is another one than in a text ("Chemnitzer Modell" for "Leipziger Modell").

    What stands before the noun has to be an adjective of a name ("-er", "-isch"), what stands behind it a name.
    """
    for pattern in (_NAMED_BEFORE, _NAMED_BEHIND):
        theirs: dict[str, set[str]] = {}
        for match in pattern.finditer(text):
            theirs.setdefault(_stem(match["noun"]), set()).add(_stem(match["name"]))
        for match in pattern.finditer(sentence):
            others = theirs.get(_stem(match["noun"]))
            name = _stem(match["name"])
            if others and not any(name.endswith(other) or other.endswith(name) for other in others):
                return True
    return False


def unknown_purpose(sentence: str, text: str) -> bool:
    """Whether a sentence names a body by a purpose that a text does not have ("Ausschuss für Kultur")."""
    known = _words(text)
    return any(not _known(fold(match["purpose"]), known) for match in _FOR.finditer(sentence))


def _stem(word: str) -> str:
    return re.sub(r"(?:e[nmrs]?|s|n)$", "", fold(word))


def _known(word: str, known: frozenset[str]) -> bool:
    stem = word.removesuffix("s")
    forms = {
        word,
        stem,
        f"{word}s",
        f"{word}es",
        _EXONYMS.get(word, word),
        word.removesuffix("es"),
        word.removesuffix("n"),
        *(f"{_stem(word)}{ending}" for ending in ("e", "en", "em", "er", "es")),
    }
    if forms & known:
        return True
    base = _EXONYMS.get(word, stem)
    if len(base) >= 4 and any(one.startswith(base) for one in known):
        return True  # "Karlsruhe" stands in "Karlsruher", the body's short name in its compound
    root = re.sub(r"(?:er|ern|isch\w*|sche\w*|ner)$", "", base)
    return len(root) >= 4 and any(one.startswith(root) and len(one) - len(root) <= 4 for one in known)


def _german_name(word: str, tag: str, first: bool) -> bool:
    if word.isupper() and len(word) > 1:
        return True
    if _STREET.search(word) and len(word) > 7 and not is_listed(word):
        return True
    if first and zipf(word.lower()) >= 3.0 and tag != "NE":
        return False
    if not first and tag.startswith("ADJ") and _OF_A_NAME.search(word):
        return True  # "Bayerische Bauordnung": in capitals within a sentence an adjective is part of a name
    listed = is_listed(word) or is_listed(_GENITIVE.sub("", word))  # "Bads" is rarer than "Bades"
    return (tag == "NE" and not _common(word)) or not (listed or is_compound(word))


def _common(word: str) -> bool:
    """A word the tagger may call a name though everyone uses it as a noun."""
    base = _GENITIVE.sub("", word)
    return word.casefold() in _SMALL or zipf(word.lower()) >= 5.5 or (base != word and zipf(base.lower()) >= 5.0)


def _english_name(word: str, first: bool) -> bool:
    if word.isupper() and len(word) > 1 and word not in {"I", "A"}:
        return True
    return word.casefold() not in _english() and not (first and word.casefold() in _english())


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    return frozenset(most_frequent("en", _ENGLISH_WORDS))


@lru_cache(maxsize=2_000)
def _words(text: str) -> frozenset[str]:
    whole = [word.replace("-", "") for word in re.findall(r"\w+(?:-\w+)+", text)]
    joined = [a + b for a, b in re.findall(r"(?=\b([A-ZÄÖÜ]\w+)[ -]([A-ZÄÖÜ]\w+))", text)]
    return frozenset(fold(word) for word in [*_WORD.findall(text), *whole, *joined])


def _shortens(short: str, word: str, tied: str = "") -> bool:
    """Whether the letters of a short form stand in a word, in order, the first at its beginning; the one behind what
    stands for a ministry at that of its field ("BMI" is the "Bundesinnenministerium", "BMVg" is not)."""
    ministry = re.match(r"(?:bundes|staats|landes)(?P<field>\w+)ministeri", word.casefold())
    if ministry and (of := re.match(r"[bsl]m(?P<field>\w)", short.casefold())):
        return ministry["field"][0] == of["field"]
    if tied and short[0].casefold() == tied[0].casefold() and short[1].casefold() == word[0].casefold():
        short = short[1:]  # "SJB" is the "Sozial- und Jugendbehörde"
    rest = iter(word.casefold())
    return short[0].casefold() == word[0].casefold() and all(letter in rest for letter in short.casefold())


def _abbreviates(word: str, text: str) -> bool:
    """Whether capitals stand for capitalised words of the text side by side ("BAMF"), small ones between them."""
    letters = re.sub(r"[^A-ZÄÖÜ]", "", word)
    if not (word.isupper() and len(letters) > 1):
        return False
    return any(letters in row or (len(letters) > 3 and letters[0] + letters[2:] in row) for row in _initials(text))


@lru_cache(maxsize=2_000)
def _initials(text: str) -> frozenset[str]:
    """The first letters of the capitalised words that a text has side by side, of their parts, too ("StPlA")."""
    return frozenset(
        "".join(one[0] for one in re.findall(r"[A-ZÄÖÜ]\w*", match[0])) for match in _SIDE_BY_SIDE.finditer(text)
    )


#: Words in capitals that name nobody.
_SMALL = frozenset(
    [
        "ob",
        "sie",
        "ihr",
        "ihre",
        "ihnen",
        "ihrer",
        "ihren",
        "ihrem",
        "euro",
        "eur",
        "uhr",
        "prozent",
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "january",
        "february",
        "march",
        "may",
        "june",
        "july",
        "october",
        "december",
        "der",
        "die",
        "das",
        "eu",
        "usa",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "stadt",
        "city",
        "nr",
        "abs",
        "ziff",
        "art",
        "lit",
        "satz",
        "council",
        "mayor",
        "lord",
        "ii",
        "iii",
        "iv",
        "kw",
        "lkw",
        "pkw",
        "öpnv",
        "wc",
        "it",
    ]
)
