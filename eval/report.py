"""An evaluation to a table: JSON for machines, Markdown for the terminal and for reviews, HTML for everyone else.

Every text that comes from letters, questions or answers is escaped; the HTML file needs nothing but itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from typing import Any

from eval.expectations import unmet
from eval.intervals import Estimate
from eval.metrics import Judged
from eval.provenance import Provenance
from eval.run import Evaluation
from ingest.errors import BadInput

_STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}
body{color:#1a1a1a;background:#fff}
table{border-collapse:collapse;margin:1rem 0 2rem}caption{text-align:left;font-weight:600}
th,td{border:1px solid #767676;padding:.25rem .6rem;text-align:left;vertical-align:top}td.n{text-align:right}"""

#: One table: caption, head, rows of plain text.
Table = tuple[str, list[str], list[list[str]]]


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation with its provenance.

    Attributes:
        evaluation: The figures.
        provenance: Where they come from.
        figures_only: Leave out every question and answer: for a held-out set that nobody may tune on.
    """

    evaluation: Evaluation
    provenance: Provenance
    figures_only: bool = False

    def as_json(self) -> str:
        """The report as JSON; its keys are named in ``docs/interfaces.md``."""
        evaluation = self.evaluation
        document: dict[str, Any] = {
            "provenance": asdict(self.provenance),
            "n": len(evaluation.judged),
            "figures": _plain(evaluation.figures),
            "latency_ms": _plain(evaluation.latency),
            "by_type": {name: _plain(figures) for name, figures in evaluation.by_type.items()},
            "excluded": dict(evaluation.excluded),
            "failures": dict(evaluation.failures),
        }
        if not self.figures_only:
            document["misses"] = [_miss(judged, short) for judged, short in evaluation.misses]
        return json.dumps(document, ensure_ascii=False, indent=1)

    def as_markdown(self) -> str:
        """The report as Markdown."""
        title = f"Evaluation: {self.provenance.system} on {self.provenance.gold}"
        return markdown_page(title, self._counts(), self._tables())

    def as_html(self) -> str:
        """The report as one HTML page."""
        title = escape(f"Evaluation: {self.provenance.system} on {self.provenance.gold}")
        tables = "\n".join(_html_table(table) for table in self._tables())
        return (
            f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title>'
            f"<style>{_STYLE}</style></head>\n<body><main>\n<h1>{title}</h1>\n<p>{escape(self._counts())}</p>\n{tables}\n"
            "</main></body>\n</html>\n"
        )

    def write(self, folder: Path) -> list[Path]:
        """Write the three files; existing ones of the same run's name are replaced.

        Raises:
            BadInput: The folder cannot be written.
        """
        stem = f"{Path(self.provenance.gold).stem}-{self.provenance.system}"
        texts = {"json": self.as_json(), "md": self.as_markdown(), "html": self.as_html()}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for suffix, text in texts.items():
                (folder / f"{stem}.{suffix}").write_text(text, encoding="utf-8")
        except OSError as error:
            raise BadInput(
                f"Erwartet wird ein beschreibbarer Ordner für den Bericht ({folder})",
                f"das System meldet „{error.strerror or error}“",
                "bitte prüfen Sie Pfad, Schreibrechte und freien Platz.",
            ) from error
        return [folder / f"{stem}.{suffix}" for suffix in texts]

    def _counts(self) -> str:
        evaluation = self.evaluation
        return (
            f"{len(evaluation.judged)} questions scored, {len(evaluation.excluded)} excluded (their letters are not in "
            f"the corpus), {len(evaluation.failures)} failures (scored 0). Intervals: 95 %, bootstrap over questions."
        )

    def _tables(self) -> list[Table]:
        tables = [self._figures(), self._types(), provenance_table(self.provenance)]
        if self.evaluation.excluded:
            rows = [[ident, ", ".join(files)] for ident, files in self.evaluation.excluded.items()]
            tables.append(("Excluded", ["id", "missing files"], rows))
        if self.evaluation.failures:
            rows = [[ident, message] for ident, message in self.evaluation.failures.items()]
            tables.append(("Failures", ["id", "message"], rows))
        if not self.figures_only:
            tables.append(self._misses())
        return tables

    def _figures(self) -> Table:
        rows = [[name, *_cells(estimate)] for name, estimate in self.evaluation.figures.items()]
        rows += [[f"latency {name} (ms)", *_cells(e, digits=1)] for name, e in self.evaluation.latency.items()]
        return "Figures", ["figure", "value", "95 %", "n"], rows

    def _types(self) -> Table:
        shown = ["first_right", "recall_at_3", "precision", "facts", "answered", "not_found"]
        counts = {name: sum(e.item.type == name for e in self.evaluation.judged) for name in self.evaluation.by_type}
        rows = [
            [name, str(counts[name]), *(_number(figures[figure].value) for figure in shown)]
            for name, figures in sorted(self.evaluation.by_type.items())
        ]
        return "By type of question", ["type", "n", *shown], rows

    def _misses(self) -> Table:
        rows = []
        for judged, short in self.evaluation.misses:
            miss = _miss(judged, short)
            rows.append([miss["id"], miss["question"], ", ".join(miss["short"]), miss["wanted"], miss["given"]])
        return "Misses", ["id", "question", "short in", "wanted", "given"], rows


def markdown_page(title: str, lead: str, tables: Sequence[Table]) -> str:
    """A report as Markdown: heading, a sentence on what was counted, tables in which no cell can break out."""
    parts = [f"# {title}", lead]
    for caption, head, rows in tables:
        lines = [f"## {caption}", "", _row(head), _row(["---"] * len(head)), *(_row(row) for row in rows)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def provenance_table(origin: Provenance) -> Table:
    """The table that says what was measured, with what and when."""
    facts = asdict(origin)
    details: Mapping[str, str] = facts.pop("details")
    return "Provenance", ["what", "value"], [[name, _text(value)] for name, value in {**facts, **details}.items()]


def _miss(judged: Judged, short: list[str]) -> dict[str, Any]:
    """What a reader needs to judge a miss; read it before blaming the system, the gold may be wrong."""
    item, prediction = judged.item, judged.prediction
    reasons = list(short)
    if "expectations" in short and item.expects is not None and prediction is not None:
        reasons.remove("expectations")
        reasons += [f"expects {name}" for name in unmet(item.expects, prediction)]
    wanted = [f"{g.locator.kind} {g.locator.number or ''} {g.locator.part or ''}: {g.quote[:90]}" for g in item.gold]
    given = [f"{c.kind} {c.number or ''} {c.part or ''}: {c.quote[:90]}" for c in judged.citations]
    silent = "failure" if prediction is None else "not found"
    return {
        "id": item.id,
        "question": item.question,
        "short": reasons,
        "wanted": " | ".join(wanted) or "no answer",
        "given": " | ".join(given) or ("answer without citation" if judged.answered else silent),
    }


def _plain(figures: Mapping[str, Estimate]) -> dict[str, dict[str, float | int | None]]:
    return {name: asdict(estimate) for name, estimate in figures.items()}


def _cells(estimate: Estimate, digits: int = 3) -> list[str]:
    low, high = _number(estimate.low, digits), _number(estimate.high, digits)
    return [_number(estimate.value, digits), f"{low} to {high}" if estimate.n else "–", str(estimate.n)]


def _number(value: float | None, digits: int = 3) -> str:
    return "–" if value is None else f"{value:.{digits}f}"


def _text(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or "none"
    return "unknown" if value is None else str(value)


def _row(cells: list[str]) -> str:
    """A table row in which no cell can open another cell, a tag or a link."""
    safe = (escape(" ".join(cell.split()), quote=False).replace("|", "\\|").replace("[", "\\[") for cell in cells)
    return "| " + " | ".join(safe) + " |"


def _html_table(table: Table) -> str:
    caption, head, rows = table
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "\n".join(f"<tr>{''.join(_html_cell(cell) for cell in row)}</tr>" for row in rows)
    head_row = f"<caption>{escape(caption)}</caption>\n<thead><tr>{top}</tr></thead>"
    return f"<table>{head_row}\n<tbody>\n{body}\n</tbody></table>"


def _html_cell(cell: str) -> str:
    number = cell.replace(".", "", 1).isdigit()
    return f'<td class="n">{escape(cell)}</td>' if number else f"<td>{escape(cell)}</td>"
