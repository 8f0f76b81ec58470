"""Letters as rows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.archive_rows import connected, letter_of, plain, rows_of
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


def test_sessions_are_no_ties_and_blanks_do_not_matter() -> None:
    letter, passages, content = made("A.", reference="P 0091/21", further=("p0091/21", "SR/034/2022", "AF1/22"))
    assert [row["reference"] for row in rows_of(letter, passages, content).references] == ["P0091/21", "AF1/22"]


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


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 6).map(str)), max_size=12))
def test_groups_are_the_connected_parts(ties: list[tuple[str, str]]) -> None:
    documents = list("hgfedcba")
    groups = connected(documents, ties)
    for document in documents:
        reached = {document}
        for _ in documents:
            references = {reference for holder, reference in ties if holder in reached}
            reached |= {holder for holder, reference in ties if reference in references}
        assert groups[document] == tuple(other for other in documents if other in reached)
