"""What stands around a letter: what is cited and why, its ways to original, correction and address, its two views."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.labels import title
from ingest.model import Letter, Passage, Speaker, Tier
from ui.letter_page import Place, letter_address, place_address, reservation
from ui.letters.texts import LetterTexts
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts

#: How the address of the original page's view ends.
ORIGINAL = "ansicht=original"


@dataclass(frozen=True, slots=True)
class Shown:
    """A letter as somebody sees it.

    Attributes:
        letter: The letter.
        tier: Who may see it.
        place: What of it is cited.
        address: The permanent address of this place, absolute.
        passage: The passage that is cited; None for the letter as a whole.
        pages: Number of its pages as images; 0 where it has none.
        staff: Whether staff looks at it.
        classifies: Whether who looks at it may say who may see it.
    """

    letter: Letter
    tier: Tier
    place: Place
    address: str
    passage: Passage | None = None
    pages: int = 0
    staff: bool = False
    classifies: bool = False

    @property
    def path(self) -> str:
        """The address of this place within the site."""
        document_id = self.letter.source.document_id
        if self.place.cited or not self.place.passage:
            return place_address(document_id, self.place.cited)
        return letter_address(document_id, f"{document_id}/{self.place.passage}")

    def page_path(self, number: int = 0) -> str:
        """The address of the view of an original page (1-based); 0 for the one that holds what is cited."""
        joint = "&" if "?" in self.path else "?"
        return f"{self.path}{joint}{ORIGINAL}" + (f"&seite={number}" if number else "")


def panel(shown: Shown, view: Html, page: int, frame: PageTexts, texts: LetterTexts) -> Html:
    """A letter for the panel beside the conversation: what is cited stays, the letter below it scrolls.

    Args:
        shown: The letter.
        view: The letter as text or as the image of a page.
        page: Number of the page that the view shows; 0 for the text.
        frame: The page's texts.
        texts: The letters' texts.
    """
    keys = tag("details", tag("summary", escaped(texts.keys)), tag("p", escaped(texts.keys_detail)), class_="tasten")
    more = tag("nav", *_more(shown, frame), keys, class_="leiste mehr", aria_label=frame.own_page, lang=frame.language)
    name = texts.views if page == 0 else texts.original_page
    scrolled = tag("div", view, more, class_="rolle", tabindex="0", role="region", aria_label=name)
    return joined(_bar(frame), *_above(shown, page, frame, texts, Html("")), scrolled)


def page(shown: Shown, view: Html, page: int, frame: PageTexts, texts: LetterTexts) -> Html:
    """A letter on a page of its own, which needs no script; arguments as for :func:`panel`."""
    heading = tag("h1", escaped(title(shown.letter)), class_="vh", lang="de")
    more = tag("nav", *_more(shown, frame)[1:], class_="leiste mehr", aria_label=frame.source_text, lang=frame.language)
    jump = tag("a", escaped(texts.to_place), href="#stelle") if shown.place.cited and page == 0 else Html("")
    above = _above(shown, page, frame, texts, jump)
    return tag("div", heading, *above, view, more, id="brief", class_="eigene-seite")


def title_of(shown: Shown) -> str:
    """What a councillor calls the letter."""
    return title(shown.letter)


def missing(frame: PageTexts) -> Html:
    """What the panel says of a letter that is not there, or that its reader may not see: the two look the same."""
    return joined(_bar(frame), tag("p", escaped(frame.letter_missing), class_="fehlt", tabindex="-1"))


def _above(shown: Shown, page: int, frame: PageTexts, texts: LetterTexts, jump: Html) -> tuple[Html, ...]:
    """What stands above the view, in this order."""
    return (
        _superseded(shown, frame, texts),
        tag("p", escaped(texts.place_lost), class_="hinweis", role="note") if shown.place.lost else Html(""),
        _cited(shown, frame, texts),
        _tools(shown, frame, texts, jump),
        _views(shown, page, texts),
    )


def _bar(frame: PageTexts) -> Html:
    """The panel's buttons; the script shows and hides them and fills in the position."""
    pattern = frame.position.format(number="#", count="##")
    steps = (
        tag("button", escaped(frame.previous), type="button", class_="vorige", aria_keyshortcuts="ArrowLeft"),
        tag("span", class_="stand", data_pattern=pattern),
        tag("button", escaped(frame.next), type="button", class_="naechste", aria_keyshortcuts="ArrowRight"),
    )
    back = tag("button", escaped(frame.back_to_answer), type="button", class_="zurueck", aria_keyshortcuts="Escape")
    return tag(
        "div",
        tag("div", *steps, class_="blaettern", hidden=True),
        back,
        tag("button", escaped(frame.back_to_letters), type="button", class_="alle"),
        class_="leiste",
        lang=frame.language,
    )


def _superseded(shown: Shown, frame: PageTexts, texts: LetterTexts) -> Html:
    """That a newer version of the file is there, with the way to the same place in it, or else to its beginning."""
    place = shown.place
    if not place.newer:
        return Html("")
    words = texts.same_place if place.there else frame.newer_version
    link = tag("a", escaped(words), href=place_address(place.newer, place.there), target="_blank", rel="noopener")
    return tag("p", escaped(frame.superseded), Html(" "), link, class_="hinweis ueberholt", role="note")


def _cited(shown: Shown, frame: PageTexts, texts: LetterTexts) -> Html:
    """What is cited, in words: its label, date, office, tier, speaker, what it answers, the letter's reservation."""
    cited = shown.passage
    if cited is None:
        return Html("")
    rows = [tag("h2", escaped(cited.label), tabindex="-1", lang="de"), _facts(shown, cited, frame, texts)]
    if cited.asked:
        words = tag("span", escaped(cited.asked), class_="worte", lang="de")
        rows.append(tag("p", tag("strong", escaped(frame.answers_to)), escaped(" "), words, class_="frage-dazu"))
    reserved = reservation(shown.letter)
    if reserved and cited.speaker in (Speaker.OFFICE, Speaker.THIRD_PARTY):
        summary = tag("summary", escaped(frame.under_reservation))
        rows.append(tag("details", summary, tag("p", escaped(reserved), lang="de"), class_="vorbehalt"))
    return tag("section", *rows, class_="bezug", lang=frame.language)


def _facts(shown: Shown, cited: Passage, frame: PageTexts, texts: LetterTexts) -> Html:
    """Whose words, of which date and office, and who may see them."""
    head = shown.letter.head
    date = tag("time", escaped(frame.date(head.date)), datetime=head.date.isoformat()) if head.date else None
    facts = [
        tag("span", escaped(frame.speakers[cited.speaker]), class_=f"sprecher {cited.speaker}"),
        date or tag("span", escaped(texts.undated)),
        tag("span", escaped(head.office), lang="de") if head.office else Html(""),
        tag("span", escaped(frame.tiers[shown.tier]), class_=f"ebene {shown.tier}"),
    ]
    return tag("p", *(fact for fact in facts if fact), class_="angaben")


def _tools(shown: Shown, frame: PageTexts, texts: LetterTexts, jump: Html) -> Html:
    """What can be done with the place: go there, copy its address, open the original, say that it was misread."""
    document_id = shown.letter.source.document_id
    opens = texts.open_original if shown.pages else texts.save_original
    said = tag("span", class_="gesagt", role="status")
    copy = tag(
        "button",
        escaped(texts.copy),
        type="button",
        class_="kopieren",
        data_text=shown.address,
        data_done=texts.copied,
        hidden=True,
    )
    new_window: dict[str, str] = {"target": "_blank", "rel": "noopener"}
    original = tag("a", escaped(opens), href=f"/brief/{document_id}/original", **new_window)
    misread = texts.put_right if shown.staff else texts.misread if shown.place.passage else texts.misread_letter
    path = "berichtigen" if shown.staff else "falsch-gelesen"
    at = "_".join(f"{start}-{end}" for start, end in shown.place.cited)
    wrong = tag("a", escaped(misread), href=f"/brief/{document_id}/{path}" + (f"?zeichen={at}" if at else ""))
    ways = (jump, copy, original, wrong, _tier(shown, frame, texts), said)
    return tag("nav", *ways, class_="leiste werkzeug", aria_label=texts.tools)


def _tier(shown: Shown, frame: PageTexts, texts: LetterTexts) -> Html:
    """Who may see the letter, with the way to change it; "" for what everybody sees and this reader cannot change."""
    held = frame.tiers[shown.tier]
    if shown.classifies:
        address = f"/brief/{shown.letter.source.document_id}/einstufung"
        return tag("a", escaped(f"{texts.classification}: {held}"), href=address)
    return Html("") if shown.tier is Tier.OEFFENTLICH else tag("span", escaped(held), class_=f"ebene {shown.tier}")


def _views(shown: Shown, page: int, texts: LetterTexts) -> Html:
    """The two views of a PDF; "" for other formats, which have no pages to show."""
    if not shown.pages:
        return Html("")
    rows = (
        _view(texts.reading, shown.path, "lesefassung", page == 0),
        _view(texts.original_page, shown.page_path(), "original", page > 0),
    )
    return tag("nav", *rows, class_="leiste ansichten", aria_label=texts.views)


def _view(caption: str, address: str, which: str, current: bool) -> Html:
    mark = "true" if current else None
    return tag("a", escaped(caption), href=address, class_="ansicht", data_ansicht=which, aria_current=mark)


def _more(shown: Shown, frame: PageTexts) -> list[Html]:
    """The letter on a page of its own, and its text as it was read."""
    document_id = shown.letter.source.document_id
    ways = ((frame.own_page, shown.path), (frame.source_text, f"/brief/{document_id}/text"))
    return [tag("a", escaped(words), href=way, target="_blank", rel="noopener") for words, way in ways]
