"""The page: Gradio's components, and what happens when they are used. Wiring only."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import gradio as gr

from assistant.desk import Desk
from assistant.model import Principal
from ingest.errors import FundstelleError
from ui.conversation import Exchanges, converse
from ui.example_questions import EXAMPLES
from ui.frame import examples_title_html, head_html, letters_html, local_html, panel_html
from ui.page_texts import GERMAN, PageTexts, other, texts
from ui.render import conversation_html
from ui.shown_letters import ShownLetters

#: Questions that are answered at the same time, and that may wait.
CONCURRENT_QUESTIONS = 4
WAITING_QUESTIONS = 64
#: Seconds after which the conversation of a page that nobody closed is forgotten.
FORGET_AFTER_S = 12 * 3600

# Gradio's HTML component compiles what it shows as a script, which our policy forbids; its Markdown component does not.
_written = partial(gr.Markdown, latex_delimiters=[], sanitize_html=True, container=False)

PrincipalOf = Callable[[gr.Request], Principal]
#: New values of components; those that are not named stay as they are.
Updates = dict[Any, Any]


def build(desk: Desk, principal_of: PrincipalOf) -> gr.Blocks:
    """The page over a desk.

    Args:
        desk: Answers the questions.
        principal_of: Who asks, from the server's request; nothing that the page sends takes part in it.
    """
    page = _Page(desk, principal_of)
    with gr.Blocks(title="Fundstelle", fill_width=True, analytics_enabled=False) as blocks:
        page.lay_out()
        page.connect(blocks)
    return blocks.queue(api_open=False, max_size=WAITING_QUESTIONS, default_concurrency_limit=CONCURRENT_QUESTIONS)


class _Page:
    """The components of the page and their handlers."""

    def __init__(self, desk: Desk, principal_of: PrincipalOf) -> None:
        self._desk, self._principal_of = desk, principal_of
        self._letters = ShownLetters(desk)
        self._running: dict[str | None, threading.Event] = {}  # by session: stops the question that is running

    def lay_out(self) -> None:
        """Place the components; how they look, and when they show, stands in the style sheet, by their ids."""
        self.language = gr.State("de")
        self.exchanges = gr.State((), time_to_live=FORGET_AFTER_S)
        with gr.Row(elem_id="oben"):
            self.head = _written(elem_id="kopf")
            with gr.Row(elem_id="schalter"):
                self.new = gr.Button(GERMAN.new, elem_id="neu", size="sm")
                self.switch = gr.Button(GERMAN.switch, elem_id="sprache", size="sm")
        with gr.Row(elem_id="flaeche", equal_height=False):
            with gr.Column(elem_id="links"):
                self.log = _written(elem_id="gespraech")
                with gr.Row(elem_id="eingabe"):
                    self.box = gr.Textbox(label=GERMAN.question, autofocus=True, max_lines=6, elem_id="frage")
                    self.send = gr.Button(GERMAN.ask, variant="primary", elem_id="fragen")
                    self.stop = gr.Button(GERMAN.stop, elem_id="anhalten")
                with gr.Column(elem_id="beispiele"):
                    self.examples_title = _written()
                    self.examples = [gr.Button("", visible=False) for _ in range(EXAMPLES)]
                self.local = _written(elem_id="vor-ort")
            with gr.Column(elem_id="seite"):
                self.letters = _written(elem_id="schreiben")
                self.panel = _written()

    def connect(self, blocks: gr.Blocks) -> None:
        """Say what happens when a component is used."""
        buttons = [self.new, self.switch, self.send, self.stop, *self.examples]
        written = [self.head, self.log, self.examples_title, self.local, self.letters, self.panel]
        everything = [self.language, self.exchanges, self.box, *buttons, *written]
        # No handler is part of a public interface, and Gradio's own progress display stays away.
        then: dict[str, Any] = {"outputs": everything, "api_visibility": "private", "show_progress": "hidden"}
        talk = [self.exchanges, self.language]
        gr.on([self.box.submit, self.send.click], self._ask, [self.box, *talk], **then)
        for example in self.examples:
            example.click(self._ask, [example, *talk], **then)
        self.stop.click(self._stop, **{**then, "outputs": None})
        self.new.click(self._begin_anew, self.language, **then)
        self.switch.click(self._switch, talk, **then)
        blocks.load(self._frame, self.language, **then)

    def _ask(self, question: str, earlier: Exchanges, language: str, request: gr.Request) -> Iterator[Updates]:
        """Answer a question step by step; what is searched is shown as it is now, letters may have been added."""
        ask = partial(self._desk.ask, principal=self._principal_of(request))
        stop = self._running[request.session_hash] = threading.Event()
        # Once: the next question may be typed while the answer comes.
        first: Updates = {self.box: "", **self._searched(texts(language), request)}
        try:
            for exchanges in converse(ask, question or "", earlier, stop, not self._desk.ready):
                yield {**first, **self._told(exchanges, texts(language))}
                first = {}
        finally:
            self._running.pop(request.session_hash, None)

    def _stop(self, request: gr.Request) -> None:
        """Have the running question end itself; Gradio's own cancelling leaves its page in a state of error."""
        if running := self._running.get(request.session_hash):
            running.set()

    def _begin_anew(self, language: str, request: gr.Request) -> Updates:
        return {self.box: "", **self._told((), texts(language)), **self._frame(language, request)}

    def _switch(self, exchanges: Exchanges, language: str, request: gr.Request) -> Updates:
        chosen = other(language)
        return {self.language: chosen, **self._told(exchanges, texts(chosen)), **self._frame(chosen, request)}

    def _told(self, exchanges: Exchanges, words: PageTexts) -> Updates:
        """A conversation; which buttons go with it the style sheet reads from it."""
        return {self.exchanges: exchanges, self.log: conversation_html(exchanges, words)}

    def _searched(self, words: PageTexts, request: gr.Request) -> Updates:
        try:
            letters = self._letters.entries(self._principal_of(request))
        except FundstelleError as fault:
            return {self.head: head_html([], words, str(fault)), self.letters: ""}
        return {self.head: head_html(letters, words), self.letters: letters_html(letters, words)}

    def _frame(self, language: str, request: gr.Request) -> Updates:
        """Everything around the conversation, in one language."""
        words = texts(language)
        questions = self._letters.examples(self._principal_of(request), words)
        shown = [gr.update(value=question, visible=True) for question in questions]
        shown += [gr.update(visible=False)] * (EXAMPLES - len(shown))
        captions = ((self.send, words.ask), (self.stop, words.stop), (self.new, words.new), (self.switch, words.switch))
        return {
            **self._searched(words, request),
            **{button: gr.update(value=caption) for button, caption in captions},
            **dict(zip(self.examples, shown, strict=True)),
            self.box: gr.update(label=words.question, placeholder=words.placeholder),
            self.examples_title: examples_title_html(bool(questions), words),
            self.panel: panel_html(words),
            self.local: local_html(words),
        }
