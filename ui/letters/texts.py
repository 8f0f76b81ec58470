"""What the pages of a letter say beyond the page's own texts, in German and English.

A field with braces is a pattern for ``str.format``; its placeholders are named in the comment beside it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterTexts:
    """The texts of one language; named after where they stand."""

    language: str
    undated: str
    tools: str
    to_place: str
    copy: str
    copied: str
    open_original: str
    save_original: str
    misread: str
    misread_letter: str
    put_right: str
    classification: str
    keys: str
    keys_detail: str

    views: str
    reading: str
    original_page: str
    page_of: str  # {number} {count}
    previous_page: str
    next_page: str
    image: str  # {number}
    image_cited: str  # {number} {words}
    image_region: str  # {number}
    image_note: str
    stands_on: str  # {pages}
    goes_on: str  # {pages}
    no_box: str
    no_image: str

    place_lost: str
    same_place: str


GERMAN = LetterTexts(
    language="de",
    undated="ohne Datum",
    tools="Zu dieser Fundstelle",
    to_place="Zur markierten Stelle",
    copy="Adresse kopieren",
    copied="Kopiert",
    open_original="Original öffnen",
    save_original="Original herunterladen",
    misread="Diese Stelle ist falsch gelesen",
    misread_letter="Dieses Schreiben ist falsch gelesen",
    put_right="Berichtigen",
    classification="Einstufung",
    keys="Tasten",
    keys_detail="Pfeil links und rechts: vorige und nächste Fundstelle. Esc: zurück zur Antwort.",
    views="Ansicht",
    reading="Lesefassung",
    original_page="Original-Seite",
    page_of="Seite {number} von {count}",
    previous_page="Vorige Seite",
    next_page="Nächste Seite",
    image="Abbildung von Seite {number} des Originals; ihr Text steht in der Lesefassung.",
    image_cited="Abbildung von Seite {number} des Originals, umrandet ist die Fundstelle: {words}",
    image_region="Seite {number} des Originals",
    image_note="So sieht die Seite in der aufgenommenen Datei aus. Umrandet ist die Fundstelle.",
    stands_on="Die Fundstelle steht auf Seite {pages}.",
    goes_on="Die Fundstelle steht auf den Seiten {pages}.",
    no_box="Wo die Stelle auf der Seite steht, ist bei diesem Schreiben nicht bekannt.",
    no_image="Diese Seite lässt sich nicht abbilden. Bitte öffnen Sie das Original.",
    place_lost="Die Stelle, auf die der Verweis zeigt, gibt es in diesem Schreiben nicht. Gezeigt wird das ganze "
    "Schreiben.",
    same_place="Dieselbe Stelle in der neuen Fassung",
)

ENGLISH = LetterTexts(
    language="en",
    undated="undated",
    tools="About this source",
    to_place="To the marked passage",
    copy="Copy address",
    copied="Copied",
    open_original="Open the original",
    save_original="Download the original",
    misread="This passage was misread",
    misread_letter="This letter was misread",
    put_right="Put right",
    classification="Classification",
    keys="Keys",
    keys_detail="Left and right arrow: previous and next source. Esc: back to the answer.",
    views="View",
    reading="Reading version",
    original_page="Original page",
    page_of="Page {number} of {count}",
    previous_page="Previous page",
    next_page="Next page",
    image="Image of page {number} of the original; its text stands in the reading version.",
    image_cited="Image of page {number} of the original, framed is the passage: {words}",
    image_region="Page {number} of the original",
    image_note="This is what the page looks like in the file that was taken in. The passage is framed.",
    stands_on="The passage stands on page {pages}.",
    goes_on="The passage stands on pages {pages}.",
    no_box="Where the passage stands on the page is not known for this letter.",
    no_image="This page cannot be shown. Please open the original.",
    place_lost="The passage that the link points at is not in this letter. The whole letter is shown.",
    same_place="The same passage in the new version",
)


def texts(language: str) -> LetterTexts:
    """The texts of a language; German for any code but "en"."""
    return ENGLISH if language == "en" else GERMAN
