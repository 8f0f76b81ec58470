"""A question with all it is answered from, and what is chosen of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.address import Placed, addressed
from assistant.found import Found
from assistant.judge import Verdict, judge
from assistant.model import NoticeKind
from assistant.question import Part, Question
from assistant.reader import Reading, read
from assistant.recipe import PRODUCT, Recipe
from assistant.terms import Term, Wording
from assistant.window import Window

#: A remark to be made beside an answer: its kind, and the values of its text.
Remark = tuple[NoticeKind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What is cited for a question.

    Attributes:
        windows: What answers, in the order it is said; empty if nothing does.
        near: What comes nearest, best first.
        open_parts: Parts of the question that stay open though others are answered.
        notices: Kinds of notices with their values.
        confidence: 0 to 1.
    """

    windows: tuple[Window, ...]
    near: tuple[Window, ...] = ()
    open_parts: tuple[Part, ...] = ()
    notices: tuple[Remark, ...] = ()
    confidence: float = 0.0


@dataclass(frozen=True)
class Context:
    """A question with all it is answered from.

    Attributes:
        question: The question.
        leans_on: Terms of the question it follows up.
        points, questions: Numbers of the places it names, or the earlier question did.
        found: Candidates.
        head_of: The words of a letter's head, by document id.
        recipe: Which parts of the assistant take part.
    """

    question: Question
    leans_on: tuple[Term, ...]
    points: tuple[str, ...]
    questions: tuple[str, ...]
    found: Found
    head_of: Callable[[str], Wording]
    recipe: Recipe = PRODUCT

    @cached_property
    def candidates(self) -> list[Placed]:
        """The passages the question can mean."""
        return addressed(self.question, self.points, self.questions, self.found.placed)

    def readings(
        self,
        part: Part,
        placed: Sequence[Placed],
        leans_on: Sequence[Term] = (),
        weights: Mapping[str, Mapping[str, float]] | None = None,
    ) -> list[Reading]:
        """The sentences of some passages, scored for a part; see :func:`assistant.reader.read`."""
        return read(self.question, part, (*self.leans_on, *leans_on), placed, self.found, weights, self.recipe)

    @cached_property
    def among(self) -> Found:
        """What was found of the passages the question can mean: nothing else may make it look answered."""
        return self.found.among(self.candidates)

    def judged(
        self,
        part: Part,
        window: Window,
        leans_on: Sequence[Term] = (),
        among: Found | None = None,
        least: float | None = None,
    ) -> Verdict:
        """Whether a window answers a part.

        ``among`` is what it is held against, if not the candidates; ``least`` how likely that has to be, if not as
        likely as the judge asks.
        """
        head, among = self.head_of(window.placed.passage.document_id), among or self.among
        return judge(self.question, part, (*self.leans_on, *leans_on), window, head, among, self.recipe, least)
