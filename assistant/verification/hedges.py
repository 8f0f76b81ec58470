"""Words that keep a letter from saying a thing flatly: whose view it is, how sure, as a rule, on condition, for now."""

from __future__ import annotations

import re
from enum import StrEnum


class Hedge(StrEnum):
    """What a hedge does."""

    VIEW = "view"
    LIKELY = "likely"
    RULE = "rule"
    CONDITION = "condition"
    FOR_NOW = "for now"
    ONLY = "only"
    PARTLY = "partly"


_WORDS = {
    Hedge.VIEW: r"nach\s+(?:\w+\s+)?(?:Ansicht|Auffassung|Einschätzung|Meinung|Überzeugung|Dafürhalten|Angaben?|"
    r"Auskunft|Aussage\w*|Information\w*|"
    r"Kenntnis\w*|Erfahrung\w*)|"
    r"aus\s+(?:\w+\s+){0,3}Sicht|laut|zufolge|(?:geht|gehen|ging\w*|ausgegangen|auszugehen)\b.*\bdavon|"
    r"davon\b.*\b(?:aus(?:ge\w+|zugehen)?)|"
    r"(?:ist|sind)\s+der\s+(?:Ansicht|Auffassung|Meinung)|vertritt|vertreten|meint|meinen|glaubt|behauptet\w*|"
    r"angeblich|vermeintlich|"
    r"(?:ein)?schätz(?:t|en|te|ten)\w*|eingeschätzt|(?:hält|halten|hielt)\b.*\bfür|erachtet\w*|bewertet\w*|"
    r"beurteilt\w*|angesehen|sieht|sehen|"
    r"sei|seien|habe|befürchtet\w*|nimmt\b.*\ban|angenommen|Annahme|"
    r"according\s+to|in\s+the\s+(?:view|opinion|estimation|assessment)|"
    r"from\s+the\s+(?:\w+\s+)*(?:point\s+of\s+view|perspective)|"
    r"in\s+its\s+view|assum\w*|believ\w*|"
    r"(?:is|are)\s+of\s+the\s+(?:view|opinion)|takes\s+the\s+view|considers|regards?|deems?|thinks?|estimat\w*|"
    r"claims?|claimed|allegedly|sees?|says?|states?",
    Hedge.LIKELY: r"voraussichtlich\w*|vsl\.?|vermutlich|wahrscheinlich\w*|wohl|erwartet\w*|erwarten|"
    r"zu\s+erwarten|prognos\w*|Prognose\w*|"
    r"möglicherweise|eventuell|ggf\.?|gegebenenfalls|"
    r"vielleicht|könnten?|dürften?|scheint|scheinen|anscheinend|offenbar|tendenziell|gerechnet|rechnet|absehbar|"
    r"denkbar|nicht\s+auszuschließen|"
    r"(?:geht|gehen|ging\w*|ausgegangen|auszugehen)\b.*\bdavon|davon\b.*\b(?:aus(?:ge\w+|zugehen)?)|"
    r"schätzungsweise|geschätzt\w*|Schätzung\w*|soll(?:en|te|ten)?|"
    r"expect\w*|likely|probab\w*|presumab\w*|possibl\w*|perhaps|may|might|could|appears?|seems?|forecast\w*|"
    r"anticipat\w*|assum\w*|estimated|"
    r"is\s+to|are\s+to|should|projected|planned|provisional\w*",
    Hedge.RULE: r"grundsätzlich\w*|in\s+der\s+Regel|i\.\s?d\.\s?R\.|im\s+Allgemeinen|regelmäßig|meist(?:ens)?|"
    r"häufig|oft(?:mals)?|üblicherweise|normalerweise|"
    r"gewöhnlich|im\s+Regelfall|typischerweise|generell|generally|usually|as\s+a\s+(?:general\s+)?rule|"
    r"in\s+principle|mostly|often|typically|normally|regularly|frequently",
    Hedge.CONDITION: r"(?-i:Sollten?|Wären?|Würden?|Hätten?|Kämen?|Should|Were)|sofern|"
    r"falls|wenn|soweit|solange|sobald|vorbehaltlich|Vorbehalt|vorausgesetzt|"
    r"Voraussetzung\w*|Bedingung\w*|bedarf|abhängig|abhäng\w*|"
    r"hängt\b.*\bab|je\s+nach\w*|Abhängigkeit|im\s+Rahmen\s+(?:der|des)\s+(?:\w+\s+)?(?:verfügbaren|vorhandenen|"
    r"zur\s+Verfügung)\w*|bei\s+Bedarf|erst\s+(?:nach|dann|mit)|"
    r"if|provided|unless|subject\s+to|depend\w*|as\s+long\s+as|once|when|insofar|conditional\w*|condition\w*|"
    r"only\s+after|where\s+(?:necessary|possible)|within\s+the\s+available|im\s+Falle|in\s+case|nur\s+(?:bei|mit)",
    Hedge.FOR_NOW: r"derzeit\w*|aktuell\w*|zurzeit|zur\s+Zeit|gegenwärtig\w*|momentan|bislang|bisher\w*|"
    r"vorläufig\w*|zunächst|vorerst|noch|"
    r"nach\s+(?:jetzigem|derzeitigem|aktuellem|heutigem|gegenwärtigem)\s+\w+|currently|so\s+far|at\s+present|"
    r"for\s+now|to\s+date|"
    r"provisional\w*|initially|yet|until\s+now|present|still|at\s+the\s+moment|for\s+the\s+time\s+being|now",
    Hedge.ONLY: r"nur|lediglich|ausschließlich\w*|allein\w*|bloß|erst|only|solely|exclusively|merely|just|"
    r"not\s+until|except|außer|bis\s+auf",
    Hedge.PARTLY: r"teilweise|zum\s+Teil|z\.\s?T\.|teils|überwiegend\w*|weitgehend\w*|größtenteils|mehrheitlich|"
    r"in\s+(?:Teilen|Einzelfällen|einzelnen|einigen)|"
    r"einzelne\w*|einige\w*|manche\w*|vereinzelt\w*|hauptsächlich|vorwiegend|nahezu|fast|annähernd|insbesondere|"
    r"vor\s+allem|unter\s+anderem|u\.\s?a\.|beispielsweise|z\.\s?B\.|"
    r"partly|partially|largely|predominantly|some|certain|individual|mainly|primarily|almost|nearly|for\s+example|"
    r"in\s+particular|especially|mostly|many|viele\w*|einem\s+Teil|ein\s+Teil|part\s+of",
}
_HEDGES = tuple((hedge, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I)) for hedge, pattern in _WORDS.items())

#: The hedges that a sentence must keep, in their plain forms: what a passage hedges with these, it does not say flatly.
_PLAIN = {
    Hedge.VIEW: r"nach\s+(?:\w+\s+){0,2}(?:Ansicht|Auffassung|Einschätzung|Meinung|Überzeugung|Angaben?|Auskunft|"
    r"Kenntnis\w*)|aus\s+(?:\w+\s+){0,3}Sicht|"
    r"laut|zufolge|(?:geht|gehen|ging\w*|ausgegangen|auszugehen)\b.*\bdavon|davon\b.*\b(?:aus(?:ge\w+|zugehen)?)|"
    r"der\s+(?:Ansicht|Auffassung|Meinung)|"
    r"nach\s+(?:jetzigem|derzeitigem|aktuellem|unserem|heutigem)\s+\w+|schätzungsweise|angeblich|vermeintlich",
    Hedge.LIKELY: r"voraussichtlich\w*|vsl\.?|vermutlich|wahrscheinlich\w*|wohl|erwartet|zu\s+erwarten|"
    r"möglicherweise|eventuell|ggf\.?|"
    r"gegebenenfalls|vielleicht|könnten?|dürften?|anscheinend|gerechnet|rechnet|"
    r"(?:geht|gehen|ging\w*|ausgegangen|auszugehen)\b.*\bdavon|davon\b.*\b(?:aus(?:ge\w+|zugehen)?)|tendenziell|"
    r"nicht\s+auszuschließen",
    Hedge.RULE: r"grundsätzlich\w*|in\s+der\s+Regel|i\.\s?d\.\s?R\.|im\s+Allgemeinen|meist(?:ens)?|üblicherweise|"
    r"normalerweise|im\s+Regelfall|typischerweise",
    Hedge.CONDITION: r"sofern|falls|wenn|soweit|vorbehaltlich|Vorbehalt|vorausgesetzt|"
    r"unter\s+der\s+(?:Voraussetzung|Bedingung)|bei\s+Bedarf|abhängig|"
    r"im\s+Rahmen\s+der\s+(?:verfügbaren|vorhandenen)\w*|sollten?\s+sich|im\s+Falle",
    Hedge.PARTLY: r"teilweise|zum\s+Teil|z\.\s?T\.|teils|überwiegend\w*|weitgehend\w*|größtenteils|vereinzelt\w*|"
    r"in\s+Einzelfällen|einzelne[nr]?|einige[nr]?",
    Hedge.ONLY: r"nur|lediglich|ausschließlich\w*|erst",
    Hedge.FOR_NOW: r"derzeit\w*|zurzeit|zunächst|vorläufig\w*|vorerst|bislang|bisher|noch\s+nicht|noch\s+kein\w*",
}
_MUST = tuple((hedge, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I)) for hedge, pattern in _PLAIN.items())


def must_keep(clause: str) -> frozenset[Hedge]:
    """The hedges of a clause of a passage that are so plain that a sentence about it needs them, too."""
    return frozenset(hedge for hedge, pattern in _MUST if pattern.search(clause))


#: What may stand for a hedge that a sentence has to keep.
_KEPT = {hedge: frozenset({hedge}) for hedge in Hedge} | {
    Hedge.VIEW: frozenset({Hedge.VIEW, Hedge.LIKELY}),
    Hedge.LIKELY: frozenset({Hedge.LIKELY, Hedge.CONDITION, Hedge.VIEW}),
    Hedge.CONDITION: frozenset({Hedge.CONDITION, Hedge.ONLY}),
    Hedge.RULE: frozenset({Hedge.RULE, Hedge.PARTLY}),
    Hedge.PARTLY: frozenset({Hedge.PARTLY, Hedge.RULE}),
}


def keeps(text: str, hedge: Hedge) -> bool:
    """Whether a text has a hedge, or one that may stand for it."""
    return bool(hedges(text) & _KEPT[hedge])


def hedges(clause: str) -> frozenset[Hedge]:
    """The hedges of a clause."""
    return frozenset(hedge for hedge, pattern in _HEDGES if pattern.search(clause))
