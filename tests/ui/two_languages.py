"""What the texts of a page must be: complete in both languages, with the same placeholders."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import fields
from typing import Any


def assert_two_languages(german: Any, english: Any) -> None:
    """Hold two dataclasses of texts against each other, field by field, with every field that fails in the message.

    Args:
        german: The German texts; ``language`` is "de".
        english: The English ones, of the same type; ``language`` is "en".
    """
    assert type(german) is type(english)
    wrong = []
    for name in (field.name for field in fields(german)):
        one, other = getattr(german, name), getattr(english, name)
        if isinstance(one, Mapping):
            same = one.keys() == other.keys() and all(one.values()) and all(other.values())
            patterns = [(one[key], other[key]) for key in one] if same else []
        elif isinstance(one, tuple):
            same, patterns = len(one) == len(other), list(zip(one, other, strict=False))
        else:
            same, patterns = True, [(one, other)]
        if not same or any(not a or not b or placeholders(a) != placeholders(b) for a, b in patterns):
            wrong.append(name)
    assert wrong == []
    assert (german.language, english.language) == ("de", "en")


def placeholders(pattern: Any) -> set[str]:
    """The names in braces of a pattern for ``str.format``."""
    return {name for _, name, _, _ in string.Formatter().parse(str(pattern)) if name}
