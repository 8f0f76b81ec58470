"""The pages of data protection: two forms, what they find, and the receipts."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Sequence

from assistant.erasing.receipt import Receipt
from assistant.erasing.selection import Condemned
from assistant.persons.naming import Named, Naming, NamingLetter
from ui.data_protection import texts as de
from ui.data_protection.told import condemned_line, files_of, receipt_lines, summary
from ui.letter_page import place_address
from ui.markup import Html, escaped, joined, tag, unseen
from ui.render import verbatim_html

#: Where the pages are.
HOME = "/datenschutz"


def home_body(receipts: Sequence[Receipt]) -> Html:
    """The two forms, and the receipts, the latest first."""
    rows = [tag("h1", escaped(de.TITLE)), tag("p", escaped(de.INTRO))]
    rows.append(_form("person", de.PERSON, de.PERSON_HINT, "name", de.NAME, de.SEARCH))
    rows.append(_form("loeschen", de.ERASE, de.ERASE_HINT, "was", de.WHAT, de.SHOW))
    rows.append(tag("h2", escaped(de.RECEIPTS)))
    if not receipts:
        rows.append(tag("p", escaped(de.NO_RECEIPTS), class_="leer"))
    links = (
        tag("li", tag("a", escaped(_receipt_title(one)), href=f"{HOME}/bescheinigung/{one.number}")) for one in receipts
    )
    return _sheet(*rows, tag("ul", *links) if receipts else Html(""), back=False)


def naming_body(found: Naming) -> Html:
    """What names a person, letter by letter, with the way to each passage, and a button for the file."""
    rows = [tag("h1", escaped(f"{de.PERSON}: {found.name}")), tag("p", escaped(summary(found)))]
    if found.letters:
        rows.append(
            tag(
                "form",
                tag("input", type="hidden", name="name", value=found.name),
                tag("p", tag("button", escaped(de.AS_FILE), name="datei", value="1")),
                tag("p", escaped(de.AS_FILE_HINT), class_="leise"),
                method="post",
                action=f"{HOME}/person",
            )
        )
    return _sheet(*rows, *(_letter(one) for one in found.letters))


def condemned_body(name: str, condemned: Sequence[Condemned]) -> Html:
    """What would be erased, and the button that does it."""
    options = [tag("option", escaped(de.CHOOSE), value="")]
    options += [tag("option", escaped(words), value=reason.value) for reason, words in de.REASONS.items()]
    ids = (tag("input", type="hidden", name=f"kennung-{n}", value=one.document_id) for n, one in enumerate(condemned))
    files = files_of(condemned)
    return _sheet(
        tag("h1", escaped(f"{de.WOULD_GO}: {name}")),
        tag("ul", *map(_condemned, condemned)),
        tag("p", escaped(de.FOR_GOOD), class_="hinweis"),
        *([tag("p", escaped(f"Diese Dateien bleiben liegen: {'; '.join(files)}"))] if files else []),
        tag(
            "form",
            *ids,
            tag(
                "p",
                tag("label", escaped(de.REASON), for_="grund"),
                tag("select", *options, id="grund", name="grund", required=True),
                class_="feld",
            ),
            tag("p", tag("button", escaped(de.DO_ERASE), class_="gefahr")),
            method="post",
            action=f"{HOME}/loeschen",
        ),
        tag("p", tag("a", escaped(de.CANCEL), href=HOME), class_="zurueck"),
        back=False,
    )


def receipt_body(receipt: Receipt) -> Html:
    """A receipt."""
    title, *lines = receipt_lines(receipt)
    return _sheet(tag("h1", escaped(title)), *_paragraphs(lines))


def _condemned(one: Condemned) -> Html:
    """A letter that would go, with the way to it: whoever erases looks at it first."""
    said = condemned_line(one).removeprefix(one.title)
    way = Html("") if one.is_older else tag("a", escaped(one.title), href=f"/brief/{one.document_id}")
    return tag("li", way or escaped(one.title), escaped(said), lang="de")


def _paragraphs(lines: Sequence[str]) -> Iterator[Html]:
    """Lines of plain text as paragraphs; those that begin with a dash as the entries of lists."""
    for is_list, some in itertools.groupby(lines, lambda line: line.startswith("- ")):
        if is_list:
            yield tag("ul", *(tag("li", escaped(line.removeprefix("- "))) for line in some))
        else:
            yield from (tag("p", escaped(line)) for line in some)


def _receipt_title(receipt: Receipt) -> str:
    named = ", ".join(dict.fromkeys(one.reference or "ohne Zeichen" for one in receipt.letters))
    day = datetime.date.fromisoformat(receipt.ended_at[:10]).strftime("%d.%m.%Y")
    return f"{de.RECEIPT.format(number=receipt.number)} vom {day}: {named}"


def _form(path: str, heading: str, hint: str, field: str, label: str, button: str) -> Html:
    own = f"{path}-{field}"
    return tag(
        "form",
        tag("h2", escaped(heading)),
        tag(
            "p",
            tag("label", escaped(label), for_=own),
            tag("small", escaped(hint), id=f"{own}-dazu"),
            tag(
                "input",
                id=own,
                name=field,
                required=True,
                maxlength="200",
                autocomplete="off",
                aria_describedby=f"{own}-dazu",
            ),
            class_="feld",
        ),
        tag("p", tag("button", escaped(button), class_="haupt")),
        method="post",
        action=f"{HOME}/{path}",
    )


def _letter(letter: NamingLetter) -> Html:
    older = f", {de.OLDER}" if letter.is_older else ""
    heading = tag("h2", tag("a", escaped(letter.title), href=f"/brief/{letter.document_id}"), lang="de")
    rows = [heading, tag("p", escaped(f"{de.tier(letter.tier)}{older}"), class_="leise")]
    rows += [_mention(letter.document_id, one) for one in letter.named]
    rows += [tag("p", escaped(f"{de.RECORDS[kind]}: {words}")) for kind, words in letter.records]
    erase = tag(
        "form",
        tag("input", type="hidden", name="was", value=letter.document_id),
        tag("p", tag("button", escaped(de.SHOW), unseen(f": {letter.title}"), class_="ruhig")),
        method="post",
        action=f"{HOME}/loeschen",
    )
    return tag("section", *rows, erase)


def _mention(document_id: str, one: Named) -> Html:
    where = tag("a", escaped(one.label or de.OUTSIDE), href=place_address(document_id, ((one.start, one.end),)))
    how = escaped(f" ({de.WRITINGS[one.writing]})")
    return joined(tag("p", where, how), tag("blockquote", verbatim_html(one.words), lang="de"))


def _sheet(*rows: Html, back: bool = True) -> Html:
    way = [tag("p", tag("a", escaped(de.BACK), href=HOME), class_="zurueck")] if back else []
    return tag("div", *rows, *way, class_="blatt", lang="de")
