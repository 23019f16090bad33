"""Campaigns: random walks, damage, kills, races. They last a budget of seconds, not a count of tries.

``ABK_ANGGARAN`` is the budget of each campaign [detik]. Whatever the budget, a campaign makes its floor of
tries: a slow machine does less, never nothing. How many there were is printed at the end of the run.
"""

from __future__ import annotations

import functools
import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import pytest

T = TypeVar("T")

_BIASA_DETIK = 0.5
"""Enough, beyond the floors, to find what breaks at once; hours are for ``make uji-panjang``."""

ANGGARAN_DETIK = float(os.environ.get("ABK_ANGGARAN") or _BIASA_DETIK)
CATATAN = "percobaan"

_CONTOH_DETIK = 3.0
"""Budget up to which a property takes its usual number of examples."""

SABAR_DETIK = 180.0
"""Longest wait for something that must come true. It only ends a test that has failed anyway."""

_pekerja = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
PROSES = max(1, (os.cpu_count() or 1) // _pekerja)
"""Processes that one test may keep busy, so that workers times processes never exceed the cores."""


class Kampanye:
    """Tries of one campaign.

    Parameters
    ----------
    item : the test; its report carries the number of tries
    """

    def __init__(self, item: pytest.Item) -> None:
        self._item = item

    def percobaan(
        self, lantai: int, paling: int | None = None, cukup: Callable[[], bool] = lambda: True
    ) -> Iterator[int]:
        """Numbers of the tries, 0, 1, …, until the budget is used up.

        Parameters
        ----------
        lantai : never fewer tries
        paling : never more
        cukup : whether all was met that has to be met; if not, tries go on, up to 50 × `lantai`
        """
        akhir = time.monotonic() + ANGGARAN_DETIK
        n = 0
        while n < lantai or (n < 50 * lantai and not cukup()) or time.monotonic() < akhir:
            if paling is not None and n >= paling:
                break
            yield n
            n += 1
        self.catat(n)

    def sapuan(self, semua: Sequence[T], lantai: int) -> Iterator[T]:
        """Members of a long row of cases in a mixed order: all if the budget lasts, at least `lantai`."""
        urutan = random.Random(20260101).sample(semua, len(semua))  # noqa: S311 - the same order every time
        for n in self.percobaan(min(lantai, len(semua)), len(semua)):
            yield urutan[n]

    def catat(self, banyak: int) -> None:
        """Print this number of tries at the end of the run, and no other."""
        self._item.user_properties[:] = [p for p in self._item.user_properties if p[0] != CATATAN]
        self._item.user_properties.append((CATATAN, banyak))


def beranggaran(lantai: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Below ``@given``: examples beyond the budget pass unseen, but never the first `lantai` of them.

    After a failure every example is tried, so that it can be shrunk.
    """

    def hias(uji: Callable[..., None]) -> Callable[..., None]:
        keadaan = {"banyak": 0, "mulai": 0.0, "gagal": False}

        @functools.wraps(uji)
        def satu(*args: Any, **kwargs: Any) -> None:
            keadaan["mulai"] = keadaan["mulai"] or time.monotonic()
            habis = time.monotonic() - keadaan["mulai"] > ANGGARAN_DETIK
            if habis and keadaan["banyak"] >= lantai and not keadaan["gagal"]:
                return
            keadaan["banyak"] += 1
            try:
                uji(*args, **kwargs)
            except BaseException:
                keadaan["gagal"] = True
                raise

        satu.keadaan_kampanye = keadaan  # type: ignore[attr-defined]
        return satu

    return hias


def contoh(biasa: int) -> int:
    """Number of examples of a property: as usual, and more where the budget is larger than usual."""
    return int(biasa * max(1.0, ANGGARAN_DETIK / _CONTOH_DETIK))


def _keadaan(item: pytest.Item) -> dict[str, Any] | None:
    inti = getattr(getattr(getattr(item, "obj", None), "hypothesis", None), "inner_test", None)
    return getattr(inti, "keadaan_kampanye", None)


def beri_tanda(items: list[pytest.Item]) -> None:
    """Mark the campaigns among the tests."""
    for satu in items:
        if "kampanye" in getattr(satu, "fixturenames", ()) or _keadaan(satu) is not None:
            satu.add_marker("kampanye")


def catat_contoh(item: pytest.Item) -> None:
    """Keep the number of examples that were really tried."""
    keadaan = _keadaan(item)
    if keadaan is not None:
        item.user_properties.append((CATATAN, keadaan["banyak"]))


def ringkasan(terminal: Any) -> None:
    """Write the tries of all campaigns."""
    semua = [
        (satu.nodeid, nilai)
        for daftar in terminal.stats.values()
        for satu in daftar
        if getattr(satu, "when", "") == "call"
        for nama, nilai in satu.user_properties
        if nama == CATATAN
    ]
    if semua:
        terminal.section(f"kampanye, anggaran masing-masing {ANGGARAN_DETIK:g} detik")
        for nama, nilai in sorted(semua):
            terminal.write_line(f"{nilai:>8} percobaan  {nama}")
