"""No library below may call anyone, whatever the environment said before."""

from __future__ import annotations

import os

import pytest

from ingest.offline import NOWHERE, QUIET, stay_in_the_house


def test_it_overrides_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in QUIET:
        monkeypatch.setenv(name, "something else")
    stay_in_the_house()
    assert {name: os.environ[name] for name in QUIET} == QUIET
    assert (os.environ["HF_HUB_OFFLINE"], os.environ["ANONYMIZED_TELEMETRY"]) == ("1", "False")


def test_a_language_model_that_nobody_passed_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """llama-index falls back on a service (docs/decisions/0002); with a key in the environment it would be asked."""
    for name in QUIET:
        monkeypatch.setenv(name, "something else")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody")
    stay_in_the_house()
    from llama_index.core.llms.utils import resolve_llm
    from openai import OpenAI

    assert str(resolve_llm("default")._get_client().base_url).rstrip("/") == NOWHERE
    assert str(OpenAI().base_url).rstrip("/") == NOWHERE
