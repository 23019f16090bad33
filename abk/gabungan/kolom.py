"""Columns of the two tables of a dataset: kind, unit of measure, meaning; and the dictionary made of them."""

from __future__ import annotations

from dataclasses import dataclass

from abk.tables import JABATAN, UNIT, URAIAN_TUGAS, Tabel


@dataclass(frozen=True)
class KolomSet:
    """One column of a table of the dataset.

    Attributes
    ----------
    nama : its name
    jenis : its kind in SQL
    arti : what it means
    satuan : unit of measure; empty where it is no number
    """

    nama: str
    jenis: str
    arti: str
    satuan: str = ""


_JENIS = {"angka": "DOUBLE", "bulat": "BIGINT"}


def _tabel(tabel: Tabel, *nama: str) -> tuple[KolomSet, ...]:
    """Columns as the tables of a kegiatan have them."""
    semua = (tabel[n] for n in nama)
    return tuple(KolomSet(k.nama, _JENIS.get(k.jenis, "VARCHAR"), k.arti, k.satuan) for k in semua)


_ASAL = (
    KolomSet("instansi", "VARCHAR", "Instansi, seperti tertulis dalam pengaturan kegiatannya."),
    KolomSet("tahun", "INTEGER", "Tahun data.", "tahun"),
    KolomSet(
        "wilayah", "VARCHAR", "Wilayah menurut daftar wilayah saat digabung; kosong bila tidak disebut."
    ),
)
_EKSAK = (
    KolomSet("beban_pembilang", "BIGINT", "Beban kerja tepat: pembilang pecahannya.", "menit/tahun"),
    KolomSet("beban_penyebut", "BIGINT", "Penyebut pecahan itu.", "1"),
    KolomSet(
        "beban_pecahan",
        "VARCHAR",
        "Pecahan itu sebagai teks, bila bilangannya terlalu besar untuk kedua kolom sebelumnya (jarang).",
        "menit/tahun",
    ),
)

HASIL = (
    *_ASAL,
    *_tabel(JABATAN, "kode_jabatan", "kode_unit"),
    *_tabel(UNIT, "nama_unit"),
    *_tabel(JABATAN, "nama_jabatan"),
    KolomSet("kunci_jabatan", "VARCHAR", "Nama jabatan dalam bentuk baku; sama berarti nama yang sama."),
    *_tabel(JABATAN, "jenis_jabatan"),
    KolomSet(
        "jenjang",
        "VARCHAR",
        "Jenjang jabatan fungsional; bila kolomnya kosong, menurut nama jabatan yang memuatnya (Ahli Muda).",
    ),
    *_tabel(JABATAN, "kelas_jabatan", "pendekatan"),
    KolomSet("beban_kerja_menit", "DOUBLE", "Beban kerja jabatan.", "menit/tahun"),
    KolomSet("kebutuhan", "DOUBLE", "Kebutuhan sebelum dibulatkan.", "orang"),
    KolomSet("kebutuhan_bulat", "BIGINT", "Kebutuhan menurut pembulatan kegiatannya.", "orang"),
    *_tabel(JABATAN, "bezetting"),
    KolomSet("selisih", "BIGINT", "Bezetting dikurangi kebutuhan; negatif berarti kekurangan.", "orang"),
    KolomSet("efektivitas_jabatan", "DOUBLE", "EJ; kosong bila tidak ada pegawai.", "1"),
    KolomSet("prestasi_jabatan", "VARCHAR", "Prestasi menurut EJ."),
    KolomSet("belum_lengkap", "BOOLEAN", "Ada isian yang tidak valid atau meragukan."),
    KolomSet("lingkup", "VARCHAR", "Instansi pusat atau daerah."),
    KolomSet("peraturan", "VARCHAR", "Peraturan yang dipakai."),
    KolomSet("pembulatan", "VARCHAR", "Cara membulatkan."),
    KolomSet("minimum_satu", "BOOLEAN", "Jabatan pimpinan paling sedikit satu orang."),
    KolomSet(
        "waktu_kerja_menit", "BIGINT", "Waktu kerja efektif menurut peraturan itu.", "menit/orang/tahun"
    ),
    *_EKSAK,
)
"""Table ``hasil``: a row a post."""

TUGAS = (
    *_ASAL,
    *_tabel(URAIAN_TUGAS, "kode_jabatan", "nomor"),
    KolomSet("kunci_jabatan", "VARCHAR", "Seperti pada tabel hasil."),
    *_tabel(JABATAN, "pendekatan"),
    *_tabel(URAIAN_TUGAS, "uraian_tugas"),
    KolomSet("kunci_tugas", "VARCHAR", "Uraian tugas dalam bentuk baku; sama berarti tugas yang sama."),
    *_tabel(
        URAIAN_TUGAS,
        *("hasil_kerja", "volume", "periode", "norma_waktu", "satuan_waktu", "norma_min", "norma_maks"),
        *("sumber_norma", "jumlah_amatan", "standar_kemampuan", "satuan_standar", "angka_kredit"),
    ),
    KolomSet("volume_per_tahun", "DOUBLE", "Volume setahun.", "hasil/tahun"),
    KolomSet("norma_waktu_menit", "DOUBLE", "Waktu untuk satu hasil.", "menit/hasil"),
    KolomSet("beban_kerja_menit", "DOUBLE", "Beban kerja tugas.", "menit/tahun"),
    KolomSet("dihitung", "BOOLEAN", "Salah: baris tidak ikut dijumlahkan karena tidak valid atau meragukan."),
    *_EKSAK,
)
"""Table ``tugas``: a row a task, those left out of the sums too. Within a post the denominator is one."""

TABEL = {"hasil": HASIL, "tugas": TUGAS}

_ARTI = {
    "hasil": "Satu baris tiap jabatan, dengan kebutuhannya.",
    "tugas": "Satu baris tiap uraian tugas, dengan beban kerjanya.",
}
_PEMBUKA = """# Kamus data

Dataset ini dibuat dengan `abk gabung`. `dataset.json` menyebut setiap partisi (instansi dan tahun): berkas,
kode verifikasi data asal, peraturan yang dipakai, versi program, yang tidak dihitung. Berkas `.parquet`
yang tidak disebut di sana tidak termasuk dataset. Tabel pegawai dan kolom keterangan tidak disalin; teks
bebas (uraian tugas, hasil kerja, nama jabatan dan unit) tersalin seperti ditulis.
"""


def kamus() -> str:
    """The data dictionary that lies in every dataset."""
    bagian = [_PEMBUKA]
    for tabel, kolom in TABEL.items():
        bagian.append(
            f"\n## `{tabel}`\n\n{_ARTI[tabel]}\n\n| Kolom | Jenis | Satuan | Arti |\n|---|---|---|---|\n"
        )
        bagian += [f"| `{k.nama}` | {k.jenis} | {k.satuan or '–'} | {k.arti} |\n" for k in kolom]
    return "".join(bagian)
