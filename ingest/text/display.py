"""The display form of a stretch of source text: what a line or page break tore is joined, nothing else changes.

Letters and digits are those of the source, in order: a property test holds it. The source itself is never altered.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.model import Source, Spans
from ingest.text.words import is_torn, tears_clearly, zipf

#: Words before which a hyphen at a line end stays ("Zuweisungs- und Ankommensprozesse"), unless both make a common word
#: ("den-|noch", "Werk-|statt").
_CONJUNCTIONS = "und oder bzw sowie beziehungsweise als wie noch statt bis u o aber auch"
_KEEPS_HYPHEN = frozenset(_CONJUNCTIONS.split())
#: A word as common as this is no accident of two halves (Zipf value).
_COMMON = 3.0
#: No pattern here may take n² steps for n letters or blanks in a row: a break is found by its white space, and what
#: stands beside it is looked at as far as the longest word.
_LONGEST = 80
_SOFT = re.compile(r"\u00ad(?:[ \t]*[\r\n\f]\s*(?=[a-zäöüß]))?")
_HYPHEN = re.compile(r"(?<=[^\W_])[-‐‑¬][ \t]*[\r\n\f]\s*(?=[^\W_])")
_BREAK = re.compile(r"(?<=[^\W\d_])\s+(?=[a-zäöüß])")
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIRST, _LAST = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]*$")
_PAGE = re.compile(r"(?:^|\s)[-–—]\s?\d+$")
_ADDRESS = re.compile(r"(?:://|\bwww\.)\S*$")
#: A source is one that tears words if more of its breaks plainly do so than this; a few breaks say nothing.
_TEARING, _FEW_BREAKS = 0.04, 12


def display(source: Source, spans: Spans) -> str:
    """The readable form of some spans of a source, on one line.

    Args:
        source: The source text.
        spans: Stretches in reading order; a break between two counts as a line break.

    Returns:
        The text with torn words joined, line-end hyphens resolved, Markdown traces and runs of white space removed.
    """
    text = "\n".join(source.at(span) for span in spans)
    text = _SOFT.sub("", text).replace("**", "")
    if not text.isprintable():  # a line feed is not: most sentences hold none, and nothing is torn
        known, seldom = _habits(source.text)
        text = _HYPHEN.sub(_without_hyphen, text)
        text = _BREAK.sub(lambda gap: "" if _tears(gap, known, seldom) else " ", text)
    return " ".join(text.split())


def _without_hyphen(gap: re.Match[str]) -> str:
    """What stands for a hyphen at a line end: nothing, the hyphen ("Baden-Württemberg"), or the hyphen and a blank."""
    text, hyphen = gap.string, gap[0][0]
    before = text[max(0, gap.start() - _LONGEST) : gap.start()]
    left, right = _sides(gap)
    near = gap[0].count("\n") < 2  # over a blank line a capital begins something else: the next cell of a table
    if _ADDRESS.search(before):
        return hyphen
    if text[gap.end()].isdigit():  # "KfW-|55", but not the next number of a list
        listed = re.compile(r"\d+[.)]").match(text, gap.end())
        return hyphen if left and near and not listed else f"{hyphen} "
    if right[0].isupper():
        if len(left) > 1 and left.isupper() and right.isupper() and zipf(left + right) >= _COMMON:
            return ""
        return hyphen if near else f"{hyphen} "
    if right in _KEEPS_HYPHEN and zipf(left + right) < _COMMON:
        return f"{hyphen} "
    if left:
        return hyphen if len(left) > 1 and left.isupper() else ""  # "ÖPNV-|nah"
    return f"{hyphen} " if _PAGE.search(before) else hyphen  # "CO2-|neutral", but not "-2-|und"


def _tears(gap: re.Match[str], known: frozenset[str], seldom: bool) -> bool:
    """Whether white space between two words is a line break that tore one."""
    if "\n" not in gap[0] and "\r" not in gap[0]:
        return False
    return is_torn(*_sides(gap), known, seldom)


def _sides(gap: re.Match[str]) -> tuple[str, str]:
    """The letters that stand before and after a break."""
    left = _LAST.search(gap.string[max(0, gap.start() - _LONGEST) : gap.start()])
    right = _FIRST.match(gap.string, gap.end(), gap.end() + _LONGEST)
    return left[0] if left else "", right[0] if right else ""


@lru_cache(maxsize=64)
def _habits(text: str) -> tuple[frozenset[str], bool]:
    """How a source prints: the words (casefolded) that stand whole within a line, and whether it seldom tears one.

    The former is evidence for how torn words read. The latter tells a scan that lost its hyphens, where a third of the
    line ends tear a word, from a born-digital text, where none does and every rare compound would look torn.
    """
    known = frozenset(
        word.casefold()
        for line in text.splitlines()
        for word in _WORD.findall(line)[1:-1]  # a line's first and last word may be torn themselves
    )
    breaks = [_sides(gap) for gap in _BREAK.finditer(text) if "\n" in gap[0] or "\r" in gap[0]]
    torn = sum(tears_clearly(left, right, known) for left, right in breaks)
    kept = sum(text[gap.end()].islower() for gap in _HYPHEN.finditer(text))
    return known, torn < _TEARING * len(breaks) if len(breaks) >= _FEW_BREAKS else kept > max(torn, 1)
