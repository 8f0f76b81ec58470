"""The command ``draft``: an enquiry to a letter, plain data in, plain data out."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.drafting.draft import INTERNAL_MARK
from assistant.drafting.wording import is_worded, worded
from ingest.errors import BadInput, FundstelleError, system_says
from ingest.read import content_of
from ui.drafts.docx_export import docx, template_of
from ui.drafts.markdown import markdown
from ui.drafts.sheet import Sheet, begun, graded, sheet
from ui.drafts.wanted import RESERVATION, TIER, reservation_of, tier_of
from ui.fluent.words import wanted
from ui.texts_de import WORDING
from ui.visitor import STAFF

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.drafting.draft import Draft

#: Suffixes of what can be written.
DOCX, MARKDOWN = ".docx", ".md"
Result = dict[str, Any]
Progress = Callable[[int, int, str], None]


def draft(
    desk: Desk,
    progress: Progress,
    /,
    path: str,
    tier: str = TIER.value,
    reservation: str = RESERVATION.value,
    form: str = MARKDOWN,
    fluent: bool = False,
) -> Result:
    """Draft the answer to an enquiry. Whoever may run commands over a data directory may read all of it.

    Args:
        desk: The owner's desk.
        progress: Told when something has to be loaded first.
        path: The enquiry; absolute, for the owner may stand elsewhere.
        tier: That of the outgoing letter, chosen before anything is read.
        reservation: What becomes of earlier letters' reservations.
        form: Suffix of the file that is wanted besides: :data:`DOCX` or :data:`MARKDOWN`.
        fluent: Whether a language model words the answers.

    Raises:
        BadInput: The enquiry cannot be read or asks nothing, a word means nothing here, the template is broken, or no
            language model is set up that could word it.
    """
    chosen, reserved = tier_of(tier), reservation_of(reservation)
    words = wanted(fluent, desk.writes)
    enquiry = desk.enquiry(content_of(Path(path)), Path(path).name)
    if not desk.ready:
        progress(0, 0, "Modell und Index werden geladen")
    made = desk.draft(enquiry, STAFF, chosen, reserved)
    if words:
        progress(0, 0, WORDING)
        made = worded(made, desk.fluent, STAFF)
    letter = sheet(made, begun(made))
    if form == DOCX:
        file = docx(letter, template_of(desk.settings.data_dir, desk.settings.answer_template))
    else:
        file = markdown(letter).encode()
    return {**_told(made, letter), "file": base64.b64encode(file).decode()}


def arguments_of(path: Path, tier: str, reservation: str, out: Path | None) -> dict[str, Any]:
    """The arguments of the command, as they travel to the owner.

    Args:
        path: The enquiry.
        tier: As for :func:`draft`.
        reservation: Likewise.
        out: The file to be written; its suffix decides its form. None for Markdown.

    Raises:
        BadInput: The file's suffix is none of the two, or a word means nothing here.
    """
    form = out.suffix.lower() if out else MARKDOWN
    if form not in (DOCX, MARKDOWN):
        raise BadInput(
            f"Erwartet wird mit -o eine Datei auf {DOCX} oder {MARKDOWN}",
            f"gefunden wurde „{out}“",
            "bitte nennen Sie eine solche",
        )
    tier_of(tier), reservation_of(reservation)
    return {"path": str(path.absolute()), "tier": tier, "reservation": reservation, "form": form}


def file_of(result: Result) -> bytes:
    """The file of a result, taken out of it: it does not stand in JSON that is printed."""
    return base64.b64decode(result.pop("file"))


def write(content: bytes, out: Path) -> None:
    """Write a draft.

    Raises:
        FundstelleError: It cannot be written.
    """
    try:
        out.write_bytes(content)
    except OSError as fault:
        raise FundstelleError(
            f"Erwartet wird, dass sich {out} schreiben lässt",
            system_says(fault),
            "bitte nennen Sie mit -o eine andere Datei",
        ) from fault


def summary(result: Result, out: Path) -> str:
    """What was written, in a few lines for a terminal."""
    answers = result["answers"]
    left = [one["number"] for one in answers if one["open"]]
    rows = [f"{out}: {len(answers)} {'Frage' if len(answers) == 1 else 'Fragen'}, davon offen: {len(left)}"]
    rows += [f"Offen: {'Frage' if len(left) == 1 else 'Fragen'} {', '.join(left)}"] if left else []
    rows += [
        f"Frage {one['number']}: {text}"
        for one in answers
        for text in [
            *(f"frühere Aussagen stimmen nicht überein ({about})" for about in one["contradictions"]),
            *([f"{INTERNAL_MARK} ({one['internal']})"] if one["internal"] else []),
        ]
    ]
    return "\n".join([*rows, result["grading"]])


def _told(made: Draft, letter: Sheet) -> Result:
    """A draft as plain data; of places of a closed tier only their number."""
    latest = made.scope.latest
    return {
        "reference": made.enquiry.reference,
        "asker": made.enquiry.asker,
        "subject": made.enquiry.subject,
        "tier": made.tier.value,
        "highest_tier": made.highest_tier.value,
        "grading": graded(letter),
        "reservation": made.reservation.value,
        "opening": letter.reservation,
        "generated_by": made.generated_by,
        "answers": [
            {
                "number": one.question.number,
                "question": one.question.text,
                "text": shown.text,
                "open": one.is_open,
                "contradictions": [said.about for said in one.contradictions],
                "internal": len(one.internal),
                "generated": is_worded(one),
            }
            for one, shown in zip(made.answers, letter.answers, strict=True)
        ],
        "notes": [
            {
                "marker": note.marker,
                "document_id": note.document_id,
                "tier": note.tier.value,
                "text": note.standing,
                "ask": list(note.ask),
            }
            for note in letter.notes
        ],
        "scope": {
            "letters": made.scope.letters,
            "latest": latest.isoformat() if latest else None,
            "within": None,
            "undated": made.scope.undated,
        },
    }
