"""Security headers: on every response, whatever the application behind them sends."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from ui.headers import FRONT_POLICY, HEADERS, PAGE_POLICY, QUIET_POLICY, SecurityHeaders, policy_text

Message = dict[str, Any]


def answered(
    path: str, *parts: Message, headers: list[tuple[bytes, bytes]] | None = None
) -> tuple[list[Message], Message]:
    """What is sent when an application answers with these messages, and the scope that it saw."""
    sent: list[Message] = []
    seen: Message = {}

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        seen.update(scope)
        for part in parts:
            await send(part)

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": path, "headers": headers or [], "query_string": b"deep_link=x"}
    asyncio.run(SecurityHeaders(inner)(scope, send, send))
    return sent, seen


def start(*headers: tuple[bytes, bytes]) -> Message:
    return {"type": "http.response.start", "status": 200, "headers": list(headers)}


def body(content: bytes, more: bool = False) -> Message:
    return {"type": "http.response.body", "body": content, "more_body": more}


@pytest.mark.parametrize("path", ["/", "/brief/x", "/nowhere", "/assets/x.js"])
def test_every_response_carries_the_headers(path: str) -> None:
    sent, _ = answered(path, start((b"x-frame-options", b"ALLOWALL")), body(b"<head></head>"))
    headers = [(name.decode().lower(), value.decode()) for name, value in sent[0]["headers"]]
    for name, value in HEADERS.items():
        assert [found for key, found in headers if key == name.lower()] == [value]
    assert "content-security-policy" in dict(headers)


def test_a_stream_passes_piece_by_piece() -> None:
    sent, _ = answered("/gradio_api/queue/data", start(), body(b"a", True), body(b"b"))
    assert [message.get("body") for message in sent] == [None, b"a", b"b"]


def test_the_front_page_is_rewritten_whole() -> None:
    page = b'<html\n\tlang="en"><head></head><script>alert(1)</script></html>'
    sent, _ = answered("/", start((b"content-length", b"1")), body(page[:30], True), body(page[30:]))
    headers = dict(sent[0]["headers"])
    assert len(sent) == 2 and b'lang="de"' in sent[1]["body"]
    assert headers[b"content-length"] == str(len(sent[1]["body"])).encode()
    assert b"'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='" in headers[b"content-security-policy"]


def test_the_front_page_is_asked_for_plain_and_without_a_query() -> None:
    _, seen = answered("/", start(), body(b""), headers=[(b"accept-encoding", b"br"), (b"host", b"x")])
    assert (seen["headers"], seen["query_string"]) == ([(b"host", b"x")], b"")
    assert answered("/brief/x", start(), body(b""))[1]["query_string"] == b"deep_link=x"


@pytest.mark.parametrize("policy", [FRONT_POLICY, PAGE_POLICY, QUIET_POLICY])
def test_nothing_foreign_inline_or_evaluated_is_allowed(policy: dict[str, str]) -> None:
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
    assert set(policy.values()) <= {"'self'", "'none'"}


def test_only_our_own_pages_send_forms_and_only_to_us() -> None:
    assert FRONT_POLICY["form-action"] == QUIET_POLICY["form-action"] == "'none'"
    assert PAGE_POLICY["form-action"] == "'self'"


@pytest.mark.parametrize(
    ("kind", "policy"),
    [
        (b"text/html; charset=utf-8", PAGE_POLICY),
        (b"text/plain; charset=utf-8", QUIET_POLICY),
        (b"application/pdf", QUIET_POLICY),
        (b"image/svg+xml", QUIET_POLICY),
        (b"", QUIET_POLICY),
    ],
)
def test_only_a_page_may_have_scripts(kind: bytes, policy: dict[str, str]) -> None:
    sent, _ = answered("/brief/x", start((b"Content-Type", kind)), body(b""))
    assert dict(sent[0]["headers"])[b"content-security-policy"].decode() == policy_text(policy)


@pytest.mark.parametrize(("how", "boxed"), [(b"attachment; filename=x", True), (b"inline; filename=x", False)])
def test_what_is_saved_is_kept_in_a_sandbox_and_what_opens_is_not(how: bytes, boxed: bool) -> None:
    headers = [(b"content-type", b"application/octet-stream"), (b"Content-Disposition", how)]
    sent, _ = answered("/brief/x/original", start(*headers), body(b""))
    assert dict(sent[0]["headers"])[b"content-security-policy"].decode().endswith("; sandbox") is boxed


def test_a_forms_origin_reaches_us_and_no_address_another_host() -> None:
    """Under "no-referrer" browsers send "Origin: null" with a form (Fetch, 3.2), which the gate refuses."""
    assert HEADERS["Referrer-Policy"] == "same-origin"


def test_policy_text_names_the_hashes_with_the_scripts() -> None:
    text = policy_text(FRONT_POLICY, ["'sha256-a'", "'sha256-b'"])
    assert "script-src 'self' 'sha256-a' 'sha256-b';" in text
    assert "script-src" not in policy_text(QUIET_POLICY)


def test_what_is_not_http_passes() -> None:
    came: list[str] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        came.append(scope["type"])

    asyncio.run(SecurityHeaders(inner)({"type": "lifespan"}, inner, inner))  # type: ignore[arg-type]
    assert came == ["lifespan"]
