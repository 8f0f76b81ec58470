"""Who may see a letter: only a plainly unticked mark opens one without a person's word."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.clearance import (
    MARK_READER,
    SINGLY,
    WHY,
    Decision,
    by_person,
    cleared_by,
    decide,
    decided,
    read_records,
    stands,
)
from ingest.errors import BadInput
from ingest.model import MarkState, Tier
from ingest.quarantine import WHY as QUARANTINED
from ingest.quarantine import Sign
from tests.letters import ANSWER, CLEARANCES, CONTROL

OPEN, SHUT = Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH
RECORD = """\
[[clearance]]
file = "brief.txt"
sha256 = "{sha256}"
tier = "{tier}"
cleared_by = "Erika Muster"
date = 2024-02-03
reason = "Veröffentlicht."
"""


@pytest.mark.parametrize("mark", MarkState)
def test_without_a_person_only_an_unticked_mark_opens(mark: MarkState) -> None:
    tier = OPEN if mark is MarkState.UNTICKED else SHUT
    assert decide(mark, None) == Decision(tier, MARK_READER, WHY[mark])


@pytest.mark.parametrize("mark", [MarkState.TICKED, MarkState.UNREADABLE, MarkState.ABSENT])
def test_a_person_can_open_what_the_mark_withholds(mark: MarkState) -> None:
    person = Decision(OPEN, "Erika Muster", "Veröffentlicht.")
    assert decide(mark, person) == person


def test_a_person_can_withhold_what_the_mark_opens() -> None:
    person = Decision(SHUT, "Erika Muster", "Enthält Namen.")
    assert decide(MarkState.UNTICKED, person) == person


def test_a_person_who_repeats_the_mark_is_not_its_author() -> None:
    assert decide(MarkState.UNTICKED, Decision(OPEN, "Erika Muster", "Egal.")).who == MARK_READER


def test_clearing_names_the_account_and_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "emuster")
    decision = cleared_by(" Erika Muster, veröffentlicht ")
    assert decision == Decision(OPEN, "emuster: Erika Muster, veröffentlicht", "Erika Muster, veröffentlicht")


def test_a_person_decides_about_all_letters_of_a_run_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "emuster")
    assert by_person(None, None) is None
    assert by_person("Erika Muster, veröffentlicht", None) == cleared_by("Erika Muster, veröffentlicht")
    withheld = Decision(SHUT, "emuster: Erika Muster, enthält Namen", "Erika Muster, enthält Namen")
    assert by_person(None, " Erika Muster, enthält Namen ") == withheld


@pytest.mark.parametrize(("cleared", "withheld"), [("Erika, ja", "Erika, nein"), (None, " – "), (" ", None)])
def test_a_decision_that_says_nothing_or_both_is_refused(cleared: str | None, withheld: str | None) -> None:
    with pytest.raises(BadInput):
        by_person(cleared, withheld)


def test_an_account_without_a_name_is_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nameless)
    assert cleared_by("Grund").who.startswith("uid ")


@pytest.mark.parametrize("text", ["", "  ", " , "])
def test_clearing_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="--cleared-by"):
        cleared_by(text)


def test_the_records_of_the_samples_open_both() -> None:
    records = read_records(CLEARANCES)
    sums = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (ANSWER, CONTROL)]
    assert [records[one].tier for one in sums] == [OPEN, OPEN]
    assert records[sums[1]].who == "Projekt Fundstelle"
    assert "Freigabe vom 23.11.2026" in records[sums[1]].why


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", "clearance"),
        ("[[clearance]]\nfile = 'x'", "clearance.0.sha256"),
        (RECORD.format(sha256="0" * 63, tier="oeffentlich"), "clearance.0.sha256"),
        (RECORD.format(sha256="0" * 64, tier="geheim"), "clearance.0.tier"),
        (RECORD.format(sha256="0" * 64, tier="oeffentlich") + "extra = 1", "clearance.0.extra"),
        (RECORD.format(sha256="0" * 64, tier="oeffentlich").replace("Erika Muster", " "), "clearance.0.cleared_by"),
        ("[[clearance", "kein gültiges TOML"),
        (RECORD.format(sha256="0" * 64, tier="oeffentlich") + RECORD.format(sha256="0" * 64, tier="nichtoeffentlich"),
         "zwei verschiedene Entscheidungen"),
    ],
)  # fmt: skip
def test_a_file_that_holds_no_records_is_refused(tmp_path: Path, content: str, found: str) -> None:
    path = tmp_path / "freigaben.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match=found):
        read_records(path)


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nichts unter diesem Namen"):
        read_records(tmp_path / "nicht-da.toml")
    (tmp_path / "freigaben.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(BadInput, match="kein gültiges TOML"):
        read_records(tmp_path / "freigaben.toml")


PERSON = "muster: Erika Muster"
ALONE = f"{SINGLY}{PERSON}"
SIGNS = st.lists(st.sampled_from(Sign), max_size=3, unique=True).map(tuple)
TIERS = st.sampled_from(Tier)
DECISIONS = st.none() | TIERS.map(lambda tier: Decision(tier, PERSON, "Darum."))
BEFORE = st.none() | st.tuples(TIERS, st.sampled_from([MARK_READER, PERSON, ALONE]))
REPLACED = st.lists(st.tuples(TIERS, st.sampled_from([MARK_READER, PERSON, ALONE]), st.just("Deshalb.")), max_size=3)


@given(st.sampled_from(MarkState), SIGNS)
def test_contradictory_or_unlabelled_is_withheld_until_somebody_decides(
    mark: MarkState, signs: tuple[Sign, ...]
) -> None:
    decision = decide(mark, None, signs)
    assert decision.who == MARK_READER
    assert (decision.tier is OPEN) == (mark is MarkState.UNTICKED and not signs)
    assert decision.tier in (OPEN, SHUT), "nothing else is decided without a person"
    assert all(QUARANTINED[sign] in decision.why for sign in signs)


@given(st.sampled_from(MarkState), DECISIONS, BEFORE, REPLACED, SIGNS)
def test_public_is_only_what_mark_or_person_says_and_nobody_closed(
    mark: MarkState,
    person: Decision | None,
    before: tuple[Tier, str] | None,
    replaced: list[tuple[Tier, str, str]],
    signs: tuple[Sign, ...],
) -> None:
    tier = decided(mark, person, before, replaced, signs).tier
    if tier is OPEN:
        by_mark = mark is MarkState.UNTICKED and not signs
        by_person = person is not None and person.tier is OPEN
        assert by_mark or by_person or (before is not None and before[0] is OPEN and before[1] != MARK_READER)
    if before is not None and (before[0] is Tier.GESPERRT or before[1] == ALONE):
        assert tier.closedness >= before[0].closedness, "a run opens nothing that was classified singly or locked"
    if before is None:
        for held, who, _ in replaced:
            if (held is Tier.GESPERRT and who != MARK_READER) or who == ALONE:
                assert tier.closedness >= held.closedness, "nor does a changed file"


@given(REPLACED, SIGNS)
def test_of_several_versions_and_the_own_mark_the_most_closed_word_counts(
    replaced: list[tuple[Tier, str, str]], signs: tuple[Sign, ...]
) -> None:
    tier = decided(MarkState.TICKED, None, None, replaced, signs).tier
    assert tier.closedness == max([SHUT.closedness, *(one[0].closedness for one in replaced if one[1] != MARK_READER)])


def test_what_was_classified_singly_a_run_may_close_and_never_open() -> None:
    assert not stands(OPEN, ALONE, SHUT) and not stands(SHUT, PERSON, OPEN)
    assert stands(SHUT, ALONE, OPEN) and stands(Tier.INTERN, ALONE, OPEN)
    assert stands(Tier.GESPERRT, PERSON, SHUT) and not stands(Tier.GESPERRT, PERSON, Tier.GESPERRT)


def test_no_account_can_name_itself_so_that_it_counts_as_one_decision_about_one_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "emuster")
    withheld = by_person(None, f"{SINGLY}Erika, nein")
    assert withheld is not None and not withheld.who.startswith(SINGLY)
