"""One question to an evil model, through all of the product's parts, and what came of it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from assistant.language_model.adapter import Adapter
from assistant.language_model.deadline import Deadline
from assistant.language_model.endpoint import Endpoint
from assistant.language_model.fluent import Fluent
from assistant.language_model.passages import Material
from assistant.language_model.writer import Writer
from assistant.verification.check import Verifier
from ingest.settings import LanguageModelSettings
from tests.assistant.language_model import oracle
from tests.assistant.language_model.evil_server import EvilServer
from tests.assistant.language_model.tampering import Said


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one question.

    Attributes:
        model: Name of the evil model: misbehaviour and seed.
        states: What was shown, in order.
        said: What the model said and what of it is wrong; None where it found nothing to falsify.
        seconds: How long it took.
    """

    model: str
    states: tuple[Fluent, ...]
    said: Said | None
    seconds: float

    @property
    def last(self) -> Fluent:
        return self.states[-1]

    @property
    def faults(self) -> list[str]:
        """What is wrong with it (:mod:`tests.assistant.language_model.oracle`), each with the model's name."""
        return [f"{self.model}: {fault}" for fault in oracle.faults(self.states, self.said)]


def run(
    server: EvilServer, misbehaviour: str, seed: int, material: Material, verifier: Verifier, deadline_s: float = 20.0
) -> Run:
    """Have an answer worded by an evil model of its own.

    Args:
        server: Where it runs.
        misbehaviour: What it does; see :mod:`tests.assistant.language_model.misbehaviours`.
        seed: Which of its ways.
        material: What it is shown.
        verifier: Checks what it says.
        deadline_s: Seconds after which an answer has to stand.
    """
    model = f"evil:{misbehaviour}:{seed}"
    settings = LanguageModelSettings(server.base_url, model, timeout_s=deadline_s)
    writer = Writer(Adapter(Endpoint(settings)), verifier, model, settings.max_tokens)
    started = time.monotonic()
    states = tuple(writer.write("Was sagt die Verwaltung dazu?", material, "de", (), Deadline(deadline_s)))
    return Run(model, states, server.said.get(model), time.monotonic() - started)


_heard: list[list[tuple[str, object]]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.getaddrinfo") and _heard:
        for listener in _heard:
            listener.append((event, arguments[1] if event == "socket.connect" else arguments[0]))


@contextmanager
def connections() -> Iterator[Sequence[tuple[str, object]]]:
    """Every connection of this process while the context lasts, and every name it looks up; told by the interpreter."""
    if not getattr(_hear, "installed", False):
        sys.addaudithook(_hear)
        _hear.installed = True  # type: ignore[attr-defined]
    found: list[tuple[str, object]] = []
    _heard.append(found)
    try:
        yield found
    finally:
        _heard.remove(found)
