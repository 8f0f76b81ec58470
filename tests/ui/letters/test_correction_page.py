"""The form of a correction: only what is otherwise is corrected, of the sections that were shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.correcting import CorrectedLetter, Wanted
from ingest.corrections import Correction, Field, block_change, head_change
from ingest.errors import BadInput
from ingest.model import Letter, Tier
from ingest.read import source_from_bytes
from ingest.segment import segment
from tests.letters import letter_text
from tests.ui.payloads import PAYLOADS
from tests.ui.test_markup import read
from ui import page_texts
from ui.letters.correction_page import body, head_values, state_of, wanted_of
from ui.letters.report_texts import ENGLISH, GERMAN

WHEN = "2026-11-23T12:00:00+00:00"


@pytest.fixture
def letter() -> Letter:
    return segment(source_from_bytes(letter_text().encode(), "AF0007-23.txt"))


def question(letter: Letter) -> int:
    return next(n for n, block in enumerate(letter.blocks, 1) if "Norden wieder?" in block.paragraphs[0].text)


def page(letter: Letter, *made: Correction, chosen: int = 0, done: str = "", newer: str = "", open_: int = 0) -> str:
    found = CorrectedLetter(letter, Tier.OEFFENTLICH, made, (open_,) if open_ else ())
    return body(found, chosen, done, newer, page_texts.GERMAN, GERMAN)


def head_form(letter: Letter, **other: str) -> dict[str, str]:
    return head_values(letter) | {"von": "Anna"} | other


def block_form(letter: Letter, at: int, **other: str) -> dict[str, str]:
    block = letter.blocks[at - 1]
    given = {"abschnitt": str(at), "stand": state_of(letter), "art": block.kind.value, "nummer": block.number or ""}
    return given | {"grenze": "", "teilen": "", "von": "Anna"} | other


def test_only_what_is_otherwise_is_corrected(letter: Letter) -> None:
    assert wanted_of(letter, head_form(letter, datum="5.4.2023")) == [Wanted(Field.DATE, "2023-04-05")]
    assert wanted_of(letter, head_form(letter, art="enquiry", amt=" Amt  für Sport ")) == [
        Wanted(Field.KIND, "enquiry"),
        Wanted(Field.OFFICE, "Amt für Sport"),
    ]
    assert wanted_of(letter, head_form(letter, datum="")) == [Wanted(Field.DATE, None)]
    assert wanted_of(letter, head_form(letter, empfaenger="Frau Muster\r\nRathaus")) == [
        Wanted(Field.ADDRESSEES, "Frau Muster\nRathaus")
    ]


def test_a_section_is_corrected_alone(letter: Letter) -> None:
    at = question(letter)
    assert wanted_of(letter, block_form(letter, at, nummer="7")) == [Wanted(Field.BLOCK_NUMBER, "7", at)]
    asked = block_form(letter, at, art="resolution_point", grenze="Wann öffnet", verbinden="1", amt="x")
    assert [(one.field, one.new, one.block) for one in wanted_of(letter, asked)] == [
        (Field.BORDER, "Wann öffnet", at),
        (Field.BLOCK_KIND, "resolution_point", at),
        (Field.JOIN, None, at),
    ]
    (split,) = wanted_of(letter, block_form(letter, at, teilen="im Norden wieder?"))
    assert (split.field, split.new) == (Field.SPLIT, "im Norden wieder?")


def test_a_form_that_changes_nothing_or_nonsense_is_refused(letter: Letter) -> None:
    with pytest.raises(BadInput, match="mindestens eine Angabe"):
        wanted_of(letter, head_form(letter))
    with pytest.raises(BadInput, match="Datum wie"):
        wanted_of(letter, head_form(letter, datum="neulich"))
    with pytest.raises(BadInput, match="Art, die es gibt"):
        wanted_of(letter, head_form(letter, art="<b>"))


def test_a_section_does_not_begin_where_another_does(letter: Letter) -> None:
    at = question(letter)
    for field in ("grenze", "teilen"):
        with pytest.raises(BadInput, match=f"beginnt schon Abschnitt {at + 1}"):
            wanted_of(letter, block_form(letter, at, **{field: "Das Freibad öffnet am 1."}))


@pytest.mark.parametrize("number", ["0", "99", "x", "-1", "1e3"])
def test_a_section_that_is_not_there_is_refused(letter: Letter, number: str) -> None:
    with pytest.raises(BadInput, match="inzwischen anders gegliedert"):
        wanted_of(letter, block_form(letter, 1, abschnitt=number))


def test_a_form_for_other_sections_is_refused(letter: Letter) -> None:
    form = block_form(letter, question(letter), nummer="7")
    other = replace(letter, blocks=letter.blocks[1:])
    with pytest.raises(BadInput, match="inzwischen anders gegliedert"):
        wanted_of(other, form)


def test_all_is_shown_as_it_was_read(letter: Letter) -> None:
    made = page(letter, chosen=question(letter))
    text = read(made).text
    assert all(f"Abschnitt {at}:" in text for at in range(1, len(letter.blocks) + 1))
    values = {dict(found).get("value") for name, found in read(made).tags if name == "input"}
    assert {"AF0007/23", "03.04.2023", "Amt für Bäder"} <= values
    selected = [
        dict(found)["value"] for name, found in read(made).tags if name == "option" and "selected" in dict(found)
    ]
    assert selected == ["answer_letter", "question"]
    assert GERMAN.no_history in text


def test_every_field_has_a_label_of_its_own(letter: Letter) -> None:
    tags = read(page(letter, chosen=2)).tags
    ids = [dict(found).get("id") for _, found in tags if dict(found).get("id")]
    assert len(ids) == len(set(ids))
    labelled = {dict(found)["for"] for name, found in tags if name == "label"}
    fields = [dict(found) for name, found in tags if name in ("input", "select", "textarea")]
    assert {field["id"] for field in fields if field.get("type") != "hidden"} == labelled


def test_what_was_done_is_shown_before_and_after(letter: Letter) -> None:
    at = question(letter)
    start = letter.source.text.index("Wann öffnet")
    changes = [head_change(letter, Field.DATE, "2023-04-05"), block_change(letter, at, Field.BORDER, str(start))]
    changes += [block_change(letter, at, Field.BLOCK_NUMBER, "7"), head_change(letter, Field.KIND, "enquiry")]
    made = [Correction(n, "0" * 16, change, "root: Anna", WHEN) for n, change in enumerate(changes, 1)]
    shown = page(letter, *made, done="1-2-3-4")
    text = read(shown[: shown.index(GERMAN.blocks_intro)]).text
    assert "03.04.202305.04.2023" in text and "beginnt mit „Wann öffnet das Freibad" in text
    assert "Nummer des Abschnitts17" in text and "Antwort auf eine AnfrageAnfrage" in text
    assert 'class="gemacht"' not in page(letter, *made) and GERMAN.undone_now in page(letter, *made, done="zurueck")


def test_the_record_names_who_and_the_way_back(letter: Letter) -> None:
    change = head_change(letter, Field.OFFICE, None)
    one = Correction(1, "0" * 16, change, "root: Anna", WHEN)
    text = page(letter, one, replace(one, number=2, undone_by=3), replace(one, number=4), open_=4)
    assert "Amt für Bäder</span> → nichts" in text and "root: Anna, 23.11.2026" in text
    assert text.count('name="zuruecknehmen"') == 2 and GERMAN.undone in text and GERMAN.open_place in text


def test_an_earlier_version_is_not_corrected(letter: Letter) -> None:
    made = page(letter, newer="0123456789abcdef")
    assert "<form" not in made and 'href="/brief/0123456789abcdef/berichtigen"' in made


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if payload.isprintable()])
def test_nothing_that_was_read_is_markup(letter: Letter, payload: str) -> None:
    hostile = replace(letter, head=replace(letter.head, office=payload, subject=payload, addressees=(payload,)))
    one = Correction(1, "0" * 16, head_change(letter, Field.OFFICE, payload), payload, WHEN)
    found = CorrectedLetter(hostile, Tier.OEFFENTLICH, (one,), ())
    tags = read(body(found, 1, "1", "", page_texts.ENGLISH, ENGLISH)).tags
    assert not {name for name, _ in tags} & {"img", "script", "svg", "iframe", "style", "meta", "base", "video"}
    assert not [key for _, values in tags for key, _ in values if key.startswith("on") or key == "style"]
