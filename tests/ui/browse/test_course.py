"""The picture of a Vorgang: what is drawn where, in shapes that need no colour, without any style of its own."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

from ingest.archive.archive import Archive
from tests.ingest.made_vorgang import ENQUIRY_ANSWERED, FIRST, RESOLUTION, SERIES, put, walked
from ui.browse.course import STEP, course, legend
from ui.browse.vorgang_texts import ENGLISH, GERMAN


def drawn(archive: Archive) -> ET.Element:
    picture = course(walked(archive), GERMAN)
    assert picture is not None
    return ET.fromstring(picture)


def row(picture: ET.Element, name: str) -> ET.Element:
    (found,) = [one for one in picture.findall("g") if one.findtext("text") == name]
    return found


def signs(found: ET.Element) -> list[str]:
    return [one.get("class", "").removeprefix("zeichen ") for one in found if "zeichen" in (one.get("class") or "")]


def test_one_row_a_point_with_a_sign_for_each_station(archive: Archive) -> None:
    put(archive, SERIES)
    picture = drawn(archive)
    assert [one.findtext("text") for one in picture.findall("g")] == [
        "Schreiben", "Punkt 1", "Punkt 2a", "Punkt 2b", "Punkt 3",
    ]  # fmt: skip
    assert signs(row(picture, "Schreiben")) == ["vorlage", "bericht", "bericht ungewiss", "bericht", "antwort"]
    assert signs(row(picture, "Punkt 2a")) == ["bericht", "bericht ungewiss", "bericht", "nachfrage", "antwort"]


def test_gaps_are_dashed_with_a_word(archive: Archive) -> None:
    put(archive, SERIES)
    picture = drawn(archive)
    gaps = {one.findtext("text"): one.findall("text")[1:] for one in picture.findall("g")}
    told = {name: [text.text for text in texts] for name, texts in gaps.items()}
    assert told["Punkt 1"] == ["keine Nachfrage gefunden"] and told["Punkt 3"] == ["kein Bericht gefunden"]
    assert told["Punkt 2a"] == told["Schreiben"] == []
    assert row(picture, "Punkt 1").find("line[@class='luecke']") is not None
    assert row(picture, "Punkt 2a").find("line[@class='luecke']") is None


def test_time_runs_to_the_right_and_no_two_days_touch(archive: Archive) -> None:
    put(archive, SERIES)
    picture = drawn(archive)
    days = [float(one.get("x1", "")) for one in picture.findall("line[@class='tagstrich']")]
    assert len(days) == 4 and all(right - left >= STEP for left, right in pairwise(days))
    dates = [one.text for one in picture.findall("text[@class='tag']")]
    assert dates == ["19.11.2015", "03.11.2016", "13.09.2017", "15.01.2018"]
    spanne = row(picture, "Punkt 2a").find("line[@class='spanne']")
    assert spanne is not None and float(spanne.get("x1", "")) == days[1], "undated, but after the report of that day"
    wide = float(picture.get("width", ""))
    assert all(float(one.get("x", "0")) <= wide for one in picture.iter("text"))


def test_a_picture_only_where_it_says_more_than_text(archive: Archive) -> None:
    put(archive, [RESOLUTION])
    assert course(walked(archive), GERMAN) is None
    put(archive, [FIRST])
    assert course(walked(archive), GERMAN) is not None
    put(archive, [ENQUIRY_ANSWERED])
    assert course(walked(archive, "AF0007/18"), GERMAN) is None, "one day only"


def test_it_brings_no_style_no_link_and_a_name(archive: Archive) -> None:
    put(archive, SERIES)
    for texts in (GERMAN, ENGLISH):
        picture = str(course(walked(archive), texts))
        assert not re.search(r"style|href|script|<image|url\(", picture)
        assert 'role="img"' in picture and f'aria-label="{texts.picture}.' in picture and "<desc>" in picture


def test_the_legend_names_the_signs_that_occur(archive: Archive) -> None:
    put(archive, SERIES)
    shown = re.sub(r"<svg.*?</svg>", "", legend(walked(archive), GERMAN))
    assert re.findall(r"<li>(.*?)</li>", shown) == [
        "Beschluss", "Bericht", "Nachfrage", "Antwort", "Datum nicht lesbar",
    ]  # fmt: skip
