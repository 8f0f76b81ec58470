"""The two pages on which staff takes letters in: the form, and an upload with what became of each of its files.

Both work without a script; ``ui/static/upload.js`` shows what is chosen, what is sent and how far an upload is.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from assistant.letters import LetterEntry
from ingest.corpus import SUPPORTED
from ingest.ingest_report import Outcome
from ui.letter_page import letter_address
from ui.markup import Html, escaped, joined, tag
from ui.uploads.jobs import NOT_TAKEN, Job, Phase, Row, Standing
from ui.uploads.receiving import MOST_BYTES, MOST_FILE_BYTES, MOST_FILES
from ui.uploads.texts import UploadTexts

#: The choices of who may see the letters, by their value in the form.
BY_MARK, CLEAR, WITHHOLD = "vermerk", "freigeben", "zurueckhalten"
#: Rows of a result that are shown one by one; more of them nobody reads.
MOST_ROWS = 500
_RECENT = 10


def form(texts: UploadTexts, recent: Sequence[Job], fields: Mapping[str, str] | None = None, fault: str = "") -> Html:
    """The page on which files are chosen.

    Args:
        texts: Its texts.
        recent: Uploads of the last time, the latest first.
        fields: What was filled in when it was sent last, if that failed.
        fault: Why it failed, a German sentence; "" at first.
    """
    filled = fields or {}
    message = tag("p", escaped(fault), role="alert", id="fehler", class_="fehler", lang="de" if fault else None)
    contents = (
        tag("h1", escaped(texts.title)),
        tag("p", escaped(texts.intro), class_="vorspann"),
        tag("div", message, id="meldungen"),
        tag(
            "form",
            _files(texts),
            _who(texts, filled),
            tag("p", tag("button", escaped(texts.send), type="submit"), class_="absenden"),
            _sending(texts),
            method="post",
            action="/aufnahme",
            enctype="multipart/form-data",
            id="aufnehmen",
            class_="karte",
            data_grenzen=json.dumps({"dateien": MOST_FILES, "datei": MOST_FILE_BYTES, "zusammen": MOST_BYTES}),
            data_texte=json.dumps(_script_texts(texts)),
        ),
        tag(
            "details",
            tag("summary", escaped(texts.what_happens)),
            tag("ul", *(tag("li", escaped(line)) for line in texts.happens)),
            class_="erklaerung",
        ),
        _recent(texts, recent),
    )
    return tag("div", *contents, class_="aufnahme")


def progress(job_id: str, standing: Standing, ahead: int, texts: UploadTexts, others: Mapping[str, str]) -> Html:
    """The page of an upload: how far it is, and what became of what is through.

    Args:
        job_id: The upload's id.
        standing: How far it is; one moment of it, for it goes on meanwhile.
        ahead: Number of uploads that come before it.
        texts: Its texts.
        others: For the id of a letter that of another with the same reference and date; see :func:`namesakes`.
    """
    address = None if standing.ended else f"/aufnahme/{job_id}/stand"
    contents = (
        tag("h1", escaped(title(standing.phase, texts))),
        _standing(standing, ahead, texts),
        _fault(standing, texts),
        _counts(standing, texts),
        _results(standing, texts, others),
        tag("p", tag("a", escaped(texts.more), href="/aufnahme", class_="knopf"), class_="weiter"),
    )
    section = tag("div", *contents, id="aufnahme", class_="aufnahme", data_stand=address)
    return joined(section, tag("p", role="status", id="ansage", class_="vh"))


def gone(texts: UploadTexts) -> Html:
    """What staff finds at the address of an upload that the service does not know any more."""
    more = tag("p", tag("a", escaped(texts.title), href="/aufnahme", class_="knopf"))
    return joined(tag("h1", escaped(texts.gone_title)), tag("p", escaped(texts.gone)), more)


def title(phase: Phase, texts: UploadTexts) -> str:
    """The heading of an upload."""
    headings = {"waiting": texts.waiting_title, "running": texts.running_title, "failed": texts.failed_title}
    return headings.get(phase, texts.done_title)


def line(standing: Standing, ahead: int, texts: UploadTexts) -> str:
    """How far an upload is, in one sentence."""
    if standing.phase == "waiting":
        return texts.waiting_behind.format(count=ahead) if ahead else texts.waiting
    if standing.phase == "running":
        number = min(standing.done + 1, standing.total)
        return texts.running.format(number=texts.number(number), total=texts.number(standing.total))
    return texts.failed if standing.phase == "failed" else _done(standing, texts)


def at_hand(standing: Standing, texts: UploadTexts) -> str:
    """Which file is being read; "" between two."""
    return texts.at_hand.format(name=standing.name) if standing.name else ""


def namesakes(rows: Sequence[Row], letters: Sequence[LetterEntry]) -> dict[str, str]:
    """For the id of a letter that is new the id of another of the same kind, reference and date, where there is one.

    An upload replaces no letter, so a new version stands beside the earlier one until a person withholds that.

    Args:
        rows: What became of the files.
        letters: All letters that may be seen.
    """
    new = {row.report.document_id for row in rows if row.report.outcome is Outcome.TAKEN_IN}
    alike: dict[object, list[str]] = {}
    for one in letters:
        if one.reference and one.date:
            alike.setdefault((one.kind, one.reference, one.date), []).append(one.document_id)
    pairs = ((key, other) for ids in alike.values() for key in ids for other in ids if key in new and other != key)
    return dict(pairs)


def _script_texts(texts: UploadTexts) -> dict[str, str]:
    """What the script says, with its numbers filled in as far as they are known."""
    file, together = texts.size(MOST_FILE_BYTES), texts.size(MOST_BYTES)
    return {
        "sprache": texts.language,
        "eine": texts.files_counted[0],
        "mehrere": texts.files_counted[1],
        "entfernen": texts.remove_short,
        "entferne": texts.remove,
        "gesendet": texts.sent,
        "ankunft": texts.arriving,
        "abgebrochen": texts.cancelled,
        "zuViele": texts.too_many.format(files=MOST_FILES),
        "zuViel": texts.too_much.format(bytes=together),
        "zuGross": texts.too_large.replace("{file}", file),
        "ordner": texts.folder,
        "nichts": texts.nothing,
        "verbindung": texts.broken_off,
        "zutritt": texts.not_staff,
        "unklar": texts.unclear,
    }


def _files(texts: UploadTexts) -> Html:
    limits = texts.formats.format(
        files=MOST_FILES, file=texts.size(MOST_FILE_BYTES), bytes=texts.size(MOST_BYTES)
    )  # fmt: skip
    chosen = tag("h3", escaped(texts.chosen), escaped(": "), tag("span", id="summe"))
    return tag(
        "fieldset",
        tag("legend", escaped(texts.files)),
        tag(
            "div",
            tag("label", escaped(texts.drop), for_="dateien"),
            tag(
                "input",
                type="file",
                id="dateien",
                name="dateien",
                multiple=True,
                required=True,
                accept=",".join(sorted(SUPPORTED)),
                aria_describedby="grenzen",
            ),
            tag("span", escaped(texts.choose), class_="knopf ruhig", aria_hidden="true"),
            class_="ablage",
            id="ablage",
        ),
        tag("p", escaped(f"{limits} {texts.no_folders}"), id="grenzen", class_="leise"),
        tag("div", chosen, tag("ul", id="liste"), id="auswahl", hidden=True),
    )


def _who(texts: UploadTexts, filled: Mapping[str, str]) -> Html:
    """Who may see the letters: without a person's word what is not plainly public stays withheld."""
    chosen = filled.get("sicht", BY_MARK)
    choices = (
        (BY_MARK, texts.by_mark, texts.by_mark_detail),
        (CLEAR, texts.clear, texts.clear_detail),
        (WITHHOLD, texts.withhold, texts.withhold_detail),
    )
    radios = []
    for value, caption, detail in choices:
        radio = tag(
            "input",
            type="radio",
            name="sicht",
            value=value,
            id=f"sicht-{value}",
            checked=value == chosen,
            aria_describedby=f"folge-{value}",
        )
        label = tag("label", radio, escaped(caption), for_=f"sicht-{value}")
        radios.append(tag("div", label, tag("p", escaped(detail), class_="leise", id=f"folge-{value}"), class_="wahl"))
    named = (
        _field("name", texts.your_name, filled, "name", "200"),
        _field("grund", texts.your_reason, filled, None, "500"),
        tag("p", escaped(texts.recorded), class_="leise"),
    )
    return tag(
        "fieldset", tag("legend", escaped(texts.who)), *radios, tag("div", *named, class_="felder wer"), class_="sicht"
    )


def _field(name: str, caption: str, filled: Mapping[str, str], complete: str | None, longest: str) -> Html:
    value = filled.get(name)
    field = tag(
        "input", type="text", id=name, name=name, value=value, maxlength=longest, autocomplete=complete or "off"
    )
    return tag("p", tag("label", escaped(caption), for_=name), field, class_="breit")


def _sending(texts: UploadTexts) -> Html:
    """What is seen while files are sent; the script shows it."""
    return tag(
        "div",
        tag("p", escaped(texts.sending), id="gesendet"),
        tag("progress", id="sendebalken", max="1", value="0", aria_labelledby="gesendet"),
        tag("button", escaped(texts.cancel), type="button", id="abbrechen", class_="ruhig"),
        id="senden",
        hidden=True,
    )


def _recent(texts: UploadTexts, jobs: Sequence[Job]) -> Html:
    if not jobs:
        return Html("")
    format_ = "%d %B %Y, %H:%M" if texts.language == "en" else "%d.%m.%Y, %H:%M"
    rows = []
    for job in jobs[:_RECENT]:
        files = texts.counted(texts.files_counted, job.standing.total)
        when = texts.recent_row.format(time=job.begun_at.astimezone().strftime(format_), files=files)
        link = tag("a", escaped(when), href=f"/aufnahme/{job.id}")
        rows.append(
            tag("li", link, escaped(" "), tag("span", escaped(title(job.standing.phase, texts)), class_="leise"))
        )
    return tag("section", tag("h2", escaped(texts.recent)), tag("ul", *rows, class_="letzte"))


def _done(standing: Standing, texts: UploadTexts) -> str:
    return texts.done.format(files=texts.counted(texts.files_counted, standing.total))


def _standing(standing: Standing, ahead: int, texts: UploadTexts) -> Html:
    said = tag("p", escaped(line(standing, ahead, texts)), id="stand")
    if standing.ended:
        return said
    # Of a single file, mostly an archive, nobody knows how much is left: the bar moves without saying how far.
    known = standing.phase == "running" and standing.total > 1
    bar = tag(
        "progress",
        id="balken",
        max=str(standing.total),
        value=str(standing.done) if known else None,
        aria_labelledby="stand",
    )
    name = tag("p", escaped(at_hand(standing, texts)), id="gerade", class_="leise")
    return joined(said, bar, name, tag("p", escaped(texts.keep_open), class_="leise"))


def _fault(standing: Standing, texts: UploadTexts) -> Html:
    if standing.phase != "failed":
        return Html("")
    sentence = escaped(standing.fault or texts.general_fault)
    parts = [tag("p", sentence, lang="de" if standing.fault else None)]
    if standing.left:
        parts.append(tag("h2", escaped(texts.left)))
        parts.append(tag("ul", *(tag("li", escaped(name)) for name in standing.left)))
        parts.append(tag("p", escaped(texts.left_remedy)))
    return tag("section", *parts, class_="stoerung")


def _counts(standing: Standing, texts: UploadTexts) -> Html:
    """How often each outcome came, and what is not visible to councillors."""
    counted = [(outcome, standing.count(outcome)) for outcome in Outcome]
    signs = [
        tag(
            "li",
            tag("strong", escaped(texts.number(count))),
            escaped(f" {texts.outcomes[outcome]}"),
            class_=outcome.value,
        )
        for outcome, count in counted
        if count
    ]
    parts = [tag("ul", *signs, class_="zaehlung")] if signs else []
    if standing.withheld:
        letters = texts.counted(texts.letters_counted, standing.withheld)
        said = (tag("strong", escaped(texts.withheld.format(letters=letters))), escaped(f" {texts.how_to_clear}"))
        parts.append(tag("p", *said, class_="hinweis"))
    return joined(*parts)


def _results(standing: Standing, texts: UploadTexts, others: Mapping[str, str]) -> Html:
    if not standing.rows:
        return Html("")
    rows = sorted(standing.rows, key=lambda row: 0 if row.report.outcome in NOT_TAKEN else 1 if row.withheld else 2)
    heads = (texts.file, texts.outcome, texts.letter, texts.tier)
    head = tag("thead", tag("tr", *(tag("th", escaped(caption), scope="col") for caption in heads)))
    body = tag("tbody", *(_row(row, texts, others) for row in rows[:MOST_ROWS]))
    caption = tag("caption", escaped(texts.results_order))
    hidden = len(rows) - MOST_ROWS
    more = texts.not_shown.format(letters=texts.counted(texts.letters_counted, hidden)) if hidden > 0 else ""
    return joined(
        tag("h2", escaped(texts.results)),
        tag("table", caption, head, body, class_="tabelle ergebnis"),
        tag("p", escaped(more), class_="leise") if more else Html(""),
    )


def _row(row: Row, texts: UploadTexts, others: Mapping[str, str]) -> Html:
    report = row.report
    source = texts.in_archive.format(name=row.archive) if row.archive else ""
    sign = tag("strong", escaped(texts.outcomes[report.outcome]), class_=f"ergebnis-wort {report.outcome.value}")
    return tag(
        "tr",
        tag("th", tag("span", escaped(row.name), class_="datei"), _small(source), scope="row"),
        tag("td", sign, data_spalte=texts.outcome),
        *((_refused(row),) if report.outcome in NOT_TAKEN else _letter(row, texts, others)),
    )


def _small(text: str) -> Html:
    return tag("span", escaped(text), class_="leise") if text else Html("")


def _refused(row: Row) -> Html:
    """Why nothing of a file was taken in, in the place of letter and tier."""
    return tag("td", escaped(row.report.message), colspan="2", lang="de", class_="warum")


def _letter(row: Row, texts: UploadTexts, others: Mapping[str, str]) -> Iterator[Html]:
    report = row.report
    document_id = report.document_id or ""
    about = [
        tag("a", escaped(report.title or row.name), href=letter_address(document_id), lang="de"),
        tag("span", escaped(texts.counted(texts.passages, report.passages)), class_="leise"),
        *(tag("p", escaped(remark), lang="de", class_="anmerkung") for remark in report.remarks),
    ]
    if other := others.get(document_id):
        link = tag("a", escaped(texts.namesake_link), href=letter_address(other))
        about.append(tag("p", escaped(f"{texts.namesake} "), link, class_="anmerkung"))
    yield tag("td", *about, data_spalte=texts.letter)
    seen = []
    if report.tier:
        seen.append(tag("span", escaped(texts.tiers[report.tier]), class_=f"ebene {report.tier.value}"))
    if row.withheld and report.message:
        seen.append(tag("span", escaped(report.message), class_="leise", lang="de"))
    yield tag("td", *seen, data_spalte=texts.tier)
