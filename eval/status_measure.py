"""How right the assistant is about the state of implementation: figures over labelled points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.implementation.state import Progress
from eval.intervals import Estimate, rate
from eval.matching import MAX_QUOTE, MIN_SHARE, letters, overlap
from eval.status_gold import GoldStatus
from eval.status_system import SaidStatus, histories
from eval.structure.numbers import same_number
from eval.tables import Table, number
from ingest.text.references import same_paper

_MISSING = "nicht gefunden"


@dataclass(frozen=True, slots=True)
class JudgedStatus:
    """A labelled point with what was said of it; None where nothing was."""

    gold: GoldStatus
    said: SaidStatus | None

    @property
    def is_right(self) -> bool:
        """Whether the state is the label's."""
        return self.said is not None and self.said.state is self.gold.state

    @property
    def is_defensible(self) -> bool:
        """Whether the state is the label's or one that a careful reader could defend."""
        return self.said is not None and self.said.state in (self.gold.state, *self.gold.also)

    @property
    def cites_evidence(self) -> bool:
        """Whether the cited words are of the labelled ones: either covers 60 % of the other, in a labelled file."""
        said = self.said
        if said is None or said.cited_file not in (self.gold.file, *self.gold.refers):
            return False
        cited = len(letters(said.sentence))
        if not 0 < cited <= MAX_QUOTE:
            return False
        return any(
            overlap(said.sentence, words) >= MIN_SHARE * min(cited, len(letters(words))) for words in self.gold.evidence
        )


@dataclass(frozen=True, slots=True)
class StatusFigures:
    """A gold, judged.

    Attributes:
        judged: Every labelled point.
        said: Everything that was said of the gold's letters, labelled or not.
    """

    judged: tuple[JudgedStatus, ...]
    said: tuple[SaidStatus, ...]

    def accuracy(self) -> Estimate:
        """Points with the labelled state; a point that is not found is wrong."""
        return rate([one.is_right for one in self.judged])

    def uncited(self) -> int:
        """Decided states without words that stand in their letter; none is allowed."""
        return sum(not one.stands for one in self.said if one.state is not Progress.UNCLEAR)

    def estimates(self) -> dict[str, Estimate]:
        """Every figure by its name (``docs/evaluation.md`` says what each is)."""
        judged = self.judged
        decided = [one for one in judged if one.said and one.said.state is not Progress.UNCLEAR]
        cited = [one for one in judged if one.is_right and one.gold.evidence]
        commonest = Counter(one.gold.state for one in judged).most_common(1)[0][0]
        responsible = [one for one in judged if one.gold.state is Progress.NOT_RESPONSIBLE]
        announced = [one for one in judged if one.gold.next_report]
        return {
            "accuracy": self.accuracy(),
            "accuracy_clear": rate([one.is_right for one in judged if one.gold.is_clear]),
            "accuracy_defensible": rate([one.is_defensible for one in judged]),
            "found": rate([one.said is not None for one in judged]),
            "decided_right": rate([one.is_right for one in decided]),
            "evidence": rate([one.cites_evidence for one in cited]),
            "holds_for": rate([_holds_for(one) for one in responsible]),
            "next_report": rate([bool(one.said) and _announced(one) for one in announced]),
            "next_report_none": rate([_announced(one) for one in judged if one.said and not one.gold.next_report]),
            "date": rate([bool(one.said) and _dated(one) for one in judged if one.gold.date]),
            "history": rate(list(self._histories())),
            "always_commonest": rate([one.gold.state is commonest for one in judged]),
        }

    def _histories(self) -> Iterator[bool]:
        """For each point with several labelled letters: whether one history tells them all, in order."""
        told = histories(self.said)
        points: dict[tuple[str, str], list[JudgedStatus]] = {}
        for one in self.judged:
            if one.gold.number is not None:
                points.setdefault((one.gold.reference, one.gold.number), []).append(one)
        for rows in points.values():
            if len(rows) > 1:
                own = {one.said.point if one.said else -1 for one in rows}
                wanted = [one.gold.file for one in rows]
                yield len(own) == 1 and [file for file in told.get(own.pop(), []) if file in wanted] == wanted

    def tables(self, figures_only: bool) -> list[Table]:
        """The report's tables.

        Args:
            figures_only: A held-out set: without the table that tells which states are taken for which.
        """
        rows = [[name, *_cells(figure)] for name, figure in self.estimates().items()]
        rows.append(["uncited", str(self.uncited()), "", str(sum(1 for _ in self.said))])
        found: list[Table] = [("Figures", ["figure", "value", "95 %", "k/n"], rows)]
        return found if figures_only else [*found, self._confusion()]

    def _confusion(self) -> Table:
        counts = Counter((one.gold.state, one.said.state if one.said else None) for one in self.judged)
        columns = [*Progress, None]
        head = ["label \\ said", *(state.value if state else _MISSING for state in columns)]
        rows = [[label.value, *(str(counts[label, state] or "") for state in columns)] for label in Progress]
        return "States taken for others", head, rows

    def listing(self) -> Iterator[str]:
        """Lines on every point that is not right, for the person who looks for the cause."""
        for one in self.judged:
            if not one.is_right:
                told = f"{one.said.state.value}: {one.said.sentence[:200]}" if one.said else _MISSING
                yield f"{one.gold.id} {one.gold.reference} {one.gold.number or '-'} ({one.gold.file})"
                doubt = f" (also {', '.join(one.gold.also)})" if one.gold.also else ""
                yield f"  label {one.gold.state.value}{doubt}: {' | '.join(one.gold.evidence)[:200]}"
                yield f"  said  {told}"


def status_figures(gold: Sequence[GoldStatus], said: Sequence[SaidStatus]) -> StatusFigures:
    """Judge what was said against a gold.

    Args:
        gold: The labelled points.
        said: All that was said; letters that the gold does not label count only for histories.
    """
    files = {row.file for row in gold}
    own = tuple(one for one in said if one.file in files)
    return StatusFigures(tuple(JudgedStatus(row, _match(row, own)) for row in gold), own)


def _match(row: GoldStatus, said: Sequence[SaidStatus]) -> SaidStatus | None:
    """What was said of a labelled point from its letter: that with its words, else that with its number."""
    best: tuple[tuple[bool, bool, float], SaidStatus] | None = None
    wanted = len(letters(row.point))
    for one in said:
        if one.file != row.file:
            continue
        share = overlap(row.point, one.wording) / wanted
        numbered = (
            row.number is not None and same_number(row.number, one.number) and same_paper(row.reference, one.reference)
        )
        rank = (share >= MIN_SHARE, numbered, share)
        if (rank[0] or numbered) and (best is None or rank > best[0]):
            best = rank, one
    return best[1] if best else None


def _holds_for(one: JudgedStatus) -> bool:
    """Whether the office that is not responsible is the labelled one: its words hold the label's, or the other way."""
    if one.said is None or not one.said.holds_for or not one.gold.holds_for:
        return False
    told, label = letters(one.said.holds_for).casefold(), letters(one.gold.holds_for).casefold()
    return told in label or label in told


def _announced(one: JudgedStatus) -> bool:
    return one.said is not None and one.said.announced == one.gold.next_report


def _dated(one: JudgedStatus) -> bool:
    return one.said is not None and one.said.date == one.gold.date


def _cells(figure: Estimate) -> list[str]:
    interval = "" if figure.low is None else f"{number(figure.low)}–{number(figure.high)}"
    note = f" ({figure.note})" if figure.note and figure.n else ""
    return [number(figure.value), interval, f"{figure.k if figure.k is not None else 0}/{figure.n}{note}"]
