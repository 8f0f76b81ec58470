"""What speaks for a window as the answer to a part of a question, as numbers; :mod:`assistant.judge` weighs them.

Similarity does not tell: the nearest passage to "Was kostet das Büro?" is the one about the office. So beside how near
a window is, and how much nearer than everything else, stands what can be checked: which words of the question nothing
found holds, whether the kind of thing wanted is shown, and whether beside words of the question.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from assistant.asking import Voice, Wanted
from assistant.features import COSINE_STEP
from assistant.found import Found
from assistant.kinds_of_answer import STRICT, shows
from assistant.question import Part, Question
from assistant.terms import Term, Wording, coverage, covers, frequencies, wording
from assistant.vocabulary import DOCUMENT_WORDS, PEOPLE_WORDS
from assistant.window import Window
from ingest.index.context import purpose
from ingest.model import BlockKind, Passage, Speaker
from ingest.text.grams import fold
from ingest.text.words import tagged

#: Words lighter than this ("Menschen", "Jahr") tie nothing together; the heaviest weigh this much.
LIGHT, HEAVIEST = 2.0, 7.0
#: Where the counting of similarity begins; the weights follow it, so that no model needs another.
MIDDLE = 0.84
#: A number counts what stands at most this many words from it.
BESIDE = 5
_COUNTS = re.compile(r"\b(?:wie\s*viele?n?|anzahl(?:\s+der)?|zahl\s+der|how\s+many|number\s+of)\b", re.I)
#: A firm, an association or a person is asked for by name.
_NAME_ASKED = re.compile(
    r"\bwelche[nrsm]?\s+(?:\w+\s+){0,2}?\w*(?:firm[ae]|unternehmen|betrieb|verein\w*|büro\w*|druckerei|spedition|gesellschaft|"
    r"bank|stiftung|träger|agentur|hersteller|anbieter|betreiber|auftragnehmer|architekt\w*|kanzlei|dienstleister)\b|"
    r"\bwie\s+(?:heißen?|heißt|hieß(?:en)?)\b|\bname[ns]?\s+(?:de[rs]|of)\b|"
    r"\b(?:which|what)\s+(?:\w+\s+){0,2}?(?:company|firm|club|association|contractor|bank|business)\b",
    re.I,
)
_ORGANIZATION = re.compile(
    r"\b([A-ZÄÖÜ][\w&.+-]*)\s+(?:\w+\s+){0,3}?(?:GmbH|mbH|AG|KG|OHG|eG|SE|e\.\s?V\.?|gGmbH|Stiftung)\b|"
    r"\bFirm(?:a|en)\s+([A-ZÄÖÜ][\w&.+-]*)|[„\"]([A-ZÄÖÜ]\w+)"
)
PEOPLE = frozenset(fold(word) for word in PEOPLE_WORDS)
DOCUMENTS = frozenset(fold(word) for word in DOCUMENT_WORDS)


def evidence(
    question: Question, part: Part, leans_on: Sequence[Term], window: Window, head: Wording, found: Found
) -> dict[str, float]:
    """What speaks for a window, by name.

    Args:
        question: The question.
        part: The part to be answered.
        leans_on: Terms of the rest of the question and of the question it follows up.
        window: The window.
        head: The words of its letter's head: who writes to whom, in which city.
        found: All candidates.
    """
    core = core_of(part.terms, leans_on)
    english, voice = float(question.language == "en"), float(question.voice is not Voice.ANY)
    held = _held(core, window, found)
    return {
        "constant": 1.0,
        **held,
        **{f"english_{name}": english * held[name] for name in ("said", "around", "nowhere")},
        **_names(part, window, head, found),
        **_nearness(window, found),
        **_shown(question, part, core, window),
        "words": math.log1p(found.word_top / len(question.text)),
        "searched": math.log10(1 + found.searched),
        "word_score": found.word_score.get(window.placed.passage.key, 0.0),
        "terms": math.log1p(len(core)),
        "voice": voice,
        "english": english,
        "follow_up": float(bool(leans_on) and len(question.parts) == 1),
        "parts": float(len(question.parts) > 1),
        "office": float(window.placed.passage.speaker is Speaker.OFFICE),
        "record": float(window.placed.passage.speaker is Speaker.RECORD),
    } | {f"wants_{wanted.value}": float(part.wanted is wanted) for wanted in Wanted}


def _held(core: Sequence[Term], window: Window, found: Found) -> dict[str, float]:
    """How much of what the question is about the window holds, what stands around it, and anything found."""
    passage, letter = window.placed.passage, window.placed.letter
    said, around = wording(window.text), wording(surroundings(window))
    topic = wording(f"{passage.label} {letter.subject or ''}")
    weight = sum(term.weight for term in core) or 1.0
    detail = [term for term in core if not covers(topic, term)]
    nowhere = _nowhere(core, found)
    missing = [term for term in core if not covers(around, term)]
    return {
        "said": coverage(said, core),
        "around": coverage(around, core),
        "nowhere": sum(term.weight for term in nowhere) / weight,
        "heaviest_nowhere": max((term.weight for term in nowhere), default=0.0) / HEAVIEST,
        "heaviest_missing": max((term.weight for term in missing), default=0.0) / HEAVIEST,
        "missing": float(len(missing)),
        "detail": sum(term.weight for term in detail) / weight,
        "detail_said": coverage(said, detail),
        "verb_missing": float(any(term.tag.startswith("VV") for term in missing)),
    }


def _names(part: Part, window: Window, head: Wording, found: Found) -> dict[str, float]:
    """How many names and years of the question are known to the window's letter, and to anything found."""
    names = [term for term in part.terms if term.is_name]
    known = (wording(window.text), wording(surroundings(window)), head)
    return {
        "names": float(len(names)),
        "names_missing": float(sum(not any(covers(text, name) for text in known) for name in names)),
        "names_nowhere": float(sum(not covers(head, name) for name in _nowhere(names, found))),
    }


def _nearness(window: Window, found: Found) -> dict[str, float]:
    """How near window and candidates are, and how much the window stands out."""
    passage, near = window.placed.passage, found.nearness
    similarity = found.sentence_similarity
    own = max(similarity.get((passage.key, n), 0.0) for n in range(window.first, window.last + 1))
    letter = [value for (key, _), value in similarity.items() if key.startswith(f"{passage.document_id}/")]
    return {
        "passage": (near.passage - MIDDLE) / COSINE_STEP,
        "sentence": (near.sentence - MIDDLE) / COSINE_STEP,
        "lift": near.lift / COSINE_STEP,
        "own_passage": (found.passage_similarity.get(passage.key, 0.0) - MIDDLE) / COSINE_STEP,
        "own_sentence": (own - MIDDLE) / COSINE_STEP,
        "letter_lift": (own - sum(letter) / (len(letter) or 1)) / COSINE_STEP,
        "chance": window.chance,
        "letter_chance": window.letter_chance,
    }


def _shown(question: Question, part: Part, core: Sequence[Term], window: Window) -> dict[str, float]:
    """Whether the kind of thing wanted is shown, and how much of the question the sentence that shows it holds.

    The sentence before counts with it: "Davon …", "Das sind …".
    """
    strict, shown, tied, counts, beside = float(part.wanted in STRICT), 0.0, 0.0, 0.0, 0.0
    counted = _counted(part) if part.wanted is Wanted.COUNT else None
    before = ""
    for sentence in window.sentences:
        if shows(sentence.text, part.wanted):
            held = wording(f"{before} {sentence.text}")
            shown, tied = 1.0, max(tied, coverage(held, core))
            counts = max(counts, covers(held, counted) if counted else 1.0)
            beside = max(beside, float(counted is None or _counts(sentence.text, counted)))
        before = sentence.text
    reason = float(part.wanted is Wanted.REASON)
    return {
        "not_shown": strict * (1 - shown),
        "tied": strict * tied,
        "other_counted": strict * shown * (1 - counts),
        "number_elsewhere": float(counted is not None) * (1 - beside),
        "name_missing": float(bool(_NAME_ASKED.search(part.text)) and not _new_name(question, window)),
        "who_missing": float(part.wanted in (Wanted.WHO, Wanted.PERSON) and not _new_name(question, window)),
        "reason_shown": reason * shown,
        "not_done": float(question.done and part.wanted is Wanted.YES_NO and not _says_it_is_done(core, window)),
    }


def surroundings(window: Window) -> str:
    """A window's passage with its label, its letter's subject and year, and what it answers."""
    passage, letter = window.placed.passage, window.placed.letter
    year = letter.date.year if letter.date else ""
    return f"{passage.text} {passage.label} {year} {letter.subject or ''} {passage.asked or ''} {purpose(passage)}"


def _nowhere(terms: Sequence[Term], found: Found) -> list[Term]:
    """The terms that no candidate holds, nor what it answers, nor its letter's subject or date."""
    texts = [
        wording(f"{one.passage.text} {one.passage.asked or ''} {one.letter.subject or ''} {one.letter.date or ''}")
        for one in found.placed
    ]
    return [term for term, count in zip(terms, frequencies(tuple(terms), tuple(texts)), strict=True) if not count]


def asked_for_head(question: Question, passage: Passage) -> bool:
    """Whether a passage is the line of the head, or the signature, that was asked for."""
    if question.voice is Voice.SIGNATURE:
        return passage.kind is BlockKind.SIGNATURE
    return question.voice is Voice.LETTERHEAD and passage.role is question.role


def core_of(own: Sequence[Term], leans_on: Sequence[Term]) -> list[Term]:
    """The terms that say what a question is about: no names (they are checked apart), no words for documents.

    Heavy ones where there are any; where there are none, those it leans on count with the light ones.
    """
    plain = [term for term in own if not term.is_name and not term.forms & DOCUMENTS]
    heavy = [term for term in plain if term.weight >= LIGHT]
    return heavy or [*plain, *(term for term in leans_on if term.weight >= LIGHT and not term.forms & DOCUMENTS)]


def _counted(part: Part) -> Term | None:
    """What "wie viele …" counts: the first noun behind it; None for people, who have many names, and without one."""
    match = _COUNTS.search(part.text)
    behind = part.text[match.end() :] if match else ""
    nouns = [term for term in part.terms if term.tag.startswith(("NN", "NE", "FM")) and term.word in behind]
    first = min(nouns, key=lambda term: behind.index(term.word), default=None)
    return first if first is not None and not first.forms & PEOPLE else None


def _counts(sentence: str, counted: Term) -> bool:
    """Whether a number stands beside what is counted: "83 Rehe", "von den 40 aufgehängten Nistkästen"."""
    words = sentence.split()
    numbers = [n for n, word in enumerate(words) if shows(word, Wanted.COUNT)]
    places = [n for n, word in enumerate(words) if covers(wording(word), counted)]
    return any(abs(number - place) <= BESIDE for number in numbers for place in places)


def _new_name(question: Question, window: Window) -> bool:
    """Whether a window names somebody or something that neither the question nor the letter's subject names."""
    subject = window.placed.letter.subject or ""
    old = {fold(word) for word in re.findall(r"\w+", f"{question.text} {subject} {window.placed.passage.asked or ''}")}
    organizations = (name for match in _ORGANIZATION.finditer(window.text) for name in match.groups() if name)
    if any(fold(name) not in old for name in organizations):
        return True
    return any(tag == "NE" and len(word) > 2 and fold(word) not in old for word, _, tag in tagged(window.text))


def _says_it_is_done(core: Sequence[Term], window: Window) -> bool:
    """Whether one sentence holds what was done and that it was: a verb of the question and something else of it."""
    verbs = [term for term in core if term.tag.startswith(("VV", "ADJ"))]
    others = [term for term in core if term not in verbs]
    return any(
        any(covers(wording(sentence.text), verb) for verb in verbs)
        and (not others or any(covers(wording(sentence.text), other) for other in others))
        for sentence in window.sentences
    )
