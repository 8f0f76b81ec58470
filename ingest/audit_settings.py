"""How long the audit is kept: the table ``audit`` of ``fundstelle.toml``."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class AuditSettings(BaseModel):
    """Days that entries are kept, by what they are kept for (docs/datenschutz/loeschkonzept.md).

    Attributes:
        access_days: Who saw which letter that is not public; 1 to 3,650.
        security_days: Sign-ins and changes of accounts; 1 to 3,650.
        accountability_days: Decisions on letters, erasures, searches for persons, backups; 1 to 36,500. The preset is
            three years from the end of the year (§§ 195, 199 BGB), rounded up.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    access_days: int = Field(default=90, ge=1, le=3650)
    security_days: int = Field(default=90, ge=1, le=3650)
    accountability_days: int = Field(default=1460, ge=1, le=36500)
