"""A server of an evil language model: OpenAI's chat completions on loopback, with lies and broken connections.

The name of the model chooses what it does: ``evil:<misbehaviour>:<seed>``. ``evil:honest:1`` says true sentences only.
Run by itself: ``python -m tests.assistant.language_model.evil_server [PORT]``.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.assistant.language_model.broken_connections import DOING, Exchange
from tests.assistant.language_model.misbehaviours import SAYING, whole_prompt
from tests.assistant.language_model.tampering import Said

_NOTHING = Said("", ())


class EvilServer:
    """The server, from the moment it is made until :meth:`close`; every question is answered in a thread of its own.

    Args:
        port: TCP port on 127.0.0.1; 0 lets the system choose.
        pause: Seconds between two sentences of what is said.

    Attributes:
        said: What was said, by name of the model: the truth about the lies.
        prompts: What the model was shown, by name of the model.
        requests: Number of questions.
        misled: Number of requests to the second address, which only a redirect names.
        hung_up: By name of the model, when (monotonic clock, seconds) the other side was found to be gone.
        closing: Set when the server goes.
    """

    def __init__(self, port: int = 0, pause: float = 0.0) -> None:
        self.said: dict[str, Said | None] = {}
        self.prompts: dict[str, str] = {}
        self.hung_up: dict[str, float] = {}
        self.requests = self.misled = 0
        self.pause, self.closing = pause, threading.Event()
        self._servers = [_serving(port, self._answer), _serving(0, self._mislead)]
        self.url, self.elsewhere = (f"http://127.0.0.1:{one.server_address[1]}" for one in self._servers)

    @property
    def base_url(self) -> str:
        """What a setting names."""
        return f"{self.url}/v1"

    def __enter__(self) -> EvilServer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.closing.set()
        for one in self._servers:
            one.shutdown()
            one.server_close()

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        if handler.command == "GET":
            models = json.dumps({"object": "list", "data": [{"id": "evil:honest:1", "object": "model"}]}).encode()
            handler.send_response(200)
            handler.end_headers()
            handler.wfile.write(models)
            return
        body = json.loads(handler.rfile.read(int(handler.headers.get("Content-Length", 0))))
        at, model = Exchange(handler, body, self.closing, self.elsewhere), str(body.get("model"))
        self.requests += 1
        self.prompts[model] = at.prompt
        try:
            if at.name in DOING:
                self.said[model] = _NOTHING
                DOING[at.name](at)
            else:
                self._say(at, model)
        except OSError:
            self.hung_up[model] = time.monotonic()

    def _say(self, at: Exchange, model: str) -> None:
        write = whole_prompt(at.prompt) if at.name == "prompt_told" else SAYING[at.name]
        said = self.said[model] = write(at.passages, at.chance)
        text = said.text if said else at.truth()
        if not at.body.get("stream"):
            at.whole(text)
            return
        at.head()
        if self.pause:
            *rows, text = re.split(r"(?<=[.!\n])\s", text)
            for row in rows:
                at.stream(f"{row} ", ending=False)
                at.wait(self.pause)
        at.stream(text)

    def _mislead(self, handler: BaseHTTPRequestHandler) -> None:
        self.misled += 1
        handler.send_response(200)
        handler.end_headers()


def _serving(port: int, answer: Callable[[BaseHTTPRequestHandler], None]) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            with suppress(OSError):
                answer(self)

        do_GET = do_POST

        def log_message(self, *_: object) -> None:  # pytest shows what is logged
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.daemon_threads, server.block_on_close = True, False
    threading.Thread(target=server.serve_forever, args=(0.05,), name="evil", daemon=True).start()
    return server


if __name__ == "__main__":
    with EvilServer(int(sys.argv[1]) if len(sys.argv) > 1 else 0) as served:
        sys.stdout.write(f"{served.base_url}\n")
        sys.stdout.flush()
        threading.Event().wait()
