"""What the command can be told."""

from __future__ import annotations

import argparse
from pathlib import Path

from ui.drafts import options
from ui.drafts.wanted import RESERVATION, TIER, reservation_of, tier_of


def test_arguments() -> None:
    parser = argparse.ArgumentParser()
    options.add(lambda *flags, **named: parser.add_argument(*reversed(flags), **named))
    told = parser.parse_args(["anfrage.pdf", "-o", "e.docx", "--tier", "intern", "--no-language-model"])
    assert (told.enquiry, told.out, told.tier) == (Path("anfrage.pdf"), Path("e.docx"), "intern")
    assert told.language_model is False


def test_what_is_not_said_is_the_careful_choice() -> None:
    parser = argparse.ArgumentParser()
    options.add(lambda *flags, **named: parser.add_argument(*reversed(flags), **named))
    told = parser.parse_args(["anfrage.pdf"])
    assert (tier_of(told.tier), reservation_of(told.reservation)) == (TIER, RESERVATION) and told.out is None
