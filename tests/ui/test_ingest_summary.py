"""The table at the end of an ingest, and which files have a line of their own."""

from __future__ import annotations

from tests.ui import results
from ui.ingest_summary import LINES, lines, table


def test_few_files_have_a_line_each_and_faults_apart() -> None:
    rows = [results.report(), results.report(outcome="refused", message="Erwartet …", reason="leer")]
    told, faults = lines(rows, "/")
    assert len(told) == 1 and faults == ["abgelehnt: Erwartet …"]


def test_of_many_only_what_somebody_has_to_look_at() -> None:
    rows = [results.report(outcome=outcome) for outcome in ("taken_in", "unchanged", "renewed") for _ in range(LINES)]
    rows += [results.report(outcome="changed"), results.report(outcome="withdrawn")]
    told, faults = lines(rows, "/")
    assert [line.split(":")[0] for line in told] == ["geändert", "zurückgezogen"] and faults == []


def test_the_table_counts_and_groups_reasons() -> None:
    rows = [
        results.report(),
        results.report(outcome="changed", tier="nichtoeffentlich"),
        results.report(outcome="unchanged"),
        {"outcome": "unsupported", "path": "/a", "message": "2 .doc, 1 .xls"},
        {"outcome": "unsupported", "path": "/b", "message": "1 .doc"},
        *[results.report(outcome="refused", reason="gefunden wurde nichts")] * 3,
        *[results.report(outcome="refused", reason=f"Grund {n}") for n in range(7)],
    ]
    assert table(rows).splitlines() == [
        "Zusammenfassung",
        "  gelesen                 3",
        "    neu                   1",
        "    geändert              1",
        "    unverändert           1",
        "  zurückgehalten          1   bis zur Freigabe nicht öffentlich sichtbar",
        "  übergangen              4   diese Formate werden nicht gelesen: 3 × .doc; 1 × .xls",
        "  abgelehnt              10   3 × gefunden wurde nichts; 1 × Grund 0; 1 × Grund 1; 1 × Grund 2; 1 × Grund 3; "
        "1 × Grund 4; 2 weitere Gründe",
    ]


def test_one_file_needs_no_table() -> None:
    assert table([results.report()]) == ""
