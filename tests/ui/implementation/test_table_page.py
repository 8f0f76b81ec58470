"""The table of points: who says what as of when, in which words; what is overdue, and what was said before."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from assistant.implementation.state import PointStatus, Progress
from assistant.model import Scope
from tests.ui.implementation.made_points import DONE, POINTS, SERIES, UNREPORTED
from tests.ui.pages import words
from tests.ui.payloads import PAYLOADS
from ui.browse.wanted import Wanted
from ui.implementation.selection import selected
from ui.implementation.table_page import Shown, in_order, table_body
from ui.implementation.texts import ENGLISH, GERMAN, ImplementationTexts
from ui.markup import escaped

ALL = Wanted()


def page(points: tuple[PointStatus, ...] = POINTS, wanted: Wanted = ALL, texts: ImplementationTexts = GERMAN) -> str:
    return table_body(Shown(selected(points, wanted), Scope(5, None)), wanted, texts)


def rows(shown: str) -> list[str]:
    return re.findall(r"<tr.*?</tr>", shown.partition("<tbody")[2])


def test_each_state_has_who_when_and_the_words() -> None:
    series, done, unreported = rows(page())
    assert words(done).startswith("A0093/15, Punkt 1 Ein Beispiel 1. die Handlungsfähigkeit zu prüfen")
    assert "umgesetzt laut Sozialamt, Stand 03.11.2016 Die Prüfung ist erfolgt. Beschlusskontrolle zu" in words(done)
    assert done.count(f'href="/stelle/{DONE.reports[0].passage.document_id}/') == 2, "state and sentence lead there"
    assert words(unreported).count("kein Bericht gefunden") == 1 and "laut" not in words(unreported)
    assert 'class="spaet"' in series and "Bericht überfällig seit 31.03.2018" in words(series)
    assert 'href="/vorgang/A0093/15#stand-2a"' in series and 'href="/vorgang/A0093/15"' in unreported


def test_the_history_opens_with_the_latest_statement_first() -> None:
    series = rows(page())[0]
    history = words(series.partition("<details")[2])
    assert history.startswith("class=") or "Verlauf (3 Aussagen)" in history
    assert [one.date.year for one in in_order(SERIES) if one.date] == [2016, 2017, 2018]
    order = [history.index(day) for day in ("15.01.2018", "13.09.2017", "03.11.2016")]
    assert order == sorted(order) and "Antwort auf eine Nachfrage" in history
    assert "<details" not in rows(page())[1], "one statement is no history"


def test_an_enquiry_is_named_with_the_way_to_it() -> None:
    assert "Nachfrage liegt vor : AF0007/18 vom 15.01.2018" in words(rows(page())[0])


def test_what_was_chosen_stands_in_the_form_and_can_be_taken_away() -> None:
    shown = page(wanted=Wanted(stand="umgesetzt", ueberfaellig=True, von="2016"))
    assert '<option value="umgesetzt" selected>' in shown and "checked" in shown and 'value="2016"' in shown
    assert "passt kein Punkt zu dieser Auswahl" in words(shown) and "umgesetzt ×" in words(shown)
    assert "nur überfällige Berichte ×" in words(shown)


def test_tables_to_save_hold_the_same_choice() -> None:
    shown = page(wanted=Wanted(stand="umgesetzt"))
    assert 'href="/umsetzung.csv?stand=umgesetzt" download' in shown and "/umsetzung.xlsx?stand=umgesetzt" in shown


def test_many_points_stand_on_several_pages() -> None:
    many = tuple(replace(DONE, number=str(number)) for number in range(1, 60))
    assert len(rows(page(many))) == 25 and "Seite 1 von 3" in words(page(many))
    last = page(many, Wanted(seite=99))
    assert len(rows(last)) == 9 and "Punkt 59" in words(last)


def test_nothing_yet_and_a_fault_are_said_in_words() -> None:
    assert "noch zu keinem Punkt ein Bericht einsehbar" in words(page(()))
    shown = table_body(Shown(None, Scope(0, None), "Erwartet wird <etwas>."), Wanted(), GERMAN)
    assert 'role="alert"' in shown and "Erwartet wird &lt;etwas&gt;." in shown and "<table" not in shown


def test_it_speaks_english_around_german_words() -> None:
    shown = page(texts=ENGLISH)
    assert "implemented according to Sozialamt, as of 03 November 2016 Die Prüfung ist erfolgt." in words(shown)
    assert "report overdue since 31 March 2018" in words(shown)


@pytest.mark.parametrize("payload", [one for one in PAYLOADS if "\ud800" not in one])
def test_words_of_letters_are_only_words(payload: str) -> None:
    report = replace(DONE.reports[0], sentence=payload, office=payload, refers=(payload,), holds_for=payload)
    bad = replace(DONE, wording=payload, subject=payload, number=payload, reference=payload, reports=(report,))
    shown = table_body(Shown(selected((bad, UNREPORTED), Wanted()), Scope(2, None)), Wanted(vorgang=payload), GERMAN)
    assert elements(shown) == elements(shown.replace(str(escaped(payload)), "x")), "nothing of it is an element"
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', shown)).lower()


def elements(shown: str) -> list[str]:
    return re.findall(r"<\w+", shown)


def test_every_state_has_a_row() -> None:
    every = tuple(point_in(progress) for progress in Progress)
    shown = words(page(every))
    assert all(f"{progress.value} laut Sozialamt" in shown for progress in Progress)


def point_in(progress: Progress) -> PointStatus:
    report = replace(DONE.reports[0], progress=progress)
    return replace(DONE, number=str(list(Progress).index(progress)), reports=(report,))
