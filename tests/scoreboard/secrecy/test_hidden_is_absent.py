"""Somebody who asks about what is hidden is told the same, in the same time, as where it never was."""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Callable
from random import Random
from zipfile import ZipFile

import httpx
import pytest
from scipy.stats import mannwhitneyu

from assistant.model import PUBLIC
from tests.scoreboard.counting import Promised
from tests.scoreboard.secrecy.furnishing import Furnished
from tests.scoreboard.secrecy.questions import questions
from tests.scoreboard.secrecy.surfaces import SURFACES, addresses

#: Below it a difference in time would be told.
LEAST_P = 0.01
_CONFIG = re.compile(r"window\.gradio_config = (\{.*?\});</script>", re.S)
_ABSENT = "0123456789abcdef"


@pytest.mark.long
@pytest.mark.promise(3)
def test_an_archive_with_hidden_letters_answers_like_one_without(
    house: Furnished, without: Furnished, promised: Promised
) -> None:
    """Byte for byte, errors, counts and suggestions included; also ids that one of the two archives holds."""
    chance, ids, names = Random(5), sorted(house.ids), list(SURFACES)
    for place, asked in enumerate(questions(house.hidden, promised.size(500, 5_000), seed=5)):
        name, keys = names[place % len(names)], chance.sample(ids, 1)
        shown, absent = (repr(SURFACES[name](one, PUBLIC, asked, keys)) for one in (house, without))
        promised.case(shown == absent, f"{name} of „{asked.words[:80]}“ differs")


@pytest.mark.promise(3)
def test_so_do_its_pages(house: Furnished, without: Furnished, promised: Promised) -> None:
    chance, ids = Random(6), sorted(house.ids)
    clients = [one.browser() for one in (house, without)]
    for place, asked in enumerate(questions(house.hidden, promised.size(25, 250), seed=6)):
        pages = addresses(asked, chance.sample(ids, 1))
        for address in pages if place < 1 else chance.sample(pages, 4):
            looks = [_looks(client.get(address)) for client in clients]
            promised.case(looks[0] == looks[1], f"{address} differs")


def _looks(answer: httpx.Response) -> object:
    """All that an answer tells. Of the start page without what Gradio numbers for each application of a process."""
    headers = {name: value for name, value in answer.headers.items() if name != "set-cookie"}
    if answer.content.startswith(b"PK"):  # a table as a ZIP archive, one of whose files says when it was made
        with ZipFile(io.BytesIO(answer.content)) as packed:
            held = {name: packed.read(name) for name in packed.namelist() if name != "docProps/core.xml"}
        return answer.status_code, held, headers.keys()
    if not (config := _CONFIG.search(answer.text)):
        return answer.status_code, answer.content, headers
    components = json.loads(config[1])["components"]
    shown = [(one.get("type"), one.get("props", {}).get("value")) for one in components]
    rest = answer.text.replace(config[1], "")
    return answer.status_code, rest, shown, headers.keys()


@pytest.mark.promise(3)
def test_a_hidden_id_is_an_absent_one(house: Furnished, promised: Promised) -> None:
    client = house.browser()
    for key in sorted(house.ids)[:: promised.size(4, 1)]:
        for address in addresses(next(questions(house.hidden, 1)), [key]):
            if key in address:
                hidden, absent = (_looks(client.get(one)) for one in (address, address.replace(key, _ABSENT)))
                promised.case(hidden == absent, f"{address} is not as one that is nowhere")


@pytest.mark.full
@pytest.mark.promise(3)
@pytest.mark.parametrize("what", ["answer", "search", "address", "letter"])
def test_nobody_can_tell_by_the_time_it_takes(real_house: Furnished, promised: Promised, what: str) -> None:
    """Words of hidden letters against words that stand nowhere, in turns: Mann-Whitney, two-sided.

    Both are made the same way and are as long, so that nothing else differs; the first hundred only warm caches.
    """
    chance, calls = Random(7), _timed(real_house, what)
    hidden, absent = list[float](), list[float]()
    for place in range(600):
        for times, there in chance.sample([(hidden, True), (absent, False)], 2):
            call = calls(there, chance)
            started = time.perf_counter()
            call()
            if place >= 100:
                times.append(time.perf_counter() - started)
    p = float(mannwhitneyu(hidden, absent).pvalue)
    medians = " / ".join(f"{sorted(times)[250] * 1000:.2f}" for times in (hidden, absent))
    promised.note(f"{what}: p {p:.3f}, median hidden / absent {medians} ms, n 500 each")
    promised.case(p > LEAST_P, f"{what}: p = {p:.4f}, medians {medians} ms")


def _timed(house: Furnished, what: str) -> Callable[[bool, Random], Callable[[], object]]:
    """Makes calls: about something hidden, or about the same where it is nowhere."""
    ids, client, shuffled = sorted(house.ids), house.browser(), Random(8)
    absent = {key: "".join(shuffled.sample(key, len(key))) for key in ids}  # as few, so that caches hold both alike
    handles = [handle for letter in house.hidden for handle in letter.handles]

    def made(there: bool, chance: Random) -> Callable[[], object]:
        handle = chance.choice(handles)
        word = handle if there else f"Yol{chance.choice('vwz')}{handle[4:]}"
        key = chance.choice(ids)
        document = key if there else absent[key]
        if what == "answer":
            return lambda: house.desk.ask(f"Was wurde zu {word} mitgeteilt?")
        if what == "search":
            return lambda: house.desk.search(word, PUBLIC)
        if what == "address":
            return lambda: client.get(f"/brief/{document}")
        return lambda: (house.desk.letter(document, PUBLIC), house.desk.passages(document, PUBLIC))

    return made
