"""Tables: no cell breaks out, numbers as German readers write them."""

from __future__ import annotations

from eval.tables import Table, html_table, markdown_page, markup, number, plain_text

NASTY = "<b>1</b> | [x](y)\nzweite Zeile"
TABLE: Table = ("Liste <1>", ["Kopf"], [[NASTY], ["0,5"]])


def test_a_cell_of_markdown_stays_a_cell() -> None:
    page = markdown_page("Titel", "Vorweg.", [TABLE])
    assert page.startswith("# Titel\n\nVorweg.\n\n## Liste <1>\n\n| Kopf |\n| --- |\n")
    assert "| &lt;b&gt;1&lt;/b&gt; \\| \\[x](y) zweite Zeile |" in page


def test_a_cell_of_html_stays_a_cell() -> None:
    table = html_table(TABLE)
    assert "<b>" not in table and "&lt;b&gt;" in table and "<caption>Liste &lt;1&gt;" in table
    assert '<td class="n">0,5</td>' in table


def test_numbers_and_values() -> None:
    assert (number(0.5), number(12.34, 1), number(None)) == ("0,500", "12,3", "–")
    assert plain_text((), "keine", "unbekannt") == "keine"
    assert plain_text(("a", "b"), "keine", "unbekannt") == "a, b"
    assert (plain_text(None, "keine", "unbekannt"), plain_text(3, "keine", "unbekannt")) == ("unbekannt", "3")


def test_what_a_page_cannot_hold_is_replaced() -> None:
    assert markup("a\x00<\x0b>\n\ud800") == "a\ufffd&lt;\ufffd&gt;\n\ufffd"
