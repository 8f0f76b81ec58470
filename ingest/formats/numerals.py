"""Numbers as lists print them: 3, c, iii."""

from __future__ import annotations

_ROMAN = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
]  # fmt: skip


def roman(number: int) -> str:
    """A number in small Roman numerals; in digits where there are none for it (below 1, above 3999)."""
    if not 0 < number < 4000:
        return str(number)
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def letter(number: int, repeat: bool) -> str:
    """A number as a small letter.

    Args:
        number: The number; in digits below 1.
        repeat: What follows z: "aa, bb, cc" as in Word (true) or "aa, ab, ac" as in HTML (false).
    """
    if number < 1 or (repeat and number > 780):  # Word ends there too
        return str(number)
    if repeat:
        return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
