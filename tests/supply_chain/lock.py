"""The lock of the runtime: ``python -m tests.supply_chain.lock COMPILED FOLDER`` prints ``requirements.lock``.

COMPILED is what ``uv pip compile --generate-hashes`` wrote, FOLDER holds the CPU build of torch that pip found. See
``docs/decisions/0037-supply-chain-and-scoreboard.md`` for why torch is not locked by uv.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.utils import NormalizedName, canonicalize_name, parse_wheel_filename
from packaging.version import Version

from ingest.model_manifest import sha256_of
from tests.corpus import ROOT

FILE = ROOT / "requirements.lock"
HEAD = """\
# Written by make lock: every distribution of the runtime, its version and hashes, for Python 3.11 on Linux (x86_64).
# make locked installs it; pip refuses what has another hash. torch is the CPU build, its hash that of the wheel the
# tests ran with; the CUDA build of the same version has another one and is not locked.
"""
#: What only torch's CUDA build asks for.
CUDA = re.compile(r"(nvidia|cuda)-|triton==")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Locked:
    """One distribution of the lock.

    Attributes:
        version: The one version that may be installed.
        hashes: SHA-256 of each file that may be installed, hexadecimal.
    """

    version: Version
    hashes: tuple[str, ...]


def read(text: str) -> dict[NormalizedName, Locked]:
    """What a lock names."""
    found = {}
    for block in _blocks(text):
        name, _, rest = block.partition("==")
        found[canonicalize_name(name)] = Locked(Version(re.split(r"[\s;]", rest)[0]), tuple(_HASH.findall(block)))
    return found


def written(compiled: str, wheel: Path) -> str:
    """The lock's text: what was compiled, without CUDA, with the CPU build of torch.

    Args:
        compiled: What uv wrote, with CUDA's distributions or without.
        wheel: The file that stands for torch.

    Raises:
        ValueError: The wheel is not a CPU build, or not of the version that was compiled.
    """
    name, version, _, _ = parse_wheel_filename(wheel.name)
    if name != "torch" or version.local != "cpu":
        raise ValueError(f"expected is the CPU build of torch, found {wheel.name}: set TORCH_INDEX")
    kept = []
    for block in _blocks(compiled):
        if block.startswith("torch=="):
            if Version(block.split()[0].partition("==")[2]).public != version.public:
                raise ValueError(f"expected is torch {version.public}, compiled was {block.split()[0]}")
            block = f"torch=={version.public} \\\n    --hash=sha256:{sha256_of(wheel)}"
        if not CUDA.match(block):
            kept.append(block)
    return HEAD + "\n".join(kept) + "\n"


def _blocks(text: str) -> list[str]:
    """Each requirement with the lines of its hashes, comments left out."""
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines)) if lines else []


def main(words: Sequence[str]) -> None:
    """Prints the lock."""
    compiled, folder = map(Path, words)
    (wheel,) = folder.glob("torch-*.whl")
    sys.stdout.write(written(compiled.read_text(encoding="utf-8"), wheel))


if __name__ == "__main__":
    main(sys.argv[1:])
