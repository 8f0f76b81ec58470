"""The tree of faults: one German sentence each, and the exit code that belongs to it."""

from __future__ import annotations

import inspect

import pytest

from ingest import errors
from ingest.errors import BadInput, FundstelleError

FAULTS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, FundstelleError)]


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_a_fault_says_what_was_expected_found_and_to_do(kind: type[FundstelleError]) -> None:
    fault = kind("Erwartet wird ein Brief", "gefunden wurde nichts", "bitte prüfen Sie die Datei.")
    assert str(fault) == "Erwartet wird ein Brief, gefunden wurde nichts: bitte prüfen Sie die Datei."
    assert (fault.expected, fault.found) == ("Erwartet wird ein Brief", "gefunden wurde nichts")


@pytest.mark.parametrize("kind", FAULTS, ids=lambda kind: kind.__name__)
def test_only_what_the_user_gave_exits_with_three(kind: type[FundstelleError]) -> None:
    assert kind.exit_code == (3 if issubclass(kind, BadInput) else 1)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = errors.__doc__ or ""
    assert [kind.__name__ for kind in FAULTS if kind.__name__ not in drawn] == []


def test_what_the_system_reports_is_said_in_german_where_users_meet_it() -> None:
    assert errors.system_says(FileNotFoundError(2, "No such file")) == "gefunden wurde nichts unter diesem Namen"
    assert errors.system_says(OSError(5, "Input/output error")) == "das System meldet „Input/output error“"
    assert errors.system_says(OSError("broken")) == "das System meldet „broken“"
