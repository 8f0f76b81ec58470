"""The head of a letter: what it says is read, what it does not say stays empty."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layout import lines
from ingest.letterhead import parse_date, split_head
from ingest.model import Letterhead, LetterKind, MarkState
from tests.ingest.gold_structure import BOTH, gold, letter_of, sample, source_of

HEAD = """\
{mark}

Landeshauptstadt Dresden
Amt für Beispiele
GZ: (GB 6) 66.41

SPD-Fraktion im Stadtrat
Frau Beispiel

Datum: {date}

{subject}

Sehr geehrte Frau Beispiel,

zu {opening} antworte ich:
"""


def head(
    mark: str = "□ vertraulich",
    date: str = "14. SEP. 2022",
    subject: str = "Wege im Wald\nAF0815/22",
    opening: str = "Ihrer Anfrage",
) -> Letterhead:
    return letter_of(HEAD.format(mark=mark, date=date, subject=subject, opening=opening)).head


@pytest.mark.parametrize("name", BOTH)
def test_sample_has_the_head_that_its_gold_structure_says(name: str) -> None:
    letter, wanted = sample(name), gold(name)["head"]
    found = letter.head
    assert found.kind == wanted["kind"]
    assert found.reference == wanted["reference"]
    assert list(found.further_references) == wanted["further_references"]
    assert found.date == datetime.date.fromisoformat(wanted["date"])
    assert found.date_raw == wanted["date_raw"]
    assert found.office == wanted["office"]
    assert found.file_number == wanted["file_number"]
    assert list(found.addressees) == wanted["addressees"]
    assert found.subject is not None
    assert found.subject.replace("**", "") == wanted["subject"]
    assert found.mark.state == wanted["mark"]["state"]
    assert letter.source.verbatim(found.mark.spans) == wanted["mark"]["text"]


@pytest.mark.parametrize(
    ("stamp", "date"),
    [
        ("14. SEP. 2022", (2022, 9, 14)),
        ("23. JUNI 2022", (2022, 6, 23)),
        ("23.06.2022", (2022, 6, 23)),
        ("7. Juli 2015", (2015, 7, 7)),
        ("Dresden, 7. Juli 2015", (2015, 7, 7)),
        ("Dresden, den 3.4.2021", (2021, 4, 3)),
        ("1. März 2020", (2020, 3, 1)),
        ("2.MRZ.2020", (2020, 3, 2)),
        ("1 7. JAN. 2017", (2017, 1, 17)),
        ("0 7. DEZ. 2023", (2023, 12, 7)),
        ("2 8 . FEB. 2018", (2018, 2, 28)),
        ("(GB 5) 23. JUNI 2022", (2022, 6, 23)),
    ],
)
def test_date_of_a_stamp(stamp: str, date: tuple[int, int, int]) -> None:
    assert parse_date(stamp) == datetime.date(*date)


@pytest.mark.parametrize(
    "stamp",
    [
        *["", "Datum", "2022", "0 * FE3. 2013", ". 3, jäh. 2Ü3", "17. EL »W", "® 2016", "i / rr0 onn", "2 S. AÜ6. 281"],
        *[
            "31. APR. 2020",
            "9 9. JAN. 2017",
            "23. JNUI 2022",
            "00.01.2020",
            "12.13.2020",
            "2 a JAK. 2öto",
            "14. SEP. 22",
        ],
        *["1  7. JAN. 2017", "2'7. JAN. 2017", "' 7. JAN. 2017", "l 7. JAN. 2017", "* 3. AUG. 2015", "^0- SEP. 2019"],
    ],
)
def test_stamp_that_cannot_be_read_for_certain_has_no_date(stamp: str) -> None:
    assert parse_date(stamp) is None


@settings(deadline=None)
@given(st.text(alphabet="0123456789. JANuni,-'*\n", max_size=24))
def test_any_stamp_is_a_date_or_none(stamp: str) -> None:
    found = parse_date(stamp)
    assert found is None or str(found.year) in stamp


def test_unreadable_stamp_is_kept_as_printed() -> None:
    found = head(date="2 7, HOV. 2023")
    assert (found.date, found.date_raw) == (None, "2 7, HOV. 2023")


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        *[
            ("☒ vertraulich", "ticked"),
            ("☑ vertraulich", "ticked"),
            ("X vertraulich", "ticked"),
            ("x  Vertraulich", "ticked"),
        ],
        *[("☑ streng vertraulich", "ticked"), ("■ vertraulich.", "ticked"), ("✗vertraulich", "ticked")],
        *[("□ vertraulich", "unticked"), ("☐ vertraulich", "unticked"), ("□vertraulich:", "unticked")],
        *[("vertraulich", "unreadable"), ("Vertraulich", "unreadable"), ("o vertraulich", "unreadable")],
        *[("° vertraulich", "unreadable"), ("□☒ vertraulich", "unreadable"), ("( vertraulich", "unreadable")],
        *[("□ vertraulich\n☒ vertraulich", "unreadable"), ("□ vertraulich\n□ vertraulich", "unreadable")],
        *[("Hausmitteilung", "absent"), ("□ Vertrauliches", "absent"), ("öffentlich", "absent")],
    ],
)
def test_confidentiality_mark(mark: str, state: str) -> None:
    found = head(mark).mark
    assert found.state == state
    assert bool(found.spans) == (found.state is not MarkState.ABSENT)


def test_word_vertraulich_in_the_text_is_no_mark() -> None:
    text = HEAD.format(mark="", date="14. SEP. 2022", subject="Wald", opening="Ihrer Anfrage") + "\n☒ vertraulich\n"
    assert letter_of(text).head.mark.state is MarkState.ABSENT


@pytest.mark.parametrize(
    ("subject", "opening", "kind"),
    [
        ("Wege im Wald\nAF0815/22", "Ihren Zeilen", LetterKind.ANSWER_LETTER),
        ("Wege im Wald\nmAF0316/12", "Ihren Zeilen", LetterKind.ANSWER_LETTER),
        ("Wege im Wald", "Ihrer Anfrage vom 3. Mai", LetterKind.ANSWER_LETTER),
        ("Beschlusskontrolle zu A0093/15", "oben genanntem Beschluss", LetterKind.RESOLUTION_CONTROL),
        ("Beschlusskontrolle zu A0093/15\nAF0815/22", "Ihrer Anfrage", LetterKind.ANSWER_LETTER),
        ("Stellungnahme zum Vorschlag", "dem Vorschlag", LetterKind.STATEMENT),
        ("Niederschrift über die Sitzung", "der Sitzung", LetterKind.MINUTES),
        ("Wege im Wald", "diesem Thema", LetterKind.OTHER),
    ],
)
def test_kind(subject: str, opening: str, kind: LetterKind) -> None:
    assert head(subject=subject, opening=opening).kind is kind


def test_own_reference_goes_before_those_of_the_subject() -> None:
    found = head(subject="Beschlusskontrolle zu P0091/21 (SR/034/2022)\nAF0815/22")
    assert (found.reference, found.further_references) == ("AF0815/22", ("P0091/21", "SR/034/2022"))


def test_fields_of_a_made_up_head() -> None:
    found = head()
    assert found.office == "Amt für Beispiele"
    assert found.file_number == "(GB 6) 66.41"
    assert found.addressees == ("SPD-Fraktion im Stadtrat", "Frau Beispiel")
    assert found.subject == "Wege im Wald"


def test_letter_without_salutation_has_an_empty_head() -> None:
    found = letter_of("Datum: 14. SEP. 2022\n\nEin Text ohne Anrede.").head
    assert found == Letterhead()
    assert split_head(lines(source_of("Ein Text"))) == 0
