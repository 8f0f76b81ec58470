"""What the commands do, behind command line and socket alike: plain data in, plain data out.

Each takes the desk of the data directory's owner and something to tell of its steps; arguments and results can stand in
JSON. The results are what ``--json`` prints; docs/interfaces.md describes their keys.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.labels import label, title
from ingest.model import Letter
from ingest.read import read
from ingest.segment import segment
from ui.texts_de import WORDING

if TYPE_CHECKING:
    from assistant.desk import Desk
    from ingest.corrections import Correction

Result = dict[str, Any]
#: Told of steps: number done, number in all (0 where nobody knows it), what is being done.
Progress = Callable[[int, int, str], None]
#: A command: takes the owner's desk, a progress, and plain data by name.
Command = Callable[..., Result]


def ask(
    desk: Desk,
    progress: Progress,
    /,
    question: str,
    history: Sequence[Mapping[str, str]] = (),
    language: str | None = None,
    within: Mapping[str, Any] | None = None,
    fluent: bool | None = None,
) -> Result:
    """Answer a question.

    Args:
        desk: The owner's desk.
        progress: Told when something has to be loaded first.
        question: The question.
        history: Earlier turns with ``role`` and ``content``.
        language: "de" or "en" for the frame; None to take the question's.
        within: What the question is restricted to: the fields of a filter, those left out restrict nothing.
        fluent: Whether a language model words the answer besides; None where one is set up.

    Raises:
        BadInput: It shall, and none is set up; or the question cannot be asked.
    """
    from assistant.filters import checked_filter
    from assistant.limits import checked_question
    from assistant.model import PUBLIC, Status, Turn
    from ui.fluent.words import wanted, whole
    from ui.option_values import filter_of

    checked_question(question)  # before the seconds that loading takes
    words = wanted(fluent, desk.writes)
    only = checked_filter(filter_of(within or {}))
    if not desk.ready:
        progress(0, 0, LOADING)
    turns = [Turn(turn["role"], turn["content"]) for turn in history]
    answer = desk.ask(question, turns, language=language, within=only)
    version = None
    if words and answer.status is Status.ANSWERED:
        progress(0, 0, WORDING)
        version = whole(desk.fluent(answer, question, turns, PUBLIC))
    return plain(answer) | {"text": answer.text, "fluent": plain(version)}


def ingest(
    desk: Desk,
    progress: Progress,
    /,
    paths: Sequence[str],
    cleared_by: str | None = None,
    clearances: str | None = None,
    erased_too: bool = False,
) -> Result:
    """Take letters in; paths are absolute, for the owner may stand elsewhere."""
    reports = desk.ingest(
        [Path(path) for path in paths],
        cleared_by,
        progress,
        clearances=Path(clearances) if clearances else None,
        erased_too=erased_too,
    )
    return {"reports": plain(reports)}


def correct(
    desk: Desk,
    _progress: Progress,
    /,
    letter: str,
    changes: Sequence[Mapping[str, Any]] = (),
    who: str = "",
    undo: Sequence[int] = (),
) -> Result:
    """Correct how a letter was read, take corrections back, or only show both.

    Args:
        desk: The owner's desk.
        letter: The letter: an absolute path, a document id, the stem of its file or its reference.
        changes: What is to change: ``field``, ``new`` and ``block`` each.
        who: Who says so.
        undo: Numbers of corrections to take back first.
    """
    from assistant.correcting import Wanted
    from ingest.corrections import Field

    wanted = [Wanted(Field(one["field"]), one["new"], one.get("block")) for one in changes]
    found = desk.correct(letter, wanted, who, undo)
    return {
        "document_id": found.letter.source.document_id,
        "title": title(found.letter),
        "tier": found.tier.value,
        "head": plain(found.letter.head),
        "blocks": [_placed_block(found.letter, position) for position in range(1, len(found.letter.blocks) + 1)],
        "corrections": [_correction(one, found.open) for one in found.corrections],
        "made": list(found.made),
    }


def _placed_block(letter: Letter, position: int) -> Result:
    """A block with its number in the letter, its borders, and the beginning of its text."""
    from ingest.corrections import place_of

    block, (start, end) = letter.blocks[position - 1], place_of(letter, position)
    named = {"position": position, "kind": block.kind.value, "number": block.number, "group": block.group}
    return named | {"start": start, "end": end, "text": block.paragraphs[0].text[:200]}


def _correction(correction: Correction, unplaced: Sequence[int]) -> Result:
    from ingest.corrections import HEAD_FIELDS

    change = correction.change
    return {
        "number": correction.number,
        "document_id": correction.document_id,
        "field": change.field.value,
        "of_block": change.field not in HEAD_FIELDS,
        "start": change.start,
        "old": change.old,
        "new": change.new,
        "who": correction.who,
        "when": correction.when,
        "undone_by": correction.undone_by,
        "open": correction.number in unplaced,
    }


def reindex(desk: Desk, progress: Progress, /) -> Result:
    """Build all indexes anew from the archive."""
    progress(0, 0, LOADING)
    return {"letters": desk.reindex(progress)}


def doctor(desk: Desk, _progress: Progress, /) -> Result:
    """What is installed, what is indexed, what is missing."""
    return desk.doctor()


def vorgang(desk: Desk, _progress: Progress, /, reference: str) -> Result:
    """What belongs to a paper, and what was said about each of its points, in the order of time.

    Args:
        desk: The owner's desk.
        reference: The paper's reference, also in another case or with blanks.
    """
    from ui.vorgang import as_data

    found, scope = desk.vorgang(reference)
    return dict(plain(as_data(found, " ".join(reference.split()), scope)))


def status(desk: Desk, _progress: Progress, /, reference: str | None = None, overdue: bool = False) -> Result:
    """What became of resolution points, according to the letters.

    Args:
        desk: The owner's desk.
        reference: The paper whose points are wanted; None for all.
        overdue: Whether only points with an overdue report are wanted.
    """
    from assistant.model import PUBLIC
    from ui.status import as_data

    today, wanted = datetime.date.today(), " ".join((reference or "").split()) or None
    points = desk.implementation(PUBLIC, today, reference=wanted)
    return dict(plain(as_data(points, desk.scope(PUBLIC), today, wanted, overdue)))


def draft(desk: Desk, progress: Progress, /, **arguments: Any) -> Result:
    """Draft the answer to an enquiry; arguments and result as for :func:`ui.drafts.command.draft`."""
    from ui.drafts.command import draft as drafted

    return drafted(desk, progress, **arguments)


def classify(desk: Desk, progress: Progress, /, **arguments: Any) -> Result:
    """Say who may see a letter; arguments and result as for :func:`ui.classification.command.classify`."""
    from ui.classification.command import classify as classified

    return classified(desk, progress, **arguments)


def users(desk: Desk, progress: Progress, /, **arguments: Any) -> Result:
    """List, add or change accounts; arguments and result as for :func:`ui.accounts.command.users`."""
    from ui.accounts.command import users as changed

    return changed(desk, progress, **arguments)


def audit(desk: Desk, progress: Progress, /, **arguments: Any) -> Result:
    """Check or show the audit; arguments and result as for :func:`ui.audit.command.audit`."""
    from ui.audit.command import audit as looked

    return looked(desk, progress, **arguments)


def forget(desk: Desk, progress: Progress, /, **arguments: Any) -> Result:
    """Erase letters for good; arguments and result as for :func:`ui.data_protection.command.forget`."""
    from ui.data_protection.command import forget as erased

    return erased(desk, progress, **arguments)


def person(desk: Desk, progress: Progress, /, **arguments: Any) -> Result:
    """What names a person; arguments and result as for :func:`ui.data_protection.command.person`."""
    from ui.data_protection.command import person as found

    return found(desk, progress, **arguments)


def backup(desk: Desk, progress: Progress, /, **arguments: Any) -> Result:
    """Copy the data directory; arguments and result as for :func:`ui.backup.command.backup`."""
    from ui.backup.command import backup as backed_up

    return backed_up(desk, progress, **arguments)


def train(desk: Desk, progress: Progress, /) -> Result:
    """What a training is made of: the pairs that the archive's public letters hold. Whoever asks for them trains.

    The steps take half an hour and neither archive nor indexes; the owner is not kept from its work.
    """
    from assistant.model import PUBLIC
    from training.adapt import matters
    from training.letters import letter_text
    from training.mining import ANSWERING, mined

    entries = desk.letters(PUBLIC)
    matter = matters((one.document_id, one.vorgang, one.subject) for one in entries)
    answering = [one.document_id for one in entries if one.kind in ANSWERING]
    texts = []
    for done, document_id in enumerate(answering, 1):
        if letter := desk.letter(document_id, PUBLIC):  # none if it was withdrawn meanwhile
            texts.append(letter_text(matter[document_id], document_id, letter, desk.passages(document_id, PUBLIC)))
        progress(done, len(answering), "Schreiben lesen")
    return {"letters": len(entries), "pairs": plain(mined(sorted(texts, key=lambda text: text.paper)))}


#: The commands that need the data directory, by name.
COMMANDS: Mapping[str, Command] = {
    "ask": ask,
    "ingest": ingest,
    "correct": correct,
    "classify": classify,
    "reindex": reindex,
    "doctor": doctor,
    "vorgang": vorgang,
    "status": status,
    "train": train,
    "draft": draft,
    "users": users,
    "forget": forget,
    "person": person,
    "audit": audit,
    "backup": backup,
}

#: What a first question waits for.
LOADING = "Modell und Index werden geladen"


def structure(path: Path) -> Result:
    """The structure of a letter; needs neither data directory nor model.

    Raises:
        BadInput: The file cannot be read.
    """
    return structure_of(segment(read(path).source))


def structure_of(letter: Letter) -> Result:
    """A letter's head and blocks as plain data."""
    return {
        "document_id": letter.source.document_id,
        "file": letter.source.file,
        "title": title(letter),
        "head": plain(letter.head),
        "blocks": [
            {
                "kind": block.kind.value,
                "number": block.number,
                "label": label(letter, block),
                "speaker": block.speaker.value,
                "refers_to": list(block.refers_to),
                "paragraphs": plain(block.paragraphs),
            }
            for block in letter.blocks
        ],
    }


def plain(value: Any) -> Any:
    """A frozen type of ours as plain data: objects by field name, enumerations by value, dates as ISO 8601."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(plain(item) for item in value)
    if isinstance(value, Sequence):
        return [plain(item) for item in value]
    return value
