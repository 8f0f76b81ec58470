"""What the assistant says itself: plain, in two languages, and nothing about the city."""

from __future__ import annotations

import datetime

import pytest

from assistant.filters import Filter
from assistant.model import NoticeKind, Scope
from assistant.texts import LETTER_KINDS, absence, attribution, notice, restriction
from ingest.model import BlockKind, LetterKind, Speaker

VALUES = {
    NoticeKind.RESERVATION: ("Das Amt", "ohne Rechtspflicht"),
    NoticeKind.PARTLY_OPEN: ("Was kostet es?",),
    NoticeKind.PREMISE_UNPROVEN: ("dass es so ist",) * 2,
    NoticeKind.PAGE_MISSING: ("A0097/15", "Seite 2"),
}
STAND = datetime.date(2022, 9, 14)
KINDS = frozenset({LetterKind.MINUTES, LetterKind.ANSWER_LETTER})


@pytest.mark.parametrize("kind", NoticeKind)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_notice_has_a_text_that_takes_its_values(kind: NoticeKind, language: str) -> None:
    values = VALUES.get(kind, ("Stelle 1",))
    text = notice(kind, language, *values)
    assert "{" not in text and text.strip()
    if kind in VALUES:
        assert all(value in text for value in values)


@pytest.mark.parametrize("kind", NoticeKind)
def test_languages_differ(kind: NoticeKind) -> None:
    values = VALUES.get(kind, ("Stelle 1",))
    assert notice(kind, "de", *values) != notice(kind, "en", *values)


@pytest.mark.parametrize(
    ("scope", "language", "text"),
    [
        (
            Scope(2, STAND),
            "de",
            "In den hier einsehbaren Unterlagen (2 Schreiben, Stand 14.09.2022) wurde dazu keine Antwort gefunden.",
        ),
        (
            Scope(1, STAND),
            "en",
            "No answer to this was found in the documents available here (1 letter, as of 14.09.2022).",
        ),
        (Scope(0, None), "de", "In den hier einsehbaren Unterlagen (0 Schreiben) wurde dazu keine Antwort gefunden."),
        (
            Scope(12, STAND, Filter(since=STAND, kinds=KINDS, office="Sozialamt"), undated=3),
            "de",
            "In den hier einsehbaren Unterlagen (12 Schreiben, eingegrenzt auf Antwort oder Niederschrift, "
            "Zeit ab 14.09.2022, Amt „Sozialamt“; 3 ohne erkanntes Datum nicht durchsucht, Stand 14.09.2022) "
            "wurde dazu keine Antwort gefunden.",
        ),
        (
            Scope(1, STAND, Filter(until=STAND, fraction="SPD", paper="A1/22", vorgang="A2/22")),
            "en",
            "No answer to this was found in the documents available here (1 letter, restricted to time until "
            "14.09.2022, fraction “SPD”, paper “A1/22”, Vorgang “A2/22”, as of 14.09.2022).",
        ),
        (Scope(0, None, Filter(since=STAND)), "de", "Es wurde nichts durchsucht."),
        (Scope(0, None, Filter(since=STAND)), "en", "Nothing was searched."),
    ],
)
def test_absence_is_relative_to_what_was_searched(scope: Scope, language: str, text: str) -> None:
    assert absence(scope, language) == text


def test_a_restriction_names_what_is_left() -> None:
    assert restriction(Scope(2, STAND), "de") == ""
    period = Filter(since=STAND, until=STAND)
    assert restriction(Scope(2, STAND, period), "de") == "Zeit ab 14.09.2022 bis 14.09.2022"
    assert set(LETTER_KINDS) == set(LetterKind)


@pytest.mark.parametrize("language", ["de", "en"])
def test_absence_claims_nothing(language: str) -> None:
    assert not any(word in absence(Scope(2, STAND), language).casefold() for word in ("gibt es nicht", "there is no"))


@pytest.mark.parametrize(
    ("speaker", "kind", "german", "english"),
    [
        (Speaker.OFFICE, BlockKind.ANSWER, "Das Amt, Schreiben vom 1.2.", "Das Amt, letter of 1.2."),
        (
            Speaker.COUNCIL,
            BlockKind.RESOLUTION_POINT,
            "Stadtrat, Beschluss V1/22, zitiert im Schreiben vom 1.2.",
            "City council, resolution V1/22, quoted in the letter of 1.2.",
        ),
        (
            Speaker.ENQUIRER,
            BlockKind.QUESTION,
            "Die Anfragenden, zitiert im Schreiben vom 1.2.",
            "The enquirers, quoted in the letter of 1.2.",
        ),
        (
            Speaker.THIRD_PARTY,
            BlockKind.ANSWER,
            "Eine fremde Quelle, zitiert von: Das Amt, Schreiben vom 1.2.",
            "A source quoted by: Das Amt, letter of 1.2.",
        ),
        (Speaker.OFFICE, BlockKind.LETTERHEAD, "Briefkopf, Schreiben vom 1.2.", "Letterhead, letter of 1.2."),
        (Speaker.OFFICE, BlockKind.SIGNATURE, "Unterschrift, Schreiben vom 1.2.", "Signature, letter of 1.2."),
    ],
)
def test_attribution_names_speaker_and_stand(speaker: Speaker, kind: BlockKind, german: str, english: str) -> None:
    for language, text in (("de", german), ("en", english)):
        assert attribution(speaker, kind, LetterKind.OTHER, "Das Amt", "V1/22", "1.2.", language) == text


def test_attribution_without_office_and_date_says_so_much() -> None:
    own = attribution(Speaker.ENQUIRER, BlockKind.INTRO, LetterKind.ENQUIRY, None, "2019/1", "1.2.", "de")
    assert own == "Die Anfragenden, Schreiben vom 1.2."
    assert attribution(Speaker.OFFICE, BlockKind.ANSWER, LetterKind.OTHER, None, None, "", "de") == "Die Verwaltung"
    assert (
        attribution(Speaker.COUNCIL, BlockKind.ANSWER, LetterKind.OTHER, None, None, "", "de") == "Stadtrat, Beschluss"
    )
