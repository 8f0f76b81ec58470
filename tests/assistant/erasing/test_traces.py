"""What is looked for, and where."""

from __future__ import annotations

import os
from pathlib import Path

from assistant.erasing.traces import needles, searched, stretches


def test_stretches_are_spread_over_the_text_and_fit_for_json() -> None:
    lines = [f"Lang genug für eine Suche ist die Zeile {number:03}" for number in range(100)]
    text = "\n".join(['Er sagte "so nicht", und das recht laut und lange.', "kurz", *lines])
    found = stretches(text)
    assert 10 <= len(found) <= 12 and all(piece in text and '"' not in piece for piece in found)
    assert stretches("kurz\n\n") == []


def test_what_another_letter_holds_betrays_nothing() -> None:
    found = needles("0123456789abcdef", ["nur hier", "auch dort"], lambda words: words == "auch dort")
    assert found == [b"0123456789abcdef", b"nur hier"]


def test_every_file_is_looked_through(tmp_path: Path) -> None:
    (tmp_path / "tief" / "tiefer").mkdir(parents=True)
    (tmp_path / "tief" / "tiefer" / "a").write_bytes(b"x" * 5000 + b"Kanarienvogel" + b"x")
    (tmp_path / "b").write_bytes(b"")
    (tmp_path / "c").write_bytes(b"Kanarien")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "tief" / "tiefer" / "a")
    (tmp_path / "nichts").symlink_to(tmp_path / "nirgends")
    found = searched(tmp_path, [b"Kanarienvogel", b"", b"Kanarienvogel", b"0123"])
    assert (found.files, found.needles, found.left) == (3, 2, ("tief/tiefer/a",))
    assert found.size == 5014 + 8
    assert searched(tmp_path, [b"Wellensittich"]).left == ()
