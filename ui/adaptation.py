"""The command ``train``: pairs from the archive's owner, the training in this process, its result as German lines.

The owner only hands over what its letters hold: a service goes on answering while the model is trained, and the data
directory is free again before the first step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import BadInput
from ingest.settings import Settings
from ui import texts_de as de

if TYPE_CHECKING:
    from training.adapt import Adapted
    from training.measure import Gain
    from training.pair import Pair

FOLDER = "model-own"
"""Where the adapted model lies in the data directory, unless another folder is named."""

MOST_MINUTES = 24 * 60
_WIDTHS = (28, 8, 9)


def adapted(settings: Settings, minutes: int, out: Path | None, show: Callable[[int, int, str], None]) -> str:
    """Adapt the model in use to the archive, and say what became of it.

    Args:
        settings: Where data and model are.
        minutes: Budget of the training's steps, 1 to 1,440.
        out: The folder to make; None for ``model-own`` in the data directory.
        show: Told of the steps.

    Raises:
        BadInput: The budget is none, the archive is too small, or the folder holds something else.
        FundstelleError: The archive or the model cannot be used.
    """
    from ui.client import performed

    if not 1 <= minutes <= MOST_MINUTES:
        expected = f"Erwartet wird bei --minutes eine Zahl von 1 bis {MOST_MINUTES}"
        raise BadInput(expected, f"gefunden wurde {minutes}", "bitte geben Sie eine solche an")
    with performed(settings, "train", {}, show) as result:
        pass  # the directory is given back here
    from training.adapt import adapt
    from training.pair import pair_of

    folder = (out or settings.data_dir / FOLDER).expanduser().absolute()
    pairs = [pair_of(content) for content in result["pairs"]]
    found = adapt(pairs, settings.model_dir, folder, minutes=minutes, progress=show)
    return "\n".join(_lines(found, result["letters"], folder))


def _lines(found: Adapted, letters: int, folder: Path) -> Iterator[str]:
    parted = found.parted
    yield de.TRAIN["trained"].format(**_counted(parted.training), letters=letters, steps=found.steps)
    left_out = {"questions": parted.same_questions, "answers": parted.same_answers}
    yield de.TRAIN["tested"].format(**_counted(parted.test), **left_out)
    yield ""
    yield _row(*de.TRAIN_HEADS)
    for depth, gain in found.gains.items():
        name = f"recall_{depth}"
        before, after = getattr(found.before.titled, name), getattr(found.after.titled, name)
        yield _row(de.TRAIN[name], f"{100 * before:.0f} %", f"{100 * after:.0f} %", _change(gain))
    yield ""
    if not found.kept:
        yield de.TRAIN["dropped"]
        return
    yield de.TRAIN["kept"].format(folder=folder)
    yield from (f"  {line.format(folder=folder)}" for line in de.TRAIN_SWITCH)


def _counted(pairs: list[Pair]) -> dict[str, int]:
    return {"pairs": len(pairs), "matters": len({pair.paper for pair in pairs})}


def _row(name: str, before: str, after: str, change: str) -> str:
    return f"{name:<{_WIDTHS[0]}}{before:>{_WIDTHS[1]}}{after:>{_WIDTHS[2]}}   {change}"


def _change(gain: Gain) -> str:
    value, low, high = (f"{100 * share:+.0f}" for share in (gain.value, gain.low, gain.high))
    return de.TRAIN["change"].format(value=value, low=low, high=high)
