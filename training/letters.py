"""The letters that pairs come from: an OParl folder read as the product reads it, each with its paper's number.

Two kinds of papers never get into a training: those of a folder that is left out (the development sample, whose gold
questions measure the product), and reserved ones, which are the test split.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from ingest.errors import BadInput
from ingest.model import BlockKind, Letter, LetterKind, Paper, Passage
from ingest.oparl import papers_of
from ingest.read import read
from ingest.structure import ToRead, structured
from training.pair import one_line, without_brackets

PROCESSES = 2
_AT_ONCE = 20
#: Of the papers' numbers modulo 7, the one whose papers are kept for the final measurement (issue 7).
_MODULUS, _RESERVED = 7, 3

Progress = Callable[[int, int, str], None]
"""Called with what is done, the total, and what is being done."""


@dataclass(frozen=True, slots=True)
class Said:
    """A paragraph of a letter.

    Attributes:
        kind: Of the block it stands in.
        asked: The question or point that it answers, "" if none.
        text: Its words on one line.
        at: Offset of its first character in the text of its file: with the file's number, its name in data of ours.
    """

    kind: BlockKind
    asked: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class LetterText:
    """What training needs of a letter.

    Attributes:
        paper: Number of its paper, the last part of the OParl id; in an archive, what stands for its Vorgang.
        file: Number of its file: the file's name without suffix.
        kind: What it is.
        subject: Title of the paper, else of the letter, without brackets.
        paragraphs: Its paragraphs in reading order.
    """

    paper: str
    file: str
    kind: LetterKind
    subject: str
    paragraphs: tuple[Said, ...]


def number_of(paper: Paper) -> str:
    """The number of a paper: the last part of its id."""
    return paper.id.rstrip("/").rpartition("/")[2]


def reserved(paper: str) -> bool:
    """Whether a paper is kept for the final measurement; one whose number is not numeric never is."""
    return paper.isdecimal() and int(paper) % _MODULUS == _RESERVED


def letters_of(folder: Path, leave_out: Path | None = None, progress: Progress | None = None) -> list[LetterText]:
    """Read the letters of an OParl folder, in two processes (a hundred seconds for 10,000 letters).

    Args:
        folder: ``files/*.txt`` and ``papers/*.json``.
        leave_out: Another such folder; none of its papers is read.
        progress: Called after each paper.

    Returns:
        Letters by paper and file, reserved papers among them. Files that cannot be read are left out.

    Raises:
        BadInput: If the folder holds no paper.
    """
    left_out = {path.stem for path in (leave_out / "papers").glob("*.json")} if leave_out else set()
    papers: dict[str, list[tuple[Path, Paper]]] = {}
    for path, paper in papers_of(folder).items():
        number = number_of(paper)
        if path.suffix == ".txt" and number.isdecimal() and number not in left_out:
            papers.setdefault(number, []).append((path, paper))
    if not papers:
        expected = f"Erwartet wird in {folder} ein OParl-Ordner mit papers/ und files/*.txt"
        raise BadInput(expected, "gefunden wurde keine Vorlage", "bitte den Ordner prüfen")
    found: list[LetterText] = []
    with get_context("spawn").Pool(PROCESSES) as pool:
        work = pool.imap(_letters_of_paper, sorted(papers.items()), chunksize=_AT_ONCE)
        for done, letters in enumerate(work, 1):
            found += letters
            if progress:
                progress(done, len(papers), "Schreiben lesen")
    return found


def _letters_of_paper(item: tuple[str, list[tuple[Path, Paper]]]) -> list[LetterText]:
    number, files = item
    readings, names = [], []
    for path, paper in files:
        try:
            readings.append(ToRead(read(path).source, paper))
        except BadInput:
            continue
        names.append((path.stem, paper.name))
    if not readings:
        return []
    return [
        letter_text(number, name, one.letter, one.passages, title)
        for one, (name, title) in zip(structured(readings), names, strict=True)
    ]


def letter_text(
    paper: str, file: str, letter: Letter, passages: Iterable[Passage], title: str | None = None
) -> LetterText:
    """What training needs of a letter that was read.

    Args:
        paper: What stands for its paper.
        file: What stands for its file.
        letter: The letter.
        passages: Its passages in reading order.
        title: Title of the paper; without one, the subject of the letter.
    """
    said = tuple(
        Said(passage.kind, one_line(passage.asked or ""), one_line(passage.text), passage.spans[0].start)
        for passage in passages
    )
    return LetterText(paper, file, letter.head.kind, without_brackets(title or letter.head.subject or ""), said)
