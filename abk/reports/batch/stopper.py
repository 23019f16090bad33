"""Ctrl-C and kill, seen at safe moments only."""

from __future__ import annotations

import signal
import threading
from types import FrameType
from typing import Self

_SIGNALS = tuple(getattr(signal, nama) for nama in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, nama))


class Stopper:
    """While it is entered, a signal to end is only noted; the run asks for it between two steps.

    So nothing is cut off in the middle of publishing. Outside the main thread, where Python hands out no
    signals, it does nothing.
    """

    def __init__(self) -> None:
        self.sinyal: int | None = None
        self._former: dict[int, object] = {}

    @property
    def requested(self) -> bool:
        """Whether the run is to stop."""
        return self.sinyal is not None

    def __enter__(self) -> Self:
        """Begin to note signals."""
        if threading.current_thread() is threading.main_thread():
            for sinyal in _SIGNALS:
                former = signal.getsignal(sinyal)
                if former not in {None, signal.SIG_IGN}:  # nohup ignores SIGHUP, and means it
                    self._former[sinyal] = signal.signal(sinyal, self._record)
        return self

    def __exit__(self, *_: object) -> None:
        """Hand the signals back."""
        for sinyal, former in self._former.items():
            signal.signal(sinyal, former)  # type: ignore[arg-type]

    def _record(self, sinyal: int, _bingkai: FrameType | None) -> None:
        self.sinyal = sinyal
