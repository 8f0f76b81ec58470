"""Where staff puts right how a letter was read: its head, its sections, what was put right before and can be undone."""

from __future__ import annotations

import argparse
import datetime
import zlib
from collections.abc import Mapping

from assistant.correcting import CorrectedLetter, Wanted
from ingest.corrections import Correction, Field, offset_of, place_of
from ingest.errors import BadInput
from ingest.labels import title
from ingest.model import Block, BlockKind, Letter, LetterKind
from ui import corrections
from ui.letter_page import place_address
from ui.letters.misreading_page import name_field
from ui.letters.report_texts import ReportTexts
from ui.markup import Html, escaped, joined, tag
from ui.page_texts import PageTexts

#: Characters of a section's first words, and of a value, that are shown.
_SHOWN = 90
#: Which field of the form stands for which field of the head, with the option of the command that means the same.
_HEAD = {
    "art": Field.KIND,
    "zeichen": Field.REFERENCE,
    "datum": Field.DATE,
    "amt": Field.OFFICE,
    "betreff": Field.SUBJECT,
    "fraktion": Field.FRACTION,
    "empfaenger": Field.ADDRESSEES,
}


def state_of(letter: Letter) -> str:
    """A number that changes when the sections do: a form that was made for others is not applied to these."""
    seen = [(block.kind, block.number, place_of(letter, at)[0]) for at, block in enumerate(letter.blocks, 1)]
    return f"{zlib.crc32(repr(seen).encode()):08x}"


def wanted_of(letter: Letter, form: Mapping[str, str]) -> list[Wanted]:
    """What a form asks to be read otherwise; what it says as it was read is left out.

    Args:
        letter: The letter as it is read now.
        form: The fields: those of the head, or of the section that ``abschnitt`` names.

    Raises:
        BadInput: A value is none of its field, nothing is otherwise, or the sections have changed meanwhile.
    """
    given = {name: _clean(form.get(name, "")) for name in (*_HEAD, "nummer", "grenze", "teilen")}
    options = argparse.Namespace(**dict.fromkeys([*_HEAD, "nummer", "grenze", "teilen", "block"]), verbinden=False)
    if form.get("abschnitt"):
        block = _block(letter, form)
        options.block = block
        options.verbinden = bool(form.get("verbinden"))
        options.grenze, options.teilen = given["grenze"] or None, given["teilen"] or None
        for words in filter(None, (options.grenze, options.teilen)):
            _check_free(letter, words)
        of_block = _block_values(letter.blocks[block - 1])
        options.art, options.nummer = (_other(given[name], of_block[name]) for name in ("art", "nummer"))
    else:
        of_head = head_values(letter)
        for name in _HEAD:
            setattr(options, name, _other(given[name], of_head[name]))
        if options.empfaenger is not None:
            options.empfaenger = options.empfaenger.replace("\n", ";")
    found = [Wanted(Field(row["field"]), row["new"], row["block"]) for row in corrections.wanted(options)]
    if not found:
        raise BadInput(
            "Erwartet wird mindestens eine Angabe, die anders ist als die gelesene",
            "gefunden wurden die gelesenen",
            "bitte ändern Sie, was falsch ist",
        )
    return found


def head_values(letter: Letter) -> dict[str, str]:
    """The fields of the head as the form shows them."""
    head = letter.head
    return {
        "art": head.kind.value,
        "zeichen": head.reference or "",
        "datum": f"{head.date:%d.%m.%Y}" if head.date else "",
        "amt": head.office or "",
        "betreff": head.subject or "",
        "fraktion": head.fraction or "",
        "empfaenger": "\n".join(head.addressees),
    }


def body(found: CorrectedLetter, chosen: int, done: str, newer: str, frame: PageTexts, texts: ReportTexts) -> Html:
    """The page.

    Args:
        found: The letter with its corrections.
        chosen: Number of the section whose form is open (from 1); 0 for none.
        done: What was just done: numbers of corrections ("3-4"), "zurueck" for one undone, "" for nothing.
        newer: Id of the version that replaced the letter: then nothing can be put right here.
        frame: The page's texts.
        texts: The language.
    """
    letter = found.letter
    document_id = letter.source.document_id
    original = tag("a", escaped(texts.original), href=f"/brief/{document_id}/original", target="_blank", rel="noopener")
    back = tag("a", escaped(texts.back), href=place_address(document_id, ()))
    rows = [
        tag("h1", escaped(f"{texts.correct_title}: "), tag("span", escaped(title(letter)), lang="de")),
        tag("p", escaped(texts.correct_intro)),
        tag("p", back, original, class_="zurueck"),
    ]
    if newer:
        link = tag("a", escaped(frame.newer_version), href=f"/brief/{newer}/berichtigen")
        return tag("div", *rows[:2], tag("p", escaped(texts.superseded), escaped(" "), link, class_="hinweis"))
    rows += [_done(found, done, frame, texts)]
    rows += [tag("h2", escaped(texts.head)), _head_form(letter, frame, texts)]
    rows += [tag("h2", escaped(texts.blocks)), tag("p", escaped(texts.blocks_intro))]
    rows.append(tag("ol", *(_block_row(letter, at, chosen, texts) for at in range(1, len(letter.blocks) + 1)),
                    class_="liste abschnitte"))  # fmt: skip
    rows += [tag("h2", escaped(texts.history)), _history(found, frame, texts)]
    return tag("div", *rows, class_="berichtigen")


def _other(given: str, read: str) -> str | None:
    return None if " ".join(given.split()) == " ".join(read.split()) else given


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").strip()


def _block(letter: Letter, form: Mapping[str, str]) -> int:
    """The number of the section that a form is about, if the sections are those it was made for."""
    number = form["abschnitt"]
    if form.get("stand") != state_of(letter) or not (number.isdecimal() and 1 <= int(number) <= len(letter.blocks)):
        raise BadInput(
            "Erwartet wird die Gliederung, die diese Seite gezeigt hat",
            "das Schreiben ist inzwischen anders gegliedert",
            "bitte laden Sie die Seite neu und ändern Sie den Abschnitt noch einmal",
        )
    return int(number)


def _check_free(letter: Letter, words: str) -> None:
    """No section begins yet where one is to begin: it would be recorded and change nothing."""
    offset = offset_of(letter, words)
    for at in range(1, len(letter.blocks) + 1):
        if place_of(letter, at)[0] == offset:
            raise BadInput(
                "Erwartet werden Wörter, mit denen noch kein Abschnitt beginnt",
                f"mit „{_short(words)}“ beginnt schon Abschnitt {at}",
                "bitte geben Sie andere Wörter an oder verbinden Sie zwei Abschnitte",
            )


def _block_values(block: Block) -> dict[str, str]:
    return {"art": block.kind.value, "nummer": block.number or ""}


# --- what was done ----------------------------------------------------------------------------------------------------


def _done(found: CorrectedLetter, done: str, frame: PageTexts, texts: ReportTexts) -> Html:
    """What was just put right, before and after; "" for nothing."""
    if done == "zurueck":
        return tag("p", escaped(texts.undone_now), class_="hinweis", role="status")
    numbers = {int(number) for number in done.split("-") if number.isdecimal()}
    rows = [
        tag(
            "tr",
            tag("th", escaped(texts.fields[one.change.field]), scope="row"),
            tag("td", _value(found.letter, one, one.change.old, frame, texts), data_spalte=texts.before),
            tag("td", _value(found.letter, one, one.change.new, frame, texts), data_spalte=texts.after),
        )
        for one in found.corrections
        if one.number in numbers
    ]
    if not rows:
        return Html("")
    heads = (tag("td"), *(tag("th", escaped(words), scope="col") for words in (texts.before, texts.after)))
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="tabelle")
    return tag("section", tag("h2", escaped(texts.made)), table, class_="gemacht", role="status")


def _value(letter: Letter, one: Correction, value: str | None, frame: PageTexts, texts: ReportTexts) -> Html:
    """A value of a correction in words; of a border the words that begin there."""
    field = one.change.field
    if field in (Field.BORDER, Field.SPLIT) and value is not None:
        return escaped(texts.begins_with.format(words=_from(letter, int(value))))
    if field is Field.JOIN or value is None:
        return escaped(texts.nothing if value is None and field is not Field.JOIN else "–")
    if field is Field.KIND:
        return escaped(frame.kinds[LetterKind(value)])
    if field is Field.BLOCK_KIND:
        return escaped(texts.block_kinds[BlockKind(value)])
    if field is Field.DATE:
        return escaped(frame.date(datetime.date.fromisoformat(value)))
    return tag("span", escaped(_short("; ".join(value.splitlines()))), lang="de")


def _from(letter: Letter, offset: int) -> str:
    return _short(letter.source.text[offset : offset + 2 * _SHOWN])


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


# --- forms ------------------------------------------------------------------------------------------------------------


def _head_form(letter: Letter, frame: PageTexts, texts: ReportTexts) -> Html:
    values = head_values(letter)
    kinds = {kind.value: frame.kinds[kind] for kind in LetterKind}
    details = {"datum": texts.date_detail, "empfaenger": texts.addressees_detail}
    fields = []
    for name, field in _HEAD.items():
        caption, value = texts.fields[field], values[name]
        if name == "art":
            fields.append(_select("kopf", name, caption, kinds, value))
        else:
            lines = len(value.splitlines()) + 1 if name == "empfaenger" else 0
            fields.append(_input("kopf", name, caption, value, details.get(name, ""), lines))
    return _form(letter, "", "kopf", joined(*fields), texts)


def _block_row(letter: Letter, at: int, chosen: int, texts: ReportTexts) -> Html:
    """A section with its first words; the chosen one with its form."""
    block = letter.blocks[at - 1]
    name = " ".join(filter(None, (texts.block_kinds[block.kind], block.number)))
    words = _short(" ".join(paragraph.text for paragraph in block.paragraphs))
    heading = tag("h3", escaped(texts.block.format(position=at, name=name)))
    said = tag("p", escaped(words), lang="de", class_="anfang")
    if at == chosen:
        return tag("li", heading, said, _block_form(letter, at, texts), id=f"abschnitt-{at}")
    address = f"?abschnitt={at}#abschnitt-{at}"
    label = texts.choose_block.format(position=at, name=name)
    change = tag("p", tag("a", escaped(texts.change), href=address, aria_label=label, class_="knopf ruhig"))
    return tag("li", tag("div", heading, said), change, id=f"abschnitt-{at}")


def _block_form(letter: Letter, at: int, texts: ReportTexts) -> Html:
    values = _block_values(letter.blocks[at - 1])
    kinds = {kind.value: texts.block_kinds[kind] for kind in BlockKind}
    scope = f"a{at}"
    fields = [
        _select(scope, "art", texts.kind, kinds, values["art"]),
        _input(scope, "nummer", texts.number, values["nummer"], texts.number_detail),
        _input(scope, "grenze", texts.begin, "", texts.begin_detail),
        _input(scope, "teilen", texts.split, "", texts.split_detail),
    ]
    if at > 1:
        box = tag("input", type="checkbox", name="verbinden", value="1", id=f"{scope}-verbinden")
        fields.append(tag("p", tag("label", box, escaped(texts.join), for_=f"{scope}-verbinden"), class_="feld"))
    return _form(letter, str(at), scope, joined(*fields), texts)


def _form(letter: Letter, block: str, scope: str, fields: Html, texts: ReportTexts) -> Html:
    hidden = [("stand", state_of(letter)), *([("abschnitt", block)] if block else [])]
    return tag(
        "form",
        *(tag("input", type="hidden", name=name, value=value) for name, value in hidden),
        fields,
        name_field(scope, texts),
        tag("p", tag("button", escaped(texts.save)), class_="feld"),
        method="post",
        action=f"/brief/{letter.source.document_id}/berichtigen",
        class_="karte formular",
    )


def _input(scope: str, name: str, caption: str, value: str, detail: str = "", lines: int = 0) -> Html:
    field_id = f"{scope}-{name}"
    described = f"{field_id}-dazu" if detail else None
    label = tag("label", escaped(caption), for_=field_id)
    said = tag("small", escaped(detail), id=described) if detail else Html("")
    common = {"id": field_id, "name": name, "aria_describedby": described, "maxlength": "2000"}
    if lines:
        field = tag("textarea", escaped(value), rows=str(lines), lang="de", **common)
    else:
        field = tag("input", value=value, lang="de", autocomplete="off", **common)
    return tag("p", label, field, said, class_="feld")


def _select(scope: str, name: str, caption: str, known: Mapping[str, str], value: str) -> Html:
    options = (tag("option", escaped(words), value=one, selected=one == value) for one, words in known.items())
    label = tag("label", escaped(caption), for_=f"{scope}-{name}")
    return tag("p", label, tag("select", *options, id=f"{scope}-{name}", name=name), class_="feld")


# --- history ----------------------------------------------------------------------------------------------------------


def _history(found: CorrectedLetter, frame: PageTexts, texts: ReportTexts) -> Html:
    if not found.corrections:
        return tag("p", escaped(texts.no_history), class_="leise")
    return tag("ul", *(_past(found, one, frame, texts) for one in found.corrections), class_="liste")


def _past(found: CorrectedLetter, one: Correction, frame: PageTexts, texts: ReportTexts) -> Html:
    """A correction: what, from what to what, where, by whom; the way to undo it."""
    values = (_value(found.letter, one, value, frame, texts) for value in (one.change.old, one.change.new))
    name = tag("strong", escaped(texts.fields[one.change.field]))
    what = joined(name, escaped(": "), next(values), escaped(" → "), next(values))
    if one.change.field is Field.JOIN:
        what = name
    when = datetime.datetime.fromisoformat(one.when).astimezone().strftime(texts.when_format)
    rows = [tag("p", escaped(f"{one.number}. "), what)]
    if one.change.field in (Field.BLOCK_KIND, Field.BLOCK_NUMBER, Field.JOIN):
        rows.append(tag("p", escaped(texts.at.format(words=_short(one.change.text))), class_="leise"))
    rows.append(tag("p", escaped(texts.by.format(who=one.who, when=when)), class_="leise"))
    if one.undone_by is not None:
        rows.append(tag("p", escaped(texts.undone), class_="leise"))
        return tag("li", *rows)
    if one.number in found.open:
        rows.append(tag("p", escaped(texts.open_place), class_="hinweis"))
    form = tag(
        "form",
        tag("input", type="hidden", name="zuruecknehmen", value=str(one.number)),
        name_field(f"b{one.number}", texts),
        tag("p", tag("button", escaped(texts.undo), aria_label=texts.undo_number.format(number=one.number),
                     class_="ruhig"), class_="feld"),
        method="post",
        action=f"/brief/{found.letter.source.document_id}/berichtigen",
        class_="formular nebeneinander",
    )  # fmt: skip
    return tag("li", *rows, form)
