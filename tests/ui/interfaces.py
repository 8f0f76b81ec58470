"""The schema of what is printed and sent, for tests that hold it."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from tests.corpus import ROOT

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs" / "interfaces.schema.json").read_text(encoding="utf-8"))


def hold(name: str, value: Any) -> None:
    """Fail unless a value is what the schema calls by this name."""
    validator = Draft202012Validator(SCHEMA | {"$ref": f"#/$defs/{name}"}, format_checker=FormatChecker())
    faults = [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(value)]
    assert not faults, faults
