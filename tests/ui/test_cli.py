"""The command line: arguments, exit codes, one sentence for a fault; and that it imports late."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import BadInput, FundstelleError, IndexUnusable, ModelMissing, OwnerUnresponsive
from tests.corpus import ROOT
from tests.letters import ANSWER
from tests.ui import results
from ui import cli

HEAVY = ("chromadb", "torch", "transformers", "sentence_transformers", "gradio", "llama_index", "tantivy", "sqlalchemy")


class Performed:
    """Stands for the way to the owner: returns one result, or raises one fault, and notes what was asked."""

    def __init__(self, result: Any) -> None:
        self.result, self.command, self.arguments = result, "", {}

    @contextmanager
    def __call__(self, settings: Any, command: str, arguments: dict[str, Any], progress: Any) -> Iterator[Any]:
        self.command, self.arguments = command, arguments
        progress(0, 0, "laden")
        if isinstance(self.result, BaseException):
            raise self.result
        yield self.result


@pytest.fixture
def performed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Performed]:
    monkeypatch.setenv("FUNDSTELLE_DATA", str(tmp_path / "data"))
    monkeypatch.delenv("FUNDSTELLE_DEBUG", raising=False)
    one = Performed({})
    monkeypatch.setattr("ui.client.performed", one)
    yield one


def loaded_by(*arguments: str) -> set[str]:
    """The heavy libraries that a command imports."""
    code = f"import sys; from ui.cli import main; main({list(arguments)!r}); print(*sys.modules, file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return {name for name in HEAVY if name in ran.stderr.split()}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["ask", "--help"], ["--version"], ["structure", str(ANSWER)], ["aks"]]
)
def test_what_needs_no_library_imports_none(arguments: list[str]) -> None:
    assert loaded_by(*arguments) == set()


def test_ask_prints_a_block(performed: Performed, capsys: pytest.CaptureFixture[str]) -> None:
    performed.result = results.answer()
    assert cli.main(["ask", "Wann öffnet das Freibad?"]) == 0
    assert performed.command == "ask"
    assert performed.arguments == {"question": "Wann öffnet das Freibad?", "history": [], "language": None}
    shown = capsys.readouterr()
    assert "wieder. [1]" in shown.out and "Fundstellen" in shown.out and shown.err == ""


def test_ask_prints_json(performed: Performed, capsys: pytest.CaptureFixture[str]) -> None:
    performed.result = results.answer()
    assert cli.main(["ask", "Wann?", "--json", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out) == results.answer() and performed.arguments["language"] == "en"


def test_ask_can_be_restricted(performed: Performed, capsys: pytest.CaptureFixture[str]) -> None:
    performed.result = results.answer()
    assert cli.main(["ask", "Wann?", "--von", "2022", "--art", "antwort", "--amt", "Bäder"]) == 0
    assert performed.arguments["within"] == {"since": "2022-01-01", "kinds": ["answer_letter"], "office": "Bäder"}
    capsys.readouterr()
    assert cli.main(["ask", "Wann?", "--art", "Gedicht"]) == 3
    assert capsys.readouterr().err.startswith("Erwartet wird eine Art")


@pytest.mark.parametrize("command", ["ask", "draft"])
@pytest.mark.parametrize(("flag", "wanted"), [("--language-model", True), ("--no-language-model", False)])
def test_a_language_model_is_taken_or_left(
    performed: Performed, tmp_path: Path, command: str, flag: str, wanted: bool
) -> None:
    performed.result = results.answer() if command == "ask" else results.draft(file="")
    (tmp_path / "anfrage.txt").write_text("1. Wann?", encoding="utf-8")
    assert cli.main([command, str(tmp_path / "anfrage.txt"), flag]) == 0
    assert performed.arguments["fluent"] is wanted


def test_an_option_is_explained_as_its_command_means_it(capsys: pytest.CaptureFixture[str]) -> None:
    for command, meaning in (("ask", "ab diesem Tag"), ("correct", "wer berichtigt")):
        assert cli.main([command, "--help"]) == 0
        assert meaning in " ".join(capsys.readouterr().out.split())


def test_a_question_without_an_answer_is_no_fault(performed: Performed) -> None:
    performed.result = results.answer(status="not_found", lead="Nicht gefunden.", sentences=[], citations=[])
    assert cli.main(["ask", "Wann?"]) == 0


def test_draft_writes_a_file_or_prints_the_letter(
    performed: Performed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    file = {"file": base64.b64encode(b"# Entwurf\n").decode()}
    performed.result = results.draft() | file
    assert cli.main(["draft", "anfrage.pdf", "-o", "e.docx", "--tier", "nichtöffentlich"]) == 0
    assert performed.arguments == {
        "path": str(tmp_path / "anfrage.pdf"),
        "tier": "nichtöffentlich",
        "reservation": "pruefen",
        "form": ".docx",
    }
    assert (tmp_path / "e.docx").read_bytes() == b"# Entwurf\n"
    assert capsys.readouterr().out.startswith("e.docx: 1 Frage, davon offen: 0\n")
    performed.result = results.draft() | file
    assert cli.main(["draft", "anfrage.pdf"]) == 0 and capsys.readouterr().out == "# Entwurf\n\n"
    performed.result = results.draft() | file
    assert cli.main(["draft", "anfrage.pdf", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == results.draft(), "the file is left out"
    assert cli.main(["draft", "anfrage.pdf", "-o", "e.odt"]) == 3


def test_ingest_prints_a_line_a_file_and_refusals_apart(
    performed: Performed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = results.report(outcome="refused", message="Erwartet wird eine Textdatei, …: bitte …")
    performed.result = {"reports": [results.report(), refused, results.report(outcome="unchanged")]}
    assert cli.main(["ingest", "a.txt", "b", "--cleared-by", "Muster, Grund", "--clearances", "f.toml"]) == 3
    assert performed.arguments == {
        "paths": [str(tmp_path / "a.txt"), str(tmp_path / "b")],
        "cleared_by": "Muster, Grund",
        "clearances": str(tmp_path / "f.toml"),
        "erased_too": False,
    }
    shown = capsys.readouterr()
    assert len(shown.out.partition("Zusammenfassung")[0].splitlines()) == 2 and "abgelehnt" in shown.out
    assert shown.err == "abgelehnt: Erwartet wird eine Textdatei, …: bitte …\n"


def test_what_was_erased_comes_in_again_only_if_wanted(performed: Performed) -> None:
    performed.result = {"reports": [results.report()]}
    assert cli.main(["ingest", "a.txt", "--trotz-loeschung"]) == 0 and performed.arguments["erased_too"] is True


def test_ingest_prints_json(performed: Performed, capsys: pytest.CaptureFixture[str]) -> None:
    performed.result = {"reports": [results.report()] * 30}
    assert cli.main(["ingest", "a", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == performed.result
    assert cli.main(["ingest", "a"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("--json")


def test_correct_says_what_is_wanted(performed: Performed, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    performed.result = results.corrected()
    arguments = ["correct", "AF7/23", "--datum", "3.4.2023", "--block", "7", "--nummer", "3", "--von", "Anna"]
    assert cli.main(arguments) == 0
    assert performed.arguments == {
        "letter": "AF7/23",
        "changes": [
            {"field": "block_number", "new": "3", "block": 7},
            {"field": "date", "new": "2023-04-03", "block": None},
        ],
        "who": "Anna",
        "undo": [],
    }
    assert "Abschnitte" not in capsys.readouterr().out
    path = tmp_path / "brief.txt"
    path.touch()
    assert cli.main(["correct", str(path), "--rueckgaengig", "4", "--von", "Anna", "--json"]) == 0
    assert performed.arguments["letter"] == str(path) and performed.arguments["undo"] == [4]
    assert json.loads(capsys.readouterr().out) == results.corrected()
    assert cli.main(["correct", "AF7/23"]) == 0
    assert "Abschnitte" in capsys.readouterr().out
    assert cli.main(["correct", "AF7/23", "--datum", "heute"]) == 3


def test_ingest_without_a_refusal_is_done(performed: Performed) -> None:
    performed.result = {"reports": [results.report(tier="nichtoeffentlich", message="Nicht lesbar.")]}
    assert cli.main(["ingest", "a.txt"]) == 0


def test_reindex_says_how_many(performed: Performed, capsys: pytest.CaptureFixture[str]) -> None:
    performed.result = {"letters": 2}
    assert cli.main(["reindex"]) == 0
    assert capsys.readouterr().out == "Indexe neu aufgebaut: 2 Schreiben.\n"


def test_train_hands_its_options_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("ui.adaptation.adapted", lambda settings, *options: asked.append(options[:2]) or "Fertig.")
    assert cli.main(["train", "--minutes", "5", "--out", str(tmp_path)]) == 0
    assert cli.main(["train"]) == 0
    assert asked == [(5, tmp_path), (30, None)]
    assert capsys.readouterr().out == "Fertig.\nFertig.\n"


def test_vorgang_prints_both_forms(performed: Performed, capsys: pytest.CaptureFixture[str]) -> None:
    performed.result = results.vorgang()
    assert cli.main(["vorgang", "A0093/15"]) == 0
    assert (performed.command, performed.arguments) == ("vorgang", {"reference": "A0093/15"})
    assert capsys.readouterr().out.startswith("Vorgang A0093/15: Freibad im Norden\n")
    assert cli.main(["vorgang", "A0093/15", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == results.vorgang()


def test_status_prints_both_forms(performed: Performed, capsys: pytest.CaptureFixture[str]) -> None:
    performed.result = results.status()
    assert cli.main(["status"]) == 0
    assert (performed.command, performed.arguments) == ("status", {"reference": None, "overdue": False})
    assert capsys.readouterr().out.startswith("1 Punkt, 1 davon mit überfälligem Bericht (zuerst)\n")
    assert cli.main(["status", "A0093/15", "--overdue", "--json"]) == 0
    assert performed.arguments == {"reference": "A0093/15", "overdue": True}
    assert json.loads(capsys.readouterr().out) == results.status()


@pytest.mark.parametrize(("problems", "code"), [([], 0), (["Es fehlt etwas."], 1)])
def test_doctor_ends_with_one_where_something_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], problems: list[str], code: int
) -> None:
    monkeypatch.setattr("ui.examination.examine", lambda: results.examination(problems=problems))
    assert cli.main(["doctor"]) == code
    assert cli.main(["doctor", "--json"]) == code
    assert '"problems"' in capsys.readouterr().out


def test_structure_prints_both_forms(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["structure", str(ANSWER)]) == 0
    assert capsys.readouterr().out.startswith("AF2531/22 vom 14.09.2022\n")
    assert cli.main(["structure", str(ANSWER), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "AF2531/22 vom 14.09.2022"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"a\0b", None])
def test_a_structure_of_no_text_is_bad_input(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "brief.txt").write_bytes(content)
    assert cli.main(["structure", str(tmp_path / "brief.txt"), "--json"]) == 3
    shown = capsys.readouterr()
    assert shown.out == "" and shown.err.count("\n") == 1 and "bitte" in shown.err


@pytest.mark.parametrize("kind", [FundstelleError, BadInput, ModelMissing, IndexUnusable, OwnerUnresponsive])
def test_a_fault_is_one_sentence_and_its_exit_code(
    performed: Performed, capsys: pytest.CaptureFixture[str], kind: type[FundstelleError]
) -> None:
    performed.result = kind("Erwartet wird\nA", "gefunden \x1b[31mB", "bitte C")
    assert cli.main(["ask", "Was?"]) == kind.exit_code
    shown = capsys.readouterr()
    assert shown.out == "" and shown.err == "Erwartet wird A, gefunden \N{REPLACEMENT CHARACTER}[31mB: bitte C\n"


def test_a_fault_of_the_program_is_a_sentence_too(performed: Performed, capsys: pytest.CaptureFixture[str]) -> None:
    performed.result = RuntimeError("Was weiß das Amt?")
    assert cli.main(["ask", "Was?"]) == 1
    shown = capsys.readouterr().err
    assert "Programmfehler" in shown and "Traceback" not in shown and "Amt" not in shown


def test_whoever_debugs_sees_the_traceback(
    performed: Performed, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FUNDSTELLE_DEBUG", "1")
    performed.result = ModelMissing("Erwartet wird A", "gefunden B", "bitte C")
    assert cli.main(["ask", "Was?"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_interruption_is_told_apart(performed: Performed, capsys: pytest.CaptureFixture[str]) -> None:
    performed.result = KeyboardInterrupt()
    assert cli.main(["ask", "Was?"]) == 130
    assert capsys.readouterr().err.startswith("Abgebrochen")


def test_settings_that_cannot_be_read_are_bad_input(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fundstelle.toml").write_text("prot = 1", encoding="utf-8")
    monkeypatch.setenv("FUNDSTELLE_DATA", str(tmp_path))
    assert cli.main(["ask", "Was?"]) == 3
    assert "prot" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["aks"], ["ask"], ["ask", "x", "--lang", "fr"], ["serve", "--port", "x"], ["serve", "--as", "mayor"]],
)
def test_a_wrong_call_is_one_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == "" and shown.err.startswith("Der Aufruf passt nicht (") and shown.err.count("\n") == 1


def test_help_is_german_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Aufruf: fundstelle")
    assert all(name in shown for name in ("ingest", "ask", "structure", "serve", "doctor", "reindex"))
    assert "usage" not in shown and "options" not in shown


def test_output_that_nobody_reads_to_its_end_is_no_fault() -> None:
    command = f"{sys.executable} -m ui.cli structure '{ANSWER}' --json | head -c 10; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_serve_takes_address_and_port(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    served: list[Any] = []

    def serve(settings: Any, started: Any, as_staff: bool) -> None:
        served.append((settings.host, settings.port, as_staff))
        started("http://127.0.0.1:7861")
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.serve.serve", serve)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    assert cli.main(["serve", "--host", "127.0.0.2", "--port", "0"]) == 0
    assert cli.main(["serve"]) == 0
    assert served == [("127.0.0.2", 0, False), ("127.0.0.1", 7860, False)]
    assert "http://127.0.0.1:7861" in capsys.readouterr().out
    assert cli.main(["serve", "--as", "staff"]) == 0
    assert served[2] == ("127.0.0.1", 7860, True)
    assert "sieht jedes Schreiben" in capsys.readouterr().out, "whoever starts it knows"
