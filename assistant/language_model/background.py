"""What arrives slowly is waited for elsewhere, so that whoever shows it can do something else meanwhile."""

from __future__ import annotations

import queue
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait

from assistant.language_model.deadline import Deadline

#: Seconds between two looks whether the other thread has ended without a word.
_LOOK_S = 0.05


def in_background(pieces: Iterator[str], deadline: Deadline, beat_s: float = 1.0) -> Iterator[str | None]:
    """Iterate over something in a thread of its own.

    Args:
        pieces: What is iterated; it ends soon after its deadline does, or the thread would not.
        deadline: That deadline; stopped when nobody iterates here any more.
        beat_s: Seconds after which None comes where nothing else did.

    Yields:
        Its pieces in order, and None where nothing came for a while; ends with the deadline whatever the thread does.

    Raises:
        Exception: What ``pieces`` raises.
    """
    arrived: queue.SimpleQueue[str] = queue.SimpleQueue()

    def pour() -> None:
        for piece in pieces:
            if deadline.over:
                return
            arrived.put(piece)

    worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="language-model")
    pouring: Future[None] = worker.submit(pour)
    worker.shutdown(wait=False)
    try:
        waited = 0.0
        while True:
            ended = pouring.done()  # asked before the queue is: nothing is put in behind it
            try:
                yield arrived.get(timeout=0.0 if ended else _LOOK_S)
                waited = 0.0
                continue
            except queue.Empty:
                waited += _LOOK_S
            if ended:
                pouring.result()
                return
            if deadline.over:
                wait([pouring], timeout=2 * _LOOK_S)
                return
            if waited >= beat_s:
                waited = 0.0
                yield None
    finally:
        if not pouring.done():  # nobody iterates here any more, or it is too late
            deadline.stop()
