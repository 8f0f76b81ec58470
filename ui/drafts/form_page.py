"""The form that asks for a draft: tier first, then reservations, then the enquiry as a file or as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.drafting.draft import Reservation
from ingest.corpus import SUPPORTED
from ui.drafts.kept import Kept
from ui.drafts.texts import DraftTexts
from ui.drafts.wanted import OUTGOING, RESERVATION, TIER
from ui.markup import Html, escaped, tag

#: An enquiry is one letter, never an archive of them.
ACCEPTED = ",".join(sorted(SUPPORTED - {".zip"}))
#: Characters that can be typed.
MOST_TYPED = 100_000


def form(
    texts: DraftTexts,
    recent: Sequence[tuple[str, Kept]],
    filled: Mapping[str, str] | None = None,
    fault: str = "",
    writes: bool = False,
) -> Html:
    """The page on which a draft is asked for.

    Args:
        texts: Its texts.
        recent: Drafts of this visitor with their ids, the latest first.
        filled: What was filled in when it was sent last, if that failed.
        fault: Why it failed, a German sentence; "" at first.
        writes: Whether a language model is set up that can word the answers.
    """
    given = filled or {}
    message = tag("p", escaped(fault), role="alert", class_="stoerung", lang="de") if fault else Html("")
    tiers = [(tier.value, texts.tiers[tier], texts.tier_details[tier]) for tier in OUTGOING]
    reservations = [(one.value, texts.reservations[one], texts.reservation_details[one]) for one in Reservation]
    contents = (
        _choice("ebene", texts.tier, tiers, given.get("ebene", TIER.value)),
        _choice("vorbehalt", texts.reservation, reservations, given.get("vorbehalt", RESERVATION.value)),
        _enquiry(texts, given),
        _wording(texts, given) if writes else Html(""),
        tag("p", tag("button", escaped(texts.make), type="submit"), class_="absenden"),
    )
    sheet = tag("form", *contents, action="/entwurf", method="post", enctype="multipart/form-data", class_="karte")
    head = (tag("h1", escaped(texts.title)), tag("p", escaped(texts.intro), class_="vorspann"))
    return tag("div", *head, message, sheet, _recent(texts, recent), class_="entwurf anfrage")


def gone(texts: DraftTexts) -> Html:
    """What staff finds at the address of a draft that is not there any more."""
    way = tag("p", tag("a", escaped(texts.title), href="/entwurf", class_="knopf"))
    return tag("section", tag("h1", escaped(texts.gone_title)), tag("p", escaped(texts.gone)), way, class_="meldung")


def _choice(name: str, legend: str, choices: Sequence[tuple[str, str, str]], chosen: str) -> Html:
    rows = []
    for number, (value, caption, detail) in enumerate(choices, 1):
        own = f"{name}-{number}"
        radio = tag(
            "input",
            type="radio",
            name=name,
            value=value,
            id=own,
            checked=value == chosen,
            required=True,
            aria_describedby=f"{own}-folge",
        )
        label = tag("label", radio, escaped(caption), for_=own)
        rows.append(tag("div", label, tag("p", escaped(detail), id=f"{own}-folge", class_="leise"), class_="wahl"))
    return tag("fieldset", tag("legend", escaped(legend)), tag("div", *rows, class_="wahlen"))


def _enquiry(texts: DraftTexts, given: Mapping[str, str]) -> Html:
    file = (
        tag("label", escaped(texts.file), for_="datei"),
        tag("input", type="file", id="datei", name="datei", accept=ACCEPTED, aria_describedby="datei-dazu"),
        tag("p", escaped(texts.file_detail), id="datei-dazu", class_="leise"),
    )
    typed = (
        tag("label", escaped(texts.typed), for_="text"),
        tag(
            "textarea",
            escaped(given.get("text", "")),
            id="text",
            name="text",
            rows="8",
            maxlength=str(MOST_TYPED),
            lang="de",
            aria_describedby="text-dazu",
        ),
        tag("p", escaped(texts.typed_detail), id="text-dazu", class_="leise"),
    )
    return tag("fieldset", tag("legend", escaped(texts.enquiry)), tag("div", *file), tag("div", *typed))


def _wording(texts: DraftTexts, given: Mapping[str, str]) -> Html:
    """Whether a language model shall word the answers; not chosen beforehand."""
    box = tag(
        "input", type="checkbox", id="ki", name="ki", value="ja", checked="ki" in given, aria_describedby="ki-dazu"
    )
    detail = tag("p", escaped(texts.wording_detail), id="ki-dazu", class_="leise")
    row = tag("div", tag("label", box, escaped(texts.wording_choice), for_="ki"), detail, class_="wahl")
    return tag("fieldset", tag("legend", escaped(texts.wording)), row)


def _recent(texts: DraftTexts, recent: Sequence[tuple[str, Kept]]) -> Html:
    if not recent:
        return Html("")
    rows = []
    for did, kept in recent:
        name = kept.draft.enquiry.reference or kept.draft.enquiry.subject or texts.unnamed
        words = texts.recent_row.format(reference=name, time=f"{kept.begun_at:%H:%M}")
        rows.append(tag("li", tag("a", escaped(words), href=f"/entwurf/{did}")))
    return tag("section", tag("h2", escaped(texts.recent)), tag("ul", *rows, class_="letzte"))
