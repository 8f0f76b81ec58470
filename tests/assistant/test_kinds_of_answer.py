"""Whether a sentence shows the kind of answer that is wanted."""

from __future__ import annotations

import pytest

from assistant.asking import Wanted
from assistant.kinds_of_answer import shows


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die Sanierung kostet 480.000 Euro.", Wanted.MONEY),
        ("Es sind 1,2 Mio. €.", Wanted.MONEY),
        ("Das sind 18,05 Prozent.", Wanted.SHARE),
        ("Zwölf Becken sind offen.", Wanted.COUNT),
        ("Die Runde tagt wöchentlich.", Wanted.COUNT),
        ("Es öffnet am 1. Juni 2024.", Wanted.DATE),
        ("Seit 2019 ist es zu.", Wanted.DATE),
        ("Frau Dr. Muster leitet das Amt.", Wanted.PERSON),
        ("Die Leitung hat Petra Schmidt.", Wanted.PERSON),
        ("Telefon 0351 4880 oder amt@example.org", Wanted.CONTACT),
        ("Es ist zu, weil das Becken leckt.", Wanted.REASON),
        ("Das ist aus baulichen Gründen nicht möglich.", Wanted.REASON),
        ("Dafür stehen 750 T€ bereit.", Wanted.MONEY),
        ("Rund 480 Tsd. € sind geflossen.", Wanted.MONEY),
        ("Das Heft gibt es kostenlos.", Wanted.MONEY),
        ("Es öffnet im Herbst.", Wanted.DATE),
        ("Es öffnet Ende Mai.", Wanted.DATE),
        ("Im 3. Quartal wird gebaut.", Wanted.DATE),
        ("Der Weg ist 1,60 Meter breit.", Wanted.MEASURE),
        ("Das Wasser hat 18 Grad deutscher Härte.", Wanted.MEASURE),
        ("Es dauert in der Regel 1 - 2 Wochen.", Wanted.DURATION),
        ("Gebaut wird zwei Jahre.", Wanted.DURATION),
        ("Bis zum Umbau bleibt es so.", Wanted.DURATION),
    ],
)
def test_kind_is_shown(text: str, kind: Wanted) -> None:
    assert shows(text, kind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die Sanierung ist teuer.", Wanted.MONEY),
        ("Es sind 480.000 Personen.", Wanted.MONEY),
        ("Das Freibad öffnet wieder.", Wanted.DATE),
        ("Das Amt berät.", Wanted.PERSON),
        ("Das Amt berät.", Wanted.CONTACT),
        ("Das Amt berät.", Wanted.REASON),
        ("Zwölf Becken sind offen.", Wanted.MEASURE),
        ("Zwölf Becken sind offen.", Wanted.DURATION),
        ("Das Becken fasst 4,5 Mio. Liter.", Wanted.MONEY),
    ],
)
def test_kind_is_not_shown(text: str, kind: Wanted) -> None:
    assert not shows(text, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Laut Beschluss vom 3. März 2022 öffnet es.",
        "Nach § 28 Abs. 6 geht das nicht.",
        "Seit 2019 ist es zu.",
        "Die Vorlage V1234/22 regelt es.",
        "Die Sitzung SR/034/2022 hat es vertagt.",
        "Zu Punkt 5 siehe dort.",
    ],
)
def test_numbers_that_count_nothing_are_no_count(text: str) -> None:
    assert not shows(text, Wanted.COUNT)


@pytest.mark.parametrize("kind", [Wanted.OTHER, Wanted.YES_NO, Wanted.WHO, Wanted.PLACE])
def test_kinds_without_a_form_are_shown_by_anything(kind: Wanted) -> None:
    assert shows("Das Amt berät.", kind)


@pytest.mark.parametrize("text", ["kein und " * 300, "zwei bis " * 300, "1 " * 1500])
def test_long_text_is_read_in_no_time(text: str) -> None:
    assert all(shows(text, kind) in (True, False) for kind in Wanted)
