"""A house's sign-on: a small OpenID provider on this machine, which can be told to misbehave."""

from __future__ import annotations

import base64
import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, RSAKey

SECRET = "ein gemeinsames: Geheimnis"
CLIENT = "fundstelle"


class Provider:
    """The provider's side: keys, codes it has given out, and what a test wants to be different.

    Attributes:
        issuer: Its address.
        who: The claims of whoever sits at the browser.
        about: What is different in what it says of itself.
        claims: Changes the claims of an ID token before it is signed.
        signed: Signs it.
        asked: Addresses that were asked for.
    """

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.key = RSAKey.generate_key(2048, {"kid": "eins", "use": "sig"})
        self.who: dict[str, Any] = {"sub": "4711", "preferred_username": "mueller", "groups": ["Stadtrat"]}
        self.about: dict[str, Any] = {}
        self.claims: Callable[[dict[str, Any]], dict[str, Any]] = lambda claims: claims
        self.signed: Callable[[dict[str, Any]], str] = self.sign
        self.answer: Callable[[str], tuple[int, bytes] | None] = lambda path: None
        self.asked: list[str] = []
        self._codes: dict[str, dict[str, str]] = {}

    def sign(self, claims: dict[str, Any]) -> str:
        """As it should be."""
        return jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)

    def metadata(self) -> dict[str, Any]:
        """What it says of itself (Discovery 1.0)."""
        base = self.issuer
        known = {"issuer": base, "authorization_endpoint": f"{base}/auth", "token_endpoint": f"{base}/token"}
        return known | {"jwks_uri": f"{base}/keys"} | self.about

    def authorize(self, address: str) -> dict[str, str]:
        """What a browser brings back from the address that it was sent to, after its user has signed in."""
        asked = dict(parse_qsl(urlsplit(address).query))
        assert asked["response_type"] == "code" and asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256" and "openid" in asked["scope"].split()
        code = f"code-{len(self._codes)}"
        self._codes[code] = asked
        return {"code": code, "state": asked["state"], "iss": self.issuer}

    def token(self, form: dict[str, str], authorization: str) -> tuple[int, dict[str, Any]]:
        """What it gives for a code: once, to the client that knows secret and verifier."""
        asked = self._codes.pop(form.get("code", ""), None)
        if asked is None or form["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        hashed = hashlib.sha256(form["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(hashed).decode().rstrip("=") != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        names = base64.b64decode(authorization.removeprefix("Basic ")).decode()
        if names != f"{CLIENT}:ein+gemeinsames%3A+Geheimnis":
            return 401, {"error": "invalid_client"}
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"], **self.who}
        return 200, {"token_type": "Bearer", "access_token": "x", "id_token": self.signed(self.claims(claims))}


def other_key() -> ECKey:
    """A key that is not the provider's."""
    return ECKey.generate_key("P-256", {"kid": "eins"})


@contextmanager
def provider() -> Iterator[Provider]:
    """A provider that listens on this machine for the time of a block."""
    made: list[Provider] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            pages = {"/.well-known/openid-configuration": made[0].metadata, "/keys": keys}
            self._say(path, 200, pages[path]() if path in pages else {})

        def do_POST(self) -> None:
            sent = self.rfile.read(int(self.headers["content-length"])).decode()
            form = {key: values[0] for key, values in parse_qs(sent).items()}
            self._say(self.path, *made[0].token(form, self.headers.get("authorization", "")))

        def _say(self, path: str, status: int, said: dict[str, Any]) -> None:
            made[0].asked.append(path)
            status, body = made[0].answer(path) or (status, json.dumps(said).encode())
            self.send_response(status)
            if status == 302:
                self.send_header("location", f"{made[0].issuer}/woanders")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            return

    def keys() -> dict[str, Any]:
        return {"keys": [made[0].key.as_dict(private=False)]}

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.append(Provider(f"http://127.0.0.1:{server.server_address[1]}"))
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    serving.start()
    try:
        yield made[0]
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
