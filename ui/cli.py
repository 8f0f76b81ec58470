"""The command ``fundstelle``: reads arguments, has the command run, prints its result.

Exit codes: 0 done (not found is no fault), 1 fault, 2 usage, 3 bad input. Whatever goes wrong is one German sentence on
the standard error; FUNDSTELLE_DEBUG=1 adds the traceback. Heavy libraries are imported by the commands that need them.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.command_line import GermanParser
from ingest.errors import BadInput, FundstelleError, system_says
from ui import texts_de as de
from ui.classification import options as classification_options
from ui.data_protection import options as data_protection_options
from ui.faults import debugging, unexpected

INTERRUPTED = 130
Show = Callable[[int, int, str], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: The words after ``fundstelle``; None to take those of the process.

    Returns:
        The exit code.
    """
    from ingest.offline import stay_in_the_house

    stay_in_the_house()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows a question mark
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        options = _parser().parse_args(arguments)
        code = options.run(options)
        sys.stdout.flush()
        return int(code)
    except SystemExit as end:  # argparse, after help or a usage fault
        return int(end.code or 0)
    except FundstelleError as fault:
        return _fail(fault)
    except KeyboardInterrupt:
        print(de.STOPPED, file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        return _fail(unexpected(fault))


def _fail(fault: FundstelleError) -> int:
    from ui.terminal import printable

    if debugging():
        traceback.print_exception(fault)
    print(printable(" ".join(str(fault).split())), file=sys.stderr)
    return fault.exit_code


# Commands.


def _ingest(options: argparse.Namespace) -> int:
    from ui.client import performed
    from ui.ingest_summary import LINES, lines, table

    arguments = {
        "paths": [str(path.absolute()) for path in options.paths],
        "cleared_by": options.cleared_by,
        "clearances": str(options.clearances.absolute()) if options.clearances else None,
        "erased_too": options.trotz_loeschung,
    }
    with _progress() as show, performed(_settings(), "ingest", arguments, show) as result:
        rows = result["reports"]
        told, faults = lines(rows, os.getcwd())
        for fault in faults:
            print(fault, file=sys.stderr)
        _print(result, options.json, lambda: "\n".join(filter(None, [*told, table(rows)])))
        if len(rows) > LINES and not options.json:
            print(de.ALL_LINES)
    return BadInput.exit_code if faults else 0


def _correct(options: argparse.Namespace) -> int:
    from ui.client import performed
    from ui.corrections import shown, wanted

    name = str(Path(options.letter).absolute()) if Path(options.letter).exists() else options.letter
    undo = [options.rueckgaengig] if options.rueckgaengig is not None else []
    arguments = {"letter": name, "changes": wanted(options), "who": options.von or "", "undo": undo}
    only_list = options.liste or bool(arguments["changes"]) or bool(undo)
    with _progress() as show, performed(_settings(), "correct", arguments, show) as result:
        _print(result, options.json, lambda: shown(result, only_list))
    return 0


def _classify(options: argparse.Namespace) -> int:
    from ui.classification.command import arguments_of, told
    from ui.client import performed

    with _progress() as show, performed(_settings(), "classify", arguments_of(options), show) as result:
        _print(result, options.json, lambda: told(result))
    return 0


def _ask(options: argparse.Namespace) -> int:
    from ui.client import performed
    from ui.option_values import restriction
    from ui.terminal import answer

    within = restriction(options)
    question = _standard_input() if options.question == "-" else options.question
    arguments = {"question": question, "history": _history(options.history), "language": options.lang}
    if within:
        arguments["within"] = within
    if options.language_model is not None:
        arguments["fluent"] = options.language_model
    with _progress() as show, performed(_settings(), "ask", arguments, show) as result:
        _print(result, options.json, lambda: answer(result, options.lang, shutil.get_terminal_size().columns))
    return 0


def _structure(options: argparse.Namespace) -> int:
    from ui.commands import structure as read_structure
    from ui.terminal import structure

    result = read_structure(options.file)
    _print(result, options.json, lambda: structure(result, shutil.get_terminal_size().columns))
    return 0


def _vorgang(options: argparse.Namespace) -> int:
    from ui.client import performed
    from ui.vorgang import tree

    with _progress() as show, performed(_settings(), "vorgang", {"reference": options.reference}, show) as result:
        _print(result, options.json, lambda: tree(result, shutil.get_terminal_size().columns))
    return 0


def _status(options: argparse.Namespace) -> int:
    from ui.client import performed
    from ui.status import table

    arguments = {"reference": options.reference, "overdue": options.overdue}
    with _progress() as show, performed(_settings(), "status", arguments, show) as result:
        _print(result, options.json, lambda: table(result, shutil.get_terminal_size().columns))
    return 0


def _draft(options: argparse.Namespace) -> int:
    from ui.client import performed
    from ui.drafts.command import arguments_of, file_of, summary, write

    arguments = arguments_of(options.enquiry, options.tier, options.reservation, options.out)
    if options.language_model is not None:
        arguments["fluent"] = options.language_model
    with _progress() as show, performed(_settings(), "draft", arguments, show) as result:
        file = file_of(result)
        if options.out:
            write(file, options.out)
        _print(result, options.json, lambda: summary(result, options.out) if options.out else file.decode())
    return 0


def _serve(options: argparse.Namespace) -> int:
    from ui.serve import serve

    settings = _settings()
    settings = replace(settings, host=options.host or settings.host)
    settings = replace(settings, port=settings.port if options.port is None else options.port)
    as_staff = options.role == "staff"
    told = de.SERVING_STAFF if as_staff else de.SERVING
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # end in order: files closed, directory given back
    with suppress(KeyboardInterrupt):  # the way a service ends
        serve(settings, lambda address: print(told.format(address=address), flush=True), as_staff)
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from ui.examination import examine
    from ui.terminal import doctor

    result = examine()
    _print(result, options.json, lambda: doctor(result))
    return FundstelleError.exit_code if result["problems"] else 0


def _reindex(options: argparse.Namespace) -> int:
    from ui.client import performed

    with _progress() as show, performed(_settings(), "reindex", {}, show) as result:
        print(de.REINDEXED.format(letters=result["letters"]))
    return 0


def _users(options: argparse.Namespace) -> int:
    from ui.accounts.command import arguments_of, told
    from ui.client import performed

    arguments = arguments_of(options)
    with _progress() as show, performed(_settings(), "users", arguments, show) as result:
        _print(result, options.json, lambda: told(result))
    return 0


def _audit(options: argparse.Namespace) -> int:
    from ui.audit.command import arguments_of, is_whole, told, write
    from ui.client import performed

    with _progress() as show, performed(_settings(), "audit", arguments_of(options), show) as result:
        to_file = options.out if options.action == "export" else None
        _print(result, options.json, lambda: write(result, to_file) if to_file else told(result))
    return 0 if is_whole(result) else FundstelleError.exit_code


def _data_protection(options: argparse.Namespace) -> int:
    from ui.client import performed
    from ui.data_protection.command import is_complete, performed_by, told

    def perform(name: str, arguments: dict[str, Any]) -> dict[str, Any]:
        with _progress() as show, performed(_settings(), name, arguments, show) as result:
            return result

    result = performed_by(options, perform)
    _print(result, options.json, lambda: told(options, result))
    return 0 if is_complete(result) else FundstelleError.exit_code


def _train(options: argparse.Namespace) -> int:
    from ui.adaptation import adapted

    with _progress() as show:
        told = adapted(_settings(), options.minutes, options.out, show)
    print(told)
    return 0


# What they share.


def _settings() -> Any:
    from ingest.settings import Settings

    return Settings.load()


def _print(result: Any, as_json: bool, block: Callable[[], str]) -> None:
    print(json.dumps(result, ensure_ascii=False, indent=2) if as_json else block())
    sys.stdout.flush()


@contextmanager
def _progress() -> Iterator[Show]:
    """A progress bar on the standard error, shown only to a terminal."""
    from tqdm import tqdm

    with tqdm(disable=None, leave=False, file=sys.stderr, bar_format="{desc} {bar:30} {n_fmt}/{total_fmt}") as bar:

        def show(done: int, total: int, what: str) -> None:
            bar.total = total or None
            bar.set_description_str(what[:60], refresh=False)
            bar.n = done
            bar.refresh()

        yield show


def _standard_input() -> str:
    """What is written to the standard input; bytes that are no text stay recognisable, for the desk to refuse."""
    return sys.stdin.buffer.read().decode("utf-8", "surrogateescape")


def _history(path: Path | None) -> list[dict[str, str]]:
    """The turns of a file.

    Raises:
        BadInput: It cannot be read or holds something else.
    """
    if path is None:
        return []
    expected = f"Erwartet wird ein Verlauf als JSON-Liste von Beiträgen mit „role“ und „content“ ({path.name})"
    try:
        turns = json.loads(path.read_text(encoding="utf-8"))
        return [{"role": str(turn["role"]), "content": str(turn["content"])} for turn in turns]
    except OSError as fault:
        found = system_says(fault)
        raise BadInput(expected, found, "bitte prüfen Sie Pfad und Leserechte") from fault
    except (ValueError, TypeError, KeyError) as fault:
        raise BadInput(expected, "gefunden wurde etwas anderes", "bitte berichtigen Sie die Datei") from fault


def _correct_options(correct: Callable[..., Any]) -> None:
    correct("letter", metavar="SCHREIBEN")
    for flag in ("von", "art", "zeichen", "datum", "amt", "betreff", "empfaenger", "fraktion"):
        correct(f"--{flag}", metavar="TEXT")
    correct("--block", type=int, metavar="NUMMER")
    for flag in ("nummer", "grenze", "teilen"):
        correct(f"--{flag}", metavar="TEXT")
    for flag in ("verbinden", "liste"):
        correct(f"--{flag}", action="store_true")
    correct("--rueckgaengig", type=int, metavar="NUMMER")


def _ask_options(ask: Callable[..., Any]) -> None:
    ask("question", metavar="FRAGE")
    ask("--history", type=Path, metavar="DATEI")
    ask("--lang", choices=("de", "en"))
    ask("--language-model", action=argparse.BooleanOptionalAction)
    for flag in ("von", "bis"):
        ask(f"--{flag}", metavar="DATUM")
    ask("--art", action="append", metavar="ART")
    for flag in ("amt", "fraktion", "vorlage", "vorgang"):
        ask(f"--{flag}", metavar="TEXT")


def _users_options(users: Callable[..., Any]) -> None:
    users("action", choices=de.USER_ACTIONS, metavar="HANDLUNG")
    users("name", nargs="?", metavar="NAME")
    users("--role", action="append", metavar="ROLLE")
    users("--extern", action="store_true")


def _parser() -> GermanParser:
    from ui.version import version

    parser = GermanParser(prog="fundstelle", description=de.DESCRIPTION, epilog=de.EPILOG)
    parser.add_argument("--version", action="version", version=f"fundstelle {version()}", help=de.ARGUMENTS["version"])
    commands = parser.add_subparsers(metavar="BEFEHL", title="Befehle", required=True, dest="command")

    def command(name: str, run: Callable[[argparse.Namespace], int], as_json: bool = False) -> Callable[..., Any]:
        one = commands.add_parser(name, help=de.COMMANDS[name], description=f"{de.COMMANDS[name]}.")
        one.set_defaults(run=run)
        if as_json:
            one.add_argument("--json", action="store_true", help=de.ARGUMENTS["json"])

        def argument(flag: str, *short: str, **options: Any) -> None:
            key = flag.strip("-").replace("-", "_")
            one.add_argument(*short, flag, help=de.ARGUMENTS.get(f"{name} {key}") or de.ARGUMENTS[key], **options)

        return argument

    ingest = command("ingest", _ingest, as_json=True)
    ingest("paths", type=Path, nargs="+", metavar="PFAD")
    ingest("--cleared-by", metavar="TEXT")
    ingest("--clearances", type=Path, metavar="DATEI")
    ingest("--trotz-loeschung", action="store_true")
    _ask_options(command("ask", _ask, as_json=True))
    command("vorgang", _vorgang, as_json=True)("reference", metavar="ZEICHEN")
    status = command("status", _status, as_json=True)
    status("reference", metavar="ZEICHEN", nargs="?")
    status("--overdue", action="store_true")
    draft = command("draft", _draft, as_json=True)
    draft("enquiry", type=Path, metavar="ANFRAGE")
    draft("--out", "-o", type=Path, metavar="DATEI")
    draft("--tier", default="oeffentlich", metavar="EBENE")
    draft("--reservation", default="pruefen", metavar="UMGANG")
    draft("--language-model", action=argparse.BooleanOptionalAction)
    _correct_options(command("correct", _correct, as_json=True))
    classification_options.add(command("classify", _classify, as_json=True))
    command("structure", _structure, as_json=True)("file", type=Path, metavar="DATEI")
    serve = command("serve", _serve)
    serve("--host", metavar="ADRESSE")
    serve("--port", type=int, metavar="NUMMER")
    serve("--as", dest="role", choices=("staff",))
    command("doctor", _doctor, as_json=True)
    command("reindex", _reindex)
    _users_options(command("users", _users, as_json=True))
    audit = command("audit", _audit, as_json=True)
    audit("action", choices=de.AUDIT_ACTIONS, metavar="HANDLUNG")
    for flag in ("von", "bis"):
        audit(f"--{flag}", metavar="DATUM")
    for flag in ("wer", "was", "ereignis", "person"):
        audit(f"--{flag}", metavar="TEXT")
    audit("--stand", action="append", metavar="STAND")
    audit("--out", type=Path, metavar="DATEI")
    forgetting, finding = (command(name, _data_protection, as_json=True) for name in ("forget", "person"))
    data_protection_options.add(forgetting, finding)
    train = command("train", _train)
    train("--minutes", type=int, default=30, metavar="ANZAHL")
    train("--out", type=Path, metavar="ORDNER")
    return parser


if __name__ == "__main__":
    sys.exit(main())
