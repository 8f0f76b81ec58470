"""What became of a file, with a reason that alike files share."""

from __future__ import annotations

from ingest.errors import BadInput
from ingest.ingest_report import Outcome, refused, refused_member


def test_the_reason_names_no_file() -> None:
    fault = BadInput("Erwartet wird Text (a.txt)", "gefunden wurde nichts", "bitte prüfen")
    report = refused("a.txt", fault)
    assert (report.outcome, report.message, report.reason) == (Outcome.REFUSED, str(fault), "gefunden wurde nichts")
    assert refused_member("z.zip!a.txt", str(fault)).reason == "gefunden wurde nichts"
    assert refused_member("z.zip!a.txt", "Anders.").reason == "Anders."
