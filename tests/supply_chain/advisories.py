"""Known vulnerabilities against installed versions: ``python -m tests.supply_chain.advisories``.

The list, ``docs/security/advisories.toml``, is dated and ships: nothing is fetched, and nothing is known of what came
later. Each advisory that concerns an installed version needs a reasoned statement in ``docs/security/vex.json``
(CycloneDX VEX, ECMA-424): else the audit fails.
"""

from __future__ import annotations

import datetime
import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

from packaging.specifiers import SpecifierSet
from packaging.utils import NormalizedName, canonicalize_name
from packaging.version import Version

#: Not tests.corpus: whoever installed the runtime alone has no pytest.
ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "docs" / "security" / "advisories.toml"
VEX = ROOT / "docs" / "security" / "vex.json"
#: States of a statement that let a version pass (CycloneDX 1.6, ``impactAnalysisState``).
HARMLESS = {"not_affected", "resolved", "false_positive"}


@dataclass(frozen=True, slots=True)
class Advisory:
    """A known vulnerability.

    Attributes:
        ids: Its names, the first of which statements use.
        package: The distribution.
        affected: The versions that have it.
        summary: What it is.
    """

    ids: tuple[str, ...]
    package: NormalizedName
    affected: SpecifierSet
    summary: str

    def concerns(self, version: Version) -> bool:
        """Whether a version has it; a local part ("+cpu") does not count."""
        return self.affected.contains(version.public, prereleases=True)


@dataclass(frozen=True, slots=True)
class Statement:
    """Why an advisory does no harm here.

    Attributes:
        advisory: The advisory's first name.
        component: Name and version of the distribution it speaks of, as "name==version".
        state: One of CycloneDX' states.
        justification: One of CycloneDX' reasons for "not_affected".
        detail: The reason in words.
    """

    advisory: str
    component: str
    state: str
    justification: str
    detail: str


def advisories(path: Path = LIST) -> tuple[datetime.date, list[Advisory]]:
    """The date of the list, and the list."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [
        Advisory(tuple(one["ids"]), canonicalize_name(one["package"]), SpecifierSet(one["affected"]), one["summary"])
        for one in data["advisory"]
    ]
    return data["as_of"], found


def statements(path: Path = VEX) -> list[Statement]:
    """The statements of a VEX file, one for each component it names."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return [
        Statement(
            each["id"],
            affected["ref"],
            each["analysis"]["state"],
            each["analysis"].get("justification", ""),
            each["analysis"]["detail"],
        )
        for each in data["vulnerabilities"]
        for affected in each["affects"]
    ]


def installed() -> dict[NormalizedName, Version]:
    """Every distribution of the running environment with its version."""
    return {canonicalize_name(each.metadata["Name"]): Version(each.version) for each in distributions()}


def findings(
    versions: Mapping[NormalizedName, Version], known: Sequence[Advisory], explained: Sequence[Statement]
) -> tuple[list[str], list[str]]:
    """What the audit finds.

    Returns:
        Advisories that concern a version and have a statement for it; those that have none. Both as sentences.
    """
    passed, open_ = [], []
    for advisory in known:
        version = versions.get(advisory.package)
        if version is None or not advisory.concerns(version):
            continue
        component = f"{advisory.package}=={version.public}"
        about = (advisory.ids[0], component)
        said = next((each for each in explained if (each.advisory, each.component) == about), None)
        if said is not None and said.state in HARMLESS:
            passed.append(f"{advisory.ids[0]} ({component}): {said.state}, {said.justification}: {said.detail}")
        else:
            open_.append(f"{advisory.ids[0]} ({component}): {advisory.summary}")
    return passed, open_


def main() -> int:
    """Prints the audit; returns 1 if an advisory is not explained."""
    as_of, known = advisories()
    versions = installed()
    passed, open_ = findings(versions, known, statements())
    lines = [
        f"{len(versions)} distributions against {len(known)} advisories, as of {as_of}; later ones are not among them.",
        *(f"explained: {each}" for each in passed),
        *(f"NOT EXPLAINED: {each}" for each in open_),
        f"{len(open_)} not explained" if open_ else "0 not explained",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if open_ else 0


if __name__ == "__main__":
    sys.exit(main())
