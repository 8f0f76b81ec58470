"""Where German sentences end in office letters.

Our own, because the splitters tried (syntok, nltk) break at "i. H. v.", "dem 21. September", "Bzgl." and "Rn. 28)."; a
council letter consists of such abbreviations. Works on the raw text, so that every sentence keeps its spans.
"""

from __future__ import annotations

import re

#: Abbreviations that are followed by more of the same sentence; the Duden's, and the law's. Not "usw.", "etc.": where a
#: capital follows them, a sentence begins (13 of 13 in the development corpus).
_ABBREVIATED = """
    abs abschn anh anl anm art aufl az bd beil bes betr bez bezgl bgl bgm bl bsp bspw buchst bzgl bzw ca co dez dgl
    dipl dr dres ebd eig einschl entspr erg evtl exkl ff fr gem ges geb gegr ggf ggfs gr grds hj hr hrn hrsg
    inkl insb insbes ing kap kfm lfd lit lt max mind min mio mrd mtl mwst nr nrn o.g öff pkt prof rd rdnr rn rnr s
    sog sogen spez st staatl std stellv str städt tel telef tgl ts u.a übl unbes v va verf verg vergl vgl
    vorl vors vs vsl wg z.b zb ziff zit zt zzgl zzt jan feb mrz apr jun jul aug sep sept okt nov
"""
_ABBREVIATIONS = frozenset(_ABBREVIATED.split())
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_END = re.compile(r"[.!?…]+[\"“”»«')\]*]*")
_OPENS = re.compile(r"[\"„“»«‚'(\[]*[A-ZÄÖÜ0-9…]|[\"„“»«‚'(\[]+\.\.\.|[-–—•°®]\s")
_ORDINAL_GOES_ON = re.compile(
    rf"\s+(?:{_MONTHS}|Quartal|Halbjahr|Lesung|Sitzung|Platz|Bürgermeister|Absatz|Änderung|Klasse|Etage|OG|BA|Bauabschnitt)"
)
#: What stands before an ordinal and hardly ever before a number that ends a sentence.
_ARTICLE = re.compile(r"\b(?:der|die|das|den|dem|des|zur)\s+\d{1,3}$", re.I)
#: Characters around a full stop that are looked at.
_NEAR = 120
#: A date in figures, set with blanks ("3. 4. 2021").
_DATE = re.compile(r"(?<!\d)\d{1,2}\.\s+\d{1,2}\.\s+\d{4}(?!\d)")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Split one paragraph of raw source text into sentences.

    Args:
        text: The paragraph; line breaks may stand anywhere.

    Returns:
        Offsets (start, end) into ``text`` in order, without white space at the edges; together they hold every
        character of the paragraph that is not white space.
    """
    sentences, start = [], 0
    inside_dates = {n for date in _DATE.finditer(text) for n in range(*date.span())}
    for match in _END.finditer(text):
        if match.start() >= start and match.start() not in inside_dates and _ends_sentence(text, start, match):
            sentences.append((start, match.end()))
            start = match.end()
    sentences.append((start, len(text)))
    sentences = _with_sources(text, sentences)
    trimmed = []
    for left, right in sentences:
        piece = text[left:right]
        if piece.strip():
            trimmed.append((left + len(piece) - len(piece.lstrip()), right - len(piece) + len(piece.rstrip())))
    return trimmed


def _with_sources(text: str, sentences: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A sentence that is one pair of brackets ("(SächsOVG, Urteil vom …).") names the source of the one before."""
    joined: list[tuple[int, int]] = []
    for start, end in sentences:
        if joined and re.fullmatch(r"\([^()]*\)[.;]?", text[start:end].strip()):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def _ends_sentence(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a full stop (or ?, !) ends a sentence, from what stands on both sides of it."""
    rest = text[mark.end() : mark.end() + _NEAR]  # the whole text would make long paragraphs quadratic
    if not rest.strip():
        return False
    if not _OPENS.match(rest.lstrip()):
        return False
    word = re.search(r"[^\s(\[„\"“]*$", text[max(start, mark.start() - _NEAR) : mark.start()])
    before = word[0] if word else ""
    if not rest[0].isspace():  # a lost blank: "Mitgliedsstädte.Oberbürgermeister", but not "Abs.6" or "u.a.:"
        return len(before) > 3 and before.isalpha() and before[-1].islower() and rest[0].isupper()
    if mark[0].startswith("."):
        tail = before.casefold()
        if before == "Art" and not re.match(r"\s+[\dIVX]", rest):  # a kind, not an article
            return True
        if tail.rpartition("-")[2] in _ABBREVIATIONS or re.fullmatch(r"(?:[^\W\d_]\.)*[^\W\d_]|0", tail):
            return False
        if mark[0] == "." and re.fullmatch(r"\(?\d{1,2}|[IVX]+", before):
            if _ARTICLE.search(text, max(start, mark.start() - _NEAR), mark.start()):  # "an der 39. Oberschule"
                return False
            return not (_ORDINAL_GOES_ON.match(rest) or len(text[start : mark.start()][:_NEAR].strip()) <= 3)
        if mark[0].startswith("...") and not before:
            return False
    return True
