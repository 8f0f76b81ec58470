"""Fluent versions for tests of how they are shown."""

from __future__ import annotations

from dataclasses import replace

from assistant.language_model.fluent import Fluent, FluentSentence, Outcome
from assistant.verification.verdict import Badge, Flaw
from ingest.model import Span
from tests.ui.made_answers import QUOTE

#: A citation that the extract does not have, and the paragraphs behind both.
WIDER = replace(QUOTE, spans=(Span(90, 140),), quote="Das Freibad öff\nnet im Mai. Es hat zwei Becken.")
FURTHER = replace(QUOTE, marker=2, passage_key="fedcba9876543210/2/1", document_id="fedcba9876543210", paper="AF2/22")
UNUSED = replace(FURTHER, marker=3, document_id="aaaaaaaaaaaaaaaa", label="AF3/22, ungenutzt")
FURTHER = replace(FURTHER, label="AF2/22 vom 01.10.2022, Antwort zu Frage 2")

OPENS = FluentSentence("Im Mai soll das Bad öffnen, so die Verwaltung.", (1,), Badge.FULL, 0.97)
QUOTED = FluentSentence("Sie schreibt: „Es hat zwei Becken.“", (1, 2), Badge.PART, 0.71, ((15, 34),))
WRITTEN = Fluent(
    sentences=(OPENS, QUOTED),
    citations=(WIDER, FURTHER, UNUSED),
    removed=(Flaw.NUMBER, Flaw.NUMBER, Flaw.CONTENT),
    outcome=Outcome.WRITTEN,
    model="muster-7b",
    done=True,
)
BEGUN = replace(WRITTEN, sentences=(), removed=(), done=False)
HALFWAY = replace(WRITTEN, sentences=(OPENS,), removed=(Flaw.NUMBER,), done=False)
WITHDRAWN = replace(WRITTEN, outcome=Outcome.WITHDRAWN)
FAILED = replace(BEGUN, outcome=Outcome.FAILED, done=True)
TOO_SLOW = replace(WRITTEN, sentences=(OPENS,), outcome=Outcome.TOO_SLOW)
NOT_ALLOWED = replace(BEGUN, outcome=Outcome.NOT_ALLOWED, done=True)
