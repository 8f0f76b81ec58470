"""References of papers and sessions as councils write them, and what a text says about points of a resolution."""

from __future__ import annotations

import re

#: Names of files join references by underscores ("Beschlussempfehlung_V1640/12_OBR"), headings by dashes.
_BEFORE, _AFTER = r"(?<![^\W_])(?<![/-])", r"(?![^\W_]|/|-\d)"
#: A reference: letters, an optional sub-body ("V-Pi"), digits, slash, year ("P0091/21", "SR/034/2022", "V-Pi00004/19").
REFERENCE = re.compile(rf"{_BEFORE}([A-Za-zÄÖÜ]{{1,5}}(?:-[A-Za-z]{{2,4}})?)( ?)(/?\d{{3,5}}/\d{{2,4}}){_AFTER}")
#: A number that only its label makes a reference ("Vorlage Nr.: 2016/0479", "Vorlage: 2025/1201/1").
_LABELLED = re.compile(
    r"\bVorlagen?\s*(?:-?\s*(?:Nr|Nummer)\.?)?\s*:?\s+((?:19|20)\d{2}/\d{3,5}(?:/\d{1,2})?)(?![\w/])"
)
#: A reference as a scan may give it: l, I, O, Ü and S for digits, an I for the l or i of a district's code.
_SCANNED = re.compile(rf"{_BEFORE}([A-Za-zÄÖÜ]{{1,4}}-[A-Z][A-Za-z]{{1,2}}?)([\dOoÜIlS]{{4,5}})(/\d{{2}}){_AFTER}")
_DIGITS = str.maketrans("OoÜIlS", "000115")
#: What a body of a district is called, before the district's name or its code.
_DISTRICT = re.compile(
    r"\b(?:SBR|OBR|StBA|(?:Stadtbezirks|Orts|Ortschafts|Bezirks)(?:beirat|rat|amt|vertretung)(?:e?s)?)\s+([A-ZÄÖÜ][\wäöüß]+)"
)
#: A body, the running number of its session, and the year; "DHH/2025/6713" is a paper.
_SESSION = re.compile(r"^[A-ZÄÖÜ]{1,4}(?: ?[A-Za-z]{2,4})?/\d{1,3}/(?:19|20)\d{2}$")
#: "Zu Punkt 1", "Zu Punt 5(", "Zu Punkt6(", "zu den Punkten 3 und 4", "zu Beschlusspunkt 2".
_POINTS = re.compile(
    r"\bzu\s+(?:den\s+|dem\s+)?(?:beschluss)?pun[ckt]{0,2}t[a-z]{0,2}\s*"
    r"(\d{1,2}(?!\d)(?:\s*(?:,|und|u\.|\+|bis|-)\s*\d{1,2}(?!\d))*)",
    re.I,
)


def references(text: str) -> list[str]:
    """The references that a text names, in order, each once; without inner blanks, but for a district's session."""
    return list(dict.fromkeys(reading for _, _, reading in places(text)))


def places(text: str) -> list[tuple[int, int, str]]:
    """Where a text names references: start, end (code points), and the reference as in :func:`references`."""
    found = ((match, _body_before(match)) for match in REFERENCE.finditer(text) if names_paper(match))
    return [(match.start() - len(body), match.end(), f"{body}{match[1]}{match[3]}") for match, body in found]


def _body_before(match: re.Match[str]) -> str:
    """The body that a district's session names before the district's code ("SBR Pi/004/2020"); "" elsewhere."""
    of_district = match[3].startswith("/") and not match[2]
    body = re.search(r"(?<!\w)[A-ZÄÖÜ]{2,4} $", match.string[: match.start()]) if of_district else None
    return body[0] if body else ""


def names_paper(match: re.Match[str]) -> bool:
    """Whether a match of :data:`REFERENCE` is one, and not years, pages or a court's file.

    Behind a blank "Jahre 2021/22", "DHH 2026/2027", "Seite 142/143" and "Az. 14 S 1277/89" look alike.
    """
    letters, blank, number = match.groups()
    if not blank:
        return any(character.isupper() for character in letters)
    first, _, last = number.strip("/").partition("/")
    years = re.fullmatch(r"(?:19|20)\d{2}", first) and int(last) % 100 == (int(first) + 1) % 100
    court = re.search(r"\d\s$", match.string[: match.start()])
    return letters.partition("-")[0].isupper() and not years and not court


def same_paper(one: str, other: str) -> bool:
    """Whether two references are of one paper: alike, and no clear i ("V-Pi", Pieschen) against a clear l ("V-Pl")."""
    clear = [{a, b} == {"i", "l"} for a, b in zip(_joined(one), _joined(other), strict=False)]
    return folded(one) == folded(other) and not any(clear)


def folded(reference: str) -> str:
    """A reference in the form in which alike ones are equal; see :func:`alike`."""
    return _joined(reference).casefold().translate(str.maketrans("ilos", "1105"))


def _joined(reference: str) -> str:
    return re.sub(r"\s", "", reference)


def labelled_references(text: str) -> list[str]:
    """The references that a text names after the word "Vorlage" ("2016/0479"), in order, each once."""
    return list(dict.fromkeys(_LABELLED.findall(text)))


def mended(text: str, around: str) -> dict[str, str]:
    """How references read that a scan has misread, by the printed form ("V-PI00004/19" → "V-Pi00004/19").

    The second letter of a district's code is small; where an I may be an i or an l, the districts that the letter names
    decide ("SBR Pi/004/2020", "Stadtbezirksbeirat Blasewitz"), and without them it stays as printed.

    Args:
        text: Where the references are looked for.
        around: The whole letter.
    """
    found: dict[str, str] = {}
    for match in _SCANNED.finditer(text):
        code = match[1]
        if code[-1] in "Il":
            first = code[-2]
            codes = {name[:2] for name in _DISTRICT.findall(around)} & {first + "i", first + "l"}
            code = code[:-2] + codes.pop() if len(codes) == 1 else code
        read = f"{code}{match[2].translate(_DIGITS)}{match[3]}"
        if read != match[0]:
            found[match[0]] = read
    return found


def alike(one: str, other: str) -> bool:
    """Whether two references are the same but for what a scan takes for each other (I, l, i, 1; O, 0; S, 5; case)."""
    return folded(one) == folded(other)


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
