"""Pairs to the rows of a training, and rows to batches. All is drawn from the seed: the same seed, the same rows.

A batch holds whole letters: the answers that a question must be told from are those of the same letter, and they come
at no cost as the answers of the other rows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from training.pair import Answer, Origin, Pair, seen
from training.rewording import reworded
from training.settings import Settings

MOST_OF_A_LETTER = 12
"""Rows of one letter in a batch: more would make the batch about one matter."""


class Row(NamedTuple):
    """What one row of a batch holds: texts as the encoder sees them, without its prompts.

    Attributes:
        paper: Number of the paper.
        question: A question.
        answer: A paragraph that answers it.
    """

    paper: str
    question: str
    answer: str


def groups_of_epoch(pairs: Sequence[Pair], settings: Settings, epoch: int) -> list[list[Row]]:
    """The rows of one epoch, counted from 0, those of a letter together, in the order drawn for the epoch.

    No group holds an answer twice: it would count as a wrong answer to the other question.
    """
    random = Random(f"{settings.seed}/{epoch}")
    letters: dict[tuple[str, Origin], list[Pair]] = {}
    for pair in pairs:
        letters.setdefault((pair.paper, pair.origin), []).append(pair)
    found: list[list[Row]] = []
    for (_, origin), own in letters.items():
        left = random.sample(own, len(own))
        while left:
            drawn, left = _distinct(left, random)
            found.append(_rows(drawn[:MOST_OF_A_LETTER], origin, settings, random))
    random.shuffle(found)
    return found


def _distinct(pairs: Sequence[Pair], random: Random) -> tuple[list[tuple[Pair, Answer]], list[Pair]]:
    """An answer for each pair, as far as each answer comes once; and the pairs that are left for another group."""
    drawn: list[tuple[Pair, Answer]] = []
    left: list[Pair] = []
    taken: set[str] = set()
    for pair in pairs:
        answer = random.choice(pair.answers)
        if answer.text in taken:
            left.append(pair)
        else:
            taken.add(answer.text)
            drawn.append((pair, answer))
    return drawn, left


def _rows(drawn: Sequence[tuple[Pair, Answer]], origin: Origin, settings: Settings, random: Random) -> list[Row]:
    """The rows of one letter: all answers stand behind the title, or none, so that it tells none from another."""
    written = origin is Origin.ASKED
    with_title = random.random() < (settings.written_title_share if written else settings.mined_title_share)
    with_question = written and random.random() < settings.written_question_share
    found = []
    for pair, answer in drawn:
        as_it_is = written and random.random() >= settings.written_reworded_share
        question = pair.question if as_it_is else reworded(pair.question, random)
        subject = pair.subject if with_title else ""
        found.append(Row(pair.paper, question, seen(subject, answer, with_question=with_question)))
    return found


def batches(pairs: Sequence[Pair], settings: Settings) -> list[list[Row]]:
    """The batches of all epochs in their order."""
    return [
        batch
        for epoch in range(settings.epochs)
        for batch in _batches(groups_of_epoch(pairs, settings, epoch), settings.batch)
    ]


def _batches(groups: Sequence[list[Row]], size: int) -> Iterator[list[Row]]:
    """Whole groups until a batch is full, never two of one paper; the last one is dropped if it is less than half."""
    left = list(groups)
    while left:
        batch: list[Row] = []
        rest: list[list[Row]] = []
        papers: set[str] = set()
        for position, group in enumerate(left):
            if len(batch) >= size:
                rest += left[position:]
                break
            if group[0].paper in papers:
                rest.append(group)
            else:
                papers.add(group[0].paper)
                batch += group
        if 2 * len(batch) < size:
            return
        yield batch
        left = rest


def digest(drawn: Iterable[Row]) -> str:
    """SHA-256 of rows in their order, hexadecimal: two trainings with the same one saw the same."""
    found = hashlib.sha256()
    for row in drawn:
        found.update("\0".join((*row, "")).encode())
    return found.hexdigest()
