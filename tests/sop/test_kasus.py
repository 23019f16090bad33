"""Guards abk.sop.kasus, abk.sop.buka, abk.sop.penerapan, abk.sop.jawaban_tanda, abk.naskah.kasus: a case as a
source, and what it leaves in the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import abk
from abk.hasil import daftar_tanda
from abk.kegiatan import Perubahan, terapkan
from abk.sop import Alur, AlurError, LangkahError, RantaiError, ekspor
from abk.sop.buka import daftar_alur
from abk.sop.kasus import buka_kasus, kegiatan_alur
from abk.store import Gudang, buka
from tests.sop.panggung import Panggung, docx

KODE = "uji-2026"
PUTUSAN = Perubahan("A-2", "1", "ubah", "volume", "10", "8", "Rapat.")
USUL = Perubahan("B-2", "1", "ubah", "norma_waktu", "180", "150", "Konfirmasi.")


def _tuntas(panggung: Panggung, alur: Alur, sampai: str = "") -> Alur:
    """A case with a decision about A and a proposal of B, up to a step or to its end."""
    alur = panggung.sampai(alur, "10")
    alur = alur.putuskan("A", [PUTUSAN], panggung.tanda("p-kasubbag"))
    alur = panggung.sampai(alur, "13")
    jawaban: dict[str, Any] = {k: {"status": "sesuai"} for k in ("B-1", "B-2")}
    jawaban["B-2"] = {"status": "sesuai_dengan_perbaikan", "usul": [USUL.sebagai_dict()]}
    alur = panggung.maju(alur, "13", "B", isi={"jawaban": jawaban})
    alur = panggung.sampai(alur, sampai or "17")
    if sampai:
        return alur
    return panggung.sampai(panggung.maju(alur, "17", fakta={"kepmenko_asli": {"nomor_urut": "12"}}), "")


@pytest.fixture(scope="module")
def folder(data_awal: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished case, exported."""
    panggung = Panggung(data_awal)
    return ekspor(_tuntas(panggung, panggung.buka()), tmp_path_factory.mktemp("kasus") / "alur")


# ── the states ────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("saat", "banyak"), [("awal", 0), ("9", 0), ("11", 1), ("13", 2), ("akhir", 2), ("", 2)]
)
def test_data_pada_tiap_saat(folder: Path, kecil: abk.Kegiatan, saat: str, banyak: int):
    """All units of the store, those of the case as decided till then (rumus: decisions over answers)."""
    k = abk.open(folder, alur=KODE, saat=saat)
    assert k.hasil.equals(terapkan(kecil, [PUTUSAN, USUL][:banyak]).hasil)
    assert list(k.unit["kode_unit"]) == ["K", "A", "B", "C"]


def test_catatan_yang_sama_dinilai_sekali(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Opened again, the same lines give the same case; a line more or less is judged anew."""
    satu = buka_kasus(folder, KODE)
    monkeypatch.delattr("abk.sop.buka.lanjutkan")
    assert buka_kasus(folder, KODE).keadaan is satu.keadaan
    lain = tmp_path / "alur"
    lain.mkdir()
    baris = (folder / "alur.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
    (lain / "alur.jsonl").write_text("".join(baris[:-1]), encoding="utf-8")
    with pytest.raises(NameError, match="lanjutkan"):
        buka_kasus(lain, KODE)


def test_data_akhir_sama_dengan_isi_alur(folder: Path):
    alur = buka_kasus(folder, KODE)
    akhir, milik = kegiatan_alur(alur), alur.data("data_akhir")
    assert akhir.hasil.loc[milik.hasil.index].equals(milik.hasil)


def test_sumber_biasa_tidak_berubah_sidiknya(kecil: abk.Kegiatan, folder: Path):
    """A plain source has no state; the same data of a case have another fingerprint: their pages say more."""
    assert kecil.keadaan is None
    assert kecil.kata_keadaan == ""
    awal, akhir = (abk.open(folder, alur=KODE, saat=s) for s in ("awal", "akhir"))
    assert awal.cabang("C").sidik == akhir.cabang("C").sidik  # outside of the case both are the same
    assert awal.cabang("A").sidik != akhir.cabang("A").sidik


def test_setiap_bagian_menyebut_keadaannya(folder: Path):
    def kata(saat: str) -> list[str]:
        k = abk.open(folder, alur=KODE, saat=saat)
        return [x.kata_keadaan for x in (k.cabang("A"), k.cabang("C"), k)]

    luar = "Data awal; tidak dibahas dalam alur uji-2026"
    sebagian = "tentang unit A, B; unit lain menurut data awal"
    awal = "Data awal, sebelum rapat (alur uji-2026)"
    assert kata("awal") == [awal, luar, awal]
    assert kata("11") == [
        "Data pada langkah 11 (alur uji-2026)",
        luar,
        f"Data pada langkah 11 (alur uji-2026, {sebagian})",
    ]
    a, c, semua = kata("akhir")
    assert a.startswith("Hasil akhir, keputusan nomor 12 Tahun 2026 tanggal ")
    assert c == luar
    assert semua.endswith(f"(alur uji-2026, {sebagian})")


def test_sebelum_penetapan_tidak_bernomor(panggung: Panggung):
    k = kegiatan_alur(_tuntas(panggung, panggung.buka(), "15"), keputusan=lambda _: "12")
    assert k.cabang("A").kata_keadaan == "Hasil akhir, belum ditetapkan (alur uji-2026)"


# ── what cannot be opened ─────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("alur", "saat", "jenis", "pesan"),
    [
        ("lain", "", AlurError, "berisi alur 'uji-2026'"),
        (KODE, "99", LangkahError, "Saat '99' tidak dikenal"),
        (KODE, "3", LangkahError, "belum memuat data pada langkah 3"),
        ("", "awal", abk.ParameterError, "tanpa alur"),
    ],
)
def test_yang_keliru_disebut(folder: Path, alur: str, saat: str, jenis: type[abk.AbkError], pesan: str):
    with pytest.raises(jenis, match=pesan):
        abk.open(folder, alur=alur, saat=saat)


def test_folder_tanpa_alur(tmp_path: Path):
    with pytest.raises(AlurError, match=r"tidak berisi alur\.jsonl"):
        abk.open(tmp_path, alur=KODE)


def test_belum_sampai(panggung: Panggung):
    alur = panggung.sampai(panggung.buka(), "13")
    with pytest.raises(LangkahError, match="belum memuat data akhir"):
        kegiatan_alur(alur)
    with pytest.raises(LangkahError, match="Langkah 14 alur uji-2026 belum selesai"):
        kegiatan_alur(alur, "14")


def test_isi_yang_diganti_ditolak(folder: Path, tmp_path: Path):
    alur = buka_kasus(folder)
    salin = ekspor(alur, tmp_path / "alur")
    (salin / "berkas" / alur.keadaan.slot["data_awal"]).write_bytes(b"{}")
    with pytest.raises(RantaiError, match="tidak sesuai dengan kode verifikasinya"):
        abk.open(salin, alur=KODE)


def test_folder_hanya_dibaca(folder: Path, panggung: Panggung):
    with pytest.raises(AlurError, match="hanya dibaca"):
        buka_kasus(folder).lampirkan("lampiran:x", b"x", panggung.tanda("p-karo"), keterangan="x")


# ── the sheets, once the decree is made ───────────────────────────────────────────────────────────
@pytest.fixture
def gudang(kecil: abk.Kegiatan, tmp_path: Path) -> Iterator[Gudang]:
    satu = buka(f"sqlite:///{tmp_path / 'abk.db'}", buat=True)
    satu.impor_kegiatan(kecil, oleh="Ortala")
    yield satu
    satu.tutup()


def _di_gudang(gudang: Gudang, data: bytes) -> tuple[Panggung, Alur]:
    panggung = Panggung(data, rak=gudang.alur)
    return panggung, _tuntas(panggung, panggung.buka(), "17")


def test_lembar_memuat_nilai_yang_ditetapkan(gudang: Gudang, data_awal: bytes, kecil: abk.Kegiatan):
    panggung, alur = _di_gudang(gudang, data_awal)
    assert gudang.kegiatan().hasil.equals(kecil.hasil)  # nothing before the decree
    alur = panggung.maju(alur, "17")
    assert alur.penerapan is not None
    assert alur.penerapan.kalimat == ("Nilai keputusan ke lembar isian: 2 disimpan, 2 sama, 0 ditolak.",)
    assert gudang.kegiatan().hasil.equals(terapkan(kecil, [PUTUSAN, USUL]).hasil)
    assert abk.open(gudang.alamat, alur=KODE).hasil.equals(gudang.kegiatan().hasil)
    peristiwa = gudang.riwayat("A-2").iloc[-1]
    assert (peristiwa["oleh"], peristiwa["versi"]) == ("Menko", 2)
    assert peristiwa["alasan"] == "Ditetapkan dalam alur uji-2026, langkah 17."


def test_diterapkan_lagi_tidak_mengubah_apa_pun(gudang: Gudang, data_awal: bytes):
    panggung, alur = _di_gudang(gudang, data_awal)
    panggung.maju(alur, "17")
    sebelum = len(gudang.riwayat())
    lagi = alur.muat().terapkan().penerapan
    assert lagi is not None
    assert lagi.kalimat == ("Nilai keputusan ke lembar isian: 0 disimpan, 4 sama, 0 ditolak.",)
    assert len(gudang.riwayat()) == sebelum


def test_lembar_yang_diubah_orang_disebut(gudang: Gudang, data_awal: bytes):
    panggung, alur = _di_gudang(gudang, data_awal)
    lembar = gudang.lembar("A-2")
    gudang.simpan_draf(lembar.dengan(bezetting=9), versi_dasar=lembar.versi, oleh="Unit")
    alur = panggung.maju(alur, "17")
    assert alur.penerapan is not None
    assert not alur.penerapan.utuh
    assert alur.penerapan.kalimat == (
        "Nilai keputusan ke lembar isian: 1 disimpan, 2 sama, 1 ditolak.",
        "A-2, ditolak: isian berubah sejak data awal (kini versi 2, draf).",
        "Bereskan itu, lalu ulangi: abk sop terapkan ALAMAT",
    )
    assert gudang.lembar("A-2").bezetting == 9


def test_sebelum_penetapan_tidak_diterapkan(gudang: Gudang, data_awal: bytes):
    _, alur = _di_gudang(gudang, data_awal)
    hasil = alur.terapkan().penerapan
    assert hasil is not None
    assert hasil.galat == "Keputusan belum ditetapkan."


def _menjawab(slot: str, tanda: str, jawaban: str) -> dict[str, Any]:
    return {slot: {"jawaban_tanda": [{"id": tanda, "pertanyaan": "?", "jawaban": jawaban}]}}


def test_jawaban_rapat_dan_pemeriksaan_masuk_gudang(gudang: Gudang, data_awal: bytes, kecil: abk.Kegiatan):
    """What the minutes and the check answered is known to whoever analyses the same figures next year: with
    the reason, the post that signed it, and the event. One that is answered later in the store stays."""
    (asli,) = daftar_tanda(kecil)
    panggung = Panggung(data_awal, rak=gudang.alur)
    alur = panggung.sampai(panggung.buka(), "11")
    alur = panggung.maju(alur, "11", "A", fakta=_menjawab("notula", asli.id, "Dari  rapat.\nSetahun penuh."))
    alur = panggung.sampai(alur, "14")
    alur = panggung.maju(alur, "14", fakta=_menjawab("dokumen_data", "periksa", "Sudah diperiksa."))
    alur = panggung.sampai(alur, "17")
    assert gudang.tanda.semua() == {}  # nothing before the decree
    alur = panggung.maju(alur, "17")
    assert alur.penerapan is not None
    assert alur.penerapan.kalimat[-1] == "Jawaban atas pertanyaan kewajaran: 2 disimpan."
    rapat = gudang.tanda.rincian()[asli.id]
    e = next(e for e in alur.peristiwa if (e.apa, e.langkah, e.unit) == ("selesai", "11", "A"))
    peran = alur.prosedur.nama_peran(e.peran)
    assert rapat == (
        "Dari rapat. Setahun penuh.",
        f"{peran}, langkah 11 alur uji-2026",
        e.waktu,
        e.sidik,
        asli.tempat,
    )
    assert gudang.tanda.rincian()["periksa"].oleh.endswith("langkah 14 alur uji-2026")
    gudang.impor_kegiatan(kecil.dengan(tahun=2027), oleh="Ortala")
    (kini,) = daftar_tanda(gudang.kegiatan())
    assert kini.jawaban == f"Dari rapat. Setahun penuh. ({peran}, langkah 11 alur uji-2026)"
    gudang.tanda.jawab(asli.id, "Dihitung ulang.", "Kepala Biro")
    lagi = alur.muat().terapkan().penerapan
    assert lagi is not None
    assert lagi.jawaban == 0
    assert gudang.tanda.rincian()[asli.id].alasan == "Dihitung ulang."


def test_jawaban_naskah_yang_dibuat_ulang_menggantikan(gudang: Gudang, data_awal: bytes):
    """Minutes that are changed are answered anew: only what they say last is kept."""
    panggung = Panggung(data_awal, rak=gudang.alur)
    alur = panggung.sampai(panggung.buka(), "11")
    alur = panggung.maju(alur, "11", "A", fakta=_menjawab("notula", "lama", "Keliru."))
    siapa = panggung.tanda(panggung.pelaku(alur, "11", "A"))
    fakta = _menjawab("notula", "baru", "Benar.")
    alur = alur.ubah("notula:A", docx("baru"), siapa, alasan="Keliru.", fakta=fakta)
    panggung.maju(panggung.sampai(alur, "17"), "17")
    assert {t: j.alasan for t, j in gudang.tanda.rincian().items()} == {"baru": "Benar."}


@pytest.mark.serangan("pembaca", "Mengganti judul alur dalam tabel gudang", "ketahuan")
# ── the list of cases ─────────────────────────────────────────────────────────────────────────────
def test_daftar_dari_yang_ditandatangani(panggung):
    """Title and year are those of the signed first event, whatever the table beside it says."""
    alur = panggung.buka(("A",))
    panggung.rak.alur[alur.kode] |= {"judul": "Judul palsu", "tahun": 1999}
    (satu,) = daftar_alur(panggung)
    assert (satu.judul, satu.tahun, satu.mulai) == (alur.judul, 2026, alur.peristiwa[0].saat)
    assert "lain daripada yang ditandatangani" in satu.salah


@pytest.mark.serangan("pembaca", "Merusak satu alur agar daftar alur tidak terbaca", "dicegah")
def test_daftar_dengan_alur_rusak(panggung):
    """One that cannot be read is listed with the reason; the others as ever."""
    panggung.buka(("A",))
    panggung.buka(("A",), kode="lain")
    rekaman = panggung.rak.catatan["lain"][0]
    for teks in ('{"alur":"lain"}', rekaman.teks.replace("Analisis beban", "Analisis baban"), "[" * 100_000):
        panggung.rak.catatan["lain"] = [replace(rekaman, teks=teks)]
        utuh, rusak = daftar_alur(panggung)
        assert (utuh.salah, rusak.judul, rusak.tahun) == ("", "", None)
        assert "verifikasi" in rusak.salah
