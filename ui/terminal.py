"""Results as blocks of text for a terminal. Pure functions of plain data as :mod:`ui.commands` returns it."""

from __future__ import annotations

import datetime
import os
import shlex
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.model import BEFORE_SENTENCES, Scope
from assistant.texts import restriction
from ingest.model import LetterKind, Speaker, Tier
from ingest.quarantine import REMEDY
from ui import texts_de as de
from ui.fluent import terminal as fluent
from ui.option_values import filter_of
from ui.page_texts import PageTexts, texts

Data = Mapping[str, Any]

#: A line no longer than this reads well on a wide screen, too; characters.
WIDEST = 100


def printable(text: str) -> str:
    """A text that cannot steer a terminal: control characters, and those that turn the direction of writing, show."""
    return "".join(character if _harmless(character) else "\N{REPLACEMENT CHARACTER}" for character in text)


def answer(result: Data, language: str | None, width: int) -> str:
    """An answer: what is said with its markers, notices, then the Fundstellen with their quotes.

    Args:
        result: The result of ``ask``.
        language: "de" or "en"; None for the answer's own.
        width: Columns of the terminal.
    """
    words = texts(language or result["language"])
    return "\n".join(_clean(_answer(result, words, min(width, WIDEST))))


def _answer(result: Data, words: PageTexts, width: int) -> Iterator[str]:
    if version := result.get("fluent"):
        for row in fluent.rows(version, words.language):
            yield from _wrapped(row.text, width, row.indent, row.hanging)
    if result["lead"]:
        yield from _wrapped(result["lead"], width)
    first = [notice for notice in result["notices"] if notice["kind"] in BEFORE_SENTENCES]
    for notice in first:
        yield from _wrapped(notice["text"], width, f"! {words.notice} ", "  ")
        yield ""
    said = None
    for sentence in result["sentences"]:
        if sentence["attribution"] != said:
            said = sentence["attribution"]
            yield from _wrapped(f"{said}:", width)
        markers = "".join(f"[{marker}]" for marker in sentence["markers"])
        yield from _wrapped(f"{sentence['text']} {markers}", width, "  ")
    for notice in (one for one in result["notices"] if one not in first):
        yield ""
        yield from _wrapped(notice["text"], width, f"! {words.notice} ", "  ")
    more = fluent.further(result["fluent"], result["citations"]) if result.get("fluent") else []
    for places, heading in (([*result["citations"], *more], words.places), (result["near"], words.nearest)):
        if places:
            yield ""
            yield from _wrapped(heading, width)
        for place in places:
            yield from _place(place, words, width)
    scope = result["scope"]
    yield ""
    yield from _wrapped(words.searched(scope["letters"], _date(scope["latest"]), _within(scope, words)), width)


def _within(scope: Data, words: PageTexts) -> str:
    """What a question was restricted to, in words; "" where it was not."""
    if not scope["within"]:
        return ""
    restricted = Scope(scope["letters"], _date(scope["latest"]), filter_of(scope["within"]), scope["undated"])
    return restriction(restricted, words.language)


def _place(place: Data, words: PageTexts, width: int) -> Iterator[str]:
    """One Fundstelle: label, speaker and date, page, the quote as it stands, and what hangs on it."""
    yield from _wrapped(place["label"], width, f"[{place['marker']}] ", "    ")
    pages = dict.fromkeys(span["page"] for span in place["spans"] if span["page"])
    date = _date(place["date"])
    about = [
        words.speakers[Speaker(place["speaker"])],
        place["office"],
        words.date(date) if date else None,
        *(words.page.format(number=page) for page in pages),
    ]
    yield from _wrapped(", ".join(part for part in about if part), width, "    ")
    yield from _wrapped(f"„{' '.join(place['quote'].split())}“", width, "    ")


def report(row: Data, here: str) -> str:
    """The line about one ingested file.

    Args:
        row: One of the reports of ``ingest``.
        here: The directory the command was given in, for short paths.
    """
    path = _short(row["path"], here)
    outcome = de.OUTCOMES[row["outcome"]]
    if row["outcome"] == "refused":
        return printable(f"{outcome}: {row['message']}")
    if row["outcome"] == "unsupported":
        return printable(f"{outcome}: {de.UNSUPPORTED.format(path=path, counts=row['message'])}")
    count = row["passages"]
    counted = de.ONE_PARAGRAPH if count == 1 else de.MANY_PARAGRAPHS.format(count=count)
    tier = Tier(row["tier"])
    line = f"{outcome}: {row['title']} ({counted}, {de.TIERS[tier]})"
    if tier is Tier.NICHTOEFFENTLICH:
        hint = "" if row["message"].endswith(REMEDY) else de.HOW_TO_CLEAR.format(path=shlex.quote(path))
        line = f"{line}, {de.WITHHELD} bis zur Freigabe. {row['message']} {hint}".rstrip()
    return printable(line)


def structure(result: Data, width: int) -> str:
    """A letter's head and blocks."""
    width = min(width, WIDEST)
    rows = [result["title"], ""]
    words = texts("de")
    date = _date(result["head"]["date"])
    head = result["head"] | {
        "kind": words.kinds[LetterKind(result["head"]["kind"])],
        "date": words.date(date) if date else None,
        "mark": de.MARKS[result["head"]["mark"]["state"]],
    }
    for key, name in de.HEAD.items():
        value = head[key]
        text = ", ".join(value) if isinstance(value, list) else value
        if text:
            rows += _wrapped(str(text), width, f"{name + ':':<18}", " " * 18)
    for block in result["blocks"]:
        rows += ["", f"{block['label']} [{words.speakers[Speaker(block['speaker'])]}]"]
        for paragraph in block["paragraphs"]:
            rows += _wrapped(paragraph["text"], width, "  ")
    return "\n".join(_clean(rows))


def doctor(result: Data) -> str:
    """What is there and what is missing."""
    model, owner = result["model"], result["owner"]
    state = "serving" if owner["serving"] else owner["state"]
    about = de.DOCTOR["model_missing" if model["state"] == "missing" else "model_ready"]
    opened = any(tier["letters"] is not None for tier in result["tiers"].values())
    tiers = [
        de.DOCTOR["tier"].format(
            letters=_known(tier["letters"]), tier=de.TIERS[Tier(name)], indexed=_known(tier["indexed"])
        )
        for name, tier in result["tiers"].items()
        if tier["letters"] or Tier(name) in (Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH)
    ]
    rows = [
        (de.DOCTOR["version"], f"{result['version'] or de.DOCTOR['unknown']} (Python {result['python']})"),
        (de.DOCTOR["data_dir"], result["data_dir"]),
        (de.DOCTOR["owner"], de.OWNERS[state].format(**owner)),
        (de.DOCTOR["model"], about.format(**model)),
        (de.DOCTOR["language_model"], _language_model(result["language_model"])),
        (de.DOCTOR["letters"], "; ".join(tiers) if opened else de.DOCTOR["unknown"]),
        (de.DOCTOR["packages"], ", ".join(f"{name} {found or '–'}" for name, found in result["packages"].items())),
    ]
    lines = [line for name, text in rows for line in _wrapped(text, WIDEST, f"{name + ':':<18}", " " * 18)]
    problems = [f"! {problem}" for problem in result["problems"]]
    return "\n".join(_clean([*lines, "", *([de.DOCTOR["problems"], *problems] if problems else [de.DOCTOR["fine"]])]))


def _language_model(found: Data | None) -> str:
    if found is None:
        return de.DOCTOR["no_language_model"]
    return de.DOCTOR["reachable" if found["reachable"] else "unreachable"].format(**found)


def _wrapped(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    indent = first if rest is None else rest
    wrapper = textwrap.TextWrapper(max(width, 40), first, indent, break_long_words=False, break_on_hyphens=False)
    lines = wrapper.wrap(text)
    return lines or [first.rstrip()]


def _clean(rows: Iterator[str] | list[str]) -> list[str]:
    return [printable(row).rstrip() for row in rows]


def _harmless(character: str) -> bool:
    return character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


def _known(number: int | None) -> str:
    return de.DOCTOR["unknown"] if number is None else str(number)


def _short(path: str, here: str) -> str:
    relative = os.path.relpath(path, here)
    return relative if len(relative) < len(path) else path
