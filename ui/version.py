"""The version of this installation."""

from __future__ import annotations

from importlib import metadata


def version() -> str:
    """The installed version ("0.1.0"); "0" in a checkout that is not installed."""
    try:
        return metadata.version("fundstelle")
    except metadata.PackageNotFoundError:
        return "0"
