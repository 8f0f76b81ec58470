"""The version is that of the installed distribution."""

from __future__ import annotations

from importlib import metadata

import pytest

from ui.version import version


def test_it_is_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "version", lambda name: f"{name} 1.2.3")
    assert version() == "fundstelle 1.2.3"


def test_a_checkout_that_is_not_installed_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert version() == "0"
