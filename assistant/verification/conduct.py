"""What no sentence of an answer is: a link, a picture, code, a word of the machine on itself, an instruction."""

from __future__ import annotations

import re
import unicodedata

from assistant.verification.clauses import function_words

_MARKUP = re.compile(
    r"!\s*[\[(]\s*\w|\]\s*\(|\[[^\]]*\]:|<\s*/?\s*[a-zA-Z!][^>]*>?|&(?:[a-z]+|#x?[0-9a-f]+);|```|`[^`]+`|^\s*#{1,6}\s|\*\*|__|"
    r"\bwww\.\w|\\[ux][0-9a-fA-F]{2}|[A-Za-z0-9+/=]{60,}|\{\{|\}\}|"
    r"\b[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|info|eu|io|example)\b(?:/\S*)?",
    re.I,
)
#: What a browser would open; it never passes, not even where a passage prints it.
_SCHEME = re.compile(
    r"\b[a-z][a-z0-9+.-]{1,20}\s*:\s*//|\b(?:https?|ftps?|file|javascript|vbscript|data|blob|mailto|tel|sms|about|"
    r"wss?)\s*:(?=\S)",
    re.I,
)
#: Kinds of characters that nobody sees (Unicode, general category), and those seen by no one in spite of their kind.
_UNSEEN_KINDS = frozenset({"Cf", "Cc", "Co", "Cn", "Cs"})
_UNSEEN = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffd\U000e0100-\U000e01ef]|"
    r"\d\u00ad|\u00ad\d"
)
#: What may stand in a text though its kind is not seen: white space, and the soft hyphen of a word.
_WELCOME = frozenset("\n\t\u00ad")
_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)*\.(?:de|com|org|net|info|eu|io|example)\b", re.I)
_OF_ITSELF = re.compile(
    r"\b(?:als|as\s+an?)\s+(?:KI|AI|Sprachmodell|language\s+model|Assistent\w*|assistant)\b|\bSprachmodell\b|"
    r"\b(?:KI|AI)-?(?:Modell|Assistent\w*|model|assistant)\b|\blanguage\s+model\b|\bsystem\s*prompt\b|"
    r"^\W*(?:system|assistant|user|assistent|nutzer|human)\s*:|<\|[^|]*\|>|\[/?INST\]|\b(?:ignore|disregard|"
    r"forget)\s+(?:all|the|any|"
    r"previous|prior)\b|\b(?:ignorier|vergiss|missachte)\w*\s+(?:alle|die|bisherige|vorherige|sämtliche)\w*\b|"
    r"\b(?:Anweisung|Instruktion|instruction|prompt)(?:en|s)?\b.{0,40}\b(?:befolg|ignorier|follow|ignor|override)\w*|"
    r"\bHope\s+this\s+helps\b",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?i:ich|mir|mich)\b|\bI\s+(?:can|will|have|am|hope|cannot|was|would)\b|\b(?:my|me)\b")
_TO_READER = re.compile(
    r"^\W*(?:Bitte\s+\w+en\s+Sie|Please\s+\w+|Klicken\s+Sie|Click\s+(?:here|on)|Rufen\s+Sie|Wählen\s+Sie|"
    r"Besuchen\s+Sie|"
    r"Überweisen\s+Sie|Senden\s+Sie|Geben\s+Sie|Nennen\s+Sie|Wenden\s+Sie\s+sich|Visit|Contact|Call|Send|Transfer|"
    r"Enter|Hier\s+(?:ist|sind|kommt|folgt)\s+(?:\w+\s+){0,2}?(?:Antwort|Zusammenfassung|Übersicht|Version|Sätze)|"
    r"Here\s+(?:is|are)\s+(?:\w+\s+){0,2}?(?:answer|summary|overview|version|sentences)|"
    r"Gerne?\b|Natürlich[,!]|Sure[,!]|Certainly[,!]|Of\s+course[,!])|\bSie\s+(?:müssen|sollten|können)\s+(?:jetzt|"
    r"nun|hier|sofort)\b",
    re.I,
)


def has_markup(sentence: str, passages: str) -> bool:
    """Whether a sentence holds a link, picture, mark-up, code or characters that cannot be seen.

    The bare address of a site is no mark-up where a passage prints it.
    """
    if any(unicodedata.category(one) in _UNSEEN_KINDS and one not in _WELCOME for one in sentence):
        return True
    if _UNSEEN.search(sentence) or _SCHEME.search(sentence):
        return True
    rest = _ADDRESS.sub(lambda found: " " if found[0] in passages else found[0], sentence)
    return _MARKUP.search(rest) is not None


def is_in_first_person(sentence: str) -> bool:
    """Whether a sentence says "I": a letter or its minutes may, an answer on them does not."""
    return bool(_FIRST_PERSON.search(sentence))


def is_no_statement(sentence: str) -> bool:
    """Whether a sentence speaks of the machine, to the reader or to another machine instead of the matter, or asks.

    So does, for a reader who is told of letters in German or English, a sentence in a third language.
    """
    bare = sentence.strip()
    if not re.search(r"[^\W\d_]{2}", bare) or bare.endswith("?"):
        return True
    return bool(_OF_ITSELF.search(bare) or _TO_READER.search(bare)) or _is_in_a_third_language(bare)


#: Small words of other languages that a model may fall into (French, Spanish, Italian, Portuguese, Dutch, Polish,
#: Czech, Turkish); such as German or English has, too, are left out.
_ELSEWHERE = re.compile(
    r"\b(?:les?|la|une?|du|et|est|sont|dans|pour|par|sur|avec|pas|ne|aux?|qui|que|été|ont|ce|cette|ces|"
    r"el|los|las|del|por|con|para|una|ha|han|su|sus|al|lo|como|más|fue|"
    r"il|gli|di|che|non|della|dei|delle|sono|è|nel|alla|os|uma|dos|em|com|não|são|foi|"
    r"het|een|van|niet|en|voor|met|zijn|wordt|dat|aan|ook|się|nie|jest|są|dla|oraz|przez|"
    r"je|se|která|který|ve|bir|bu|için|ile|değil|olarak)\b",
    re.I,
)


def _is_in_a_third_language(sentence: str) -> bool:
    """Whether a sentence has more small words of another language than of German and English, or another script."""
    letters = [one for one in sentence if one.isalpha()]
    if sum("LATIN" not in unicodedata.name(one, "") for one in letters) > len(letters) / 3:
        return True
    german, english = function_words(sentence)
    other = _ELSEWHERE.findall(sentence)
    return len(other) >= 2 and len(other) > german + english
