"""Promise 16: damaged bytes, in whichever file of the data directory, are noticed, made good or refused: an answer is
right, or it is none.
"""

from __future__ import annotations

import datetime
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.desk import Desk
from assistant.feedback import record
from assistant.model import PUBLIC, Answer, Principal
from assistant.personal.history import Past
from assistant.personal.holder import holder_of, new_token
from ingest.errors import FundstelleError, IndexUnusable
from ingest.settings import Settings
from tests.faults.town import CLEARED_BY, EVERYONE, desk_over, letter, patched, question
from tests.scoreboard.counting import Promised
from ui.accounts.store import FILE as ACCOUNTS
from ui.accounts.store import Accounts

_LETTERS, _HIDDEN = range(6), 5
_ASKED = [(number, principal) for number in (1, _HIDDEN) for principal in (EVERYONE, PUBLIC)]
_NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)
_KINDS = ("a bit", "a byte", "a stretch", "cut off", "emptied")
_LEFT = shutil.ignore_patterns("lock*", "*.sock")


@dataclass(frozen=True)
class Whole:
    """A data directory that is whole.

    Attributes:
        closed: It as it is after an end in order.
        killed: It as a process left it that was killed.
        told: What it answers.
    """

    closed: Path
    killed: Path
    told: tuple[str, ...]


def shown(desk: Desk, number: int, principal: Principal) -> str:
    """All that an answer shows, or the fault in its place."""
    try:
        answer: Answer = desk.ask(question(number), (), principal)
    except FundstelleError as fault:
        return f"refused: {fault}"
    return repr((answer.status, answer.text, [(one.document_id, one.quote, one.date) for one in answer.citations]))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Whole]:
    folder = tmp_path_factory.mktemp("whole")
    (folder / "letters").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patched(patch)
        with desk_over(folder / "data", model_dir) as desk:
            for number in _LETTERS:
                desk.ingest([letter(folder / "letters", number)], None if number == _HIDDEN else CLEARED_BY)
            desk.ingest([letter(folder / "letters", _HIDDEN)], withheld_by="Test, noch geheim")
            answer = desk.ask(question(1))
            desk.personal.history.add(holder_of(new_token()), None, Past(question(1), _NOW, answer, 1))
            desk.misreadings.add(answer.citations[0].document_id, 0, 10, "Amt", "verlesen", _NOW.date())
            desk.feedback.add(record(question(1), answer, "right", "", _NOW.date()))
            accounts = Accounts(folder / "data" / ACCOUNTS, record=desk.audit.record)
            accounts.add("anna", (), "ein langes Passwort 1")
            accounts.close()
            told = tuple(shown(desk, *asked) for asked in _ASKED)
            shutil.copytree(folder / "data", folder / "killed", ignore=_LEFT)
        yield Whole(folder / "data", folder / "killed", told)


def damage(path: Path, kind: str, chance: random.Random) -> None:
    """Damage a file that holds something."""
    content = bytearray(path.read_bytes())
    place = chance.randrange(len(content))
    if kind == "a bit":
        content[place] ^= 1 << chance.randrange(8)
    elif kind == "a byte":
        content[place] ^= chance.randrange(1, 256)
    elif kind == "a stretch":
        content[place : place + 64] = chance.randbytes(len(content[place : place + 64]))
    elif kind == "cut off":
        del content[place:]
    else:
        content.clear()
    path.write_bytes(content)


def wrong(data: Path, model: Path, expected: tuple[str, ...], became: Counter[str]) -> str:
    """What a desk over a damaged directory says that is not so; "" where it is right, or refuses.

    Args:
        data: The directory.
        model: The model's folder.
        expected: What a whole one says.
        became: Counts what became of it.
    """
    try:
        desk = Desk.open(Settings(data, model))
    except FundstelleError as fault:
        became["refused"] += 1
        return "" if "bitte" in str(fault) else f"no sentence: {fault}"
    with desk:
        try:
            desk._machinery.load()
        except IndexUnusable:
            became["rebuilt"] += 1
            desk.reindex()  # as the service does at its start
        found = tuple(shown(desk, *asked) for asked in _ASKED)
    became["right"] += found == expected
    became["some refused"] += any(one.startswith("refused") for one in found)
    pairs = zip(_ASKED, found, expected, strict=True)
    return "; ".join(
        f"{asked}: {one}" for asked, one, right in pairs if one != right and not one.startswith("refused: Erwartet")
    )


def damaged_often(
    base: Path, names: list[str], runs: int, expected: tuple[str, ...], model: Path, promised: Promised, copies: Path
) -> None:
    """Damage each file in turn, and look what is said."""
    chance, became = random.Random(16), Counter[str]()
    shutil.copytree(base, copies / "whole", ignore=_LEFT)
    assert wrong(copies / "whole", model, expected, became) == "" and +became == Counter(right=1)
    for run in range(runs):
        name, kind = names[run % len(names)], chance.choice(_KINDS)
        data = copies / str(run)
        shutil.copytree(base, data, ignore=_LEFT)
        damage(data / name, kind, chance)
        said = wrong(data, model, expected, became)
        promised.case(not said, f"{name}, {kind}: {said[:300]}")
        shutil.rmtree(data)
    counted = ", ".join(f"{name} {count}" for name, count in sorted(became.items()) if count)
    promised.note(f"{runs} damaged files: {counted} (one of them whole)")
    assert became["refused"] and became["refused"] + became["rebuilt"] > runs / 10, "hardly any damage was noticed"


def files(base: Path) -> list[str]:
    """The files that hold something: those beside the indexes first, then every kind of file of the indexes."""
    names = [path.relative_to(base) for path in sorted(base.rglob("*")) if path.is_file() and path.stat().st_size]
    apart = [str(name) for name in names if name.parts[0] != "indexes" and name.name not in ("lock", "owner.sock")]
    return apart + [str(name) for name in names if name.parts[0] == "indexes" and "oeffentlich" in name.parts[1]]


@pytest.mark.promise(16)
def test_damaged_bytes_never_make_a_wrong_answer(
    whole: Whole, tmp_path: Path, promised: Promised, quick_model: Path
) -> None:
    names = files(whole.closed)
    assert {"archive.sqlite3", "archive.sqlite3.seal", "personal.sqlite3", "accounts.sqlite3"} <= set(names)
    if not promised.full:
        chance = random.Random(1)
        names = [*["archive.sqlite3"] * 5, *chance.sample(names, 15)]
    damaged_often(whole.closed, names, promised.size(20, 5 * len(names)), whole.told, quick_model, promised, tmp_path)


@pytest.mark.promise(16)
def test_nor_where_the_process_was_killed_before(
    whole: Whole, tmp_path: Path, promised: Promised, quick_model: Path
) -> None:
    names = ["archive.sqlite3-wal", "archive.sqlite3", "archive.sqlite3-shm", "archive.sqlite3.seal"]
    assert all((whole.killed / name).exists() for name in names)
    damaged_often(whole.killed, names, promised.size(8, 200), whole.told, quick_model, promised, tmp_path)
