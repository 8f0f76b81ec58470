"""The pages of signing in, of one's own account, and of having signed in or out; none needs a script."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.roles import Role
from ui.accounts.passwords import LEAST_CHARS, MOST_CHARS
from ui.accounts.texts import AccountTexts
from ui.markup import Html, escaped, joined, tag
from ui.visitor import SignedIn

SIGN_IN, SIGN_OUT, ACCOUNT, PASSWORD = "/anmelden", "/abmelden", "/konto", "/konto/passwort"
HOUSE, HOUSE_BACK = "/anmelden/haus", "/anmelden/haus/zurueck"


def sign_in_body(
    texts: AccountTexts, back: str, house: bool, passwords: bool, fault: str = "", typed: str = ""
) -> Html:
    """The form.

    Args:
        texts: The page's language.
        back: Address to go to afterwards.
        house: Whether the house has a sign-on of its own.
        passwords: Whether there are accounts with passwords.
        fault: Why it did not work; "" at first.
        typed: The name that was typed then; it need not be typed again.
    """
    gain = tag("p", escaped(texts.sign_in_gain))
    parts = [tag("h1", escaped(texts.sign_in)), _fault(fault) or gain]
    if house:
        parts.append(tag("p", tag("a", escaped(texts.house), href=HOUSE, class_="knopf")))
    if house and passwords:
        parts.append(tag("p", escaped(texts.house_hint)))
    if passwords:
        fields = (
            _field("name", texts.name, "text", "username", fault, value=typed, first=not typed),
            _field("passwort", texts.password, "password", "current-password", fault, first=bool(typed)),
            tag("input", type="hidden", name="zurueck", value=back),
            tag("button", escaped(texts.send)),
        )
        parts.append(tag("form", *fields, action=SIGN_IN, method="post", class_="karte zugang"))
        parts.append(tag("p", escaped(texts.forgotten)))
    parts.append(tag("p", escaped(texts.own_history), class_="leise"))
    return joined(*parts)


def unprotected_body(texts: AccountTexts) -> Html:
    """That no password travels over a connection that everybody can read."""
    return joined(tag("h1", escaped(texts.sign_in)), _fault(texts.unprotected))


def account_body(texts: AccountTexts, who: SignedIn, has_password: bool, fault: str = "", told: str = "") -> Html:
    """One's own account.

    Args:
        texts: The page's language.
        who: Whose it is.
        has_password: Whether it has a password that can be changed here.
        fault: Why that did not work; "" at first.
        told: What was done; "" where nothing was.
    """
    rows = [
        _row(texts.account_name, who.name),
        _row(texts.account_roles, ", ".join(names(who.roles, texts)) or texts.no_roles),
    ]
    if who.roles:
        rows.append(_row(texts.account_may, *(texts.may[role] for role in Role if role in who.roles)))
    parts = [tag("h1", escaped(texts.account))]
    if told:
        parts.append(tag("p", escaped(told), class_="hinweis", role="status"))
    parts += [_fault(fault), tag("dl", *rows, class_="karte angaben-konto")]
    if who.by_session:
        out = tag("button", escaped(texts.sign_out), class_="ruhig")
        parts.append(tag("form", out, action=SIGN_OUT, method="post", class_="felder"))
    else:
        parts.append(tag("p", escaped(texts.by_house)))
    parts.append(_change(texts, fault) if has_password else Html(""))
    notes = (texts.recorded, texts.own_history)
    return joined(*parts, *(tag("p", escaped(note), class_="leise") for note in notes))


def names(roles: frozenset[Role], texts: AccountTexts) -> Sequence[str]:
    """The names of some roles, in the order of the table."""
    return [texts.roles[role] for role in Role if role in roles]


def told_body(texts: AccountTexts, heading: str, said: str, address: str) -> Html:
    """That something was done, and the way on."""
    way = tag("p", tag("a", escaped(texts.go_on), href=address, class_="knopf"))
    detail = tag("p", escaped(said)) if said else Html("")
    return tag("section", tag("h1", escaped(heading)), detail, way, class_="meldung")


def _change(texts: AccountTexts, fault: str) -> Html:
    fields = (
        _field("alt", texts.old, "password", "current-password", fault),
        _field("neu", texts.new, "password", "new-password", fault, LEAST_CHARS),
        _field("nochmal", texts.again, "password", "new-password", fault, LEAST_CHARS),
        tag("button", escaped(texts.change_send)),
    )
    form = tag("form", *fields, action=PASSWORD, method="post", class_="karte zugang")
    rules = tag("p", escaped(texts.rules.format(least=LEAST_CHARS)), class_="leise", id="regeln")
    return tag("section", tag("h2", escaped(texts.change)), rules, form)


def _field(
    name: str, caption: str, kind: str, filled: str, fault: str, least: int | None = None, value: str = "",
    first: bool = False,
) -> Html:  # fmt: skip
    box = tag(
        "input", type=kind, name=name, id=f"feld-{name}", autocomplete=filled, required=True, spellcheck="false",
        autocapitalize="none", maxlength=str(MOST_CHARS), minlength=str(least) if least else None,
        aria_describedby="fehler" if fault else "regeln" if least else None, value=value or None, autofocus=first,
    )  # fmt: skip
    return tag("div", tag("label", escaped(caption), for_=f"feld-{name}"), box)


def _fault(fault: str) -> Html:
    return tag("p", escaped(fault), class_="hinweis", role="alert", id="fehler") if fault else Html("")


def _row(caption: str, *values: str) -> Html:
    return tag("div", tag("dt", escaped(caption)), *(tag("dd", escaped(value)) for value in values))
