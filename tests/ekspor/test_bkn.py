"""Guards abk.ekspor.bkn, abk.tulisan.buku: the summary of a proposal: its figures, and what it keeps back."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl

from abk.ekspor.bkn import buku_bkn, kurang_bkn
from abk.kegiatan import Kegiatan

Buka = Callable[..., Kegiatan]


def _tabel(k: Kegiatan, lembar: str, **lain: Any) -> list[dict[str, Any]]:
    """Rows of a sheet as mappings; the heading is the first row with a text in column B."""
    buku = openpyxl.load_workbook(io.BytesIO(buku_bkn(k, lain.pop("keterangan", {}), **lain)))
    baris = [r for r in buku[lembar].iter_rows(values_only=True) if len(r) > 1 and r[1] is not None]
    semua = list(buku[lembar].iter_rows(values_only=True))
    awal = semua.index(baris[0])
    return [dict(zip(semua[awal], r, strict=True)) for r in semua[awal + 1 :]]


def test_angka_tiap_jabatan(buka: Buka):
    p, jumlah = (_tabel(buka(), "Per jabatan")[n] for n in (1, -1))
    # rumus: need 2,84 → 3; one person, who retires in 2027 (1969 + 58), so 3 are proposed for that year
    assert [p[n] for n in ("K", "B", "+/−", "Kekurangan kini", "Kelas")] == [3, 1, -2, 2, 6]
    assert abs(p["Kebutuhan sebelum dibulatkan"] - 2.84) < 1e-9
    assert [p[f"Usul PNS {t}"] for t in range(2027, 2032)] == [3, 0, 0, 0, 0]
    assert p["Prioritas 2027"] == 1
    # rumus: K 1, P 3, L 2, F 0
    assert (jumlah["No."], jumlah["K"], jumlah["B"], jumlah["Kekurangan kini"]) == ("JUMLAH", 6, 5, 2)


def test_pensiun_disamarkan_kecuali_diminta(buka: Buka):
    k = buka()
    assert _tabel(k, "Per jabatan")[1]["Pensiun 2027"] == "< 3"
    assert _tabel(k, "Per jabatan", pensiun_lengkap=True)[1]["Pensiun 2027"] == 1
    tahun = {t["Tahun"]: t["Pensiun"] for t in _tabel(k, "Lima tahun", pensiun_lengkap=True)}
    # rumus: BUP 58 for P and one of L; F has no jenjang, so its age limit is not known
    assert tahun == {"2027": 1, "2028": 1, "2029": 0, "2030": 0, "2031": 0}


def test_unit_dan_jenjang_berjumlah_sama(buka: Buka):
    k = buka()
    for lembar in ("Per unit", "Per jenjang"):
        *isi, jumlah = _tabel(k, lembar)
        for kolom in ("Jabatan", "K", "B", "Kekurangan", "Kelebihan", "Usul 2027"):
            assert sum(b[kolom] for b in isi) == jumlah[kolom], (lembar, kolom)


def test_tanpa_pegawai_tanpa_tahun(buka: Buka):
    k = buka(pegawai=False)
    baris = _tabel(k, "Per jabatan")
    assert not any(str(kolom).startswith(("Pensiun", "Usul")) for kolom in baris[0])
    assert baris[1]["Kekurangan kini"] == 2
    petunjuk = {b["Hal"]: b["Isi"] for b in _tabel(k, "Petunjuk")}
    assert "tanpa tabel pegawai" in petunjuk["Usul"]
    assert "belum dibaca" in petunjuk["Dasar"]


def test_yang_belum_ada(buka: Buka):
    apa = {}
    for kode, _, satu in kurang_bkn(buka(), {"P": {"pendidikan": ["S-2"]}}):
        apa.setdefault(kode, []).append(satu)
    assert apa["L"] == ["Kualifikasi pendidikan", "Kelas jabatan"]
    assert apa["F"] == ["Kualifikasi pendidikan", "Jenjang jabatan fungsional"]
    assert apa["P"] == ["Uraian tugas: ada baris yang tidak dihitung"]
    assert (
        _tabel(buka(), "Per jabatan", keterangan={"P": {"pendidikan": ["S-2"]}})[1]["Kualifikasi pendidikan"]
        == "S-2"
    )
