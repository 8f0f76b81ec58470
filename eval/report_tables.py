"""The tables of a report, in German: figures, groups, misses, what was left out, and the manifest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eval import report_texts as de
from eval.intervals import Estimate
from eval.manifest import Manifest
from eval.misses import Fundstelle, Miss
from eval.run import Evaluation
from eval.selective import RiskCoverage
from eval.tables import Table, number, plain_text

#: Characters of a quote in a table; the page and the JSON show it whole.
_QUOTE = 160
#: Points of the risk–coverage curve that the table shows.
_POINTS = 10


def figure_table(evaluation: Evaluation) -> Table:
    """Every figure with count, interval and, where too few items carry it, the note that says so."""
    rows = [[name, de.FIGURE_NAMES[name], *_cells(figure)] for name, figure in evaluation.figures.items()]
    rows += [[f"latency {name}", "Millisekunden je Frage", *_cells(e, 1)] for name, e in evaluation.latency.items()]
    return "Zahlen", ["Zahl", "Bedeutung", "Wert", "k/n", "95 %", "Hinweis"], rows


def group_tables(evaluation: Evaluation) -> list[Table]:
    """The chief figures for each group of items, one table a grouping; "*" marks what cannot be certified."""
    tables: list[Table] = []
    for by, groups in evaluation.groups.items():
        rows = [
            [group, str(_size(figures)), *(_short(figures[name]) for name in de.GROUP_FIGURES)]
            for group, figures in groups.items()
        ]
        caption = f"{de.GROUP_CAPTIONS[by]} (* unter 30 Fragen: nicht zertifizierbar)"
        tables.append((caption, ["Gruppe", "Fragen", *de.GROUP_FIGURES], rows))
    return tables


def curve_table(curve: RiskCoverage) -> Table:
    """About ten points of the risk–coverage curve."""
    step = max(1, -(-len(curve.points) // _POINTS))
    shown = [point for place, point in enumerate(curve.points, 1) if place % step == 0 or place == len(curve.points)]
    rows = [
        [number(value, 3) for value in (p.confidence, p.coverage, p.risk, p.answered, p.refused)]
        for p in shown
    ]  # fmt: skip
    head = ["sicher ab", "beantwortet", "davon falsch", "beantwortbare beantwortet", "unbeantwortbare verweigert"]
    return f"Wie sicher, wie richtig (AURC {number(curve.aurc)})", head, rows


def miss_table(misses: list[Miss]) -> Table:
    """The misses, quotes cut short."""
    rows = [
        [
            miss.id,
            miss.type,
            miss.question,
            ", ".join(miss.short),
            places(miss.wanted) or de.NOTHING_WANTED,
            places(miss.given) or de.OUTCOMES[miss.outcome],
        ]
        for miss in misses
    ]
    return "Fehlgriffe", ["id", "Typ", "Frage", "verfehlt", "erwartete Fundstelle", "gegebene Fundstelle"], rows


def places(found: tuple[Fundstelle, ...]) -> str:
    """Places in one cell: label and the beginning of the quote."""
    return " | ".join(f"{place.label}: „{_cut(place.quote)}“" for place in found)


def left_out_tables(evaluation: Evaluation) -> list[Table]:
    """Items that were not scored, and items on which the system broke."""
    tables: list[Table] = []
    if evaluation.excluded:
        rows = [[ident, ", ".join(files)] for ident, files in evaluation.excluded.items()]
        tables.append(("Ausgelassen: Schreiben nicht im Korpus", ["id", "fehlende Dateien"], rows))
    if evaluation.failures:
        rows = [[ident, message] for ident, message in evaluation.failures.items()]
        tables.append(("Störungen", ["id", "Meldung"], rows))
    return tables


def manifest_table(manifest: Manifest) -> Table:
    """The manifest, one row a value; the installed packages are left to the JSON."""
    plain = manifest.plain()
    del plain["packages"]
    rows = [[name, plain_text(value, "keine", "unbekannt")] for name, value in _flat(plain)]
    return "Manifest", ["was", "Wert"], rows


def counts(evaluation: Evaluation) -> str:
    """How many questions the figures rest on."""
    return (
        f"{len(evaluation.judged)} Fragen gewertet, {len(evaluation.excluded)} ausgelassen (ihre Schreiben sind nicht "
        f"im Korpus), {len(evaluation.failures)} Störungen (zählen 0)."
    )


def _flat(values: Mapping[str, Any]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in values.items():
        if isinstance(value, Mapping):
            found += [(f"{name}: {inner}", told) for inner, told in value.items()]
        else:
            found.append((name, value))
    return found


def _cells(figure: Estimate, digits: int = 3) -> list[str]:
    count = f"{figure.k}/{figure.n}" if figure.k is not None else f"n = {figure.n}"
    span = f"{number(figure.low, digits)} bis {number(figure.high, digits)}" if figure.n else "–"
    return [number(figure.value, digits), count, span, figure.note or ""]


def _short(figure: Estimate) -> str:
    if figure.value is None:
        return "–"
    count = f"{figure.k}/{figure.n}" if figure.k is not None else str(figure.n)
    return f"{number(figure.value, 2)} ({count}){'' if figure.certifiable else ' *'}"


def _size(figures: Mapping[str, Estimate]) -> int:
    return figures["right"].n


def _cut(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else quote[:_QUOTE].rstrip() + " …"
