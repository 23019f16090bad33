"""Guards abk.instrumen.buku: our workbook out and in: equal cell by cell, idempotent, never overwriting,
never a live text.
"""

from __future__ import annotations

import functools
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from sqlalchemy import event, text

import abk
from abk.hasil import daftar_tanda
from abk.instrumen import ekspor_formulir, ekspor_sumber, impor, instrumen
from abk.instrumen.buku.baca import identitas_buku
from abk.instrumen.buku.tata_letak import LEMBAR_DATA, TataLetak, alamat
from abk.instrumen.sandbox import baca_buku
from abk.store import Gudang, GudangError, buka, simpan

pytestmark = pytest.mark.usefixtures("satu_sandbox")
UNIT = "SET.PO.2"
POS = "SET.PO.2-01"
LETAK = TataLetak(instrumen())
SEL = {n: alamat(LETAK.baris_tugas, k) for n, k in LETAK.kolom.items()}
NAMA = alamat(LETAK.baris_jawaban["nama_jabatan"], 3)
IKHTISAR = alamat(LETAK.baris_jawaban["ikhtisar_jabatan"], 3)


@pytest.fixture
def cepat(tmp_path: Path) -> Iterator[Path]:
    """Folder in memory where there is one: these tests are not about the disk."""
    kira = Path("/dev/shm")  # noqa: S108 - a folder of our own inside it
    if not kira.is_dir():
        yield tmp_path
        return
    folder = kira / f"abk-{hashlib.sha256(str(tmp_path).encode()).hexdigest()[:12]}"
    folder.mkdir()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def kegiatan() -> abk.Kegiatan:
    return abk.open("contoh")


@pytest.fixture(scope="module")
def beragam(kegiatan: abk.Kegiatan) -> abk.Kegiatan:
    """A third of the ministry, with posts of each kind that the whole has."""
    sebagian, ragam = kegiatan.cabang("SET"), ["pendekatan", "jenis_jabatan"]
    assert len(sebagian.jabatan.drop_duplicates(ragam)) == len(kegiatan.jabatan.drop_duplicates(ragam))
    return sebagian


@pytest.fixture(scope="module")
def cabang(kegiatan: abk.Kegiatan) -> abk.Kegiatan:
    return kegiatan.cabang(UNIT)


def gudang(folder: Path) -> Gudang:
    return buka(f"sqlite:///{folder / 'abk.db'}", buat=True)


_FORMULIR: dict[str, dict[str, bytes]] = {}


def salin_formulir(k: abk.Kegiatan, folder: Path) -> list[Path]:
    """Workbooks of a kegiatan, to be written over; they are exported once."""
    if k.sidik not in _FORMULIR:
        _FORMULIR[k.sidik] = {p.name: p.read_bytes() for p in ekspor_formulir(k, folder)}
    folder.mkdir(exist_ok=True)
    for nama, isi in _FORMULIR[k.sidik].items():
        (folder / nama).write_bytes(isi)
    return [folder / nama for nama in _FORMULIR[k.sidik]]


def sama(a: abk.Kegiatan, b: abk.Kegiatan) -> None:
    for nama in ("unit", "jabatan", "uraian_tugas"):
        kiri, kanan = (getattr(k, nama).reset_index(drop=True) for k in (a, b))
        pd.testing.assert_frame_equal(kiri, kanan)
    assert a.pengaturan == b.pengaturan


def catatan(jalur: Path) -> dict[tuple[str, str], str]:
    """Notes of a workbook by sheet and cell."""
    semua = (sel for lembar in openpyxl.load_workbook(jalur) for baris in lembar.iter_rows() for sel in baris)
    return {(sel.parent.title, sel.coordinate): sel.comment.text for sel in semua if sel.comment}


def sunting(jalur: Path, isi: dict[str, object], lembar: str = POS) -> Path:
    """Edit as a spreadsheet would; formulas lose their values, which answers do not need."""
    buku = openpyxl.load_workbook(jalur)
    for sel, nilai in isi.items():
        buku[lembar][sel] = nilai
    buku.save(jalur)
    return jalur


# ── round trip ────────────────────────────────────────────────────────────────────────────────────
def test_keluar_dan_kembali_sama(beragam: abk.Kegiatan, cepat: Path):
    berkas = ekspor_formulir(beragam, cepat / "formulir")
    g = gudang(cepat)
    laporan = impor(berkas, g, "uji")
    assert laporan.berhasil, str(laporan)
    sama(beragam, g.kegiatan())
    assert beragam.hasil.equals(g.kegiatan().hasil)
    ulang = impor(berkas, g, "uji")
    assert (ulang.diubah, ulang.baru, {d.hasil for d in ulang.dibaca}) == ((), (), {"sama"})
    assert set(g.daftar_lembar()["versi"]) == {1}


def test_satu_berkas_demi_satu_sama_dengan_sekaligus(kegiatan: abk.Kegiatan, cepat: Path):
    bagian = kegiatan.cabang("SET.PO")
    berkas = ekspor_formulir(bagian, cepat / "formulir")
    g = gudang(cepat)
    for satu in berkas:
        assert impor([satu], g, "uji").berhasil
    hasil = g.kegiatan()
    assert set(hasil.jabatan["kode_jabatan"]) == set(bagian.jabatan["kode_jabatan"])
    assert hasil.hasil["kebutuhan_bulat"].sum() == bagian.hasil["kebutuhan_bulat"].sum()


def test_bita_yang_sama_setiap_kali(cabang: abk.Kegiatan, tmp_path: Path):
    a, b = (ekspor_formulir(cabang, tmp_path / n) for n in ("a", "b"))
    assert [p.name for p in a] == [p.name for p in b]
    assert [p.read_bytes() for p in a] == [p.read_bytes() for p in b]


def test_satu_unit_satu_berkas_tanpa_isi_unit_lain(
    kegiatan: abk.Kegiatan, cabang: abk.Kegiatan, tmp_path: Path
):
    berkas = {p.stem: p for p in ekspor_formulir(cabang, tmp_path)}
    assert set(berkas) == {f"formulir-{u}" for u in cabang.unit["kode_unit"]}
    buku = baca_buku(berkas[f"formulir-{UNIT}.1"])
    milik = set(kegiatan.jabatan.query("kode_unit == @UNIT + '.1'")["kode_jabatan"])
    assert {j["kode_jabatan"] for j in identitas_buku(buku).jabatan} == milik
    isi = {str(s) for lembar in buku.lembar for baris in lembar.baris for s in baris}
    lain = kegiatan.uraian_tugas[~kegiatan.uraian_tugas["kode_jabatan"].isin(milik)]["uraian_tugas"]
    sendiri = set(kegiatan.uraian_tugas[kegiatan.uraian_tugas["kode_jabatan"].isin(milik)]["uraian_tugas"])
    assert sendiri <= isi
    assert not (set(lain) - sendiri) & isi
    teks = " ".join(isi)
    induk = {kode for kode, _ in kegiatan.induk(f"{UNIT}.1")} | {f"{UNIT}.1"}
    asing = kegiatan.unit[~kegiatan.unit["kode_unit"].isin(induk)]["nama_unit"]
    assert not [nama for nama in asing if f'"{nama}"' in teks]


def test_pertanyaan_menjadi_catatan_sel_yang_tidak_terbaca_kembali(
    kegiatan: abk.Kegiatan, cepat: Path, monkeypatch: pytest.MonkeyPatch
):
    """A task of ITWIL-03 is larger than a person, two posts are asked about; of what was answered nothing."""
    tanda = {t.id: t for t in daftar_tanda(kegiatan) if t.kode_unit == "ITWIL"}
    (baris,) = (t for t in tanda.values() if t.nomor)
    bagian = kegiatan.cabang("ITWIL")
    berkas = ekspor_formulir(bagian, cepat / "bertanda")
    sel = {(t.kode_jabatan, SEL["uraian_tugas"] if t.nomor == "1" else NAMA): t for t in tanda.values()}
    ada = catatan(berkas[0])
    assert [catatan(satu) for satu in berkas[1:]] == [{}] * (len(berkas) - 1)
    assert set(ada) == set(sel)
    assert all(isi.startswith(sel[di].pertanyaan) for di, isi in ada.items())
    dijawab = replace(kegiatan, jawaban_tanda={baris.id: "Dari agenda."}).cabang("ITWIL")
    assert len(catatan(ekspor_formulir(dijawab, cepat / "dijawab")[0])) == len(tanda) - 1
    monkeypatch.setattr("abk.instrumen.buku.ekspor.daftar_tanda", lambda _: ())
    polos = ekspor_formulir(bagian, cepat / "polos")
    assert catatan(polos[0]) == {}
    g = gudang(cepat)
    assert impor(berkas, g, "uji").berhasil
    kiri, kanan = (k.uraian_tugas.reset_index(drop=True) for k in (g.kegiatan(), bagian))
    pd.testing.assert_frame_equal(kiri, kanan)
    ulang = impor(polos, g, "uji")
    assert (ulang.diubah, ulang.baru, {d.hasil for d in ulang.dibaca}) == ((), (), {"sama"})


# ── idempotence, changes, conflicts ───────────────────────────────────────────────────────────────
def test_satu_berkas_seluruhnya_atau_tidak_sama_sekali(
    cabang: abk.Kegiatan, cepat: Path, monkeypatch: pytest.MonkeyPatch
):
    """The store breaks when the sheets of a file are written, but not yet told: none of them is there."""
    berkas = salin_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    ditulis: list[int] = []

    def putus(c, semua):
        ditulis.append(c.execute(text("SELECT count(*) FROM lembar_versi")).scalar_one())
        assert len(semua) == ditulis[-1] > 1
        raise GudangError("Disk penuh.", "Sediakan tempat.")

    with monkeypatch.context() as m:
        m.setattr(simpan, "catat", putus)
        with pytest.raises(GudangError, match="Disk penuh"):
            impor(berkas, g, "uji")
    assert ditulis
    assert set(g.daftar_lembar()["versi"]) == {0}


def test_perubahan_dilaporkan_dengan_sel_lama_dan_baru(cabang: abk.Kegiatan, cepat: Path):
    berkas = salin_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    impor(berkas, g, "uji")
    lama = g.lembar(POS).uraian_tugas[0]["volume"]
    sunting(berkas[0], {SEL["volume"]: 11, IKHTISAR: "Memimpin bagian."})
    laporan = impor(berkas, g, "uji")
    assert [(u.sel, u.kolom, u.lama, u.baru) for u in laporan.diubah] == [
        (IKHTISAR, "ikhtisar_jabatan", None, "Memimpin bagian."),
        (SEL["volume"], "volume", lama, 11),
    ]
    assert g.lembar(POS).ikhtisar_jabatan == "Memimpin bagian."
    assert not impor(berkas, g, "uji").diubah
    assert g.lembar(POS).versi == 2


def test_baris_dihapus_dan_ditambah(cabang: abk.Kegiatan, cepat: Path):
    berkas = salin_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    impor(berkas, g, "uji")
    banyak = len(g.lembar(POS).uraian_tugas)
    kosong = {SEL[n]: None for n in LETAK.kolom if n != "nomor"}
    cadangan = LETAK.baris_tugas + banyak + 2
    baru = {
        "uraian_tugas": "Tugas baru",
        "volume": 3,
        "periode": "BULAN",
        "norma_waktu": 45,
        "satuan_waktu": "menit",
    }
    sunting(berkas[0], kosong | {alamat(cadangan, LETAK.kolom[n]): v for n, v in baru.items()})
    laporan = impor(berkas, g, "uji")
    baris = g.lembar(POS).uraian_tugas
    assert len(baris) == banyak
    assert (baris[-1]["nomor"], baris[-1]["uraian_tugas"], baris[-1]["periode"]) == (
        str(banyak + 3),
        "Tugas baru",
        "bulan",
    )
    assert [u for u in laporan.diubah if u.baru is None and u.nomor == "1"]


def test_diubah_di_gudang_sejak_diekspor_tidak_ditimpa(cabang: abk.Kegiatan, cepat: Path):
    berkas = salin_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    impor(berkas, g, "uji")
    kini = g.lembar(POS)
    g.simpan_draf(
        kini.dengan(ikhtisar_jabatan="Dari formulir lain"), versi_dasar=kini.versi, oleh="orang lain"
    )
    tanpa_isian = impor(berkas, g, "uji")
    assert {d.hasil for d in tanpa_isian.dibaca if d.kode_jabatan == POS} == {"tidak diubah"}
    sunting(berkas[0], {SEL["volume"]: 11})
    laporan = impor(berkas, g, "uji")
    assert not laporan.berhasil
    assert {(u.kolom, u.sel) for u in laporan.konflik} == {
        ("ikhtisar_jabatan", IKHTISAR),
        ("volume", SEL["volume"]),
    }
    assert g.lembar(POS).ikhtisar_jabatan == "Dari formulir lain"
    assert g.lembar(POS).uraian_tugas[0]["volume"] != 11


def sidik_lama(g: Gudang, kode: str) -> str:
    """Digest of a workbook of the first form, as it was defined: answers about the post, then the rows."""
    lembar = g.lembar(kode)
    kepala = {n: getattr(lembar, n) for n in ("bezetting", "ikhtisar_jabatan", "responden", "atasan")}
    baris = [
        {k: v for k, v in b.items() if v is not None and k != "disalin_dari"} for b in lembar.uraian_tugas
    ]
    isi = [{n: None if v == "" else v for n, v in kepala.items()}, baris]
    return hashlib.sha256(json.dumps(isi, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


def test_buku_yang_sudah_dikirim_dengan_sidik_lama_tetap_diterima(cabang: abk.Kegiatan, cepat: Path):
    berkas = ekspor_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    impor(berkas, g, "uji")
    # regresi: written by the program before a workbook carried the digest of the store
    assert sidik_lama(g, POS) == "620978c3a7acdf3b967ac40f27d1c17c5d61e276dcdbe817f3cc527711914e72"
    buku = openpyxl.load_workbook(berkas[0])
    for jenis, isi in buku[LEMBAR_DATA].iter_rows(max_col=2):
        if jenis.value == "lembar":
            satu = json.loads(isi.value)
            assert satu["sidik"] != sidik_lama(g, satu["kode_jabatan"])
            isi.value = json.dumps(satu | {"sidik": sidik_lama(g, satu["kode_jabatan"])})
    buku.save(berkas[0])
    # the store moved on, the workbook did not: nothing happens, and nothing is in conflict
    kini = g.lembar(POS)
    g.simpan_draf(kini.dengan(atasan="Kepala Biro"), versi_dasar=kini.versi, oleh="orang lain")
    laporan = impor(berkas, g, "uji")
    assert {d.kode_jabatan: d.hasil for d in laporan.dibaca}[POS] == "tidak diubah"
    # both moved on: a conflict
    sunting(berkas[0], {SEL["volume"]: 11})
    assert {(u.kolom, u.sel) for u in impor(berkas, g, "uji").konflik if u.kolom == "volume"}
    # the workbook moved on, the store is as it was sent: saved
    kini = g.lembar(POS)
    g.simpan_draf(kini.dengan(atasan=""), versi_dasar=kini.versi, oleh="orang lain")
    laporan = impor(berkas, g, "uji")
    assert ({d.kode_jabatan: d.hasil for d in laporan.dibaca}[POS], laporan.konflik) == ("disimpan", ())


def test_perubahan_dalam_kata(cabang: abk.Kegiatan, cepat: Path):
    berkas = ekspor_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    impor(berkas, g, "uji")
    lama = g.lembar(POS).uraian_tugas[0]
    sunting(berkas[0], {SEL["norma_waktu"]: 2.5, SEL["volume"]: "1.250", SEL["keterangan"]: "Baru"})
    baris = [str(u) for u in impor(berkas, g, "uji").diubah]
    awal = f"{berkas[0].name}, lembar {POS!r}, sel"
    # rumus: columns in words, decimal comma; a text that is no number stands as it was typed
    assert baris == [
        f"{awal} {SEL['volume']}: nomor 1, volume: {lama['volume']} → 1.250",
        f"{awal} {SEL['norma_waktu']}: nomor 1, norma waktu: {lama['norma_waktu']} → 2,5",
        f"{awal} {SEL['keterangan']}: nomor 1, keterangan: – → Baru",
    ]


def test_lembar_yang_sudah_diajukan_ditolak(cabang: abk.Kegiatan, cepat: Path):
    berkas = salin_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    impor(berkas, g, "uji")
    g.ajukan(POS, g.lembar(POS).versi, "uji")
    sunting(berkas[0], {SEL["volume"]: 11})
    laporan = impor(berkas, g, "uji")
    assert [t.aturan for t in laporan.ditolak] == ["keadaan_lembar"]


@pytest.mark.serangan("kantor", "mengembalikan buku kerja kegiatan atau versi lain", "dicegah")
def test_kegiatan_lain_dan_versi_lain_ditolak(cabang: abk.Kegiatan, cepat: Path):
    g = gudang(cepat)
    impor(salin_formulir(cabang, cepat / "f"), g, "uji")
    lain = ekspor_formulir(cabang.dengan(judul="Kegiatan lain"), cepat / "lain")
    laporan = impor(lain, g, "uji")
    assert len(laporan.ditolak) == len(lain)
    assert "kegiatan lain" in laporan.ditolak[0].pesan
    satu = ekspor_formulir(cabang, cepat / "versi")[0]
    buku = openpyxl.load_workbook(satu)
    baris = next(b for b in buku[LEMBAR_DATA].iter_rows(max_col=2) if b[0].value == "instrumen")
    baris[1].value = '"1999"'
    buku.save(satu)
    laporan = impor([satu], g, "uji")
    assert "versi '1999'" in laporan.ditolak[0].pesan


def test_hasil_impor_diekspor_lagi_membawa_semua_jawaban(cabang: abk.Kegiatan, cepat: Path):
    berkas = salin_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    sunting(berkas[0], {IKHTISAR: "Ikhtisar", SEL["peralatan"]: "komputer", SEL["volume"]: "1.250"})
    laporan = impor(berkas, g, "uji")
    assert [(t.aturan, t.sel) for t in laporan.diragukan] == [("angka_bermakna_ganda", SEL["volume"])]
    ulang = ekspor_sumber(f"sqlite:///{cepat / 'abk.db'}", cepat / "ulang")
    lembar = baca_buku(ulang[0])[POS]
    letak = (LETAK.baris_tugas, LETAK.kolom["volume"])
    assert lembar.sel(*letak) == "1.250"
    assert lembar.sel(LETAK.baris_tugas, LETAK.kolom["peralatan"]) == "komputer"
    assert {d.hasil for d in impor(ulang, g, "uji").dibaca} == {"sama"}


@pytest.mark.parametrize(("teks", "nilai"), [("30,5", 30.5), ("1.248,5", 1248.5), ("12.5", 12.5), ("7", 7)])
def test_angka_yang_tertulis_sebagai_teks_dihitung(
    teks: str, nilai: float, cabang: abk.Kegiatan, cepat: Path
):
    """Once: no doubt on import, then a fault in the store, and the row was out of the sum."""
    berkas = sunting(salin_formulir(cabang, cepat / "f")[0], {SEL["volume"]: teks})
    g = gudang(cepat)
    laporan = impor([berkas], g, "uji")
    assert (laporan.diragukan, laporan.ditolak) == ((), ())
    assert g.lembar(POS).uraian_tugas[0]["volume"] == nilai
    k = g.kegiatan()
    baris = k.uraian_tugas[k.uraian_tugas["kode_jabatan"] == POS].index[0]
    assert k.uraian_tugas.loc[baris, "volume"] == nilai
    assert not [t for t in k.temuan if t.tingkat in {"cacat", "ragu"} and t.kode_jabatan == POS]
    assert not k.hasil.loc[POS, "belum_lengkap"]


def test_impor_tidak_memeriksa_kementerian_dan_membaca_identitas_sekali(
    cabang: abk.Kegiatan, cepat: Path, monkeypatch: pytest.MonkeyPatch
):
    """Once the whole ministry was judged twice, and each new post read the table of posts again."""
    berkas = salin_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    diperiksa: list[str] = []
    ditulis: list[str] = []
    validate, simpan = abk.tables.validasi.validate, abk.store.masuk.simpan_identitas
    monkeypatch.setattr(
        abk.tables.validasi, "validate", lambda f, t, **i: diperiksa.append(t.nama) or validate(f, t, **i)
    )
    monkeypatch.setattr(
        abk.store.masuk, "simpan_identitas", lambda c, t, *i: ditulis.append(t.name) or simpan(c, t, *i)
    )
    laporan = impor(berkas, g, "uji")
    assert "unit" not in diperiksa
    assert diperiksa.count("uraian_tugas") < len(laporan.dibaca)  # all at once, then the doubtful alone
    assert ditulis == ["unit", "jabatan"]
    assert len(laporan.baru) == len(g.identitas("unit")) + len(g.identitas("jabatan"))


def test_banyaknya_permintaan_tidak_bergantung_pada_jumlah_jabatan(cabang: abk.Kegiatan, cepat: Path):
    """A file is read and written with the same number of statements, however many posts are in it."""
    banyak = {}
    for n, satu in enumerate(salin_formulir(cabang, cepat / "f")):
        (cepat / str(n)).mkdir()
        g = gudang(cepat / str(n))
        pernyataan: list[str] = []
        event.listen(g.sambungan.mesin, "before_cursor_execute", lambda *i, ke=pernyataan: ke.append(i[2]))
        banyak[len(impor([satu], g, "uji").dibaca)] = len(pernyataan)
        baca = [p for p in pernyataan if p.startswith("SELECT") and "lembar_versi" in p]
        assert len(baca) == 1, baca  # the sheets are compared and saved by what was read once
    assert len(banyak) > 1
    assert len(set(banyak.values())) == 1, banyak


@pytest.mark.parametrize("kolom", ["uraian_tugas", "keterangan"])
def test_isian_yang_terlalu_panjang_disebut_dengan_selnya(kolom: str, cabang: abk.Kegiatan, cepat: Path):
    """Judged together with all others, a sheet with one answer that is too long is told in its own words."""
    batas = LETAK.instrumen.panjang_maksimum[kolom]
    sel = alamat(LETAK.baris_tugas, LETAK.kolom[kolom])
    for lebih in (0, 1):
        folder = cepat / str(lebih)
        folder.mkdir()
        berkas = sunting(salin_formulir(cabang, folder / "f")[0], {sel: "x" * (batas + lebih)})
        laporan = impor([berkas], gudang(folder), "uji")
        panjang = [(t.aturan, t.sel) for t in laporan.diragukan if t.aturan == "panjang_maksimum"]
        assert panjang == [("panjang_maksimum", sel)] * lebih


# ── what cannot be taken ──────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("kolom", "nilai", "aturan"),
    [
        ("volume", True, "jenis_sel"),
        ("volume", "=1/0", "rumus_tanpa_nilai"),
        ("volume", pd.Timestamp("2026-02-01").to_pydatetime(), "jenis_sel"),
        ("nomor", 3.1, "jenis_sel"),
        ("nomor", None, "nomor_terisi"),
        ("nomor", "2", "nomor_tunggal"),
    ],
)
def test_sel_yang_ditolak_disebut(kolom: str, nilai: object, aturan: str, cabang: abk.Kegiatan, cepat: Path):
    berkas = sunting(salin_formulir(cabang, cepat / "f")[0], {SEL[kolom]: nilai})
    g = gudang(cepat)
    laporan = impor([berkas], g, "uji")
    sel = alamat(LETAK.baris_tugas + 1, LETAK.kolom["nomor"]) if aturan == "nomor_tunggal" else SEL[kolom]
    assert [(t.aturan, t.sel, t.lembar) for t in laporan.ditolak] == [(aturan, sel, POS)]
    assert f"lembar '{POS}', sel {sel}" in str(laporan)
    assert g.lembar(POS).versi == 0


@pytest.mark.serangan("kantor", "mengubah susunan kolom buku kerja", "dicegah")
@pytest.mark.parametrize("kolom", ["volume", "uraian_tugas"])
def test_susunan_yang_diubah_ditolak(kolom: str, cabang: abk.Kegiatan, cepat: Path):
    sel = alamat(LETAK.baris_kepala, LETAK.kolom[kolom])
    berkas = sunting(salin_formulir(cabang, cepat / "f")[0], {sel: "LAIN"})
    laporan = impor([berkas], gudang(cepat), "uji")
    assert [(t.sel, t.lembar) for t in laporan.ditolak] == [(sel, POS)]


def test_lembar_yang_dihapus_tidak_menghapus_jawaban(cabang: abk.Kegiatan, cepat: Path):
    berkas = salin_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    impor(berkas, g, "uji")
    sebelum = g.lembar(POS).sidik
    buku = openpyxl.load_workbook(berkas[0])
    del buku[POS]
    buku.save(berkas[0])
    laporan = impor([berkas[0]], g, "uji")
    assert [t.aturan for t in laporan.diragukan if t.kode_jabatan == POS] == ["lembar_lengkap"]
    assert g.lembar(POS).sidik == sebelum


@pytest.mark.serangan("kantor", "merusak lembar tersembunyi buku kerja", "dicegah")
def test_lembar_tersembunyi_yang_dirusak_ditolak(cabang: abk.Kegiatan, cepat: Path):
    berkas = sunting(salin_formulir(cabang, cepat / "f")[0], {"B3": "{rusak"}, LEMBAR_DATA)
    laporan = impor([berkas], gudang(cepat), "uji")
    assert [t.lembar for t in laporan.ditolak] == [LEMBAR_DATA]


# ── injection ─────────────────────────────────────────────────────────────────────────────────────
JAHAT = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+2",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "_x0041_",
    "<b>&amp;</b>",
    "'kutip",
    "http://contoh.test",
    "baris\nkedua",
    "é 漢 🙂",
    "{=1}",
    "1.250",
    "TRUE",
)


@pytest.mark.serangan("kantor", "menyelundupkan rumus sebagai teks", "dicegah")
def test_teks_tidak_pernah_menjadi_rumus_dan_kembali_utuh(cabang: abk.Kegiatan, cepat: Path):
    folder = cepat / "csv"
    folder.mkdir()
    jabatan = cabang.jabatan.head(1)
    kode = jabatan["kode_jabatan"].iloc[0]
    tugas = pd.DataFrame(
        {
            "kode_jabatan": kode,
            "nomor": [str(n) for n in range(1, len(JAHAT) + 1)],
            "uraian_tugas": JAHAT,
            "hasil_kerja": JAHAT,
            "volume": 1,
            "periode": "tahun",
            "norma_waktu": 60,
            "satuan_waktu": "menit",
            "keterangan": JAHAT,
        }
    )
    cabang.unit.query("kode_unit == @UNIT").assign(kode_induk="").to_csv(folder / "unit.csv", index=False)
    jabatan.assign(kode_atasan="", nama_jabatan=JAHAT[1]).to_csv(folder / "jabatan.csv", index=False)
    tugas.to_csv(folder / "uraian_tugas.csv", index=False)
    asal = abk.open(folder)
    berkas = ekspor_formulir(asal, cepat / "f")
    buku = baca_buku(berkas[0])
    jawaban = {
        alamat(b, k) for k in LETAK.kolom.values() for b in range(LETAK.baris_tugas, LETAK.baris_tugas + 20)
    }
    for lembar in buku.lembar:
        assert not jawaban & set(lembar.rumus)
        assert not any("HYPERLINK" in r or "cmd" in r for r in lembar.rumus.values())
    g = gudang(cepat)
    assert impor(berkas, g, "uji").berhasil
    sama(asal, g.kegiatan())


# ── live need, protection, LibreOffice ────────────────────────────────────────────────────────────
XLSX = "xlsx:Calc MS Excel 2007 XML"


def test_disunting_dan_disimpan_libreoffice_tetap_terbaca(
    cabang: abk.Kegiatan, cepat: Path, libreoffice: Callable[..., None]
):
    berkas = salin_formulir(cabang, cepat / "f")
    g = gudang(cepat)
    impor(berkas, g, "uji")
    sunting(berkas[0], {SEL["volume"]: "=3*4", SEL["uraian_tugas"]: "Diubah"})
    libreoffice(berkas[:1], cepat / "lo", XLSX)
    hasil = cepat / "lo" / berkas[0].name
    laporan = impor([hasil], g, "uji")
    assert laporan.berhasil, str(laporan)
    assert {(u.kolom, u.baru) for u in laporan.diubah} == {("volume", 12), ("uraian_tugas", "Diubah")}
    assert {d.hasil for d in impor([hasil], g, "uji").dibaca} == {"sama"}


_sekali_baca = functools.cache(baca_buku)


def _angka(jalur: Path, kode: str) -> list[object]:
    lembar = _sekali_baca(jalur)[kode]
    kolom = (LETAK.kolom_menit, LETAK.kolom_orang)
    return [lembar.sel(b, k) for b in range(LETAK.baris_tugas, len(lembar.baris)) for k in kolom]


def test_nilai_tersimpan_sama_dengan_hitungan_libreoffice(
    kegiatan: abk.Kegiatan, cepat: Path, libreoffice: Callable[..., None]
):
    """The cached values are those the formulas give: every approach, every rounding of the example."""
    cara = kegiatan.jabatan.drop_duplicates("pendekatan")
    terhitung = {}
    for unit in sorted(set(cara["kode_unit"])):
        semua = ekspor_formulir(kegiatan.cabang(unit), cepat / "f")
        terhitung[unit] = next(b for b in semua if b.stem == f"formulir-{unit}")
        polos = cepat / "polos" / terhitung[unit].name
        polos.parent.mkdir(exist_ok=True)
        buku = openpyxl.load_workbook(terhitung[unit])
        buku.save(polos)  # without cached values LibreOffice must compute
    libreoffice([cepat / "polos" / b.name for b in terhitung.values()], cepat / "lo", XLSX)
    for unit, berkas in terhitung.items():  # noqa: B007 - the query names it
        hitung = cepat / "lo" / berkas.name
        for kode in kegiatan.jabatan.query("kode_unit == @unit")["kode_jabatan"]:
            kiri, kanan = ([v for v in _angka(b, kode) if v not in {None, ""}] for b in (berkas, hitung))
            assert kiri == [pytest.approx(v, rel=1e-12) if isinstance(v, float) else v for v in kanan], kode


def test_kebutuhan_di_lembar_sama_dengan_hasil(cabang: abk.Kegiatan, tmp_path: Path):
    for jalur in ekspor_formulir(cabang, tmp_path):
        buku = baca_buku(jalur)
        for kode in (j["kode_jabatan"] for j in identitas_buku(buku).jabatan):
            lembar = buku[kode]
            kaki = next(n for n, b in enumerate(lembar.baris) if str(b[1]).startswith("JUMLAH BEBAN"))
            hasil = cabang.hasil.loc[kode]
            assert lembar.sel(kaki, LETAK.kolom_menit) == hasil["beban_kerja_menit"]
            assert lembar.sel(kaki, LETAK.kolom_orang) == hasil["kebutuhan"]
            assert lembar.sel(kaki + 1, LETAK.kolom_orang) == hasil["kebutuhan_bulat"]
            assert lembar.sel(kaki + 3, LETAK.kolom_orang) == hasil["selisih"]


def test_hanya_sel_jawaban_yang_terbuka(cabang: abk.Kegiatan, tmp_path: Path):
    buku = openpyxl.load_workbook(ekspor_formulir(cabang, tmp_path)[0])
    assert buku[LEMBAR_DATA].sheet_state == "veryHidden"
    w = buku[POS]
    assert w.protection.sheet
    assert not w.protection.password
    kunci = {s: w[SEL[s]].protection.locked for s in SEL}
    assert not any(kunci.values())
    for sel in (
        "B1",
        alamat(LETAK.baris_kepala, 2),
        alamat(LETAK.baris_tugas, LETAK.kolom_menit),
        "A1",
        "D6",
    ):
        assert w[sel].protection.locked, sel
    daftar = {str(d.sqref).split(":")[0]: d for d in w.data_validations.dataValidation}
    assert "tahun" in daftar[SEL["periode"]].formula1
    assert daftar[SEL["norma_waktu"]].error.startswith("Norma waktu: tulis angka lebih dari 0")
    assert w.print_title_rows == f"${LETAK.baris_kepala + 1}:${LETAK.baris_kepala + 2}"
    assert (w.page_setup.orientation, w.page_setup.paperSize) == ("landscape", 9)
