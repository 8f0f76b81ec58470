"""What questions take for granted and how letters say it: refusals, bans, closures, cuts …, in municipal German.

None of it is about one letter: a word here must be of use in any German city. Patterns are searched in small letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Predicate:
    """Something that a question may say happened, in passing.

    Attributes:
        name: Its name, for tests and messages.
        asked: How questions say it, German and English.
        shown: How letters say it; a sentence that holds this and does not deny it is a proof.
        contrary: How letters say the opposite; None where only a denial says it.
        by_negation: True if any "nicht" or "kein" of the letter shows it as well: who refuses a thing rarely writes
            that they refuse it, but that it is not possible.
    """

    name: str
    asked: re.Pattern[str]
    shown: re.Pattern[str]
    contrary: re.Pattern[str] | None = None
    by_negation: bool = False


def any_of(*alternatives: str) -> re.Pattern[str]:
    """A pattern that finds one of some alternatives, in large and small letters."""
    return re.compile("|".join(alternatives), re.I)


def _apart(stem: str, prefix: str) -> str:
    """A verb and its prefix, together or apart ("lehnt … ab", "ablehnt", "abgelehnt", "abzulehnen", "Ablehnung")."""
    return rf"\b(?:{stem})\b[^.?!]*\b{prefix}\b|\b{prefix}(?:ge|zu)?(?:{stem})"


#: That somebody is willing, has agreed, or has not decided yet.
_WILLING = any_of(
    r"\b(?:ist|sind)\s+(?:\w+\s+){0,2}bereit\b|\bgerne?\b|\bstimm(?:t|te|en)\b[^.]*\bzu\b|zugestimmt",
    r"(?:wird|werden)\s+(?:\w+\s+){0,8}(?:ge)?prüf|noch\s+nicht\s+(?:entschieden|getroffen|abgeschlossen)",
    r"keine\s+(?:abschließende\s+|endgültige\s+)?entscheidung",
    r"\bzustimmung\b|befürwort|begrüß|einverstanden|angenommen|selbstverständlich",
)

PREDICATES: tuple[Predicate, ...] = (
    Predicate(
        "refusal",
        any_of(r"\b(?:ver)?weiger\w*|\bsträub\w*|\bsperr(?:t|en)\s+sich\b|stell(?:t|en)\b.*\bquer\b|\brefus\w*"),
        any_of(
            r"weiger|abzulehnen|abgelehnt|ablehn|\blehn(?:t|en|e)\b|sieht\s+davon\s+ab|verzicht|\bnur\s+(?:bei|wenn|für|in)\b"
        ),
        _WILLING,
        by_negation=True,
    ),
    Predicate(
        "rejection",
        any_of(
            _apart("lehn(?:t|te|ten|en)", "ab"),
            _apart("w(?:ei|ie)s(?:t|en)?", "(?:ab|zurück)"),
            r"\bverw(?:irf|arf|orf)\w*|abgeschmettert|\breject\w*|turn(?:s|ed)?\b.*\bdown\b|\bvoted?\s+against",
            r"\bgegen\b.*\b(?:gestimmt|entschieden)\b",
        ),
        any_of(
            r"ablehn|abgelehnt|abzulehnen|\blehn(?:t|te|ten|en)\b.*\bab\b|(?:ab|zurück)(?:ge)?w(?:ie|ei)s|verworfen",
            r"nicht\s+(?:\w+\s+){0,3}(?:zugestimmt|gefolgt|angenommen|beschlossen|mehrheit)|keine\s+mehrheit",
            r"stimm\w*\b.*\bnicht\s+zu\b",
        ),
        _WILLING,
        by_negation=True,
    ),
    Predicate(
        "ban",
        any_of(r"\bverbiete\w*|\bverbot(?:en)?\b|\buntersag\w*|\bforb[ia]d\w*|\bban(?:s|ned|ning)?\b|\bprohibit\w*"),
        any_of(
            r"verb[io]e?t|untersag|unzulässig|ausgeschlossen|auszuschließen|unterbunden",
            r"(?:nicht|keine?)\s+(?:\w+\s+){0,3}(?:zulässig|erlaub|gestatte|genehmig|zugelassen|möglich|dürfen|darf)",
            r"(?:darf|dürfen|durfte)\w*\b[^.,]*\bnicht\b",
        ),
        any_of(r"\b(?:zulässig|erlaubt|gestattet|genehmigt)\b"),
    ),
    Predicate(
        "permission",
        any_of(r"\b(?:erlaub|genehmig|gestatte|bewillig)\w*t\b|\bzugelassen\b|\b(?:allowed|permitted|permissible)\b"),
        any_of(
            r"erlaub|genehmig|gestatte|bewillig|zugelassen|zulassung|zulässig|freigegeben|zugestimmt|beschließt",
            r"beschlossen|zur\s+verfügung|bereitgestellt|einverstanden|gebilligt|zustimm",
        ),
    ),
    Predicate(
        "closure",
        any_of(
            r"\b(?:ge)?schl(?:ie(?:ß|ss)|oss)(?:t|en)?\b|\b(?:ab)?gesperrt\b|\bsperr(?:t|en|te)\b|stillgelegt|dichtgemacht",
            r"\bmach(?:t|en|te)\b.*\b(?:zu|dicht)\b|\b(?:ist|sind|bleib(?:t|en)|war(?:en)?)\b.*\bzu\W*$",
            r"\bzugemacht|\bclos(?:ed?|es|ing)\b|\bshut\w*",
        ),
        any_of(
            r"schlie(?:ß|ss)(?:t|en|ung)|geschlossen|schloss\b|sperr|stillgelegt|stilllegung|außer\s+betrieb",
            r"nicht\s+(?:\w+\s+){0,2}(?:zugänglich|begehbar|befahrbar|nutzbar)|aufgegeben",
        ),
    ),
    Predicate(
        "end",
        any_of(
            _apart("schaff(?:t|te|ten|en)", "ab"),
            _apart("stell(?:t|te|ten|en)", "(?:ein|ab)"),
            _apart("schalt(?:et|ete|eten|en)", "(?:ab|aus)"),
            _apart("s(?:a|ä)g(?:t|te|ten|en)", "ab"),
            _apart("br(?:i|e|a|o)ch(?:t|en)?", "ab"),
            _apart("bau(?:t|te|ten|en)", "ab"),
            r"\bweg(?:ge)?(?:nommen|nehmen|macht|räumt|fallen)\b|\bnimmt\b.*\bweg\b|\b(?:ge)?strich\w*|\bstreich\w*",
            r"\b(?:ge)?kürz(?:t|en|te)\b|\bentfernt?\b|\bbeende\w*|\bauf(?:ge)?(?:hoben|gegeben|geben)\b|\bentzogen\b",
            r"\bgekündigt\b|\b(?:ge)?stopp(?:t|en|te|ed)\b|\bend(?:ed|s)?\s+(?:the|its|their|all)\b|\babolish\w*|\bscrap(?:s|ped)?\b|\bcancel\w*|\bremov(?:e|ed|es)\b|\bcut(?:s|ting)?\b",
            r"\b(?:broke|break|took|taken?)\b.*\b(?:off|away)\b|\baxed?\b|\bdiscontinu\w*",
        ),
        any_of(
            r"abschaff|abgeschafft|auf(?:ge|zu)?h(?:o|e)b|einstell|eingestellt|absag|abgesagt|ab(?:ge)?br(?:u|o|e|a)ch",
            r"ab(?:ge)?bau|rückbau|zurückgebaut|weg(?:ge)?(?:f(?:a|ä|ie)l|nomm)|entf(?:a|ä|ie)l|streich|gestrich",
            r"(?:worden|wurden?|werden|wird)\b[^.]*\bentfernt|entfernt\s+(?:w[eou]rde)|entfernung\s+(?:der|des|von)|zu\s+entfernen",
            r"kürz(?:t|ung|en)|beend|aufgegeben|entzogen|entzug|kündig|nicht\s+mehr|nicht\s+weiter",
            r"eingespart|einsparung|ausgelaufen|läuft\b.*\baus\b|verlager|verlegt|ersetzt|übertragen|zu\s*gunsten",
            r"ab(?:ge)?schalt|ausgeschaltet|abgestellt|stopp|ausgesetzt|widerruf|zurückgenommen|rücknahme|geräumt|räumung|reduzier|verringer|verzicht",
        ),
    ),
    Predicate(
        "demolition",
        any_of(
            _apart("r(?:ei|i)(?:ß|ss)(?:t|en)?", "ab"),
            r"\bdemolish\w*|\b(?:tear|tore|torn)\b.*\bdown\b|\bgefällt\b|\bgerodet\b|\bfäll(?:t|en)\b.*\bb[aä]um",
        ),
        any_of(
            r"abriss|abriß|abgerissen|abzureißen|rückbau|zurückgebaut|abbruch|abgebrochen|fäll|rod(?:et|ung)|beseitig"
        ),
    ),
    Predicate(
        "sale",
        any_of(
            r"\bver(?:kauf|scherbel|äußer|schleuder)\w*[te]n?\b|\bprivatisier\w*|\bs(?:old|ells?|elling)\b|\bprivati[sz]\w+"
        ),
        any_of(r"verk[aä]uf|veräußer|privatisier|erwerber|käufer|abgegeben|erbbau"),
    ),
    Predicate(
        "neglect",
        any_of(
            r"\bvernachlässig\w*|\bverkomm\w*|\bverfall(?:en)?\b|\bverrott\w*|\bignor(?:ier|e|es|ed|ing)\w*\b|\bneglect\w*",
            r"\bim\s+stich\b|\bvergammel\w*",
        ),
        any_of(r"vernachlässig|verfall|mangel|mängel|schlechte[rnm]?\s+zustand|schad|schäd|fehl|sanierungs"),
        any_of(r"regelmäßig|gepflegt|unterhalten|laufend|saniert|instand"),
        by_negation=True,
    ),
    Predicate(
        "concealment",
        any_of(
            r"\bver(?:schweig|schwieg|heimlich|tusch|schleier)\w*|\bgeheim\b|\bzurück(?:ge)?h(?:a|ä|ie)lt\w*",
            r"\b(?:hid|hide|hides|hidden|hiding)\b|\bconceal\w*|\bkeep\w*\b.*\bsecret\b|\bwithh[eo]ld\w*|\bcover\w*\s+up\b",
        ),
        any_of(r"geheim|vertraulich|verschwieg|nicht\s*öffentlich|datenschutz|schutzwürdig|unter\s+verschluss"),
        any_of(
            r"informier|veröffentlich|einsehbar|mitgeteilt|unterrichtet|bekannt\s*ge(?:geben|macht)|öffentlich\s+zug"
        ),
        by_negation=True,
    ),
    Predicate(
        "failure",
        any_of(
            r"\bgescheitert\b|\bscheiter(?:t|n|te)\b|\bversag(?:t|te|en)\b|\bgeplatzt\b|\bmissl(?:u|i|a)ng\w*",
            r"\bausgefallen\b|\bf(?:ä|ie)l(?:lt|len)?\b.*\baus\b|\bfail(?:s|ed)?\b|\bcollapse[ds]?\b|\bbroke\s+down\b",
        ),
        any_of(
            r"scheiter|versag|ausgefallen|ausf[aä]ll|störung|unterbrech|unterbroch|defekt|misslungen|nicht\s+gelungen"
        ),
    ),
    Predicate(
        "delay",
        any_of(r"\bverzöger\w*|\bverschlepp\w*|\bverspäte\w*|\bverschoben\b|\bvertagt\b|\bdelay\w*|\bpostpone\w*"),
        any_of(
            r"verzöger|verschieb|verschoben|vertag|verspät|später|zurückgestellt|\berst\b|noch\s+(?:nicht|kein|aus)",
            r"verläng|länger|ruh(?:en|t)\b|dauer|ausstehend|engpass|zeitlich|zeitplan|neu(?:er|en)?\s+termin",
        ),
    ),
    Predicate(
        "dismissal",
        any_of(r"\bentlassen\b|\bentlässt\b|\bgefeuert\b|\babberufen\b|\bsacked\b|\bdismiss\w*|\bfired\b"),
        any_of(
            r"entlass|kündig|abberuf|ausgeschied|ausscheid|freigestellt|trenn|aufhebungsvertrag|abgebaut|stellenabbau"
        ),
    ),
    Predicate(
        "exit",
        any_of(
            r"\baus(?:ge)?(?:treten|stiegen|stieg|steigen)\b|\b(?:tritt|trat|steig(?:t|en)|stieg)\b.*\baus\b",
            r"\bzurückgezogen\b|\bzurückgetreten\b|\bzieht\b.*\bzurück\b|\b(?:leave|left|quit|pulled?\s+out|withdr[ea]w\w*)\b",
        ),
        any_of(
            r"aus(?:ge)?tr[ei]t|ausstieg|ausgestieg|ausgeschied|ausscheid|rückzug|zurück(?:ge)?z[io]|rücktritt",
            r"zurückgetreten|kündig|beend|nicht\s+mehr|verlassen|aufgelöst",
        ),
    ),
    Predicate(
        "prevention",
        any_of(r"\b(?:ver|be)hinder\w*|\bblockier\w*|\bunterb(?:in|un)d\w*|\bprevent\w*|\bblock(?:s|ed)\b"),
        any_of(r"hinder|blockier|unterb[iu]nd|stopp|ausgesetzt|angehalten|entgegensteh|entgegen\s*steh"),
        _WILLING,
        by_negation=True,
    ),
    Predicate(
        "harm",
        any_of(
            r"\bverletzt\b|\bgetötet\b|\bgestorben\b|\bums\s+leben\b|\bzu\s+schaden\b|\berkrankt\b|\bvergiftet\b",
            r"\binjured\b|\bkilled\b|\bdied\b|\bhurt\b|\bharmed\b",
        ),
        any_of(
            r"verletz|getötet|tödlich|\btote[nr]?\b|gestorben|verstorben|ums\s+leben|unf[aä]ll|personensch|gesundheitssch|erkrank"
        ),
    ),
    Predicate(
        "expulsion",
        any_of(
            _apart("sch(?:ie|o)b(?:t|en)?", "ab"),
            r"\bausgewiesen\b|\bvertr(?:ei|ie)b(?:t|en)\b|\brausge(?:worfen|schmissen|ekelt)\b|\bwirft\b.*\braus\b|\bdeport\w*|\bevict\w*|\bexpel\w*|\bzwangsgeräumt\b",
        ),
        any_of(r"abschieb|abgeschoben|rückführ|ausweis|ausgewiesen|ausreise|räum|verwiesen|platzverweis|zurückgeführt"),
    ),
    Predicate(
        "increase",
        any_of(
            r"\b(?:ge)?st(?:ei|ie)g(?:t|en)?\b|\berhöh(?:t|te|en)\b|\bverteuer\w*|\bverdoppel\w*|\bteurer\b|\bimmer\s+mehr\b",
            r"\bangehoben\b|\bzugenommen\b|\bnimmt\b.*\bzu\b|\brais(?:e|ed|es)\b|\bincreas\w*|\brisen?\b|\bmore\s+and\s+more\b",
        ),
        any_of(
            r"steig|stieg|erhöh|teuer|verdoppel|teurer|anheb|angehoben|anstieg|zunahm|zugenommen|zunehm|mehr(?:bedarf|kosten)",
            r"wachs|gewachsen|angepasst|anpassung|zuwachs|höher|mehr\s+als|inflation",
        ),
    ),
    Predicate(
        "decrease",
        any_of(
            r"\b(?:ge)?s(?:i|a|u)nk(?:t|en)?\b|\bzurückgegangen\b|\bgeht\b.*\bzurück\b|\bimmer\s+weniger\b|\bhalbiert\b",
            r"\bweniger\s+geworden\b|\bgeschrumpft\b|\bdecreas\w*|\bdeclin\w*|\bfewer\s+and\s+fewer\b|\bdropped\b",
        ),
        any_of(
            r"sink|sank|gesunken|senk|rückg[aä]ng|zurückgeg|zurückgeh|wenige|reduzier|verringer|abn[ae]hm|abgenommen|halbier",
            r"schrumpf|geringer|niedriger|gefallen|kürz|einbr[uü]ch|minder|verlust",
        ),
    ),
    Predicate(
        "compulsion",
        any_of(r"\b(?:ge)?zw(?:i|a|u)ng(?:t|en)?\b|\bnötig(?:t|en)\b|\bforc(?:e|ed|es|ing)\b|\bcompel\w*"),
        any_of(r"zwang|zwing|zwung|pflicht|muss|müssen|musste|vorgeschrieben|vorgabe|anordn|angeordnet|verbindlich"),
        any_of(r"freiwillig|ohne\s+zwang|wahlfreiheit|auf\s+wunsch"),
    ),
    Predicate(
        "disfavour",
        any_of(
            r"\bbenachteilig\w*|\bdiskriminier\w*|\bbevorzug\w*|\bschließ(?:t|en)\b.*\baus\b|\bdiscriminat\w*|\bfavou?rs?\b",
            r"\bbestraf\w*|\bverklag\w*|\bpunish\w*|\bsu(?:ed|es|ing)\b",
        ),
        any_of(
            r"benachteilig|diskriminier|bevorzug|vorrang|ungleich|ausgeschlossen|ausschlu|nur\s+(?:für|wer)|nachteil|klage",
            r"bußgeld|strafe|bestraf|verklag|ordnungswidrig|sanktion",
        ),
        any_of(
            r"gleich\s*behand|alle[nr]?\s+(?:\w+\s+)?(?:offen|zugänglich)|ohne\s+ansehen|unabhängig\s+(?:von|davon)"
        ),
    ),
    Predicate(
        "waste",
        any_of(r"\bverschwende\w*|\bverschleuder\w*|\bverbrenn(?:t|en)\s+geld|\bwast(?:e|ed|es|ing)\b|\bveruntreu\w*"),
        any_of(r"verschwend|unwirtschaftlich|unnötig|überhöht|rechnungsprüf|fehlinvest|vermeidbar|untreu|mehrkosten"),
        any_of(r"wirtschaftlich|sparsam|kostengünstig|notwendig"),
    ),
    Predicate(
        "destruction",
        any_of(r"\bvernichtet\w*|\bzerstör(?:t|te|en)\b|\bgelöscht\b|\bverloren\b|\bdestroy\w*|\bdelet\w*|\blost\b"),
        any_of(r"vernicht|zerstör|gelöscht|löschung|verloren|verlust|beseitig|nicht\s+mehr\s+(?:vorhanden|auffindbar)"),
    ),
    Predicate(
        "complaint",
        any_of(
            r"\bbeschwer(?:t|en|te|ten)\b|\bprotestier\w*|\bklag(?:t|en|te|ten)\b|\bstreik\w*|\bcomplain\w*|\bprotest\w*"
        ),
        any_of(r"beschwer|protest|klag|unmut|kritik|kritisier|einwend|streik|eingaben|unzufrieden|beanstand"),
    ),
    Predicate(
        "toleration",
        any_of(r"\bduldet(?:e|en)?\b|\btolerier\w*|\bnimmt\b.*\bin\s+kauf\b|\btolerat\w*|\bsieht\b.*\btatenlos"),
        any_of(
            r"geduldet|duld(?:et|ung)|tolerier|toleranz|hingenommen|in\s+kauf|nicht\s+(?:eingeschritten|verfolgt|geahndet)"
        ),
        any_of(r"kontroll|geahndet|ahnd|verfolgt|eingeschritten|einschreit|bußgeld|beseitigt"),
        by_negation=True,
    ),
)

#: Predicates that even "Wie viele …?" takes for granted: who counts the injured believes that there are some.
COUNTED = frozenset({"harm", "expulsion"})
