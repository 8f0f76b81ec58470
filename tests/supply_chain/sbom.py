"""The list of parts (SBOM): ``python -m tests.supply_chain.sbom ENVIRONMENT`` prints ``docs/security/sbom.json``.

ENVIRONMENT is what cyclonedx-py wrote about a development environment (CycloneDX 1.6, ECMA-424). What the lock names
stays; the model that ships is added. Addresses on the web are left out: they say nothing about what runs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

from ingest.model_manifest import check
from ingest.settings import SHIPPED_MODEL
from tests.corpus import ROOT
from tests.supply_chain import lock

FILE = ROOT / "docs" / "security" / "sbom.json"


def reduced(environment: Mapping[str, Any], locked: Mapping[NormalizedName, lock.Locked]) -> dict[str, Any]:
    """The SBOM of the runtime.

    Args:
        environment: The SBOM of an environment that holds at least the runtime.
        locked: What the lock names.

    Raises:
        ValueError: The environment lacks a part, or has it in another version.
    """
    bom = _without_addresses(environment)
    parts = [part for part in bom["components"] if canonicalize_name(part["name"]) in locked]
    found = {canonicalize_name(part["name"]): Version(part["version"]).public for part in parts}
    wanted = {name: one.version.public for name, one in locked.items()}
    if found != wanted:
        differing = {name for name in wanted if found.get(name) != wanted[name]}
        raise ValueError(f"environment and lock differ: {', '.join(sorted(differing))}")
    refs = {part["bom-ref"] for part in parts} | {bom["metadata"]["component"]["bom-ref"]}
    models = [model()]
    graph = []
    for entry in bom["dependencies"]:
        if entry["ref"] in refs:
            needed = [ref for ref in entry.get("dependsOn", []) if ref in refs]
            graph.append({"ref": entry["ref"], **({"dependsOn": needed} if needed else {})})
    graph += [{"ref": one["bom-ref"]} for one in models]
    return bom | {"components": [*parts, *models], "dependencies": graph}


def model(folder: Path = SHIPPED_MODEL) -> dict[str, Any]:
    """The embedding model as a part, every file of it with its SHA-256."""
    manifest = check(folder, full=True)
    files = [
        {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": file.sha256}]}
        for name, file in sorted(manifest.files.items())
        if file.sha256
    ]
    return {
        "type": "machine-learning-model",
        "bom-ref": "shipped-model",
        "name": "ingest/shipped_model",
        "version": manifest.fingerprint,
        "description": f"Embedding model, {manifest.dimension} dimensions, trained from {manifest.package}",
        "licenses": [{"license": {"id": "MIT"}}],
        "components": files,
    }


def _without_addresses(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_addresses(each) for key, each in value.items() if key != "externalReferences"}
    return [_without_addresses(each) for each in value] if isinstance(value, list) else value


def main(words: Sequence[str]) -> None:
    """Prints the SBOM."""
    (environment,) = map(Path, words)
    bom = reduced(json.loads(environment.read_text()), lock.read(lock.FILE.read_text()))
    sys.stdout.write(json.dumps(bom, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
