"""Who is said to say or do something: the administration, the council, who asks, others; and who does in a passage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.verification.edits import repeated
from assistant.verification.shown import Shown
from ingest.model import Speaker

_OFFICE = (
    r"(?:(?:Stadt|Landeshauptstadt)?[Vv]erwaltung|(?:Landeshauptstadt|Stadt)(?:\s+(?!rat)[A-ZÄÖÜ]\w+)?|"
    r"(?:Ober)?[Bb]ürgermeister(?:in)?s?|"
    r"Beigeordnete[rn]?|\w+amt(?:e?s)?|Amt\s+für|Amt(?:e?s)?|\w+dezernat|Dezernat|Geschäftsbereich|Fachbereich|"
    r"\w*[Bb]ehörde|"
    r"(?:city\s+)?administration|city(?!\s+council)|(?:lord\s+)?mayor|office|department|municipality|authority)"
)
_ENQUIRER = (
    r"(?:Fragesteller\w*|Anfragende\w*|Anfragesteller\w*|Antragsteller\w*|Antragstellende\w*|"
    r"\w*[Ff]raktion(?:en)?|Stadtr[aä]t(?:in|innen)|"
    r"(?:der\s+)?Stadtrat\s+[A-ZÄÖÜ]\w+|Anfrage|(?:Antrag|Antrags)(?=\s)|enquirer|questioner|applicant|"
    r"(?:parliamentary\s+|political\s+)?group|motion|enquiry|inquiry|councillors?)"
)
_COUNCIL = (
    r"(?:Stadtrat(?:es|s)?(?!\s+[A-ZÄÖÜ]\w+)|Gemeinderat(?:e?s)?|Ortschaftsrat(?:e?s)?|Rat|\w*[Aa]usschuss(?:es)?|"
    r"Plenum|(?:city|town|municipal)?\s*council|committee)"
)
_SAYS = (
    r"(?:teilt(?:e)?|erklär(?:t|te|en|ten)|antwortet(?:e)?|sagt(?:e)?|gibt(?!\s+es)|gab(?!\s+es)|sicher(?:t|te)|berichtet(?:e)?|verweist|verwies|"
    r"weist|wies|betont(?:e)?|stellt(?:e)?|führt(?:e)?|"
    r"schreibt|schrieb|hält|sieht|geht|meint(?:e)?|schätzt|begründet(?:e)?|bestätigt(?:e)?|verneint(?:e)?|"
    r"bejaht(?:e)?|kündigt(?:e)?|empfiehlt|empfahl|nennt|nannte|"
    r"verlangt(?:e)?|schlägt|schlug|plant|beabsichtigt|prüft|räumt|rechnet|erwartet|befürchtet|behauptet|wünscht|"
    r"beschloss|beschließt|beauftragt(?:e)?|fordert(?:e)?|fragt(?:e)?|möchte|will|wollte|bittet|bat|"
    r"beantragt(?:e)?|kritisiert(?:e)?|regt|vertritt|lehnt(?:e)?|"
    r"says?|said|states?|stated|explain(?:s|ed)|answer(?:s|ed)|repl(?:ies|ied)|report(?:s|ed)|confirm(?:s|ed)|"
    r"assum(?:es|ed)|considers?|"
    r"ask(?:s|ed)|demand(?:s|ed)|request(?:s|ed)|resolved?|decided?|instruct(?:s|ed)|recommend(?:s|ed)|expects?|"
    r"writes?|wrote|notes?|noted|points?)"
)
#: That something is asked, demanded or held by somebody: no plain statement.
_ASKED = re.compile(
    r"\b(?:gefragt|fragt|Frage\w*|erbeten|beantragt\w*|gefordert\w*|fordert|verlangt|gewünscht|angeregt|"
    r"vorgeschlagen|soll(?:en|te|ten)?|sei|seien|"
    r"wird\s+(?:um|nach)|möchte|will|wollen|asked|demanded|requested|proposed|should|wants?|laut|according)\b",
    re.I,
)
_ROLES = ((Speaker.ENQUIRER, _ENQUIRER), (Speaker.COUNCIL, _COUNCIL), (Speaker.OFFICE, _OFFICE))
_ARTICLE = r"(?:[Dd](?:ie|er|as|em|en|es)|[Tt]he|[Ee]in(?:e[rsm]?)?)"
_ACCORDING = (
    r"(?:laut|gemäß|(?:nach|aus)\s+(?:\w+\s+)?(?:Ansicht|Auffassung|Einschätzung|Meinung|Angaben?|Auskunft|"
    r"Aussagen?|Darstellung|Sicht)|according\s+to|"
    r"in\s+the\s+(?:view|opinion)\s+of)"
)


_ANY_ROLE = re.compile("|".join(who for _, who in _ROLES))
#: Bodies that a city has one or some of, each with its names.
_BODIES = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        r"\b(?:Stadtrat|Gemeinderat|Rat|Plenum|council)(?:e?s)?\b",
        r"ortschaftsr[aä]t|ortsr[aä]t|ortsbeir[aä]t|district\s+council",
        r"bezirksbeir[aä]t|stadtbezirk",
        r"auss?ch[uü]ss|committee",
        r"aufsichtsr[aä]t|supervisory",
    )
)
#: Papers, and other things that "say" something; who wrote them is not said by their name.
_PAPER = re.compile(
    r"\w*(?:[Aa]ntwort|[Vv]orlage|[Bb]ericht|[Ss]chreiben|[Ss]tellungnahme|[Bb]egründung|[Nn]iederschrift|[Pp]rotokoll|"
    r"[Tt]ext|[Ff]undstelle|[Bb]eschluss|[Bb]rief|[Uu]nterlage|[Ss]tatistik|[Kk]onzept|[Pp]lan|[Gg]esetz|[Ss]atzung|"
    r"[Zz]eile|[Ff]rage|[Rr]edner|[Ss]precher|[Mm]itglied|[Ss]chreibende|[Vv]erfasser|[Bb]eauftragt|[Aa]ngabe|letter|answer|report|"
    r"speaker|paper|statement)\w*"
)
_INSTITUTIONAL = (
    r"(?:\w*(?:[Rr]egierung|[Gg]ericht|[Mm]inisterium|[Mm]inister(?:in)?|[Pp]räsidium|[Dd]irektion|[Vv]erein|[Vv]erband|"
    r"[Pp]artei|[Kk]ammer|[Gg]ewerkschaft|[Kk]ommission|[Aa]gentur|[Ss]tiftung|[Pp]olizei|[Ff]euerwehr|[Uu]niversität|"
    r"[Hh]ochschule|[Bb]undestag|[Ll]andtag|[Bb]eirat|[Bb]ürgerschaft|[Ii]nitiative|[Bb]etriebe|[Ww]erke|[Kk]irche|"
    r"[Ss]taatsanwaltschaft|[Bb]eauftragte[rn]?)(?:e?s|en)?|Bund(?:es)?|Land(?:es)?|Freistaat(?:es)?|"
    r"(?i:government|court|ministry|minister|parliament|police|association|party|commission|university|church))"
)
_SAID_BY = re.compile(
    rf"(?:^|[,;]\s+)\W*{_ARTICLE}\s+(?:[a-zäöüß]+\s+)?(?P<who>{_INSTITUTIONAL})\s+(?:[\wäöüß-]+\s+){{0,2}}?(?:{_SAYS}|"
    r"sicher(?:t|te)|hat|habe|has|promises?|pledges?)\b"
)
_HELD_BY = re.compile(
    rf"\b(?i:{_ACCORDING})\s+(?:(?:[Dd]e[rsmn]|[Tt]he|[Vv]on|[Vv]om|of|eine[rs])\s+)*(?:[a-zäöüß]+\s+)?"
    r"(?P<who>[A-ZÄÖÜ][\wäöüß-]{3,})"
)
_INSTITUTION = re.compile(rf"\b(?:{_INSTITUTIONAL}|{_OFFICE}|{_COUNCIL}|{_ENQUIRER})(?!\w)")
#: What is an office, but none of the house.
_OF_THE_STATE = re.compile(r"^(?:Landes|Bundes|Finanz|Kreis)(?!hauptstadt)")
#: An office of the house; that it is the right one is told by its name. "Personal-" begins the name of one.
_OF_THE_HOUSE = re.compile(r"(?:amt|dezernat|behörde|verwaltung|referat|bereich|stelle|kämmerei)(?:e?s)?$|-$", re.I)
#: Who has the floor at the beginning of a passage of minutes: a member of the council, or the chair.
_TURN = re.compile(
    r"^(?:(?P<member>Stadtr[aä]t(?:in)?\b|StR(?:in)?\b)|Der\s+Vorsitzende|Die\s+Vorsitzende|(?:Ober|Erste[rn]?\s+)?[Bb]ürgermeister)"
    r"[^:.]{0,60}:"
)
#: Who says something at the beginning of a sentence.
_BEGINS = re.compile(
    rf"^(?:{_ARTICLE}\s+)?(?:(?P<office>(?:Stadt)?[Vv]erwaltung|(?:Ober)?[Bb]ürgermeister(?:in)?|Vorsitzende)|"
    rf"Stadtr[aä]t(?:in)?)\s+(?:[\wäöüßø.()/-]+\s+){{0,4}}?{_SAYS}\b"
)
#: Words of a head before a colon.
_HEAD = 8


#: Minutes in which the chair or the administration speaks.
_CHAIR = re.compile(
    r"\b(?:Vorsitzende\w*|(?:Ober|Erste[rn]?\s+)?[Bb]ürgermeister\w*|Verwaltung|Dezernent\w*|"
    r"Amtsleiter\w*)\b"
)


@dataclass(frozen=True, slots=True)
class Source:
    """Who a sentence says something comes from: the role, and the words."""

    role: Speaker
    words: str


def sources(sentence: str) -> list[Source]:
    """Whom a sentence names as the one who says, asks or decides; others than the three roles are left to names."""
    found = []
    for role, who in _ROLES:
        for pattern in (
            rf"\b(?i:{_ACCORDING})\s+(?:{_ARTICLE}\s+)?(?:\w+\s+){{0,1}}?(?P<who>{who})\b",
            rf"(?:^|[,;]\s+(?:\w+\s+)?)\W*(?:{_ARTICLE}\s+(?:[a-zäöüß]+\s+)?)?(?P<who>{who})\s+(?:[\wäöüß„“\"&/.-]+\s+){{0,5}}?{_SAYS}\b",
            rf"\b{_SAYS}\s+(?:{_ARTICLE}\s+(?:[a-zäöüß]+\s+)?)?(?P<who>{who})\b",
        ):
            found += [
                Source(role, match["who"]) for match in re.finditer(pattern, sentence, re.I if "the" in who else 0)
            ]
    return found


def changed(sentence: str, shown: Shown) -> bool:
    """Whether a sentence puts words into the mouth of somebody else than its passages do.

    Who a passage itself names as the source may be named; else the source is whose words the passage holds.
    """
    if _is_a_stranger(sentence, shown) or _is_put_before(sentence, shown) or _is_exchanged(sentence, shown):
        return True
    if _is_of_another_turn(sentence, shown):
        return True
    roles = {one.speaker for one in shown.evidence}
    named = [source for source in sources(sentence) if not _OF_THE_STATE.search(source.words)]
    if not named or Speaker.THIRD_PARTY in roles:
        return False
    allowed = _allowed(roles, shown) | {
        source.role for source in sources(shown.text) if not _OF_THE_STATE.search(source.words)
    }
    mentioned = {role for role, who in _ROLES if re.search(rf"\b{who}\b", shown.text)}
    if roles == {Speaker.ENQUIRER}:
        mentioned.discard(Speaker.OFFICE)
    return any(source.role not in allowed | mentioned or _is_another_body(source, shown) for source in named)


def _is_of_another_turn(sentence: str, shown: Shown) -> bool:
    """Whether a sentence begins with who says something, and the minutes it cites with another one's words."""
    turns = [_TURN.match(one.text) for one in shown.evidence if one.speaker is Speaker.RECORD]
    if not turns or len(turns) < len(shown.evidence) or not all(turns):
        return False
    whose = {Speaker.ENQUIRER if turn and turn["member"] else Speaker.OFFICE for turn in turns}
    begins = _BEGINS.match(sentence)
    if begins is None:
        return False
    mine = Speaker.OFFICE if begins["office"] else Speaker.ENQUIRER
    return mine not in whose


def _allowed(roles: set[Speaker], shown: Shown) -> set[Speaker]:
    """Who may be named as the source of passages because their words are his, or the minutes of his words."""
    if Speaker.RECORD not in roles:
        return set(roles)
    return roles | ({Speaker.OFFICE} if _CHAIR.search(shown.text) else {Speaker.ENQUIRER, Speaker.COUNCIL})


def _is_another_body(source: Source, shown: Shown) -> bool:
    """Whether a sentence names one council body as the source where its passages name another one alone."""
    if source.role is not Speaker.COUNCIL or Speaker.COUNCIL in {one.speaker for one in shown.evidence}:
        return False
    mine = next((body for body in _BODIES if body.search(source.words)), None)
    there = f"{shown.text}\n{shown.around}"
    return mine is not None and not mine.search(there) and any(body.search(there) for body in _BODIES)


def _is_a_stranger(sentence: str, shown: Shown) -> bool:
    """Whether somebody is named as the source whom neither the passages nor what stands around them name."""
    there = f"{shown.text}\n{shown.around}".casefold()
    is_house = Speaker.OFFICE in {one.speaker for one in shown.evidence}
    for pattern in (_SAID_BY, _HELD_BY):
        for match in pattern.finditer(sentence):
            who = match["who"]
            if _ANY_ROLE.fullmatch(who) or _PAPER.fullmatch(who) or (is_house and _OF_THE_HOUSE.search(who)):
                continue
            if re.sub(r"(?:innen|in|e[nrs]?|s|n)$", "", who.casefold()) not in there:
                return True
    return False


def _is_put_before(sentence: str, shown: Shown) -> bool:
    """Whether somebody is put before words that a passage has, in whose mouth it does not put them."""
    head, found, rest = sentence.partition(":")
    named = sources(f"{head} sagt" if found else "") or sources(head)
    if not found or not named or len(head.split()) > _HEAD:
        return False
    repeat = repeated(rest, tuple(one.text for one in shown.evidence))
    if repeat is None:
        return False
    allowed = _allowed({one.speaker for one in shown.evidence}, shown)
    return not any(source.role in allowed or source.words.casefold() in repeat.text.casefold() for source in named)


def _is_exchanged(sentence: str, shown: Shown) -> bool:
    """Whether a sentence repeats one of a passage, but with another body in the place of one of it."""
    repeat = repeated(sentence, tuple(one.text for one in shown.evidence))
    if repeat is None:
        return False
    for edit in repeat.edits:
        mine, theirs = _INSTITUTION.findall(edit.come), _INSTITUTION.findall(edit.gone)
        new = [one for one in mine if one.casefold()[:8] not in repeat.text.casefold()]
        if new and [one for one in theirs if one.casefold()[:8] not in sentence.casefold()]:
            roles = {role for role, who in _ROLES if re.search(rf"\b{who}\b", edit.come)}
            same = {role for role, who in _ROLES if re.search(rf"\b{who}\b", edit.gone)}
            if not roles & same:
                return True
    return False


def is_unattributed(sentence: str, shown: Shown) -> bool:
    """Whether a sentence tells what somebody asks or demands as if it were so."""
    if {one.speaker for one in shown.evidence} != {Speaker.ENQUIRER}:
        return False
    return not (re.search(_ENQUIRER, sentence) or _ASKED.search(sentence) or sources(sentence))
