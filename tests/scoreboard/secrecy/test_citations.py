"""Every citation leads to a version and a page that are there, and every quote stands there word for word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from random import Random

import pytest

from assistant.model import PUBLIC, Answer, Citation, Principal
from assistant.roles import Role, principal_of
from tests.scoreboard.counting import Promised
from tests.scoreboard.secrecy.furnishing import Furnished
from tests.scoreboard.secrecy.letters import OPEN_TOPICS
from tests.scoreboard.secrecy.questions import questions

PROTECTION = principal_of("schutz", {Role.DATA_PROTECTION})
_ASKED = (
    "Was kostet {}?",
    "Wer ist für {} zuständig?",
    "Wann sind die Arbeiten beendet ({})?",
    "How much does {} cost?",
    "Was sagt die Verwaltung zu {}, was kostet das, und wer trägt die Kosten?",
)


def answers(house: Furnished, seed: int) -> Iterator[tuple[Answer, Principal]]:
    """Answers without an end: to people who may see everything and to the public, about what they may see and not."""
    chance = Random(seed)
    for asked in questions(house.hidden, 10**6, seed):
        who = chance.choice((PUBLIC, PROTECTION))
        words = chance.choice(_ASKED).format(chance.choice(OPEN_TOPICS)[0])
        if who is PROTECTION:
            words = chance.choice((asked.words, f"{words} {chance.choice(asked.letter.handles)}"))
        elif chance.random() < 0.3:
            words = f"Was sagt die Verwaltung zu Punkt {chance.randint(1, 8)} von P0091/21? {chance.choice('abcdefg')}"
        yield house.desk.ask(words, principal=who), who


def resolves(house: Furnished, one: Citation, who: Principal) -> bool:
    """Whether a citation leads to a passage of a version that is there, on a page of it."""
    letter, passage = house.desk.letter(one.document_id, who), house.desk.passage(one.passage_key, who)
    if letter is None or passage is None or passage.document_id != one.document_id:
        return False
    pages = len(letter.source.page_starts)
    there = ((1 <= span.page <= pages) if span.page else pages <= 1 for span in one.spans)
    return bool(one.spans) and all(there) and all(span.end <= len(letter.source.text) for span in one.spans)


def verbatim(house: Furnished, one: Citation, who: Principal) -> bool:
    """Whether a quote is what stands at its spans, and what is shown of it has its letters and digits."""
    letter = house.desk.letter(one.document_id, who)
    if letter is None:
        return False
    stands = " ".join(letter.source.text[span.start : span.end] for span in one.spans)
    return _composed(one.quote) == _composed(stands) and _signs(one.display) == _signs(one.quote)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _signs(text: str) -> str:
    return re.sub(r"[\W_]", "", _composed(text))


def count(house: Furnished, promised: Promised, number: int, seed: int) -> None:
    """Count the citations of answers, so many at least; those of sentences and those that only come near."""
    seen = 0
    for answer, who in answers(house, seed):
        for one in (*answer.citations, *answer.near):
            promised.case(resolves(house, one, who), f"{one.label} ({one.passage_key}) leads nowhere", promise=10)
            promised.case(verbatim(house, one, who), f"{one.label}: „{one.quote[:80]}“ does not stand there", promise=8)
            seen += 1
        if seen >= number:
            return


@pytest.mark.promise(8, 10)
def test_citations_lead_to_what_they_quote(house: Furnished, promised: Promised) -> None:
    count(house, promised, promised.size(400, 10_000), seed=10)


@pytest.mark.full
@pytest.mark.promise(8, 10)
def test_so_do_those_of_the_model_that_ships(real_house: Furnished, promised: Promised) -> None:
    count(real_house, promised, 2_000, seed=11)
