"""Recap of the units below: one row a unit, with a link to its page."""

from collections.abc import Hashable, Mapping, Sequence

from abk.reports.bagian import Bagian
from abk.reports.bahan import Bahan
from abk.reports.sections.angka_kunci import tulis_rasio
from abk.reports.tabel import Baris, Kelompok, Kolom, tabel
from abk.tulisan.format import angka, bertanda, bulat, hampa, kata_selisih, kebutuhan
from abk.tulisan.markup import Html, el, gabung

JUDUL = "Rekap sub-unit"

KOLOM = (
    Kolom("Unit organisasi", nama_baris=True, jenis="teks"),
    Kolom("Jabatan", angka=True, jenis="angka"),
    Kolom("Beban kerja", angka=True, penjelasan="jam/tahun", jenis="angka"),
    Kolom("Kebutuhan", angka=True, penjelasan="orang", jenis="angka"),
    Kolom("Dibulat\u00adkan", angka=True, penjelasan="orang", jenis="angka"),
    Kolom("Bezetting", angka=True, penjelasan="orang", jenis="angka"),
    Kolom("Kekurangan", angka=True, penjelasan="orang", jenis="angka"),
    Kolom("Kelebihan", angka=True, penjelasan="orang", jenis="angka"),
    Kolom("Selisih bersih", angka=True, penjelasan="orang", jenis="angka"),
    Kolom("EU", angka=True, jenis="angka"),
    Kolom("Prestasi", jenis="teks"),
)


_URUT = (
    "jumlah_jabatan",
    "beban_kerja_menit",
    "kebutuhan",
    "kebutuhan_bulat",
    "bezetting",
    "kekurangan",
    "kelebihan",
    "selisih",
    "efektivitas_unit",
)


def rekap_sub_unit(bahan: Bahan) -> Bagian:
    """Return the recap of the units below a unit, indented as the tree is.

    Parameters
    ----------
    bahan : Bahan

    Returns
    -------
    Bagian
        Each row covers the unit and all below it. [orang, jam/tahun]
    """
    bawah = bahan.rekap[bahan.rekap.index != bahan.kode_unit]
    if bawah.empty:
        return Bagian("rekap", JUDUL, el("p", "Unit ini tidak mempunyai sub-unit.", kelas="abk-bersih"))
    baris = [
        baris_unit(bahan, str(kode), satu, geser=1)
        for kode, satu in zip(bawah.index, bawah.to_dict("records"), strict=True)
    ]
    catatan = el(
        "p",
        "Setiap baris mencakup unit itu beserta unit di bawahnya, sehingga baris-baris ini tidak untuk "
        "dijumlahkan.",
        kelas="redup",
    )
    return Bagian("rekap", JUDUL, gabung(tabel(JUDUL, KOLOM, [Kelompok(None, baris)]), catatan))


def baris_unit(
    bahan: Bahan, kode: str, satu: Mapping[Hashable, object], *, geser: int = 0, berurut: bool = False
) -> Baris:
    """Return the row of a unit.

    Parameters
    ----------
    bahan : Bahan
    kode : str
    satu : mapping
        Its row of :attr:`Kegiatan.rekap`.
    geser : int
        Level at which the indent begins.
    berurut : bool
        Whether the row carries the values by which the page sorts, and the marks by which it filters.

    Returns
    -------
    Baris
    """
    belum = int(str(satu["belum_lengkap"]))
    tanda = gabung(" ", el("span", f"{bulat(belum)} belum lengkap", kelas="tanda")) if belum else None
    tingkat = max(int(str(satu["tingkat"])) - geser, 0)
    nama = el("span", bahan.tautan(kode), el("small", f" ({kode})"), tanda, kelas=f"takik t{min(tingkat, 6)}")
    selisih = int(str(satu["selisih"]))
    return Baris(
        [
            nama,
            bulat(satu["jumlah_jabatan"]),
            angka(float(str(satu["beban_kerja_menit"])) / 60, 0),
            kebutuhan(satu["kebutuhan"]),
            bulat(satu["kebutuhan_bulat"]),
            bulat(satu["bezetting"]),
            _berwarna(satu["kekurangan"], "kurang"),
            _berwarna(satu["kelebihan"], "lebih"),
            gabung(bertanda(selisih), el("span", kata_selisih(selisih), kelas="samping")),
            tulis_rasio(bahan, satu["efektivitas_unit"]),
            satu["prestasi_unit"],
        ],
        urut=_urut(satu) if berurut else (),
        atribut=(("data_tanda", _tanda(satu, belum)),) if berurut else (),
    )


def _urut(satu: Mapping[Hashable, object]) -> Sequence[object]:
    angka_baris = ("" if hampa(satu[kolom]) else satu[kolom] for kolom in _URUT)
    return [satu["nama_unit"], *angka_baris, satu["prestasi_unit"]]


def _berwarna(nilai: object, kelas: str) -> Html:
    return el("span", bulat(nilai), kelas=kelas if nilai else "")


def _tanda(satu: Mapping[Hashable, object], belum: int) -> str:
    ada = [("kurang", satu["kekurangan"]), ("lebih", satu["kelebihan"]), ("belum", belum)]
    nama = [kata for kata, jumlah in ada if jumlah]
    return " ".join(nama) or "sesuai"
