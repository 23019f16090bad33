"""Guards abk.hasil.jumlah: whose figures, of which data, and their totals."""

from __future__ import annotations

from abk.hasil import bukti
from abk.kegiatan import Kegiatan


def test_bukti_menyebut_data_dan_jumlahnya(kegiatan: Kegiatan) -> None:
    cabang = kegiatan.cabang("B.1")
    assert bukti(cabang, "B.1") == {
        "halaman": "unit",
        "unit": "B.1",
        "sidik": cabang.sidik,
        "jabatan": 3,
        "kebutuhan_bulat": 6,  # rumus
        "bezetting": 5,
        "selisih": -1,
    }
    assert bukti(kegiatan)["halaman"] == "kementerian"
    assert bukti(kegiatan)["sidik"] != cabang.sidik
