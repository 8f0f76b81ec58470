"""Where data and model lie and where the page listens, from ``fundstelle.toml`` and the environment."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ingest.audit_settings import AuditSettings
from ingest.errors import BadInput
from ingest.model import Tier
from ingest.sign_on import AccountSettings, OidcSettings, ProxySettings

CONFIG_FILE = "fundstelle.toml"
DEFAULT_DATA_DIR = Path("~/.local/share/fundstelle")
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 7860
DEFAULT_HISTORY_DAYS = 30
SHIPPED_MODEL = Path(__file__).with_name("shipped_model")
"""The embedding model that comes with the project; its README.md is its model card."""


@dataclass(frozen=True, slots=True)
class LanguageModelSettings:
    """Which language model words answers, and what it may see: the table ``[language_model]``.

    Attributes:
        base_url: Where its OpenAI-compatible interface begins ("http://127.0.0.1:11434/v1").
        model: What its server calls it.
        api_key_env: Name of the environment variable that holds its key; "" where it needs none.
        allowed_hosts: By tier the hosts that letters of this tier may be sent to, beside this machine itself; a host
            that is listed for a tier may also be sent what is less closed.
        timeout_s: Seconds after which an answer has to do without it, 1 to 120.
        max_tokens: How many tokens it is asked to write at most, 50 to 4,000.
    """

    base_url: str
    model: str
    api_key_env: str = ""
    allowed_hosts: Mapping[Tier, tuple[str, ...]] = field(default_factory=dict)
    timeout_s: float = 20.0
    max_tokens: int = 500


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
        language_model: The language model that words answers; None for extracts alone.
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
    language_model: LanguageModelSettings | None = None

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
            language_model=LanguageModelSettings(**dict(file.language_model)) if file.language_model else None,
        )

    @classmethod
    def without_file(cls) -> Settings:
        """What holds where the file cannot be read: data directory and model as the environment names them."""
        folder, model = _variable("FUNDSTELLE_DATA"), _variable("FUNDSTELLE_MODEL")
        return cls(_absolute(folder or DEFAULT_DATA_DIR), _absolute(model or SHIPPED_MODEL))


class _LanguageModelTable(BaseModel):
    """What the table ``[language_model]`` may hold; the key itself is none of it, for settings are copied and shown."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    base_url: str = Field(pattern=r"^https?://(?:[\w.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?(?:/[\w./-]*)?$")
    model: str = Field(min_length=1, max_length=200)
    api_key_env: str = Field(default="", pattern=r"^[A-Z_][A-Z0-9_]*$|^$")
    allowed_hosts: dict[Tier, tuple[str, ...]] = Field(default_factory=dict)
    timeout_s: float = Field(default=20.0, ge=1, le=120)
    max_tokens: int = Field(default=500, ge=50, le=4000)

    @field_validator("base_url")
    @classmethod
    def _has_a_port(cls, value: str) -> str:
        """Refuse a port that there is not: asking for it raises."""
        assert urlsplit(value).port != 0
        return value


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
    language_model: _LanguageModelTable | None = None


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
        if error["type"] == "missing":
            found = f"es fehlt der Schlüssel „{key}“"
        elif error["loc"][0] == "language_model" and error["type"] != "extra_forbidden":
            found = f"unbrauchbar ist der Wert für „{key}“"  # it may be the key of a service, put in the wrong place
        elif error["type"] != "extra_forbidden":
            found = f"unbrauchbar ist der Wert {error['input']!r} für „{key}“"
        raise BadInput(expected, found, remedy) from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadInput(expected, f"gefunden wurde kein gültiges TOML ({fault})", remedy) from fault


def _variable(name: str) -> Path | None:
    value = os.environ.get(name)
    return Path(value) if value else None


def _absolute(path: Path) -> Path:
    return path.expanduser().absolute()
