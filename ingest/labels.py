"""What people call a place: the title of a letter, the label of a block or paragraph.

"Punkt n" is always a resolution point and "Frage n" an enquiry's question; a label carries both where both apply.
"""

from __future__ import annotations

from itertools import takewhile

from ingest.body.markers import each_number
from ingest.model import Block, BlockKind, Letter, LetterKind, Role, Speaker

_TITLES = {
    LetterKind.RESOLUTION_CONTROL: "Beschlusskontrolle zu {}",
    LetterKind.RESOLUTION: "Beschluss zu {}",
    LetterKind.STATEMENT: "Stellungnahme zu {}",
    LetterKind.MINUTES: "Niederschrift {}",
    LetterKind.ENQUIRY: "Anfrage {}",
    LetterKind.MOTION: "Antrag {}",
    LetterKind.PROPOSAL: "Vorlage {}",
}
_HEAD_ROLES = {
    Role.MARK: "Vertraulichkeitsvermerk",
    Role.OFFICE: "Absender",
    Role.ADDRESSEE: "Empfänger",
    Role.FILE_NUMBER: "Geschäftszeichen",
    Role.DATE: "Datum",
    Role.SUBJECT: "Betreff",
    Role.REFERENCE: "Aktenzeichen",
}
#: What a numbered item is called, one and several of them.
_POINT, _MOTION, _QUESTION = (
    ("Beschlusspunkt", "Beschlusspunkte"),
    ("Antragspunkt", "Antragspunkte"),
    ("Frage", "Fragen"),
)


def title(letter: Letter) -> str:
    """What a councillor calls it ("Beschlusskontrolle zu P0091/21 vom 23.06.2022", "AF2531/22 vom 14.09.2022")."""
    head = letter.head
    name = head.reference or letter.source.file
    if head.reference:
        name = _TITLES.get(head.kind, "{}").format(name)
        if head.kind is LetterKind.ANSWER_LETTER and name[0].isdigit():  # "AF2531/22" says itself that it is an enquiry
            name = f"Antwort auf {name}"
    return f"{name} vom {head.date:%d.%m.%Y}" if head.date else name


def label(letter: Letter, block: Block, paragraph: int = 0) -> str:
    """What a councillor would write for a block, or for one of its paragraphs (from 1)."""
    parts = [title(letter), *_place(letter.head.kind, block)]
    if block.kind is BlockKind.LETTERHEAD and paragraph:
        role = block.paragraphs[paragraph - 1].role
        parts[-1] += f" ({_HEAD_ROLES[role]})" if role in _HEAD_ROLES else ""
    elif paragraph and block.kind is not BlockKind.SIGNATURE:
        asked = block.kind in (BlockKind.RESOLUTION_POINT, BlockKind.QUESTION)
        before, at_all = _paragraphs_there(letter, block)
        parts += [f"Absatz {before + paragraph}"] if at_all > 1 or not asked else []
    return ", ".join(parts)


def is_reservation(block: Block) -> bool:
    """Whether a block reserves a legal position for all that its letter says."""
    return any(paragraph.role is Role.RESERVATION for paragraph in block.paragraphs)


def _paragraphs_there(letter: Letter, block: Block) -> tuple[int, int]:
    """Paragraphs of earlier blocks at the same place, and of all blocks there, for one count goes through them all.

    Text without points has a block for each paragraph, an introduction goes on behind its reservation, questions may
    bear no numbers, and a proposal says its decision twice.
    """
    there = [other for other in letter.blocks if other.kind is block.kind and _same_place(other, block)]
    earlier = takewhile(lambda other: other is not block, there)
    return sum(len(other.paragraphs) for other in earlier), sum(len(other.paragraphs) for other in there)


def _same_place(one: Block, other: Block) -> bool:
    if (one.group, one.number, one.refers_to) != (other.group, other.number, other.refers_to):
        return False
    return is_reservation(one) == is_reservation(other)


def _place(kind: LetterKind, block: Block) -> list[str]:
    """The parts of a label between letter and paragraph."""
    group = _group(kind, block.group)
    about = f" (zu Beschlusspunkt {' und '.join(block.refers_to)})" if block.refers_to else ""
    if block.kind is BlockKind.RESOLUTION_POINT:
        return [*group, _item(_points(kind), block.number, "Beschluss" if _points(kind) is _POINT else "Antrag")]
    if block.kind is BlockKind.QUESTION:
        return [*group, _item(_QUESTION, block.number, "Frage") + about]
    if block.kind is BlockKind.ANSWER:
        return [*group, *_answer(kind, block.number, about)]
    if block.kind is BlockKind.INTRO:
        return ["Einleitung (Vorbehalt)" if is_reservation(block) else "Einleitung"]
    if block.kind is BlockKind.PREAMBLE:
        return ["Einleitung der Anfrage" if block.speaker is Speaker.ENQUIRER else "Präambel"]
    fixed = {BlockKind.LETTERHEAD: ["Briefkopf"], BlockKind.SIGNATURE: ["Unterschrift"]}
    return fixed.get(block.kind, group)


def _answer(kind: LetterKind, number: str | None, about: str) -> list[str]:
    """The part of a label for an answer."""
    if number is None:
        return ["Stellungnahme" if kind is LetterKind.STATEMENT else "Antwort"]
    if kind in (LetterKind.ANSWER_LETTER, LetterKind.OTHER):
        word = "Frage" if len(each_number(number)) == 1 else "den Fragen"
        return [f"Antwort zu {word} {_in_words(number)}{about}"]
    return [_item(_points(kind), number, "Beschluss"), "Antwort"]


def _points(kind: LetterKind) -> tuple[str, str]:
    """What the points of a letter are called: those of a motion, and of a statement on one, nobody has resolved yet."""
    return _MOTION if kind in (LetterKind.MOTION, LetterKind.STATEMENT) else _POINT


def _item(names: tuple[str, str], number: str | None, unnumbered: str) -> str:
    if number is None:
        return unnumbered
    if not number[0].isalnum() or (number.isalpha() and len(number) > 1 and not number.isupper()):  # "Nachfrage"
        return number
    return f"{names[len(each_number(number)) > 1]} {_in_words(number)}"


def _in_words(number: str) -> str:
    """Joint numbers as people write them: "1-2" → "1 und 2", "3-12" → "3 bis 12", "1, 3" → "1 und 3"."""
    numbers = each_number(number)
    if len(numbers) < 2:
        return number
    if "-" in number and ", " not in number and len(numbers) > 2:
        return f"{numbers[0]} bis {numbers[-1]}"
    return f"{', '.join(numbers[:-1])} und {numbers[-1]}"


def _group(kind: LetterKind, group: str | None) -> list[str]:
    """The list that a number counts in: an agenda item, one of two resolutions, a part of an enquiry."""
    if group is None:
        return []
    if kind is LetterKind.MINUTES:
        return [f"TOP {group}"]
    return [f"zu {group}" if "/" in group else f"Teil {group}"]
