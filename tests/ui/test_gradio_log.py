"""Of what Gradio was sent nothing reaches the log, whatever goes wrong with it."""

from __future__ import annotations

import logging
import time

import pytest

from tests.ui.houses import House
from ui.gradio_log import keep_quiet

QUESTION = "Was weiß das Amt?"


@pytest.mark.promise(26)
def test_a_page_of_another_version_leaves_no_question_in_the_log(
    house: House, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    sent = {"data": [QUESTION], "fn_index": 0, "session_hash": "5e6f7a8b9c"}
    with house.client() as page, caplog.at_level(logging.DEBUG):
        assert page.post("/gradio_api/queue/join", json=sent).status_code == 200
        deadline = time.monotonic() + 30
        while "the conversation failed" not in caplog.text and time.monotonic() < deadline:
            time.sleep(0.05)
    assert "the conversation failed: ValueError <" in caplog.text and "gradio" in caplog.text
    said = capfd.readouterr()
    assert "Amt" not in caplog.text + said.out + said.err and "Traceback" not in said.err


def test_whoever_debugs_sees_all(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    import gradio.queueing

    keep_quiet()
    monkeypatch.setenv("FUNDSTELLE_DEBUG", "1")
    try:
        raise RuntimeError(QUESTION)
    except RuntimeError:
        gradio.queueing.traceback.print_exc()
    assert QUESTION in capfd.readouterr().err
