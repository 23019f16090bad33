"""Callbacks whose errors are seen: in JupyterLab an exception of a widget only reaches the log."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from typing import Any, ParamSpec

from abk.errors import AbkError

P = ParamSpec("P")
_catatan = logging.getLogger(__name__)


def aman(lapor: Callable[[str], None], kerja: Callable[P, Any]) -> Callable[P, None]:
    """Callback that tells its error instead of raising it.

    Parameters
    ----------
    lapor : shows a text in the form; called with an empty one when all went well
    kerja : the callback itself
    """

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
