"""The hand-made structure of the two sample letters, and what holds for the structure of every letter.

A gold file in ``tests/data`` has the keys

* ``head``: the fields of the letterhead, ``mark`` with its state and its text as printed;
* ``noise``: what is printed outside all blocks, in order;
* ``blocks``: in order, each with ``kind``, ``number``, ``speaker``, ``refers_to`` and ``paragraphs``; a paragraph has
  its ``role``, its ``pages`` (none where the letter shows none), its first and last characters as printed, all white
  space collapsed, and outside letterhead and signature its number of ``sentences``;
* ``third_party``: every sentence that holds a quoted third party's words; all others hold their block's speaker's;
* ``labels``: what a councillor would write for some of the passages ("block/paragraph", both from 1).
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from hypothesis import strategies as st

from ingest.model import Letter, Passage, Source
from ingest.passages import passages
from ingest.read import read, source_from_bytes
from ingest.segment import segment
from tests.corpus import ROOT, SAMPLES

CONTROL = "P0091-21_Beschlusskontrolle_2022-06-23"
ANSWER = "AF2531-22_Antwort_2022-09-14"
BOTH = (CONTROL, ANSWER)

#: Lines that mean something to the reader of a letter, wherever they turn up.
_MEANINGFUL = [
    *(
        "",
        "-2-",
        "- 3-",
        "-4-",
        "Seite 2 von 7",
        "\f",
        "\f-2-",
        "**",
        "—",
        "-",
        "°",
        "„",
        '"',
        "“",
        "\u00ad",
        "(",
        "☒",
        "\r",
    ),
    *("1.", "2)", "3. Drittens", "„1. Wie?", "4. „Zu Punkt 7: Warum?“", "a) erstens", "Zu Punkt 5:", "14. SEP. 2022"),
    *("Sehr geehrte Frau Beispiel,", "GZ:", "Datum:", "vertraulich", "Landeshauptstadt Dresden", "AF1/22", "P0091/21"),
    *("Mit freundlichen Grüßen", "Kenntnisnahme:", "ohne Anerkennung einer Rechtspflicht", "Das ist ein Satz."),
]


def gold(name: str) -> dict[str, Any]:
    """The hand-made structure of a sample letter."""
    return json.loads((ROOT / "tests" / "data" / f"{name}.json").read_text(encoding="utf-8"))


@lru_cache
def sample(name: str) -> Letter:
    """A sample letter, segmented."""
    return segment(read(SAMPLES / f"{name}.txt").source)


@lru_cache
def sample_passages(name: str) -> dict[str, Passage]:
    """The passages of a sample letter by "block/paragraph"."""
    return {passage.key.partition("/")[2]: passage for passage in passages(sample(name))}


def letter_of(text: str, name: str = "brief.txt") -> Letter:
    """A letter made up for a test."""
    return segment(source_of(text, name))


def source_of(text: str, name: str = "brief.txt") -> Source:
    """The source of a letter made up for a test."""
    return source_from_bytes(text.encode(), name)


def collapsed(text: str) -> str:
    """A text with each run of white space as one blank."""
    return " ".join(text.split())


def ink(text: str) -> str:
    """The characters of a text that are not white space."""
    return "".join(text.split())


def letters_and_digits(text: str) -> str:
    """What a display form may not change."""
    return "".join(character for character in text if character.isalnum())


def assert_partition(letter: Letter) -> None:
    """Each code point of the source stands in exactly one span of a block or of the noise."""
    text = letter.source.text
    spans = [span for block in letter.blocks for paragraph in block.paragraphs for span in paragraph.spans]
    assert spans == sorted(spans), "blocks stand in reading order"
    spans = sorted([*spans, *(noise.span for noise in letter.noise)])
    place = 0
    for span in spans:
        assert span.start == place, f"{span} does not begin where the one before ended, at {place}"
        place = span.end
    assert place == len(text)


def printed_noise(letter: Letter) -> list[str]:
    """What a letter prints outside its blocks: marks and decoration, without the white space around them."""
    found = [collapsed(letter.source.at(noise.span)) for noise in letter.noise]
    return [text for text in found if text]


def assert_readable(letter: Letter) -> None:
    """Every block has words to show, and they are those of the source."""
    for block in letter.blocks:
        assert block.paragraphs
        for paragraph in block.paragraphs:
            assert paragraph.text
            verbatim = letter.source.verbatim(paragraph.spans)
            assert letters_and_digits(paragraph.text) == letters_and_digits(verbatim)


@st.composite
def mutated_samples(draw: st.DrawFn) -> str:
    """A sample letter with some lines dropped, cut, doubled or put in between."""
    lines = sample(draw(st.sampled_from(BOTH))).source.text.split("\n")
    for _ in range(draw(st.integers(1, 10))):
        place = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "drop many", "insert", "cut", "double"])):
            case "drop":
                del lines[place]
            case "drop many":
                del lines[place : place + draw(st.integers(2, 30))]
            case "insert":
                lines.insert(place, draw(st.sampled_from(_MEANINGFUL)))
            case "cut":
                lines[place] = lines[place][: draw(st.integers(0, 40))] + draw(st.sampled_from(_MEANINGFUL))
            case "double":
                lines.insert(place, lines[place])
        if not lines:
            lines = ["Ende"]
    return "\n".join(lines)
