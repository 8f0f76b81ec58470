"""Drafts over real letters, model and indexes as they really are: cited, verbatim, no more open than their letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.desk import Desk
from assistant.drafting.compose import searched_for
from assistant.drafting.draft import OPEN_MARK, AskedQuestion, Draft, Reservation
from assistant.drafting.figures import restored
from assistant.model import PUBLIC, Principal
from assistant.verify import carries, stands
from ingest.model import Tier
from ingest.settings import Settings
from tests.letters import ANSWER, CONTROL, written

STAFF = Principal("staff", frozenset({"staff"}), frozenset(Tier))
POOL = """\
Anfrage
Betreff: Freibad im Norden

1. Wann öffnet das Freibad im Norden wieder?
2. Was kostet die Sanierung der Becken?
3. Wer hat den Stadtwald an der Grenze vermessen?
"""
RESERVED = "Ich antworte ohne Anerkennung einer Rechtspflicht und ohne Bindungswillen."


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, model_dir: Path) -> Iterator[Desk]:
    """The control letter and an older answer, public; a newer answer and one under a reservation, which are not."""
    folder = tmp_path_factory.mktemp("drafting")
    old = written(folder, "alt.txt", reference="AF0007/22", date="03.04.2022")
    new = written(
        folder, "neu.txt", reference="AF0007/23", first="Das Freibad öffnet nach dem Umbau am 1. Juli 2025 wieder."
    )
    with Desk.open(Settings(folder / "data", model_dir)) as opened:
        opened.ingest([CONTROL, old], cleared_by="Test, gemacht")
        opened.ingest([new], withheld_by="Test, intern")
        yield opened


def drafted(desk: Desk, tier: Tier = Tier.NICHTOEFFENTLICH, who: Principal = STAFF, **more: object) -> Draft:
    """A draft of the answer about the swimming pool."""
    reservation = more.pop("reservation", Reservation.LEAVE)
    return desk.draft(desk.enquiry(POOL, "anfrage.txt"), who, tier, reservation, **more)  # type: ignore[arg-type]


def expect_cited(desk: Desk, draft: Draft, who: Principal = STAFF) -> None:
    """Every sentence carries a Fundstelle that stands and says it, or is the open mark."""
    for answer in draft.answers:
        cited = {one.citation.marker: one.citation for one in answer.statements}
        for sentence in answer.sentences:
            if sentence.marker is None:
                assert sentence.text == OPEN_MARK and answer.is_open
            else:
                citation = cited[sentence.marker]
                letter = desk.letter(citation.document_id, who)
                assert letter and stands(citation, letter.source)
                assert carries(citation.quote, restored(sentence.text, sentence.figures))


def test_what_was_said_before_the_newest_first(desk: Desk) -> None:
    draft = drafted(desk)
    opening, costs, forest = draft.answers
    assert [one.citation.paper for one in opening.statements] == ["AF0007/23", "AF0007/22"]
    assert "1. Juli 2025" in opening.sentences[0].text
    assert any("[aktualisieren: zuletzt 480.000 Euro, Stand 03.04.20" in one.text for one in costs.sentences)
    assert forest.is_open and [one.text for one in forest.sentences] == [OPEN_MARK]
    assert draft.highest_tier is Tier.NICHTOEFFENTLICH
    expect_cited(desk, draft)


def test_only_sources_as_open_as_the_letter_enter_it(desk: Desk) -> None:
    draft = drafted(desk, Tier.OEFFENTLICH)
    opening = draft.answers[0]
    assert [one.citation.paper for one in opening.statements] == ["AF0007/22"]
    assert [(one.citation.paper, one.tier) for one in opening.internal] == [("AF0007/23", Tier.NICHTOEFFENTLICH)]
    assert not any("2025" in one.text for one in opening.sentences)
    assert draft.highest_tier is Tier.OEFFENTLICH and draft.scope.letters == 2
    expect_cited(desk, draft)


def test_a_public_letter_is_the_same_for_all_who_draft_it(desk: Desk) -> None:
    seen, public = drafted(desk, Tier.OEFFENTLICH), drafted(desk, Tier.OEFFENTLICH, PUBLIC)
    assert [one.sentences for one in seen.answers] == [one.sentences for one in public.answers]
    assert seen.scope == public.scope
    assert not any(one.internal for one in public.answers)


def test_what_is_left_out_is_not_searched(desk: Desk) -> None:
    out = frozenset(one.document_id for one in desk.letters(STAFF) if one.reference != "AF0007/22")
    draft = drafted(desk, leave_out=out)
    assert {one.citation.paper for answer in draft.answers for one in answer.statements} == {"AF0007/22"}
    assert draft.scope.letters == 1
    nothing = drafted(desk, leave_out=frozenset(one.document_id for one in desk.letters(STAFF)))
    assert all(answer.is_open for answer in nothing.answers) and nothing.scope.letters == 0


def test_one_who_may_see_nothing_gets_open_marks(desk: Desk) -> None:
    draft = drafted(desk, who=Principal("nobody", frozenset(), frozenset()))
    assert all(answer.is_open for answer in draft.answers) and draft.highest_tier is Tier.OEFFENTLICH


def test_a_letter_says_nothing_to_its_own_questions(desk: Desk) -> None:
    old = next(one for one in desk.letters(STAFF) if one.reference == "AF0007/22")
    letter = desk.letter(old.document_id, STAFF)
    assert letter
    draft = desk.draft(desk.enquiry(letter.source.text, "alt.txt"), STAFF, Tier.OEFFENTLICH, Reservation.LEAVE)
    assert draft.enquiry.letter.source.document_id == old.document_id
    assert all(answer.is_open for answer in draft.answers)


def test_a_question_about_a_resolution_point_is_answered_from_the_report_on_it(desk: Desk) -> None:
    draft = desk.draft(desk.enquiry(ANSWER.read_bytes(), ANSWER.name), STAFF, Tier.OEFFENTLICH, Reservation.LEAVE)
    assert [answer.statements[0].citation.number for answer in draft.answers] == ["1", "2", "5", "6"]
    expect_cited(desk, draft)


@pytest.mark.parametrize("reservation", list(Reservation))
def test_a_reservation_is_taken_left_or_marked_to_check(
    tmp_path: Path, model_dir: Path, reservation: Reservation
) -> None:
    letter = written(tmp_path, first="Das Freibad öffnet am 1. Juni 2024 wieder.")
    text = letter.read_text(encoding="utf-8").replace("teile ich Ihnen mit:", f"teile ich Ihnen mit:\n\n{RESERVED}")
    letter.write_text(text, encoding="utf-8")
    with Desk.open(Settings(tmp_path / "data", model_dir)) as desk:
        desk.ingest([letter], cleared_by="Test, gemacht")
        draft = drafted(desk, reservation=reservation)
    assert draft.answers[0].statements[0].reservation == RESERVED
    expected = {
        Reservation.TAKE: [RESERVED],
        Reservation.LEAVE: [],
        Reservation.CHECK: [f"[Vorbehalt prüfen: „{RESERVED}“]"],
    }[reservation]
    assert [one.text for one in draft.opening] == expected
    assert [one.marker for one in draft.opening] == [one.citation.marker for one in draft.reservations]


def test_part_of_a_question_is_searched_with_it() -> None:
    whole, part, other = (AskedQuestion(n, t, ()) for n, t in (("5", "Wie viele?"), ("5a", "2016"), ("6b", "Warum?")))
    asked = (whole, part, other)
    assert [searched_for(one, asked) for one in asked] == ["Wie viele?", "Wie viele? 2016", "Warum?"]
