"""Lines of JSON: whatever a command says arrives as it was."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from ingest import errors
from ingest.errors import BadInput, FundstelleError
from ui.protocol import address, error_event, error_of, line, read

FAULTS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, FundstelleError)]


@pytest.mark.parametrize("text", ["Straße", "a\nb", "a\0b", "\udcff.txt", "„“", "x" * 100_000])
def test_any_text_comes_back(text: str) -> None:
    written = line({"text": text})
    assert written.count(b"\n") == 1 and written.isascii()
    assert read(written) == {"text": text}


@pytest.mark.parametrize("received", [b"", b"kein JSON\n", b"[1]\n", b"\xff\n"])
def test_what_is_no_event_is_a_value_error(received: bytes) -> None:
    with pytest.raises(ValueError):
        read(received)


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_comes_back_as_what_it_was(kind: type[FundstelleError]) -> None:
    fault = error_of(read(line(error_event(kind("Erwartet", "gefunden", "tun")))))
    assert type(fault) is kind
    assert (fault.expected, fault.found, fault.remedy, fault.exit_code) == (
        "Erwartet",
        "gefunden",
        "tun",
        kind.exit_code,
    )


@pytest.mark.parametrize("kind", [None, "Unknown", "annotations", "__name__"])
def test_an_unknown_kind_is_a_fault_all_the_same(kind: str | None) -> None:
    fault = error_of({"event": "error", "kind": kind, "expected": "Erwartet"})
    assert type(fault) is FundstelleError and fault.expected == "Erwartet"


def test_every_kind_of_fault_is_known() -> None:
    assert BadInput in FAULTS and len(FAULTS) >= 7


def test_a_short_path_is_its_own_address(tmp_path: Path) -> None:
    with address(Path("/tmp/owner.sock")) as name:
        assert name == "/tmp/owner.sock"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system offers no way round")
def test_a_long_path_can_be_bound_and_reached(tmp_path: Path) -> None:
    folder = tmp_path / ("x" * 100)
    folder.mkdir()
    with socket.socket(socket.AF_UNIX) as listening, socket.socket(socket.AF_UNIX) as calling:
        with address(folder / "owner.sock") as name:
            listening.bind(name)
        listening.listen()
        with address(folder / "owner.sock") as name:
            calling.connect(name)
    assert (folder / "owner.sock").is_socket()


def test_without_a_way_round_a_long_path_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "is_dir", lambda self: False)
    with pytest.raises(FundstelleError, match="FUNDSTELLE_DATA"), address(tmp_path / ("x" * 100) / "owner.sock"):
        pass
