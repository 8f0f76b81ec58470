"""Which kind of answer a question, or a part of one, wants: what its interrogative and the noun behind it say.

General wording only, German and English: none of it is about one letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.asking import Wanted, any_of
from assistant.vocabulary import words_of
from ingest.text.words import lemma, tagged

#: What pays, costs or is paid: "wie viel" and "was" with one of these want an amount of money.
_PAID = (
    r"\b(?:(?:ge|ver)?kost(?:en|et|ete|eten)|(?:be|aus|ein|ge|an)?zahl(?:t|en|te|ten)?|(?:be|aus|ein)gezahlt|"
    r"ausgegeben|ausgibt|ausgeben|gibt\b.*\baus|gab\b.*\baus|investier\w+|(?:ein|ge)?spar(?:t|en|te|ten)|verdien\w+|"
    r"überw[ie]+sen|freigegeben|bewillig\w+|(?:ge)?förder(?:t|n|te|ten)|springen|locker\w*|leg(?:t|te|en)\b.*\bdrauf|"
    r"blätter\w*|hinblätter\w*|kriegt\b.*\bdafür|bekommt\b.*\bdafür|erhält\b.*\bdafür|rechnen|verlang(?:t|en)|"
    r"übrig|geld|euro|€|kohle|kosten|budget|mittel|cost|pa(?:y|ys|id)|spen[dt]|money|euros?)\b"
)
_SUM = (
    r"(?:(?!un)\w*kosten|\w*preis(?:e|es)?|preisgeld\w*|\w*gebühr(?:en)?|\w*miete[n]?|\w*budgets?|\w*betr[aä]g(?:e|es)?|"
    r"\w*summe[n]?|\w*gelder?|gehalt|gehälter|honorar\w*|\w*zuschuss\w*|\w*zuschüsse|\w*förderung|\w*schulden|\w*defizit|"
    r"\w*minus|\w*verlust\w*|\w*gewinn|\w*erlös\w*|\w*ausgaben|\w*aufwendungen|\w*umsatz|\w*stundensatz|"
    r"\w*spende[n]?|\w*entgelt\w*|\w*beitr[aä]g(?:e|es)?|\w*investition\w*|finanzmittel|\w*forderung(?:en)?|"
    r"\w*entschädigung(?:en)?|bußgeld(?:er|s)?|einnahme\w*|\w*steuer|\w*vermögen|\w*rücklage[n]?|\w*etat|mehraufwand|\w*zins(?:en)?|\w+provision(?:en)?|fare|"
    r"costs?|prices?|fees?|rents?|budget|salary|subsid(?:y|ies)|grants?|charges?|expens(?:e|es)|expenditures?|"
    r"funding|loans?|deficit|debts?|tax(?:es)?(?!\s+rates?\b)|wages?|revenues?|tolls?)"
)
#: A distance: "wie weit" with one of these wants a measure, without ("wie weit ist die Planung?") a status.
_APART = r"(?:lieg(?:t|en)|lag(?:en)?|entfernt|auseinander|voneinander|away|apart|behind|from)"
#: A difference: "wie weit" with one of these asks the same as "um wie viel".
_ABOVE = r"(?:(?:lieg(?:t|en)|lag(?:en)?)\b.*\b(?:über|unter)|darüber|darunter|oberhalb|unterhalb|above|below|beyond)"
#: What is more or less than something else.
_EXCEEDS = (
    r"(?:(?:über|unter)(?:steig(?:t|en)|st(?:ieg|iegen)|schrei?t(?:en|et)?|schritten)|überrag(?:t|en)|übertrifft|"
    r"übertreffen|abweich(?:t|en)|weich(?:t|en)\b.*\bab|exceeds?)"
)
#: Nouns that name what is asked ("und Stichtag?", "welches Jahr", "samt Kosten"), by the kind they name.
NOUNS: Mapping[Wanted, re.Pattern[str]] = {
    Wanted.SHARE: any_of(r"\b(?:\w*anteile?s?|prozent|prozents[aä]tz\w*|\w*quoten?|(?:\w+s)?rate|percentage|share)\b"),
    Wanted.MONEY: any_of(rf"\b(?:höhe\s+(?:de[rs]|von)\s+)?{_SUM}\b"),
    Wanted.DURATION: any_of(
        r"\b(?:\w*dauer|laufzeit(?:en)?|\w*wartezeit(?:en)?|\w*bearbeitungszeit(?:en)?|duration)\b",
        r"\bzeitlichen\s+abstand\b",
    ),
    Wanted.DATE: any_of(
        r"\b(?:datum|\w*zeitraum|\w*jahr|\w*tag|\w*termine?s?|stichtage?|zeitpunkt|zeitplan|\w*frist|saison|monat|\w*beginn|"
        r"fertigstellung\w*|eröffnung\w*|dates?|year|day|month|deadline)\b",
    ),
    Wanted.COUNT: any_of(
        r"\b(?:\w*anzahl|zahl(?=\s+(?:der|von|an))|\w{4,}(?<!be)(?<!aus)(?<!ein)zahl(?:en)?|number|höhe|\w*menge|"
        r"\w*verbrauch)\b",
    ),
    Wanted.MEASURE: any_of(
        r"\b(?:größe|\w*breite|\w*länge|\w*tiefe|tempo|\w*härte|gewicht|\w*geschwindigkeit|alter|"
        r"(?:\w+\s)?width|height|length|size|depth|speed)\b",
    ),
    Wanted.PLACE: any_of(r"\b(?:\w*orte?n?|\w*adressen?|\w*straßen?|locations?|address(?:es)?|place)\b"),
    Wanted.REASON: any_of(r"\b(?:gr[uü]nde?n?|begründung(?:en)?|ursachen?|reasons?|cause)\b"),
    Wanted.WHO: any_of(
        r"\b(?:namen?|\w*amt|\w*ämter|\w*behörden?|\w*bundesbehörden|\w*fraktion(?:en)?|\w*geschäftsbereich|\w*stelle|"
        r"\w*ministerium|\w*firm[ea]n?|\w*büros?|\w*unternehmen|\w*spedition|\w*gesellschaft|\w*auftragnehmer\w*|"
        r"ansprechpartner\w*|\w*betreiber\w*|\w*eigentümer\w*|\w*leiter(?:in)?|\w*minister(?:in)?|verantwortliche\w*|"
        r"bauherr\w*|architekt\w*|\w*verein|names?|office|ministry|authority|department|company|contractor)\b",
    ),
    Wanted.OTHER: any_of(
        r"\b(?:aufteilung|verteilung|\w*fortschritt|sachstand|ergebniss?e?n?|inhalte?|zweck|herkunftsländer|"
        r"bedingungen|voraussetzungen|results?|status)\b",
    ),
}
#: The nouns among them that say what is wanted without an interrogative: in keywords, an office, a street or a day is
#: mostly the topic.
KEYWORD = any_of(
    *(NOUNS[kind].pattern for kind in (Wanted.MONEY, Wanted.SHARE, Wanted.DURATION, Wanted.COUNT, Wanted.OTHER)),
    r"\b(?:\w*termine?|datum|baubeginn|fertigstellung|eröffnung|stichtag|zeitpunkt|\w*auftragnehmer|ansprechpartner|betreiber|eigentümer|namen?|orte|adressen?|anschrift|höhe|größe|"
    r"\w*standorte?|gr[uü]nde?|ursachen?|begründung|date|contractor|location|reason)\b",
)
_ANY_NOUN = "|".join(pattern.pattern for pattern in NOUNS.values())

#: Interrogatives that settle what is wanted.
WANTED: Mapping[Wanted, re.Pattern[str]] = {
    Wanted.SHARE: any_of(
        r"\bum\s+wie\s*viel\b(?!\s+(?:geld|euro|€))|\bwie\s*viel\s+(?:prozent|vom|von\s+de[rmn])\b|\bhow much of\b",
        r"\bwie\s+viel\s+prozent|what percentage|(?:which|what) share",
        rf"\b(?:wie\s+weit|how\s+far)\b(?=.*\b(?:{_ABOVE}|{_EXCEEDS})\b)",
        rf"\bwie\s+(?:sehr|stark|deutlich)\b(?=.*\b{_EXCEEDS}\b)",
    ),
    Wanted.MONEY: any_of(
        r"\bwie\s+teuer\b|\bwie\s*viel\s+(?:\w*geld|\w*mittel|euro|€|kohle|budget|miete|gebühr\w*|zuschuss)\b",
        rf"\bwie\s*viel\s+(?=(?-i:[a-zäöüß]))(?=.*{_PAID})",
        r"\bwas\b(?=.*\b(?:(?-i:kosten|zahlen)|kost(?:et|ete|eten)|gekostet|zahlt|zahlte|(?:aus|be)?gezahlt|ausgegeben)\b)",
        r"\bwas\b(?=\s+(?:verdien|bl(?:eib|ieb)\w*\b.*\bübrig|(?:\w+\s+)+(?:verdienen|rechnen|übrig)\b))",
        r"\bwas\b(?=\s+(?:blätter|bringt|brachte|leg|lässt)\w*\b.*\b(?:hin|ein|drauf|springen)\b)",
        r"\bwas\b(?=\s+(?:krieg|bekomm|bekam|erhält|erhielt)\w*\b.*\b(?:dafür|gehalt|lohn)\b)",
        r"\bhow much\b(?:\s+(?:money|funding)|(?=\s+(?:does|did|do|is|was|will|would|has|have)\b))",
        r"\bin\s+welcher\s+höhe\b|what\b(?=.*\b(?:costs?|pa(?:y|ys|id))\b)",
    ),
    Wanted.DURATION: any_of(
        r"\bwie\s+lang(?:e)?\b(?!\s+(?:ist|sind|wird|war)\s+(?:der|die|das)\s+\w*(?:weg|straße|strecke|tunnel|brücke|kanal))",
        r"\bhow long\b|\bwie\s*viele?n?\s+(?:zeit|stunden|tagen?|wochen|monaten?|jahren?)\b",
    ),
    Wanted.MEASURE: any_of(
        r"\bwie\s+(?:breit|lang|tief|schwer|alt|hart|warm|kalt|laut|dick)\b(?!.*\boder\b)|\bhow\s+(?:wide|tall|deep|heavy|old|hard)\b",
        rf"\b(?:wie\s+weit|how\s+far)\b(?=.*\b{_APART}\b)",
    ),
    Wanted.COUNT: any_of(
        r"\bwie\s*viel(?:e[nrms]?)?\b|\b(?:how many|how often|how much)\b|\bwie\s+(?:oft|häufig)\b",
    ),
    Wanted.DATE: any_of(r"\bwann\b|\bwhen\b(?!\s+\w+\s+\w*(?:ed|ing)\b)"),
    Wanted.PERSON: any_of(
        r"\bwer\s+(?:leitet|heißt|hat\s+.*unterschrieben|unterschrieb|unterzeichnete)",
        r"\bwer\s+(?:ist|war)\s+(?:der|die|das)\s+\S+(?:er|in|beauftragte|vorsitzende|chef|nachfolge\w*)\b",
        r"wie\s+heißt\s+d(?:er|ie)\s+\S+(?:er|in|beauftragte|vorsitzende|chef)\b",
        r"\bwho\s+(?:leads|heads|signed|runs|chaired)|name\s+of\s+the\s+(?:head|person)",
    ),
    Wanted.WHO: any_of(
        r"\bwe[rmn]\b|\bwessen\b|\bwho(?:m|se)?\b|\bwie\s+(?:hei(?:ß|ss)(?:t|en)|hie(?:ß|ss)(?:en)?)\b(?!\s+das\s)",
    ),
    Wanted.PLACE: any_of(r"\bwo\b|\bwoher\b|\bwohin\b|\bwhere\b"),
    Wanted.REASON: any_of(r"\bwarum\b|\bweshalb\b|\bwieso\b|\bwovon\s+hängt\b|\bwhy\b"),
}
#: Where a telephone number, an address or opening hours are asked for; they decide wherever they stand.
_CONTACT = any_of(
    r"telefon|rufnummer|\bgeöffnet\b|e-?mail-?adresse|mailadresse|öffnungszeit|phone|email address",
    r"opening hours|homepage|webs(?:ei|i)te|\bhat\b.*\boffen\b",
)
#: Interrogatives that leave it to a noun ("welches Jahr", "wie hoch sind die Kosten") or leave it open ("wie", "was").
_OPEN = any_of(
    r"\b(?:wie|was|welche[nrsm]?|wofür|wozu|wo(?:mit|von|durch|bei|nach|gegen)|wor(?:an|auf|aus|in|über|um)|inwie(?:weit|fern))\b",
    r"\b(?:what|which|how)\b",
)
#: What may stand between an article and the noun that is asked for: adjectives, and in English the nouns in front of it
#: in a compound ("the entrance fee"); the last one is what is asked for.
_GERMAN_BETWEEN = r"(?:(?!(?:de[rmns]|eine[rmns]?|und|oder|für)\b)(?-i:[a-zäöüß])\w*(?:e|en|er|es|em)\s+){0,2}"
_NO_PREPOSITION = (
    r"(?!(?:of|for|in|on|at|to|by|with|from|about|and|or|when|that|which|who|is|are|was|were|has|have|the|a|an)\b)"
)
_ENGLISH_BETWEEN = rf"(?:\w+ing\s+)?(?:{_NO_PREPOSITION}(?!\w+ing\b)[\w'’-]+\s+){{0,3}}"
#: "What is the funding used for?" does not ask for the sum, nor "What is the tax office planning?" for an office.
_NO_SUM = r"(?:(?!including)\w+ing\b|(?:used|spent|meant|called|named)\b|(?:for|about)\W*$)"
_ENGLISH_BEHIND = rf"(?!(?:\s+{_NO_PREPOSITION}\w+)?\s+{_NO_SUM})"
_AMOUNT_NOUN = "|".join(NOUNS[kind].pattern for kind in (Wanted.MONEY, Wanted.SHARE, Wanted.COUNT))
#: "welche neue Firma", "wie hoch sind eigentlich die Kosten", "was ist der Grund": the noun that is asked for.
_ASKED_NOUN = any_of(
    rf"\b(?:welche[nrsm]?|what|which)\s+(?:(?!(?:und|and)\b)\w+(?:e|en|er|es|em|al|um)\s+){{0,2}}?(?P<which>{_ANY_NOUN})",
    rf"\bwie\s+(?:hoch|groß)\b.*?(?P<how>{_ANY_NOUN})",
    rf"\bhow\s+(?:high|large|big)\s+(?:is|are|was|were)\s+(?:(?:the|its|their)\s+)?{_ENGLISH_BETWEEN}(?P<high>{_AMOUNT_NOUN})",
    rf"\bwie\s+(?:ist|sind|war|waren|lautet|lauten)\s+(?:(?:der|die|das|ihre?)\s+)?{_GERMAN_BETWEEN}(?P<is>{_ANY_NOUN})",
    rf"\bwas\s+(?:ist|sind|war|waren)\s+(?:(?:der|die|das|ihre?|dessen|deren)\s+)?{_GERMAN_BETWEEN}(?P<was>{_ANY_NOUN})",
    rf"\bwhat\s+(?:is|are|was|were)\s+(?:(?:the|its|their)\s+)?{_ENGLISH_BETWEEN}(?P<what>{_ANY_NOUN}){_ENGLISH_BEHIND}",
)
_HOW_HIGH = any_of(r"\bwie\s+(?:hoch|groß)\b|\bhow\s+(?:high|large|big)\b")
#: It is put to the assistant, whose yes is no answer: what counts is the question behind it.
_COURTESY = any_of(
    r"^\W*(?:(?:bitte\s+)?(?:(?:nenn|sag|zeig|list)(?:e|en)?|gib)\b|können\s+sie|kannst\s+du|weißt\s+du|wissen\s+sie)\b",
    r"^\W*(?:please\s+)?(?:tell|give|show|list|do you know|can you tell|could you tell)\b",
)
#: A topic before the question: "Heizkraftwerk West: ab wann …", "Boulespieler vor der Burg - gab es Beschwerden?".
TOPIC = re.compile(r"^[^?]{2,80}?(?::\s+|\s+[-–]\s+)")
_AUXILIARIES = words_of(
    "is are were did does do has have had can will werden wird wurde wurden war waren wollen weiß gibts"
)
#: Characters of a question that are tagged to know its first word: it is looked at once for each of its joints.
_BEGINNING = 300
#: "Was the road closed?" is English, "Was kostet das?" is not.
_ENGLISH_WAS = any_of(r"^\W*was\s+(?:the|there|it|this|that|any|a|an|he|she)\b")
#: A verb at the beginning that looks like a noun there ("Zahlen die Bürger …?", but "Kosten der Sanierung").
_LIKE_A_NOUN = any_of(r"^\W*[a-zäöüß]+(?:en|t)\s+(?:die|das|sie|wir|diese|unsere|alle|sich|es|denn)\b")


def wanted(text: str) -> Wanted:
    """The kind of answer that a part of a question wants.

    The first interrogative decides; where it leaves that open, the noun that it asks for; a question without one that
    begins with its verb wants yes or no, and keywords want what their first noun for a kind of answer names.
    """
    if _CONTACT.search(text):  # opening hours are no date
        return Wanted.CONTACT
    if begins_with_verb(text) and not _COURTESY.search(text):
        return Wanted.YES_NO
    decided = min(
        ((found.start(), kind) for kind, p in WANTED.items() if (found := p.search(text))),
        default=None,
        key=lambda one: one[0],
    )
    left_open = _OPEN.search(text)
    if decided and not (left_open and left_open.start() < decided[0]):
        return decided[1]
    if not left_open:
        keyword = KEYWORD.search(text)
        return (noun_kind(text[keyword.start() :]) if keyword else None) or Wanted.OTHER
    named = _ASKED_NOUN.search(text)
    if named and named.start() <= left_open.start() + 1:
        noun = next(name for name, group in named.groupdict().items() if group)
        return noun_kind(text[named.start(noun) :]) or Wanted.OTHER
    return Wanted.COUNT if _HOW_HIGH.match(text, left_open.start()) else Wanted.OTHER


def noun_kind(text: str) -> Wanted | None:
    """The kind that the first noun for a kind of answer names; None without one."""
    found = [(match.start(), kind) for kind, pattern in NOUNS.items() if (match := pattern.search(text))]
    return min(found, key=lambda one: one[0])[1] if found else None


def begins_with_verb(text: str) -> bool:
    """Whether a question begins with its finite verb ("Hat das Amt geantwortet?"), behind its topic if it has one."""
    topic = TOPIC.match(text)
    core = text[topic.end() :] if topic else text
    words = tagged(core if len(core) <= _BEGINNING else core[:_BEGINNING].rpartition(" ")[0])
    if not words or re.match(r"\W*was\b", core, re.I):
        return bool(_ENGLISH_WAS.match(core))
    first, _, tag = words[0]
    if first.lower() in _AUXILIARIES or (tag.endswith(("(FIN)", "VV(IMP)")) and first[0] not in "wW"):
        return True
    return bool(_LIKE_A_NOUN.match(core)) and lemma(first.lower()).endswith("en")
