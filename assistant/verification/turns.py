"""Words with which a sentence says more or other than its passage though no figure and no name differs: a cause, a
wider scope, the opposite, a comparison, a condition left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NEW = {
    "cause": r"weil|da(?=\s+\w+\s+\w+)|denn|deshalb|deswegen|daher|aufgrund|auf\s*grund|wegen|infolge|infolgedessen|"
    r"dadurch|führt\w*\s+dazu|"
    r"dank|verursacht\w*|ausgelöst|folglich|somit|because|due\s+to|therefore|as\s+a\s+result|owing\s+to|"
    r"thanks\s+to|caused|hence|since",
    "all": r"all(?:e[nrsm]?|es)|sämtliche\w*|jede[rnms]?|jeweils|immer|stets|ausnahmslos|vollständig\w*|komplett\w*|"
    r"flächendeckend\w*|stadtweit\w*|"
    r"überall|gesamte\w*|ganze[rnms]?|durchweg|generell|uneingeschränkt\w*|dauerhaft\w*|unbefristet\w*|jederzeit|"
    r"all|every|each|always|entire|entirely|whole|complete(?:ly)?|fully|throughout|any|permanent(?:ly)?|citywide|"
    r"across",
    "only": r"nur|lediglich|ausschließlich\w*|allein\w*|einzig\w*|only|solely|exclusively|sole",
    "contrast": r"obwohl|trotz\w*|dennoch|gleichwohl|jedoch|aber|hingegen|dagegen|statt|stattdessen|anstelle|sondern|"
    r"although|despite|however|but|nevertheless|whereas|instead|rather\s+than|while",
    "compare": r"mehr|weniger|höher\w*|niedriger\w*|größer\w*|kleiner\w*|besser\w*|schlechter\w*|stärker\w*|"
    r"schneller\w*|"
    r"länger\w*|früher\w*|später\w*|"
    r"teurer\w*|günstiger\w*|meisten|größte\w*|höchste\w*|wichtigste\w*|beste\w*|erste[nrsm]?|more|less|fewer|"
    r"higher|lower|larger|better|worse|most|largest|best|first",
    "must": r"muss|müssen|musste\w*|verpflichtet\w*|Pflicht|zwingend\w*|vorgeschrieben\w*|darf|dürfen|"
    r"must|obliged|required|mandatory|binding|have\s+to|has\s+to",
    "aim": r"um\s+\w+(?:\s+\w+){0,8}\s+zu\s+\w+en|damit|zwecks|mit\s+dem\s+Ziel|in\s+order\s+to|so\s+that|aimed\s+at",
    "time": r"bereits|schon|erst|seither|seitdem|sofort|umgehend|unverzüglich|kurzfristig|zeitnah|weiterhin|erneut|"
    r"erstmals|künftig|"
    r"already|immediately|promptly|still|again|for\s+the\s+first\s+time|soon|since\s+then",
}
#: The kinds of turns.
KINDS = tuple(_NEW)
_KINDS = tuple((name, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I)) for name, pattern in _NEW.items())
#: Words of a passage that give a reason or a consequence without being a turn of their own.
_REASONS = (
    r"so\s?dass|ansonsten|sonst|angesichts|in\s+Anbetracht|entsprechend\w*|insofern|insoweit|Gr[uü]nd\w*|begründe\w*|"
    r"durch|damit|nachdem|hierdurch|insbesondere\s+um|um\s+\w+(?:\s+\w+){0,8}\s+zu\s+\w+en|nämlich|in\s+order\s+to|so\s+that"
)
#: What of a kind of turns a passage may have for it.
_THEIRS = dict(_KINDS) | {"cause": re.compile(rf"(?<!\w)(?:{_NEW['cause']}|{_REASONS})(?!\w)", re.I)}
#: Words that turn a statement into its opposite: what stands on one side in a passage is not said by the other.
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{one})", re.I), re.compile(rf"\b(?:{other})", re.I))
    for one, other in (
        (
            r"(?:ge|an)?st(?:ei|ie)g|erhöh|zunahme|zugenommen|nimmt\s.*\bzu\b|anstieg|wächst|gewachsen|increas|"
            r"ris(?:e|ing)|rose|grow|grew",
            r"(?:ge)?s(?:i|a|u)nk|(?:ge|ab)?senk|rückgang|zurückgegangen|geht\s.*\bzurück|abnahme|abgenommen|"
            r"reduzier|verringer|gesenkt|decreas|fall(?:s|en|ing)|fell|declin|reduc|drop",
        ),
        (
            r"zustimm|zugestimmt|stimmt\s.*\bzu\b|befürwort|unterstütz|begrüß|angenommen|approv|support|welcom|"
            r"accept|endors",
            r"ablehn|abgelehnt|lehn(?:t|te|en)\s.*\bab\b|abzulehnen|spricht\s.*\bgegen|kritisier|reject|oppos|refus|"
            r"critici",
        ),
        (r"(?:ge)?öffn|eröffn|aufgemacht|open", r"(?:ge)?schl(?:ie|o)(?:ß|ss)|schließ|clos|shut"),
        (
            r"begonnen|beginn|begann|start|aufgenommen|begin|began|start",
            r"beend|abgeschlossen|endet|eingestellt|abbruch|end(?:s|ed)\b|complet|finish|ceas|stopp",
        ),
        (r"verlänger|extend|prolong", r"verkürz|shorten"),
        (
            r"ausreichend|genügend|hinreichend|genügt|ausgereicht|reich(?:t|en)\s.*\baus\b|sufficient|enough|adequate",
            r"unzureichend|fehl(?:t|en)|mangel|knapp|reich(?:t|en)\s.*\bnicht|insufficient|lack|shortage|inadequate",
        ),
        (r"zuständig|responsible", r"unzuständig|nicht\s+zuständig|not\s+responsible"),
        (r"freiwillig|voluntar", r"pflicht|verpflicht|zwingend|mandator|compulsor|oblig"),
        (r"öffentlich|public", r"nicht\s*öffentlich|vertraulich|private?\b|confidential"),
        (
            r"kostenlos|kostenfrei|unentgeltlich|gebührenfrei|free\s+of\s+charge",
            r"kostenpflichtig|gebührenpflichtig|entgeltlich|charge[ds]?\b|fee",
        ),
        (r"dauerhaft|unbefristet|permanent", r"befristet|vorübergehend|temporär|zeitweise|interim|temporar"),
        (r"zentral|central", r"dezentral|decentral"),
        (r"intern|eigene[nrsm]?\s|internal|in-house", r"extern|external"),
        (
            r"vor\s+(?:der|dem|Beginn)|vorher|zuvor|before|prior",
            r"nach\s+(?:der|dem|Abschluss)|nachher|anschließend|danach|after",
        ),
        (r"einnahm|ertr[aä]g|revenue|income", r"ausgab|aufwend|expenditure|spending"),
        (r"mindest|minimum|at\s+least", r"höchst|maximal|maximum|at\s+most"),
        (r"verbesser|improv", r"verschlechter|deteriorat|worsen"),
        (
            r"erlaub|gestatte|zulässig|genehmig|allow|permit|permissible",
            r"verb(?:ie|o)t|untersag|unzulässig|forbid|prohibit|inadmissible",
        ),
        (r"kommunal|städtisch|municipal", r"staatlich|bundes|landes|federal|state\b"),
        (r"erweiter|ausbau|ausgebaut|expand|expan", r"abbau|abgebaut|rückbau|verkleiner|reduzier|dismantl|cut"),
        (r"neubau|neu\s+gebaut|new\s+build", r"sanier|umbau|renovat|refurbish"),
        (r"häufig|oft|regelmäßig|often|frequent|regular", r"selten|vereinzelt|ausnahms|rare|seldom|exception"),
        (r"hoch|hohe|groß|high|large", r"niedrig|gering|klein|low\b|small|minor"),
        (r"leicht|einfach|easy|simple", r"schwierig|schwer|kompliziert|difficult|hard\b|complex"),
        (r"positiv|positive", r"negativ|negative"),
        (r"möglich|possible", r"unmöglich|impossible"),
        (r"bekannt|known", r"unbekannt|unknown"),
        (r"verzöger|delay|postpon", r"beschleunig|vorgezogen|accelerat|brought\s+forward|early"),
        (r"teilweise|zum\s+Teil|partly|partial", r"vollständig|komplett|gänzlich|fully|complete"),
    )
)


def added(sentence: str, passages: str) -> Iterator[str]:
    """The kinds of turns of a sentence that no passage has ("cause", "all", "contrast" …).

    Args:
        sentence: The sentence.
        passages: What it is held against, in the other language maybe: words of both count for both.
    """
    for name, pattern in _KINDS:
        if pattern.search(sentence) and not _THEIRS[name].search(passages):
            yield name


def opposed(sentence: str, passages: str) -> int:
    """How many times a sentence has one of two opposites where its passages have only the other one."""
    count = 0
    for one, other in _OPPOSITES:
        for mine, contrary in ((one, other), (other, one)):
            has = mine.search(sentence) and not contrary.search(sentence)
            count += bool(has and contrary.search(passages) and not mine.search(passages))
    return count
