from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.verification.clauses import clauses, sentences
from assistant.verification.vectors import Reader
from ingest.embedding import Embedder
from tests.assistant.verification.made_evidence import TEXT

MODEL = Path(__file__).resolve().parents[3] / "ingest" / "shipped_model"


def test_a_row_for_each_sentence_and_clause() -> None:
    reader = Reader(Embedder(MODEL))
    rows = reader.passage(TEXT)
    assert rows.texts == tuple(one.text for one in sentences(TEXT))
    assert len(rows.sentences) == len(rows.texts)
    assert len(rows.clauses) == sum(len(clauses(one)) for one in rows.texts)
    assert reader.passage(TEXT) is rows
    mine = reader.said("Die Landesdirektion wies der Stadt 1.205 Personen zu.")
    assert int(np.argmax(rows.sentences @ mine.rows.sentences[0])) == 0
    assert len(mine.rows.clauses) == 1


def test_a_sentence_finds_its_like_and_not_its_contrary() -> None:
    reader = Reader(Embedder(MODEL))
    theirs = [reader.passage(TEXT), reader.passage("Der Zoo.")]
    near = reader.likeness(reader.said("Rund 500 zusätzliche Plätze werden wohl bis Ende 2023 gebraucht."), theirs)
    assert near.window == sentences(TEXT)[1].text
    said = reader.likeness(reader.said("Eine Ausnahme ist nicht möglich."), theirs)
    denied = reader.likeness(reader.said("Eine Ausnahme ist möglich."), theirs)
    assert said.asserted > denied.asserted
    assert said.stated > denied.stated


def test_a_clause_of_its_own_is_the_weakest() -> None:
    reader = Reader(Embedder(MODEL))
    theirs = [reader.passage(TEXT)]
    whole = reader.likeness(reader.said("Der Umbau soll am 3. März 2024 beginnen."), theirs)
    added = reader.likeness(reader.said("Der Umbau soll am 3. März beginnen, und der Zoo kauft Giraffen."), theirs)
    assert added.weakest < whole.weakest
