"""The start page: Gradio's components, and what happens when they are used. Wiring only."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import gradio as gr

from assistant.language_model.fluent import Fluent
from assistant.model import Answer, Principal, Turn
from assistant.suggestions import MOST
from ingest.errors import FundstelleError
from ui.conversation import Exchange, Exchanges, Stage, converse, settled, turned_away, turns
from ui.example_questions import EXAMPLES
from ui.fluent import texts as fluent_texts
from ui.fluent.words import trimmed
from ui.frame import (
    examples_title_html,
    follow_ups_title_html,
    head_html,
    letters_html,
    local_html,
    panel_html,
)
from ui.narrowing import Narrowed, Narrowing, Updates
from ui.page_texts import GERMAN, PageTexts, other, texts
from ui.render import conversation_html
from ui.resuming import keep, keep_fluent, still_seen
from ui.shown_letters import ShownLetters
from ui.site import Site
from ui.visitor import Visitor
from ui.writing import Writing, written

#: Questions that are searched at the same time; those beyond wait, and their pages say that they are searching.
CONCURRENT_QUESTIONS = 24
#: Questions that are searched or told; one more is turned away in words, long before Gradio's queue is full: what that
#: would say is English, and brings what our policy forbids.
RUNNING_QUESTIONS = 64
#: Fluent versions that are written at the same time: each holds a thread, and a house's language model has few slots.
WRITTEN_AT_ONCE = 8
#: Events that Gradio runs at the same time, and that wait for it.
CONCURRENT_EVENTS, WAITING_EVENTS = 128, 512
#: Seconds after which the conversation of a page that nobody closed is forgotten.
FORGET_AFTER_S = 12 * 3600

# Gradio's HTML component compiles what it shows as a script, which our policy forbids; its Markdown component does not.
_written = partial(gr.Markdown, latex_delimiters=[], sanitize_html=True, container=False)


def build(site: Site) -> gr.Blocks:
    """The start page of a site."""
    page = _Page(site)
    with gr.Blocks(title="Fundstelle", fill_width=True, analytics_enabled=False) as blocks:
        page.lay_out()
        page.connect(blocks)
    return blocks.queue(api_open=False, max_size=WAITING_EVENTS, default_concurrency_limit=CONCURRENT_EVENTS)


class _Page:
    """The components of the page and their handlers."""

    def __init__(self, site: Site) -> None:
        self._site, self._desk = site, site.desk
        self._letters = ShownLetters(site.desk)
        self._running: dict[str | None, threading.Event] = {}  # by session: stops the question that is running
        self._searching = threading.BoundedSemaphore(CONCURRENT_QUESTIONS)
        self._narrowing = Narrowing()

    # What stands where.

    def lay_out(self) -> None:
        """Place the components; how they look, and when they show, stands in the style sheet, by their ids."""
        self.language = gr.State("de")
        self.exchanges = gr.State((), time_to_live=FORGET_AFTER_S)
        self.kept_as = gr.State("", time_to_live=FORGET_AFTER_S)  # the conversation's id in the history
        self.searched = gr.State(None)  # what the list of letters was made from
        self.writing = gr.State(None, time_to_live=FORGET_AFTER_S)  # the fluent version that is being written
        self.offered = gr.State((), time_to_live=FORGET_AFTER_S)  # what may be asked next
        with gr.Row(elem_id="oben"):
            self.head = _written(elem_id="kopf")
            with gr.Row(elem_id="schalter"):
                self.new = gr.Button(GERMAN.new, elem_id="neu", size="sm")
                self.switch = gr.Button(GERMAN.switch, elem_id="sprache", size="sm")
        with gr.Row(elem_id="flaeche", equal_height=False):
            with gr.Column(elem_id="links"):
                self._lay_out_conversation()
            with gr.Column(elem_id="seite"):
                self.letters = _written(elem_id="schreiben")
                self.panel = _written()

    def _lay_out_conversation(self) -> None:
        self.log = _written(elem_id="gespraech")
        with gr.Column(elem_id="weiter"):
            self.follow_ups_title = _written()
            self.follow_ups = [gr.Button("", visible=False) for _ in range(MOST)]
        with gr.Column(elem_id="unten"):
            with gr.Row(elem_id="eingabe"):
                self.box = gr.Textbox(label=GERMAN.question, autofocus=True, max_lines=6, elem_id="frage")
                self.send = gr.Button(GERMAN.ask, variant="primary", elem_id="fragen")
                self.stop = gr.Button(GERMAN.stop, elem_id="anhalten")
            self.without = gr.Checkbox(elem_id="ohne-ki", label="", visible=self._desk.writes, container=False)
            self._narrowing.lay_out()
        with gr.Column(elem_id="beispiele"):
            self.examples_title = _written()
            self.examples = [gr.Button("", visible=False) for _ in range(EXAMPLES)]
        self.local = _written(elem_id="vor-ort")

    def connect(self, blocks: gr.Blocks) -> None:
        """Say what happens when a component is used."""
        states = [self.language, self.exchanges, self.kept_as, self.searched, self.writing]
        buttons = [self.new, self.switch, self.send, self.stop, *self.examples, *self.follow_ups]
        shown = [self.head, self.log, self.examples_title, self.follow_ups_title]
        shown += [self.local, self.letters, self.panel]
        everything = [*states, self.offered, self.box, self.without, *buttons, *shown, *self._narrowing.all]
        # No handler is part of a public interface, and Gradio's own progress display stays away.
        then: dict[str, Any] = {"outputs": everything, "api_visibility": "private", "show_progress": "hidden"}
        talk = [*states, self.without, *self._narrowing.fields]
        asked = [gr.on([self.box.submit, self.send.click], self._ask, [self.box, *talk], **then)]
        asked += [
            question.click(self._ask, [question, *talk], **then) for question in (*self.examples, *self.follow_ups)
        ]
        # Events of their own, so that the next question need not wait; none is left out because one still runs.
        beside = {**then, "trigger_mode": "multiple"}
        offering = {**beside, "outputs": [self.offered, self.follow_ups_title, *self.follow_ups]}
        writing = {**beside, "outputs": [self.exchanges, self.log]}
        writing |= {"concurrency_id": "writing", "concurrency_limit": WRITTEN_AT_ONCE}
        for one in asked:
            one.then(self._suggest, [self.language, self.exchanges, *self._narrowing.fields], **offering)
            if self._desk.writes:
                one.then(self._write, [self.exchanges, self.kept_as, self.writing], **writing)
        self.stop.click(self._stop, self.writing, **{**then, "outputs": None})
        self.new.click(self._begin_anew, [self.language, self.writing], **then)
        self.switch.click(self._switch, [self.offered, *talk], **then)
        blocks.load(self._load, **then)

    # What happens.

    def _ask(
        self,
        question: str,
        language: str,
        earlier: Exchanges,
        kept_as: str,
        searched: object,
        writing: Writing | None,
        without: bool,
        request: gr.Request,
        *fields: Any,
    ) -> Iterator[Updates]:
        """Answer a question step by step; what is searched is shown as it is now, letters may have been added."""
        visitor, words, narrowed = self._site.visitors.of(request), texts(language), Narrowed(*fields)
        ended = False
        if _is_anothers(visitor, searched):
            earlier, kept_as, ended = (), "", visitor.may_sign_in and visitor.signed_in is None
        earlier = still_seen(self._desk, visitor.principal, earlier)
        if writing and (question or "").strip():
            writing.make_way()
        # Once: the next question may be typed while the answer comes.
        first: Updates = {
            self.box: "",
            **self._narrowing.told(narrowed, words),
            **self._searched(visitor, words, searched),
            **self._offered((), words),
        }
        if len(self._running) >= RUNNING_QUESTIONS:
            yield {**first, **self._told(turned_away(question or "", earlier), words)}
            return
        stop = self._running[request.session_hash] = threading.Event()
        ask, fluent = partial(self._answer, visitor, narrowed), self._desk.writes and not without
        try:
            steps = converse(ask, question or "", earlier, stop, not self._desk.ready, fluent=fluent, ended=ended)
            for exchanges in steps:
                finished = exchanges is not earlier and exchanges[-1].stage not in (Stage.SEARCHING, Stage.TELLING)
                told = self._shelved(visitor, exchanges) if finished else exchanges
                if finished:  # before it is shown: whoever leaves the page now finds it in their history
                    first |= self._kept(visitor, told, kept_as)
                    first |= {self.writing: _to_be_written(told[-1], narrowed.principal(visitor.principal), language)}
                yield {**first, **self._told(told, words)}
                first = {}
        finally:
            self._running.pop(request.session_hash, None)

    def _answer(self, visitor: Visitor, narrowed: Narrowed, question: str, history: Sequence[Turn]) -> Answer:
        """Ask the desk; waits while too many others do."""
        with self._searching:
            return self._desk.ask(question, history, narrowed.principal(visitor.principal), within=narrowed.filter())

    def _write(
        self, exchanges: Exchanges, kept_as: str, writing: Writing | None, request: gr.Request
    ) -> Iterator[Updates]:
        """Have the latest answer worded by the language model, sentence by sentence, where that is wanted."""
        if writing is None or writing.running or not exchanges or exchanges[-1].stage is not Stage.WRITING:
            yield {self.log: gr.skip()}  # an event that ends without a word would empty what it may write
            return
        writing.running = True
        *before, last = exchanges
        write = partial(self._fluent, last, turns(tuple(before)), writing.principal)
        try:
            for fluent in written(write, writing.stop):
                last = replace(last, fluent=trimmed(fluent))
                if not fluent.done and not writing.replaced:
                    yield self._told((*before, last), texts(writing.language))
            # The last word is sent again when the event ends: it must not write over what came in its place.
            told = self._told(settled((*before, last)), texts(writing.language))
            yield {self.log: gr.skip()} if writing.replaced else told
        finally:  # also where the page was closed meanwhile
            writing.stop.set()
            self._completed(self._site.visitors.of(request), settled((last,))[0], kept_as)
            writing.ended.set()

    def _fluent(self, exchange: Exchange, history: Sequence[Turn], principal: Principal) -> Iterator[Fluent]:
        """Ask the desk for a fluent version; :meth:`_write` has looked that there is an answer."""
        return (
            self._desk.fluent(exchange.answer, exchange.question, history, principal) if exchange.answer else iter(())
        )

    def _completed(self, visitor: Visitor, exchange: Exchange, kept_as: str) -> None:
        """Put what was written beside the answer on the shelf and in the history."""
        self._site.shelf.complete(exchange.answer_id, exchange)
        if visitor.holder is not None and kept_as:
            keep_fluent(self._desk, visitor.holder, kept_as, exchange)

    def _shelved(self, visitor: Visitor, exchanges: Exchanges) -> Exchanges:
        """A conversation whose latest answer, if it was told in full, lies on the shelf."""
        *before, last = exchanges
        if not last.is_whole:
            return exchanges
        aid = self._site.shelf.put(visitor.holder, last, turns(tuple(before)))
        return (*before, replace(last, answer_id=aid))

    def _kept(self, visitor: Visitor, exchanges: Exchanges, kept_as: str) -> Updates:
        """A conversation whose latest answer stands in the history of whoever has one."""
        if visitor.holder is None:
            return {}
        return {self.kept_as: keep(self._desk, visitor.holder, kept_as, exchanges[-1])}

    def _suggest(self, language: str, exchanges: Exchanges, request: gr.Request, *fields: Any) -> Updates:
        """Offer questions to go on with; whoever has asked the next one already gets those that follow it."""
        if request.session_hash in self._running:
            return {self.offered: ()}
        visitor, words = self._site.visitors.of(request), texts(language)
        return self._offered(self._suggested(visitor, Narrowed(*fields), exchanges, words), words)

    def _suggested(
        self, visitor: Visitor, narrowed: Narrowed, exchanges: Exchanges, words: PageTexts
    ) -> tuple[str, ...]:
        """What may be asked after the latest answer."""
        if not exchanges or not exchanges[-1].answer_id or (answer := exchanges[-1].answer) is None:
            return ()
        asked = [exchange.question for exchange in exchanges]
        try:
            return self._desk.suggestions(answer, narrowed.principal(visitor.principal), words.language, asked)
        except FundstelleError:  # the answer is there; the next question tells what is wrong
            return ()

    def _stop(self, writing: Writing | None, request: gr.Request) -> None:
        """Have the running question end itself; Gradio's own cancelling leaves its page in a state of error."""
        if writing:
            writing.stop.set()
        if running := self._running.get(request.session_hash):
            running.set()

    def _load(self, request: gr.Request) -> Updates:
        """The page as its visitor finds it: in their language, with the conversation that they chose to go on with."""
        visitor = self._site.visitors.of(request)
        words, resumed = texts(visitor.language), self._site.resuming.take(visitor.holder)
        begun: Exchanges = ()
        for exchange in resumed.exchanges if resumed else ():
            begun = self._shelved(visitor, (*begun, exchange))
        return {
            self.language: words.language,
            self.kept_as: resumed.conversation if resumed else "",
            **self._told(begun, words),
            **self._frame(visitor, words),
            **self._offered(self._suggested(visitor, Narrowed(), begun, words), words),
        }

    def _begin_anew(self, language: str, writing: Writing | None, request: gr.Request) -> Updates:
        words = texts(language)
        if writing:
            writing.make_way()
        return {
            self.box: "",
            self.kept_as: "",
            self.writing: None,
            **self._told((), words),
            **self._offered((), words),
            **self._frame(self._site.visitors.of(request), words),
            **self._narrowing.cleared(words),
        }

    def _switch(
        self,
        offered: Sequence[str],
        language: str,
        exchanges: Exchanges,
        kept_as: str,
        searched: object,
        writing: Writing | None,
        without: bool,
        request: gr.Request,
        *fields: Any,
    ) -> Updates:
        words, visitor = texts(other(language)), self._site.visitors.of(request)
        exchanges = () if _is_anothers(visitor, searched) else still_seen(self._desk, visitor.principal, exchanges)
        if writing:
            writing.language = words.language
        return {
            self.language: words.language,
            **self._told(exchanges, words),
            **self._offered(offered if exchanges else (), words),
            **self._frame(visitor, words),
            **self._narrowing.told(Narrowed(*fields), words),
        }

    # What is shown.

    def _told(self, exchanges: Exchanges, words: PageTexts) -> Updates:
        """A conversation; which buttons go with it the style sheet reads from it."""
        return {self.exchanges: exchanges, self.log: conversation_html(exchanges, words)}

    def _offered(self, questions: Sequence[str], words: PageTexts) -> Updates:
        """Questions below the conversation."""
        return {
            self.offered: tuple(questions),
            self.follow_ups_title: follow_ups_title_html(bool(questions), words),
            **_captions(self.follow_ups, questions),
        }

    def _searched(self, visitor: Visitor, words: PageTexts, shown: object = None) -> Updates:
        """Head and list of letters; nothing where the page shows them as they are."""
        known = [words.language, _who(visitor), self._desk.generation]
        if shown == known:
            return {}
        visitor = replace(visitor, language=words.language)
        try:
            letters = self._letters.entries(visitor.principal)
        except FundstelleError as fault:
            head = head_html([], words, visitor, str(fault), self._desk.writes)
            return {self.head: head, self.letters: "", self.searched: None}
        return {
            self.head: head_html(letters, words, visitor, writes=self._desk.writes),
            self.letters: letters_html(letters, words),
            self.searched: known,
        }

    def _frame(self, visitor: Visitor, words: PageTexts) -> Updates:
        """Everything around the conversation, in one language."""
        questions = self._letters.examples(visitor.principal, words)
        captions = ((self.send, words.ask), (self.stop, words.stop), (self.new, words.new), (self.switch, words.switch))
        return {
            **self._searched(visitor, words),
            **{button: gr.update(value=caption) for button, caption in captions},
            **_captions(self.examples, questions),
            **self._narrowing.framed(visitor, words),
            self.box: gr.update(label=words.question, placeholder=words.placeholder),
            self.without: gr.update(label=fluent_texts.texts(words.language).without),
            self.examples_title: examples_title_html(bool(questions), words),
            self.panel: panel_html(words),
            self.local: local_html(words, self._days_kept(visitor), self._desk.writes),
        }

    def _days_kept(self, visitor: Visitor) -> int:
        """Days that what is asked stays in its visitor's history; 0 where it is not kept."""
        history = self._desk.personal.history
        try:
            return history.days if visitor.holder is None or history.is_on(visitor.holder) else 0
        except FundstelleError:  # what cannot be read is not written either
            return 0


def _who(visitor: Visitor) -> list[str]:
    """Who looks, and what they see."""
    return [visitor.principal.name, *sorted(visitor.principal.tiers)]


def _is_anothers(visitor: Visitor, searched: object) -> bool:
    """Whether the page was somebody else's: who signed in or out in another window does not go on with its talk."""
    return isinstance(searched, list) and _who(visitor) not in searched


def _to_be_written(exchange: Exchange, principal: Principal, language: str) -> Writing | None:
    """What an answer's fluent version is written for; None where none follows it."""
    return Writing(principal, language) if exchange.stage is Stage.WRITING else None


def _captions(buttons: Sequence[gr.Button], questions: Sequence[str]) -> Updates:
    """Buttons that ask a question each; those left over are hidden."""
    shown = [gr.update(value=question, visible=True) for question in questions]
    return dict(zip(buttons, [*shown, *[gr.update(visible=False)] * (len(buttons) - len(shown))], strict=True))
