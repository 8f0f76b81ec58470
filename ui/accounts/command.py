"""The command ``users``: accounts, plain data in, plain data out. A password comes from the terminal, never as a word
of the command line, which everybody on the machine could read.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any

from assistant.roles import Role
from ingest.errors import BadInput
from ui.texts_de import USER_ACTIONS

if TYPE_CHECKING:
    from assistant.desk import Desk
    from ui.accounts.tables import Account

Result = dict[str, Any]


def users(
    desk: Desk,
    _progress: Callable[[int, int, str], None],
    /,
    action: str,
    name: str = "",
    roles: Sequence[str] = (),
    password: str | None = None,
) -> Result:
    """List, add or change accounts; whoever may run commands over a data directory may do all of it.

    Args:
        desk: The owner's desk.
        action: One of :data:`USER_ACTIONS`.
        name: The account.
        roles: Its roles, for "add" and "role".
        password: Its password, for "password" and "add"; None adds an account that the house signs on.

    Raises:
        BadInput: The action is none, or cannot be done.
    """
    from ui.accounts.routes import accounts_of

    held = frozenset(_role(one) for one in roles)
    with closing(accounts_of(desk.settings, desk.audit.record)) as accounts:
        done: dict[str, Callable[[], list[Account]]] = {
            "list": accounts.all,
            "add": lambda: [accounts.add(name, held, password)],
            "role": lambda: [accounts.set_roles(name, held)],
            "disable": lambda: [accounts.disable(name)],
            "enable": lambda: [accounts.disable(name, False)],
            "password": lambda: [accounts.set_password(name, password or "")],
        }
        if action not in done:
            raise BadInput(
                "Erwartet wird eine Handlung an Konten",
                "gefunden wurde keine",
                "möglich sind " + ", ".join(USER_ACTIONS),
            )
        return {"action": action, "accounts": [_plain(one) for one in done[action]()]}


def arguments_of(options: argparse.Namespace) -> dict[str, Any]:
    """The arguments of :func:`users` from a command line; asks for the password where one is needed.

    Raises:
        BadInput: The name is missing, a role is none, or the password was typed in two ways.
    """
    if options.action != "list" and not options.name:
        raise BadInput(
            "Erwartet wird der Name des Kontos",
            "gefunden wurde keiner",
            f"etwa: fundstelle users {options.action} mueller",
        )
    roles = [_role(one).value for given in options.role or () for one in given.split(",")]
    if options.action == "role" and not roles:
        raise BadInput(
            "Erwartet wird mindestens eine Rolle (--role)", "gefunden wurde keine", "wer keine mehr hat: users disable"
        )
    needs = options.action == "password" or (options.action == "add" and not options.extern)
    return {
        "action": options.action,
        "name": options.name or "",
        "roles": roles,
        "password": _asked_password() if needs else None,
    }


def told(result: Result) -> str:
    """What the command prints: one line for each account."""
    lines = [f"{one['name']}: {', '.join(one['roles']) or 'ohne Rolle'} ({_state(one)})" for one in result["accounts"]]
    return "\n".join(lines) or "Es gibt noch keine Konten: fundstelle users add NAME --role ratsmitglied"


def _state(account: Result) -> str:
    if account["disabled"]:
        return "gesperrt"
    return "mit Passwort" if account["password"] else "Anmeldung des Hauses"


def _plain(account: Account) -> Result:
    return {
        "name": account.name,
        "roles": sorted(role.value for role in account.roles),
        "disabled": account.is_disabled,
        "password": account.password is not None,
    }


def _role(written: str) -> Role:
    try:
        return Role(written.strip().casefold())
    except ValueError as fault:
        raise BadInput(
            f"Erwartet wird eine der Rollen {', '.join(Role)}",
            f"gefunden wurde „{written[:40]}“",
            "bitte wählen Sie eine davon",
        ) from fault


def _asked_password() -> str:
    """The password, typed twice at a terminal; else the first line of the standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Neues Passwort: ")
    if getpass.getpass("Noch einmal: ") != first:
        raise BadInput("Erwartet wird zweimal dasselbe Passwort", "gefunden wurden zwei", "bitte noch einmal")
    return first
