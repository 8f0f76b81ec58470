"""A report as one HTML page: figures with charts, groups, misses, manifest; readable dark and light, and on paper.

It holds no script and needs nothing but itself. Every text from letters, questions and answers is escaped. It is XML,
too, so that a test can hold that no tag is left open.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval import report_tables as tables
from eval import report_texts as de
from eval.charts import Bar, bars, latency_chart, risk_coverage_chart
from eval.manifest import Manifest
from eval.metrics import ERRORS
from eval.misses import Fundstelle, Miss, misses
from eval.run import Evaluation
from eval.selective import RiskCoverage
from eval.tables import html_table, markup

_STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--line:#767676;--bar:#2b6cb0;--bad:#b7410e;--soft:#ddd}
@media (prefers-color-scheme:dark){
:root{--ink:#eee;--paper:#161616;--line:#8f8f8f;--bar:#63b3ed;--bad:#f6a06a;--soft:#444}}
body{font:16px/1.5 system-ui,sans-serif;max-width:76rem;margin:2rem auto;padding:0 1rem;color:var(--ink);
background:var(--paper)}
.wide{overflow-x:auto}
table{border-collapse:collapse;margin:1rem 0 2rem}caption{text-align:left;font-weight:600}
th,td{border:1px solid var(--line);padding:.25rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
th{white-space:nowrap}
td.n{text-align:right}
svg{width:100%;max-width:56rem;height:auto;display:block;margin:.5rem 0 1.5rem}
svg text{font:13px system-ui,sans-serif;fill:var(--ink)}
svg .mid{text-anchor:middle}svg .end{text-anchor:end}svg .pale{opacity:.75;font-style:italic}
svg .bar{fill:var(--bar)}svg .error{fill:var(--bad)}svg .few{opacity:.45}
svg .whisker,svg .axis{stroke:var(--ink);stroke-width:1.5}svg .grid{stroke:var(--soft)}
svg .mark{stroke:var(--bad);stroke-width:1.5;stroke-dasharray:4 3}
svg .curve{fill:none;stroke:var(--bar);stroke-width:2}svg .dot{fill:var(--bar)}
article{border-left:4px solid var(--line);padding:0 0 0 1rem;margin:0 0 1.5rem;break-inside:avoid}
h3{margin:0;font-size:1rem}dt{font-weight:600}dd{margin:0 0 .4rem 1rem}blockquote{margin:.1rem 0 .4rem 1rem}
@media print{:root{--ink:#000;--paper:#fff;--line:#555;--bar:#2b6cb0;--bad:#b7410e;--soft:#ccc}
body{max-width:none;margin:0;font-size:10pt}.wide{overflow:visible}tr,svg{break-inside:avoid}}
"""


def html_page(evaluation: Evaluation, curve: RiskCoverage | None, manifest: Manifest, figures_only: bool) -> str:
    """The page.

    Args:
        evaluation: The figures.
        curve: Confidence and being right; None where the system does not tell how sure it is.
        manifest: Where they come from.
        figures_only: Leave out every question and answer.
    """
    title = markup(f"Evaluation: {manifest.system}, {manifest.gold}")
    lead = [tables.counts(evaluation), de.INTERVALS, de.FEW, *([de.HELD_OUT] if figures_only else [])]
    parts = [f"<h1>{title}</h1>", f"<p>{markup(' '.join(lead))}</p>", "<h2>Zahlen</h2>", _bars(evaluation)]
    parts.append(f"<p>{markup(de.BARS)}</p>")
    parts.append(_wide(html_table(tables.figure_table(evaluation))))
    parts += _curve(curve)
    parts += _latency(evaluation)
    parts += [_wide(html_table(table)) for table in tables.group_tables(evaluation)]
    if not figures_only:
        parts += ["<h2>Fehlgriffe</h2>", *map(_article, misses(evaluation))]
    parts += [_wide(html_table(table)) for table in tables.left_out_tables(evaluation)]
    parts.append(_wide(html_table(tables.manifest_table(manifest))))
    return (
        f'<!DOCTYPE html>\n<html lang="de">\n<head><meta charset="utf-8"/>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"/><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body><main>\n{chr(10).join(parts)}\n</main></body>\n</html>\n"
    )


def _bars(evaluation: Evaluation) -> str:
    shown = [
        Bar(f"{de.FIGURE_NAMES[name]}{' (niedrig ist gut)' if name in ERRORS else ''}", figure, name in ERRORS)
        for name, figure in evaluation.figures.items()
        if figure.n
    ]
    return bars("Zahlen mit 95-%-Intervallen", shown)


def _curve(curve: RiskCoverage | None) -> list[str]:
    parts = ["<h2>Wie sicher, wie richtig</h2>"]
    if curve is None or not curve.points:
        return [*parts, f"<p>{markup(de.NO_CURVE)}</p>"]
    chart = risk_coverage_chart("Anteil falscher Antworten über dem Anteil der beantworteten Fragen", curve.points)
    return [*parts, f"<p>{markup(de.CURVE)}</p>", chart, _wide(html_table(tables.curve_table(curve)))]


def _latency(evaluation: Evaluation) -> list[str]:
    times = [entry.prediction.latency_ms for entry in evaluation.judged if entry.prediction]
    if not times:
        return []
    marks = [(name, e.value) for name, e in evaluation.latency.items() if e.value is not None]
    return ["<h2>Antwortzeit</h2>", latency_chart("Antwortzeiten in Millisekunden", times, marks)]


def _article(miss: Miss) -> str:
    given = _quoted(miss.given) or f"<dd>{markup(de.OUTCOMES[miss.outcome])}</dd>"
    near = f"<dt>Als naheliegend gezeigt</dt>{_quoted(miss.near)}" if miss.near and not miss.given else ""
    return (
        f"<article><h3>{markup(f'{miss.id} ({miss.type}): {miss.question}')}</h3>\n"
        f"<p>verfehlt: {markup(', '.join(miss.short))}</p>\n<dl><dt>Erwartete Fundstelle</dt>"
        f"{_quoted(miss.wanted) or f'<dd>{markup(de.NOTHING_WANTED)}</dd>'}\n<dt>Gegebene Fundstelle</dt>{given}{near}"
        "</dl></article>"
    )


def _quoted(places: Sequence[Fundstelle]) -> str:
    return "".join(
        f"<dd>{markup(f'{place.label} ({place.file})')}<blockquote>{markup(place.quote)}</blockquote></dd>"
        for place in places
    )


def _wide(table: str) -> str:
    return f'<div class="wide">{table}</div>'
