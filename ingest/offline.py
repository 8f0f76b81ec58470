"""What keeps the libraries below from calling anyone; set before the first of them is imported."""

from __future__ import annotations

import os

#: Variables that libraries read while they are imported.
QUIET = {
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",  # transformers shows one of its own, in English, while a model is loaded
    "ANONYMIZED_TELEMETRY": "False",
    "GRADIO_ANALYTICS_ENABLED": "False",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def stay_in_the_house() -> None:
    """Forbid hub requests and usage reports for this process and those it starts, whatever the environment says."""
    os.environ.update(QUIET)
