"""Need of each post: own posts, then those of each unit below."""

from collections.abc import Iterator, Mapping, Sequence

from abk.hasil import Jumlah, Pos, desimal_rasio, jumlah_pos, selang_jabatan
from abk.reports.bagian import Bagian, kosong
from abk.reports.bahan import Bahan, lembar, tanda_belum_lengkap
from abk.reports.packing import packed
from abk.reports.tabel import Column, Row, RowGroup, tabel, table_rows, table_tools
from abk.tulisan.format import angka, bertanda, bulat, kata_selisih, kebutuhan
from abk.tulisan.istilah import KELAS_FTE
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Kebutuhan pegawai per jabatan"
Selang = Mapping[str, tuple[float, float]]
"""Interval of the need by the code of a post, empty where none is known. [orang]"""

KOLOM_ORANG = (
    Column("Beban kerja", angka=True, penjelasan="jam/tahun", jenis="angka"),
    Column("Kebutuhan", angka=True, penjelasan="orang", jenis="angka"),
    Column("Dibulat\u00adkan", angka=True, penjelasan="orang", jenis="angka"),
    Column("Bezetting", angka=True, penjelasan="orang", jenis="angka"),
)
"""From load to people there: what tables of posts and of units have in common."""
KOLOM = (
    Column("No", angka=True),
    Column("Nama jabatan", nama_baris=True, jenis="teks"),
    Column("Kelas", angka=True, jenis="angka"),
    *KOLOM_ORANG,
    Column("Selisih", angka=True, penjelasan="orang", jenis="angka"),
    Column("EJ", angka=True, jenis="angka"),
    Column("Prestasi", jenis="teks"),
    Column("Kelas FTE", jenis="teks"),
)
_SELANG = Column("Selang 90%", angka=True, penjelasan="orang")
"""Stands after the need where some post has evidence of how sure it is."""
_LETAK_SELANG = 5
_ALAT = "abk-saring"
_TERBUKA = 60
"""Posts whose rows stand in the file as they are; the script adds those of a larger unit. [jabatan]"""
_PILIHAN = (
    ("", "Semua jabatan"),
    ("kurang lebih", "Hanya yang kurang atau lebih"),
    ("kurang", "Hanya yang kurang"),
    ("lebih", "Hanya yang lebih"),
    ("belum", "Belum lengkap"),
)


def kebutuhan_jabatan(bahan: Bahan) -> Bagian:
    """Return the table of need, one row a post.

    Load [jam/tahun], need, its rounding, bezetting, gap with its word [orang], EJ, grade, FTE class.
    """
    if not bahan.jabatan:
        kata = "Unit ini dan unit di bawahnya belum mempunyai jabatan dalam data."
        return kosong("kebutuhan", JUDUL, kata)
    tampak = bahan.jabatan_tampak
    if not tampak:
        return Bagian("kebutuhan", JUDUL, gabung(_bawah(bahan), tabel(JUDUL, KOLOM, (), _kaki(bahan, {}))))
    rasio = desimal_rasio(bahan.cabang.aturan, (satu.efektivitas for satu in tampak))
    selang = selang_jabatan(bahan.kegiatan)
    selang = {satu.kode: selang[satu.kode] for satu in tampak if satu.kode in selang}
    kolom = (*KOLOM[:_LETAK_SELANG], _SELANG, *KOLOM[_LETAK_SELANG:]) if selang else KOLOM
    kelompok = list(_kelompok(bahan, rasio, selang))
    sisa: Sequence[Row] = ()
    if len(tampak) > _TERBUKA:
        kelompok, sisa = _terbagi(kelompok)
    isi = tabel(JUDUL, kolom, kelompok, _kaki(bahan, selang), kelas="lebar", alat=_ALAT)
    alat = table_tools(_ALAT, "jabatan", "Cari jabatan", _PILIHAN)
    lanjut = packed("baris", table_rows(kolom, sisa), _kata_sisa(len(sisa))) if sisa else None
    bawah = _bawah(bahan) if bahan.ringkas else None
    return Bagian("kebutuhan", JUDUL, gabung(bawah, alat, isi, lanjut, _catatan()))


def _bawah(bahan: Bahan) -> Html:
    banyak, unit = len(bahan.jabatan) - len(bahan.jabatan_tampak), len(bahan.unit) - 1
    kata = f"{bulat(banyak)} jabatan pada {bulat(unit)} sub-unit ada pada halaman unitnya; jumlahnya pada "
    return el("p", kata, el("a", "rekap sub-unit", href="#abk-rekap"), ".", kelas="redup")


def _terbagi(kelompok: Sequence[RowGroup]) -> tuple[list[RowGroup], Sequence[Row]]:
    """The first rows, and those that follow: only a unit without sub-units or a large one has so many."""
    semua = kelompok[0].baris
    return [RowGroup(kelompok[0].judul, semua[:_TERBUKA]), *kelompok[1:]], semua[_TERBUKA:]


def _kata_sisa(banyak: int) -> str:
    return f"… dan {bulat(banyak)} jabatan lain, selengkapnya pada {lembar('D Kebutuhan')}."


def _kelompok(bahan: Bahan, rasio: int, selang: Selang) -> Iterator[RowGroup]:
    for unit in (satu for satu in bahan.unit if satu.pos):
        if not bahan.ringkas or unit.kode == bahan.kode_unit:
            yield RowGroup(_judul(bahan, unit.kode), [_baris(satu, rasio, selang) for satu in unit.pos])


def _judul(bahan: Bahan, kode: str) -> Html:
    if kode == bahan.kode_unit:
        return gabung("Jabatan pada unit ini")
    return gabung(bahan.tautan(kode), el("small", f" ({kode})"))


def _baris(satu: Pos, rasio: int, selang: Selang) -> Row:
    return Row(
        [
            satu.nomor,
            tanda_belum_lengkap(satu),
            bulat(satu.kelas),
            angka(satu.beban_menit / 60, 1),
            kebutuhan(satu.kebutuhan),
            *([_rentang(selang.get(satu.kode))] if selang else []),
            bulat(satu.kebutuhan_bulat),
            bulat(satu.bezetting),
            sel_selisih(satu.selisih),
            angka(satu.efektivitas, rasio),
            satu.prestasi,
            KELAS_FTE.get(satu.kelas_fte, satu.kelas_fte),
        ],
        atribut=(("data_tanda", tanda),) if (tanda := _tanda(satu)) else (),
    )


def _rentang(satu: tuple[float, float] | None) -> str:
    return "–" if satu is None else f"{angka(satu[0])}–{angka(satu[1])}"


def _tanda(satu: Pos) -> str:
    """What the filter of the table goes by; nothing for a post that is as it should be."""
    ada = (
        ("kurang", (satu.selisih or 0) < 0),
        ("lebih", (satu.selisih or 0) > 0),
        ("belum", satu.belum_lengkap),
    )
    return " ".join(kata for kata, ya in ada if ya)


def sel_selisih(nilai: int | None) -> Html:
    """Return a gap with its sign and its word. [orang]"""
    kelas = "" if not nilai else "kurang" if nilai < 0 else "lebih"
    if nilai is None:
        return gabung("–", el("span", "tidak diketahui", kelas="samping"))
    return el("span", bertanda(nilai), el("span", kata_selisih(nilai), kelas="samping"), kelas=kelas)


def _kaki(bahan: Bahan, selang: Selang) -> Sequence[Row]:
    """The sums: of all posts; where only the unit's own are listed, of those and of the others, too."""
    if not bahan.ringkas:
        return [_jumlah("Jumlah", bahan.jumlah, selang)]
    sendiri = {satu.kode for satu in bahan.jabatan_tampak}
    dua = (
        ("Jumlah unit ini", [satu for satu in bahan.jabatan if satu.kode in sendiri]),
        ("Jumlah sub-unit", [satu for satu in bahan.jabatan if satu.kode not in sendiri]),
    )
    aturan = bahan.cabang.aturan
    bagian = [_jumlah(nama, jumlah_pos(isi, aturan), selang) for nama, isi in dua]
    return [*bagian, _jumlah("Jumlah", bahan.jumlah, selang)]


def _jumlah(judul: str, j: Jumlah, selang: Selang) -> Row:
    dua = gabung(
        el("span", f"kurang {bulat(j.bila_diketahui(j.kekurangan))}", kelas="kata kurang"),
        el("span", f"lebih {bulat(j.bila_diketahui(j.kelebihan))}", kelas="kata lebih"),
        el("span", f"bersih {bertanda(j.bila_diketahui(j.selisih))}", kelas="kata"),
    )
    nama = gabung(judul, el("span", j.keterangan, kelas="kata") if j.keterangan else None)
    kosong = [""] if selang else []
    orang = (kebutuhan(j.kebutuhan), *kosong, bulat(j.kebutuhan_bulat), bulat(j.bila_diketahui(j.bezetting)))
    return Row(["", nama, "", angka(j.beban_menit / 60, 1), *orang, dua, "", "", ""])


def _catatan() -> Html:
    return el(
        "p",
        "Selisih = bezetting − kebutuhan yang dibulatkan. EJ (efektivitas jabatan) = beban kerja ÷ "
        "(bezetting × waktu kerja efektif); tanda – berarti jabatan kosong atau bezettingnya tidak "
        "diketahui, sehingga EJ tidak dihitung. Prestasi A berarti beban melebihi kapasitas pegawai, bukan "
        "penilaian atas mutu kerja. Kelas FTE: beban kurang (EJ di bawah 1), beban sesuai (1 sampai 1,28), "
        "beban berlebih (di atas 1,28).",
        kelas="redup",
    )
