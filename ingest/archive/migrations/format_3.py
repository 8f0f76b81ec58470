"""Format 3: four tiers, of which format 2 knew two, and erasures with their receipts.

Which tiers a letter may be in needs no other table; the number is raised so that an older version, which would meet a
word it does not know, refuses the file.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, String

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Add the tables of erasures; versions between the releases may have made them already."""
    own = Column("number", Integer, primary_key=True), Column("receipt", String, nullable=False)
    op.create_table("erasures", *own, if_not_exists=True)
    op.create_table(
        "erased",
        Column("salt", String, primary_key=True),
        Column("mark", String, nullable=False),
        Column("number", Integer, nullable=False),
        if_not_exists=True,
    )
    op.create_index("ix_erased_number", "erased", ["number"], if_not_exists=True)
    begun = Column("number", Integer, primary_key=True), Column("task", String, nullable=False)
    op.create_table("erasing", *begun, if_not_exists=True)
    for name in ("erasures", "erased"):
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER IF NOT EXISTS {name}_no_{verb.lower()} BEFORE {verb} ON {name} "
                f"BEGIN SELECT RAISE(ABORT, '{name} are append-only'); END"
            )
