"""A draft as Markdown: the letter with footnotes, and nothing in it that a letter could format."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.model import Tier
from tests.ui.drafts.made_drafts import FIGURE, SECRET, draft
from tests.ui.payloads import PAYLOADS
from ui.drafts.markdown import markdown
from ui.drafts.sheet import begun, sheet


def test_the_letter_with_its_fundstellen() -> None:
    text = markdown(sheet(draft(), begun(draft())))
    assert text.startswith(
        "**☐ vertraulich** · Ebene des Schreibens: öffentlich; höchste Ebene der Quellen: öffentlich."
    )
    assert "# Entwurf: Freibad im Norden" in text and "Stelle: [Stelle – bitte ergänzen]" in text
    assert "## Frage 1\n\n> „Wann öffnet das Freibad?“\n\nDas Freibad öffnet im Mai.[^1]" in text
    assert f"Es kamen **{FIGURE.mark}** Gäste.[^3]" in text
    assert "**[keine Fundstelle – bitte ergänzen]**" in text
    assert "[^3]: Antwort auf Anfrage AF1/22 vom 14.09.2022, Sportamt" in text and "zu erfragen bei: Sportamt." in text
    assert (
        sorted(set(re.findall(r"\[\^(\d+)\](?!:)", text))) == re.findall(r"(?m)^\[\^(\d+)\]:", text) == ["1", "2", "3"]
    )
    assert SECRET not in text


def test_an_export_carries_the_highest_tier_of_its_sources() -> None:
    closed = draft(Tier.NICHTOEFFENTLICH, Tier.NICHTOEFFENTLICH)
    assert markdown(sheet(closed, begun(closed))).startswith(
        "**☒ vertraulich (nichtöffentlich)** · Ebene des Schreibens: n"
    )


def test_foreign_words_format_nothing() -> None:
    for payload in PAYLOADS:
        edited = begun(draft())
        hostile = replace(edited, head=replace(edited.head, subject=payload), texts=(payload, payload, payload))
        text = markdown(sheet(draft(), hostile))
        text.encode()
        assert re.findall(r"(?m)^#{1,6} .*", text)[1:] == ["## Frage 1", "## Frage 2", "## Frage 3"], payload
        assert not re.search(r"(?<!\\)<|(?<!\\)\]\(|(?<!\\)!\[|(?<!\\)`|(?m:^\s{0,3}\[(?!\^)[^\]]*[^\\]\]:)", text), (
            payload
        )


def test_lists_and_lines_stay_as_they_were_typed() -> None:
    edited = replace(begun(draft()), texts=("1. eins\n- zwei", "2) drei", "a_b*c"))
    text = markdown(sheet(draft(), edited))
    assert "1\\. eins  \n\\- zwei" in text and "2\\) drei" in text and "a\\_b\\*c" in text
