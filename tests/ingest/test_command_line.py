"""Whatever argparse says, it says in German."""

from __future__ import annotations

import pytest

from ingest.command_line import USAGE, GermanParser, usage_fault


def parser() -> GermanParser:
    made = GermanParser(prog="fundstelle")
    made.add_argument("--port", type=int, metavar="NUMMER", help="wo")
    ask = made.add_subparsers(metavar="BEFEHL", title="Befehle", dest="command").add_parser("ask", help="fragt")
    either = ask.add_mutually_exclusive_group()
    either.add_argument("--one", action="store_true", help="eines")
    either.add_argument("--other", action="store_true", help="anderes")
    return made


@pytest.mark.parametrize(
    ("message", "german"),
    [
        ("the following arguments are required: PFAD", "es fehlt: PFAD"),
        ("unrecognized arguments: --laut", "unbekannt ist: --laut"),
        ("argument --lang: invalid choice: 'fr' (choose from 'de', 'en')", "--lang: 'fr' gibt es nicht, möglich sind"),
        ("argument --port: invalid int value: 'x'", "--port: 'x' ist keine ganze Zahl"),
        ("argument --lang: expected one argument", "--lang: es fehlt der Wert"),
        ("argument --one: not allowed with argument --other", "--one und --other schließen einander aus"),
        ("something new", "something new"),
    ],
)
def test_a_usage_fault_is_one_german_sentence(message: str, german: str) -> None:
    fault = usage_fault(message, "fundstelle ask")
    assert german in fault and fault.endswith("„fundstelle ask --help“ zeigt, was möglich ist.")


@pytest.mark.parametrize("words", [["--help"], ["ask", "--help"]])
def test_the_help_is_german(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parser().parse_args(words)
    shown = capsys.readouterr().out
    assert caught.value.code == 0
    assert shown.startswith("Aufruf: fundstelle") and "diese Hilfe zeigen" in shown
    assert not [word for word in ("usage", "options", "positional", "show this") if word in shown]


@pytest.mark.parametrize("words", [["--port", "x"], ["--laut"], ["ask", "--one", "--other"], ["aks"]])
def test_a_wrong_call_ends_with_one_sentence(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parser().parse_args(words)
    told = capsys.readouterr().err
    assert caught.value.code == USAGE
    assert told.startswith("Der Aufruf passt nicht (") and told.count("\n") == 1
    assert not [word for word in ("argument", "invalid", "unrecognized") if word in told]
