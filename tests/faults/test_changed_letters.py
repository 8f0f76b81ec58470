"""Promise 19: after a letter has changed, nothing cites its former text, however it changed and changed back."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from assistant.desk import Desk
from tests.faults.town import CLEARED_BY, EVERYONE, desk_over, letter, question, words
from tests.scoreboard.counting import Promised

_LETTERS = 4


def stale(desk: Desk, number: int, versions: dict[int, int], highest: int) -> str:
    """What of former versions of a letter is still said; "" where nothing is."""
    former = [words(number, one) for one in range(highest + 1) if one != versions[number]]
    answer = desk.ask(question(number), (), EVERYONE)
    hits = desk.search(question(number), EVERYONE, most=20)
    said = [answer.text, *(one.quote for one in (*answer.citations, *answer.near)), *(hit.passage.text for hit in hits)]
    old = [one for one in former if any(one in text for text in said)]
    gone = [c.document_id for c in answer.citations if desk.superseded_by(c.document_id, EVERYONE)]
    return f"{old} {gone}" if old or gone else ""


@pytest.mark.promise(19)
def test_no_former_text_is_cited(tmp_path: Path, promised: Promised, model: Path) -> None:
    chance, folder = random.Random(19), tmp_path / "letters"
    folder.mkdir()
    versions = dict.fromkeys(range(_LETTERS), 0)
    highest = 0
    with desk_over(tmp_path / "data", model) as desk:
        for number in versions:
            letter(folder, number)
        desk.ingest([folder], CLEARED_BY)
        answered = 0
        for change in range(promised.size(60, 200)):
            number = chance.randrange(_LETTERS)
            # Mostly a new text; now and then the one before comes back, or the same file lies in another place, too.
            if change % 7 == 6:
                versions[number] = chance.randrange(highest + 1)
            else:
                highest += 1
                versions[number] = highest
            path = letter(folder, number, versions[number])
            if change % 5 == 4:
                (folder / "noch einmal").mkdir(exist_ok=True)
                shutil.copy(path, folder / "noch einmal" / path.name)
            elif (folder / "noch einmal" / path.name).exists():
                (folder / "noch einmal" / path.name).write_bytes(path.read_bytes())
            desk.ingest([folder], CLEARED_BY)
            said = stale(desk, number, versions, highest)
            answered += words(number, versions[number]) in desk.ask(question(number), (), EVERYONE).text
            promised.case(not said, f"change {change} of letter {number}: {said}")
        promised.note(f"{answered} of {change + 1} questions after a change were answered with the new text")
        assert answered > change / 2
