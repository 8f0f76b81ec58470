"""A trained fp32 folder to the int8 folder that runs, with a manifest that names where it came from; and back."""

from __future__ import annotations

import shutil
from pathlib import Path

from ingest.embedded_model import PACKAGE, place
from ingest.int8_weights import from_int8_folder
from ingest.model_folder import write_fp32_folder, write_int8_folder
from ingest.model_manifest import Manifest, check, describe, sha256_of, write_manifest
from ingest.network import WEIGHTS, from_folder
from training import record


def export(fp32: Path, out: Path) -> Manifest:
    """Write the int8 folder of a model.

    Args:
        fp32: What :mod:`training.vocabulary` or :mod:`training.fine_tune` wrote.
        out: The folder to make; absent, empty, or an earlier model folder, which is replaced when the new one is whole.

    Returns:
        The manifest of the new folder. Its package is that of the base, with what was done to it; its weights' hash is
        that of the fp32 weights; ``training.json`` is among its files.

    Raises:
        BadInput: If ``fp32`` is no such folder, or ``out`` holds something else than a model.
    """
    network = from_folder(fp32)
    training = record.read(fp32)

    def fill(new: Path) -> None:
        write_int8_folder(network, new)
        if training:
            shutil.copyfile(fp32 / record.NAME, new / record.NAME)
        package = f"{training.base}, trained: {record.NAME}" if training else f"{PACKAGE}, without a record of training"
        write_manifest(new, describe(new, package, sha256_of(fp32 / WEIGHTS)))

    place(out, fill)
    return check(out, full=True)


def restore(model: Path, fp32: Path) -> None:
    """Write the fp32 folder of a model that runs: where it is the only one there is, training begins with it.

    Args:
        model: A folder that runs; its weights are rounded to int8 and stay so.
        fp32: The folder to make; absent, empty, or an earlier model folder. It keeps the record of the training.

    Raises:
        BadInput: If ``model`` is no such folder, or ``fp32`` holds something else than a model.
    """
    network = from_int8_folder(model)

    def fill(new: Path) -> None:
        write_fp32_folder(network, new)
        if (model / record.NAME).is_file():
            shutil.copyfile(model / record.NAME, new / record.NAME)

    place(fp32, fill)


def size_of(folder: Path) -> int:
    """Bytes of all files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
