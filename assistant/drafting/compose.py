"""From an enquiry to the draft of its answer: search, cite, verify, mark figures, set contradictions side by side.

What enters the letter is searched as somebody would who may see no more than the letter's reader: a letter of a more
closed tier changes nothing in it, not even the order of its sentences. Such letters are searched apart, for the screen.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.address import Placed
from assistant.cite import citation_of
from assistant.context import Context
from assistant.drafting.bearing import Weighing, weighed
from assistant.drafting.candidates import looked_at
from assistant.drafting.contradictions import contradictions
from assistant.drafting.draft import (
    OPEN_MARK,
    AskedQuestion,
    Draft,
    DraftAnswer,
    DraftSentence,
    Enquiry,
    Reservation,
    Statement,
)
from assistant.drafting.figures import marked
from assistant.drafting.statements import Chosen, chosen
from assistant.letters import scope_of
from assistant.machinery import Machinery
from assistant.model import AnswerSentence, Citation, Principal, Scope
from assistant.verify import verified
from assistant.window import Window
from ingest.archive.archive import Archive, LetterSummary
from ingest.model import Letter, Role, Source, Speaker, Tier

#: Tiers, the most open first.
ORDER = tuple(Tier)


def compose(
    enquiry: Enquiry,
    principal: Principal,
    tier: Tier,
    reservation: Reservation,
    archive: Archive,
    machinery: Machinery,
    leave_out: frozenset[str] = frozenset(),
    weigh: Weighing = weighed,
) -> Draft:
    """Draft the answer to an enquiry.

    Args:
        enquiry: The enquiry; a letter in the archive with the same content says nothing to itself.
        principal: Who drafts; nothing outside their tiers is read.
        tier: That of the outgoing letter: what is more closed stays on screen.
        reservation: What becomes of the reservations that earlier letters make.
        archive: The archive.
        machinery: Model and indexes over it.
        leave_out: Ids of documents that are not searched.
        weigh: How likely a passage bears on a question.
    """
    out = leave_out | {enquiry.letter.source.document_id}
    reach = frozenset(ORDER[: ORDER.index(tier) + 1])
    letter = _Desk(archive, machinery, replace(principal, tiers=principal.tiers & reach), out)
    closed = _Desk(archive, machinery, replace(principal, tiers=principal.tiers - reach), out)
    markers = _Markers()
    found = letter.chosen(enquiry, weigh)
    entering = [letter.said(one.enters, markers) for one in found]
    reserved = letter.reservations([one for said in entering for one in said.statements], markers)
    beside = [letter.said(one.beside, markers).statements for one in found]
    internal = [closed.said(one.enters, markers).statements for one in closed.chosen(enquiry, weigh)]
    answers = map(_answer, enquiry.questions, entering, internal, beside)
    entered = [*(one for said in entering for one in said.statements)]
    taken = () if reservation is Reservation.LEAVE else tuple(reserved)
    return Draft(
        enquiry=enquiry,
        tier=tier,
        reservation=reservation,
        answers=tuple(answers),
        highest_tier=max((one.tier for one in (*entered, *taken)), key=ORDER.index, default=Tier.OEFFENTLICH),
        scope=letter.scope(),
        opening=tuple(_opening(one, reservation) for one in taken),
        reservations=taken,
    )


def searched_for(question: AskedQuestion, questions: Sequence[AskedQuestion]) -> str:
    """The words by which a question is searched: "5a" means nothing without the question 5 that it is part of."""
    whole = re.fullmatch(r"(\d+)[a-z]", question.number)
    stem = next((one.text for one in questions if whole and one.number == whole[1]), "")
    return f"{stem} {question.text}".strip()


@dataclass
class _Markers:
    """The numbers of citations through a draft: the same words of the same place have one."""

    known: dict[tuple[str, object], int] = field(default_factory=dict)

    def number(self, citation: Citation) -> Citation:
        marker = self.known.setdefault((citation.passage_key, citation.spans), len(self.known) + 1)
        return replace(citation, marker=marker)


@dataclass(frozen=True)
class _Said:
    """What letters say to a question, newest first, and the sentences of the administration in it."""

    statements: tuple[Statement, ...] = ()
    sentences: tuple[DraftSentence, ...] = ()


class _Desk:
    """What one principal may read, without what is left out."""

    def __init__(self, archive: Archive, machinery: Machinery, principal: Principal, out: frozenset[str]) -> None:
        self._archive, self._machinery, self._principal = archive, machinery, principal
        seen = archive.summaries(principal.tiers) if principal.tiers else []
        self._letters = {one.document_id: one for one in seen if one.document_id not in out}
        self._documents = None if len(self._letters) == len(seen) else frozenset(self._letters)

    def chosen(self, enquiry: Enquiry, weigh: Weighing) -> list[Chosen]:
        """What of these letters bears on each question of an enquiry."""
        if not self._letters:
            return [Chosen()] * len(enquiry.questions)
        subject, day = enquiry.subject or "", enquiry.date or self._latest()
        asked = (searched_for(question, enquiry.questions) for question in enquiry.questions)
        return chosen([looked_at(one, subject, self._search) for one in asked], subject, day, weigh)

    def said(self, windows: Iterable[Window], markers: _Markers) -> _Said:
        """What windows of these letters say."""
        found = sorted(windows, key=_age)
        letters = self._read(found)
        windows = [window for window in found if window.placed.passage.document_id in letters]
        cited = _cited(windows, letters)
        spoken = [
            AnswerSentence("", sentence.text, (citation.marker,))
            for window, citation in zip(windows, cited, strict=True)
            for sentence in window.sentences
            if sentence.speaker is Speaker.OFFICE
        ]
        kept, standing = verified(spoken, cited, _sources(letters))
        numbered = {citation.marker: markers.number(citation) for citation in standing}
        return _Said(
            tuple(self._statement(citation) for citation in numbered.values()),
            tuple(_sentence(one.text, numbered[one.markers[0]]) for one in kept),
        )

    def reservations(self, entered: Iterable[Statement], markers: _Markers) -> list[Statement]:
        """The reservations of the letters that entered, each wording once."""
        found: dict[str, Statement] = {}
        for document_id in dict.fromkeys(one.citation.document_id for one in entered if one.reservation):
            for passage in self._archive.passages_of(document_id, self._principal.tiers):
                if passage.role is Role.RESERVATION and passage.text not in found:
                    window = Window(Placed(passage, self._letters[document_id]), 0, len(passage.sentences) - 1, 0.0, 0)
                    spoken = AnswerSentence("", passage.text, (1,))
                    letters = self._read([window])
                    _, standing = verified([spoken], _cited([window], letters), _sources(letters))
                    for citation in standing:
                        found[passage.text] = self._statement(markers.number(citation))
        return list(found.values())

    def scope(self) -> Scope:
        """What was searched."""
        whole = scope_of(self._archive, self._principal.tiers)
        return replace(whole, letters=len(self._letters), latest=self._latest())

    def _latest(self) -> datetime.date | None:
        return max((one.date for one in self._letters.values() if one.date), default=None)

    def _search(self, question: str, subject: str) -> Context:
        return self._machinery.about(question, subject, self._principal, self._documents)

    def _read(self, windows: Iterable[Window]) -> dict[str, Letter]:
        """The letters that windows stand in; one that was withheld since it was found is not among them."""
        ids = {window.placed.passage.document_id for window in windows}
        letters = {one: self._archive.letter(one, self._principal.tiers) for one in ids}
        return {key: letter for key, letter in letters.items() if letter}

    def _statement(self, citation: Citation) -> Statement:
        return Statement(citation, self._letters[citation.document_id].tier, citation.reservation)


def _cited(windows: Iterable[Window], letters: Mapping[str, Letter]) -> list[Citation]:
    """The Fundstellen of windows whose letters were read, numbered from 1."""
    known = (window for window in windows if window.placed.passage.document_id in letters)
    return [citation_of(one, letters[one.placed.passage.document_id], n) for n, one in enumerate(known, 1)]


def _sources(letters: Mapping[str, Letter]) -> dict[str, Source]:
    return {key: letter.source for key, letter in letters.items()}


def _answer(
    question: AskedQuestion, said: _Said, internal: tuple[Statement, ...], beside: tuple[Statement, ...]
) -> DraftAnswer:
    """The draft answer to a question; what stands beside it may contradict it, too."""
    further = tuple(one for one in beside if one not in said.statements)
    return DraftAnswer(
        question=question,
        sentences=said.sentences or (DraftSentence(OPEN_MARK, None),),
        statements=said.statements,
        internal=internal,
        contradictions=contradictions([one.citation for one in (*said.statements, *further)]),
        is_open=not said.sentences,
        beside=further,
    )


def _sentence(words: str, citation: Citation) -> DraftSentence:
    """A sentence of an earlier letter with its figures marked."""
    text, figures = marked(words, citation.date, citation.office)
    return DraftSentence(text, citation.marker, figures)


def _opening(one: Statement, reservation: Reservation) -> DraftSentence:
    """A reservation taken over, or to be checked."""
    words = one.citation.display
    text = words if reservation is Reservation.TAKE else f"[Vorbehalt prüfen: „{words}“]"
    return DraftSentence(text, one.citation.marker)


def _age(window: Window) -> tuple[bool, int]:
    """The newest first; letters without a date last."""
    letter: LetterSummary = window.placed.letter
    return letter.date is None, -letter.date.toordinal() if letter.date else 0
