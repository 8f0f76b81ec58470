"""Letters, papers and labels made by hand, so that expected figures can be worked out on paper."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

from eval.structure.collapsed import edges
from eval.structure.gold_pairs import GoldPaper
from ingest.model import Block, BlockKind, Letter, Letterhead, LetterKind, Noise, Paragraph, Source, Span, Speaker

#: Two questions and their answers; the second answer has a list of its own.
TEXT = """Anfrage zu Bänken

1. Wie viele Bänke stehen im Stadtpark?
Im Stadtpark stehen zwölf Bänke.

2. Wer pflegt die Bänke und ihre Umgebung?
Das Gartenbauamt pflegt sie, nämlich
1. im Frühjahr und
2. im Herbst.
"""
QUESTION_1 = "1. Wie viele Bänke stehen im Stadtpark?"
ANSWER_1 = "Im Stadtpark stehen zwölf Bänke."
QUESTION_2 = "2. Wer pflegt die Bänke und ihre Umgebung?"
ANSWER_2 = "Das Gartenbauamt pflegt sie, nämlich\n1. im Frühjahr und\n2. im Herbst."


def block(text: str, kind: BlockKind, number: str | None, *pieces: str, group: str | None = None) -> Block:
    """A block of the given pieces of a text, each a paragraph of one span."""
    paragraphs = []
    for piece in pieces:
        start = text.index(piece)
        paragraphs.append(Paragraph(" ".join(piece.split()), (Span(start, start + len(piece)),)))
    return Block(kind, number, Speaker.OFFICE, tuple(paragraphs), group=group)


def letter(
    text: str,
    *blocks: Block,
    file: str = "1",
    noise: tuple[Noise, ...] = (),
    kind: LetterKind = LetterKind.ANSWER_LETTER,
    reference: str | None = "AF1/22",
    date: datetime.date | None = None,
) -> Letter:
    """A letter with these blocks."""
    return Letter(Source(f"id-{file}", file, text), Letterhead(kind, reference, date=date), blocks, noise)


def bench_letter(file: str = "1") -> Letter:
    """The letter on benches as a perfect parser reads it."""
    return letter(
        TEXT,
        block(TEXT, BlockKind.LETTERHEAD, None, "Anfrage zu Bänken"),
        block(TEXT, BlockKind.QUESTION, "1", QUESTION_1),
        block(TEXT, BlockKind.ANSWER, "1", ANSWER_1),
        block(TEXT, BlockKind.QUESTION, "2", QUESTION_2),
        block(TEXT, BlockKind.ANSWER, "2", ANSWER_2),
        file=file,
    )


def stretch(number: str | None, piece: str, text: str = TEXT, file: str = "1", **more: Any) -> dict[str, Any]:
    """A labelled stretch as its file holds it."""
    start = text.index(piece)
    first, last = edges(piece)
    end = start + len(piece)
    return {"number": number, "file": file, "start": start, "end": end, "starts_with": first, "ends_with": last, **more}


def bench_paper(**changes: Any) -> GoldPaper:
    """The labels of the letter on benches; changes replace fields."""
    fields: dict[str, Any] = {
        "paper": "7",
        "layout": ["numbers", "inner_list"],
        "pairs": [
            {"question": stretch("1", QUESTION_1), "answer": stretch("1", ANSWER_1), "unsure": False},
            {"question": stretch("2", QUESTION_2), "answer": stretch("2", ANSWER_2), "unsure": False},
        ],
        "points": [],
        "note": "",
    }
    return GoldPaper.model_validate({**fields, **changes})


def write_corpus(folder: Path, texts: dict[str, str], paper: str = "7", names: dict[str, str] | None = None) -> Path:
    """An OParl folder with one paper of these texts."""
    (folder / "files").mkdir(parents=True)
    (folder / "papers").mkdir()
    listed = []
    for number, text in texts.items():
        (folder / "files" / f"{number}.txt").write_bytes(text.encode())
        listed.append({"id": f"files/{number}", "name": (names or {}).get(number, "Stellungnahme")})
    told = {"id": f"papers/{paper}", "paperType": "Anfrage", "auxiliaryFile": listed}
    (folder / "papers" / f"{paper}.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def write_gold(path: Path, *papers: GoldPaper) -> Path:
    """A gold file of these papers."""
    path.write_text("".join(f"{paper.model_dump_json()}\n" for paper in papers), encoding="utf-8")
    return path
