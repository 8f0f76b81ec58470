"""An event holds ids and words out of closed lists; a sentence does not fit in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.audit.event import DETAILS, STRANGER, SYSTEM, Detail, Event, EventKind, Purpose


@pytest.mark.parametrize("name", [SYSTEM, STRANGER, "müller", "erika.muster@example.org", "haus\\erika", "oidc:a-b"])
def test_names_are_kept_as_they_are(name: str) -> None:
    assert Event(EventKind.SIGNED_IN, name, name).what == name


@given(st.text(min_size=3).filter(lambda text: len(text.split()) > 1))
def test_a_sentence_is_no_name(text: str) -> None:
    for who, what in ((text, ""), ("müller", text)):
        with pytest.raises(ValueError):
            Event(EventKind.SIGNED_IN, who, what)


@pytest.mark.parametrize("name", ["", "Erika Muster", "a" * 201, "a\nb", "a,b", "<b>", "Wann?"])
def test_nobody_and_what_is_more_than_a_word_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        Event(EventKind.SIGNED_IN, name)


def test_a_detail_stands_only_where_it_belongs() -> None:
    for kind in EventKind:
        for detail in Detail:
            if detail in DETAILS.get(kind, {Detail.NONE}):
                assert Event(kind, "a", "b", detail).detail is detail
            else:
                with pytest.raises(ValueError):
                    Event(kind, "a", "b", detail)


def test_each_kind_has_one_purpose() -> None:
    by_purpose = {
        purpose: {
            kind for kind in EventKind if Event(kind, "a", "", min(DETAILS.get(kind, {Detail.NONE}))).purpose is purpose
        }
        for purpose in Purpose
    }
    assert by_purpose[Purpose.ACCESS] == {EventKind.SEEN}
    assert len(by_purpose[Purpose.SECURITY]) == 8
    assert EventKind.ERASED in by_purpose[Purpose.ACCOUNTABILITY] and len(by_purpose[Purpose.ACCOUNTABILITY]) > 7
