"""An archive of an older format, step by step to the present one; with the steps the only place that knows Alembic.

The archive's own number (``meta``) says which format it has: the same that an older version of this program looks at
before it refuses. Alembic orders the steps and writes their statements; its own table is not needed.
"""

from __future__ import annotations

import threading
from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from ingest.archive.tables import META

_STEPS = Path(__file__).with_name("migrations")
#: Alembic's ``op`` stands for one connection at a time.
_ONE_AT_A_TIME = threading.Lock()


def migrate(connection: Connection, version: int) -> None:
    """Bring an archive from an older format to the present one.

    Args:
        connection: The transaction in which all of it happens: done as a whole, or not at all.
        version: Its format, 1 or later.

    Raises:
        sqlalchemy.exc.SQLAlchemyError: The file cannot be written.
    """
    steps = ScriptDirectory(str(_STEPS), version_locations=[str(_STEPS)])
    with _ONE_AT_A_TIME, Operations.context(MigrationContext.configure(connection)):
        for step in reversed(list(steps.iterate_revisions("head", str(version)))):
            step.module.upgrade()
            connection.execute(META.update().where(META.c.key == "schema").values(value=int(step.revision)))
