"""A draft on its page: letterhead and answers in fields to edit, beside each answer what the house has said before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from assistant.drafting.draft import INTERNAL_MARK, Contradiction, Draft, DraftAnswer, FigureToUpdate, Statement
from assistant.drafting.wording import is_worded
from assistant.model import Citation
from assistant.standing import place
from ingest.model import Tier
from ui.drafts.kept import MOST_CHARS, Kept
from ui.drafts.sheet import Edited, Head
from ui.drafts.texts import DraftTexts
from ui.fluent.box import GENERATED
from ui.fluent.texts import texts as fluent_texts
from ui.fluent.words import remark
from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts

#: Lines of the letterhead that may be several lines long.
_LONG = frozenset({"addressee", "opening", "subject", "signature"})
#: Characters of a line of the field for an answer, about, and how many lines it shows at least and at most.
_LINE_CHARS, _LEAST_ROWS, _MOST_ROWS = 60, 5, 18


def draft_body(did: str, kept: Kept, texts: DraftTexts, frame: PageTexts, saved: bool = False) -> Html:
    """The page of a draft.

    Args:
        did: Its id.
        kept: The draft, and how it was edited.
        texts: The page's language.
        frame: Likewise.
        saved: Whether it was saved a moment ago.
    """
    draft, address = kept.draft, f"/entwurf/{did}"
    edited = zip(draft.answers, kept.edited.texts, strict=True)
    rows = [_answer(number, answer, text, texts) for number, (answer, text) in enumerate(edited, 1)]
    done = tag("p", escaped(texts.saved), role="status", class_="hinweis") if saved else Html("")
    contents = (_letterhead(kept.edited, texts), _reservation(draft, kept.edited, texts), *rows, _bar(address, texts))
    sheet = tag("form", *contents, action=address, method="post")
    way = tag("p", tag("a", escaped(texts.another), href="/entwurf"))
    return tag("div", *_head(draft, texts, frame), done, sheet, way, class_="entwurf")


def title(draft: Draft, texts: DraftTexts) -> str:
    """The heading of a draft's page."""
    return texts.draft_title.format(reference=draft.enquiry.reference or draft.enquiry.subject or texts.unnamed)


def _head(draft: Draft, texts: DraftTexts, frame: PageTexts) -> Iterator[Html]:
    count, open_ = len(draft.answers), sum(answer.is_open for answer in draft.answers)
    questions = texts.one_question if count == 1 else texts.many_questions.format(count=count)
    left = texts.nothing_open if not open_ else texts.one_open if open_ == 1 else texts.many_open.format(count=open_)
    yield tag("h1", escaped(title(draft, texts)))
    if draft.enquiry.reference and draft.enquiry.subject:
        yield tag("p", escaped(draft.enquiry.subject), class_="betreff", lang="de")
    yield tag("p", escaped(texts.summary.format(questions=questions, open=left)), class_="vorspann")
    grading = texts.grading.format(tier=texts.tiers[draft.tier], highest=texts.tiers[draft.highest_tier])
    closed = (draft.tier, draft.highest_tier) != (Tier.OEFFENTLICH, Tier.OEFFENTLICH)
    searched = texts.searched.format(letters=frame.letters_counted(draft.scope.letters))
    contents = (tag("strong", escaped(grading)), escaped(f" {searched}."))
    yield tag("p", *contents, class_="einstufung geschlossen" if closed else "einstufung")


def _letterhead(edited: Edited, texts: DraftTexts) -> Html:
    rows = []
    for field in fields(Head):
        own, value = field.name, str(getattr(edited.head, field.name))
        label = tag("label", escaped(texts.fields[own]), for_=own)
        if own in _LONG:
            given = tag("textarea", escaped(value), id=own, name=own, rows="2", maxlength="2000", lang="de")
        else:
            given = tag("input", type="text", id=own, name=own, value=value, maxlength="500", lang="de")
        rows.append(tag("p", label, given))
    return tag("fieldset", tag("legend", escaped(texts.letterhead)), tag("div", *rows, class_="briefkopf"))


def _reservation(draft: Draft, edited: Edited, texts: DraftTexts) -> Html:
    """The reservations of earlier letters, where they are to be taken over or checked."""
    if not draft.reservations:
        return Html("")
    heading = tag("h2", escaped(texts.reserved_heading), id="vorbehalt-titel")
    rows = (tag("li", _quote(one.citation), _source(one.citation, one.tier, texts, True)) for one in draft.reservations)
    field = tag(
        "textarea",
        escaped(edited.reservation),
        id="vorbehalt",
        name="vorbehalt",
        rows="5",
        maxlength=str(MOST_CHARS),
        lang="de",
    )
    left = tag("div", tag("label", escaped(texts.reserved_field), for_="vorbehalt"), field)
    columns = tag("div", left, tag("div", tag("ol", *rows), class_="daneben"), class_="spalten")
    return tag("section", heading, columns, aria_labelledby="vorbehalt-titel", class_="karte")


def _answer(position: int, answer: DraftAnswer, text: str, texts: DraftTexts) -> Html:
    """A question with its answer; its position names the fields, for two questions may bear the same number."""
    number, own = answer.question.number, f"frage-{position}"
    sign = tag("span", escaped(texts.is_open), class_="zustand") if answer.is_open else Html("")
    heading = tag("h2", escaped(texts.question.format(number=number)), sign, id=own)
    asked = tag("blockquote", tag("p", escaped(answer.question.text)), class_="worte von-enquirer", lang="de")
    beside = joined(*_contradictions(answer, texts), *_figures(answer, texts), *_statements(answer, texts))
    columns = (
        tag("div", _wording(answer, texts), _field(position, answer, text, texts)),
        tag("div", beside, class_="daneben"),
    )
    return tag("section", heading, asked, tag("div", *columns, class_="spalten"), aria_labelledby=own, class_="karte")


def _wording(answer: DraftAnswer, texts: DraftTexts) -> Html:
    """That a language model worded the answer, or why it did not; "" where it was not asked."""
    if answer.fluent is None:
        return Html("")
    words, worded = fluent_texts(texts.language), is_worded(answer)
    said = [texts.worded] if worded else [remark(replace(answer.fluent, sentences=()), words)]
    said += filter(None, [words.removed(answer.fluent.removed)])
    sign = tag("strong", escaped(words.sign), class_="ki-zeichen")
    marks = GENERATED if worded else {}
    return tag("p", sign, escaped(" " + " ".join(_ended(row) for row in said)), class_="ki-vermerk", **marks)


def _ended(row: str) -> str:
    return row if row.endswith((".", "…")) else f"{row}."


def _field(position: int, answer: DraftAnswer, text: str, texts: DraftTexts) -> Html:
    own = f"antwort-{position}"
    rows = sum(1 + len(line) // _LINE_CHARS for line in text.split("\n")) + 1
    return joined(
        tag("label", escaped(texts.answer.format(number=answer.question.number)), for_=own),
        tag(
            "textarea",
            escaped(text),
            id=own,
            name=own,
            rows=str(min(max(rows, _LEAST_ROWS), _MOST_ROWS)),
            maxlength=str(MOST_CHARS),
            lang="de",
            aria_describedby=f"{own}-dazu",
        ),
        tag("p", escaped(texts.answer_detail), id=f"{own}-dazu", class_="leise"),
    )


def _contradictions(answer: DraftAnswer, texts: DraftTexts) -> Iterator[Html]:
    """Statements that do not agree, side by side."""
    for one in answer.contradictions:
        heading = tag("h3", escaped(texts.contradictions))
        about = tag("p", escaped(one.about), lang="de", class_="worum")
        sides = tag("div", *_sides(one, answer, texts), class_="gegenueber")
        yield tag("section", heading, about, sides, tag("p", escaped(texts.decide), class_="leise"), class_="hinweis")


def _sides(one: Contradiction, answer: DraftAnswer, texts: DraftTexts) -> Iterator[Html]:
    tiers = {said.citation.document_id: said.tier for said in (*answer.statements, *answer.beside)}
    for citation in (one.first, one.second):
        tier = tiers.get(citation.document_id, Tier.OEFFENTLICH)
        yield tag("div", _quote(citation), _source(citation, tier, texts, numbered=True))


def _figures(answer: DraftAnswer, texts: DraftTexts) -> Iterator[Html]:
    found = [figure for sentence in answer.sentences for figure in sentence.figures]
    if found:
        rows = (tag("li", escaped(_figure(one, texts))) for one in dict.fromkeys(found))
        yield tag("section", tag("h3", escaped(texts.figures)), tag("ul", *rows), class_="zahlen")


def _figure(one: FigureToUpdate, texts: DraftTexts) -> str:
    day = texts.until.format(date=one.as_of.strftime(texts.date_format)) if one.as_of else texts.undated
    ask = texts.ask.format(office=one.office) if one.office else texts.no_office
    return f"{texts.figure.format(value=one.value, date=day)}; {ask}"


def _statements(answer: DraftAnswer, texts: DraftTexts) -> Iterator[Html]:
    if answer.statements:
        order = tag("span", escaped(texts.newest_first), class_="leise")
        rows = _listed(answer.statements, texts, numbered=True)
        yield tag("section", tag("h3", escaped(texts.sources), escaped(" "), order), tag("ol", *rows))
    elif not answer.internal:
        yield tag("p", escaped(texts.no_source), class_="luecke")
    if answer.beside:
        summary = tag("summary", escaped(texts.beside.format(count=len(answer.beside))))
        rows = _listed(answer.beside, texts, numbered=False)
        detail = tag("p", escaped(texts.beside_detail), class_="leise")
        yield tag("details", summary, detail, tag("ol", *rows), class_="vielleicht")
    if answer.internal:
        rows = _listed(answer.internal, texts, numbered=False)
        mark = tag("p", tag("strong", escaped(INTERNAL_MARK), lang="de"))
        detail = tag("p", escaped(texts.internal_detail), class_="leise")
        yield tag("section", tag("h3", escaped(texts.internal)), mark, detail, tag("ol", *rows), class_="intern")


def _listed(statements: Sequence[Statement], texts: DraftTexts, numbered: bool) -> Iterator[Html]:
    """Statements with their Fundstellen; what a letter reserves for all it says stands with the first of it."""
    seen: set[str] = set()
    for one in statements:
        rows = [_quote(one.citation), _source(one.citation, one.tier, texts, numbered)]
        if one.reservation and one.citation.document_id not in seen:
            said = (tag("strong", escaped(f"{texts.reserved}: ")), tag("span", escaped(one.reservation), lang="de"))
            rows.append(tag("p", *said, class_="leise"))
        seen.add(one.citation.document_id)
        yield tag("li", *rows)


def _quote(citation: Citation) -> Html:
    return tag("blockquote", tag("p", escaped(citation.display)), class_=f"worte von-{citation.speaker}", lang="de")


def _source(citation: Citation, tier: Tier, texts: DraftTexts, numbered: bool) -> Html:
    """The Fundstelle, with the number that names it in the answer's text, and the way to its place."""
    address = letter_address(citation.document_id, citation.passage_key, citation.spans)
    marker = tag("strong", escaped(f"[{citation.marker}] "), class_="nummer") if numbered else Html("")
    link = tag("a", escaped(place(citation, tier)), href=address, lang="de", title=texts.open_place)
    sign = tag("span", escaped(texts.tiers[tier]), class_=f"ebene {tier.value}")
    return tag("p", marker, link, escaped(" "), sign, class_="quelle")


def _bar(address: str, texts: DraftTexts) -> Html:
    buttons = (
        tag("button", escaped(texts.as_docx), type="submit", formaction=f"{address}/docx"),
        tag("button", escaped(texts.as_markdown), type="submit", formaction=f"{address}/markdown", class_="ruhig"),
        tag("button", escaped(texts.save), type="submit", class_="ruhig"),
    )
    detail = tag("p", escaped(texts.export_detail), class_="leise")
    return tag("div", tag("div", *buttons, class_="knoepfe"), detail, class_="leiste")
