"""Everything that the audit keeps has a German name."""

from __future__ import annotations

from assistant.audit.event import Detail, EventKind, Purpose
from ui.audit.texts import DETAILS, KINDS, PURPOSES


def test_each_value_has_one_name() -> None:
    for names, values in ((KINDS, EventKind), (DETAILS, Detail), (PURPOSES, Purpose)):
        assert set(names) == set(values) and len(set(names.values())) == len(names)
