"""What ``ask`` sends: the question as it is typed or piped, the restriction, the conversation before it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from ingest.errors import BadInput
from ui.arguments import parser
from ui.ask_arguments import arguments_of


def asked(*words: str) -> dict[str, Any]:
    return arguments_of(parser().parse_args(["ask", *words]))


def test_what_is_not_said_is_not_sent() -> None:
    assert asked("Wann?") == {"question": "Wann?", "history": [], "language": None}
    assert asked("Wann?", "--lang", "en", "--amt", "Bäder", "--no-language-model") == {
        "question": "Wann?",
        "history": [],
        "language": "en",
        "within": {"office": "Bäder"},
        "fluent": False,
    }


@pytest.mark.parametrize(("typed", "question"), [(b"Wann?\n", "Wann?\n"), (b"a\0b", "a\0b"), (b"\xff", "\udcff")])
def test_a_dash_reads_the_question_as_it_comes(monkeypatch: pytest.MonkeyPatch, typed: bytes, question: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(typed)))
    assert asked("-")["question"] == question


def test_a_history_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "verlauf.json").write_text('[{"role": "user", "content": "Davor?", "extra": 1}]', encoding="utf-8")
    found = asked("Und?", "--history", str(tmp_path / "verlauf.json"))
    assert found["history"] == [{"role": "user", "content": "Davor?"}]


@pytest.mark.parametrize("content", [None, "", "{}x", "[1]", '{"role": "user"}', '[{"role": "user"}]', "7"])
def test_a_history_that_is_none_is_bad_input(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "verlauf.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=r"^Erwartet wird ein Verlauf"):
        asked("Und?", "--history", str(path))
