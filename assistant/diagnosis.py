"""What is installed, which model there is, what is indexed, what is missing: told also when things are broken."""

from __future__ import annotations

import platform
import re
from collections.abc import Callable
from importlib import metadata
from typing import Any

from ingest.archive.archive import Archive
from ingest.embedded_model import check
from ingest.errors import FundstelleError
from ingest.index.indexes import Indexes
from ingest.model import Tier
from ingest.model_manifest import Manifest
from ingest.settings import LanguageModelSettings, Settings

#: Brings the language model's adapter; an installation without a language model may lack it.
ADAPTER = "llama-index-llms-openai-like"
#: Seconds that the language model's server may take to be found.
PATIENCE_S = 3.0
DISTRIBUTION = "fundstelle"
Report = dict[str, Any]


def diagnose(settings: Settings, archive: Archive | None, indexes: Indexes | None, fault: str | None = None) -> Report:
    """Look at everything an answer needs; changes nothing, opens nothing that is not open, and never raises.

    Args:
        settings: Where data and model are.
        archive: The archive, if it is open.
        indexes: The indexes, if they are open.
        fault: Why the archive or the indexes are not open, in a sentence; None where nothing went wrong.

    Returns:
        Plain data, as ``docs/interfaces.md`` describes it under ``doctor``.
    """
    problems = [fault] if fault else []
    packages = _packages()
    problems += [f"Das Paket {name} fehlt: bitte installieren." for name, found in packages.items() if not found]
    model = _asked(lambda: _model(settings), problems) or {"state": "missing"}
    wanted = settings.language_model
    language_model = _asked(lambda: _language_model(wanted, problems), problems) if wanted else None
    tiers = {tier.value: _asked(lambda tier=tier: _tier(archive, indexes, tier), problems) for tier in Tier}  # type: ignore[misc]
    if behind := sum(report["missing"] or 0 for report in tiers.values() if report):
        problems.append(
            f"{behind} Schreiben fehlen noch im Index: der nächste Start oder „fundstelle reindex“ holt sie nach."
        )
    return {
        "version": _version(DISTRIBUTION),
        "python": platform.python_version(),
        "packages": packages,
        "data_dir": str(settings.data_dir),
        "model": {"dir": str(settings.model_dir), **model},
        "language_model": language_model,
        "archive": "open" if archive else "closed",
        "indexes": "open" if indexes else "closed",
        "tiers": {name: report or _NOTHING for name, report in tiers.items()},
        "problems": list(dict.fromkeys(problems)),
    }


_NOTHING = {"letters": None, "indexed": None, "missing": None}


def _asked(question: Callable[[], Report], problems: list[str]) -> Report | None:
    """The answer to one question; a fault becomes a problem, so that the other questions are asked, too."""
    try:
        return question()
    except FundstelleError as fault:
        problems.append(str(fault))
    except (OSError, ValueError) as fault:
        problems.append(f"Unerwartet: {type(fault).__name__}: {fault}")
    return None


def _packages() -> dict[str, str | None]:
    """Installed versions of what the project declares as needed; None for what is not there."""
    try:
        declared = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return {DISTRIBUTION: None}
    names = [re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in declared if "extra ==" not in line]
    return {name: _version(name) for name in sorted(names)}


def own_version() -> str:
    """The installed version of Fundstelle; "0" in a checkout that is not installed."""
    return _version(DISTRIBUTION) or "0"


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _model(settings: Settings) -> Report:
    manifest: Manifest = check(settings.model_dir)
    return {
        "state": "ready",
        "fingerprint": manifest.fingerprint,
        "package": manifest.package or None,
        "dimension": manifest.dimension,
    }


def _language_model(settings: LanguageModelSettings, problems: list[str]) -> Report:
    """Which language model is set up, and whether its server can be reached; nothing is sent."""
    from assistant.language_model.endpoint import Endpoint

    endpoint = Endpoint(settings)
    reachable = endpoint.reachable(PATIENCE_S)
    if not reachable:
        problems.append(
            f"Das Sprachmodell auf {endpoint.host} (Port {endpoint.port}) ist nicht erreichbar oder nicht zugelassen: "
            "Antworten bleiben wörtliche Auszüge, bis sein Dienst läuft und [language_model] stimmt."
        )
    if not _version(ADAPTER):
        problems.append(f"Das Paket {ADAPTER} fehlt: bitte installieren.")
    return {"model": endpoint.model, "host": endpoint.host, "port": endpoint.port, "reachable": reachable}


def _tier(archive: Archive | None, indexes: Indexes | None, tier: Tier) -> Report:
    """How many letters a tier holds, and how many of them are indexed as they are."""
    if archive is None:
        return _NOTHING
    states = archive.states(tier)
    if indexes is None:
        return {"letters": len(states), "indexed": None, "missing": None}
    held = indexes.tier(tier).documents
    indexed = sum(1 for key, digest in states.items() if key in held and held[key].digest == digest)
    return {"letters": len(states), "indexed": indexed, "missing": len(states) - indexed}
