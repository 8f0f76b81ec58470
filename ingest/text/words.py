"""What is a German word: the only file that knows simplemma, wordfreq and the Hanover Tagger.

All carry their data in the package: no download. simplemma keeps case (a noun begins with a capital), wordfreq knows
how often a word is written, the tagger tells names from nouns and verbs.
"""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma
from HanTa.HanoverTagger import HanoverTagger
from wordfreq import top_n_list, zipf_frequency

#: A participle that the dictionary lists as a noun only ("unbegleitete" as "Unbegleitete").
_PARTICIPLE = re.compile(r"^\w{4,}(?:t|nd)e[mnrs]?$")
_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*|[?!.]")

#: Two halves must be this much rarer side by side than their union is whole before a line break counts as a torn word;
#: "nach dem" / "nachdem" (12) and "in dem" / "indem" (1) stay apart, "Problem|lagen" (40) and "er|reichen" (400) are
#: mended.
UNION_ODDS = 25.0
#: Zipf value from which a word is a function word ("der", "und"): no compound begins with it.
FUNCTION_WORD = 6.5
#: Zipf value below which a string is no word that anyone writes (about one in a hundred million).
RARE = 1.6
#: Zipf value from which a word may be part of a compound, and the least letters of its first and last part.
PART, SHORTEST_FIRST, SHORTEST_LAST = 2.5, 3, 4
#: Letters beyond which a string is no word: the steps taken grow with the square of its length.
LONGEST = 60
_BEGUN = re.compile(r"(?:ab|an|auf|aus|be|bei|durch|ein|ent|er|ge|her|hin|mit|nach|über|um|un|unter|ver|vor|zer|zu)$")
_ADJECTIVE = re.compile(r"(?:lich|isch|ig|bar|sam|haft|los|end|(?<!ta)gen|ten|t)(?:e[nmrs]?)?$")
#: The shortest word that is taken for torn where a half is a single letter, or the source seldom tears.
SHORTEST_UNION = 4
_BEFORE_ADJECTIVES = "ein eine einem einen einer eines kein keine keinem keinen keiner keines dem den des von"
#: Words that follow a noun and never end one: "Wettersbach|vom" is no torn word, however little is known of the left.
_AFTER_NOUNS = """
    ab als am an auf aus bei beim bis da das dass davon die dieser durch ein eine einem einen einer eines entlang für
    gegen gibt hat haben hier hinter im in ist ja kann kein keine können mit muss müssen nach nicht nur ob oder ohne
    sei seien sich sie sind so soll sollen sowie über um und unter vom von vor war waren wegen weil wenn werden wie wird
    wurde wurden zu zum zur zwischen
    """
_ARTICLES, _FOLLOWS = frozenset(_BEFORE_ADJECTIVES.split()), frozenset(_AFTER_NOUNS.split())


@lru_cache(maxsize=100_000)
def zipf(word: str) -> float:
    """How often a word is written: log10 of its count per billion words (van Heuven et al. 2014), 0 if unknown."""
    return zipf_frequency(word, "de")


def most_frequent(language: str, number: int) -> list[str]:
    """The most frequent words of a language ("de", "en"), in small letters, the most frequent first."""
    return [str(word) for word in top_n_list(language, number)]


@lru_cache(maxsize=100_000)
def lemma(word: str) -> str:
    """The dictionary form of a word ("Möglichkeiten" → "Möglichkeit"); the word itself if unknown."""
    return simplemma.lemmatize(word, lang="de")


def _is_own_lemma(word: str) -> bool:
    """Whether the dictionary lists a word as it is, but for its case."""
    return lemma(word).casefold() == word.casefold()


@lru_cache(maxsize=100_000)
def stands_alone(word: str) -> bool:
    """Whether a string, as printed, is a whole word: a noun that begins in lower case is only the tail of one."""
    if len(word) < 2 or not (simplemma.is_known(word, lang="de") or zipf(word) >= RARE):
        return False
    return word[0].isupper() or lemma(word)[0].islower() or bool(_PARTICIPLE.search(word) and _is_own_lemma(word))


@lru_cache(maxsize=100_000)
def is_listed(word: str) -> bool:
    """Whether a dictionary lists a string, as printed or in small letters."""
    return bool(simplemma.is_known(word, lang="de") or simplemma.is_known(word.lower(), lang="de"))


@lru_cache(maxsize=100_000)
def is_word(word: str) -> bool:
    """Whether a string, as printed, is a word of its own or a compound of known words ("Folgeschritte").

    German makes compounds without end, no list holds them all. Known are the parts: a last one that carries the case
    ("Schritte", "bezogen"), before it parts with or without a linking letter ("Amts", "Projekt").
    """
    return stands_alone(word) or is_compound(word)


@lru_cache(maxsize=100_000)
def is_compound(word: str) -> bool:
    """Whether a string is made of two or more known words; see :func:`is_word`."""
    capital = word[:1].isupper()
    if not word[1:].islower() or len(word) > LONGEST:
        return False
    for cut in range(len(word) - SHORTEST_LAST, SHORTEST_FIRST - 1, -1):
        tail = word[cut:].capitalize() if capital else word[cut:]
        if _is_last_part(tail) and _is_first_part(word[:cut].capitalize()):
            return True
    return False


def _is_last_part(part: str) -> bool:
    """A noun, or what is written small and stands alone there; an ending that happens to be a word is none."""
    base = lemma(part)
    inflected = part.startswith(base if part[0].islower() else base[:SHORTEST_FIRST])
    if max(zipf(part), zipf(base) * inflected) < PART:  # "Vormündern" is rarely written, "Vormund" is not
        return False
    if not simplemma.is_known(part, lang="de"):
        return False
    return base[0].isupper() if part[0].isupper() else base[0].islower() and bool(_ADJECTIVE.search(part))


def _is_first_part(part: str) -> bool:
    """A known word, with or without what links it to the next ("Amts", "Schul"), a verb's stem, or a compound."""
    forms = [part, *(part.removesuffix(link) for link in ("s", "es", "n", "en") if part.endswith(link))]
    forms += [f"{part}e", f"{part}n", f"{part}en"]  # "Schul", "Förder", "Stell"
    if len(part) >= SHORTEST_FIRST + SHORTEST_LAST and any(is_compound(form) for form in forms):
        return True
    return any(len(form) >= SHORTEST_FIRST and zipf(form) >= PART and is_listed(form) for form in forms)


def is_torn(left: str, right: str, known: frozenset[str] = frozenset(), seldom: bool = False) -> bool:
    """Whether a line break tore one word in two ("Akt|euren") rather than separate two ("Kooperation|zu").

    Args:
        left: Letters before the break.
        right: Letters after it.
        known: Words (casefolded) printed whole elsewhere in the same source.
        seldom: The source hardly ever tears a word (see :func:`tears_clearly`): then only the clear case counts.

    Returns:
        True if the halves are one word.
    """
    if not (left and right) or right[0].isupper():
        return False
    if seldom:
        return tears_clearly(left, right, known)
    union = left + right
    if union.casefold() in known and not (stands_alone(left) and stands_alone(right)):
        return True
    single = len(left) == 1 or len(right) == 1  # cells of a table, and what a stamp left
    if zipf(union) and not (single and (len(union) < SHORTEST_UNION or not stands_alone(union))):
        odds = 10 ** (zipf(union) - zipf(left) - zipf(right) + 9)
        if odds >= UNION_ODDS:
            return True
    if single or right in _FOLLOWS:
        return False
    if len(left) > 2 and len(right) > 4 and (zipf(left) >= FUNCTION_WORD or left in _ARTICLES):
        return False  # "der|integrationsrelevanten"
    if _is_name(left) and len(right) > 4 and simplemma.is_known(right, lang="de"):
        return False
    if len(right) < SHORTEST_LAST and not is_listed(right) and is_word(union):  # "Amtsverhältnis|ses"
        return True
    return not (is_word(left) and is_word(right))


def tears_clearly(left: str, right: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether two halves are a known word only together; see :func:`is_torn`."""
    union = left + right
    if stands_alone(left) and stands_alone(right):
        return False
    return len(union) >= SHORTEST_UNION and (union.casefold() in known or zipf(union) >= PART) and is_word(union)


def _is_name(word: str) -> bool:
    """Whether a string can be a name: nothing is known of it, and it is no word that goes on ("Asylver|fahren")."""
    if not word[0].isupper() or len(word) <= 4 or is_word(word):
        return False
    return not any(_is_first_part(word[: begun.start()]) for begun in [_BEGUN.search(word)] if begun)


@lru_cache(maxsize=1)
def _tagger() -> HanoverTagger:
    """The Hanover Tagger's German model, from its package (Wartena 2023)."""
    return HanoverTagger("morphmodel_ger.pgz")


@lru_cache(maxsize=10_000)
def tagged(text: str) -> tuple[tuple[str, str, str], ...]:
    """The words of a text as (word, lemma, STTS tag): NE is a proper name, NN a noun, V… a verb, ADJ… an adjective.

    A hyphenated compound is tagged part by part, for its parts are what a letter may say. A string longer than any word
    is left out: the tagger takes steps that grow with the square of its length.
    """
    words = [word for word in _TOKEN.findall(text) if len(word) <= LONGEST]
    return tuple((word, lemma, tag) for word, lemma, tag in _tagger().tag_sent(words)) if words else ()
