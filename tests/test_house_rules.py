"""What holds for every file: sizes, no swallowed faults, a test for each module, no foreign host, no private path.

What a tool can hold is left to the tool: `make lint` checks style, docstrings, prints, types and import contracts.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ["ingest", "assistant", "training", "ui", "eval"]
MODULES = [path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py"))]
PYTHON = MODULES + sorted((ROOT / "tests").rglob("*.py"))
OURS = {".py", ".md", ".toml", ".txt", ".css", ".js", ".html", ".json", ""}

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60

#: Modules without a test file of their own, each with the reason.
WITHOUT_MIRROR: dict[str, str] = {}

#: Every host that code, tests and documentation name, each with the reason.
HOSTS = {
    "127.0.0.1": "where the page is served",
    "localhost": "where the page is served",
    "testserver": "what FastAPI's test client calls itself",
    "example.org": "reserved for examples",
    "fundstelle.example.org": "reserved for examples: the public address of a page",
    "llm.example.org": "reserved for examples: a language model's server",
    "192.0.2.7": "reserved for documentation (RFC 5737): an address of a foreign host",
    "evil.example": "reserved for examples: the foreign host of security tests",
    "download.pytorch.org": "README: the CPU build of torch, only where a user asks for it",
    "www.apache.org": "licence",
    "keepachangelog.com": "format of the changelog",
    "semver.org": "format of the changelog",
    "cyclonedx.org": "name of a schema (list of parts, statements on vulnerabilities), never fetched",
    "json-schema.org": "name of a schema's dialect, never fetched",
    "www.w3.org": "name of the SVG namespace, never fetched",
    "schemas.openxmlformats.org": "name of Word's namespaces, never fetched",
}

#: What no file of the project says, and what to write instead.
UNWANTED = {
    r"(?<![\w.])/(?:work|root|home|Users|opt|mnt)/\w": "a path of somebody's machine: take it from a setting",
    r"\b[Hh]elpers?\b": "says nothing: name what it does",
    r"\b(?:TODO|FIXME|XXX)\b": "open an issue",
}


def own_files() -> Iterator[Path]:
    """Every text of ours; letters, gold data, constraints and the model's vocabulary are others' words."""
    folders = [*PACKAGES, "tests", "docs", ".ci"]
    paths = [path for name in folders for path in (ROOT / name).rglob("*")]
    paths += [*ROOT.iterdir(), ROOT / "samples" / "README.md", ROOT / "samples" / "clearance.toml"]
    foreign = {ROOT / "LICENSE", ROOT / "constraints.txt", ROOT / ".git", Path(__file__).resolve()}
    for path in sorted(set(paths) - foreign):
        model = "shipped_model" in path.parts and path.suffix != ".md"
        data = ROOT / "tests" / "data" in path.parents or "__pycache__" in path.parts or model
        if path.is_file() and path.suffix in OURS and not data:
            yield path


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", PYTHON, ids=relative)
def test_file_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_FILE_LINES


@pytest.mark.parametrize("path", PYTHON, ids=relative)
def test_functions_are_short_enough_to_read(path: Path) -> None:
    long = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > MAX_FUNCTION_LINES:
                long[f"{node.name}, line {node.lineno}"] = lines
    assert long == {}


@pytest.mark.parametrize("path", [path for path in MODULES if path.parts[-2] != "ui"], ids=relative)
def test_no_fault_is_swallowed(path: Path) -> None:
    """Only the page's outermost handler may catch everything: it logs, and shows an error as an error."""
    catch_all = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and (node.type is None or _names_everything(node.type))
    ]
    assert catch_all == []


def _names_everything(node: ast.expr) -> bool:
    names = node.elts if isinstance(node, ast.Tuple) else [node]
    return any(isinstance(name, ast.Name) and name.id in {"Exception", "BaseException"} for name in names)


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_print_is_left_to_commands(path: Path) -> None:
    """A module that can be run may print; every other one returns or logs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prints = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    runnable = path.name == "__main__.py" or relative(path) == "ui/cli.py" or _has_main_guard(tree)
    assert prints == [] or runnable


def _has_main_guard(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.If) and "__main__" in ast.dump(node.test) for node in tree.body)


@pytest.mark.parametrize("path", [path for path in MODULES if path.name != "__init__.py"], ids=relative)
def test_module_has_a_test_file_of_its_own(path: Path) -> None:
    name = relative(path)
    mirror = ROOT / "tests" / Path(name).parent / f"test_{path.stem.strip('_')}.py"
    if name in WITHOUT_MIRROR:
        assert not mirror.exists(), f"{name} has a test by now: take it off the list"
    else:
        assert mirror.exists(), f"write {relative(mirror)}, or list {name} with a reason"


def test_modules_say_what_they_are() -> None:
    """No drawer for everything: a type or function lives with the stage that makes it."""
    drawers = {"utils", "util", "common", "core", "misc", "base"}
    assert [relative(path) for path in MODULES if path.stem in drawers] == []


def test_no_unwanted_word() -> None:
    found = [
        f"{relative(path)}:{number}: {remedy}"
        for path in own_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for pattern, remedy in UNWANTED.items()
        if re.search(pattern, line)
    ]
    assert found == []


def test_every_host_is_on_the_list() -> None:
    """Nothing leaves the house: a host that nobody explained has no place in code, tests or documentation."""
    pattern = re.compile(r"https?://([^\s/:\"'`<>(){}\]]+)")
    unknown = [
        f"{relative(path)}: {host}"
        for path in own_files()
        if path.suffix != ".json" or path.parent.name != "reports"  # a report quotes letters, and those name hosts
        for host in pattern.findall(path.read_text(encoding="utf-8"))
        if host not in HOSTS
    ]
    assert unknown == []
