"""What a page says of itself, and the batch computes for itself: whose page, of which data, which totals."""

from __future__ import annotations

from abk.hasil.jumlah import jumlah
from abk.kegiatan import Kegiatan


def bukti(cabang: Kegiatan, kode_unit: str = "") -> dict[str, object]:
    """Proof of the figures of a unit with those below it, or of the whole.

    Parameters
    ----------
    cabang : what the page shows (:meth:`abk.kegiatan.Kegiatan.cabang`, or the whole)
    kode_unit : code of the unit; empty for the whole

    Returns
    -------
    dict
        halaman (``unit`` or ``kementerian``), unit, sidik of the data, jabatan (how many), kebutuhan_bulat,
        bezetting and selisih [orang].
    """
    j = jumlah(cabang)
    return {
        "halaman": "unit" if kode_unit else "kementerian",
        "unit": kode_unit,
        "sidik": cabang.sidik,
        "jabatan": j.jabatan,
        "kebutuhan_bulat": j.kebutuhan_bulat,
        "bezetting": j.bezetting,
        "selisih": j.selisih,
    }
