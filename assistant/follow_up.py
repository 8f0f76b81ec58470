"""Whether a question needs what was said before it ("Und was kostet das?") or says itself what it is about.

A word that points back ("das", "dort", "it") does so only where nothing earlier in the question can be meant: so only
the first clause is looked at, and a pronoun behind a noun of its own is at home. A question that names a thing of its
own is a new topic.
"""

from __future__ import annotations

import re

from assistant.kind_wanted import KEYWORD, NOUNS
from assistant.parts import split
from assistant.terms import Term, terms, with_umlauts
from assistant.vocabulary import words_of
from ingest.text.grams import fold
from ingest.text.words import tagged

_CONTINUES = re.compile(
    r"^\W*(?:und|aber|auch|also|oder|dann|and|but|or|what\s+about|how\s+about|wie\s+sieht\s+(?:es|das)|"
    r"wie\s+ist\s+(?:es|das)\s+(?:in|bei|mit|im)|sonst\s+noch|was\s+noch|noch\s+etwas)\b",
    re.I,
)
#: Where the first clause ends.
_CLAUSE_END = re.compile(
    r"[,;:–?]|\s-\s|\s(?:who|which|because|if|while|so\s+that|dass|ob)\s|"
    r"\b(?:say|says|said|mean|means|tell|told|out|think)\s+that\s"
)
_SUBORDINATE = re.compile(r"^\W*(?:wenn|falls|weil|da|obwohl|als|nachdem|bevor|if|because|although)\s", re.I)
#: "dafür, dass …" points forward.
_FORWARD = re.compile(r"^\W*(?:dass|ob|wie|wer|was|wann|wo|that|zu)\b", re.I)
_POINTING = words_of(
    """davon dazu dafür dagegen daran darin damit darüber dabei daraus dadurch danach davor dahinter hierzu hierfür
    hiervon drauf drin drüber dran dort dorthin da sonst trotzdem stattdessen währenddessen denen dessen deren derselbe
    dieselbe dasselbe"""
)
_ENGLISH_POINTING = re.compile(
    r"\b(?:it|they|them|he|she|him|thereof|instead|those|these)\b|"
    r"\b(?:for|over|of|about|with|by|from|to|on|in|after|does|did|is|was|will|do)\s+(?:that|this)\b|"
    r"\btoo\s*$|(?<!is)(?<!are)(?<!was)(?<!were)\s+there\s*$",
    re.I,
)
#: "is it true", "does it take": it stands for nothing.
_ENGLISH_EMPTY = re.compile(
    r"\bit\s+(?:(?:is|be)\s+)?(?:possible|true|allowed|planned|take|takes|took|cost|likely|clear|known)\b|"
    r"\b(?:is|was)\s+it\s+(?:possible|true|allowed|planned|likely|clear|known)\b",
    re.I,
)
#: Verbs beside which "es" stands for nothing ("gibt es", "geht es um", "steht es um").
_EMPTY_ES = re.compile(
    r"\b(?:gibt|gab|gäbe|geht|ging|handelt|kommt|kam|stimmt|heißt|ist|war|wäre|würde|dauert|bedarf|braucht)\s+es\b(?!\s*$)|"
    r"\bes\s+(?:gibt|gab|geht|ging|handelt)\b|\b(?:steht|stand)\s+es\s+(?:um|mit)\b",
    re.I,
)
_DEMONSTRATIVE = re.compile(
    r"\b(?:diese[rsmn]?|jene[rsmn]?)\s+(?!jahr|monat|woche|sommer|winter|herbst|frühjahr)", re.I
)
_ARTICLES = words_of("der die das den dem")
_THIRD_PERSON = words_of("er sie ihn ihm ihnen")
#: Nouns that say nothing of their own.
_VAGUE = frozenset(
    fold(word)
    for word in words_of("ding dinger dinge sache sachen zeug teile leute thing things people stadt jahr ende mal")
)
#: Verbs and adjectives lighter than this ("bezahlt", "gebaut") do not say what a question is about.
LIGHT = 3.0
#: A noun for a kind of answer that is heavier than this ("Katzensteuer") is a topic of its own.
COMMON = 3.2
#: Letters in a row that two words of one matter share ("Absperrung", "abgesperrt").
STEM = 5


def depends(question: str, before: str) -> bool:
    """Whether a question needs what was said before it.

    Args:
        question: The question as typed.
        before: The question before it, and its answer.
    """
    if _CONTINUES.match(question):
        return True
    question = with_umlauts(question)
    found = terms(question)
    clause, rest = _first_clause(question)
    if clause and (_points_back(clause, rest) or _leaves_out(clause)):
        return True
    about = [term for term in found if _says_what_about(term)]
    if not about:
        return "?" in question or bool(found)  # "Danke!" asks nothing
    return len(about) == 1 and _definite(question, about[0]) and _stems_from(about[0], before)


def _first_clause(question: str) -> tuple[str, str]:
    """The first clause of a question, and what follows it; "" where a condition comes first."""
    if _SUBORDINATE.match(question):
        return "", question
    first = split(question)[0]
    end = _CLAUSE_END.search(first)
    return (first[: end.start()], first[end.end() :]) if end else (first, "")


def _points_back(clause: str, rest: str) -> bool:
    """Whether a clause holds a word for something said before it."""
    if _DEMONSTRATIVE.search(clause) or _ENGLISH_POINTING.search(_ENGLISH_EMPTY.sub(" ", clause)):
        return True
    words = tagged(f"{_EMPTY_ES.sub(' ', clause)}?")  # "zahlen?" is a verb, "zahlen" a noun
    noun_before = False
    for place, (word, _, tag) in enumerate(words):
        lower = word.lower()
        if lower in _POINTING and not (lower.startswith("da") and _FORWARD.match(rest)):
            return True
        if lower == "es" and not _FORWARD.match(rest):
            return True
        if lower in _THIRD_PERSON and tag == "PPER" and not noun_before and not (word[0].isupper() and place):
            return True
        if lower in _ARTICLES and _stands_alone(words, place) and not _FORWARD.match(rest):
            return True
        noun_before = noun_before or tag in ("NN", "NE")
    return False


def _stands_alone(words: tuple[tuple[str, str, str], ...], place: int) -> bool:
    """Whether an article has no noun of its own ("Wer hat den verabschiedet?")."""
    following = [tag for _, _, tag in words[place + 1 : place + 6]]
    if not following:
        return place > 0
    if any(tag.startswith("ADJ(A") for tag in following):
        return False
    return following[0].startswith(("V", "AP", "ADV", "PTK", "PIS", "PPER", "KO", "$"))


def _leaves_out(clause: str) -> bool:
    """Whether a clause leaves out a noun ("Was kostet eine neue?")."""
    tags = [tag for _, _, tag in tagged(clause)]
    return any(
        first in ("ART", "PIAT", "PPOSAT")
        and second.startswith("ADJ(A")
        and (third.startswith(("V", "$")) or not third)
        for first, second, third in zip(tags, tags[1:], [*tags[2:], ""], strict=False)
    )


def _says_what_about(term: Term) -> bool:
    """Whether a term says what a question is about: no number, no word for a kind of answer, no common verb."""
    if term.word[0].isdigit() or term.forms & _VAGUE:
        return False
    if term.weight < COMMON and any(pattern.fullmatch(term.word) for pattern in (KEYWORD, *NOUNS.values())):
        return False
    return term.is_name or not term.tag.startswith(("V", "ADJ")) or term.weight >= LIGHT


def _definite(question: str, term: Term) -> bool:
    """Whether a noun stands with the definite article, as something known does."""
    return bool(re.search(rf"\b(?:der|die|das|den|dem|des|the)\s+{re.escape(term.word)}\b", question, re.I))


def _stems_from(term: Term, before: str) -> bool:
    """Whether a word of what was said before shares its stem with a term."""
    spoken = {fold(word) for word in re.findall(r"[^\W\d_]{4,}", before)}
    wanted = fold(term.word)
    stems = {wanted[n : n + STEM] for n in range(len(wanted) - STEM + 1)}
    return any(stem in word for stem in stems for word in spoken)
