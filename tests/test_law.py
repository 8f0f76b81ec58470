"""The templates for data protection: their links lead somewhere, and what they say of the program is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.audit.event import Purpose
from assistant.personal.store import FORGOTTEN_DAYS
from ingest.audit_settings import AuditSettings
from ingest.settings import DEFAULT_HISTORY_DAYS
from ingest.sign_on import AccountSettings
from tests.corpus import ROOT
from tests.test_docs import anchors, help_of
from ui.keeping import KEPT

FOLDER = ROOT / "docs" / "datenschutz"
PAGES = sorted(FOLDER.glob("*.md"))


def text_of(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def test_there_are_four() -> None:
    assert {path.stem for path in PAGES} == {"auskunft", "dsfa", "loeschkonzept", "verarbeitungsverzeichnis"}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_links_and_files_lead_somewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        assert file.exists() and (not anchor or anchor in anchors(file)), target
    for name in re.findall(r"`((?:tests|assistant|ui|ingest)/[^`]+)`", text):
        assert (ROOT / name).exists(), name


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_commands_exist(path: Path) -> None:
    for command, rest in re.findall(r"fundstelle ([a-z]+)\b([^`\n]*)", path.read_text(encoding="utf-8")):
        helped = help_of(("fundstelle", command))
        assert helped and set(re.findall(r"--[a-z-]+", rest)) <= set(re.findall(r"--[a-z-]+", helped)), command


def test_times_are_the_presets() -> None:
    keep, stay = AuditSettings(), AccountSettings()
    concept, record = text_of("loeschkonzept.md"), text_of("verarbeitungsverzeichnis.md")
    for key in ("access_days", "security_days", "accountability_days"):
        days = f"{getattr(keep, key):,}".replace(",", ".")
        assert re.search(rf"\| {days} Tagen \|[^|\n]*`{key}`", concept), key
        assert re.search(rf"`{key}` \({days} Tage", record), key
    assert f"{DEFAULT_HISTORY_DAYS} Tagen ohne neue Frage" in concept and f"{FORGOTTEN_DAYS} Tagen" in concept
    assert f"{stay.idle_minutes} Minuten ohne Aufruf, {stay.longest_hours} Stunden im Ganzen" in concept
    assert f"{KEPT.total_seconds() / 3600:.0f} Stunden, spätestens" in concept


def test_every_chain_of_the_audit_is_in_the_record() -> None:
    assert all(f"`audit/{purpose.value}.*`" in text_of("verarbeitungsverzeichnis.md") for purpose in Purpose)


def test_what_the_house_decides_is_left_open() -> None:
    assert all("[" in path.read_text(encoding="utf-8").replace("](", "") for path in PAGES)
