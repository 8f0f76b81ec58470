"""A draft as Markdown: the same letter, its Fundstellen as footnotes, with nothing in it that a letter could format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ui.drafts.sheet import Note, Sheet, completed, footnotes, graded, marked, paragraphs, pieces

MEDIA_TYPE = "text/markdown"
#: What formats, and what a bracket needs behind it to become a link (CommonMark 0.31, 6.3).
_SIGNS = re.compile(r"[\\`*_<>#|~!&]|\](?=[(\[:])|\[(?=\^)")
#: What makes a list of a line that begins with it.
_LIST = re.compile(r"^(\s*)(\d{1,9}(?=[.)])|[-+=])", re.MULTILINE)


def markdown(sheet: Sheet) -> str:
    """A letter as Markdown.

    Args:
        sheet: The letter.

    Returns:
        The text; footnotes as GitHub and Pandoc read them.
    """
    named: list[Note] = []
    reserved = [_paragraph(part, sheet, named) for part in paragraphs(sheet.reservation)]
    rows = [*_head(sheet), *reserved, *_answers(sheet, named), *_end(sheet)]
    notes = [f"[^{number}]: {_plain(text)}" for number, text in enumerate(footnotes(named), 1)]
    return "\n\n".join([*rows, *notes]) + "\n"


def _head(sheet: Sheet) -> Iterator[str]:
    head = sheet.head
    yield f"**{marked(sheet)}** · {graded(sheet)}"
    yield f"# Entwurf: {_plain(completed(head.subject, 'Betreff'))}"
    lines = (
        ("Stelle", head.office, "Stelle"),
        ("GZ", head.sign, "Geschäftszeichen"),
        ("Datum", head.date, "Datum"),
        ("An", head.addressee, "Empfänger"),
        ("Zeichen der Anfrage", head.reference, "Zeichen der Anfrage"),
    )
    yield "  \n".join(f"{name}: {_plain(completed(line, what))}" for name, line, what in lines)
    yield _text(completed(head.salutation, "Anrede"))
    yield _text(completed(head.opening, "Einleitung"))


def _answers(sheet: Sheet, named: list[Note]) -> Iterator[str]:
    for answer in sheet.answers:
        yield f"## Frage {_plain(answer.number)}"
        yield "\n".join(f"> {_text(line)}" for line in f"„{answer.question}“".split("\n"))
        for part in paragraphs(answer.text):
            yield _paragraph(part, sheet, named)


def _paragraph(text: str, sheet: Sheet, named: list[Note]) -> str:
    row = []
    for piece in pieces(text, sheet.notes):
        if piece.note is None:
            row.append(f"**{_plain(piece.text)}**" if piece.kind == "mark" else _text(piece.text))
            continue
        named.append(piece.note)
        row.append(f"[^{len(named)}]")
    return "".join(row)


def _end(sheet: Sheet) -> Iterator[str]:
    yield _text(completed(sheet.head.closing, "Schluss"))
    yield _text(completed(sheet.head.signature, "Unterschrift"))


def _plain(text: str) -> str:
    """Foreign words on one line that show as they are."""
    return _text(" ".join(text.split()))


def _text(text: str) -> str:
    """The same with its line ends, as hard ones."""
    escaped = _SIGNS.sub(r"\\\g<0>", text)
    listed = _LIST.sub(lambda found: f"{found[1]}{_unlisted(found[2])}", escaped)
    return re.sub(r"[ \t]*\n[ \t]*", "  \n", listed)


def _unlisted(sign: str) -> str:
    """A number or sign at the head of a line that makes no list."""
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"
