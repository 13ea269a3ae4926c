"""Counts what goes on by itself: invocations, their retries, deliveries. `settle` waits until nothing does."""

from __future__ import annotations

import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class InFlight:
    """A count with a way to await zero. Whoever starts work counts it before returning, so no gap shows zero."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Counts the block as one piece of work."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    def start(self, work: Callable[[], None]) -> None:
        """Does the work in a thread of its own, counted from now on."""
        self._add(1)

        def run() -> None:
            try:
                work()
            except Exception:
                traceback.print_exc(file=sys.stderr)
            finally:
                self._add(-1)

        threading.Thread(target=run, daemon=True).start()

    def settle(self, seconds: float) -> bool:
        """Waits until nothing is in flight; false if that takes longer than the limit."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while self._count > 0:
                if not self._changed.wait(max(0.0, deadline - time.monotonic())) and self._count > 0:
                    return False
        return True

    def _add(self, number: int) -> None:
        with self._changed:
            self._count += number
            self._changed.notify_all()


IN_FLIGHT = InFlight()
