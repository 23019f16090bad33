"""One run in a folder: what is made, published, recorded, and taken away."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

import abk
from abk.files import sebab_disk
from abk.reports.batch.berkas import INDEKS
from abk.reports.batch.kolam import Kolam, jumlah_pekerja
from abk.reports.batch.manifest import Catatan, Manifest, baca_catatan, yang_dipertahankan
from abk.reports.batch.pekerja import Hasil
from abk.reports.batch.penghenti import Penghenti
from abk.reports.batch.pesanan import Pesanan
from abk.reports.batch.rencana import Halaman, masih_berlaku, rencana_kementerian
from abk.reports.batch.terbit import tarik, terbitkan

Kemajuan = Callable[[int, int, str, str], None]
"""Called as (files done, files in all, unit code or file name, status) after each file."""


class Kerja:
    """One run in a folder: keeps the records, publishes, and takes away what is stale."""

    def __init__(
        self,
        pesanan: Pesanan,
        folder: Path,
        rencana: Sequence[Halaman],
        kemajuan: Kemajuan | None,
        *,
        paksa: bool,
        beserta: Sequence[Catatan] = (),
    ) -> None:
        self._pesanan, self._folder, self._kemajuan = pesanan, folder, kemajuan
        self._rencana = {h.berkas: h for h in rencana}
        self._catatan: dict[str, Catatan] = {}
        self._lama = baca_catatan(folder)
        self._berlaku = {} if paksa else {c.berkas: c for c in self._lama}
        self._tuntas = 0
        self._utuh = False
        self._awal = time.monotonic()
        self._manifest = Manifest(
            abk.__version__,
            pesanan.k.judul,
            pesanan.k.peraturan,
            pesanan.k.pembulatan,
            pesanan.k.sidik,
            alur=pesanan.alur,
            saat=pesanan.saat,
            beserta=list(beserta),
            mulai=_kini(),
        )

    def jalankan(
        self, penghenti: Penghenti, pekerja: int | None, pelaksana: Executor | None, *, zygote: bool
    ) -> None:
        """Make what is not current: the units and the workbook, then the page that links to them."""
        perlu = list(self._yang_perlu(h for n, h in self._rencana.items() if n != INDEKS))
        indeks = self._rencana.get(INDEKS)
        # If nothing else is to be made, nothing can fail, and the ministry's page may be current as well.
        if not perlu and not (indeks is not None and list(self._yang_perlu([indeks]))):
            self._utuh = True
            return
        sejajar = jumlah_pekerja(pekerja, len(perlu))
        self._manifest.pekerja = sejajar if pelaksana is None else 0
        with Kolam(penghenti, sejajar, pelaksana, zygote=zygote, sumber=self._pesanan.asal) as kolam:
            self._kerjakan(kolam, perlu)
            if indeks is not None and not penghenti.diminta:
                indeks = rencana_kementerian(self._pesanan, self._gagal_unit)
                self._rencana[INDEKS] = indeks
                self._kerjakan(kolam, list(self._yang_perlu([indeks])))
        self._utuh = not penghenti.diminta

    @property
    def _gagal_unit(self) -> list[str]:
        return [c.berkas for c in self._catatan.values() if c.status == "gagal" and c.jenis == "unit"]

    def _yang_perlu(self, halaman: Iterable[Halaman]) -> Iterator[Halaman]:
        for satu in halaman:
            lama = masih_berlaku(satu, self._berlaku, self._folder)
            if lama is None:
                yield satu
            else:
                self._catat(lama)

    def _kerjakan(self, kolam: Kolam, perlu: Sequence[Halaman]) -> None:
        for tugas, hasil in kolam.jalankan([h.buat_tugas() for h in perlu]):
            self._catat(self._terbitkan(self._rencana[tugas.berkas].catatan, hasil))

    def _terbitkan(self, catatan: Catatan, hasil: Hasil) -> Catatan:
        catatan = replace(catatan, detik=hasil.detik, mesin=hasil.mesin, keterangan=hasil.keterangan)
        galat = hasil.galat
        if hasil.isi is not None:
            try:
                sha256 = terbitkan(self._folder, catatan.berkas, hasil.isi)
            except OSError as salah:
                galat = f"{catatan.berkas} tidak dapat ditulis: {sebab_disk(salah)}."
            else:
                return replace(catatan, status="dibuat", sha256=sha256, dibuat=_kini())
        return replace(catatan, status="gagal", galat=galat)

    def _catat(self, catatan: Catatan) -> None:
        self._catatan[catatan.berkas] = catatan
        self._tuntas += 1
        if catatan.status == "gagal":
            self._tarik(catatan.berkas, "halaman baru gagal dibuat; yang lama tidak berlaku lagi")
        if self._kemajuan is not None:
            self._kemajuan(self._tuntas, len(self._rencana), catatan.kode or catatan.berkas, catatan.status)

    def _tarik(self, berkas: str, sebab: str) -> None:
        try:
            if tarik(self._folder, berkas):
                self._manifest.dihapus.append(f"{berkas}: {sebab}")
        except OSError as salah:
            self._manifest.dihapus.append(f"{berkas}: TIDAK dapat dihapus ({sebab_disk(salah)})")

    def selesai(self) -> Manifest:
        """Take away what is stale, write the manifest, and return it."""
        manifest, semua = self._manifest, self._pesanan.semua
        dulu = {c.berkas: c for c in self._lama}
        for nama, satu in self._rencana.items():
            if nama in self._catatan:
                continue
            masih = masih_berlaku(satu, dulu, self._folder)  # ordered again by --paksa, but current
            self._catatan[nama] = masih or satu.catatan
            if masih is None:
                self._tarik(nama, "belum dibuat ulang; yang lama tidak berlaku lagi")
        for lama in self._lama:
            if semua and lama.sha256 and lama.berkas not in self._catatan:
                self._tarik(lama.berkas, "tidak lagi termasuk dalam laporan ini")
        manifest.halaman = [self._catatan[n] for n in self._rencana]
        if not semua:
            manifest.halaman += yang_dipertahankan(self._lama, manifest.halaman)
        manifest.dihentikan = not self._utuh
        manifest.selesai, manifest.detik = _kini(), round(time.monotonic() - self._awal, 3)
        manifest.tulis(self._folder)
        return manifest


def _kini() -> str:
    return dt.datetime.now(tz=dt.UTC).astimezone().isoformat(timespec="seconds")
