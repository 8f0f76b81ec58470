"""The page: Gradio's components and what happens when they are used. Wiring only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import gradio as gr

from assistant.desk import Desk
from assistant.model import Principal
from ui import conversation, page_texts
from ui.conversation import Exchanges
from ui.example_questions import EXAMPLES, READ_LETTERS, example_questions
from ui.frame import head_html, letters_html, local_html, panel_html
from ui.page_texts import GERMAN, PageTexts
from ui.render import conversation_html

#: Questions that are answered at the same time, and that may wait.
CONCURRENT_QUESTIONS = 4
WAITING_QUESTIONS = 64
#: Seconds after which the conversation of a page that nobody closed is forgotten.
FORGET_AFTER_S = 12 * 3600

#: No script of Gradio's is evaluated and no event is part of a public interface.
_PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
# Gradio's HTML component compiles its contents as a script, which the policy forbids; its Markdown component does not.
_written = partial(gr.Markdown, latex_delimiters=[], sanitize_html=True, container=False)

PrincipalOf = Callable[[gr.Request], Principal]


def build(desk: Desk, principal_of: PrincipalOf) -> gr.Blocks:
    """The page over a desk.

    Args:
        desk: Answers the questions.
        principal_of: Who asks, from the server's request; nothing that the page sends takes part in it.
    """
    with gr.Blocks(title="Fundstelle", fill_width=True, analytics_enabled=False) as page:
        _Page(desk, principal_of).lay_out(page)
    page.queue(api_open=False, max_size=WAITING_QUESTIONS, default_concurrency_limit=CONCURRENT_QUESTIONS)
    return page


class _Page:
    """The components of one page and their handlers."""

    def __init__(self, desk: Desk, principal_of: PrincipalOf) -> None:
        self._desk, self._principal_of = desk, principal_of

    def lay_out(self, page: gr.Blocks) -> None:
        """Place the components and connect them."""
        self.language = gr.State("de")
        self.exchanges = gr.State((), time_to_live=FORGET_AFTER_S)
        with gr.Row(elem_id="oben"):
            self.head = _written(elem_id="kopf")
            with gr.Row(elem_id="schalter"):
                self.new = gr.Button(GERMAN.new, visible=False, elem_id="neu", size="sm")
                self.switch = gr.Button(GERMAN.switch, elem_id="sprache", size="sm")
        with gr.Row(elem_id="flaeche", equal_height=False):
            with gr.Column(elem_id="links"):
                self.log = _written(elem_id="gespraech")
                with gr.Row(elem_id="eingabe"):
                    self.box = gr.Textbox(
                        label=GERMAN.question, placeholder=GERMAN.placeholder, autofocus=True, max_lines=6, elem_id="frage"
                    )
                    self.send = gr.Button(GERMAN.ask, variant="primary", elem_id="fragen")
                    self.stop = gr.Button(GERMAN.stop, visible=False, elem_id="anhalten")
                with gr.Column(elem_id="beispiele") as self.example_area:
                    self.examples_title = _written(elem_id="beispiele-titel")
                    self.examples = [gr.Button("", visible=False, elem_classes="beispiel") for _ in range(EXAMPLES)]
                self.local = _written(elem_id="vor-ort")
            with gr.Column(elem_id="seite"):
                self.letters = _written(elem_id="schreiben")
                self.panel = _written(elem_id="platz")
        self._connect(page)

    def _connect(self, page: gr.Blocks) -> None:
        answer_outputs = [self.exchanges, self.log, self.box, self.send, self.stop, self.new, self.example_area]
        typed = gr.on(
            [self.box.submit, self.send.click], self._ask, [self.box, self.exchanges, self.language], answer_outputs, **_PRIVATE
        )
        asked = [typed] + [
            button.click(self._ask, [button, self.exchanges, self.language], answer_outputs, **_PRIVATE)
            for button in self.examples
        ]
        frame_outputs = [self.head, self.letters, self.panel, self.local, self.examples_title, *self.examples]
        frame_outputs += [self.box, self.send, self.stop, self.new, self.switch]
        for event in asked:
            event.then(self._refreshed, self.language, [self.head, self.letters], **_PRIVATE)
        self.stop.click(
            self._stop, [self.exchanges, self.language], [self.exchanges, self.log, self.send, self.stop], cancels=asked, **_PRIVATE
        )
        self.new.click(self._begin_anew, None, [self.exchanges, self.log, self.box, self.new, self.example_area], **_PRIVATE)
        self.switch.click(
            self._switch, [self.exchanges, self.language], [self.language, self.log, *frame_outputs], **_PRIVATE
        )
        page.load(self._framed, self.language, frame_outputs, **_PRIVATE)

    def _ask(self, question: str, earlier: Exchanges, language: str, request: gr.Request) -> Iterator[list[Any]]:
        """Answer a question step by step; while it runs, the button stops it."""
        texts = page_texts.texts(language)
        principal = self._principal_of(request)
        steps = conversation.converse(partial(self._desk.ask, principal=principal), question or "", earlier)
        for exchanges in steps:
            running = bool(exchanges) and exchanges[-1].stage is not conversation.Stage.DONE
            buttons = [gr.update(visible=not running), gr.update(visible=running)]
            begun = [gr.update(visible=bool(exchanges)), gr.update(visible=not exchanges)]
            yield [exchanges, conversation_html(exchanges, texts), "", *buttons, *begun]

    def _stop(self, exchanges: Exchanges, language: str) -> list[Any]:
        left = conversation.stopped(exchanges)
        return [left, conversation_html(left, page_texts.texts(language)), gr.update(visible=True), gr.update(visible=False)]

    def _begin_anew(self) -> list[Any]:
        return [(), "", "", gr.update(visible=False), gr.update(visible=True)]

    def _switch(self, exchanges: Exchanges, language: str, request: gr.Request) -> list[Any]:
        language = page_texts.other(language)
        log = conversation_html(exchanges, page_texts.texts(language))
        return [language, log, *self._framed(language, request)]

    def _refreshed(self, language: str, request: gr.Request) -> list[Any]:
        """What is searched, as it is now: letters may have been added since."""
        texts, letters = page_texts.texts(language), self._desk.letters(self._principal_of(request))
        return [head_html(letters, texts), letters_html(letters, texts)]

    def _framed(self, language: str, request: gr.Request) -> list[Any]:
        """Everything around the conversation, in one language."""
        texts = page_texts.texts(language)
        frame = [*self._refreshed(language, request), panel_html(texts), local_html(texts), *self._examples(texts, request)]
        box = gr.update(label=texts.question, placeholder=texts.placeholder)
        return [*frame, box, texts.ask, texts.stop, texts.new, texts.switch]

    def _examples(self, texts: PageTexts, request: gr.Request) -> list[Any]:
        principal = self._principal_of(request)
        latest = self._desk.letters(principal)[:READ_LETTERS]
        letters = [self._desk.letter(entry.document_id, principal) for entry in latest]
        questions = example_questions([letter for letter in letters if letter], texts)
        missing = [gr.update(visible=False)] * (EXAMPLES - len(questions))
        title = f"<h2>{texts.examples}</h2>" if questions else ""
        return [title, *(gr.update(value=question, visible=True) for question in questions), *missing]
