"""References of papers and sessions as councils write them, and what a text says about points of a resolution."""

from __future__ import annotations

import re

#: A reference: letters, an optional sub-body ("V-Pi"), digits, slash, year ("P0091/21", "SR/034/2022", "V-Pi00004/19").
REFERENCE = re.compile(r"(?<![\w/-])([A-Za-zÄÖÜ]{1,5}(?:-[A-Za-z]{2,4})?) ?(/?\d{3,5}/\d{2,4})(?![\w/-])")
_SESSION = re.compile(r"^[A-ZÄÖÜ]{2,4}(?: ?[A-Za-z]{2,4})?/\d+/\d{4}$")
#: "Zu Punkt 1", "Zu Punt 5(", "Zu Punkt6(", "zu den Punkten 3 und 4", "zu Beschlusspunkt 2".
_POINTS = re.compile(
    r"\bzu\s+(?:den\s+|dem\s+)?(?:beschluss)?pun[ckt]{0,2}t[a-z]{0,2}\s*"
    r"(\d{1,2}(?!\d)(?:\s*(?:,|und|u\.|\+|bis|-)\s*\d{1,2}(?!\d))*)",
    re.I,
)


def references(text: str) -> list[str]:
    """The references that a text names, in order, each once, without inner blanks."""
    found = dict.fromkeys(f"{match[1]}{match[2]}" for match in REFERENCE.finditer(text))
    return [reference for reference in found if any(character.isupper() for character in reference)]


def is_session(reference: str) -> bool:
    """Whether a reference names a session ("SR/034/2022") rather than a paper ("P0091/21")."""
    return bool(_SESSION.match(reference))


def points_named(text: str) -> tuple[str, ...]:
    """Numbers of the resolution points that a question says it is about ("Zu Punkt 3 und 4: …" → ("3", "4"))."""
    numbers: dict[str, None] = {}
    for match in _POINTS.finditer(text):
        for first, last in re.findall(r"(\d+)(?:\s*(?:bis|-)\s*(\d+))?", match[1]):
            numbers.update(dict.fromkeys(str(n) for n in range(int(first), int(last or first) + 1)))
    return tuple(numbers)
