"""The types of a fluent version: what a language model wrote from an answer's Fundstellen, as far as it is verified."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.model import Citation
from assistant.verification.verdict import Badge, Flaw


class Outcome(StrEnum):
    """What became of a fluent version; while it is being written it counts as written."""

    WRITTEN = "written"
    WITHDRAWN = "withdrawn"
    FAILED = "failed"
    TOO_SLOW = "too_slow"
    NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True, slots=True)
class FluentSentence:
    """One sentence that its citations carry.

    Attributes:
        text: The sentence as the model wrote it, without its markers.
        markers: Markers of its citations, at least one.
        badge: Whether they carry it in full or in part.
        support: How well they carry it, 0 to 1, calibrated.
        verbatim: Ranges of ``text``, in code points, that stand verbatim in a citation.
    """

    text: str
    markers: tuple[int, ...]
    badge: Badge
    support: float
    verbatim: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Fluent:
    """A fluent version, as far as it is written.

    Attributes:
        sentences: What may be shown, in reading order; empty where it was withdrawn.
        citations: What the model was shown, by marker: those of the extract under their own markers, then further ones.
            A citation here is a whole paragraph.
        removed: For each sentence that was removed the first of its flaws; never its words.
        outcome: What became of it.
        model: Name of the language model.
        done: Whether nothing more comes.
    """

    sentences: tuple[FluentSentence, ...]
    citations: tuple[Citation, ...]
    removed: tuple[Flaw, ...]
    outcome: Outcome
    model: str
    done: bool
