from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ingest.embedding import Embedder
from ingest.model_folder import write_fp32_folder
from ingest.network import Network, from_folder
from tests.training.made import tiny_network
from training.vocabulary import frequent_words, restricted, trim, used


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return tiny_network(tmp_path)


def test_pieces_of_the_texts_single_characters_and_marks_stay(network: Network) -> None:
    wide = list(network.pieces)
    wide[10] = ("ungebraucht", -9.0)
    from dataclasses import replace

    kept = used(replace(network, pieces=wide), ["ein Satz"])
    assert 10 not in kept and sorted(kept) == kept
    assert len(kept) == len(wide) - 1  # all the others are single characters or marks


def test_a_text_of_kept_pieces_has_the_same_vector(network: Network, tmp_path: Path) -> None:
    ids = [number for number, (piece, _) in enumerate(network.pieces) if piece not in "XYZ"]
    small = restricted(network, ids)
    assert small.rows == len(small.pieces) == len(network.pieces) - 3
    assert small.pieces[small.special.end][0] == "</s>"
    for name, each in (("all", network), ("some", small)):
        (tmp_path / name).mkdir()
        write_fp32_folder(each, tmp_path / name)
    texts = ["ein Satz", "Über die Brücke"]
    before, after = (Embedder(tmp_path / name).embed_passages(texts) for name in ("all", "some"))
    assert np.allclose(before, after, atol=1e-6)


def test_a_trimmed_folder_is_a_folder_to_begin_with(network: Network, tmp_path: Path) -> None:
    (tmp_path / "base").mkdir()
    write_fp32_folder(network, tmp_path / "base")
    kept = trim(tmp_path / "base", ["ein Satz"], tmp_path / "trimmed")
    assert len(from_folder(tmp_path / "trimmed").pieces) == kept == len(network.pieces)


def test_frequent_words_are_those_of_two_languages() -> None:
    words = frequent_words()
    assert {"schule", "Schule", "street"} <= set(words)
    assert len(words) == 260_000
