"""Format 1 (0.1.0 before structure, formats and links): where the row of steps begins; there is nothing to do."""

from __future__ import annotations

revision = "1"
down_revision = None


def upgrade() -> None:
    """Do nothing: no archive is older."""
