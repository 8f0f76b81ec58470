"""What can go wrong with a language model. None of these sentences repeats a question, a letter or an answer.

LanguageModelUnavailable      it does not answer, or not in a way that can be used
    LanguageModelTooSlow      it was not ready in time
    HostNotAllowed            these passages must not go to where it runs
"""

from __future__ import annotations

from ingest.errors import FundstelleError

_REMEDY = "bitte prüfen Sie den Dienst und den Abschnitt [language_model] der Einstellungen"


class LanguageModelUnavailable(FundstelleError):
    """The language model does not answer, or not in a way that can be used; the extract stands without it.

    Args:
        host: Where it runs, as the settings name it.
        found: What was found instead of an answer ("er ist nicht erreichbar").
        remedy: What to do now.
    """

    def __init__(self, host: str, found: str, remedy: str = _REMEDY) -> None:
        super().__init__(f"Erwartet wird ein Sprachmodell, das der Dienst auf {host} bereitstellt", found, remedy)


class LanguageModelTooSlow(LanguageModelUnavailable):
    """The language model was not ready in time."""

    def __init__(self, host: str) -> None:
        remedy = "bitte wählen Sie ein kleineres Modell, stärkere Technik oder eine längere Frist (timeout_s)"
        super().__init__(host, "er war in der vorgesehenen Zeit nicht fertig", remedy)


class HostNotAllowed(LanguageModelUnavailable):
    """These passages must not go to where the language model runs; nothing was sent."""
