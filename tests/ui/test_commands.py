"""What the commands do: plain data in, plain data out."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from assistant.correcting import CorrectedLetter, Wanted
from assistant.desk import Desk
from assistant.filters import Filter
from assistant.language_model.fluent import Fluent
from assistant.model import PUBLIC, Principal, Scope, Status, Turn
from ingest.corrections import Change, Correction, Field
from ingest.errors import BadInput
from ingest.model import LetterKind, Span, Speaker, Tier
from ingest.pipeline import IngestReport, Outcome
from ingest.read import read
from ingest.segment import segment
from tests.letters import ANSWER
from tests.ui.interfaces import hold
from tests.ui.made_fluent import BEGUN, WRITTEN
from ui import commands, texts_de


class RecordingDesk:
    """Stands for a desk: notes what it is asked."""

    def __init__(self, ready: bool = True, writes: bool = False) -> None:
        self.ready, self.writes, self.calls = ready, writes, cast(list[Any], [])

    def ask(self, question: str, history: list[Turn], *, language: str | None, within: Filter | None) -> Any:
        self.calls.append((question, history, language, within))
        return SimpleNamespace(text="Antwort", status=Status.ANSWERED)

    def fluent(self, answer: Any, question: str, history: list[Turn], principal: Principal) -> Iterator[Fluent]:
        self.calls.append((answer.text, question, history, principal))
        yield from (BEGUN, WRITTEN)

    def ingest(self, paths: list[Path], cleared_by: str | None, progress: Any, **options: Any) -> list[IngestReport]:
        self.calls.append((paths, cleared_by, options))
        return [IngestReport("/brief.txt", Outcome.TAKEN_IN)]

    def reindex(self, progress: Any) -> int:
        progress(1, 1, "brief")
        return 7

    def vorgang(self, reference: str) -> tuple[None, Scope]:
        self.calls.append(reference)
        return None, Scope(2, datetime.date(2023, 4, 3))

    def implementation(self, principal: Principal, today: datetime.date, *, reference: str | None) -> tuple[()]:
        self.calls.append((principal, today, reference))
        return ()

    def scope(self, principal: Principal) -> Scope:
        return Scope(2, datetime.date(2023, 4, 3))

    def doctor(self) -> dict[str, Any]:
        return {"problems": []}


def run(desk: RecordingDesk, name: str, **arguments: Any) -> tuple[Any, list[tuple[int, int, str]]]:
    told: list[tuple[int, int, str]] = []
    result = commands.COMMANDS[name](cast(Desk, desk), lambda *step: told.append(step), **arguments)
    return result, told


@pytest.fixture(autouse=True)
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the stand-in for an answer through; real answers are in the end-to-end tests."""
    real = commands.plain
    monkeypatch.setattr(commands, "plain", lambda value: {} if isinstance(value, SimpleNamespace) else real(value))


def test_ask_hands_question_history_and_language_on() -> None:
    desk = RecordingDesk()
    result, told = run(desk, "ask", question="Was?", history=[{"role": "user", "content": "Davor?"}], language="en")
    assert desk.calls == [("Was?", [Turn("user", "Davor?")], "en", None)]
    assert result == {"text": "Antwort", "fluent": None} and told == []


def test_ask_has_the_answer_worded_where_a_language_model_is_set_up() -> None:
    desk = RecordingDesk(writes=True)
    result, told = run(desk, "ask", question="Was?")
    assert desk.calls[-1] == ("Antwort", "Was?", [], PUBLIC) and told == [(0, 0, texts_de.WORDING)]
    assert [one["marker"] for one in result["fluent"]["citations"]] == [1, 2], "what no sentence rests on is left out"
    assert run(desk, "ask", question="Was?", fluent=False)[0]["fluent"] is None


def test_ask_says_so_where_no_language_model_is_set_up_that_was_asked_for() -> None:
    with pytest.raises(BadInput, match="language_model"):
        run(RecordingDesk(), "ask", question="Was?", fluent=True)


def test_ask_says_that_it_loads() -> None:
    assert run(RecordingDesk(ready=False), "ask", question="Was?")[1] == [(0, 0, commands.LOADING)]


def test_ask_refuses_before_it_loads() -> None:
    desk = RecordingDesk(ready=False)
    with pytest.raises(BadInput, match=r"100\.000"):
        run(desk, "ask", question="x" * 100_000)
    assert desk.calls == []


def test_ingest_hands_paths_and_orders_on() -> None:
    desk = RecordingDesk()
    arguments = {"cleared_by": "Muster, Grund", "clearances": "/freigaben.toml"}
    result, _ = run(desk, "ingest", paths=["/brief.txt"], **arguments)
    options = {"clearances": Path("/freigaben.toml"), "erased_too": False}
    assert desk.calls == [([Path("/brief.txt")], "Muster, Grund", options)]
    assert result["reports"][0]["outcome"] == "taken_in"


def test_correct_hands_changes_on_and_shows_the_letter() -> None:
    letter = segment(read(ANSWER).source)
    change = Change(Field.BLOCK_NUMBER, 5, 9, "Text", "1", "2")
    made = Correction(4, letter.source.document_id, change, "Anna", "2026-11-23T08:00:00+00:00")

    class CorrectingDesk(RecordingDesk):
        def correct(self, *arguments: Any) -> CorrectedLetter:
            self.calls.append(arguments)
            return CorrectedLetter(letter, Tier.OEFFENTLICH, (made,), (4,), (4,))

    desk = CorrectingDesk()
    changes = [{"field": "block_number", "new": "2", "block": 7}, {"field": "date", "new": None}]
    result, _ = run(desk, "correct", letter="AF2531/22", changes=changes, who="Anna", undo=[3])
    wanted = [Wanted(Field.BLOCK_NUMBER, "2", 7), Wanted(Field.DATE, None)]
    assert desk.calls == [("AF2531/22", wanted, "Anna", [3])]
    hold("correct", result)
    assert [block["position"] for block in result["blocks"]] == list(range(1, len(letter.blocks) + 1))
    assert result["corrections"][0]["open"] and result["made"] == [4]


def test_reindex_and_doctor_return_what_the_desk_says() -> None:
    assert run(RecordingDesk(), "reindex") == ({"letters": 7}, [(0, 0, commands.LOADING), (1, 1, "brief")])
    assert run(RecordingDesk(), "doctor")[0] == {"problems": []}


def test_a_vorgang_of_which_nothing_is_known() -> None:
    desk = RecordingDesk()
    result, told = run(desk, "vorgang", reference=" a0001/99 ")
    assert desk.calls == [" a0001/99 "] and told == []
    assert (result["reference"], result["letters"], result["items"]) == ("a0001/99", [], [])
    assert result["scope"] == {"letters": 2, "latest": "2023-04-03", "within": None, "undated": 0}


def test_the_status_is_that_of_today_as_the_public_sees_it() -> None:
    desk = RecordingDesk()
    result, told = run(desk, "status", reference=" A0093/15 ")
    ((principal, today, reference),) = desk.calls
    assert principal is PUBLIC and reference == "A0093/15" and result["as_of"] == today.isoformat() and told == []
    assert (result["points"], result["overdue"], result["scope"]["letters"]) == ([], False, 2)
    assert run(desk, "status", overdue=True)[0]["reference"] is None


def test_a_structure_holds_every_block_in_order() -> None:
    result = commands.structure(ANSWER)
    assert [(block["kind"], block["number"]) for block in result["blocks"]][-3:] == [
        ("question", "4"),
        ("answer", "4"),
        ("signature", None),
    ]
    assert [block["refers_to"] for block in result["blocks"] if block["kind"] == "question"] == [
        ["1"],
        ["2"],
        ["5"],
        ["6"],
    ]
    assert result["head"]["mark"]["state"] == "unticked" and result["head"]["date"] == "2022-09-14"


def test_plain_data_can_stand_in_json() -> None:
    value = {"a": (Span(1, 2), Speaker.OFFICE), "b": datetime.date(2022, 9, 14), "c": frozenset({1}), "d": None}
    assert json.loads(json.dumps(commands.plain(value))) == {
        "a": [{"start": 1, "end": 2, "page": None}, "office"],
        "b": "2022-09-14",
        "c": [1],
        "d": None,
    }


def test_ask_takes_a_filter_and_refuses_one_that_is_none_before_loading() -> None:
    desk = RecordingDesk(ready=False)
    run(desk, "ask", question="Was?", within={"since": "2022-01-01", "kinds": ["minutes"]})
    assert desk.calls[0][3] == Filter(since=datetime.date(2022, 1, 1), kinds=frozenset({LetterKind.MINUTES}))
    told: list[Any] = []
    for wrong in ({"since": "2023-01-01", "until": "2022-01-01"}, {"year": 2022}):
        with pytest.raises(BadInput):
            commands.ask(cast(Desk, desk), lambda *step: told.append(step), question="Was?", within=wrong)
    assert len(desk.calls) == 1 and told == []
