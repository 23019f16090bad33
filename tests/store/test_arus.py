"""Guards abk.store.arus, abk.kegiatan.pegawai: counts of people go from a folder through store, record
and case into Lampiran IV; without them stores and records are as before.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import abk
from abk.errors import KegiatanError, ParameterError
from abk.instrumen.rencana import laksanakan, rencanakan
from abk.kegiatan import baca_rekaman, rekam
from abk.kegiatan.perubahan import Perubahan, terapkan
from abk.naskah.isi.keputusan import data_kepmenko
from abk.store import Gudang, RusakError, beri_peran, buka

pytestmark = pytest.mark.xdist_group("store")

ORANG = """id_pegawai,kode_jabatan,tanggal_lahir,jenjang,status,tmt,tanggal_akhir
KENARI-1,01.02-1,1969-04-05,,PNS,,
KENARI-2,01.02.1-1,1999-04-05,,PNS,,
"""


def _orang(folder: Path, isi: str = ORANG) -> abk.Kegiatan:
    (folder / "pegawai.csv").write_text(isi, encoding="utf-8")
    return abk.open(folder)


def _arus(k: abk.Kegiatan) -> list[tuple[object, ...]]:
    return [tuple(b) for b in k.arus_pegawai.itertuples(index=False)]


def test_dari_folder_ke_lampiran_iv(alamat: str, folder_kecil: Path) -> None:
    """What is due within five years is carried; who retires later no store and no record tells (rumus)."""
    k = _orang(folder_kecil)
    assert _arus(k) == [("01.02-1", 2029, "pensiun", 1), ("01.02.1-1", 2057, "pensiun", 1)]
    laksanakan(rencanakan([folder_kecil], alamat), alamat, "Ortala")
    g = buka(alamat)
    dalam = g.kegiatan()
    assert _arus(dalam) == _arus(k)[:1]
    data = rekam(dalam)
    assert b"KENARI" not in data
    assert b"2057" not in data
    kembali = baca_rekaman(data)
    assert rekam(kembali) == data
    assert data_kepmenko(kembali)["lima_tahun"] == data_kepmenko(k)["lima_tahun"] is not None
    g.impor_kegiatan(abk.open(folder_kecil).cabang("01.02.1"), "Ortala", arus=True)
    assert _arus(g.kegiatan()) == _arus(dalam), "a branch leaves the others alone"
    g.simpan_pengaturan(g.pengaturan().model_copy(update={"tahun": 2027}), oleh="Ortala")
    assert g.kegiatan().arus_pegawai is None, "counts of another year"
    g.tutup()


def test_tanpa_pegawai_seperti_dahulu(gudang: Gudang, folder_kecil: Path) -> None:
    assert gudang.kegiatan().arus_pegawai is None
    assert "arus_pegawai" not in json.loads(rekam(gudang.kegiatan()))
    gudang.impor_kegiatan(_orang(folder_kecil), "Ortala")
    assert gudang.kegiatan().arus_pegawai is None, "only where it is asked for"


def test_keputusan_rapat_membawanya(folder_kecil: Path) -> None:
    k = baca_rekaman(rekam(_orang(folder_kecil)))
    satu = k.uraian_tugas.iloc[0]
    lama = f"{satu['volume']:g}"
    ubah = Perubahan(satu["kode_jabatan"], satu["nomor"], "ubah", "volume", lama, "7", "Menurut agenda.")
    assert _arus(terapkan(k, [ubah])) == _arus(k)
    with pytest.raises(ParameterError, match="dihitung sampai tahun 2031 saja"):
        abk.proyeksi(k, banyak=6)


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"kode_jabatan": "Z"}, "jabatan 'Z' yang tidak ada"),
        ({"arus": "mutasi"}, "arus selain"),
        ({"orang": 0}, "bilangan wajar"),
        ({"tahun": 2027.5}, "bilangan wajar"),
        ({"nama": "Burung"}, "bukan baris dengan"),
        (None, "bukan daftar baris"),
    ],
)
def test_rekaman_yang_salah_ditolak(folder_kecil: Path, ganti: dict[str, object] | None, kata: str) -> None:
    nilai = json.loads(rekam(_orang(folder_kecil)))
    nilai["arus_pegawai"] = ["x"] if ganti is None else [{**nilai["arus_pegawai"][0], **ganti}]
    with pytest.raises(KegiatanError, match=kata):
        baca_rekaman(json.dumps(nilai).encode())


def test_hitungan_rusak_disebut(alamat_cepat: str, isi: Callable[[str], Gudang], folder_kecil: Path) -> None:
    g = isi(alamat_cepat)
    g.draf.simpan("pegawai", "arus", {"tahun": 2026, "baris": [{"nama": "Burung"}]})
    with pytest.raises(RusakError, match="Hitungan pegawai dalam gudang rusak"):
        g.kegiatan()
    g.impor_kegiatan(_orang(folder_kecil), "Ortala", arus=True)
    assert len(_arus(g.kegiatan())) == 1


@pytest.mark.serangan("peran", "menaruh hitungan pegawai palsu bagi keputusan", "dicegah")
def test_akun_unit_tidak_mengisi_hitungan(
    server: Any, isi: Callable[[str], Gudang], folder_kecil: Path
) -> None:
    db = server.basis_data()
    pemilik, awal, sandi = isi(server.alamat(db)), db[2:], "kata sandi role"
    for siapa, peran, unit in (("satu", "unit", "01.02"), ("ortala", "ortala", "")):
        beri_peran(pemilik, f"arus_{siapa}_{awal}", peran, unit, oleh="Ortala", sandi=sandi)
    satu, ortala = (buka(server.alamat(db, f"arus_{s}_{awal}", sandi)) for s in ("satu", "ortala"))
    palsu = {"kode_jabatan": "01.02-1", "tahun": 2027, "arus": "pensiun", "orang": 9}
    satu.draf.simpan("pegawai", "arus", {"tahun": 2026, "baris": [palsu]})
    assert ortala.kegiatan().arus_pegawai is None
    ortala.impor_kegiatan(_orang(folder_kecil), "Ortala", arus=True)
    assert [b[3] for b in _arus(ortala.kegiatan())] == [1]
    for g in (pemilik, satu, ortala):
        g.tutup()
