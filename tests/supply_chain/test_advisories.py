"""No installed version has a known vulnerability without a reason why it does no harm."""

from __future__ import annotations

import datetime
import subprocess
import sys
from importlib.metadata import version

import pytest
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.corpus import ROOT
from tests.scoreboard.counting import Promised
from tests.supply_chain import advisories
from tests.supply_chain.advisories import Advisory, Statement, findings, installed, statements

TORCH = canonicalize_name("torch")
KNOWN = Advisory(("CVE-1",), TORCH, SpecifierSet("<2.6"), "code of strangers")
SAID = Statement("CVE-1", "torch==2.5", "not_affected", "code_not_reachable", "never called")


@pytest.mark.promise(25)
def test_every_advisory_is_outdated_absent_or_explained(promised: Promised) -> None:
    as_of, known = advisories.advisories()
    versions = installed()
    for advisory in known:
        _, unexplained = findings(versions, [advisory], statements())
        promised.case(not unexplained, " ".join(unexplained))
    promised.note(f"{len(versions)} distributions against {len(known)} entries of the shipped list of {as_of}")


def test_every_statement_is_needed_and_reasoned() -> None:
    """An exception that outlived its advisory or version would excuse the next one."""
    _, known = advisories.advisories()
    concerned = {
        (each.ids[0], f"{each.package}=={found.public}")
        for each in known
        if (found := installed().get(each.package)) and each.concerns(found)
    }
    said = statements()
    assert {(each.advisory, each.component) for each in said} == concerned
    assert all(each.justification and len(each.detail) > 80 for each in said if each.state == "not_affected")


def test_the_list_is_dated() -> None:
    as_of, known = advisories.advisories()
    assert datetime.date(2026, 11, 1) <= as_of <= datetime.date.today()
    assert len({name for each in known for name in each.ids}) == sum(len(each.ids) for each in known)


@pytest.mark.parametrize(
    ("found", "said", "passed", "unexplained"),
    [
        ("2.6", [], 0, 0),
        ("2.6+cpu", [], 0, 0),
        ("2.5+cpu", [], 0, 1),
        ("2.5", [SAID], 1, 0),
        ("2.4", [SAID], 0, 1),
        ("2.5", [Statement("CVE-1", "torch==2.5", "exploitable", "", "we know")], 0, 1),
    ],
)
def test_an_exception_holds_for_its_version_alone(
    found: str, said: list[Statement], passed: int, unexplained: int
) -> None:
    both = findings({TORCH: Version(found)}, [KNOWN], said)
    assert (len(both[0]), len(both[1])) == (passed, unexplained)


def test_what_is_not_installed_is_no_finding() -> None:
    assert findings({}, [KNOWN], []) == ([], [])


def test_the_audit_says_what_it_knows(capsys: pytest.CaptureFixture[str]) -> None:
    assert advisories.main() == 0
    out = capsys.readouterr().out
    assert "as of 2026-" in out and f"(chromadb=={version('chromadb')}): not_affected" in out


def test_the_audit_runs_where_the_runtime_alone_is_installed() -> None:
    without = "import sys; sys.modules['pytest'] = None; import tests.supply_chain.advisories"
    subprocess.run([sys.executable, "-c", without], cwd=ROOT, check=True)
