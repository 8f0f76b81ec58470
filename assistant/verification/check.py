"""Whether a sentence stands in the passages it cites: every check in order, the cheap ones first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.verification import (
    attached,
    conduct,
    edits,
    exchanged,
    figures,
    names,
    quotes,
    speakers,
    stance,
    support,
    verbs,
)
from assistant.verification.aligned import aligned
from assistant.verification.clauses import is_english
from assistant.verification.facts import facts
from assistant.verification.shown import Shown
from assistant.verification.vectors import Reader
from assistant.verification.verdict import Badge, Evidence, Flaw, Verdict
from ingest.embedding import Embedder

#: From this support on a sentence is "belegt"; what is shown with less is "teilweise belegt".
FULL = 0.7


class Verifier:
    """Checks sentences against passages; safe to use from several threads.

    Args:
        embedder: Turns sentences to vectors; None leaves what needs them out (words alone then decide on content).
    """

    def __init__(self, embedder: Embedder | None) -> None:
        self._reader = Reader(embedder) if embedder else None

    def prepare(self, evidence: Mapping[int, Evidence]) -> None:
        """Read passages ahead, once for an answer, so that its first sentence need not wait (about 25 ms each)."""
        if self._reader:
            for one in evidence.values():
                self._reader.passage(one.text)

    def check(self, sentence: str, markers: Sequence[int], evidence: Mapping[int, Evidence]) -> Verdict:
        """Check one sentence.

        Args:
            sentence: The sentence without its markers.
            markers: The markers it cites.
            evidence: Everything that may be cited, by marker.

        Returns:
            The verdict; a sentence with a flaw has no badge and must not be shown. One that stands verbatim in a
            passage is carried, whatever it says.
        """
        flaws = frozenset(_of_citations(markers, evidence))
        if flaws:
            return Verdict(flaws, 0.0, None, ())
        shown = _shown(markers, evidence)
        verbatim = _verbatim(sentence, shown)
        conducted = frozenset(_of_conduct(sentence, shown))
        if not conducted and any(quotes.is_verbatim(sentence, one.text) for one in shown.evidence):
            return Verdict(conducted, 1.0, Badge.FULL, verbatim)
        flaws = conducted | frozenset(_of_words(sentence, shown))
        if flaws:
            return Verdict(flaws, 0.0, None, verbatim)
        features = self._features(sentence, shown)
        likely = support.probability(features)
        if likely < support.threshold(features):
            return Verdict(frozenset({support.reason(features)}), likely, None, verbatim)
        return Verdict(flaws, likely, Badge.FULL if likely >= FULL else Badge.PART, verbatim)

    def examined(
        self, sentence: str, markers: Sequence[int], evidence: Mapping[int, Evidence]
    ) -> tuple[frozenset[Flaw], dict[str, float]]:
        """The flaws that words show, and what the regression weighs whether there are any or not; for its training.

        Args:
            sentence, markers, evidence: As for :meth:`check`; every marker is there.
        """
        shown = _shown(markers, evidence)
        flaws = frozenset((*_of_conduct(sentence, shown), *_of_words(sentence, shown)))
        return flaws, self._features(sentence, shown)

    def _features(self, sentence: str, shown: Shown) -> dict[str, float]:
        if not self._reader:
            return support.features(sentence, shown, aligned(sentence, shown), None)
        said = self._reader.said(sentence)
        theirs = [self._reader.passage(one.text) for one in shown.evidence]
        pairs = aligned(sentence, shown, said.rows, theirs)
        return support.features(sentence, shown, pairs, self._reader.likeness(said, theirs))


def _shown(markers: Sequence[int], evidence: Mapping[int, Evidence]) -> Shown:
    return Shown(tuple(evidence[marker] for marker in dict.fromkeys(markers)))


def _verbatim(sentence: str, shown: Shown) -> tuple[tuple[int, int], ...]:
    """What a sentence quotes and a passage prints so."""
    return tuple(
        (start, end)
        for start, end in quotes.quoted(sentence)
        if any(quotes.is_verbatim(sentence[start:end], one.text) for one in shown.evidence)
    )


def _of_citations(markers: Sequence[int], evidence: Mapping[int, Evidence]) -> Iterator[Flaw]:
    if not markers:
        yield Flaw.NO_CITATION
    if any(marker not in evidence for marker in markers):
        yield Flaw.UNKNOWN_CITATION


def _of_conduct(sentence: str, shown: Shown) -> Iterator[Flaw]:
    """What no sentence of an answer is, wherever it comes from."""
    if conduct.has_markup(sentence, shown.text):
        yield Flaw.MARKUP
    if conduct.is_no_statement(sentence) or shown.is_ordered(sentence):
        yield Flaw.INSTRUCTION


def _of_words(sentence: str, shown: Shown) -> Iterator[Flaw]:
    """What the words of a sentence show by themselves: figures, names, quotes, whose words they are."""
    english = is_english(sentence)
    if conduct.is_in_first_person(quotes.unquoted(sentence)):
        yield Flaw.INSTRUCTION
    found = facts(sentence, english)
    yield from figures.flaws(sentence, found, shown)
    yield from attached.flaws(sentence, found, shown)
    yield from exchanged.flaws(sentence, shown)
    taken = found.places
    named = names.names(sentence, english, taken)
    if names.exchanged(sentence, shown.text) or any(names.unknown(named, f"{shown.text}\n{shown.around}")):
        yield Flaw.NAME
    if speakers.changed(sentence, shown):
        yield Flaw.SPEAKER
    yield from edits.flaws(sentence, tuple(one.text for one in shown.evidence))
    if verbs.is_turned(sentence, shown.sentences):
        yield Flaw.NEGATION
    if stance.is_surer(sentence, shown.sentences):
        yield Flaw.HEDGE
    quoted = [sentence[start:end] for start, end in quotes.quoted(sentence)]
    passages = [one.text for one in shown.evidence]
    if not all(
        any(quotes.is_verbatim(words, text) or quotes.is_inflected(words, text) for text in passages)
        for words in quoted
    ):
        yield Flaw.QUOTE
