"""The restriction of a question on the start page: its fields, and what they mean."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from assistant.filters import Filter, checked_filter
from assistant.model import Principal, Scope
from assistant.texts import restriction as in_words
from ingest.errors import BadInput
from ingest.model import LetterKind, Tier
from ui.option_values import filter_of, restriction
from ui.page_texts import GERMAN, PageTexts
from ui.visitor import Visitor

#: New values of components; those that are not named stay as they are.
Updates = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a question is restricted to, as typed.

    Attributes:
        since, until: A day or a year, as people write it; blank for none.
        kinds: Kinds of letters by their German names; empty for all.
        office, fraction, vorgang: As in :class:`assistant.filters.Filter`; blank for none.
        tiers: Tiers by their German names; empty for all that may be seen.
    """

    since: str = ""
    until: str = ""
    kinds: Sequence[str] = ()
    office: str = ""
    fraction: str = ""
    vorgang: str = ""
    tiers: Sequence[str] = ()

    def filter(self) -> Filter | None:
        """The filter; None where nothing is restricted.

        Raises:
            BadInput: A day is none, or a name cannot be one.
        """
        named = {"amt": self.office, "fraktion": self.fraction, "vorgang": self.vorgang}
        ends = {"von": self.since, "bis": self.until}
        known = {words: kind.value for kind, words in GERMAN.kinds.items()}
        kinds = [known.get(name, name) for name in self.kinds]
        given = {key: (value or "").strip() or None for key, value in (named | ends).items()}
        return checked_filter(filter_of(restriction(argparse.Namespace(art=kinds, vorlage=None, **given))))

    def principal(self, principal: Principal) -> Principal:
        """Who asks, with no more tiers than are wanted; a tier that they may not see stays shut."""
        wanted = frozenset(tier for tier in Tier if GERMAN.tiers[tier] in self.tiers)
        return replace(principal, tiers=principal.tiers & wanted) if wanted else principal

    def caption(self, texts: PageTexts) -> str:
        """What stands above the closed fields: nobody shall forget that not everything is searched."""
        tiers = [texts.tiers[tier] for tier in Tier if GERMAN.tiers[tier] in self.tiers]
        try:
            within = self.filter()
        except BadInput:
            within = None
        named = [in_words(Scope(0, None, within), texts.language)] if within else []
        return texts.narrowed.format(within=", ".join([*named, *tiers])) if named or tiers else texts.narrow


class Narrowing:
    """The fields on the page, folded until somebody wants them."""

    def lay_out(self) -> None:
        """Place the fields."""
        with gr.Accordion(GERMAN.narrow, open=False, elem_id="eingrenzen") as self.fold:
            with gr.Row(elem_id="zeitraum"):
                self.since = gr.Textbox(elem_id="von", max_lines=1)
                self.until = gr.Textbox(elem_id="bis", max_lines=1)
                self.vorgang = gr.Textbox(elem_id="vorgang", max_lines=1)
            with gr.Row(elem_id="wer"):
                self.office = gr.Textbox(elem_id="amt", max_lines=1)
                self.fraction = gr.Textbox(elem_id="fraktion", max_lines=1)
            self.kinds = gr.CheckboxGroup(elem_id="art")
            self.tiers = gr.CheckboxGroup(elem_id="ebene", visible=False)

    @property
    def fields(self) -> list[Any]:
        """The fields, in the order of :class:`Narrowed`."""
        return [self.since, self.until, self.kinds, self.office, self.fraction, self.vorgang, self.tiers]

    @property
    def all(self) -> list[Any]:
        """All that updates may name."""
        return [self.fold, *self.fields]

    def framed(self, visitor: Visitor, texts: PageTexts) -> Updates:
        """The fields' captions in one language; what is typed in them stays. Who sees several tiers chooses."""
        # Gradio shows a choice's value when the pointer rests on it, so values are words, too.
        kinds = [(texts.kinds[kind], GERMAN.kinds[kind]) for kind in LetterKind]
        tiers = [(texts.tiers[tier], GERMAN.tiers[tier]) for tier in Tier if tier in visitor.principal.tiers]
        return {
            self.since: gr.update(label=texts.since, placeholder=texts.day_hint),
            self.until: gr.update(label=texts.until, placeholder=texts.day_hint),
            self.vorgang: gr.update(label=texts.vorgang, placeholder=texts.vorgang_hint),
            self.office: gr.update(label=texts.office),
            self.fraction: gr.update(label=texts.fraction),
            self.kinds: gr.update(label=texts.letter_kinds, choices=kinds),
            self.tiers: gr.update(label=texts.tier, choices=tiers, visible=visitor.sees_more),
        }

    def told(self, narrowed: Narrowed, texts: PageTexts) -> Updates:
        """The caption above the fields."""
        return {self.fold: gr.update(label=narrowed.caption(texts))}

    def cleared(self, texts: PageTexts) -> Updates:
        """Nothing restricted."""
        blank = dict.fromkeys([self.since, self.until, self.office, self.fraction, self.vorgang], "")
        return {**blank, self.kinds: [], self.tiers: [], **self.told(Narrowed(), texts)}
