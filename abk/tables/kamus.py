"""The data dictionary: the tables of this room as a page for people."""

from __future__ import annotations

from collections.abc import Iterable

from abk.tables.angka import angka_indonesia
from abk.tables.kolom import (
    INFORMASI_JABATAN,
    KOLOM_PENDEKATAN,
    PEGAWAI,
    SATUAN_STANDAR_PENDEKATAN,
    SEMUA_TABEL,
    Kolom,
    Tabel,
)

_JENIS = {
    "kode": "teks (kode)",
    "teks": "teks",
    "pilihan": "pilihan",
    "angka": "angka",
    "bulat": "bilangan bulat",
    "tanggal": "tanggal TTTT-BB-HH",
}

_PEMBUKA = """\
<!-- Dibuat dari abk/tables/kolom.yaml: python -m abk.tables > data/README.md. Jangan disunting. -->
# Kamus data

Sebuah kegiatan ABK adalah satu folder berisi `unit.csv`, `jabatan.csv`, dan `uraian_tugas.csv`;
`kegiatan.toml` boleh ditambahkan untuk judul, tahun, peraturan, dan cara membulatkan. Contohnya ada di
`data/contoh` (fiktif).

- Berkas CSV memakai UTF-8, baris pertama berisi nama kolom, pemisahnya koma, titik koma, atau tab.
- Semua kode adalah teks: `007` dan `01.02` tetap seperti tertulis.
- Angka yang hanya punya satu arti dibaca: `30,5` dan `30.5` sama, `1.248,5` adalah 1248,5. `1.250` dapat
  berarti 1250 atau 1,25; angka seperti itu ditanyakan, kecuali `kegiatan.toml` menyatakan tanda desimal
  (`desimal = ","` atau `desimal = "."`); tanda yang lain lalu dianggap salah tulis.
- Kata pada kolom pilihan boleh ditulis dengan huruf besar atau kecil.
- Kesalahan struktur (kolom wajib yang tidak ada, kunci ganda, kode yang tidak dikenal, lingkaran)
  menghentikan pembacaan, dengan daftar lengkapnya. Baris yang tidak valid atau meragukan tidak ikut
  dijumlahkan; jabatannya ditandai *belum lengkap*.

Wajib: **kolom** berarti kolomnya harus ada, **isi** berarti setiap selnya juga harus terisi.
"""

_PEMBUKA_PENDEKATAN = """\
Pendekatan adalah sifat jabatan; tiap pendekatan memerlukan sel yang berbeda pada `uraian_tugas`. Kesalahan
pada sel yang tidak dipakai pendekatan jabatannya hanya dicatat. Pada `angka_kredit`, jenjang jabatan juga
wajib diisi.
"""


def kamus_data() -> str:
    """The page :file:`data/README.md`, generated from the definitions of the tables (Markdown)."""
    bagian = [_PEMBUKA, *(_tabel(t) for t in (*SEMUA_TABEL, PEGAWAI, INFORMASI_JABATAN)), _pendekatan()]
    return "\n".join(bagian)


def _tabel(tabel: Tabel) -> str:
    kunci = " + ".join(f"`{k}`" for k in tabel.kunci)
    kepala = ["Kolom", "Jenis", "Satuan", "Wajib", "Nilai yang boleh", "Arti"]
    baris = [
        [f"`{k.nama}`", _JENIS[k.jenis], k.satuan or "–", _wajib(k), _rentang(k), k.arti] for k in tabel.kolom
    ]
    return f"## `{tabel.nama}`\n\n{tabel.arti} Kunci: {kunci}.\n\n{_markdown(kepala, baris)}"


def _wajib(kolom: Kolom) -> str:
    if kolom.wajib_isi:
        return "kolom dan isi"
    return "kolom" if kolom.wajib_ada else "–"


def _rentang(kolom: Kolom) -> str:
    if kolom.pilihan:
        return ", ".join(f"`{p}`" for p in kolom.pilihan)
    bawah = kolom.minimum if kolom.minimum is not None else kolom.lebih_dari
    tanda = "≥" if kolom.minimum is not None else ">"
    batas = [] if bawah is None else [f"{tanda} {angka_indonesia(bawah)}"]
    if kolom.maksimum is not None:
        batas.append(f"≤ {angka_indonesia(kolom.maksimum)}")
    return ", ".join(batas) or "–"


def _pendekatan() -> str:
    kepala = ["Pendekatan", "Kolom yang harus terisi", "`satuan_standar` yang cocok"]
    baris = [
        [
            f"`{nama}`",
            ", ".join(f"`{k}`" for k in kolom),
            ", ".join(f"`{s}`" for s in SATUAN_STANDAR_PENDEKATAN.get(nama, ())) or "–",
        ]
        for nama, kolom in KOLOM_PENDEKATAN.items()
    ]
    return f"## Pendekatan\n\n{_PEMBUKA_PENDEKATAN}\n{_markdown(kepala, baris)}"


def _markdown(kepala: Iterable[str], baris: Iterable[Iterable[str]]) -> str:
    judul = list(kepala)
    semua = [judul, ["---"] * len(judul), *baris]
    return "\n".join(f"| {' | '.join(sel)} |" for sel in semua) + "\n"
