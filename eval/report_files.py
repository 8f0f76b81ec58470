"""Reports as files in a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ingest.errors import BadInput, system_says


def write_report(folder: Path, files: Mapping[str, str | bytes]) -> list[Path]:
    """Write the files of a report; the folder is made, existing files of the same name are replaced.

    Args:
        folder: Where to.
        files: What they hold by their names; text is written as UTF-8.

    Returns:
        Their paths.

    Raises:
        BadInput: The folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise BadInput(
            f"Erwartet wird ein beschreibbarer Ordner für den Bericht ({folder})",
            system_says(error),
            "bitte prüfen Sie Pfad, Schreibrechte und freien Platz.",
        ) from error
    return [folder / name for name in files]
