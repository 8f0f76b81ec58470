"""Where data and model lie and where the page listens, from ``fundstelle.toml`` and the environment."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.audit_settings import AuditSettings
from ingest.errors import BadInput
from ingest.sign_on import AccountSettings, OidcSettings, ProxySettings

CONFIG_FILE = "fundstelle.toml"
DEFAULT_DATA_DIR = Path("~/.local/share/fundstelle")
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 7860
DEFAULT_HISTORY_DAYS = 30
SHIPPED_MODEL = Path(__file__).with_name("shipped_model")
"""The embedding model that comes with the project; its README.md is its model card."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What may differ between two installations.

    Attributes:
        data_dir: The data directory: archive, indexes, lock and socket.
        model_dir: The folder of the embedding model.
        host: Address the page listens on.
        port: TCP port the page listens on; 0 lets the system choose one.
        public_url: Address by which browsers reach the page ("https://fundstelle.example.org"), without a slash at its
            end; "" where they reach host and port themselves.
        history_days: Days that a conversation is kept for whoever had it, 0 to 3,650; 0 keeps none.
        answer_template: The Word file that drafts of answers are made with; None for that of the data directory or,
            without one, the shipped one.
        accounts: How long somebody stays signed in.
        proxy: A web server in front that signs on.
        oidc: The house's own sign-on; its files are absolute.
        audit: How long the audit is kept.
    """

    data_dir: Path
    model_dir: Path
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    public_url: str = ""
    history_days: int = DEFAULT_HISTORY_DAYS
    answer_template: Path | None = None
    accounts: AccountSettings = field(default_factory=AccountSettings)
    proxy: ProxySettings = field(default_factory=ProxySettings)
    oidc: OidcSettings = field(default_factory=OidcSettings)
    audit: AuditSettings = field(default_factory=AuditSettings)

    @classmethod
    def load(cls, data_dir: Path | None = None) -> Settings:
        """Read the settings; nothing is created or changed.

        The data directory is ``data_dir``, else ``FUNDSTELLE_DATA``, else ``~/.local/share/fundstelle``. The file is
        ``FUNDSTELLE_CONFIG``, else ``fundstelle.toml`` in the data directory if it is there. The model folder is
        ``FUNDSTELLE_MODEL``, else the file's ``model_dir`` (relative to the file), else :data:`SHIPPED_MODEL`. An empty
        variable counts as not set.

        Args:
            data_dir: The data directory, if the caller names one.

        Raises:
            BadInput: The file cannot be read, is no TOML, or holds an unknown key or an impossible value.
        """
        chosen = _absolute(data_dir or _variable("FUNDSTELLE_DATA") or DEFAULT_DATA_DIR)
        named = _variable("FUNDSTELLE_CONFIG")
        path = _absolute(named) if named else chosen / CONFIG_FILE
        file = _read(path) if named or path.exists() else _SettingsFile()
        model = _variable("FUNDSTELLE_MODEL") or (path.parent / file.model_dir.expanduser() if file.model_dir else None)
        template = file.answer_template
        return cls(
            data_dir=chosen,
            model_dir=_absolute(model or SHIPPED_MODEL),
            host=file.host,
            port=file.port,
            public_url=file.public_url.rstrip("/"),
            history_days=file.history_days,
            answer_template=_absolute(path.parent / template.expanduser()) if template else None,
            accounts=file.accounts,
            proxy=file.proxy,
            oidc=_beside(file.oidc, path.parent),
            audit=file.audit,
        )


class _SettingsFile(BaseModel):
    """What ``fundstelle.toml`` may hold."""

    model_config = ConfigDict(extra="forbid", frozen=True, protected_namespaces=())

    model_dir: Path | None = None
    host: str = Field(default=DEFAULT_HOST, min_length=1)
    port: int = Field(default=DEFAULT_PORT, ge=0, le=65535)
    public_url: str = Field(default="", pattern=r"^(?:https?://[\w.:\[\]-]+/?)?$")
    history_days: int = Field(default=DEFAULT_HISTORY_DAYS, ge=0, le=3650)
    answer_template: Path | None = None
    accounts: AccountSettings = AccountSettings()
    proxy: ProxySettings = ProxySettings()
    oidc: OidcSettings = OidcSettings()
    audit: AuditSettings = AuditSettings()


def _beside(oidc: OidcSettings, folder: Path) -> OidcSettings:
    """The house's sign-on with files that are found from everywhere."""
    files = {"client_secret_file": oidc.client_secret_file, "ca_file": oidc.ca_file}
    found = {key: _absolute(folder / path.expanduser()) for key, path in files.items() if path}
    return oidc.model_copy(update=found) if found else oidc


def _read(path: Path) -> _SettingsFile:
    expected = f"Erwartet wird eine Einstellungsdatei mit den Schlüsseln {', '.join(_SettingsFile.model_fields)}"
    remedy = f"bitte berichtigen Sie {path}"
    try:
        return _SettingsFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except OSError as fault:
        found = f"{path} lässt sich nicht lesen ({fault.strerror})"
        raise BadInput(expected, found, "bitte prüfen Sie FUNDSTELLE_CONFIG und die Rechte der Datei") from fault
    except ValidationError as fault:
        error = fault.errors(include_url=False)[0]
        key = ".".join(str(part) for part in error["loc"])
        found = f"gefunden wurde der unbekannte Schlüssel „{key}“"
        if error["type"] != "extra_forbidden":
            found = f"unbrauchbar ist der Wert {error['input']!r} für „{key}“"
        raise BadInput(expected, found, remedy) from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(expected, f"gefunden wurde kein gültiges TOML ({fault})", remedy) from fault


def _variable(name: str) -> Path | None:
    value = os.environ.get(name)
    return Path(value) if value else None


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()
