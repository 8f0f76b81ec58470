"""What a visitor takes away."""

from __future__ import annotations

import datetime
import json

from assistant.filters import Filter
from assistant.model import Turn
from assistant.personal.history import WITHDRAWN, Entry, Past
from assistant.personal.remembered import FollowedVorgang, SavedQuestion
from tests.ui.made_answers import ANSWERED, NEAR
from tests.ui.made_fluent import WRITTEN
from ui.fluent.words import trimmed
from ui.personal.export import Belongings, as_json, as_text
from ui.personal.texts import ENGLISH, GERMAN

NOON = datetime.datetime(2026, 3, 2, 12).astimezone()
UTC = NOON.astimezone(datetime.UTC).isoformat(timespec="seconds")
EXCHANGES = [
    Past("Wann öffnet das\nFreibad?", NOON, ANSWERED, 2),
    Past("Und das Hallenbad?", NOON, NEAR, 0),
    Past("Und sonst?", NOON, None, 0, False, WITHDRAWN),
]
KEPT = Belongings(
    [(Entry("c" * 22, "Wann öffnet das Freibad?", NOON, 3), EXCHANGES)],
    [SavedQuestion(1, "Was kostet es?", (Turn("user", "Freibad?"),), Filter(office="Bauamt"), "de", NOON)],
    [FollowedVorgang(2, "AF1/22", NOON)],
)
NOTHING = Belongings((), (), ())


def test_data_holds_everything_as_ask_prints_it() -> None:
    data = json.loads(as_json(KEPT, NOON))
    assert (data["format"], data["exported_at"]) == (1, UTC)
    (conversation,) = data["conversations"]
    assert conversation["title"] == "Wann öffnet das Freibad?" and conversation["changed_at"] == UTC
    first, near, gone = conversation["exchanges"]
    assert first["answer"]["citations"][0]["quote"] == "Das Freibad öff\nnet im Mai."
    assert first["answer"]["text"] == ANSWERED.text and first["missing"] is None
    assert near["answer"]["status"] == "near"
    assert (gone["question"], gone["missing"], gone["answer"]) == ("Und sonst?", "withdrawn", None)
    (question,) = data["questions"]
    assert question["history"] == [{"role": "user", "content": "Freibad?"}] and question["within"]["office"] == "Bauamt"
    assert data["vorgaenge"] == [{"reference": "AF1/22", "since": UTC}]


def test_the_text_can_be_read_without_the_tool() -> None:
    text = as_text(KEPT, NOON, GERMAN)
    assert text.startswith("Fundstelle: Verlauf und Gemerktes\n=")
    for said in (
        "Gespräch vom 02.03.2026, 12:00 Uhr\n-----",
        "Frage: Wann öffnet das Freibad?\n",
        "Der Oberbürgermeister, Schreiben vom 14.09.2022: Das Freibad öffnet im Mai. [1]",
        "Fundstellen:\n[1] Antwort auf Anfrage AF1/22 vom 14.09.2022, Der Oberbürgermeister, zu Frage 1, Abs. 2: ",
        "Frage: Und sonst?\nDiese Antwort stützt sich auf ein Schreiben, das hier nicht mehr einsehbar ist.",
        "Gemerkte Fragen\n---------------\nWas kostet es? (seit 02.03.2026)",
        "Vorgänge, denen Sie folgen\n--------------------------\nAF1/22 (seit 02.03.2026)",
    ):
        assert said in text


def test_nothing_kept_is_an_empty_export() -> None:
    data = json.loads(as_json(NOTHING, NOON))
    assert data["conversations"] == data["questions"] == data["vorgaenge"] == []
    assert as_text(NOTHING, NOON, ENGLISH).splitlines()[-1] == "Written on 02 March 2026, 12:00"


def test_a_fluent_version_is_exported_with_its_mark() -> None:
    past = Past("Wann?", NOON, ANSWERED, 2, fluent=trimmed(WRITTEN))
    kept = Belongings([(Entry("x" * 22, "Wann?", NOON, 1), [past])], [], [])
    (exchange,) = json.loads(as_json(kept, NOON))["conversations"][0]["exchanges"]
    assert exchange["answer"]["fluent"]["sentences"][1]["badge"] == "teilweise belegt"
    text = as_text(kept, NOON, GERMAN)
    heading, excerpts = text.index("Von einem Sprachmodell formuliert"), text.index("Wörtliche Auszüge:")
    assert heading < text.index("Im Mai soll das Bad öffnen") < excerpts < text.index("Das Freibad öffnet im Mai. [1]")
    assert "\n[2] " in text, "the place that it alone rests on"
