"""Who may erase and look for persons, and what of it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.audit.event import Detail, EventKind
from assistant.data_protection import ON_THE_MACHINE, DataProtection
from assistant.desk import Desk
from assistant.model import PUBLIC, Principal
from assistant.roles import Role, principal_of
from ingest.errors import BadInput
from ingest.settings import Settings
from tests.letters import written

PROTECTION = principal_of("schutz", {Role.DATA_PROTECTION})
OTHERS = [PUBLIC, *(principal_of("anderer", {role}) for role in Role if role is not Role.DATA_PROTECTION)]


@pytest.fixture
def desk(tmp_path: Path, model_dir: Path) -> Iterator[Desk]:
    with Desk.open(Settings(tmp_path / "data", model_dir)) as opened:
        opened.ingest([written(tmp_path)], "Test, für alle")
        yield opened


CALLS: list[Callable[[DataProtection, Principal], Any]] = [
    lambda own, who: own.condemned("AF0007/23", who),
    lambda own, who: own.erase(["0123456789abcdef"], who),
    lambda own, who: own.again([], who),
    lambda own, who: own.receipts(who),
    lambda own, who: own.naming("Max Beispiel", who),
]


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("who", OTHERS, ids=lambda who: ",".join(who.roles) or "public")
def test_nobody_else_may(desk: Desk, call: Callable[[DataProtection, Principal], Any], who: Principal) -> None:
    before = len(desk.audit.entries())
    with pytest.raises(BadInput, match="Rolle Datenschutz"):
        call(desk.data_protection, who)
    assert len(desk.audit.entries()) == before and len(desk.letters(PUBLIC)) == 1


def test_an_erasure_is_kept_by_its_number_alone(desk: Desk) -> None:
    own = desk.data_protection
    ids = [one.document_id for one in own.condemned("AF0007/23", PROTECTION)]
    receipt = own.erase(ids, PROTECTION)
    last = desk.audit.entries()[-1].event
    assert (last.kind, last.who, last.what) == (EventKind.ERASED, "schutz", str(receipt.number))
    assert receipt.who == "schutz" and own.receipts(ON_THE_MACHINE) == [receipt]


def test_what_was_not_shown_is_not_erased(desk: Desk, tmp_path: Path) -> None:
    own = desk.data_protection
    path = written(tmp_path)
    (shown,) = own.condemned("AF0007/23", PROTECTION)
    path.write_text(path.read_text(encoding="utf-8") + "\nNachsatz.\n", encoding="utf-8")
    desk.ingest([path])
    for ids in ([shown.document_id], []):
        with pytest.raises(BadInput, match="inzwischen sind es andere"):
            own.erase(ids, PROTECTION)
    assert own.receipts(PROTECTION) == []


def test_a_search_for_a_person_is_kept_without_the_name(desk: Desk) -> None:
    own = desk.data_protection
    assert own.naming("Max Beispiel", PROTECTION).count >= 1
    own.naming("max  beispiel", PROTECTION, exported=True)
    first, second = (entry.event for entry in desk.audit.entries()[-2:])
    assert first.kind is second.kind is EventKind.PERSON_SEARCHED and first.what == second.what
    assert (first.detail, second.detail) == (Detail.SHOWN, Detail.EXPORTED)
    files = [path.read_bytes() for path in (desk.directory.path / "audit").iterdir()]
    assert not any(b"eispiel" in content for content in files)


def test_what_is_no_name_is_not_kept(desk: Desk) -> None:
    before = len(desk.audit.entries())
    with pytest.raises(BadInput, match="Name einer Person"):
        desk.data_protection.naming("?", PROTECTION)
    assert len(desk.audit.entries()) == before


def test_a_report_that_names_a_person_is_found(desk: Desk) -> None:
    import datetime

    (letter,) = desk.letters(PUBLIC)
    desk.misreadings.add(letter.document_id, 0, 0, "", "Eva Kanarienvogel", datetime.date(2023, 4, 4))
    assert desk.data_protection.naming("Eva Kanarienvogel", PROTECTION).count == 1
