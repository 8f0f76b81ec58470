"""Who saw what is not public is kept once a day; what is public, and what the public does, is not kept at all."""

from __future__ import annotations

import datetime
from collections.abc import Generator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from assistant.audit.event import Detail, EventKind, Purpose
from assistant.audit.log import Audit
from assistant.audit.views import Views, quoted_in
from assistant.language_model.fluent import Fluent
from assistant.model import PUBLIC
from assistant.roles import Role, principal_of
from ingest.errors import ArchiveUnusable
from ingest.model import Tier
from tests.assistant.audit.made import MORNING
from tests.ui.made_answers import ANSWERED
from tests.ui.made_fluent import FURTHER, WRITTEN

OPEN, CLOSED, LOCKED = "0" * 64, "1" * 64, "2" * 64
TIERS = {OPEN: Tier.OEFFENTLICH, CLOSED: Tier.NICHTOEFFENTLICH}
COUNCILLOR = principal_of("müller", {Role.COUNCILLOR})


class Looking:
    """Views over letters made by hand, with a clock that is set by hand."""

    def __init__(self, folder: Path) -> None:
        self.now = MORNING
        self.audit = Audit(folder / "audit")
        self.views = Views(self.audit, TIERS.get, lambda: self.now)

    def kept(self) -> list[tuple[str, str, Detail]]:
        ids = {stands: key for key, stands in self.audit.pseudonyms([*TIERS, LOCKED]).items()}
        found = self.audit.entries([Purpose.ACCESS])
        return [(one.event.who, ids[one.event.what], one.event.detail) for one in found]


@pytest.fixture
def looking(tmp_path: Path) -> Looking:
    return Looking(tmp_path)


def test_only_what_is_not_public_is_kept(looking: Looking) -> None:
    looking.views.note(COUNCILLOR, [OPEN, CLOSED, "3" * 64, CLOSED], Detail.PAGE)
    assert looking.kept() == [("müller", CLOSED, Detail.PAGE)]
    assert looking.audit.entries()[0].event.kind is EventKind.SEEN


def test_the_public_is_never_kept(looking: Looking, tmp_path: Path) -> None:
    for principal in (PUBLIC, principal_of("amt", {Role.ADMINISTRATION}), replace(COUNCILLOR, tiers=frozenset())):
        looking.views.note(principal, [OPEN, CLOSED], Detail.QUOTED)
    assert not (tmp_path / "audit").exists()


def test_what_somebody_may_not_see_they_have_not_seen(looking: Looking) -> None:
    some = replace(COUNCILLOR, tiers=frozenset({Tier.OEFFENTLICH, *(set(Tier) - {Tier.NICHTOEFFENTLICH})}))
    looking.views.note(some, [CLOSED], Detail.PAGE)
    assert looking.audit.entries() == []


def test_it_is_kept_once_a_day_for_each_letter_way_and_person(looking: Looking) -> None:
    for _ in range(3):
        for who in ("a", "b"):
            for way in (Detail.PAGE, Detail.FILE):
                looking.views.note(replace(COUNCILLOR, name=who), [CLOSED], way)
    assert len(looking.kept()) == 4
    looking.now += datetime.timedelta(days=1)
    looking.views.note(replace(COUNCILLOR, name="a"), [CLOSED], Detail.PAGE)
    assert len(looking.kept()) == 5


def test_what_cannot_be_kept_may_not_be_shown(looking: Looking, tmp_path: Path) -> None:
    looking.views.note(COUNCILLOR, [CLOSED], Detail.PAGE)
    (tmp_path / "audit" / "access.head").write_bytes(b"")
    fresh = Views(Audit(tmp_path / "audit"), TIERS.get)
    for _ in range(2):  # a failed attempt is not remembered as kept
        with pytest.raises(ArchiveUnusable):
            fresh.note(COUNCILLOR, [CLOSED], Detail.PAGE)
    fresh.note(COUNCILLOR, [OPEN], Detail.PAGE)


def test_no_answer_quotes_nothing() -> None:
    assert quoted_in(None) == []


def test_a_fluent_version_is_kept_by_what_its_sentences_rest_on(looking: Looking) -> None:
    """The model is shown more than it uses; whoever reads the version has seen what it uses."""
    open_one, closed_one = (replace(WRITTEN.citations[0], marker=n, document_id=d) for n, d in ((1, OPEN), (2, CLOSED)))
    begun = replace(WRITTEN, sentences=(), citations=(open_one, closed_one), done=False)
    closed: list[bool] = []

    def coming() -> Generator[Fluent, None, None]:
        try:
            for markers in ((), (1,), (1, 2)):
                yield replace(begun, sentences=(replace(WRITTEN.sentences[0], markers=markers),) if markers else ())
        finally:
            closed.append(True)

    steps = looking.views.of_fluent(COUNCILLOR, coming())
    for kept in ([], [], [("müller", CLOSED, Detail.QUOTED)]):
        next(steps)
        assert looking.kept() == kept, "before it is shown"
    assert closed == []
    with closing(cast("Generator[Fluent, None, None]", steps)):
        pass
    assert closed == [True], "nobody writes on for somebody who left"


def test_what_an_answer_and_its_version_rest_on_is_named_once() -> None:
    both = quoted_in(ANSWERED, WRITTEN)
    assert len(both) == len(set(both)) and set(quoted_in(ANSWERED)) | {FURTHER.document_id} <= set(both)
