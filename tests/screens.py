"""Pictures of every state of every page: ``python -m tests.screens [NAME…]``, or ``make screens``.

Each state is photographed light and dark, on a desktop and on a phone; its four pictures stand side by side on one
sheet. They go to ``.cache/screens``, sheets to ``.cache/screens/sheets``. A report beside them says what axe-core
finds, minor things included, what is wider than the screen, and what the browser complained of.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError

from tests.corpus import ROOT
from tests.ui.browser.axe import TAGS, outline, violations
from tests.ui.browser.furnished import Furnished, furnished
from tests.ui.browser.states import STATES, State
from tests.ui.browser.watching import DESKTOP, SMALLEST, Watch, chromium_started, width_beyond

PICTURES = ROOT / ".cache" / "screens"
SIZES = {"desktop": DESKTOP, "telefon": SMALLEST}
SCHEMES = ("light", "dark")
EVERY_IMPACT = frozenset({"minor", "moderate", "serious", "critical"})
#: Pixels of a sheet: between pictures, and the most that one picture is high.
GAP, MOST_HEIGHT = 24, 2000
PATIENCE_MS = 10_000


def photographed(browser: Browser, house: Furnished, one: State, folder: Path) -> Iterator[str]:
    """Take the four pictures of a state.

    Yields:
        What is wrong with it, a line each.
    """
    for size, viewport in SIZES.items():
        watch = Watch()
        page = watch.on(browser.new_page(viewport=viewport))  # type: ignore[arg-type]
        page.set_default_timeout(PATIENCE_MS)
        try:
            one.reach(page, house)
            yield from (f"{size}: {line}" for line in _pictures(page, folder / f"{one.name}-{size}"))
        except (BrowserError, AssertionError) as unreached:
            yield f"{size}: not reached: {str(unreached).strip().splitlines()[0]}"
            page.screenshot(path=folder / f"{one.name}-{size}-light.png")
        finally:
            house.let_go()
        yield from (f"{size}: console: {line}" for line in watch.complaints if not one.expects(line))
        yield from (f"{size}: host: {host}" for host in watch.hosts - {"127.0.0.1"})
        yield from (f"{size}: refused: {address}" for address in watch.failures if one.status == 200)
        page.context.close()


def _pictures(page: Page, name: Path) -> Iterator[str]:
    page.wait_for_timeout(600)  # letters open, scrolling ends
    if beyond := width_beyond(page):
        yield f"{beyond} pixels wider than the screen"
    yield from outline(page)
    # What sticks to the window would stand in the middle of a picture of the whole page.
    sticks = urlsplit(page.url).path == "/" and page.viewport_size == DESKTOP
    whole = not sticks and not page.locator("dialog[open]").count()
    if whole:
        page.evaluate("scrollTo(0, 0)")
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(150)
        page.screenshot(path=f"{name}-{scheme}.png", full_page=whole)
        yield from (f"{scheme}: {line}" for line in violations(page, EVERY_IMPACT, [*TAGS, "best-practice"]))


def sheet(pictures: Sequence[Path], heading: str) -> Image.Image:
    """Pictures side by side below a heading; high ones are cut off below."""
    shown = [Image.open(path).convert("RGB") for path in pictures if path.exists()]
    shown = [one.crop((0, 0, one.width, min(one.height, MOST_HEIGHT))) for one in shown]
    width = sum(one.width + GAP for one in shown) + GAP
    whole = Image.new("RGB", (width, max((one.height for one in shown), default=0) + 3 * GAP), "#8a8f94")
    ImageDraw.Draw(whole).text((GAP, GAP // 2), heading, fill="black", font_size=20)
    left = GAP
    for one in shown:
        whole.paste(one, (left, 2 * GAP))
        left += one.width + GAP
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Photograph the states whose names begin with one of the words, or all; returns 1 where something is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="only states whose names begin so")
    wanted = parser.parse_args(arguments).names
    states = [one for one in STATES if not wanted or one.name.startswith(tuple(wanted))]
    if not wanted:
        shutil.rmtree(PICTURES, ignore_errors=True)
    (PICTURES / "sheets").mkdir(parents=True, exist_ok=True)
    found = []
    with tempfile.TemporaryDirectory() as folder, furnished(Path(folder)) as house, chromium_started() as browser:
        for one in states:
            told = list(photographed(browser, house, one, PICTURES))
            pictures = [PICTURES / f"{one.name}-{size}-{scheme}.png" for size in SIZES for scheme in SCHEMES]
            sheet(pictures, one.name).save(PICTURES / "sheets" / f"{one.name}.png")
            sys.stdout.write("".join(f"{one.name}: {line}\n" for line in told or ["nothing wrong"]))
            found += [f"{one.name}: {line}" for line in told]
    (PICTURES / "report.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
