"""Rows of a table: tasks, totals, headings, the next post."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from abk.instrumen.asing.bagian import Bagian, judul_unit
from abk.instrumen.asing.bentuk import BarisAsing, IsiTabel, Jabatan
from abk.instrumen.asing.grid import Angka, Grid
from abk.instrumen.asing.header import Header, volume_periode
from abk.instrumen.asing.identitas import angka_label, isi_label
from abk.instrumen.asing.label import baris_jumlah, baris_kaki, periode_per
from abk.instrumen.asing.lanjutan import sambung_uraian
from abk.instrumen.asing.rentang import (
    angka_berkata,
    dua_bacaan,
    jam_dan_menit,
    kata_sendiri,
    rata_rata,
    tengah,
)
from abk.instrumen.asing.rincian import Penomoran, rincian_waktu
from abk.instrumen.asing.sela import Sela
from abk.instrumen.galat import TemuanSel
from abk.tables.angka import Desimal
from abk.tulisan.markup import kutip

_TEKS = ("hasil_kerja", "peralatan", "keterangan")
_ANGKA = ("volume", "norma_waktu", "norma_min", "norma_maks", "frekuensi", "norma_menit")
_BUTIR = re.compile(r"[-–—•*·▪>o]|\(?([A-Za-z]|\d{1,2})[.)]+")


def isi_tabel(
    grid: Grid,
    header: Header,
    akhir: int,
    kolom: Mapping[str, int],
    jabatan: Jabatan,
    berkas: str,
    desimal: Desimal = "",
    *,
    judul_jabatan: bool = False,
) -> IsiTabel:
    """All rows of a task table; `judul_jabatan`: a heading between its rows names the post of those below."""
    hasil = IsiTabel([jabatan], per_periode=volume_periode(grid, header, akhir))
    pembaca = _Pembaca(grid, header, kolom, berkas, desimal, hasil, judul_jabatan, hasil.per_periode)
    for baris in range(header.akhir + 1, akhir):
        pembaca.baca(baris)
    pembaca.tutup()
    sambung_uraian(grid, header, kolom, pembaca.rentang_uraian, hasil)
    bagian = rincian_waktu(hasil.baris)
    hasil.baris = [b for b in hasil.baris if b.baris not in bagian]
    hasil.dilewati += ((n, "rincian waktu tugas di atasnya: jumlahnya norma tugas itu") for n in bagian)
    hasil.dilewati.sort()
    return hasil


@dataclass
class _Pembaca:
    _grid: Grid
    _header: Header
    _kolom: Mapping[str, int]
    _berkas: str
    _desimal: Desimal
    _hasil: IsiTabel
    _judul_jabatan: bool
    _per_periode: Mapping[int, str]
    _nomor: Penomoran = field(default_factory=Penomoran)
    _tanpa_uraian: list[tuple[int, bool]] = field(default_factory=list)

    @cached_property
    def _bagian(self) -> Bagian:
        return Bagian(self._hasil.jabatan)

    @cached_property
    def _sela(self) -> Sela:
        return Sela(self._grid, self._header, self._kolom)

    def baca(self, baris: int) -> None:
        """Read one row; where each period has a column of volumes, the one that the row fills counts."""
        utuh, per = self._kolom, self._per_periode
        if utuh.get("volume") in per:
            terisi = [k for k in per if not self._grid.kosong(baris, k)] or [utuh["volume"]]
            self._kolom = {**utuh, "volume": terisi[0]}
        self._baca(baris)
        self._kolom = utuh

    def _baca(self, baris: int) -> None:
        grid, hasil = self._grid, self._hasil
        lebar = (self._header.awal, self._header.ujung)
        if self._jabatan_baru(baris):
            return
        if sebab := self._sela.sebab(baris):
            hasil.dilewati.append((baris, sebab))
            return
        ada = angka_label(grid, baris, "bezetting", lebar)
        if ada is not None:
            kini = self._bagian.kini
            hasil.jabatan[kini] = replace(hasil.jabatan[kini], bezetting=ada[0], sel_bezetting=ada[1])
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

    def tutup(self) -> None:
        """Rows of numbers without a task: refused, but for a lone number under the table (a NIP, a date)."""
        sudah = {n for n, _ in self._hasil.dilewati}
        akhir = max((b.baris for b in self._hasil.baris), default=self._header.akhir)
        for baris, lengkap in self._tanpa_uraian:
            if baris > akhir + 1 and not lengkap and sudah & set(range(akhir + 1, baris)):
                self._hasil.dilewati.append((baris, "angka di bawah tabel"))
            else:
                pesan = "berisi angka tetapi uraian tugasnya kosong"
                self._tolak(baris, "uraian_tugas", "uraian_terisi", pesan)

    def _label(self, baris: int) -> list[str]:
        """Texts of a row up to its task column."""
        ujung = max(self.rentang_uraian)
        return [t for k in range(self._header.awal, ujung + 1) if (t := self._grid.teks(baris, k))]

    def _jabatan_baru(self, baris: int) -> bool:
        """A line *Nama jabatan: …* inside the table begins the tasks of the next post."""
        if not self._tanpa_angka(baris):
            return False
        for k in range(self._header.awal, self._header.ujung + 1):
            satu = isi_label(self._grid, baris, k, "nama_jabatan")
            if satu is not None:
                self._mulai(*satu)
                self._hasil.dilewati.append((baris, f"nama jabatan: {satu[0]}"))
                return True
        return False

    def _mulai(self, nama: str, sel: str) -> None:
        self._nomor.induk = ""
        self._bagian.mulai(nama, sel)

    def _tanpa_angka(self, baris: int) -> bool:
        """Whether neither volume nor norma holds anything but the text of a title merged over them."""
        judul = self._grid.asal(baris, self.rentang_uraian[0])
        tempat = [(baris, self._kolom[k]) for k in _ANGKA if k in self._kolom]
        return all(self._grid.kosong(*t) or self._grid.asal(*t) == judul for t in tempat)

    @cached_property
    def rentang_uraian(self) -> range:
        """Columns under the header of the task: those it is merged over, and nameless ones beside them."""
        if "uraian_tugas" not in self._kolom:
            return range(self._header.awal, self._header.awal + 1)
        awal = self._kolom["uraian_tugas"]
        ujung = awal + 1
        lain = {k for p, k in self._kolom.items() if p != "uraian_tugas"}
        while ujung <= self._header.ujung and ujung not in lain and self._senama(awal, ujung):
            ujung += 1
        return range(awal, ujung)

    def _senama(self, awal: int, kolom: int) -> bool:
        baris = range(self._header.baris, self._header.akhir + 1)
        gabung = any(self._grid.asal(n, kolom) == self._grid.asal(n, awal) for n in baris)
        return gabung or kolom not in self._header.label

    def _uraian(self, baris: int) -> tuple[str, str, int]:
        """Task of a row, the mark of its part (``a.`` in the column before the text), column of the text."""
        teks: dict[str, int] = {}
        for k in self.rentang_uraian:
            if isi := self._grid.teks(baris, k):
                teks.setdefault(isi, k)
        pertama, *sisa = [*teks] or [""]
        if sisa and (cocok := _BUTIR.fullmatch(pertama)):
            return " ".join(sisa), cocok[1] or "", teks[sisa[0]]
        return " ".join(teks), "", teks.get(pertama, self.rentang_uraian[0])

    def _tugas(self, baris: int) -> None:
        grid, kolom = self._grid, self._kolom
        uraian, butir, letak = self._uraian(baris)
        nomor = self._nomor.baca(grid, baris, kolom.get("nomor"), butir)
        angka = {k: self._angka(baris, k) for k in _ANGKA if k in kolom}
        if self._tanpa_angka(baris):
            self._judul(baris, uraian, grid.sel(baris, letak))
            return
        if self._teks_luar(baris, nomor, uraian, angka):
            self._hasil.dilewati.append((baris, "teks tanpa angka"))
            return
        if not uraian and "uraian_tugas" in kolom:
            lengkap = bool(nomor) or all(angka[k].nilai is not None for k in _ANGKA[:2])
            self._tanpa_uraian.append((baris, lengkap))
            return
        norma = kolom.get("norma_waktu", 0)
        dua = dua_bacaan(grid, (baris, norma), self._header.label.get(norma, ""), angka, self._desimal)
        per = angka_berkata(grid, baris, kolom, angka, self._desimal)
        sel = {k: grid.sel(baris, letak if k == "uraian_tugas" else n) for k, n in kolom.items()}
        # A mean that the office's program never computed is computed here.
        belum = {"norma_min", "norma_maks"} <= kolom.keys() and sel["norma_waktu"] in grid.lembar.tanpa_nilai
        if rata_rata(kolom) or belum:
            angka["norma_waktu"] = tengah(angka["norma_min"], angka["norma_maks"])
            sel["norma_waktu"] = f"{sel['norma_min']}:{sel['norma_maks']}"
        if "norma_menit" in kolom:
            angka["norma_waktu"] = jam_dan_menit(angka["norma_waktu"], angka.pop("norma_menit"))
            sel["norma_waktu"] = f"{sel['norma_waktu']}:{sel.pop('norma_menit')}"
        satuan_sel = "" if dua else angka.get("norma_waktu", Angka()).satuan
        if satuan_sel and (kata := self._kata(baris, "satuan_waktu")[0]) and kata != satuan_sel:
            lain = f"{kutip(grid.tulisan(baris, norma))} menyebut {satuan_sel}, kolom satuannya {kata}"
            angka["norma_waktu"] = Angka(masalah=lain)
        for nama, satu in angka.items():
            if satu.masalah:
                self._tolak(baris, nama, "angka", satu.masalah)
        self._bagian_kolom(baris)
        teks = {k: grid.tulisan(baris, kolom[k]) for k in _TEKS if k in kolom}
        (satuan, satuan_lain), (periode, periode_lain) = map(
            self._kata, (baris, baris), ("satuan_waktu", "periode")
        )
        if satuan_lain:
            pesan = f"berisi {kutip(satuan_lain)}, bukan satuan waktu yang dikenal"
            self._tolak(baris, "satuan_waktu", "angka", pesan)
        self._bagian.terisi.add(self._bagian.kini)
        self._hasil.baris.append(
            BarisAsing(
                baris, self._bagian.kini, nomor, {"uraian_tugas": uraian, **teks}, angka,
                satuan or angka.get("norma_waktu", Angka()).satuan, periode or per, sel,
                grid.tersembunyi(baris),
                frozenset(k for k in angka if grid.asal(baris, kolom.get(k, 0))[0] < baris), dua,
                satuan_lain, periode_lain, periode_per(teks.get("hasil_kerja", "")),
            )
        )  # fmt: skip

    def _angka(self, baris: int, nama: str) -> Angka:
        """Number of a cell; a count is not told in a unit of time: ``12 bulan`` has two readings."""
        satu = self._grid.angka(baris, self._kolom[nama], self._desimal)
        if nama in {"volume", "frekuensi"} and satu.satuan:
            return Angka(
                masalah=f"berisi teks {kutip(self._grid.teks(baris, self._kolom[nama]))}, bukan angka"
            )
        return satu

    def _judul(self, baris: int, teks: str, sel: str) -> None:
        """A row without volume and norma: nothing, a heading, or the post of the rows below."""
        sebab = (
            "judul bagian atau teks tanpa volume dan norma waktu"
            if teks
            else "tanpa uraian, volume, dan norma"
        )
        semua = [self._grid.teks(baris, k) for k in self._header.label]
        if not teks[:1].islower() and (unit := judul_unit(semua)):  # a broken task may go on so
            sebab, self._bagian.unit = f"judul unit: {unit}", unit
        elif teks:
            self._hasil.judul.append((baris, teks))
            if self._judul_jabatan:
                sebab = f"nama jabatan: {teks}"
                self._mulai(teks, sel)
        self._hasil.dilewati.append((baris, sebab))

    def _kata(self, baris: int, nama: str) -> tuple[str, str]:
        """Word of a column that the row itself states, or empty; and what stands there where it is none."""
        if nama == "periode" and self._kolom["volume"] in self._per_periode:
            return self._per_periode[self._kolom["volume"]], ""
        if nama not in self._kolom or self._grid.kosong(baris, self._kolom[nama]):
            return "", ""
        teks = self._grid.tulisan(baris, self._kolom[nama])
        kata = kata_sendiri(teks, nama)
        return kata, "" if kata else teks

    def _teks_luar(self, baris: int, nomor: str, uraian: str, angka: Mapping[str, Angka]) -> bool:
        """Signatures and dates under a table: words in the columns of numbers, no number and no nomor."""
        if nomor or any(a.nilai is not None or a.ragu for a in angka.values()):
            return False
        if uraian and "nomor" not in self._kolom:
            return False
        isi = [
            self._grid.isi(baris, self._kolom[k])
            for k in angka
            if not self._grid.kosong(baris, self._kolom[k])
        ]
        hanya_kata = bool(isi) and all(isinstance(v, str) for v in isi)
        return hanya_kata and not (uraian and any(h.isdigit() for v in isi for h in str(v)))

    def _bagian_kolom(self, baris: int) -> None:
        """Where the table has a column for the post, a row belongs to the post that it names."""
        if "unit" in self._kolom and (unit := self._grid.teks(baris, self._kolom["unit"])):
            self._bagian.unit = unit
        if "nama_jabatan" in self._kolom and (nama := self._grid.teks(baris, self._kolom["nama_jabatan"])):
            self._bagian.milik(nama, self._grid.sel(baris, self._kolom["nama_jabatan"]))

    def _tolak(self, baris: int, kolom: str, aturan: str, masalah: str) -> None:
        saran = "Tulis angkanya, atau simpan ulang berkas itu di aplikasi lembar kerja."
        if aturan == "uraian_terisi":
            saran = "Isi uraian tugasnya, atau beri label JUMLAH bila baris itu jumlah."
        sel = self._grid.sel(baris, self._kolom[kolom])
        self._hasil.ditolak.append(
            TemuanSel("cacat", aturan, f"{kolom} {masalah}", saran, berkas=self._berkas, kolom=kolom,
                      lembar=self._grid.lembar.nama, sel=sel)
        )  # fmt: skip
