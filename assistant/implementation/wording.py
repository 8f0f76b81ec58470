"""What a sentence of an office says became of a task, and how plainly; its words are :mod:`.phrases`.

What says it of the task itself ("Der Antrag ist damit erledigt") goes before what says it of something else, and a
refusal before the activities that stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.implementation.phrases import (
    ACTS,
    AGREES,
    ASIDE,
    CANNOT,
    CITY,
    DECLINES,
    DID,
    FIRM,
    IMPOSSIBLE,
    IN_GENERAL,
    IN_HAND,
    IS_DONE,
    ITSELF,
    LATER,
    NO_ANSWER,
    NOT,
    NOT_DONE,
    NOT_NOW,
    NOT_RESPONSIBLE,
    OFFICE,
    ON_A_PART,
    ON_CONDITION,
    OPINES,
    POSSIBLE,
    PRACTISED,
    RELATIVE,
    SETTLED,
    STILL,
    SUBJUNCTIVE,
    SUMS_UP,
    SUPPOSED,
    TASK,
    THERE,
    THIS_OFFICE,
    TO_DECLINE,
    TO_THE_THING,
    TWICE,
    UNDERWAY,
    WHOLE_CITY,
)
from assistant.implementation.state import Progress
from assistant.implementation.verdicts import AS_SETTLED


@dataclass(frozen=True, slots=True)
class Vote:
    """What a sentence says became of a task.

    Attributes:
        progress: What became of it.
        rank: How plainly, 1 to 7: 6 recommends a refusal, 5 says it of the task itself, 4 refuses, disowns or
            promises, 3 names what was done or is being done, 2 tells of an activity; 1 more where it sums up.
    """

    progress: Progress
    rank: int


_D, _O, _N, _X, _Z, _R = (
    Progress.DONE,
    Progress.ONGOING,
    Progress.NOT_DONE,
    Progress.DECLINED,
    Progress.NOT_RESPONSIBLE,
    Progress.REPORTED,
)


#: A full stop inside a sentence ("am 2. Mai", "z. B."): patterns take one for the end of a clause.
_DOT = re.compile(r"\.(?!\W*$)")


def votes(sentence: str) -> tuple[Vote, ...]:
    """What a sentence says became of a task, the plainest first; empty where it says nothing of that kind.

    Args:
        sentence: A sentence of an office, in display form.
    """
    found = _all(sentence)
    if SUMS_UP.search(sentence):
        found = [Vote(vote.progress, vote.rank + 1) for vote in found]
    return tuple(sorted(found, key=lambda vote: -vote.rank))


def _all(sentence: str) -> list[Vote]:
    """Every vote of a sentence; a refusal silences what the same sentence says of activities."""
    sentence = _DOT.sub("", ASIDE.sub(" ", sentence))
    supposed = SUPPOSED.search(sentence) is not None
    negated = re.search(NOT, sentence, re.I) is not None
    refused = _refusal(sentence, supposed)
    if refused:
        return [refused]
    settled = AS_SETTLED.sub(" ", sentence)
    if SETTLED.search(settled) and not negated and not supposed:
        return [Vote(_D, 5)]
    found = [Vote(_O, 5)] if AGREES.search(sentence) and not negated and not supposed else []
    if any(one.search(sentence) for one in (OPINES, TWICE, SUBJUNCTIVE, NO_ANSWER)):
        return found
    if ON_CONDITION.search(sentence):
        return [*found, Vote(_N, 3)]
    if IN_GENERAL.search(sentence):
        return [*found, Vote(_R, 2)]
    if STILL.search(sentence):
        return [*found, Vote(_D, 4)]
    if IN_HAND.search(sentence) and not negated:
        found.append(Vote(_O, 4 - supposed))
    elif PRACTISED.search(sentence) and not negated and not LATER.search(sentence):
        found.append(Vote(_D, 3))
    elif POSSIBLE.search(sentence) and not FIRM.search(sentence):
        found.append(Vote(_N, 2))
    elif UNDERWAY.search(sentence):
        found.append(Vote(_O, 3 - max(supposed, negated)))
    elif not negated and any(one.search(sentence) for one in (DID, IS_DONE, THERE)):
        found.append(Vote(_D, 3 - supposed))
    elif ITSELF.search(sentence) and not negated:
        found.append(Vote(_O, 3))
    elif ACTS.search(sentence) or ITSELF.search(sentence):
        found.append(Vote(_O, 2))
    return found


def _refusal(sentence: str, supposed: bool) -> Vote | None:
    """That it is not done, not to be done, or not by this office; less where it is said of a part only."""
    part = 2 if ON_A_PART.search(sentence) else 0
    if NOT_RESPONSIBLE.search(sentence):
        return Vote(_Z, 4 - part)
    main = RELATIVE.sub(" ", sentence)
    if TWICE.search(sentence) or NO_ANSWER.search(sentence):
        return None
    if DECLINES.search(main) and not (supposed and not re.search(TASK, main, re.I)):
        plain = 6 if TO_DECLINE.search(main) else 5 if re.search(rf"{TASK}|{CITY}", main, re.I) else 4
        return Vote(_X, plain - part)
    if NOT_DONE.search(main) and not NOT_NOW.search(main):
        return Vote(_N, 3 - supposed)
    if IMPOSSIBLE.search(main):
        return Vote(_X, 4 - max(part, int(supposed)))
    if CANNOT.search(main):
        return Vote(_X, 4 - max(part, int(supposed), int(not TO_THE_THING.search(main))))
    return None


def office_meant(sentences: Sequence[str]) -> str | None:
    """For which office it holds that it is not responsible, as the words name it.

    Args:
        sentences: What is said up to the sentence that says so, that one last.

    Returns:
        The office of that sentence, for "dieses Amt" the one named last before; else the city as named there; None
        where neither is named.
    """
    for n, sentence in enumerate(reversed(sentences)):
        offices = [match[0] for match in OFFICE.finditer(sentence) if not THIS_OFFICE.match(match[0])]
        if offices:
            return offices[-1]
        if n == 0 and not THIS_OFFICE.search(sentence):
            break
    city = WHOLE_CITY.search(sentences[-1])
    return city[0] if city else None
