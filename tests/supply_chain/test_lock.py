"""The lock names everything that the runtime needs, in the versions that were tested, each with hashes."""

from __future__ import annotations

import hashlib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

from tests.scoreboard.counting import Promised
from tests.supply_chain.lock import CUDA, FILE, read, written
from tests.test_packaging import RUNTIME, constraints

LOCKED = read(FILE.read_text(encoding="utf-8"))
WHEEL = "torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl"
COMPILED = (
    "a==1 \\\n    --hash=sha256:{0}\n"
    "torch==2.13.0 \\\n    --hash=sha256:{1}\n"
    "nvidia-nvtx==1 \\\n    --hash=sha256:{1}\n"
)
HASHES = ("0" * 64, "1" * 64)
#: The lock's platform: markers of requirements are read as if on it.
LINUX = {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64", "python_version": "3.11"}


def closure() -> set[NormalizedName]:
    """Everything that the runtime's requirements ask for, and that asks for in turn, as installed."""
    found: set[NormalizedName] = set()
    waiting = [(each.name, each.extras) for each in RUNTIME]
    done = set()
    while waiting:
        name, extras = waiting.pop()
        if (name, frozenset(extras)) in done:
            continue
        done.add((name, frozenset(extras)))
        found.add(canonicalize_name(name))
        try:
            asked = [Requirement(line) for line in requires(name) or ()]
        except PackageNotFoundError:
            continue
        for each in asked:
            wanted = [each.marker is None, *(_holds(each, extra) for extra in ("", *extras))]
            if any(wanted) and not CUDA.match(f"{each.name}=="):
                waiting.append((each.name, each.extras))
    return found


def _holds(requirement: Requirement, extra: str) -> bool:
    full = {**LINUX, "python_full_version": "3.11.0", "extra": extra}
    return requirement.marker is not None and requirement.marker.evaluate(full)


@pytest.mark.promise(25)
def test_everything_that_the_runtime_needs_is_locked(promised: Promised) -> None:
    for name in sorted(closure()):
        promised.case(name in LOCKED, f"{name} is not in requirements.lock: make lock")


@pytest.mark.promise(25)
def test_each_is_the_tested_version_and_has_a_hash(promised: Promised) -> None:
    tested = constraints()
    for name, one in LOCKED.items():
        if name != "setuptools":  # builds the project, and is no part of it
            promised.case(tested.get(name) == str(one.version), f"{name}: locked {one.version}, {tested.get(name)}")
        promised.case(bool(one.hashes), f"{name} has no hash")


def test_the_lock_is_for_the_cpu() -> None:
    assert [name for name in LOCKED if CUDA.match(f"{name}==")] == []
    assert len(LOCKED[canonicalize_name("torch")].hashes) == 1


def test_torch_is_the_wheel_that_is_there(tmp_path: Path) -> None:
    wheel = tmp_path / WHEEL
    wheel.write_bytes(b"torch")
    found = read(written(COMPILED.format(*HASHES), wheel))
    assert set(found) == {"a", "torch"}
    assert found[canonicalize_name("a")].hashes == HASHES[:1]
    assert found[canonicalize_name("torch")].hashes == (hashlib.sha256(b"torch").hexdigest(),)


@pytest.mark.parametrize(
    ("name", "fault"), [(WHEEL.replace("+cpu", ""), "CPU build"), (WHEEL.replace("2.13.0", "2.14.0"), "torch 2.14.0")]
)
def test_another_build_or_version_of_torch_is_refused(name: str, fault: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"torch")
    with pytest.raises(ValueError, match=fault):
        written(COMPILED.format(*HASHES), tmp_path / name)


def test_an_empty_lock_names_nothing() -> None:
    assert read("# nothing\n") == {}
