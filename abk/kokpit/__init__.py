"""The cockpit: the procedure by role, in a notebook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from abk.errors import ParameterError
from abk.instrumen.formulir.sajian import Halaman, layani
from abk.kokpit.cockpit import Kokpit
from abk.peragaan import Peragaan, peragakan
from abk.sop import buka_alur
from abk.store import Gudang, buka, gudang_contoh
from abk.tulisan.markup import kutip

__all__ = ["kokpit"]

PERAGAAN = "peragaan"
"""Source that means the example ministry."""

TUNGGU_DETIK = 5.0


def kokpit(sumber: str | Gudang, alur: str = "", *, pejabat: str = "") -> Kokpit:
    """Cockpit of a case; shown by being the last line of a cell.

    Raises ParameterError if there is no address, or it is a folder; abk.store.GudangError if the store cannot
    be opened; AlurError if the store holds no case, or none of that code.

    Parameters
    ----------
    sumber : address of a store (``sqlite:///folder/abk.db``), an open :class:`abk.store.Gudang`, or
        ``"peragaan"``: the example ministry at step 1, in a store that lasts as long as the kernel
    """
    if sumber == PERAGAAN:
        return Kokpit(_gudang_peragaan(), alur, pejabat)
    if isinstance(sumber, str):
        if "://" not in sumber:
            raise ParameterError(
                f"Kokpit bekerja pada gudang, sedangkan {kutip(sumber)} bukan alamat gudang.",
                'Isi dengan alamat gudang, misalnya "sqlite:///data/abk.db", atau "peragaan" untuk berlatih.',
            )
        sumber = buka(sumber, tunggu_detik=TUNGGU_DETIK)
    return Kokpit(sumber, alur, pejabat)


def _gudang_peragaan() -> Gudang:
    """Store with the example ministry and a case of it, gone when the program ends.

    The play begins now, so that no step is late before anybody has looked.
    """
    gudang = gudang_contoh("Peragaan", tunggu_detik=TUNGGU_DETIK)
    isi = {**Peragaan.baca().isi, "mulai": dt.datetime.now(dt.UTC).isoformat()}
    peragakan(gudang, peragaan=Peragaan(isi), sampai=0)
    return gudang


KOKPIT = Halaman("40_alur_sop.ipynb", "kokpit.ipynb", "Kokpit", "Kokpit prosedur analisis beban kerja")


def sajikan(
    alamat: str,
    alur: str = "",
    *,
    pejabat: str = "",
    port: int | None = None,
    cetak: Callable[[str], None] = print,
) -> None:
    """Serve the cockpit of a store until Ctrl-C (:func:`abk.instrumen.formulir.sajian.layani`).

    Without `alur` the only case is opened, or one is chosen on the page; without `pejabat` the page asks
    who acts. A key that is opened there is in the memory of that page's kernel, and nowhere else. Raises
    AlurError if the store has no case `alur`: before a page is served that could only say so.
    """
    if alur and "://" in alamat:
        buka_alur(buka(alamat), alur)
    layani(KOKPIT, alamat, {"alur": alur, "pejabat": pejabat}, port=port, cetak=cetak)
