"""What the letters do not say is refused, and where something is said after all, it is words of a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from assistant.desk import Desk
from assistant.model import PUBLIC, Answer, Status, Turn
from assistant.verify import carries, stands
from eval.gold import GoldItem, read_gold
from ingest.settings import Settings
from tests.corpus import ROOT, SAMPLES
from tests.letters import CLEARANCES
from tests.scoreboard.counting import Promised

#: Development questions over the two letters that ship, and about anything but them; no set that is held out.
SETS = ("dresden-dev", "dresden-dev-2", "off-topic-dev")
#: The least share of unanswerable questions that are refused, the largest of answerable ones.
REFUSED, REFUSED_WRONGLY = 0.95, 0.05


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Desk]:
    with Desk.open(Settings(tmp_path_factory.mktemp("refusals") / "data", model_dir)) as opened:
        opened.ingest([SAMPLES], clearances=CLEARANCES)
        yield opened


def items(answerable: bool, sets: Sequence[str] = SETS) -> list[GoldItem]:
    """The questions of some sets; those about other letters than the two are left out."""
    stems = {path.stem for path in SAMPLES.glob("*.txt")}
    found = [item for name in sets for item in read_gold(ROOT / "eval" / "data" / f"{name}.jsonl")]
    return [item for item in found if item.answerable is answerable and all(one.file in stems for one in item.gold)]


def asked(desk: Desk, item: GoldItem) -> Answer:
    return desk.ask(item.question, [Turn(turn.role, turn.content) for turn in item.history])


def invented(desk: Desk, answer: Answer) -> list[str]:
    """The sentences of an answer that no letter says."""
    sound = []
    for one in answer.citations:
        letter = desk.letter(one.document_id, PUBLIC)
        if letter and stands(one, letter.source):
            sound.append(one)
    quotes = {one.marker: one.quote for one in sound}
    return [
        one.text
        for one in answer.sentences
        if not any(carries(quotes.get(marker, ""), one.text) for marker in one.markers)
    ]


@pytest.mark.promise(11)
def test_nothing_is_invented_for_an_answer(desk: Desk, promised: Promised) -> None:
    for item in items(answerable=False):
        answer = asked(desk, item)
        promised.case(not invented(desk, answer), f"{item.id}: {invented(desk, answer)}")
    promised.note(f"nothing invented for {len(items(answerable=False))} unanswerable questions")


@pytest.mark.promise(11)
@pytest.mark.xfail(
    strict=True,
    reason="near misses: a paragraph on the very matter that lacks the one detail is still cited for some questions",
)
def test_what_is_not_there_is_refused_and_what_is_there_is_not(desk: Desk, promised: Promised) -> None:
    absent, there = items(answerable=False), items(answerable=True)
    refused = sum(asked(desk, item).status is not Status.ANSWERED for item in absent)
    wrongly = sum(asked(desk, item).status is not Status.ANSWERED for item in there)
    promised.note(f"refused {refused} of {len(absent)} unanswerable, and wrongly {wrongly} of {len(there)} answerable")
    promised.cases(len(absent), len(absent) - refused, f"{len(absent) - refused} answered instead of refused")
    promised.cases(len(there), wrongly, f"{wrongly} refused instead of answered")
    assert refused >= REFUSED * len(absent) and wrongly <= REFUSED_WRONGLY * len(there)
