"""What a sentence has in place of what its passages have there: another figure, body or name, another thing counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.verification.clauses import is_english
from assistant.verification.dates import Moment
from assistant.verification.diff import ONE_WORD, Difference, Person, Token, alike, differences, tokens, within
from assistant.verification.names import is_body, names, unknown_purpose
from assistant.verification.numbers import Quantity
from assistant.verification.places import placed
from assistant.verification.shown import Shown
from assistant.verification.verdict import Flaw
from ingest.text.grams import fold

#: Where the words around a figure fit another figure's place so well, and so much better than its own, it is that
#: figure's. Numbers have more rivals than dates, and of a person most is said by the title.
FITS: dict[type, float] = {Moment: 0.4, Quantity: 0.48, Person: 0.6}
BETTER = 0.2
#: A figure that stands in place of another one in a sentence that is so far verbatim was changed.
VERBATIM = 0.8
#: A figure that fits its own place by so much better is in it, whatever the order of the words.
FITS_HERE = 0.2
#: More words in a row that differ are another statement, not another word in its place.
LONGEST = 5
#: The least letters of a head that two compounds share, and of what stands before it.
HEAD, DETERMINER = 5, 3
#: What derives a noun and is no head of a compound ("Bedingungen", "Voraussetzungen").
_DERIVED = re.compile(r"\w{0,3}(?:ung|heit|keit|schaft|tion|taet|nis|ismus)(?:en|es|se|s)?")
#: Words for people in general, each of which may stand for another one.
_PEOPLE = re.compile(r"^(?:perso|mensch|leut|buerger|einwohner|betroffen)")
#: Two names of one body: the council of a town.
_COUNCIL = re.compile(r"^(?:stadt|gemeinde)rat")


def flaws(sentence: str, shown: Shown) -> Iterator[Flaw]:
    """What stands in the wrong place of a sentence.

    Args:
        sentence: A sentence of an answer.
        shown: The passages it cites.
    """
    english = is_english(sentence)
    passages = tuple(one.text for one in shown.evidence)
    if unknown_purpose(sentence, f"{shown.text}\n{shown.around}"):
        yield Flaw.NAME
    better = {}
    for one in placed(sentence, passages, english):
        better[one.token.start] = one.others - one.own
        if one.others >= FITS[type(one.token.fact)] and one.others - one.own >= BETTER:
            yield _of_figure(one.token)
    mine = tokens(sentence, english)
    named = frozenset(name.start for name in names(sentence, english))
    compared = differences(mine, [tokens(text) for text in passages])
    found = [frozenset((*_of_figures(rows, better), *_of_words(rows, mine, named))) for rows in compared]
    yield from frozenset.intersection(*found) if found else ()


def _of_figure(token: Token) -> Flaw:
    if isinstance(token.fact, Moment):
        return Flaw.DATE
    return Flaw.NAME if isinstance(token.fact, Person) else Flaw.UNIT


def _of_figures(rows: Sequence[Difference], better: Mapping[int, float]) -> Iterator[Flaw]:
    """Figures that were changed in a sentence that is otherwise verbatim, and do not fit better where they are."""
    for one, _ in within([row for row in rows if row.share >= VERBATIM]):
        if better.get(one.start, 0.0) >= -FITS_HERE:
            yield _of_figure(one)


def _of_words(rows: Sequence[Difference], mine: Sequence[Token], named: frozenset[int]) -> Iterator[Flaw]:
    """Names and things counted that stand in place of others."""
    for row in rows:
        if len(row.mine) > LONGEST or len(row.theirs) > LONGEST:
            continue
        new = [token for token in row.mine if token.is_noun and not _is_among(token, row.theirs)]
        old = [token for token in row.theirs if token.is_noun and not _is_among(token, row.mine)]
        if not new or not old:
            continue
        if _is_counted(row) and not (_is_people(new[0]) and _is_people(old[0])):
            yield Flaw.UNIT
        wrong = [token for token in new if token.start in named or is_body(token.word)]
        is_another = any(
            _of_one_head(one, other) and _is_put(one, other, mine, row.rest) for one in new for other in old
        )
        if not wrong and not is_another:
            continue
        right = [token for token in old if is_body(token.word) or names(f"– {token.word}")]
        if any(_is_put(one, other, mine, row.rest) for one in wrong for other in right):
            yield Flaw.NAME
        if is_another:
            yield Flaw.NAME if right else Flaw.CONTENT


def _is_put(one: Token, other: Token, mine: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether a name was put where another one stood, and did not move there from its own place."""
    if _COUNCIL.match(one.key) and _COUNCIL.match(other.key):
        return False
    more = sum(token.key == one.key for token in mine) > sum(token.key == one.key for token in theirs)
    return more or _is_among(other, mine)


def _of_one_head(one: Token, other: Token) -> bool:
    """Whether two words are compounds of one head that tell different things of a kind ("Wohngebiet" and "Gebiet" are
    not, "Wohngebiet" and "Gewerbegebiet" are)."""
    mine, theirs = fold(one.word), fold(other.word)
    head = next((n for n, (a, b) in enumerate(zip(mine[::-1], theirs[::-1], strict=False)) if a != b), 0)
    if _DERIVED.fullmatch(mine[len(mine) - head :]):
        return False
    return head >= HEAD and min(len(mine), len(theirs)) >= head + DETERMINER


def _is_among(token: Token, others: Sequence[Token]) -> bool:
    return any(alike(token.key, other.key) >= ONE_WORD for other in others)


def _is_counted(row: Difference) -> bool:
    """Whether what differs stands right behind a number that counts it."""
    if row.before is None or not row.before.key.startswith("#"):
        return False
    return row.before.fact is None or (isinstance(row.before.fact, Quantity) and not row.before.fact.unit)


def _is_people(token: Token) -> bool:
    return _PEOPLE.match(token.key) is not None
