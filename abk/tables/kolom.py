"""What each column means. The data dictionary, the validation and the messages all come from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

PERIODE = ("hari", "minggu", "bulan", "triwulan", "semester", "tahun")
SATUAN_WAKTU = ("menit", "jam", "hari", "minggu", "bulan")
JENIS_JABATAN = ("pimpinan tinggi", "administrator", "pengawas", "fungsional", "pelaksana")
JENIS_PIMPINAN = ("pimpinan tinggi", "administrator", "pengawas")
PENDEKATAN = ("tugas_per_tugas", "hasil_kerja", "objek_kerja", "peralatan_kerja", "angka_kredit")
SATUAN_STANDAR = ("hasil/orang", "objek/orang", "orang/alat", "alat/orang")
SUMBER_NORMA = ("diukur", "diperkirakan", "dokumen")
JENJANG = (
    "pemula",
    "terampil",
    "mahir",
    "penyelia",
    "ahli_pertama",
    "ahli_muda",
    "ahli_madya",
    "ahli_utama",
)

Jenis = Literal["kode", "teks", "pilihan", "angka", "bulat", "tanggal"]


@dataclass(frozen=True)
class Kolom:
    """One column.

    Attributes
    ----------
    nama : column name, the word of the official form
    jenis : ``kode`` and ``teks`` are text, ``pilihan`` a closed list, ``angka`` a finite number,
        ``bulat`` a whole one
    satuan : unit of measure, empty for text
    arti : meaning (Indonesian)
    wajib_ada : the column itself must be there
    wajib_isi : every cell must be filled
    pilihan : allowed words of a ``pilihan``
    lebih_dari, minimum, maksimum : allowed range [``satuan``]
    """

    nama: str
    jenis: Jenis
    arti: str
    satuan: str = ""
    wajib_ada: bool = True
    wajib_isi: bool = True
    pilihan: tuple[str, ...] = ()
    lebih_dari: float | None = None
    minimum: float | None = None
    maksimum: float | None = None


@dataclass(frozen=True)
class Tabel:
    """One table.

    Attributes
    ----------
    nama, arti : its name, and what it holds (Indonesian)
    kunci : columns that together name a row
    kolom : its columns in their official order
    """

    nama: str
    kunci: tuple[str, ...]
    arti: str
    kolom: tuple[Kolom, ...]

    @property
    def nama_kolom(self) -> tuple[str, ...]:
        """Column names in their official order."""
        return tuple(k.nama for k in self.kolom)

    def __getitem__(self, nama: str) -> Kolom:
        """Column of that name."""
        return next(k for k in self.kolom if k.nama == nama)


def _opsional(nama: str, jenis: Jenis, arti: str, satuan: str = "", **sisa: Any) -> Kolom:
    return Kolom(nama, jenis, arti, satuan, wajib_ada=False, wajib_isi=False, **sisa)


UNIT = Tabel(
    "unit",
    ("kode_unit",),
    "Unit organisasi dan kedudukannya.",
    (
        Kolom("kode_unit", "kode", "Kode unit organisasi, selalu teks."),
        Kolom("nama_unit", "teks", "Nama unit organisasi."),
        Kolom("kode_induk", "kode", "Kode unit di atasnya; kosong untuk unit puncak.", wajib_isi=False),
        _opsional("eselon", "teks", "Eselon pimpinan unit, misalnya II.a."),
    ),
)

JABATAN = Tabel(
    "jabatan",
    ("kode_jabatan",),
    "Jabatan pada tiap unit.",
    (
        Kolom("kode_jabatan", "kode", "Kode jabatan, selalu teks."),
        Kolom("kode_unit", "kode", "Kode unit tempat jabatan berada."),
        Kolom("nama_jabatan", "teks", "Nama jabatan."),
        Kolom("jenis_jabatan", "pilihan", "Jenis jabatan.", pilihan=JENIS_JABATAN),
        Kolom("bezetting", "bulat", "Jumlah pegawai yang ada.", "orang", minimum=0, maksimum=1e6),
        _opsional("kelas_jabatan", "bulat", "Kelas jabatan.", minimum=1, maksimum=17),
        _opsional(
            "pendekatan",
            "pilihan",
            "Pendekatan penghitungan; kosong berarti tugas_per_tugas.",
            pilihan=PENDEKATAN,
        ),
        _opsional("kode_atasan", "kode", "Kode jabatan atasan langsung."),
        _opsional(
            "jenjang", "pilihan", "Jenjang jabatan fungsional (pendekatan angka_kredit).", pilihan=JENJANG
        ),
    ),
)

URAIAN_TUGAS = Tabel(
    "uraian_tugas",
    ("kode_jabatan", "nomor"),
    "Uraian tugas tiap jabatan.",
    (
        Kolom("kode_jabatan", "kode", "Kode jabatan yang melaksanakan."),
        Kolom("nomor", "kode", "Nomor urut dalam jabatan; 3.1 adalah bagian dari 3."),
        Kolom("uraian_tugas", "teks", "Uraian tugas."),
        Kolom("hasil_kerja", "teks", "Hasil kerja tugas itu.", wajib_isi=False),
        Kolom("volume", "angka", "Banyaknya hasil tiap periode.", "hasil/periode", minimum=0, maksimum=1e9),
        Kolom("periode", "pilihan", "Periode volume.", pilihan=PERIODE, wajib_isi=False),
        Kolom(
            "norma_waktu",
            "angka",
            "Waktu untuk satu hasil.",
            "satuan_waktu/hasil",
            lebih_dari=0,
            maksimum=1e6,
            wajib_isi=False,
        ),
        Kolom("satuan_waktu", "pilihan", "Satuan norma waktu.", pilihan=SATUAN_WAKTU, wajib_isi=False),
        _opsional(
            "norma_min",
            "angka",
            "Norma waktu paling singkat.",
            "satuan_waktu/hasil",
            lebih_dari=0,
            maksimum=1e6,
        ),
        _opsional(
            "norma_maks",
            "angka",
            "Norma waktu paling lama.",
            "satuan_waktu/hasil",
            lebih_dari=0,
            maksimum=1e6,
        ),
        _opsional("sumber_norma", "pilihan", "Asal norma waktu.", pilihan=SUMBER_NORMA),
        _opsional(
            "jumlah_amatan",
            "bulat",
            "Banyaknya pengamatan di balik norma.",
            "amatan",
            minimum=1,
            maksimum=1e6,
        ),
        _opsional("keterangan", "teks", "Keterangan."),
        _opsional(
            "standar_kemampuan",
            "angka",
            "Standar kemampuan rata-rata, atau rasio orang dan alat (tiga pendekatan lain).",
            "satuan_standar, per periode yang sama dengan volume",
            lebih_dari=0,
            minimum=1e-6,
            maksimum=1e9,
        ),
        _opsional("satuan_standar", "pilihan", "Satuan standar kemampuan.", pilihan=SATUAN_STANDAR),
        _opsional(
            "angka_kredit",
            "angka",
            "Angka kredit satu butir kegiatan.",
            "AK/hasil",
            lebih_dari=0,
            maksimum=1e4,
        ),
    ),
)

PEGAWAI = Tabel(
    "pegawai",
    ("id_pegawai",),
    "Pegawai (opsional; data pribadi, tidak pernah dicetak per nama).",
    (
        Kolom("id_pegawai", "kode", "Penanda pegawai tanpa arti."),
        Kolom("kode_jabatan", "kode", "Kode jabatan yang dipangku."),
        Kolom("tanggal_lahir", "tanggal", "Tanggal lahir."),
        _opsional("status", "teks", "Status kepegawaian."),
    ),
)

SEMUA_TABEL = (UNIT, JABATAN, URAIAN_TUGAS)
"""The three tables that a kegiatan needs."""

KOLOM_PENDEKATAN: dict[str, tuple[str, ...]] = {
    "tugas_per_tugas": ("volume", "periode", "norma_waktu", "satuan_waktu"),
    "hasil_kerja": ("volume", "standar_kemampuan", "satuan_standar"),
    "objek_kerja": ("volume", "standar_kemampuan", "satuan_standar"),
    "peralatan_kerja": ("volume", "standar_kemampuan", "satuan_standar"),
    "angka_kredit": ("volume", "periode", "angka_kredit"),
}
"""Columns of ``uraian_tugas`` that each approach needs filled."""

SATUAN_STANDAR_PENDEKATAN: dict[str, tuple[str, ...]] = {
    "hasil_kerja": ("hasil/orang",),
    "objek_kerja": ("objek/orang",),
    "peralatan_kerja": ("orang/alat", "alat/orang"),
}
"""Units of the standard that fit each approach."""
