from __future__ import annotations

from dataclasses import asdict, fields

from training.settings import Settings


def test_every_setting_is_a_number_and_explained() -> None:
    settings = Settings()
    assert all(isinstance(value, int | float) for value in asdict(settings).values())
    assert Settings.__doc__ and all(f"{field.name}:" in Settings.__doc__ for field in fields(settings))


def test_shares_are_shares() -> None:
    shares = [value for name, value in asdict(Settings()).items() if name.endswith("share")]
    assert len(shares) == 4 and all(0 <= share <= 1 for share in shares)
