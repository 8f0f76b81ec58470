"""Where the head of a form ends, however its table was flattened."""

from __future__ import annotations

import pytest

from ingest.body.layout import lines
from ingest.head.form_head import form_lines, kind, told
from ingest.model import LetterKind
from tests.ingest import made_forms
from tests.ingest.gold_structure import source_of


@pytest.mark.parametrize(
    ("text", "behind", "named"),
    [
        (made_forms.COLUMNS, "1. Wie viele Anträge", LetterKind.ANSWER_LETTER),
        (made_forms.TABLE, "Die Stadtverwaltung legt", LetterKind.ENQUIRY),
        (made_forms.LATE, "Kurzfassung", LetterKind.PROPOSAL),
        (made_forms.MINUTES, "30.", LetterKind.MINUTES),
        (made_forms.RESOLUTION, "Der Stadtrat beschließt:", LetterKind.RESOLUTION),
        (made_forms.LETTERSPACED, "Beginn der Sitzung:", LetterKind.MINUTES),
    ],
)
def test_head_ends_before_the_body(text: str, behind: str, named: LetterKind) -> None:
    printed = lines(source_of(text))
    head = form_lines(printed)
    assert printed[len(head)].text.startswith(behind)
    assert kind(head) is named


@pytest.mark.parametrize(
    "text",
    [
        "Ein Text.\nNoch einer.",
        "Anlage 1\nSatzung über die Heimstiftung\n1. Zweck",
        "Hausmitteilung\nGZ: 1\nBeschlusskontrolle zu A1/15\nDatum: 1.1.2020",
    ],
)
def test_other_documents_are_no_forms(text: str) -> None:
    assert form_lines(lines(source_of(text))) == []


def test_subject_that_begins_like_the_form_of_finances_stays_in_the_head() -> None:
    text = made_forms.TABLE.replace("Stand des Breitbandausbaus", "Finanzielle Auswirkungen der Reform")
    head = form_lines(lines(source_of(text)))
    assert any(row.line.text.startswith("Finanzielle Auswirkungen") for row in head)


def test_sentence_behind_the_table_is_none_of_the_head() -> None:
    text = made_forms.TABLE.replace("Die Stadtverwaltung legt dar", "Die CDU-Fraktion beantragt")
    printed = lines(source_of(text))
    assert printed[len(form_lines(printed))].text.startswith("Die CDU-Fraktion")


@pytest.mark.parametrize("text", [made_forms.COLUMNS, made_forms.LATE, made_forms.MINUTES, made_forms.LETTERSPACED])
def test_lines_of_a_known_head_are_told_the_same(text: str) -> None:
    printed = lines(source_of(text))
    head = form_lines(printed)
    assert told([row.line for row in head]) == head
