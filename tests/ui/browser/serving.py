"""The product as a user starts it: ``fundstelle ingest`` and ``fundstelle serve`` in processes of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.corpus import ROOT

COMMAND = [sys.executable, "-m", "ui.cli"]
#: Seconds that a command may take: on a busy machine libraries alone can take half a minute to load.
PATIENCE_S = 300


def environment_of(data: Path, model_dir: Path | None = None) -> dict[str, str]:
    """The environment of commands over a data directory; without a model folder the one that ships."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("FUNDSTELLE_")}
    model = {} if model_dir is None else {"FUNDSTELLE_MODEL": str(model_dir)}
    return {**clean, "FUNDSTELLE_DATA": str(data), "PYTHONPATH": str(ROOT), **model}


def command(environment: Mapping[str, str], *words: str) -> str:
    """Run a command to its end; returns what it printed."""
    done = subprocess.run(
        [*COMMAND, *words], env=dict(environment), check=True, capture_output=True, text=True, timeout=PATIENCE_S
    )
    return done.stdout


@contextmanager
def served(environment: Mapping[str, str], *options: str) -> Iterator[str]:
    """The address of the page while it is served; told to stop, the service must end in order and without a fault.

    Args:
        environment: As :func:`environment_of` makes it.
        options: More words for ``serve``, such as ``--as staff``.
    """
    words = [*COMMAND, "serve", "--port", "0", *options]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, env=dict(environment), text=True, **pipes) as service:  # type: ignore[call-overload]
        try:
            found = re.search(r"http:\S+:\d+", service.stdout.readline())
            assert found, service.stderr.read()
            yield found[0]
        finally:
            service.terminate()
            code, told = service.wait(timeout=PATIENCE_S), service.stderr.read()
    assert (code, told) == (0, ""), "told to stop, it ends in order: no fault, and no question in any log"
