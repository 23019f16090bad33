"""The plan: which files to make from a kegiatan, from what, and which are still current."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from abk.hasil import bukti, daftar_tanda
from abk.kegiatan import Kegiatan
from abk.kegiatan.cabang import bawahan
from abk.kegiatan.masukan import MasukanCabang
from abk.reports.batch.folder import Catatan, file_sha256
from abk.reports.batch.order import Job, Notebook, Order
from abk.reports.batch.processes import give_back_memory
from abk.reports.filenames import INDEKS, REKAP
from abk.tables import pohon_unit
from abk.tulisan import VERSI


@dataclass(frozen=True, eq=False)
class PlannedFile:
    """One file of the plan. What it is made from is worked out at need only."""

    jenis: str
    kode: str
    berkas: str
    dasar: str
    find_input: Callable[[], str]
    make_job: Callable[[], Job]

    @cached_property
    def masukan(self) -> str:
        """SHA-256 of exactly what the file is made from."""
        return self.find_input()

    @property
    def catatan(self) -> Catatan:
        """Record of the file as long as it is not made."""
        return Catatan(self.jenis, self.kode, self.berkas, self.masukan, self.dasar)


def plan_units(order: Order) -> list[PlannedFile]:
    """Plan of the unit pages asked for."""
    k, notebook = order.k, order.notebook_unit
    nama_unit = dict(zip(k.unit["kode_unit"], k.unit["nama_unit"], strict=True))
    tetangga = order.tetangga
    tautan = () if tetangga is None else (tetangga,)
    dasar = order.sidik(k.sidik, notebook.teks, *tautan, *sorted(order.lain))
    masukan, tanda = MasukanCabang(k), _flags(k)

    def satu(kode: str) -> PlannedFile:
        berkas = order.nama_berkas[kode]
        sisi = order.sisi(berkas)
        judul = f"{nama_unit[kode]} ({kode}) – {k.judul}"
        return PlannedFile(
            "unit",
            kode,
            berkas,
            dasar,
            lambda: order.sidik(masukan.sidik(kode), notebook.teks, *tautan, *sisi, tanda(kode)),
            lambda: _job(
                order,
                notebook,
                berkas,
                _facts(k, kode),
                judul=judul,
                tetangga=None if tetangga is None else (*tetangga, *sisi),
                muka=order.muka(),
            ),
        )

    return [satu(kode) for kode in order.kode_diminta]


def plan_ministry(order: Order, gagal: Iterable[str] = ()) -> PlannedFile:
    """Plan of the ministry's page; it links to no file of `gagal`, which could not be made."""
    k, notebook = order.k, order.notebook_kementerian
    gagal = frozenset(gagal)
    ada = {order.nama_berkas[kode] for kode in order.kode_diminta}.difference(gagal)
    tetangga = (*sorted(ada), *order.sisi(INDEKS))
    muka = order.muka(gagal)
    masukan = order.sidik(k.sidik, notebook.teks, tetangga, *([muka] if REKAP in gagal else []))

    def job() -> Job:
        judul = f"{k.judul} – {k.instansi}" if k.instansi else k.judul
        return _job(order, notebook, INDEKS, _facts(k, ""), judul=judul, tetangga=tetangga, muka=muka)

    return PlannedFile("kementerian", "", INDEKS, masukan, lambda: masukan, job)


def plan_workbook(order: Order) -> PlannedFile:
    """Plan of the workbook."""
    lain = tuple(n for n in order.sisi(REKAP) if n.endswith(REKAP))
    masukan = order.sidik(order.k.sidik, *lain)
    pilihan = dict(order.pilihan)
    job = Job("rekap", "", REKAP, "", *order.asal, pilihan=pilihan, tetangga=lain or None)
    return PlannedFile("rekap", "", REKAP, masukan, lambda: masukan, lambda: job)


@dataclass(frozen=True)
class _Facts:
    """What the caller knows of a page: the branch itself is let go, since there are thousands of them."""

    bukti: Mapping[str, object]
    kata: str


def _facts(k: Kegiatan, kode: str) -> _Facts:
    _ = k.rekap  # worked out once: each branch takes its part of it
    cabang = k.cabang(kode) if kode else k
    return _Facts({**bukti(cabang, kode), "versi": VERSI}, cabang.kata_keadaan)


def _flags(k: Kegiatan) -> Callable[[str], list[list[str]]]:
    """The flags of a branch: its page shows them, and they hold its posts against those of other units."""
    pohon = pohon_unit(k.unit)

    @cache
    def semua() -> dict[str, list[str]]:
        menurut: dict[str, list[str]] = {}
        give_back_memory()
        for satu in daftar_tanda(k):
            menurut.setdefault(satu.kode_unit, []).append(repr(tuple(satu)))
        give_back_memory()
        return menurut

    return lambda kode: [semua().get(u, []) for u in sorted(bawahan(pohon, [kode]))]


def _job(
    order: Order,
    notebook: Notebook,
    berkas: str,
    facts: _Facts,
    *,
    judul: str,
    tetangga: tuple[str, ...] | None,
    muka: tuple[str, ...],
) -> Job:
    proof, kode = facts.bukti, str(facts.bukti["unit"])
    return Job(
        str(proof["halaman"]),
        kode,
        berkas,
        judul,
        *order.asal,
        notebook=notebook.teks,
        parameter={**order.parameter, **({"unit": kode} if kode else {})},
        bukti=proof,
        min_figures=1 if proof["jabatan"] else 0,
        tetangga=tetangga,
        muka=muka,
        kaki=f"{facts.kata}." if facts.kata else "",
        batas_waktu_detik=order.batas_waktu_detik,
        zygote=notebook.milik,
    )


def still_current(halaman: PlannedFile, lama: Mapping[str, Catatan], folder: Path) -> Catatan | None:
    """Record of the file if it need not be made again: same inputs, and still as it was published."""
    dulu = lama.get(halaman.berkas)
    if dulu is None or not dulu.sha256 or dulu.status not in {"dibuat", "tidak berubah", "tidak diminta"}:
        return None
    if halaman.dasar != dulu.dasar and halaman.masukan != dulu.masukan:
        return None
    if file_sha256(folder, dulu.berkas) != dulu.sha256:
        return None
    return replace(dulu, status="tidak berubah", dasar=halaman.dasar, detik=0.0, galat="")
