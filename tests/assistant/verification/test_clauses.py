from __future__ import annotations

from assistant.verification.clauses import clauses, content, is_english, is_governed, overlap, sentences


def test_language() -> None:
    assert is_english("The city has not decided on the motion.")
    assert not is_english("Die Stadt hat über den Antrag nicht entschieden.")


def test_clauses_have_verbs_and_hold_all_words() -> None:
    text = "Die Verwaltung prüft, ob der Betrag von 1,5 Mio. Euro reicht, und berichtet danach."
    found = clauses(text)
    assert "".join(one.text for one in found) == text
    assert [one.text.split()[0] for one in found] == ["Die", "ob", "und"]
    assert is_governed(found[1].text) and not is_governed(found[0].text)


def test_words_that_are_compared_are_no_numbers() -> None:
    words = content("Die 500 Plätze fehlen")
    assert [word.word for word in words] == ["Plätze", "fehlen"]
    assert overlap(words, "Es fehlen Plätze.") == 1.0
    assert len(sentences("Eins ist da. Zwei fehlt.")) == 2
