"""The tables of the analyses, for workbook and page alike: what to ask, how sure, what if, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd

import abk
import abk.reports.charts as gambar
from abk.analisis.ketidakpastian import Ketidakpastian
from abk.analisis.kewajaran import daftar_kaidah, ringkasan_kewajaran
from abk.analisis.norma_waktu.pustaka import pustaka_kegiatan
from abk.analisis.proyeksi import proyeksi_tahunan, proyeksi_unit, tersamar
from abk.analisis.skenario import Skenario
from abk.analisis.tren import jumlah_tren, sebanding
from abk.hasil import bezetting_anggapan, ringkas_hukum
from abk.kegiatan import Kegiatan, air_terjun, banding_skenario
from abk.peraturan import hari_ini
from abk.reports.charts import Grafik
from abk.tulisan.buku import LembarTabel, buku_tabel
from abk.tulisan.format import bulat

POKOK = MappingProxyType(
    {
        "kewajaran": "Kewajaran",
        "kepastian": "Kepastian",
        "skenario": "Skenario",
        "norma": "Norma waktu",
        "lima-tahun": "Lima tahun ke depan",
        "pemerataan": "Pemerataan",
        "tren": "Tren dan pembanding",
    }
)
"""The seven questions, each with its heading on the page."""


@dataclass(frozen=True)
class LembarAnalisis:
    """A table of an analysis.

    Attributes
    ----------
    pokok : key of :data:`POKOK`
    nama, arti : name of its sheet, and what it holds
    tabel : the table, whole
    kolom : columns that a page shows, each with its heading; none: the page leaves the table to the workbook
    urut : column by which a page chooses its rows, the largest first; empty = as they stand
    grafik : chart of it; None where there is none
    """

    pokok: str
    nama: str
    arti: str
    tabel: pd.DataFrame
    kolom: Mapping[str, str] = field(default_factory=dict)
    urut: str = ""
    grafik: Grafik | None = None


def tabel_analisis(
    k: Kegiatan,
    *,
    sebelumnya: Kegiatan | None = None,
    skenario: Sequence[Skenario] = (),
    koefisien: float = 0.0,
    risiko: float = 0.1,
) -> list[LembarAnalisis]:
    """Every table of a kegiatan.

    Parameters
    ----------
    k : the kegiatan
    sebelumnya : the kegiatan of the year before, for what changed
    skenario : scenarios to put to it
    koefisien : spread assumed for a norm without evidence, as a share of it [1]; 0 = none is assumed
    risiko : accepted chance that the planned number falls short [0–1]

    Raises
    ------
    ParameterError
        If a scenario cannot be put to the kegiatan, or the risk is out of range.
    """
    pasti = abk.ketidakpastian(k, koefisien_anggapan=koefisien or None, risiko=risiko)
    return [
        *_kewajaran(k, sebelumnya),
        *_kepastian(k, pasti),
        *_skenario(k, skenario),
        *_pemerataan(k),
        *_pembanding(k),
        *_pustaka(k),
        *(_lima_tahun(k, pasti.jabatan) if k.arus_pegawai is not None and k.tahun else ()),
        *(_tren(sebelumnya, k) if sebelumnya is not None else ()),
    ]


def _kewajaran(k: Kegiatan, lama: Kegiatan | None) -> Iterator[LembarAnalisis]:
    tanda = abk.kewajaran(k, sebelumnya=lama)
    judul = {n: a.judul for n, a in daftar_kaidah().items()}
    yield LembarAnalisis(
        "kewajaran",
        "Kewajaran",
        "Yang perlu ditanyakan kepada unit. Tanda adalah pertanyaan, bukan tuduhan.",
        tanda.assign(judul=tanda["kaidah"].map(judul)),
        {"kode_unit": "Unit", "kode_jabatan": "Jabatan", "nomor": "Tugas", "judul": "Tanda",
         "pertanyaan": "Pertanyaan"},
    )  # fmt: skip
    yield LembarAnalisis(
        "kewajaran", "Kewajaran unit", "Banyaknya tanda tiap unit.", ringkasan_kewajaran(tanda).reset_index()
    )


def _kepastian(k: Kegiatan, pasti: Ketidakpastian) -> Iterator[LembarAnalisis]:
    dasar = f"90% dari {bulat(pasti.tarikan)} simulasi. " + " ".join(pasti.anggapan)
    angka = {"kebutuhan": "Kebutuhan", "bawah": "Bawah", "atas": "Atas"}
    jabatan = pasti.jabatan.reset_index()
    nama = jabatan["kode_jabatan"].map(k.jabatan.set_index("kode_jabatan")["nama_jabatan"])
    yield LembarAnalisis(
        "kepastian",
        "Kepastian jabatan",
        f"Selang kebutuhan tiap jabatan. {dasar}",
        jabatan.assign(nama_jabatan=nama, lebar=jabatan["atas"] - jabatan["bawah"]),
        {"kode_jabatan": "Jabatan", "nama_jabatan": "Nama", **angka, "kebutuhan_bulat": "Dibulatkan",
         "rencana": "Rencana", "peluang_cukup": "Peluang cukup"},
        "lebar",
    )  # fmt: skip
    yield LembarAnalisis(
        "kepastian",
        "Kepastian unit",
        f"Selang kebutuhan tiap unit dan seluruhnya (baris tanpa kode). {dasar}",
        pasti.unit.reset_index(),
    )


def _skenario(k: Kegiatan, semua: Sequence[Skenario]) -> Iterator[LembarAnalisis]:
    if not semua:
        return
    banding = banding_skenario(k, *semua)
    nama = " dan ".join(s.nama for s in semua)
    datar = banding.set_axis([" ".join(satu).replace("_", " ") for satu in banding.columns], axis=1)
    pilih = [(s, n) for s in ["kini", *(s.nama for s in semua)] for n in ("kebutuhan bulat", "kekurangan")]
    yield LembarAnalisis(
        "skenario",
        "Skenario",
        f"Tiap unit sekarang dan menurut skenario {nama}, dan seluruhnya (baris tanpa kode). [orang]",
        datar.rename_axis("kode_unit").reset_index(),
        {
            "kode_unit": "Unit",
            **{f"{s} {n}": f"{n.capitalize()}, {'sekarang' if s == 'kini' else s}" for s, n in pilih},
        },
        "kini kebutuhan",
    )
    for n, s in enumerate(semua, 1):
        langkah = air_terjun(k, s)
        yield LembarAnalisis(
            "skenario",
            f"Perubahan skenario {n}",
            f"Dari sekarang ke {s.nama}, perubahan demi perubahan; bagiannya berjumlah tepat. [orang]",
            langkah,
            {"langkah": "Langkah", "pengaruh": "Pengaruh", "kebutuhan": "Kebutuhan sesudahnya",
             "kebutuhan_bulat": "Dibulatkan"},
            grafik=gambar.air_terjun(langkah),
        )  # fmt: skip


def _pemerataan(k: Kegiatan) -> Iterator[LembarAnalisis]:
    rencana = abk.pemerataan(k)
    yield LembarAnalisis(
        "pemerataan",
        "Pemerataan",
        "Pegawai yang dapat pindah; usul, bukan keputusan.",
        rencana.pindah,
        {"nama_dari": "Dari", "unit_dari": "Unit", "nama_ke": "Ke", "unit_ke": "Unit tujuan",
         "orang": "Orang", "alasan": "Alasan"},
        "orang",
        gambar.pindah_unit(rencana.pindah),
    )  # fmt: skip
    sisa = rencana.sisa.reset_index()
    yield LembarAnalisis(
        "pemerataan",
        "Sesudah pemerataan",
        "Yang masih perlu direkrut dan kelebihan yang tinggal.",
        sisa,
        {"kode_jabatan": "Jabatan", "kekurangan": "Kekurangan", "terisi": "Terisi", "rekrut": "Rekrut",
         "kelebihan": "Kelebihan", "tinggal": "Tinggal"},
        "rekrut",
    )  # fmt: skip


def _pembanding(k: Kegiatan) -> Iterator[LembarAnalisis]:
    yield LembarAnalisis(
        "tren", "Unit sebanding", "Tiap unit di antara unit sejenis.", sebanding(k.rekap).reset_index()
    )


def _pustaka(k: Kegiatan) -> Iterator[LembarAnalisis]:
    yield LembarAnalisis(
        "norma",
        "Pustaka norma",
        "Norma yang diukur atau berdokumen, dan jabatan yang memakainya.",
        pustaka_kegiatan(k, k.pengaturan.tanggal_hukum or hari_ini(), k.judul),
        {"uraian_tugas": "Tugas", "norma_waktu": "Norma", "satuan_waktu": "Satuan", "norma_min": "Terpendek",
         "norma_maks": "Terlama", "jumlah_amatan": "Amatan", "sumber": "Sumber", "dipakai": "Dipakai"},
        "dipakai",
    )  # fmt: skip


def _lima_tahun(k: Kegiatan, selang: pd.DataFrame) -> Iterator[LembarAnalisis]:
    """The years ahead; counts by age below three people are left empty."""
    rincian = abk.proyeksi(k, selang=selang)
    arti = (
        "Lima tahun sesudah tahun data; pensiun dan akhir kontrak di bawah tiga orang tidak ditampilkan. "
        + bezetting_anggapan(k)
    ).strip()
    tahunan = proyeksi_tahunan(rincian)
    yield LembarAnalisis(
        "lima-tahun",
        "Lima tahun",
        arti,
        tahunan.reset_index(),
        {"tahun": "Tahun", "bezetting": "Bezetting", "pensiun": "Pensiun", "berakhir": "Perjanjian berakhir",
         "kebutuhan_bulat": "Kebutuhan", "usul_pns": "Usul PNS", "usul_pppk": "Usul PPPK",
         "prioritas_1": "Prioritas 1"},
        grafik=gambar.lima_tahun(tahunan),
    )  # fmt: skip
    per_unit = tersamar(proyeksi_unit(rincian, k.jabatan)).reset_index()
    yield LembarAnalisis("lima-tahun", "Lima tahun unit", f"Tiap unit, jabatannya sendiri. {arti}", per_unit)
    yield LembarAnalisis(
        "lima-tahun",
        "Lima tahun jabatan",
        f"Tiap jabatan, dengan usul dan prioritas. {arti}",
        tersamar(rincian),
    )


def _tren(lama: Kegiatan, k: Kegiatan) -> Iterator[LembarAnalisis]:
    rincian = abk.tren(lama, k)
    yield LembarAnalisis(
        "tren",
        "Perubahan jabatan",
        "Sebab perubahan kebutuhan; bagiannya berjumlah tepat.",
        rincian.reset_index(),
    )
    unit = jumlah_tren(rincian).reset_index()
    yield LembarAnalisis(
        "tren",
        "Perubahan unit",
        "Jumlahnya tiap unit dan seluruhnya (baris tanpa kode). [orang]",
        unit,
        {n: "Unit" if n == "kode_unit" else n.replace("_", " ").capitalize() for n in unit.columns},
        "kebutuhan_baru",
    )


# ── the workbook ──────────────────────────────────────────────────────────────────────────────────────
def analisis_xlsx(semua: Sequence[LembarAnalisis], k: Kegiatan) -> bytes:
    """The workbook.

    Parameters
    ----------
    semua : :func:`abk.reports.analisis.tabel_analisis`
    k : the kegiatan that they are about

    Returns
    -------
    bytes
        An .xlsx; the first sheet says what the others hold. The same tables give the same bytes.
    """
    isi = (
        ("Kegiatan", k.judul),
        ("Instansi", k.instansi),
        *ringkas_hukum(k),
        *((satu.nama, satu.arti) for satu in semua),
    )
    petunjuk = LembarTabel("Petunjuk", "", (), ("Lembar", "Isinya"), isi)
    return buku_tabel(k.judul, [petunjuk, *(_lembar(satu.nama, satu.tabel) for satu in semua)])


def _lembar(nama: str, tabel: pd.DataFrame) -> LembarTabel:
    kolom = [str(satu).replace("_", " ") for satu in tabel.columns]
    baris = list(zip(*(tabel[satu].tolist() for satu in tabel.columns), strict=True))
    return LembarTabel(nama, "", (), kolom, baris)
