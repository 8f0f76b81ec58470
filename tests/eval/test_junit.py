"""The report for build servers, read back with the standard library."""

from __future__ import annotations

from xml.etree import ElementTree

from eval.junit import junit_xml
from tests.eval.made import QUOTE
from tests.eval.made_report import made_report


def test_each_question_is_a_test_case() -> None:
    root = ElementTree.fromstring(junit_xml(made_report().evaluation, "gold-fundstelle"))
    (suite,) = root.iter("testsuite")
    counts = {key: suite.get(key) for key in ("name", "tests", "failures", "errors", "skipped")}
    assert counts == {"name": "gold-fundstelle", "tests": "4", "failures": "2", "errors": "1", "skipped": "1"}
    cases = {case.get("name", "")[0]: case for case in suite.iter("testcase")}
    assert list(cases) == ["a", "b", "d", "c"]
    assert cases["b"].get("classname") == "gold-fundstelle.number"
    assert float(cases["b"].get("time") or 0) == 0.04
    failure = cases["a"].find("failure")
    assert failure is not None and "expects partial" in (failure.get("message") or "")
    assert QUOTE in (failure.text or "") and "Erwartet:" in (failure.text or "")
    error = cases["d"].find("error")
    assert error is not None and error.get("message") == "Ein Fehler"
    assert cases["c"].find("skipped") is not None


def test_what_xml_cannot_hold_is_replaced() -> None:
    told = junit_xml(made_report().evaluation, "gold").decode()
    assert "\x00" not in told and "\ufffd" in told and "&lt;script&gt;" in told
