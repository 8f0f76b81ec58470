"""Lines that are surely no words of a letter: page marks, page heads and feet, leftovers of a form's template.

The list of kinds is closed and the rules are narrow: what is not surely noise stays text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ingest.model import Noise, NoiseKind, Span

_LINE = re.compile(r"[^\n\f]+")
#: A page mark on a line of its own: "-2-", "- 3-", "2-", "– 2 –", "Seite 2 von 7"; it heads its page.
PAGE_MARK = re.compile(
    r"(?:[-–—]{0,2}[ \t]*(?P<number>\d{1,3})[ \t]*[-–—]{1,2}|Seite[ \t]+(?P<page>\d{1,3})(?:[ \t]+von[ \t]+\d{1,3})?)"
)
#: What PDF readers print between pages ("-- 1 of 2 --"): it ends its page.
_FOOT = re.compile(r"--[ \t]*(?P<number>\d{1,4}) (?:of|von) \d{1,4}[ \t]*--")
#: A page head that counts ("Ergänzende Erläuterungen      Seite 2").
_HEAD = re.compile(r"\S.{0,90}?[,;]?\s+Seite[ \t]+(?P<number>\d{1,3})(?:[ \t]+von[ \t]+\d{1,3})?")
#: What the templates of office programs print and nobody wrote.
_RESIDUE = re.compile(
    r"(?:Bitte auswählen|\(?nur für die interne Bearbeitung\)?|Max Mustermann"
    r"|Gedruckt auf \d+ (?:Prozent|%) Recyclingpapier|Klicken Sie hier, um .{3,30} einzugeben\.?"
    r"|Error! Reference source not found\.?)",
    re.I,
)
#: No mark, head or residue is longer, white space at its edges apart (characters).
_LONGEST_LINE = 300
#: The form on costs, from its title to its last line.
COST_FORM = re.compile(
    r"^[ \t]*Finanzielle\s+Auswirkungen(?:(?!Finanzielle\s+Auswirkungen).){0,2500}?abgestimmt\s+mit[^\n]*", re.S | re.M
)
#: How near to a page's edge a head or foot stands, in printed lines, and how long it may be.
_EDGE, _LONGEST = 2, 100
#: Lines at the top of a document whose words a page head may repeat.
_TITLE = 12
#: Letters that tell a line from a row of figures; how often a line stands there to be a head.
_LETTERS, _OFTEN = 4, 3
#: Heads and forms that take more than this share of a text's letters may be text, and are kept as such.
_MOST = 0.045
#: A label of an item ("zu Frage 4") is none, however often it heads a page.
_LABEL = re.compile(r"(?:zu|antwort|frage|top|punkt|ziffer)\b", re.I)


@lru_cache(maxsize=8)  # asked several times for every letter
def noise_lines(text: str) -> tuple[Noise, ...]:
    """The lines of a source that are no text, in order.

    Args:
        text: The source text.

    Returns:
        Page marks that count up from 2 (so that a "-1-" in a table is none), page heads and feet, form residues; each
        with its line without the line feed.
    """
    rows = list(_LINE.finditer(text))
    found = {row.start(): NoiseKind.FORM_RESIDUE for row in rows if _whole(_RESIDUE, row[0])}
    marks = {row.start(): kind for row, kind in _counted(text, rows)}
    found |= marks
    printed = [row for row in rows if row[0].strip() and row.start() not in found]
    found |= dict.fromkeys(_recurring(text, printed, sorted(marks)), NoiseKind.PAGE_HEAD)
    inside, everything = _letters(row[0] for row in rows if row.start() in found), _letters(row[0] for row in rows)
    form = cost_form(text)
    said = everything - (_letters([text[form.start : form.end]]) if form else 0)
    if inside == everything:  # a text of nothing but marks: they are all it says
        return ()
    if inside > _MOST * said:
        found = {start: kind for start, kind in found.items() if kind is NoiseKind.PAGE_MARK}
    return tuple(Noise(found[row.start()], Span(*row.span())) for row in rows if row.start() in found)


def page_starts(text: str) -> tuple[int, ...]:
    """Offsets where pages begin: after each form feed; without any, at each page mark, which heads its page.

    Returns:
        The offsets, ``0`` first; empty where the text shows no pages.
    """
    feeds = [match.end() for match in re.finditer("\f", text) if match.end() < len(text)]
    if feeds:  # a page between two of them may be blank
        return (0, *feeds)
    starts: list[int] = []
    for noise in noise_lines(text):
        line = text[noise.span.start : noise.span.end]
        if noise.kind is NoiseKind.PAGE_MARK:
            starts.append(noise.span.end if _whole(_FOOT, line) else noise.span.start)
        elif noise.kind is NoiseKind.PAGE_HEAD and _whole(_HEAD, line):
            starts.append(noise.span.start)
    # A foot and the head that follows it begin the same page; behind the last foot none begins.
    kept = [start for n, start in enumerate(starts) if not n or text[starts[n - 1] : start].strip()]
    kept = [start for start in kept if start > 0 and text[start:].strip()]
    return (0, *kept) if kept else ()


def _whole(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    """A match of the whole line but for white space at its edges; stripped first, for patterns must stay linear."""
    text = line.strip()
    return pattern.fullmatch(text) if len(text) <= _LONGEST_LINE else None


def _counted(text: str, rows: Iterable[re.Match[str]]) -> Iterator[tuple[re.Match[str], NoiseKind]]:
    """Marks and heads that count up. One may be lost; after a form feed a later number counts too."""
    expected, foot_expected = 2, 1
    for row in rows:
        if match := _whole(_FOOT, row[0]):
            if int(match["number"]) >= foot_expected:
                foot_expected = int(match["number"]) + 1
                yield row, NoiseKind.PAGE_MARK
            continue
        match = _whole(PAGE_MARK, row[0])
        kind = NoiseKind.PAGE_MARK if match else NoiseKind.PAGE_HEAD
        match = match or _whole(_HEAD, row[0])
        if not match:
            continue
        number = int(match["number"] or match["page"]) if kind is NoiseKind.PAGE_MARK else int(match["number"])
        heads_page = text[max(0, row.start() - 1) : row.start()] == "\f"
        again = kind is NoiseKind.PAGE_HEAD and number == expected - 1
        if number == expected or again or (number == 1 and expected == 2) or (heads_page and number > expected):
            expected = number + 1
            yield row, kind


def _recurring(text: str, printed: list[re.Match[str]], marks: list[int]) -> Iterator[int]:
    """Starts of lines that stand, but for their numbers, at the edges of three or more pages, or repeat the top."""
    breaks = sorted([*marks, *(match.start() for match in re.finditer("\f", text))])
    if not breaks:
        return
    near: dict[int, str] = {}
    position = 0
    starts = [row.start() for row in printed]
    for edge in breaks:
        while position < len(starts) and starts[position] < edge:
            position += 1
        for row in printed[max(0, position - _EDGE) : position + _EDGE]:
            if len(row[0].strip()) <= _LONGEST and sum(map(str.isalpha, row[0])) >= _LETTERS:
                near[row.start()] = " ".join(row[0].split())
    top = [" ".join(row[0].split()) for row in printed[:_TITLE] if row.start() not in near]
    same = Counter([*near.values(), *top])
    alike = Counter(_shape(line) for line in near.values())
    for start, line in near.items():
        repeated = same[line] >= _OFTEN or (line in top and same[line] > 1)
        if repeated or (alike[_shape(line)] >= _OFTEN and not _LABEL.match(line)):
            yield start


def _letters(lines: Iterable[str]) -> int:
    return sum(sum(map(str.isalpha, line)) for line in lines)


def _shape(line: str) -> str:
    """A line but for its numbers and its white space."""
    return re.sub(r"\d+", "#", " ".join(line.split()))


@lru_cache(maxsize=8)
def cost_form(text: str) -> Span | None:
    """The form on costs that proposals and motions print between summary and reasons; None where there is none.

    Its boxes and labels are no sentences. It is kept as text, for a box may be ticked, and told apart by its role.
    """
    match = COST_FORM.search(text)
    return Span(*match.span()) if match else None


def blanks(text: str, taken: Iterable[Span]) -> Iterator[Noise]:
    """What neither a block nor another noise holds: white space, bullets, rules and marks without a letter or digit.

    Args:
        text: The source text.
        taken: All other spans.
    """
    position = 0
    for span in [*sorted(taken), Span(len(text), len(text) + 1)]:
        if span.start > position:
            yield Noise(NoiseKind.BLANK, Span(position, span.start))
        position = max(position, span.end)
