"""What the PDF is told: the answer as plain data, its links under the public address."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

from assistant.model import PUBLIC, Notice, NoticeKind
from tests.ui.answers.shelved import QUESTION
from tests.ui.houses import ADDRESS, House
from tests.ui.made_answers import NEAR
from ui import page_texts
from ui.answers.quoted import quoted
from ui.answers.sheet import contents
from ui.answers.texts import GERMAN
from ui.conversation import Exchange
from ui.shelf import Shelved

NOON = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def test_it_is_the_whole_answer_as_plain_data(house: House) -> None:
    answer = house.desk.ask(QUESTION)
    shelved = Shelved(Exchange(QUESTION, answer=answer), (), NOON)
    found = contents(shelved, quoted(answer.citations, house.desk, PUBLIC), house.site, GERMAN, page_texts.GERMAN)
    assert json.loads(json.dumps(found)) == found
    assert (found["question"], found["state"], found["asked"]) == (
        QUESTION,
        "Antwort",
        "Gefragt am 23.11.2026 um 12:00 Uhr",
    )
    assert [len(one["passages"]) for one in found["statements"]] == [1, 2]
    assert "[Sächsischen]" in found["statements"][1]["passages"][0]["text"]
    place = found["places"][1]
    assert place["address"].startswith(f"{ADDRESS}/stelle/{house.answer}/") and "Sächsi | schen" in place["words"]
    assert place["marker"] == "2" and place["source"].endswith("Abs. 1") and place["reservation"]


def test_remarks_stand_where_they_are_read(house: House) -> None:
    answer = replace(house.desk.ask(QUESTION), notices=(Notice(NoticeKind.PREMISE_UNPROVEN, "davor"),))
    shelved = Shelved(Exchange(QUESTION, answer=answer), (), NOON)
    found = contents(shelved, (), house.site, GERMAN, page_texts.GERMAN)
    assert (found["notices_before"], found["notices_after"]) == (["davor"], [])


def test_nearest_places_bear_no_number_and_no_address_none_to_link(house: House) -> None:
    near = replace(NEAR, near=house.desk.ask(QUESTION).citations[:1])
    shelved = Shelved(Exchange("Was?", answer=near), (), NOON)
    site = replace(house.site, address="")
    found = contents(shelved, quoted(near.near, house.desk, PUBLIC), site, GERMAN, page_texts.GERMAN)
    assert found["places_heading"] == GERMAN.nearest and found["lead"] == NEAR.lead
    assert (found["places"][0]["marker"], found["places"][0]["address"]) == ("", "")
