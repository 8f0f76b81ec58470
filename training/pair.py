"""A question with its answers: what the model is trained on, and what the encoder sees of an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from ingest.index.context import ASKED_CHARACTERS


class Origin(StrEnum):
    """Where the question of a pair comes from."""

    MINED = "mined"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Answer:
    """A paragraph that answers.

    Attributes:
        text: Its words on one line.
        asked: The question it answers in its letter; "" where that is the pair's own question, or there is none.
    """

    text: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and the paragraphs of one letter that answer it.

    Attributes:
        paper: Number of the paper ("6743"): what belongs together, so that a split never parts it.
        subject: Title of the paper, without what stands in brackets; may be empty.
        question: The question on one line, without its number.
        answers: Paragraphs that answer it, at least one.
        origin: Where the question comes from.
    """

    paper: str
    subject: str
    question: str
    answers: tuple[Answer, ...]
    origin: Origin = Origin.MINED


def one_line(text: str) -> str:
    """A text with every run of white space as one blank."""
    return " ".join(text.split())


def without_brackets(title: str) -> str:
    """A title on one line without what it adds in brackets (references, committees), as the index has it."""
    return one_line(re.sub(r"\(.*?\)", "", title))


def seen(subject: str, answer: Answer, *, with_question: bool) -> str:
    """What the encoder sees of an answer: as :func:`ingest.index.context.surroundings` puts it for the index.

    Args:
        subject: Title of the paper; "" to leave it away.
        answer: The answer.
        with_question: Put the question it answers before it, where it has one.
    """
    asked = answer.asked[:ASKED_CHARACTERS] if with_question else ""
    return " ".join(part for part in (f"{subject}." if subject else "", asked, answer.text) if part)


def write_pairs(pairs: Iterable[Pair], path: Path) -> None:
    """Write pairs as JSON lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(pair), ensure_ascii=False) + "\n" for pair in pairs)


def read_pairs(path: Path) -> list[Pair]:
    """Read what :func:`write_pairs` wrote."""
    return [pair_of(json.loads(line)) for line in path.read_text(encoding="utf-8").split("\n") if line]


def pair_of(content: Mapping[str, Any]) -> Pair:
    """A pair from plain data, as JSON gives it."""
    answers = tuple(Answer(**each) for each in content["answers"])
    return Pair(**{**content, "answers": answers, "origin": Origin(content["origin"])})
