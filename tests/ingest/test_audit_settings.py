"""How long the audit is kept stands in the settings file, within bounds."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from ingest.audit_settings import AuditSettings
from ingest.settings import CONFIG_FILE, Settings


def test_the_presets_hold_until_the_file_says_otherwise(tmp_path: Path) -> None:
    assert Settings.load(tmp_path).audit == AuditSettings()
    (tmp_path / CONFIG_FILE).write_text("audit = { access_days = 30 }\n", encoding="utf-8")
    found = Settings.load(tmp_path).audit
    assert (found.access_days, found.security_days, found.accountability_days) == (30, 90, 1460)


@pytest.mark.parametrize("wrong", [{"access_days": 0}, {"security_days": 3651}, {"access": 3}])
def test_what_is_no_time_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        AuditSettings.model_validate(wrong)
