"""Where settings come from, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import BadInput
from ingest.model import Tier
from ingest.settings import SHIPPED_MODEL, LanguageModelSettings, Settings


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FUNDSTELLE_DATA", "FUNDSTELLE_CONFIG", "FUNDSTELLE_MODEL"):
        monkeypatch.delenv(name, raising=False)


def test_defaults(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    data = tmp_path / ".local/share/fundstelle"
    assert Settings.load() == Settings(data, SHIPPED_MODEL, "127.0.0.1", 7860, "", 30)


def test_argument_beats_variable_beats_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FUNDSTELLE_DATA", str(tmp_path / "variable"))
    assert Settings.load().data_dir == tmp_path / "variable"
    assert Settings.load(tmp_path / "argument").data_dir == tmp_path / "argument"


def test_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("FUNDSTELLE_DATA", "")
    assert Settings.load().data_dir == tmp_path / ".local/share/fundstelle"


def test_loading_creates_nothing(tmp_path: Path) -> None:
    Settings.load(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_file_in_the_data_directory(tmp_path: Path) -> None:
    (tmp_path / "fundstelle.toml").write_text('host = "0.0.0.0"\nport = 8000\nmodel_dir = "e5"\n', encoding="utf-8")
    assert Settings.load(tmp_path) == Settings(tmp_path, tmp_path / "e5", "0.0.0.0", 8000)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://fundstelle.example.org", "https://fundstelle.example.org"),
        ("https://fundstelle.example.org/", "https://fundstelle.example.org"),
        ("http://127.0.0.1:7860", "http://127.0.0.1:7860"),
        ("http://localhost", "http://localhost"),
        ("", ""),
    ],
)
def test_the_public_address_has_no_slash_at_its_end(tmp_path: Path, written: str, url: str) -> None:
    (tmp_path / "fundstelle.toml").write_text(f'public_url = "{written}"\nhistory_days = 0', encoding="utf-8")
    settings = Settings.load(tmp_path)
    assert (settings.public_url, settings.history_days) == (url, 0)


def test_named_file_wins_and_model_is_relative_to_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "fundstelle.toml").write_text("port = 1", encoding="utf-8")
    (tmp_path / "own.toml").write_text('model_dir = "e5"', encoding="utf-8")
    monkeypatch.setenv("FUNDSTELLE_CONFIG", str(tmp_path / "own.toml"))
    assert Settings.load(tmp_path / "data") == Settings(tmp_path / "data", tmp_path / "e5")


def test_variable_names_the_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "fundstelle.toml").write_text('model_dir = "e5"', encoding="utf-8")
    monkeypatch.setenv("FUNDSTELLE_MODEL", str(tmp_path / "other"))
    assert Settings.load(tmp_path).model_dir == tmp_path / "other"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("data = 1", "unbekannte Schlüssel „data“"),
        ("[server]\nport = 1", "unbekannte Schlüssel „server“"),
        ("port = 70000", "unbrauchbar ist der Wert 70000 für „port“"),
        ('port = "abc"', "unbrauchbar ist der Wert 'abc' für „port“"),
        ('host = ""', "unbrauchbar ist der Wert '' für „host“"),
        ('public_url = "fundstelle.example.org"', "für „public_url“"),
        ('public_url = "https://fundstelle.example.org/rat"', "für „public_url“"),
        ('public_url = "https://localhost:1@x"', "für „public_url“"),
        ('public_url = "https://localhost/\\n"', "für „public_url“"),
        ("history_days = -1", "unbrauchbar ist der Wert -1 für „history_days“"),
        ("history_days = 4000", "unbrauchbar ist der Wert 4000 für „history_days“"),
        ("port 1", "kein gültiges TOML"),
        ("host = '\0'", "kein gültiges TOML"),
        ("host = '\udcff'", "kein gültiges TOML"),
    ],
)
def test_unusable_file_is_one_german_sentence(tmp_path: Path, text: str, found: str) -> None:
    (tmp_path / "fundstelle.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadInput) as caught:
        Settings.load(tmp_path)
    assert found in str(caught.value)
    assert caught.value.exit_code == 3


def test_named_file_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FUNDSTELLE_CONFIG", str(tmp_path / "missing.toml"))
    with pytest.raises(BadInput, match="lässt sich nicht lesen"):
        Settings.load(tmp_path)


LANGUAGE_MODEL = """
[language_model]
base_url = "https://llm.example.org/v1"
model = "qwen3:8b"
api_key_env = "PROBE_KEY"
timeout_s = 30
max_tokens = 300

[language_model.allowed_hosts]
oeffentlich = ["llm.example.org"]
"""


def test_a_language_model_where_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "fundstelle.toml").write_text(LANGUAGE_MODEL, encoding="utf-8")
    assert Settings.load(tmp_path).language_model == LanguageModelSettings(
        "https://llm.example.org/v1", "qwen3:8b", "PROBE_KEY", {Tier.OEFFENTLICH: ("llm.example.org",)}, 30.0, 300
    )


def test_without_that_table_there_is_none_and_with_it_little_is_needed(tmp_path: Path) -> None:
    assert Settings.load(tmp_path).language_model is None
    table = '[language_model]\nbase_url = "http://127.0.0.1:11434/v1"\nmodel = "m"\n'
    (tmp_path / "fundstelle.toml").write_text(table, encoding="utf-8")
    assert Settings.load(tmp_path).language_model == LanguageModelSettings("http://127.0.0.1:11434/v1", "m", "", {})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("base_url", '"ftp://127.0.0.1/v1"'),
        ("base_url", '"http://127.0.0.1:sk-secret@127.0.0.1/v1"'),
        ("base_url", '"http://127.0.0.1/v1?key=sk-secret"'),
        ("base_url", '"http://127.0.0.1:99999/v1"'),
        ("base_url", '"http://127.0.0.1:0/v1"'),
        ("model", '""'),
        ("api_key_env", '"sk-secret"'),
        ("timeout_s", "0"),
        ("timeout_s", "600"),
        ("max_tokens", "1"),
        ("allowed_hosts", '{geheim = ["a"]}'),
        ("allowed_hosts", '["sk-secret"]'),
    ],
)
def test_an_impossible_language_model_is_refused_without_repeating_a_secret(
    tmp_path: Path, key: str, value: str
) -> None:
    rows = {"base_url": '"http://127.0.0.1/v1"', "model": '"m"', key: value}
    table = "\n".join(f"{name} = {written}" for name, written in rows.items())
    (tmp_path / "fundstelle.toml").write_text(f"[language_model]\n{table}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=f"language_model.{key}") as found:
        Settings.load(tmp_path)
    assert "secret" not in str(found.value)


def test_a_key_in_the_file_is_refused_and_what_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "fundstelle.toml"
    path.write_text('[language_model]\nbase_url = "http://127.0.0.1/v1"\nmodel = "m"\napi_key = "sk-secret"\n')
    with pytest.raises(BadInput, match=r"unbekannte Schlüssel „language_model\.api_key“") as found:
        Settings.load(tmp_path)
    assert "secret" not in str(found.value)
    path.write_text('[language_model]\nmodel = "m"\n')
    with pytest.raises(BadInput, match=r"es fehlt der Schlüssel „language_model\.base_url“"):
        Settings.load(tmp_path)
