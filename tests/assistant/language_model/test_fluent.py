"""The types of a fluent version keep their promises to those who store and show them."""

from __future__ import annotations

import subprocess
import sys

import pydantic

from assistant.language_model.fluent import Fluent, FluentSentence, Outcome
from assistant.verification.verdict import Badge, Flaw


def test_a_version_survives_being_written_down() -> None:
    sentence = FluentSentence("Das Bad wird saniert.", (1, 2), Badge.FULL, 0.93, ((0, 3),))
    version = Fluent((sentence,), (), (Flaw.NUMBER,), Outcome.WRITTEN, "probe", True)
    codec = pydantic.TypeAdapter(Fluent)
    assert codec.validate_json(codec.dump_json(version)) == version


def test_the_types_and_the_desk_bring_no_library_of_language_models() -> None:
    """Without the settings nothing of it is imported."""
    code = (
        "import sys, assistant.desk, assistant.language_model.fluent; "
        "print(sorted({'openai', 'httpx', 'llama_index.llms', 'assistant.language_model.adapter'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert found.stdout.strip() == "[]"
