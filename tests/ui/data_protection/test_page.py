"""The pages of data protection show what there is, and nothing of it as markup."""

from __future__ import annotations

from dataclasses import replace

from assistant.erasing.receipt import signed
from assistant.erasing.selection import Condemned
from assistant.persons.naming import Naming
from ingest.model import LetterKind, Tier
from tests.assistant.erasing.test_receipt import RECEIPT
from tests.ui.data_protection.test_told import LETTER
from ui.data_protection import page

EVIL = "<img src=x onerror=alert(1)>"


def test_the_forms_and_the_receipts() -> None:
    assert "Noch wurde nichts gelöscht." in page.home_body([])
    body = page.home_body([RECEIPT])
    assert 'href="/datenschutz/bescheinigung/3"' in body and "AF0007/23" in body
    assert body.count("<form") == 2 and body.count('method="post"') == 2


def test_what_names_a_person() -> None:
    body = page.naming_body(Naming(EVIL, (replace(LETTER, title=EVIL),), 3))
    assert "<img" not in body and f"/brief/{LETTER.document_id}" in body
    assert "Als Datei" not in page.naming_body(Naming("Eva Muster", (), 3))


def test_what_would_go_and_what_went() -> None:
    one = Condemned("0123456789abcdef", EVIL, LetterKind.OTHER, None, Tier.OEFFENTLICH, 2, False, ("/eingang/a",))
    body = page.condemned_body(EVIL, [one])
    assert "<img" not in body and 'value="0123456789abcdef"' in body and "Endgültig löschen" in body
    assert "/eingang/a" in body
    assert "keine Spur" in page.receipt_body(signed(RECEIPT))
