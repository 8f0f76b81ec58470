"""Terms of a question, and how far texts cover them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.terms import (
    SPEAKER_WEIGHT,
    Term,
    coverage,
    covers,
    distinguishing,
    frequencies,
    grams,
    terms,
    with_umlauts,
    wording,
)

LETTERS = st.text("abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHÄ0123456789 .,-?", max_size=80)


def words(text: str) -> list[str]:
    return [term.word for term in terms(text)]


def term(word: str) -> Term:
    return terms(word)[0]


def test_terms_leave_out_words_without_meaning() -> None:
    assert words("Was kostet denn die Sanierung der Becken?") == ["kostet", "Sanierung", "Becken"]


def test_terms_come_once_each() -> None:
    assert words("Das Amt und das Amt und das AMT") == ["Amt"]


def test_greeting_has_no_terms() -> None:
    assert words("Hallo, guten Tag!") == ["Tag"]
    assert words("Hallo?") == []


def test_synonyms_count_as_the_word() -> None:
    assert "stadtrat" in term("Ratsmitglied").forms
    assert "stadtrat" in terms("What did the council do?")[0].forms


def test_abbreviation_of_the_mayor_is_no_conjunction() -> None:
    assert [sorted(one.forms) for one in terms("Ob der OB kommt?")] == [
        ["ob", "oberbuergermeister"],
        ["kommen", "kommt"],
    ]


def test_words_for_speakers_weigh_next_to_nothing() -> None:
    assert term("Stadtverwaltung").weight == SPEAKER_WEIGHT < term("Sanierung").weight


@pytest.mark.parametrize(("word", "name"), [("2021", True), ("12", False), ("BAMF", True), ("Sanierung", False)])
def test_names_are_what_a_true_answer_must_know(word: str, name: bool) -> None:
    assert term(word).is_name is name


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Auslaenderbehoerde", "Ausländerbehörde"), ("neue Steuer", "neue Steuer"), ("Buergermeister", "Bürgermeister")],
)
def test_umlauts_are_put_in_where_they_make_a_word(typed: str, meant: str) -> None:
    assert with_umlauts(typed) == meant


def test_grams_are_four_letters_long_or_the_word() -> None:
    assert grams("becken") == {"beck", "ecke", "cken"}
    assert grams("amt") == {"amt"}


@pytest.mark.parametrize(
    ("question", "text", "covered"),
    [
        ("Becken", "Die Becken werden saniert.", True),
        ("Beckensanierung", "Die Becken werden saniert.", True),
        ("Auslaenderamt", "Das Ausländeramt berät.", True),
        ("Wer muss einreichen?", "um das Ziel zu erreichen", False),
        ("18", "Es sind 18,05 Prozent.", True),
        ("18", "Es sind 180 Prozent.", False),
        ("BAMF", "Das Bundesamt für Migration und Flüchtlinge entscheidet.", True),
        ("SMI", "Das Sächsische Ministerium des Innern entscheidet.", True),
        ("Freibad", "Die Schule bleibt zu.", False),
    ],
)
def test_term_is_covered_by_the_word_or_enough_of_it(question: str, text: str, covered: bool) -> None:
    assert (covers(wording(text), term(question)) > 0) is covered


@settings(deadline=None)
@given(LETTERS, LETTERS)
def test_coverage_is_a_share(question: str, text: str) -> None:
    assert 0.0 <= coverage(wording(text), terms(question)) <= 1.0 + 1e-9


@settings(deadline=None)
@given(LETTERS)
def test_text_covers_itself(text: str) -> None:
    assert coverage(wording(text), terms(text)) == pytest.approx(1.0)


def test_coverage_of_nothing_is_whole() -> None:
    assert coverage(wording("Text"), ()) == 1.0


def test_heavy_terms_count_more() -> None:
    asked = terms("Wann wird die Beckensanierung im Jahr fertig?")
    assert coverage(wording("Beckensanierung"), asked) > coverage(wording("Jahr"), asked)


def test_frequencies_count_the_texts_that_hold_a_term() -> None:
    texts = (wording("Das Freibad Nord"), wording("Freibäder und Hallen"), wording("Die Schule"))
    assert frequencies(terms("Freibad Nord Turm"), texts) == (2, 1, 0)
    assert frequencies((), texts) == ()
    assert frequencies(terms("Freibad"), ()) == (0,)


@settings(deadline=None, max_examples=50)
@given(LETTERS, st.lists(LETTERS, max_size=4))
def test_frequencies_count_no_more_than_there_are_and_add_up(question: str, texts: list[str]) -> None:
    wanted, prepared = terms(question), tuple(map(wording, texts))
    counts = frequencies(wanted, prepared)
    assert all(0 <= count <= len(texts) for count in counts)
    single = [frequencies(wanted, (text,)) for text in prepared]
    assert counts == tuple(map(sum, zip(*single, strict=True))) if single else not any(counts)


def test_word_that_stands_everywhere_distinguishes_nothing() -> None:
    texts = [wording("Freibad Nord"), wording("Freibad Süd"), wording("Freibad West")]
    everywhere, once = distinguishing(terms("Freibad Nord"), texts)
    plain = {one.word: one.weight for one in terms("Freibad Nord")}
    assert everywhere.weight < plain["Freibad"] / 2
    assert once.weight == pytest.approx(plain["Nord"], rel=0.05)


def test_one_text_leaves_the_weights() -> None:
    asked = terms("Freibad Nord")
    assert distinguishing(asked, [wording("Freibad")]) == asked
