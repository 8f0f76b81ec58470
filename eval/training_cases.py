"""Development questions with all they are answered from: what the reader and the judge are fitted on.

A test set never becomes a case: whoever fits on it has nothing left to measure with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from assistant.model import Turn
from assistant.reader import Reading
from eval.gold import GoldItem, GoldPassage, read_gold
from eval.matching import quote_is_right
from eval.sources import Sources
from eval.system import EVALUATOR
from ingest.errors import BadInput

if TYPE_CHECKING:
    from assistant.address import Placed
    from assistant.context import Context
    from assistant.desk import Desk
    from assistant.question import Part
    from assistant.terms import Term


@dataclass(frozen=True, slots=True)
class Sets:
    """Files of gold questions; made by :meth:`named`, which refuses test sets.

    Attributes:
        gold: Questions about the letters of the corpus.
        off_topic: Questions about something else: the corpus answers none of them, whatever the file says.
        weight: How much each question counts.
    """

    gold: tuple[Path, ...]
    off_topic: tuple[Path, ...] = ()
    weight: float = 1.0

    @classmethod
    def named(cls, gold: Sequence[Path], off_topic: Sequence[Path] = (), weight: float = 1.0) -> Sets:
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
        return cls(tuple(gold), tuple(off_topic), weight)

    @property
    def origin(self) -> dict[str, list[str] | float]:
        """The files' names, as they stand beside what was fitted on them, and what a question of them counts."""
        gold, off_topic = [p.name for p in self.gold], [p.name for p in self.off_topic]
        return {"gold": gold, "off_topic": off_topic, "weight": self.weight}


#: A sentence: key of its passage and its place there.
SentenceId = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with all it is answered from.

    Attributes:
        context: The question and its candidates.
        answerable: Whether the letters answer the question.
        partial: Whether they answer only one of its parts.
        right: The candidate sentences a citation of which would count as right (:mod:`eval.matching`).
        weight: How much it counts against other questions.
        ident: Its id in its set.
    """

    context: Context
    answerable: bool
    right: frozenset[SentenceId]
    partial: bool = False
    weight: float = 1.0
    ident: str = ""

    def rest(self, part: Part) -> list[Term]:
        """The terms of the question's other parts."""
        return [term for other in self.context.question.parts if other is not part for term in other.terms]

    def is_right(self, reading: Reading) -> bool:
        """Whether citing a sentence would count as right."""
        return (reading.placed.passage.key, reading.index) in self.right


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
    wanted = [item for _, items in questions(sets, sources) for item in items]
    cases = []
    for item in tqdm(wanted, desc="Fragen", unit=""):
        context = desk.context(item.question, [Turn(turn.role, turn.content) for turn in item.history], EVALUATOR)
        heads = {one.passage.document_id: context.head_of(one.passage.document_id) for one in context.found.placed}
        kept = replace(context, head_of=heads.__getitem__)  # the archive is closed when the weights are fitted
        right = frozenset(_right(context.found.placed, item.gold, sources))
        partial = bool(item.answerable and item.expects and item.expects.partial)
        cases.append(Case(kept, item.answerable, right, partial, sets.weight, item.id))
    return cases


def questions(sets: Sets, sources: Sources) -> list[tuple[Path, list[GoldItem]]]:
    """The questions of sets that are fitted on, file by file; those off the topic as what the corpus does not answer.

    Arguments and errors as for :func:`collect`.
    """
    on = [(path, [item for item in read_gold(path) if _in_corpus(item, sources)]) for path in sets.gold]
    off = [(path, [_unanswered(item) for item in read_gold(path) if not item.history]) for path in sets.off_topic]
    return [*on, *off]


def _unanswered(item: GoldItem) -> GoldItem:
    """The same question where nothing answers it; it stays tied to the paper that it is about."""
    paper = item.gold[0].paper if item.gold else item.related_paper
    changes = {"answerable": False, "type": "unanswerable", "gold": (), "facts": (), "expects": None, "absent": ()}
    return item.model_copy(update={**changes, "related_paper": paper})


def _in_corpus(item: GoldItem, sources: Sources) -> bool:
    return all(gold.files & sources.by_file.keys() for gold in item.gold)


def _right(placed: Sequence[Placed], gold: Sequence[GoldPassage], sources: Sources) -> Iterator[SentenceId]:
    """The sentences whose citation would be right."""
    files = {file for one in gold for file in one.files}
    for one in placed:
        file, passage = one.letter.file, one.passage
        for index, sentence in enumerate(passage.sentences if file in files else ()):
            quote = sources.by_file[file].verbatim(sentence.spans)
            if any(quote_is_right(file, quote, passage_of_gold) for passage_of_gold in gold):
                yield passage.key, index
