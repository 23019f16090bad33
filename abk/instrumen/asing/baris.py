"""Rows of a table: tasks, totals, headings, the next post."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from abk.instrumen.asing.bentuk import BarisTugas, Jabatan
from abk.instrumen.asing.grid import Angka, Grid
from abk.instrumen.asing.header import Header, angka_label, isi_label
from abk.instrumen.asing.label import baris_jumlah, baris_kaki, kata_tunggal
from abk.instrumen.galat import TemuanSel
from abk.tables.angka import Desimal

_TEKS = ("uraian_tugas", "hasil_kerja", "peralatan", "keterangan")
_NOMOR_HURUF = re.compile(r"[A-Za-z]")


@dataclass
class IsiTabel:
    """Rows of one table, sorted by what they are."""

    jabatan: list[Jabatan]
    baris: list[BarisTugas] = field(default_factory=list)
    dilewati: list[tuple[int, str]] = field(default_factory=list)
    ditolak: list[TemuanSel] = field(default_factory=list)
    jumlah: list[int] = field(default_factory=list)


def isi_tabel(
    grid: Grid,
    header: Header,
    akhir: int,
    kolom: Mapping[str, int],
    jabatan: Jabatan,
    berkas: str,
    desimal: Desimal = "",
) -> IsiTabel:
    """All rows of a task table."""
    hasil = IsiTabel([jabatan])
    pembaca = _Pembaca(grid, header, kolom, berkas, desimal, hasil)
    for baris in range(header.akhir + 1, akhir):
        pembaca.baca(baris)
    return hasil


@dataclass
class _Pembaca:
    _grid: Grid
    _header: Header
    _kolom: Mapping[str, int]
    _berkas: str
    _desimal: Desimal
    _hasil: IsiTabel
    _induk: str = ""

    def baca(self, baris: int) -> None:
        grid, hasil = self._grid, self._hasil
        lebar = (self._header.awal, self._header.ujung)
        if all(
            grid.isi(baris, k) is None and not self._bermasalah(baris, k)
            for k in range(lebar[0], lebar[1] + 1)
        ):
            hasil.dilewati.append((baris, "kosong"))
            return
        if self._jabatan_baru(baris):
            return
        ada = angka_label(grid, baris, "bezetting", lebar)
        if ada is not None:
            lama = hasil.jabatan[-1]
            hasil.jabatan[-1] = Jabatan(lama.nama, lama.sel, ada[0], ada[1])
            hasil.dilewati.append((baris, "kaki tabel: pegawai yang ada"))
            return
        label = self._label(baris)
        if any(baris_jumlah(t) for t in label):
            hasil.jumlah.append(baris)
            hasil.dilewati.append((baris, "baris jumlah"))
        elif any(baris_kaki(t) for t in label) and self._tanpa_angka(baris):
            hasil.dilewati.append((baris, "kaki tabel"))
        else:
            self._tugas(baris)

    def _label(self, baris: int) -> list[str]:
        """Texts of a row up to its task column."""
        ujung = self._kolom["uraian_tugas"]
        return [t for k in range(self._header.awal, ujung + 1) if (t := self._grid.teks(baris, k))]

    def _bermasalah(self, baris: int, kolom: int) -> bool:
        sel = self._grid.sel(baris, kolom)
        return sel in self._grid.lembar.galat or sel in self._grid.lembar.tanpa_nilai

    def _jabatan_baru(self, baris: int) -> bool:
        """A line *Nama jabatan: …* inside the table begins the tasks of the next post."""
        if not self._tanpa_angka(baris):
            return False
        for k in range(self._header.awal, self._header.ujung + 1):
            satu = isi_label(self._grid, baris, k, "nama_jabatan")
            if satu is not None:
                self._mulai(Jabatan(*satu))
                self._hasil.dilewati.append((baris, f"nama jabatan: {satu[0]}"))
                return True
        return False

    def _mulai(self, jabatan: Jabatan) -> None:
        self._induk = ""
        tugas_ada = any(b.bagian == len(self._hasil.jabatan) - 1 for b in self._hasil.baris)
        if tugas_ada:
            self._hasil.jabatan.append(jabatan)
        else:
            self._hasil.jabatan[-1] = jabatan

    def _tanpa_angka(self, baris: int) -> bool:
        """Whether neither volume nor norma holds anything."""
        return all(
            self._grid.kosong(baris, self._kolom[k]) for k in ("volume", "norma_waktu") if k in self._kolom
        )

    def _tugas(self, baris: int) -> None:
        grid, kolom = self._grid, self._kolom
        nomor = self._nomor(baris)
        uraian = grid.teks(baris, kolom["uraian_tugas"])
        angka = {
            k: grid.angka(baris, kolom[k], self._desimal) for k in ("volume", "norma_waktu") if k in kolom
        }
        if self._tanpa_angka(baris):
            judul = "judul bagian atau teks tanpa volume dan norma waktu"
            sebab = judul if uraian else "tanpa uraian, volume, dan norma"
            self._hasil.dilewati.append((baris, sebab))
            return
        if self._teks_luar(baris, nomor, uraian, angka):
            self._hasil.dilewati.append((baris, "teks tanpa angka"))
            return
        if not uraian:
            self._tolak(baris, "uraian_tugas", "uraian_terisi", "berisi angka tetapi uraian tugasnya kosong")
            return
        for nama, satu in angka.items():
            if satu.masalah:
                self._tolak(baris, nama, "angka", satu.masalah)
        self._bagian_kolom(baris)
        teks = {
            k: grid.teks(baris, kolom[k]) or _sebagai_teks(grid.isi(baris, kolom[k]))
            for k in _TEKS
            if k in kolom
        }
        satuan, periode = self._kata(baris, "satuan_waktu"), self._kata(baris, "periode")
        self._hasil.baris.append(
            BarisTugas(
                baris,
                len(self._hasil.jabatan) - 1,
                nomor,
                teks,
                angka,
                satuan or angka.get("norma_waktu", Angka()).satuan,
                periode,
                {k: grid.sel(baris, n) for k, n in kolom.items()},
                grid.tersembunyi(baris),
                frozenset(k for k in angka if grid.asal(baris, kolom[k])[0] < baris),
            )
        )

    def _kata(self, baris: int, nama: str) -> str:
        """Word of a column that the row itself states, or empty."""
        isi = self._grid.isi(baris, self._kolom[nama]) if nama in self._kolom else None
        return kata_tunggal(isi or "", nama) or ""

    def _teks_luar(self, baris: int, nomor: str, uraian: str, angka: Mapping[str, Angka]) -> bool:
        """Signatures and dates under a table: words in the columns of numbers, no number and no nomor."""
        if nomor or "nomor" not in self._kolom or any(a.nilai is not None or a.ragu for a in angka.values()):
            return False
        isi = [
            self._grid.isi(baris, self._kolom[k])
            for k in angka
            if not self._grid.kosong(baris, self._kolom[k])
        ]
        hanya_kata = bool(isi) and all(isinstance(v, str) for v in isi)
        return hanya_kata and not (uraian and any(h.isdigit() for v in isi for h in str(v)))

    def _bagian_kolom(self, baris: int) -> None:
        """Where the table has a column for the post, each new name begins the next post."""
        if "nama_jabatan" not in self._kolom:
            return
        nama = self._grid.teks(baris, self._kolom["nama_jabatan"])
        if nama and nama != self._hasil.jabatan[-1].nama:
            self._mulai(Jabatan(nama, self._grid.sel(baris, self._kolom["nama_jabatan"])))

    def _nomor(self, baris: int) -> str:
        if "nomor" not in self._kolom:
            return ""
        nilai = self._grid.isi(baris, self._kolom["nomor"])
        if isinstance(nilai, float) and nilai.is_integer():
            nilai = int(nilai)
        nomor = str(nilai).strip(" .)(") if isinstance(nilai, (str, int, float)) else ""
        if _NOMOR_HURUF.fullmatch(nomor) and self._induk:
            return f"{self._induk}.{nomor}"
        if nomor:
            self._induk = nomor
        return nomor

    def _tolak(self, baris: int, kolom: str, aturan: str, masalah: str) -> None:
        saran = "Tulis angkanya, atau simpan ulang berkas itu di aplikasi lembar kerja."
        if aturan == "uraian_terisi":
            saran = "Isi uraian tugasnya, atau beri label JUMLAH bila baris itu jumlah."
        sel = self._grid.sel(baris, self._kolom[kolom])
        self._hasil.ditolak.append(
            TemuanSel(
                "cacat",
                aturan,
                f"{kolom} {masalah}",
                saran,
                berkas=self._berkas,
                kolom=kolom,
                lembar=self._grid.lembar.nama,
                sel=sel,
            )
        )


def _sebagai_teks(nilai: object) -> str:
    if isinstance(nilai, float) and nilai.is_integer():
        return str(int(nilai))
    return "" if nilai is None else str(nilai)
