"""Recap of units, one row a unit with a link to its page: those below a unit, and all of the ministry."""

from abk.hasil import Jumlah, UnitHasil, desimal_rasio
from abk.reports.bagian import Bagian, kosong
from abk.reports.bahan import Bahan
from abk.reports.sections.kebutuhan import KOLOM_ORANG
from abk.reports.tabel import Column, Row, RowGroup, tabel, table_tools
from abk.tulisan.format import angka, bertanda, bulat, kata_selisih, kebutuhan
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Rekap sub-unit"

KOLOM = (
    Column("Unit organisasi", nama_baris=True, jenis="teks"),
    Column("Jabatan", angka=True, jenis="angka"),
    *KOLOM_ORANG,
    Column("Kekurangan", angka=True, penjelasan="orang", jenis="angka"),
    Column("Kelebihan", angka=True, penjelasan="orang", jenis="angka"),
    Column("Selisih bersih", angka=True, penjelasan="orang", jenis="angka"),
    Column("EU", angka=True, jenis="angka"),
    Column("Prestasi", jenis="teks"),
)


def rekap_sub_unit(bahan: Bahan) -> Bagian:
    """Return the recap of the units below a unit, indented as the tree is.

    Each row covers the unit and all below it. [orang, jam/tahun]
    """
    bawah = [satu for satu in bahan.unit if satu.kode != bahan.kode_unit]
    if not bawah:
        return kosong("rekap", JUDUL, "Unit ini tidak mempunyai sub-unit.")
    rasio = _desimal(bahan)
    baris = [baris_unit(bahan, satu, rasio, geser=1) for satu in bawah]
    catatan = el(
        "p",
        "Setiap baris mencakup unit itu beserta unit di bawahnya, sehingga baris-baris ini tidak untuk "
        "dijumlahkan.",
        kelas="redup",
    )
    return Bagian("rekap", JUDUL, gabung(tabel(JUDUL, KOLOM, [RowGroup(None, baris)]), catatan))


def _desimal(bahan: Bahan) -> int:
    """Digits of the ratios in the column: as many as the one that needs most."""
    return desimal_rasio(bahan.cabang.aturan, (satu.gulungan.efektivitas for satu in bahan.unit))


def baris_unit(bahan: Bahan, satu: UnitHasil, rasio: int, *, geser: int = 0, berurut: bool = False) -> Row:
    """Return the row of a unit with those below it."""
    j = satu.gulungan
    belum = f"{bulat(j.belum_lengkap)} belum lengkap"
    tanda = gabung(" ", el("span", belum, kelas="tanda")) if j.belum_lengkap else None
    takik = f"takik t{min(max(satu.tingkat - geser, 0), 6)}"
    nama = el("span", bahan.tautan(satu.kode), el("small", f" ({satu.kode})"), tanda, kelas=takik)
    sel = (
        nama,
        bulat(j.jabatan),
        angka(j.beban_menit / 60, 0),
        kebutuhan(j.kebutuhan),
        bulat(j.kebutuhan_bulat),
        bulat(j.bezetting),
        _berwarna(j.kekurangan, "kurang"),
        _berwarna(j.kelebihan, "lebih"),
        gabung(bertanda(j.selisih), el("span", kata_selisih(j.selisih), kelas="samping")),
        angka(j.efektivitas, rasio),
        j.prestasi,
    )
    if not berurut:
        return Row(sel)
    return Row(sel, urut=[satu.nama, *[None] * (len(sel) - 1)], atribut=(("data_tanda", _tanda(j)),))


def _berwarna(nilai: int, kelas: str) -> Html:
    return el("span", bulat(nilai), kelas=kelas if nilai else "")


def _tanda(j: Jumlah) -> str:
    ada = (("kurang", j.kekurangan), ("lebih", j.kelebihan), ("belum", j.belum_lengkap))
    return " ".join(kata for kata, jumlah in ada if jumlah) or "sesuai"


JUDUL_DAFTAR = "Daftar unit organisasi"
_ALAT = "abk-saring"
_PILIHAN = (
    ("", "Semua unit"),
    ("kurang", "Ada kekurangan"),
    ("lebih", "Ada kelebihan"),
    ("sesuai", "Sesuai seluruhnya"),
    ("belum", "Ada jabatan belum lengkap"),
)


def daftar_unit(bahan: Bahan) -> Bagian:
    """Return the table of all units, a plain table in the order of the tree where no script runs.

    Each row covers the unit and all below it. [orang, jam/tahun]
    """
    if not bahan.unit:
        return kosong("daftar-unit", JUDUL_DAFTAR, "Belum ada unit organisasi dalam data.")
    rasio = _desimal(bahan)
    baris = [baris_unit(bahan, satu, rasio, berurut=True) for satu in bahan.unit]
    pengantar = el(
        "p",
        "Setiap baris mencakup unit itu beserta unit di bawahnya, sehingga baris-baris ini tidak untuk "
        "dijumlahkan; jumlah seluruhnya ada pada angka kunci.",
        kelas="redup",
    )
    isi = tabel(JUDUL_DAFTAR, KOLOM, [RowGroup(None, baris)], alat=_ALAT)
    alat = table_tools(_ALAT, "unit", "Cari unit atau jabatan", _PILIHAN, jabatan=True)
    return Bagian("daftar-unit", JUDUL_DAFTAR, gabung(pengantar, alat, isi))
