"""Small words of questions: those that carry no meaning, say who speaks or which document is meant, or count people.

General knowledge about councils, none of it about one letter: a word here must be of use in any German city. What
people say and letters write otherwise stands in :mod:`assistant.thesaurus`.
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
