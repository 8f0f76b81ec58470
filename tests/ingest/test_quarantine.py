"""What speaks against publishing a letter: found where it stands, and not where letters only speak about it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.corpus import listing
from ingest.model import Letter, Paper
from ingest.quarantine import REMEDY, WHY, Sign, reasons, signs
from ingest.read import read, source_from_bytes
from ingest.segment import segment
from tests.corpus import dresden
from tests.letters import ANSWER, CONTROL, letter_text

#: An account number of the standard's own example (ISO 13616).
IBAN = "DE89 3704 0044 0532 0130 00"


def letter(
    first: str = "Das Freibad öffnet.", name: str = "AF0007-23.txt", before: str = "", after: str = ""
) -> Letter:
    text = before + letter_text(first=first) + after
    return segment(source_from_bytes(text.encode(), name))


@pytest.mark.parametrize(
    "first",
    [
        "Der Ausschuss hat darüber in nichtöffentlicher Sitzung beraten.",
        "Die Angaben sind vertraulich und können hier nicht genannt werden.",
        "Die Vorlage ist nicht öffentlich; sie wird am 3. Mai behandelt.",
        "Der Platz ist nach dem am 3. Mai 1862 geborenen Maler benannt.",
        "Das Konto DE89 3704 0044 0532 0130 01 gibt es nicht.",
        "Der Fernwärmevertrag 1234 5678 9012 3456 gilt weiter.",
    ],
)
def test_a_letter_about_such_things_is_no_such_letter(first: str) -> None:
    assert signs(letter(first)) == ()


@pytest.mark.parametrize(
    ("found", "sign"),
    [
        (letter(f"Bitte überweisen Sie auf {IBAN}."), Sign.IBAN),
        (letter(f"Bitte überweisen Sie auf {IBAN.replace(' ', '')}."), Sign.IBAN),
        (letter("Frau Muster, geboren am 3. Mai 1962, wohnt dort."), Sign.BIRTH_DATE),
        (letter("Herr Muster (geb. 03.05.1962) wohnt dort."), Sign.BIRTH_DATE),
        (letter("Geburtsdatum: 3.5.2001"), Sign.BIRTH_DATE),
        (letter(name="AF0007-23_nichtoeffentlich.txt"), Sign.FILE_NAME),
        (letter(name="AF0007-23 nicht öffentlich.txt"), Sign.FILE_NAME),
        (letter(name="NÖ_AF0007-23.txt"), Sign.FILE_NAME),
        (letter(name="vertraulich AF0007.txt"), Sign.FILE_NAME),
        (letter(before="NICHT ÖFFENTLICH\n\n"), Sign.SECOND_MARK),
        (letter(after="\n\n☒ vertraulich\n"), Sign.SECOND_MARK),
        (letter(after="\n\n[x] vertraulich\n"), Sign.SECOND_MARK),
        (letter(after="\n\n(X) Vertraulich\n"), Sign.SECOND_MARK),
        (letter(after="\n\n(Nichtöffentliche Anlage)\n"), Sign.SECOND_MARK),
        (letter(after="\n\nNur für den Dienstgebrauch\n"), Sign.SECOND_MARK),
    ],
)
def test_each_sign_is_found(found: Letter, sign: Sign) -> None:
    assert signs(found) == (sign,)


def test_an_empty_box_is_no_second_mark_and_the_house_names_its_own_account() -> None:
    assert signs(letter(after="\n\n□ vertraulich\n")) == () == signs(letter(after="\n\n[ ] vertraulich\n"))
    assert signs(letter(before=f"Stadtkasse, {IBAN}\n\n")) == ()


@pytest.mark.parametrize(
    "paper",
    [
        Paper("1", file_name="Stellungnahme nichtöffentlich"),
        Paper("1", paper_type="Beschlussvorlage (nicht öffentlich)"),
        Paper("1", name="Verkauf eines Grundstücks (nichtöffentlich)"),
        Paper("1", name="Verkauf eines Grundstücks – vertraulich"),
    ],
)
def test_what_the_council_information_system_says_counts(paper: Paper) -> None:
    assert signs(letter(), paper) == (Sign.PAPER,)
    assert signs(letter(), Paper("1", name="Nichtöffentliche Sitzungen im Livestream", paper_type="Anfrage")) == ()


def test_the_name_that_a_file_has_now_counts_as_well() -> None:
    assert signs(letter(), None, "AF0007-23 (vertraulich).txt") == (Sign.FILE_NAME,)


def test_reasons_are_sentences_without_a_word_of_the_letter() -> None:
    assert WHY.keys() == set(Sign) and reasons(()) == ""
    said = reasons(signs(letter(f"Konto {IBAN}", name="nichtöffentlich.txt")))
    assert said == f"{WHY[Sign.FILE_NAME]} {WHY[Sign.IBAN]} {REMEDY}" and "DE89" not in said


@settings(deadline=None)
@given(st.text(st.characters(exclude_characters="\0"), max_size=2_000))  # a text with a NUL is refused before
def test_any_text_has_signs_or_none(text: str) -> None:
    found = segment(source_from_bytes(("□ vertraulich\n\n" + text).encode("utf-8", "replace"), "brief.txt"))
    assert set(signs(found, Paper("1", name=text, file_name=text), text)) <= set(Sign)


def test_the_samples_show_none() -> None:
    for path in (CONTROL, ANSWER):
        assert signs(segment(read(path).source), None, path.name) == ()


def test_the_letters_of_the_development_corpus_stay_as_they_are() -> None:
    documents = listing(dresden()).documents
    assert len(documents) > 40
    for path in documents:
        assert signs(segment(read(path).source), None, path.name) == (), path.name
