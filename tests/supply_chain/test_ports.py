"""The service listens on the page's port and nowhere else: Chroma's server, in particular, does not run."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.corpus import SAMPLES
from tests.letters import CLEARANCES
from tests.ui.browser.serving import command, environment_of, served

#: State of a socket that listens, in /proc/net/tcp (Linux, include/net/tcp_states.h).
LISTENS = "0A"


def children_of(pid: int) -> list[int]:
    """Every process below one, by /proc."""
    below = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it ended meanwhile
            continue
        if parent == pid:
            below += [int(path.parent.name), *children_of(int(path.parent.name))]
    return below


def listening(pid: int) -> set[tuple[str, int]]:
    """Address, hexadecimal as the kernel writes it, and port of every socket a process listens on."""
    inodes = set()
    for path in Path(f"/proc/{pid}/fd").iterdir():
        try:
            inodes.update(re.findall(r"socket:\[(\d+)\]", os.readlink(path)))
        except OSError:  # it was closed meanwhile
            continue
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            cells = line.split()
            if cells[3] == LISTENS and cells[9] in inodes:
                address, _, port = cells[1].partition(":")
                found.add((address, int(port, 16)))
    return found


@pytest.mark.promise(25)
@pytest.mark.skipif(
    not Path("/proc/net/tcp").exists(), reason="sockets of a process are told by /proc, which Linux has"
)
def test_only_the_page_listens(tmp_path: Path) -> None:
    environment = environment_of(tmp_path / "data")
    command(environment, "ingest", str(SAMPLES), "--clearances", str(CLEARANCES))
    with served(environment) as address:
        command(environment, "ask", "Wie viele Ukrainerinnen beraten im Büro der Stadt?")
        sockets = set().union(*(listening(pid) for pid in children_of(os.getpid())))
        assert sockets == {("0100007F", urlsplit(address).port)}, "127.0.0.1 and the page's port, nothing else"
