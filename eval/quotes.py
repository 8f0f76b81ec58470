"""The form in which the quotes of a gold set are compared with the texts they were copied from.

Soft hyphens and zero-width blanks are out, a hyphen at a line end is dropped when the next line goes on in lower case
(not before und, oder, bzw …: "Kultur-" and "und Sportamt" stay two words), and every run of white space is one blank.
The rule is that of ``eval/data/README.md``; whoever writes gold copies a passage as it stands and joins its lines.
"""

from __future__ import annotations

import re

_INVISIBLE = re.compile("[\u00ad\u200b]")
_LINE_END = re.compile(
    r"(?<=[^\W\d_])-[ \t]*\r?\n\s*"
    r"(?=(?!(?:und|oder|bzw|sowie|beziehungsweise|als|wie|noch|statt|bis)\b)[a-zäöüß])"
)


def one_line(text: str) -> str:
    """A text on one line, torn words joined; "" where it holds white space alone."""
    return " ".join(_LINE_END.sub("", _INVISIBLE.sub("", text)).split())
