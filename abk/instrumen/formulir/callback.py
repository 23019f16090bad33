"""Callbacks whose errors are seen, and work put off until typing pauses, but never for long."""

from __future__ import annotations

import functools
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, ParamSpec

from abk.errors import AbkError

P = ParamSpec("P")
_catatan = logging.getLogger(__name__)


def guarded(lapor: Callable[[str], None], kerja: Callable[P, Any]) -> Callable[P, None]:
    """Callback that tells its error instead of raising it."""

    @functools.wraps(kerja)
    def jalan(*isi: P.args, **nama: P.kwargs) -> None:
        try:
            kerja(*isi, **nama)
        except AbkError as salah:
            lapor(f"{salah.pesan} {salah.saran}".strip())
        except Exception as salah:  # noqa: BLE001 - logged, and told in the form
            _catatan.exception("galat dalam formulir")
            lapor(
                f"Terjadi kesalahan yang tidak terduga ({type(salah).__name__}: {salah}). Isian pada layar "
                "tetap ada; coba ulangi, atau muat ulang halaman: draf yang tersimpan tidak hilang."
            )
        else:
            lapor("")

    return jalan


class Debounce:
    """Timer that starts again with every request."""

    def __init__(self, kerja: Callable[[], None], tunda_detik: float, paling_lama_detik: float) -> None:
        self._kerja, self._tunda, self._paling_lama = kerja, tunda_detik, paling_lama_detik
        self._kunci = threading.Lock()
        self._timer: threading.Timer | None = None
        self._deadline = 0.0

    def minta(self) -> None:
        """Ask for the work to be done soon."""
        with self._kunci:
            kini = time.monotonic()
            if self._timer is None:
                self._deadline = kini + self._paling_lama
            else:
                self._timer.cancel()
            self._timer = threading.Timer(max(0.0, min(self._tunda, self._deadline - kini)), self._jalan)
            self._timer.daemon = True
            self._timer.start()

    def batal(self) -> None:
        """Forget what was asked."""
        with self._kunci:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = None

    def _jalan(self) -> None:
        with self._kunci:
            self._timer = None
        self._kerja()
