"""The report on drafts: figures, every question with what was cited, and what was measured with what and when."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import report_texts as de
from eval.draft_measure import JudgedDraft, JudgedQuestion, figures
from eval.intervals import Estimate
from eval.manifest import Manifest
from eval.report_files import write_report
from eval.tables import Table, markdown_page, number

#: What each figure is the share of.
NAMES = {
    "bearing": "früher beantwortete Fragen mit einer Fundstelle, die wirklich dazu gehört",
    "bearing_whole": "davon ganz beantwortete",
    "bearing_part": "davon zum Teil beantwortete",
    "bearing_shown": "dieselben mit einer, die eingeht oder daneben steht",
    "bearing_statements": "eingehende Fundstellen zu diesen Fragen, die nach den Labels dazu gehören (untere Schranke)",
    "bearing_of_all": "eingehende Fundstellen zu allen Fragen, die nach den Labels dazu gehören (untere Schranke)",
    "left_open": "nie beantwortete Fragen, die offen bleiben",
    "recognised": "Fragen, die der Entwurf kennt",
    "quotes_verbatim": "Zitate wörtlich",
    "cited": "Sätze, die ihre Fundstelle Wort für Wort trägt",
}
_EXTENTS = {"whole": "ganz", "part": "zum Teil", "none": "nein"}
_SHOWN = 110


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What drafts are worth.

    Attributes:
        gold: Name of the gold file.
        drafts: The drafts beside their gold.
        manifests: One for each corpus: where the figures come from.
    """

    gold: str
    drafts: tuple[JudgedDraft, ...]
    manifests: tuple[Manifest, ...]

    @property
    def figures(self) -> dict[str, Estimate]:
        """The figures; see :func:`eval.draft_measure.figures`."""
        return figures(self.drafts)

    def as_markdown(self) -> str:
        """The report as Markdown."""
        questions = [question for one in self.drafts for question in one.questions]
        answered = sum(bool(one.question.gold) for one in questions)
        lead = (
            f"{len(self.drafts)} Anfragen mit {len(questions)} Fragen; {answered} davon beantwortet eine frühere "
            f"Vorlage ganz oder zum Teil. Die Antwort selbst und alles Spätere war nicht im Index. {de.INTERVALS}"
        )
        tables = [self._figures(), _enquiries(self.drafts), _misses(questions), *map(_manifest, self.manifests)]
        return markdown_page(f"Entwürfe: {self.gold}", lead, tables)

    def as_json(self) -> str:
        """The report as JSON: manifests, figures, and each question with the places that were cited."""
        document = {
            "manifests": [manifest.plain() for manifest in self.manifests],
            "figures": {name: figure.plain() for name, figure in self.figures.items()},
            "questions": [_told(question) for one in self.drafts for question in one.questions],
        }
        return json.dumps(document, ensure_ascii=False, indent=1) + "\n"

    def write(self, folder: Path) -> list[Path]:
        """Write Markdown and JSON, named after the gold; existing files of the same name are replaced.

        Raises:
            BadInput: The folder cannot be written.
        """
        stem = f"{Path(self.gold).stem}-fundstelle"
        return write_report(folder, {f"{stem}.md": self.as_markdown(), f"{stem}.json": self.as_json()})

    def _figures(self) -> Table:
        rows = [
            [name, NAMES[name], number(one.value), f"{one.k}/{one.n}", _span(one), one.note or ""]
            for name, one in self.figures.items()
        ]
        return "Zahlen", ["Zahl", "Anteil", "Wert", "k/n", "95 %", "Hinweis"], rows


def _span(figure: Estimate) -> str:
    return f"{number(figure.low)} bis {number(figure.high)}" if figure.n else "–"


def _enquiries(drafts: Sequence[JudgedDraft]) -> Table:
    """One row an enquiry: its questions, those answered earlier, those of them with a bearing Fundstelle."""
    rows = []
    for one in drafts:
        answered = [question for question in one.questions if question.question.gold]
        hits = str(sum(question.hit for question in answered))
        row = [one.item.id, one.item.reference, str(len(one.questions)), str(len(answered)), hits]
        rows.append([*row, f"{sum(one.quotes)}/{len(one.quotes)}", f"{sum(one.sentences)}/{len(one.sentences)}"])
    head = ["id", "Anfrage", "Fragen", "früher beantwortet", "davon getroffen", "Zitate wörtlich", "Sätze getragen"]
    return "Anfragen", head, rows


def _misses(questions: Sequence[JudgedQuestion]) -> Table:
    """The questions that an earlier paper answers and for which nothing bearing was cited."""
    rows = []
    for one in questions:
        if one.question.gold and not one.hit:
            wanted = one.question.gold[0]
            given = [] if one.answer is None else [*one.answer.statements, *one.answer.internal]
            cited = " | ".join(f"{said.citation.label}: „{_cut(said.citation.quote)}“" for said in given)
            missing = "Frage nicht erkannt" if one.answer is None else "keine Fundstelle"
            extent = _EXTENTS[one.question.extent]
            expected = f"{wanted.file}: „{_cut(wanted.quote)}“"
            rows.append([one.enquiry, extent, _cut(one.question.text), expected, cited or missing])
    return "Fehlgriffe", ["id", "beantwortet", "Frage", "erwartet, unter anderem", "genannt"], rows


def _manifest(manifest: Manifest) -> Table:
    names = ("corpus", "corpus_sha256", "letters", "gold_sha256", "commit", "dirty", "code_sha256", "model", "index")
    plain = manifest.plain()
    rows = [[name, "unbekannt" if plain[name] is None else str(plain[name])] for name in (*names, "cpu", "date")]
    return f"Manifest: {manifest.corpus}", ["was", "Wert"], rows


def _told(one: JudgedQuestion) -> dict[str, Any]:
    said = () if one.answer is None else (*one.answer.statements, *one.answer.internal)
    return {
        "enquiry": one.enquiry,
        "question": one.question.text,
        "extent": one.question.extent,
        "recognised": one.answer is not None,
        "open": one.answer is not None and one.answer.is_open,
        "hit": one.hit,
        "cited": [
            {"file": statement.citation.file, "quote": statement.citation.quote, "bears": bears}
            for statement, bears in zip(said, one.bearing, strict=True)
        ],
    }


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rstrip() + " …"
