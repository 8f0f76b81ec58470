"""A data directory in which a letter has left traces everywhere, and what would betray one of them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.correcting import Wanted
from assistant.desk import Desk
from assistant.feedback import record
from assistant.model import Principal
from assistant.personal.history import Past
from assistant.personal.holder import holder_of, new_token
from ingest.corrections import Field
from ingest.model import Tier
from tests.letters import letter_text, written

EVERYONE = Principal("alle", frozenset(), frozenset(Tier))
REFERENCE = "AF4711/23"
#: Words that stand in the letter and nowhere else, one of them in its older version only.
WORDS = ("Quastenflosser-Becken", "Zaunkoenigsteg", "Albrecht Kanarienvogel")
OLDER = "Wolpertinger-Rutsche"
DAY = datetime.date(2023, 4, 4)
QUESTION = "Was ist mit dem Quastenflosser-Becken und dem Zaunkoenigsteg?"


@dataclass(frozen=True)
class Planted:
    """A letter with traces.

    Attributes:
        files: Files of the letter's paper, to be taken in again.
        ids: Ids of the letter and its older version.
        sibling: Id of another letter of the same paper that stays.
        vectors: Bytes of the vectors that only the letter has.
    """

    files: Path
    ids: frozenset[str]
    sibling: str
    vectors: tuple[bytes, ...]

    @property
    def needles(self) -> dict[str, bytes]:
        """What would betray the letter, by name."""
        found = {words: words.encode() for words in (*WORDS, OLDER)}
        found |= {f"id {key}": key.encode() for key in self.ids}
        return found | {f"vector {number}": vector for number, vector in enumerate(self.vectors)}


def plant(desk: Desk, folder: Path) -> Planted:
    """Take a letter in, change it, move it between tiers, correct it, ask about it, judge the answer, report it.

    Args:
        desk: The desk.
        folder: A folder for the files.
    """
    # Enough letters that a graph of vectors is written beside Chroma's database, and its empty files filled.
    for number in range(6):
        (folder / f"andere-{number}").mkdir(parents=True)
        written(folder / f"andere-{number}", reference=f"AF01{number}0/23", first=f"Das Bad {number} bleibt offen.")
    papers = folder / "oparl"
    for name in ("papers", "files"):
        (papers / name).mkdir(parents=True)
    paper = {"id": "https://example.org/papers/1", "reference": REFERENCE, "mainFile": "7", "auxiliaryFile": ["8"]}
    (papers / "papers" / "1.json").write_text(json.dumps(paper), encoding="utf-8")
    letter = papers / "files" / "7.txt"
    letter.write_text(letter_text(reference=REFERENCE, first=f"Die {OLDER} entfällt ersatzlos."), encoding="utf-8")
    sibling = papers / "files" / "8.txt"
    sibling.write_text(letter_text(reference=REFERENCE, first="Das Geschwister bleibt stehen."), encoding="utf-8")
    older = {one.document_id for one in desk.ingest([folder], "Test, für alle") if one.path == str(letter)}
    first = f"Das {WORDS[0]} und der {WORDS[1]} werden von {WORDS[2]} gebaut."
    letter.write_text(letter_text(reference=REFERENCE, first=first), encoding="utf-8")
    desk.ingest([papers], withheld_by="Test, erst geheim")
    vectors = _vectors(desk, older)
    reports = desk.ingest([papers], "Test, für alle")
    mine = {one.document_id for one in reports if one.path == str(letter)}
    (other,) = {one.document_id for one in reports if one.path == str(sibling)}
    (key,) = mine
    _use(desk, str(key))
    ids = frozenset(str(one) for one in older | mine)
    assert len(ids) == 2
    return Planted(papers, ids, str(other), tuple({*vectors, *_vectors(desk, ids)}))


def _use(desk: Desk, document_id: str) -> None:
    desk.correct(document_id, [Wanted(Field.SUBJECT, f"Zum {WORDS[0]}")], "Anna Beispiel")
    answer = desk.ask(QUESTION)
    assert {one.document_id for one in answer.citations} == {document_id}, answer.text
    for _ in range(3):
        holder = holder_of(new_token())
        moment = datetime.datetime.now(datetime.UTC)
        desk.personal.history.add(holder, None, Past(QUESTION, moment, answer, len(answer.sentences)))
    desk.feedback.add(record(QUESTION, answer, "right", "", DAY))
    desk.feedback.add(record("Wann?", desk.ask("Was kostet die Sanierung der Becken im Norden?"), "right", "", DAY))
    for note in ("verlesen", "noch einmal"):
        number = desk.misreadings.add(document_id, 0, 10, f"Das {WORDS[0]}", note, DAY)
    desk.misreadings.settle(number, "Anna Beispiel", DAY)


def _vectors(desk: Desk, document_ids: Collection[str | None]) -> set[bytes]:
    """The vectors of letters in all tiers, as bytes, but those that another letter has, too."""
    indexes = desk._machinery.indexes
    assert indexes is not None
    own, others = set[bytes](), set[bytes]()
    for tier in Tier:
        for store in (indexes.tier(tier).passages, indexes.tier(tier).sentences):
            for key, vector in store.vectors(store.ids()).items():
                (own if key.split("/")[0] in document_ids else others).add(np.asarray(vector, "<f4").tobytes())
    return own - others


def found_in(directory: Path, needles: dict[str, bytes]) -> dict[str, list[str]]:
    """In which files below a directory each needle is found; those that are in none are left out."""
    files = {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()}
    found = {
        name: sorted(str(path.relative_to(directory)) for path, content in files.items() if needle in content)
        for name, needle in needles.items()
    }
    return {name: paths for name, paths in found.items() if paths}
