"""Guards abk.instrumen.asing: foreign workbooks: read right, asked, or refused with the cell; never
guessed.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from buku_asing import (
    BEBAN,
    FORM_A,
    KASUS,
    MENIT_TAHUN,
    TUGAS,
    Kasus,
    beban,
    form_a,
    harap,
    judul,
    kepala,
    lengkap,
    tulis,
)

from abk.errors import ParameterError
from abk.instrumen import BerkasError, impor, impor_asing, impor_berkas, tunjuk_tabel
from abk.instrumen.asing import Peta, PetaTabel, Pratinjau, baca_asing, baca_peta, pratinjau, tunjuk
from abk.instrumen.asing.abk_kes import ABK_KES
from abk.instrumen.asing.bacaan import bacaan
from abk.instrumen.asing.grid import Grid
from abk.instrumen.asing.impor import aturan_gudang
from abk.instrumen.asing.label import KAMUS
from abk.instrumen.asing.pratinjau import tinjau_pratinjau
from abk.instrumen.asing.rumus import hasil_kali
from abk.instrumen.sandbox import BukuMentah, LembarMentah
from abk.store import Gudang, buka

pytestmark = pytest.mark.usefixtures("satu_sandbox")
IDENTITAS = {"kode_unit": "U", "jenis_jabatan": "pelaksana"}
UMUM = {"peraturan": "pakai peraturan kegiatan"}


def jawab(p: Pratinjau, kasus: Kasus) -> Peta:
    """A user's answers: identities, those of the case, and the proposals."""
    tabel: dict[str, PetaTabel] = {}
    for n, t in enumerate(p.tabel):
        isi: dict[str, str] = {}
        for tanya in t.tanya:
            bagian = tanya.nama.split(".")
            if bagian[0] == "jabatan":
                isi[tanya.nama] = IDENTITAS.get(bagian[2], f"J{n}.{bagian[1]}")
            elif jawaban := kasus.jawab.get(tanya.nama) or tanya.usulan or UMUM.get(tanya.nama):
                isi[tanya.nama] = jawaban
        tabel[t.kunci] = PetaTabel(t.kunci, t.jenis != "rekap", {}, isi)
    return Peta(p.berkas, tabel)


def peta_lengkap(jalur: Path, kasus: Kasus) -> Peta:
    """Answers to all questions; answering one may put the next."""
    peta = jawab(pratinjau(jalur), kasus)
    return jawab(pratinjau(jalur, peta), kasus)


def test_ada_empat_puluh_kasus_berbeda():
    assert len({k.nama for k in KASUS}) == len({k.perangkap for k in KASUS}) == len(KASUS) >= 40


@pytest.mark.parametrize("kasus", KASUS, ids=lambda k: k.nama)
def test_buku_asing(kasus: Kasus, tmp_path: Path):
    jalur = tulis(kasus, tmp_path)
    if kasus.tolak == "-":
        with pytest.raises(BerkasError, match="Tidak ada tabel dengan susunan kolom formulir ABK"):
            pratinjau(jalur)
        return
    p = pratinjau(jalur)
    assert p.terbuka, "identitas jabatan selalu ditanyakan"
    with pytest.raises(BerkasError, match="pertanyaan belum dijawab"):
        baca_asing(jalur)
    usulan = {t.nama: t.usulan for tabel in p.tabel for t in tabel.tanya}
    assert {n: usulan.get(n, "tidak ditanyakan") for n in kasus.usulan} == dict(kasus.usulan), str(p)
    peta = peta_lengkap(jalur, kasus)
    if kasus.tolak:
        with pytest.raises(BerkasError) as salah:
            baca_asing(jalur, peta)
        assert salah.value.sel == kasus.tolak, str(salah.value)
        assert f"sel {kasus.tolak}" in str(salah.value)
        return
    hasil = baca_asing(jalur, peta)
    nama = dict(zip(hasil.jabatan["kode_jabatan"], hasil.jabatan["nama_jabatan"], strict=True))
    kolom = ("uraian_tugas", "volume", "periode", "norma_waktu", "satuan_waktu")
    baris = [
        (nama[kode], *isi)
        for kode, *isi in hasil.uraian_tugas[["kode_jabatan", *kolom]].itertuples(index=False, name=None)
    ]
    assert [tuple(b) for b in baris] == list(kasus.hasil), str(p)
    penting = [t for t in hasil.temuan if t.tingkat != "catatan" and t.tabel == "uraian_tugas"]
    assert not [t for t in penting if t.aturan != "punya_uraian_tugas"]


def _kasus(nama: str) -> Kasus:
    return next(k for k in KASUS if k.nama == nama)


def test_setiap_isian_menyebut_selnya(tmp_path: Path):
    kasus = _kasus("kepala_jauh")
    jalur = tulis(kasus, tmp_path)
    hasil = baca_asing(jalur, peta_lengkap(jalur, kasus))
    sel = hasil.sumber.query("nomor == '2'").set_index("kolom")["sel"].to_dict()
    # rumus: header in row 15 and column D, so task 2 stands in row 17; volume is the sixth column, I.
    assert sel == {"nomor": "D17", "uraian_tugas": "E17", "hasil_kerja": "F17", "norma_waktu": "G17",
                   "volume": "I17", "keterangan": "K17"}  # fmt: skip


def test_pesan_tanpa_tanda_petik_python(tmp_path: Path):
    """A blank that does not break is a blank in what is said of a cell."""

    def buat(_, w):
        judul(w)
        kepala(w, 2, FORM_A)
        form_a(w, 3, ((*TUGAS[0][:2], "dua\xa0belas", 30),))

    pesan = str(pratinjau(tulis(Kasus("nbsp", "", buat), tmp_path)))
    assert "'dua belas'" in pesan
    assert "xa0" not in pesan


def test_sel_uraian_adalah_sel_teksnya(tmp_path: Path):
    """Under a header merged over two columns the text stands in the second, behind its bullet."""
    jalur = tulis(_kasus("kepala_gabung_pembagi_baris"), tmp_path)
    assert [b.sel["uraian_tugas"] for b in pratinjau(jalur).tabel[0].baris][:2] == ["C5", "C6"]


def test_bezetting_dari_kaki_dan_dari_tabel_pemangku(tmp_path: Path):
    for nama, ada in (("beban_kerja", 2), ("pemangku_dan_rekap", 3)):
        kasus = _kasus(nama)
        jalur = tulis(kasus, tmp_path)
        assert baca_asing(jalur, peta_lengkap(jalur, kasus)).jabatan["bezetting"].tolist() == [ada]


def test_peta_ditulis_disunting_dan_dipakai_lagi(tmp_path: Path):
    kasus = _kasus("beban_kerja")
    jalur = tulis(kasus, tmp_path)
    berkas = pratinjau(jalur).tulis_peta(tmp_path / "peta.yaml", terima_usulan=True)
    teks = berkas.read_text(encoding="utf-8")
    for nama, nilai in (("kode_jabatan", "J-1"), ("kode_unit", "U"), ("jenis_jabatan", "pelaksana")):
        awal = teks.index(f"nama: jabatan.1.{nama}")
        letak = teks.index("jawaban: ''", awal)
        teks = f"{teks[:letak]}jawaban: {nilai}{teks[letak + 11 :]}"
    berkas.write_text(teks, encoding="utf-8")
    peta = baca_peta(berkas)
    assert len(baca_asing(jalur, peta).uraian_tugas) == 3
    lain = tulis(kasus, tmp_path).rename(tmp_path / "bulan_depan.xlsx")
    assert len(baca_asing(lain, peta).uraian_tugas) == 3


def test_peta_yang_kolomnya_lain_ditolak(tmp_path: Path):
    jalur = tulis(_kasus("beban_kerja"), tmp_path)
    lain = tulis(_kasus("jam_di_atas_menit"), tmp_path)
    peta = baca_peta(pratinjau(jalur).tulis_peta(tmp_path / "peta.yaml", terima_usulan=True))
    with pytest.raises(BerkasError, match="Peta tidak cocok"):
        baca_asing(lain, peta)


def test_kolom_yang_disunting_di_peta_dipakai(tmp_path: Path):
    kasus = _kasus("dua_kolom_norma")
    jalur = tulis(kasus, tmp_path)
    berkas = pratinjau(jalur, peta_lengkap(jalur, kasus)).tulis_peta(tmp_path / "peta.yaml")
    teks = berkas.read_text(encoding="utf-8")
    assert "kolom: D\n      label: WAKTU PENYELESAIAN (MENIT)" in teks
    ganti = teks.replace("kolom: D\n      label: WAKTU PENYELESAIAN (MENIT)", "kolom: E\n      label: LAIN")
    berkas.write_text(ganti.replace("jawaban: D", "jawaban: E"), encoding="utf-8")
    with pytest.raises(BerkasError, match="Peta tidak cocok"):
        baca_asing(jalur, baca_peta(berkas))
    benar = ganti.replace("label: LAIN", "label: WAKTU PENYELESAIAN (JAM)").replace(
        "jawaban: D", "jawaban: E"
    )
    berkas.write_text(benar, encoding="utf-8")
    # rumus: 300, 120 and 90 minutes in hours
    assert baca_asing(jalur, baca_peta(berkas)).uraian_tugas["norma_waktu"].tolist() == [5.0, 2.0, 1.5]


@pytest.mark.parametrize(
    "isi",
    [
        "",
        "[",
        "versi: 9",
        "versi: 1\nasing: 1",
        "versi: 1\ntabel: [{x: 1}]",
        "!!python/object:os.system {}",
        "versi: 1\ntabel: " + "[" * 20_000 + "]" * 20_000,
        "versi: 1\ntabel: 5",
        "versi: 1\ntabel: [{tabel: A, kolom: [1]}]",
        "versi: 1\ntabel: [{tabel: A, kepala: {a: 1}}]",
        "versi: 1\nsinonim: 7",
    ],
)
def test_peta_rusak_ditolak(isi: str, tmp_path: Path):
    berkas = tmp_path / "peta.yaml"
    berkas.write_text(isi, encoding="utf-8")
    with pytest.raises(BerkasError, match=r"Peta tidak (sah|dapat dibaca)"):
        baca_peta(berkas)


def test_jawaban_di_luar_pilihan_tetap_terbuka(tmp_path: Path):
    kasus = _kasus("permendagri_a")
    jalur = tulis(kasus, tmp_path)
    p = pratinjau(jalur)
    kunci = p.tabel[0].kunci
    peta = Peta("", {kunci: PetaTabel(kunci, True, {}, {"satuan_waktu": "abad"})})
    assert any(t.nama == "satuan_waktu" for _, t in pratinjau(jalur, peta).terbuka)


def test_jawaban_di_luar_pilihan_disebut_dengan_pilihannya(tmp_path: Path):
    kasus = _kasus("permendagri_a")
    jalur = tulis(kasus, tmp_path)
    kunci = pratinjau(jalur).tabel[0].kunci
    peta = Peta("", {kunci: PetaTabel(kunci, True, {}, {"satuan_waktu": "abad", "periode": " Tahun "})})
    with pytest.raises(BerkasError) as salah:
        baca_asing(jalur, peta)
    assert "'abad' tidak ada di antara pilihannya" in str(salah.value)
    assert "[menit | jam | hari | minggu | bulan]" in str(salah.value)
    assert "periode" not in {t.nama for _, t in pratinjau(jalur, peta).terbuka}


# ── one round, and what settles itself ────────────────────────────────────────────────────────────
PASTI = ("beban_kerja", "informasi_jabatan", "menit_bagi_60", "menit_kali_60", "menit_per_jam_tanpa_rumus",
         "kepala_gabung_pembagi_baris", "dua_pembagi")  # fmt: skip


@pytest.mark.parametrize("nama", PASTI)
def test_yang_ditetapkan_kepala_dan_pembagi_tidak_ditanyakan(nama: str, tmp_path: Path):
    terbuka = {t.nama for _, t in pratinjau(tulis(_kasus(nama), tmp_path)).terbuka}
    assert {n for n in terbuka if not n.startswith("jabatan.")} <= {"peraturan"}


@pytest.mark.parametrize("nama", ["dua_kolom_norma", "beban_tak_terbukti", "tanpa_kepala_volume"])
def test_semua_pertanyaan_datang_sekaligus(nama: str, tmp_path: Path):
    """Answers to the first round leave nothing to ask, also behind an uncertain column."""
    kasus = _kasus(nama)
    jalur = tulis(kasus, tmp_path)
    peta = jawab(pratinjau(jalur), kasus)
    assert not pratinjau(jalur, peta).terbuka


def test_jawaban_pengguna_mengalahkan_yang_pasti(tmp_path: Path):
    kasus = _kasus("beban_kerja")
    jalur = tulis(kasus, tmp_path)
    peta = jawab(pratinjau(jalur), kasus)
    isi = {k: PetaTabel(k, True, {}, {**t.jawaban, "periode": "bulan"}) for k, t in peta.tabel.items()}
    assert set(baca_asing(jalur, Peta("", isi)).uraian_tugas["periode"]) == {"bulan"}


# ── pointing, and words of one's own ──────────────────────────────────────────────────────────────
def _aneh(folder: Path) -> Path:
    """A table whose headers say nothing: letters of a code."""

    def buat(_, w):
        judul(w, 5)
        kepala(w, 10, ("X1", "X2", "X3", "X4", "X5"))
        form_a(w, 11)

    return tulis(Kasus("aneh", "", buat), folder)


TUNJUK = {"uraian_tugas": "B", "hasil_kerja": "C", "volume": "D", "norma_waktu": "E"}


def test_pengguna_menunjuk_tabelnya(tmp_path: Path):
    jalur = _aneh(tmp_path)
    with pytest.raises(BerkasError, match="Tidak ada tabel") as salah:
        pratinjau(jalur)
    assert "baris kepala" in salah.value.saran
    kasus = Kasus("", "", lambda *_: None, jawab=MENIT_TAHUN)
    awal = tunjuk("ABK", "11", TUNJUK)
    jawaban = jawab(pratinjau(jalur, awal), kasus)
    satu = next(iter(jawaban.tabel.values()))
    ditunjuk = next(iter(awal.tabel.values()))
    peta = Peta("", {"ABK": replace(ditunjuk, jawaban={**ditunjuk.jawaban, **satu.jawaban})})
    hasil = baca_asing(jalur, peta).uraian_tugas
    kolom = ["uraian_tugas", "volume", "periode", "norma_waktu", "satuan_waktu"]
    assert [("Analis Contoh", *b) for b in hasil[kolom].itertuples(index=False, name=None)] == list(harap())


@pytest.mark.parametrize(
    ("kepala_", "lembar", "pesan"),
    [("900", "ABK", "tidak ada di lembar"), ("sebelas", "ABK", "kepala 'sebelas'"), ("11", "Lain", "'Lain'")],
)
def test_tunjukan_yang_keliru_disebut(kepala_: str, lembar: str, pesan: str, tmp_path: Path):
    with pytest.raises(BerkasError, match=pesan):
        pratinjau(_aneh(tmp_path), tunjuk(lembar, kepala_, TUNJUK))


def test_kata_sendiri_di_peta(tmp_path: Path):
    def buat(_, w):
        judul(w)
        kepala(w, 2, ("NO", "URAIAN TUGAS", "SATUAN", "CACAH SETAHUN PENUH", "TEMPO (MENIT)"))
        form_a(w, 3)

    jalur = tulis(Kasus("kata", "", buat), tmp_path)
    berkas = tmp_path / "peta.yaml"
    berkas.write_text(
        "versi: 1\nsinonim: {volume: [CACAH SETAHUN PENUH], norma_waktu: [TEMPO]}\n", encoding="utf-8"
    )
    kolom = pratinjau(jalur, baca_peta(berkas)).tabel[0].kolom
    assert (kolom["volume"], kolom["norma_waktu"]) == ("D", "E")
    berkas.write_text("versi: 1\nsinonim: {kekuatan: [X]}\n", encoding="utf-8")
    with pytest.raises(BerkasError, match="yang dikenal: nomor, uraian_tugas"):
        baca_peta(berkas)


KEPALA = {
    "volume": ["VOLUME PER TAHUN", "VOLUME KERJA (SETAHUN)", "JUMLAH HASIL DALAM 1 TAHUN",
               "BEBAN/ VOLUME KERJA", "Vol (1 Thn)", "Jml Hasil/Thn", "V O L U M E", "Volume Kegitan"],
    "norma_waktu": ["WP (Mnt)", "Waktu Rata-2", "Waktu Penyel. (mnt)", "NORMA WAKTU (JAM)", "Standar Waktu"],
    "norma_min": ["Waktu Minimal", "Min."],
    "norma_maks": ["Maksimal", "Waktu Maks (menit)"],
    "uraian_tugas": ["Butir Kegiatan / Uraian Tugas Pokok", "RINCIAN TUGAS JABATAN",
                     "Uraian Tahapan Pekerjaan"],
    "kebutuhan": ["Diperlukan Tenaga (orang)", "Diperlukan Tenaga Kerja Sebanyak", "Keb. Pegawai"],
    "beban": ["BEBAN KERJA 1 TAHUN", "Jumlah Beban Kerja (menit)"],
    "waktu_efektif": ["WKE (Menit/Th)", "Waktu Kerja Efektif Setahun", "Jam Kerja Efektif"],
}  # fmt: skip


@pytest.mark.parametrize(("peran", "teks"), [(p, t) for p, daftar in KEPALA.items() for t in daftar])
def test_ejaan_kepala(peran: str, teks: str):
    arti = KAMUS.peran(teks, longgar=True)
    assert arti is not None
    assert arti[0] == peran


def test_peta_tunjuk_ditulis_bila_tidak_ada_tabel(gudang: Gudang, tmp_path: Path):
    """The file to be filled in shows where to point; filled in, it is the mapping."""
    jalur = _aneh(tmp_path)
    peta = tmp_path / "peta.yaml"
    with pytest.raises(BerkasError, match="tidak ada tabel yang dikenali") as salah:
        impor_berkas([jalur], gudang.alamat, "uji", peta=peta)
    assert "pertanyaan" not in str(salah.value)
    teks = peta.read_text(encoding="utf-8")
    assert "# ABK baris 11: A 'X1', B 'X2'" in teks
    isi = {"kepala: ''": "kepala: 11", **{f"{p}: ''": f"{p}: {k}" for p, k in TUNJUK.items()}}
    for lama, baru in isi.items():
        teks = teks.replace(lama, baru)
    peta.write_text(teks, encoding="utf-8")
    assert [t.jenis for t in pratinjau(jalur, baca_peta(peta)).tabel] == ["tugas"]


def test_menunjuk_di_baris_perintah(gudang: Gudang, tmp_path: Path):
    jalur, peta = _aneh(tmp_path), tmp_path / "peta.yaml"
    satu = tunjuk_tabel("", "11", [f"{p}={k}" for p, k in TUNJUK.items()])
    with pytest.raises(BerkasError, match="5 pertanyaan menunggu"):
        impor_berkas([jalur], gudang.alamat, "uji", peta=peta, tunjuk=satu)
    assert pratinjau(jalur, baca_peta(peta)).tabel[0].kolom["volume"] == "D"
    with pytest.raises(ParameterError, match="kekuatan=B"):
        tunjuk_tabel("", "11", ["kekuatan=B"])


# ── into a store ──────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def gudang(tmp_path: Path) -> Gudang:
    g = buka(f"sqlite:///{tmp_path / 'abk.db'}", buat=True)
    g.simpan_unit(oleh="uji", kode_unit="U", nama_unit="Unit Contoh")
    return g


def test_impor_asing_sampai_kebutuhan(gudang: Gudang, tmp_path: Path):
    kasus = _kasus("beban_kerja")
    jalur = tulis(kasus, tmp_path)
    peta = peta_lengkap(jalur, kasus)
    laporan = impor_asing(jalur, peta, gudang, "uji")
    assert laporan.berhasil
    assert ("volume", "F4", 12) in [(u.kolom, u.sel, u.baru) for u in laporan.diubah]
    # rumus: (12 × 300 + 24 × 120 + 48 × 90) / 75.000 = 10.800 / 75.000 = 0,144
    assert gudang.kegiatan().hasil.loc["J0.1", "kebutuhan"] == 0.144
    assert gudang.lembar("J0.1").bezetting == 2
    ulang = impor_asing(jalur, peta, gudang, "uji")
    assert (ulang.diubah, [d.hasil for d in ulang.dibaca]) == ((), ["sama"])


def test_impor_asing_ke_unit_yang_tidak_dikenal_ditolak(tmp_path: Path):
    kasus = _kasus("beban_kerja")
    jalur = tulis(kasus, tmp_path)
    kosong = buka(f"sqlite:///{tmp_path / 'kosong.db'}", buat=True)
    with pytest.raises(BerkasError, match="Unit U tidak ada"):
        impor_asing(jalur, peta_lengkap(jalur, kasus), kosong, "uji")
    assert kosong.daftar_lembar().empty


def test_impor_asing_ke_jabatan_unit_lain_ditolak(gudang: Gudang, tmp_path: Path):
    kasus = _kasus("beban_kerja")
    jalur = tulis(kasus, tmp_path)
    gudang.simpan_unit(oleh="uji", kode_unit="V", nama_unit="Unit lain")
    milik = {"kode_jabatan": "J0.1", "kode_unit": "V", "nama_jabatan": "Lain", "jenis_jabatan": "pelaksana"}
    gudang.simpan_identitas([], [milik], oleh="uji")
    with pytest.raises(BerkasError, match=r"milik unit lain dalam gudang: J0\.1 \(V\)"):
        impor_asing(jalur, peta_lengkap(jalur, kasus), gudang, "uji")
    assert gudang.lembar("J0.1").versi == 0


def test_buku_asing_tanpa_peta_ditolak_impor_biasa(gudang: Gudang, tmp_path: Path):
    laporan = impor([tulis(_kasus("beban_kerja"), tmp_path)], gudang, "uji")
    assert "Petakan dahulu" in laporan.ditolak[0].saran


def test_kode_jabatan_yang_dikenal_diusulkan(tmp_path: Path):
    jalur = tulis(_kasus("beban_kerja"), tmp_path)
    dikenal = pd.DataFrame({"kode_jabatan": ["K-7"], "nama_jabatan": ["analis contoh"]})
    usulan = {t.nama: t.usulan for t in pratinjau(jalur, jabatan=dikenal).tabel[0].tanya}
    assert usulan["jabatan.1.kode_jabatan"] == "K-7"


# ── the divisor of the file, and that of the kegiatan ─────────────────────────────────────────────
def _pembagi_lain(folder: Path) -> Path:
    """The reference table under 72,000 minutes a year: 10,800 / 72,000 = 0.15 (rumus)."""
    return tulis(Kasus("lain", "", lambda _, w: lengkap(w, bagi=72_000, rumus=True)), folder)


def test_pembagi_berkas_yang_lain_tidak_masuk_tanpa_bertanya(gudang: Gudang, tmp_path: Path):
    jalur = _pembagi_lain(tmp_path)
    aturan = aturan_gudang(gudang)
    tanya = {t.nama: t for _, t in pratinjau(jalur, aturan=aturan).terbuka}["peraturan"]
    assert "72.000 (sel E4) terhadap 75.000" in tanya.bukti
    # rumus: 10,800 minutes are 0.15 people by the file's 72,000, and 0.144 by the 75,000 of the kegiatan
    assert "menurut pembagi berkas 0,15, menurut PermenPANRB 1/2020 0,144" in tanya.bukti
    kasus = Kasus("", "", lambda *_: None, jawab={"peraturan": "pakai peraturan kegiatan"})
    isi = jawab(pratinjau(jalur), kasus).tabel["ABK!A3"]
    tanpa = Peta(
        "", {"ABK!A3": replace(isi, jawaban={k: v for k, v in isi.jawaban.items() if k != "peraturan"})}
    )
    with pytest.raises(BerkasError, match="0,144"):
        impor_asing(jalur, tanpa, gudang, "uji")
    assert gudang.daftar_lembar().empty
    impor_asing(jalur, jawab(pratinjau(jalur, aturan=aturan), kasus), gudang, "uji")
    assert gudang.kegiatan().hasil.loc["J0.1", "kebutuhan"] == 0.144


def test_pembagi_yang_sama_tidak_ditanyakan(gudang: Gudang, tmp_path: Path):
    for nama in ("beban_kerja", "informasi_jabatan", "menit_bagi_60"):
        p = pratinjau(tulis(_kasus(nama), tmp_path), aturan=aturan_gudang(gudang))
        assert "peraturan" not in {t.nama for _, t in p.terbuka}


def test_tabel_yang_ditolak_karena_pembaginya_tidak_masuk(gudang: Gudang, tmp_path: Path):
    jalur = _pembagi_lain(tmp_path)
    kasus = Kasus("", "", lambda *_: None, jawab={"peraturan": "jangan baca tabel ini"})
    assert impor_asing(jalur, jawab(pratinjau(jalur), kasus), gudang, "uji").dibaca == ()


def test_baris_tanpa_nama_jabatan_yang_bukan_milik_siapa_pun_dilewati(tmp_path: Path):
    kasus = replace(_kasus("kolom_jabatan_kosong"), jawab={"isi_ke_bawah": "tidak"})
    jalur = tulis(kasus, tmp_path)
    assert len(baca_asing(jalur, peta_lengkap(jalur, kasus)).uraian_tugas) == 2


def test_buku_yang_diperbaiki_masuk_lagi_dengan_bedanya_saja(gudang: Gudang, tmp_path: Path):
    kasus = _kasus("beban_kerja")
    jalur = tulis(kasus, tmp_path)
    peta = peta_lengkap(jalur, kasus)
    impor_asing(jalur, peta, gudang, "uji")
    tugas = (("Menyusun rencana kerja", "Dokumen", 14, 300), *TUGAS[1:])
    jalur = tulis(replace(kasus, buat=lambda _, w: lengkap(w, tugas, rumus=True)), tmp_path)
    laporan = impor_asing(jalur, peta, gudang, "uji")
    assert [(u.sel, u.kolom, u.lama, u.baru) for u in laporan.diubah] == [("F4", "volume", 12, 14)]
    assert len(gudang.lembar("J0.1").uraian_tugas) == 3


def test_keraguan_impor_menyebut_lembar_dan_sel(tmp_path: Path):
    def buat(_, w):
        judul(w)
        kepala(w, 2, BEBAN)
        beban(w, 3, (("Menyusun rencana kerja", "Dokumen", 0, 300), *TUGAS[1:]))

    kasus = Kasus("nol", "", buat, jawab=MENIT_TAHUN)
    jalur = tulis(kasus, tmp_path)
    temuan = baca_asing(jalur, peta_lengkap(jalur, kasus)).temuan
    assert [(t.aturan, t.lembar, t.sel) for t in temuan if t.tabel == "uraian_tugas"] == [
        ("volume_nol", "ABK", "F4")
    ]
    assert all(t.lembar and t.sel for t in temuan)


# ── one mapping for the files of an office ────────────────────────────────────────────────────────
def _peta_jadi(folder: Path, gudang: Gudang) -> Path:
    """Mapping file of the reference workbook, answered."""
    kasus = _kasus("beban_kerja")
    jalur = tulis(kasus, folder)
    p = pratinjau(jalur, jawab(pratinjau(jalur), kasus), aturan=aturan_gudang(gudang))
    return p.tulis_peta(folder / "peta.yaml")


def test_peta_dipakai_untuk_lembar_lain_yang_kepalanya_sama(gudang: Gudang, tmp_path: Path):
    """Another sheet, another column, another post: the layout is answered, the post is asked."""
    kasus = _kasus("permendagri_a")
    awal = tulis(kasus, tmp_path)
    peta = baca_peta(pratinjau(awal, jawab(pratinjau(awal), kasus)).tulis_peta(tmp_path / "peta.yaml"))

    def buat(_, w):
        judul(w, 4, 0, "Arsiparis Contoh")
        kepala(w, 7, FORM_A)
        form_a(w, 8)

    jalur = tulis(Kasus("lain", "", buat), tmp_path)
    terbuka = {t.nama for _, t in pratinjau(jalur, peta).terbuka}
    assert terbuka == {"jabatan.1.kode_jabatan", "jabatan.1.kode_unit", "jabatan.1.jenis_jabatan"}
    # answers about the post alone do not hide those of the layout
    identitas = PetaTabel("ABK!A8", jawaban=dict.fromkeys(terbuka, "pelaksana"))
    assert not pratinjau(jalur, replace(peta, tabel={**peta.tabel, "ABK!A8": identitas})).terbuka


def test_jawaban_jabatan_tidak_berpindah_ke_jabatan_lain(gudang: Gudang, tmp_path: Path):
    """The same cells, the name of another post: its code is asked, never taken from the mapping."""
    peta = baca_peta(_peta_jadi(tmp_path, gudang))

    def buat(_, w):
        judul(w, jabatan="Kepala Contoh")
        kepala(w, 2, BEBAN)
        beban(w, 3, rumus=True)

    jalur = tulis(Kasus("lain", "", buat), tmp_path)
    with pytest.raises(BerkasError, match=r"jabatan\.1\.kode_jabatan"):
        impor_asing(jalur, peta, gudang, "uji")
    assert gudang.daftar_lembar().empty


def test_jawaban_berkas_lain_tidak_mengalahkan_hitungan_berkas_ini(gudang: Gudang, tmp_path: Path):
    kasus = _kasus("permendagri_a")
    awal = tulis(kasus, tmp_path)
    p = pratinjau(awal, jawab(pratinjau(awal), kasus))
    peta = baca_peta(p.tulis_peta(tmp_path / "peta.yaml"))
    assert peta.tabel["ABK!A3"].jawaban["satuan_waktu"] == "menit"

    def buat(_, w):
        judul(w)
        kepala(w, 2, (*FORM_A, "WAKTU KERJA EFEKTIF", "KEBUTUHAN PEGAWAI"))
        for n, (uraian, hasil, volume, norma) in enumerate(TUGAS):
            for k, nilai in enumerate((n + 1, uraian, hasil, volume, norma / 60)):
                w.write(3 + n, k, nilai)
            w.write_number(3 + n, 7, 1_250)
            w.write_number(3 + n, 8, round(volume * norma / 75_000, 4))

    with pytest.raises(BerkasError, match="buat peta tersendiri"):
        baca_asing(tulis(Kasus("lain", "", buat), tmp_path), peta)


# ── formulas from outside ─────────────────────────────────────────────────────────────────────────
HASIL_KALI = {
    "A1*B1/C1": (1.0, {"A1": 1, "B1": 1, "C1": -1}),
    "=$A$1*B1/60/C1": (1 / 60, {"A1": 1, "B1": 1, "C1": -1}),
    "ROUND((A1*B1)/(C1*60);2)": (1 / 60, {"A1": 1, "B1": 1, "C1": -1}),
    "IF(A1>0,PRODUCT(A1,B1)/75000,0)": (1 / 75_000, {"A1": 1, "B1": 1}),
    "D1/C1": (1.0, {"A1": 1, "B1": 1, "C1": -1}),  # D1 holds =A1*B1
    "A1+B1": None,
    "A1*E1": None,  # E1 refers to itself
    "A1*" * 200 + "B1": None,
    "F1*B1": None,  # F1 begins a chain in which each cell names the next a hundred times over
    "A1/0": None,
    "'Lembar lain'!A1*B1": None,
    "A1*(": None,
}


@pytest.mark.parametrize("rumus", HASIL_KALI)
def test_rumus_sebagai_hasil_kali(rumus: str):
    """Hostile formulas end soon and are no product."""
    sel = {"H1": rumus, "D1": "A1*B1", "E1": "E1*2"}
    rantai = [f"{h}1" for h in ("F", "I", "J", "K", "L", "M", "N", "O")]
    sel |= {a: "*".join([b] * 70) for a, b in itertools.pairwise(rantai)}
    lembar = LembarMentah("x", True, ((1.0,) * 16,), sel)
    hasil = hasil_kali(Grid(lembar), (0, 7), {(0, 0), (0, 1)})
    harap_ = HASIL_KALI[rumus]
    assert (hasil is None) == (harap_ is None)
    if hasil is not None and harap_ is not None:
        pangkat = {f"{chr(65 + k)}1": n for (_, k), n in hasil.pangkat.items() if n}
        assert (hasil.tetap, pangkat) == (pytest.approx(harap_[0]), harap_[1])


KES = {
    "sbk": (
        ("Standar Beban Kerja (SBK)",),
        ("No", "Kegiatan", "Norma Waktu (menit)", "Waktu Tersedia", "SBK (4)/(3)"),
        (1, "Pemeriksaan darah", 12, 72000, 6000),
    ),
    "satu_lembar": (
        ("ANALISIS BEBAN KERJA KESEHATAN (ABK KES)",),
        (
            "NO",
            "KEGIATAN POKOK",
            "CAPAIAN 1 TAHUN",
            "NORMA WAKTU (MENIT)",
            "STANDAR BEBAN KERJA",
            "KEBUTUHAN",
        ),
        (1, "Pemeriksaan darah", 9000, 12, 6000, 1.5),
    ),
    "hanya_kolom": (
        ("No", "Kegiatan", "Kuantitas", "Standar Beban Kerja Tahunan", "Kebutuhan Tenaga"),
        (1, "Pelayanan resep", 12000, 4000, 3),
    ),
    "komponen": (
        ("Komponen Beban Kerja dan Norma Waktu",),
        ("No", "Jenis Tugas", "Komponen Beban Kerja (Kegiatan)", "Norma Waktu", "Satuan"),
        (1, "Tugas Pokok", "Pemeriksaan darah", 12, "menit"),
    ),
    "penunjang": (
        ("Faktor Tugas Penunjang",),
        ("No", "Kegiatan", "Waktu Kegiatan (mnt/th)", "FTP (%)", "STP"),
        (1, "Rapat bulanan", 1440, 2, 1.02),
    ),
}
"""Sheets of the health ministry's method as offices head them."""


@pytest.mark.parametrize("nama", KES)
def test_abk_kes_ditolak_dengan_jalan_lainnya(nama: str):
    """A standard workload is no volume: it is not offered as one, and the way out is named."""
    lebar = max(map(len, KES[nama]))
    isi = tuple((*b, *[None] * (lebar - len(b))) for b in KES[nama])
    buku = BukuMentah("kes.xlsx", (LembarMentah("Form", True, isi),))
    with pytest.raises(BerkasError) as salah:
        bacaan(buku)
    assert salah.value.saran == ABK_KES
    assert "bagian ABK-Kes" in ABK_KES


def test_dinas_kesehatan_dengan_formulir_biasa_tidak_ditolak():
    """Words of the trade in the tasks of a health office make no form of its method."""
    isi = (
        ("NO", "URAIAN TUGAS", "HASIL KERJA", "VOLUME (SETAHUN)", "NORMA WAKTU (MENIT)", "KEBUTUHAN"),
        (1, "Menyusun kebutuhan SDMK dengan WISN", "Laporan", 12, 600, 0.096),
        (2, "Menerbitkan STR", "Surat", 120, 60, 0.096),
    )
    p = tinjau_pratinjau(BukuMentah("dinkes.xlsx", (LembarMentah("ABK", True, isi),)))
    assert [t.jenis for t in p.tabel] == ["tugas"]


def test_contoh_abk_kes_di_docs():
    """The way out runs as printed (rumus: (1800 + 600) / 1210 / (1 − 24/1210) + 60 / 1210 = 2.0732)."""
    teks = (Path(__file__).resolve().parents[2] / "docs" / "instrumen.md").read_text(encoding="utf-8")
    kode, cetak = re.findall(r"```python\n(from fractions.*?)```\n\n```\n(.*?)```", teks, re.DOTALL)[0]
    keluar = io.StringIO()
    with contextlib.redirect_stdout(keluar):
        exec(kode, {})  # noqa: S102 - a block of our own documentation
    assert keluar.getvalue() == cetak == "1210.0 2.0732\n"
