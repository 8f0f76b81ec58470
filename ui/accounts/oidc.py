"""The house's own sign-on: OpenID Connect Core 1.0, authorization code flow with PKCE (RFC 7636), and nothing else.

Only the configured issuer is ever contacted, and only when somebody signs in: every address that it names for itself
must lie at the same scheme, host and port. Nothing is kept between the two halves of a sign-in: state, nonce and the
verifier of PKCE are made from one random number that the browser carries in a cookie.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus, urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from assistant.personal.holder import new_token
from assistant.roles import Role
from ingest.errors import BadInput, FundstelleError, system_says
from ingest.sign_on import OidcSettings
from ui.accounts.proxy import role_table, roles_of

#: Signatures that are believed: those with a public key. "none" and those with a shared secret are not among them.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519")
#: Seconds until an answer of the issuer is given up, and until what it said of itself is asked for again.
_TIMEOUT_S, _KNOWN_S = 10.0, 3600.0
#: Bytes of an answer that are read.
_MOST_BYTES = 1_000_000
#: Sign-ins that talk to the issuer at the same time. While it does not answer each holds a thread that the pages share.
_AT_ONCE = 8
#: Seconds by which the clocks of both machines may differ.
_LEEWAY_S = 60
_EXPECTED = "Erwartet wird eine brauchbare Auskunft der Anmeldung des Hauses"
_LATER = "bitte versuchen Sie es später noch einmal; bleibt es so, hilft die Stelle, die Fundstelle betreut"


@dataclass(frozen=True, slots=True)
class Begun:
    """The first half of a sign-in: where the browser goes, and what its cookie holds meanwhile."""

    address: str
    secret: str


@dataclass(frozen=True, slots=True)
class Known:
    """Whom the issuer names.

    Attributes:
        subject: Issuer and its name for them, unique for ever (Core, 5.7).
        name: What it calls them.
        roles: What they are in the house; None where the account says so.
    """

    subject: str
    name: str
    roles: frozenset[Role] | None


class HouseSignOn:
    """Talks to the issuer; any thread may use it.

    Args:
        settings: Who it is, and what it knows us as.
        back: Our address that it sends browsers back to.

    Raises:
        BadInput: The settings name a role that there is not, or a file that cannot be read.
        FundstelleError: By all methods: the issuer cannot be reached, or what it says cannot be believed.
    """

    def __init__(self, settings: OidcSettings, back: str) -> None:
        self._settings, self._back = settings, back
        self._roles = role_table(settings.roles, "[oidc.roles]")
        self._secret = _read_secret(settings)
        self._trusted = _trusted(settings)
        self._known: dict[str, tuple[float, dict[str, Any]]] = {}
        self._asking = threading.Lock()
        self._room = threading.BoundedSemaphore(_AT_ONCE)

    def begin(self) -> Begun:
        """The first half: where to send the browser."""
        secret = new_token()
        challenge = hashlib.sha256(_made(secret, "verifier").encode()).digest()
        wanted = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": self._back,
            "scope": self._settings.scope,
            "state": _made(secret, "state"),
            "nonce": _made(secret, "nonce"),
            "code_challenge": _text(challenge),
            "code_challenge_method": "S256",
        }
        with self._one_of_few():
            address = self._endpoint("authorization_endpoint")
        return Begun(f"{address}{'&' if '?' in address else '?'}{urlencode(wanted)}", secret)

    def finish(self, secret: str, answer: Mapping[str, str]) -> Known:
        """The second half.

        Args:
            secret: What the browser's cookie held; "" without one.
            answer: The query with which the issuer sent the browser back.

        Raises:
            BadInput: It belongs to no sign-in that this browser began, or the issuer refused it.
        """
        state = answer.get("state", "").encode("utf-8", "replace")
        if not secret or not hmac.compare_digest(state, _made(secret, "state").encode()):
            raise _astray("sie gehört zu keiner Anmeldung, die dieser Browser begonnen hat")
        if answer.get("iss", self._settings.issuer) != self._settings.issuer:  # RFC 9207
            raise _astray("sie kommt von einer anderen Stelle")
        if not answer.get("code"):
            raise _astray("die Anmeldung wurde abgelehnt oder abgebrochen")
        sent = {
            "grant_type": "authorization_code",
            "code": answer["code"],
            "redirect_uri": self._back,
            "client_id": self._settings.client_id,
            "code_verifier": _made(secret, "verifier"),
        }
        with self._one_of_few():
            told = self._post(self._endpoint("token_endpoint"), sent)
            claims = self._believed(told.get("id_token"), _made(secret, "nonce"))
        return self._who(claims)

    def _who(self, claims: Mapping[str, Any]) -> Known:
        name = claims.get(self._settings.name_claim) or claims["sub"]
        roles = None
        if self._settings.roles_claim:
            found: Any = claims
            for step in self._settings.roles_claim.split("."):
                found = found.get(step) if isinstance(found, Mapping) else None
            groups: Iterable[Any] = [found] if isinstance(found, str) else found if isinstance(found, list) else []
            roles = roles_of((one for one in groups if isinstance(one, str)), self._roles)
        return Known(f"{self._settings.issuer} {claims['sub']}", str(name), roles)

    def _believed(self, token: object, nonce: str) -> Mapping[str, Any]:
        """The claims of an ID token after all that Core, 3.1.3.7 asks for: signature, issuer, audience, time, nonce."""
        if not isinstance(token, str):
            raise _unusable("ein Nachweis (id_token) fehlt")
        asked = jwt.JWTClaimsRegistry(
            leeway=_LEEWAY_S,
            iss={"essential": True, "value": self._settings.issuer},
            aud={"essential": True, "value": self._settings.client_id},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            claims = self._decoded(token)
            asked.validate(claims)
        except (JoseError, ValueError, TypeError, KeyError) as fault:
            raise _unusable(f"der Nachweis hält der Prüfung nicht stand ({type(fault).__name__})") from fault
        several = isinstance(claims.get("aud"), list) and len(claims["aud"]) > 1
        if (several or "azp" in claims) and claims.get("azp") != self._settings.client_id:
            raise _unusable("der Nachweis gilt einem anderen Dienst")
        if not isinstance(claims["sub"], str) or not claims["sub"]:
            raise _unusable("der Nachweis nennt niemanden")
        return claims

    def _decoded(self, token: str) -> dict[str, Any]:
        """The claims of a signed token; keys that the issuer changed meanwhile are asked for once more."""
        address = self._endpoint("jwks_uri")
        try:
            return dict(jwt.decode(token, KeySet.import_key_set(self._get(address)), ALGORITHMS).claims)  # type: ignore[arg-type]
        except (JoseError, ValueError):
            with self._asking:
                if time.monotonic() - self._known[address][0] > _LEEWAY_S:
                    del self._known[address]
        return dict(jwt.decode(token, KeySet.import_key_set(self._get(address)), ALGORITHMS).claims)  # type: ignore[arg-type]

    # Talking to the issuer.

    @contextmanager
    def _one_of_few(self) -> Iterator[None]:
        """Talk to the issuer for the time of a block, unless too many already do."""
        if not self._room.acquire(blocking=False):
            raise _unusable("sie wird gerade von vielen zugleich gebraucht oder antwortet nicht")
        try:
            yield
        finally:
            self._room.release()

    def _endpoint(self, name: str) -> str:
        """An address that the issuer names for itself (Discovery 1.0, 4); it must be its own."""
        issuer = self._settings.issuer
        about = self._get(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        address = about.get(name)
        if about.get("issuer") != issuer:
            raise _unusable("die Stelle nennt sich anders als in fundstelle.toml ([oidc] issuer)")
        if not isinstance(address, str) or _origin(address) != _origin(issuer):
            raise _unusable(f"{name} fehlt oder liegt auf einem anderen Rechner")
        return address

    def _get(self, address: str) -> dict[str, Any]:
        """What the issuer says at an address; kept for an hour."""
        with self._asking:
            known = self._known.get(address)
            if known is None or time.monotonic() - known[0] > _KNOWN_S:
                known = time.monotonic(), self._said(lambda client: client.stream("GET", address))
                self._known[address] = known
            return known[1]

    def _post(self, address: str, sent: Mapping[str, str]) -> dict[str, Any]:
        # RFC 6749, 2.3.1: both are written as in a form before they become a header.
        names = (quote_plus(self._settings.client_id), quote_plus(self._secret)) if self._secret else None
        return self._said(lambda client: client.stream("POST", address, data=dict(sent), auth=names))

    def _said(self, ask: Callable[[httpx.Client], Any]) -> dict[str, Any]:
        """One answer as JSON; no redirect is followed, and no proxy of the environment asked."""
        deadline = time.monotonic() + _TIMEOUT_S
        try:
            with (
                httpx.Client(verify=self._trusted, timeout=_TIMEOUT_S, trust_env=False) as client,
                ask(client) as answer,
            ):
                body = b""
                for piece in answer.iter_bytes():
                    body += piece
                    if len(body) > _MOST_BYTES or time.monotonic() > deadline:
                        raise _unusable("die Antwort ist zu groß oder kommt zu langsam")
                if answer.status_code != 200:
                    raise _unusable(f"die Antwort hat den Status {answer.status_code}")
            read = json.loads(body)
        except (httpx.HTTPError, httpx.InvalidURL) as fault:
            raise _unusable(f"die Stelle ist nicht erreichbar ({type(fault).__name__})") from fault
        except (ValueError, RecursionError) as fault:
            raise _unusable("die Antwort ist kein JSON") from fault
        if not isinstance(read, dict):
            raise _unusable("die Antwort ist etwas anderes")
        return read


def _made(secret: str, what: str) -> str:
    """One of the values of a sign-in, 43 characters; from one of them follows none of the others."""
    return _text(hmac.digest(secret.encode("utf-8", "replace"), what.encode(), "sha256"))


def _text(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).decode("ascii").rstrip("=")


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc.lower()


def _read_secret(settings: OidcSettings) -> str:
    if settings.client_secret_file is None:
        return ""
    try:
        return settings.client_secret_file.read_text(encoding="utf-8").strip()
    except OSError as fault:
        expected = f"Erwartet wird eine lesbare Datei {settings.client_secret_file} ([oidc] client_secret_file)"
        raise BadInput(expected, system_says(fault), "bitte prüfen Sie Pfad und Rechte") from fault


def _trusted(settings: OidcSettings) -> ssl.SSLContext | bool:
    if settings.ca_file is None:
        return True
    try:
        return ssl.create_default_context(cafile=str(settings.ca_file))
    except OSError as fault:  # of which ssl's own are a kind
        expected = f"Erwartet wird eine Datei mit Zertifikaten {settings.ca_file} ([oidc] ca_file)"
        raise BadInput(expected, system_says(fault), "bitte prüfen Sie Pfad und Inhalt") from fault


def _astray(found: str) -> BadInput:
    expected = "Erwartet wird die Rückkehr von der Anmeldung des Hauses"
    return BadInput(expected, found, "bitte beginnen Sie auf der Seite „Anmelden“ noch einmal")


def _unusable(found: str) -> FundstelleError:
    return FundstelleError(_EXPECTED, found, _LATER)
