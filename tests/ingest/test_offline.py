"""No library below may call anyone, whatever the environment said before."""

from __future__ import annotations

import os

import pytest

from ingest.offline import QUIET, stay_in_the_house


def test_it_overrides_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in QUIET:
        monkeypatch.setenv(name, "something else")
    stay_in_the_house()
    assert {name: os.environ[name] for name in QUIET} == QUIET
    assert (os.environ["HF_HUB_OFFLINE"], os.environ["ANONYMIZED_TELEMETRY"]) == ("1", "False")
