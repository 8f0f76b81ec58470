"""The gaps: questions without an answer, points without a report, answers that only refer, and where those lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.browsing import PAGE, matter
from assistant.gap_survey import GapSurvey, OnlyRefers, OpenItem
from assistant.model import Scope
from ingest.archive.archive import LetterSummary
from ui.browse.listing import chosen, facts, letter_link, pager, text_field, told
from ui.browse.quotes import excerpt, of_block, place_link, quotation
from ui.browse.wanted import Wanted, vorgang_address
from ui.implementation.texts import POINTS, QUESTIONS, REFERRING, ImplementationTexts
from ui.implementation.views import GAPS, views
from ui.markup import Html, escaped, joined, tag

#: Characters of the words that are referred to, and of those that were asked.
_LED_TO, _ASKED = 300, 240

_Gaps = Sequence[OpenItem] | Sequence[OnlyRefers]


def gaps_body(survey: GapSurvey, scope: Scope, wanted: Wanted, texts: ImplementationTexts) -> Html:
    """The contents of the page.

    Args:
        survey: The gaps, of the wanted Vorgang where one is.
        scope: What was looked through.
        wanted: The kind that is wanted (``art``; else the first), the Vorgang, the page.
        texts: The page's language.
    """
    found: dict[str, _Gaps] = {QUESTIONS: survey.questions, POINTS: survey.points, REFERRING: survey.referring}
    kind = kind_of(wanted)
    rows = [tag("h1", escaped(texts.gaps_title)), tag("p", escaped(texts.gaps_intro), class_="vorspann")]
    rows += [views(GAPS, wanted, texts), _form(wanted, kind, texts), _kinds(found, kind, wanted, texts)]
    rows.append(tag("section", *_list(found[kind], kind, scope, wanted, texts), aria_labelledby="gefunden"))
    return tag("div", *rows, class_="umsetzungen")


def kind_of(wanted: Wanted) -> str:
    """The kind of gaps that is wanted; questions where the address names none."""
    return next((name for name in wanted.art if name in (QUESTIONS, POINTS, REFERRING)), QUESTIONS)


def _form(wanted: Wanted, kind: str, texts: ImplementationTexts) -> Html:
    kept = tag("input", type="hidden", name="art", value=kind)
    fields = tag("div", text_field("vorgang", texts.lists.vorgang, wanted.vorgang), class_="felder")
    return tag(
        "form", kept, fields, tag("button", escaped(texts.lists.apply)), action=GAPS, method="get", role="search"
    )


def _kinds(found: dict[str, _Gaps], kind: str, wanted: Wanted, texts: ImplementationTexts) -> Html:
    """The ways to each kind, with how many there are."""
    rows = [
        tag(
            "li",
            tag(
                "a",
                escaped(f"{texts.kinds[name]} ({len(gaps)})"),
                href=wanted.address(GAPS, art=(name,)),
                aria_current="true" if name == kind else None,
            ),
        )
        for name, gaps in found.items()
    ]
    return tag("nav", tag("ul", *rows), class_="sprungziele arten", aria_label=texts.gaps_title)


def _list(gaps: _Gaps, kind: str, scope: Scope, wanted: Wanted, texts: ImplementationTexts) -> Iterator[Html]:
    yield tag("h2", escaped(f"{texts.kinds[kind]}: {len(gaps)}"), id="gefunden")
    yield chosen(Wanted(vorgang=wanted.vorgang), GAPS, texts.lists)
    if not gaps:
        yield told("nichts", [texts.no_gap[kind].format(here=texts.lists.looked_through(scope))])
        return
    page = min(wanted.seite, -(-len(gaps) // PAGE))
    shown = gaps[(page - 1) * PAGE : page * PAGE]
    yield tag("ol", *(_row(one, texts) for one in shown), class_="liste")
    yield pager(wanted, GAPS, page, len(gaps), texts.lists)


def _row(gap: OpenItem | OnlyRefers, texts: ImplementationTexts) -> Html:
    """A gap: which point or question of which paper, in which words."""
    name = f"{gap.reference}, {texts.vorgang.short_item(gap.item.kind, gap.item.number)}"
    link = tag("a", escaped(name), href=vorgang_address(gap.reference), class_="zeichen-des-vorgangs")
    subject = tag("span", escaped(matter(gap.subject, gap.reference)), lang="de") if gap.subject else Html("")
    heading = tag("h3", link, escaped(" "), subject)
    if isinstance(gap, OnlyRefers):
        return tag("li", _dated(gap.station.letter, texts), heading, *_referring(gap, texts), class_="eintrag")
    wording = gap.item.wording
    source = tag("p", escaped(f"{texts.further_at}: "), place_link(wording), class_="quelle")
    quote = quotation(wording, texts.vorgang.rest, "gegenstand")
    return tag("li", _dated(gap.letter, texts), heading, quote, source, class_="eintrag")


def _dated(letter: LetterSummary, texts: ImplementationTexts) -> Html:
    """Kind and date of the letter in which it stands."""
    general = texts.lists.general
    kind = tag("span", escaped(general.kinds[letter.kind]), class_="was")
    if letter.date is None:
        return tag("p", kind, tag("span", escaped(texts.lists.no_date), class_="leise"), class_="kopfzeile")
    day = tag("time", escaped(general.date(letter.date)), datetime=letter.date.isoformat())
    return tag("p", kind, day, class_="kopfzeile")


def _referring(gap: OnlyRefers, texts: ImplementationTexts) -> Iterator[Html]:
    """What was asked, the answer that only refers, and what stands where it leads."""
    asked = " ".join(passage.text for passage in gap.item.wording)
    words = tag("span", excerpt(asked, (), _ASKED), lang="de")
    yield tag("p", tag("span", escaped(f"{texts.asked[gap.item.kind]} "), class_="leise"), words)
    yield facts((gap.station.letter.office,), None, texts.lists)
    yield quotation(gap.station.passages, texts.vorgang.rest)
    yield tag("p", place_link(gap.station.passages), class_="quelle")
    if not gap.targets:
        yield tag("p", escaped(texts.leads_nowhere), class_="luecke")
        return
    yield tag("p", escaped(texts.leads_to), class_="verweis")
    for target in gap.targets:
        if not target.passages:
            yield tag("p", letter_link(target.letter.document_id, target.letter.title), class_="quelle")
            continue
        said = " ".join(passage.text for passage in target.passages)
        speaker = target.passages[0].speaker
        quote = tag("blockquote", tag("p", excerpt(said, (), _LED_TO)), lang="de", class_=f"worte von-{speaker}")
        link = place_link(target.passages, of_block(target.passages[0].label))
        yield joined(quote, tag("p", link, class_="quelle"))
