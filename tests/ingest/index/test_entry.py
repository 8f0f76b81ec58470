"""Ids of sentences."""

from __future__ import annotations

import numpy as np

from ingest.index.entry import Entry, sentence_id


def test_sentences_are_numbered_within_their_passage() -> None:
    entry = Entry("0123/1/1", "Text", np.ones(3, np.float32), np.ones((2, 3), np.float32))
    assert entry.sentence_ids == ["0123/1/1#0", "0123/1/1#1"]
    assert sentence_id(entry.key, 1) == "0123/1/1#1"
