"""The report on drafts: what it shows, and what it says when it cannot be written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.drafting.draft import DraftSentence
from eval.draft_measure import judged
from eval.draft_report import NAMES, DraftReport
from ingest.errors import BadInput
from tests.eval.draft_made import ASKED, OPEN, QUOTE, answer, draft, gold_enquiry, statement, town
from tests.eval.made_report import MANIFEST


@pytest.fixture
def report(tmp_path: Path) -> DraftReport:
    corpus = town(tmp_path / "town")
    hit = answer(ASKED, statement(), sentences=(DraftSentence(QUOTE, 1),))
    miss = answer(ASKED, statement("Mehr ist dazu nicht zu sagen.", 2))
    other = gold_enquiry(id="dr-x02", reference="AF0003/23")
    drafts = (judged(gold_enquiry(), draft(hit, answer(OPEN)), corpus), judged(other, draft(miss), corpus))
    return DraftReport("drafts.jsonl", drafts, (MANIFEST,))


def test_figures_enquiries_and_misses_are_shown(report: DraftReport) -> None:
    page = report.as_markdown()
    assert page.startswith("# Entwürfe: drafts.jsonl\n") and "2 Anfragen mit 4 Fragen; 2 davon" in page
    assert f"| bearing | {NAMES['bearing']} | 0,500 | 1/2 |" in page and "nicht zertifizierbar" in page
    assert "| dr-x01 | AF0002/23 | 2 | 1 | 1 | 1/1 | 1/1 |" in page
    assert "| dr-x02 | ganz |" in page and "„Mehr ist dazu nicht zu sagen.“" in page
    assert report.figures.keys() == NAMES.keys() and "## Manifest: " in page


def test_the_json_holds_every_question(report: DraftReport) -> None:
    document = json.loads(report.as_json())
    assert document["figures"]["bearing"]["k"] == 1 and len(document["manifests"]) == 1
    assert [one["hit"] for one in document["questions"]] == [True, False, False, False]
    assert document["questions"][0]["cited"][0]["bears"] is True and document["questions"][3]["recognised"] is False


def test_it_is_written_beside_other_reports(report: DraftReport, tmp_path: Path) -> None:
    paths = report.write(tmp_path / "reports")
    assert [path.name for path in paths] == ["drafts-fundstelle.md", "drafts-fundstelle.json"]
    assert paths[0].read_text(encoding="utf-8") == report.as_markdown()
    (tmp_path / "file").touch()
    with pytest.raises(BadInput, match="beschreibbarer Ordner"):
        report.write(tmp_path / "file")
