from __future__ import annotations

from assistant.verification.novel import news
from tests.assistant.verification.made_evidence import shown

TEXT = "Die Schule wird ab Mai saniert. Das Bad bleibt bis zum Herbst geschlossen."


def test_words_that_no_passage_has_are_new() -> None:
    same = news("Ab Mai wird die Schule saniert.", shown(TEXT))
    more = news("Ab Mai wird die Schule wegen eines Wasserschadens saniert.", shown(TEXT))
    assert same.new == 0 < more.new
    assert same.gathered == 1 > more.gathered


def test_who_says_it_is_no_news() -> None:
    assert news("Laut Antwort der Verwaltung wird die Schule saniert.", shown(TEXT)).new == 0


def test_words_of_two_sentences_are_gathered_from_neither() -> None:
    assert news("Die Schule bleibt bis zum Herbst geschlossen.", shown(TEXT)).gathered < 1


def test_no_words_are_no_news() -> None:
    assert news("2.", shown(TEXT)).new == 0
