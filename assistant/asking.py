"""How people ask: what in the wording of a question, German or English, says which answer it wants and from whom.

General wording only: none of it is about one letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from ingest.model import Role


class Wanted(StrEnum):
    """The kind of answer a part of a question wants."""

    MONEY = "money"
    COUNT = "count"
    SHARE = "share"
    MEASURE = "measure"
    DURATION = "duration"
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


def any_of(*alternatives: str) -> re.Pattern[str]:
    """A pattern that finds one of some alternatives, in large and small letters."""
    return re.compile("|".join(alternatives), re.I)


#: It asks what was done, paid or reached.
DONE = any_of(
    r"\b(?:getan|umgesetzt|umsetzung|geflossen|ausgezahlt|ausgegeben|ausgereicht|gezahlt|bezahlt\s+worden|"
    r"passiert|unternommen|erreicht|erledigt|verwirklicht|realisiert|geworden|geschafft|abgearbeitet|"
    r"gemeldet|eingehalten|done|implemented|paid\s+out|achieved|carried\s+out)\b",
    r"konkret.*\b(?:macht|tut)\b",
)

#: It asks who signed, or what stands below a letter.
SIGNATURE = any_of(
    r"(?:brief|schreiben|beschlusskontrolle|antwort|anfrage|das|es)\b.*(?:unterschr|unterzeichn)",
    r"wessen\s+unterschrift|unterschrift\s+(?:unter|trägt)",
    r"\bsigned\b.*(?:letter|reply|it|report|beschlusskontrolle)|zur\s+kenntnis\s+genommen|kenntnisnahme",
    r"took\s+note|(?:am\s+ende|unten)\s+(?:der|des|auf)\b|at\s+the\s+(?:bottom|end)\s+of",
    r"steh(?:t|en)\s+unter\s+(?:der|dem)|(?:funktion|amt|position)\s+hat\s+(?:frau|herr)",
)

#: The line of a letterhead that is asked for; the first that matches.
HEAD: Mapping[Role, re.Pattern[str]] = {
    Role.FILE_NUMBER: any_of(
        r"geschäftszeichen|\bGZ\b|aktenzeichen|file number",
    ),
    Role.MARK: any_of(
        r"\bvertraulich|confidential",
    ),
    Role.ADDRESSEE: any_of(
        r"an\s+wen\b|adressat|empfänger|gerichtet|addressed to|wer\s+(?:hat|stellte).*\banfrage",
        r"welche[rs]?\s+(?:fraktion|stadtr[aä]t\w*|mitglied).*\banfrage",
        r"who\s+(?:asked|submitted|made).*(?:enquiry|inquiry|question)",
        r"von\s+wem\s+(?:stammt|kommt|ist|wurde)\s+(?:die|diese)\s+anfrage",
        r"(?:wer\s+(?:ist|war)|wie\s+heißt)\s+(?:der|die)\s+(?:frage|anfrage)steller",
        r"(?:partei|fraktion)\b.*(?:frage|anfrage)steller|(?:frage|anfrage)steller\b.*(?:partei|fraktion)",
    ),
    Role.SUBJECT: any_of(
        r"\bbetreff|subject of|subject line|sitzungsnummer|nummer\s+der\s+\w*sitzung|number of the session",
        r"session number|e-?petition\s+(?:heißt|lautet)",
    ),
    Role.DATE: any_of(
        r"(?:datum|date)\b.*(?:beschlusskontrolle|brief|schreiben|antwort|letter|reply)",
        r"(?:von\s+wann|welche[sm]\s+(?:datum|tag)|wann)\s+(?:ist|stammt|datiert|trägt|wurde|kam|"
        r"hat)\b.*\b(?:beschlusskontrolle|brief|schreiben|antwort(?:schreiben)?|anfrage\s+beantwortet|"
        r"geantwortet)\b",
        r"when\s+(?:was|is|did).*(?:letter|reply|answer)\b|dated\b",
    ),
    Role.OFFICE: any_of(
        r"welche[rs]?\s+(?:geschäftsbereich|amt|stelle|behörde)\s+(?:hat|schrieb|verfasste|antwortete|"
        r"schickte).*(?:informiert|geschrieben|verfasst|beantwortet|geantwortet|geschickt|schreiben|brief|"
        r"beschlusskontrolle)",
        r"\babsender",
        r"wer\s+(?:hat|schrieb)\s+(?:den|die|das)?.*(?:brief|schreiben|beschlusskontrolle|"
        r"antwort)\s*(?:verfasst|geschrieben)",
        r"which\s+offices?\b.*(?:sent|wrote|answered|issued|signed)|\bsender\b",
        r"von\s+wem\s+(?:stammt|ist|kommt|kam)\s+.*(?:schreiben|brief|antwort|beschlusskontrolle|bericht)",
        r"who\s+(?:wrote|sent|answered)\b",
    ),
}

#: Whose words are asked for; the first that matches.
VOICES: Mapping[Voice, re.Pattern[str]] = {
    Voice.ENQUIRY: any_of(
        r"fragesteller|anfragende[nr]?\b|einleitung(?:stext)?\s+der\s+anfrage|councillor's\s+view|wortlaut",
        r"\bfragt(?:e)?\b|\bkritik|kritisier|bemängel|beanstand|wollte\b.*\bwissen|\bgefragt|nachgefragt|erfragt",
        r"vermisst|laut\s+anfrage|in\s+der\s+anfrage\s+(?:steht|behaupt)",
        r"(?:die|der)\s+anfrage\s+(?:an|zu|kritis|behaupt|zufolge)|enquirer|inquirer|criticis|\bask(?:ed|s)?\b",
        r"(?:fraktion|herr|frau|stadtrat)\s+\S+\s+(?:wissen|meint|behauptet)",
    ),
    Voice.QUOTED: any_of(
        r"laut\s+(?:leitfaden|richtlinie|gesetz|urteil|gericht|ministerium|vorschrift)",
        r"nach\s+dem\s+(?:leitfaden|urteil|gesetz)|according to the (?:guideline|court|law)",
    ),
    Voice.RESOLUTION: any_of(
        r"(?:stadtrat|\brat|punkt).*(?:beschlossen|beschließt)",
        r"(?:beschlossen|beschließt).*(?:stadtrat|\brat\b|punkt)|beschluss\s+(?:verlangt|fordert|sagt|lautet)",
        r"verlangt|fordert|\bsoll(?:te)?\s+(?:der|die|das)\b.*\b(?:laut|nach)\b.*(?:stadtrat|beschluss)",
        r"laut\s+(?:stadtrat|rat|beschluss|präambel)|präambel|vorspann|\bbeauftragt\b|aufgetragen",
        r"\bsoll(?:en|te)?\s+(?:der|die)\s+(?:ob|oberbürgermeister|stadt|verwaltung)|auftrag\b",
        r"(?:der|dem)\s+(?:stadt)?rat\b|(?:stadt)?rat\s+(?:will|bekennt|erklärt|freigegeben|bewilligt)",
        r"freigegeben|bekennt\s+sich|council\s+(?:resolution|decide|decided|resolve|want)|resolution\b",
        r"instructed",
    ),
    Voice.REPORT: any_of(
        r"geantwortet|\bantwort\w*|stellung|berichtet|verwaltung|sozialamt\s+(?:sagt|dazu)|gemeldet|äußert",
        r"geäußert|mitgeteilt|laut\s+(?:stadt|amt|ob|oberbürgermeister)|according to the (?:city|office)",
        r"reported|answered|replied|administration|(?:city|mayor|office)\s+(?:say|said)",
    ),
}

#: It asks what the enquirer asked.
ASKS_WORDING = any_of(
    r"\bfragt(?:e|en)?\b|\bgefragt|nachgefragt|erfragt|\bwissen\b|wortlaut|\blautet\b|\bask(?:ed|s)?\b",
    r"want(?:ed)?\s+to\s+know|frage\s+\d+\s+(?:genau|zitier)",
)

#: It asks which points or questions there are.
LISTS_QUESTIONS = any_of(
    r"(?:welche[nr]?|which|what)\s+(?:beschluss)?(?:punkt|point|frage|question)\w*\b(?!.*\b\d).*(?:gefragt|"
    r"nachgefragt|gestellt|asked|anfrage|enquiry|betrifft|beziehen|bezieht)",
    r"(?:welche|what)\s+(?:\S+\s+)?(?:fragen|questions)\s+(?:wurden|hat|haben|stellt|were|did|enthält)",
)
