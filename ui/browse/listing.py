"""What lists are made of: a letter in a row, facts about it, what was chosen, the ways to the other pages of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.browsing import PAGE, matter
from assistant.letters import LetterEntry
from ingest.model import Tier
from ingest.text.references import is_session
from ui.browse.texts import BrowseTexts
from ui.browse.wanted import Wanted, vorgang_address
from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag
from ui.option_values import day as day_of


def letter_link(document_id: str, title: str) -> Html:
    """The link to a letter."""
    return tag("a", escaped(title), href=letter_address(document_id), lang="de", class_="schreiben")


def facts(said: Iterable[str | None], tier: Tier | None, texts: BrowseTexts) -> Html:
    """Facts from a letterhead on one line, and who may see the letter; "" where there are none.

    Args:
        said: Office, fraction and the like; None is left out.
        tier: Who may see it; None not to say.
        texts: The page's language.
    """
    rows = [tag("span", escaped(words), lang="de") for words in said if words]
    if tier is not None:
        rows.append(tag("span", escaped(texts.general.tiers[tier]), class_=f"ebene {tier}"))
    return tag("p", *rows, class_="angaben") if rows else Html("")


def letter_row(entry: LetterEntry, texts: BrowseTexts, tiers: bool, *more: Html) -> Html:
    """A letter in a list.

    Args:
        entry: The letter.
        texts: The page's language.
        tiers: Whether it says who may see it.
        more: What else stands in the row.
    """
    kind = tag("span", escaped(texts.general.kinds[entry.kind]), class_="was")
    heading = tag("h3", letter_link(entry.document_id, entry.title))
    rows = [tag("p", kind, day(entry, texts), class_="kopfzeile"), heading]
    if entry.subject:
        rows.append(tag("p", escaped(matter(entry.subject, entry.reference)), lang="de", class_="betreff"))
    rows.append(facts((entry.office, entry.fraction), entry.tier if tiers else None, texts))
    rows += more
    if entry.reference and not is_session(entry.reference):
        rows.append(tag("p", vorgang_link(entry.reference, texts), class_="wege-dazu"))
    return tag("li", *rows, class_="eintrag")


def day(entry: LetterEntry, texts: BrowseTexts) -> Html:
    """The date of a letter, or that it has none that can be read."""
    if entry.date is None:
        return tag("span", escaped(texts.no_date), class_="leise")
    return tag("time", escaped(texts.general.date(entry.date)), datetime=entry.date.isoformat())


def vorgang_link(reference: str, texts: BrowseTexts) -> Html:
    """The link to the page of a Vorgang."""
    return tag("a", escaped(f"{texts.vorgang} {reference}"), href=vorgang_address(reference))


def chosen(wanted: Wanted, path: str, texts: BrowseTexts) -> Html:
    """What was chosen, each with the way to take it away again; "" where nothing was."""
    rows = [
        tag(
            "li",
            tag("a", escaped(words), tag("span", escaped(" ×"), aria_hidden="true"), href=address, aria_label=name),
        )
        for words, address in _taken_away(wanted, path, texts)
        for name in (texts.without.format(what=words),)
    ]
    if not rows:
        return Html("")
    every = Wanted(q=wanted.q).address(path)
    if len(rows) > 1:
        rows.append(tag("li", tag("a", escaped(texts.reset), href=every, class_="alles")))
    return tag("div", tag("p", escaped(texts.chosen)), tag("ul", *rows), class_="gewaehlt")


def _taken_away(wanted: Wanted, path: str, texts: BrowseTexts) -> Iterator[tuple[str, str]]:
    """For each filter its words, and the address of the page without it."""
    if wanted.vorgang:
        yield f"{texts.vorgang} {wanted.vorgang}", wanted.address(path, vorgang="")
    if wanted.von or wanted.bis:
        typed = ((texts.since, wanted.von), (texts.until, wanted.bis))
        ends = [f"{word} {_as_day(end, texts)}" for word, end in typed if end]
        yield " ".join(ends), wanted.address(path, von="", bis="")
    for kind in wanted.art:
        yield kind.capitalize(), wanted.address(path, art=tuple(other for other in wanted.art if other != kind))
    if wanted.amt:
        yield wanted.amt, wanted.address(path, amt="")
    if wanted.fraktion:
        yield wanted.fraktion, wanted.address(path, fraktion="")
    if wanted.ebene:
        named = texts.general.tiers.get(Tier(wanted.ebene)) if wanted.ebene in list(Tier) else None
        yield named or wanted.ebene, wanted.address(path, ebene="")
    if wanted.offen:
        yield texts.only_open, wanted.address(path, offen=False)
    if wanted.stand:
        yield wanted.stand, wanted.address(path, stand="")
    if wanted.ueberfaellig:
        yield texts.only_overdue, wanted.address(path, ueberfaellig=False)


def _as_day(typed: str, texts: BrowseTexts) -> str:
    """What was typed as a day, as this language writes days; anything else as it was typed."""
    try:
        return texts.general.date(day_of(typed))
    except ValueError:
        return typed


def pager(wanted: Wanted, path: str, page: int, total: int, texts: BrowseTexts) -> Html:
    """The ways to the pages before and behind; "" where all stands on one."""
    pages = max(1, -(-total // PAGE))
    if pages == 1:
        return Html("")
    where = tag("span", escaped(texts.page.format(page=page, pages=pages)))
    before = _step(texts.previous, wanted.address(path, seite=page - 1) if page > 1 else None, "prev")
    behind = _step(texts.next, wanted.address(path, seite=page + 1) if page < pages else None, "next")
    return tag("nav", before, where, behind, class_="seiten", aria_label=texts.pages)


def _step(words: str, address: str | None, rel: str) -> Html:
    if address is None:
        return tag("span", escaped(words), class_="ende")
    return tag("a", escaped(words), href=address, rel=rel)


def field(name: str, caption: str, control: Html) -> Html:
    """A control of a form below its caption."""
    return tag("div", tag("label", escaped(caption), for_=f"feld-{name}"), control, class_=f"feld {name}")


def text_field(name: str, caption: str, value: str, hint: str = "", kind: str = "text") -> Html:
    """A line to type into."""
    control = tag(
        "input",
        type=kind,
        name=name,
        id=f"feld-{name}",
        value=value or None,
        maxlength="4000" if kind == "search" else "200",
        autocomplete="off",
        aria_describedby=f"hinweis-{hint}" if hint else None,
    )
    return field(name, caption, control)


def select(name: str, caption: str, nothing: str, options: Iterable[tuple[str, str]], value: str) -> Html:
    """A list to choose one from; a value that is not on it is added, so that nothing that was chosen is lost."""
    rows = list(options)
    if value and value not in (one for one, _ in rows):
        rows.insert(0, (value, value))
    shown = [tag("option", escaped(nothing), value="")]
    shown += [tag("option", escaped(words), value=one, selected=one == value) for one, words in rows]
    return field(name, caption, tag("select", *shown, name=name, id=f"feld-{name}"))


def told(here: str, sentences: Iterable[str]) -> Html:
    """Sentences that say what is not found or left out."""
    return joined(*(tag("p", escaped(one), class_=here) for one in sentences))
