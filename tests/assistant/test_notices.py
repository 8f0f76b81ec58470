"""What is said beside an answer."""

from __future__ import annotations

import pytest

from assistant.address import Placed
from assistant.asking import Voice
from assistant.model import NoticeKind
from assistant.notices import asks_detail, beside, names_attachment, pages_missing
from assistant.window import Window, whole
from ingest.model import BlockKind, Letter, Letterhead, Missing, MissingKind, Source, Speaker
from tests.assistant.made import context, placed

ATTACHED = placed("Es sind 50 Vereine.", "Die Liste ist als Anlage beigefügt.")
CLAIMED = placed("Die Verwaltung hat alles umgesetzt.", kind=BlockKind.PREAMBLE, speaker=Speaker.ENQUIRER)


def kinds(text: str, *windows: Window) -> list[NoticeKind]:
    return [kind for kind, _ in beside(context(text, *(window.placed for window in windows)), windows)]


@pytest.mark.parametrize(
    "text", ["Mit welchen genau?", "Wie heißen die Vereine?", "Gib mir die Liste.", "names of them"]
)
def test_names_and_lists_are_details(text: str) -> None:
    assert asks_detail(text)


def test_kind_of_thing_is_no_detail() -> None:
    assert not asks_detail("Welche Vereine gibt es?")


def test_attachment_is_named_by_its_words() -> None:
    assert names_attachment(ATTACHED.passage.sentences[1].text)
    assert not names_attachment("Das Amt hat seinen Sitz in einer alten Kaserne.")


def test_missing_attachment_is_named_with_its_place() -> None:
    cited = Window(ATTACHED, 0, 0, 0.0, 0)
    assert beside(context("Mit welchen Vereinen genau?", ATTACHED), [cited]) == [
        (NoticeKind.ATTACHMENT_MISSING, (ATTACHED.passage.label,))
    ]


def test_attachment_that_nothing_depends_on_is_not_named() -> None:
    assert kinds("Gibt es Vereine?", Window(ATTACHED, 0, 0, 0.0, 0)) == []
    assert kinds("Gibt es Vereine?", whole(ATTACHED)) == [NoticeKind.ATTACHMENT_MISSING]


@pytest.mark.parametrize(
    ("report", "silent"),
    [
        ("Das Amt setzt sich im Rahmen seiner Möglichkeiten dafür ein.", True),
        ("Das Bad ist im Mai eingerichtet worden.", False),
        ("Seit 2022 gibt es ein Büro.", False),
    ],
)
def test_report_without_a_measure_is_said_to_name_none(report: str, silent: bool) -> None:
    assert (NoticeKind.NO_MEASURE in kinds("Was wurde getan?", whole(placed(report)))) is silent


def test_measure_is_missed_only_where_it_was_asked_for() -> None:
    assert kinds("Was sagt das Amt?", whole(placed("Es setzt sich ein."))) == []


@pytest.mark.parametrize(
    ("text", "noticed"),
    [("Hat die Verwaltung alles erklärt?", True), ("Was kritisiert die Fraktion?", False), ("Was ist?", False)],
)
def test_enquirers_claim_is_not_the_administrations_word(text: str, noticed: bool) -> None:
    assert (NoticeKind.ONLY_ENQUIRER in kinds(text, whole(CLAIMED))) is noticed


def test_word_of_the_administration_beside_the_claim_needs_no_notice() -> None:
    said: Placed = placed("Die Verwaltung hat alles erklärt, am 3. Mai.", place="2/1")
    assert kinds("Hat die Verwaltung alles erklärt?", whole(CLAIMED), whole(said)) == []


def test_unproven_premise_is_said_first_and_in_both_languages() -> None:
    stands = placed("Das Bad ist seit Mai wieder geöffnet.", "Die Liste ist als Anlage beigefügt.")
    found = beside(context("Warum weigert sich die Stadt, das Bad zu öffnen?", stands), [whole(stands)])
    (first, values), *rest = found
    assert first is NoticeKind.PREMISE_UNPROVEN and [kind for kind, _ in rest] == [NoticeKind.ATTACHMENT_MISSING]
    assert values[0] == "dass sich die Stadt weigert, das Bad zu öffnen"
    assert values[1].endswith("(“Warum weigert sich die Stadt, das Bad zu öffnen?”)")


def test_premise_that_cannot_be_turned_is_quoted() -> None:
    stands = placed("Das Bad ist seit Mai wieder geöffnet.")
    ((_, values),) = beside(context("Warum hat man uns das Bad abgerissen?", stands), [whole(stands)])
    assert values[0] == "was die Frage voraussetzt („Warum hat man uns das Bad abgerissen?“)"


def test_what_another_passage_of_the_letter_shows_is_proven() -> None:
    cited = placed("Die Kosten waren zu hoch.")
    shows = placed("Das Bad im Norden wurde im Mai geschlossen.", place="2/1")
    question = "Warum wurde das Bad im Norden geschlossen?"
    assert beside(context(question, cited, shows), [whole(cited)]) == []
    assert kinds(question, whole(cited)) == [NoticeKind.PREMISE_UNPROVEN]


def test_what_enquirers_say_is_not_taken_for_a_claim_of_the_question() -> None:
    asked = "Was kritisiert die Fraktion, und warum wurde das Bad geschlossen?"
    assert context(asked).question.voice is Voice.ENQUIRY
    assert NoticeKind.PREMISE_UNPROVEN not in kinds(asked, whole(CLAIMED))


@pytest.mark.parametrize(("pages", "noticed"), [(("Seite 2",), True), (("Seite 3",), False), ((), False)])
def test_letter_that_breaks_off_behind_what_is_cited_is_said_to(pages: tuple[str, ...], noticed: bool) -> None:
    one = placed("Das Bad ist offen.")
    missing = tuple(Missing(MissingKind.PAGE, name) for name in pages)
    letter = Letter(Source("d", "brief", "Das Bad ist offen.\f\f"), Letterhead(), (), (), missing)
    found = pages_missing([whole(one)], {one.passage.document_id: letter})
    assert found == ([(NoticeKind.PAGE_MISSING, (one.passage.label.partition(",")[0], "Seite 2"))] if noticed else [])


def test_plant_is_no_attachment() -> None:
    assert not names_attachment("Die Anlage am Fluss ist gepflegt.")
