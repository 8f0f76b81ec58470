from __future__ import annotations

import itertools

from tests.training.made import pair
from training.pair import Answer, Origin
from training.rows import MOST_OF_A_LETTER, batches, digest, groups_of_epoch
from training.settings import Settings

PAIRS = [pair(str(number // 4), question=f"Frage Nummer {number} zur Schule?") for number in range(40)]
SETTINGS = Settings(batch=8)


def flat(settings: Settings) -> list[tuple[str, ...]]:
    return list(itertools.chain(*batches(PAIRS, settings)))


def test_a_seed_gives_the_same_batches_in_the_same_order() -> None:
    assert flat(SETTINGS) == flat(SETTINGS) != flat(Settings(batch=8, seed=2))
    first, again, other = (batches(PAIRS, each) for each in (SETTINGS, SETTINGS, Settings(batch=8, seed=2)))
    sums = [digest(itertools.chain(*each)) for each in (first, again, other)]
    assert sums[0] == sums[1] != sums[2]


def test_each_epoch_draws_anew() -> None:
    once, twice = batches(PAIRS, Settings(batch=8, epochs=1)), batches(PAIRS, Settings(batch=8, epochs=2))
    assert twice[: len(once)] == once and twice[len(once) :] != once and len(twice) == 2 * len(once)


def test_a_batch_holds_whole_letters_and_none_twice() -> None:
    for batch in batches(PAIRS, SETTINGS):
        letters = [[row.paper for row in own] for _, own in itertools.groupby(batch, key=lambda row: row.paper)]
        assert [len(own) for own in letters] == [4, 4]
    assert batches(PAIRS[:3], SETTINGS) == []  # less than half a batch


def test_mined_and_written_questions_of_a_paper_are_apart() -> None:
    both = [pair("1"), pair("1", question="was kostet das", origin=Origin.ASKED)]
    assert [len(group) for group in groups_of_epoch(both, SETTINGS, 0)] == [1, 1]
    assert len(list(batches(both * 4, Settings(batch=2, epochs=1)))) > 1


def test_no_answer_stands_twice_in_a_group() -> None:
    same = (Answer("Die Antwort auf beide Fragen steht in diesem Absatz."),)
    groups = groups_of_epoch([pair(answers=same), pair(question="Und was noch?", answers=same)], SETTINGS, 0)
    assert [len(group) for group in groups] == [1, 1]


def test_a_long_letter_does_not_fill_a_batch() -> None:
    many = [pair("1", question=f"Frage Nummer {number} zur Schule?") for number in range(30)]
    assert max(len(group) for group in groups_of_epoch(many, SETTINGS, 0)) == MOST_OF_A_LETTER


def test_a_letter_stands_behind_its_title_or_not_as_a_whole() -> None:
    with_title = [row.answer.startswith("Umbau der Schule.") for row in groups_of_epoch(PAIRS, SETTINGS, 0)[0]]
    assert len(set(with_title)) == 1
    (group,) = groups_of_epoch([pair()], Settings(mined_title_share=0.0), 0)
    assert group[0].answer.startswith("Zu „")


def test_only_written_questions_show_the_question_of_the_letter() -> None:
    asked = pair(answers=(Answer("Vier Millionen.", "Was kostet es?"),), origin=Origin.ASKED)
    (group,) = groups_of_epoch([asked], Settings(written_question_share=1.0, written_title_share=1.0), 0)
    assert group[0].answer == "Umbau der Schule. Was kostet es? Vier Millionen."
