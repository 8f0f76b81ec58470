from __future__ import annotations

from tests.training.made import pair
from training.pair import Answer
from training.split import drawn, near_duplicates, split

TEXT = "Die Verwaltung hat im vergangenen Jahr alle Spielplätze der Stadt geprüft und drei von ihnen ganz erneuert."
NEARLY = TEXT.replace("ganz erneuert", "ganz saniert")
OTHER = "Für den Winterdienst stehen in diesem Jahr zwölf Fahrzeuge bereit, die rund um die Uhr eingesetzt werden."


def test_nearly_the_same_text_is_found_and_another_is_not() -> None:
    assert near_duplicates([NEARLY, OTHER, TEXT.upper(), ""], [TEXT], 5) == {NEARLY, TEXT.upper()}
    assert near_duplicates([TEXT], [], 5) == set()
    assert near_duplicates(["Ja."], ["ja", "nein"], 5) == {"Ja."}


def test_papers_are_never_parted() -> None:
    pairs = [pair(str(number // 2), question=f"Frage {chr(97 + number)}?") for number in range(20)]
    parted = split(pairs, drawn({each.paper for each in pairs}, 0.3, seed=1))
    assert len({each.paper for each in parted.test}) == 3
    assert not {each.paper for each in parted.test} & {each.paper for each in parted.training}
    again = split(pairs, drawn({each.paper for each in pairs}, 0.3, seed=1))
    assert again == parted


def test_what_is_nearly_in_the_test_leaves_the_training() -> None:
    test = pair("1", question="Wie viele Spielplätze wurden erneuert?", answers=(Answer(TEXT),))
    same_question = pair("2", question="Wie viele Spielplätze wurden erneuert", answers=(Answer(OTHER),))
    same_answer = pair("3", question="Was geschah dort?", answers=(Answer(NEARLY),))
    one_of_two = pair("4", question="Was fährt im Winter?", answers=(Answer(OTHER), Answer(NEARLY)))
    parted = split([test, same_question, same_answer, one_of_two], lambda paper: paper == "1")
    assert parted.test == [test]
    assert [each.paper for each in parted.training] == ["4"] and parted.training[0].answers == (Answer(OTHER),)
    assert (parted.same_questions, parted.same_answers) == (1, 1)
