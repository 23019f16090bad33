"""The folder of a report: whole files, one run at a time, and the manifest of what is there or failed."""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from abk.errors import LaporanError
from abk.files import locked, sebab_disk, sidik_berkas, sweep, sync_folder, write_whole
from abk.reports.filenames import INDEKS, MANIFES, REKAP, inside, is_plain_name
from abk.tulisan.json_ketat import urai_json
from abk.tulisan.markup import kutip
from abk.tulisan.sidik import sidik

SKEMA = 1
_PAGE = b'class="abk-halaman"'

Status = Literal["dibuat", "tidak berubah", "gagal", "dihentikan", "tidak diminta"]
"""What became of a page in this run.

``dihentikan``: not made, because the run was stopped. ``tidak diminta``: not part of this run; the record
of an earlier one stands.
"""

_SUCCESSFUL = frozenset({"dibuat", "tidak berubah"})


@dataclass(frozen=True)
class Catatan:
    """One file of the report.

    Attributes
    ----------
    jenis : ``unit``, ``kementerian`` or ``rekap``
    kode : unit code; empty for the whole ministry
    berkas : file name
    masukan : SHA-256 of exactly what the file is made from
    dasar : SHA-256 of a superset of that (whole kegiatan); equal means: nothing at all has changed
    status : see :data:`Status`
    sha256 : of the file itself; empty if there is none
    detik : time spent on it by a worker [s]
    mesin : ``zygote`` (forked page process), ``biasa`` (stock kernel), or empty (no notebook)
    galat : why it failed (Indonesian); empty otherwise
    keterangan : what else a reader should know
    dibuat : when the file was made, ISO 8601
    """

    jenis: str
    kode: str
    berkas: str
    masukan: str
    dasar: str
    status: Status = "dihentikan"
    sha256: str = ""
    detik: float = 0.0
    mesin: str = ""
    galat: str = ""
    keterangan: tuple[str, ...] = ()
    dibuat: str = ""


@dataclass
class Manifest:
    """Record of one run of :func:`abk.reports.batch.laporan`.

    Attributes
    ----------
    versi : version of abk
    judul, peraturan, pembulatan, sidik : of the kegiatan that the pages show
    alur, saat : case and state of the data, where they are a case's
    halaman : one :class:`Catatan` a file, in the order of the plan
    beserta : the files of the other state of a case, published in a folder within
    dihapus : files taken away, each with the reason
    pekerja : number of worker processes; 0 if none was needed, or an executor of the caller's did the work
    mulai, selesai : ISO 8601
    detik : duration of the run [s]
    dihentikan : whether the run was stopped before its end
    segel : SHA-256 over what the whole report was made from and over its files
        (:mod:`abk.reports.batch.unchanged`); empty if that is not known
    """

    versi: str
    judul: str
    peraturan: str
    pembulatan: str
    sidik: str
    halaman: list[Catatan] = field(default_factory=list)
    dihapus: list[str] = field(default_factory=list)
    pekerja: int = 0
    mulai: str = ""
    selesai: str = ""
    detik: float = 0.0
    dihentikan: bool = False
    alur: str = ""
    saat: str = ""
    beserta: list[Catatan] = field(default_factory=list)
    segel: str = ""

    @property
    def diminta(self) -> list[Catatan]:
        """The files that this run was asked for."""
        return [h for h in (*self.halaman, *self.beserta) if h.status != "tidak diminta"]

    @property
    def berhasil(self) -> bool:
        """Whether all that was asked for is there."""
        return not self.dihentikan and all(h.status in _SUCCESSFUL for h in self.diminta)

    @property
    def gagal(self) -> list[Catatan]:
        """The files that failed."""
        return [h for h in (*self.halaman, *self.beserta) if h.status == "gagal"]

    @property
    def ringkasan(self) -> dict[str, int]:
        """Number of files by status."""
        return dict(Counter(h.status for h in (*self.halaman, *self.beserta)))

    def sebagai_dict(self) -> dict[str, Any]:
        """Plain mapping, as it is written to ``manifest.json``."""
        status = (
            "dihentikan" if self.dihentikan else "selesai" if self.berhasil else "selesai dengan kegagalan"
        )
        isi = asdict(self)
        halaman = isi.pop("halaman")
        return {"skema": SKEMA, "status": status, **isi, "ringkasan": self.ringkasan, "halaman": halaman}

    def tulis(self, folder: Path) -> None:
        """Write ``manifest.json`` in one step."""
        teks = json.dumps(self.sebagai_dict(), ensure_ascii=True, indent=1)
        try:
            publish(folder, MANIFES, teks.encode() + b"\n")
        except OSError as galat:
            raise LaporanError(
                f"{MANIFES} tidak dapat ditulis: {sebab_disk(galat)}.",
                "Sediakan ruang disk atau izin menulis, lalu jalankan lagi perintah yang sama.",
            ) from galat


def read_records(folder: Path) -> list[Catatan]:
    """Records of the last run in a folder; none if there was no run, or it cannot be read."""
    try:
        isi = urai_json((folder / MANIFES).read_bytes())
        halaman = isi["halaman"] if isi["skema"] == SKEMA else []
        return [_catatan(h) for h in halaman]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # a manifest that cannot be trusted vouches for nothing: all pages are made anew
        return []


def read_manifest(folder: Path) -> Manifest | None:
    """Manifest of the last run in a folder; None if it was not brought to a good end, or cannot be read."""
    try:
        isi = urai_json((folder / MANIFES).read_bytes())
        if isi["skema"] != SKEMA:
            return None
        lain = {n: v for n, v in isi.items() if n not in {"skema", "status", "ringkasan"}}
        halaman = {n: [_catatan(h) for h in isi[n]] for n in ("halaman", "beserta")}
        manifest = Manifest(**{**lain, **halaman})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return manifest if manifest.berhasil else None


def _catatan(isi: Mapping[str, Any]) -> Catatan:
    catatan = Catatan(**{**isi, "keterangan": tuple(isi["keterangan"])})
    lain = {"detik", "keterangan"}
    teks = [*catatan.keterangan, *(v for n, v in vars(catatan).items() if n not in lain)]
    halaman = catatan.berkas == REKAP or str(catatan.berkas).endswith(".html")
    if not all(isinstance(t, str) for t in teks) or not halaman or not is_plain_name(catatan.berkas):
        raise ValueError("catatan tidak sah")
    return replace(catatan, detik=float(catatan.detik))


def now() -> str:
    """The moment, as the manifest writes it."""
    return dt.datetime.now(tz=dt.UTC).astimezone().isoformat(timespec="seconds")


def kept_records(lama: Iterable[Catatan], plan: Iterable[Catatan]) -> list[Catatan]:
    """Records of an earlier run that a run for some units only leaves standing."""
    baru = {h.berkas.casefold() for h in plan}
    return [
        replace(h, status="tidak diminta", galat="")
        for h in lama
        if h.sha256 and h.berkas.casefold() not in baru
    ]


def publish(folder: Path, nama: str, isi: bytes) -> str:
    """Write a file of the report in one step."""
    write_whole(inside(folder, nama), isi)
    return sidik(isi)


def withdraw(folder: Path, nama: str, sha256: str = "") -> bool:
    """Take a file away that must not look current any more; whether there was one.

    With `sha256`, only a file with that content: FileExistsError if it holds something else.
    """
    path = inside(folder, nama)
    if sha256 and os.path.lexists(path) and file_sha256(folder, nama) != sha256:
        raise FileExistsError(errno.EEXIST, "isinya bukan buatan laporan ini", str(path))
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    sync_folder(folder)
    return True


def file_sha256(folder: Path, nama: str) -> str | None:
    """SHA-256 of a file of the report, or None if it cannot be read."""
    path = inside(folder, nama)
    try:
        return sidik_berkas(path)
    except OSError:
        return None


@contextlib.contextmanager
def report_folder(folder: Path, *, semua: bool = False) -> Iterator[Path]:
    """The folder of the report, made if need be, held by this run alone.

    Leftovers of a run that was killed in the middle of writing are swept out. `semua`: a whole report is to
    be written, whose index must not take the place of somebody else's.
    """
    with contextlib.ExitStack() as selama:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            folder = folder.resolve(strict=True)
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, "tidak boleh menulis")
            selama.enter_context(locked(folder))
        except BlockingIOError as galat:
            raise LaporanError(
                f"Folder laporan {kutip(folder)} sedang ditulis oleh proses abk yang lain.",
                "Tunggu sampai proses itu selesai, atau pilih folder lain dengan --keluar.",
            ) from galat
        except OSError as galat:
            raise LaporanError(
                f"Folder laporan {kutip(folder)} tidak dapat dipakai: {sebab_disk(galat)}.",
                "Pilih folder lain dengan --keluar.",
            ) from galat
        if semua and _foreign_index(folder):
            raise LaporanError(
                f"Folder {kutip(folder)} berisi {INDEKS} yang bukan buatan laporan.",
                "Pilih folder lain dengan --keluar, atau pindahkan berkas itu.",
            )
        sweep(folder)
        yield folder


def _foreign_index(folder: Path) -> bool:
    """Whether an index stands there that no report has written, as far as can be seen."""
    try:
        return not (folder / MANIFES).exists() and _PAGE not in (folder / INDEKS).read_bytes()
    except OSError:
        return False
