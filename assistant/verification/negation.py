"""Whether a clause denies, German and English: "nicht", "kein", "ohne", and verbs that deny by themselves."""

from __future__ import annotations

import re

#: Not denied by these: "nicht nur … sondern auch", "nicht zuletzt", "no later than", "nicht unerheblich".
_NO_DENIAL = re.compile(
    r"\b(?:oder|or)\s+(?:nicht|not)\b(?=\W*(?:$|[,;.]))|\bnicht\s+(?:nur|zuletzt|allein|lediglich|unerheblich\w*|unwesentlich\w*|weniger\s+als|mehr\s+als)\b|"
    r"\bnot\s+only\b|\bno\s+(?:later|more|fewer|less)\s+than\b|\bohne\s+Weiteres\b|\bkeineswegs\s+nur\b",
    re.I,
)
_NEGATORS = re.compile(
    r"\b(?:nicht(?!\s*öffentlich)|nichts|nie|niemals|niemand\w*|nirgends|weder|kein(?:e[mnrs]?|erlei)?|keineswegs|"
    r"not|no|never|none|nobody|nothing|neither|cannot)\b|n['’]t\b|(?-i:\bnicht(?=[a-zäöü]{5}))",
    re.I,
)
_PART = re.compile(r"\b(?:und|oder|sowie|noch|beziehungsweise|bzw|and|or|nor)\b")
#: An answer that begins with it denies what was asked, once.
_NO = re.compile(r"^\W*(?:nein|no)\b", re.I)
#: Words that deny by themselves, and phrases that lack something.
_DENYING = re.compile(
    r"\b(?:abgelehnt\w*|abzulehnen|ablehn\w*|lehn(?:t|te|ten|en)\b(?=.*\bab\b)|verneint\w*|verweiger\w*|"
    r"untersagt\w*|verboten\w*|"
    r"unzulässig\w*|unmöglich\w*|ausgeschlossen|auszuschließen|schließ(?:t|en)\b(?=.*\baus\b)|unzuständig\w*|ohne|"
    r"verzichte\w*|Verzicht|entf[aä]ll\w*|entfielen|fehl(?:t|en|te|ten|end\w*)|mangel\w*|absieht|abgesehen|"
    r"Abstand\s+(?:ge)?n\w+|Ablehnung|"
    r"sieh(?:t|en)\b(?=.*\bdavon\s+ab\b)|davon\s+ab|entbehrlich\w*|unnötig\w*|unbekannt\w*|ungeeignet\w*|"
    r"unverändert\w*|"
    r"scheidet\b(?=.*\baus\b)|un(?:möglich|zureichend|genügend|klar|sicher|realistisch|wahrscheinlich|"
    r"verhältnismäßig)\w*|kaum|offen|un[a-zäöü]{5,}|[Mm]it\s+Ausnahme|bis\s+auf|"
    r"scheiter\w*|steh(?:t|en)\b(?=.*\baus\b)|aussteh\w*|ausständig|erfolglos\w*|zu\s+wenig|zu\s+lange?|schwierig|"
    r"bemängel\w*|Spekulation|wenig|bis\s+zu|abgelöst|auslauf\w*|gescheitert|gegen|widersprich\w*|statt\w*|nein|"
    r"hinfällig|verhinder\w*|[Vv]ermeid\w*|vermieden|weniger|"
    r"reject\w*|refus\w*|declin\w*|ruled\s+out|rules\s+out|impossible|unable|unlawful|inadmissible|lack\w*|"
    r"unknown|without|"
    r"forbidden|prohibit\w*|den(?:y|ied|ies)|dispens\w*|absen(?:t|ce)|unchanged|unnecessary|instead|fail\w*|"
    r"against|neither|nor|avoid\w*)\b",
    re.I,
)


def denials(clause: str) -> int:
    """How often a clause says "nicht", "kein" and the like."""
    rest = _NO_DENIAL.sub(" ", clause)
    return len(_NEGATORS.findall(_NO.sub("", rest))) or int(bool(_NO.match(rest)))


def denies(clause: str) -> bool:
    """Whether a clause says "nicht" and the like, and does not take it back ("ist nicht ausgeschlossen").

    Each of its parts is counted alone: "keine Brunnen geplant und daher auch nicht vorgesehen" denies twice.
    """
    return any(_is_denied(part) for part in parts(clause))


def parts(clause: str) -> list[str]:
    """The parts of a clause between "und", "oder" and the like; "oder nicht" is none."""
    return [part for part in _PART.split(_NO_DENIAL.sub(" ", clause)) if part.strip()]


def _is_denied(part: str) -> bool:
    found = denials(part)
    return found % 2 == 1 or (found > 0 and bool(re.search(r"\bweder\b|\bneither\b", part, re.I)))


def lacks(clause: str) -> bool:
    """Whether a clause holds a word that denies in a way of its own ("abgelehnt", "ohne", "fehlt")."""
    return bool(_DENYING.search(clause))


#: Words that deny by themselves wherever they stand.
_PLAIN = re.compile(
    r"\b(?:ohne(?!\s+Weiteres)|kaum|weder|entgegen|unmöglich|unzulässig|unzuständig|without|hardly|unable|impossible)\b",
    re.I,
)


def lacks_plainly(text: str) -> bool:
    """Whether some words hold one that denies by itself in any place ("ohne", "kaum", "unzulässig")."""
    return bool(_PLAIN.search(text))


def turned_prefixes(clause: str, theirs: str) -> bool:
    """Whether one of two texts has a word with "un-" that the other has without ("klar", "unklar")."""
    mine, others = (set(re.findall(r"[a-zäöüß]{5,}", text.casefold())) for text in (clause, theirs))
    one = any(word.startswith("un") and word[2:] in others and word not in others for word in mine)
    return one or any(f"un{word}" in others and word not in others for word in mine)
