"""Guards abk.reports.jelajah, abk.store.draf, abk.store.tanda: the panel shows what a scenario gives, undoes
and saves.
"""

from dataclasses import replace
from pathlib import Path

import pytest

import abk
from abk.errors import ParameterError
from abk.hasil import daftar_tanda, kepastian
from abk.kegiatan import Kegiatan, baca_skenario, dengan_skenario
from abk.reports.jelajah import Hitungan
from abk.store import buka


@pytest.mark.parametrize(
    "ubah",
    [
        {"volume": 10.0, "norma": -12.5},
        {"volume": -3.0, "unit": "SET.PO", "pembulatan": "ke_atas"},
        {"norma": 20.0, "peraturan": "permendagri-12-2008"},
    ],
)
def test_sama_dengan_skenario(contoh: Kegiatan, ubah: dict[str, object]) -> None:
    """Volume, norm, unit, regulation and rounding: every post as the scenario that would be saved (rumus)."""
    hitungan = Hitungan(contoh)
    p = replace(hitungan.awal, **ubah)
    panel = hitungan.hasil(p).jabatan
    benar = dengan_skenario(contoh, hitungan.skenario(p, "Coba")).hasil.loc[panel.index]
    assert panel["kebutuhan"].to_numpy() == pytest.approx(benar["kebutuhan"].to_numpy())
    for kolom in ("kebutuhan_bulat", "bezetting", "selisih"):
        assert panel[kolom].equals(benar[kolom])


def test_bentuk_tertutup_dekat_dengan_tarikan(contoh: Kegiatan) -> None:
    hitungan, tarikan = Hitungan(contoh), kepastian(contoh)
    jumlah, seluruh = hitungan.hasil(hitungan.awal).jumlah, tarikan.unit.loc[""]
    for ujung in ("bawah", "atas"):  # a sum of two thousand tasks is as good as normal
        assert jumlah[ujung] == pytest.approx(seluruh[ujung], abs=0.1 * seluruh["simpangan"])


def test_kendali_urung_dan_simpan(kegiatan: Kegiatan, tmp_path: Path) -> None:
    alamat = f"sqlite:///{tmp_path / 'abk.db'}"
    gudang = buka(alamat, buat=True)
    panel = abk.jelajah(kegiatan, gudang=gudang, folder=tmp_path)
    panel.kendali["volume"].value = "50"
    panel.kendali["norma"].value = "-50"
    # J3: 4 × 1,5 × 0,5 = 3 orang (rumus)
    assert panel.hasil.jabatan.loc["J3", "kebutuhan"] == pytest.approx(3)
    assert "semula" in panel.kabar.kabar
    panel.simpan.click()
    assert "belum bernama" in panel.kabar.galat
    panel.nama.value = "Surat Digital"
    panel.simpan.click()
    assert panel.kabar.galat == ""
    assert baca_skenario(tmp_path / "surat-digital.yaml") == gudang.skenario.baca("Surat Digital")
    assert dengan_skenario(kegiatan, gudang.skenario.baca("Surat Digital")).hasil.loc["J3", "kebutuhan"] == 3
    panel.simpan.click()
    assert "sudah ada" in panel.kabar.galat
    panel.urung.click()
    assert (panel.kendali["norma"].value, panel.kendali["volume"].value) == ("0", "50")
    panel.semula.click()
    assert panel.pilihan == panel.hitungan.awal
    panel.urung.click()
    assert panel.pilihan.volume == 50
    with pytest.raises(ParameterError, match="tidak ada dalam gudang"):
        gudang.skenario.baca("Lain")


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [("12,5", 12.5), ("12.5", 12.5), ("-20", -20), ("−20", -20), ("2,125", 2.125), ("+7 %", 7)],
)
def test_angka_ditulis_seperti_di_kantor(kegiatan: Kegiatan, teks: str, nilai: float) -> None:
    """A comma is a decimal sign, and what the control writes it can read again."""
    panel = abk.jelajah(kegiatan)
    panel.kendali["volume"].value = teks
    assert (panel.pilihan.volume, panel.kabar.galat) == (nilai, "")
    panel.kendali["norma"].value = "1"
    assert (panel.pilihan.volume, panel.pilihan.norma, panel.kabar.galat) == (nilai, 1, "")


@pytest.mark.parametrize("teks", ["1000", "1.250", "-91", "", "dua", "nan", "1e400"])
def test_angka_di_luar_batas_dikatakan_dan_tidak_dipotong(kegiatan: Kegiatan, teks: str) -> None:
    panel = abk.jelajah(kegiatan)
    panel.kendali["volume"].value = "5"
    panel.kendali["volume"].value = teks
    assert "dari -90 sampai 900" in panel.kabar.galat
    assert (panel.pilihan.volume, panel.kendali["volume"].value) == (5, "5")


def test_tombol_tidak_pernah_mati(kegiatan: Kegiatan) -> None:
    """A button that is switched off under the hand takes the focus of the keyboard with it."""
    panel = abk.jelajah(kegiatan)
    panel.urung.click()
    assert panel.kabar.kabar == "Tidak ada yang dapat diurungkan."
    panel.semula.click()
    assert not panel.urung.disabled
    assert not panel.semula.disabled
    assert panel.kabar.galat == ""


def test_jawaban_tanda_bertahan_dalam_gudang(kegiatan: Kegiatan, tmp_path: Path) -> None:
    """A flag answered with a reason stays answered when the same tables are imported anew."""
    gudang = buka(f"sqlite:///{tmp_path / 'abk.db'}", buat=True)
    gudang.impor_kegiatan(kegiatan, "Ortala")
    satu = daftar_tanda(gudang.kegiatan())[0]
    with pytest.raises(ParameterError, match="alasan"):
        gudang.tanda.jawab(satu.id, " ", "Kepala Biro Uji")
    gudang.tanda.jawab(satu.id, "Dihitung dari buku agenda.", "Kepala Biro Uji")
    gudang.impor_kegiatan(kegiatan, "Ortala")
    kini = {t.id: t.jawaban for t in daftar_tanda(gudang.kegiatan())}
    assert kini.pop(satu.id) == "Dihitung dari buku agenda. (Kepala Biro Uji)"
    assert set(kini.values()) <= {""}


def test_waktu_kerja_setempat_dapat_dipilih_kembali(kegiatan: Kegiatan) -> None:
    """An institution's own working time is the first choice, and one can come back to it."""
    isi = {"dasar": "Perbup (fiktif)", "sumber": "Pasal 4", "alasan": "sebab"}
    isi |= {"menit_per_tahun": 73_500, "hari_per_tahun": 245}
    k = kegiatan.dengan(peraturan="setempat", waktu_kerja_setempat=isi)
    panel = abk.jelajah(k)
    pilihan = panel.kendali["peraturan"]
    assert pilihan.options[0] == ("waktu kerja setempat, Perbup (fiktif)", "setempat")
    awal = panel.hasil.jabatan.loc["J3", "kebutuhan"]
    assert awal == pytest.approx(300_000 / 73_500)  # rumus
    pilihan.value = "perka-bkn-19-2011"
    assert panel.hasil.jabatan.loc["J3", "kebutuhan"] == pytest.approx(300_000 / 72_000)
    pilihan.value = "setempat"
    assert panel.hasil.jabatan.loc["J3", "kebutuhan"] == awal
