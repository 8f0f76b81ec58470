"""What keeps the libraries below from calling anyone; set before the first of them is imported."""

from __future__ import annotations

import os

#: Where nobody listens (port 9 of this machine, RFC 863).
NOWHERE = "http://127.0.0.1:9"
#: Variables that libraries read while they are imported, or when nobody tells them where to ask.
QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",  # transformers shows one of its own, in English, while a model is loaded
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OPENAI_API_BASE": NOWHERE,  # llama-index asks a service there wherever no language model is passed
    "OPENAI_BASE_URL": NOWHERE,
}


def stay_in_the_house() -> None:
    """Forbid hub requests and usage reports for this process and those it starts, whatever the environment says."""
    os.environ.update(QUIET)
