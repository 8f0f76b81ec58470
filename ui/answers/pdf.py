"""An answer as PDF: the only file that knows typst (docs/decisions/0024).

The contents are data to the template, never markup. They are foreign all the same, so they are set in a process of its
own: what breaks typst ends with that process. The file is tagged (PDF/UA-1, ISO 14289-1), for who listens to it.
"""

from __future__ import annotations

import datetime
import json
import os
import re
import resource
import subprocess
import sys
import threading
import unicodedata
from pathlib import Path
from typing import Any

from ingest.errors import FundstelleError

#: Answers that are set at the same time, and seconds that one may take, waiting not counted.
AT_ONCE, SECONDS = 2, 10
#: Bytes of address space for it; typst itself takes about a tenth.
MEMORY = 2_000_000_000
#: Bytes of the largest PDF that is taken from it.
MOST_BYTES = 20_000_000
_ROOT = Path(__file__).resolve().parent.parent.parent
_TEMPLATE = Path(__file__).with_name("answer.typ")
#: What the fonts in typst's package can show, tried out character by character: Latin, Greek, Cyrillic, punctuation
#: (without what turns the direction of writing), currencies, arrows, signs and boxes.
_SHOWN = re.compile(
    "[^\n\x20-\x7e\xa0-\xac\xae-\u024f\u02b0-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0484\u0487-\u04ff\u1e00-\u1eff"
    "\u2010-\u2027\u202f-\u2040\u2044-\u2052\u2054-\u205e\u2070\u2071\u2074-\u208e\u2090-\u209c\u20a0-\u20bf\u2100-\u211e\u2120\u2122\u2124"
    "\u2126-\u2151\u2153-\u2184\u2189\u2190-\u22ff\u2500-\u25ff\u2610-\u2612\u2713-\u2718\ufb00-\ufb06\ufffd]"
)
_setting = threading.BoundedSemaphore(AT_ONCE)


def pdf(contents: dict[str, Any], moment: datetime.datetime) -> bytes:
    """Set an answer.

    Args:
        contents: What the template shows; texts may hold anything. A character that no font of the package has, and
            one that turns the direction of writing, shows as "\N{REPLACEMENT CHARACTER}".
        moment: When it was asked: the file's date, so that the same answer gives the same file.

    Returns:
        The PDF.

    Raises:
        FundstelleError: It could not be set, or not in time.
    """
    order = json.dumps({"contents": json.dumps(_showable(contents)), "moment": int(moment.timestamp())})
    with _setting:
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", __name__],
                input=order.encode("ascii"),
                capture_output=True,
                timeout=SECONDS,
                check=False,
                env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(_ROOT), "RAYON_NUM_THREADS": "1"},
            )
        except subprocess.TimeoutExpired as late:
            raise _unset(f"das dauert länger als {SECONDS} Sekunden") from late
    if done.returncode or not done.stdout.startswith(b"%PDF-") or len(done.stdout) > MOST_BYTES:
        raise _unset("der Textsatz ist abgebrochen")
    return done.stdout


def _showable(value: Any) -> Any:
    """Contents with nothing in them that the fonts cannot show; letters and their marks as one character (NFC)."""
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value.replace("\u00ad", "").replace("\t", " "))
        return _SHOWN.sub("\N{REPLACEMENT CHARACTER}", text)
    if isinstance(value, dict):
        return {key: _showable(item) for key, item in value.items()}
    if value is None or isinstance(value, bool):
        return value
    return [_showable(item) for item in value]


def _unset(found: str) -> FundstelleError:
    return FundstelleError(
        "Erwartet wird, dass sich die Antwort als PDF setzen lässt",
        found,
        "bitte nehmen Sie die Druckansicht und drucken Sie von dort in eine PDF-Datei",
    )


def _main() -> None:
    """Set what stands on standard input, write the PDF to standard output."""
    import typst

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    order = json.loads(sys.stdin.buffer.read())
    made = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"contents": order["contents"]},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=order["moment"],
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    _main()
