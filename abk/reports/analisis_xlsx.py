"""The tables of the analyses as one workbook: what to ask, how sure, who could move, what changed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import pandas as pd
import xlsxwriter

import abk
from abk.analisis.kewajaran import daftar_kaidah, ringkasan_kewajaran
from abk.analisis.norma_waktu.pustaka import pustaka_kegiatan
from abk.analisis.proyeksi import proyeksi_tahunan, proyeksi_unit, tersamar
from abk.analisis.tren import jumlah_tren, sebanding
from abk.kegiatan import Kegiatan
from abk.peraturan import hari_ini
from abk.tulisan.format import hampa
from abk.tulisan.sel import teks_sel

_LEBAR_MAKS = 60


class _Lembar(NamedTuple):
    nama: str
    arti: str
    tabel: pd.DataFrame


def analisis_xlsx(
    k: Kegiatan, *, sebelumnya: Kegiatan | None = None, koefisien: float = 0.0, risiko: float = 0.1
) -> bytes:
    """The workbook.

    Parameters
    ----------
    k : the kegiatan
    sebelumnya : the kegiatan of the year before, for the sheets of what changed
    koefisien : spread assumed for a norm without evidence, as a share of it [1]; 0 = none is assumed
    risiko : accepted chance that the planned number falls short [0–1]

    Returns
    -------
    bytes
        An .xlsx; the first sheet says what the others hold. The same tables give the same bytes.
    """
    semua = list(_lembar(k, sebelumnya, koefisien, risiko))
    isi = io.BytesIO()
    pilihan = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(isi, pilihan) as buku:
        buku.set_properties(
            {"created": pd.Timestamp("2000-01-01").to_pydatetime(), "title": teks_sel(k.judul)}
        )
        tebal = buku.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        petunjuk = pd.DataFrame(
            [("Kegiatan", k.judul), ("Instansi", k.instansi), *((satu.nama, satu.arti) for satu in semua)],
            columns=["Lembar", "Isinya"],
        )
        for satu in (_Lembar("Petunjuk", "", petunjuk), *semua):
            _tulis(buku.add_worksheet(satu.nama), satu.tabel, tebal)
    return isi.getvalue()


def _lembar(k: Kegiatan, lama: Kegiatan | None, koefisien: float, risiko: float) -> Iterator[_Lembar]:
    tanda = abk.kewajaran(k, sebelumnya=lama)
    judul = {n: a.judul for n, a in daftar_kaidah().items()}
    yield _Lembar(
        "Kewajaran",
        "Yang perlu ditanyakan kepada unit. Tanda adalah pertanyaan, bukan tuduhan.",
        tanda.assign(judul=tanda["kaidah"].map(judul)),
    )
    yield _Lembar("Kewajaran unit", "Banyaknya tanda tiap unit.", ringkasan_kewajaran(tanda).reset_index())
    pasti = abk.ketidakpastian(k, koefisien_anggapan=koefisien or None, risiko=risiko)
    dasar = f"90 % dari {pasti.tarikan} tarikan. " + " ".join(pasti.anggapan)
    yield _Lembar("Kepastian jabatan", f"Selang kebutuhan tiap jabatan. {dasar}", pasti.jabatan.reset_index())
    yield _Lembar(
        "Kepastian unit",
        f"Selang kebutuhan tiap unit; kode kosong: seluruhnya. {dasar}",
        pasti.unit.reset_index(),
    )
    rencana = abk.pemerataan(k)
    yield _Lembar("Pemerataan", "Pegawai yang dapat pindah; usul, bukan keputusan.", rencana.pindah)
    yield _Lembar(
        "Sesudah pemerataan",
        "Yang masih perlu direkrut dan kelebihan yang tinggal.",
        rencana.sisa.reset_index(),
    )
    yield _Lembar("Unit sebanding", "Tiap unit di antara unit sejenis.", sebanding(k.rekap).reset_index())
    pustaka = pustaka_kegiatan(k, k.pengaturan.tanggal_hukum or hari_ini(), k.judul)
    yield _Lembar("Pustaka norma", "Norma yang diukur atau berdokumen, dan jabatan yang memakainya.", pustaka)
    if k.arus_pegawai is not None and k.tahun:
        yield from _lima_tahun(k, pasti.jabatan)
    if lama is not None:
        rincian = abk.tren(lama, k)
        yield _Lembar(
            "Perubahan jabatan",
            "Sebab perubahan kebutuhan; bagiannya berjumlah tepat.",
            rincian.reset_index(),
        )
        yield _Lembar(
            "Perubahan unit",
            "Jumlahnya tiap unit; kode kosong: seluruhnya.",
            jumlah_tren(rincian).reset_index(),
        )


def _lima_tahun(k: Kegiatan, selang: pd.DataFrame) -> Iterator[_Lembar]:
    """The years ahead; counts by age below three people are left empty."""
    rincian = abk.proyeksi(k, selang=selang)
    arti = "Lima tahun sesudah tahun data; pensiun dan akhir kontrak di bawah tiga orang tidak ditampilkan."
    yield _Lembar("Lima tahun", arti, proyeksi_tahunan(rincian).reset_index())
    per_unit = tersamar(proyeksi_unit(rincian, k.jabatan)).reset_index()
    yield _Lembar("Lima tahun unit", f"Tiap unit, jabatannya sendiri. {arti}", per_unit)
    yield _Lembar("Lima tahun jabatan", f"Tiap jabatan, dengan usul dan prioritas. {arti}", tersamar(rincian))


def _tulis(lembar: xlsxwriter.worksheet.Worksheet, tabel: pd.DataFrame, tebal: object) -> None:
    lembar.freeze_panes(1, 0)
    for n, kolom in enumerate(tabel.columns):
        lembar.write_string(0, n, str(kolom).replace("_", " "), tebal)
        lebar = len(str(kolom))
        for baris, nilai in enumerate(tabel[kolom].tolist(), 1):
            lebar = max(lebar, _sel(lembar, baris, n, nilai))
        lembar.set_column(n, n, min(lebar + 2, _LEBAR_MAKS))
    if len(tabel):
        lembar.autofilter(0, 0, len(tabel), len(tabel.columns) - 1)


def _sel(lembar: xlsxwriter.worksheet.Worksheet, baris: int, kolom: int, nilai: object) -> int:
    """Write a cell; its width in letters."""
    if hampa(nilai):
        return 0
    if isinstance(nilai, bool):
        nilai = "ya" if nilai else "tidak"
    if isinstance(nilai, (int, float, Fraction)):
        lembar.write_number(baris, kolom, round(float(nilai), 6))
        return 12
    teks = teks_sel(nilai)
    lembar.write_string(baris, kolom, teks)
    return len(teks)
