"""A house with letters: the samples, small ones, a PDF, and one that is not public; and who comes to its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.desk import Desk
from ingest.settings import Settings
from tests.corpus import SAMPLES
from tests.ingest.formats.made_documents import stream, written_pdf
from tests.letters import ANSWER, CLEARANCES, CONTROL, NO_POINTS, letter_text, written
from ui.server import web_application
from ui.site import Site
from ui.visitor import STAFF, Visitors

ADDRESS = "http://127.0.0.1:7860"
#: Where a request comes from that was made on this machine.
HERE = ("127.0.0.1", 50000)
#: What a browser says of a request that a page of ours makes.
FROM_A_PAGE = {"sec-fetch-site": "same-origin"}
CLEARED_BY = "Test, für alle"


@dataclass(frozen=True)
class House:
    """A desk with letters, and their ids.

    Attributes:
        desk: The desk; whoever takes letters in or corrects them takes the fixture ``fresh_house``.
        control: Sample P0091/21, a report with several points.
        answer: Sample AF2531/22, the later answer to an enquiry.
        bath: AF0007/23 of 03.04.2023, an answer with two questions.
        notice: A letter without reference, points or questions.
        pdf: AF0008/23 of 05.05.2023 as a PDF of two pages.
        hidden: AF0009/23 of 06.06.2023, not public: only staff may know of it.
    """

    desk: Desk
    control: str
    answer: str
    bath: str
    notice: str
    pdf: str
    hidden: str

    @cached_property
    def site(self) -> Site:
        """The pages' ground for everyone."""
        return Site.over(self.desk, ADDRESS)

    @cached_property
    def staff_site(self) -> Site:
        """The same where whoever sits at this machine is staff; the same answers lie on its shelf."""
        return replace(self.site, visitors=Visitors(as_staff=True))

    @cached_property
    def web(self) -> FastAPI:
        """The pages for everyone."""
        return web_application(self.site)

    @cached_property
    def staff_web(self) -> FastAPI:
        """The pages for staff."""
        return web_application(self.staff_site)

    def client(self, staff: bool = False) -> TestClient:
        """A browser that nobody has used, as far as a client without a page can be one."""
        web = self.staff_web if staff else self.web
        return TestClient(web, base_url=ADDRESS, headers=FROM_A_PAGE, client=HERE)


def files(folder: Path) -> dict[str, Path]:
    """The letters' files by their names in :class:`House`; those not among the samples are written into a folder."""
    notice = folder / "rundschreiben.txt"
    notice.write_text(NO_POINTS, encoding="utf-8")
    pdf = folder / "AF0008-23.pdf"
    pdf.write_bytes(printed_letter())
    return {
        "control": CONTROL,
        "answer": ANSWER,
        "bath": written(folder, "AF0007-23.txt"),
        "notice": notice,
        "pdf": pdf,
        "hidden": written(
            folder,
            "AF0009-23.txt",
            mark="☒ vertraulich",
            reference="AF0009/23",
            date="06.06.2023",
            first="Der Verhandlungsstand mit dem Eigentümer des Grundstücks ist nicht öffentlich.",
        ),
    }


def printed_letter() -> bytes:
    """A letter as a PDF of two pages, written by hand: Helvetica, one text operator a line."""
    text = letter_text(reference="AF0008/23", date="05.05.2023", first="Das Hallenbad schließt am 1. Juli 2023.")
    text = text.replace("Freibad im Norden", "Hallenbad im Süden").replace("480.000", "730.000")
    first, second = text.split("2. Was kostet")
    pages = (first, "2. Was kostet" + second)
    objects = ["<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Kids [4 0 R 6 0 R] /Count 2>>"]
    objects.append("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>")
    for number, page in enumerate(pages):
        objects.append(
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources <</Font <</F 3 0 R>>>> "
            f"/Contents {5 + 2 * number} 0 R>>"
        )
        objects.append(stream(_drawn(page)))
    return written_pdf(objects)


def taken_in(folder: Path, model_dir: Path) -> Settings:
    """The settings of a data directory below a folder, with all letters in it."""
    settings = Settings(folder / "data", model_dir)
    with Desk.open(settings) as desk:
        for name, path in files(folder).items():
            if name in ("control", "answer"):
                continue
            (report,) = desk.ingest([path], cleared_by=None if name == "hidden" else CLEARED_BY)
            assert report.document_id, report
        desk.ingest([SAMPLES], clearances=CLEARANCES)
    return settings


def house_over(desk: Desk, folder: Path) -> House:
    """The house of a desk whose letters were written into a folder by :func:`taken_in`."""
    by_file = {entry.file: entry.document_id for entry in desk.letters(STAFF)}
    return House(desk, **{name: by_file[path.stem] for name, path in files(folder).items()})


def _drawn(page: str) -> str:
    """A page's text as operators of a content stream (ISO 32000-1, 9.4)."""
    lines = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in page.split("\n")]
    kept = [line.replace("□ ", "o ") for line in lines]  # Helvetica has no box; scans make such a letter of it, too
    return "BT /F 11 Tf 15 TL 72 790 Td " + " ".join(f"({line}) Tj T*" for line in kept) + " ET"
