"""Guards abk.gabungan.pos, abk.gabungan.baris, abk.gabungan.kebutuhan: what DuckDB
answers is what the exact path answers, on every post.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

import abk
from abk.hasil.jumlah import jumlah
from tests.gabungan.rekaan import acak, kegiatan, tugas_biasa

KOLOM = ("beban_kerja_menit", "kebutuhan", "kebutuhan_bulat", "bezetting", "selisih")


def _sama(n: abk.Nasional, k: abk.Kegiatan) -> None:
    """Every post, under its own rounding and under each other; and the sums of the whole."""
    for cara in ("terdekat", "ke_atas", "ke_bawah"):
        harapan = k.dengan(pembulatan=cara).hasil  # origin: abk.kebutuhan.hasil_jabatan
        dapat = n.jabatan(k.instansi, k.tahun, pembulatan=cara).loc[harapan.index]
        for kolom in KOLOM:
            pd.testing.assert_series_equal(
                dapat[kolom], harapan[kolom], check_exact=True, check_index_type=False
            )
        lengkap = harapan["efektivitas_jabatan"].notna()
        assert (dapat["efektivitas_jabatan"][lengkap] == harapan["efektivitas_jabatan"][lengkap]).all()
    pd.testing.assert_frame_equal(
        n.jabatan(k.instansi, k.tahun)[list(KOLOM)].loc[k.hasil.index], k.hasil[list(KOLOM)], check_exact=True
    )
    j = jumlah(k)
    satu = n.kebutuhan("instansi", tahun=k.tahun, instansi=k.instansi).iloc[0]
    assert satu["kebutuhan"] == float(j.kebutuhan)
    assert satu["jumlah_jabatan"] == j.jabatan
    for nama in ("kebutuhan_bulat", "bezetting", "kekurangan", "kelebihan", "belum_lengkap"):
        assert satu[nama] == getattr(j, nama), nama


def test_contoh_setiap_jabatan(tmp_path: Path):
    abk.gabung(["contoh", "contoh-2025"], tmp_path)
    with abk.nasional(tmp_path) as n:
        for sumber in ("contoh", "contoh-2025"):
            _sama(n, abk.open(sumber))
        assert n.periksa() == []


def _per_kunci(semua: list[abk.Kegiatan], kunci: str) -> dict[str, Fraction]:
    """Exact need by a column of the posts, by hand: fractions of each post, one after the other."""
    hasil: dict[str, Fraction] = {}
    for k in semua:
        for kode, isi in zip(k.jabatan["kode_jabatan"], k.jabatan[kunci].fillna(""), strict=True):
            butuh = k.beban_jabatan.get(kode, Fraction(0)) / k.aturan.waktu_kerja_efektif_menit
            nama = " ".join(isi.casefold().split())
            hasil[nama] = hasil.get(nama, Fraction(0)) + butuh
    return hasil


def test_kementerian_rekaan(kampanye, tmp_path: Path):
    besar = 0
    for n_ in kampanye.percobaan(lantai=2):
        semua = [acak(1000 * n_ + m, f"Badan {m}", 2026) for m in range(3)]
        ke = tmp_path / str(n_)
        assert [m.status for m in abk.gabung(semua, ke)] == ["masuk"] * 3
        with abk.nasional(ke) as n:
            for k in semua:
                _sama(n, k)
            for kunci in ("nama_jabatan", "jenis_jabatan"):
                dapat = n.kebutuhan(kunci).loc[2026, "kebutuhan"]
                rapi = {" ".join(str(nama).casefold().split()): nilai for nama, nilai in dapat.items()}
                assert rapi == {nama: float(nilai) for nama, nilai in _per_kunci(semua, kunci).items()}
            assert n.periksa() == []
            besar += n.tanya("SELECT count(beban_pecahan) AS n FROM tugas")["n"][0]
    assert besar > 0  # numbers beyond whole columns were among them


def test_angka_yang_tidak_muat(tmp_path: Path):
    """Seventeen digits times seventeen: by hand 0.12345678901234567 × 0.1 × 98765.432109876543 …"""
    angka = ("0.12345678901234567", "98765.432109876543")
    tugas = [tugas_biasa("J1", 1, volume=angka[0], norma_waktu=angka[1]), tugas_biasa("J1", 2)]
    k = kegiatan([*tugas, tugas_biasa("J2")], [{"kode_jabatan": "J1"}, {"kode_jabatan": "J2"}])
    harapan = Fraction(repr(float(angka[0]))) * Fraction(repr(float(angka[1]))) + 600
    abk.gabung([k], tmp_path)
    with abk.nasional(tmp_path) as n:
        assert n.jabatan("Badan Rekaan", 2026)["beban_kerja_menit"]["J1"] == float(harapan)
        assert n.kebutuhan("instansi")["kebutuhan"].iloc[0] == float((harapan + 600) / 75_000)
        assert n.tanya("SELECT kode_jabatan FROM hasil WHERE beban_pecahan IS NOT NULL")[
            "kode_jabatan"
        ].tolist() == ["J1"]
        assert n.periksa() == []


def test_tiap_instansi_menurut_peraturannya(tmp_path: Path):
    """By hand: 60,000 minutes by 75,000, and by 72,000 (docs/peraturan.md): 4/5 + 5/6 = 49/30."""
    tugas, jabatan = [tugas_biasa("J1", volume="1000")], [{"kode_jabatan": "J1"}]
    satu = kegiatan(tugas, jabatan, instansi="A")
    dua = kegiatan(tugas, jabatan, instansi="B", peraturan="permendagri-12-2008")
    lama = kegiatan(tugas, jabatan, instansi="C", peraturan="kepmenpan-75-2004")
    masuk = abk.gabung([satu, dua, lama], tmp_path)
    assert [m.status for m in masuk] == [
        "masuk",
        "masuk",
        "ditolak",
    ]  # an expired law does not answer for 2026
    assert "kepmenpan-75-2004" in masuk[2].sebab
    with abk.nasional(tmp_path) as n:
        assert n.ditolak == ["rekaan"]
        assert "1 sumber ditolak" in repr(n)
        baris = n.kebutuhan("jenis_jabatan").loc[(2026, "pelaksana")]
        assert baris["kebutuhan"] == float(Fraction(49, 30))
        assert baris["peraturan"] == "permendagri-12-2008, permenpanrb-1-2020"
        assert n.kebutuhan("peraturan").loc[(2026, "permendagri-12-2008"), "jumlah_instansi"] == 1


def test_hasil_yang_diubah_ketahuan(tmp_path: Path):
    """A result that is another than its tasks give, in a file whose size and name are as they were."""
    k = acak(3)
    abk.gabung([k], tmp_path)
    duckdb = pytest.importorskip("duckdb")
    (berkas,) = tmp_path.rglob("hasil-*.parquet")
    for ubah in (
        "beban_pembilang + 1 AS beban_pembilang",
        "kebutuhan_bulat + 1 AS kebutuhan_bulat",
        "kebutuhan + 0.1 AS kebutuhan",
    ):
        asli = berkas.read_bytes()
        ubahan = "COPY (SELECT * REPLACE ({0}) FROM read_parquet('{1}')) TO '{1}.baru' (FORMAT parquet)"
        duckdb.execute(ubahan.format(ubah, berkas))
        (tmp_path / "dataset.json").write_text(
            _ukuran((tmp_path / "dataset.json").read_text(), len(asli), Path(f"{berkas}.baru").stat().st_size)
        )
        Path(f"{berkas}.baru").replace(berkas)
        with abk.nasional(tmp_path) as n:
            aturan = {t.aturan for t in n.periksa()}
        assert aturan == {"berkas_berubah", "hasil_sama"}, ubah
        (tmp_path / "dataset.json").write_text(
            _ukuran((tmp_path / "dataset.json").read_text(), berkas.stat().st_size, len(asli))
        )
        berkas.write_bytes(asli)


def _ukuran(teks: str, lama: int, baru: int) -> str:
    assert f'"byte": {lama},' in teks
    return teks.replace(f'"byte": {lama},', f'"byte": {baru},')
