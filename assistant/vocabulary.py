"""What councillors write and what letters write: small words, everyday words of municipal German, English words.

General knowledge about councils, none of it about one letter: a word here must be of use in any German city.
"""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written with blanks between them."""
    return frozenset(text.split())


#: Words that carry no meaning of their own in a question, German and English.
FUNCTION_WORDS = words_of(
    """der die das des dem den ein eine einer eines einem einen und oder aber auch als wie was wer wem wen wessen wo
    wann warum weshalb wieso wofür wozu womit wovon wobei woran worum worüber wodurch welche welcher welches welchen
    welchem wieviel wieviele viel viele vielen mehr in im an am auf aus bei beim von vom zu zum zur für über unter nach
    mit ohne gegen um durch vor seit bis zwischen ist sind war waren wird werden wurde wurden worden sein hat haben
    hatte habe hast gibt es er sie ihr wir ich man sich nicht kein keine noch schon nur so dass daß ob wenn dann da dort
    hier diese dieser dieses diesen diesem jene davon dazu dafür damit daran dabei denn doch mal bitte kann können
    konnte soll sollen sollte muss müssen darf dürfen will wollen laut sowie bzw etwa genau eigentlich überhaupt konkret
    hallo hi hey moin servus danke dank guten machen macht gemacht tun tut getan sagt sagen gesagt steht stehen geht
    the a an of to in on at for from by with and or is are was were be been has have had do does did what who whom whose
    when where why which how many much that this these those it its they their there about into than then as not no
    any"""
)
#: Words that say whose words or which document is meant (see :class:`assistant.asking.Voice`).
SPEAKER_WORDS = words_of(
    """stadtrat rat gemeinderat verwaltung stadtverwaltung rathaus fragesteller anfragesteller anfragende bericht
    kontrollbericht schreiben brief antwort antwortschreiben beschlusskontrolle anfrage dokument unterlagen stadt
    council administration letter reply enquiry"""
)
#: Words for the documents themselves say where to look, not what for.
DOCUMENT_WORDS = words_of(
    """präambel beschlusskontrolle anfrage beschluss beschlusspunkt punkt frage brief schreiben antwort unterlagen
    dokument"""
)
#: People are counted under many names.
PEOPLE_WORDS = words_of(
    "mensch menschen leute person personen flüchtling flüchtlinge geflüchtete people persons refugees"
)

#: Everyday or short word (folded by :func:`assistant.terms.fold`) → words a letter may use instead.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "ob": ("oberbürgermeister",),
    "oberbürgermeister": ("ob",),
    "stadtoberhaupt": ("oberbürgermeister",),
    "stadtspitze": ("oberbürgermeister",),
    "ratsherr": ("stadtrat", "mitglied"),
    "ratsmitglied": ("stadtrat", "mitglied"),
    "rathaus": ("stadt", "verwaltung", "städtische"),
    "vorschrift": ("gesetz", "gemo", "abs"),
    "quote": ("schlüssel", "prozent"),
    "anlaufstelle": ("beratungsstelle", "kontaktstelle", "büro"),
    "heim": ("unterbringung", "unterkunft"),
    "heime": ("unterbringung", "unterkunft"),
    "verein": ("vereine", "vereinen"),
    "bündnis": ("netzwerk",),
    "verbund": ("netzwerk",),
    "bewilligen": ("verfügung", "beschließt"),
    "bewilligt": ("verfügung", "beschließt"),
    "freigegeben": ("verfügung", "beschließt"),
    "schulung": ("fortbildung", "fortbildungen"),
    "schulungen": ("fortbildung", "fortbildungen"),
    "infoabend": ("informationsveranstaltung",),
    "infoabende": ("informationsveranstaltung",),
    "beschäftigte": ("mitarbeiter", "mitarbeiterinnen"),
    "bund": ("bundesregierung", "bundesebene"),
    "rat": ("stadtrat",),
    "stadt": ("landeshauptstadt", "stadtverwaltung", "verwaltung"),
    "verwaltung": ("stadtverwaltung", "landeshauptstadt", "amt"),
    "geld": ("euro", "mittel", "finanziert", "förderung"),
    "bezahlen": ("finanzieren", "finanziert", "förderung", "fördern"),
    "zahlen": ("finanzieren", "finanziert"),
    "finanzieren": ("bezahlen", "förderung"),
    "flüchtling": ("geflüchtete", "flüchtende", "geflüchteter", "flucht", "asyl"),
    "geflüchtete": ("flüchtlinge", "flucht", "asyl"),
    "asylbewerber": ("geflüchtete", "flüchtlinge", "asyl"),
    "migrant": ("zugewanderte", "migranten", "geflüchtete"),
    "unterschreiben": ("unterzeichnen", "unterzeichnete"),
    "arbeitsagentur": ("bundesagentur", "arbeit"),
    "behörde": ("amt",),
    "mail": ("e-mail",),
    "gründen": ("initiieren", "initiiert"),
    "kritik": ("kritisieren", "bemängeln", "beanstanden", "unzureichend", "mangelhaft"),
    "kosten": ("euro",),
    "umgesetzt": ("erledigt", "erfüllt", "abgearbeitet", "verwirklicht"),
    "umsetzen": ("umgesetzt", "erledigt"),
    "abgearbeitet": ("umgesetzt", "erledigt"),
    "abarbeiten": ("umgesetzt", "erledigt"),
    "erledigt": ("umgesetzt", "erfüllt"),
    "implemented": ("umgesetzt", "erledigt"),
    "ausgezahlt": ("gezahlt", "überwiesen", "geflossen", "ausgereicht"),
    "geflossen": ("gezahlt", "überwiesen", "ausgezahlt", "ausgereicht"),
    "informieren": ("unterrichten", "aufklären", "informiert"),
    "aufklären": ("informieren", "informiert"),
    "aufgeklärt": ("informiert", "informieren"),
    "beraten": ("beratung",),
    "eu": ("europäische", "europäischen", "europa"),
    "un": ("vereinte", "vereinten"),
    "flüchtlingshilfe": ("geflüchtete", "flüchtende", "flucht"),
}

#: English words of councils → what German letters write; a question's English words count as these.
ENGLISH: dict[str, tuple[str, ...]] = {
    "mayor": ("oberbürgermeister", "bürgermeister"),
    "deputy": ("beigeordnete", "zweite"),
    "council": ("stadtrat",),
    "councillor": ("stadtrat", "mitglied"),
    "city": ("stadt", "landeshauptstadt"),
    "cities": ("städte",),
    "town": ("stadt",),
    "state": ("land", "freistaat", "staatsministerium", "landesregierung"),
    "federal": ("bund", "bundes", "bundesebene", "bundesregierung"),
    "government": ("regierung", "bundesregierung"),
    "administration": ("verwaltung", "stadtverwaltung"),
    "office": ("amt", "behörde", "geschäftsbereich"),
    "department": ("geschäftsbereich", "amt"),
    "ministry": ("ministerium", "staatsministerium"),
    "authority": ("behörde",),
    "immigration": ("ausländer", "ausländerbehörde"),
    "foreigners": ("ausländer", "ausländerbehörde"),
    "commissioner": ("beauftragte", "beauftragter"),
    "petition": ("petition",),
    "resolution": ("beschluss", "resolution"),
    "decision": ("beschluss", "entscheidung"),
    "enquiry": ("anfrage",),
    "inquiry": ("anfrage",),
    "question": ("frage", "anfrage"),
    "reply": ("antwort",),
    "answer": ("antwort", "beantwortung"),
    "answered": ("beantwortung", "beantworte", "antwort"),
    "letter": ("schreiben", "brief"),
    "signed": ("unterzeichnete", "unterschrieben"),
    "refugee": ("geflüchtete", "flüchtlinge", "flucht"),
    "refugees": ("geflüchtete", "flüchtlinge", "flucht"),
    "asylum": ("asyl",),
    "migrants": ("migranten", "zugewanderte"),
    "people": ("menschen", "personen"),
    "persons": ("personen", "menschen"),
    "women": ("frauen",),
    "men": ("männer",),
    "children": ("kinder", "kindern"),
    "hardship": ("härtefall",),
    "deportation": ("abschiebung",),
    "deported": ("abgeschoben", "abschiebung"),
    "residence": ("aufenthalt", "aufenthaltstitel"),
    "integration": ("integration",),
    "courses": ("kurse",),
    "labour": ("arbeit", "arbeitsmarkt"),
    "labor": ("arbeit", "arbeitsmarkt"),
    "work": ("arbeit", "arbeitet"),
    "employment": ("arbeit", "beschäftigung", "arbeitsmarkt"),
    "housing": ("unterbringung", "wohnungen"),
    "accommodation": ("unterbringung",),
    "accommodated": ("untergebracht",),
    "housed": ("untergebracht",),
    "flats": ("wohnungen",),
    "private": ("privat",),
    "privately": ("privat",),
    "percent": ("prozent",),
    "share": ("anteil", "prozent"),
    "money": ("euro", "mittel"),
    "euros": ("euro",),
    "funding": ("förderung", "finanziert"),
    "pays": ("finanziert", "bezahlt"),
    "paid": ("finanziert", "bezahlt", "gezahlt"),
    "aid": ("hilfe",),
    "help": ("hilfe",),
    "support": ("unterstützung", "unterstützen"),
    "network": ("netzwerk",),
    "networks": ("netzwerke", "netzwerken"),
    "associations": ("vereine",),
    "organisations": ("organisationen", "vereine"),
    "organizations": ("organisationen", "vereine"),
    "cooperation": ("zusammenarbeit", "kooperation"),
    "nuclear": ("nukleare", "atomwaffen"),
    "weapons": ("atomwaffen", "waffen"),
    "disarmament": ("abrüstung",),
    "peace": ("frieden", "peace"),
    "founded": ("initiiert", "gegründet"),
    "member": ("mitglied",),
    "members": ("mitglieder",),
    "countries": ("ländern", "länder"),
    "germany": ("deutschland",),
    "german": ("deutsch", "deutschen"),
    "bavaria": ("bayern", "bayerisch"),
    "hesse": ("hessen", "hessisch"),
    "lower": ("nieder",),
    "palatinate": ("pfalz",),
    "saxony": ("sachsen", "sächsisch"),
    "thuringia": ("thüringen", "thüringisch"),
    "westphalia": ("westfalen", "westfälisch"),
    "ukraine": ("ukraine",),
    "ukrainian": ("ukrainisch", "ukrainischen"),
    "ukrainians": ("ukrainer", "ukraine"),
    "europe": ("europa",),
    "european": ("europäische", "europäischen"),
    "borders": ("grenzen", "außengrenzen"),
    "un": ("un", "vereinte"),
    "twin": ("städtepartnerschaft", "partnerstadt"),
    "partner": ("partner", "zusammenarbeit"),
    "guideline": ("leitfaden", "richtlinie"),
    "law": ("gesetz", "recht"),
    "court": ("gericht", "oberverwaltungsgericht"),
    "ruling": ("urteil",),
    "subject": ("betreff",),
    "date": ("datum",),
    "registered": ("registriert", "erfasst"),
    "recorded": ("erfasst",),
    "count": ("erfasst", "zahl"),
    "weekly": ("wöchentlich",),
    "meeting": ("sitzung", "runde"),
    "meetings": ("sitzungen", "runden"),
    "action": ("maßnahme", "aktionsplan"),
    "plan": ("plan", "aktionsplan"),
    "pilot": ("modellprojekt",),
    "project": ("projekt", "modellprojekt"),
    "employees": ("mitarbeiter", "mitarbeiterinnen"),
    "staff": ("mitarbeiter", "mitarbeiterinnen"),
    "phone": ("telefon", "telefonisch"),
    "permit": ("genehmigung", "erlaubnis"),
    "tram": ("straßenbahn",),
    "school": ("schule",),
    "schools": ("schulen", "schule"),
    "street": ("straße",),
    "road": ("straße",),
    "traffic": ("verkehr",),
    "building": ("gebäude", "bau"),
    "budget": ("haushalt",),
    "year": ("jahr",),
    "january": ("januar",),
    "february": ("februar",),
    "march": ("märz",),
    "may": ("mai",),
    "june": ("juni",),
    "july": ("juli",),
    "october": ("oktober",),
    "december": ("dezember",),
    "harbour": ("hafen",),
    "harbor": ("hafen",),
    "safe": ("sicher",),
}
