"""A progress bar on the standard error, shown only to a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Shows how many are done, of how many (0 where nobody knows), and what is being done.
Show = Callable[[int, int, str], None]
#: Characters of what is being done.
_SHOWN = 60


@contextmanager
def progress_bar() -> Iterator[Show]:
    """A bar for the time of a block; gives what moves it."""
    from tqdm import tqdm

    with tqdm(disable=None, leave=False, file=sys.stderr, bar_format="{desc} {bar:30} {n_fmt}/{total_fmt}") as bar:

        def show(done: int, total: int, what: str) -> None:
            bar.total = total or None
            bar.set_description_str(what[:_SHOWN], refresh=False)
            bar.n = done
            bar.refresh()

        yield show
