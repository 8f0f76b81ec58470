"""The list of parts is the lock's, with the model that ships."""

from __future__ import annotations

import json
from typing import Any

import pytest
from packaging.utils import canonicalize_name
from packaging.version import Version

from ingest.settings import SHIPPED_MODEL
from tests.scoreboard.counting import Promised
from tests.supply_chain import lock
from tests.supply_chain.advisories import VEX
from tests.supply_chain.sbom import FILE, model, reduced

BOM = json.loads(FILE.read_text(encoding="utf-8"))
LOCKED = lock.read("a==1 \\\n    --hash=sha256:00\n")


def environment(version: str = "1") -> dict[str, Any]:
    """What cyclonedx-py writes, of three parts."""
    parts = [
        {"bom-ref": f"A=={version}", "name": "A", "version": version, "type": "library", "externalReferences": [{}]},
        {"bom-ref": "pytest==9", "name": "pytest", "version": "9", "type": "library"},
    ]
    graph = [{"ref": f"A=={version}", "dependsOn": ["pytest==9"]}, {"ref": "root", "dependsOn": [f"A=={version}"]}]
    return {"metadata": {"component": {"bom-ref": "root"}}, "components": parts, "dependencies": graph}


@pytest.mark.promise(25)
def test_it_lists_what_the_lock_names_and_the_model(promised: Promised) -> None:
    parts = {canonicalize_name(each["name"]): each for each in BOM["components"] if each["type"] == "library"}
    locked = lock.read(lock.FILE.read_text(encoding="utf-8"))
    for name in sorted(set(parts) | set(locked)):
        same = (
            name in parts and name in locked and Version(parts[name]["version"]).public == locked[name].version.public
        )
        promised.case(same, f"{name}: make sbom")
    promised.case([each for each in BOM["components"] if each["bom-ref"] == "shipped-model"] == [model()], "make sbom")


def test_the_model_is_listed_file_by_file() -> None:
    files = {each["name"]: each["hashes"][0]["content"] for each in model()["components"]}
    assert "0_Int8Transformer/model.bin" in files and all(len(digest) == 64 for digest in files.values())
    assert all((SHIPPED_MODEL / name).is_file() for name in files)


def test_what_the_lock_does_not_name_is_left_out() -> None:
    bom = reduced(environment(), LOCKED)
    assert [each["bom-ref"] for each in bom["components"]] == ["A==1", "shipped-model"]
    assert bom["dependencies"] == [{"ref": "A==1"}, {"ref": "root", "dependsOn": ["A==1"]}, {"ref": "shipped-model"}]
    assert "externalReferences" not in json.dumps(bom)


@pytest.mark.parametrize("made", [environment("2"), environment() | {"components": []}], ids=["other", "absent"])
def test_an_environment_that_differs_from_the_lock_is_refused(made: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="differ: a"):
        reduced(made, LOCKED)


@pytest.mark.parametrize("path", [FILE, VEX], ids=lambda path: path.name)
def test_both_files_hold_to_the_schema(path: Any) -> None:
    reason = "the list of parts is checked against its schema where it is made: make sbom"
    validation = pytest.importorskip("cyclonedx.validation.json", reason=reason)
    from cyclonedx.schema import SchemaVersion

    assert validation.JsonStrictValidator(SchemaVersion.V1_6).validate_str(path.read_text(encoding="utf-8")) is None
