"""What speaks against publishing a letter whose mark alone would open it: contradictions, and what must not get out.

Published papers hold what should not have been published (an account number, a day of birth, the mark of a closed
sitting): whatever of it a rule can see withholds the letter until a person has looked at exactly this letter. The rules
are narrow: a letter *about* closed sittings is no closed letter, and the house's own account stands in its foot, not in
its text. A sign never quotes the letter, for its sentence goes into records and reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from ingest.model import BlockKind, Letter, Paper


class Sign(StrEnum):
    """What speaks against publishing a letter."""

    SECOND_MARK = "second_mark"
    FILE_NAME = "file_name"
    PAPER = "paper"
    IBAN = "iban"
    BIRTH_DATE = "birth_date"


#: What each sign means, as the archive records it.
WHY = {
    Sign.SECOND_MARK: "Im Schreiben steht ein zweiter Vermerk, der es nicht öffentlich nennt.",
    Sign.FILE_NAME: "Der Dateiname nennt das Schreiben nicht öffentlich.",
    Sign.PAPER: "Das Ratsinformationssystem nennt die Vorlage oder Datei nicht öffentlich.",
    Sign.IBAN: "Im Text steht eine Kontonummer (IBAN).",
    Sign.BIRTH_DATE: "Im Text steht ein Geburtsdatum.",
}
#: What to do about it.
REMEDY = "Bitte sehen Sie es an und stufen Sie dieses Schreiben einzeln ein („Einstufung“ oder fundstelle classify)."

_CLOSED = r"(?:nicht[\s_-]{0,3}(?:ö|oe|o\u0308)ffentlich(?:e[rsn]?)?|(?:streng[\s_-]+)?vertraulich(?:e[rsn]?)?)"
_DUTY = (
    r"(?:VS[\s–-]*NfD|(?:VS[\s–-]+)?nur für den (?:internen )?Dienstgebrauch|nicht zur Veröffentlichung(?: bestimmt)?)"
)
_OF_WHAT = r"(?:\s+(?:Sitzung|Vorlage|Beschlussvorlage|Anlage|Niederschrift|Anfrage|Antwort|Stellungnahme|Sache))?"
#: A line that is nothing but a mark; a box before it that is empty says the opposite.
_MARK_LINE = re.compile(
    rf"[\s*!\-–(\[»„\"]*(?:[x☒☑■✓][\])]?)?\s*(?:{_CLOSED}{_OF_WHAT}|{_DUTY})[\s*!.:)\]«“\"]*", re.IGNORECASE
)
_NAMED = re.compile(rf"{_CLOSED}|(?<![^\W\d_])N(?:Ö|OE)(?![^\W\d_])", re.IGNORECASE)
_TITLED = re.compile(rf"[(\[–-]\s*{_CLOSED}|{_CLOSED}\s*$", re.IGNORECASE)
#: ISO 13616: two letters, two check digits, at most 30 letters and digits, printed in groups of four.
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b")
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
#: Nobody who was born before 1900 lives: such days are history.
_BIRTH = re.compile(
    rf"\b(?:Geburtsdatum|Geburtstag|geb(?:oren|\.))(?:[\s:,]+am)?[\s:,]*\d{{1,2}}\.\s*"
    rf"(?:\d{{1,2}}\.|(?:{_MONTHS}))\s*(?:19|20)\d\d\b",
    re.IGNORECASE,
)
#: Blocks in which the house names itself, its account included.
_OWN = frozenset({BlockKind.LETTERHEAD, BlockKind.SIGNATURE})


def signs(letter: Letter, paper: Paper | None = None, name: str = "") -> tuple[Sign, ...]:
    """What speaks against publishing a letter.

    Args:
        letter: The letter.
        paper: What the council information system says about it.
        name: The name of its file now, where that may be another than the one it was first taken in with.
    """
    return tuple(dict.fromkeys(_found(letter, paper, name)))


def reasons(found: tuple[Sign, ...]) -> str:
    """Signs as sentences, with what to do; "" without one."""
    return " ".join([*(WHY[sign] for sign in found), REMEDY]) if found else ""


def _found(letter: Letter, paper: Paper | None, file_name: str) -> Iterator[Sign]:
    if _has_second_mark(letter):
        yield Sign.SECOND_MARK
    if _NAMED.search(letter.source.file) or _NAMED.search(file_name):
        yield Sign.FILE_NAME
    if paper is not None:
        named = any(name and _NAMED.search(name) for name in (paper.file_name, paper.paper_type))
        if named or (paper.name and _TITLED.search(paper.name)):
            yield Sign.PAPER
    for block in letter.blocks:
        for paragraph in block.paragraphs:
            if block.kind not in _OWN and any(_is_iban(one[0]) for one in _IBAN.finditer(paragraph.text)):
                yield Sign.IBAN
            if _BIRTH.search(paragraph.text):
                yield Sign.BIRTH_DATE


def _has_second_mark(letter: Letter) -> bool:
    """Whether a line besides the letterhead's mark is a mark."""
    text, start = letter.source.text, 0
    own = letter.head.mark.spans
    for line in re.split(r"[\n\f]", text):
        end = start + len(line)
        is_own = any(span.start < end and start < span.end for span in own)
        if line.strip() and len(line) <= 80 and not is_own and _MARK_LINE.fullmatch(line):
            return True
        start = end + 1
    return False


def _is_iban(text: str) -> bool:
    """Whether the check digits of a number are right (ISO 7064, MOD 97-10)."""
    plain = "".join(text.split())
    if not 15 <= len(plain) <= 34:
        return False
    return int("".join(str(int(one, 36)) for one in plain[4:] + plain[:4])) % 97 == 1
