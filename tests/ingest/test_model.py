"""The types of a letter: what they promise by themselves."""

from __future__ import annotations

import dataclasses

import pytest

from ingest.model import BlockKind, ConfidentialityMark, Letterhead, LetterKind, MarkState, Source, Span, Speaker, Tier

SOURCE = Source("0123456789abcdef", "brief", "eins -2- zwei")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 3)])
def test_span_holds_something(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"found {start}..{end}"):
        Span(start, end)


def test_spans_sort_by_place() -> None:
    assert sorted([Span(5, 6), Span(0, 9, 2), Span(0, 2, 1)]) == [Span(0, 2, 1), Span(0, 9, 2), Span(5, 6)]


def test_verbatim_is_the_slices_joined_by_a_blank() -> None:
    assert SOURCE.at(Span(5, 8)) == "-2-"
    assert SOURCE.verbatim((Span(0, 4, 1), Span(9, 13, 2))) == "eins zwei"
    assert SOURCE.verbatim(()) == ""


@pytest.mark.parametrize("frozen", [SOURCE, Span(0, 1), Letterhead()])
def test_nothing_read_can_be_altered(frozen: object) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(frozen, dataclasses.fields(frozen)[0].name, None)  # type: ignore[arg-type]


def test_head_that_shows_nothing_is_empty() -> None:
    head = Letterhead()
    assert head.kind is LetterKind.OTHER
    assert head.mark == ConfidentialityMark(MarkState.ABSENT)
    assert not any([head.reference, head.further_references, head.date, head.office, head.addressees, head.subject])


def test_names_are_ascii() -> None:
    names = [member.value for kind in (BlockKind, LetterKind, MarkState, Speaker, Tier) for member in kind]
    assert all(name.isascii() and name == name.lower() for name in names)


def test_tiers_stand_from_open_to_closed() -> None:
    assert [tier.value for tier in Tier] == ["oeffentlich", "intern", "nichtoeffentlich", "gesperrt"]
    assert [tier.closedness for tier in Tier] == [0, 1, 2, 3]
