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
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from ingest.errors import BadInput, FundstelleError
from ui import texts_de as de
from ui.arguments import parser
from ui.faults import debugging, unexpected
from ui.progress_bar import progress_bar

INTERRUPTED = 130
Result = dict[str, Any]


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
        options = parser().parse_args(arguments)
        code = _RUNS[options.command](options)
        sys.stdout.flush()
        return code
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
    from ui.ingest_summary import LINES, arguments_of, lines, table

    with _performed("ingest", arguments_of(options)) as result:
        rows = result["reports"]
        told, faults = lines(rows, os.getcwd())
        for fault in faults:
            print(fault, file=sys.stderr)
        _print(result, options.json, lambda: "\n".join(filter(None, [*told, table(rows)])))
        if len(rows) > LINES and not options.json:
            print(de.ALL_LINES)
    return BadInput.exit_code if faults else 0


def _ask(options: argparse.Namespace) -> int:
    from ui.ask_arguments import arguments_of
    from ui.terminal import answer

    with _performed("ask", arguments_of(options)) as result:
        _print(result, options.json, lambda: answer(result, options.lang, _columns()))
    return 0


def _vorgang(options: argparse.Namespace) -> int:
    from ui.vorgang import tree

    with _performed("vorgang", {"reference": options.reference}) as result:
        _print(result, options.json, lambda: tree(result, _columns()))
    return 0


def _status(options: argparse.Namespace) -> int:
    from ui.status import table

    with _performed("status", {"reference": options.reference, "overdue": options.overdue}) as result:
        _print(result, options.json, lambda: table(result, _columns()))
    return 0


def _draft(options: argparse.Namespace) -> int:
    from ui.drafts.command import arguments_of, file_of, summary, write

    arguments = arguments_of(options.enquiry, options.tier, options.reservation, options.out)
    if options.language_model is not None:
        arguments["fluent"] = options.language_model
    with _performed("draft", arguments) as result:
        file = file_of(result)
        if options.out:
            write(file, options.out)
        _print(result, options.json, lambda: summary(result, options.out) if options.out else file.decode())
    return 0


def _correct(options: argparse.Namespace) -> int:
    from ui.corrections import arguments_of, shown

    arguments = arguments_of(options)
    only_list = options.liste or bool(arguments["changes"] or arguments["undo"])
    with _performed("correct", arguments) as result:
        _print(result, options.json, lambda: shown(result, only_list))
    return 0


def _classify(options: argparse.Namespace) -> int:
    from ui.classification.command import arguments_of, told

    with _performed("classify", arguments_of(options)) as result:
        _print(result, options.json, lambda: told(result))
    return 0


def _structure(options: argparse.Namespace) -> int:
    from ui.commands import structure as read_structure
    from ui.terminal import structure

    result = read_structure(options.file)
    _print(result, options.json, lambda: structure(result, _columns()))
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


def _reindex(_: argparse.Namespace) -> int:
    with _performed("reindex", {}) as result:
        print(de.REINDEXED.format(letters=result["letters"]))
    return 0


def _users(options: argparse.Namespace) -> int:
    from ui.accounts.command import arguments_of, told

    with _performed("users", arguments_of(options)) as result:
        _print(result, options.json, lambda: told(result))
    return 0


def _audit(options: argparse.Namespace) -> int:
    from ui.audit.command import arguments_of, is_whole, told, write

    with _performed("audit", arguments_of(options)) as result:
        to_file = options.out if options.action == "export" else None
        _print(result, options.json, lambda: write(result, to_file) if to_file else told(result))
    return 0 if is_whole(result) else FundstelleError.exit_code


def _data_protection(options: argparse.Namespace) -> int:
    from ui.data_protection.command import is_complete, performed_by, told

    def perform(name: str, arguments: dict[str, Any]) -> Result:
        with _performed(name, arguments) as result:
            return result

    result = performed_by(options, perform)
    _print(result, options.json, lambda: told(options, result))
    return 0 if is_complete(result) else FundstelleError.exit_code


def _train(options: argparse.Namespace) -> int:
    from ui.adaptation import adapted

    with progress_bar() as show:
        told = adapted(_settings(), options.minutes, options.out, show)
    print(told)
    return 0


def _backup(options: argparse.Namespace) -> int:
    from ui.backup.command import arguments_of, told_backup

    with _performed("backup", arguments_of(options)) as result:
        _print(result, options.json, lambda: told_backup(result))
    return 0


def _restore(options: argparse.Namespace) -> int:
    from ui.backup.command import restored, told_restore
    from ui.client import owned

    with progress_bar() as show:
        result = restored(options.source, show, owned)
    _print(result, options.json, lambda: told_restore(result))
    return 0


#: What runs each command; returns the exit code.
_RUNS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "ingest": _ingest,
    "ask": _ask,
    "vorgang": _vorgang,
    "status": _status,
    "draft": _draft,
    "correct": _correct,
    "classify": _classify,
    "structure": _structure,
    "serve": _serve,
    "doctor": _doctor,
    "reindex": _reindex,
    "users": _users,
    "audit": _audit,
    "forget": _data_protection,
    "person": _data_protection,
    "backup": _backup,
    "restore": _restore,
    "train": _train,
}

# What they share.


@contextmanager
def _performed(command: str, arguments: dict[str, Any]) -> Iterator[Result]:
    """The result of a command that the data directory's owner runs; to be shown inside the block."""
    from ui.client import performed

    with progress_bar() as show, performed(_settings(), command, arguments, show) as result:
        yield result


def _settings() -> Any:
    from ingest.settings import Settings

    return Settings.load()


def _print(result: Any, as_json: bool, block: Callable[[], str]) -> None:
    print(json.dumps(result, ensure_ascii=False, indent=2) if as_json else block())
    sys.stdout.flush()


def _columns() -> int:
    """Width of the terminal, in characters."""
    return shutil.get_terminal_size().columns


if __name__ == "__main__":
    sys.exit(main())
