"""Words of letters on a page: whole or begun, every letter there, the way to their exact place."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ingest.model import BlockKind, Passage, Sentence, Span, Speaker
from tests.ui.payloads import PAYLOADS
from ui.browse.quotes import BEGINNING, WHOLE, excerpt, marked, of_block, place_link, quotation


def passage(*sentences: str, number: int = 1, speaker: Speaker = Speaker.OFFICE) -> Passage:
    text = " ".join(sentences)
    spans = (Span(number * 10_000, number * 10_000 + len(text) + 1),)
    told = tuple(Sentence(one, spans, speaker) for one in sentences)
    return Passage(
        f"0123456789abcdef/4/{number}", "0123456789abcdef", f"AF1/22, Antwort zu Frage 1, Absatz {number}",
        BlockKind.ANSWER, "1", (), speaker, text, spans, told,
    )  # fmt: skip


def words(shown: str) -> str:
    """What a reader reads."""
    return " ".join(html.unescape(re.sub(r"<summary>.*?</summary>|<[^>]+>", " ", shown)).split())


def test_a_place_opens_with_its_exact_stretches() -> None:
    link = place_link([passage("Ja."), passage("Nein.", number=2)])
    assert 'href="/stelle/0123456789abcdef/10000-10004&#95;20000-20006"' in link
    assert words(link) == "AF1/22, Antwort zu Frage 1" and words(place_link([passage("Ja.")], "hier")) == "hier"
    assert of_block("AF1/22, Frage 1") == "AF1/22, Frage 1"


def test_short_words_stand_there_as_a_whole() -> None:
    shown = quotation([passage("Ja."), passage("Nein.", number=2)], "Weiterlesen", "gegenstand")
    assert "<details" not in shown and words(shown) == "Ja. Nein." and shown.startswith('<blockquote lang="de"')
    assert 'class="worte von-office gegenstand"' in shown


def test_long_words_begin_with_whole_sentences_and_lose_nothing() -> None:
    sentence = "Das Amt arbeitet mit vielen Vereinen der Stadt zusammen."
    told = [passage(*[sentence] * 12), passage(*[sentence] * 3, number=2)]
    shown = quotation(told, "Weiterlesen")
    first, rest = shown.split("<details>")
    assert BEGINNING <= len(words(first)) < BEGINNING + 2 * len(sentence) and words(first).endswith(".")
    assert words(shown) == " ".join([sentence] * 15) and rest.count("<p>") == 2


def test_one_endless_sentence_is_shown_rather_than_hidden() -> None:
    shown = quotation([passage("x" * (WHOLE + 100))], "Weiterlesen")
    assert "<details" not in shown and "x" * WHOLE in shown


def test_words_of_somebody_else_are_set_apart() -> None:
    shown = quotation([passage("Ja."), replace(passage("Nein.", number=2), speaker=Speaker.THIRD_PARTY)], "mehr")
    assert '<p class="von-third&#95;party">' in shown and shown.count("von-office") == 1


def test_marks_stand_where_they_belong() -> None:
    assert marked("Der Hafen ist zu", [(4, 9)]) == "Der <mark>Hafen</mark> ist zu"
    assert marked("<b>", [(0, 3)]) == "<mark>&lt;b&gt;</mark>" and marked("ja", []) == "ja"


def test_an_excerpt_shows_the_words_around_what_was_found() -> None:
    filler = "Es wird viel gesagt. " * 40
    text = f"{filler}Der Hafen ist zu. {filler}"
    at = text.index("Hafen")
    shown = excerpt(text, [(at, at + 5)])
    assert "<mark>Hafen</mark>" in shown and shown.startswith("… ") and shown.endswith(" …")
    assert len(words(shown)) < 400


@given(st.text(alphabet="ab c.", max_size=900), st.lists(st.integers(0, 899), max_size=6, unique=True))
def test_an_excerpt_is_a_stretch_of_its_text(text: str, starts: list[int]) -> None:
    places = [(start, start + 1) for start in sorted(starts) if start < len(text)]
    shown = html.unescape(re.sub(r"</?mark>", "", excerpt(text, places)))
    assert shown.removeprefix("… ").removesuffix(" …") in text


def test_payloads_are_text() -> None:
    for payload in PAYLOADS:
        shown = quotation([passage(payload)], "mehr") + excerpt(payload, []) + place_link([passage("x")], payload)
        assert not re.search(r"<(?!/?(?:blockquote|p|a)\b)", shown), payload
