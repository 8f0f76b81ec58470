"""How German offices say what became of a task: the words for done, under way, refused, not ours.

None of it is about one letter: a word here must be of use in any German city. Grammar does most of the work: a perfect
or past passive ("wurde eingerichtet") tells what is done, a present ("wird geprüft", "arbeitet zusammen") what is being
done, a future or a plan ("soll", "vorgesehen") what is under way, and a negation turns it round.
"""

from __future__ import annotations

import re

from assistant.asking import any_of

#: What a letter calls the task, and who carries it out.
TASK = (
    r"\b(?:(?:Änderungs|Ergänzungs|Prüf)?(?:antrag|auftrag)s?|(?:Beschluss|Antrags)?(?:punkt|ziffer)|"
    r"Beschluss(?:es)?|"
    r"Antrags|Anliegen|Anregung(?:en)?|Vorschlag(?:s|es)?|Forderung(?:en)?|Wunsch(?:es)?|Idee|Empfehlung(?:en)?)\b"
)
CITY = (
    r"\b(?:(?:Stadt|Orts)?[Vv]erwaltung|(?:Landeshaupts|S)tadt(?:\s+[A-ZÄÖÜ]\w+)?|(?!\w*(?:[Bb]undes|"
    r"Landes))\w*[Aa]mt|\w*behörde|\w*[Dd]ezernat|"
    r"Geschäftsbereich|"
    r"(?:Ober)?[Bb]ürgermeister(?:in)?|\w*betriebe?|\w*werke|\w*referat|Beigeordnete[rn]?)\b"
)
NOT = r"\b(?:nicht(?!-)|keine?[nrms]?|weder|nie)\b"
#: Whose affair it is, where it is none of the city's.
_OTHERS = (
    r"(?:Bund(?:es\w*)?|Land(?:es\w*|tags?)?|Freistaat\w*|Polizei\w*|Regierungspräsidi\w+|Landratsamt\w*|"
    r"Landkreis\w*|"
    r"(?:Deutsche[nr]?\s+)?Bahn|DB|\w*[Mm]inisteri\w+|\w*schulamt\w*|Europäische\w*|EU|Gesetzgeber\w*|Eigentümer\w*|"
    r"Landesdirektion|Staat(?:liche\w*|s\w*)?|Landesamt\w*|Bundesebene|Landesebene)"
)

#: That others decide, as far as the office that writes goes.
NOT_RESPONSIBLE = any_of(
    r"\bnicht\s+(?:\w+\s+){0,2}zuständig|\bunzuständig|\bnicht\s+(?:\w+\s+){0,3}(?:auf|in)\s+(?:der|die|den|"
    r"ihre[mnr]?|seine[mnr]?|"
    r"unsere[mnr]?|städtische[rmn]?|kommunale[rmn]?)\s+(?:\w+\s+){0,2}(?:Ebene|\w*zuständigkeit\w*|\w*kompetenz\w*|"
    r"\w*verantwortung\w*|"
    r"Einfluss\w*|Aufgaben\w*|Entscheidung\w*|Ermessen|Hand\b)",
    r"\baußerhalb\s+(?:der|des|ihre[rs]|unsere[rs])\s+(?:\w+\s+){0,2}(?:\w*zuständigkeit\w*|Einfluss\w*|"
    r"\w*kompetenz\w*)",
    r"\bkeine(?:rlei|n)?\s+(?:\w+\s+){0,2}(?:Einfluss\w*|Zuständigkeit\w*|Handhabe|(?:Regelungs|"
    r"Entscheidungs)?[Kk]ompetenz\w*|Befugnis\w*|"
    r"Weisungs\w+|Zugriff\w*|Rechtsgrundlage|Gesetzgebungs\w+|"
    r"(?:rechtliche\w*\s+)?Möglichkeit\w*\s+der\s+Einflussnahme)",
    rf"\b(?:Zuständigkeit|Verantwortung|Entscheidung|Verantwortlichkeit|Aufgabe)\b[^.;]{{0,90}}\b(?:liegt|liegen|"
    rf"obliegt|fällt)\b[^.;]{{0,40}}\b{_OTHERS}\b",
    r"\b(?:Zuständigkeit|Verantwortung|Entscheidungs\w+|Verantwortlichkeit)\b[^.;]{0,90}\b(?:liegt|"
    r"liegen)\b[^.;]{0,30}\bbei(?:m)?\b"
    r"(?!\s+(?:der|dem)?\s*(?:Stadt|Verwaltung|Gemeinderat|Stadtrat|\w*amt|\w*dezernat)\b)",
    r"\ban\s+die\s+zuständigen?\s+(?:\w+\s+){0,2}(?:Stellen?|Behörden?)\b[^.;]{0,80}\b(?:weiter|ab)gegeben|"
    r"\ban\s+die\s+zuständigen?\s+(?:\w+\s+){0,2}(?:Stellen?|Behörden?)\b[^.;]{0,80}\bweitergeleitet",
    rf"\b(?:Zuständig(?:keit)?|Verantwortlich)\b[^.;]{{0,60}}\b(?:ist|sind|hat|haben|"
    rf"bei[m]?)\b[^.;]{{0,30}}\b{_OTHERS}\b",
    rf"\b{_OTHERS}\b[^.;,]{{0,30}}\b(?:ist|sind)\b[^.;,]{{0,60}}\bzuständig\b",
    rf"\b(?:obliegt|obliegen|unterlieg(?:t|en))\b[^.;]{{0,60}}\b{_OTHERS}\b|\bSache\s+de[rs]\s+{_OTHERS}\b|"
    r"\bfehl(?:t|en)\b[^.;]{0,60}\b(?:Zuständigkeit\w*|Kompetenz\w*|Befugnis\w*)\b",
    rf"\bliegt\s+(?:\w+\s+){{0,3}}(?:in\s+der\s+(?:Hand|Verantwortung|Zuständigkeit)|"
    rf"bei)\s+(?:\w+\s+){{0,2}}{_OTHERS}\b",
)
#: That somebody refuses it or advises against it.
DECLINES = any_of(
    r"\babzulehnen\b|\babgelehnt\b|\blehn(?:t|en)\b[^.;]*\bab\b|\bAblehnung\b|\babzusehen\b|\babgesehen\s+werden|"
    r"\bsieht\b[^.;]*\bdavon\s+ab\b",
    r"\bnicht\s+(?:\w+\s+){0,3}(?:befürwortet|unterstützt|mitgetragen|zugestimmt|gefolgt|entsprochen|empfohlen|"
    r"verfolgt|weiterverfolgt|"
    r"(?:weiter\s*)?zu\s+verfolgen|weiterzuverfolgen|aufgegriffen|nachgekommen|zuzustimmen|zu\s+folgen|zustimmen|"
    r"folgen|empfehlen|befürworten|unterstützen|anzunehmen|entsprechen)\b",
    r"\b(?:empfiehlt|befürwortet|unterstützt)\b[^.;]{0,80}\bnicht\b|\bspricht\s+sich\b[^.;]*\b(?:gegen|"
    r"nicht\s+für)\b|\brät\b[^.;]*\bab\b",
    r"\b(?:Bedarf|Notwendigkeit|Erfordernis|Anlass|Mehrwert)\w*\b[^.;]{0,90}\bnicht\s+(?:gesehen|erkannt|gegeben|"
    r"festgestellt)\b",
    rf"(?:^|[^,]\s){CITY}\s+(?:\w+\s+)?(?:wird|werden)\s+(?:\w+\s+){{0,4}}(?:nicht|keine?[nrms]?)\b",
    r"\bverworfen\b|\bAbstand\s+(?:zu\s+nehmen|genommen|nehmen)\b|\bzurückgewiesen\b",
)
_PLEA = (
    r"(?:\w*[Bb]edarfs?|Notwendigkeit|Erfordernis|Anlass|Veranlassung|Mehrwert|Grund|Spielr[aä]um\w*|"
    r"Nutzen|Möglichkeit\w*|Erforderlichkeit|Alternative\w*)"
)
#: That it is called impossible, needless, of no use.
IMPOSSIBLE = any_of(
    r"\b(?:nicht|keine?[nrms]?)\b[^.;]{0,70}?\b(?:möglich|umsetzbar|realisierbar|durchführbar|leistbar|zulässig|"
    r"machbar|sinnvoll|zielführend|erforderlich|"
    r"notwendig|geboten|vertretbar|wirtschaftlich|zweckmäßig|geeignete?[rnms]?|vorgesehen|geplant|beabsichtigt|"
    r"empfehlenswert|angezeigt|"
    r"erkennbar|darstellbar|finanzierbar|praktikabel|verhältnismäßig|ratsam|tragbar|denkbar|angedacht|"
    r"gerechtfertigt|nachvollziehbar|"
    r"angemessen|realistisch|umzusetzen|leisten|abbildbar|in\s+Betracht|in\s+Frage|infrage)\b",
    rf"\bkeine?[nrms]?\s+(?:\w+\s+){{0,2}}{_PLEA}\b[^.;]{{0,90}}\b(?:erkennen|sehen|erkennbar|gesehen|gegeben)\b",
    rf"\b(?:sieht|sehen|besteht|bestehen|gibt|ergibt|ist|sind|"
    rf"hat)\b[^.;]{{0,80}}\bkeine?[nr]?\s+(?:\w+\s+){{0,2}}{_PLEA}\b",
    r"\b(?:weniger|wenig|kaum)\s+(?:zielführend|sinnvoll|geeignet|hilfreich)|\bscheidet\b[^.;]*\baus\b|\bobsolet\b|"
    r"\bnicht\s+(?:\w+\s+){0,2}als\s+(?:zielführend|sinnvoll|notwendig|erforderlich)\b|\bausgeschlossen\b|"
    r"\bunzulässig\b|\bunmöglich\b|\bentbehrlich\b|"
    r"\bunverhältnismäßig\b|\bnicht\s+zu\s+\w+en\s+(?:ist|sind)\b",
    r"\bnur\s+(?:sehr\s+)?(?:schwer|schwierig)\s+(?:möglich|umsetzbar|realisierbar)|"
    r"\bbiete[nt]?\b[^.;]{0,20}\bkeine[nr]?\s+"
    r"(?:Vorteile?|Mehrwert)|\bkeine[nr]?\s+(?:\w+\s+){0,2}(?:Vorteile?|Mehrwert)\s+(?:bieten|bringen)",
    r"\bweder\b[^.;]{0,120}\bnoch\b[^.;]{0,80}\b(?:notwendig|erforderlich|möglich|sinnvoll|zielführend|geplant|"
    r"vorgesehen)",
    r"\bfehl(?:t|en)\b[^.;]{0,60}\b(?:\w*[Gg]rundlagen?|\w*[Vv]oraussetzung\w*|\w*[Kk]apazität\w*|\w*[Rr]essource\w*|"
    r"\w*[Pp]ersonal|\w*[Mm]ittel)\b|\b(?:stehen|steht|hat|haben|bestehen)\b[^.;]{0,80}\bkeine?\s+(?:\w+\s+){0,3}"
    r"(?:\w*[Rr]essourcen?|\w*[Kk]apazität\w*|\w*[Hh]aushaltsmittel|\w*[Ff]inanzmittel)\b",
    r"\bnicht\s+(?:effektiv|nahe|erreichbar)\b",
    r"\blässt\s+sich\b[^.;]{0,60}\bnicht\b|\bverzichte[tn]\b|\bausreichend\w*\b[^.;]{0,40}\bvorhanden\b|"
    r"\bwiderspr(?:icht|echen)\b",
)
#: That somebody cannot or must not do something: a refusal where it is done to the thing ("kann nicht eingerichtet
#: werden") or by the city, else often only what others cannot.
CANNOT = any_of(
    rf"\b(?:kann|können|könnte|darf|dürfen|soll|sollte)\b[^.;,]{{0,90}}{NOT}|\bnicht\b[^.;]{{0,90}}\b(?:kann|"
    r"können|darf|dürfen)\b",
)
TO_THE_THING = any_of(rf"\bwerden\b|\berfolgen\b|{CITY}|\bwir\b|{TASK}")
#: That it is called impossible or needless for now: that, too, refuses it ("derzeit nicht zielführend").
NOT_NOW = any_of(
    r"\b(?:derzeit|aktuell|zurzeit|momentan|gegenwärtig|zum\s+jetzigen\s+Zeitpunkt|"
    r"im\s+Moment)\b(?![^.;]{0,60}\bnoch\b)"
    r"[^.;]{0,120}\b(?:nicht|kein\w*)\s+(?:\w+\s+){0,3}(?:möglich|umsetzbar|realisierbar|zielführend|sinnvoll|"
    r"darstellbar|"
    r"erforderlich|notwendig|verhältnismäßig|vertretbar|finanzierbar|leistbar|angezeigt|vorgesehen|geplant|"
    r"beabsichtigt)\b",
    rf"\bkein\w*\s+(?:\w+\s+){{0,2}}{_PLEA}\b",
)
#: That it is not, or not yet.
NOT_DONE = any_of(
    r"\bgibt\s+es\s+(?:\w+\s+){0,3}keine[nr]?\b|\bkonnten?\b[^.;]{0,90}\bkeine\s+Einigung\b",
    r"\b(?:noch|bisher|bislang)\s+(?:\w+\s+){0,2}(?:nicht|keine?[nrms]?)\b|\bsteh(?:t|en)\b[^.;]{0,50}\b(?:aus|"
    r"offen)\b|\bausstehend\w*\b|\bzurückgestellt\b|"
    r"\bruht\b|\bausgesetzt\b|\bkonnten?\b[^.;]{0,90}\b(?:nicht|keine?[nrms]?)\b|\bgescheitert\b|"
    r"\bnicht\s+(?:\w+\s+)?umgesetzt\b",
    r"\b(?:kann|können)\s+(?:\w+\s+){0,4}erst\b|\berst\s+(?:\w+\s+){0,3}(?:nach|in\s+Abhängigkeit|wenn|sobald)\b|"
    r"\bhinfällig\b|\bgegenstandslos\b",
    r"\b(?:derzeit|aktuell|zurzeit|momentan|gegenwärtig|bis\s+auf\s+[Ww]eiteres)\s+(?:\w+\s+){0,2}(?:nicht|"
    r"keine?[nrms]?)\b",
    r"\b(?:jedoch|aber|allerdings)\s+(?:noch\s+)?nicht\b",
)
#: That the task itself is called done.
SETTLED = any_of(
    rf"{TASK}[^.;]{{0,90}}\b(?:umgesetzt|erf[üu][il]+t|erledigt|abgeschlossen|vollzogen|entsprochen|"
    rf"Rechnung\s+getragen|realisiert)\b",
    r"\bals\s+erledigt\b|\bbereits\s+(?:\w+\s+){0,2}(?:umgesetzt|erfüllt|erledigt|berücksichtigt|realisiert|Praxis|"
    r"gängige\w*|Standard|Rechnung)\b|"
    r"\b(?:vollumfänglich|vollständig|damit|somit)\s+(?:\w+\s+)?(?:umgesetzt|erf[üu][il]+t|erledigt|abgeschlossen)\b",
)
#: That somebody follows what is asked for, and promises it with that.
AGREES = any_of(
    rf"{CITY}[^.;]{{0,60}}\b(?:folgt|stimmt|unterstützt|begrüßt|befürwortet|greift|entspricht|"
    rf"kommt)\b[^.;]{{0,60}}{TASK}",
    rf"{TASK}[^.;]{{0,80}}\b(?:aufgegriffen|aufgenommen|gefolgt|zugestimmt|unterstützt|begrüßt|befürwortet|"
    rf"nachgekommen|geprüft|weiterverfolgt)\b",
    r"\b(?:wird|werden)\b[^.;]{0,80}\b(?:befürwortet|zugesagt|zugestimmt|aufgegriffen)\b|"
    r"\bsteht\b[^.;]{0,120}\b(?:offen|positiv)\s+gegenüber\b|\bschlägt\b[^.;]{0,120}\bvor(?:zu\w+|\b)",
    r"\b(?:empfiehlt|empfehlen)\b[^.;]{0,80}\b(?:zuzustimmen|Zustimmung|anzunehmen|Annahme)\b|\bsag(?:t|"
    r"en)\b[^.;]{0,60}\bzu\b|\b(?:ist|sind)\s+(?:\w+\s+){0,2}bereit\b",
)
_BEGUN = (
    r"(?:geplant|vorgesehen|beabsichtigt|angedacht|avisiert|vorbereitet|begonnen|gestartet|angestoßen|beantragt|"
    r"ausgeschrieben|"
    r"angestrebt|anvisiert|angekündigt|terminiert|in\s+Aussicht\s+gestellt|begriffen)"
)
#: What is planned, begun, in work, or told for a later day.
UNDERWAY = any_of(
    rf"\b{_BEGUN}\b|\b(?:plant|planen|beabsichtig(?:t|en)|strebt|streben|prüf(?:t|en)|bereite[tn])\b",
    r"\b(?:in|im|zur)\s+(?:(?:der|die)\s+)?(?:\w+\s+){0,2}(?:Bearbeitung|Vorbereitung|Planung|Planungsphase|"
    r"Abstimmung|Prüfung|Umsetzung|Arbeit|"
    r"Bau|Erarbeitung|Entwicklung|Geschäftsgang|Ausschreibung|Gange?|Aufbau|Erstellung|Verfahren)\b",
    r"\b(?:derzeit|zurzeit|zur\s+Zeit|aktuell|gegenwärtig|momentan|gerade|laufend|sukzessive|schrittweise|"
    r"fortlaufend|kontinuierlich)\b",
    r"\b(?:voraussichtlich|demnächst|in\s+Kürze|zeitnah|künftig|zukünftig|perspektivisch|mittelfristig|kurzfristig|"
    r"zu\s+gegebener\s+Zeit)\b",
    r"\b(?:soll|sollen)\b|\b(?:wird|werden)\b[^.;]{0,160}\b"
    r"(?!gehemmt|verzögert|benötigt|erwartet|empfunden|verstanden|genannt|bezeichnet|vorgegeben|geregelt|bestimmt|"
    r"verursacht|wahrgenommen|"
    r"begründet|gesehen|betroffen|beeinflusst|belastet|erschwert|gefordert|gewünscht|beschrieben)(?:werden|\w+en|"
    r"\w+t)\b[.;,)]|\bläuft\b|\blaufen\b|\bsteh(?:t|en)\b[^.;]{0,120}\ban\b|\bfinde[tn]\b[^.;]{0,160}\bstatt\b",
)
#: Participles of what is finished once it is said ("eingerichtet"); not of what is thought or known of it.
_FINISHED = (
    r"(?:(?:um|ein|fertig|vor|her|durch|aus|auf|an|ab|mit|nach|zu|bei|unter|über|be|ver|er|ent|zer|miss|wieder|"
    r"weiter|frei|bereit|fest|dar)?"
    r"(?:ge)?[a-zäöüß]{2,}(?:iert|t|en))"
)
_OPINION = (
    r"(?:bekannt|gewünscht|gefordert|erwähnt|genannt|beschrieben|dargestellt|bewertet|angesehen|erachtet|"
    r"eingeschätzt|betroffen|"
    r"bezogen|gemeint|gelegen|vorhanden|verbunden|erforderlich|geeignet|gegeben|notwendig|beantragt|gestellt|"
    r"gehalten|bestimmt|"
    r"herausgestellt|gezeigt|ergeben|bestätigt|verdeutlicht|genommen|bekommen|empfohlen|diskutiert|"
    r"ausgerichtet|angewiesen|verpflichtet|gegenüberstehen|entsprechend|geprüft|untersucht|erörtert|bewährt|"
    r"erwiesen|verändert|abgezeichnet)"
)
#: A perfect or past passive of something that can be finished.
DID = re.compile(
    rf"\b(?:wurden?|hat|haben|konnten?)\b[^.;]{{0,220}}?\b(?!{_OPINION}\b|{_BEGUN}\b){_FINISHED}\b(?=\s*(?:[.,;:)]|"
    rf"$|und\b|sowie\b|bzw|worden|werden))",
    re.I,
)
#: What is there because somebody made it so.
IS_DONE = re.compile(
    r"\b(?:ist|sind)\b[^.;]{0,160}?\b(?:umgesetzt|eingerichtet|abgeschlossen|fertiggestellt|realisiert|durchgeführt|"
    r"erstellt|erarbeitet|"
    r"vorgelegt|beschlossen|übergeben|eröffnet|eingeführt|angepasst|installiert|errichtet|saniert|angebracht|"
    r"erweitert|erfolgt|veröffentlicht|"
    r"besetzt|eingestellt|unterzeichnet|gegründet|gebildet|aktualisiert|überarbeitet|erreicht|hergestellt|"
    r"ausgestattet|"
    r"angeschlossen|beauftragt|geregelt|festgelegt|verankert|integriert|hinterlegt|eingebunden|in\s+Betrieb|online|"
    r"abrufbar|verfügbar|vollzogen)\b",
    re.I,
)
#: What is there.
THERE = any_of(
    r"\b(?:liegt|liegen)\b[^.;]{0,40}\bvor\b|\bsteh(?:t|en)\b[^.;]{0,80}\bzur\s+Verfügung\b|\bbereits\s+(?:heute|"
    r"jetzt|seit)\b|\bschon\s+(?:heute|jetzt|seit)\b|"
    r"\bbesteh(?:t|en)\s+(?:bereits|schon)\b|\bverfügt\b[^.;]{0,40}\bbereits\b|\bfand(?:en)?\b[^.;]{0,60}\bstatt\b",
    r"\b(?:zeigt|zeigen)\b[^.;]*\bauf\b",
)
#: What an office does, without an end in sight.
ACTS = any_of(
    rf"{CITY}[^.;]{{0,120}}\b(?:arbeitet|erarbeitet|koordiniert|gewährleistet|berät|betreut|fördert|unterhält|"
    rf"betreibt|bietet|"
    rf"achtet|kontrolliert|informiert|"
    r"setzt|führt|steht|beteiligt|sammelt|erstellt|veröffentlicht|nutzt|stellt|sorgt|organisiert|begleitet|nimmt|"
    r"ist\b[^.;]{0,80}\btätig)\b",
    r"\b(?:wird|werden)\b[^.;]{0,120}\b(?:regelmäßig|laufend|stets|bereits|intensiv|weiterhin|kontinuierlich)\b",
    r"\b(?:regelmäßig|laufend|stets|intensiv|weiterhin|kontinuierlich)\b[^.;]{0,120}\b(?:wird|werden)\b",
)
#: The administration itself, and right behind it what it does ("Die Verwaltung initiiert …").
ITSELF = re.compile(
    rf"^\W*(?:Die|Das|Der)\s+{CITY}\s+(?!ist\b|hat\b|wird\b|sieht\b|hält\b|weist\b|geht\b|schätzt\b|erachtet\b|"
    rf"bewertet\b|meint\b|"
    r"begrüßt\b|bedauert\b|kennt\b|teilt\b|empfiehlt\b|schlägt\b|vertritt\b|nicht\b|bezieht\b|versteht\b|bittet\b|"
    r"besitzt\b|umfasst\b)[a-zäöüß]{3,}t\b"
)
#: Good will, and nothing that is done.
IN_GENERAL = any_of(
    r"\bsetz(?:t|en)\s+sich\b[^.;]*\bein\b|\bbemüh(?:t|en)\s+sich\b|\bengagier(?:t|en)\s+sich\b|\bist\s+bestrebt\b|"
    r"\bMöglichkeiten\b[^.;]{0,30}\bdafür\s+ein\b"
)
#: What is only thought of, or holds only under a condition: no vote of its own weight.
SUPPOSED = re.compile(r"\b(?:würden?|wären?|hätten?|könnten?|müssten?|falls|sofern|ob|wenn)\b", re.I)
#: What stands in brackets, and in a clause about a noun: no word on the task.
ASIDE = re.compile(r"\([^()]*\)")
RELATIVE = re.compile(
    r",\s+(?:(?:in|auf|für|mit|bei|von|an|durch)\s+)?(?:der|die|das|den|dem|denen|deren|dessen|"
    r"welche[rsmn]?)\b[^,.;]*(?:,\s+(?:aber|jedoch|sondern|und|oder)\b[^,.;]*)?\b(?:kann|können|ist|sind|wird|"
    r"werden|darf|dürfen|hat|haben)(?=[,.;]|$)"
    r"|^\W*(?:Lassen|Lässt|Kann|Können|Ist|Sind|Sollte|Sollten|Wird|Werden)\s[^,.;?]*,(?=\s)"
    r"|(?:,\s+(?:da|weil|obwohl)|^\W*(?:Da|Weil|Obwohl))\b(?![^,.;]*\bBedarf)[^,.;]*\b(?:kann|können|konnten?|ist|"
    r"sind|wird|werden|wurden?|hat|haben|"
    r"besteht|bestehen)(?=[,.;]|$)"
)
#: The recommendation that ends a statement; it goes before what is said in praise of the motion.
TO_DECLINE = re.compile(
    r"\babzulehnen\b|\bAblehnung\b|\bnicht\s+(?:weiter\s*)?(?:zu\s*verfolgen|zuzustimmen|"
    r"zu\s+folgen)",
    re.I,
)
#: That something cannot be told is no refusal to do it.
NO_ANSWER = any_of(
    r"\bnicht\s+(?:\w+\s+){0,2}(?:beantwortet|beurteilt|gesagt|bewertet|beziffert|abgeschätzt|prognostiziert|"
    r"dargelegt|benannt|absehbar|abzusehen|bekannt)\b",
    r"\b(?:Abschätzung|Aussage|Prognose|Bewertung|Angaben?|Auskunft|Einschätzung)\b[^.;]{0,160}\b(?:nicht|keine?)\b",
)
#: What is denied twice is not refused.
TWICE = re.compile(
    r"\b(?:nicht|nie|niemals|keine\w*)\b[^.;]{0,40}\b(?:ausgeschlossen|auszuschließen|abgelehnt|ausschließ\w+|"
    r"unmöglich)\b|\bauszuschließen\b[^.;]*\bbesteht\s+nicht",
    re.I,
)
#: What is thought, said or pointed out, not done.
OPINES = any_of(
    r"\b(?:wird|werden|sei)\b[^.;]*\b(?:verwiesen|hingewiesen|vorgeschlagen|erachtet|angesehen|"
    r"davon\s+ausgegangen)\b|"
    r"\bführ(?:t|en)\b[^.;]*\baus:|\bgeht\b[^.;]*\bdavon\s+aus\b|\bweist\b[^.;]*\bhin\b|\bverweist\b",
)
#: What is done as a rule, whether asked for or not.
PRACTISED = any_of(
    r"\b(?:dies|das|es)\s+(?:erfolgt|geschieht|wird)\s+(?:\w+\s+){0,2}(?:bereits|schon)\b",
    r"\b\w+(?:t|en)\s+(?:\w+\s+){0,4}(?:(?:schon|bereits)\s+(?:jetzt|heute|seit|länger\w*|lange)|seit\s+(?:langem|"
    r"vielen\s+Jahren))\b",
    r"\b(?:bieten?|bietet|führ(?:t|en)|mach(?:t|en)|stell(?:t|en)|förder(?:t|n)|berät|beraten|überwach(?:t|en)|"
    r"pfleg(?:t|en)|"
    r"unterstütz(?:t|en)|gibt\s+es)\s+(?:\w+\s+){0,6}(?:bereits|schon|regelmäßig|stets|jährlich)\b",
    r"\b(?:wird|werden)\b[^.;]{0,160}\b(?:angeboten|vergeben|genutzt|praktiziert|berücksichtigt|eingehalten|"
    r"beachtet|vorgehalten|sichergestellt|gewährleistet)\b",
    r"\b(?:wird|werden)\s+(?:\w+\s+){0,6}(?:regelmäßig|bereits|schon|jährlich|laufend|stets|grundsätzlich)\b",
    r"\b(?:berichtet|informiert|kontrolliert|prüft|achtet|beteiligt|veröffentlicht|"
    r"erhebt)\b[^.;]{0,80}\b(?:regelmäßig|bereits|jährlich|laufend)\b",
    r"\b(?:regelmäßig|bereits|jährlich|laufend)\b[^.;]{0,80}\b(?:berichtet|informiert|kontrolliert|achtet|beteiligt|"
    r"veröffentlicht)\b",
)
#: What makes a "können" more than a possibility.
FIRM = re.compile(r"\b(?:wird|soll|sollen)\b", re.I)
#: What could be, and nobody says that it will.
POSSIBLE = re.compile(r"\b(?:kann|können|könnten?)\b[^.;]*\b(?:werden|sein)\b", re.I)
#: What makes a practice one that is to come.
LATER = any_of(
    r"\b(?:künftig|zukünftig|soll(?:en|te)?|demnächst|voraussichtlich|geplant|nächste[rnms]?|"
    r"angestrebt)\b|\b20[2-9]\d\b"
)
#: An offer that waits for somebody else: nothing is done yet.
ON_CONDITION = any_of(
    r"\b(?:unter\s+der\s+(?:Voraussetzung|Bedingung)|vorbehaltlich|vorausgesetzt|sofern|falls|"
    r"wenn)\b[^.;]*\b(?:kann|können|könnte|unterstützt|wäre|würde|möglich)\b",
    r"\bim\s+(?:Zuge|Rahmen)\s+(?:einer|eines|der|des)\s+(?:zukünftigen|künftigen|späteren|"
    r"nächsten)\b[^.;]*\b(?:kann|können|könnte)\b",
    r"\berst\s+(?:im\s+Falle?|dann)\b[^.;]*\b(?:sinnvoll|möglich|kann|können)",
    r"^\W*(?:Sobald|Erst\s+wenn|Wenn)\b[^.;]*\b(?:vorlieg(?:t|en)|beschlossen|entschieden|bereitsteh(?:t|en)|"
    r"gesichert|genehmigt)\b",
)
#: What was and goes on.
STILL = re.compile(
    r"\bwurden?\s+und\s+(?:wird|werden)\b|\b(?:wird|werden)\s+(?:\w+\s+){0,3}(?:bereits|"
    r"schon)\s+(?:heute|jetzt|seit)\b",
    re.I,
)
#: What somebody is doing now, or promises to do.
IN_HAND = re.compile(
    rf"\b(?:derzeit|aktuell|zurzeit|gegenwärtig|momentan|gerade)\b[^.;]{{0,120}}\b(?:prüf(?:t|en)|geprüft|"
    rf"erarbeite[tn]|erstellt|durchgeführt|vorbereitet|untersucht|"
    rf"entwickelt|abgestimmt|statt|verhandelt|überarbeitet)\b|{CITY}\s+(?:\w+\s+)?(?:wird|"
    rf"werden)\b[^.;]{{2,200}}\w+en\b\s*(?:[.,;:)]|und\b|$)|\bentsprechend\s+(?:dem|des)\s+Antrag|"
    r"\barbeite[tn]\b[^.;]{0,60}\b(?:derzeit|aktuell|zurzeit|gegenwärtig)\b|\b(?:derzeit|aktuell|zurzeit|"
    r"gegenwärtig)\s+"
    r"arbeite[tn]\b|"
    rf"\b(?:wird|werden)\s+(?:die|das|der)\s+{CITY}[^.;]{{2,200}}\w+en\b\s*(?:[.,;:)]|und\b|$)|"
    r"\b(?:muss|müssen)\b[^.;]{0,120}\b(?:geprüft|geklärt|abgestimmt|untersucht)\b|"
    r"\bist\s+(?:noch\s+)?zu\s+(?:prüfen|"
    r"klären)\b|\bbedarf\s+(?:einer|der)\s+(?:näheren\s+)?Prüfung\b",
    re.I,
)
#: What is said of a part of the task only.
ON_A_PART = re.compile(
    r"^\W*(?:Bzgl\.?|Bezüglich|Hinsichtlich|Im\s+Hinblick\s+auf|Was\s|Soweit\s|Mit\s+Blick\s+auf|"
    r"Allerdings|Jedoch|Lediglich|Nur)|\b(?:flächendeckend\w*|generell\w*|pauschal\w*|per\s+se|in\s+jedem\s+Fall|"
    r"zusätzliche[rn]?|der\s+Zeitraum|zeitlich)\b",
    re.I,
)
#: What would be, if.
SUBJUNCTIVE = re.compile(r"\b(?:würden?|wären?|hätten?|müssten?|ließen?)\b", re.I)
#: A summary of what was said before speaks for all of it.
SUMS_UP = re.compile(
    r"^\W*(?:Insofern|Daher|Deshalb|Somit|Damit|Aus\s+(?:diesen|den\s+genannten)\s+Gründen|"
    r"Im\s+Ergebnis|Insgesamt|Zusammenfassend|Fazit|Vor\s+diesem\s+Hintergrund)\b",
    re.I,
)
#: Offices by their names; what a sentence calls its own office; the city as a whole.
OFFICE = re.compile(
    r"\b(?:[A-ZÄÖÜ]\w*(?:amt|behörde|dezernat|betriebe?)|Geschäftsbereich\s+[^.,;]{3,40}|"
    r"Amt\s+für\s+[^.,;]{3,60}?)\b"
)
THIS_OFFICE = re.compile(r"\bdiese[sr]?\s+(?:Amt\w*|Behörde|Stelle|Geschäftsbereich\w*)", re.I)
WHOLE_CITY = re.compile(
    r"\b(?:Landeshauptstadt(?:\s+[A-ZÄÖÜ]\w+)?|Stadtverwaltung|Verwaltung|"
    r"Stadt(?:\s+[A-ZÄÖÜ]\w+)?|Kommunen?|Gemeinden?)\b"
)
