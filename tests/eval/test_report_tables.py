"""The tables of a report: what they show, and what they say of too few items."""

from __future__ import annotations

from eval import report_tables as tables
from eval.misses import Fundstelle
from eval.selective import Point, RiskCoverage
from tests.eval.made_report import MANIFEST, made_report


def test_rates_show_their_count_and_means_their_n() -> None:
    _, head, rows = tables.figure_table(made_report().evaluation)
    assert head[-1] == "Hinweis"
    shown = {row[0]: row for row in rows}
    assert shown["answered"][2:4] == ["0,667", "2/3"]
    assert shown["precision"][3] == "n = 3"
    assert shown["latency p50"][2] == "25,0"


def test_groups_mark_what_cannot_be_certified() -> None:
    found = {table[0].split(" (")[0]: table for table in tables.group_tables(made_report().evaluation)}
    assert list(found) == ["Nach Fragetyp", "Nach Wortwahl", "Nach Sprache der Frage"]
    _, head, rows = found["Nach Wortwahl"]
    assert [row[:2] for row in rows] == [["everyday", "1"], ["other", "2"]]
    assert rows[1][head.index("first_right")] == "0,50 (1/2) *"


def test_a_long_curve_is_thinned_and_ends_at_its_end() -> None:
    points = tuple(Point(1 - share / 100, share / 100, 0.0, None, None) for share in range(1, 38))
    _, _, rows = tables.curve_table(RiskCoverage(points, 0.0, 100))
    assert len(rows) <= 11 and rows[-1][1] == "0,370" and rows[-1][-1] == "–"


def test_a_place_is_its_label_and_the_beginning_of_its_quote() -> None:
    told = tables.places((Fundstelle("AF1/22, Frage 3", "AF1-22", "Wort " * 100),))
    assert told.startswith("AF1/22, Frage 3: „Wort Wort") and told.endswith(" …“") and len(told) < 200


def test_the_manifest_is_flat_and_leaves_packages_out() -> None:
    _, _, rows = tables.manifest_table(MANIFEST)
    shown = dict(rows)
    assert shown["weights: assistant/reader_weights.json"] == "w" and shown["settings: system"] == "fundstelle"
    assert not any(name.startswith("packages") for name in shown)
