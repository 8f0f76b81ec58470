"""A draft's answers worded by a language model: only sentences that were verified enter, each with its Fundstellen.

Figures stay marks: a sentence that names one goes out like a quoted one, with the day and the office to ask. An answer
of which no sentence stands keeps the words of the earlier letters.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.drafting.compose import ORDER
from assistant.drafting.draft import GENERATED_MARK, Draft, DraftAnswer, DraftSentence
from assistant.drafting.figures import marked
from assistant.language_model.fluent import Fluent, FluentSentence, Outcome
from assistant.model import Answer, AnswerSentence, Citation, Principal, Scope, Status, Turn

#: Seconds after which no further answer is begun; those that are left keep the words of the letters.
MOST_S = 60.0
#: As :meth:`assistant.desk.Desk.fluent`: answer, question, history, who asks.
Write = Callable[[Answer, str, Sequence[Turn], Principal], Iterator[Fluent]]


def worded(draft: Draft, write: Write, principal: Principal, clock: Callable[[], float] = time.monotonic) -> Draft:
    """Have the answers of a draft worded.

    Args:
        draft: The draft.
        write: Has one answer worded and verified, step by step.
        principal: Who drafts; the language model is shown nothing more closed than the letter may be.
        clock: Seconds that only grow; for tests.

    Returns:
        The draft; an answer that was worded begins with :data:`~assistant.drafting.draft.GENERATED_MARK`, and each that
        a version was asked for says what became of it.
    """
    reach = frozenset(ORDER[: ORDER.index(draft.tier) + 1])
    reader, begun = replace(principal, tiers=principal.tiers & reach), clock()
    answers = []
    for answer in draft.answers:
        late = clock() - begun > MOST_S
        answers.append(answer if answer.is_open or late else _worded(answer, draft.scope, write, reader))
    models = dict.fromkeys(one.fluent.model for one in answers if one.fluent and is_worded(one))
    return replace(draft, answers=tuple(answers), generated_by=", ".join(filter(None, models)))


def is_worded(answer: DraftAnswer) -> bool:
    """Whether an answer holds sentences that a language model worded."""
    return any(sentence.text == GENERATED_MARK for sentence in answer.sentences)


def _worded(answer: DraftAnswer, scope: Scope, write: Write, reader: Principal) -> DraftAnswer:
    """An answer with its version in the place of its sentences, where any of that stands."""
    cited = [one.citation for one in answer.statements]
    local = {citation.marker: number for number, citation in enumerate(cited, 1)}
    latest: Fluent | None = None
    for latest in write(_answer(answer, cited, local, scope), answer.question.text, (), reader):
        if latest.done:
            break
    if latest is None:
        return answer
    said = latest.sentences if latest.outcome is Outcome.WRITTEN else ()
    sentences = [found for one in said if (found := _sentence(one, cited))]
    answer = replace(answer, fluent=replace(latest, citations=()))
    if not sentences:
        return answer
    return replace(answer, sentences=(DraftSentence(GENERATED_MARK, None), *sentences))


def _answer(answer: DraftAnswer, cited: Sequence[Citation], local: dict[int, int], scope: Scope) -> Answer:
    """The statements of a draft as the answer that they are, their markers counted from 1."""
    return Answer(
        status=Status.ANSWERED,
        language="de",
        partial=False,
        lead="",
        sentences=tuple(AnswerSentence(one.label, one.display, (local[one.marker],)) for one in cited),
        citations=tuple(replace(one, marker=local[one.marker]) for one in cited),
        near=(),
        notices=(),
        scope=scope,
        confidence=1.0,
        latency_ms=0.0,
    )


def _sentence(sentence: FluentSentence, cited: Sequence[Citation]) -> DraftSentence | None:
    """A verified sentence as it enters; None where it rests on a place that the draft does not show."""
    if not sentence.markers or max(sentence.markers) > len(cited):
        return None
    first, *others = [cited[marker - 1] for marker in sentence.markers]
    text, figures = marked(sentence.text, first.date, first.office)
    return DraftSentence(text, first.marker, figures, tuple(one.marker for one in others))
