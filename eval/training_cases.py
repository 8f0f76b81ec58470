"""Development questions with all they are answered from: what the reader and the judge are fitted on.

A test set never becomes a case: whoever fits on it has nothing left to measure with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from assistant.model import Turn
from eval.gold import GoldItem, GoldPassage, read_gold
from eval.matching import quote_is_right
from eval.sources import Sources
from eval.system import EVALUATOR
from ingest.errors import BadInput

if TYPE_CHECKING:
    from assistant.context import Context
    from assistant.desk import Desk
    from assistant.question import Part
    from assistant.reader import Reading
    from assistant.terms import Term


@dataclass(frozen=True, slots=True)
class Sets:
    """Files of gold questions; made by :meth:`named`, which refuses test sets.

    Attributes:
        gold: Questions about the letters of the corpus.
        off_topic: Questions about something else: the corpus answers none of them, whatever the file says.
    """

    gold: tuple[Path, ...]
    off_topic: tuple[Path, ...] = ()

    @classmethod
    def named(cls, gold: Sequence[Path], off_topic: Sequence[Path] = ()) -> Sets:
        """Sets by their paths; nothing is read yet.

        Raises:
            BadInput: One is a test set by its name.
        """
        for path in (*gold, *off_topic):
            if "test" in path.name.casefold():
                raise BadInput(
                    "Erwartet werden Goldfragen zum Entwickeln",
                    f"{path.name} ist dem Namen nach zum Prüfen da",
                    "bitte trainieren Sie nur mit Fragen, an denen danach nichts mehr gemessen wird.",
                )
        return cls(tuple(gold), tuple(off_topic))

    @property
    def origin(self) -> dict[str, list[str]]:
        """The files' names, as they stand beside what was fitted on them."""
        return {"trained_on": [p.name for p in self.gold], "off_topic": [p.name for p in self.off_topic]}


@dataclass(frozen=True, slots=True)
class Case:
    """A question with all it is answered from.

    Attributes:
        context: The question and its candidates.
        gold: The passages that answer it; empty where none does.
    """

    context: Context
    gold: tuple[GoldPassage, ...]

    @property
    def answerable(self) -> bool:
        """Whether the letters answer the question."""
        return bool(self.gold)

    def rest(self, part: Part) -> list[Term]:
        """The terms of the question's other parts."""
        return [term for other in self.context.question.parts if other is not part for term in other.terms]

    def readings(self, part: Part) -> list[Reading]:
        """The candidate sentences for a part in the candidates' order, whatever the weights in use make of them."""
        candidates = self.context.candidates
        order = {one.passage.key: place for place, one in enumerate(candidates)}
        readings = self.context.readings(part, candidates, self.rest(part))
        return sorted(readings, key=lambda reading: (order[reading.placed.passage.key], reading.index))

    def right(self, reading: Reading, sources: Sources) -> bool:
        """Whether citing a sentence would count as right (:mod:`eval.matching`)."""
        file, passage = reading.placed.letter.file, reading.placed.passage
        quote = sources.by_file[file].verbatim(passage.sentences[reading.index].spans)
        return any(quote_is_right(file, quote, gold) for gold in self.gold)


def collect(desk: Desk, sources: Sources, sets: Sets) -> list[Case]:
    """Read the sets and gather what each question is answered from, with a progress bar.

    Left out are questions about letters that are not in the corpus, and follow-ups off the topic: what they mean stands
    in turns about other letters.

    Args:
        desk: The desk over the corpus.
        sources: The texts of the corpus.
        sets: The sets.

    Raises:
        BadInput: A set cannot be read.
    """
    wanted = [(item, item.gold) for path in sets.gold for item in read_gold(path) if _in_corpus(item, sources)]
    wanted += [(item, ()) for path in sets.off_topic for item in read_gold(path) if not item.history]
    return [Case(_context(desk, item), gold) for item, gold in tqdm(wanted, desc="Fragen", unit="")]


def _in_corpus(item: GoldItem, sources: Sources) -> bool:
    return all(gold.files & sources.by_file.keys() for gold in item.gold)


def _context(desk: Desk, item: GoldItem) -> Context:
    return desk.context(item.question, [Turn(turn.role, turn.content) for turn in item.history], EVALUATOR)
