"""Where the browser for tests is; playwright drives Debian's Chromium and downloads none of its own."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys

import pytest

#: Chromium must not call home: no other host is reachable, and every try would cost seconds.
ARGUMENTS = [
    "--no-sandbox",  # tests may run as root, where Chromium's sandbox refuses to start
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def executable() -> str:
    """Path of Chromium, for ``launch(executable_path=…, args=ARGUMENTS)``.

    Without one the test is skipped, with the command that installs it; in CI, where it must be there, the test fails.
    """
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found and _driver_can_start():
        return found
    reason = "no Chromium, or no libatomic for playwright's driver; install with: apt-get install chromium libatomic1"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _driver_can_start() -> bool:
    """Playwright's driver is a Node binary that wants libatomic, which a bare Debian lacks."""
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return not sys.platform.startswith("linux")
    return True
