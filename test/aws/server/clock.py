"""The one clock of the local AWS. Real time plus an offset, so that time goes on by itself after a move."""

from __future__ import annotations

import datetime
import math
import os
import sys
import time
import types
from pathlib import Path

# A file of fixed width is overwritten in place: a reader that holds it open never sees half a number.
_WIDTH = 24


class Clock:
    """Says what time it is for AWS and, through a file, for every Node process."""

    def __init__(self) -> None:
        self._offset = 0.0
        self._file: int | None = None

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time() + self._offset

    def move_to(self, instant: float) -> None:
        """Sets the clock; it goes on from there."""
        self._offset = instant - time.time()
        self._publish()

    def reset(self) -> None:
        """Back to real time."""
        self._offset = 0.0
        self._publish()

    def share(self, file: Path) -> None:
        """Keeps the offset, in milliseconds, in a file that the preloaded script of each process reads."""
        self._file = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
        self._publish()

    def _publish(self) -> None:
        if self._file is not None:
            os.pwrite(self._file, f"{round(self._offset * 1000):<{_WIDTH}d}".encode(), 0)


CLOCK = Clock()


def instant_of(text: str) -> float:
    """Seconds of an ISO 8601 instant."""
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def whole_minute(seconds: float) -> int:
    """The last one that began. Schedules count from there, so that periods of metrics never get two firings or none."""
    return math.floor(seconds / 60) * 60


def utc(seconds: float) -> datetime.datetime:
    """The instant as an aware datetime."""
    return datetime.datetime.fromtimestamp(seconds, tz=datetime.timezone.utc)


def iso(seconds: float) -> str:
    """`2026-11-20T08:00:00.000Z`, as SNS, the SDKs and JavaScript write it."""
    return utc(seconds).strftime("%Y-%m-%dT%H:%M:%S.") + f"{int(seconds * 1000) % 1000:03d}Z"


def iso_seconds(seconds: float) -> str:
    """`2026-11-20T08:00:00Z`, as EventBridge and IAM write it."""
    return utc(seconds).strftime("%Y-%m-%dT%H:%M:%SZ")


def install() -> None:
    """moto reads the real time through `utcnow`, which most of its modules import by name. Modules that are loaded
    later take the moved one from `moto.core.utils`; those that are loaded already are corrected here."""
    from moto.core import utils

    real = utils.utcnow

    def utcnow() -> datetime.datetime:
        return utc(CLOCK.now()).replace(tzinfo=None)

    for name, module in list(sys.modules.items()):
        if name.startswith("moto.") and getattr(module, "utcnow", None) is real:
            module.__dict__["utcnow"] = utcnow


def moved_time_module() -> types.SimpleNamespace:
    """Stands in for `time` in the modules of moto that call `time.time()` themselves."""
    return types.SimpleNamespace(time=CLOCK.now, sleep=time.sleep, mktime=time.mktime)
