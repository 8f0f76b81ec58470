"""A prompt to what a language model writes for it: the only file that knows llama-index' OpenAILike and openai.

Both are large and are imported with the first request. They are given everything they would otherwise look for in the
environment (key, address, proxies), and retry nothing: whoever asks has one deadline.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from assistant.language_model.deadline import Deadline
from assistant.language_model.endpoint import Endpoint
from assistant.language_model.faults import LanguageModelTooSlow, LanguageModelUnavailable
from assistant.language_model.prompt import Prompt
from ingest.fast_imports import collector_paused
from ingest.model import Tier

if TYPE_CHECKING:
    from llama_index.llms.openai_like import OpenAILike  # type: ignore[import-untyped]

#: What these libraries raise over an answer that no language model would give: they trust the types of what arrives.
_UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
#: They log requests with their content where somebody asks for it (OPENAI_LOG=debug).
_LOGGERS = ("openai", "httpx", "httpcore", "llama_index")
#: Halves of characters, which JSON can name and nothing can show.
_SURROGATES = re.compile("[\ud800-\udfff]")
#: Stands for the key where the service needs none; never sent.
_NO_KEY = "none"


class Adapter:
    """Asks a language model; any thread may use it.

    Args:
        endpoint: Where it runs.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint

    def warm_up(self) -> None:
        """Import what the first request would wait for."""
        with collector_paused():
            import llama_index.llms.openai_like  # type: ignore[import-untyped]  # noqa: F401

    def stream(self, prompt: Prompt, tier: Tier, deadline: Deadline, max_tokens: int) -> Iterator[str]:
        """What the model writes, piece by piece as it arrives.

        Args:
            prompt: What it is told.
            tier: That of the most closed passage in the prompt.
            deadline: When this ends, however little the server says, and however often.
            max_tokens: How much it is asked to write at most.

        Raises:
            HostNotAllowed: The passages may not go to its server; nothing was sent.
            LanguageModelTooSlow: The deadline was over before the end.
            LanguageModelUnavailable: The server does not answer, answers with a fault or breaks off.
        """
        addresses, key = self.endpoint.addresses(tier, deadline), self.endpoint.key()
        with collector_paused():
            import openai
            from llama_index.core.llms import ChatMessage, MessageRole

            from assistant.language_model.wire import TIMEOUTS, WIRE_FAULTS, wired
        _keep_quiet()
        host = self.endpoint.host
        messages = [
            ChatMessage(role=MessageRole.SYSTEM, content=prompt.system),
            ChatMessage(role=MessageRole.USER, content=prompt.user),
        ]
        timeouts: tuple[type[Exception], ...] = (openai.APITimeoutError, *TIMEOUTS)
        broken: tuple[type[Exception], ...] = (openai.APIConnectionError, *WIRE_FAULTS)
        finished = False
        with wired(addresses, deadline, bool(key)) as client:
            try:
                for step in self._model(client, key, deadline, max_tokens).stream_chat(messages):
                    finished = finished or _finished(step.raw)
                    if isinstance(step.delta, str) and step.delta:
                        yield _SURROGATES.sub("\ufffd", step.delta)
            except timeouts:
                raise LanguageModelTooSlow(host) from None
            except openai.APIStatusError as fault:
                raise LanguageModelUnavailable(host, f"er meldet den Fehler {fault.status_code}") from None
            except broken:
                raise LanguageModelUnavailable(host, "er ist nicht erreichbar oder bricht ab") from None
            except (openai.OpenAIError, *_UNREADABLE):
                raise LanguageModelUnavailable(host, "seine Antwort lässt sich nicht lesen") from None
        if not finished:
            raise LanguageModelUnavailable(host, "seine Antwort bricht ab")

    def _model(self, client: Any, key: str, deadline: Deadline, max_tokens: int) -> OpenAILike:
        from llama_index.llms.openai_like import OpenAILike

        return OpenAILike(
            model=self.endpoint.model,
            api_base=self.endpoint.base_url,
            api_key=key or _NO_KEY,
            http_client=client,
            max_retries=0,
            timeout=max(deadline.left, 0.01),
            is_chat_model=True,
            is_function_calling_model=False,
            temperature=0.0,
            max_tokens=max_tokens,
        )


def _finished(raw: Any) -> bool:
    """Whether the server says with this event that the model is done, or has written as much as it may."""
    choices = getattr(raw, "choices", None) or ()
    return any(isinstance(getattr(one, "finish_reason", None), str) for one in choices)


def _keep_quiet() -> None:
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)
