"""What can go wrong, as one tree. A fault is never an answer: it never looks like "not in the documents".

FundstelleError               exit code 1: a fault
    BadInput                  exit code 3: what was given cannot be used (empty, binary, no letter, too long)
    ModelMissing              the embedding model is not there or not the pinned one
    IndexUnusable             an index is missing, of another version or broken; ``fundstelle reindex`` rebuilds it
    ArchiveUnusable           the archive cannot be read or is of a newer version
    OwnerUnresponsive         the process that owns the data directory does not answer
    DirectoryInUse            another process owns the data directory

Every message is one German sentence for the user: what was expected, what was found, what to do.
"""

from __future__ import annotations

import errno

_IN_GERMAN = {
    errno.ENOENT: "gefunden wurde nichts unter diesem Namen",
    errno.EACCES: "der Zugriff ist verweigert",
    errno.EPERM: "der Zugriff ist verweigert",
    errno.EISDIR: "gefunden wurde ein Ordner",
    errno.ENOTDIR: "ein Teil des Pfades ist kein Ordner",
    errno.ENOSPC: "der Datenträger ist voll",
    errno.EROFS: "der Datenträger ist schreibgeschützt",
    errno.EADDRINUSE: "ein anderes Programm belegt die Adresse",
}


def system_says(fault: OSError) -> str:
    """What the system reports, as the part "found" of a message: German for what users meet, else its own words."""
    own = fault.strerror or str(fault)
    return _IN_GERMAN.get(fault.errno or 0, f"das System meldet „{own}“")


class FundstelleError(Exception):
    """A fault with a German sentence for the user.

    Args:
        expected: What was expected, as the beginning of a sentence ("Erwartet wird eine Textdatei").
        found: What was found instead ("gefunden wurde eine leere Datei").
        remedy: What to do now ("bitte …").
    """

    exit_code = 1

    def __init__(self, expected: str, found: str, remedy: str) -> None:
        self.expected, self.found, self.remedy = expected, found, remedy
        super().__init__(f"{expected}, {found}: {remedy}")


class BadInput(FundstelleError):
    """What was given cannot be used; nothing was changed."""

    exit_code = 3


class ModelMissing(FundstelleError):
    """The embedding model is not there, incomplete, or not the pinned one."""


class IndexUnusable(FundstelleError):
    """An index is missing, was built by another version, or is broken; the archive is whole."""


class ArchiveUnusable(FundstelleError):
    """The archive cannot be read, or was written by a newer version."""


class OwnerUnresponsive(FundstelleError):
    """The process that owns the data directory did not answer in time."""


class DirectoryInUse(FundstelleError):
    """Another process owns the data directory."""
