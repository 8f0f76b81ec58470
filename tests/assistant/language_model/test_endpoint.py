"""What may be sent where: decided on addresses, tier by tier."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from typing import Any

import pytest

from assistant.language_model.deadline import Deadline
from assistant.language_model.endpoint import Endpoint, most_closed
from assistant.language_model.faults import HostNotAllowed, LanguageModelTooSlow, LanguageModelUnavailable
from ingest.model import Tier
from ingest.settings import LanguageModelSettings
from tests.assistant.language_model.local_server import says, serving

PUBLIC, CLOSED = Tier.OEFFENTLICH, Tier.NICHTOEFFENTLICH


def endpoint(base_url: str, allowed: Mapping[Tier, tuple[str, ...]] | None = None, key: str = "") -> Endpoint:
    return Endpoint(LanguageModelSettings(base_url, "probe", key, allowed or {}))


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names and their addresses, as a resolver would know them; everything else is asked of the real one."""
    known: dict[str, list[str]] = {}
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *rest: Any, **named: Any) -> Any:
        if host not in known:
            return real(host, port, *rest, **named)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


@pytest.mark.parametrize("tier", list(Tier))
@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "localhost", "[::1]"])
def test_this_machine_may_see_everything(host: str, tier: Tier) -> None:
    assert endpoint(f"http://{host}:11434/v1").addresses(tier, Deadline(5))


@pytest.mark.parametrize("tier", list(Tier))
@pytest.mark.parametrize(
    "host", ["192.0.2.7", "10.0.0.5", "169.254.169.254", "0.0.0.0", "[::]", "[::ffff:192.0.2.7]", "[fe80::1]"]
)
def test_no_other_host_may_see_anything_that_is_not_listed(host: str, tier: Tier) -> None:
    with pytest.raises(HostNotAllowed, match=f"für die Stufe „{tier.value}“ nicht zugelassen"):
        endpoint(f"https://{host}/v1").addresses(tier, Deadline(5))


def test_a_host_is_listed_for_a_tier_and_for_what_is_less_closed(names: dict[str, list[str]]) -> None:
    names["llm.example.org"] = ["192.0.2.7", "10.0.0.5"]
    url = "https://llm.example.org/v1".replace("llm", "LLM")
    for_public = endpoint(url, {PUBLIC: ("llm.example.org",)})
    assert for_public.addresses(PUBLIC, Deadline(5)) == ("192.0.2.7", "10.0.0.5")
    assert for_public.allows(PUBLIC, Deadline(5)) and not for_public.allows(CLOSED, Deadline(5))
    for_closed = endpoint(url, {CLOSED: ("LLM.Example.org",)})
    assert for_closed.allows(PUBLIC, Deadline(5)) and for_closed.allows(CLOSED, Deadline(5))


@pytest.mark.parametrize("listed", list(Tier))
@pytest.mark.parametrize("sent", list(Tier))
def test_every_tier_has_its_own_list(names: dict[str, list[str]], listed: Tier, sent: Tier) -> None:
    """What is more closed than the tier that a host is listed for does not leave; nor does anything without a list."""
    names["llm.example.org"] = ["192.0.2.7"]
    url = "https://llm.example.org/v1"
    assert endpoint(url, {listed: ("llm.example.org",)}).allows(sent, Deadline(5)) is (
        sent.closedness <= listed.closedness
    )
    assert not endpoint(url, {listed: ()}).allows(sent, Deadline(5))


def test_a_part_of_a_name_is_not_the_name(names: dict[str, list[str]]) -> None:
    for host in ("llm.example.org.evil.example", "evil-llm.example.org", "example.org"):
        names[host] = ["192.0.2.7"]
        assert not endpoint(f"https://{host}/v1", {CLOSED: ("llm.example.org",)}).allows(PUBLIC, Deadline(5))


def test_a_name_that_leads_to_this_machine_and_elsewhere_is_elsewhere(names: dict[str, list[str]]) -> None:
    names["llm.example.org"] = ["127.0.0.1", "192.0.2.7"]
    assert not endpoint("http://llm.example.org/v1").allows(PUBLIC, Deadline(5))
    names["llm.example.org"] = ["127.0.0.1"]
    assert endpoint("http://llm.example.org/v1").allows(CLOSED, Deadline(5))


def test_over_the_net_only_encrypted(names: dict[str, list[str]]) -> None:
    names["llm.example.org"] = ["10.0.0.5"]
    with pytest.raises(HostNotAllowed, match="nur unverschlüsselt"):
        endpoint("http://llm.example.org:8000/v1", {CLOSED: ("llm.example.org",)}).addresses(PUBLIC, Deadline(5))


@pytest.mark.parametrize("address", ["169.254.169.254", "224.0.0.1", "0.0.0.0", "255.255.255.255"])
def test_a_listed_name_leads_to_no_address_of_the_network_itself(names: dict[str, list[str]], address: str) -> None:
    names["llm.example.org"] = [address]
    assert not endpoint("https://llm.example.org/v1", {PUBLIC: ("llm.example.org",)}).allows(PUBLIC, Deadline(5))


def test_a_name_that_nobody_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(LanguageModelUnavailable, match="nicht bekannt"):
        endpoint("https://llm.example.org/v1").addresses(PUBLIC, Deadline(5))


def test_a_resolver_that_does_not_answer_holds_nobody_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1.0) or [])
    started = time.monotonic()
    with pytest.raises(LanguageModelTooSlow):
        endpoint("https://llm.example.org/v1").addresses(PUBLIC, Deadline(0.1))
    assert time.monotonic() - started < 0.6


def test_the_key_comes_from_the_environment_and_is_shown_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    one = endpoint("http://127.0.0.1/v1", key="PROBE_KEY")
    monkeypatch.delenv("PROBE_KEY", raising=False)
    with pytest.raises(LanguageModelUnavailable, match="PROBE_KEY"):
        one.key()
    monkeypatch.setenv("PROBE_KEY", "sk-secret\n")
    assert one.key() == "sk-secret"
    assert "sk-secret" not in repr(one) + repr(one.__dict__)
    assert endpoint("http://127.0.0.1/v1").key() == ""


def test_where_it_listens() -> None:
    one = endpoint("https://llm.example.org/openai/v1/")
    assert (one.base_url, one.host, one.port) == ("https://llm.example.org/openai/v1", "llm.example.org", 443)
    assert endpoint("http://127.0.0.1:11434").port == 11434


def test_whether_somebody_listens_is_seen_without_saying_anything() -> None:
    with serving(says("Ja.")) as server:
        one = Endpoint(server.settings())
        assert one.reachable(2)
    assert server.asked == []
    assert not one.reachable(0.5)
    assert not endpoint("https://192.0.2.7/v1").reachable(0.5), "a host that is not listed is not even greeted"


def test_the_most_closed_tier() -> None:
    assert most_closed([PUBLIC, CLOSED, PUBLIC]) is CLOSED
    assert most_closed([PUBLIC]) is PUBLIC
    assert most_closed(Tier) is Tier.GESPERRT and most_closed([Tier.INTERN, PUBLIC]) is Tier.INTERN
