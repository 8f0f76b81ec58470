from __future__ import annotations

from pathlib import Path

import numpy as np

from assistant.verification.clauses import clauses, sentences
from assistant.verification.vectors import AT_ONCE, Reader
from ingest.embedding import Embedder
from tests.assistant.verification.made_evidence import TEXT

MODEL = Path(__file__).resolve().parents[3] / "ingest" / "shipped_model"


def test_a_row_for_each_sentence_and_clause() -> None:
    reader = Reader(Embedder(MODEL))
    text = " ".join([TEXT] * (AT_ONCE // len(TEXT) + 2))
    rows = reader.passage(text)
    assert len(rows.sentences) == len(sentences(text))
    assert len(rows.clauses) == sum(len(clauses(one.text)) for one in sentences(text))
    assert reader.passage(text) is rows
    mine = reader.read("Die Landesdirektion wies der Stadt 1.205 Personen zu.")
    assert int(np.argmax(rows.sentences[:4] @ mine.sentences[0])) == 0


def test_a_sentence_finds_its_like_and_not_its_contrary() -> None:
    reader = Reader(Embedder(MODEL))
    near = reader.likeness("Rund 500 zusätzliche Plätze werden wohl bis Ende 2023 gebraucht.", [TEXT, "Der Zoo."])
    assert near.window == sentences(TEXT)[1].text
    said = reader.likeness("Eine Ausnahme ist nicht möglich.", [TEXT])
    denied = reader.likeness("Eine Ausnahme ist möglich.", [TEXT])
    assert said.asserted > denied.asserted
    assert said.stated > denied.stated
    assert reader.windows(TEXT) is reader.windows(TEXT)


def test_windows_are_sentences_and_two_in_a_row() -> None:
    texts, rows = Reader(Embedder(MODEL)).windows("Das ist gut. Das ist schlecht. Das bleibt so.")
    assert len(texts) == len(rows) == 5
    assert texts[3] == "Das ist gut. Das ist schlecht."
