from __future__ import annotations

from assistant.verification.quotes import is_inflected, is_verbatim, quoted, unquoted


def test_what_is_quoted() -> None:
    sentence = 'Er nennt es „nicht möglich“ und "offen".'
    assert [sentence[start:end] for start, end in quoted(sentence)] == ["nicht möglich", "offen"]


def test_verbatim() -> None:
    text = "Eine Ausnahme ist derzeit\nnicht möglich, sagt er."
    assert is_verbatim("ist derzeit nicht möglich", text)
    assert is_verbatim("Eine Ausnahme … möglich", text)
    assert not is_verbatim("ist möglich", text)
    assert not is_verbatim("nicht mög", text)


def test_endings_of_a_title_may_differ() -> None:
    assert is_inflected("Haus des Jugendrechts", "eines Hauses des Jugendrechtes")
    assert not is_inflected("Haus des Kindes", "eines Hauses des Jugendrechtes")


def test_what_stands_outside_of_quotation_marks() -> None:
    assert "ich" not in unquoted("Der Redner sagte „ich komme“ dazu.") and "dazu" in unquoted("„ich komme“ dazu")


def test_characters_that_nobody_sees_do_not_count() -> None:
    assert is_verbatim("Es reicht aus", "Es rei\u200bcht \uf0b7 aus.")


def test_the_first_letter_may_be_small_within_a_sentence() -> None:
    assert is_verbatim("einzelne Händler […] ausgeschlossen", "Einzelne Händler sind ausgeschlossen.")
    assert is_verbatim("[e]inzelne Händler", "Einzelne Händler sind ausgeschlossen.")
    assert not is_verbatim("[k]eine Händler", "Einzelne Händler sind ausgeschlossen.")
    assert not is_verbatim("einzelne händler", "Einzelne Händler sind ausgeschlossen.")
