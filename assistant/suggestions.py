"""What may be asked next: questions that the visible letters answer, made from an answer and from nothing else.

A suggestion is a place that holds an answer, named as councillors name it ("Punkt 6 von P0091/21"), or the words in
which an enquiry asked about it. None is invented: where no letter answers further, nothing is suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from assistant.kind_wanted import begins_with_verb
from assistant.letters import allowed
from assistant.model import Answer, Citation
from assistant.parts import split
from assistant.question import understand
from ingest.archive.archive import Archive, Tiers
from ingest.body.markers import each_number
from ingest.links.links import LinkKind, covers
from ingest.model import BlockKind, LetterKind, Passage
from ingest.text.words import is_listed, tagged
from ingest.vorgang import Item, Station, vorgang

#: Suggestions after an answer.
MOST = 3
#: Longest question in an enquiry's own words, characters; of a longer one its place is named.
LONGEST_OWN = 120

_POINT = {
    "de": "Was sagt die Verwaltung zu Punkt {number} von {reference}?",
    "en": "What does the administration say on point {number} of {reference}?",
}
_QUESTION = {
    "de": "Was antwortet die Verwaltung auf Frage {number} in {reference}?",
    "en": "What does the administration answer to question {number} in {reference}?",
}
#: How the items are called that a letter of a kind answers.
_NAMED = {
    LetterKind.RESOLUTION_CONTROL: _POINT,
    LetterKind.STATEMENT: _POINT,
    LetterKind.ANSWER_LETTER: _QUESTION,
}
_ITEMS = (BlockKind.RESOLUTION_POINT, BlockKind.QUESTION)
#: What stands before a question in an enquiry: number, quotation mark, the point it is about ("Zu Punkt 5 (…):").
_BEFORE = re.compile(r"^\W*(?:\d+\s*[.)]\s*)?\W*(?:zu\s+\w+\s*\d+[a-z]?\s*(?:\([^)]*\))?\s*:\s*)?[\W_]*", re.I)
#: A clause that opens with one of these follows what can be asked without it.
_CLAUSE = re.compile(r",\s+(?:um|wenn|falls|damit|weil|obwohl|sodass|nachdem|insbesondere|und\s+(?:wenn|falls))\b")
_SENTENCE_END = re.compile(r"(?<=[.!])[\"“”]?\s+(?=[\"„“]?[A-ZÄÖÜ])")
#: What a scan left behind: brackets and words without the blanks between them.
_TORN = re.compile(r"\w\(|\)\w|[a-zäöüß][A-ZÄÖÜ]|\d[a-z]{2}")
#: The shortest question in an enquiry's own words, and the shortest word that a scan may have run together; characters.
_SHORTEST_OWN, _SHORTEST_TORN = 20, 6


@dataclass(frozen=True, slots=True)
class _Place:
    """An item with an answer that may be seen."""

    kind: LetterKind
    reference: str | None
    number: str | None
    asked: str | None = None


def suggestions(
    answer: Answer,
    archive: Archive,
    tiers: Tiers,
    language: str,
    asked: Sequence[str] = (),
    most: int = MOST,
) -> tuple[str, ...]:
    """Questions that may follow an answer.

    Args:
        answer: The answer, or what came near.
        archive: The archive.
        tiers: What may be seen; nothing of another tier is suggested or hinted at.
        language: "de" or "en"; an enquiry's own words stay German and are left out of English suggestions.
        asked: The questions of this conversation, the latest included: none of them is suggested again.
        most: Their greatest number.

    Returns:
        In turns: what was said later about a cited point, what the letter answers that holds a cited point, and the
        point or question that it answers next. After a near answer first what the nearest places answer. Each stands
        by itself, so that it means the same wherever it is asked.
    """
    let_pass = allowed(archive, tiers, answer.scope.within)

    def may(document_id: str) -> bool:
        return let_pass is None or document_id in let_pass

    cited = [one for one in (*answer.citations, *answer.near) if may(one.document_id)]
    own = list(_of_near(answer.near, archive, tiers)) if answer.near else list(_answering(cited, archive, tiers))
    sorts = (
        own,
        (_place(one) for one in _later(cited, archive, tiers) if may(one.letter.document_id)),
        _next(cited, archive, tiers),
    )
    in_turns = (place for place in chain.from_iterable(zip_longest(*sorts)) if place)
    questions = dict.fromkeys(said for place in in_turns if (said := _question(place, language)))
    return tuple(islice((said for said in questions if not _was_asked(said, asked)), most))


def _of_near(near: Iterable[Citation], archive: Archive, tiers: Tiers) -> Iterator[_Place]:
    """What the nearest places answer."""
    for one in near:
        if one.kind is BlockKind.ANSWER:
            yield _Place(one.letter, one.paper, one.number, one.asked)
        else:
            yield from _answering([one], archive, tiers)


def _answering(cited: Iterable[Citation], archive: Archive, tiers: Tiers) -> Iterator[_Place]:
    """The answers that stand beside points and questions that were cited without them."""
    for one in cited:
        if one.kind in _ITEMS and one.number:
            for number, passage in _answered(archive, one.document_id, tiers).items():
                if covers(number, one.number):
                    yield _Place(one.letter, one.paper, number, passage.asked)


def _next(cited: Sequence[Citation], archive: Archive, tiers: Tiers) -> Iterator[_Place]:
    """For each cited letter the item that it answers behind those that are cited, else the first that is not."""
    for document_id in dict.fromkeys(one.document_id for one in cited):
        mine = [one for one in cited if one.document_id == document_id]
        done = {number for one in mine if one.number for number in each_number(one.number)}
        numbers = list(_answered(archive, document_id, tiers))
        cuts = [place for place, number in enumerate(numbers) if number in done]
        behind = numbers[cuts[-1] + 1 :] + numbers[: cuts[-1]] if cuts else numbers
        for number in [number for number in behind if number not in done][:1]:
            passage = _answered(archive, document_id, tiers)[number]
            yield _Place(mine[0].letter, mine[0].paper, number, passage.asked)


def _later(cited: Sequence[Citation], archive: Archive, tiers: Tiers) -> Iterator[Station]:
    """The answers that other letters give about the points that are cited, those behind the cited letter first."""
    documents = {one.document_id for one in cited}
    for paper in dict.fromkeys(one.paper for one in cited if one.paper and one.number):
        numbers = {n for one in cited if one.paper == paper and one.number for n in each_number(one.number)}
        known = vorgang(archive, paper, tiers)
        for item in known.items if known else ():
            if any(covers(number, item.number) for number in numbers):
                yield from _behind(item, documents)


def _behind(item: Item, documents: set[str]) -> Iterator[Station]:
    """The answers about an item behind the last cited letter; those before it say less."""
    places = [place for place, station in enumerate(item.stations) if station.letter.document_id in documents]
    for station in item.stations[places[-1] + 1 if places else 0 :]:
        if station.kind in (LinkKind.ANSWERS, LinkKind.CONTROLS) and station.letter.document_id not in documents:
            yield station


def _place(station: Station) -> _Place:
    first, letter = station.passages[0], station.letter
    return _Place(letter.kind, letter.reference, first.number, first.asked)


def _answered(archive: Archive, document_id: str, tiers: Tiers) -> dict[str, Passage]:
    """What a letter answers, by number in its order: the first passage of each answer in the letter's one list."""
    found: dict[str, Passage] = {}
    for passage in archive.passages_of(document_id, tiers):
        if passage.kind is BlockKind.ANSWER and passage.number and passage.group is None:
            for number in each_number(passage.number):
                found.setdefault(number, passage)
    return found


def _question(place: _Place, language: str) -> str | None:
    """The question that a place answers; None where it cannot be asked so that it is understood."""
    named = _NAMED.get(place.kind)
    if not (named and place.reference and place.number):
        return None
    number = each_number(place.number)[0]
    said = named["en" if language == "en" else "de"].format(number=number, reference=place.reference)
    own = _own_words(place.asked) if named is _QUESTION and language != "en" else None
    if own:
        said = f"{own} ({place.reference}, Frage {number})"
    read = understand(said)
    found = read.points if named is _POINT else read.questions
    return said if found == (number,) and read.references == (place.reference,) else None


def _own_words(asked: str | None) -> str | None:
    """An enquiry's question in its own words, shortened at a clause; None where it is long, torn, or no question."""
    text = _BEFORE.sub("", " ".join((asked or "").split()))
    sentences = (one.strip(" \"'„“”‚‘’-–") for one in _SENTENCE_END.split(text))
    asking = next((one for one in sentences if one.endswith("?")), "")
    first = split(asking.partition("?")[0])[0] if asking else ""
    if len(first) > LONGEST_OWN and (clause := _CLAUSE.search(first)):
        first = first[: clause.start()]
    first = first.rstrip(" ?.,;:-–")
    if not _SHORTEST_OWN <= len(first) <= LONGEST_OWN or _TORN.search(first) or re.search('[„“”"]', first):
        return None
    words = tagged(first)
    run_together = any(w.islower() and len(w) >= _SHORTEST_TORN and not is_listed(w) for w, _, _ in words)
    has_verb = any(tag.endswith("(FIN)") for _, _, tag in words)
    if run_together or not has_verb or not (_asks(words) or begins_with_verb(f"{first}?")):
        return None
    return f"{first[0].upper()}{first[1:]}?"


def _asks(words: Sequence[tuple[str, str, str]]) -> bool:
    """Whether words begin with an interrogative, behind a preposition at most ("Mit welchen …", "Inwiefern …")."""
    behind = words[1:] if words and words[0][2] == "APPR" else words
    return bool(behind) and (behind[0][2].startswith("PW") or behind[0][0].casefold() in ("inwiefern", "inwieweit"))


def _was_asked(said: str, asked: Iterable[str]) -> bool:
    """Whether a question was asked already: in these words, or about the same place."""
    this = understand(said)
    for earlier in asked:
        if _words(earlier) == _words(said):
            return True
        that = understand(earlier)
        same = (this.points, this.questions) == (that.points, that.questions) and (this.points or this.questions)
        if same and set(that.references) <= set(this.references):
            return True
    return False


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
