"""Blocks and noise partition the source, whatever the source is: nothing is lost, nothing is shown twice.

The contract of :class:`ingest.model.Letter`, held for letters, for mutated letters and for arbitrary text.
"""

from __future__ import annotations

import re
import string
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ingest.errors import BadInput
from ingest.model import Letter, NoiseKind, Source
from ingest.oparl import papers_of
from ingest.read import read, source_from_bytes
from ingest.segment import segment
from tests import corpus
from tests.ingest.gold_structure import assert_partition, mutated_samples

SLOW = settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
FEW = settings(SLOW, max_examples=30)

#: What stands at the beginning of lines in council papers, torn by OCR or not, and what separates them.
LINES = [
    *(
        "",
        " ",
        "\f",
        "\f\f",
        "\r",
        "\u00a0",
        "\u2028",
        "\x85",
        "\ufeff",
        "-2-",
        "- 3 -",
        "Seite 2 von 7",
        "-- 1 of 2 --",
    ),
    *("1.", "1", "2. ", "3)", "(4)", "1.)", "1.1.", "1.2 Wie?", "1.+2.", "I.", "II. Teil", "A.", "a)", "2. a)", "b.)"),
    *("Frage 1:", "Zu Frage 1:", "zu 2.", "Zu Ziffer 3", "Antwort:", "„1. Wie?", "2, Wie viele?“", "99999999999. Wer?"),
    *("Sehr geehrte Damen und Herren,", "Mit freundlichen Grüßen", "Beschluss:", "TOP 4.1", "Protokoll", "Anlage 1"),
    *("Finanzielle Auswirkungen", "Bitte auswählen", "IQ-relevant", "☐ ja ☒ nein", "abgestimmt mit", "CO", "-Relevanz"),
    *("Akt", "euren", "Schul- und", "Sport-", "amt.", "Ein ganzer Satz endet hier.", "Wie viele Bänke gibt es?"),
    *("Stellungnahme zur Anfrage", "Vorlage Nr.: 2019/0554", "AF-BI00005/20", "\uf0b7 Punkt", "• Punkt", "________"),
]

arbitrary = st.text(max_size=400)
spaced = st.text(alphabet=string.digits + '.)( abIi\n\r\f\t-–„“"?:', max_size=400)
numbered = st.lists(
    st.tuples(
        st.integers(0, 30), st.sampled_from([". ", ") ", ".) ", "\n", " ", ". a) "]), st.text("Wie? ab\n", max_size=20)
    ),
    max_size=25,
).map(lambda items: "\n".join(f"{number}{mark}{text}" for number, mark, text in items))
papers = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=30)), max_size=60).map("\n".join)
long_lines = st.builds(
    lambda word, times, tail: word * times + tail, st.text("ab 1.?\f", min_size=1), st.integers(1, 3000), papers
)


def assert_honest(letter: Letter) -> None:
    """Noise that is called blank holds neither letter nor digit; every paragraph holds something to read."""
    for noise in letter.noise:
        if noise.kind is NoiseKind.BLANK:
            assert not re.search(r"[^\W_]", letter.source.at(noise.span)), letter.source.at(noise.span)
    for block in letter.blocks:
        assert block.paragraphs
        for paragraph in block.paragraphs:
            assert paragraph.spans and letter.source.verbatim(paragraph.spans).strip()


def letter_of(text: str) -> Letter | None:
    """The structure of a text as a file would hold it; None where the reader refuses it (no word in it)."""
    try:
        return segment(source_from_bytes(text.encode("utf-8", "replace"), "brief.txt"))
    except BadInput:
        return None


@SLOW
@given(st.one_of(arbitrary, spaced, numbered, papers, long_lines, mutated_samples()))
@example("1.")
@example("a")
@example("\f\fa\f")
@example("1. Wie?\nJa.\n2. Wer?\nDas Amt.\n")
@example("x" * 1_000_000)
@example("1. a " * 20_000)
def test_blocks_and_noise_partition_the_source(text: str) -> None:
    letter = letter_of(text)
    if letter is not None:
        assert_partition(letter)
        assert_honest(letter)


@SLOW
@given(papers)
def test_a_source_without_a_word_is_partitioned_too(text: str) -> None:
    """The reader refuses such files; a letter made another way must not break the parser."""
    letter = segment(Source("0" * 16, "brief", text)) if text else None
    if letter is not None:
        assert_partition(letter)


@FEW
@given(mutated_samples())
def test_structure_is_the_same_every_time(text: str) -> None:
    assert letter_of(text) == letter_of(text)


@pytest.mark.full
@pytest.mark.parametrize("folder", [corpus.dresden, corpus.karlsruhe], ids=["dresden", "karlsruhe"])
def test_every_text_of_the_development_corpus_is_partitioned(folder: Callable[[], Path]) -> None:
    place = folder()
    known = papers_of(place)
    for path in sorted((place / "files").glob("*.txt")):
        try:
            source = read(path).source
        except BadInput:
            continue
        letter = segment(source, known.get(path))
        assert_partition(letter)
        assert_honest(letter)


def test_many_numbers_do_not_stall_the_parser() -> None:
    """A long numbered table is a table and no reason to search for minutes."""
    begun = time.perf_counter()
    letter = letter_of("1. a\n" * 3_000)
    assert letter is not None
    assert_partition(letter)
    assert time.perf_counter() - begun < 10
