"""The frame of every page but the conversation's: head, navigation, switch of language, and what is said of faults.

A page is whole without any script. Style sheets and scripts are files of ours, by name.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from assistant.roles import Role
from ingest.errors import BadInput, FundstelleError
from ingest.model import Tier
from ui.markup import Html, escaped, joined, tag
from ui.shell_texts import ShellTexts, texts
from ui.visitor import Visitor

#: Nothing of a page is kept: the next person at the same machine sees none of it.
UNCACHED = {"Cache-Control": "no-store"}
_STYLES = ("colours.css", "shell.css")


def page(
    title: str,
    body: Html,
    visitor: Visitor,
    here: str,
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    status: int = 200,
) -> HTMLResponse:
    """A whole page.

    Args:
        title: For the browser's tab; the program's name is added.
        body: What stands in ``main``; the page's one ``h1`` is in it.
        visitor: Who asked; decides language and navigation.
        here: Address of this page as it was asked for, path and query: the switch of language leads back to it, and
            the entry of the navigation that it lies under is marked.
        styles: Names of style sheets below ``ui/static``, after those of every page.
        scripts: Names of modules below ``ui/static``.
        status: The HTTP status.
    """
    words = texts(visitor.language)
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", escaped(f"{title} · Fundstelle")),
        tag("link", rel="icon", href="/fundstelle/icon.svg", type="image/svg+xml"),
        *(tag("link", rel="stylesheet", href=f"/fundstelle/{name}") for name in (*_STYLES, *styles)),
        *(tag("script", type="module", src=f"/fundstelle/{name}") for name in scripts),
    )
    frame = (
        tag("a", escaped(words.skip), href="#inhalt", class_="sprung"),
        _head(visitor, here, words),
        tag("main", body, id="inhalt", tabindex="-1"),
        tag("footer", tag("p", escaped(words.local)), class_="fuss"),
    )
    document = tag("html", tag("head", head), tag("body", *frame, class_="huelle"), lang=words.language)
    return HTMLResponse(f"<!doctype html>\n{document}\n", status_code=status, headers=UNCACHED)


def navigation(visitor: Visitor, here: str) -> Html:
    """The ways to the other pages, in the visitor's language.

    Args:
        visitor: Staff finds three pages more.
        here: Address of the page; the entry that it lies under is marked.
    """
    words = texts(visitor.language)
    rows = []
    for address, caption in entries(visitor):
        path = here.partition("?")[0]
        current = path == address or (address != "/" and path.startswith(f"{address}/"))
        rows.append(tag("li", tag("a", escaped(caption), href=address, aria_current="page" if current else None)))
    return tag("nav", tag("ul", *rows), class_="wege", aria_label=words.pages)


def entries(visitor: Visitor) -> tuple[tuple[str, str], ...]:
    """Address and caption of the pages that a visitor can go to, in the visitor's language."""
    words = texts(visitor.language)
    everyone = (
        ("/", words.ask),
        ("/suche", words.search),
        ("/vorgaenge", words.vorgaenge),
        ("/umsetzung", words.implementation),
        ("/gemerkt", words.remembered),
        ("/verlauf", words.history),
    )
    staff = (("/entwurf", words.drafts), ("/aufnahme", words.uploads), ("/meldungen", words.misreadings))
    protection = (("/datenschutz", words.data_protection),)
    own = (staff if visitor.is_staff else ()) + (protection if visitor.has(Role.DATA_PROTECTION) else ())
    return everyone + own


def not_there(visitor: Visitor) -> HTMLResponse:
    """The page for what is not there, and for what its visitor may not see: the two are the same, byte by byte."""
    words = texts(visitor.language)
    body = _message(words.not_there, words.not_there_detail, words)
    if visitor.may_sign_in and visitor.signed_in is None:
        way = tag("p", tag("a", escaped(words.sign_in), href="/anmelden", class_="knopf"))
        body = joined(body, tag("section", tag("p", escaped(words.not_there_yet)), way, class_="meldung"))
    return page(words.not_there, body, visitor, "", status=404)


def refused(visitor: Visitor, status: int) -> HTMLResponse:
    """The page for a request that was not let in: from elsewhere (403), not there (404), too large (411, 413)."""
    words = texts(visitor.language)
    if status == 404:
        return not_there(visitor)
    body = _message(words.refused, words.foreign if status == 403 else words.too_large, words)
    return page(words.refused, body, visitor, "", status=status)


def fault(visitor: Visitor, found: FundstelleError | None) -> HTMLResponse:
    """The page for a fault: 400 where something else was expected of the visitor, else 503.

    Args:
        visitor: Who asked.
        found: The fault; None for one of the program that has no sentence of its own.
    """
    words = texts(visitor.language)
    heading = words.refused if isinstance(found, BadInput) else words.fault
    said = str(found) if found else words.general_fault
    body = _message(heading, said, words, language="de" if found else None)
    return page(heading, body, visitor, "", status=status_of(found))


def sentence(visitor: Visitor, status: int, found: FundstelleError | None = None) -> Response:
    """The same for a script, which shows it in a page that is there already: one sentence.

    Args:
        visitor: Who asked.
        status: The HTTP status.
        found: The fault; None for what is not there (404) or a fault of the program.
    """
    words = texts(visitor.language)
    said = str(found) if found else words.not_there if status == 404 else words.general_fault
    return PlainTextResponse(said, status_code=status, headers=UNCACHED)


def status_of(found: FundstelleError | None) -> int:
    """The HTTP status of a fault."""
    return 400 if isinstance(found, BadInput) else 503


def _head(visitor: Visitor, here: str, words: ShellTexts) -> Html:
    name = tag("p", tag("a", escaped("Fundstelle"), href="/", lang="de"), class_="marke")
    account = _account(visitor, here, words)
    switch = _switch(visitor, here, words)
    return tag("header", name, role_html(visitor), account, switch, navigation(visitor, here), class_="kopf")


def role_html(visitor: Visitor) -> Html:
    """That somebody sees more than the public; what they read here does not belong in every mail."""
    words = texts(visitor.language)
    if not visitor.sees_more and not visitor.is_staff:
        return Html("")
    named = words.staff
    if not visitor.is_staff:
        named = words.data_protection if visitor.has(Role.DATA_PROTECTION) else words.councillor
    detail = words.locked_detail if Tier.GESPERRT in visitor.principal.tiers else words.staff_detail
    return tag("p", tag("strong", escaped(named)), tag("span", escaped(detail)), class_="rolle")


def account_html(visitor: Visitor, here: str = "/") -> Html:
    """Who is signed in, with the way to their account; else the way to sign in, where there is one."""
    words = texts(visitor.language)
    if visitor.signed_in is not None:
        named = escaped(words.signed_in.format(name=visitor.signed_in.name))
        return tag("p", tag("a", named, href="/konto"), class_="konto")
    if not visitor.may_sign_in:
        return Html("")
    back = f"?{urlencode({'zurueck': here}, errors='replace')}" if here not in ("", "/") else ""
    return tag("p", tag("a", escaped(words.sign_in), href=f"/anmelden{back}"), class_="konto")


def _account(visitor: Visitor, here: str, words: ShellTexts) -> Html:
    """The same, with the button that signs out; it needs no script."""
    if visitor.signed_in is None or not visitor.signed_in.by_session:
        return account_html(visitor, here)
    button = tag("button", escaped(words.sign_out), class_="ruhig")
    form = tag("form", button, action="/abmelden", method="post", class_="abmelden")
    return joined(account_html(visitor, here), form)


def _switch(visitor: Visitor, here: str, words: ShellTexts) -> Html:
    """The button that shows this page in the other language; it needs no script."""
    other = "de" if visitor.language == "en" else "en"
    return tag(
        "form",
        tag("input", type="hidden", name="zurueck", value=here or "/"),
        tag("button", escaped(words.switch), name="sprache", value=other, lang=other),
        action="/sprache",
        method="post",
        class_="sprachwahl",
    )


def _message(heading: str, said: str, words: ShellTexts, language: str | None = None) -> Html:
    way = tag("p", tag("a", escaped(words.start_page), href="/"))
    return tag("section", tag("h1", escaped(heading)), tag("p", escaped(said), lang=language), way, class_="meldung")
