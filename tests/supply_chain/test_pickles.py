"""No module of ours loads pickles: an index, model or file from outside must not be able to run anything."""

from __future__ import annotations

import ast
import re

import pytest

from tests.scoreboard.counting import Promised
from tests.test_house_rules import MODULES, relative

#: Modules that load pickles or run what they read.
LOADERS = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "marshal", "shelve"}
#: Calls of libraries that would, unless told otherwise.
CALLS = re.compile(
    r"\btorch\.load\(|\ballow_pickle=True|\byaml\.(?:unsafe_)?load\(|trust_remote_code=True|read_pickle\("
)


@pytest.mark.promise(25)
def test_no_module_loads_pickles_or_code(promised: Promised) -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        imported = {
            name.partition(".")[0]
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.Import | ast.ImportFrom)
            for name in ([each.name for each in node.names] if isinstance(node, ast.Import) else [node.module or ""])
        }
        promised.case(not imported & LOADERS and not CALLS.search(text), f"{relative(path)} loads what could run")
