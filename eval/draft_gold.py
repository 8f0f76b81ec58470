"""Gold for drafts: real enquiries, and for each of their questions the earlier passages that bear on it.

Format, choice and rules of labelling are documented in ``eval/data/README.md``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from eval.gold import GoldPassage, Locator
from eval.jsonl import Entry, Strict, read_gold_entries
from eval.quotes import one_line
from ingest.model import Source

#: How much of a question earlier papers answer: all that it asks, a part of it, nothing.
Extent = Literal["whole", "part", "none"]
#: Characters of a quote or question that a message shows.
_SHOWN = 60


class BearingPassage(Strict):
    """A passage of an earlier paper that bears on a question.

    Attributes:
        paper: Reference of the paper.
        file: Stem of the source file.
        quote: Its words, contiguous and verbatim but for torn lines.
    """

    paper: str
    file: str
    quote: str = Field(min_length=1)

    @property
    def passage(self) -> GoldPassage:
        """The passage in the terms of :mod:`eval.matching`."""
        return GoldPassage(paper=self.paper, file=self.file, locator=Locator(kind="paragraph"), quote=self.quote)


class GoldQuestion(Strict):
    """A question of an enquiry.

    Attributes:
        text: Its words in the enquiry, or the first of them where sub-questions follow.
        extent: How much of it earlier papers answer.
        gold: The passages that bear on it; citing one of them is right. Empty where nothing earlier answers.
        note: For the reader.
    """

    text: str = Field(min_length=1)
    extent: Extent
    gold: tuple[BearingPassage, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> GoldQuestion:
        if (self.extent == "none") == bool(self.gold):
            raise ValueError("extent und gold widersprechen sich")
        return self


class GoldEnquiry(Entry):
    """A real enquiry.

    Attributes:
        id: Unique within its file ("dr-k01").
        corpus: Name of the corpus folder that holds its papers.
        reference: Its reference ("2024/0199").
        file: Stem of the file of the enquiry; None where the corpus has its reply alone.
        text: The enquiry as somebody would type it, where there is no file.
        until: The last day of what the drafter could know: the day before the reply.
        left_out: Stems of files that are held out: those of its own paper, the reply among them, and earlier papers
            that are kept for held-out sets.
        questions: Its questions in their order.
        note: For the reader.
    """

    id: str = Field(min_length=1)
    corpus: str = Field(min_length=1)
    reference: str
    file: str | None = None
    text: str | None = None
    until: datetime.date
    left_out: tuple[str, ...] = Field(min_length=1)
    questions: tuple[GoldQuestion, ...] = Field(min_length=1)
    note: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> GoldEnquiry:
        if (self.file is None) == (self.text is None):
            raise ValueError("eine Anfrage hat entweder file oder text")
        if cited := {gold.file for question in self.questions for gold in question.gold} & set(self.left_out):
            raise ValueError(f"zurückgehalten und doch Goldstelle: {', '.join(sorted(cited))}")
        return self


def read_draft_gold(path: Path) -> tuple[GoldEnquiry, ...]:
    """Read a file of enquiries, as :func:`eval.jsonl.read_gold_entries` reads."""
    return read_gold_entries(path, GoldEnquiry, "Anfragen mit Goldstellen", "eine Anfrage mit Goldstellen")


def faults(item: GoldEnquiry, sources: Mapping[str, Source]) -> Iterator[str]:
    """Everything that is wrong with an enquiry against the texts, a German clause each.

    Args:
        item: The enquiry.
        sources: The texts of its corpus by stem.
    """
    for file in (item.file, *item.left_out):
        if file is not None and file not in sources:
            yield f"die Datei {file} ist nicht im Korpus"
    asked = one_line(item.text if item.text is not None else _text(sources, item.file))
    for question in item.questions:
        if one_line(question.text) not in asked:
            yield f"die Frage steht nicht in der Anfrage: „{question.text[:_SHOWN]}“"
        for gold in question.gold:
            if one_line(gold.quote) not in one_line(_text(sources, gold.file)):
                yield f"das Zitat steht nicht wörtlich in {gold.file}: „{gold.quote[:_SHOWN]}“"


def _text(sources: Mapping[str, Source], file: str | None) -> str:
    source = sources.get(file or "")
    return source.text if source else ""
