"""What the documentation says is so: sessions print what they show, commands and files it names are there."""

from __future__ import annotations

import ast
import io
import json
import re
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from eval.__main__ import main as evaluate
from eval.metrics import FIGURES
from eval.prediction import PredictedCitation, PredictedNotice, PredictedSpan, Prediction
from ingest.audit_settings import AuditSettings
from ingest.settings import CONFIG_FILE, _LanguageModelTable, _SettingsFile
from ingest.sign_on import AccountSettings, OidcSettings, ProxySettings
from tests import readme
from tests.corpus import ROOT
from tests.test_house_rules import MODULES, PACKAGES, own_files
from ui.cli import main as fundstelle

DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
_OWN = ("SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md", "samples/README.md", "eval/README.md")
OWN = [ROOT / name for name in _OWN]
TEXTS = [*readme.PAGES, *OWN, *DECISIONS]
AGAIN = "documentation and program differ: look at the difference, then run: python -m tests.readme"
HEADINGS = ["Question", "Decision", "Weighed", "What follows"]
#: The one place that names an index of packages; everything else asks whatever index pip is set to.
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def code_of(text: str) -> str:
    """What a page shows as code: spans, fenced and indented blocks, line by line."""
    fenced = re.findall(r"^ *```\w*\n(.*?)^ *```$", text, re.M | re.S)
    rest = re.sub(r"^ *```\w*\n.*?^ *```$", "", text, flags=re.M | re.S)
    indented = re.findall(r"^ {4,}(.*)$", rest, re.M)
    return "\n".join([*fenced, *indented, *re.findall(r"`([^`\n]+)`", rest)])


@cache
def help_of(command: tuple[str, ...]) -> str:
    """The help of ``fundstelle`` or ``python -m eval``, or of one of their commands; "" if there is no such command."""
    program, *words = command
    out = io.StringIO()
    with redirect_stdout(out):
        try:
            code = fundstelle([*words, "--help"]) if program == "fundstelle" else evaluate([*words, "--help"])
        except SystemExit as end:
            code = int(end.code or 0)
    return "" if code else out.getvalue()


def commands_of(program: str) -> list[str]:
    """The commands that a program's help lists."""
    return re.findall(r"^ {4}([a-z]+)(?: |$)", help_of((program,)), re.M)


# What is shown is what is printed.


@pytest.mark.parametrize("page", [page for page in readme.PAGES if readme.sessions(text_of(page))], ids=relative)
def test_sessions_print_what_they_show(page: Path, model_dir: Path) -> None:
    assert text_of(page) == readme.performed(text_of(page), model_dir), AGAIN


def test_the_readme_begins_with_two_commands_one_question_and_a_picture() -> None:
    first_screen = text_of(readme.README).partition("\n## ")[0]
    assert re.findall(r"^ {4}(make \w+) ", first_screen, re.M) == ["make start", "make test"]
    (session,) = readme.sessions(first_screen)
    assert session.startswith('$ fundstelle ask "') and "\nFundstellen\n[1] " in session
    assert len(re.findall(r"!\[.+\]\(docs/images/.+\.png\)", first_screen)) == 1


def test_the_figures_are_those_of_the_reports() -> None:
    text = text_of(readme.README)
    assert "<!-- figures -->" in text
    assert text == readme.with_figures(text), AGAIN


@pytest.mark.parametrize("path", sorted(readme.REPORTS.glob("*-test-*.json")), ids=relative)
def test_a_held_out_report_shows_figures_alone(path: Path) -> None:
    report = json.loads(text_of(path))
    assert "misses" not in report, "write it with --figures-only"
    assert {key for answer in report.get("predictions", []) for key in answer} <= {"id", "sha256"}


def test_a_report_becomes_a_row(tmp_path: Path) -> None:
    empty = list(readme.figures(tmp_path))
    assert len(empty) == 1 and "python -m eval run" in empty[0]
    figures = ", ".join(f'"{name}": {{"value": null}}' for name in FIGURES)
    origin = '"manifest": {"gold": "dresden-test.jsonl", "system": "naive"}'
    latency = '"latency_ms": {"p50": {"value": 4.4}, "p95": {"value": 9}}'
    made = f'{{{origin}, "n": 7, "figures": {{{figures}}}, {latency}}}'
    (tmp_path / "dresden-test-naive.json").write_text(made)
    row = list(readme.figures(tmp_path))[-1]
    assert row.startswith(
        "| **dresden-test (two letters), held out** | [naive](docs/reports/dresden-test-naive.md) | 7 |"
    )
    assert row.endswith("| 4 / 9 |")
    (tmp_path / "dresden-test-fundstelle.json").write_text(made.replace("null", "0.75"))
    words = " ".join(readme.figures(tmp_path))
    assert "75 get the right first citation" in words and "25 get an answer that is none" in words


# What is named is there.


@pytest.mark.parametrize("path", TEXTS, ids=relative)
def test_commands_of_the_program_exist(path: Path) -> None:
    named = re.findall(r"(?:\$ |^|[ /])(fundstelle|python -m eval) ([a-z]+)\b([^\n]*)", code_of(text_of(path)), re.M)
    for program, command, rest in named:
        helped = help_of((program.replace("python -m eval", "eval"), command))
        assert helped, f"{program} {command}"
        unknown = set(re.findall(r"--[a-z][a-z-]+", rest)) - set(re.findall(r"--[a-z][a-z-]+", helped)) - {"--help"}
        assert unknown == set(), f"{program} {command}"


@pytest.mark.parametrize("path", TEXTS, ids=relative)
def test_make_targets_exist(path: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.M))
    assert set(re.findall(r"\bmake ([a-z][a-z-]*)", code_of(text_of(path)))) <= targets


@pytest.mark.parametrize("path", TEXTS, ids=relative)
def test_links_lead_somewhere(path: Path) -> None:
    dead = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(path)):
        if re.match(r"https?:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists() or (anchor and anchor not in anchors(file)):
            dead.append(target)
    assert dead == []


def anchors(file: Path) -> set[str]:
    """The addresses of a page's headings, as Git hosts make them."""
    headings = re.findall(r"^#+ (.+)$", text_of(file), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", [*DOCS.glob("*.md"), *DECISIONS], ids=relative)
def test_files_of_the_packages_exist(path: Path) -> None:
    named = re.findall(rf"\b((?:{'|'.join(PACKAGES)}|tests|samples)/[\w./-]+\.\w+)", text_of(path))
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_only_the_readme_names_an_index_of_packages() -> None:
    host = TORCH_INDEX.split("/")[2]
    rules = {readme.README, ROOT / "tests" / "test_house_rules.py", Path(__file__).resolve()}
    assert TORCH_INDEX in text_of(readme.README)
    assert [relative(path) for path in own_files() if host in text_of(path) and path not in rules] == []


# What is there is named.


def test_every_command_is_documented() -> None:
    page = text_of(DOCS / "interfaces.md")
    own, evaluations = commands_of("fundstelle"), commands_of("eval")
    assert {"ask", "ingest", "serve"} <= set(own) and {"run", "predict"} <= set(evaluations)
    assert [name for name in own if f"| `fundstelle {name}" not in page] == []
    assert [name for name in evaluations if f"| `python -m eval {name}" not in page] == []


def test_every_key_and_figure_of_an_evaluation_is_documented() -> None:
    """The keys of a report stand in the schema, and tests/ui/test_interfaces.py holds that those are documented."""
    page = text_of(DOCS / "interfaces.md").partition("## Evaluation")[2]
    types = (Prediction, PredictedCitation, PredictedSpan, PredictedNotice)
    keys = {name for kind in types for name in kind.model_fields}
    assert {key for key in keys if f"`{key}`" not in page} == set()
    assert [name for name in FIGURES if f"`{name}`" not in text_of(DOCS / "evaluation.md")] == []


def test_every_setting_is_documented() -> None:
    page = text_of(DOCS / "betrieb.md")
    modules = "\n".join(text_of(path) for path in MODULES)
    assert [name for name in set(re.findall(r"\bFUNDSTELLE_[A-Z]+\b", modules)) if f"`{name}`" not in page] == []
    blocks = re.findall(r"^```toml\n(.*?)^```$", page.partition(CONFIG_FILE)[2], re.M | re.S)
    shown = tomllib.loads("\n".join(blocks))
    assert set(shown) == set(_SettingsFile.model_fields)
    tables: dict[str, type[BaseModel]] = {
        "accounts": AccountSettings,
        "proxy": ProxySettings,
        "oidc": OidcSettings,
        "audit": AuditSettings,
        "language_model": _LanguageModelTable,
    }
    assert tables.keys() == {key for key, value in shown.items() if isinstance(value, dict)}
    assert {key: set(shown[key]) for key in tables} == {key: set(own.model_fields) for key, own in tables.items()}
    assert _SettingsFile.model_validate(shown), "what the page shows can be used as it stands"


def enumerations() -> Iterator[tuple[str, str]]:
    """Every value of every enumeration of words, with where it stands."""
    for path in MODULES:
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.ClassDef) and "StrEnum" in map(ast.unparse, node.bases):
                for line in node.body:
                    if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                        yield node.name, str(line.value.value)


def test_every_value_stands_in_the_glossary() -> None:
    rows = re.findall(r"^\| `([\w ,]+)` \|", text_of(DOCS / "glossary.md"), re.M)
    values = [value for _, value in enumerations()]
    assert len(values) > 50
    missing = [(name, value) for name, value in enumerations() if rows.count(value) < values.count(value)]
    assert missing == [], "a word with two meanings needs two rows"
    assert sorted(set(rows) - set(values)) == []


def test_every_file_stands_in_the_architecture() -> None:
    page = text_of(DOCS / "architecture.md")
    listed = {
        f"{package}/{name}"
        for package, section in re.findall(r"^### (\w+)/\n(.*?)(?=^### |\Z)", page, re.M | re.S)
        for name in re.findall(r"^\| `([\w/]+\.py)` \|", section, re.M)
    }
    assert listed == {relative(path) for path in MODULES if path.name != "__init__.py"}


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_number_and_its_headings(path: Path) -> None:
    text = text_of(path).partition("\n---\n")[0]
    assert text.startswith(f"# {path.name[:4]} ") and [other.name[:4] for other in DECISIONS].count(path.name[:4]) == 1
    headings = re.findall(r"^## (.+)$", text, re.M)
    assert [name for name in headings if name in HEADINGS] == HEADINGS
    assert len(text.splitlines()) <= 80, "one page"
