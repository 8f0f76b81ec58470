"""What Gradio logs of faults: their type and place. It would print what it was sent, and that is a question.

A page that was open while the service was updated sends one field more or fewer than is expected now; Gradio then
prints all of them. It offers no setting for it, so its modules get another ``traceback`` to print with.
"""

from __future__ import annotations

import logging
import sys
import traceback

from ui.faults import debugging, without_content

_log = logging.getLogger(__name__)


class _Quiet:
    """As much of :mod:`traceback` as Gradio's server uses."""

    @staticmethod
    def print_exc() -> None:
        """Log the fault that is being handled."""
        fault = sys.exc_info()[1]
        if debugging():
            traceback.print_exc()
        elif isinstance(fault, Exception):
            _log.error("the conversation failed: %s", without_content(fault))


def keep_quiet() -> None:
    """Have Gradio log faults without what they quote; may be called again."""
    import gradio.queueing
    import gradio.route_utils
    import gradio.routes

    for module in (gradio.queueing, gradio.route_utils, gradio.routes):
        setattr(module, "traceback", _Quiet)  # noqa: B010  (its own name for a module is no part of its types)
