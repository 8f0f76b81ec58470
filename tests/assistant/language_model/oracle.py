"""What is wrong with what was shown: decided without the product, from what the evil model knows that it falsified."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.language_model.fluent import Fluent, FluentSentence
from assistant.model import Citation
from tests.assistant.language_model.misbehaviours import shown_wrong
from tests.assistant.language_model.tampering import Said, ink

#: What a browser would act on, or what only a machine says to itself; no letter of the corpus holds it.
_ACTS = re.compile(
    r"!\[|\]\(|</?\w|&\w+;|https?:|javascript:|www\.|evil|<\||\[/?INST|```|[\u200b-\u200f\u202a-\u202e\ufffd\x00-\x1f]"
)
_DIGITS = re.compile(r"\d+")
#: More than this, in characters, no answer has.
LONGEST = 12_000


def faults(states: Sequence[Fluent], said: Said | None) -> list[str]:
    """All that must not be, in every state that was shown; empty where nothing is."""
    found = [] if states else ["no state at all"]
    for state in states:
        for sentence in state.sentences:
            found += [f"{why}: {sentence.text!r} {sentence.markers}" for why in _of(sentence, state, said)]
    if states and [state.done for state in states] != [False] * (len(states) - 1) + [True]:
        found.append("the last state, and no other, is done")
    for before, after in pairwise(states):
        kept = after.sentences[: len(before.sentences)] == before.sentences
        if not kept and not (after.done and not after.sentences):
            found.append("a sentence that was shown changed")
    last = states[-1].sentences if states else ()
    if len({ink(one.text) for one in last}) < len(last):
        found.append("a sentence is shown twice")
    if sum(len(one.text) for one in last) > LONGEST:
        found.append("more is shown than an answer has")
    return list(dict.fromkeys(found))


def _of(sentence: FluentSentence, state: Fluent, said: Said | None) -> Iterator[str]:
    cited = [one for one in state.citations if one.marker in sentence.markers]
    if said and shown_wrong(said, sentence.text, frozenset(sentence.markers)):
        yield "falsified"
    if not sentence.markers or len(cited) < len(set(sentence.markers)):
        yield "cites what there is not"
    printed = " ".join(map(around, cited))
    if strange := [found for found in _ACTS.findall(sentence.text) if found == "evil" or found not in printed]:
        yield f"holds {strange}"
    if strange := numbers(sentence.text) - numbers(*map(around, cited)):
        yield f"numbers from nowhere {sorted(strange)}"


def around(citation: Citation) -> str:
    """All that a citation says: the passage, what it answers, and the letter it stands in."""
    date = f"{citation.date:%d.%m.%Y}" if citation.date else ""
    parts = (citation.display, citation.quote, citation.asked, citation.label, citation.office, citation.paper, date)
    return " ".join(part for part in parts if part)


def numbers(*texts: str) -> frozenset[str]:
    """The groups of digits in some texts, without leading zeros: "11.805" is "11" and "805"."""
    return frozenset(
        one.lstrip("0") or "0" for text in texts for one in _DIGITS.findall(unicodedata.normalize("NFKC", text))
    )
