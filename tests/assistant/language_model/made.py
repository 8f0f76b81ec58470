"""Passages made by hand, and a language model that says what a test lets it say, for tests that need no server."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from assistant.language_model.deadline import Deadline
from assistant.language_model.passages import Material
from assistant.language_model.prompt import Prompt
from assistant.verification.verdict import Evidence
from ingest.model import BlockKind, Speaker, Tier

BATHS = "Das Freibad Nord wird seit dem 3. April 2023 saniert. Die Kosten betragen 4,2 Millionen Euro."
ROOF = "Das Dach der Schwimmhalle wurde im Jahr 2021 erneuert."


def evidence(
    marker: int = 1, text: str = BATHS, speaker: Speaker = Speaker.OFFICE, asked: str | None = None
) -> Evidence:
    return Evidence(
        marker=marker,
        text=text,
        speaker=speaker,
        office="Amt für Bäder",
        date=datetime.date(2023, 4, 3),
        paper="AF0007/23",
        kind=BlockKind.ANSWER,
        asked=asked,
        label=f"AF0007/23, Antwort zu Frage {marker}",
    )


def material(*texts: str, tier: Tier = Tier.OEFFENTLICH) -> Material:
    shown = {n: evidence(n, text) for n, text in enumerate(texts or (BATHS, ROOF), 1)}
    return Material(shown, (), tier)


class Scripted:
    """Says given pieces, raising those that are faults; ``prompts`` is what it was told."""

    def __init__(self, *script: str | Exception) -> None:
        self.script, self.prompts, self.tiers = script, list[Prompt](), list[Tier]()

    def stream(self, prompt: Prompt, tier: Tier, deadline: Deadline, max_tokens: int) -> Iterator[str]:
        self.prompts.append(prompt)
        self.tiers.append(tier)
        for piece in self.script:
            if isinstance(piece, Exception):
                raise piece
            yield piece
