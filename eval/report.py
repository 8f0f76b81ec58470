"""An evaluation to files: JSON for machines, Markdown for the terminal, HTML for everyone, JUnit for build servers.

The JSON holds all that another run is compared with: the manifest, every answer, and every figure of every question.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from eval import report_tables as tables
from eval import report_texts as de
from eval.intervals import Estimate
from eval.junit import junit_xml
from eval.manifest import Manifest
from eval.metrics import scores
from eval.misses import misses
from eval.page import html_page
from eval.prediction import Prediction
from eval.report_files import write_report
from eval.run import Evaluation
from eval.selective import RiskCoverage, risk_coverage
from eval.tables import Table, markdown_page


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation with its manifest.

    Attributes:
        evaluation: The figures.
        manifest: Where they come from.
        figures_only: Leave out every question and answer: for a held-out set that nobody may tune on.
    """

    evaluation: Evaluation
    manifest: Manifest
    figures_only: bool = False

    @property
    def stem(self) -> str:
        """The name of the report's files."""
        return f"{Path(self.manifest.gold).stem}-{self.manifest.system}"

    def as_json(self) -> str:
        """The report as JSON; its keys are named in ``docs/interfaces.md``."""
        evaluation = self.evaluation
        document: dict[str, Any] = {
            "manifest": self.manifest.plain(),
            "n": len(evaluation.judged),
            "figures": _plain(evaluation.figures),
            "latency_ms": _plain(evaluation.latency),
        }
        for by, groups in evaluation.groups.items():
            document[f"by_{by}"] = {group: _plain(figures) for group, figures in groups.items()}
        curve = self._curve()
        document["risk_coverage"] = asdict(curve) if curve else None
        document["excluded"] = dict(evaluation.excluded)
        document["failures"] = dict(evaluation.failures)
        document["scores"] = {judged.item.id: scores(judged) for judged in evaluation.judged}
        document["predictions"] = [self._told(judged.prediction) for judged in evaluation.judged if judged.prediction]
        if not self.figures_only:
            document["misses"] = [asdict(miss) for miss in misses(evaluation)]
        return _laid_out(document)

    def as_markdown(self) -> str:
        """The report as Markdown."""
        lead = [tables.counts(self.evaluation), de.INTERVALS, de.FEW, *([de.HELD_OUT] if self.figures_only else [])]
        shown: list[Table] = [tables.figure_table(self.evaluation), *tables.group_tables(self.evaluation)]
        curve = self._curve()
        if curve and curve.points:
            shown.append(tables.curve_table(curve))
        shown += tables.left_out_tables(self.evaluation)
        if not self.figures_only:
            shown.append(tables.miss_table(misses(self.evaluation)))
        shown.append(tables.manifest_table(self.manifest))
        return markdown_page(f"Evaluation: {self.manifest.system}, {self.manifest.gold}", " ".join(lead), shown)

    def as_html(self) -> str:
        """The report as one HTML page."""
        return html_page(self.evaluation, self._curve(), self.manifest, self.figures_only)

    def write(self, folder: Path) -> list[Path]:
        """Write the files; existing ones of the same name are replaced.

        A report of figures alone has no JUnit file, which would tell of every single question.

        Raises:
            BadInput: The folder cannot be written.
        """
        files = {"json": self.as_json(), "md": self.as_markdown(), "html": self.as_html()}
        junit = {} if self.figures_only else {"xml": junit_xml(self.evaluation, self.stem)}
        return write_report(folder, {f"{self.stem}.{suffix}": content for suffix, content in (files | junit).items()})

    def _curve(self) -> RiskCoverage | None:
        return risk_coverage(self.evaluation.judged)

    def _told(self, prediction: Prediction) -> dict[str, Any]:
        """An answer, or of a held-out set only what tells whether another run gives the same."""
        if self.figures_only:
            return {"id": prediction.id, "sha256": prediction.fingerprint}
        return prediction.model_dump(mode="json")


def _plain(figures: Mapping[str, Estimate]) -> dict[str, dict[str, float | int | str | None]]:
    return {name: estimate.plain() for name, estimate in figures.items()}


def _laid_out(document: Mapping[str, Any]) -> str:
    """JSON with one line for each innermost thing: a figure, an answer, the scores of a question."""
    lines = [f"{json.dumps(key)}: {_value(value, 1)}" for key, value in document.items()]
    return "{\n " + ",\n ".join(lines) + "\n}\n"


def _value(value: Any, depth: int) -> str:
    rows: list[str]
    if isinstance(value, Mapping) and any(isinstance(inner, Mapping | list) for inner in value.values()) and depth < 4:
        rows = [f"{json.dumps(key, ensure_ascii=False)}: {_value(inner, depth + 1)}" for key, inner in value.items()]
        opening, closing = "{", "}"
    elif isinstance(value, list) and any(isinstance(inner, Mapping) for inner in value):
        rows = [json.dumps(inner, ensure_ascii=False) for inner in value]
        opening, closing = "[", "]"
    else:
        return json.dumps(value, ensure_ascii=False)
    indent = "\n" + " " * (depth + 1)
    return f"{opening}{indent}{f',{indent}'.join(rows)}\n{' ' * depth}{closing}"
