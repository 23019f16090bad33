"""Guards abk.instrumen.jawaban, abk.instrumen.asing.bagian: generated workbooks of one or two units, each
post with exactly the minutes that its own rows say, and nothing asked.

Expected values are drawn before the workbook: volume × times a year × minutes.
"""

from __future__ import annotations

import pytest
from varian_unit import PER_TAHUN, VarianUnit, varian_unit

from abk.instrumen.asing import Peta
from abk.instrumen.asing.bacaan import bacaan
from abk.instrumen.jawaban import dijawab
from abk.instrumen.padanan import Dikenal
from abk.peraturan import aturan
from tests.kampanye import Kampanye

SEMUA = 400
LANTAI = 40


def dibaca(v: VarianUnit) -> dict[tuple[str, str], float] | str:
    """Minutes of each unit and post as they are read with what is proposed; else what is asked."""
    kenal = Dikenal({}, [])
    p, peta = dijawab(v.buku, Peta(), {}, kenal, aturan(), terima=True)
    if p.terbuka or p.ditolak:
        return "; ".join(map(str, [*p.ditolak, *(t for _, t in p.terbuka)]))
    tabel = bacaan(v.buku, peta)
    nama = {j["kode_jabatan"]: (kenal.unit[j["kode_unit"]], j["nama_jabatan"]) for j in kenal.jabatan}
    hasil: dict[tuple[str, str], float] = {}
    for b in tabel.uraian_tugas.to_dict("records"):
        kali = b["volume"] * PER_TAHUN[b["periode"]] * float(aturan().menit_per[b["satuan_waktu"]])
        pos = nama[b["kode_jabatan"]]
        hasil[pos] = hasil.get(pos, 0) + kali * b["norma_waktu"]
    return hasil


def test_varian_unit(kampanye: Kampanye):
    salah = []
    for n in kampanye.percobaan(LANTAI, SEMUA):
        v = varian_unit(n)
        hasil = dibaca(v)
        if isinstance(hasil, str) or hasil.keys() != v.menit.keys() or hasil != pytest.approx(v.menit):
            salah.append(f"{v.nama}: {hasil}, seharusnya {v.menit}")
    assert salah == []
