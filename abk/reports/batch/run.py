"""One run in a folder: what is made, published, recorded, and taken away."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path

from abk.files import sebab_disk
from abk.reports.batch.cluster import Cluster
from abk.reports.batch.folder import Catatan, Manifest, kept_records, now, publish, read_records, withdraw
from abk.reports.batch.order import Order
from abk.reports.batch.plan import PlannedFile, plan_ministry, still_current
from abk.reports.batch.pool import Pool, worker_count
from abk.reports.batch.processes import Stopper
from abk.reports.batch.unchanged import seal
from abk.reports.batch.worker import Outcome
from abk.reports.batch.workshop import Workshop
from abk.reports.filenames import INDEKS
from abk.tulisan import VERSI

Progress = Callable[[int, int, str, str], None]
"""Called as (files done, files in all, unit code or file name, status) after each file."""


class Run:
    """One run in a folder: keeps the records, publishes, and takes away what is stale."""

    def __init__(
        self,
        order: Order,
        folder: Path,
        plan: Sequence[PlannedFile],
        kemajuan: Progress | None,
        *,
        paksa: bool,
        beserta: Sequence[Catatan] = (),
    ) -> None:
        self._order, self._folder, self._kemajuan = order, folder, kemajuan
        self._plan = {h.berkas: h for h in plan}
        self._catatan: dict[str, Catatan] = {}
        self._former = read_records(folder)
        self._current = {} if paksa else {c.berkas: c for c in self._former}
        self._done = 0
        self._whole = False
        self._started = time.monotonic()
        self._manifest = Manifest(
            VERSI,
            order.k.judul,
            order.k.peraturan,
            order.k.pembulatan,
            order.k.sidik,
            alur=order.alur,
            saat=order.saat,
            beserta=list(beserta),
            mulai=now(),
        )

    def execute(
        self,
        stopper: Stopper,
        pekerja: int | None,
        pelaksana: Executor | Cluster | Workshop,
        *,
        zygote: bool | None,
    ) -> None:
        """Make what is not current: the units and the workbook, then the page that links to them."""
        needed = list(self._needed(h for n, h in self._plan.items() if n != INDEKS))
        indeks = self._plan.get(INDEKS)
        # If nothing else is to be made, nothing can fail, and the ministry's page may be current as well.
        if not needed and not (indeks is not None and list(self._needed([indeks]))):
            self._whole = True
            return
        # The flags, on which every page of a unit stands, take the most memory: while there is little else.
        _ = next((satu.masukan for satu in needed if satu.jenis == "unit"), "")
        workers = worker_count(pekerja, len(needed))
        self._manifest.pekerja = workers if isinstance(pelaksana, Workshop) else 0
        order = self._order
        with Pool(stopper, workers, pelaksana, zygote=zygote, sumber=order.asal, k=order.k) as pool:
            self._make(pool, needed)
            if indeks is not None and not stopper.requested:
                indeks = plan_ministry(self._order, self._failed)
                self._plan[INDEKS] = indeks
                self._make(pool, list(self._needed([indeks])))
        self._whole = not stopper.requested

    @property
    def _failed(self) -> list[str]:
        return [c.berkas for c in self._catatan.values() if c.status == "gagal"]

    def _needed(self, halaman: Iterable[PlannedFile]) -> Iterator[PlannedFile]:
        for satu in halaman:
            lama = still_current(satu, self._current, self._folder)
            if lama is None:
                yield satu
            else:
                self._record(lama)

    def _make(self, pool: Pool, needed: Sequence[PlannedFile]) -> None:
        for job, outcome in pool.execute(h.make_job() for h in needed):
            self._record(self._publish(self._plan[job.berkas].catatan, outcome))

    def _publish(self, catatan: Catatan, outcome: Outcome) -> Catatan:
        catatan = replace(catatan, detik=outcome.detik, mesin=outcome.mesin, keterangan=outcome.keterangan)
        galat = outcome.galat
        if outcome.isi is not None:
            try:
                sha256 = publish(self._folder, catatan.berkas, outcome.isi)
            except OSError as salah:
                galat = f"{catatan.berkas} tidak dapat ditulis: {sebab_disk(salah)}."
            else:
                return replace(catatan, status="dibuat", sha256=sha256, dibuat=now())
        return replace(catatan, status="gagal", galat=galat)

    def _record(self, catatan: Catatan) -> None:
        self._catatan[catatan.berkas] = catatan
        self._done += 1
        if catatan.status == "gagal":
            self._withdraw(catatan.berkas, "halaman baru gagal dibuat; yang lama tidak berlaku lagi")
        if self._kemajuan is not None:
            self._kemajuan(self._done, len(self._plan), catatan.kode or catatan.berkas, catatan.status)

    def _withdraw(self, berkas: str, sebab: str, sha256: str = "") -> None:
        try:
            if withdraw(self._folder, berkas, sha256):
                self._manifest.dihapus.append(f"{berkas}: {sebab}")
        except FileExistsError:
            self._manifest.dihapus.append(f"{berkas}: TIDAK dihapus (isinya bukan buatan laporan ini)")
        except OSError as salah:
            self._manifest.dihapus.append(f"{berkas}: TIDAK dapat dihapus ({sebab_disk(salah)})")

    def finish(self) -> Manifest:
        """Take away what is stale, write the manifest, and return it."""
        manifest, semua = self._manifest, self._order.semua
        dulu = {c.berkas: c for c in self._former}
        for nama, satu in self._plan.items():
            if nama in self._catatan:
                continue
            masih = still_current(satu, dulu, self._folder)  # ordered again by --paksa, but current
            self._catatan[nama] = masih or satu.catatan
            if masih is None:
                self._withdraw(nama, "belum dibuat ulang; yang lama tidak berlaku lagi")
        for lama in self._former:
            if semua and lama.sha256 and lama.berkas not in self._catatan:
                self._withdraw(lama.berkas, "tidak lagi termasuk dalam laporan ini", lama.sha256)
        manifest.halaman = [self._catatan[n] for n in self._plan]
        if not semua:
            manifest.halaman += kept_records(self._former, manifest.halaman)
        manifest.dihentikan = not self._whole
        manifest.selesai, manifest.detik = now(), round(time.monotonic() - self._started, 3)
        if self._order.bahan and manifest.berhasil:
            manifest.segel = seal(self._order.bahan, manifest)
        manifest.tulis(self._folder)
        return manifest
