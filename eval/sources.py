"""The texts that were searched, read afresh from the files: what a quote is checked against."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from eval.prediction import PredictedCitation
from ingest.errors import BadInput
from ingest.model import Source, Span
from ingest.read import read


@dataclass(frozen=True, slots=True)
class Sources:
    """The source texts of a corpus by the stem of their file.

    Attributes:
        by_file: Stem to source.
        unreadable: Names of files that hold no text.
        fingerprint: SHA-256 over names and contents, hexadecimal: two runs on the same corpus show the same.
    """

    by_file: dict[str, Source]
    unreadable: tuple[str, ...]
    fingerprint: str

    @classmethod
    def read(cls, paths: Iterable[Path]) -> Sources:
        """Read files; one that holds no text is named, not raised: a corpus may hold an empty scan."""
        by_file: dict[str, Source] = {}
        unreadable: list[str] = []
        digest = hashlib.sha256()
        for path in sorted(paths, key=lambda path: path.name):
            try:
                reading = read(path)
            except BadInput:
                unreadable.append(path.name)
                continue
            digest.update(path.name.encode() + b"\0" + hashlib.sha256(reading.content).digest())
            by_file[reading.source.file] = reading.source
        return cls(by_file, tuple(unreadable), digest.hexdigest())

    def holds(self, citation: PredictedCitation) -> bool:
        """Whether a citation's quote stands verbatim in its source.

        With spans, the quote is their slices joined by a blank, character by character. Without, it stands in the
        text when both have every run of white space as one blank.
        """
        source = self.by_file.get(citation.file)
        if source is None or not citation.quote:
            return False
        if not citation.spans:
            return _one_line(citation.quote) in _one_line(source.text)
        if any(not 0 <= span.start < span.end <= len(source.text) for span in citation.spans):
            return False
        spans = tuple(Span(span.start, span.end, span.page) for span in citation.spans)
        return source.verbatim(spans) == citation.quote


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
