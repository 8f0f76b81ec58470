"""A run as JUnit XML, as build servers show it: one test case a gold question.

The only file that knows junitparser.
"""

from __future__ import annotations

import io

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from eval.misses import Fundstelle, Miss, misses
from eval.report_texts import NOTHING_WANTED, OUTCOMES
from eval.run import Evaluation
from eval.tables import writable


def junit_xml(evaluation: Evaluation, name: str) -> bytes:
    """The run as one test suite.

    A question that fell short is a failure, with the expected and the given Fundstelle; one on which the system broke
    is an error; one whose letters are not in the corpus is skipped.

    Args:
        evaluation: The run.
        name: Name of the suite.

    Returns:
        XML, UTF-8.
    """
    cases = []
    found = {miss.id: miss for miss in misses(evaluation)}
    for judged in evaluation.judged:
        item, prediction = judged.item, judged.prediction
        time = prediction.latency_ms / 1000 if prediction else None
        case = TestCase(writable(f"{item.id}: {item.question}"), writable(f"{name}.{item.type}"), time)
        if item.id in evaluation.failures:
            case.result = [Error(writable(evaluation.failures[item.id]), "Störung")]
        elif item.id in found:
            case.result = [_failure(found[item.id])]
        cases.append(case)
    for ident, files in evaluation.excluded.items():
        case = TestCase(writable(ident), writable(name))
        case.result = [Skipped(writable(f"Im Korpus fehlt: {', '.join(files)}"))]
        cases.append(case)
    suite = TestSuite(writable(name))
    suite.add_testcases(cases)
    xml = JUnitXml()
    xml.add_testsuite(suite)
    buffer = io.BytesIO()
    xml.write(buffer)
    return buffer.getvalue()


def _failure(miss: Miss) -> Failure:
    failure = Failure(f"{OUTCOMES[miss.outcome]}; verfehlt: {', '.join(miss.short)}", "Fehlgriff")
    lines = ["Erwartet:", *(_told(miss.wanted) or [NOTHING_WANTED]), "Gegeben:", *_told(miss.given)]
    failure.text = writable("\n".join(lines))
    return failure


def _told(places: tuple[Fundstelle, ...]) -> list[str]:
    return [f"{place.label} ({place.file}): {place.quote}" for place in places]
