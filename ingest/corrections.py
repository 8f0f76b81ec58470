"""What staff correct in the structure of a letter: an overlay over what was read; the source stays as it is.

A correction names its place by the words of the source, so it finds that place again when the letter is read anew by a
newer version, or comes in a changed file: at the same offset, or where the same words stand exactly once. Where they do
not stand any more, the correction stays *open*: it changes nothing and is shown to be looked at.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.block_edits import begin_of, block_at, joined, moved, retold, speaker_of, split, stretch_of
from ingest.errors import BadInput
from ingest.model import BlockKind, Letter, Letterhead, LetterKind, Span


class Field(StrEnum):
    """What a correction changes: a field of the letterhead, or a block's kind, number or borders."""

    KIND = "kind"
    REFERENCE = "reference"
    DATE = "date"
    OFFICE = "office"
    SUBJECT = "subject"
    ADDRESSEES = "addressees"
    FRACTION = "fraction"
    BLOCK_KIND = "block_kind"
    BLOCK_NUMBER = "block_number"
    BORDER = "border"
    SPLIT = "split"
    JOIN = "join"


#: Fields of the letterhead; the others are about a block.
HEAD_FIELDS = frozenset(list(Field)[:7])


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is to be read otherwise.

    Attributes:
        field: What.
        start, end: Its place, in code points of the source: the letterhead for a field of it, the block for its kind
            and number, what changes sides for a border.
        text: The source text of the place.
        old: What was read: the value as text, for a border the offset at which the block began; None where nothing was.
        new: What is right, in the same form; None for nothing.
    """

    field: Field
    start: int
    end: int
    text: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A change as it is recorded.

    Attributes:
        number: Its number in the archive, from 1.
        document_id: The version of the document it was made about.
        change: What it changes.
        who, when: Who made it, and when (UTC, ISO 8601).
        undone_by: Number of the record that undid it; None while it holds.
    """

    number: int
    document_id: str
    change: Change
    who: str
    when: str
    undone_by: int | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """A letter with its corrections.

    Attributes:
        letter: The letter as corrected.
        open: Numbers of the corrections that hold and whose place is not there any more.
    """

    letter: Letter
    open: tuple[int, ...] = ()


def apply(letter: Letter, corrections: Iterable[Correction]) -> Letter:
    """A letter as corrected: those that hold, in their order; open ones change nothing."""
    return corrected(letter, corrections).letter


def corrected(letter: Letter, corrections: Iterable[Correction]) -> Corrected:
    """A letter as corrected, and which corrections found no place in it."""
    unplaced = []
    for correction in corrections:
        if correction.undone_by is None:
            found = _applied(letter, correction.change)
            if found is None:
                unplaced.append(correction.number)
            else:
                letter = found
    return Corrected(letter, tuple(unplaced))


def head_change(letter: Letter, field: Field, new: str | None) -> Change:
    """The change of a field of the letterhead.

    Args:
        letter: The letter as it is read now.
        field: One of :data:`HEAD_FIELDS`.
        new: The right value: of a kind its value (``answer_letter``), of a date ISO 8601, addressees a line each.

    Raises:
        BadInput: That is what the letter says already, or is no value of the field.
    """
    old = _shown(letter.head, field)
    head = next((block for block in letter.blocks if block.kind is BlockKind.LETTERHEAD), letter.blocks[0])
    return _checked(letter, Change(field, *stretch_of(letter.source, head), old, new))


def block_change(letter: Letter, position: int, field: Field, new: str | None) -> Change:
    """The change of a block's kind, number or borders.

    Args:
        letter: The letter as it is read now.
        position: The block, counted from 1; for a split the block that holds the offset.
        field: Not one of :data:`HEAD_FIELDS`.
        new: The right value: of a kind its value (``question``), of a border or split the offset at which a block
            begins, None to join the block to the one before it.

    Raises:
        BadInput: There is no such block, that is what the letter says already, or no border can be there.
    """
    if not 1 <= position <= len(letter.blocks):
        raise BadInput(
            f"Erwartet wird die Nummer eines Abschnitts von 1 bis {len(letter.blocks)}",
            f"gefunden wurde {position}",
            "ohne weitere Angaben zeigt der Befehl alle Abschnitte mit ihren Nummern.",
        )
    block = letter.blocks[position - 1]
    start, end, text = stretch_of(letter.source, block)
    old: str | None = None
    if field is Field.BLOCK_KIND:
        old = block.kind.value
    elif field is Field.BLOCK_NUMBER:
        old = block.number
    elif field is Field.BORDER:
        border = int(new or 0)
        old = str(start)
        start, end = min(start, border), max(start, border)
        text = letter.source.text[start:end]
    return _checked(letter, Change(field, start, end, text, old, new))


def _checked(letter: Letter, change: Change) -> Change:
    """The change, if it changes something."""
    if change.old == change.new and change.field is not Field.JOIN:
        raise BadInput(
            "Erwartet wird eine Angabe, die anders ist als die gelesene",
            f"gelesen wurde schon „{change.new or 'nichts'}“",
            "es ist nichts zu berichtigen.",
        )
    if _applied(letter, change) is None:
        raise BadInput(
            "Erwartet wird eine Grenze zwischen zwei Wörtern, die keinen Abschnitt leer macht",
            f"an der Stelle {change.new or change.start} kann keine sein",
            "ohne weitere Angaben zeigt der Befehl, wo jeder Abschnitt beginnt und endet.",
        )
    return change


def _applied(letter: Letter, change: Change) -> Letter | None:
    """The letter with one change; None where its place is not in it."""
    shift = _shift(letter.source.text, change)
    if shift is None:
        return None
    if change.field in HEAD_FIELDS:
        return _with_head(letter, change.field, change.new)
    if change.field is Field.BORDER:
        old, new = int(change.old or 0) + shift, int(change.new or 0) + shift
        if block_at(letter, new) is not None:  # a newer version reads it so
            return letter
        position = block_at(letter, old)
        return None if position is None else moved(letter, position, new)
    if change.field is Field.SPLIT:
        new = int(change.new or 0) + shift
        return letter if block_at(letter, new) is not None else split(letter, new)
    position = block_at(letter, change.start + shift)
    if position is None:
        return letter if change.field is Field.JOIN else None
    if change.field is Field.JOIN:
        return joined(letter, position)
    block = letter.blocks[position]
    if change.field is Field.BLOCK_NUMBER:
        return retold(letter, position, replace(block, number=change.new))
    kind = BlockKind(change.new or "")
    return retold(letter, position, replace(block, kind=kind, speaker=speaker_of(letter, kind, block.speaker)))


def _shift(text: str, change: Change) -> int | None:
    """How far a place has moved; None where its words do not stand there, nor anywhere else exactly once."""
    if text[change.start : change.end] == change.text:
        return 0
    found = text.find(change.text)
    return None if found < 0 or text.find(change.text, found + 1) >= 0 else found - change.start


def _with_head(letter: Letter, field: Field, new: str | None) -> Letter:
    """The letter with another value in its head. Of another kind, what it quotes is asked or decided accordingly."""
    head = _READERS[field](letter.head, new)
    changed = replace(letter, head=head)
    if field is not Field.KIND:
        return changed
    asked = BlockKind.QUESTION if head.kind in _WITH_QUESTIONS else BlockKind.RESOLUTION_POINT
    other = {BlockKind.QUESTION, BlockKind.RESOLUTION_POINT} - {asked}
    both = head.kind in _WITH_QUESTIONS | _WITH_POINTS and letter.head.kind is not head.kind
    for position, block in enumerate(letter.blocks):
        if both and block.kind in other:
            speaker = speaker_of(changed, asked, block.speaker)
            changed = retold(changed, position, replace(block, kind=asked, speaker=speaker))
    return changed


_WITH_QUESTIONS = frozenset({LetterKind.ANSWER_LETTER, LetterKind.ENQUIRY})
_WITH_POINTS = frozenset({LetterKind.RESOLUTION_CONTROL, LetterKind.RESOLUTION})


def _shown(head: Letterhead, field: Field) -> str | None:
    """The value of a field as a correction writes it."""
    value = getattr(head, field.value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return "\n".join(value) or None
    return None if value is None else str(value)


#: How each field of the head takes a new value.
_READERS: dict[Field, Callable[[Letterhead, str | None], Letterhead]] = {
    Field.KIND: lambda head, new: replace(head, kind=LetterKind(new or LetterKind.OTHER)),
    Field.REFERENCE: lambda head, new: replace(head, reference=new),
    Field.DATE: lambda head, new: replace(head, date=datetime.date.fromisoformat(new) if new else None),
    Field.OFFICE: lambda head, new: replace(head, office=new),
    Field.SUBJECT: lambda head, new: replace(head, subject=new),
    Field.ADDRESSEES: lambda head, new: replace(head, addressees=tuple((new or "").splitlines())),
    Field.FRACTION: lambda head, new: replace(head, fraction=new),
}


def holding(letter: Letter, offset: int) -> int:
    """The number of the block (from 1) that holds an offset of the source.

    Raises:
        BadInput: None does.
    """
    for position, block in enumerate(letter.blocks, start=1):
        if any(span.start <= offset < span.end for paragraph in block.paragraphs for span in paragraph.spans):
            return position
    raise BadInput(
        "Erwartet wird eine Stelle im Text eines Abschnitts",
        f"an der Stelle {offset} steht keiner",
        "ohne weitere Angaben zeigt der Befehl, wo jeder Abschnitt beginnt und endet.",
    )


def offset_of(letter: Letter, place: str) -> int:
    """An offset in the source: a number, or the words that begin there.

    Raises:
        BadInput: The words do not stand in the source exactly once.
    """
    if place.isdecimal():
        return int(place)
    words = place.split()
    found = list(_matches(letter.source.text, words))
    if len(found) != 1:
        raise BadInput(
            "Erwartet wird eine Stelle als Zahl oder als Wörter, die genau einmal im Text stehen",
            f"„{place[:60]}“ steht dort {len(found)}-mal",
            "bitte geben Sie mehr Wörter oder die Zahl an.",
        )
    return found[0].start


def _matches(text: str, words: Sequence[str]) -> Iterable[Span]:
    import re

    pattern = r"\s+".join(map(re.escape, words))
    return (Span(*match.span()) for match in re.finditer(pattern, text)) if words else ()


def place_of(letter: Letter, position: int) -> tuple[int, int]:
    """Where a block (counted from 1) begins and ends in the source."""
    start, end, _ = stretch_of(letter.source, letter.blocks[position - 1])
    return start, end


__all__ = ["HEAD_FIELDS", "Change", "Correction", "Field", "apply", "begin_of", "corrected"]
