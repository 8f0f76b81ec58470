from __future__ import annotations

from random import Random

from training.rewording import keywords, mistyped, reworded

QUESTION = "Wie viele Bäume wurden in der Südstadt gefällt?"


def test_keywords_leave_out_little_words() -> None:
    assert keywords("Was kostet der Umbau der Grundschule?") == "kostet Umbau Grundschule"
    assert keywords("Wie ist das?") == "Wie ist das?"


def test_a_typing_error_changes_one_long_word() -> None:
    for seed in range(50):
        before, after = QUESTION.split(), mistyped(QUESTION, Random(seed)).split()
        changed = [(left, right) for left, right in zip(before, after, strict=True) if left != right]
        assert len(changed) <= 1  # two equal letters may be swapped
        assert all(len(left) > 5 and abs(len(left) - len(right)) <= 1 for left, right in changed)
    assert mistyped("Wer war das?", Random(1)) == "Wer war das?"


def test_most_questions_stay_as_they_are_and_a_seed_repeats_it() -> None:
    made = [reworded(QUESTION, Random(seed)) for seed in range(400)]
    assert made == [reworded(QUESTION, Random(seed)) for seed in range(400)]
    assert 0.5 < made.count(QUESTION) / 400 < 0.8
    assert any("ae" in text for text in made) and any(text == text.lower() for text in made)
