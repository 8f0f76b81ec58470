"""A page in a real browser, and what it does beyond what it shows: hosts, complaints, refusals, dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import chromium

#: Viewports in CSS pixels: a laptop, a phone of today, the narrowest that WCAG 1.4.10 asks for.
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
SMALLEST = {"width": 320, "height": 700}
#: A question that the sample letters answer, with a report and a later answer.
QUESTION = "Was sagt die Verwaltung zu Punkt 5?"
#: Schemes of what lies in the browser itself and goes over no network.
OF_THE_BROWSER = frozenset({"chrome", "chrome-extension"})
#: What Gradio's own script says in the console when a page is left while it streams; whoever left sees nothing of it,
#: and whoever stays sees an answer that never becomes whole, which every test waits for.
BROKEN_OFF = ("AbortError: signal is aborted without reason", "Unexpected error Connection errored out.")
#: Milliseconds that the first answer may take: the model is still loading.
FIRST_ANSWER_MS = 60_000
#: The same when it is loaded and the machine has other things to do.
WARM_MS = 15_000
#: Milliseconds after which a question that was not taken is sent again, each time longer.
TRIES_MS = (100, 300, 1_000, 3_000)


@dataclass
class Watch:
    """What a page did beyond what it shows.

    Attributes:
        hosts: Every host that was asked for anything; what the browser brings along (its PDF viewer) has none.
        complaints: Warnings and errors of the console: what the policy blocked, scripts that failed.
        failures: Addresses that were answered with a status from 400 on.
        dialogs: Words of dialogs that a script opened; ours opens none.
    """

    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def on(self, page: Page) -> Page:
        """Watch a page from now on; returns it."""
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", lambda line: self._complained(line.text) if line.type in ("error", "warning") else None)
        page.on("pageerror", lambda fault: self._complained(str(fault)))
        page.on("response", lambda answer: self.failures.append(answer.url) if answer.status >= 400 else None)
        page.on("dialog", self._dialog)
        return page

    def _asked(self, address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in OF_THE_BROWSER:
            self.hosts.add(parts.hostname or address)

    def _complained(self, line: str) -> None:
        if not line.startswith(BROKEN_OFF):
            self.complaints.append(line)

    def _dialog(self, dialog: object) -> None:
        self.dialogs.append(dialog.message)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    def assert_clean(self) -> None:
        """Nothing foreign was asked, nothing was blocked, nothing failed, no script of others ran."""
        assert self.hosts <= {"127.0.0.1"}, "another host was asked"
        assert self.complaints == [], "the policy blocked something, or a script failed"
        assert self.failures == []
        assert self.dialogs == [], "a script of a letter or a question ran"


@contextmanager
def chromium_started() -> Iterator[Browser]:
    """A browser that nobody has used."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.executable(), args=chromium.ARGUMENTS)
        try:
            yield started
        finally:
            started.close()


def at_start(page: Page, address: str) -> Page:
    """The first page, ready for a question."""
    page.goto(address)
    expect(page.locator("#kopf h1")).to_be_visible(timeout=WARM_MS)
    expect(page.locator("#beispiele button").first).to_be_visible(timeout=WARM_MS)
    return page


def ask(
    page: Page, question: str = QUESTION, number: int = 1, patience_ms: int = FIRST_ANSWER_MS, taken: str = ""
) -> None:
    """Ask a question and wait until its answer, the ``number``-th of the conversation, is whole.

    ``taken`` selects what shows that the question was taken, where another one had that number before.
    """
    send = page.get_by_role("button", name="Fragen", exact=True)
    page.get_by_label("Ihre Frage").fill(question)
    for pause_ms in TRIES_MS:  # the moment between the last sentence and the end of its stream takes no question
        send.click()
        page.wait_for_timeout(pause_ms)
        if page.locator(taken or f"#frage-{number}").count():
            break
    expect(page.locator(f"#antwort-{number}.fertig")).to_be_visible(timeout=patience_ms)


def width_beyond(page: Page) -> int:
    """CSS pixels by which the page is wider than its viewport; 0 where nothing scrolls sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
