"""Guards abk.instrumen.asing: foreign workbooks: read right, asked, or refused with the cell; never
guessed.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from buku_asing import KASUS, Kasus, tulis

from abk.instrumen import BerkasError, impor, impor_asing
from abk.instrumen.asing import Peta, PetaTabel, Pratinjau, baca_asing, baca_peta, pratinjau
from abk.store import Gudang, buka

pytestmark = pytest.mark.usefixtures("satu_sandbox")
IDENTITAS = {"kode_unit": "U", "jenis_jabatan": "pelaksana"}


def jawab(p: Pratinjau, kasus: Kasus) -> Peta:
    """A user's answers: identities, those of the case, and the proposals."""
    tabel: dict[str, PetaTabel] = {}
    for n, t in enumerate(p.tabel):
        isi: dict[str, str] = {}
        for tanya in t.tanya:
            bagian = tanya.nama.split(".")
            if bagian[0] == "jabatan":
                isi[tanya.nama] = IDENTITAS.get(bagian[2], f"J{n}.{bagian[1]}")
            elif kasus.jawab.get(tanya.nama) or tanya.usulan:
                isi[tanya.nama] = kasus.jawab.get(tanya.nama) or tanya.usulan
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
    assert not [t for t in hasil.temuan if t.aturan != "punya_uraian_tugas" and t.tabel == "uraian_tugas"]


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
    ["", "[", "versi: 9", "versi: 1\nasing: 1", "versi: 1\ntabel: [{x: 1}]", "!!python/object:os.system {}"],
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
