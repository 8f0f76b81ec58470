"""Gold of the verifier: sentences as a language model could write them, each beside the passages it cites.

About half say what their passages say, the others do not. The format and how they were made stand in
``eval/data/README.md``. The passages stand in the file itself, so that it is measured where no letters are.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

from pydantic import Field, model_validator

from assistant.verification.verdict import Evidence
from eval.jsonl import Entry, Strict, read_gold_entries
from eval.matching import letters, overlap
from ingest.model import BlockKind, Speaker

#: What a faithful sentence does with its passages.
Faithful = Literal["paraphrase", "summary", "format", "attribution", "hedge", "quote"]
FAITHFUL: tuple[str, ...] = get_args(Faithful)
#: What is wrong with a tampered sentence and can be seen in its words: a closed check exists for each.
Checkable = Literal[
    "number",
    "unit",
    "date",
    "section",
    "reference",
    "name",
    "citation",
    "negation",
    "commitment",
    "hedge",
    "speaker",
    "derived",
    "quote",
]
CHECKABLE: tuple[str, ...] = get_args(Checkable)
#: The class of tampered sentences in which no checkable token differs, and which still say something else.
PARAPHRASED = "paraphrase"

#: Share of a passage's letters and digits that stand in its file: the display form leaves out what tears lines.
MIN_SHARE = 0.95


class GoldPassage(Strict):
    """A passage as a language model was shown it; the fields are those of :class:`Evidence`.

    Attributes:
        file: Stem of the file it stands in.
        text: Display form of the whole passage.
        kind: What block it is of.
        speaker: Whose words it holds.
        office: The office that wrote the letter.
        date: Date of the letter.
        paper: Reference of its paper.
        label: What a councillor would write.
        asked: What it answers.
    """

    file: str = Field(min_length=1)
    text: str = Field(min_length=1)
    kind: BlockKind
    speaker: Speaker
    office: str | None
    date: datetime.date | None
    paper: str | None
    label: str
    asked: str | None

    def evidence(self, marker: int) -> Evidence:
        """The passage as the verifier is given it.

        Args:
            marker: Its number, 1-based.
        """
        return Evidence(
            marker=marker,
            text=self.text,
            speaker=self.speaker,
            office=self.office,
            date=self.date,
            paper=self.paper,
            kind=self.kind,
            asked=self.asked,
            label=self.label,
        )


class GoldSentence(Entry):
    """A sentence beside the passages it cites.

    Attributes:
        id: Unique within its file ("vd-001").
        passages: What it cites, all of them; their markers are 1, 2, … in this order.
        sentence: The sentence without markers.
        language: "de" or "en".
        truth: Whether the passages say what it says.
        kind: What it does (:data:`FAITHFUL`), or what is wrong with it; the field is called ``class``.
        remark: Why, for the reader.
    """

    id: str = Field(min_length=1)
    passages: tuple[GoldPassage, ...] = Field(min_length=1)
    sentence: str = Field(min_length=1)
    language: Literal["de", "en"]
    truth: bool
    kind: Literal[Faithful, Checkable] = Field(alias="class")
    remark: str | None

    @property
    def is_checkable(self) -> bool:
        """Whether what is wrong with it can be seen in its words."""
        return not self.truth and self.kind in CHECKABLE

    @property
    def evidence(self) -> dict[int, Evidence]:
        """Everything that it may cite, by marker."""
        return {marker: passage.evidence(marker) for marker, passage in enumerate(self.passages, 1)}

    @model_validator(mode="after")
    def _consistent(self) -> GoldSentence:
        if self.truth and self.kind not in FAITHFUL:
            raise ValueError(f"class „{self.kind}“ steht nur bei truth false")
        if not self.truth and self.kind not in (*CHECKABLE, PARAPHRASED):
            raise ValueError(f"class „{self.kind}“ steht nur bei truth true")
        if not self.truth and not self.remark:
            raise ValueError("remark fehlt: Er sagt, was an einem verfälschten Satz falsch ist")
        return self


def read_gold_sentences(path: Path) -> tuple[GoldSentence, ...]:
    """Read a file of labelled sentences, as :func:`eval.jsonl.read_gold_entries` reads."""
    return read_gold_entries(path, GoldSentence, "Sätzen mit Fundstellen", "ein Satz mit Fundstellen")


def faults(gold: Sequence[GoldSentence], texts: Mapping[str, str]) -> Iterator[str]:
    """Every sentence that is there twice, every passage that does not stand in its file, a line each; none quotes.

    Args:
        gold: The rows.
        texts: The source texts by the stem of their file.
    """
    checked: dict[tuple[str, str], str | None] = {}
    said: dict[tuple[str, ...], str] = {}
    for row in gold:
        first = said.setdefault((row.sentence, *(f"{one.file} {one.text}" for one in row.passages)), row.id)
        if first != row.id:
            yield f"{row.id}: the same sentence and passages as {first}"
        for number, passage in enumerate(row.passages, 1):
            key = passage.file, passage.text
            if key not in checked:
                checked[key] = _fault(passage, texts)
            if checked[key]:
                yield f"{row.id}: passage {number}: {checked[key]}"


def _fault(passage: GoldPassage, texts: Mapping[str, str]) -> str | None:
    if passage.file not in texts:
        return f"no text {passage.file}"
    if overlap(passage.text, texts[passage.file]) < MIN_SHARE * len(letters(passage.text)):
        return f"does not stand in {passage.file}"
    return None
