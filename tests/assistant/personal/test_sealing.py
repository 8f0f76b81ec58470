"""What is sealed opens with the holder's key, in its own place, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.personal.holder import holder_of, new_token
from assistant.personal.sealing import mark, seal, unseal

ONE, OTHER = holder_of(new_token()), holder_of(new_token())


@given(st.text(), st.text(), st.text())
def test_what_is_sealed_opens_again(table: str, row: str, text: str) -> None:
    assert unseal(ONE, table, row, seal(ONE, table, row, text)) == text


def test_nobody_else_and_no_other_place_opens_it() -> None:
    sealed = seal(ONE, "exchanges", "a", "Wann öffnet das Freibad?")
    assert b"Freibad" not in sealed
    assert unseal(OTHER, "exchanges", "a", sealed) is None
    assert unseal(ONE, "exchanges", "b", sealed) is None
    assert unseal(ONE, "conversations", "a", sealed) is None


def test_one_changed_bit_is_noticed() -> None:
    sealed = seal(ONE, "exchanges", "a", "Freibad")
    for position in range(len(sealed)):
        changed = bytearray(sealed)
        changed[position] ^= 1
        assert unseal(ONE, "exchanges", "a", bytes(changed)) is None
    assert all(unseal(ONE, "exchanges", "a", sealed[:length]) is None for length in range(len(sealed)))


def test_the_same_text_is_never_sealed_alike() -> None:
    assert len({seal(ONE, "exchanges", "a", "Freibad") for _ in range(100)}) == 100


def test_a_lone_surrogate_is_sealed_as_a_question_mark() -> None:
    assert unseal(ONE, "t", "r", seal(ONE, "t", "r", "a\ud800b")) == "a?b"
    assert len(mark(ONE, "\ud800")) == 64


def test_a_mark_tells_the_holder_alone_what_is_the_same() -> None:
    assert mark(ONE, "question", "Freibad") == mark(ONE, "question", "Freibad")
    assert mark(ONE, "question", "Freibad") != mark(OTHER, "question", "Freibad")
    assert mark(ONE, "question", "Freibad") != mark(ONE, "vorgang", "Freibad")
    assert ONE.key.hex() not in mark(ONE, "Freibad")
