"""Drafts against gold: whether earlier passages that bear on a question are cited, and whether all that is said is.

An archive is searched as it stood before the reply: the enquiry's own papers and all that is dated later are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.drafting.bearing import weighed
from assistant.drafting.draft import OPEN_MARK, DraftAnswer, DraftSentence, Reservation, Statement
from assistant.model import Principal
from eval.corpus_archive import Corpus
from eval.draft_gold import GoldEnquiry, GoldQuestion
from eval.intervals import Estimate, rate
from eval.matching import MIN_SHARE, letters, overlap, quote_is_right
from eval.system import EVALUATOR
from ingest.model import Tier
from ingest.oparl import papers_of

if TYPE_CHECKING:
    from assistant.desk import Desk
    from assistant.drafting.bearing import Weighing
    from assistant.drafting.draft import Draft
    from assistant.letters import LetterEntry

#: A mark in a sentence: what stands in square brackets is the drafter's, not a letter's.
_MARK = re.compile(r"\[[^\]]*\]")


@dataclass(frozen=True, slots=True)
class JudgedQuestion:
    """A gold question beside what was drafted to it.

    Attributes:
        enquiry: Id of its enquiry.
        question: The gold question.
        answer: The answer drafted to it; None where the draft does not know the question.
        bearing: Of its statements that enter, or would were the letter less open, whether each hits a gold passage.
        beside: Of those that stand beside it on screen, whether each does.
    """

    enquiry: str
    question: GoldQuestion
    answer: DraftAnswer | None
    bearing: tuple[bool, ...]
    beside: tuple[bool, ...] = ()

    @property
    def hit(self) -> bool:
        """Whether one statement bears on the question."""
        return any(self.bearing)

    @property
    def shown(self) -> bool:
        """Whether one does that enters or stands beside."""
        return self.hit or any(self.beside)


@dataclass(frozen=True, slots=True)
class JudgedDraft:
    """A draft beside its gold.

    Attributes:
        item: The gold.
        questions: Its questions.
        quotes: For each citation of the draft whether its words stand verbatim where it says.
        sentences: For each sentence of the draft that is no bare mark whether a citation of the draft carries it.
    """

    item: GoldEnquiry
    questions: tuple[JudgedQuestion, ...]
    quotes: tuple[bool, ...]
    sentences: tuple[bool, ...]


def drafted(
    desk: Desk, item: GoldEnquiry, corpus: Corpus, principal: Principal = EVALUATOR, weigh: Weighing = weighed
) -> Draft:
    """Draft the answer to an enquiry as its drafter could have on the day before the reply.

    Args:
        desk: The desk over the corpus.
        item: The enquiry.
        corpus: Its corpus.
        principal: Who drafts; by default somebody who sees all tiers. The letter is of the most closed one.
        weigh: How likely a passage bears; by default as the product says.

    Raises:
        BadInput: The enquiry cannot be read.
    """
    if item.file is None:
        enquiry = desk.enquiry(item.text or "", f"{item.id}.txt")
    else:
        path = next(path for path in corpus.documents if path.stem == item.file)
        enquiry = desk.enquiry(path.read_bytes(), path.name)
    held = held_out(item, desk.letters(principal), corpus.folder)
    return desk.draft(enquiry, principal, Tier.NICHTOEFFENTLICH, Reservation.TAKE, held, weigh)


def held_out(item: GoldEnquiry, entries: Iterable[LetterEntry], folder: Path) -> frozenset[str]:
    """Ids of the documents that a drafter did not have: of its own paper, or dated later by head or paper.

    Args:
        item: The enquiry.
        entries: The letters of the archive.
        folder: The corpus folder, for the dates of papers.
    """
    papers = {path.stem: paper.date for path, paper in papers_of(folder).items()}
    own = set(item.left_out) | ({item.file} if item.file else set())
    found = set()
    for entry in entries:
        dates = (entry.date, papers.get(entry.file))
        if entry.file in own or any(date is not None and date > item.until for date in dates):
            found.add(entry.document_id)
    return frozenset(found)


def judged(item: GoldEnquiry, draft: Draft, corpus: Corpus) -> JudgedDraft:
    """Hold a draft against its gold.

    Args:
        item: The gold.
        draft: The draft.
        corpus: The texts that its quotes are checked against.
    """
    statements = _statements(draft)
    carried = {one.citation.marker: one for one in statements}
    sentences = [*draft.opening, *(sentence for answer in draft.answers for sentence in answer.sentences)]
    return JudgedDraft(
        item,
        tuple(_question(item.id, question, draft.answers) for question in item.questions),
        tuple(_verbatim(one, corpus) for one in statements),
        tuple(_carried(sentence, carried) for sentence in sentences if sentence.text != OPEN_MARK),
    )


def figures(drafts: Sequence[JudgedDraft]) -> dict[str, Estimate]:
    """The figures over drafts.

    Returns:
        ``bearing``: of the questions that an earlier paper answers, the share with a bearing Fundstelle (questions that
        the draft did not recognise count 0); ``bearing_whole`` and ``bearing_part``: the same by extent;
        ``bearing_shown``: the same, with what stands beside the draft; ``bearing_statements``: of the statements that
        enter on those questions, the share that bears by the labels; ``left_open``: of the questions that nothing
        earlier answers, the share left open; ``bearing_of_all``: of all statements that enter, on whichever question,
        the share that bears;
        ``recognised``: of all questions, the share that the draft knows; ``quotes_verbatim``: of its citations;
        ``cited``: of its sentences, the share that a citation of the draft carries word for word.
    """
    questions = [question for one in drafts for question in one.questions]
    answered = [one for one in questions if one.question.gold]
    by_extent = {extent: [one for one in answered if one.question.extent == extent] for extent in ("whole", "part")}
    return {
        "bearing": rate([float(one.hit) for one in answered]),
        **{f"bearing_{extent}": rate([float(one.hit) for one in group]) for extent, group in by_extent.items()},
        "bearing_shown": rate([float(one.shown) for one in answered]),
        "bearing_statements": rate([float(hit) for one in answered for hit in one.bearing]),
        "bearing_of_all": rate([float(hit) for one in questions for hit in one.bearing]),
        "left_open": rate([float(_is_open(one)) for one in questions if not one.question.gold]),
        "recognised": rate([float(one.answer is not None) for one in questions]),
        "quotes_verbatim": rate([float(fine) for one in drafts for fine in one.quotes]),
        "cited": rate([float(fine) for one in drafts for fine in one.sentences]),
    }


def _question(ident: str, question: GoldQuestion, answers: Sequence[DraftAnswer]) -> JudgedQuestion:
    """A gold question with the answer to the drafted question that shares most of its words, 60 % of them at least."""
    wanted = len(letters(question.text))
    shared = [(overlap(question.text, answer.question.text), answer) for answer in answers]
    best = max(shared, key=lambda one: one[0], default=(0, None))
    answer = best[1] if best[0] >= MIN_SHARE * wanted else None
    said = () if answer is None else (*answer.statements, *answer.internal)
    beside = () if answer is None else answer.beside
    entering, shown = (tuple(_bears(one, question) for one in group) for group in (said, beside))
    return JudgedQuestion(ident, question, answer, entering, shown)


def _bears(statement: Statement, question: GoldQuestion) -> bool:
    citation = statement.citation
    return any(quote_is_right(citation.file, citation.quote, gold.passage) for gold in question.gold)


def _is_open(one: JudgedQuestion) -> bool:
    return one.answer is not None and one.answer.is_open and not one.answer.internal


def _statements(draft: Draft) -> list[Statement]:
    """All statements of a draft, each once."""
    found: Iterator[Statement] = (
        one for answer in draft.answers for one in (*answer.statements, *answer.beside, *answer.internal)
    )
    return list({one.citation.marker: one for one in (*found, *draft.reservations)}.values())


def _verbatim(statement: Statement, corpus: Corpus) -> bool:
    """Whether a quote is, character by character, the slices of its source joined by a blank."""
    citation = statement.citation
    source = corpus.sources.by_file.get(citation.file)
    return source is not None and bool(citation.quote) and source.verbatim(citation.spans) == citation.quote


def _carried(sentence: DraftSentence, carried: Mapping[int, Statement]) -> bool:
    """Whether a citation holds a sentence: all its letters and digits, but for what stands in square brackets."""
    if sentence.marker is None or sentence.marker not in carried:
        return False
    quote = letters(carried[sentence.marker].citation.quote)
    if sentence.text.startswith("[") and sentence.text.endswith("]"):
        return True  # a mark about its citation, such as a reservation to be checked
    return all(letters(piece) in quote for piece in _MARK.split(sentence.text))
