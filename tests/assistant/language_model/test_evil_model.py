"""An evil language model: whatever it says or does, nothing wrong is shown, and always an answer stands in time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from assistant.language_model.adapter import Adapter
from assistant.language_model.endpoint import Endpoint
from assistant.language_model.fluent import Outcome
from assistant.language_model.passages import Material
from assistant.language_model.prompt import prompt
from assistant.verification.check import Verifier
from ingest.embedding import Embedder
from ingest.settings import LanguageModelSettings
from tests.assistant.language_model.broken_connections import DOING, SLOW
from tests.assistant.language_model.evil_server import EvilServer
from tests.assistant.language_model.material import ORDERS, POISONS, materials, passages_of, poisoned
from tests.assistant.language_model.misbehaviours import CHECKABLE, SAYING
from tests.assistant.language_model.runs import Run, connections, run
from tests.corpus import SAMPLES, dresden, karlsruhe
from tests.scoreboard.counting import Promised

#: Runs of the long test.
RUNS = 500
#: Seconds that a quick test waits for a server that keeps it waiting, and that it may take beyond that.
PATIENCE, SLACK = 1.5, 1.0


@pytest.fixture(scope="module")
def server() -> Iterator[EvilServer]:
    Adapter(Endpoint(LanguageModelSettings("http://127.0.0.1:9/v1", "none"))).warm_up()  # imports, before time counts
    with EvilServer() as served:
        yield served


@pytest.fixture(scope="module")
def verifier(embedder: Embedder) -> Verifier:
    return Verifier(embedder)


@pytest.fixture(scope="module")
def samples() -> list[Material]:
    return materials(sorted(SAMPLES.glob("*.txt")), Random(8))


def falsified(server: EvilServer, name: str, seeds: range, stock: list[Material], verifier: Verifier) -> Iterator[Run]:
    """Runs of one misbehaviour, but none over passages in which it finds nothing to falsify."""
    for seed in seeds:
        material = Random(f"{name}{seed}").choice(stock)
        shown = passages_of(prompt("?", tuple(material.evidence.values()), "de", ()).user)
        if name not in SAYING or SAYING[name](shown, Random(f"{name}{seed}")) is not None:
            yield run(server, name, seed, material, verifier)


@pytest.mark.promise(9)
@pytest.mark.parametrize("name", (*sorted(CHECKABLE.keys() - {"obeys_the_letter"}), "prompt_told"))
def test_nothing_false_is_shown(name: str, server: EvilServer, samples: list[Material], verifier: Verifier) -> None:
    first = next(falsified(server, name, range(100), samples, verifier), None)
    if first is None:
        pytest.skip("the sample letters hold nothing of the kind")
    assert not first.faults, "\n".join(first.faults)
    assert first.last.done and first.seconds < 20


@pytest.mark.promise(9)
@pytest.mark.parametrize("order", range(len(ORDERS)))
@pytest.mark.parametrize("poison", range(len(POISONS)))
def test_what_a_letter_orders_is_not_shown(
    poison: int, order: int, server: EvilServer, verifier: Verifier, tmp_path: Path
) -> None:
    stock = poisoned(tmp_path, POISONS[poison], ORDERS[order])
    one = run(server, "obeys_the_letter", 10 * poison + order, stock, verifier)
    assert not one.faults, "\n".join(one.faults)
    assert one.said is not None and one.said.wrong


@pytest.mark.promise(22)
@pytest.mark.parametrize("name", DOING)
def test_a_broken_connection_is_a_clear_end(
    name: str, server: EvilServer, samples: list[Material], verifier: Verifier
) -> None:
    patience = PATIENCE if name in SLOW else 20.0
    one = run(server, name, 1, samples[0], verifier, patience)
    assert not one.faults, "\n".join(one.faults)
    assert one.seconds < patience + SLACK
    if name in SLOW:
        assert one.last.outcome is Outcome.TOO_SLOW
    elif not one.last.sentences:
        assert one.last.outcome in (Outcome.FAILED, Outcome.WITHDRAWN)


@pytest.mark.promise(22)
@pytest.mark.parametrize("name", ["endless_word", "endless_sentences", "endless_empty", "pings", "dripping"])
def test_a_stream_that_nobody_reads_any_more_is_hung_up(
    name: str, server: EvilServer, samples: list[Material], verifier: Verifier
) -> None:
    one = run(server, name, 2, samples[0], verifier, PATIENCE)
    end = time.monotonic() + 5
    while one.model not in server.hung_up and time.monotonic() < end:
        time.sleep(0.02)
    assert one.model in server.hung_up


def test_what_is_true_is_shown(server: EvilServer, samples: list[Material], verifier: Verifier) -> None:
    """The control: a verifier that lets nothing pass would pass every other test here."""
    runs = list(falsified(server, "honest", range(10), samples, verifier))
    shown = sum(len(one.last.sentences) for one in runs)
    assert shown >= 0.85 * sum(len(one.said.right) for one in runs if one.said)
    assert [fault for one in runs for fault in one.faults] == []


@pytest.mark.promise(14)
def test_no_other_host_is_asked(server: EvilServer, samples: list[Material], verifier: Verifier) -> None:
    with connections() as heard:
        for name in ("redirect", "image", "html", "status_401", "honest"):
            for seed in range(3):
                run(server, name, seed, samples[seed], verifier, 5.0)
    address = ("127.0.0.1", int(server.url.rpartition(":")[2]))
    assert {where for event, where in heard if event == "socket.connect"} == {address}
    assert {where for event, where in heard if event == "socket.getaddrinfo"} == {"127.0.0.1"}
    assert server.misled == 0


@pytest.mark.promise(9)
@pytest.mark.full
def test_nothing_false_is_shown_in_500_runs(
    server: EvilServer, samples: list[Material], verifier: Verifier, promised: Promised
) -> None:
    """Over the development corpus and the samples; each lie another one, the kinds in turn."""
    letters = [*sorted((dresden() / "files").glob("*.txt")), *sorted((karlsruhe() / "files").glob("*.txt"))[::40]]
    stock = [*materials(letters, Random(8)), *samples * 5]
    coming = {name: falsified(server, name, range(1000, 3000), stock, verifier) for name in CHECKABLE}
    runs: list[Run] = []
    while coming and len(runs) < RUNS:
        for name, kind in list(coming.items()):
            if (one := next(kind, None)) is None:
                del coming[name]
            else:
                runs.append(one)
    for one in runs:
        promised.case(not one.faults, "; ".join(one.faults))
    promised.note(f"{len(runs)} runs over {len(CHECKABLE)} kinds of lies in turn")
    wrong = [fault for one in runs for fault in one.faults]
    assert not wrong, f"{len(wrong)} in {len(runs)} runs:\n" + "\n".join(wrong)
    assert len(runs) >= RUNS and max(one.seconds for one in runs) < 20


@pytest.mark.promise(22)
@pytest.mark.full
@pytest.mark.parametrize("name", ["no_answer", "pings", "dripping", "dripping_head"])
def test_an_answer_stands_within_20_seconds(
    name: str, server: EvilServer, samples: list[Material], verifier: Verifier
) -> None:
    one = run(server, name, 3, samples[0], verifier)
    assert not one.faults and one.last.outcome is Outcome.TOO_SLOW
    assert one.seconds < 20 + SLACK
