"""The page's own protocol, spoken without a browser: a question goes in, the steps of its answer come out as they do.

Gradio's page joins a queue and reads a stream of events; so does this. Each conversation has a session of its own.
"""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

import httpx

#: What the log holds as soon as there is anything of an answer: a sentence, or that there is none.
FIRST_SIGN = 'id="antwort-1"'
_CONFIG = re.compile(r"window\.gradio_config = (\{.*?\});</script>", re.S)
_PATIENCE_S = 120.0


@dataclass(frozen=True, slots=True)
class Question:
    """How the page is asked, read from its settings.

    Attributes:
        function: Number of the handler.
        box: Place of the question among its inputs.
        inputs: Values of all inputs as they stand when nobody has touched them.
    """

    function: int
    box: int
    inputs: tuple[Any, ...]

    def with_words(self, question: str) -> list[Any]:
        """The inputs with a question typed in."""
        return [question if place == self.box else value for place, value in enumerate(self.inputs)]


@dataclass(frozen=True, slots=True)
class Told:
    """Milliseconds from a question to the first words of its answer and to its end, and all that was sent."""

    first_ms: float
    last_ms: float
    sent: str


def question_of(page: str) -> Question:
    """How to ask, from the page's HTML.

    Raises:
        ValueError: It has no question box, or nothing happens when it is used.
    """
    found = _CONFIG.search(page)
    if not found:
        raise ValueError("no settings of Gradio in the page")
    settings = json.loads(found[1])
    components = {one["id"]: one["props"] for one in settings["components"]}
    box = next(number for number, props in components.items() if props.get("elem_id") == "frage")
    for handler in settings["dependencies"]:
        if [box, "submit"] in [list(target) for target in handler["targets"]]:
            values = tuple(components[number].get("value") for number in handler["inputs"])
            return Question(handler["id"], handler["inputs"].index(box), values)
    raise ValueError("the question box has no handler")


class PageClient:
    """A user without a browser, with a cookie of their own.

    Args:
        address: Where the page is, without a trailing slash.
    """

    def __init__(self, address: str) -> None:
        ours = {"Origin": address, "Sec-Fetch-Site": "same-origin"}
        self._client = httpx.Client(base_url=address, headers=ours, trust_env=False, timeout=_PATIENCE_S)
        self._question = question_of(self._client.get("/").text)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def page(self, path: str) -> str:
        """The HTML of a page.

        Raises:
            httpx.HTTPError: There is none.
        """
        return self._client.get(path).raise_for_status().text

    def ask(self, words: str) -> Told:
        """Begin a conversation with a question and wait for the whole answer.

        Raises:
            httpx.HTTPError: The page does not answer.
            ValueError: It answered otherwise than expected.
        """
        session = secrets.token_hex(5)
        body = {
            "data": self._question.with_words(words),
            "event_data": None,
            "fn_index": self._question.function,
            "trigger_id": None,
            "session_hash": session,
        }
        began = time.perf_counter()
        kind = {"Content-Type": "application/json"}
        half_characters_too = json.dumps(body)  # httpx would write them as UTF-8, which has none
        self._client.post("/gradio_api/queue/join", content=half_characters_too, headers=kind).raise_for_status()
        first, sent = None, []
        for event in self._events(session):
            written = json.dumps(event.get("output"), ensure_ascii=False)
            sent.append(written)
            if first is None and FIRST_SIGN in written.replace('\\"', '"'):
                first = time.perf_counter()
            if event["msg"] == "process_completed":
                break
        if first is None:
            raise ValueError("an answer without words")
        return Told((first - began) * 1000, (time.perf_counter() - began) * 1000, "".join(sent))

    def _events(self, session: str) -> Iterator[dict[str, Any]]:
        with self._client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
            stream.raise_for_status()
            for line in stream.iter_lines():
                if line.startswith("data:"):
                    yield json.loads(line.removeprefix("data:"))
