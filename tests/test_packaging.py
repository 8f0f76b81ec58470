"""The installation: the five generic names are ours, what we import is declared, what is declared was tested."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions, version
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ["ingest", "assistant", "training", "ui", "eval"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEVELOPMENT = [
    Requirement(line) for extra in ("dev", "supply") for line in PROJECT["project"]["optional-dependencies"][extra]
]

#: Modules of distributions that come with a declared one and are its public interface.
COMES_WITH = {
    "starlette": "fastapi",  # FastAPI's documented way to middleware and responses
    "pydantic_core": "pydantic",  # where pydantic puts its own primitives
}


def constraints() -> dict[str, str]:
    """Tested version by distribution name, from constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): pinned for name, pinned in pairs}


def imported_modules(package: str) -> dict[str, str]:
    """Top-level name of every import in a package, with one place that imports it."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            else:
                continue
            for name in names:
                found.setdefault(name.partition(".")[0], f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


@pytest.mark.parametrize("name", PACKAGES)
def test_name_resolves_to_this_checkout(name: str) -> None:
    spec = find_spec(name)
    assert spec is not None and spec.origin is not None
    assert Path(spec.origin).is_relative_to(ROOT)


@pytest.mark.parametrize("name", PACKAGES)
def test_no_other_distribution_provides_the_name(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"fundstelle"}


def test_package_list_is_explicit_and_complete() -> None:
    listed = PROJECT["tool"]["setuptools"]["packages"]["find"]["include"]
    assert listed == [entry for name in PACKAGES for entry in (name, f"{name}.*")]
    assert all((ROOT / name / "__init__.py").exists() for name in PACKAGES)


def test_project_cannot_be_uploaded_by_mistake() -> None:
    assert "Private :: Do Not Upload" in PROJECT["project"]["classifiers"]


def test_only_one_command_is_installed() -> None:
    assert PROJECT["project"]["scripts"] == {"fundstelle": "ui.cli:main"}


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("*.py")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_import_is_declared(package: str) -> None:
    """Installed without the development tools, nothing is missing."""
    declared = {canonicalize_name(requirement.name) for requirement in RUNTIME}
    providers = packages_distributions()
    undeclared = {}
    for module, place in imported_modules(package).items():
        if module in sys.stdlib_module_names or module in PACKAGES:
            continue
        owners = {canonicalize_name(owner) for owner in providers.get(module, [])} | {COMES_WITH.get(module)}
        if not owners & declared:
            undeclared[module] = place
    assert undeclared == {}


@pytest.mark.parametrize("requirement", RUNTIME + DEVELOPMENT, ids=lambda requirement: requirement.name)
def test_tested_version_lies_within_its_bounds(requirement: Requirement) -> None:
    assert len(requirement.specifier) > 0, "give it a bound"
    assert constraints()[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.parametrize("requirement", RUNTIME, ids=lambda requirement: requirement.name)
def test_installed_version_is_the_tested_one(requirement: Requirement) -> None:
    installed = version(requirement.name).partition("+")[0]
    assert installed == constraints()[canonicalize_name(requirement.name)]


def test_no_cloud_service_is_a_fallback() -> None:
    """Where no embedder is passed, llama-index falls back on this module's service; see docs/decisions/0002."""
    assert {"llama-index", "llama-index-embeddings-openai"} & set(constraints()) == set()
