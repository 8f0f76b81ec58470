"""An enquiry to its questions: read as any letter is, by the same structure reader, but taken in nowhere.

What the reader surely takes for a question counts first; where it finds none, as in a few lines that somebody typed,
numbered items that ask, then single sentences that do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.drafting.draft import AskedQuestion, Enquiry
from ingest.errors import BadInput
from ingest.model import Block, BlockKind, Letter, LetterKind, Paragraph, Spans
from ingest.passages import passages
from ingest.read import read_bytes
from ingest.structure import ToRead, structured

#: More questions than any enquiry has: whoever sends more has sent another paper.
MAX_QUESTIONS = 60
#: Longest text that is one request where nothing in it asks, in characters.
MAX_REQUEST = 1_500
_ITEM = re.compile(r"(?:Frage\s*)?(\d{1,2}\s?[a-z]?)\s*[.):]\)?\s+", re.I)
#: What stands before a question's words: its number with its letter ("2.a)", "5.3."), or what it is called.
_LABEL = re.compile(
    r"^[\"„“”\s]*(?:(?:Frage\s*)?\d{1,2}(?:\.\d{1,2})*\s?(?:[.):,]\s?(?:[a-z]\))?[.):]?|[a-z]\))\s+|[a-zA-Z][.)]\s+|"
    r"Nachfrage:\s*)"
)
_REQUESTS = re.compile(
    r"\b(?:bitten?\s+(?:wir|ich|Sie)?\b.*(?:Auskunft|Beantwortung|Antwort|Mitteilung|Information|Stellungnahme)|"
    r"(?:Auskunft|Mitteilung|Information)\s+(?:über|zu)|bitte\b.*\w+en\s+Sie|\w+en\s+Sie\b.*\bbitte|"
    r"(?:teilen|nennen|listen|legen|stellen|führen|geben|erläutern|begründen)\s+Sie)",
    re.I,
)
_REPLIES = frozenset({LetterKind.ANSWER_LETTER, LetterKind.STATEMENT})
_ASKING = re.compile(r".*\?(?=[\"“”»'\s)]|$)")
_ASKS = re.compile(r"\?[\"“”»'\s)]*$")
_COUNCILLOR = re.compile(
    r"\b(?:(?:Stadt|Ortschafts)r[aä]t(?:in)?|Fraktion|Gruppe|Einreicher(?:in)?:?)(?:\s+[A-ZÄÖÜ][\w.-]+){1,4}"
)


def read_enquiry(content: bytes | str, name: str) -> Enquiry:
    """Read an enquiry.

    Args:
        content: The bytes of a PDF, DOCX, HTML or text file, or what was typed.
        name: Its file name, for messages.

    Raises:
        BadInput: It cannot be read, nothing in it asks, or far too much does.
    """
    source = read_bytes(content.encode("utf-8", "replace") if isinstance(content, str) else content, name).source
    letter = structured([ToRead(source)])[0].letter
    questions = tuple(_numbered(_questions(letter)))
    if not 0 < len(questions) <= MAX_QUESTIONS:
        raise BadInput(
            f"Erwartet wird eine Anfrage mit 1 bis {MAX_QUESTIONS} Fragen ({name})",
            f"gefunden wurden {len(questions)}" if questions else "gefunden wurde keine Frage",
            "bitte geben Sie die Fragen einzeln ein, jede mit Nummer und Fragezeichen.",
        )
    head = letter.head
    return Enquiry(letter, head.reference, _asker(letter), head.subject, head.date, questions)


#: A question's number as printed, or None; its words; where they stand.
_Found = tuple[str | None, str, Spans]


def _questions(letter: Letter) -> list[_Found]:
    """The questions of a letter by the first of some ways that finds any."""
    return _asked(letter) or _items(letter.blocks) or _sentences(letter) or _request(letter)


def _asked(letter: Letter) -> list[_Found]:
    """What the reader takes for questions, in a letter that is no reply with what goes with them.

    Behind numbered questions these are requests that go on with their numbers ("3. Bitte nennen Sie …"), which ask
    nothing by their marks; among unnumbered ones, questions that stand within a paragraph.
    """
    asked = [block for block in letter.blocks if block.kind is BlockKind.QUESTION]
    if not asked or letter.head.kind in _REPLIES:
        return [_of_block(block) for block in asked]
    numbered = any(block.number for block in asked)
    within = _sentences(letter)
    found: list[_Found] = []
    for block in letter.blocks:
        if block.kind is BlockKind.QUESTION:
            found.append(_of_block(block))
        elif numbered:
            found += [one for one in _items([block]) if found and one[0] == _next(found[-1][0])]
        else:
            places = [span for paragraph in block.paragraphs for span in paragraph.spans]
            found += [one for one in within if any(p.start <= one[2][0].start < p.end for p in places)]
    return found


def _next(number: str | None) -> str | None:
    """The number behind a number."""
    return str(int(number) + 1) if number and number.isdigit() else None


def _of_block(block: Block) -> _Found:
    """A question block without the number before its words."""
    return block.number, _words(paragraph.text for paragraph in block.paragraphs), _spans(block.paragraphs)


def _items(blocks: Sequence[Block]) -> list[_Found]:
    """Numbered paragraphs that ask or request, in text of which the structure is unsure."""
    found: list[_Found] = []
    for paragraph in _body(blocks):
        item = _ITEM.match(paragraph.text)
        if item and (_ASKS.search(paragraph.text) or _REQUESTS.search(paragraph.text)):
            found.append((item[1].replace(" ", ""), _words([paragraph.text]), paragraph.spans))
    return found


def _sentences(letter: Letter) -> list[_Found]:
    """Sentences that ask; what goes on in small letters behind the question mark is left out."""
    return [
        (None, _words([asked[0]]), sentence.spans)
        for passage in passages(letter)
        if passage.kind not in (BlockKind.LETTERHEAD, BlockKind.SIGNATURE)
        for sentence in passage.sentences
        if (asked := _ASKING.match(sentence.text))
    ]


def _request(letter: Letter) -> list[_Found]:
    """A short text that requests something, or is nothing but a few words typed, as one question."""
    body = [paragraph for paragraph in _body(letter.blocks)]
    asking = [paragraph for paragraph in body if _REQUESTS.search(paragraph.text)]
    chosen = asking or (body if letter.head.kind in (LetterKind.OTHER, LetterKind.ENQUIRY) else [])
    text = _words(paragraph.text for paragraph in chosen)
    return [(None, text, _spans(chosen))] if 0 < len(text) <= MAX_REQUEST else []


def _body(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if block.kind not in (BlockKind.LETTERHEAD, BlockKind.SIGNATURE):
            yield from (paragraph for paragraph in block.paragraphs if paragraph.role is None)


def _words(texts: Iterable[str]) -> str:
    """Words on one line, without the number before and the quotation marks around them."""
    text = " ".join(" ".join(texts).split())
    return _LABEL.sub("", text, count=1).strip(' "„“”»«')


def _spans(paragraphs: Iterable[Paragraph]) -> Spans:
    return tuple(span for paragraph in paragraphs for span in paragraph.spans)


def _numbered(found: Sequence[_Found]) -> Iterator[AskedQuestion]:
    """Questions with their numbers: as printed where each has one of its own, else counted."""
    printed = [number for number, _, _ in found]
    own = all(printed) and len(set(printed)) == len(printed)
    for count, (number, text, spans) in enumerate(found, 1):
        yield AskedQuestion(number if own and number else str(count), text, spans)


def _asker(letter: Letter) -> str | None:
    """Who asks."""
    head = letter.head
    if head.fraction:
        return head.fraction
    if head.kind is LetterKind.ANSWER_LETTER:  # a reply repeats the questions of whom it is addressed to
        return ", ".join(head.addressees) or None
    ends = (BlockKind.LETTERHEAD, BlockKind.SIGNATURE)
    lines = (line.text for block in letter.blocks if block.kind in ends for line in block.paragraphs)
    return next((found[0] for line in lines if (found := _COUNCILLOR.search(line))), None)
