"""Work put off until typing pauses, but never for long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Penunda:
    """Timer that starts again with every request.

    Parameters
    ----------
    kerja : what to do, in a thread of its own
    tunda_detik : quiet time before it is done [detik]
    paling_lama_detik : longest wait since the first request [detik]
    """

    def __init__(self, kerja: Callable[[], None], tunda_detik: float, paling_lama_detik: float) -> None:
        self._kerja, self._tunda, self._paling_lama = kerja, tunda_detik, paling_lama_detik
        self._kunci = threading.Lock()
        self._pewaktu: threading.Timer | None = None
        self._batas = 0.0

    def minta(self) -> None:
        """Ask for the work to be done soon."""
        with self._kunci:
            kini = time.monotonic()
            if self._pewaktu is None:
                self._batas = kini + self._paling_lama
            else:
                self._pewaktu.cancel()
            self._pewaktu = threading.Timer(max(0.0, min(self._tunda, self._batas - kini)), self._jalan)
            self._pewaktu.daemon = True
            self._pewaktu.start()

    def batal(self) -> None:
        """Forget what was asked."""
        with self._kunci:
            if self._pewaktu is not None:
                self._pewaktu.cancel()
            self._pewaktu = None

    def _jalan(self) -> None:
        with self._kunci:
            self._pewaktu = None
        self._kerja()
