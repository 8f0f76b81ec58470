"""How well the verifier tells sentences that their passages carry from those that they do not: figures over pairs."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.verification.verdict import Badge, Evidence, Verdict
from eval.intervals import Estimate, percentile, rate
from eval.support_gold import CHECKABLE, FAITHFUL, PARAPHRASED, GoldSentence
from eval.tables import Table, number

_MS = 1000
_SHARES = {"median": 0.5, "95th percentile": 0.95}


class Checks(Protocol):
    """What is measured: :class:`assistant.verification.check.Verifier`, or another with its door."""

    def check(self, sentence: str, markers: Sequence[int], evidence: dict[int, Evidence]) -> Verdict:
        """Check one sentence."""


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """A labelled sentence with what the verifier said of it.

    Attributes:
        gold: The label.
        verdict: What was said.
        ms: How long it took, milliseconds.
    """

    gold: GoldSentence
    verdict: Verdict
    ms: float

    @property
    def is_removed(self) -> bool:
        """Whether the sentence would not be shown."""
        return self.verdict.badge is None

    @property
    def is_right(self) -> bool:
        """Whether it is shown where it is faithful, and not where it is tampered with."""
        return self.is_removed is not self.gold.truth


@dataclass(frozen=True, slots=True)
class SupportFigures:
    """A gold, checked.

    Attributes:
        checked: Every labelled sentence.
    """

    checked: tuple[CheckedSentence, ...]

    @property
    def tampered(self) -> tuple[CheckedSentence, ...]:
        """The sentences that their passages do not carry."""
        return tuple(one for one in self.checked if not one.gold.truth)

    @property
    def faithful(self) -> tuple[CheckedSentence, ...]:
        """The sentences that their passages carry."""
        return tuple(one for one in self.checked if one.gold.truth)

    def estimates(self) -> dict[str, Estimate]:
        """Every figure by its name (``docs/evaluation.md`` says what each is)."""
        tampered, faithful = self.tampered, self.faithful
        return {
            "recall_checkable": _removed([one for one in tampered if one.gold.is_checkable]),
            "recall_paraphrased": _removed([one for one in tampered if one.gold.kind == PARAPHRASED]),
            "recall_tampered": _removed(tampered),
            "recall_german": _removed([one for one in tampered if one.gold.language == "de"]),
            "recall_english": _removed([one for one in tampered if one.gold.language == "en"]),
            "false_alarms": _removed(faithful),
            "false_alarms_german": _removed([one for one in faithful if one.gold.language == "de"]),
            "false_alarms_english": _removed([one for one in faithful if one.gold.language == "en"]),
            "full_badge": rate([one.verdict.badge is Badge.FULL for one in faithful]),
        }

    def tables(self, figures_only: bool) -> list[Table]:
        """The report's tables.

        Args:
            figures_only: A held-out set: without the table that tells which checks fire on which class.
        """
        head = ["figure", "value", "95 %", "k/n"]
        found: list[Table] = [
            ("Figures", head, [[name, *_cells(figure)] for name, figure in self.estimates().items()]),
            ("Tampered sentences removed, by class", ["class", *head[1:]], self._by_kind(False)),
            ("Faithful sentences removed, by class", ["class", *head[1:]], self._by_kind(True)),
            self._time(),
        ]
        return found if figures_only else [*found, self._reasons()]

    def _by_kind(self, truth: bool) -> list[list[str]]:
        kinds = FAITHFUL if truth else (*CHECKABLE, PARAPHRASED)
        rows = [
            (kind, [one for one in self.checked if (one.gold.truth, one.gold.kind) == (truth, kind)]) for kind in kinds
        ]
        return [[kind, *_cells(_removed(group))] for kind, group in rows if group]

    def _time(self) -> Table:
        spent = [one.ms for one in self.checked]
        cells = {"mean": sum(spent) / len(spent), "longest": max(spent)}
        cells |= {name: percentile(spent, share).value or 0.0 for name, share in _SHARES.items()}
        return "Milliseconds a sentence", list(cells), [[number(value, 1) for value in cells.values()]]

    def _reasons(self) -> Table:
        counts = Counter((_kind(one), flaw) for one in self.checked for flaw in one.verdict.flaws)
        flaws = sorted({flaw for _, flaw in counts}, key=lambda flaw: flaw.name)
        kinds = sorted({_kind(one) for one in self.checked})
        rows = [[kind, *(str(counts[kind, flaw] or "") for flaw in flaws)] for kind in kinds]
        return "What was found", ["label \\ flaw", *(flaw.name.lower() for flaw in flaws)], rows

    def listing(self) -> Iterator[str]:
        """Lines on every sentence that is not judged right, for the person who looks for the cause."""
        for one in self.checked:
            if not one.is_right:
                flaws = ", ".join(sorted(flaw.name.lower() for flaw in one.verdict.flaws)) or "none"
                yield f"{one.gold.id} {_kind(one)}: {one.gold.sentence}"
                yield f"  found {flaws}; support {number(one.verdict.support)}; {one.gold.remark or 'no remark'}"
                for passage in one.gold.passages:
                    yield f"  | {passage.text}"


def checked(gold: Sequence[GoldSentence], verifier: Checks) -> SupportFigures:
    """Check every sentence, one after the other; the first is checked once more before, so that all is loaded.

    Args:
        gold: The labelled sentences, at least one.
        verifier: What is measured.
    """
    verifier.check(gold[0].sentence, tuple(gold[0].evidence), gold[0].evidence)
    return SupportFigures(tuple(_checked(row, verifier) for row in gold))


def _checked(row: GoldSentence, verifier: Checks) -> CheckedSentence:
    evidence = row.evidence
    begun = time.perf_counter()
    verdict = verifier.check(row.sentence, tuple(evidence), evidence)
    return CheckedSentence(row, verdict, (time.perf_counter() - begun) * _MS)


def _kind(one: CheckedSentence) -> str:
    return f"{'faithful' if one.gold.truth else 'tampered'} {one.gold.kind}"


def _removed(sentences: Sequence[CheckedSentence]) -> Estimate:
    return rate([one.is_removed for one in sentences])


def _cells(figure: Estimate) -> list[str]:
    interval = "" if figure.low is None else f"{number(figure.low)}–{number(figure.high)}"
    note = f" ({figure.note})" if figure.note and figure.n else ""
    return [number(figure.value), interval, f"{figure.k if figure.k is not None else 0}/{figure.n}{note}"]
