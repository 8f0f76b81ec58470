"""Gold candidates: what users said of answers, on its way to gold. A person completes them, nobody else.

A candidates file holds one JSON object a line (format: ``docs/interfaces.md``). Its ``item`` is a gold item as far as
feedback tells it: of a right answer the passages it cited, of a wrong one nothing but the question. A person fills in
what is missing and sets the status; feedback that comes later is added beside what the person wrote and changes none of
it. Feedback on the same question is one candidate.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from eval.feedback_record import CitedPlace, FeedbackRecord, Verdict, said_before, without_addresses
from eval.gold import GoldItem
from eval.jsonl import Entry, Strict, read_entries, told
from eval.locator import locate
from ingest.errors import BadInput, system_says
from ingest.text.grams import words

#: Where the format is documented.
FORM = "docs/interfaces.md, „A candidate“"
#: What an item says of itself until it is gold.
NOTE = "candidate"


class Report(Strict):
    """One user's verdict, with reason and day."""

    verdict: Verdict
    reason: str = ""
    date: datetime.date


class Candidate(Entry):
    """A gold item that is not finished.

    Attributes:
        id: "fb-" and ten digits that follow from question and history; the id of the gold item, too.
        status: ``open``: a person has to look at it. ``complete``: somebody did, it may become gold. ``accepted``: it
            is gold. ``rejected``: it shall not become gold, and is kept so that it does not come back.
        item: Fields of a gold item, as far as they are known.
        cited: Labels of what the answers cited, as a hint where to look.
        reports: What users said, oldest first.
    """

    id: str = Field(pattern=r"^fb-[0-9a-f]{10}$")
    status: Literal["open", "complete", "accepted", "rejected"]
    item: dict[str, Any]
    cited: tuple[str, ...] = ()
    reports: tuple[Report, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _known_fields(self) -> Candidate:
        if unknown := sorted(self.item.keys() - GoldItem.model_fields.keys()):
            raise ValueError(f"eine Goldfrage hat kein Feld {', '.join(unknown)}")
        if not self.item.get("question"):
            raise ValueError("die Frage fehlt")
        return self

    @property
    def missing(self) -> list[str]:
        """What a person still has to do: fields to fill in, or to look at it at all; empty unless open."""
        if self.status != "open":
            return []
        item = self.item
        answerable = item.get("answerable")
        found = [name for name in ("answerable", "type") if item.get(name) is None]
        if answerable is not False and not item.get("gold"):
            found.append("gold")
        if answerable is not True and not item.get("absent"):
            found.append("absent" if answerable is False else "oder absent")
        if len({report.verdict for report in self.reports}) > 1:
            found.append("die Urteile widersprechen sich")
        return [*found, "prüfen und status auf „complete“ oder „rejected“ setzen"]

    def as_gold(self) -> GoldItem | str:
        """The finished item, under the candidate's id; a German sentence where it is no gold item yet."""
        fields = {**self.item, "id": self.id}
        if fields.get("note") == NOTE:
            del fields["note"]
        try:
            return GoldItem.model_validate(fields)
        except ValidationError as error:
            return told(error)


def is_candidates(path: Path) -> bool:
    """Whether a file holds candidates rather than gold questions; False for one that cannot be read."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            first = next((line for line in file if line.strip()), "")
    except (OSError, UnicodeDecodeError):
        return False
    return '"item"' in first and '"reports"' in first


def read_candidates(path: Path) -> list[tuple[int, Candidate]]:
    """The candidates of a file with their lines, from 1.

    Raises:
        BadInput: The file cannot be read, or lines are broken or have the id of another; the message names them.
    """
    return read_entries(path, Candidate, "Goldkandidaten", "ein Goldkandidat", FORM, empty=True)


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write a file anew, all or nothing.

    Raises:
        BadInput: It cannot be written; what was there stays.
    """
    draft = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise BadInput(
            f"Erwartet wird eine beschreibbare Datei ({path})",
            system_says(error),
            "bitte prüfen Sie Pfad, Schreibrechte und freien Platz",
        ) from error


def as_line(one: Candidate) -> str:
    """A candidate as its line."""
    return json.dumps(one.model_dump(mode="json"), ensure_ascii=False)


def merged(candidates: Sequence[Candidate], records: Iterable[FeedbackRecord]) -> list[Candidate]:
    """Candidates with what feedback adds to them.

    Args:
        candidates: Those there are; nothing that stands in their items is changed.
        records: The feedback; reading the same twice adds nothing.

    Returns:
        The same candidates in their order, new ones behind them.
    """
    found = {one.id: one for one in candidates}
    for record in records:
        new = _candidate(record)
        found[new.id] = _added(found[new.id], new) if new.id in found else new
    return list(found.values())


def _added(old: Candidate, new: Candidate) -> Candidate:
    """A candidate with another report; fields that are still empty are filled while nobody has closed it."""
    reports = sorted({*old.reports, *new.reports}, key=lambda report: (report.date, report.verdict, report.reason))
    changes: dict[str, Any] = {"reports": reports, "cited": tuple(dict.fromkeys((*old.cited, *new.cited)))}
    if old.status == "open":
        kept = {name: value for name, value in old.item.items() if value not in (None, [])}
        changes["item"] = {**new.item, **kept}
    return Candidate.model_validate({**old.model_dump(), **changes})


def _candidate(record: FeedbackRecord) -> Candidate:
    question, history = without_addresses(record.question), said_before(record.history)
    item: dict[str, Any] = {"question": question, "note": NOTE}
    if history:
        item["history"] = [turn.model_dump() for turn in history]
    if record.lang != "de":
        item["lang"] = record.lang
    item |= _told(record)
    report = Report(verdict=record.verdict, reason=without_addresses(record.reason), date=record.date)
    said = "\n".join(" ".join(words(text)) for text in (*(turn.content for turn in history), question))
    ident = f"fb-{hashlib.sha256(said.encode()).hexdigest()[:10]}"
    labels = tuple(dict.fromkeys(citation.label for citation in record.citations))
    return Candidate(id=ident, status="open", item=item, cited=labels, reports=(report,))


def _told(record: FeedbackRecord) -> dict[str, Any]:
    """What a verdict says of the gold; of a wrong answer nothing at all."""
    match record.verdict:
        case "right" | "incomplete" if record.citations:
            told: dict[str, Any] = {"answerable": True, "gold": [_passage(one) for one in record.citations]}
            return {**told, "type": "followup"} if record.history else told
        case "should_answer":
            return {"answerable": True}
        case "right" | "should_refuse":
            return {"answerable": False, "type": "unanswerable"}
        case _:
            return {}


def _passage(cited: CitedPlace) -> dict[str, Any]:
    kind, part = locate(cited.kind, cited.speaker, cited.letter)
    locator = {"kind": kind, "number": cited.number, "part": part}
    return {"paper": cited.paper or "", "file": cited.file, "locator": locator, "quote": cited.quote}
