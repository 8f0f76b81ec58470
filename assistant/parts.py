"""Where a question has several parts: what an answer must show, each on its own.

People join questions in many ways: "… und wer …", "…, welche Firma macht das?", "wann und wo …", "… und ist er offen?",
"… samt Kosten", "… sowie die Orte", two sentences, or keywords for two things. A subordinate clause ("Weiß die Stadt,
wie viel …") and a list of things of one kind ("SPD und Grüne") are no parts. What decides is where the finite
verb stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.asking import any_of
from assistant.kind_wanted import KEYWORD, NOUNS, TOPIC, begins_with_verb, noun_kind, wanted
from ingest.text.words import tagged

_PREPOSITION = (
    r"(?:zu|von|an|mit|in|auf|für|seit|bis|ab|bei|nach|aus|um|über|unter|gegen|durch|"
    r"by|to|for|since|on|with|from|at|of)"
)
_SINGLE = (
    r"(?:wie\s*viel(?:e[nrms]?)?|wie\s+(?:oft|lange?|hoch|häufig|groß)|we[rmn]|was|wann|wo|wohin|woher|warum|weshalb|wieso|"
    r"wie|wozu|wofür|womit|wovon|wessen|welche[rsmn]?|who|whom|whose|what|when|where|why|how\s+(?:many|much|often|long)|"
    r"how|which)"
)
_INTERROGATIVE = rf"(?:{_PREPOSITION}\s+)?{_SINGLE}\b"
_ASKS = re.compile(_INTERROGATIVE, re.I)
_BEGINS_ASKING = re.compile(rf"(?:(?:denn|auch|dann|also)\s+)?{_INTERROGATIVE}", re.I)
#: "wer, wann und wo" before what all of them ask about.
_SERIES = re.compile(
    rf"(?P<all>{_INTERROGATIVE}(?:\s*,\s*{_INTERROGATIVE})*\s*,?\s+(?:und|sowie|and)\s+{_INTERROGATIVE})(?=\s+\w)", re.I
)
#: What may stand between two parts.
_JOINT = re.compile(
    r"(?P<and>\s*[,;]?\s+(?:und|sowie|and|as\s+well\s+as)\s+(?:(?:wenn\s+ja|falls\s+ja|if\s+so)\s*,?\s+)?)|"
    r"(?P<with>\s*,?\s+(?:samt|mitsamt|nebst|inkl\.|inklusive|einschließlich|including|plus|mit)\s+)|"
    r"(?P<comma>\s*[,;]\s+)",
    re.I,
)
_LIGHT = (
    r"(?:(?:der|die|das|den|dem|deren|dessen|seine?|ihre?|eine?|the|its|their|auch|bitte|alle[nr]?|genaue[nr]?)\s+)"
)
#: A noun for a kind of answer, bare or with an article, as all that a part says; what specifies it may follow.
_NOUN_ONLY = re.compile(rf"{_LIGHT}*(?:{'|'.join(p.pattern for p in NOUNS.values())})(?!\s*[-–/])", re.I)
#: An article or possessive that stands on one side of "sowie" only tells that no list goes on.
_ARTICLE = any_of(r"^(?:die|der|das|den|deren|dessen|ihre?|seine?|the|their|its)\s")
_ENDS_WITH_ARTICLE = any_of(r"\b(?:der|die|das|den|dem|des|the|ihre?|eine?)\s+\w+$")
_SUBORDINATE = any_of(r"^\W*(?:wenn|falls|weil|da|obwohl|als|ob|nachdem|bevor|if|because|although|since)\s")
_VALUE = re.compile(r"\W*(?:(?:vom|am|zum)\s+\d|(?:Anfang|Mitte|Ende)\s|\d)", re.I)
_BEGINS_ENGLISH = any_of(
    r"^(?:is|are|was|were|did|does|do|has|have|had|can|will)\s+(?:it|they|there|he|she|the|this|that|any\w*|we|i)\b"
)
_PRONOUN = any_of(r"^\w+\s+(?:es|er|sie|man|wir|das|dies|da|dort|dafür|dabei|davon|auch|it|they|there)\b")


#: What goes with a keyword when it is left out: an "und" and an adjective before it.
_WITH_IT = re.compile(r"(?:(?:\s*,|\s+(?:und|and|sowie))\s+)?(?:(?<!\w)(?-i:[a-zäöüß]\w+(?:er|e|es|en))\s+)?$", re.I)
#: Words of an interrogative phrase without a verb ("…, von welchem Tag?").
SHORT = 4
#: Parts that are looked for one by one; what is asked beyond them is one more with the last. An enquiry has six or so.
MOST_PARTS = 20
#: Rows of interrogatives in a sentence that are taken apart ("Wann und wo tagt er, und wer und wie viele kommen?"), and
#: interrogatives of one.
_MOST_ROWS, _MOST_IN_A_ROW = 2, 6
#: Characters beside a joint whose words are tagged: each joint of a question has all the others beside it.
_LONGEST_CLAUSE = 300


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text with its tag and where it begins and ends, code points."""

    text: str
    tag: str
    start: int
    end: int

    @property
    def is_finite(self) -> bool:
        return self.tag.endswith("(FIN)")


def split(text: str) -> tuple[str, ...]:
    """The parts of a question, in order, at least one.

    Args:
        text: A question, complete in itself.

    Returns:
        What it asks for, each as typed but for interrogatives in a row, which each get what all of them ask about
        ("Wann und wo tagt er?" → "Wann tagt er?", "wo tagt er?"), and keywords, which keep their topic.
    """
    parts = [part for sentence in _sentences(text) for part in _of_sentence(sentence)]
    if len(parts) > MOST_PARTS:
        parts[MOST_PARTS - 1 :] = [" ".join(parts[MOST_PARTS - 1 :])]
    return tuple(parts) or (text,)


def _sentences(text: str) -> list[str]:
    """The questions of a text by their marks; what asks nothing stays with its neighbour."""
    found: list[str] = []
    topic = ""
    for piece in re.split(r"(?<=\?)\s+(?=\w)", text.strip()):
        if not found and not _asks(piece):
            topic = f"{topic} {piece}".strip()  # "Freibad? Wann öffnet es?"
        elif found and not _asks(piece):
            found[-1] = f"{found[-1]} {piece}"  # "Danke!"
        else:
            found.append(f"{topic} {piece}".strip())
            topic = ""
    return [*found, *([topic] if topic else [])]


def _asks(piece: str) -> bool:
    """Whether a sentence asks for something."""
    return bool(_ASKS.search(piece)) or begins_with_verb(piece) or noun_kind(piece) is not None or piece.endswith("??")


def _of_sentence(text: str, rows: int = _MOST_ROWS) -> list[str]:
    """The parts of one sentence; ``rows``: how many rows of interrogatives are taken apart, each multiplies them."""
    series = _series(text) if rows else []
    if series:
        return [part for one in series for part in _of_sentence(one, rows - 1)]
    words = _words(text)
    if not any(word.is_finite for word in words) and not _ASKS.search(text):
        return _keywords(text)
    pieces: list[str] = []
    begin = 0
    for joint in _JOINT.finditer(text):
        if joint.start() > begin and _is_joint(text, begin, joint, words):
            pieces.append(text[begin : joint.start()])
            begin = joint.end()
    pieces.append(text[begin:])
    named = (one for piece in pieces[1:] for one in ([piece] if _ASKS.search(piece) else _keywords(piece)))
    pieces = [pieces[0], *named]
    return [piece.strip() for piece in pieces if piece.strip(" ?!.,")]


def _series(text: str) -> list[str]:
    """ "Wann und wo tagt er?" as "Wann tagt er?" and "wo tagt er?"; empty unless interrogatives stand in a row."""
    found = _SERIES.search(text)
    if not found or re.search(r"[^\W\d_]\s+$", text[: found.start()]):  # "wer hat wann und wo …": one question
        return []
    ones = re.split(r"\s*,?\s+(?:und|sowie|and)\s+|\s*,\s*", found["all"])
    if len(ones) > _MOST_IN_A_ROW:
        return []
    return [f"{text[: found.start()]}{one}{text[found.end() :]}" for one in ones]


def _is_joint(text: str, begin: int, joint: re.Match[str], words: list[_Word]) -> bool:
    """Whether a new part begins behind a joint."""
    left, right = text[begin : joint.start()], text[joint.end() :]
    if joint["with"]:
        return _is_named(left, right, joint[0])
    if _BEGINS_ASKING.match(right):
        return _asks_anew(left, right, joint, words)
    if joint["and"] and _BEGINS_ENGLISH.match(right):
        return _is_question(left)
    following = [word for word in words if word.start >= joint.end()]
    if following and following[0].start == joint.end() and _begins_with_verb(following):
        return _is_complete(left, words, begin, joint) and not (joint["comma"] and not _is_question(left))
    if joint["and"]:
        return _is_named(left, right, joint[0])
    return False


def _asks_anew(left: str, right: str, joint: re.Match[str], words: list[_Word]) -> bool:
    """Whether an interrogative behind a joint asks for something more; behind a comma it must be a main clause."""
    if joint["and"]:
        return not re.search(rf"(?:^|\s){_SINGLE}$", left, re.I)
    if not _is_question(left) or re.match(r"(?:which|who|whose|where)\b", right, re.I):
        return False
    clause = re.match(r"[^,;?]*", right)
    end = joint.end() + (clause.end() if clause else 0)
    inside = [word for word in words if joint.end() <= word.start < end and word.tag != "$."]
    finite = next((n for n, word in enumerate(inside) if word.is_finite), None)
    asked, again = (re.search(rf"\b{_SINGLE}\b", side, re.I) for side in (left, right))
    if re.match(r"(?:how|what|why|when)\b", right, re.I) or (asked and again and asked[0].lower() == again[0].lower()):
        return True
    if finite is None:
        short = len(inside) <= SHORT and not any(word.tag.startswith("V") for word in inside)
        return short and wanted(right) is not wanted(left)
    subject_first = any(word.tag == "PPER" or word.text == "man" for word in inside[:finite])
    return finite < len(inside) - 1 and not subject_first


def _begins_with_verb(following: list[_Word]) -> bool:
    """Whether a clause begins with its verb and a subject, as a question for yes or no does."""
    return following[0].is_finite and len(following) > 2 and following[1].tag != "$."


def _is_complete(left: str, words: list[_Word], begin: int, joint: re.Match[str]) -> bool:
    """Whether what stands before a joint is a whole clause: two words behind its verb, and none for its condition."""
    inside = [word for word in words if begin <= word.start < joint.start()]
    finite = next((n for n, word in enumerate(inside) if word.is_finite), None)
    if _SUBORDINATE.search(left) or finite is None or finite >= len(inside) - 1:
        return False
    subject_asked = re.match(r"\W*(?:wer|was|who|what|welche[rs]?)\b", left, re.I)
    return not (subject_asked and joint["and"] and not _PRONOUN.search(joint.string[joint.end() :]))


def _is_question(left: str) -> bool:
    """Whether a clause asks by an interrogative or by its verb in front."""
    topic = TOPIC.match(left)
    core = left[topic.end() :] if topic else left
    return bool(_BEGINS_ASKING.match(core.strip())) or begins_with_verb(left)


def _is_named(left: str, right: str, joint: str) -> bool:
    """Whether a noun behind a joint names one more thing that is asked for ("samt Kosten", "sowie die Orte")."""
    if not _is_question(left) and not _NOUN_ONLY.match(left.strip()):
        return False
    symmetric = bool(_ARTICLE.search(right)) == bool(_ENDS_WITH_ARTICLE.search(left))
    named = _NOUN_ONLY.match(right)
    word = joint.strip(" ,;").casefold()
    if word in ("und", "and", "sowie", "as well as") and _has_verb(right):
        return False
    if word in ("sowie", "as well as") and not named:
        return bool(_ARTICLE.search(right)) and not symmetric
    if not named or _VALUE.match(right[named.end() :]) or noun_kind(named[0]) is wanted(left):
        return False
    if word == "mit":
        return not _ARTICLE.search(right) and (joint.lstrip().startswith(",") or _goes_on(right[named.end() :]))
    if word in ("und", "and"):
        return not _goes_on_with(left, right, symmetric)
    return True


def _goes_on_with(left: str, right: str, symmetric: bool) -> bool:
    """Whether a noun behind "und" goes on with what stands before it ("Gebühren und Kosten") and is no part."""
    words = _words(left if len(left) <= _LONGEST_CLAUSE else left[-_LONGEST_CLAUSE:].partition(" ")[2])
    if not words or words[-1].tag not in ("NN", "NE"):
        return False
    of_its_own = _ARTICLE.search(right) and noun_kind(words[-1].text) is None
    return _takes_objects(left) or (symmetric and not of_its_own)


def _has_verb(right: str) -> bool:
    """Whether what follows a joint has a verb of its own before its next clause."""
    clause = right.split(",")[0]
    if len(clause) > _LONGEST_CLAUSE:
        clause = clause[:_LONGEST_CLAUSE].rpartition(" ")[0]
    return any(word.is_finite for word in _words(clause))


def _goes_on(rest: str) -> bool:
    """Whether another such noun follows ("mit Namen und Kosten")."""
    return bool(re.match(rf"\s*(?:,|und\b|and\b)\s+{_NOUN_ONLY.pattern}", rest, re.I))


def _takes_objects(left: str) -> bool:
    """Whether a question can go on with a second object: "Wer trägt die Verantwortung und die Kosten?"."""
    return bool(re.match(r"\W*(?:we[rmn]|wie(?!\s*viel|\s+oft|\s+lang)|was|who|how(?!\s+m))\b", left, re.I))


def _keywords(text: str) -> list[str]:
    """Keywords that name two kinds of answer ("Umbau Rathaus Kosten Termin"): one part for each, with its topic."""
    places: list[tuple[int, int]] = []
    for match in KEYWORD.finditer(text):
        if not _VALUE.match(text[match.end() :]):
            places.append(match.span())
    kinds = {noun_kind(text[start:end]) for start, end in places}
    if len(places) < 2 or len(kinds) < len(places):
        return [text]
    return [_without(text, [place for place in places if place != own]) for own in places]


def _without(text: str, places: list[tuple[int, int]]) -> str:
    """A text without some of its keywords, and without the "und" and adjective that go with them."""
    for start, end in reversed(places):
        before = _WITH_IT.search(text[:start])
        left = text[: before.start() if before else start]
        joined = before and re.match(r"\s*(?:,|\s(?:und|and|sowie)\s)", before[0], re.I)
        right = text[end:] if joined else re.sub(r"^\s*(?:,|(?:und|and|sowie)\b)\s*", " ", text[end:])
        text = f"{left.rstrip()} {right.lstrip()}"
    return text.strip(" ,")


def _words(text: str) -> list[_Word]:
    """The words of a text with their tags and places."""
    found: list[_Word] = []
    end = 0
    for word, _, tag in tagged(text):
        start = text.find(word, end)
        end = start + len(word)
        found.append(_Word(word, tag, start, end))
    return found
