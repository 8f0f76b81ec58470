"""What can be typed after ``fundstelle``: the commands with their arguments. Every call of any command reads it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ingest.command_line import GermanParser
from ui import texts_de as de
from ui.accounts import options as accounts
from ui.audit import options as audit
from ui.backup import options as backup
from ui.classification import options as classification
from ui.data_protection import options as data_protection
from ui.drafts import options as drafts

#: Adds an argument to a command, with its words of help; arguments as for :meth:`argparse.ArgumentParser.add_argument`.
Add = Callable[..., Any]


def parser() -> GermanParser:
    """What reads the words after ``fundstelle``; what it reads names its ``command``, and says ``json`` or not."""
    from ui.version import version

    whole = GermanParser(prog="fundstelle", description=de.DESCRIPTION, epilog=de.EPILOG)
    whole.add_argument("--version", action="version", version=f"fundstelle {version()}", help=de.ARGUMENTS["version"])
    commands = whole.add_subparsers(metavar="BEFEHL", title="Befehle", required=True, dest="command")

    def command(name: str, as_json: bool = True) -> Add:
        one = commands.add_parser(name, help=de.COMMANDS[name], description=f"{de.COMMANDS[name]}.")
        if as_json:
            one.add_argument("--json", action="store_true", help=de.ARGUMENTS["json"])
        else:
            one.set_defaults(json=False)

        def argument(flag: str, *short: str, **options: Any) -> None:
            key = flag.strip("-").replace("-", "_")
            one.add_argument(*short, flag, help=de.ARGUMENTS.get(f"{name} {key}") or de.ARGUMENTS[key], **options)

        return argument

    _ingest(command("ingest"))
    _ask(command("ask"))
    command("vorgang")("reference", metavar="ZEICHEN")
    _status(command("status"))
    drafts.add(command("draft"))
    _correct(command("correct"))
    classification.add(command("classify"))
    command("structure")("file", type=Path, metavar="DATEI")
    _serve(command("serve", as_json=False))
    command("doctor")
    command("reindex", as_json=False)
    accounts.add(command("users"))
    audit.add(command("audit"))
    data_protection.add(command("forget"), command("person"))
    backup.add(command("backup"), command("restore"))
    _train(command("train", as_json=False))
    return whole


def _ingest(ingest: Add) -> None:
    ingest("paths", type=Path, nargs="+", metavar="PFAD")
    ingest("--cleared-by", metavar="TEXT")
    ingest("--clearances", type=Path, metavar="DATEI")
    ingest("--trotz-loeschung", action="store_true")


def _ask(ask: Add) -> None:
    ask("question", metavar="FRAGE")
    ask("--history", type=Path, metavar="DATEI")
    ask("--lang", choices=("de", "en"))
    ask("--language-model", action=argparse.BooleanOptionalAction)
    for flag in ("von", "bis"):
        ask(f"--{flag}", metavar="DATUM")
    ask("--art", action="append", metavar="ART")
    for flag in ("amt", "fraktion", "vorlage", "vorgang"):
        ask(f"--{flag}", metavar="TEXT")


def _status(status: Add) -> None:
    status("reference", metavar="ZEICHEN", nargs="?")
    status("--overdue", action="store_true")


def _correct(correct: Add) -> None:
    correct("letter", metavar="SCHREIBEN")
    for flag in ("von", "art", "zeichen", "datum", "amt", "betreff", "empfaenger", "fraktion"):
        correct(f"--{flag}", metavar="TEXT")
    correct("--block", type=int, metavar="NUMMER")
    for flag in ("nummer", "grenze", "teilen"):
        correct(f"--{flag}", metavar="TEXT")
    for flag in ("verbinden", "liste"):
        correct(f"--{flag}", action="store_true")
    correct("--rueckgaengig", type=int, metavar="NUMMER")


def _serve(serve: Add) -> None:
    serve("--host", metavar="ADRESSE")
    serve("--port", type=int, metavar="NUMMER")
    serve("--as", dest="role", choices=("staff",))


def _train(train: Add) -> None:
    train("--minutes", type=int, default=30, metavar="ANZAHL")
    train("--out", type=Path, metavar="ORDNER")
