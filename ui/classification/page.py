"""The page on which a letter is classified: what holds, how that came, and the form that changes it."""

from __future__ import annotations

import datetime

from assistant.classifying import Classification, people
from ingest.archive.archive import TierDecision
from ingest.clearance import MARK_READER
from ingest.model import Tier
from ui.classification.texts import ClassificationTexts
from ui.letter_page import place_address
from ui.markup import Html, escaped, tag

#: Characters of a name and of a reason.
MOST_NAME, MOST_REASON = 100, 500


def body(found: Classification, done: bool, texts: ClassificationTexts) -> Html:
    """A letter's classification with its history and the form.

    Args:
        found: The letter's classification.
        done: Whether it was changed a moment ago.
        texts: The language.
    """
    rows = [
        tag("h1", escaped(f"{texts.title}: "), tag("span", escaped(found.title), lang="de")),
        tag("p", escaped(texts.done), class_="hinweis", role="status") if done else Html(""),
        tag("p", escaped(f"{texts.holds_now} "), tag("strong", escaped(texts.tiers[found.tier]))),
        tag("p", escaped(texts.sees[found.tier]), class_="leise"),
        tag("h2", escaped(texts.history)),
        tag("ol", *(_past(one, texts) for one in reversed(found.decisions)), class_="liste"),
        tag("h2", escaped(texts.change)),
        tag("p", escaped(texts.change_detail)),
        _form(found, texts),
        tag("p", tag("a", escaped(texts.back), href=place_address(found.document_id, ())), class_="zurueck"),
    ]
    return tag("div", *rows, class_="blatt einstufung")


def out_of_sight(texts: ClassificationTexts) -> Html:
    """What somebody is told who locked a letter and may not see it any more."""
    said = tag("p", escaped(texts.out_of_sight), role="status", class_="hinweis")
    onward = tag("p", tag("a", escaped(texts.onward), href="/suche"), class_="zurueck")
    return tag("div", tag("h1", escaped(texts.title)), said, onward, class_="blatt einstufung")


def _past(one: TierDecision, texts: ClassificationTexts) -> Html:
    when = datetime.datetime.fromisoformat(one.when).astimezone().strftime(texts.when_format)
    by = texts.by_rule if one.who == MARK_READER else texts.by.format(who=people(one.who))
    return tag(
        "li",
        tag("p", tag("strong", escaped(texts.decided.format(when=when, tier=texts.tiers[one.tier])))),
        tag("p", escaped(one.why), lang="de") if one.why else Html(""),
        tag("p", escaped(by), class_="leise"),
    )


def _form(found: Classification, texts: ClassificationTexts) -> Html:
    choices = []
    for tier in Tier:
        own = f"ebene-{tier.value}"
        radio = tag(
            "input",
            type="radio",
            name="ebene",
            value=tier.value,
            id=own,
            required=True,
            aria_describedby=f"{own}-folge",
            checked=tier is found.tier,
        )
        caption = tag("label", radio, escaped(texts.tiers[tier]), for_=own)
        choices.append(tag("div", caption, tag("p", escaped(texts.sees[tier]), id=f"{own}-folge", class_="leise")))
    detail = tag("small", escaped(texts.reason_detail), id="grund-dazu")
    reason = tag(
        "input",
        id="grund",
        name="grund",
        required=True,
        maxlength=str(MOST_REASON),
        autocomplete="off",
        lang="de",
        aria_describedby="grund-dazu",
    )
    name = tag("input", id="von", name="von", required=True, maxlength=str(MOST_NAME), autocomplete="name")
    return tag(
        "form",
        tag("input", type="hidden", name="stand", value=str(len(found.decisions))),
        tag("fieldset", tag("legend", escaped(texts.tier)), *choices),
        tag("p", tag("label", escaped(texts.your_name), for_="von"), name, class_="feld"),
        tag("p", tag("label", escaped(texts.reason), for_="grund"), detail, reason, class_="feld"),
        tag("p", tag("button", escaped(texts.save), class_="haupt")),
        class_="karte",
        method="post",
        action=f"/brief/{found.document_id}/einstufung",
    )
