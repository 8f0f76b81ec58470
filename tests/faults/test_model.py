"""Promise 16: a model that is missing or damaged is one German sentence; nothing is fetched, no answer wrong."""

from __future__ import annotations

import json
import random
import shutil
import socket
from pathlib import Path

import numpy as np
import pytest

from assistant.desk import Desk
from assistant.model import PUBLIC
from ingest.embedding import Embedder
from ingest.errors import ModelMissing
from ingest.settings import SHIPPED_MODEL, Settings
from tests.faults.town import CLEARED_BY, desk_over, letter, patched, question
from tests.scoreboard.counting import Promised

_PROBE = "Wann wird die Brücke gesperrt?"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Attempts to reach another machine."""
    made: list[object] = []

    def refused(_: object, address: object) -> None:
        made.append(address)
        raise OSError("no network")

    monkeypatch.setattr(socket.socket, "connect", refused)
    return made


@pytest.mark.promise(16)
def test_a_damaged_model_is_refused(
    tmp_path: Path, promised: Promised, embedder: Embedder, calls: list[object]
) -> None:
    chance = random.Random(16)
    right = embedder.embed_question(_PROBE)
    names = [*json.loads((SHIPPED_MODEL / "manifest.json").read_text())["files"], "manifest.json"]
    model = tmp_path / "model"
    shutil.copytree(SHIPPED_MODEL, model)
    for run in range(promised.size(20, 60)):
        path = model / names[run % len(names)]
        content = path.read_bytes()
        kind = chance.choice(("flipped", "cut off", "missing"))
        place = chance.randrange(len(content))
        if kind == "flipped":
            path.write_bytes(
                content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :]
            )
        elif kind == "cut off":
            path.write_bytes(content[:place])
        else:
            path.unlink()
        try:
            said = "" if np.array_equal(Embedder(model).embed_question(_PROBE), right) else "other vectors"
        except ModelMissing as fault:
            said = "" if "Erwartet" in str(fault) and "bitte" in str(fault) else str(fault)
        promised.case(not said, f"{path.name} {kind} at {place}: {said}")
        path.write_bytes(content)
    assert calls == []


@pytest.mark.promise(16)
def test_without_a_model_letters_stay_and_questions_are_refused(
    tmp_path: Path, promised: Promised, calls: list[object]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patched(patch)
        with desk_over(tmp_path / "data", SHIPPED_MODEL) as desk:
            desk.ingest([letter(tmp_path, 1)], CLEARED_BY)
    with Desk.open(Settings(tmp_path / "data", tmp_path / "missing")) as desk:
        for refused in (lambda: desk.ask(question(1)), lambda: desk.ingest([letter(tmp_path, 2)], CLEARED_BY)):
            with pytest.raises(ModelMissing, match=r"Erwartet.*bitte"):
                refused()
        promised.case(len(desk.letters(PUBLIC)) == 1, "a letter is gone")
    assert calls == []
