"""Questions that a language model wrote for passages of training papers: ``data/asked.jsonl``, ``asked-near.jsonl``.

They are worded as people type: everyday words for official ones, keywords, typing errors, a tenth in English. The
passages are not shipped; a line names one by the number of its paper and file and the offset of its first character
in the file's text, so the questions are of use to whoever has the texts. Near questions sound just as likely and
nothing in their letter answers them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import BadInput
from training.letters import LetterText, reserved
from training.pair import Answer, Origin, Pair

_DATA = Path(__file__).parent / "data"
ASKED, NEAR = _DATA / "asked.jsonl", _DATA / "asked-near.jsonl"


@dataclass(frozen=True, slots=True)
class Question:
    """One line.

    Attributes:
        paper: Number of the paper.
        file: Number of the file.
        question: The question, as it was typed.
        at: Offset of the first character of the passage that answers it; None in a near question.
    """

    paper: str
    file: str
    question: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The pairs of written questions.

    Attributes:
        pairs: One for each question whose passage was found.
        lost: Questions whose passage is not among the letters: another reader, or other texts.
    """

    pairs: list[Pair]
    lost: list[Question]


def questions(path: Path = ASKED) -> list[Question]:
    """Read a file of questions.

    Raises:
        BadInput: If a line is none, or names a reserved paper: its questions would spoil the measurement.
    """
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            question = Question(**json.loads(line))
            problem = "eine Vorlage, die der Messung vorbehalten ist" if reserved(question.paper) else None
        except (ValueError, TypeError) as error:
            problem = str(error)
        if problem:
            expected = f"Erwartet wird in Zeile {number} von {path} eine Frage mit paper, file und at"
            raise BadInput(expected, f"gefunden wurde: {problem}", "bitte die Zeile berichtigen oder entfernen")
        found.append(question)
    return found


def asked(letters: Iterable[LetterText], lines: Iterable[Question]) -> Asked:
    """The pairs of written questions, letter by letter.

    Args:
        letters: The letters.
        lines: The questions, each with its ``at``.
    """
    letter_of = {letter.file: letter for letter in letters}
    by_file: dict[str, list[Question]] = {}
    for line in lines:
        by_file.setdefault(line.file, []).append(line)
    pairs, lost = [], []
    for file, own in by_file.items():
        letter = letter_of.get(file)
        place = {said.at: said for said in letter.paragraphs} if letter else {}
        for line in own:
            said = place.get(-1 if line.at is None else line.at)
            if letter is None or said is None:
                lost.append(line)
                continue
            answer = Answer(said.text, said.asked)
            pairs.append(Pair(letter.paper, letter.subject, line.question, (answer,), Origin.ASKED))
    return Asked(pairs, lost)


def line_of(question: Question) -> str:
    """A question as the line of its file."""
    content: dict[str, Any] = {"paper": question.paper, "file": question.file}
    if question.at is not None:
        content["at"] = question.at
    return json.dumps({**content, "question": question.question}, ensure_ascii=False)
