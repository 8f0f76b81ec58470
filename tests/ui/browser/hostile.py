"""Letters that hold the payloads in every part, and what a page must not have made of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from tests.letters import letter_text
from tests.ui.payloads import for_file_names, for_letters

#: Where letters and questions are shown; buttons of ours may stand there, nothing that takes or loads anything.
SHOWN = "#gespraech, #schreiben, #kopf, #brief, article, blockquote, mark, pre, h1, h2, h3, td, dd, main li"
_STRANGE = """(shown) => {
  const never = 'iframe frame frameset object embed applet portal video audio source picture track math template ' +
    'base marquee isindex xmp foreignObject link[rel=prefetch] meta[http-equiv] ' +
    'dialog:not(.antwort-dialog)';
  const inShown = 'form input textarea select iframe object embed img image script style link meta';
  const found = [...document.body.querySelectorAll(never.split(' ').join(','))].map((one) => one.localName);
  for (const place of document.querySelectorAll(shown)) {
    if (place.closest('form')) continue;  // a form of ours around it
    for (const one of place.querySelectorAll(inShown.split(' ').join(','))) {
      if (!one.closest('form[action^="/"]')) found.push(`${one.localName} in ${place.localName}`);
    }
  }
  const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href', 'poster', 'data', 'background', 'ping'];
  for (const one of document.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      if (name.startsWith('on')) found.push(`${one.localName}[${name}]`);
      if (name === 'srcset' || name === 'srcdoc') found.push(`${one.localName}[${name}]`);
      if (!addresses.includes(name)) continue;
      const address = new URL(value, document.baseURI);
      if (address.origin !== location.origin) found.push(`${one.localName}[${name}=${value.slice(0, 80)}]`);
    }
  }
  const forms = [...document.querySelectorAll('form')].filter((one) => one.hasAttribute('action'));
  for (const one of forms) if (!one.getAttribute('action').startsWith('/')) found.push('form elsewhere');
  if (location.pathname !== '/' && document.querySelector('script:not([src])')) found.push('script in the page');
  return [...new Set(found)];
}"""


def strange(page: Page) -> list[str]:
    """Elements and attributes on a page that no page of ours has."""
    return list(page.evaluate(_STRANGE, SHOWN))


def batches(payloads: Sequence[str], size: int) -> list[str]:
    """Payloads, some of them one behind the other."""
    return [" · ".join(payloads[start : start + size]) for start in range(0, len(payloads), size)]


def reference(number: int) -> str:
    """The reference of the hostile letter of a number."""
    return f"AF{5000 + number}/23"


def letters(folder: Path, size: int) -> list[Path]:
    """Letters that hold the payloads in subject, office, question, answer, signature and in the names of their files.

    Args:
        folder: Where they are written.
        size: Number of payloads a letter.
    """
    names = for_file_names()[::size]
    parts = enumerate(zip(batches(for_letters(), size), names, strict=True))
    return [_written(folder / str(number), f"{name}.txt", number, payload) for number, (payload, name) in parts]


def _written(folder: Path, name: str, number: int, payload: str) -> Path:
    text = letter_text(reference=reference(number), first=f"Das Freibad öffnet {payload} am 1. Juni 2024 wieder.")
    text = text.replace("wieder?", f"{payload} wieder?").replace("Max Beispiel", payload)
    text = text.replace("\nFreibad im Norden\n", f"\n{payload}\n").replace("Amt für Bäder", payload)
    folder.mkdir(parents=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
