"""What enters a draft and what stands beside it: the likeliest first, nothing twice, no more than can be read."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.drafting.bearing import BESIDE, ENTERS
from assistant.drafting.candidates import Candidate
from assistant.drafting.statements import MOST, MOST_BESIDE, Chosen, chosen
from assistant.window import Window
from tests.assistant.drafting.made_candidates import SUBJECT, candidate, looked, window

SURE, MAYBE, NO = (ENTERS + 1) / 2, (ENTERS + BESIDE) / 2, BESIDE / 2


def choose(*pairs: tuple[Candidate, float]) -> Chosen:
    """What is chosen of candidates with their chances."""
    chances = {id(one.window): chance for one, chance in pairs}

    def weigh(_question: str, window: Window, _speaks: Mapping[str, float]) -> float:
        return chances[id(window)]

    (found,) = chosen([looked(*(one for one, _ in pairs))], SUBJECT, None, weigh)
    return found


def said(n: int, addressed: float = 0.0) -> Candidate:
    """A window of a letter of its own."""
    return candidate(window(f"Das Freibad öffnet am {n}. Juni wieder.", chr(ord("a") + n)), addressed)


def test_what_is_likely_enters_and_what_may_bear_stands_beside() -> None:
    sure, maybe, no = said(1), said(2), said(3)
    assert choose((no, NO), (maybe, MAYBE), (sure, SURE)) == Chosen((sure.window,), (maybe.window,))
    assert choose((no, NO)) == Chosen()


def test_the_likeliest_first_and_what_is_too_much_stands_beside() -> None:
    many = [(said(n), SURE + n / 1000) for n in range(MOST + MOST_BESIDE + 2)]
    found = choose(*many)
    windows = [one.window for one, _ in reversed(many)]
    assert [*found.enters, *found.beside] == windows[: MOST + MOST_BESIDE] and len(found.enters) == MOST


def test_the_same_words_once() -> None:
    first, again = (candidate(window(ident=name)) for name in "ab")
    assert choose((first, SURE), (again, MAYBE)) == Chosen((first.window,))


def test_a_place_that_the_question_names_enters() -> None:
    assert choose((said(1, addressed=0.9), NO)).enters


def test_each_question_has_its_own() -> None:
    one, other = said(1), said(2)
    both = chosen([looked(one), looked(other)], SUBJECT, None, lambda *_: SURE)
    assert [found.enters for found in both] == [(one.window,), (other.window,)]
