from __future__ import annotations

from assistant.verification.aligned import aligned
from assistant.verification.support import LONGER, MIDDLE, features, probability, reason, threshold
from assistant.verification.vectors import Likeness
from assistant.verification.verdict import Flaw
from tests.assistant.verification.made_evidence import shown


def judged(sentence: str, text: str) -> dict[str, float]:
    return features(sentence, shown(text), aligned(sentence, shown(text)), None)


def test_nearer_is_likelier() -> None:
    text = "Die Schule wird ab Mai saniert."
    near, far = judged("Ab Mai wird die Schule saniert.", text), judged("Der Zoo kauft zwei Giraffen.", text)
    assert probability(near) > threshold(near) > probability(far)
    assert reason(far) is Flaw.CONTENT


def test_the_reason_is_the_strongest_sign() -> None:
    found = judged("Eine Ausnahme ist vom Gesetz vorgesehen.", "Eine Ausnahme ist vom Gesetz nicht vorgesehen.")
    assert reason(found) is Flaw.NEGATION


def test_what_limits_the_nearest_sentence_may_not_be_dropped() -> None:
    text = "Das Wasser darf nur für den Garten genutzt werden."
    assert judged("Das Wasser darf für den Garten genutzt werden.", text)["drops_limit"] == 1
    assert judged("Das Wasser darf ausschließlich für den Garten genutzt werden.", text)["drops_limit"] == 0


def test_a_turn_is_held_against_the_nearest_sentence() -> None:
    text = "Alle Schulen sind offen. Die Bäder werden im Mai saniert."
    found = judged("Alle Bäder werden im Mai saniert.", text)
    assert (found["adds_all"], found["adds_all_here"]) == (0, 1)


def test_the_model_says_what_is_near() -> None:
    text = "Die Schule wird ab Mai saniert."
    sentence = "Ab Mai wird die Schule saniert."
    pairs = aligned(sentence, shown(text))
    near = features(sentence, shown(text), pairs, Likeness(text, 0.96, 0.2, 0.9))
    against = features(sentence, shown(text), pairs, Likeness(text, 0.96, 0.02, 0.9))
    assert "covered" not in near
    assert probability(near) > probability(against)


def test_length_is_counted_from_the_middle() -> None:
    text = "Die Schule wird ab Mai saniert."
    short, long = judged("Die Schule wird saniert.", text), judged("Wort " * (MIDDLE + LONGER + 5), text)
    assert (short["shorter"], short["longer"]) == (MIDDLE - 4, 0)
    assert (long["shorter"], long["longer"]) == (0, LONGER)
