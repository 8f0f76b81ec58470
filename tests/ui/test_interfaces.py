"""docs/interfaces.md and its schema are what is really printed and sent."""

from __future__ import annotations

import dataclasses
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assistant.audit.event import Purpose
from assistant.diagnosis import diagnose
from assistant.erasing.receipt import ErasedLetter, ErasureReason, Receipt, Remainder, Searched, plain_of, signed
from assistant.limits import MAX_TURNS
from assistant.model import Answer, Citation
from assistant.roles import Role
from ingest.data_directory import socket_of
from ingest.model import BlockKind, LetterKind, Speaker, Tier
from ingest.pipeline import IngestReport, Outcome
from ingest.settings import Settings
from tests.corpus import ROOT
from tests.letters import ANSWER, CONTROL, NO_POINTS
from tests.ui import results
from tests.ui.interfaces import SCHEMA, hold
from tests.ui.made_fluent import WRITTEN
from tests.ui.owners import owner
from ui.client import GREETING_S, SILENCE_S
from ui.commands import COMMANDS, plain, structure
from ui.protocol import PROTOCOL
from ui.texts_de import AUDIT_ACTIONS, OUTCOMES, USER_ACTIONS

PAGE = (ROOT / "docs" / "interfaces.md").read_text(encoding="utf-8")


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def keys(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys(value)


def test_every_key_stands_on_the_page() -> None:
    named = set(re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`]+)`", PAGE))))
    assert set(keys(SCHEMA)) - named == set()


def test_what_an_answer_holds_is_in_the_schema() -> None:
    kinds = SCHEMA["$defs"]["citation"]["properties"]
    assert {field.name for field in dataclasses.fields(Citation)} == set(kinds)
    whole = {field.name for field in dataclasses.fields(Answer)} | {"text", "fluent"}
    assert whole == set(SCHEMA["$defs"]["ask"]["properties"])
    for key, enumeration in {"letter": LetterKind, "kind": BlockKind, "speaker": Speaker}.items():
        assert kinds[key]["enum"] == [member.value for member in enumeration]


def test_closed_lists_are_whole() -> None:
    types = SCHEMA["$defs"]
    users, audit, receipt = (types[name]["properties"] for name in ("users", "audit", "receipt"))
    tiers = [tier.value for tier in Tier]
    assert types["classify"]["properties"]["tier"]["enum"] == tiers
    assert types["doctor"]["properties"]["tiers"]["required"] == tiers
    assert users["accounts"]["items"]["properties"]["roles"]["items"]["enum"] == [role.value for role in Role]
    assert users["action"]["enum"] == list(USER_ACTIONS) and audit["action"]["enum"] == list(AUDIT_ACTIONS)
    assert audit["renewed"]["items"]["enum"] == [purpose.value for purpose in Purpose]
    assert receipt["reason"]["enum"] == [reason.value for reason in ErasureReason]
    assert receipt["remainders"]["items"]["enum"] == [one.value for one in Remainder]


def test_a_receipt_fits() -> None:
    gone, left = ErasedLetter(LetterKind.OTHER, None, Tier.GESPERRT), tuple(Remainder)
    when = ("2026-11-23T10:00:00+00:00", "2026-11-23T10:00:01+00:00")
    receipt = Receipt(1, *when, "system", ErasureReason.UNSTATED, (gone,), {"texts": 1}, (), True, Searched(), left)
    hold("receipt", plain_of(signed(receipt)))


def test_every_outcome_stands_on_the_page() -> None:
    section = PAGE.partition("\n### ingest\n")[2].partition("\n### ")[0]
    rows = dict(re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", section, re.M))
    assert rows == {outcome.value: OUTCOMES[outcome] for outcome in Outcome}


def test_every_command_and_number_stands_on_the_page() -> None:
    assert all(f"\n| `{name}` | " in PAGE for name in COMMANDS)
    assert f'"protocol": {PROTOCOL},' in PAGE and f"last {MAX_TURNS} are" in PAGE.replace("\n", " ")
    assert (GREETING_S, SILENCE_S) == (2, 20), "the page says two and twenty seconds"


@pytest.mark.parametrize("path", [ANSWER, CONTROL], ids=lambda path: path.stem)
def test_the_structure_of_a_letter_fits(path: Path) -> None:
    hold("structure", structure(path))


def test_the_structure_of_a_letter_without_points_fits(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text(NO_POINTS, encoding="utf-8")
    hold("structure", structure(tmp_path / "brief.txt"))


def test_an_examination_fits(tmp_path: Path, model_dir: Path) -> None:
    owner_of = {"owner": {"state": "none", "pid": None, "serving": None}}
    for folder in (model_dir, tmp_path):
        hold("doctor", diagnose(Settings(tmp_path, folder), None, None) | owner_of)


def test_what_tests_make_up_fits() -> None:
    hold("ask", results.answer(near=[results.CITATION]))
    hold("ask", results.answer(fluent=plain(WRITTEN)))
    hold("doctor", results.examination())
    hold("vorgang", results.vorgang())
    hold("status", results.status())
    hold("draft", results.draft())
    assert plain(IngestReport("brief.txt", Outcome.REFUSED)).keys() == results.report().keys()


def test_what_the_owner_sends_fits(tmp_path: Path) -> None:
    requests = [{"command": "steps", "arguments": {"number": 1}}, {"command": "refuse", "arguments": {"why": "so"}}]
    kinds = set()
    with owner(tmp_path):
        for request in requests:
            with socket.socket(socket.AF_UNIX) as connection, connection.makefile("rb") as events:
                connection.connect(str(socket_of(tmp_path)))
                connection.sendall(json.dumps(request).encode() + b"\n")
                for line in events:
                    hold("event", json.loads(line))
                    kinds.add(json.loads(line)["event"])
    assert kinds == {"hello", "progress", "result", "error"}
