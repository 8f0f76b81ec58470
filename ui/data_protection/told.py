"""Receipts and findings as plain text: for the terminal, and for a file that goes into an answer under Article 15."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from assistant.erasing.receipt import Receipt
from assistant.erasing.selection import Condemned
from assistant.persons.naming import Naming, NamingLetter
from ui import page_texts
from ui.data_protection import texts as de


def condemned_lines(condemned: Iterable[Condemned]) -> list[str]:
    """What would be erased, a line for each letter."""
    return [condemned_line(one) for one in condemned]


def condemned_line(one: Condemned) -> str:
    """A letter that would be erased: what it is called, who may see it, its size, its id."""
    older = f", {de.OLDER}" if one.is_older else ""
    return f"{one.title} ({de.tier(one.tier)}, {one.passages} Absätze{older}, Kennung {one.document_id})"


def files_of(condemned: Iterable[Condemned]) -> list[str]:
    """The files outside of the archive that an erasure does not touch."""
    return sorted({path for one in condemned for path in one.files})


def receipt_lines(receipt: Receipt) -> Iterator[str]:
    """A receipt."""
    yield de.RECEIPT.format(number=receipt.number)
    yield f"Gelöscht: {_moment(receipt.begun_at)} bis {_moment(receipt.ended_at)} (UTC), angeordnet von {receipt.who}"
    yield f"Grund: {de.REASONS[receipt.reason]}"
    for one in receipt.letters:
        yield f"- {page_texts.texts('de').kinds[one.kind]}, {one.reference or 'ohne Zeichen'}, {de.tier(one.tier)}"
    yield "Umfang: " + ", ".join(f"{de.COUNTS.get(name, name)} {count}" for name, count in receipt.counts.items())
    yield "Indexe: neu gebaut" if receipt.rebuilt else "Indexe: verworfen, der nächste Start baut sie neu"
    yield searched_line(receipt)
    if receipt.searched.logged:
        yield de.LOGGED
    yield f"{de.LEFT_TO_PEOPLE}:"
    yield from (f"- {de.REMAINDERS[one]}" for one in receipt.remainders)
    yield f"Prüfsumme (SHA-256): {receipt.digest}"


def _moment(written: str) -> str:
    """A time of a receipt (ISO 8601, UTC) as people write it."""
    return datetime.datetime.fromisoformat(written).strftime("%d.%m.%Y, %H:%M:%S Uhr")


def searched_line(receipt: Receipt) -> str:
    """What looking for traces found."""
    looked = receipt.searched
    if looked.left:
        return de.INCOMPLETE.format(files=", ".join(looked.left))
    return de.COMPLETE.format(files=looked.files, size=f"{looked.size / 1_000_000:.1f} MB".replace(".", ","))


def naming_text(found: Naming, moment: str) -> str:
    """What names a person, as Markdown: the appendix of an answer under Article 15.

    Args:
        found: What was found.
        moment: When it was looked for, as it shall be written.
    """
    rows = [f"# Stellen, die „{found.name}“ nennen", "", f"Stand: {moment}. {summary(found)}", ""]
    for letter in found.letters:
        rows += [f"## {letter_title(letter)}", ""]
        rows += [f"- **{label}** ({how}): {words}" for label, how, words in mentions(letter)]
        rows.append("")
    rows.append(
        "Nicht durchsucht sind Fragen, Verläufe und Gemerktes: Sie sind für die Person versiegelt, der sie gehören."
    )
    return "\n".join(rows) + "\n"


def summary(found: Naming) -> str:
    """How much was found."""
    if not found.letters:
        return de.NOTHING_NAMED.format(looked=found.looked)
    passages = de.PASSAGE if found.count == 1 else de.PASSAGES.format(count=found.count)
    return de.NAMED.format(passages=passages, letters=len(found.letters), looked=found.looked)


def letter_title(letter: NamingLetter) -> str:
    """A letter's title with its tier and its id."""
    older = f", {de.OLDER}" if letter.is_older else ""
    return f"{letter.title} ({de.tier(letter.tier)}{older}, Kennung {letter.document_id})"


def mentions(letter: NamingLetter) -> Sequence[tuple[str, str, str]]:
    """What names the person in a letter and beside it: where, how, and the words on one line."""
    rows = [(one.label or de.OUTSIDE, de.WRITINGS[one.writing], " ".join(one.words.split())) for one in letter.named]
    return [*rows, *((de.RECORDS[kind], "daneben vermerkt", " ".join(words.split())) for kind, words in letter.records)]
