"""The passages that a sentence cites, read once: their sentences, facts and words, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.verification.clauses import Clause, content, overlap, sentences
from assistant.verification.dates import Moment, moments
from assistant.verification.facts import Facts, facts
from assistant.verification.orders import to_people
from assistant.verification.papers import Named, named
from assistant.verification.verdict import Evidence


@dataclass(frozen=True)
class Shown:
    """The passages that one sentence cites, taken together.

    Attributes:
        cited: The passages, in the order of their markers.
    """

    cited: tuple[Evidence, ...]

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The passages without what they say to a machine, which carries nothing."""
        return tuple(
            replace(one, text=to_people(one.text), asked=to_people(one.asked) if one.asked else one.asked)
            for one in self.cited
        )

    def is_ordered(self, sentence: str) -> bool:
        """Whether a sentence rather says what a passage told a machine to say than what the passages say."""
        ordered = "\n".join(one.text[len(left.text) :] for one, left in zip(self.cited, self.evidence, strict=True))
        if not ordered.strip():
            return False
        words = content(sentence)
        return not words or not self.sentences or overlap(words, ordered) > overlap(words, self.text)

    @cached_property
    def text(self) -> str:
        """What the passages say, one below the other."""
        return "\n".join(one.text for one in self.evidence)

    @cached_property
    def words(self) -> frozenset[str]:
        """Their words and those of what was asked, casefolded."""
        return frozenset(re.findall(r"[^\W\d_]+", f"{self.text}\n{self.around}".casefold()))

    @cached_property
    def facts(self) -> Facts:
        """What they say in figures."""
        return facts(self.text)

    @cached_property
    def sentences(self) -> tuple[Clause, ...]:
        """Their sentences; places are those of each passage alone."""
        return tuple(sentence for one in self.evidence for sentence in sentences(one.text))

    @cached_property
    def around(self) -> str:
        """What a sentence may name besides: office, paper, place in the letter, what was asked."""
        return "\n".join(
            part for one in self.evidence for part in (one.office, one.paper, one.label, one.asked) if part
        )

    @cached_property
    def asked(self) -> Facts:
        """What the questions that they answer say in figures."""
        return facts("\n".join(one.asked for one in self.evidence if one.asked))

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The dates that a sentence may name: those of the passages and of what was asked."""
        return (*self.facts.moments, *self.asked.moments)

    @cached_property
    def dated(self) -> tuple[Moment, ...]:
        """The dates of the letters, which a sentence may name as such ("Schreiben vom …", "Stand August 2017")."""
        days = [Moment(0, 0, one.date.year, one.date.month, one.date.day, "", "") for one in self.evidence if one.date]
        return (*days, *moments(self.around))

    @cached_property
    def references(self) -> frozenset[str]:
        """The references that a sentence may name."""
        around: Sequence[Named] = named(self.around)
        return frozenset(one.key for one in (*self.facts.named, *around))

    @cached_property
    def years(self) -> frozenset[int]:
        """The years of the letters, which a day without a year is of."""
        return frozenset(one.date.year for one in self.evidence if one.date)
