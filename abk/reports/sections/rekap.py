"""Recap of units, one row a unit with a link to its page: those below a unit, and all of the ministry."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from itertools import pairwise

from abk.hasil import Jumlah, UnitHasil, desimal_rasio
from abk.reports.bagian import Bagian, kosong
from abk.reports.bahan import UNIT_DAFTAR, Bahan, lembar, unit_tampak
from abk.reports.packing import character, packed
from abk.reports.sections.kebutuhan import KOLOM_ORANG
from abk.reports.tabel import Column, Row, RowGroup, tabel, table_rows, table_tools
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
    tampak = unit_tampak(bawah)
    ada = {satu.kode for satu in tampak}
    sisa = [satu for satu in bahan.langsung if satu.kode not in ada]
    baris = [baris_unit(bahan, satu, rasio, geser=1) for satu in tampak]
    catatan = el("p", f"{_TIDAK_DIJUMLAHKAN}.", kelas="redup")
    kata = f"… dan {bulat(len(sisa))} unit lain langsung di bawah unit ini, pada {lembar('E Per Unit')}."
    lain = (baris_unit(bahan, satu, rasio, geser=1) for satu in sisa)
    isi = (
        tabel(JUDUL, KOLOM, [RowGroup(None, baris)], kelas="perunit"),
        packed("baris", table_rows(KOLOM, lain), kata) if sisa else None,
        _lebih_dalam(len(bawah) - len(tampak) - len(sisa)),
        catatan,
    )
    return Bagian("rekap", JUDUL, gabung(*isi))


def _lebih_dalam(banyak: int) -> Html | None:
    kata = f"{bulat(banyak)} unit di tingkat bawahnya ada pada halaman unit di atasnya masing-masing."
    return el("p", kata, kelas="redup") if banyak else None


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
        angka(j.beban_menit / 60, 1),
        kebutuhan(j.kebutuhan),
        bulat(j.kebutuhan_bulat),
        bulat(j.bila_diketahui(j.bezetting)),
        _berwarna(j.bila_diketahui(j.kekurangan), "kurang"),
        _berwarna(j.bila_diketahui(j.kelebihan), "lebih"),
        _bersih(j),
        angka(j.efektivitas, rasio),
        j.prestasi,
    )
    if not berurut:
        return Row(sel)
    return Row(sel, atribut=(("data_tanda", _tanda(j)),))


def _bersih(j: Jumlah) -> Html:
    beda = j.bila_diketahui(j.selisih)
    kata = "tidak diketahui" if beda is None else kata_selisih(beda)
    return gabung(bertanda(beda), el("span", kata, kelas="samping"))


def _berwarna(nilai: int | None, kelas: str) -> Html:
    return el("span", bulat(nilai), kelas=kelas if nilai else "")


def _tanda(j: Jumlah) -> str:
    ada = (("kurang", j.kekurangan), ("lebih", j.kelebihan), ("belum", j.belum_lengkap))
    return " ".join(kata for kata, jumlah in ada if jumlah) or "sesuai"


JUDUL_DAFTAR = "Daftar unit organisasi"
_TIDAK_DIJUMLAHKAN = (
    "Setiap baris mencakup unit itu beserta unit di bawahnya, sehingga baris-baris ini tidak untuk "
    "dijumlahkan"
)
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
    tampak = unit_tampak(bahan.unit, UNIT_DAFTAR // 2) if len(bahan.unit) > 2 * UNIT_DAFTAR else bahan.unit
    baris = (baris_unit(bahan, satu, rasio, berurut=True) for satu in tampak)
    pengantar = el("p", f"{_TIDAK_DIJUMLAHKAN}; jumlah seluruhnya ada pada angka kunci.", kelas="redup")
    isi = tabel(JUDUL_DAFTAR, KOLOM, [RowGroup(None, list(baris))], kelas="perunit", alat=_ALAT)
    alat = table_tools(_ALAT, "unit", "Cari unit atau jabatan", _PILIHAN, jabatan=True)
    return Bagian(
        "daftar-unit", JUDUL_DAFTAR, gabung(pengantar, alat, isi, _semua(bahan, tampak, rasio), _cari(bahan))
    )


def _semua(bahan: Bahan, tampak: Sequence[UnitHasil], rasio: int) -> Html | None:
    """All units, for the script to search among; those that stand there already are marked."""
    if len(tampak) == len(bahan.unit):
        return None
    ada = {satu.kode for satu in tampak}
    baris = (baris_unit(bahan, satu, rasio, berurut=True) for satu in bahan.unit)
    atas = (
        replace(isi, atribut=(*isi.atribut, ("data_atas", ""))) if satu.kode in ada else isi
        for satu, isi in zip(bahan.unit, baris, strict=True)
    )
    banyak = f"{bulat(len(tampak))} dari {bulat(len(bahan.unit))} unit"
    kata = f"Yang tampak {banyak}; selengkapnya pada {lembar('E Per Unit')}."
    return packed("ganti", table_rows(KOLOM, atas), kata)


def _cari(bahan: Bahan) -> Html | None:
    """The names of all posts and the units where they are, for the script to search among.

    A name has a line of characters (:func:`abk.reports.packing.character`), one a post: how far its unit is
    below the one before in the order of the tree; the first is counted from the first of the name before.
    """
    letak: dict[str, list[int]] = {}
    for n, unit in enumerate(bahan.unit):
        for satu in unit.pos:
            letak.setdefault(satu.nama, []).append(n)
    if not letak:
        return None
    pertama = [0, *(unit[0] for unit in letak.values())]
    baris = (
        "".join(character(n - sebelum) for sebelum, n in pairwise([mulai, *unit]))
        for mulai, unit in zip(pertama, letak.values(), strict=False)
    )
    # not as text: a character stands for a number here, and is not to be put in order with its neighbours
    isi = gabung(gabung(*letak, antara="\n"), Html("\n\n"), Html(escape("\n".join(baris))))
    return packed("jabatan", [isi], "")
