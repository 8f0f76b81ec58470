"""argparse in German: what the programs' command lines share.

argparse offers no translation of its own (its sentences go through gettext, for which Python ships no catalogue), so
its headings are set and its faults are rewritten here.
"""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

#: Exit code of a call that does not fit, as argparse has it.
USAGE = 2
_HELP = "diese Hilfe zeigen"
#: argparse's own sentences, as patterns and what stands in their place.
_FAULTS = (
    (r"the following arguments are required: (.*)", r"es fehlt: \1"),
    (r"unrecognized arguments: (.*)", r"unbekannt ist: \1"),
    (r"argument (\S+): invalid choice: ('.*?') \(choose from (.*)\)", r"\1: \2 gibt es nicht, möglich sind \3"),
    (r"argument (\S+): invalid int value: (.*)", r"\1: \2 ist keine ganze Zahl"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 und \2 schließen einander aus"),
    (r"argument (\S+): expected one argument", r"\1: es fehlt der Wert"),
    (r"argument (\S+): expected at least one argument", r"\1: es fehlt der Wert"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)


class GermanParser(argparse.ArgumentParser):
    """argparse with German headings and faults; its subcommands are such parsers, too.

    Args:
        options: As :class:`argparse.ArgumentParser` takes them.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title, self._optionals.title = "Angaben", "Schalter"
        self.add_argument("-h", "--help", action="help", help=_HELP)

    def error(self, message: str) -> NoReturn:
        """End with a usage fault as one sentence."""
        self.exit(USAGE, f"{usage_fault(message, self.prog)}\n")

    def format_usage(self) -> str:
        """The usage line, in German."""
        return super().format_usage().replace("usage:", "Aufruf:", 1)

    def format_help(self) -> str:
        """The help, in German."""
        return super().format_help().replace("usage:", "Aufruf:", 1)


def usage_fault(message: str, program: str) -> str:
    """What is wrong with a command line, as one sentence.

    Args:
        message: argparse's sentence.
        program: The command as typed ("fundstelle ask").
    """
    for pattern, german in _FAULTS:
        if match := re.fullmatch(pattern, message, re.S):
            message = match.expand(german)
            break
    return f"Der Aufruf passt nicht ({message}): „{program} --help“ zeigt, was möglich ist."
