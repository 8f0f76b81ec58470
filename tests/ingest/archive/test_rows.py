"""Letters as rows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.archive.rows import letter_of, plain, rows_of
from ingest.errors import BadInput
from tests.ingest.made_letters import made


def test_structure_is_kept_without_the_text() -> None:
    letter, passages, content = made("Ein Absatz.")
    rows = rows_of(letter, passages, content)
    assert json.loads(rows.document["letter"])["source"]["text"] == ""
    assert rows.source["text"] == letter.source.text
    assert letter_of(rows.document["letter"], letter.source.text) == letter


def test_digest_follows_what_is_indexed() -> None:
    letter, passages, content = made("Ein Absatz.")

    def digest(*arguments: object) -> str:
        return rows_of(*arguments).document["digest"]  # type: ignore[arg-type]

    same = digest(letter, passages, content)
    assert digest(letter, passages, content) == same
    assert digest(letter, [replace(passages[0], label="anders")], content) != same
    assert digest(letter, [], content) != same
    assert digest(replace(letter, head=replace(letter.head, subject="anders")), passages, content) != same


def test_links_are_found_by_their_paper_however_it_is_written() -> None:
    letter, passages, content = made("A.", reference="P 0091/21", further=("p0091/21", "SR/034/2022", "AF1/22"))
    rows = rows_of(letter, passages, content).links
    assert [(row["kind"], row["paper"]) for row in rows][:3] == [
        ("answers", "p0091/21"),
        ("session", "5r/034/2022"),
        ("concerns", "af1/22"),
    ]


def test_a_lone_surrogate_is_bad_input_wherever_it_stands() -> None:
    letter, passages, content = made("Ein Absatz.")
    for broken in (
        replace(letter, source=replace(letter.source, file="brief\udcff")),
        replace(letter, source=replace(letter.source, text="\ud800")),
    ):
        with pytest.raises(BadInput, match="Surrogat"):
            rows_of(broken, passages, content)
    with pytest.raises(BadInput, match="Surrogat"):
        rows_of(letter, [replace(passages[0], text="\ud800")], content)


@given(st.text(st.characters(codec=None)))
def test_plain_text_can_be_stored(text: str) -> None:
    assert len(plain(text)) == len(text)
    plain(text).encode()
